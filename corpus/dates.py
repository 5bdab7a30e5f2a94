"""Dates: when a dump was published, and which days its paragraphs speak of."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable
from datetime import date, timedelta
from functools import lru_cache

from corpus.datewords import DAY, MONTH, YEAR, Calendar, Days, Decade, Point, Reading, Week, found, number
from corpus.records import Event, Period

PLAUSIBLE = range(1850, 2101)  # years in which a newspaper can have been printed

# A month or day without year is of the year of printing, unless that puts it so far ahead (a January paper, speaking
# of 12月28日) or so far back (a December paper, of 1月5日) that a neighbouring year must be meant.
AHEAD = 240  # days
BACK = 330  # days
SENTENCE_END = re.compile("[。！？；!?;]")


def events(text: str, published: date | None) -> tuple[Event, ...]:
    """Every date expression of a paragraph, in order, with the days it means.

    Relative dates count from `published`; a date without year also from a year named before it in the sentence.
    What does not resolve to days is left out: 近日, or 6月29日 where no year is known.
    """
    events, said, said_at = [], None, 0
    for start, end, reading in found(text):
        near = said is not None and SENTENCE_END.search(text, said_at, start) is None
        event = _event(text[start:end], reading, published, said if near or published is None else None)
        if event is not None:
            events.append(event)
            if isinstance(reading, Calendar) and reading.first.knows_year or said is not None:
                said, said_at = event.period.last, end
    return tuple(events)


@lru_cache(maxsize=1 << 14)
def _event(text: str, reading: Reading, published: date | None, said: date | None) -> Event | None:
    try:
        period = _period(reading, published, said)
    except (ValueError, OverflowError):
        return None
    return Event(text, period) if period else None


def _period(reading: Reading, published: date | None, said: date | None) -> Period | None:
    """The days meant; None when it takes a date that is not known. Raises ValueError for days no calendar has."""
    if isinstance(reading, Calendar):
        return _calendar_period(reading, published, said)
    if isinstance(reading, Decade):
        return Period(date(reading.first, 1, 1), date(reading.first + 9, 12, 31))
    if published is None:
        return None
    if isinstance(reading, Days):
        day = published + timedelta(days=reading.offset)
        return Period(day, day)
    monday = published + timedelta(days=7 * reading.offset - published.weekday())
    if reading.weekday is None:
        return Period(monday, monday + timedelta(days=6))
    day = monday + timedelta(days=reading.weekday)
    return Period(day, day)


def _calendar_period(reading: Calendar, published: date | None, said: date | None) -> Period | None:
    first = _stretch(reading.first, published, said)
    if first is None:
        return None
    if reading.last is not None:
        last = _stretch(_completed(reading.last, reading.first), published, first.first)
        return Period(first.first, last.last) if last else None
    if reading.since and published is not None and first.first <= published:
        return Period(first.first, published)
    return first


def _completed(last: Point, first: Point) -> Point:
    """The end of a range, with what only its beginning says: 2026年6月15日—20日 ends in the same month."""
    if last.months is None and last.months_from_now is None and last.days is not None:
        last = last._replace(months=first.months, months_from_now=first.months_from_now)
        if not last.knows_year:
            last = last._replace(year=first.year, years_from_now=first.years_from_now)
    return last


def _stretch(point: Point, published: date | None, said: date | None) -> Period | None:
    if point.months_from_now is not None:
        return _of_month_from_now(point, published)
    if point.months is None and point.days is not None:
        return _of_day(point.days, published, said)
    year = _year(point, published, said)
    return None if year is None else _of_year(year, point)


def _of_year(year: int, point: Point) -> Period:
    begin, end = point.months or (1, 12)
    first, last = point.days or (1, 31)
    longest = monthrange(year, end)[1]
    if point.days and last > longest and last != 31:
        raise ValueError(f"{year}-{end} has no day {last}")
    if point.days and first == last > longest:
        raise ValueError(f"{year}-{end} has no day {last}")
    return Period(date(year, begin, first), date(year, end, min(last, longest)))


def _of_month_from_now(point: Point, published: date | None) -> Period | None:
    if published is None or point.months_from_now is None:
        return None
    year, month = divmod(12 * published.year + published.month - 1 + point.months_from_now, 12)
    return _of_year(year, Point(months=(month + 1, month + 1), days=point.days))


def _of_day(days: tuple[int, int], published: date | None, said: date | None) -> Period | None:
    """A day without month: the nearest such day, a past one counting half as far as one to come."""
    near = said or published
    if near is None:
        return None
    best = []
    for ahead in (-1, 0, 1):
        try:
            period = _of_month_from_now(Point(months_from_now=ahead, days=days), near)
        except ValueError:
            continue
        if period is not None:
            distance = (period.last - near).days
            best.append((2 * distance if distance > 0 else -distance, period))
    return min(best, key=lambda one: one[0])[1] if best else None


def _year(point: Point, published: date | None, said: date | None) -> int | None:
    if point.year is not None:
        return point.year
    if point.years_from_said is not None:
        return said.year + point.years_from_said if said else None
    if point.years_from_now is not None:
        return published.year + point.years_from_now if published else None
    if said is not None:
        return said.year
    return _unsaid_year(point, published) if published else None


def _unsaid_year(point: Point, published: date) -> int:
    """The year of a month, or of a month and day, that names none."""
    month = (point.months or (1, 1))[0]
    day = min((point.days or (1, 1))[0], 28)
    distance = (date(published.year, month, day) - published).days
    if distance > AHEAD:
        return published.year - 1
    return published.year + 1 if distance < -BACK and point.days else published.year


_FULL = re.compile(
    rf"(?<![0-9０-９])(?P<y>{YEAR})(?:年\s?(?P<m>{MONTH})月\s?(?P<d>{DAY})日"
    rf"|(?P<mark>[-./])(?P<m2>\d{{1,2}})(?P=mark)(?P<d2>\d{{1,2}}))(?![0-9０-９])"
)


def stated(text: str) -> date | None:
    """The first full date of a masthead-like line, such as 1957年7月20日人民日报 第3版; None without one."""
    for match in _FULL.finditer(text):
        if day := _day(match["y"], match["m"] or match["m2"], match["d"] or match["d2"]):
            return day
    return None


def _day(year: str, month: str, day: str) -> date | None:
    """The date, if the calendar has it and a newspaper can bear it."""
    try:
        found = date(number(year), number(month), number(day))
    except ValueError:
        return None
    return found if found.year in PLAUSIBLE else None


# Not inside a longer number or a hash; a folder `202607` may stand before `03`.
_NAME = re.compile(
    r"(?<![0-9A-Za-z])(?P<y>\d{4})(?P<mark>[-._/年]?)(?P<m>\d{2})(?:(?P=mark)|[/月])(?P<d>\d{2})(?![0-9A-Za-z])"
)


def from_name(name: str) -> date | None:
    """The date in a dump's path, the last one: 20260703, 2026-07-03, 202607/03; None without one."""
    days = [_day(match["y"], match["m"], match["d"]) for match in _NAME.finditer(name.replace("\\", "/"))]
    return next((day for day in reversed(days) if day), None)


def inferred(texts: Iterable[str]) -> date | None:
    """The latest day that the texts name with its year, taken for the day of printing; None without one.

    Days still to come do not count: those before 前 (a term), or after 将, 至 and 到.
    """
    latest = None
    for text in texts:
        for match in _FULL.finditer(text):
            if text[match.end() : match.end() + 1] in ("前", "起") or text[: match.start()].endswith(("将于", "至", "到", "将在")):
                continue
            day = _day(match["y"], match["m"] or match["m2"], match["d"] or match["d2"])
            latest = max(filter(None, (day, latest)), default=None)
    return latest
