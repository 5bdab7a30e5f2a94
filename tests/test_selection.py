"""The best of many scores are those that sorting them all would put first."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from searcher.selection import best, nth_largest

# Of few different scores many are equal; of many of them few are picked by runs.
SCORES = st.one_of(
    st.lists(st.integers(0, 3), max_size=60),
    st.builds(
        lambda seed, size, kinds: np.random.default_rng(seed).integers(0, kinds, size).tolist(),
        st.integers(0, 99),
        st.integers(100, 900),
        st.sampled_from([2, 5, 10_000]),
    ),
)


@given(SCORES, st.integers(0, 12), st.booleans())
@example([1, 1, 1, 0, 1], 2, True)
@example([3, *[0] * 200, 2, *[0] * 200, 1], 3, False)
def test_the_best_stand_in_the_order_of_scores_and_equals_in_that_of_places(
    scores: list[int], count: int, backwards: bool
) -> None:
    places = np.arange(len(scores), dtype=np.int32)[:: -1 if backwards else 1]
    found = best(np.array(scores, np.float64), places, count)
    wanted = sorted(range(len(scores)), key=lambda number: (-scores[number], places[number]))
    assert found.tolist() == wanted[:count]


@given(SCORES, st.integers(1, 12))
def test_the_nth_largest_is_that_of_sorting_and_the_least_of_few(scores: list[int], count: int) -> None:
    ordered = sorted(scores, reverse=True)
    assert nth_largest(np.array(scores, np.float64), count) == (ordered[:count] or [-np.inf])[-1]


@pytest.mark.parametrize("size", [0, 3, 500])
def test_of_no_number_the_bound_is_above_all(size: int) -> None:
    assert nth_largest(np.ones(size), 0) == np.inf
