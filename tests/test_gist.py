"""Long free text finds what holds enough of it: as a slow plain reading of the rule says, and told in `parsed`."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from index import Held
from index.folding import fold
from index.tokenizer import tokenizer_for
from searcher import Searcher, gist
from searcher.cli import run
from searcher.earning import How
from searcher.errors import QueryError
from searcher.gist import LENT
from searcher.parts import Part
from searcher.query import District, Gist, Words
from searcher.scoring import Scoring
from tests import oracle
from tests.conftest import build, library_of
from tests.hay import story
from tests.strategies import dumps, texts, write_dump

TOKENIZER = tokenizer_for()


READ = {
    "a question": ("南安市的石材企业今年招聘多少人才？", "大意(南安市的石材企业今年招聘多少人才？)"),
    "words apart": ("南安市 石材 企业 招聘 人才", "南安市 石材 企业 招聘 人才"),
    "with blanks": ("南安市石材企业 招聘人才", "大意(南安市石材企业 招聘人才)"),
    "beside a filter and a refusal": (
        "南安市石材企业 招聘人才 地区:南安 -酒",
        "大意(南安市石材企业 招聘人才) 地区:南安 -酒",
    ),
    "few words": ("南安市 石材 企业 招聘", "南安市 石材 企业 招聘"),
    "the gist of few": ("大意(石材 招聘)", "大意(石材 招聘)"),
    "a name that the dictionary lacks": ("许知秋 林茶园", "许知秋 林茶园"),
    "a day": ("6月29日下", '(6月29日 | "六月二十九日") 下'),
    "joined by an operator": ("南安市石材企业 与 招聘人才", "南安市石材企业 与 招聘人才"),
    "with a phrase": ('南安市石材企业招聘人才 "今年"', '南安市石材企业招聘人才 "今年"'),
    "alternatives": ("南安市石材企业招聘人才 | 茶", "南安市石材企业招聘人才 | 茶"),
    "beside words of the headline": ("南安市石材企业招聘人才 标题:石材", "大意(南安市石材企业招聘人才) 标题:石材"),
    "a headline": ("标题:南安市石材企业招聘人才", "标题:南安市石材企业招聘人才"),
    "widened": ("发改委石材企业招聘人才", '大意((发改委 | "发展和改革委员会" | "发展改革委") 石材企业招聘人才)'),
}


@pytest.mark.parametrize(("typed", "told"), READ.values(), ids=READ)
def test_long_free_text_is_told_as_its_gist_and_nothing_else_is(hay: Searcher, typed: str, told: str) -> None:
    tree = hay.read(typed)
    assert str(tree).replace("？", "") == told.replace("？", "")
    again = hay.read(str(tree))
    assert str(again) == str(tree)
    assert {hit.id: hit.score for hit in hay.scan(typed)} == {hit.id: hit.score for hit in hay.scan(str(tree))}


@settings(max_examples=60)
@given(st.lists(dumps(), min_size=1, max_size=2), st.lists(texts(), min_size=1, max_size=4))
def test_a_gist_finds_what_a_scan_says_and_no_filter_adds_to_it(
    content: list[list[dict[str, object]]], asked: list[str]
) -> None:
    with library_of(content) as (opened, known):
        for text in asked:
            tree = Gist((Words(text),))
            if not TOKENIZER.words(fold(text)):
                continue
            matches = opened.match(tree, ())
            names = [entry.paragraph.id for entry in opened.snapshot.entries(matches.ordinals.tolist())]
            wanted = oracle.with_gist(known, text, TOKENIZER)
            assert wanted == (set(names) if matches.query is tree else set()), text
            here = opened.match(tree, (District("泉州市"),))
            if here.query is matches.query:
                whole = dict(zip(matches.ordinals.tolist(), matches.scores.tolist(), strict=True))
                assert dict(zip(here.ordinals.tolist(), here.scores.tolist(), strict=True)).items() <= whole.items()


def test_a_word_counts_once_however_often_it_is_typed_and_in_whatever_way_it_is_said(tmp_path: Path) -> None:
    said = ["石材", "企业", "招聘", "人才", "发展和改革委员会"]
    write_dump(tmp_path / "dumps" / "a.jsonl", [story("题", f"说{words}。", id=words) for words in said])
    with build(tmp_path / "idx", tmp_path / "dumps") as opened:
        assert {hit.article for hit in opened.scan("大意(石材 招聘 发改委)")} == {"石材", "招聘", "发展和改革委员会"}
        results = opened.search("大意(石材企业 石材招聘 石材人才 石材发改委)")
        assert results.remark, "each of five words weighs a fifth, and no paragraph has two"


def test_words_that_stand_nowhere_weigh_nothing(hay: Searcher) -> None:
    asked = "大意(招聘会 人才)"
    more = "大意(招聘会 人才 鹦鹉 螺旋桨 潜水艇)"
    assert {hit.id for hit in hay.scan(asked)} == {hit.id for hit in hay.scan(more)}


def test_what_holds_too_little_is_told_so(hay: Searcher) -> None:
    found = {hit.id for hit in hay.scan("大意(招聘会 石材 灯会 南音)")}
    other = next(hit.id for hit in hay.scan("*") if hit.id not in found)
    verdict = hay.explain("大意(招聘会 石材 灯会 南音)", other).paragraph
    assert verdict
    assert "weigh less than a quarter" in verdict.lacks[0].why


def test_of_many_words_that_nothing_holds_enough_of_any_is_looked_for_and_said_so(tmp_path: Path) -> None:
    words = ["石材", "灯会", "南音", "茶农", "夜校", "社区"]
    write_dump(tmp_path / "dumps" / "a.jsonl", [story("题", f"说{word}。") for word in words])
    with build(tmp_path / "idx", tmp_path / "dumps") as opened:
        results = opened.search("".join(words))
        assert results.total == len(words)
        assert results.remark.startswith(f"no paragraph has enough of: 大意({''.join(words)}). These have any: ")


def test_a_pipe_is_told_that_long_text_was_read_by_its_gist(
    hay: Searcher, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QUANWEN_INDEX", str(hay.snapshot.directory))
    for query, is_told in (("南安市的石材企业今年招聘人才", True), ("大意(石材 招聘)", False), ("石材 招聘", False)):
        assert run(["search", query]) == 0
        assert ("read as 大意(" in capsys.readouterr().err) is is_told, query


@settings(max_examples=40)
@given(st.lists(dumps(), min_size=1, max_size=2), st.lists(texts(), min_size=1, max_size=4))
def test_the_best_other_paragraph_of_its_article_lends_to_a_score_and_explain_says_which(
    content: list[list[dict[str, object]]], asked: list[str]
) -> None:
    with library_of(content) as (opened, _):
        for text in asked:
            typed = f"大意({text})"
            try:
                tree = opened.read(typed)
                if isinstance(tree, Gist) and not opened.search(typed).remark:
                    check_lent(opened, typed, tree)
            except QueryError:
                continue


def check_lent(opened: Searcher, typed: str, tree: Gist) -> None:
    holding = opened.snapshot.entries(opened.matcher().find(tree).tolist())
    verdicts = {entry.paragraph.id: opened.explain(typed, entry.paragraph.id).paragraph for entry in holding}
    articles = {entry.paragraph.id: entry.article.id for entry in holding}
    earned = {
        name: sum(one.score for one in verdict.shares if one.how is not How.LENT)
        for name, verdict in verdicts.items()
        if verdict
    }
    for hit in opened.scan(typed):
        verdict = verdicts[hit.id]
        assert verdict
        assert verdict.score == hit.score == pytest.approx(sum(one.score for one in verdict.shares))
        lent = {one.text: one.score for one in verdict.shares if one.how is How.LENT}
        others = [name for name in articles if articles[name] == articles[hit.id] and name != hit.id]
        best = max((earned[name] for name in others), default=0.0)
        assert sum(lent.values()) == pytest.approx(LENT * best)
        assert all(earned[lender] == pytest.approx(best) for lender in lent)


def test_paragraphs_of_the_article_that_tells_of_it_come_before_stray_ones(tmp_path: Path) -> None:
    asked = "大意(石材企业 招聘会 人才 夜校)"
    write_dump(
        tmp_path / "dumps" / "a.jsonl",
        [
            story("甲", "石材企业和夜校"),
            story("乙", "石材企业和夜校", "石材企业开招聘会，人才来了，夜校也来了。"),
        ],
    )
    with build(tmp_path / "idx", tmp_path / "dumps") as opened:
        hits = opened.search(asked).hits
        assert [hit.text[:4] for hit in hits] == ["石材企业"] * 3
        assert [hit.title for hit in hits] == ["乙", "乙", "甲"]


ROWS = 12
# The rows that hold each word. Words of as many rows weigh as much.
LISTS = st.lists(st.sets(st.integers(0, ROWS - 1)), min_size=1, max_size=6)


@settings(max_examples=400)
@given(LISTS, st.lists(st.integers(0, 9), min_size=ROWS + 1, max_size=ROWS + 1), st.sampled_from([1, 10_000]))
@example([{0}, {1, 2}, {3, 4, 5}], [0, 1, 1, 2, *[1] * 9], 1)
@example([{0}, {1, 2}, {3, 4, 5}], [0, 1, 1, 2, *[1] * 9], 10_000)
@example([{0, 1}, {2}], [0, 3, 1, *[1] * 10], 1)
def test_enough_is_a_quarter_of_what_all_words_weigh_and_no_thousandth_less(
    lists: list[set[int]], weights: list[int], dense: int
) -> None:
    known = {"paragraphs": ROWS, "rows": ROWS, "lengths": {"text": np.zeros(ROWS, np.uint8)}}
    scoring = Scoring(SimpleNamespace(**known))  # type: ignore[arg-type]
    scoring.idf = lambda holding: weights[holding] / 1000  # type: ignore[method-assign]
    parts = [Part(Held(np.array(sorted(rows), np.int32), None), scoring) for rows in lists]
    weigh = [max(1, weights[len(rows)]) if rows else 0 for rows in lists]
    sums = [sum(weight for rows, weight in zip(lists, weigh, strict=True) if row in rows) for row in range(ROWS)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(gist, "DENSE", dense)
        found = gist.rows(parts, scoring).tolist()
    assert found == ([row for row, held in enumerate(sums) if 4 * held >= sum(weigh)] if any(weigh) else [])


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(1, 4)), min_size=1, max_size=12))
def test_the_best_other_of_an_article_is_the_best_but_one_and_the_best_where_two_are(
    earned: list[tuple[int, int]],
) -> None:
    earned.sort(key=lambda pair: pair[0])
    articles, scores = (np.array(column) for column in zip(*earned, strict=True))
    others = [
        max((score for at, (article, score) in enumerate(earned) if article == mine and at != place), default=0)
        for place, (mine, _) in enumerate(earned)
    ]
    assert gist.best_others(scores.astype(np.float64), articles.astype(np.int32)).tolist() == others
