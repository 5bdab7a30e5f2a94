"""The searcher: pages of hits, orders, filters, and what a script may rely on."""

from __future__ import annotations

import copy
import gc
import pickle
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import FrozenInstanceError, asdict, replace
from datetime import date, datetime
from pathlib import Path
from threading import Barrier
from weakref import ref

import pytest

import index
import searcher
from corpus import Kind, QuanwenError
from searcher import ParagraphNotFoundError, QueryError, Searcher, Sort, Span
from searcher.maxscore import Members
from tests.conftest import build
from tests.hay import ALL, PORT, TEA, story, write_hay
from tests.strategies import write_dump


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("hay")
    build(path / "idx", write_hay(path / "dumps")).close()
    return path


@pytest.fixture(scope="module")
def opened(home: Path) -> Iterator[Searcher]:
    with searcher.open(home / "idx") as found:
        yield found


def ids(results: searcher.Results) -> list[str]:
    return [hit.id for hit in results]


# Hits.


def test_a_hit_tells_all_about_its_paragraph(opened: Searcher) -> None:
    results = opened.search("石材 水头镇")
    hit = results.hits[0]
    assert (results.total, results.articles, len(results), bool(results)) == (1, 1, 1, True)
    assert (hit.rank, hit.id, hit.article, hit.title) == (1, "stone#1", "stone", "石材展销会")
    assert (hit.date, hit.districts, hit.kind) == (date(2026, 6, 29), ("南安市", "水头镇"), Kind.BODY)
    assert (hit.text, hit.dump, hit.line) == ("水头镇的石材卖到海外。", "tea.jsonl", 2)
    assert hit.spans == (Span(0, 3), Span(4, 6))
    assert str(hit.snippet()) == hit.text
    assert hit.score > 0


def test_results_say_what_was_asked_and_how_it_was_read(opened: Searcher) -> None:
    results = opened.search("  三区联创　ＡＩ ")
    assert (results.query, results.parsed) == ("  三区联创　ＡＩ ", "三区联创 ＡＩ")
    assert results.took_ms >= 0
    assert results.remark == ""


def test_when_less_was_found_than_asked_a_remark_says_so(opened: Searcher) -> None:
    results = opened.search("人才 南音")
    assert results.remark == "no paragraph has all of: 人才 南音. These have any: 人才 | 南音"
    assert results.parsed == "人才 南音"
    assert opened.search("无此词语").remark == ""


def test_nothing_found_is_false_and_empty(opened: Searcher) -> None:
    results = opened.search("无此词语", facets=True)
    assert not results
    assert (results.total, results.articles, results.hits, list(results)) == (0, 0, (), [])
    assert results.facets == {"district": (), "date": ()}


def test_text_is_shown_in_the_sources_own_characters(tmp_path: Path) -> None:
    text = "  臺灣　ＡＩ＋鄉村\u200b“三區”  "
    write_dump(tmp_path / "dumps" / "a.jsonl", [story("題", text)])
    with build(tmp_path / "idx", tmp_path / "dumps") as found:
        hit = found.search("台湾").hits[0]
        assert hit.text == text.strip()
        assert hit.text[hit.spans[0].start : hit.spans[0].end] == "臺灣"
        assert hit.title == "題"


def test_places_that_lie_in_one_another_are_shown_as_far_as_they_are_named(tmp_path: Path) -> None:
    own = [("安溪县",), ("安溪县", "泉州市"), ("安溪县", "泉州市", "福建省"), ("泉州市", "安溪县"), ()]
    written = [story("茶", f"第{number}杯茶", districts=list(names)) for number, names in enumerate(own)]
    write_dump(tmp_path / "dumps" / "a.jsonl", written[:3])
    build(tmp_path / "idx", tmp_path / "dumps").close()
    for name, some in (("b", written[3:]), ("c", [story("茶", "石")]), ("a", written[:2])):
        write_dump(tmp_path / "dumps" / f"{name}.jsonl", some)
        with build(tmp_path / "idx", tmp_path / "dumps") as found:
            there = written if name != "a" else written[:2] + written[3:]
            shown = [hit.districts for hit in found.search("类型:正文 茶", limit=None)]
            assert sorted(shown) == sorted(tuple(one["districts"]) for one in there)
            assert found.search("地区:福建 茶 类型:正文").total == len(there) - 1


