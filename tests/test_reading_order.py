"""Whether articles stand in reading order already is seen as sorting them would show."""

from __future__ import annotations

import numpy as np
from hypothesis import example, given
from hypothesis import strategies as st

from index.reading_order import is_sorted

FEW = st.integers(0, 2)


@given(st.lists(st.tuples(FEW, FEW, FEW), max_size=6))
@example([(0, 1, 0), (1, 0, 0), (1, 0, 0)])
@example([(0, 0, 1), (0, 0, 0)])
def test_keys_are_sorted_when_the_first_that_differs_rises(rows: list[tuple[int, int, int]]) -> None:
    keys = np.array(rows, np.int32).reshape(-1, 3).T
    assert is_sorted(list(keys)) == (rows == sorted(rows))
