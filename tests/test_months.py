from collections import Counter

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


def test_a_run_begins_wherever_the_month_changes():
    starts, numbers = Months(NAMES, np.array([1, 1, 0, 3, 3], np.uint8)).runs
    assert (starts.tolist(), numbers.tolist()) == ([0, 2, 3], [1, 0, 3])


def test_an_index_without_rows_has_no_runs():
    months = Months([], np.zeros(0, np.uint8))
    assert months.runs[0].tolist() == []
    assert months.counts(np.zeros(0, np.int32)).tolist() == [0]
