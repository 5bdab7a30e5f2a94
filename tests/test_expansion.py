"""Queries widened by what means, is written or sounds the same; the reading shows it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from operator import contains
from pathlib import Path
from random import Random

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from searcher import QueryError, Searcher
from searcher.sounds import MOST_TEXTS, Sounds, is_latin, readings, short_names, southern, syllables
from searcher.synonyms import NAME
from tests.conftest import ROOT, build, library_of
from tests.hay import Content, story
from tests.strategies import write_dump

STORIES: Content = [
    story("三区联创", "市发展和改革委员会发文，二〇二四年全市增长百分之十二点五。", id="a", districts=["泉港区"]),
    story("非物质文化遗产", "中共泉州市委员会关心非遗。", id="b", districts=["南安市"]),
    story("蟳埔簪花", "西安来的游客先到泉港。", "线上的人也来。", id="c", districts=["安溪县"]),
]


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Searcher]:
    root = tmp_path_factory.mktemp("expansion")
    write_dump(root / "dumps" / "a.jsonl", STORIES)
    with build(root / "idx", root / "dumps") as searcher:
        yield searcher


READ = {
    "发改委": ('发改委 | "发展和改革委员会" | "发展改革委"', {"a#1"}),
    "發改委": ('發改委 | "发展和改革委员会" | "发展改革委"', {"a#1"}),
    "市发改委发文": ('市 (发改委 | "发展和改革委员会" | "发展改革委") 发文', {"a#1"}),
    '"发改委"': ('"发改委"', set()),
    "非遗 -市委": ('(非遗 | "非物质文化遗产") -(市委 | 中共*市委员会)', {"b#0"}),
    "标题:非遗": ('标题:非遗 | 标题:"非物质文化遗产"', {"b#0", "b#1"}),
    "非遗 | 簪花": ('非遗 | "非物质文化遗产" | 簪花', {"b#0", "b#1", "c#0"}),
    "同句(发改委 增长)": ('同句((发改委 | "发展和改革委员会" | "发展改革委") 增长)', {"a#1"}),
    "城市委员会": ("城市委员会", None),
    "2024年": ('2024年 | "二〇二四年" | "二零二四年"', {"a#1"}),
    "12.5％": ('12.5％ | "百分之十二点五"', {"a#1"}),
    "2024年增长12.5%": ('(2024年 | "二〇二四年" | "二零二四年") 增长 (12.5% | "百分之十二点五")', {"a#1"}),
    '"2024年"': ('"2024年"', set()),
    "拼音:sanqulianchuang": ('"三区联创"', {"a#0"}),
    "拼音:sanquliangchuang": ('"三区联创"', {"a#0"}),
    "py:San1Qu1": ('"三区"', {"a#0"}),
    "py:xian": ('"先" | "线" | "西安"', {"c#1", "c#2"}),
    "py:xi'an": ('"西安"', {"c#1"}),
    "py:quangang": ('"泉港"', {"c#1"}),
    "-py:xi'an 游客": ('-"西安" 游客', None),
    "py:zzz": ("拼音:zzz", set()),
    "拼音:三区": ("拼音:三区", set()),
    "地区:qg": ("地区:泉港区", {"a#0", "a#1"} | {"c#1"}),
    "地区:quangangqu": ("地区:泉港区", {"a#0", "a#1"} | {"c#1"}),
    "地区:AnXi": ("地区:安溪县", {"c#0", "c#1", "c#2"}),
    "地区:na | 地区:ax": ("地区:南安市 | 地区:安溪县", {"b#0", "b#1", "c#0", "c#1", "c#2"}),
}


@pytest.mark.parametrize(("query", "parsed", "wanted"), [(query, *rest) for query, rest in READ.items()])
def test_a_query_is_read_so_and_finds_this(opened: Searcher, query: str, parsed: str, wanted: set[str] | None) -> None:
    results = opened.search(query, limit=None)
    assert results.parsed == parsed
    if wanted is not None:
        assert {hit.id for hit in results} == wanted
        assert not results.remark


def test_what_is_shown_of_a_widened_query_finds_the_same(opened: Searcher) -> None:
    for query in READ:
        results = opened.search(query, limit=None)
        again = opened.search(results.parsed, limit=None)
        assert {hit.id for hit in again} == {hit.id for hit in results}, query


LEFT = {
    "2024年与2025年": '(2024年 | "二〇二四年" | "二零二四年") +与 (2025年 | "二〇二五年" | "二零二五年")',
    "发改委-簪花": '(发改委 | "发展和改革委员会" | "发展改革委") 簪花',
    "发改委标题:": '(发改委 | "发展和改革委员会" | "发展改革委") +标题:',
}


@pytest.mark.parametrize(("typed", "shown"), LEFT.items())
def test_what_is_left_beside_a_widened_word_is_no_operator_and_no_field(
    opened: Searcher, typed: str, shown: str
) -> None:
    assert opened.search(typed).parsed == str(opened.read(shown)) == shown


SAID = [
    "发改委",
    "2024年",
    "100%",
    "第3届",
    "6月1日",
    "茶",
    "与",
    "非",
    "或",
    "AND",
    "-",
    "－",
    "标题:",
    "py:",
    "地区：",
    " ",
]
SAID += [" 与 ", " 或 ", "|", "+", "*", "?", "同句(", '"', "，", "qg", "AI", "今年", "至"]


@settings(max_examples=500)
@given(st.lists(st.sampled_from(SAID), min_size=1, max_size=9, unique=True).map("".join))
@example("+-?发改委")
def test_what_is_shown_of_a_widened_query_is_read_as_the_same(opened: Searcher, typed: str) -> None:
    try:
        shown = str(opened.read(typed))
    except QueryError:
        return
    assert str(opened.read(shown)) == shown


def test_what_was_found_in_the_place_of_a_word_is_marked(opened: Searcher) -> None:
    [hit] = opened.search("发改委")
    assert [hit.text[span.start : span.end] for span in hit.spans] == ["发展和改革委员会"]


def test_a_widened_word_is_loosened_with_the_others(opened: Searcher) -> None:
    results = opened.search("发改委 簪花")
    assert {hit.id for hit in results} == {"a#1", "c#0"}
    assert "These have any:" in results.remark


def test_an_index_has_synonyms_of_its_own(opened: Searcher) -> None:
    file = opened.snapshot.directory / NAME
    file.write_text("联创机制 > 三区联创", "utf-8")
    try:
        again = Searcher(opened.snapshot)
        assert {hit.id for hit in again.search("联创机制")} == {"a#0"}
    finally:
        file.unlink()


def test_letters_that_are_no_district_are_an_error(opened: Searcher) -> None:
    with pytest.raises(QueryError, match="no district is called 'xyz'"):
        opened.search("地区:xyz")


SYLLABLES = {
    "nanan": {("nan", "an"), ("na", "nan")},
    "nan'an": {("nan", "an")},
    "xian": {("xian",), ("xi", "an")},
    "lü4se4": {("lv", "se")},
    "SANQU": {("san", "qu")},
    "zzz": set(),
    "": set(),
}


@pytest.mark.parametrize(("letters", "wanted"), SYLLABLES.items())
def test_letters_are_read_as_syllables_in_every_way_few_first(letters: str, wanted: set[tuple[str, ...]]) -> None:
    found = syllables(letters)
    assert set(found) == wanted
    assert [len(reading) for reading in found] == sorted(map(len, found))
    assert is_latin(letters) is bool(letters)


ALIKE = ["zhang zan", "chang can", "shang san", "shan shang", "lian nian", "liang nian", "ling nin", "zhi zi"]
UNLIKE = ["san can", "zan can", "hua wa", "fu hu", "ran lan", "bian pian", "xian xi"]


def test_ears_of_the_south_tell_no_n_from_ng_nor_z_from_zh_nor_n_from_l_and_all_else_apart() -> None:
    for pair in ALIKE:
        one, other = map(southern, pair.split())
        assert one == other, pair
    for pair in UNLIKE:
        one, other = map(southern, pair.split())
        assert one != other, pair


SHORT = {
    "泉港区": ["泉港区", "泉港"],
    "感德镇": ["感德镇", "感德"],
    "歙县": ["歙县"],
    "山腰街道": ["山腰街道", "山腰"],
    "某街道": ["某街道"],
    "官桥镇（南安）": ["官桥镇", "官桥"],
    "石化工业园区": ["石化工业园区", "石化工业园"],
    "月球": ["月球"],
}


@pytest.mark.parametrize(("label", "names"), SHORT.items())
def test_a_district_is_called_by_its_name_with_and_without_what_it_ends_in(label: str, names: list[str]) -> None:
    assert list(short_names(label)) == names


def test_no_run_of_letters_takes_long() -> None:
    assert syllables("a" * 5000) == ()
    assert len(syllables("an" * 6)) <= 8


RARE = ("sounds", "shapes", "suggestions", "numerals", "wildcards", "proximity", "scopes", "attributes")
PLAIN = """
import sys, searcher
with searcher.open(sys.argv[1]) as s:
    assert not s.needs_advice(s.search("三区联创 | 泉港"))
