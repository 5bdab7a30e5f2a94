"""The laws of the house, each stated once, attacked by hypothesis and compared with a plain scan."""

from __future__ import annotations

import itertools
import shutil
import tempfile
from collections import Counter
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import index
import searcher
from corpus import Article, Gazetteer, QuanwenError
from index.folding import fold
from index.tokenizer import tokenizer_for
from searcher import quoted
from searcher.parser import parse
from searcher.query import Pattern
from searcher.when import read_period
from tests import oracle
from tests.conftest import library_of
from tests.strategies import dumps, queries, texts, write_dump
from tests.syncing import answer

GAZETTEER = Gazetteer.load()
TOKENIZER = tokenizer_for()


def found(opened: searcher.Searcher, query: str, **filters: object) -> set[str]:
    """The ids of all that a query matches."""
    return {hit.id for hit in opened.search(query, limit=None, **filters)}  # type: ignore[arg-type]


# 1. Tokens are slices of the text and tile it.


@given(st.one_of(texts(), st.text()))
@example("〇䶮Ⅱ5.2%1+3+N3·15AI+乡村")
def test_tokens_are_slices_and_tile_all_that_is_alphanumeric(text: str) -> None:
    folded = fold(text)
    words = list(TOKENIZER.words(folded))
    assert all(folded[word.start : word.end] == word.term for word in words)
    assert [word.position for word in words] == list(range(len(words)))
    assert all(one.end <= other.start for one, other in itertools.pairwise(words))
    covered = {at for word in words for at in range(word.start, word.end)}
    assert all(at in covered for at, char in enumerate(folded) if char.isalnum())


@given(st.one_of(texts(), st.text()))
@example("马“克思”主义，5.2%1+3+N")
def test_an_index_holds_the_terms_that_a_scan_finds(text: str) -> None:
    assert Counter(word.term for word in TOKENIZER.terms(fold(text))) == Counter(oracle.terms(text, TOKENIZER))


@given(st.one_of(texts(), st.text()))
def test_every_word_of_a_query_is_among_the_terms_of_a_text_that_holds_it(text: str) -> None:
    there = {word.term for word in TOKENIZER.terms(fold(text))}
    assert {part for word in TOKENIZER.words(fold(text)) for part in TOKENIZER.parts(word.term)} <= there


# 2. A phrase finds a paragraph if and only if a scan does.


@given(st.lists(dumps(), min_size=1, max_size=2), st.lists(queries(), min_size=1, max_size=8), st.data())
def test_a_phrase_finds_a_paragraph_if_and_only_if_a_scan_does(
    content: list[list[dict[str, object]]], phrases: list[str], data: st.DataObject
) -> None:
    with library_of(content) as (opened, articles):
        for row in oracle.rows(articles)[:4]:
            text = row.paragraph.text
            start = data.draw(st.integers(0, len(text) - 1))
            phrases.append(text[start : start + data.draw(st.integers(1, 12))])
        for phrase in phrases:
            if quoted(phrase).strip('" \t\n'):
                check_phrase(opened, articles, phrase)


def check_phrase(opened: searcher.Searcher, articles: list[Article], phrase: str) -> None:
    try:
        matched = found(opened, quoted(phrase))
    except searcher.QueryError:
        matched = set()
        assert not oracle.pieces(phrase)
    assert matched == oracle.holding(articles, phrase), phrase


def test_a_phrase_never_runs_from_one_paragraph_into_the_next() -> None:
    with library_of([[{"title": "题", "date": None, "paragraphs": ["上段完甲乙", "丙丁下段始"]}]]) as (opened, _):
        assert found(opened, quoted("甲乙")) == found(opened, "上段完") != set()
        assert found(opened, quoted("甲乙丙丁")) == set()


# The same holds of all that is more than a phrase: a query finds what a scan finds.

NEAR = st.lists(
    st.sampled_from(["三区", "联创", "人才", "AI", "农", "20", "的", "泉港区", "5.2%"]), min_size=2, max_size=4
)
LIKE = st.lists(
    st.sampled_from(["三", "区", "联创", "振兴", "乡村", "人才", "AI", "2", "农", "的", "?", "*", "??", "泉港", "·"]),
    min_size=2,
    max_size=5,
).map("".join)