def test_a_title_that_stands_in_no_paragraph_is_shown(tmp_path: Path) -> None:
    records = [story("夜校", "茶农来了。", id="one"), {"text": "茶农走了。", "id": "two"}]
    write_dump(tmp_path / "dumps" / "a.jsonl", records)
    with build(tmp_path / "idx", tmp_path / "dumps") as found:
        titles = {hit.article: (hit.title, found.article(hit.article).title) for hit in found.search("茶农")}
        assert titles == {"one": ("夜校", "夜校"), "two": ("", "")}


def test_results_cannot_be_changed(opened: Searcher) -> None:
    results = opened.search("茶", facets=True)
    with pytest.raises(FrozenInstanceError):
        results.total = 0  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        results.hits[0].text = ""  # type: ignore[misc]
    with pytest.raises(TypeError):
        results.facets["date"] = ()  # type: ignore[index]


@pytest.mark.parametrize("again", [copy.copy, copy.deepcopy, lambda one: pickle.loads(pickle.dumps(one))])
def test_results_are_the_same_when_they_come_back_from_a_copy_or_another_process(
    home: Path, again: Callable[[searcher.Results], searcher.Results]
) -> None:
    with searcher.open(home / "idx") as opened:
        results = opened.search("茶 | 人才", facets=True)
        came = again(results)
    assert came == results
    assert (came.articles, came.facets, came.took_ms) == (results.articles, results.facets, results.took_ms)
    assert again(came) == results
    assert asdict(came)["facets"] == results.facets


def test_results_of_one_question_are_equal_whenever_it_was_asked(opened: Searcher) -> None:
    assert opened.search("茶", facets=True) == opened.search("茶", facets=True)
    assert opened.search("茶", facets=True) != opened.search("茶")


# Pages.


@pytest.mark.parametrize("size", [1, 2, 3, 5, 100])
def test_pages_put_together_are_the_whole_and_ranks_run_on(opened: Searcher, size: int) -> None:
    whole = opened.search("茶 | 人才", limit=None)
    pages = [opened.search("茶 | 人才", limit=size, offset=start) for start in range(0, whole.total, size)]
    assert tuple(hit for page in pages for hit in page) == whole.hits
    assert [hit.rank for hit in whole] == list(range(1, whole.total + 1))
    assert all((page.total, page.articles) == (whole.total, whole.articles) for page in pages)


def test_a_page_of_none_and_a_page_behind_the_last_are_empty_but_know_the_total(opened: Searcher) -> None:
    for page in (opened.search("茶", limit=0), opened.search("茶", offset=999), opened.search("茶", limit=0, offset=2)):
        assert page.hits == ()
        assert page.total == 5


def test_ten_hits_are_a_page_unless_told_otherwise(opened: Searcher) -> None:
    assert len(opened.search("*")) == 10
    assert ids(opened.search("*", limit=None)) == list(ALL)
    assert [hit.id for hit in opened.scan("*")] == list(ALL)


def test_a_scan_yields_the_same_hits_one_by_one(opened: Searcher) -> None:
    for sort in Sort:
        scanned = tuple(opened.scan("茶 | 人才", sort=sort, district="泉州市", since="2026"))
        assert scanned == opened.search("茶 | 人才", sort=sort, district="泉州市", since="2026", limit=None).hits


def test_what_is_thrown_into_a_scan_comes_out_as_it_went_in(opened: Searcher) -> None:
    hits = opened.scan("*")
    next(hits)
    with pytest.raises(ValueError, match="mine"):
        hits.throw(ValueError("mine"))  # type: ignore[attr-defined]