print(*sorted(name for name in sys.modules if name.startswith("searcher.") or name.startswith("pypinyin")))
"""


def test_a_plain_query_loads_nothing_that_only_rare_ones_need(opened: Searcher) -> None:
    command = [sys.executable, "-c", PLAIN, str(opened.snapshot.directory)]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=True)
    loaded = set(ended.stdout.split())
    assert "searcher.matching" in loaded
    assert [name for name in RARE if f"searcher.{name}" in loaded] == []
    assert "pypinyin" not in loaded


def test_a_sound_is_shown_as_the_first_dump_prints_it_whichever_was_indexed_first(tmp_path: Path) -> None:
    root = tmp_path / "dumps"
    write_dump(root / "later.jsonl", [story("舊事", "三區聯創開始了。")])
    build(tmp_path / "synced", root).close()
    write_dump(root / "earlier.jsonl", [story("新事", "三区联创开始了。")])
    with build(tmp_path / "synced", root) as synced, build(tmp_path / "fresh", root) as fresh:
        assert synced.snapshot.reading_order[0] > 0, "rows stand as they are read, and nothing is proved"
        for opened in (synced, fresh):
            assert opened.search("拼音:sanqulianchuang").parsed == '"三区联创"'


def test_of_likely_texts_those_come_first_that_are_read_first_whatever_was_indexed_first(tmp_path: Path) -> None:
    root = tmp_path / "dumps"
    texts = [f"泉{char}市在{number}。" for number, char in enumerate("甲乙丙丁戊己庚辛")]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("searcher.suggestions.MOST_LOOKED_INTO", 3)
        for number, text in reversed([*enumerate(texts)]):
            write_dump(root / f"{number}.jsonl", [story(f"题{number}", text)])
            build(tmp_path / "synced", root).close()
        with build(tmp_path / "synced", root) as synced, build(tmp_path / "fresh", root) as fresh:
            assert synced.advise("泉鲤市") == fresh.advise("泉鲤市")
            assert {one.text for one in synced.advise("泉鲤市").corrections} == {"泉甲市", "泉乙市", "泉丙市"}


HEARD = st.text("三区联创泉港山曲散去年的", min_size=3, max_size=8)


@settings(max_examples=60)
@given(st.lists(HEARD, min_size=1, max_size=4), st.integers(1, 3), st.randoms(use_true_random=False))
@example(["三区三区三区", "散曲的", "山去的"], 2, Random(1))
def test_what_sounds_so_is_every_text_of_these_syllables_and_the_most_frequent_come_first(
    texts: list[str], length: int, random: Random
) -> None:
    windows = sorted({text[at : at + length] for text in texts for at in range(len(text) - length + 1)})
    reading = [random.choice(readings()[char]) for char in random.choice(windows)]
    like = [one for one in windows if all(map(contains, map(readings().get, one), reading))]
    with library_of([[story(f"题{number}", text, id=str(number)) for number, text in enumerate(texts)]]) as (opened, _):
        counts = {one: sum(one in text for text in texts) for one in like}
        assert Sounds(opened.snapshot).sounding(reading) == counts
        found = Sounds(opened.snapshot).texts("'".join(reading))
        assert found == sorted(found, key=lambda pair: (-pair[1], pair[0]))
        assert set(counts.items()) <= set(found) or len(found) == MOST_TEXTS
