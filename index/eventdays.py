"""Find the paragraphs that speak of some days, from the terms of the event field."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from index.lists import NO_LIST
from index.segment import Ordinals

if TYPE_CHECKING:
    from index.snapshot import Part

Days = NDArray[np.int32]


class EventDays:
    """The periods that the paragraphs of one segment speak of, as proleptic ordinals of their first and last days."""

    def __init__(self, part: Part) -> None:
        self.part = part

    @cached_property
    def spoken(self) -> tuple[Days, Days, NDArray[np.bool_]]:
        """For every term its first day, its last, and whether it is made of whole months."""
        periods = [days_of(term) for term in self.part.segment.terms("event").strings()]
        first, last = np.array([[a.toordinal(), b.toordinal()] for a, b in periods], np.int32).reshape(-1, 2).T
        return first, last, np.array([is_whole_months(a, b) for a, b in periods], np.bool_)

    def between(self, first: date, last: date) -> Ordinals:
        """The ordinals of the paragraphs, ascending.

        Days named as such count when any of them is between; whole months and years, when all of them are: a
        paragraph of 2026年 does not speak of 6月18日.
        """
        firsts, lasts, whole = self.spoken
        low, high = first.toordinal(), last.toordinal()
        inside = (firsts >= low) & (lasts <= high)
        touching = ~whole & (firsts <= high) & (lasts >= low)
        lists = [self.part.segment.postings_at("event", int(n)).ordinals for n in np.flatnonzero(inside | touching)]
        rows = np.unique(np.concatenate([NO_LIST, *lists]))
        if self.part.dead is not None:
            rows = rows[~self.part.dead[rows]]
        found: Ordinals = (rows + self.part.base).astype(np.int32)
        return found


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
