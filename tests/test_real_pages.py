"""The two real pages, from bytes to matches. They are not part of the repository; without them these tests skip."""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest
import whoosh.index
from whoosh.qparser import QueryParser
from whoosh.query import Phrase

import index
import searcher
from corpus import Article, Gazetteer, Kind
from searcher import quoted
from tests import oracle
from tests.conftest import build, read_all

# `QUANWEN_TRIES=10000 pytest tests/test_real_pages.py` is the long form.
TRIES = int(os.environ.get("QUANWEN_TRIES", "600"))


@pytest.fixture(scope="module")
def pages(seeds: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[searcher.Searcher]:
    with build(tmp_path_factory.mktemp("pages") / "idx", seeds) as opened:
        yield opened


@pytest.fixture(scope="module")
def articles(seeds: Path) -> list[Article]:
    return read_all([seeds], Gazetteer.load())


def test_five_articles_are_read_from_the_first_page_and_one_from_the_second(articles: list[Article]) -> None:
    first, second = articles[:5], articles[5:]
    assert [article.districts[0] for article in first] == ["泉港区", "泉港区", "南安市", "南安市", "南安市"]
    assert [bool(article.title) for article in first] == [True, True, True, True, False]
    assert len(second) == 1


def test_the_six_broken_paragraphs_are_mended(articles: list[Article]) -> None:
    joined = {paragraph.text for article in articles for paragraph in article.paragraphs}
    for mended in (
        "中国化工园区20强",
        "村民的农产品",
        "小区的居民刘小龙",
        "结对共建，促成",
        "线锯切割设备，使石材",
        "(小区)报到,并编入",
    ):
        assert sum(mended in text for text in joined) == 1, mended


def test_the_imprint_belongs_to_no_district(articles: list[Article]) -> None:
    imprint = "南安市委宣传部 泉州晚报编辑部"
    assert not any(imprint in p.text and p.kind is Kind.BODY for article in articles for p in article.paragraphs)


def test_a_phrase_is_found_across_the_column_break(pages: searcher.Searcher) -> None:
    results = pages.search('"化工园区20强"')
    assert results.total == 1
    assert "中国化工园区20强" in results.hits[0].text


def test_a_word_ranks_paragraphs_of_both_pages_and_its_facets_name_the_places(
    pages: searcher.Searcher,
) -> None:
    results = pages.search("三区联创", limit=None, facets=True)
    assert len({hit.dump for hit in results}) == 2
    assert {"南安市", "泉港区", "石狮市"} <= {count.value for count in results.facets["district"]}


def test_any_substring_quoted_finds_what_a_scan_finds(pages: searcher.Searcher, articles: list[Article]) -> None:
    check_random_substrings(pages, articles, TRIES)


def check_random_substrings(opened: searcher.Searcher, articles: list[Article], tries: int) -> None:
    """Compare the answers to random substrings of 1 to 12 characters with a scan."""
    chance = random.Random(1917)
    rows = oracle.rows(articles)
    there = [(row.paragraph.id, joined(oracle.pieces(row.paragraph.text))) for row in rows]
    for _ in range(tries):
        text = chance.choice(rows).paragraph.text
        start, length = chance.randrange(len(text)), chance.randint(1, 12)
        phrase = text[start : start + length]
        wanted = joined(oracle.pieces(phrase))
        expected = {name for name, units in there if wanted in units} if len(wanted) > 1 else set()
        try:
            found = {hit.id for hit in opened.search(quoted(phrase), limit=None)}
        except searcher.QueryError:
            found = set()
        assert found == expected, phrase


def joined(pieces: list[str]) -> str:
    """Units with a mark before and behind each, so that finding the string is finding the sequence."""
    return "\x00" + "".join(piece + "\x00" for piece in pieces)


def test_the_first_articles_of_the_news_set_keep_the_laws(news: Path, tmp_path: Path) -> None:
    import lzma

    with lzma.open(news, "rt", encoding="utf-8") as lines:
        (tmp_path / "news.jsonl").write_text("".join(islice(lines, 300)), "utf-8")
    read = read_all([tmp_path / "news.jsonl"], Gazetteer.load())
    with build(tmp_path / "idx", tmp_path / "news.jsonl") as opened:
        check_random_substrings(opened, read, TRIES // 4)
        results = opened.search("*", facets=True)
        ids = {row.paragraph.id for row in oracle.rows(read)}
        assert results.total == len(ids)
        assert {c.value: c.count for c in results.facets["date"]} == oracle.month_counts(read, ids)
        districts = {c.value: c.count for c in results.facets["district"]}
        assert districts == oracle.district_counts(read, ids, opened.places.gazetteer)


def test_whoosh_alone_opens_the_index_and_answers(pages: searcher.Searcher) -> None:
    opened = whoosh.index.open_dir(str(pages.snapshot.directory))
    with opened.searcher() as whoosh_searcher:
        parsed = QueryParser("text", opened.schema).parse("三区联创")
        assert len(whoosh_searcher.search(parsed, limit=None)) > 10
        exact = Phrase("exact", ["三 区", "区 联", "联 创"])
        ours = pages.search('"三区联创"', limit=None)
        assert len(whoosh_searcher.search(exact, limit=None)) == ours.total


def test_edited_moved_and_deleted_pages_are_named_and_the_result_is_a_fresh_builds(seeds: Path, tmp_path: Path) -> None:
    root = tmp_path / "dumps"
    shutil.copytree(seeds, root)
    first, second = sorted(root.iterdir())
    for page in (first, second):
        page.chmod(0o644)
    shutil.copy(second, root / "copy.txt")
    with index.open(tmp_path / "idx", create=True) as library:
        library.sync([root])
        before = sorted(path.name for path in (tmp_path / "idx").iterdir())
        again = library.sync([root])
        assert (len(again.unchanged), again.added, again.changed, again.removed) == (3, (), (), ())
        assert sorted(path.name for path in (tmp_path / "idx").iterdir()) == before
        first.write_text(first.read_text("utf-8").replace("三区联创", "四区联创"), "utf-8")
        second.rename(root / "moved.txt")
        (root / "copy.txt").unlink()
        report = library.sync([root])
    assert report.changed == (first.name,)
    assert report.moved == ((second.name, "moved.txt"),) or report.moved == (("copy.txt", "moved.txt"),)
    assert len(report.removed) == 1
    with searcher.open(tmp_path / "idx") as synced, build(tmp_path / "fresh", root) as fresh:
        for query in ("四区联创", '"三区联创"', "党建", "*"):
            ours, theirs = (opened.search(query, limit=None, facets=True) for opened in (synced, fresh))
            assert (ours.hits, dict(ours.facets)) == (theirs.hits, dict(theirs.facets))
