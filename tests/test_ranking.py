"""Scores: BM25F over text and headline, to the last digit what a scan computes from the same formulas."""

from __future__ import annotations

from itertools import pairwise
from math import log
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import Article, Gazetteer
from index.folding import fold
from index.tokenizer import tokenizer_for
from searcher import Searcher, ranking
from searcher.ranking import FieldWeight, idf, saturated, weighted
from tests import oracle
from tests.conftest import SAMPLES, build, read_all
from tests.hay import story, write_hay
from tests.strategies import write_dump

TOKENIZER = tokenizer_for()
COUNTS = st.integers(0, 10**7)


@given(COUNTS, COUNTS, COUNTS)
def test_a_rarer_word_counts_more_and_every_word_something(one: int, other: int, more: int) -> None:
    few, many = sorted((one, other))
    assert idf(many + more, few) >= idf(many + more, many) > 0


@given(st.floats(0, 1e6), st.floats(0, 1e6))
def test_more_of_a_word_counts_more_but_never_as_much_as_one(one: float, other: float) -> None:
    few, many = saturated(np.array(sorted((one, other))))
    assert 0 <= few <= many < 1


def test_a_word_is_held_against_a_long_field_only_as_far_as_the_field_says() -> None:
    once, lengths = np.array([1, 1, 1]), np.array([5, 10, 20])
    fully = weighted(once, lengths, 10.0, FieldWeight(1.0, 1.0))
    assert fully.tolist() == [2.0, 1.0, 0.5]
    assert weighted(once, lengths, 10.0, FieldWeight(3.0, 0.0)).tolist() == [3.0, 3.0, 3.0]
    half = weighted(once, lengths, 10.0, FieldWeight(1.0, 0.5))
    assert half.tolist() == pytest.approx([1 / 0.75, 1.0, 1 / 1.5])


def test_an_empty_field_divides_by_nothing() -> None:
    assert weighted(np.array([0]), np.array([0]), 0.0, ranking.TEXT).tolist() == [0.0]


@pytest.fixture(scope="module")
def articles() -> list[Article]:
    return read_all([SAMPLES], Gazetteer.load())


def phrase_scores(articles: list[Article], phrase: str) -> dict[str, float]:
    """BM25 of a phrase counted as one word of the text."""
    rows = oracle.rows(articles)
    counts = {row.paragraph.id: oracle.count_phrase(row.paragraph.text, phrase) for row in rows}
    if len(phrase) == 1:  # of one character it is known where it is, not how often
        counts = {name: min(times, 1) for name, times in counts.items()}
    lengths = {row.paragraph.id: len(oracle.terms(row.paragraph.text, TOKENIZER)) for row in rows}
    mean, holding = sum(lengths.values()) / len(rows), sum(map(bool, counts.values()))
    rarity = log(1 + (len(rows) - holding + 0.5) / (holding + 0.5))
    pseudo = {name: times / (0.25 + 0.75 * lengths[name] / mean) for name, times in counts.items() if times}
    return {name: rarity * value / (value + 1.2) for name, value in pseudo.items()}


def scan_scores(articles: list[Article], words: str) -> dict[str, float]:
    """What free words earn: each of them, part of what the whole earns as written, and of what words do that meet."""
    row = [word.term for word in TOKENIZER.words(fold(words))]
    cut = dict.fromkeys(row)
    total = {name: 0.5 * score for name, score in phrase_scores(articles, words).items()} if len(cut) > 1 else {}
    joints = [one[-1] + other[0] for one, other in pairwise(row)] if len(words) > 2 else []
    for joint in dict.fromkeys(joints):
        for name, score in phrase_scores(articles, joint).items():
            total[name] = total.get(name, 0.0) + 0.35 * score
    for term in cut:
        for name, score in oracle.bm25f(articles, term, TOKENIZER).items():
            total[name] = total.get(name, 0.0) + score
    return total


@pytest.mark.parametrize(
    "words", ["茶", "茶农", "安溪县茶园", "三园共建", "开元寺", "2.4", "的", "种茶", "茶山种得太满"]
)
def test_free_words_score_as_a_scan_computes(samples: Searcher, articles: list[Article], words: str) -> None:
    wanted = scan_scores(articles, words)
    results = samples.search(words, limit=None)
    assert results
    assert not results.remark
    assert {hit.id: hit.score for hit in results} == pytest.approx({hit.id: wanted[hit.id] for hit in results})


