"""Months of rows: named without a gap, counted as looking at every row would count them."""

from __future__ import annotations

from collections import Counter
from datetime import date

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from index.months import Months

NAMES = ["2026-05", "2026-06", "2026-07"]
RUNS = st.lists(st.tuples(st.integers(0, len(NAMES)), st.integers(1, 80)), max_size=9)


@given(RUNS, st.randoms(use_true_random=False), st.floats(0, 1))
def test_counts_of_months_are_those_of_looking_at_every_row(runs, random, share):
    numbers = [number for number, size in runs for _ in range(size)]
    rows = [row for row in range(len(numbers)) if random.random() <= share]
    truth = Counter(numbers[row] for row in rows)
    months = Months(NAMES, np.array(numbers, np.uint8))
    assert months.counts(np.array(rows, np.int32)).tolist() == [truth[number] for number in range(len(NAMES) + 1)]


DAYS = st.none() | st.dates(date(1949, 11, 28), date(1950, 3, 2)) | st.dates(date(1, 1, 1), date(2, 12, 31))


@given(st.lists(DAYS, max_size=6), st.data())
def test_the_months_are_all_from_the_first_day_to_the_last_and_what_is_undated_is_behind_them(days, data):
    days = [day for day in days if day is None or day.year > 2] if data.draw(st.booleans()) else days
    articles = data.draw(st.lists(st.integers(0, len(days) - 1), max_size=12)) if days else []
    ordinals = np.array([day.toordinal() if day else 0 for day in days], np.int32)
    months = Months.of(ordinals, np.array(articles, np.int32))
    dated = sorted(day for day in days if day)
    first, last = (12 * day.year + day.month - 1 for day in (dated[0], dated[-1])) if dated else (0, -1)
    assert months.names == [f"{number // 12:04}-{number % 12 + 1:02}" for number in range(first, last + 1)]
    assert [[*months.names, None][number] for number in months.numbers.tolist()] == [
        day and f"{day.year:04}-{day.month:02}" for day in (days[article] for article in articles)
    ]
    assert months.numbers.dtype.itemsize == (1 if len(months.names) < 256 else 2)


def test_a_run_begins_wherever_the_month_changes():
    starts, numbers = Months(NAMES, np.array([1, 1, 0, 3, 3], np.uint8)).runs
    assert (starts.tolist(), numbers.tolist()) == ([0, 2, 3], [1, 0, 3])


def test_an_index_without_rows_has_no_runs():
    months = Months([], np.zeros(0, np.uint8))
    assert months.runs[0].tolist() == []
    assert months.counts(np.zeros(0, np.int32)).tolist() == [0]
