"""Turn many texts at once into numbers: the words and the units of each, as ids of growing vocabularies.

The same words as `Tokenizer.terms` finds and the same units as `units.units`, but over one long array of code points
instead of one regular expression a text. The order of a text's words is not kept, that of its units is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from index.folding import table
from index.tokenizer import HAN_CHARACTER, is_term
from index.units import LETTER, SOFT
from index.wordlist import WordList

Ids = NDArray[np.int32]
Codes = NDArray[np.uint32]
Mask = NDArray[np.bool_]
Pairs = tuple[Ids, Ids]

CODE_POINTS = 0x110000
# What a code point is, as bits; 0 is not yet known.
KNOWN, IS_SOFT, IS_LETTER, IS_DIGIT = (1 << bit for bit in range(4))
SEPARATOR, POINT = 0, ord(".")


class Vocabulary(dict[str, int]):
    """Strings and their ids, 0 for the first one asked for, and so on."""

    def __missing__(self, term: str) -> int:
        number = self[term] = len(self)
        return number

    def ids(self, terms: Sequence[str]) -> Ids:
        """The id of each term, new ones added."""
        return np.fromiter(map(self.__getitem__, terms), np.int32, len(terms))


class UnitVocabulary(Vocabulary):
    """Units, and the ids of those that are terms by themselves."""

    def __init__(self) -> None:
        self.terms = np.zeros(0, np.int32)

    def ids_among(self, terms: Vocabulary) -> Ids:
        """For every unit its id among the terms, always the same ones; -1 for marks."""
        new = [terms[unit] if is_term(unit) else -1 for unit in islice(self, len(self.terms), None)]
        self.terms = np.concatenate([self.terms, np.array(new, np.int32)])
        return self.terms


class TermVocabulary(Vocabulary):
    """The terms of texts: units with a letter, and the dictionary's words. A string is made of each only once."""

    def __init__(self, words: WordList) -> None:
        self.words = words
        self.of_words = np.full(len(words), -1, np.int32)
        self.is_character = np.zeros(0, np.bool_)

    def ids_of_words(self, numbers: Ids) -> Ids:
        """The ids of words given by their numbers in the word list."""
        ids = self.of_words[numbers]
        if len(ids) and ids.min() < 0:
            for number in np.unique(numbers[ids < 0]).tolist():
                self.of_words[number] = self[self.words.word(number)]
            ids = self.of_words[numbers]
        return ids

    def characters(self) -> Mask:
        """For every id whether it is that of a Han character, which counts once a text."""
        new = islice(self, len(self.is_character), None)
        here = np.array([HAN_CHARACTER.fullmatch(term) is not None for term in new], np.bool_)
        self.is_character = np.concatenate([self.is_character, here])
        return self.is_character


@cache
def folding() -> Codes:
    """For every code point the one it folds to."""
    folded = np.arange(CODE_POINTS, dtype=np.uint32)
    for code, target in table().items():
        folded[code] = ord(target)
    return folded


@cache
def classes() -> NDArray[np.uint8]:
    """For every code point what it is, filled in as they are met."""
    return np.zeros(CODE_POINTS, np.uint8)


def classify(codes: Codes) -> NDArray[np.uint8]:
    """What each code point is: the same question to the same patterns as the readers of single texts ask."""
    known = classes()
    found = known[codes]
    if not found.all():
        for code in np.unique(codes[found == 0]).tolist():
            known[code] = class_of(chr(code))
        found = known[codes]
    return found


def class_of(char: str) -> int:
    """What one character is."""
    soft, letter = re.match(SOFT, char) is not None, re.match(LETTER, char) is not None
    return KNOWN | IS_SOFT * soft | IS_LETTER * letter | IS_DIGIT * ("0" <= char <= "9")


