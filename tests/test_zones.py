"""Zones of days: no row of a period lies outside the stretches that may have one."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.zones import Zones


@given(
    days=st.lists(st.integers(0, 12), max_size=40),
    ordered=st.booleans(),
    period=st.tuples(st.integers(1, 14), st.integers(1, 14)),
    zone=st.sampled_from([1, 2, 3, 4096]),
    most=st.sampled_from([1, 2, 8]),
)
def test_every_row_of_a_period_lies_in_a_stretch_and_stretches_ascend(
    days: list[int], ordered: bool, period: tuple[int, int], zone: int, most: int
) -> None:
    days = sorted(days) if ordered else days
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("index.zones.ZONE", zone)
        patch.setattr("index.zones.MOST", most)
        stretches = Zones(np.array(days, np.int32)).stretches(*period)
    bounds = [bound for stretch in stretches for bound in stretch]
    assert bounds == sorted(set(bounds))
    assert len(stretches) <= most
    inside = {row for low, high in stretches for row in range(low, high)}
    assert {row for row, day in enumerate(days) if period[0] <= day <= period[1]} <= inside <= set(range(len(days)))
    if zone == 1 and ordered:
        assert len(inside) == sum(period[0] <= day <= period[1] for day in days)


def test_of_days_in_order_a_period_is_one_stretch_of_its_zones_and_undated_rows_widen_none() -> None:
    days = np.repeat(np.arange(1, 101, dtype=np.int32), 4096)
    days[::5] = 0
    assert Zones(days).stretches(41, 60) == [(40 * 4096, 60 * 4096)]
    assert Zones(days).stretches(101, 200) == []
