"""Paragraphs like one: they share its telling words, and are none of its own article nor printed twice."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from index.folding import fold
from searcher import ParagraphNotFoundError, QueryError, Searcher
from searcher.cli import run
from searcher.similarity import MOST_WORDS
from tests.conftest import build, library_of
from tests.hay import story
from tests.strategies import write_dump
from tests.test_collapsing import PORT, WIRE, printed

HARVEST = "采摘正当时，生态茶园里的茶农说，套种大豆以后虫害少了，茶青的香气更足。"
STORIES = [
    printed("first", WIRE),
    printed("second", WIRE[:3], "2026-07-01", "全市茶叶增产"),
    printed("later", WIRE, "2027-06-30"),
    printed("harvest", (HARVEST, "镇里的小学放假了。"), "2026-05-02", "茶山见闻"),
    printed("copied", (HARVEST,), "2025-05-02", "旧闻"),
    printed("port", PORT, title="新泊位投用"),
    story("一", "一二三四五六七。", id="bare"),
]


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Searcher]:
    root = tmp_path_factory.mktemp("similar")
    write_dump(root / "dumps" / "a.jsonl", STORIES)
    with build(root / "idx", root / "dumps") as found:
        yield found


def test_what_is_like_a_paragraph_comes_first_once_and_its_near_duplicates_never(opened: Searcher) -> None:
    hits = opened.similar("first#2").hits
    assert hits[0].id in ("harvest#1", "copied#1")
    articles = [hit.article for hit in hits]
    assert "first" not in articles
    assert "second" not in articles
    assert len({"harvest#1", "copied#1"} & {hit.id for hit in hits}) == 1
    # printed again a year later it is no near duplicate, but the same text all the same
    assert "later#2" not in [hit.id for hit in hits]


def test_the_like_of_an_article_are_those_of_all_its_paragraphs(opened: Searcher) -> None:
    found = opened.similar("harvest")
    assert "茶园" in found.parsed
    assert found.hits[0].article in ("first", "second", "later")
    assert "copied" not in [hit.article for hit in found]


def test_the_like_of_any_paragraph_hold_its_words_and_are_ranked(samples: Searcher) -> None:
    for one in samples.scan("*"):
        found = samples.similar(one.id, limit=5)
        assert len(found) <= 5
        assert [hit.rank for hit in found] == list(range(1, len(found) + 1))
        assert all(before.score >= after.score for before, after in pairwise(found))
        texts = [fold(hit.text) for hit in found]
        assert len({*texts, fold(one.text)}) == len(texts) + 1
        near = {one.article, *(article.id for article in samples.near_duplicates(one.id))}
        assert near.isdisjoint(hit.article for hit in found)
        assert found.total >= len(found)
        if found.hits:
            assert {hit.id for hit in found} <= {hit.id for hit in samples.scan(found.parsed)}


def test_all_of_the_like_are_there_without_a_limit(samples: Searcher) -> None:
    some, every = (samples.similar("sample-2026-04-11#2", limit=limit) for limit in (3, None))
    assert every.hits[:3] == some.hits
    assert len(every) > 3


def test_a_negative_limit_is_a_mistake_of_who_asks_and_no_damage(samples: Searcher) -> None:
    with pytest.raises(QueryError):
        samples.similar("sample-2026-04-11#2", limit=-1)
    with pytest.raises(QueryError):
        samples.new_words(limit=-1)


WORDS = ["茶园", "海外", "展销会", "南音", "社区", "石材", "企业", "人才", "招聘会", "街灯", "校区", "港口", "渔村"]
WORDS += ["工坊", "乡村", "生态", "银行", "农民"]


def test_telling_words_are_those_others_have_the_most_frequent_here_first_and_equals_by_their_characters() -> None:
    content = [
        story("甲", "灯会、夜校、2026、鹦鹉，茶农、茶农、茶农。", id="asked"),
        story("乙", "2026，夜校，灯会，茶农。", id="other"),
        story("丙", "、".join(WORDS), id="long"),
        story("丁", "，".join(reversed(WORDS)), id="again"),
        story("戊", "5.2、7、九。", id="numbers"),
        story("己", "九，7，5.2。", id="same"),
    ]
    with library_of([content]) as (opened, _):
        assert opened.similar("asked#1").parsed == "茶农 | 夜校 | 灯会"
        assert len(opened.similar("long#1").parsed.split(" | ")) == MOST_WORDS < len(WORDS)
        assert [hit.id for hit in opened.similar("numbers#1")] == ["same#1"], "it has nothing but numbers"


def test_what_has_no_telling_word_is_like_nothing(opened: Searcher) -> None:
    found = opened.similar("bare#1")
    assert (found.total, found.hits) == (0, ())


@pytest.mark.parametrize("name", ["first#9", "nothing", "", "#0"])
def test_what_is_not_there_is_an_error(opened: Searcher, name: str) -> None:
    with pytest.raises(ParagraphNotFoundError):
        opened.similar(name)


def test_the_command_prints_what_search_would(
    opened: Searcher, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("QUANWEN_INDEX", str(opened.snapshot.directory))
    assert run(["similar", "first#2", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    hits = opened.similar("first#2").hits
    assert [hit["id"] for hit in found["hits"]] == [hit.id for hit in hits]
    assert run(["similar", "first#2", "--limit", "1"]) == 0
    assert capsys.readouterr().out.startswith(f"{hits[0].id}\t")
    assert run(["similar", "bare#1"]) == 1
    assert run(["similar", "first#77"]) == 2
    assert "first#77" in capsys.readouterr().err