@pytest.mark.parametrize("options", [{"limit": -1}, {"offset": -1}, {"limit": 3, "offset": -2}], ids=str)
def test_a_negative_page_is_refused(opened: Searcher, options: dict[str, int]) -> None:
    with pytest.raises(QueryError):
        opened.search("茶", **options)  # type: ignore[arg-type]


# Orders.


def test_relevance_is_the_order_unless_told_otherwise_and_equals_stand_in_reading_order(opened: Searcher) -> None:
    scores = [hit.score for hit in opened.search("茶", limit=None)]
    assert scores == sorted(scores, reverse=True)
    assert ids(opened.search("*", limit=None, sort=Sort.RELEVANCE)) == list(ALL)


def test_dates_fall_or_rise_the_undated_last_and_equals_in_reading_order(opened: Searcher) -> None:
    union, lamps, school, stone = ALL[:3], ALL[3:6], ALL[6:10], ALL[10:]
    assert ids(opened.search("*", limit=None, sort="date")) == [*union, *stone, *school, *lamps]
    assert ids(opened.search("*", limit=None, sort=Sort.OLDEST)) == [*school, *stone, *union, *lamps]
    assert ids(opened.search("*", limit=4, offset=2, sort="date")) == [union[2], *stone]


@pytest.mark.parametrize("sort", Sort)
@pytest.mark.parametrize(
    "query", ["茶", "茶 | 人才", "灯会 | 夜校 | 的", "茶 -夜校", '标题:"街灯" | 茶', "标题:夜校 | 灯会", "*"]
)
def test_a_page_in_any_order_is_a_stretch_of_all_hits(opened: Searcher, query: str, sort: Sort) -> None:
    whole = opened.search(query, sort=sort, limit=None).hits
    assert whole
    for limit, offset in ((1, 0), (2, 1), (len(whole), 0), (3, len(whole) - 1)):
        assert opened.search(query, sort=sort, limit=limit, offset=offset).hits == whole[offset : offset + limit]


def test_the_newest_paragraph_that_others_are_measured_by_is_none_that_was_deleted(tmp_path: Path) -> None:
    write_dump(tmp_path / "dumps" / "new.jsonl", [story("茶会", "有茶。", date="2036-07-01")])
    old = [story("茶事", "茶山有茶。", *["山。"] * 9, date=f"202{year}-07-01") for year in range(3)]
    write_dump(tmp_path / "dumps" / "old.jsonl", old)
    build(tmp_path / "idx", tmp_path / "dumps").close()
    (tmp_path / "dumps" / "new.jsonl").unlink()
    with build(tmp_path / "idx", tmp_path / "dumps") as synced, build(tmp_path / "new", tmp_path / "dumps") as fresh:
        assert synced.snapshot.rows > synced.snapshot.paragraphs, "nothing is deleted, and nothing proved"
        assert synced.search("茶", sort="recent").hits == fresh.search("茶", sort="recent").hits


def test_what_is_in_an_index_is_told_of_what_was_not_deleted(tmp_path: Path) -> None:
    write_dump(
        tmp_path / "dumps" / "gone.jsonl", [story("茶会", "有茶。", date=day) for day in ("1936-07-01", "2036-07-01")]
    )
    write_dump(tmp_path / "dumps" / "stays.jsonl", [story("茶事", *["茶山有茶。"] * 9, date="2026-07-01")])
    build(tmp_path / "idx", tmp_path / "dumps").close()
    (tmp_path / "dumps" / "gone.jsonl").unlink()
    with build(tmp_path / "idx", tmp_path / "dumps") as synced, build(tmp_path / "new", tmp_path / "dumps") as fresh:
        assert synced.snapshot.rows > synced.snapshot.paragraphs, "nothing is deleted, and nothing proved"
        one, other = (replace(opened.stats(), index_bytes=0, segments=1) for opened in (synced, fresh))
        assert one == other
        assert (one.articles, one.first, one.last) == (1, date(2026, 7, 1), date(2026, 7, 1))


