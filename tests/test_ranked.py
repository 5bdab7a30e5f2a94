"""The measurement of ranking: what it asks, what it counts as right, and that every ranking it compares can find."""

from __future__ import annotations

import json
import lzma
from itertools import islice
from math import log2
from pathlib import Path
from random import Random

import pytest

from benchmarks import ranking
from benchmarks.ranking import BEST, Asked, Set, Times, headlines, mean, measured, news_sets, scored, sentences
from benchmarks.speed.corpus import drawn
from index.folding import fold
from index.tokenizer import tokenizer_for
from searcher import Searcher
from tests.hay import PORT, TEA

pytest.importorskip("jieba")  # whose dictionary the articles are drawn from
DRAWN = [dict(record) for record in islice(drawn(3), 200)]


def words(text: str) -> list[str]:
    return [word.term for word in tokenizer_for().words(fold(text))]


def test_the_same_seed_asks_the_same_and_another_something_else(tmp_path: Path) -> None:
    news = tmp_path / "news.jsonl.xz"
    with lzma.open(news, "wt", encoding="utf-8") as file:
        file.writelines(json.dumps(record, ensure_ascii=False) + "\n" for record in DRAWN)
    once, again, other = (list(news_sets(news, Random(seed), 20)) for seed in (1, 1, 2))
    assert once == again
    assert once != other
    assert [one.name for one in once] == ["headlines", "sentences", "returning"]
    assert all(record["title"] == "" for one in once for record in one.records)
    assert [len(one.asked) for one in once] == [20, 10, 4]


def test_a_third_of_a_sentences_words_are_dropped_and_the_others_stand_in_its_paragraph() -> None:
    asked = list(sentences(DRAWN, Random(4)))
    assert len(asked) > 50
    texts = {text for record in DRAWN for text in record["paragraphs"]}
    for one in asked:
        assert one.text in texts
        left = iter(fold(one.text))
        assert all(char in left for char in fold(one.query)), one  # in their order


def test_headlines_ask_for_their_article_alone_and_never_one_that_stands_there_twice() -> None:
    twice = [*DRAWN, {**DRAWN[0], "id": "again"}]
    asked = list(headlines(twice))
    assert DRAWN[0]["title"] not in [one.query for one in asked]
    known = {record["id"]: record for record in DRAWN}
    assert all(len(known[one.article]["paragraphs"]) == one.right > 1 for one in asked)


@pytest.mark.parametrize("places", [[0], [3], [9], [10], [0, 1, 2], [1, 4, 12], []])
def test_reciprocal_rank_and_ndcg_are_as_defined(samples: Searcher, places: list[int]) -> None:
    snapshot = samples.snapshot
    articles = snapshot.articles[snapshot.live].tolist()
    right = [row for row, article in enumerate(articles) if article == articles[0]]
    wrong = [row for row, article in enumerate(articles) if article != articles[0]]
    rows = [right.pop() if place in places else wrong.pop() for place in range(15)]
    asked = Asked("", snapshot.entry(0).article.id, right=3)
    found = scored(Set("", (), ()), asked, rows, snapshot)
    ideal = sum(1 / log2(place + 2) for place in range(3))
    assert found.ndcg == pytest.approx(sum(1 / log2(place + 2) for place in places if place < BEST) / ideal)
    assert found.mrr == (1 / (min(places) + 1) if places and min(places) < BEST else 0)


def test_where_an_article_counts_once_its_other_hits_take_no_place(samples: Searcher) -> None:
    entries = [samples.snapshot.entry(row).article.id for row in range(12)]
    second = next(row for row in range(12) if entries[row] != entries[0])
    rows = list(range(second + 1))
    asked = Asked("", entries[second])
    assert scored(Set("", (), (), once=True), asked, rows, samples.snapshot).mrr == 1 / 2
    assert scored(Set("", (), ()), asked, rows, samples.snapshot).mrr == 1 / (second + 1)


def test_every_ranking_finds_what_it_can() -> None:
    asked = [
        Asked("水头镇的石材", "stone", "水头镇的石材卖到海外。"),
        Asked("灯会上有南音", "lamps", "灯会上有南音，也有热茶。"),
    ]
    times: dict[str, Times] = {}
    found = {name: mean(scores) for name, scores in measured(Set("hay", [*PORT, *TEA], asked), times)}
    assert [len(taken) for taken in times["hay"]] == [len(asked)] * 2
    assert all(milliseconds > 0 for taken in times["hay"] for milliseconds in taken)
    assert {"words, text alone", "as written", "bigrams", "the whole, any word", "the whole, as typed"} <= set(found)
    assert {name: score.mrr for name, score in found.items() if name != "words, headline alone" and score.mrr < 1} == {}
    assert found["words, headline alone"].mrr < 1


def test_what_is_absent_is_said_and_not_asked(capsys: pytest.CaptureFixture[str]) -> None:
    assert list(news_sets(Path("no-such-file"), Random(1), 5)) == []
    assert list(ranking.question_sets(Path("no-such-folder"), Random(1), 5)) == []
    assert capsys.readouterr().err.count("is absent") == 2
