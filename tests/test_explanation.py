"""What explain says: the shares add up to the score of a search, and whatever is not found lacks something it names."""

from __future__ import annotations

import json
import shlex
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import searcher
from searcher import Explanation, ParagraphNotFoundError, QueryError, Searcher
from searcher.cli import run
from tests.hay import ALL
from tests.strategies import queries

JOINTS = st.sampled_from([" ", " | ", " -", " 标题:", " 地区:泉州 ", " 日期:2026-06 ", " 类型:正文 ", "~5 "])
WORDS = st.sampled_from(
    ["茶", "茶农", "三区联创", "人才", "灯会", "夜校采茶", "安溪县的茶", '"招聘会"', "三?联创", "同句(茶 课)", "*"]
)
ASKED = st.lists(st.tuples(JOINTS, WORDS | queries()), min_size=1, max_size=4)


def check(hay: Searcher, query: str, **filters: str) -> None:
    """Hold what is explained of every paragraph against what a search gives."""
    try:
        hits = {hit.id: hit for hit in hay.scan(query, **filters)}
    except QueryError:
        with pytest.raises(QueryError):
            hay.explain(query, **filters)
        return
    for name in ALL:
        told = hay.explain(query, name, **filters)
        verdict = told.paragraph
        assert told.total == len(hits)
        assert verdict is not None
        assert verdict.id == name
        assert verdict.matches == (name in hits)
        if hit := hits.get(name):
            assert (verdict.rank, verdict.score, verdict.lacks) == (hit.rank, hit.score, ())
            assert sum(share.score for share in verdict.shares) == pytest.approx(hit.score, rel=1e-12, abs=1e-12)
        else:
            assert (verdict.score, verdict.rank) == (0, 0)
            assert verdict.lacks
            assert all(lack.part and lack.why for lack in verdict.lacks)


def test_the_list_of_a_word_counts_what_a_headline_lends(samples: Searcher) -> None:
    (term,) = samples.explain("茶农").parts[0].terms
    assert term.paragraphs > term.own
    assert [(one.text, one.paragraphs) for one in term.lists] == [("茶农", term.paragraphs)]


@settings(max_examples=150)
@given(asked=ASKED)
def test_shares_add_up_to_the_score_of_a_search_and_what_is_not_found_lacks_something(
    hay: Searcher, asked: list[tuple[str, str]]
) -> None:
    check(hay, "".join(joint + word for joint, word in asked))


@pytest.mark.parametrize(
    "filters", [{"district": "安溪"}, {"since": "2026-06-29"}, {"until": "2026-06", "district": "泉州"}]
)
@pytest.mark.parametrize("query", ["茶", "人才 采茶", "茶 | 区 -课"])
def test_filters_beside_the_query_refuse_as_those_within_it(hay: Searcher, query: str, filters: dict[str, str]) -> None:
    check(hay, query, **filters)


LACKS = {
    "a word": ("石材 展销会 举行", "stone#1", [("举行", "neither in its text nor in its headline")]),
    "a headline's word": ("标题:灯会", "stone#1", [("灯会", "not in its headline")]),
    "a phrase": (
        '"校区社区"', "union#1", [('"校区社区"', "not in its text as written, though all its words are there")],
    ),
    "a phrase and a word of it": ('"街灯火"', "lamps#1", [('"街灯火"', "not in its text as written")]),
    "a pattern of words that are there": (
        "人才?招聘会", "stone#2", [("人才?招聘会", "not in its text as written")],
    ),
    "a district of an article, and one that its paragraph names": (
        "石材 地区:泉港", "stone#1", [("地区:泉港", "it is about 南安市、水头镇")],
    ),
    "alternatives": ("茶 (卖 | 石材)", "school#3", [("卖 | 石材", "none of them fits: 卖、石材")]),
    "what is refused": ("茶 -夜校", "school#1", [("-夜校", "it matches 夜校, which is refused")]),
    "a district": ("茶 地区:南安", "school#3", [("地区:南安", "it is about 安溪县")]),
    "a district of none": ("茶 地区:南安", "lamps#2", [("地区:南安", "no district of it is known")]),
    "a day": ("茶 日期:2026-07", "school#3", [("日期:2026-07", "it was published on 2026-06-01")]),
    "a day of none": ("茶 日期:2026-06", "lamps#2", [("日期:2026-06", "its day of publication is not known")]),
    "a kind": ("茶 类型:标题", "school#3", [("类型:标题", "it is 正文")]),
    "days spoken of": ("茶 事件:2026-06", "school#3", [("事件:2026-06", "it speaks of no day")]),
    "nearness": ('"课 区"~1', "union#2", [('"课 区"~1', "they stand further apart than 1 character")]),
    "a text of several near": ('"课 茶"~9', "union#2", [('"茶"', "not in its text as written")]),
    "a sentence": ("同句(展销会 南安市)", "stone#2", [("同句(展销会 南安市)", "no sentence of it matches")]),
    "an article": ("同篇(采茶 灯会)", "school#2", [("同篇(采茶 灯会)", "its article does not match")]),
    "a sound": ("拼音:zzz", "stone#1", [("拼音:zzz", "nothing in the index sounds so")]),
    "its own text": (
        "夜校", "school#2", [("夜校", "its headline alone answers; its own text holds nothing of 夜校")],
    ),
    "an author": ("茶 作者:许知秋", "school#3", [("作者:许知秋", "its article names no author")]),
    "a page": ("茶 版:3", "school#3", [("版:3", "its page is not known")]),
}  # fmt: skip


