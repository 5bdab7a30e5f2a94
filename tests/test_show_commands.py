"""What shows what is there: `show`, `facets`, `stats` and `articles`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from corpus import article_json
from searcher import Searcher
from tests.commands import ARTICLE, Run, Runner, page
from tests.conftest import SAMPLES
from tests.goldens import check_golden, plain

pytestmark = pytest.mark.usefixtures("bare_environment")


def test_show_gives_the_article_of_a_paragraph(ask: Runner, samples: Searcher) -> None:
    article = samples.article("sample-2026-04-11")
    assert json.loads(ask("show", "sample-2026-04-11#2", "--json").out) == {**article_json(article), "near": []}
    lines = ask("show", "sample-2026-04-11").out.splitlines()
    assert [line.split("\t")[0] for line in lines] == [paragraph.id for paragraph in article.paragraphs]


def test_show_knows_no_paragraph_that_is_not_there(ask: Runner) -> None:
    for name in ("sample-2026-04-11#99", "nothing", "nothing#1"):
        ended = ask("show", name)
        assert (ended.code, ended.out) == (2, "")
        assert repr(name) in ended.err


def test_show_highlights_a_query(ask: Runner) -> None:
    assert "\x1b[1;31m茶山\x1b" in ask("show", "sample-2026-04-11", "“茶山”", "-银行", "--color", "always").out


def test_show_can_be_told_how_much_around_a_paragraph(ask: Runner) -> None:
    def numbers(*args: str) -> list[str]:
        return [line.split("\t")[0].partition("#")[2] for line in ask("show", *args).out.splitlines()]

    assert numbers("sample-2026-04-11#3", "-C", "0") == ["0", "3"]
    assert numbers("sample-2026-04-11#3", "-C", "1", "“茶山”") == ["0", "2", "3", "4"]
    assert numbers("sample-2026-04-11", "-C", "0", "“茶山”") == ["0", "4"]
    assert numbers("sample-2026-04-11", "-C", "1000", "“茶山”") == numbers("sample-2026-04-11")
    shown = plain(ask("show", "sample-2026-04-11#3", "-C", "0", "--color", "always").out).splitlines()
    assert [line[:6] for line in shown if line[:4].strip()] == ["  0  感", "▶ 3  “"]
    for args in (("sample-2026-04-11", "-C", "1"), ("sample-2026-04-11", "-C", "1", "“咖啡”")):
        assert (ask("show", *args).code, ask("show", *args).out) == (2, "")


def test_facets_are_counts_with_tabs_or_an_object(ask: Runner) -> None:
    check_golden("facets.tsv", ask("facets", "茶园").out)
    counted = json.loads(ask("facets", "茶园", "--json").out)
    assert counted["facets"] == json.loads(ask("search", "茶园", "--json").out)["facets"]
    assert ask("facets", "“咖啡馆主”").code == 1


def test_stats_are_the_same_in_every_form(ask: Runner, samples: Searcher) -> None:
    found = json.loads(ask("stats", "--json").out)
    assert found["paragraphs"] == samples.search("*").total
    assert f"paragraphs\t{found['paragraphs']}\n" in ask("stats").out
    assert "dates.first\t2026-04-03\n" in ask("stats").out
    assert f"{found['articles']}" in plain(ask("stats", "--color", "always").out)


def test_articles_is_an_article_a_line(run: Runner) -> None:
    lines = [json.loads(line) for line in run("articles", str(SAMPLES), "--jsonl").out.splitlines()]
    keys = [
        "id",
        "title",
        "subtitle",
        "date",
        "date_source",
        "districts",
        "bylines",
        "page",
        "dump",
        "line",
        "paragraphs",
    ]
    assert all(list(line) == keys for line in lines)
    assert run("articles", str(SAMPLES), "--json").out == run("articles", str(SAMPLES), "--jsonl").out
    rows = [line.split("\t") for line in run("articles", str(SAMPLES)).out.splitlines()]
    assert [row[0] for row in rows] == [line["id"] for line in lines]


def test_articles_explains_every_line_that_holds_text(run: Runner, here: Path) -> None:
    page("2026-05-08_A01.txt", ARTICLE)
    ended = run("articles", "2026-05-08_A01.txt", "--explain", "--jsonl")
    read = [json.loads(line) for line in ended.out.splitlines()]
    assert [list(line) for line in read] == [["dump", "line", "role", "reason", "text"]] * 2
    assert [line["line"] for line in read] == [1, 3]
    assert len(run("articles", "2026-05-08_A01.txt", "--explain").out.splitlines()) == 2


def test_articles_tells_the_others_when_one_dump_fails(run: Runner, here: Path) -> None:
    page("dumps/a.jsonl", "no json\n")
    page("dumps/b.txt", ARTICLE)
    ended = run("articles", "dumps")
    assert ended.code == 2
    assert ended.err.startswith("quanwen: a.jsonl: ")
    assert "b.txt" in ended.out


def test_articles_exits_with_1_for_dumps_without_any(run: Runner, here: Path) -> None:
    page("empty.txt", "\n\n")
    assert run("articles", "empty.txt") == Run(1, "", "quanwen: empty.txt: no article in it\n")
    Path("nothing").mkdir()
    assert run("articles", "nothing").code == 2


def test_an_encoding_is_obeyed_and_an_unknown_one_refused(run: Runner, here: Path) -> None:
    Path("a.txt").write_text(ARTICLE, "gb18030")
    assert "茶山来了新茶农" in run("articles", "a.txt", "--encoding", "GB18030").out
    for name in ("klingon", "hex"):
        assert run("articles", "a.txt", "--encoding", name).code == 2
        assert "no encoding of text" in run("articles", "a.txt", "--encoding", name).err