def drawn(data: st.DataObject, articles: list[Article]) -> list[str]:
    """The pieces of one of the paragraphs."""
    return oracle.pieces(data.draw(st.sampled_from(oracle.rows(articles))).paragraph.text)


def words_of(data: st.DataObject, there: list[str], most: int) -> list[int]:
    """Where some of the pieces stand that are words, ascending."""
    places = [at for at, piece in enumerate(there) if oracle.is_word(piece)]
    chosen = data.draw(st.lists(st.sampled_from(places), min_size=2, max_size=most, unique=True))
    return sorted(chosen)


@given(st.lists(dumps(), min_size=1, max_size=2), NEAR, st.integers(0, 8), st.data())
def test_parts_are_near_one_another_if_and_only_if_a_scan_says_so(
    content: list[list[dict[str, object]]], parts: list[str], distance: int, data: st.DataObject
) -> None:
    with library_of(content) as (opened, articles):
        asked = [(parts, distance)]
        for _ in range(6):
            there = drawn(data, articles)
            places = words_of(data, there, 4)
            widest = max(after - before - 1 for before, after in itertools.pairwise(places))
            near = data.draw(st.permutations([there[at] for at in places]))
            asked.append((near, max(0, widest - data.draw(st.integers(0, 1)))))
        for parts, distance in asked:
            wanted = {
                row.paragraph.id for row in oracle.rows(articles) if oracle.is_near(row.paragraph.text, parts, distance)
            }
            assert found(opened, f'"{" ".join(parts)}"~{distance}') == wanted, (parts, distance)


def made_wild(data: st.DataObject, there: list[str]) -> str:
    """A stretch of a text, some pieces of it not known; a star may stand for none, a mark or several pieces."""
    start = data.draw(st.integers(0, len(there) - 1))
    pieces = there[start : start + data.draw(st.integers(2, 7))]
    ways = data.draw(st.lists(st.sampled_from(["", "", "?", "*", "+*"]), min_size=len(pieces), max_size=len(pieces)))
    return "".join(piece + "*" if way == "+*" else way or piece for piece, way in zip(pieces, ways, strict=True))


@given(st.lists(dumps(), min_size=1, max_size=2), LIKE, st.data())
def test_a_pattern_finds_a_paragraph_if_and_only_if_a_scan_does(
    content: list[list[dict[str, object]]], like: str, data: st.DataObject
) -> None:
    with library_of(content) as (opened, articles):
        for text in [like + "*", *(made_wild(data, drawn(data, articles)) for _ in range(6))]:
            try:
                tree = parse(text)
            except searcher.QueryError:
                continue
            if isinstance(tree, Pattern):
                rows = oracle.rows(articles)
                wanted = {row.paragraph.id for row in rows if oracle.is_like(row.paragraph.text, tree.text)}
                assert found(opened, str(tree)) == wanted, tree
                for hit in opened.search(str(tree), limit=None):
                    assert all(oracle.is_like(hit.text[span.start : span.end], tree.text) for span in hit.spans)


@given(st.lists(dumps(), min_size=1, max_size=2), NEAR, st.data())
def test_parts_are_in_one_sentence_or_article_if_and_only_if_a_scan_says_so(
    content: list[list[dict[str, object]]], parts: list[str], data: st.DataObject
) -> None:
    with library_of(content) as (opened, articles):
        several = [parts]
        for _ in range(4):
            there = drawn(data, articles)
            several.append([there[at] for at in words_of(data, there, 3)])
        for parts in several:
            check_together(opened, articles, parts)


def check_together(opened: searcher.Searcher, articles: list[Article], parts: list[str]) -> None:
    asked = " ".join(map(quoted, parts))
    sentences = {
        row.paragraph.id
        for row in oracle.rows(articles)
        if any(all(oracle.count_phrase(one, p) for p in parts) for one in oracle.sentences(row.paragraph.text))
    }
    assert found(opened, f"同句({asked})") == sentences, parts
    whole = {
        row.paragraph.id
        for row in oracle.rows(articles)
        if all(any(oracle.count_phrase(p.text, part) for p in row.article.paragraphs) for part in parts)
        and any(oracle.count_phrase(row.paragraph.text, part) for part in parts)
    }
    assert found(opened, f"同篇({asked})") == whole, parts