@pytest.mark.parametrize(("query", "name", "lacks"), LACKS.values(), ids=LACKS)
def test_what_is_not_found_says_what_it_lacks(
    hay: Searcher, query: str, name: str, lacks: list[tuple[str, str]]
) -> None:
    verdict = hay.explain(query, name).paragraph
    assert verdict
    assert [(lack.part, lack.why) for lack in verdict.lacks] == lacks


def parts(told: Explanation) -> list[tuple[str, str, str, bool]]:
    return [(part.part, str(part.reason), part.instead_of, part.refused) for part in told.parts]


def test_what_is_looked_for_besides_what_was_typed_says_why(samples: Searcher) -> None:
    told = samples.explain("非遗 2024年 拼音:nan'an -咖啡")
    assert parts(told) == [
        ("非遗", "typed", "", False),
        ('"非物质文化遗产"', "means the same", "非遗", False),
        ("2024年", "typed", "", False),
        ('"二〇二四年"', "the same number", "2024年", False),
        ('"二零二四年"', "the same number", "2024年", False),
        ('"南安"', "sounds so", '拼音:"nan\'an"', False),
        ("咖啡", "typed", "", True),
    ]
    assert parts(samples.explain('非遗 "非物质文化遗产"'))[1] == ('"非物质文化遗产"', "typed", "", False)


def test_a_query_is_folded_and_cut_and_every_list_has_its_length(samples: Searcher) -> None:
    told = samples.explain("茶園茶農 “生態銀行”")
    assert [(part.part, part.folded) for part in told.parts] == [("茶園茶農", "茶园茶农"), ('"生態銀行"', "生态银行")]
    words, phrase = told.parts
    assert [(term.text, str(term.how)) for term in words.terms] == [
        ("茶园", "word"), ("茶农", "word"), ("茶園茶農", "as written"), ("园茶", "joined"),
    ]  # fmt: skip
    assert [term.paragraphs for term in phrase.terms] == [samples.search('"生态银行"').total]
    assert [one.text for one in phrase.terms[0].lists] == ["生态", "态银", "银行"]
    for part in told.parts:
        for term in part.terms:
            for one in term.lists:
                if str(term.how) == "as written":
                    assert one.paragraphs == samples.search(searcher.quoted(one.text)).total
            assert term.own <= term.paragraphs <= samples.search("*").total


def test_what_is_searched_instead_is_said(hay: Searcher) -> None:
    told = hay.explain("人才 南音", "lamps#2")
    assert (told.parsed, told.searched, told.total) == ("人才 南音", "人才 | 南音", 4)
    assert told.paragraph
    assert told.paragraph.matches
    assert [share.text for share in told.paragraph.shares] == ["南音"]


@pytest.mark.parametrize("name", ["stone", "stone#9", "nothing#0", "#", ""])
def test_a_paragraph_that_is_not_there_is_an_error(hay: Searcher, name: str) -> None:
    with pytest.raises(ParagraphNotFoundError):
        hay.explain("茶", name)


Printed = pytest.CaptureFixture[str]


def told(capsys: Printed, hay: Searcher, line: str) -> tuple[int, str]:
    code = run(["--index", str(hay.snapshot.directory), "explain", *shlex.split(line)])
    return code, capsys.readouterr().out


def test_the_command_takes_an_id_behind_the_query_and_its_code_says_whether_it_matches(
    hay: Searcher, capsys: Printed
) -> None:
    assert told(capsys, hay, "茶 school#3")[0] == 0
    assert told(capsys, hay, "茶 -夜校 school#1")[0] == 1
    assert told(capsys, hay, "无此词语")[0] == 1
    assert told(capsys, hay, "茶 school#77")[0] == 2
    assert told(capsys, hay, "C#3")[0] == 1  # alone it is a query


def test_json_has_the_promised_keys_in_the_promised_order(hay: Searcher, capsys: Printed) -> None:
    code, out = told(capsys, hay, "茶 地区:安溪 school#3 --json")
    found = json.loads(out)
    assert code == 0
    assert list(found) == ["query", "parsed", "searched", "total", "parts", "filters", "paragraph"]
    assert list(found["parts"][0]) == ["part", "folded", "reason", "instead_of", "refused", "terms"]
    assert list(found["parts"][0]["terms"][0]) == ["text", "how", "paragraphs", "own", "lists"]
    assert found["filters"] == [{"part": "地区:安溪", "paragraphs": 4}]
    assert list(found["paragraph"]) == ["id", "rank", "score", "shares", "lacks", "matches"]
    assert list(found["paragraph"]["shares"][0]) == ["text", "how", "where", "weight", "score"]
    assert json.loads(told(capsys, hay, "茶 --json")[1])["paragraph"] is None


def test_every_form_tells_the_same(hay: Searcher, capsys: Printed, tmp_path: Path) -> None:
    lines = [line.split("\t") for line in told(capsys, hay, "人才招聘会 日期:2026-06 stone#2")[1].splitlines()]
    assert [line[0] for line in lines][:2] == ["parsed", "part"]
    shares = [line for line in lines if line[0] == "share"]
    [paragraph] = [line for line in lines if line[0] == "paragraph"]
    assert sum(float(line[-1]) for line in shares) == pytest.approx(float(paragraph[-1]), abs=1e-5)
    cards = told(capsys, hay, "人才招聘会 日期:2026-06 stone#2 --color always")[1]
    assert all(text in cards for text in ("rank 1", paragraph[-1], "招聘会", "filters", "日期:2026-06", "as written"))
    cards = told(capsys, hay, "茶 地区:南安 school#3 --color always")[1]
    assert all(text in cards for text in ("does not match", "地区:南安", "it is about 安溪县"))
