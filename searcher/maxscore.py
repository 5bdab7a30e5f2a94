"""Find the paragraphs that own any of some words, and the few that score best.

Lists are scored in the order of the most that a paragraph can earn by them. Once the best found so far beat all that
the lists left over can give together, these are only counted. Source: Turtle and Flood, "Query evaluation: strategies
and optimizations" (1995), with whole arrays in the place of single postings.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

import numpy as np

from index import Held
from index.inversion import MOST_TIMES, changes
from index.part import gathered_held
from index.rowsets import NO_ROWS, Mask, Rows, rows_of_bits, union
from searcher.parts import Part, by_worth
from searcher.scoring import NO_POINTS, Points
from searcher.selection import nth_largest

# Rows whose scores are completed first, to know what the others have to beat; so many times what is wanted.
AHEAD = 4
# So few rows are completed without looking which may be wanted.
AT_ONCE = 1024
# Lists of so few rows together are scored whole: of 58,000 paragraphs that takes a seventh off the time of a query.
FEW = 1 << 14
# One row in so many: fewer are counted by sorting them, more by marking them, and not looked for before they are asked
# for.
DENSE = 16
# Bounds are sums in another order than scores are.
SLACK = 1 + 1e-9


class Members:
    """All rows that match: how many there are, and which, ascending, worked out when first asked for."""

    def __init__(self, total: int, find: Callable[[], Rows]) -> None:
        self.total, self.find = total, find

    @classmethod
    def of(cls, rows: Rows) -> Members:
        """Rows that are known."""
        return cls(len(rows), lambda: rows)

    @cached_property
    def rows(self) -> Rows:
        """The rows."""
        return self.find()


class Best(NamedTuple):
    """Some rows, ascending, that hold the best, their scores, and all that match."""

    rows: Rows
    scores: Points
    members: Members


def best_of_any(parts: Sequence[Part], extras: Sequence[Part], count: int, rows: int) -> Best:
    """Of the paragraphs below `rows` that own any part, some that hold the best `count`.

    Extras score besides and find nothing. Scores are added up as in `Earning.scores`, the same to the last bit.
    """
    parts = by_worth(parts)
    held = sum(len(part.ordinals) for part in parts)
    if count and (held <= FEW or len(parts) == 1):
        return best_of_all(parts, extras, count)
    owned = np.zeros(rows, np.bool_)
    if held * DENSE < rows:
        every = union([part.own for part in parts], rows)
        if count:
            owned[every.astype(np.intp)] = True
        members = Members.of(every)
    else:
        owned = owned_by(parts, rows)
        bits = np.packbits(owned, bitorder="little")
        members = Members(int(np.count_nonzero(owned)), lambda: rows_of_bits(bits))
    return Best(*(leading(parts, extras, owned, count) if count else (NO_ROWS, NO_POINTS)), members)


def best_of_all(parts: Sequence[Part], extras: Sequence[Part], count: int) -> Best:
    """The same with all rows scored: those of short lists, and of one alone, which are not looked up in others."""
    every, scores = earned_by_one(*parts) if len(parts) == 1 else earned_by_any(parts)
    scores = completed(every, scores, extras)
    best = (scores >= nth_largest(scores, count)).nonzero()[0]
    return Best(every.take(best), scores.take(best), Members.of(every))


def earned_by_one(part: Part) -> tuple[Rows, Points]:
    """The rows that own a part, and what they earn by it."""
    rows, times = part.ordinals, part.times
    if times is not None and len(own := ((times & MOST_TIMES) > 0).nonzero()[0]) < len(rows):
        rows, times = rows.take(own), times.take(own)
    return rows, part.earned(rows, times)


def earned_by_any(parts: Sequence[Part]) -> tuple[Rows, Points]:
    """The same of any of several parts, each operation made on all lists together."""
    sizes = [len(part.ordinals) for part in parts]
    rows, times = gathered_held([Held(part.ordinals, part.times) for part in parts])
    points = parts[0].scoring.shares(rows, times)
    points *= np.array([part.worth for part in parts]).repeat(sizes)
    order = rows.argsort(kind="stable")  # which merges what is sorted
    ordered, points = rows.take(order), points.take(order)
    new = changes(ordered)
    once, again = new.nonzero()[0], (~new).nonzero()[0]  # few rows stand in several lists
    every, scores = ordered.take(once), points.take(once)
    places = again - np.arange(1, len(again) + 1)
    np.add.at(scores, places, points.take(again))
    if times is None:
        return every, scores
    own = ((times & MOST_TIMES) > 0).take(order)
    owned = own.take(once)
    owned[places.compress(own.take(again))] = True
    kept = owned.nonzero()[0]
    return every.take(kept), scores.take(kept)


def owned_by(parts: Sequence[Part], rows: int) -> Mask:
    """Which rows hold any part in their own text."""
    owned = np.zeros(rows, np.bool_)
    for number, part in enumerate(reversed(parts)):  # the longest lists come last
        at = part.ordinals.astype(np.intp)  # numbers as wide as addresses index in half the time
        if part.times is None:
            owned[at] = True
            continue
        own = (part.times & MOST_TIMES) > 0
        # nothing is marked when the first comes; to choose the rows that own it takes twice as long
        owned[at] = owned.take(at) | own if number else own
    return owned


def leading(parts: Sequence[Part], extras: Sequence[Part], left: Mask, count: int) -> tuple[Rows, Points]:
    """The rows with the `count` best scores and those as good, ascending; `left` are the rows that count, used up."""
    rare = rarest(parts)
    found = union([part.ordinals for part in (*parts[:rare], *extras)], len(left))
    found = found.compress(left.take(found))
    scores = completed(found, np.zeros(len(found)), [*parts, *extras])
    left[found] = False
    found, scores, least = kept_best(found, scores, count)
    bounds = [*accumulate((part.most * SLACK for part in reversed(parts)), initial=0.0)][::-1]
    for number, part in enumerate(parts[rare:], rare):
        if bounds[number] < least:
            break
        there = left.take(part.ordinals).nonzero()[0]
        rows = part.ordinals.take(there)
        points = part.earned(rows, None if part.times is None else part.times.take(there))
        if others := parts[number + 1 :]:
            if len(rows) > AT_ONCE:
                first = points >= nth_largest(points, AHEAD * count)
                least = max(least, lowest(completed(rows.compress(first), points.compress(first), others), count))
                kept = points + bounds[number + 1] >= least
                rows, points = rows.compress(kept), points.compress(kept)
            points = completed(rows, points, others)
            left[part.ordinals] = False
        found, scores, least = kept_best(np.concatenate([found, rows]), np.concatenate([scores, points]), count)
    order = found.argsort()
    return found.take(order), scores.take(order)


def rarest(parts: Sequence[Part]) -> int:
    """How many of the first of some parts are so few rows together that looking which may be wanted is not worth it."""
    return bisect_right([*accumulate(len(part.ordinals) for part in parts)], AT_ONCE)


def kept_best(rows: Rows, scores: Points, count: int) -> tuple[Rows, Points, float]:
    """Of some rows with scores those with the `count` best and as good, and what others have to reach."""
    least = lowest(scores, count)
    kept = scores * SLACK >= least
    return rows.compress(kept), scores.compress(kept), least


def completed(rows: Rows, points: Points, others: Sequence[Part]) -> Points:
    """The scores of some rows, ascending, that earn `points` and what they earn by other parts."""
    scores: Points = points.copy()
    if others and len(rows):
        norms = others[0].scoring.norms(rows)
        for other in others:
            other.add(scores, norms, *other.among(rows))
    return scores


def lowest(scores: Points, count: int) -> float:
    """What a score has to reach to be among the `count` best of these and more; any will do while they are fewer."""
    return nth_largest(scores, count) if len(scores) >= count else -np.inf
