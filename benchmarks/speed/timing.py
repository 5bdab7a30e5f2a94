"""Times → what is said of them."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from statistics import median


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest value that at least `share` of all do not exceed, 0 < share <= 1. Raises ValueError for none."""
    if not values:
        raise ValueError("no values, so no percentile of them")
    return sorted(values)[max(ceil(share * len(values)) - 1, 0)]


def settled(rounds: Sequence[Sequence[float]]) -> list[float]:
    """The median over the rounds, for each question: what somebody else's work disturbed once does not count."""
    return [median(times) for times in zip(*rounds, strict=True)]
