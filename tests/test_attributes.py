"""Filters by author, page, kind and event → the paragraphs they let through."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from searcher import Searcher
from tests.conftest import build
from tests.hay import Content, story
from tests.strategies import write_dump

STORIES: Content = [
    story("采茶记", "春茶开采。", id="tea", byline="许知秋 林一舟", page="A03", date="2026-06-30"),
    story("晒茶记", "许知秋也来晒茶。", "6月18日开晒，6月20日收。", id="sun", page="第03版:要闻", date="2026-06-30"),
    story(
        "卖茶记", "2026年卖茶。", "茶市6月15日至20日举行。", id="sale", byline="郑月明", page="03", date="2026-06-30"
    ),
]
PAGE = """茶市开张

本报讯 6月1日，茶市在镇上开张，南来北往的茶商带着新茶到场，第一天就成交了三百多单，比去年多了一成。（苏雨桐）



茶商在市场里看茶（方远 摄）
"""


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Searcher]:
    root = tmp_path_factory.mktemp("attributes")
    write_dump(root / "dumps" / "a.jsonl", STORIES)
    (root / "dumps" / "2026-06-02.txt").write_text(PAGE, "utf-8")
    with build(root / "idx", root / "dumps") as searcher:
        yield searcher


def articles(opened: Searcher, query: str) -> set[str]:
    return {hit.title for hit in opened.search(query, limit=None)}


AUTHORS = {
    "许知秋": {"采茶记"},
    "林一舟": {"采茶记"},
    "許知秋": {"采茶记"},
    "知秋": {"采茶记"},
    "苏雨桐": {"茶市开张"},
    "方远": {"茶市开张"},
    "远": {"茶市开张"},
    "市场": set(),
    "谁": set(),
}


@pytest.mark.parametrize(("name", "wanted"), AUTHORS.items())
def test_an_author_is_one_who_stands_in_a_byline_or_a_credit(opened: Searcher, name: str, wanted: set[str]) -> None:
    assert articles(opened, f"作者:{name}") == wanted


def test_an_author_brings_whole_articles(opened: Searcher) -> None:
    assert {str(hit.kind) for hit in opened.search("作者:方远", limit=None)} == {"title", "body", "caption", "byline"}
    assert articles(opened, '"晒茶" 作者:许知秋') == set()
    assert articles(opened, "茶 -作者:许知秋") == {"晒茶记", "卖茶记", "茶市开张"}


PAGES = {
    "A03": {"采茶记"},
    "a3": {"采茶记"},
    "3": {"晒茶记", "卖茶记"},
    "03": {"晒茶记", "卖茶记"},
    "第3版": {"晒茶记", "卖茶记"},
    "第０３版": {"晒茶记", "卖茶记"},
    "30": set(),
    "A": set(),
}


@pytest.mark.parametrize(("name", "wanted"), PAGES.items())
def test_a_page_is_found_by_its_number_however_it_is_written(opened: Searcher, name: str, wanted: set[str]) -> None:
    assert articles(opened, f"版:{name}") == wanted


@pytest.mark.parametrize("name", ["图注", "图片说明", "caption"])
def test_a_kind_goes_by_several_names(opened: Searcher, name: str) -> None:
    assert [hit.text for hit in opened.search(f"类型:{name}")] == ["茶商在市场里看茶（方远 摄）"]


EVENTS = {
    "2026-06-18": ["6月18日开晒，6月20日收。", "茶市6月15日至20日举行。"],
    "6月19日": ["茶市6月15日至20日举行。"],
    "6月20日..21日": ["6月18日开晒，6月20日收。", "茶市6月15日至20日举行。"],
    "2026-06-21": [],
    "今年": [
        "2026年卖茶。",
        "6月18日开晒，6月20日收。",
        "茶市6月15日至20日举行。",
        "本报讯 6月1日，茶市在镇上开张，南来北往的茶商带着新茶到场，第一天就成交了三百多单，比去年多了一成。",
    ],
    "去年": ["本报讯 6月1日，茶市在镇上开张，南来北往的茶商带着新茶到场，第一天就成交了三百多单，比去年多了一成。"],
}


@pytest.mark.parametrize(("days", "wanted"), EVENTS.items())
def test_days_are_spoken_of_by_name_and_whole_years_only_as_such(
    opened: Searcher, days: str, wanted: list[str]
) -> None:
    from datetime import date

    opened.today = date(2026, 7, 20)
    assert sorted(hit.text for hit in opened.search(f"事件:{days}", limit=None)) == sorted(wanted)
