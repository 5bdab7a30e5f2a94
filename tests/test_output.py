"""Results as data: the promised JSON objects, and lines with TABs between their fields."""

from __future__ import annotations

import json
import unicodedata
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import index
from corpus import Article, DateSource, Kind, Paragraph, article_json
from index import Failure, Report
from searcher import Hit, Searcher, Span, output
from tests.conftest import SAMPLES

REPORT = Report(
    added=tuple(f"2026-05-{day:02}.txt" for day in range(1, 24)),
    changed=("2026-04.jsonl",),
    moved=(("old.txt", "新/old.txt"),),
    removed=("gone.txt",),
    unchanged=("same.txt", "same2.txt"),
    failed=(Failure("bad.txt", "no text"),),
    articles=1234,
    paragraphs=5678,
    bytes=9_876_543,
    seconds=1.23456,
)
HIT = Hit(
    rank=1,
    score=1.23456789,
    id="a1#2",
    article="a1",
    title="茶\t山",
    date=None,
    districts=("安溪县", "西坪镇"),
    kind=Kind.BODY,
    text="茶山\n上\x1b[31m云雾",
    spans=(Span(0, 1),),
    dump="x.txt",
    line=7,
)


def test_a_search_has_the_promised_keys_in_the_promised_order(samples: Searcher) -> None:
    found = output.search_json(samples.search("茶园", facets=True))
    assert list(found) == ["query", "parsed", "total", "articles", "took_ms", "facets", "hits", "advice"]
    assert list(found["facets"]) == ["district", "date"]
    assert list(found["facets"]["district"][0]) == ["value", "count", "parent"]
    assert list(found["facets"]["date"][0]) == ["value", "count"]
    keys = ["rank", "score", "id", "article", "title", "date", "districts", "kind", "text", "spans", "snippet", "dump"]
    assert list(found["hits"][0]) == [*keys, "line"]


def test_spans_slice_the_words_out_of_the_text(samples: Searcher) -> None:
    for hit in output.search_json(samples.search('"茶园"', limit=None))["hits"]:
        assert hit["spans"]
        assert all(hit["text"][start:end] == "茶园" for start, end in hit["spans"])


def test_facets_that_were_not_counted_are_left_out(samples: Searcher) -> None:
    assert output.search_json(samples.search("茶园"))["facets"] == {}


def test_facets_have_the_promised_keys_in_the_promised_order(samples: Searcher) -> None:
    found = output.facets_json(samples.search("茶园", limit=0, facets=True))
    assert list(found) == ["query", "parsed", "total", "articles", "facets"]


def test_stats_have_the_promised_keys_in_the_promised_order(samples: Searcher) -> None:
    found = output.stats_json(samples.stats())
    keys = ["paragraphs", "articles", "dumps", "segments", "index_bytes", "text_bytes", "dictionary", "dates"]
    assert list(found) == keys
    assert list(found["dates"]) == ["first", "last"]
    assert (found["paragraphs"], found["dates"]["first"]) == (samples.search("*").total, "2026-04-03")


def test_a_report_has_the_promised_keys_in_the_promised_order() -> None:
    found = output.report_json(REPORT)
    assert list(found) == ["dumps", "articles", "paragraphs", "bytes", "seconds", "failures"]
    counts = {"added": 23, "changed": 1, "moved": 1, "removed": 1, "unchanged": 2, "postponed": 0, "failed": 1}
    assert found["dumps"] == counts
    assert found["failures"] == [{"dump": "bad.txt", "reason": "no text"}]


def test_a_hit_is_exact_about_its_text_and_rounds_its_score() -> None:
    found = output.hit_json(HIT)
    assert (found["score"], found["text"], found["date"]) == (1.234568, HIT.text, None)
    assert found["snippet"] == str(HIT.snippet(80))


def test_json_is_real_utf_8_in_one_line() -> None:
    line = output.line_of(output.hit_json(HIT))
    assert "云雾" in line
    assert "\n" not in line
    assert json.loads(line) == output.hit_json(HIT)


def test_a_plain_hit_is_one_line_of_five_fields() -> None:
    assert output.hit_line(HIT) == "a1#2\t\t安溪县,西坪镇\t茶 山\t茶山 上␛[31m云雾"


@given(st.text())
def test_no_control_character_reaches_a_terminal_and_offsets_hold(text: str) -> None:
    shown = output.printable(text)
    assert len(shown) == len(text)
    assert not any(unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp") for char in shown)


def test_text_that_turns_the_direction_of_reading_is_made_visible() -> None:
    assert output.printable("茶\u202e山") == "茶\ufffd山"


def test_changes_are_marked_and_long_lists_cut_short() -> None:
    lines = list(output.change_lines(REPORT))
    assert lines[0] == "+ 2026-05-01.txt"
    assert lines[19:] == [
        "+ 2026-05-20.txt",
        "+ ... and 3 more",
        "~ 2026-04.jsonl",
        "> old.txt → 新/old.txt",
        "- gone.txt",
    ]
    assert list(output.failure_lines(REPORT)) == ["! bad.txt: no text"]


def test_a_summary_says_what_was_written_and_from_how_much() -> None:
    assert output.summary(REPORT) == (
        "dumps: 23 added, 1 changed, 1 moved, 1 removed, 2 unchanged, 1 failed; "
        "1,234 articles, 5,678 paragraphs written from 9.9 MB, 1.2 s"
    )


def test_a_summary_says_when_nothing_was_written(tmp_path: Path) -> None:
    with index.open(tmp_path / "idx", create=True) as library:
        assert output.summary(library.sync([SAMPLES], dry_run=True), dry_run=True).endswith(
            "; a dry run, nothing written"
        )
        library.sync([SAMPLES])
        assert "unchanged; nothing written, " in output.summary(library.sync([SAMPLES]))


@pytest.mark.parametrize(
    ("count", "said"), [(1, "1 byte"), (999, "999 bytes"), (1234, "1.2 kB"), (2_500_000, "2.5 MB")]
)
def test_bytes_are_said_as_people_say_them(count: int, said: str) -> None:
    assert output.size(count) == said


def test_an_article_is_one_line() -> None:
    body = Paragraph("a1#0", Kind.BODY, "云雾\n未散", 3)
    article = Article("a1", "茶山", (body,), "x.txt", 3, date=date(2026, 5, 8), date_source=DateSource.STATED)
    assert output.article_line(article) == "a1\t2026-05-08\t\t茶山\tx.txt:3\t1"
    assert list(output.paragraph_lines(article)) == ["a1#0\tbody\t云雾 未散"]
    assert list(article_json(article))[:5] == ["id", "title", "subtitle", "date", "date_source"]


def test_a_remark_tells_of_hits_left_out_and_only_then(samples: Searcher) -> None:
    results = samples.search("茶", limit=3, offset=2)
    assert output.left_out(results, 2, 3).startswith(f"3–5 of {results.total} hits in ")
    assert output.left_out(results, results.total - 3, 3) == ""
    assert output.left_out(results, 0, 0) == ""


def test_a_remark_tells_that_nothing_was_found(samples: Searcher) -> None:
    assert output.remark(samples.search("“咖啡馆主”"), filtered=False) == 'no paragraph matches "咖啡馆主"'
    assert output.remark(samples.search("“咖啡馆主”"), filtered=True).endswith(" within these filters")
