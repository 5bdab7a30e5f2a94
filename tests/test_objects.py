"""The promised JSON objects: their keys, their order, and what is exact in them."""

from __future__ import annotations

import json

from index import Checked, Damage, Repaired
from searcher import Searcher, objects
from tests.results import HIT, REPORT


def test_a_search_has_the_promised_keys_in_the_promised_order(samples: Searcher) -> None:
    found = objects.search_json(samples.search("茶园", facets=True))
    assert list(found) == ["query", "parsed", "total", "articles", "took_ms", "facets", "hits", "advice"]
    assert list(found["facets"]) == ["district", "date"]
    assert list(found["facets"]["district"][0]) == ["value", "count", "parent"]
    assert list(found["facets"]["date"][0]) == ["value", "count"]
    keys = ["rank", "score", "id", "article", "title", "date", "districts", "kind", "text", "spans", "snippet", "dump"]
    assert list(found["hits"][0]) == [*keys, "line"]


def test_spans_slice_the_words_out_of_the_text(samples: Searcher) -> None:
    for hit in objects.search_json(samples.search('"茶园"', limit=None))["hits"]:
        assert hit["spans"]
        assert all(hit["text"][start:end] == "茶园" for start, end in hit["spans"])


def test_facets_that_were_not_counted_are_left_out(samples: Searcher) -> None:
    assert objects.search_json(samples.search("茶园"))["facets"] == {}


def test_facets_have_the_promised_keys_in_the_promised_order(samples: Searcher) -> None:
    found = objects.facets_json(samples.search("茶园", limit=0, facets=True))
    assert list(found) == ["query", "parsed", "total", "articles", "facets"]


def test_stats_have_the_promised_keys_in_the_promised_order(samples: Searcher) -> None:
    found = objects.stats_json(samples.stats())
    keys = ["paragraphs", "articles", "dumps", "segments", "index_bytes", "text_bytes", "dictionary", "dates"]
    assert list(found) == keys
    assert list(found["dates"]) == ["first", "last"]
    assert (found["paragraphs"], found["dates"]["first"]) == (samples.search("*").total, "2026-04-03")


def test_a_report_has_the_promised_keys_in_the_promised_order() -> None:
    found = objects.report_json(REPORT)
    assert list(found) == ["dumps", "articles", "paragraphs", "bytes", "seconds", "failures"]
    counts = {"added": 23, "changed": 1, "moved": 1, "removed": 1, "unchanged": 2, "postponed": 0, "failed": 1}
    assert found["dumps"] == counts
    assert found["failures"] == [{"dump": "bad.txt", "reason": "no text"}]


def test_a_check_has_the_promised_keys_in_the_promised_order() -> None:
    checked = Checked(3, 2, 1000, (Damage("MAIN_1x0.segment", "not what was written", 4),), ("left over",))
    found = objects.checked_json(checked, Repaired(("MAIN_1x0.segment",), ("a.txt", "b.txt")))
    assert list(found) == ["whole", "generation", "segments", "bytes", "damages", "remarks", "repaired"]
    assert (found["whole"], found["damages"][0]["dumps"], found["remarks"]) == (False, 4, ["left over"])
    assert found["repaired"] == {"dropped": ["MAIN_1x0.segment"], "dumps": ["a.txt", "b.txt"]}
    assert objects.checked_json(Checked(3, 2, 1000, (), ()), None)["repaired"] is None


def test_a_hit_is_exact_about_its_text_and_rounds_its_score() -> None:
    found = objects.hit_json(HIT)
    assert (found["score"], found["text"], found["date"]) == (1.234568, HIT.text, None)
    assert found["snippet"] == str(HIT.snippet(80))


def test_json_is_real_utf_8_in_one_line() -> None:
    line = objects.line_of(objects.hit_json(HIT))
    assert "云雾" in line
    assert "\n" not in line
    assert json.loads(line) == objects.hit_json(HIT)
