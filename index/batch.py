"""Turn many texts at once into numbers: the units of each, and where the words of a dictionary stand among them.

The same units as `units.units` and the same words as `Tokenizer.terms` finds, but over one long array of code points
instead of one regular expression a text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.texts import CODE_POINTS, Codes, folding, joined
from index.tokenizer import is_han, is_term
from index.units import LETTER, SOFT
from index.wordlist import WordList

Ids = NDArray[np.int32]
Mask = NDArray[np.bool_]

# What a unit is: in no word, a Han character, or what is a word by itself and nothing else.
MARK, HAN, WORD = range(3)
# What a code point is, as bits; 0 is not yet known.
KNOWN, IS_SOFT, IS_LETTER, IS_DIGIT = (1 << bit for bit in range(4))
SEPARATOR, SPACE, POINT = 0, ord(" "), ord(".")


class UnitVocabulary(dict[str, int]):
    """Units and their ids, 0 for the first one met, and so on, with what each is."""

    def __init__(self) -> None:
        self.kinds = np.zeros(0, np.uint8)
        self.of_codes = np.zeros(CODE_POINTS, np.int32)  # plus 1, 0 where it is not known yet

    def __missing__(self, unit: str) -> int:
        number = self[unit] = len(self)
        return number

    def ids(self, units: Sequence[str]) -> Ids:
        """The id of each unit, new ones added."""
        return np.fromiter(map(self.__getitem__, units), np.int32, len(units))

    def ids_of(self, codes: Codes) -> Ids:
        """The id of each unit that is one character, new ones added in the order of their code points."""
        ids = self.of_codes.take(codes)
        if len(ids) and not ids.all():
            for code in sorted(set(codes[ids == 0].tolist())):
                self.of_codes[code] = self[chr(code)] + 1
            ids = self.of_codes.take(codes)
        ids -= 1
        return ids

    def kinds_of(self, ids: Ids) -> NDArray[np.uint8]:
        """What units are: MARK, HAN or WORD."""
        if len(self.kinds) < len(self):
            new = [kind_of(unit) for unit in islice(self, len(self.kinds), None)]
            self.kinds = np.concatenate([self.kinds, np.array(new, np.uint8)])
        return self.kinds.take(ids)


def kind_of(unit: str) -> int:
    """What a unit is."""
    if is_han(unit):
        return HAN
    return WORD if is_term(unit) else MARK


@cache
def classes() -> NDArray[np.uint8]:
    """For every code point what it is, filled in as they are met."""
    return np.zeros(CODE_POINTS, np.uint8)


def classify(codes: Codes) -> NDArray[np.uint8]:
    """What each code point is: the same question to the same patterns as the readers of single texts ask."""
    known = classes()
    found = known.take(codes)
    if not found.all():
        for code in sorted(set(codes[found == 0].tolist())):
            known[code] = class_of(chr(code))
        found = known.take(codes)
    return found


def is_soft(codes: Codes) -> Mask:
    """Which code points are soft marks."""
    return (classify(codes) & IS_SOFT).astype(np.bool_)


def class_of(char: str) -> int:
    """What one character is."""
    soft, letter = re.match(SOFT, char) is not None, re.match(LETTER, char) is not None
    return KNOWN | IS_SOFT * soft | IS_LETTER * letter | IS_DIGIT * ("0" <= char <= "9")


class Analysis:
    """The texts of one batch, folded and joined, with what each character is.

    `codes` are folded code points with a separator behind each text.
    """

    def __init__(self, raw: Codes, lengths: NDArray[np.int64]) -> None:
        self.count = len(lengths)
        self.ends = np.cumsum(lengths + 1) - 1
        inside = np.ones(len(raw) + self.count, np.bool_)
        inside[self.ends] = False
        self.codes = np.zeros(len(inside), np.uint32)
        self.codes[inside] = folding().take(raw)
        self.codes[inside & (self.codes == SEPARATOR)] = SPACE  # as invisible, and no separator
        self.kinds = classify(self.codes)
        self.is_letter = self.letters()
        edges = np.flatnonzero(np.diff(self.is_letter, prepend=False, append=False))
        self.run_starts, self.run_ends = edges[::2], edges[1::2]
        self.starts_unit = ~self.is_letter & ~self.is_a(IS_SOFT)
        self.starts_unit[self.run_starts] = True

    @classmethod
    def of(cls, texts: Sequence[str]) -> Analysis:
        """The same of strings."""
        return cls(*joined(texts))

    def is_a(self, kind: int) -> Mask:
        """Where the characters are of a kind."""
        return (self.kinds & kind).astype(np.bool_)

    def letters(self) -> Mask:
        """Where Latin words and numbers stand, the points inside numbers included."""
        letters, digit = self.is_a(IS_LETTER), self.is_a(IS_DIGIT)
        points = np.flatnonzero(self.codes[1:-1] == POINT) + 1
        letters[points[digit[points - 1] & digit[points + 1]]] = True
        return letters

    def strings(self, starts: NDArray[np.intp], ends: NDArray[np.intp]) -> list[str]:
        """The folded slices between starts and ends."""
        # one small string is cut many times faster out of a run of Latin text than out of the whole batch
        chars = self.folded
        return [chars[start:end] for start, end in zip(starts.tolist(), ends.tolist(), strict=True)]

    @property
    def folded(self) -> str:
        """The folded texts as one string, offsets as in `codes`."""
        return self.codes.tobytes().decode("utf-32-le", "surrogatepass")

    def units(self, vocabulary: UnitVocabulary) -> Units:
        """The units of all texts one behind another."""
        places = np.flatnonzero(self.starts_unit)
        codes = self.codes.take(places)
        is_run = self.is_letter.take(places)
        ids = np.empty(len(places), np.int32)
        singles, runs = np.flatnonzero(~is_run), np.flatnonzero(is_run)
        ids[singles] = vocabulary.ids_of(codes.take(singles))
        ids[runs] = vocabulary.ids(self.strings(self.run_starts, self.run_ends))
        bounds = np.searchsorted(places, self.ends)
        counts = np.diff(bounds, prepend=0)
        texts = np.repeat(np.arange(self.count, dtype=np.int32), counts)
        # what is longer than one character is in no word, and 0 parts two texts
        codes[runs] = SEPARATOR
        return Units(ids, vocabulary.kinds_of(ids), texts, counts, codes)


class Units(NamedTuple):
    """Units of texts one behind another: id, kind and text of each; how many each text has; their characters, or 0."""

    ids: Ids
    kinds: NDArray[np.uint8]
    texts: Ids
    counts: NDArray[np.int64]
    chars: Codes

    def pairs(self) -> NDArray[np.intp]:
        """Where a unit stands that is no mark, and another such one behind it in the same text."""
        is_term = self.kinds != MARK
        return np.flatnonzero(is_term[:-1] & is_term[1:] & (self.texts[:-1] == self.texts[1:]))

    def words(self, known: WordList) -> Iterator[tuple[int, NDArray[np.intp], Ids]]:
        """Yield a length, where words of so many units begin, and their numbers in the word list."""
        row = np.zeros(len(self.ids) + len(self.counts), np.uint32)
        places = np.arange(len(self.ids), dtype=np.int32)
        places += self.texts
        row[places] = self.chars
        texts = np.repeat(np.arange(len(self.counts), dtype=np.int32), self.counts + 1)
        for length, starts, words in known.levels(row):
            yield length, starts - texts.take(starts), words
