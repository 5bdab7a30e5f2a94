"""Find paragraphs where several texts stand close together: in any order, none inside another.

Distance counts the characters between one and the next: a Latin word or number as one, marks that a phrase runs
across as none.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import reduce

import numpy as np
from numpy.typing import NDArray

from index import Snapshot
from index.folding import fold
from index.rowsets import Rows, intersect
from index.standing import ASKED, MOST_ASKED, Standing, standing
from index.units import units
from searcher import texts
from searcher.query import Near


def rows(node: Near, snapshot: Snapshot) -> Rows:
    """The paragraphs, ascending; the node's field is not looked at."""
    wanted = sequences(node)
    candidates = reduce(intersect, (snapshot.phrase(sequence).ordinals for sequence in wanted))
    units_asked = list(dict.fromkeys(unit for sequence in wanted for unit in sequence))
    if len(units_asked) > MOST_ASKED:
        return texts.counts(snapshot, candidates, lambda there: is_near(wanted, node.distance, there))[0]
    numbers = {unit: ASKED << number for number, unit in enumerate(units_asked)}
    asked = [[numbers[unit] for unit in sequence] for sequence in wanted]
    found = [
        all_near(asked, node.distance, some)
        for some in standing(snapshot, candidates, units_asked, lambda unit: numbers.get(unit, 0))
    ]
    return candidates.compress(np.concatenate([np.zeros(0, np.bool_), *found]))


def all_near(asked: Sequence[Sequence[int]], distance: int, some: Standing) -> NDArray[np.bool_]:
    """Which of some texts hold all sequences of units, each at most so far from the next: `is_near` of each text."""
    near = np.zeros(len(some.ends), np.bool_)
    places = [some.beginning(sequence) for sequence in asked]
    owners = [some.owners(starts) for starts in places]
    # reached[some of the sequences][the last of them]: which of its places stand behind all the others, near enough
    reached = {1 << number: {number: np.ones(len(starts), np.bool_)} for number, starts in enumerate(places)}
    whole = (1 << len(asked)) - 1
    for before in range(1, whole):
        for number, starts in enumerate(places):
            if before >> number & 1:
                continue
            behind = np.zeros(len(starts), np.bool_)
            for last, there in reached[before].items():
                ends, texts_of = places[last].compress(there) + len(asked[last]), owners[last].compress(there)
                at = np.searchsorted(ends, starts, "right") - 1
                if len(ends):
                    is_close = (at >= 0) & (starts - ends.take(at) <= distance)
                    behind |= is_close & (texts_of.take(at) == owners[number])
            reached.setdefault(before | 1 << number, {})[number] = behind
    for number, there in reached[whole].items():
        near[owners[number].compress(there)] = True
    return near


def sequences(node: Near) -> list[list[str]]:
    """The parts as units."""
    return [units(fold(part)) for part in node.parts]


def is_near(wanted: Sequence[list[str]], distance: int, there: list[str]) -> bool:
    """Whether all sequences stand in a row of units, each at most so far from the next."""
    places = [texts.occurrences(sequence, there) for sequence in wanted]
    if not all(places):
        return False
    # reached[some of the sequences][the last of them]: where that one ends behind all the others, near enough
    reached = {1 << number: {number: ends(starts, wanted[number])} for number, starts in enumerate(places)}
    whole = (1 << len(wanted)) - 1
    for some in range(1, whole):
        for number in range(len(wanted)):
            if not some >> number & 1:
                behind = {at for known in reached[some].values() for at in following(known, places[number], distance)}
                grown = reached.setdefault(some | 1 << number, {})
                grown[number] = ends(sorted(behind), wanted[number])
    return any(reached[whole].values())


def ends(starts: Sequence[int], sequence: list[str]) -> list[int]:
    """The place behind each."""
    return [start + len(sequence) for start in starts]


def following(known: Sequence[int], starts: Sequence[int], distance: int) -> list[int]:
    """Those of `starts` that come at most so far behind one of the known ends, both ascending."""
    last = [bisect_right(known, start) - 1 for start in starts]
    return [start for start, at in zip(starts, last, strict=True) if at >= 0 and start - known[at] <= distance]
