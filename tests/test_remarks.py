"""What commands say besides their data."""

from __future__ import annotations

from pathlib import Path

import index
from searcher import Advice, Correction, Searcher, remarks
from tests.conftest import SAMPLES
from tests.results import REPORT


def test_changes_are_marked_and_long_lists_cut_short() -> None:
    lines = list(remarks.change_lines(REPORT))
    assert lines[0] == "+ 2026-05-01.txt"
    assert lines[19:] == [
        "+ 2026-05-20.txt",
        "+ ... and 3 more",
        "~ 2026-04.jsonl",
        "> old.txt → 新/old.txt",
        "- gone.txt",
    ]
    assert list(remarks.failure_lines(REPORT)) == ["! bad.txt: no text"]


def test_a_summary_says_what_was_written_and_from_how_much() -> None:
    assert remarks.summary(REPORT) == (
        "dumps: 23 added, 1 changed, 1 moved, 1 removed, 2 unchanged, 1 failed; "
        "1,234 articles, 5,678 paragraphs written from 9.9 MB, 1.2 s"
    )


def test_a_summary_says_when_nothing_was_written(tmp_path: Path) -> None:
    with index.open(tmp_path / "idx", create=True) as library:
        assert remarks.summary(library.sync([SAMPLES], dry_run=True), dry_run=True).endswith(
            "; a dry run, nothing written"
        )
        library.sync([SAMPLES])
        assert "unchanged; nothing written, " in remarks.summary(library.sync([SAMPLES]))


def test_a_remark_tells_of_hits_left_out_and_only_then(samples: Searcher) -> None:
    results = samples.search("茶", limit=3, offset=2)
    assert remarks.left_out(results, 2, 3).startswith(f"3–5 of {results.total} hits in ")
    assert remarks.left_out(results, results.total - 3, 3) == ""
    assert remarks.left_out(results, 0, 0) == ""


def test_articles_are_left_out_when_articles_are_shown(samples: Searcher) -> None:
    results = samples.search("茶", limit=None)
    assert results.articles < results.total
    told = f"1–2 of {results.articles} articles with {results.total} hits; all with --limit 0"
    assert remarks.left_out(results, 0, 2, by_article=True) == told
    assert remarks.left_out(results, 0, results.articles, by_article=True) == ""
    assert remarks.left_out(results, 0, results.articles) != ""


def test_a_list_of_as_many_names_as_are_shown_has_no_more() -> None:
    names = [f"{number}.txt" for number in range(remarks.MOST_NAMES)]
    assert list(remarks.marked("+", names)) == [f"+ {name}" for name in names]
    assert list(remarks.marked("!", [*names, "x"], ": look"))[-1] == "! ... and 1 more: look"


def test_what_was_found_is_told_of_slips_alone() -> None:
    parts, slip = (("石化", 1), ("火星", 0)), Correction("泉岗", "泉港", 2)
    right = Advice(parts, (("日期:2026", 3),), (), "石化")
    assert list(remarks.advice_lines(right, "quanwen", found=True)) == []
    assert list(remarks.advice_lines(right, "quanwen", found=False)) == [
        "each alone: 石化 (1), 火星 (0)",
        "without 日期:2026: 3",
        "try:  quanwen search '石化'",
    ]
    wrong = Advice(parts, (("日期:2026", 3),), (slip,), "泉港")
    assert list(remarks.advice_lines(wrong, "quanwen", found=True)) == [
        "did you mean 泉港 (2)",
        "try:  quanwen search '泉港'",
    ]


def test_a_gist_that_was_typed_needs_no_remark(samples: Searcher) -> None:
    long = "安溪县的茶农今年在茶园里套种大豆"
    assert remarks.by_gist(samples.search(long)).startswith(f"read as 大意({long}): ")
    for typed in (f"大意({long})", f"gist({long})", f"GIST({long})", "茶"):
        assert remarks.by_gist(samples.search(typed)) == "", typed


def test_a_remark_tells_that_nothing_was_found(samples: Searcher) -> None:
    assert remarks.remark(samples.search("“咖啡馆主”"), filtered=False) == 'no paragraph matches "咖啡馆主"'
    assert remarks.remark(samples.search("“咖啡馆主”"), filtered=True).endswith(" within these filters")
