"""Lists come out of their bytes as they went in, one by one and all at once."""

from __future__ import annotations

from typing import Any
from unittest.mock import patch

import numpy as np
from hypothesis import example, given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from index import list_writer
from index.list_writer import encode
from index.lists import Lists, decode_all

NUMBERS = st.one_of(st.integers(0, 300), st.integers(0, 70_000), st.integers(0, 2**31 - 2))
TIMES = st.one_of(st.just(1), st.integers(0, 255))
# A number and how often it counts.
HELD = st.lists(st.tuples(NUMBERS, TIMES), max_size=40, unique_by=lambda one: one[0]).map(sorted)
LONG = st.integers(1, 60).map(lambda step: [(number, 1 + (number % 7 == 0)) for number in range(0, 4000, step)])
MANY = st.lists(st.one_of(HELD, LONG), max_size=6)


def flat(many: list[list[tuple[int, int]]]) -> tuple[NDArray[np.int32], NDArray[np.int64], NDArray[np.uint8]]:
    numbers = np.array([number for one in many for number, _ in one], np.int32)
    times = np.array([times for one in many for _, times in one], np.uint8)
    return numbers, np.array([len(one) for one in many], np.int64), times


def held(encoded: Lists, number: int) -> list[tuple[int, int]]:
    numbers, times = encoded.held(number)
    assert encoded.get(number).tolist() == numbers.tolist()
    return list(zip(numbers.tolist(), [1] * len(numbers) if times is None else times.tolist(), strict=True))


@settings(max_examples=500)
@given(MANY)
@example([[(number, 1) for number in range(15)], [(number, 2) for number in range(16)]])
@example([[(2**31 - 2, 0)]])
def test_every_list_comes_back_alone_and_with_the_others(many: list[list[tuple[int, int]]]) -> None:
    encoded = encode(*flat(many))
    assert [held(encoded, number) for number in range(len(many))] == many
    assert [part.tolist() for part in decode_all(encoded)] == [part.tolist() for part in flat(many)]


@given(MANY)
def test_lists_without_times_count_once_each(many: list[list[tuple[int, int]]]) -> None:
    numbers, counts, _ = flat(many)
    encoded = encode(numbers, counts)
    assert all(encoded.held(number)[1] is None for number in range(len(many)))
    assert decode_all(encoded).times.tolist() == [1] * len(numbers)


@given(MANY)
def test_encoding_a_few_at_a_time_gives_the_same_bytes(many: list[list[tuple[int, int]]]) -> None:
    whole = encode(*flat(many))
    with patch.object(list_writer, "AT_ONCE", 7):
        few = encode(*flat(many))
    assert all(np.array_equal(one, other) for one, other in zip(whole, few, strict=True))


@given(MANY, st.data())
def test_a_stretch_of_lists_is_lists(many: list[list[tuple[int, int]]], data: st.DataObject) -> None:
    low = data.draw(st.integers(0, len(many)))
    high = data.draw(st.integers(low, len(many)))
    stretch = encode(*flat(many)).between(low, high)
    assert [held(stretch, number) for number in range(high - low)] == many[low:high]


def test_a_list_takes_little_more_than_its_information() -> None:
    rng: Any = np.random.default_rng(1)
    for count in (3, 40, 1000, 30_000, 400_000):
        numbers = np.sort(rng.choice(500_000, count, replace=False)).astype(np.int32)
        taken = encode(numbers, np.array([count], np.int64)).size(0)
        assert taken <= count * (3.1 + np.log2(500_000 / count)) / 8 + 6
