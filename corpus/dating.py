"""Readings of date words → the days they mean, given the day of printing and what the words before spoke of."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from corpus.datewords import Calendar, Days, Decade, Point, Reading
from corpus.records import Period

# A month or day without year is of the year of printing, unless that is too far ahead or back, in days. Of 477 such
# days in the news more than 120 days ahead, nearly all within 150 were still to come; beyond, only those whose
# neighbours say so (将于, 至, 起) were, up to 310.
AHEAD, AHEAD_WHEN_TO_COME = 150, 310
BACK, BACK_WHEN_TO_COME = 345, 270
DECADE_AHEAD = 10  # years; a decade that begins no later may be one that plans speak of
LONG_AGO = 5  # years; a paragraph that tells of days then goes on telling of then, sentence after sentence,
AT_HAND = 14  # a day this near is the nearest of its name: a month has 28 days or more, and those past count once
RECENT = 60  # but for days so shortly before that of printing


class Said(NamedTuple):
    """What the words before spoke of: days, and whether their year was printed or counted from now."""

    period: Period
    knows_year: bool

    @property
    def is_within_month(self) -> bool:
        """Whether it was a day or a month."""
        first, last = self.period.first, self.period.last
        return (first.year, first.month) == (last.year, last.month)

    def matters(self, point: Point, near: bool, published: date) -> bool:
        """Whether it can change what a point means that comes after it, `near` being in the same sentence."""
        if point.years_from_said is not None:
            return near and self.knows_year if point.years_from_said < 0 else True
        if point.is_bare_day:
            return self.is_within_month and (near or self._goes_on(point, published))
        if near:
            return self.knows_year
        return self.knows_year and self.is_within_month and published.year - self.period.last.year >= LONG_AGO

    def _goes_on(self, point: Point, published: date) -> bool:
        """Whether a day about the one told of, which would be to come else, is of its month.

        Printed 8 October: 9月12日贴出通知。不料13日停电.
        """
        first, told = (point.days or (0, 0))[0], self.period.last
        return told < published and published.day < first and abs(first - told.day) <= AT_HAND


class Scene(NamedTuple):
    """What the words around tell of an expression; `near` is whether `said` was in the same sentence."""

    said: Said | None = None
    near: bool = False
    to_come: bool = False


def days_of(reading: Reading, published: date | None, scene: Scene) -> Period | None:
    """The days meant; None when it takes a date that is not known. Raises ValueError for days no calendar has."""
    if isinstance(reading, Calendar):
        return _of_calendar(reading, published, scene)
    if isinstance(reading, Decade):
        return _of_decade(reading, published)
    if published is None:
        return None
    if isinstance(reading, Days):
        day = published + timedelta(days=reading.offset)
        return _day(day) if reading.last is None else Period(day, published + timedelta(days=reading.last))
    monday = published + timedelta(days=7 * reading.offset - published.weekday())
    first, last = reading.weekdays
    return Period(monday + timedelta(days=first), monday + timedelta(days=last))


def _of_decade(reading: Decade, published: date | None) -> Period:
    """八十年代 in a paper of 1963 are of the century before, as nothing is told of twenty years ahead."""
    later = 0
    if published and reading.centuries_back is not None:
        later = 100 * (published.year // 100 - 19 - reading.centuries_back)
    elif published and not reading.says_century and reading.first > published.year + DECADE_AHEAD:
        later = -100
    first, last = reading.first + later, (reading.last or reading.first) + later
    return Period(date(first, 1, 1), date(last + 9, 12, 31))


@lru_cache(maxsize=1 << 12)
def _day(day: date) -> Period:
    return Period(day, day)


def _of_calendar(reading: Calendar, published: date | None, scene: Scene) -> Period | None:
    first = _of_point(reading.first, published, scene)
    if first is None:
        return None
    if reading.last is not None:
        last = _end(reading.last, reading.first, published, Scene(Said(first, knows_year=True), near=True))
        return Period(first.first, last.last) if last else None
    return first


def _end(last: Point, first: Point, published: date | None, scene: Scene) -> Period | None:
    """The end of a range, with what only its beginning says: 2026年6月15日—20日, 12月28日至1月3日."""
    if last.is_bare_day and not first.is_bare_day:
        return _of_point(first._replace(days=last.days), published, scene)
    end = _of_point(last, published, scene)
    if end and scene.said and end.last < scene.said.period.first and last.months and not last.stands_alone:
        return _stretch(end.first.year + 1, last.months, last.days)
    return end


def _of_point(point: Point, published: date | None, scene: Scene) -> Period | None:
    if point.months_from_now is not None:
        return _of_month(published, point.months_from_now, point.days) if published else None
    if point.months is None and point.days is not None:
        return _of_bare_day(point.days, published, scene)
    year = _year(point, published, scene)
    return None if year is None else _stretch(year, point.months or (1, 12), point.days)


@lru_cache(maxsize=1 << 12)
def _stretch(year: int, months: tuple[int, int], days: tuple[int, int] | None) -> Period:
    """The months of the year; with `days`, from that day of the first to that day of the last."""
    begin, end = months
    first, last = days or (1, monthrange(year, end)[1])
    return Period(date(year, begin, first), date(year, end, last))


def _of_month(near: date, months: int, days: tuple[int, int] | None) -> Period:
    """The month so many months after that of `near`, or days of it."""
    year, month = divmod(12 * near.year + near.month - 1 + months, 12)
    return _stretch(year, (month + 1, month + 1), days)


def _of_bare_day(days: tuple[int, int], published: date | None, scene: Scene) -> Period | None:
    """The nearest such days to those said before in the sentence, else to the day of printing, or the next to come."""
    if scene.to_come and published is not None:
        return _of_month(published, int(days[0] < published.day), days)
    if scene.said is not None:
        return _nearest(days, scene.said.period)
    return _nearest(days, _day(published)) if published else None


def _nearest(days: tuple[int, int], near: Period) -> Period | None:
    """The nearest of the days of that name; those to come count as twice as far as those past."""
    candidates = []
    if days[0] == days[1] <= 28 and near.first == near.last:
        here = _of_month(near.last, 0, days)
        if _distance(here, near) <= AT_HAND:
            return here
    for months in (0, -1, -2, 1):
        try:
            candidates.append(_of_month(near.last, months, days))
        except ValueError:  # that month is too short
            continue
    return min(candidates, key=lambda days: _distance(days, near), default=None)


def _distance(days: Period, near: Period) -> int:
    if days.first > near.last:
        return 2 * (days.first - near.last).days
    return max((near.first - days.last).days, 0)


def _year(point: Point, published: date | None, scene: Scene) -> int | None:
    """The year of a point, printed or not; None when it takes one that is not known."""
    said = scene.said
    if point.year is not None:
        return point.year
    if point.years_from_said is not None:
        if said is None and point.years_from_said < 0 and published:
            return published.year + point.years_from_said
        return said.period.last.year + point.years_from_said if said else None
    if published is None:
        return None
    if point.years_from_now is not None:
        return published.year + point.years_from_now
    year = _unsaid_year(point, published, scene.to_come)
    return _year_after(said.period, point) if said and _goes_on(said, point, year, published, scene) else year


def _goes_on(said: Said, point: Point, year: int, published: date, scene: Scene) -> bool:
    """Whether a month without year is of the year named before it rather than of `year`, that of printing.

    1921年建校，9月1日起招生 is of the present: a mere year does not reach to what is to come.
    """
    if scene.to_come and not (scene.near and said.is_within_month):
        return False
    if year == published.year and _turns_back(said.period, point, published):
        return False
    return scene.near or not 0 <= (published - _beginning(point, year)).days <= RECENT


def _year_after(said: Period, point: Point) -> int:
    """The year just named, or the next one where the months run over its end."""
    month = (point.months or (1, 1))[0]
    runs_over = said.first.month >= 11 and month <= 2
    return said.last.year + runs_over


def _turns_back(said: Period, point: Point, published: date) -> bool:
    """Whether a day of the year before would be earlier than the one just named of it: 去年9月开工，5月20日前完成."""
    if said.last.year != published.year - 1 or (said.first.year, said.first.month) != (said.last.year, said.last.month):
        return False
    return _beginning(point, said.last.year) < said.first.replace(day=1)


def _unsaid_year(point: Point, published: date, to_come: bool) -> int:
    """The year of a month, or of a month and day, that names none: that of printing or a neighbour of it."""
    ahead = (_beginning(point, published.year) - published).days
    if ahead > (AHEAD_WHEN_TO_COME if to_come else AHEAD):
        return published.year - 1
    is_behind = -ahead > (BACK_WHEN_TO_COME if to_come else BACK)
    return published.year + (is_behind and (to_come or point.days is not None))


def _beginning(point: Point, year: int) -> date:
    """About the first day of the point in that year."""
    return date(year, (point.months or (1, 1))[0], min((point.days or (1, 1))[0], 28))
