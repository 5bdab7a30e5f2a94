from contextlib import suppress
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.datewords import Calendar, Days, Point, Week, read
from corpus.dating import Said, Scene, _distance, _nearest, _of_month, days_of
from corpus.records import Period

PRINTED = date(2026, 7, 3)


def said(first: date, last: date | None = None, *, knows_year: bool = True) -> Said:
    return Said(Period(first, last or first), knows_year)


@pytest.mark.parametrize(
    ("words", "scene", "days"),
    [
        ("8月1日", Scene(said(date(2024, 5, 1)), near=True), "2024-08-01"),
        ("8月1日", Scene(said(date(2024, 1, 1), date(2024, 12, 31)), near=True), "2024-08-01"),
        ("8月1日", Scene(said(date(2024, 1, 1), date(2024, 12, 31)), near=True, to_come=True), "2026-08-01"),
        ("1月1日", Scene(said(date(2024, 12, 1)), near=True), "2025-01-01"),
        ("次年1月", Scene(said(date(1949, 10, 1))), "1950-01"),
        ("1日", Scene(said(date(2024, 5, 30)), near=True), "2024-06-01"),
        ("1日", Scene(), "2026-07-01"),
    ],
)
def test_what_was_said_gives_what_is_not(words, scene, days):
    period = days_of(read(words), PRINTED, scene)
    assert period.isoformat() == days


def test_a_day_that_no_calendar_has_is_an_error():
    with pytest.raises(ValueError, match="day is out of range"):
        days_of(Calendar(Point(year=2025, months=(2, 2), days=(29, 29))), PRINTED, Scene())


@given(st.dates(date(1, 2, 1), date(9999, 11, 30)), st.integers(-9, 9))
def test_days_from_now_count_from_the_day_of_printing(published, offset):
    day = published + timedelta(days=offset)
    assert days_of(Days(offset), published, Scene()) == Period(day, day)


@given(st.dates(date(1, 2, 1), date(9999, 11, 30)), st.integers(-2, 2))
def test_a_week_has_seven_days_from_a_monday(published, offset):
    week = days_of(Week(offset, (0, 6)), published, Scene())
    assert week.first.weekday() == 0
    assert (week.last - week.first).days == 6
    assert week.first <= published + timedelta(days=7 * offset) <= week.last


@given(st.integers(1, 31), st.dates(date(1990, 1, 1), date(2030, 12, 31)))
def test_a_day_at_hand_is_the_nearest_of_its_name(number, near):
    period = Period(near, near)
    candidates = []
    for months in (0, -1, -2, 1):
        with suppress(ValueError):
            candidates.append(_of_month(near, months, (number, number)))
    assert _nearest((number, number), period) == min(candidates, key=lambda days: _distance(days, period))