def test_a_page_without_hits_is_true_when_there_are_matches(opened: Searcher) -> None:
    for page in ({"limit": 0}, {"offset": 1000}):
        results = opened.search("茶", **page)  # type: ignore[arg-type]
        assert results
        assert not len(results)


def test_an_order_nobody_knows_is_our_error_that_names_those_there_are(opened: Searcher) -> None:
    with pytest.raises(QuanwenError, match=r"newest.*relevance.*date.*oldest"):
        opened.search("茶", sort="newest")


# Filters.

PUBLISHED = {
    "from a month on": ({"since": "2026-06"}, 10),
    "from a day on": ({"since": "2026-06-29"}, 6),
    "from the next day on": ({"since": "2026-06-30"}, 3),
    "up to a day": ({"until": "2026-06-29"}, 7),
    "up to the day before": ({"until": "2026-06-28"}, 4),
    "up to a month's end": ({"until": "2026年6月"}, 7),
    "up to a year's end": ({"until": "2026"}, 10),
    "within a month": ({"since": "2026-06", "until": "2026-06"}, 7),
    "on a day": ({"since": date(2026, 7, 1), "until": date(2026, 7, 1)}, 3),
    "on a day, with an hour": ({"since": datetime(2026, 7, 1, 8), "until": datetime(2026, 7, 1, 9)}, 3),
    "from a day, with an hour, on": ({"since": datetime(2026, 7, 1, 8)}, 3),
    "up to a day, with an hour": ({"until": datetime(2026, 6, 1, 0)}, 4),
    "never": ({"since": "2027"}, 0),
}


@pytest.mark.parametrize(("bounds", "total"), PUBLISHED.values(), ids=PUBLISHED)
def test_bounds_of_publication_are_both_included_and_leave_out_the_undated(
    opened: Searcher, bounds: dict[str, date], total: int
) -> None:
    assert opened.search("*", **bounds).total == total  # type: ignore[arg-type]


BAD_BOUNDS = {
    "no date": ({"since": "从前"}, r"since '从前' is no date\. Write 2026, 2026-06"),
    "an empty one": ({"until": ""}, "until '' is no date"),
    "the wrong way round": ({"since": "2027", "until": "2026-06"}, "since 2027 comes after until 2026-06"),
}


@pytest.mark.parametrize(("bounds", "message"), BAD_BOUNDS.values(), ids=BAD_BOUNDS)
def test_bounds_that_mean_nothing_are_refused(opened: Searcher, bounds: dict[str, str], message: str) -> None:
    for ask in (opened.search, opened.scan):
        with pytest.raises(QueryError, match=message):
            ask("茶", **bounds)  # type: ignore[arg-type]


DISTRICTS = {
    "a label": ("南安市", 3),
    "a short name": ("南安", 3),
    "one in it": ("水头镇", 1),
    "one above": ("福建", 10),
    "any of several": (["水头镇", "泉港"], 4),
    "one of one": (["泉港"], 3),
    "none named": ([], 13),
    "one without paragraphs": ("厦门市", 0),
}


@pytest.mark.parametrize(("named", "total"), DISTRICTS.values(), ids=DISTRICTS)
def test_a_district_holds_all_that_lies_in_it(opened: Searcher, named: str | list[str], total: int) -> None:
    assert opened.search("*", district=named).total == total


def test_an_unknown_district_is_an_error_that_suggests_those_of_the_index(opened: Searcher) -> None:
    for ask in (lambda: opened.search("茶", district="南安区"), lambda: opened.search("茶 地区:南安区")):
        with pytest.raises(QueryError, match=r"no district is called '南安区'\. Did you mean .*南安市"):
            ask()
    with pytest.raises(QueryError, match=r"no district is called '火星'\.$"):
        opened.search("茶", district=["泉港", "火星"])


def test_a_filter_in_the_query_and_one_beside_it_both_hold(opened: Searcher) -> None:
    assert opened.search("日期:2026-06", district="南安").total == 3
    assert opened.search("地区:泉港", until="2026-06").total == 0