SAID = [
    "6月29日",
    "去年底",
    "今年5月",
    "1—5月",
    "6月15日至20日",
    "2026年",
    "昨天",
    "2025年12月28日至2026年1月3日",
    "近日",
]
ASKED = ["2026-06-29", "2026-06-18", "2026", "2026-05", "2025-12", "2026-06-28..2026-07-01", "..2025", "2025-12-31"]


@given(
    st.lists(
        st.lists(st.sampled_from([*SAID, "，文", "。文"]), min_size=1, max_size=4).map("".join), min_size=1, max_size=4
    ),
    st.sampled_from(["2026-06-30", "2026-01-02", None]),
)
def test_an_event_is_spoken_of_if_and_only_if_a_scan_says_so(paragraphs: list[str], published: str | None) -> None:
    story = {"title": "题", "date": published, "paragraphs": [f"文{text}完" for text in paragraphs]}
    with library_of([[story]]) as (opened, articles):
        for asked in ASKED:
            period = read_period(asked)
            assert period is not None
            rows = oracle.rows(articles)
            wanted = {row.paragraph.id for row in rows if oracle.speaks_of(row, period.first, period.last)}
            assert found(opened, f"事件:{asked}") == wanted, asked


# 3. Spans are sorted, disjoint, inside the text; markup removed gives the source back.


@given(texts(), queries(), st.integers(1, 60))
def test_spans_are_sorted_disjoint_and_inside_and_snippets_give_the_source_back(
    text: str, query: str, width: int
) -> None:
    with library_of([[{"title": "题", "date": None, "paragraphs": [text]}]]) as (opened, _):
        try:
            results = opened.search(query, limit=None)
        except searcher.QueryError:
            return
        for hit in results:
            ends = [0] + [at for span in hit.spans for at in (span.start, span.end)] + [len(hit.text)]
            assert ends == sorted(ends)
            assert all(one.end < other.start for one, other in zip(hit.spans, hit.spans[1:], strict=False))
            snippet = hit.snippet(width)
            assert "".join(piece for piece, _ in snippet.pieces()) == snippet.text
            assert hit.text[snippet.start :].startswith(snippet.text)
            assert len(snippet.text) <= max(width, *(s.end - s.start for s in hit.spans), 1)


@given(texts(), st.integers(0, 40), st.integers(1, 12))
def test_a_phrase_marks_its_own_characters_only(text: str, start: int, length: int) -> None:
    phrase = text[start : start + length]
    if not oracle.pieces(phrase):
        return
    with library_of([[{"title": "题", "date": None, "paragraphs": [text]}]]) as (opened, _):
        for hit in opened.search(quoted(phrase), limit=None):
            for span in hit.spans:
                marked = hit.text[span.start : span.end]
                assert oracle.count_phrase(marked, phrase)
                assert not any(map(oracle.is_soft, fold(marked[0] + marked[-1])))


# 4. Facet counts equal a scan's; a filter never adds a match.

PLACES = ["泉港区", "南安市", "水头镇", "泉州市"]


@given(st.lists(dumps(), min_size=1, max_size=2), queries())
def test_facets_count_what_a_scan_counts(content: list[list[dict[str, object]]], query: str) -> None:
    with library_of(content) as (opened, articles):
        for asked in (query, "*"):
            try:
                results = opened.search(asked, limit=None, facets=True)
            except searcher.QueryError:
                continue
            ids = {hit.id for hit in results}
            assert len(ids) == results.total
            assert len({hit.article for hit in results}) == results.articles
            districts = {count.value: count.count for count in results.facets["district"]}
            assert districts == oracle.district_counts(articles, ids, GAZETTEER)
            months = {count.value: count.count for count in results.facets["date"]}
            assert months == oracle.month_counts(articles, ids)
            assert opened.search(asked, limit=1, facets=True).facets == results.facets


