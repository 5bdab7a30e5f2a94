"""What is said when a query finds nothing: counts, likely slips, and a query that does find something."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus import QuanwenError
from searcher import QueryError, Searcher, remarks, shapes
from searcher.doubts import is_unwritten
from searcher.parser import parse
from searcher.suggestions import typed_leaves
from tests.conftest import build, library_of
from tests.hay import Content, story
from tests.strategies import queries, write_dump

STORIES: Content = [
    story("联创", "泉港推行三区联创，引来人才。", "泉港的石化园区。", id="a", date="2026-06-30", districts=["泉港区"]),
    story("生态银行", "生态银行存林木，人才也来。", id="b", date="2025-06-30", districts=["安溪县"]),
    story("蟳埔", "簪花的人到了蟳埔。", id="c"),
]


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Searcher]:
    root = tmp_path_factory.mktemp("suggestions")
    write_dump(root / "dumps" / "a.jsonl", STORIES)
    with build(root / "idx", root / "dumps") as searcher:
        yield searcher


SLIPS = {
    "a character of the same sound": ("三曲联创", "三区联创"),
    "two characters of the same sound": ("三曲莲创", "三区联创"),
    "a character of nearly the same sound": ("三区年创", "三区联创"),
    "a name of the same sound": ("泉岗", "泉港"),
    "a character of the same shape": ("泉巷", "泉港"),
    "a character of another kind": ("生态很行", "生态银行"),
    "a character in the wrong place": ("生银态行", "生态银行"),
    "a character too many": ("三区区联创", "三区联创"),
    "a character too few": ("生银行", "生态银行"),
    "pinyin": ("shengtaiyinhang", "生态银行"),
    "pinyin with apostrophes": ("quan'gang", "泉港"),
    "traditional characters": ("生態銀航", "生态银行"),
    "a phrase": ('"三曲联创"', "三区联创"),
}


@pytest.mark.parametrize(("query", "wanted"), SLIPS.values(), ids=SLIPS)
def test_a_slip_is_pointed_out_with_its_paragraphs(opened: Searcher, query: str, wanted: str) -> None:
    assert opened.needs_advice(opened.search(query))
    advice = opened.advise(query)
    assert advice.corrections[0].text == wanted
    assert advice.corrections[0].count == opened.search(f'"{wanted}"').total
    assert advice.query == str(parse(query.replace(advice.corrections[0].instead_of, wanted)))
    assert opened.search(advice.query).total


@pytest.mark.parametrize("query", ["火星", "xyzzy", "三区联创", "人才", "5.2%", "·", "？茶"])
def test_what_is_right_or_unlike_anything_is_not_corrected(opened: Searcher, query: str) -> None:
    with suppress(QueryError):
        assert opened.advise(query).corrections == ()


def test_a_query_that_finds_what_it_says_needs_no_advice(opened: Searcher) -> None:
    for query in ("三区联创", "泉港 石化", '"生态银行"', "*", "地区:泉港"):
        assert not opened.needs_advice(opened.search(query)), query
    assert not is_unwritten(parse("人才联创"), opened.snapshot)
    assert opened.search("人才 簪花").remark
    assert opened.needs_advice(opened.search("人才 簪花")), "it found less than was asked"


UNWRITTEN = {
    "泉岗": True,
    "泉港": False,
    "岗": False,
    "火星": False,
    "泉 岗": False,
    '"泉岗"': False,
    "石化 泉岗": True,
    "石化 | 泉岗": True,
    "同句(石化 泉岗)": True,
    "大意(石化 泉岗)": True,
    "标题:泉岗": True,
    "石化 -泉岗": False,
    "泉岗来了三区联创的人才也": True,
    "泉岗来了三区联创的人才也好": False,
}


@pytest.mark.parametrize(("query", "is_so"), UNWRITTEN.items())
def test_words_that_were_cut_apart_and_stand_nowhere_as_written_may_hold_a_slip(
    opened: Searcher, query: str, is_so: bool
) -> None:
    assert is_unwritten(parse(query), opened.snapshot) is is_so


TYPED = {
    '茶 "泉港"': ["茶", "泉港"],
    "三?联创 泉岗": ["泉岗"],
    "石化 -泉岗": ["石化"],
    "发改委 茶": ["发改委", "茶"],
    "发改委 | 茶": ["发改委", "茶"],
    '发改委 | "发展改革委"': ["发改委", "发展改革委"],
    "同句(发改委 三?联创)": ["发改委"],
    "大意(泉岗 石化)": ["泉岗", "石化"],
    '"泉岗 石化"~5': ["泉岗", "石化"],
    "标题:泉岗 地区:泉港": ["泉岗"],
    "拼音:quangang 茶": ["茶"],
}


@pytest.mark.parametrize(("query", "texts"), TYPED.items())
def test_slips_are_looked_for_in_what_was_typed_and_neither_in_patterns_nor_in_what_was_added(
    opened: Searcher, query: str, texts: list[str]
) -> None:
    assert [leaf.text for leaf in typed_leaves(opened.read(query), parse(query))] == texts


def test_a_name_that_was_never_typed_is_not_corrected() -> None:
    with library_of([[story("文件", "市发展和改革委发文。")]]) as (opened, _):
        for query in ("发改委", "发改委 | 火星", "火星 | 发改委"):
            assert '"发展改革委"' in str(opened.read(query))
            assert opened.advise(query).corrections == ()
        assert [one.text for one in opened.advise('"发展改革委" | 发改委').corrections] == ["发展和改革委"]


def test_the_parts_are_counted_and_the_query_without_each_filter(opened: Searcher) -> None:
    advice = opened.advise("石化 火星 地区:泉港 日期:2025")
    assert advice.parts == (("石化", 1), ("火星", 0))
    assert advice.without == (("地区:泉港", 0), ("日期:2025", 0))
    advice = opened.advise("石化 日期:2025", district="泉港")
    assert advice.without == (("日期:2025", 1), ("地区:泉港", 0))
    assert advice.query == "石化 地区:泉港"
    assert opened.advise("日期:2026 地区:安溪").without == (("日期:2026", 1 + 1), ("地区:安溪", 3))
    assert opened.advise("火星 石化").query == "石化"
    assert opened.advise("人才", since="2027").query == "人才"


def test_a_district_that_sounds_so_is_pointed_out(opened: Searcher) -> None:
    with pytest.raises(QueryError, match=r"no district is called '泉岗'\. Did you mean 泉港区"):
        opened.search("石化 地区:泉岗")


def test_advice_is_said_in_few_lines(opened: Searcher) -> None:
    lines = list(remarks.advice_lines(opened.advise("三曲联创 石化 日期:2026"), "quanwen", found=False))
    assert (
        lines
        == [
            "each alone: 三曲联创 (0), 石化 (1)",
            "without 日期:2026: 0",
            "did you mean 三区联创 (1)",
            "try:  quanwen search 石化",
        ][:3]
        + lines[3:]
    )
    assert len(lines) == 4
    assert list(remarks.advice_lines(opened.advise("xyzzy"), "quanwen", found=False)) == []


def test_a_control_character_in_a_query_never_reaches_a_terminal(opened: Searcher) -> None:
    for line in remarks.advice_lines(opened.advise("石化\x1b[31m 火星 日期:2025"), "quanwen", found=False):
        assert "\x1b" not in line


def test_characters_look_alike_that_share_a_part() -> None:
    assert "巷" in shapes.like("港")
    assert "末" in shapes.like("未")
    assert "请" in shapes.like("清")
    assert shapes.like("x") == ""


@settings(max_examples=150)
@given(query=st.one_of(queries(), st.text(max_size=6), st.text('三曲联创泉岗的 "?*~', max_size=6)))
def test_any_query_gets_advice_that_finds_something_or_none(opened: Searcher, query: str) -> None:
    with suppress(QuanwenError):
        advice = opened.advise(query)
        if advice.query:
            assert opened.search(advice.query).total
        for one in advice.corrections:
            assert opened.search(f'"{one.text}"').total == one.count
