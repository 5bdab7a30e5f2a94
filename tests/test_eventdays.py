"""The terms of the event field are read back as the days they were written from."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from hypothesis import example, given
from hypothesis import strategies as st

from corpus import Period
from index.eventdays import EventDays, days_of

YEARS = st.one_of(st.integers(2024, 2026), st.integers(1, 9999))


def month(year: int, number: int) -> Period:
    return Period(date(year, number, 1), date(year, number, monthrange(year, number)[1]))


MONTHS = st.builds(month, YEARS, st.integers(1, 12))
WHOLE_YEARS = YEARS.map(lambda year: Period(date(year, 1, 1), date(year, 12, 31)))
# Few days, the first and the last of months among them, so that bounds meet.
DAYS = st.one_of(st.dates(date(2025, 1, 28), date(2025, 3, 3)), st.dates(date(2024, 1, 1), date(2026, 12, 31)))
SPANS = st.tuples(DAYS, DAYS).map(sorted)
PERIODS = st.one_of(MONTHS, WHOLE_YEARS, DAYS.map(lambda day: Period(day, day)), SPANS.map(lambda span: Period(*span)))


@given(PERIODS)
@example(month(9999, 12))
@example(month(9998, 12))
@example(Period(date(9999, 1, 1), date.max))
@example(month(2024, 2))
def test_a_period_is_read_back_from_its_term(period: Period) -> None:
    assert days_of(period.isoformat()) == (period.first, period.last)


def is_of_whole_months(period: Period) -> bool:
    return period.first.day == 1 and period.last.day == monthrange(period.last.year, period.last.month)[1]


@given(st.lists(PERIODS, max_size=8, unique=True), SPANS)
@example([month(9999, 12), Period(date(9999, 12, 2), date.max)], [date(9999, 12, 9), date.max])
@example([Period(date(2026, 6, 1), date(2026, 6, 18))], [date(2026, 6, 10), date(2026, 6, 30)])
def test_days_count_when_any_is_between_and_whole_months_when_all_are(periods: list[Period], span: list[date]) -> None:
    first, last = span
    wanted = [
        period.isoformat()
        for period in periods
        if (first <= period.first and period.last <= last)
        or (not is_of_whole_months(period) and period.first <= last and first <= period.last)
    ]
    assert EventDays([period.isoformat() for period in periods]).between(first, last) == wanted


def test_a_bound_that_is_the_only_day_in_common_counts() -> None:
    week = EventDays(["2026-06-12/2026-06-18"])
    assert week.between(date(2026, 6, 18), date(2026, 6, 30)) == week.between(date(2026, 6, 1), date(2026, 6, 12)) != []
    assert EventDays(["2026-06"]).between(date(2026, 6, 1), date(2026, 6, 30)) == ["2026-06"]
