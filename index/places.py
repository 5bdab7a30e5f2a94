"""Look into the texts of some rows for where units follow one another."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.batch import Analysis, UnitVocabulary, is_soft
from index.lists import NO_LIST, Wide
from index.postings import Ordinals, Postings
from index.texts import ESCAPE, FILLER, Codes, Texts, escaped, folding

# Paragraphs looked into at once: of 73,000 a tenth less time than of four times as many at once, in a quarter of the
# memory.
MANY = 1 << 11
# A soft mark among the units of a phrase, of which longer ones are cut into units.
SOFT_KIND = 255


def proved(texts: Texts, rows: Ordinals, sequence: Sequence[str], *, has_letters: bool) -> Postings:
    """Those of some rows where units follow one another, and at how many places."""
    parts = [rows[low : low + MANY] for low in range(0, len(rows), MANY)]
    owners = owners_by_units if has_letters else owners_by_characters
    counts = [np.bincount(owners(texts, part, sequence), minlength=len(part)) for part in parts]
    times = np.concatenate([NO_LIST, *counts])
    there = np.flatnonzero(times > 0)
    return Postings(rows[there], times[there].astype(np.int32))


def places_of_units(texts: Texts, rows: Ordinals, sequence: Sequence[str]) -> tuple[Wide, Wide]:
    """Where in some rows units follow one another: by number among the rows, and at which unit."""
    vocabulary = UnitVocabulary()
    wanted = vocabulary.ids(sequence).tolist()
    found = Analysis(*texts.codes(rows)).units(vocabulary)
    places = following(found.ids, wanted)
    places = places[found.texts[places] == found.texts[places + len(wanted) - 1]]
    owners = found.texts[places]
    return owners.astype(np.int64), places - np.searchsorted(found.texts, owners)


def owners_by_units(texts: Texts, rows: Ordinals, sequence: Sequence[str]) -> Wide:
    """For every place where units follow one another, in which of some rows, by number among them."""
    return places_of_units(texts, rows, sequence)[0]


def owners_by_characters(texts: Texts, rows: Ordinals, sequence: Sequence[str]) -> Wide:
    """The same of units of one character that is no letter, figure or point.

    Codes are looked at as they are packed, each by a table of what it is in this phrase: several times as fast.
    """
    packed, ends = texts.packed(rows)
    wanted = [ord(unit) for unit in sequence]
    numbers = {code: number for number, code in enumerate(dict.fromkeys(wanted), 1)}
    kinds = kinds_among(texts.folded, numbers)
    kinds[FILLER] = kinds[ESCAPE] = 0
    row = kinds.take(packed)
    if len(places := np.flatnonzero(packed == ESCAPE)):
        row[places] = kinds_among(folding()[escaped(packed, places)], numbers)
        row[places + 1] = row[places + 2] = SOFT_KIND
    soft = np.flatnonzero(row == SOFT_KIND)
    found = following(row.compress(row != SOFT_KIND), [numbers[code] for code in wanted])
    ahead = soft - np.arange(len(soft))  # soft marks are few: places without them are told by those before
    both = [found + shift + np.searchsorted(ahead, found + shift, "right") for shift in (0, len(wanted) - 1)]
    first, last = (np.searchsorted(ends, one, "right") for one in both)
    return first.compress(first == last).astype(np.int64)


def following(row: NDArray[Any], wanted: Sequence[int]) -> NDArray[np.intp]:
    """Where some numbers follow one another in a row of numbers."""
    places = np.flatnonzero(row[: max(0, len(row) - len(wanted) + 1)] == wanted[0])
    for shift, number in enumerate(wanted[1:], 1):
        places = places.compress(row.take(places + shift) == number)
    return places


def kinds_among(folded: Codes, numbers: dict[int, int]) -> NDArray[np.uint8]:
    """What code points are in a phrase: the number of each of its units, SOFT_KIND for soft marks, 0 for others."""
    kinds: NDArray[np.uint8] = np.where(is_soft(folded), np.uint8(SOFT_KIND), np.uint8(0))
    for code, number in numbers.items():
        kinds[folded == code] = number
    return kinds
