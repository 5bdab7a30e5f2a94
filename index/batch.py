"""Turn many texts at once into numbers: the words and the units of each, as ids of growing vocabularies.

The same words as `Tokenizer.search_words` finds and the same units as `units.units`, but over one long array of code
points instead of one regular expression a text. The order of a text's words is not kept, that of its units is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from index.folding import table
from index.tokenizer import CONNECTORS, HAN, PERCENT, Tokenizer
from index.units import LETTER, SOFT

Ids = NDArray[np.int32]
Codes = NDArray[np.uint32]
Mask = NDArray[np.bool_]

CODE_POINTS = 0x110000
# What a code point is, as bits; 0 is not yet known.
KNOWN, IS_SOFT, IS_LETTER, IS_HAN, IS_OTHER, IS_DIGIT, IS_CONNECTOR, IS_PERCENT = (1 << bit for bit in range(8))
SEPARATOR, POINT = 0, ord(".")
NEWLINE, RETURN = 10, 13


class Vocabulary(dict[str, int]):
    """Strings and their ids, 0 for the first one asked for, and so on."""

    def __init__(self) -> None:
        self.inner: list[int] = []
        self.inner_ends = [0]

    def __missing__(self, term: str) -> int:
        number = self[term] = len(self)
        return number

    def ids(self, terms: Sequence[str]) -> Ids:
        """The id of each term, new ones added."""
        return np.fromiter(map(self.__getitem__, terms), np.int32, len(terms))

    def inner_words(self, tokenizer: Tokenizer) -> tuple[Ids, NDArray[np.int64]]:
        """For words by id the ids of the words inside each: those of id i are `[0][[1][i]:[1][i + 1]]`.

        A word inside another has none of its own, so what is asked for is those that were whole when this is called.
        """
        for word in list(self)[len(self.inner_ends) - 1 :]:
            self.inner += (self[term] for term, _ in tokenizer.inner_words(word))
            self.inner_ends.append(len(self.inner))
        return np.array(self.inner, np.int32), np.array(self.inner_ends, np.int64)


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
    han, letter = re.match(HAN, char), re.match(LETTER, char)
    return (
        KNOWN
        | IS_SOFT * bool(re.match(SOFT, char))
        | IS_LETTER * bool(letter)
        | IS_HAN * bool(han)
        | IS_OTHER * bool(not han and not letter and re.match(r"[^\W_]", char))
        | IS_DIGIT * ("0" <= char <= "9")
        | IS_CONNECTOR * (char in CONNECTORS)
        | IS_PERCENT * (char in PERCENT)
    )


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
        alone = ~self.is_letter & ~self.is_a(IS_SOFT)
        ids = np.full(len(self.codes), -1, np.int32)
        singles = np.flatnonzero(alone)
        distinct, inverse = unique_codes(self.codes[singles])
        ids[singles] = vocabulary.ids([chr(code) for code in distinct])[inverse]
        ids[self.run_starts] = vocabulary.ids(self.strings(self.run_starts, self.run_ends))
        places = np.flatnonzero(ids >= 0)
        return ids[places], np.bincount(self.text_of(places), minlength=self.count)

    def words(self, vocabulary: Vocabulary, tokenizer: Tokenizer) -> tuple[Ids, Ids]:
        """The whole words of all texts in no order: their ids, and the text each stands in."""
        if tokenizer.mixed:
            return self.words_one_by_one(vocabulary, tokenizer)
        parts = [self.han_words(vocabulary, tokenizer), self.compounds(vocabulary), self.others(vocabulary)]
        ids, texts = (np.concatenate(part) for part in zip(*parts, strict=True))
        return ids, texts

    def words_one_by_one(self, vocabulary: Vocabulary, tokenizer: Tokenizer) -> tuple[Ids, Ids]:
        """The same where a user's words run across scripts, such as 农村ai: the tokenizer looks for them first."""
        cut = [[word.term for word in tokenizer.words(text)] for text in self.folded.split("\0")[:-1]]
        counts = [len(words) for words in cut]
        ids = vocabulary.ids([word for words in cut for word in words])
        return ids, np.repeat(np.arange(self.count, dtype=np.int32), counts)

    def han_words(self, vocabulary: Vocabulary, tokenizer: Tokenizer) -> tuple[Ids, Ids]:
        """The words of all Han runs, cut in one call: a newline between runs, a carriage return between texts."""
        han, ends = self.is_a(IS_HAN), self.codes == SEPARATOR
        after = np.concatenate([[False], han[:-1]])
        chars = np.where(han, self.codes, np.where(ends, RETURN, NEWLINE))[han | ends | after]
        tokens = tokenizer.jieba.cut(chars.astype(np.uint32).tobytes().decode("utf-32-le"), False)
        marks = vocabulary.ids(["\n", "\r"])
        ids = vocabulary.ids(tokens)
        texts = np.cumsum(ids == marks[1], dtype=np.int32)
        kept = (ids != marks[0]) & (ids != marks[1])
        return ids[kept], texts[kept]

    def compounds(self, vocabulary: Vocabulary) -> tuple[Ids, Ids]:
        """The Latin words, numbers and compounds: runs joined by one connector each, and a percent sign behind."""
        starts, ends = self.run_starts, self.run_ends
        if not len(starts):
            return np.zeros(0, np.int32), np.zeros(0, np.int32)
        joins = (starts[1:] - ends[:-1] == 1) & self.is_a(IS_CONNECTOR)[ends[:-1]]
        begins = starts[np.concatenate([[True], ~joins])]
        stops = ends[np.concatenate([~joins, [True]])]
        stops = stops + self.is_a(IS_PERCENT)[stops]
        return vocabulary.ids(self.strings(begins, stops)), self.text_of(begins)

    def others(self, vocabulary: Vocabulary) -> tuple[Ids, Ids]:
        """The letters and numbers of any other script, one by one."""
        places = np.flatnonzero(self.is_a(IS_OTHER) & ~self.is_letter)
        return vocabulary.ids([chr(code) for code in self.codes[places].tolist()]), self.text_of(places)


def unique_codes(codes: Codes) -> tuple[list[int], Ids]:
    """The different code points, and for each place the number of its own among them."""
    present = np.zeros(CODE_POINTS, np.int32)
    present[codes] = 1
    distinct = np.flatnonzero(present)
    present[distinct] = np.arange(len(distinct))
    return distinct.tolist(), present[codes]


def with_inner_words(ids: Ids, texts: Ids, vocabulary: Vocabulary, tokenizer: Tokenizer) -> tuple[Ids, Ids]:
    """The words of `ids` and behind them all the words inside them, with the text of each."""
    flat, ends = vocabulary.inner_words(tokenizer)
    each = (ends[1:] - ends[:-1])[ids]
    starts = ends[:-1]
    place = np.arange(each.sum()) - np.repeat(np.cumsum(each) - each, each) + np.repeat(starts[ids], each)
    return np.concatenate([ids, flat[place]]), np.concatenate([texts, np.repeat(texts, each)])
