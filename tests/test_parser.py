"""What a user types → the tree it means."""

from __future__ import annotations

from datetime import date

import pytest

from corpus import Kind, Period
from searcher import QueryError
from searcher.parser import DEEPEST, parse
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
)

A, B, C, D = (Words(text) for text in "甲乙丙丁")
TITLE = Words("甲", Field.TITLE)
PORT = District("泉港")
JUNE = Published(Period(date(2026, 6, 1), date(2026, 6, 30)))
TODAY = date(2026, 7, 20)
EIGHTEENTH = Speaking(Period(date(2026, 6, 18), date(2026, 6, 18)))
NEAR = Near(("党建", "小区"), 10)


def words(*texts: str) -> And:
    return And(tuple(map(Words, texts)))


READ: dict[str, Node] = {
    # words
    "甲": A,
    " 甲　": A,
    "甲 乙": words("甲", "乙"),
    "甲，乙。丙、丁！": words("甲", "乙", "丙", "丁"),
    "甲,乙;丙": words("甲", "乙", "丙"),
    "5.2% AI+乡村": words("5.2%", "AI+乡村"),
    "www.a.cn:80/x": Words("www.a.cn:80/x"),
    "*": Everything(),
    "＊": Everything(),
    "甲\ud800乙": words("甲", "乙"),
    # phrases
    '"甲 乙"': Phrase("甲 乙"),
    "“甲 乙”": Phrase("甲 乙"),
    "「甲」": Phrase("甲"),
    "『甲』": Phrase("甲"),
    "＂甲＂": Phrase("甲"),
    "“他说「甲」”": Phrase("他说「甲」"),
    '"甲 乙': Phrase("甲 乙"),
    '甲"乙"丙': And((A, Phrase("乙"), C)),
    '"甲" ""': Phrase("甲"),
    '"甲|(乙"': Phrase("甲|(乙"),
    '"*"': Phrase("*"),
    '"OR"': Phrase("OR"),
    # alternatives
    "甲 - 乙": words("甲", "乙"),
    "甲 -　乙": words("甲", "乙"),
    "甲 | 乙": Or((A, B)),
    "甲|乙｜丙": Or((A, B, C)),
    "甲 OR 乙": Or((A, B)),
    "甲 或 乙": Or((A, B)),
    "甲 or 乙": words("甲", "or", "乙"),
    "甲 Or 乙": words("甲", "Or", "乙"),
    "甲 乙 | 丙 丁": Or((And((A, B)), And((C, D)))),
    "甲 (乙 | 丙)": And((A, Or((B, C)))),
    "甲（乙｜丙）": And((A, Or((B, C)))),
    "甲 |": A,
    "| 甲": A,
    "甲 | | 乙": Or((A, B)),
    "或者 甲": words("或者", "甲"),
    # all
    "甲 AND 乙": All((A, B)),
    "甲 与 乙": All((A, B)),
    "甲 且 乙": All((A, B)),
    "(甲 与 乙) 丙": All((A, B, C)),
    "与 甲 乙": words("甲", "乙"),
    "(甲 乙) 丙": words("甲", "乙", "丙"),
    # refusals
    "甲 -乙": And((A, Not(B))),
    "甲 －乙": And((A, Not(B))),
    "甲 NOT 乙": And((A, Not(B))),
    "甲 非 乙": And((A, Not(B))),
    "甲 AND NOT 乙": All((A, Not(B))),
    '甲 -"乙"': And((A, Not(Phrase("乙")))),
    "甲 -“乙”": And((A, Not(Phrase("乙")))),
    "甲 -(乙 丙)": And((A, Not(And((B, C))))),
    "(-甲)": Not(A),
    "甲|-乙": Or((A, Not(B))),
    "非 非 甲": A,
    "--甲": A,
    "甲-乙": Words("甲-乙"),
    "非物质文化遗产": Words("非物质文化遗产"),
    "甲 非": A,
    "甲 -": A,
    '"甲"-乙': And((Phrase("甲"), B)),
    # fields
    "标题:甲": TITLE,
    "标题：甲": TITLE,
    "title:甲": TITLE,
    "TITLE:甲": TITLE,
    "标题: 甲": TITLE,
    '标题:"甲"': Phrase("甲", Field.TITLE),
    "甲 标题:甲": And((A, TITLE)),
    "地区:泉港": PORT,
    "district:泉港": PORT,
    '地区:"泉港"': PORT,
    "地区：“泉港”": PORT,
    "甲 地区:泉港 | 乙": Or((And((A, PORT)), B)),
    "日期:2026-06": JUNE,
    "日期：2026年6月": JUNE,
    "date:2026-06-01..2026-06-30": JUNE,
    '日期:"2026-06-01 .. 2026-06-30"': JUNE,
    "甲 地区:": A,
    "甲标题:乙": Words("甲标题:乙"),
    # refused fields
    "甲 -标题:甲": And((A, Not(TITLE))),
    "甲 NOT 标题:甲": And((A, Not(TITLE))),
    "甲 -地区:泉港": And((A, Not(PORT))),
    "甲 －地区：泉港": And((A, Not(PORT))),
    "甲 非 地区:泉港": And((A, Not(PORT))),
    "甲 -日期:2026-06": And((A, Not(JUNE))),
    "甲 -(地区:泉港)": And((A, Not(PORT))),
    "日期:6月": JUNE,
    "日期:６月１日～３０日": JUNE,
    "日期:6月1日 .. 6月30日": JUNE,
    "日期:6月1日 至 6月30日 甲": And((JUNE, A)),
    "日期:6月1日.. 6月30日": JUNE,
    "日期:2026-06-01.. 甲": And((Published(Period(date(2026, 6, 1), date.max)), A)),
    "日期:2026-06 甲": And((JUNE, A)),
    "日期:去年底": Published(Period(date(2025, 12, 1), date(2025, 12, 31))),
    "日期:近30天": Published(Period(date(2026, 6, 21), TODAY)),
    "事件:6月18日": EIGHTEENTH,
    "事件：２０２６年６月１８日": EIGHTEENTH,
    "event:2026-06-18": EIGHTEENTH,
    "作者:许知秋": Author("许知秋"),
    "作者：“林听涛”": Author("林听涛"),
    "author:许知秋": Author("许知秋"),
    "版:A03": Page("A03"),
    "版面：3": Page("3"),
    "page:A03": Page("A03"),
    "类型:标题": OfKind(Kind.TITLE),
    "类型：图片说明": OfKind(Kind.CAPTION),
    "kind:caption": OfKind(Kind.CAPTION),
    "类型:ＢＯＤＹ": OfKind(Kind.BODY),
    "作者:· 甲": A,
    "拼音:nan'an": Sound("nan'an"),
    "py:sanqu": Sound("sanqu"),
    "出版:甲": Words("出版:甲"),
    "甲 -类型:标题": And((A, Not(OfKind(Kind.TITLE)))),
    # close together
    '"党建 小区"~10': NEAR,
    "“党建　小区”～１０": NEAR,
    "「党建，小区」~10": NEAR,
    '"党建 小区"~': NEAR,
    '"党建 小区"~0': Near(("党建", "小区"), 0),
    '"党建 小区"~99999999': Near(("党建", "小区"), 9999),
    '"党建 小区"~' + "1" * 30 + " 甲": And((Near(("党建", "小区"), 9999), A)),
    '标题:"党建 小区"~10': Near(("党建", "小区"), 10, Field.TITLE),
    '"党建"~10': Phrase("党建"),
    '"党建 · "~10': Phrase("党建"),
    '"党建 小区" ~10': And((Phrase("党建 小区"), Words("~10"))),
    '甲 -"党建 小区"~10乙': And((A, Not(NEAR), B)),
    # in a sentence, in an article
    "同句(甲 乙)": Within(Scope.SENTENCE, words("甲", "乙")),
    "同句（甲　乙）": Within(Scope.SENTENCE, words("甲", "乙")),
    "sentence(甲 乙)": Within(Scope.SENTENCE, words("甲", "乙")),
    "同篇（甲｜-乙）丙": And((Within(Scope.ARTICLE, Or((A, Not(B)))), C)),
    "大意(甲 乙)": Gist((A, B)),
    "gist（甲　乙）": Gist((A, B)),
    "大意(甲 地区:泉港 -乙 丙)": And((Gist((A, C)), PORT, Not(B))),
    "大意(大意(甲 乙) 丙)": Gist((A, B, C)),
    "大意((甲 | 乙) 丙)": Gist((Or((A, B)), C)),
    '大意("甲" 标题:甲)': And((Phrase("甲"), TITLE)),
    "大意()甲": A,
    "Article(甲)": Within(Scope.ARTICLE, A),
    "同篇(同句(甲 乙) 丙)": Within(Scope.ARTICLE, And((Within(Scope.SENTENCE, words("甲", "乙")), C))),
    "甲 -同句(乙 丙": And((A, Not(Within(Scope.SENTENCE, words("乙", "丙"))))),
    "同句()甲": A,
    "同句 (甲)": words("同句", "甲"),
    "甲同句(乙)": words("甲同句", "乙"),
    # wildcards
    "茶*": Pattern("茶*"),
    "三?联创": Pattern("三?联创"),
    "三??创": Pattern("三??创"),
    "乡村＊振兴": Pattern("乡村*振兴"),
    "标题:茶*": Pattern("茶*", Field.TITLE),
    "甲? 乙": words("甲", "乙"),
    "甲?": A,
    "?甲": A,
    "甲？乙": words("甲", "乙"),
    "甲(乙?)": words("甲", "乙"),
    "**": Everything(),
    "*?*": Everything(),
    "甲 -乙*": And((A, Not(Pattern("乙*")))),
    '"三?联创"': Phrase("三?联创"),
    # brackets that do not match
    "(甲": A,
    "甲)": A,
    "甲)乙": words("甲", "乙"),
    "(甲 | 乙": Or((A, B)),
    "((甲)": A,
    "()甲": A,
}