class Analysis:
    """The texts of one batch, folded and joined, with what each character is.

    `codes` are folded code points with a separator behind each text; `text_of` is the number of the text at each.
    """

    def __init__(self, texts: Sequence[str]) -> None:
        joined = "\0".join(text.replace("\0", " ") for text in texts) + "\0"
        raw = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), np.uint32)
        self.count = len(texts)
        self.codes = folding()[raw]
        self.kinds = classify(self.codes)
        self.is_letter = self.letters()
        edges = np.flatnonzero(np.diff(self.is_letter, prepend=False, append=False))
        self.run_starts, self.run_ends = edges[::2], edges[1::2]
        self.starts_unit = ~self.is_letter & ~self.is_a(IS_SOFT)
        self.starts_unit[self.run_starts] = True

    def is_a(self, kind: int) -> Mask:
        """Where the characters are of a kind."""
        return (self.kinds & kind).astype(np.bool_)

    def letters(self) -> Mask:
        """Where Latin words and numbers stand, the points inside numbers included."""
        letters, digit = self.is_a(IS_LETTER), self.is_a(IS_DIGIT)
        points = np.flatnonzero(self.codes[1:-1] == POINT) + 1
        letters[points[digit[points - 1] & digit[points + 1]]] = True
        return letters

    def text_of(self, places: NDArray[np.intp]) -> Ids:
        """The number of the text that each place lies in."""
        ends = np.flatnonzero(self.codes == SEPARATOR)
        return np.searchsorted(ends, places).astype(np.int32)

    def strings(self, starts: NDArray[np.intp], ends: NDArray[np.intp]) -> list[str]:
        """The folded slices between starts and ends."""
        # one small string is cut many times faster out of a run of Latin text than out of the whole batch
        chars = self.folded
        return [chars[start:end] for start, end in zip(starts.tolist(), ends.tolist(), strict=True)]

    @property
    def folded(self) -> str:
        """The folded texts as one string, offsets as in `codes`."""
        return self.codes.tobytes().decode("utf-32-le", "surrogatepass")

    def units(self, vocabulary: Vocabulary) -> tuple[Ids, NDArray[np.int64]]:
        """The unit ids of all texts one behind another, and how many each text has."""
        ids = np.full(len(self.codes), -1, np.int32)
        singles = np.flatnonzero(self.starts_unit & ~self.is_letter)
        distinct, inverse = unique_codes(self.codes[singles])
        ids[singles] = vocabulary.ids([chr(code) for code in distinct])[inverse]
        ids[self.run_starts] = vocabulary.ids(self.strings(self.run_starts, self.run_ends))
        places = np.flatnonzero(self.starts_unit)
        return ids[places], np.bincount(self.text_of(places), minlength=self.count)

    def terms(self, vocabulary: TermVocabulary, units: UnitVocabulary, ids: Ids, counts: NDArray[np.int64]) -> Pairs:
        """All words that an index holds of the texts, in no order: their ids, and the text each stands in.

        `ids` and `counts` are what `units` gave. A Han character comes as often as it stands there.
        """
        texts = np.repeat(np.arange(self.count, dtype=np.int32), counts)
        alone = units.ids_among(vocabulary)[ids]
        # in no word: what is longer than one character, and the 0 that parts two texts
        row = np.zeros(len(ids) + self.count, np.uint32)
        places = np.flatnonzero(self.starts_unit)
        row[np.arange(len(ids)) + texts] = np.where(self.is_letter[places], 0, self.codes[places])
        starts, words = vocabulary.words.find(row)
        rows = np.repeat(np.arange(self.count, dtype=np.int32), counts + 1)
        is_term = alone >= 0
        return (
            np.concatenate([alone[is_term], vocabulary.ids_of_words(words)]),
            np.concatenate([texts[is_term], rows[starts]]),
        )


def unique_codes(codes: Codes) -> tuple[list[int], Ids]:
    """The different code points, and for each place the number of its own among them."""
    present = np.zeros(CODE_POINTS, np.int32)
    present[codes] = 1
    distinct = np.flatnonzero(present)
    present[distinct] = np.arange(len(distinct))
    return distinct.tolist(), present[codes]
