"""Lists come out of their bytes as they went in, one by one and all at once."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from index.inversion import encode_slices
from index.lists import encode

NUMBERS = st.one_of(st.integers(0, 300), st.integers(0, 70_000), st.integers(0, 2**31 - 2))
LISTS = st.lists(st.lists(NUMBERS, max_size=20, unique=True).map(sorted), max_size=6)


def flat(lists: list[list[int]]) -> tuple[np.ndarray, np.ndarray]:
    numbers = np.array([number for one in lists for number in one], np.int32)
    return numbers, np.array([len(one) for one in lists], np.int64)


@settings(max_examples=500)
@given(LISTS)
def test_every_list_comes_back_alone_and_with_the_others(lists: list[list[int]]) -> None:
    from index.lists import decode_all

    encoded = encode(*flat(lists))
    assert [encoded.get(number).tolist() for number in range(len(lists))] == lists
    numbers, counts = decode_all(encoded)
    assert (numbers.tolist(), counts.tolist()) == tuple(part.tolist() for part in flat(lists))


def test_each_list_takes_the_width_that_is_shortest_for_it() -> None:
    dense = list(range(0, 2000, 3))
    lists = [dense, [0, 40_000, 90_000], [5_000_000, 9_000_000], [2_000_000_000]]
    assert encode(*flat(lists)).widths.tolist() == [1, 2, 3, 4]


def test_a_gap_at_the_edge_of_a_width_goes_on_in_the_next_element() -> None:
    for gap in (254, 255, 256, 509, 510, 511, 65_534, 65_535, 65_536, 131_070, 131_071):
        lists = [[*range(gap, gap + 40)], [gap]]
        encoded = encode(*flat(lists))
        assert [encoded.get(number).tolist() for number in range(2)] == lists


@given(LISTS)
def test_encoding_a_few_at_a_time_gives_the_same_bytes(lists: list[list[int]]) -> None:
    whole, sliced = encode(*flat(lists)), encode_slices(*flat(lists), at_once=7)
    assert all(np.array_equal(one, other) for one, other in zip(whole, sliced, strict=True))


def test_a_size_is_never_less_than_the_list_has() -> None:
    lists = [[1, 2, 3], [70_000, 140_000], list(range(0, 90_000, 300))]
    encoded = encode(*flat(lists))
    assert all(encoded.size(number) >= len(one) for number, one in enumerate(lists))