@given(st.lists(dumps(), min_size=1, max_size=2), queries(), st.sampled_from(PLACES))
def test_a_filter_never_adds_a_match_and_changes_no_score(
    content: list[list[dict[str, object]]], query: str, place: str
) -> None:
    with library_of(content) as (opened, articles):
        try:
            whole = {hit.id: hit.score for hit in opened.search(quoted(query), limit=None)}
        except searcher.QueryError:
            return
        part = {hit.id: hit.score for hit in opened.search(quoted(query), limit=None, district=place)}
        here = {row.paragraph.id for row in oracle.rows(articles) if place in oracle.labels(row, GAZETTEER)}
        assert part == {name: score for name, score in whole.items() if name in here}
        june = found(opened, quoted(query), since="2026-06", until="2026-06")
        assert june == set(whole) & oracle.published(articles, date(2026, 6, 1), date(2026, 6, 30))


@given(
    st.lists(dumps(), min_size=1, max_size=2),
    st.sampled_from(["三区联创", "人才", "AI", "泉港区", "振兴", "农"]),
)
def test_free_words_match_and_score_as_a_scan_says(content: list[list[dict[str, object]]], word: str) -> None:
    with library_of(content) as (opened, articles):
        results = opened.search(word, limit=None)
        if not results.remark:
            assert {hit.id for hit in results} == oracle.with_words(articles, word, TOKENIZER)
        scores: dict[str, float] = {}
        for term in dict.fromkeys(token.term for token in TOKENIZER.words(fold(word))):
            for name, score in oracle.bm25f(articles, term, TOKENIZER).items():
                scores[name] = scores.get(name, 0.0) + score
        for hit in results:
            # what the words earn, and up to half as much again as the rarest phrase for standing as written
            assert hit.score >= scores.get(hit.id, 0.0) - 1e-9


# 5. Syncing equals rebuilding.

CHANGES = st.lists(
    st.tuples(
        st.sampled_from(["a.jsonl", "b.jsonl", "c/d.jsonl"]),
        st.sampled_from(["write", "remove", "move", "copy"]),
        dumps(),
    ),
    min_size=1,
    max_size=3,
)


@settings(max_examples=40)
@given(dumps(), st.lists(CHANGES, min_size=1, max_size=3), queries())
def test_syncing_equals_rebuilding(
    first: list[dict[str, object]], rounds: list[list[tuple[str, str, list[dict[str, object]]]]], query: str
) -> None:
    with tempfile.TemporaryDirectory() as name:
        root = Path(name) / "dumps"
        write_dump(root / "a.jsonl", first)
        with index.open(Path(name) / "synced", create=True) as library:
            library.sync([root])
            for changes in rounds:
                for target, change, content in changes:
                    alter(root, target, change, content)
                library.sync([root], prune=True)
        with (
            build_pruned(Path(name) / "fresh", root) as fresh,
            searcher.open(Path(name) / "synced") as synced,
        ):
            for asked in (query, quoted(query), "*", "三区联创 人才", "AI"):
                assert answer(synced, asked) == answer(fresh, asked)
            assert synced.snapshot.state.copies == fresh.snapshot.state.copies
            assert set(synced.snapshot.state.dumps) == set(fresh.snapshot.state.dumps)


def build_pruned(directory: Path, root: Path) -> searcher.Searcher:
    with index.open(directory, create=True) as library:
        library.sync([root], prune=True)
    return searcher.open(directory)


def alter(root: Path, target: str, change: str, content: list[dict[str, object]]) -> None:
    """Write, remove, rename or copy a dump."""
    path = root / target
    if change == "write":
        write_dump(path, content)
    elif path.exists() and change == "remove":
        path.unlink()
    elif path.exists():
        other = path.with_name("moved-" + path.name)
        (shutil.move if change == "move" else shutil.copy)(path, other)


# 8. Any characters as a query: a result or one of our errors.


@settings(max_examples=1500)
@given(query=st.one_of(st.text(), queries(), st.text(alphabet='"“”()|-:：地区日期标题或与非*ab三 ')))
def test_any_query_gives_an_answer_or_one_of_our_errors(samples: searcher.Searcher, query: str) -> None:
    with suppress(QuanwenError):
        results = samples.search(query, facets=True)
        assert results.total >= len(results.hits)


@pytest.mark.parametrize(
    "query", ["(" * 10_000, "-" * 10_000 + "茶", "茶 " * 2_000, '"' * 999, "茶|" * 500, "\ud800", "\x00"]
)
def test_a_monstrous_query_gives_an_answer_or_one_of_our_errors(samples: searcher.Searcher, query: str) -> None:
    with suppress(QuanwenError):
        assert samples.search(query).total >= 0
