"""Hits by article, and recency mixed into relevance: laws against the plain order of all hits."""

from __future__ import annotations

import json
from collections import Counter

import pytest

from searcher import By, Hit, QueryError, Searcher
from searcher.cli import run
from searcher.ranking import HALVED_IN_DAYS, RECENT

QUERIES = ["茶", "茶园 | 渔村", "*", "的", "安溪县 茶", "标题:茶农", "无此词语"]


def firsts(hits: list[Hit]) -> list[str]:
    """The ids of the first hit of each article."""
    first: dict[str, str] = {}
    for hit in hits:
        first.setdefault(hit.article, hit.id)
    return list(first.values())


def bests(hits: list[Hit]) -> list[str]:
    """The ids of the best hit of each article, articles in the order of their first."""
    best: dict[str, Hit] = {}
    for hit in hits:
        if hit.article not in best or hit.score > best[hit.article].score:
            best[hit.article] = hit
    return [hit.id for hit in best.values()]


@pytest.mark.parametrize("sort", ["relevance", "date", "oldest", "recent"])
@pytest.mark.parametrize("query", QUERIES)
def test_by_article_the_best_hit_of_each_is_shown_in_every_order_and_how_many_more_there_are(
    samples: Searcher, query: str, sort: str
) -> None:
    hits = list(samples.scan(query, sort=sort))
    counts = Counter(hit.article for hit in hits)
    found = samples.search(query, sort=sort, limit=None, by="article", facets=True)
    assert [hit.id for hit in found] == bests(hits)
    assert [hit.more for hit in found] == [counts[hit.article] - 1 for hit in found]
    assert [hit.rank for hit in found] == list(range(1, len(found) + 1))
    assert len(found) == found.articles
    assert found.total == len(hits)
    assert found.facets == samples.search(query, limit=0, facets=True).facets
    pages = [samples.search(query, sort=sort, limit=2, offset=at, by=By.ARTICLE) for at in range(0, len(found), 2)]
    assert tuple(hit for page in pages for hit in page) == found.hits
    assert tuple(samples.scan(query, sort=sort, by="article")) == found.hits


@pytest.mark.parametrize("query", QUERIES)
def test_by_article_without_near_duplicates_is_both(samples: Searcher, query: str) -> None:
    both = samples.search(query, limit=None, by="article", collapse=True).hits
    assert [hit.id for hit in both] == firsts(list(samples.scan(query, collapse=True)))
    assert all(hit.others is not None and hit.more is not None for hit in both)


def test_by_anything_else_is_an_error(samples: Searcher) -> None:
    with pytest.raises(QueryError, match="paragraph or article"):
        samples.search("茶", by="page")


def test_recency_adds_a_share_that_halves_with_the_years_and_nothing_where_the_day_is_unknown(hay: Searcher) -> None:
    plain = {hit.id: hit for hit in hay.scan("茶 | 人才 | 展销会")}
    recent = list(hay.scan("茶 | 人才 | 展销会", sort="recent"))
    newest = max(hit.date for hit in hay.scan("*") if hit.date)
    assert {hit.id for hit in recent} == set(plain)
    assert {hit.date for hit in recent} > {None, newest}
    for hit in recent:
        age = (newest - hit.date).days if hit.date else None
        factor = 1 if age is None else 1 + RECENT * 0.5 ** (age / HALVED_IN_DAYS)
        assert hit.score == pytest.approx(plain[hit.id].score * factor)
    assert [hit.score for hit in recent] == sorted((hit.score for hit in recent), reverse=True)
    assert hay.search("茶 | 人才 | 展销会", sort="recent").hits == tuple(recent)[:10]


def test_the_command_groups_and_mixes(
    samples: Searcher, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QUANWEN_INDEX", str(samples.snapshot.directory))
    found = samples.search("茶园", by="article", sort="recent", limit=2)
    assert run(["search", "茶园", "--by", "article", "--recent", "--limit", "2", "--jsonl"]) == 0
    captured = capsys.readouterr()
    assert [(one["id"], one["more"]) for one in map(json.loads, captured.out.splitlines())] == [
        (hit.id, hit.more) for hit in found
    ]
    assert f"1–2 of {found.articles} articles with {found.total} hits; all with --limit 0" in captured.err
    assert run(["search", "茶园", "--by", "article", "--limit", "0"]) == 0
    captured = capsys.readouterr()
    assert len(captured.out.splitlines()) == found.articles
    assert captured.err == ""
    assert run(["search", "茶园", "--by", "article", "--color", "always"]) == 0
    captured = capsys.readouterr()
    assert "段 of the article" in captured.out
    assert f"showing 1–{found.articles}" in captured.out
    assert run(["search", "茶园", "--recent", "--jsonl"]) == run(["search", "茶园", "--sort", "recent", "--jsonl"]) == 0
    assert run(["search", "茶园", "--recent", "--sort", "date"]) == 2
    half = capsys.readouterr().out.splitlines()
    assert half[: len(half) // 2] == half[len(half) // 2 :]
