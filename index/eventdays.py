"""Read the terms of the event field: which of them speak of some days."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import numpy as np


class EventDays:
    """Periods in ISO 8601, as proleptic ordinals of their first and last days. Threads may share it."""

    def __init__(self, terms: Sequence[str]) -> None:
        self.terms = terms
        periods = [days_of(term) for term in terms]
        self.first, self.last = (
            np.array([[a.toordinal(), b.toordinal()] for a, b in periods], np.int32).reshape(-1, 2).T
        )
        self.whole = np.array([is_whole_months(a, b) for a, b in periods], np.bool_)

    def between(self, first: date, last: date) -> list[str]:
        """The terms that speak of some of the days from `first` to `last`, both included.

        Days named as such count when any of them is between; whole months and years, when all of them are: 2026年 does
        not speak of 6月18日.
        """
        low, high = first.toordinal(), last.toordinal()
        inside = (self.first >= low) & (self.last <= high)
        touching = ~self.whole & (self.first <= high) & (self.last >= low)
        return [self.terms[number] for number in np.flatnonzero(inside | touching).tolist()]


def days_of(term: str) -> tuple[date, date]:
    """The first and last day of an ISO period: 2026-06-29, 2026-06, 2026, 2026-01-01/2026-05-31."""
    first, _, last = term.partition("/")
    if last:
        return date.fromisoformat(first), date.fromisoformat(last)
    year, *rest = map(int, first.split("-"))
    if len(rest) == 2:
        return date(year, *rest), date(year, *rest)
    after = (year + 1, 1) if not rest or rest[0] == 12 else (year, rest[0] + 1)
    end = date.max if after[0] > date.max.year else date(*after, 1) - timedelta(days=1)
    return date(year, rest[0] if rest else 1, 1), end


def is_whole_months(first: date, last: date) -> bool:
    """Whether a period begins with a month and ends with one."""
    return first.day == 1 and (last == date.max or (last + timedelta(days=1)).day == 1)