@pytest.mark.parametrize(
    ("facets", "names"),
    [
        (True, ["district", "date"]),
        (False, []),
        (["date"], ["date"]),
        ((), []),
        (("date", "district"), ["date", "district"]),
    ],
)
def test_only_the_facets_asked_for_are_counted(opened: Searcher, facets: object, names: list[str]) -> None:
    assert list(opened.search("茶", facets=facets).facets) == names  # type: ignore[arg-type]


def test_the_rows_of_all_matches_are_worked_out_for_those_alone_who_count_them(opened: Searcher) -> None:
    matches = opened.match(opened.read("茶"), ())
    asked: list[str] = []
    counted = replace(matches, members=Members(matches.members.total, lambda: asked.append("") or matches.ordinals))
    assert opened.count_facets(counted, ()) == {}
    assert not asked
    assert opened.count_facets(counted, ("district", "date")) == opened.search("茶", facets=True).facets
    assert len(asked) == 1


@pytest.mark.parametrize("facets", [["kind"], "kind", ["date", "kind"]])
def test_a_facet_nobody_knows_is_an_error_that_names_those_there_are(opened: Searcher, facets: object) -> None:
    with pytest.raises(QueryError, match="no facet 'kind'; there are district and date"):
        opened.search("茶", facets=facets)  # type: ignore[arg-type]


def test_one_facet_may_be_asked_for_by_its_name(opened: Searcher) -> None:
    assert list(opened.search("茶", facets="date").facets) == ["date"]


# Articles, spans, statistics.


def test_an_article_is_found_whole_by_its_id_and_by_its_paragraphs(opened: Searcher) -> None:
    for name in ("school", "school#0", "school#3"):
        article = opened.article(name)
        assert (article.id, article.title, article.dump, article.line) == ("school", "茶农夜校开课", "tea.jsonl", 1)
        assert [paragraph.id for paragraph in article.paragraphs] == [f"school#{n}" for n in range(4)]


@pytest.mark.parametrize("name", ["missing", "missing#0", "", "#", "#0", "school#4", "school#x", "school#0#0", "scho"])
def test_an_article_or_paragraph_that_is_not_there_is_an_error(opened: Searcher, name: str) -> None:
    with pytest.raises(ParagraphNotFoundError, match="no article or paragraph") as caught:
        opened.article(name)
    assert caught.value.name == name


def test_spans_of_a_query_in_any_text(opened: Searcher) -> None:
    assert opened.spans('"茶农" 酒', "茶农的酒。") == (Span(0, 2), Span(3, 4))
    assert opened.spans("*", "茶农的酒。") == ()


def test_statistics_tell_what_is_in_the_index(opened: Searcher, home: Path) -> None:
    stats = opened.stats()
    assert (stats.paragraphs, stats.articles, stats.dumps, stats.segments) == (13, 4, 2, 1)
    assert stats.index_bytes == sum(path.stat().st_size for path in (home / "idx").iterdir())
    texts = [text for article in (*PORT, *TEA) for text in (article["title"], *article["paragraphs"])]
    assert stats.text_bytes == sum(len(text.encode()) for text in texts)
    assert (stats.dictionary, stats.first, stats.last) == ("jieba", date(2026, 6, 1), date(2026, 7, 1))


def test_an_empty_index_answers_everything_with_nothing(tmp_path: Path) -> None:
    index.open(tmp_path / "idx", create=True).close()
    with searcher.open(tmp_path / "idx") as empty:
        for query in ("*", "茶", '"茶"', "-茶", "标题:茶", "地区:泉港", "日期:2026"):
            for sort in Sort:
                assert empty.search(query, facets=True, sort=sort).total == 0
        stats = empty.stats()
        assert (stats.paragraphs, stats.articles, stats.dumps, stats.first, stats.last) == (0, 0, 0, None, None)
        with pytest.raises(ParagraphNotFoundError):
            empty.article("school")


# Opening, closing, sharing.


