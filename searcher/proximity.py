"""Find paragraphs where several texts stand close together: in any order, none inside another.

Distance counts the characters between one and the next: a Latin word or number as one, marks that a phrase runs
across as none.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import reduce

from index import Snapshot
from index.folding import fold
from index.rowsets import Rows, intersect
from index.units import units
from searcher import texts
from searcher.query import Near


def rows(node: Near, snapshot: Snapshot) -> Rows:
    """The paragraphs, ascending; the node's field is not looked at."""
    wanted = sequences(node)
    candidates = reduce(intersect, (snapshot.phrase(sequence).ordinals for sequence in wanted))
    return texts.counts(snapshot, candidates, lambda there: is_near(wanted, node.distance, there))[0]


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
