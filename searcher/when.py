"""Turn a date as typed in a query or option into the days it means."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from corpus import Period
from index.folding import fold

WHEN = re.compile(r"(\d{4})(?:[-年./](\d{1,2})(?:[-月./](\d{1,2})日?|月)?|年)?$")
RANGE = re.compile(r"(.*?)(?:\.\.|至|到)(.*)$")


def read_period(text: str) -> Period | None:
    """The days meant by `2026`, `2026-06`, `2026年6月29日`, or a range `2026-06..2026-07-01`; None for anything else.

    Either end of a range may be left out. Full-width characters are as good as half-width ones.
    """
    text = fold(text).strip()
    if match := RANGE.match(text):
        first, last = (
            read_day_or_more(part.strip()) if part.strip() else Period(date.min, date.max) for part in match.groups()
        )
        return Period(first.first, last.last) if first and last and first.first <= last.last else None
    return read_day_or_more(text) if text else None


def read_day_or_more(text: str) -> Period | None:
    """The days of one year, month or day."""
    if not (match := WHEN.match(text)):
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        first = date(year or 0, 1 if month is None else month, 1 if day is None else day)
    except ValueError:
        return None
    if day is not None:
        return Period(first, first)
    last_month = 12 if month is None else month
    return Period(first, date(first.year, last_month, monthrange(first.year, last_month)[1]))