def test_where_there_is_no_index_there_is_no_searcher(tmp_path: Path) -> None:
    with pytest.raises(index.IndexNotFoundError, match="no index here"):
        searcher.open(tmp_path)


def test_results_stay_valid_when_the_index_is_closed_and_gone(tmp_path: Path) -> None:
    with build(tmp_path / "idx", write_hay(tmp_path / "dumps")) as found:
        results = found.search("茶 | 人才", facets=True, limit=None)
        before = (ids(results), [str(hit.snippet(8)) for hit in results], dict(results.facets))
    for path in (tmp_path / "idx").iterdir():
        path.unlink()
    assert (ids(results), [str(hit.snippet(8)) for hit in results], dict(results.facets)) == before


def test_a_closed_searcher_holds_no_files_until_garbage_is_looked_for(home: Path) -> None:
    gc.collect()
    gc.disable()
    try:
        found = searcher.open(home / "idx")
        files = [ref(part.segment) for part in found.snapshot.parts]
        results = found.search("茶", facets=True, district="安溪")
        assert found.article(results.hits[0].article).title == results.hits[0].title
        assert found.search('"茶农"').total
        assert all(file() for file in files)
        found.close()
        assert not any(file() for file in files)
    finally:
        gc.enable()
    assert results.hits[0].text


def test_a_closed_searcher_says_so(home: Path) -> None:
    closed = searcher.open(home / "idx")
    closed.close()
    closed.close()
    for ask in (lambda: closed.search("茶"), lambda: closed.article("school"), closed.stats):
        with pytest.raises(QuanwenError, match="closed"):
            ask()


def test_a_searcher_sees_the_index_as_it_was_when_opened(tmp_path: Path) -> None:
    root = write_hay(tmp_path / "dumps")
    with build(tmp_path / "idx", root) as before:
        for number in range(3):
            write_dump(root / "tea.jsonl", [story("茶会", f"第{number}次有茶。", id=f"new{number}")])
            build(tmp_path / "idx", root).close()
        assert before.search("茶").total == 5
        assert before.article("school").title == "茶农夜校开课"
    with searcher.open(tmp_path / "idx") as after:
        assert set(ids(after.search("茶"))) == {"lamps#2", "new2#0", "new2#1"}


QUERIES = ["茶", '"茶"', "茶农 采茶", "*", "泉州 | 茶", "-茶", '"三园共建"', "标题:茶", "地区:安溪", "日期:2026-05"]


def answers(opened: Searcher, query: str) -> object:
    results = opened.search(query, facets=True, limit=20)
    article = opened.article(results.hits[0].id) if results else None
    return results.hits, results.total, dict(results.facets), article


def test_threads_may_share_a_searcher_from_its_first_question_on(samples: Searcher) -> None:
    wanted = {query: answers(samples, query) for query in QUERIES}
    for _ in range(3):
        with searcher.open(samples.snapshot.directory) as shared, ThreadPoolExecutor(4) as threads:
            together = Barrier(4)

            def ask(turn: int, shared: Searcher = shared, together: Barrier = together) -> dict[str, object]:
                together.wait()
                return {query: answers(shared, query) for query in QUERIES[turn:] + QUERIES[:turn]}

            assert all(found == wanted for found in threads.map(ask, range(4)))


def test_a_searcher_answers_while_another_thread_writes(tmp_path: Path) -> None:
    root = write_hay(tmp_path / "dumps")
    build(tmp_path / "idx", root).close()

    def write(number: int) -> None:
        write_dump(root / f"{number}.jsonl", [story("茶会", f"第{number}次有茶。")])
        build(tmp_path / "idx", root).close()

    with ThreadPoolExecutor(1) as writer:
        writing = [writer.submit(write, number) for number in range(6)]
        totals = []
        while not writing[-1].done():
            with searcher.open(tmp_path / "idx") as found:
                totals.append(found.search("茶").total)
    assert [future.result() for future in writing] == [None] * 6
    assert totals == sorted(totals)
    assert set(totals) <= {5 + 2 * number for number in range(7)}
