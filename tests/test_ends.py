"""Where lists end, kept in half the room."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from index.ends import Ends

SIZES = st.lists(st.one_of(st.integers(0, 300), st.integers(0, 200_000), st.just(1 << 16)), max_size=60)


@given(SIZES)
def test_every_number_and_every_stretch_comes_back(sizes: list[int]) -> None:
    whole = np.cumsum(np.array(sizes, np.int64)).astype(np.uint32)
    kept = Ends.of(whole)
    assert len(kept) == len(whole)
    assert [kept[number] for number in range(len(whole))] == whole.tolist()
    for low in range(len(whole)):
        assert kept[low : low + 7].tolist() == whole[low : low + 7].tolist()
    assert kept[:].dtype == np.uint32


def test_the_highest_number_of_32_bits_comes_back() -> None:
    assert Ends.of(np.array([0, (1 << 32) - 1], np.uint32))[1] == (1 << 32) - 1


def test_more_steps_than_there_can_be_give_no_number_above_32_bits() -> None:
    forged = Ends(np.array([65535], np.uint16), np.zeros(1 << 17, np.uint32))
    assert forged[0] < 1 << 32
    assert forged[:].dtype == np.uint32
