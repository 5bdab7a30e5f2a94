"""Look into the texts of some rows for where units follow one another."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.batch import Analysis, UnitVocabulary, is_soft
from index.buffers import buffer
from index.lists import NO_LIST, Wide
from index.postings import Ordinals, Postings
from index.texts import ESCAPE, FILLER, Texts, escaped, folding

# Paragraphs looked into at once: of 73,000 a tenth less time than of four times as many at once, in a quarter of the
# memory.
MANY = 1 << 11
# Soft marks in a row that are stepped over one by one; of more, what stands behind is looked up.
SHORT = 4
# A soft mark among the units of a phrase, of which longer ones are cut into units.
SOFT_KIND = 255


class Codes:
    """The codes of the characters of some texts: which are soft marks, and which fold to a character."""

    def __init__(self, texts: Texts) -> None:
        self.texts = texts
        self.soft = np.where(is_soft(texts.folded), np.uint8(SOFT_KIND), np.uint8(0))
        self.soft[FILLER] = self.soft[ESCAPE] = 0
        self.order = texts.folded.argsort(kind="stable")
        self.sorted = buffer(texts.folded.take(self.order))

    def kinds(self, numbers: dict[int, int]) -> NDArray[np.uint8]:
        """What every code is in a phrase: the number of each of its units, SOFT_KIND for soft marks, 0 for others."""
        kinds = self.soft.copy()
        for code, number in numbers.items():
            low = bisect_left(self.sorted, code)
            kinds[self.order[low : bisect_right(self.sorted, code, low)]] = number
        return kinds


def proved(codes: Codes, rows: Ordinals, sequence: Sequence[str], *, has_letters: bool) -> Postings:
    """Those of some rows where units follow one another, and at how many places."""
    parts = [rows[low : low + MANY] for low in range(0, len(rows), MANY)]
    owners = owners_by_units if has_letters else owners_by_characters
    counts = [np.bincount(owners(codes, part, sequence), minlength=len(part)) for part in parts]
    times = counts[0] if len(counts) == 1 else np.concatenate([NO_LIST, *counts])
    there = times.nonzero()[0]
    return Postings(rows.take(there), times.take(there).astype(np.int32))


def places_of_units(texts: Texts, rows: Ordinals, sequence: Sequence[str]) -> tuple[Wide, Wide]:
    """Where in some rows units follow one another: by number among the rows, and at which unit."""
    vocabulary = UnitVocabulary()
    wanted = vocabulary.ids(sequence).tolist()
    found = Analysis(*texts.codes(rows)).units(vocabulary)
    places = following(found.ids, wanted)
    places = places[found.texts[places] == found.texts[places + len(wanted) - 1]]
    owners = found.texts[places]
    return owners.astype(np.int64), places - np.searchsorted(found.texts, owners)


def owners_by_units(codes: Codes, rows: Ordinals, sequence: Sequence[str]) -> Wide:
    """For every place where units follow one another, in which of some rows, by number among them."""
    return places_of_units(codes.texts, rows, sequence)[0]


def owners_by_characters(codes: Codes, rows: Ordinals, sequence: Sequence[str]) -> Wide:
    """The same of units of one character that is no letter, figure or point.

    Codes are looked at as they are packed, each by a table of what it is in this phrase: several times as fast.
    """
    packed, ends = codes.texts.packed(rows)
    wanted = [*map(ord, sequence)]
    numbers = {code: number for number, code in enumerate(dict.fromkeys(wanted), 1)}
    row = np.zeros(len(packed) + 1, np.uint8)  # nothing stands behind the last
    codes.kinds(numbers).take(packed, out=row[:-1], mode="clip")
    if len(places := (packed == ESCAPE).nonzero()[0]):
        row[places] = kinds_among(folding()[escaped(packed, places)], numbers)
        row[places + 1] = row[places + 2] = SOFT_KIND
    first = last = (row == numbers[wanted[0]]).nonzero()[0]
    for code in wanted[1:]:
        last = behind_marks(row, last + 1)
        there = row.take(last) == numbers[code]
        first, last = first.compress(there), last.compress(there)
    owners: Wide = ends.searchsorted(first, "right").astype(np.int64)
    return owners.compress(owners == ends.searchsorted(last, "right"))


def behind_marks(row: NDArray[np.uint8], places: NDArray[np.intp]) -> NDArray[np.intp]:
    """The places themselves, or the next ones that hold no soft mark."""
    for _ in range(SHORT):
        if not (soft := row.take(places) == SOFT_KIND).any():
            return places
        places = places + soft
    hard: NDArray[np.intp] = (row != SOFT_KIND).nonzero()[0]
    return hard.take(hard.searchsorted(places))


def following(row: NDArray[Any], wanted: Sequence[int]) -> NDArray[np.intp]:
    """Where some numbers follow one another in a row of numbers."""
    places: NDArray[np.intp] = (row[: max(0, len(row) - len(wanted) + 1)] == wanted[0]).nonzero()[0]
    for shift, number in enumerate(wanted[1:], 1):
        places = places.compress(row.take(places + shift) == number)
    return places


def kinds_among(folded: NDArray[np.uint32], numbers: dict[int, int]) -> NDArray[np.uint8]:
    """What code points are in a phrase: the number of each of its units, SOFT_KIND for soft marks, 0 for others."""
    kinds: NDArray[np.uint8] = np.where(is_soft(folded), np.uint8(SOFT_KIND), np.uint8(0))
    for code, number in numbers.items():
        kinds[folded == code] = number
    return kinds
