"""Segments are merged so that few are left, seldom, and never into too large a one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from index.merging import FACTOR, SMALLEST, Candidate, choose, tier
from index.segment_writer import MOST_UNITS

SEGMENTS = st.lists(
    st.tuples(st.integers(0, 50_000), st.integers(0, 3_000)).map(
        lambda pair: Candidate(pair[0], pair[0] + pair[1], 80 * (pair[0] + pair[1]))
    ),
    max_size=30,
)


@given(SEGMENTS)
def test_no_segment_is_merged_twice_and_none_without_live_rows(segments: list[Candidate]) -> None:
    chosen = [number for group in choose(segments) for number in group]
    assert len(chosen) == len(set(chosen))
    assert all(segments[number].live for number in chosen)


@given(SEGMENTS)
def test_after_merging_nothing_is_left_to_merge(segments: list[Candidate]) -> None:
    groups = choose(segments)
    inside = {number for group in groups for number in group}
    after = [one for number, one in enumerate(segments) if number not in inside]
    for group in groups:
        live = sum(segments[number].live for number in group)
        after.append(Candidate(live, live, 80 * live))
    assert choose(after) == []


def test_a_thousand_small_commits_leave_a_dozen_segments_and_write_each_row_a_few_times() -> None:
    segments: list[Candidate] = []
    written = 0
    for _ in range(1000):
        segments.append(Candidate(30, 30, 2400))
        groups = choose(segments)
        for group in groups:
            live = sum(segments[number].live for number in group)
            written += live
            segments.append(Candidate(live, live, 80 * live))
        gone = {number for group in groups for number in group}
        segments = [one for number, one in enumerate(segments) if number not in gone]
        assert len(segments) <= 12
    assert written < 30_000 * 12


def test_a_segment_that_is_mostly_deleted_is_written_again_alone() -> None:
    assert choose([Candidate(40_000, 40_000, 1), Candidate(10, 5_000, 1)]) == [[1]]


def test_a_segment_half_deleted_stays_as_it_is() -> None:
    assert choose([Candidate(2_500, 5_000, 1)]) == []
    assert choose([Candidate(2_499, 5_000, 1)]) == [[0]]
    assert choose([Candidate(0, 5_000, 1)]) == [], "what has nothing left is dropped, not written"


def test_as_many_of_a_tier_as_the_factor_become_one_in_the_order_they_stand_in() -> None:
    assert (tier(0), tier(SMALLEST - 1), tier(SMALLEST), tier(SMALLEST * FACTOR)) == (0, 0, 1, 2)
    small, next_tier = Candidate(400, 400, 1), Candidate(SMALLEST, SMALLEST, 1)
    assert choose([small] * (FACTOR - 1)) == []
    assert choose([next_tier, small, small, next_tier, small, small]) == [[1, 2, 4, 5]]
    assert choose([small] * FACTOR + [next_tier] * (FACTOR - 1)) == [list(range(2 * FACTOR - 1))]


def test_segments_that_would_be_too_large_together_stay_apart() -> None:
    assert choose([Candidate(500_000, 500_000, MOST_UNITS // 2)] * FACTOR) == []
