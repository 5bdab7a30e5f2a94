"""Choose which segments to merge, so that many small commits stay cheap and leave few segments.

Segments fall into tiers, each FACTOR times as large as the one before. A tier with FACTOR segments is merged into one,
which may fill the next tier in turn; so a paragraph is written again once a tier. A segment mostly deleted is
rewritten alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from index.segment_writer import MOST_UNITS

# Three of a tier at the most, four tiers of 4 up to 65,536 paragraphs: at most a dozen segments after many small syncs.
FACTOR = 4
# Smaller segments are all of one tier: merging them costs as little as opening them.
SMALLEST = 1024


@dataclass(frozen=True, slots=True)
class Candidate:
    """A segment: rows that live, all rows, and units."""

    live: int
    rows: int
    places: int


def choose(segments: Sequence[Candidate]) -> list[list[int]]:
    """Groups of segments, by their place among `segments`, each to be merged into one; none is in two."""
    groups: list[list[int]] = [[number] for number, one in enumerate(segments) if one.live]
    while True:
        tiers: dict[int, list[list[int]]] = defaultdict(list)
        for group in groups:
            tiers[tier(sum(segments[number].live for number in group))].append(group)
        full = next((tiers[level] for level in sorted(tiers) if is_full(tiers[level], segments)), None)
        if full is None:
            break
        together = sorted(number for group in full for number in group)
        groups = [group for group in groups if group not in full] + [together]
    worn = {number for number, one in enumerate(segments) if one.live < one.rows / 2}
    return [group for group in groups if len(group) > 1 or group[0] in worn]


def is_full(groups: list[list[int]], segments: Sequence[Candidate]) -> bool:
    """Whether the segments of a tier are so many that they should be one, and may be."""
    places = sum(segments[number].places for group in groups for number in group)
    return len(groups) >= FACTOR and places <= MOST_UNITS


def tier(rows: int) -> int:
    """Which tier a segment of so many rows is of, from 0."""
    level = 0
    while rows >= SMALLEST * FACTOR**level:
        level += 1
    return level
