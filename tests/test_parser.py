"""What a user types → the tree it means."""

from __future__ import annotations

from datetime import date

import pytest

from corpus import Period
from searcher import QueryError
from searcher.parser import DEEPEST, parse
from searcher.query import And, District, Everything, Field, Node, Not, Or, Phrase, Published, Words

A, B, C, D = (Words(text) for text in "甲乙丙丁")
TITLE = Words("甲", Field.TITLE)
PORT = District("泉港")
JUNE = Published(Period(date(2026, 6, 1), date(2026, 6, 30)))


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
    "茶*": Words("茶*"),
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
    "甲 AND 乙": words("甲", "乙"),
    "甲 与 乙": words("甲", "乙"),
    "甲 且 乙": words("甲", "乙"),
    "(甲 乙) 丙": words("甲", "乙", "丙"),
    # refusals
    "甲 -乙": And((A, Not(B))),
    "甲 －乙": And((A, Not(B))),
    "甲 NOT 乙": And((A, Not(B))),
    "甲 非 乙": And((A, Not(B))),
    "甲 AND NOT 乙": And((A, Not(B))),
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
    assert parse(text) == tree


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
    "\ud800",
]


@pytest.mark.parametrize("text", NOTHING, ids=ascii)
def test_a_query_that_asks_nothing_is_an_error_that_says_how_to_find_everything(text: str) -> None:
    with pytest.raises(QueryError, match=r"nothing to look for\. Every paragraph is found by  \*") as caught:
        parse(text)
    assert caught.value.query == text


@pytest.mark.parametrize("text", ["日期:昨夜", "茶 日期:2026-13", "date:2027..2026", "日期:*"])
def test_a_date_that_is_none_is_an_error_that_shows_how_to_write_one(text: str) -> None:
    with pytest.raises(QueryError, match=r"is no date\. Write 2026, 2026-06, 2026年6月29日 or 2026-06\.\.2026-07-01"):
        parse(text)


def test_brackets_nest_as_deep_as_anybody_needs_and_no_deeper() -> None:
    assert parse("(" * DEEPEST + "甲" + ")" * DEEPEST) == A
    assert parse("(甲) " * 10 * DEEPEST) == And((A,) * 10 * DEEPEST)
    with pytest.raises(QueryError, match=f"nested deeper than {DEEPEST}"):
        parse("(" * (DEEPEST + 1) + "甲")
