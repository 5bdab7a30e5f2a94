"""Dates as they are typed → the days they mean."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from corpus import Period
from searcher.when import read_period

YEAR = Period(date(2026, 1, 1), date(2026, 12, 31))
JUNE = Period(date(2026, 6, 1), date(2026, 6, 30))
DAY = Period(date(2026, 6, 29), date(2026, 6, 29))
READ = {
    "2026": YEAR,
    "2026年": YEAR,
    "２０２６": YEAR,
    " 2026 ": YEAR,
    "2026-06": JUNE,
    "2026-6": JUNE,
    "2026年6月": JUNE,
    "2026/06": JUNE,
    "2026.6": JUNE,
    "2026-06-29": DAY,
    "2026年6月29日": DAY,
    "2026年06月29": DAY,
    "2026.6.29": DAY,
    "２０２６－０６－２９": DAY,
    "2024-02": Period(date(2024, 2, 1), date(2024, 2, 29)),
    "2026-06-29..2026-07-01": Period(date(2026, 6, 29), date(2026, 7, 1)),
    "2026-06 .. 2026-07": Period(date(2026, 6, 1), date(2026, 7, 31)),
    "2025至2026年6月": Period(date(2025, 1, 1), date(2026, 6, 30)),
    "2025年到2026年": Period(date(2025, 1, 1), date(2026, 12, 31)),
    "2026-06..": Period(date(2026, 6, 1), date.max),
    "..2026-06": Period(date.min, date(2026, 6, 30)),
    "2026..2026": YEAR,
    "9999": Period(date(9999, 1, 1), date.max),
    "0001": Period(date.min, date(1, 12, 31)),
}
NO_DATES = [
    "", " ", "昨夜", "26", "20260", "0000", "2026-00", "2026-13", "2026-06-00", "2026-02-30", "2026-6-",
    "2026-06-29-01", "-2026", "第2026", "2026\n06", "2026年6月29日晚", "2027..2026", "2026-06..昨夜", "昨夜..2026",
    "2026...2027", "2026..2027..2028",
]  # fmt: skip


@pytest.mark.parametrize(("text", "period"), READ.items())
def test_a_date_means_these_days(text: str, period: Period) -> None:
    assert read_period(text) == period


@pytest.mark.parametrize("text", NO_DATES)
def test_anything_else_means_no_days(text: str) -> None:
    assert read_period(text) is None


@given(st.dates(), st.dates())
def test_a_period_is_read_from_its_ends_and_either_may_be_left_out(one: date, other: date) -> None:
    first, last = min(one, other), max(one, other)
    assert read_period(f"{first}..{last}") == Period(first, last)
    assert read_period(f"{first}..") == Period(first, date.max)
    assert read_period(f"..{last}") == Period(date.min, last)


@given(st.dates())
def test_a_day_lies_in_its_month_and_the_month_in_its_year(day: date) -> None:
    periods = [read_period(text) for text in (f"{day.year:04}", f"{day:%Y-%m}".zfill(7), day.isoformat())]
    year, month, alone = (period for period in periods if period)
    assert alone == Period(day, day)
    assert year.first <= month.first <= day <= month.last <= year.last
    assert month.first.day == 1
    assert month.last == date.max or (month.last + timedelta(days=1)).day == 1


@given(st.text(max_size=12) | st.text("0123456789-年月日./至到. ２", max_size=14))
@example("٢٠٢٦")
def test_any_text_means_some_days_or_none(text: str) -> None:
    period = read_period(text)
    assert period is None or period.first <= period.last
