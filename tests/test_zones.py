"""Zones of days: no row of a period lies outside the stretches that may have one."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import example, given
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


@given(
    days=st.lists(st.sampled_from([0, 1, 5, 9]), max_size=20),
    period=st.sampled_from([(1, 1), (1, 5), (5, 5), (2, 9), (6, 8), (9, 9), (10, 12)]),
    zone=st.integers(1, 3),
    most=st.integers(1, 3),
)
@example(days=[1, 9, 1], period=(1, 1), zone=1, most=1)
@example(days=[1, 9, 1], period=(1, 1), zone=1, most=2)
@example(days=[0, 1, 0, 9, 5], period=(5, 5), zone=2, most=2)
def test_zones_that_cannot_have_a_day_of_a_period_are_left_out_unless_stretches_were_too_many(
    days: list[int], period: tuple[int, int], zone: int, most: int
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("index.zones.ZONE", zone)
        patch.setattr("index.zones.MOST", most)
        stretches = Zones(np.array(days, np.int32)).stretches(*period)
    wanted: list[list[int]] = []
    for low in range(0, len(days), zone):
        dated = [day for day in days[low : low + zone] if day]
        if dated and min(dated) <= period[1] and max(dated) >= period[0]:
            high = min(low + zone, len(days))
            wanted[-1:] = [[wanted[-1][0], high]] if wanted and wanted[-1][1] == low else [*wanted[-1:], [low, high]]
    whole = [[wanted[0][0], wanted[-1][1]]] if wanted else []
    assert [list(stretch) for stretch in stretches] == (wanted if len(wanted) <= most else whole)


def test_of_days_in_order_a_period_is_one_stretch_of_its_zones_and_undated_rows_widen_none() -> None:
    days = np.repeat(np.arange(1, 101, dtype=np.int32), 4096)
    days[::5] = 0
    assert Zones(days).stretches(41, 60) == [(40 * 4096, 60 * 4096)]
    assert Zones(days).stretches(101, 200) == []
