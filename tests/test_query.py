"""Query trees: what is shown of one can be read again and means the same."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from corpus import Kind, Period
from index.folding import fold
from index.units import units
from searcher import QueryError, quoted
from searcher.parser import parse
from searcher.query import (
    All,
    And,
    Author,
    District,
    Everything,
    Field,
    Gist,
    Near,
    Node,
    Not,
    OfKind,
    Or,
    Page,
    Pattern,
    Phrase,
    Published,
    Scope,
    Sound,
    Speaking,
    Within,
    Words,
    leaves,
)

TEA, LAMP, CALM = Words("茶"), Phrase("灯 会"), Words("夜校", Field.TITLE)
JUNE = Published(Period(date(2026, 6, 1), date(2026, 6, 30)))
SHOWN = {
    "everything": (Everything(), "*"),
    "words": (TEA, "茶"),
    "a phrase": (LAMP, '"灯 会"'),
    "words in the headline": (CALM, "标题:夜校"),
    "a phrase in the headline": (Phrase("夜 校", Field.TITLE), '标题:"夜 校"'),
    "a district": (District("泉港区"), "地区:泉港区"),
    "a district with a space": (District("New York"), '地区:"New York"'),
    "a month": (JUNE, "日期:2026-06"),
    "days": (Published(Period(date(2026, 6, 2), date(2026, 7, 1))), "日期:2026-06-02..2026-07-01"),
    "days spoken of": (Speaking(Period(date(2026, 6, 18), date(2026, 6, 18))), "事件:2026-06-18"),
    "an author": (Author("许知秋"), "作者:许知秋"),
    "a page": (Page("A03"), "版:A03"),
    "a kind": (OfKind(Kind.HEADING), "类型:小标题"),
    "a sound": (Sound("nan'an"), '拼音:"nan\'an"'),
    "parts near one another": (Near(("党建", "小区"), 10), '"党建 小区"~10'),
    "parts near one another in the headline": (Near(("党", "区"), 0, Field.TITLE), '标题:"党 区"~0'),
    "a pattern": (Pattern("三?联创"), "三?联创"),
    "a sentence": (Within(Scope.SENTENCE, And((TEA, LAMP))), '同句(茶 "灯 会")'),
    "an article": (Not(Within(Scope.ARTICLE, Or((TEA, LAMP)))), '-同篇(茶 | "灯 会")'),
    "a gist": (And((Gist((TEA, Or((Words("灯"), LAMP)))), JUNE)), '大意(茶 (灯 | "灯 会")) 日期:2026-06'),
    "the gist of one part": (Not(Gist((TEA,))), "-大意(茶)"),
    "parts of which all are wanted": (All((Or((TEA, CALM)), LAMP)), '(茶 | 标题:夜校) 与 "灯 会"'),
    "days from one on": (Published(Period(date(2026, 6, 2), date.max)), "日期:2026-06-02.."),
    "days up to one": (Published(Period(date.min, date(2026, 6, 2))), "日期:..2026-06-02"),
    "any days": (Published(Period(date.min, date.max)), "日期:.."),
    "a refusal": (And((TEA, Not(LAMP))), '茶 -"灯 会"'),
    "a refusal of several": (Not(And((TEA, CALM))), "-(茶 标题:夜校)"),
    "alternatives": (Or((And((TEA, CALM)), LAMP)), '茶 标题:夜校 | "灯 会"'),
    "alternatives as a part": (And((Or((TEA, CALM)), JUNE)), "(茶 | 标题:夜校) 日期:2026-06"),
}


@pytest.mark.parametrize(("node", "text"), SHOWN.values(), ids=SHOWN)
def test_a_tree_is_shown_as_a_user_would_type_it_and_read_again(node: Node, text: str) -> None:
    assert str(node) == text
    assert parse(text) == node


TYPED = ["地区:", "日期:", "标题:", "title:", "-", "——", '"', "“", "”", "「", "(", ")", "（", "|", " ", "，", "*", ".."]
TYPED += [
    "作者:",
    "版:",
    "类型:",
    "事件：",
    "拼音:",
    "同句(",
    "同篇（",
    "大意(",
    "~",
    "~3",
    "～",
    "?",
    "标题",
    "今年",
    "6月18日",
]
TYPED += ["茶", "泉港", "2026", "2026-06", "OR", "AND", "NOT", "或", "与", "非", "or", "AI+", "."]


@settings(max_examples=500)
@given(st.lists(st.sampled_from(TYPED), max_size=7).map("".join) | st.text(max_size=8))
@example("-(-茶)")
@example('"茶"-标题:茶')
@example("标题:-标题:茶")
@example('地区:"OR"')
@example('地区:"-茶"')
@example('地区:"泉港，茶"')
@example('地区:"“茶”"')
@example('地区:"标题:茶"')
@example('标题:"*"')
@example("同句(茶")
@example('"茶 泉港"~3茶')
@example("茶?泉港")
@example("*茶?")
@example("版:同句(")
@example("日期:~(~")
@example("大意(茶 与 泉港) 2026")
@example("é 与 与½大意(茶园 NOT ½2026")
@example("茶 与 (灯会 -茶农)")
@example("+与 +标题:茶 标题:+非 +OR +or")
@example("大意(茶 | 泉港) 与 -与 2026")
def test_the_reading_that_is_shown_reads_as_the_same_tree(typed: str) -> None:
    try:
        tree = parse(typed)
    except QueryError:
        return
    assert parse(str(tree)) == tree, str(tree)


ANY = st.text(st.characters(exclude_categories=["Cs"], exclude_characters='"'), min_size=1, max_size=6)
NAMES = ANY.map(str.strip).filter(bool)
PERIODS = st.lists(st.dates(), min_size=2, max_size=2).map(lambda days: Period(min(days), max(days)))
LEAVES = st.one_of(
    st.sampled_from(
        [
            Everything(),
            TEA,
            LAMP,
            CALM,
            JUNE,
            Words("AI+乡村"),
            Words("or"),
            Words("与"),
            Words("OR"),
            Words("标题:"),
            Words("py:茶"),
            Words("非遗"),
            Words("5.2%"),
        ]
    ),
    st.builds(Phrase, NAMES.filter(lambda text: units(fold(text))), st.sampled_from(Field)),
    st.builds(District, NAMES),
    st.builds(Published, PERIODS),
    st.builds(Speaking, PERIODS),
    st.builds(Author, NAMES.filter(lambda text: units(fold(text)))),
    st.builds(Page, NAMES.filter(lambda text: units(fold(text)))),
    st.builds(OfKind, st.sampled_from(Kind)),
    st.builds(Sound, NAMES),
    st.builds(
        Near, st.sampled_from([("茶", "灯会"), ("党建", "小区", "5.2%")]), st.integers(0, 99), st.sampled_from(Field)
    ),
    st.builds(Pattern, st.sampled_from(["茶*", "*茶", "三?联创", "G?*", "乡村*振兴"]), st.sampled_from(Field)),
)


def parts(kind: type[And] | type[Or], nodes: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    """Several parts, none of their own kind: those would be one with them."""
    others = nodes.filter(lambda node: not isinstance(node, And if issubclass(kind, And) else Or))
    return st.lists(others, min_size=2, max_size=3).map(lambda found: kind(tuple(found)))


def larger(nodes: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    refused = nodes.filter(lambda node: not isinstance(node, Not)).map(Not)
    within = st.builds(Within, st.sampled_from(Scope), nodes)
    free = st.sampled_from([TEA, Words("5.2%"), Or((TEA, LAMP))])
    gist = st.lists(free, min_size=1, max_size=3).map(lambda found: Gist(tuple(found)))
    return st.one_of(parts(And, nodes), parts(All, nodes), parts(Or, nodes), refused, within, gist)


@settings(max_examples=300)
@given(st.recursive(LEAVES, larger, max_leaves=6))
def test_any_tree_is_shown_so_that_it_can_be_read_again(tree: Node) -> None:
    assert parse(str(tree)) == tree, str(tree)


def test_leaves_are_what_a_match_may_rest_on_in_the_order_of_the_query() -> None:
    near, wild = Near(("夜", "校"), 3), Pattern("茶*")
    tree = And((Or((TEA, LAMP)), JUNE, Not(Words("酒")), District("泉港区"), CALM, Everything()))
    assert leaves(tree) == [TEA, LAMP, CALM]
    assert leaves(Within(Scope.SENTENCE, And((near, Not(LAMP), wild)))) == [Phrase("夜"), Phrase("校"), wild]
    assert leaves(Not(And((TEA, LAMP)))) == leaves(JUNE) == leaves(Everything()) == []


@given(ANY | st.just('说"好"了'))
def test_a_quoted_text_reads_as_a_phrase(text: str) -> None:
    try:
        assert isinstance(parse(quoted(text)), Phrase)
    except QueryError:
        assert not units(fold(text))