@pytest.mark.parametrize("phrase", ["茶", "茶农", "园共", "。", "安溪县"])
def test_a_phrase_scores_as_a_scan_computes(samples: Searcher, articles: list[Article], phrase: str) -> None:
    found = {hit.id: hit.score for hit in samples.scan(f'"{phrase}"')}
    assert found
    assert found == pytest.approx(phrase_scores(articles, phrase))


def test_parts_of_a_query_add_up_and_the_same_part_twice_counts_once(samples: Searcher) -> None:
    tea, county = ({hit.id: hit.score for hit in samples.scan(query)} for query in ("茶", "安溪县"))
    both = {hit.id: hit.score for hit in samples.scan("茶 | 安溪县 | 茶")}
    # a paragraph may owe points to a word of its headline that it does not match by itself
    assert all(score >= tea.get(name, 0) + county.get(name, 0) - 1e-9 for name, score in both.items())
    assert both == {hit.id: hit.score for hit in samples.scan("茶 | 安溪县")}


def test_refusals_filters_and_everything_score_nothing(samples: Searcher) -> None:
    tea = {hit.id: hit.score for hit in samples.scan("茶")}
    for query in ("茶 -酒 *", "茶 (地区:福建 | *)", "茶 日期:2026 "):
        found = {hit.id: hit.score for hit in samples.scan(query)}
        assert found
        assert found == {name: tea[name] for name in found}
    assert {hit.score for hit in samples.scan("*")} == {0.0}


BEFORE = {
    "the headline's word before the body's": ("灯会", "lamps#0", "lamps#2"),
    "a word as written before its parts apart": ("三区联创 | 社区", "union#1", "union#2"),
    "the short before the long": ("人才", "union#2", "stone#2"),
    "both words before one": ("招聘会 | 人才", "stone#2", "union#2"),
    "the rare word before the common": ("南音 | 的", "lamps#2", "lamps#1"),
}


@pytest.mark.parametrize(("query", "first", "second"), BEFORE.values(), ids=BEFORE)
def test_what_answers_better_stands_before(hay: Searcher, query: str, first: str, second: str) -> None:
    found = [hit.id for hit in hay.search(query)]
    assert first in found
    assert second not in found or found.index(first) < found.index(second)


def test_the_path_of_the_index_changes_no_score(hay: Searcher, tmp_path: Path) -> None:
    with build(tmp_path / "elsewhere", write_hay(tmp_path / "dumps")) as other:
        assert [(hit.id, hit.score) for hit in other.scan("茶 | 人才")] == [
            (hit.id, hit.score) for hit in hay.scan("茶 | 人才")
        ]


MEETING = "山区水利工程今年完工，道路也通了。"
APART = "工程今年在山区完工，道路和水利也通了。"


@pytest.mark.parametrize("query", ["山区水利今年", "山区水利海运"])
def test_words_that_meet_as_they_were_typed_count_more_also_when_not_all_are_there(tmp_path: Path, query: str) -> None:
    write_dump(tmp_path / "dumps" / "a.jsonl", [story("一", APART, id="apart"), story("二", MEETING, id="meeting")])
    with build(tmp_path / "idx", tmp_path / "dumps") as opened:
        hits = opened.search(query).hits
        assert [hit.article for hit in hits] == ["meeting", "apart"]
        verdict = opened.explain(query, hits[0].id).paragraph
        assert verdict
        assert ("区水", "joined") in [(share.text, str(share.how)) for share in verdict.shares]
        assert sum(share.score for share in verdict.shares) == pytest.approx(hits[0].score)


@pytest.mark.parametrize("query", ["山区。水利", "山区 水利", '"山区水利"', "山区 | 水利"])
def test_words_that_a_mark_parts_do_not_meet(tmp_path: Path, query: str) -> None:
    write_dump(tmp_path / "dumps" / "a.jsonl", [story("二", MEETING, id="meeting")])
    with build(tmp_path / "idx", tmp_path / "dumps") as opened:
        told = opened.explain(query)
        assert "joined" not in [str(term.how) for part in told.parts for term in part.terms]


def test_figures_and_letters_that_meet_do_not_grow_together(tmp_path: Path) -> None:
    write_dump(tmp_path / "dumps" / "a.jsonl", [story("题", "去了AI《20》次，不是AI20。", id="a")])
    with build(tmp_path / "idx", tmp_path / "dumps") as opened:
        verdict = opened.explain("AI《20》次", "a#1").paragraph
        assert verdict
        shares = [(share.text, str(share.how)) for share in verdict.shares]
        assert [text for text, how in shares if how == "joined"] == ["ai 20", "20 次"]
