"""Facets: exact counts of paragraphs over all matches, by district and by month."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from corpus import Article, Gazetteer
from searcher import FacetCount, QueryError, Searcher
from tests import oracle
from tests.conftest import SAMPLES, build, read_all
from tests.hay import story, write_hay
from tests.strategies import write_dump

QUERIES = ["*", "茶", '"泉州"', "茶 | 石", "-茶", "标题:茶"]


@pytest.fixture(scope="module")
def articles() -> list[Article]:
    return read_all([SAMPLES], Gazetteer.load())


def test_districts_are_counted_with_all_that_lies_in_them_most_first(hay: Searcher) -> None:
    assert hay.search("*", facets=True).facets["district"] == (
        FacetCount("泉州市", 10, "福建省"),
        FacetCount("福建省", 10, None),
        FacetCount("安溪县", 4, "泉州市"),
        FacetCount("南安市", 3, "泉州市"),
        FacetCount("泉港区", 3, "泉州市"),
        FacetCount("水头镇", 1, "南安市"),
    )


def test_months_are_counted_oldest_first_and_the_undated_are_in_none(hay: Searcher) -> None:
    facets = hay.search("*", facets=True).facets
    assert facets["date"] == (FacetCount("2026-06", 7), FacetCount("2026-07", 3))
    assert hay.search("灯会", facets=True).facets == {"district": (), "date": ()}


@pytest.mark.parametrize("query", QUERIES)
def test_counts_are_those_of_a_scan_over_all_matches_whatever_the_page(
    samples: Searcher, articles: list[Article], gazetteer: Gazetteer, query: str
) -> None:
    ids = {hit.id for hit in samples.scan(query)}
    assert ids
    for limit, offset in ((0, 0), (1, 0), (5, 3), (None, 0)):
        facets = samples.search(query, facets=True, limit=limit, offset=offset).facets
        counted = Counter({count.value: count.count for count in facets["district"]})
        assert counted == oracle.district_counts(articles, ids, gazetteer)
        assert {count.value: count.count for count in facets["date"]} == oracle.month_counts(articles, ids)


@pytest.mark.parametrize("query", QUERIES)
def test_the_count_of_a_value_is_the_total_of_the_search_filtered_by_it(samples: Searcher, query: str) -> None:
    facets = samples.search(query, facets=True).facets
    for month in facets["date"]:
        assert samples.search(query, since=month.value, until=month.value).total == month.count
    for district in facets["district"]:
        if samples.places.labels(district.value) == (district.value,):
            assert samples.search(query, district=district.value).total == district.count


@pytest.mark.parametrize("query", QUERIES)
def test_a_district_lies_in_its_parent_which_has_as_many_or_more(samples: Searcher, query: str) -> None:
    counts = {count.value: count for count in samples.search(query, facets=True).facets["district"]}
    assert counts
    for count in counts.values():
        assert count.parent is None or counts[count.parent].count >= count.count
    ordered = [(-count.count, count.value) for count in counts.values()]
    assert ordered == sorted(ordered)


def test_a_filter_narrows_the_counts_of_both_facets(hay: Searcher) -> None:
    facets = hay.search("*", district="安溪县", facets=True).facets
    assert [(count.value, count.count) for count in facets["district"]] == [("安溪县", 4), ("泉州市", 4), ("福建省", 4)]
    assert facets["date"] == (FacetCount("2026-06", 4),)
    june = hay.search("*", since="2026-06", until="2026-06", facets=["district"]).facets
    assert list(june) == ["district"]
    assert june["district"][0] == FacetCount("泉州市", 7, "福建省")


STATED = ["月球", "东区,西区", "a b", "A区", " 甲 ", "x" * 300]


@pytest.mark.parametrize("label", STATED)
def test_a_district_that_only_a_dump_knows_is_counted_and_found_by_its_name(tmp_path_factory, label: str) -> None:
    root = tmp_path_factory.mktemp("stated")
    write_dump(root / "dumps" / "a.jsonl", [story("茶会", "到了。", districts=[label, "泉港区"])])
    with build(root / "idx", root / "dumps") as opened:
        results = opened.search("*", facets=True)
        shown = results.hits[0].districts[0]
        assert FacetCount(shown, 2, None) in results.facets["district"]
        assert opened.search("*", district=shown).total == 2


def test_old_months_have_years_of_four_digits(tmp_path_factory) -> None:
    root = tmp_path_factory.mktemp("old")
    write_dump(root / "dumps" / "a.jsonl", [story("茶会", "到了。", date="0960-02-04")])
    with build(root / "idx", root / "dumps") as opened:
        assert opened.search("*", facets=True).facets["date"] == (FacetCount("0960-02", 2),)


def test_two_commits_count_as_one(hay: Searcher, tmp_path_factory: pytest.TempPathFactory) -> None:
    root = tmp_path_factory.mktemp("two")
    (write_hay(root / "dumps") / "tea.jsonl").rename(root / "tea.jsonl")
    build(root / "idx", root / "dumps").close()
    (root / "tea.jsonl").rename(root / "dumps" / "tea.jsonl")
    with build(root / "idx", root / "dumps") as opened:
        for query in ("*", "茶", "人才 | 灯会"):
            assert opened.search(query, facets=True).facets == hay.search(query, facets=True).facets


def test_a_district_that_only_deleted_paragraphs_had_is_as_unknown_as_after_a_rebuild(tmp_path: Path) -> None:
    write_dump(tmp_path / "dumps" / "gone.jsonl", [story("旧事", "有茶。", districts=["清水村"])])
    write_dump(tmp_path / "dumps" / "stays.jsonl", [story("新事", *["有茶。"] * 9, districts=["安溪县"])])
    build(tmp_path / "idx", tmp_path / "dumps").close()
    (tmp_path / "dumps" / "gone.jsonl").unlink()
    with build(tmp_path / "idx", tmp_path / "dumps") as synced, build(tmp_path / "new", tmp_path / "dumps") as fresh:
        assert synced.snapshot.rows > synced.snapshot.paragraphs, "nothing is deleted, and nothing proved"
        assert synced.snapshot.district_names == fresh.snapshot.district_names
        for query in ("地区:清水村", "地区:qingshuicun", "地区:qsc"):
            for one in (synced, fresh):
                with pytest.raises(QueryError, match="no district"):
                    one.search(query)
