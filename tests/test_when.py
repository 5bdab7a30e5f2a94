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
    "", " ", "从前", "26", "20260", "0000", "2026-00", "2026-13", "2026-06-00", "2026-02-30", "2026-6-",
    "2026-06-29-01", "-2026", "第2026", "2026\n06", "2027..2026", "2026-06..从前", "从前..2026", "近日",
    "2月30日", "近9999年", "近三", "以来", "13月", "从前以来", "明年以来", "2026年13月",
    "2026...2027", "2026..2027..2028",
]  # fmt: skip


TODAY = date(2026, 7, 20)  # a Monday
SAID = {
    "今年": "2026",
    "去年底": "2025-12",
    "前年": "2024",
    "今年5月": "2026-05",
    "本月18日": "2026-07-18",
    "上月": "2026-06",
    "昨天": "2026-07-19",
    "昨夜": "2026-07-19",
    "上周": "2026-07-13/2026-07-19",
    "上半年": "2026-01-01/2026-06-30",
    "第一季度": "2026-01-01/2026-03-31",
    "1—5月": "2026-01-01/2026-05-31",
    "近30天": "2026-06-21/2026-07-20",
    "近３０天": "2026-06-21/2026-07-20",
    "最近三个月": "2026-04-21/2026-07-20",
    "过去一年": "2025-07-21/2026-07-20",
    "近两周": "2026-07-07/2026-07-20",
    "近半年": "2026-01-21/2026-07-20",
    "近半个月": "2026-07-06/2026-07-20",
    "近十五天": "2026-07-06/2026-07-20",
    "今年以来": "2026-01-01/2026-07-20",
    "今天以来": "2026-07-20",
    "2012年至今": "2012-01-01/2026-07-20",
    "二〇二四年": "2024",
    "二〇二四年六月": "2024-06",
    "二零二四年": "2024",
    "2026年6月29日晚": "2026-06-29",
    # without a year, the last one there was
    "6月18日": "2026-06-18",
    "6月": "2026-06",
    "12月": "2025-12",
    "7月21日": "2025-07-21",
    "18日": "2026-07-18",
    "31日": "2026-05-31",
    "20日": "2026-07-20",
    "7月20日": "2026-07-20",
    "6月15日..7月1日": "2026-06-15/2026-07-01",
    "6月15日至20日": "2026-06-15/2026-06-20",
    "6月15日~20日": "2026-06-15/2026-06-20",
    "6月15日..20日": "2026-06-15/2026-06-20",
    "12月28日..1月3日": "2025-12-28/2026-01-03",
    "去年6月..今年5月": "2025-06-01/2026-05-31",
    "去年..2026-02": "2025-01-01/2026-02-28",
    "去年..": "2025-01-01/9999-12-31",
}


@pytest.mark.parametrize(("text", "period"), SAID.items())
def test_a_date_in_words_means_days_counted_from_today(text: str, period: str) -> None:
    found = read_period(text, TODAY)
    assert found is not None
    assert found.isoformat() == period


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(1, 5000))
def test_the_last_days_are_so_many_and_end_today(today: date, count: int) -> None:
    assert read_period(f"近{count}天", today) == Period(today - timedelta(days=count - 1), today)


@pytest.mark.parametrize(
    ("today", "text", "first"),
    [
        (date(2026, 7, 31), "近一个月", date(2026, 7, 1)),
        (date(2026, 7, 30), "近一个月", date(2026, 7, 1)),
        (date(2026, 3, 31), "近一个月", date(2026, 3, 1)),
        (date(2026, 8, 31), "近半年", date(2026, 3, 1)),
        (date(2024, 2, 29), "过去一年", date(2023, 3, 1)),
    ],
)
def test_months_are_counted_back_to_the_day_behind_the_same_or_to_the_end_of_a_shorter_month(
    today: date, text: str, first: date
) -> None:
    assert read_period(text, today) == Period(first, today)


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.dates(date(2000, 1, 1), date(2003, 12, 31)))
@example(date(2000, 1, 1), date(2000, 1, 2))
def test_a_day_without_a_year_is_the_last_of_its_name(today: date, day: date) -> None:
    found = read_period(f"{day.month}月{day.day}日", today)
    if (day.month, day.day) != (2, 29):
        assert found is not None
        assert (found.first.month, found.first.day) == (day.month, day.day)
        assert found.first <= today < found.first + timedelta(days=367)


@given(st.dates(date(1900, 3, 1), date(2100, 1, 1)), st.integers(1, 31))
@example(date(2000, 1, 1), 2)
def test_a_day_without_a_month_is_the_last_of_its_number(today: date, day: int) -> None:
    found = read_period(f"{day}日", today)
    assert found is not None
    assert found.first.day == day
    assert found.first <= today < found.first + timedelta(days=63)


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
