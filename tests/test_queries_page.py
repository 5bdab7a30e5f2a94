"""docs/queries.md says what happens: every query of its tables is asked."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

import pytest

from searcher import Searcher
from tests.conftest import ROOT, SAMPLES, build

PAGE = (ROOT / "docs" / "queries.md").read_text("utf-8")
CELL = r"`((?:[^`\\]|\\.)+)`"
ASKED = re.findall(rf"^\| {CELL} \| {CELL} \|", PAGE.partition("## When nothing")[0], re.MULTILINE)
SLIPS = re.findall(rf"^\| {CELL} \| {CELL} \|", PAGE.partition("## When nothing")[2], re.MULTILINE)
TODAY = date(2026, 7, 20)


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterable[Searcher]:
    with build(tmp_path_factory.mktemp("queries") / "idx", SAMPLES) as searcher:
        searcher.today = TODAY
        yield searcher


def plain(cell: str) -> str:
    """A cell as it is typed: a table needs its bars escaped."""
    return cell.replace("\\|", "|")


def test_the_page_shows_every_field_and_operator() -> None:
    from searcher.parser import FIELDS, SCOPES

    assert [name for name in [*FIELDS, *SCOPES] if name not in PAGE] == []
    assert len(ASKED) > 40


@pytest.mark.parametrize(("query", "parsed"), ASKED, ids=[query for query, _ in ASKED])
def test_a_query_of_the_page_is_read_so_and_finds_something(opened: Searcher, query: str, parsed: str) -> None:
    results = opened.search(plain(query))
    assert results.parsed == plain(parsed)
    assert results.total
    assert not results.remark


@pytest.mark.parametrize(("typed", "meant"), SLIPS)
def test_a_slip_of_the_page_is_pointed_out(opened: Searcher, typed: str, meant: str) -> None:
    assert opened.needs_advice(opened.search(typed))
    assert meant in [one.text for one in opened.advise(typed).corrections]
