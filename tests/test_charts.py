"""Facet counts arranged for reading."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from searcher import FacetCount
from searcher.terminal.charts import Row, bar, month_name, month_number, months, most, tree

QUANZHOU = (
    FacetCount("泉州市", 9, "福建省"),
    FacetCount("福建省", 9),
    FacetCount("安溪县", 5, "泉州市"),
    FacetCount("永春县", 4, "泉州市"),
    FacetCount("感德镇", 2, "安溪县"),
    FacetCount("大连市", 1, "辽宁省"),
)


def test_a_district_stands_below_the_one_it_lies_in() -> None:
    assert tree(QUANZHOU) == [
        Row("福建省", 9, 0),
        Row("泉州市", 9, 1),
        Row("安溪县", 5, 2),
        Row("感德镇", 2, 3),
        Row("永春县", 4, 2),
        Row("大连市", 1, 0),  # 辽宁省 itself was not counted
    ]


def test_a_short_tree_keeps_the_most_counted_and_all_around_them() -> None:
    assert [count.value for count in most(QUANZHOU, 3)] == ["泉州市", "福建省", "安溪县"]


@given(st.integers(0, 8))
def test_no_district_is_kept_without_those_around_it(limit: int) -> None:
    kept = {count.value for count in most(QUANZHOU, limit)}
    known = {count.value for count in QUANZHOU}
    assert len(kept) <= limit
    assert all(count.parent in kept for count in QUANZHOU if count.value in kept and count.parent in known)


def test_months_without_anything_are_shown_too() -> None:
    counts = (FacetCount("2025-11", 3), FacetCount("2026-02", 1))
    assert months(counts) == [Row("2025-11", 3), Row("2025-12", 0), Row("2026-01", 0), Row("2026-02", 1)]


def test_too_many_months_are_counted_by_the_year() -> None:
    counts = (FacetCount("2019-11", 3), FacetCount("2019-12", 1), FacetCount("2021-01", 2))
    assert months(counts, 12) == [Row("2019", 4), Row("2020", 0), Row("2021", 2)]


def test_an_axis_is_by_months_then_years_then_decades_as_soon_as_there_are_too_many() -> None:
    def axis(first: str, last: str) -> list[str]:
        return [row.label for row in months((FacetCount(first, 1), FacetCount(last, 1)), 12)]

    assert (axis("2025-07", "2026-06")[0], len(axis("2025-07", "2026-06"))) == ("2025-07", 12)
    assert axis("2025-07", "2026-07") == ["2025", "2026"]
    assert (axis("2003-07", "2026-07")[0], len(axis("2003-07", "2026-07"))) == ("2003", 24)
    assert axis("2002-07", "2026-07") == ["2000s", "2010s", "2020s"]


def test_districts_that_an_index_says_lie_in_one_another_are_kept_and_end() -> None:
    round_and_round = (FacetCount("甲", 2, "乙"), FacetCount("乙", 1, "甲"))
    assert most(round_and_round, 2) == round_and_round
    assert most(round_and_round, 1) == ()


def test_one_old_page_among_new_ones_is_not_sixty_empty_lines() -> None:
    counts = (FacetCount("1987-07", 3), FacetCount("2026-05", 1))
    decades = [Row("1980s", 3), Row("1990s", 0), Row("2000s", 0), Row("2010s", 0), Row("2020s", 1)]
    assert months(counts, 12) == decades
    assert len(months(counts)) == 40


@given(st.dictionaries(st.integers(1949 * 12, 2030 * 12).map(month_name), st.integers(1, 99)), st.integers(1, 90))
def test_no_count_is_lost_from_the_axis(counts: dict[str, int], limit: int) -> None:
    rows = months([FacetCount(name, count) for name, count in sorted(counts.items())], limit)
    assert sum(row.number for row in rows) == sum(counts.values())


@given(st.integers(0, 40_000))
def test_a_month_and_its_number_say_the_same(number: int) -> None:
    assert month_number(month_name(number)) == number


@given(st.integers(1, 10**9), st.integers(1, 40), st.data())
def test_a_bar_fits_and_is_empty_for_zero_alone(longest: int, cells: int, data: st.DataObject) -> None:
    number = data.draw(st.integers(0, longest))
    assert len(bar(number, longest, cells)) <= cells
    assert bool(bar(number, longest, cells)) == bool(number)
    assert bar(longest, longest, cells) == "█" * cells
