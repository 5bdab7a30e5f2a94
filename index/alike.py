"""Articles → 32 bytes each that are alike where their texts are: what tells a story that was printed twice.

A text is the row of its letters and digits, folded, names of reporters left out, so that marks, column breaks and
bylines do not count. Its shingles are the runs of GRAM in that row. A hash puts each shingle into one of BINS bins; of
the least hash in a bin one byte is kept, and 0 of an empty bin (min-hash with one permutation). In how many bins two
texts agree tells how many of their shingles they share.
"""

from __future__ import annotations

from functools import cache, cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.texts import Codes, folding

BINS = 32
GRAM = 4
# Articles that agree in so many bins are near duplicates when they were printed within so many days, or when the day
# of one is not known. Measured by `benchmarks/duplicates.py` on 20,000 articles of news: of stories with 2 characters
# of 100 changed all are found, of 5 in 100 97 %, of those that lack a paragraph 90 %. Of the pairs that are
# found among them as printed 85 % share half of their shingles, all 0.40 and more.
# Without the days the bulletins of years would be near one another: 31个省（自治区、直辖市）报告新增确诊病例…
NEAR = 18
DAYS = 7
# Among fewer articles, looking at each is as fast as looking them up.
FEW = 4096

_WEIGHTS = (0x9E3779B1, 0x85EBCA77, 0xC2B2AE3D, 0x27D4EB2F)  # odd, so that no character is lost
_RANK_BITS = 27
_NO_RANK = (1 << _RANK_BITS) - 1
# Code points below are letters and digits or not, one by one; those above are nearly all characters of words.
_MIXED = 0x3200

Fingerprints = NDArray[np.uint8]
Ids = NDArray[np.integer[Any]]


def fingerprints(codes: Codes, sizes: NDArray[np.int64]) -> Fingerprints:
    """The fingerprint of each text, one a row; they stand one behind another in `codes`, so many code points each."""
    folded = folding().take(codes)  # full-width marks too, which are no letters then
    kept = np.flatnonzero(_letters().take(np.minimum(folded, np.uint32(_MIXED))))
    ends = np.searchsorted(kept, np.cumsum(sizes))
    hashes = _hashes(folded.take(kept))
    texts = np.repeat(np.arange(len(sizes)), np.diff(ends, prepend=0))[: len(hashes)]
    ranks = hashes & np.uint32(_NO_RANK)
    across = (ends[:, None] - np.arange(1, GRAM)).ravel()  # where a shingle would reach into the next text
    ranks[across[(across >= 0) & (across < len(hashes))]] = _NO_RANK
    least = np.full(len(sizes) * BINS, _NO_RANK, np.uint32)
    np.minimum.at(least, texts * BINS + (hashes >> np.uint32(_RANK_BITS)), ranks)
    bytes_ = least % np.uint32(255) + np.uint32(1)
    return np.where(least < _NO_RANK, bytes_, 0).astype(np.uint8).reshape(-1, BINS)


@cache
def _letters() -> NDArray[np.bool_]:
    """For every code point below _MIXED whether it is a letter or a digit, and for all from there on that it is."""
    return np.array([chr(code).isalnum() for code in range(_MIXED)] + [True], np.bool_)


def _hashes(codes: Codes) -> NDArray[np.uint32]:
    """A hash of every GRAM code points in a row."""
    count = max(len(codes) - GRAM + 1, 0)
    hashes = np.zeros(count, np.uint32)
    for at, weight in enumerate(_WEIGHTS):
        hashes += codes[at : at + count] * np.uint32(weight)
    for shift, weight in ((15, 0x2C1B3C6D), (12, 0x297A2D39)):
        hashes ^= hashes >> np.uint32(shift)
        hashes *= np.uint32(weight)
    hashes ^= hashes >> np.uint32(15)
    return hashes


def near(alike: Fingerprints, days: NDArray[Any], one: int, among: Ids) -> Ids:
    """Which of the articles `among` are near duplicates of `one`, itself left out. Days are ordinals, 0 for unknown."""
    mine = alike[one]
    agreeing = np.count_nonzero((alike[among] == mine) & (mine > 0), axis=1)
    apart = np.abs(days[among].astype(np.int64) - int(days[one]))
    in_time = (apart <= DAYS) | (days[among] == 0) | (int(days[one]) == 0)
    found: Ids = among[(agreeing >= NEAR) & in_time & (among != one)]
    return found


class Neighbours:
    """Some articles, and for each those of them that are its near duplicates."""

    def __init__(self, alike: Fingerprints, days: NDArray[Any]) -> None:
        self.alike, self.days = alike, days
        self.all = np.arange(len(alike))

    def near(self, one: int) -> Ids:
        """The near duplicates of an article, ascending, itself left out."""
        return near(self.alike, self.days, one, self.all if len(self.all) <= FEW else self.candidates(one))

    def candidates(self, one: int) -> Ids:
        """Those that may be near: they agree in both bins of a pair, as any two with 18 of 32 bins alike do in two."""
        found = []
        for pair, value in enumerate(self.pairs[one].tolist()):
            if value & 0xFF and value >> 8:
                order, starts = self.places[pair]
                found.append(order[starts[value] : starts[value + 1]])
        return np.unique(np.concatenate(found)) if found else self.all[:0]

    @cached_property
    def pairs(self) -> NDArray[np.uint16]:
        """The bins of each article two by two, as one number."""
        return np.ascontiguousarray(self.alike).view(np.uint16)

    @cached_property
    def places(self) -> list[tuple[Ids, Ids]]:
        """For every pair of bins the articles in the order of its number, and where those of each number begin."""
        counted = [np.bincount(column, minlength=1 << 16) for column in self.pairs.T]
        starts = [np.concatenate([[0], np.cumsum(counts)]) for counts in counted]
        return list(zip([np.argsort(column, kind="stable") for column in self.pairs.T], starts, strict=True))