@pytest.mark.parametrize(("text", "tree"), READ.items(), ids=map(ascii, READ))
def test_a_query_means_this_tree(text: str, tree: Node) -> None:
    assert parse(text, TODAY) == tree


NOTHING = [
    "",
    " ",
    "　",
    "，。",
    '""',
    "“”",
    "()",
    "|",
    "OR",
    "非",
    "-",
    "AND NOT",
    "标题:",
    "地区:",
    '地区:" "',
    "作者:",
    "版:·",
    "拼音:",
    "同句()",
    "?",
    "\ud800",
]


@pytest.mark.parametrize("text", NOTHING, ids=ascii)
def test_a_query_that_asks_nothing_is_an_error_that_says_how_to_find_everything(text: str) -> None:
    with pytest.raises(QueryError, match=r"nothing to look for\. Every paragraph is found by  \*") as caught:
        parse(text)
    assert caught.value.query == text


@pytest.mark.parametrize("text", ["日期:从前", "茶 日期:2026-13", "date:2027..2026", "日期:*", "事件:那天"])
def test_a_date_that_is_none_is_an_error_that_shows_how_to_write_one(text: str) -> None:
    with pytest.raises(
        QueryError, match=r"is no date\. Write 2026, 2026-06, 2026年6月29日, 今年, 近30天, 6月18日 or 2026"
    ):
        parse(text)


def test_a_kind_that_is_none_is_an_error_that_names_them_all() -> None:
    with pytest.raises(
        QueryError, match=r"类型:广告 is no kind of paragraph\. There are 标题、小标题、正文、图注、署名"
    ):
        parse("类型:广告")


def test_more_parts_than_can_be_ordered_are_refused() -> None:
    assert isinstance(parse('"一 二 三 四 五 六"~3'), Near)
    with pytest.raises(QueryError, match="7 parts near one another; at most 6"):
        parse('"一 二 三 四 五 六 七"~3')


def test_brackets_nest_as_deep_as_anybody_needs_and_no_deeper() -> None:
    assert parse("(" * DEEPEST + "甲" + ")" * DEEPEST) == A
    assert parse("(甲) " * 10 * DEEPEST) == And((A,) * 10 * DEEPEST)
    with pytest.raises(QueryError, match=f"nested deeper than {DEEPEST}"):
        parse("(" * (DEEPEST + 1) + "甲")
