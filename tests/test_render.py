"""What a terminal shows, compared whole with golden files, and the rules it keeps at every width."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from rich.cells import cell_len

from corpus import Article, DateSource, Kind, Paragraph, article_json
from searcher import Hit, Searcher, Span, cli, safe
from searcher.streams import Paint
from searcher.terminal.render import WIDEST, Screen
from tests.conftest import SAMPLES
from tests.goldens import STYLES, check_golden, plain, timeless

Shown = Callable[..., str]


@pytest.fixture
def shown(samples: Searcher, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Shown:
    """What a command shows on a terminal of so many columns."""

    def show(*args: str, width: int = 80) -> str:
        monkeypatch.setenv("COLUMNS", str(width))
        capsys.readouterr()
        cli.run(["--index", str(samples.snapshot.directory), *args, "--color", "always"])
        return capsys.readouterr().out

    return show


def screen(monkeypatch: pytest.MonkeyPatch, width: int = 80, paint: Paint = Paint.NOTHING) -> Screen:
    monkeypatch.setenv("COLUMNS", str(width))
    return Screen(paint)


@pytest.mark.parametrize("width", [40, 80, 120])
def test_a_page_of_hits_looks_like_this(shown: Shown, width: int) -> None:
    check_golden(f"search-{width}.txt", plain(shown("search", "茶园", "茶农", "-n", "4", width=width)))


def test_the_colours_of_a_page_of_hits_are_these(shown: Shown) -> None:
    check_golden("search-colours.txt", shown("search", '"茶园"', "-n", "2").replace("\x1b", "␛"))


def test_facets_look_like_this(shown: Shown) -> None:
    check_golden("facets.txt", plain(shown("facets", "茶")))


def test_an_article_looks_like_this(shown: Shown) -> None:
    check_golden("show.txt", plain(shown("show", "sample-2026-04-11#3", "茶")))


def test_a_dump_understood_looks_like_this(shown: Shown) -> None:
    check_golden("articles.txt", plain(shown("articles", str(SAMPLES / "2026-04.jsonl"))))


@pytest.mark.parametrize("width", [24, 40, 60, 71, 72, 80, 100, 133])
@pytest.mark.parametrize(
    "args",
    [
        ("search", "*", "-n", "0"),
        ("facets", "*"),
        ("show", "sample-2026-04-11", "茶"),
        ("articles", str(SAMPLES)),
        ("articles", str(SAMPLES), "--explain"),
    ],
)
def test_no_line_is_wider_than_the_terminal_or_than_reads_well(shown: Shown, args: tuple[str, ...], width: int) -> None:
    lines = plain(shown(*args, width=width)).splitlines()
    assert lines
    assert max(map(cell_len, lines)) <= min(width, WIDEST)


def test_a_width_of_no_columns_at_all_hides_nothing(shown: Shown) -> None:
    assert timeless(shown("search", "茶园", width=0)) == timeless(shown("search", "茶园", width=80))


def test_lines_have_no_blanks_at_their_end(shown: Shown) -> None:
    for args in [("search", "茶"), ("facets", "茶")]:
        assert not re.search(r"[ \t]$", plain(shown(*args)), re.MULTILINE)


def test_every_hit_of_a_snippet_is_highlighted_and_nothing_else(shown: Shown) -> None:
    bold_red = re.findall(r"\x1b\[1;31m(.*?)\x1b", shown("search", '"茶园"', "--no-facets", "-n", "0"))
    assert bold_red
    assert set("".join(bold_red)) == set("茶园")


def test_the_paragraph_asked_for_is_pointed_out(shown: Shown) -> None:
    marked = [line for line in plain(shown("show", "sample-2026-04-11#3")).splitlines() if line.startswith("▶")]
    assert [line.split()[1] for line in marked] == ["3"]


def test_a_snippet_cut_in_front_keeps_its_hits_in_place(monkeypatch: pytest.MonkeyPatch, samples: Searcher) -> None:
    text = "村里没有别的东西，" * 20 + "只有茶园。" + "后来什么都有了，" * 20
    at = text.index("茶园")
    hit = Hit(1, 1.0, "a#0", "a", "题", None, (), Kind.BODY, text, (Span(at, at + 2),), "x.txt", 1)
    results = samples.search("茶园", limit=0)
    page = screen(monkeypatch, paint=Paint.COLORS)
    with page.console.capture() as printed:
        page.search(results, [hit], "1", 40)
    assert "\x1b[1;31m茶园\x1b" in printed.get()


def test_an_article_without_headline_or_date_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    caption = Paragraph("a#0", Kind.CAPTION, "采茶工在山上。", 9)
    screen(monkeypatch).show(Article("a", "", (caption,), "x.txt", 9), "", lambda _: [])
    assert capsys.readouterr().out.splitlines() == [
        "     无题 (no headline)",
        "     undated  a  x.txt:9",
        "",
        "  0  caption  采茶工在山上。",
    ]


def test_who_took_all_pictures_is_named_once_above_an_article(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    title = Paragraph("a#0", Kind.TITLE, "茶山", 1)
    screen(monkeypatch).show(Article("a", "茶山", (title,), "x", 1, bylines=("（王平摄）",) * 3), "", lambda _: [])
    assert capsys.readouterr().out.splitlines() == ["  0  茶山", "     undated  （王平摄）  a  x:1"]


def test_what_has_no_date_is_counted_below_the_months(samples: Searcher, monkeypatch: pytest.MonkeyPatch) -> None:
    results = replace(samples.search("茶", facets=True), total=samples.search("茶").total + 3)
    page = screen(monkeypatch)
    with page.console.capture() as printed:
        page.facets(results)
    assert printed.get().splitlines()[-1] == "… and 3 undated"
    none = replace(results, facets={**results.facets, "date": ()})
    with page.console.capture() as printed:
        page.facets(none)
    assert printed.get().splitlines()[-2:] == ["published 日期", f"{results.total} undated"]


def test_an_inferred_date_says_that_it_is(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    title = Paragraph("a#0", Kind.TITLE, "茶山", 1)
    article = Article("a", "茶山", (title,), "x", 1, date=date(2026, 6, 1), date_source=DateSource.INFERRED, page="A01")
    screen(monkeypatch).show(article, "", lambda _: [])
    assert capsys.readouterr().out.splitlines() == ["  0  茶山", "     2026-06-01 (inferred)  page A01  a  x:1"]


def test_an_escape_sequence_in_a_dump_does_not_reach_the_terminal(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    evil = "茶\x1b[2J\x1b]0;owned\x07山\u202e"
    body = Paragraph("a#0", Kind.BODY, evil, 1)
    article = Article("a", evil, (body,), evil, 1, districts=(evil,), bylines=(evil,), page=evil)
    page = screen(monkeypatch)
    page.show(article, "", lambda _: [])
    page.articles(evil, [article])
    printed = capsys.readouterr().out
    assert safe.printable(evil) in printed
    assert not {"\x1b", "\x07", "\u202e"} & set(printed)


def test_without_colours_hits_are_bold_and_on_a_dumb_terminal_nothing_is_sent(
    monkeypatch: pytest.MonkeyPatch, samples: Searcher
) -> None:
    results = samples.search('"茶园"', limit=1, facets=True)
    sent = {}
    for paint in Paint:
        page = screen(monkeypatch, paint=paint)
        with page.console.capture() as printed:
            page.search(results, results, "1", 80)
        sent[paint] = set(STYLES.findall(printed.get()))
    assert "\x1b[1;31m" in sent[Paint.COLORS]
    assert sent[Paint.BOLD] == {"\x1b[0m", "\x1b[1m", "\x1b[2m"}
    assert not sent[Paint.NOTHING]


def test_the_sum_of_a_report_is_not_broken_within_a_word(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    name = "+ " + "很长的名字" * 9 + ".txt"
    screen(monkeypatch, 40).changes([name, "dumps: 1 added; 4 articles, 27 paragraphs written"])
    assert capsys.readouterr().out.splitlines() == [name, "dumps: 1 added; 4 articles, 27", "paragraphs written"]


def test_without_colours_a_hit_in_a_headline_is_still_told_from_it(
    monkeypatch: pytest.MonkeyPatch, samples: Searcher
) -> None:
    results = samples.search("标题:茶叶 类型:标题", limit=1)
    page = screen(monkeypatch, paint=Paint.BOLD)
    with page.console.capture() as printed:
        page.search(results, results, "1", 80)
    assert re.findall(r"\x1b\[1;4m(.*?)\x1b", printed.get()) == ["茶叶"]
    with page.console.capture() as printed:
        page.show(samples.article(results.hits[0].article), results.hits[0].id, lambda _: [])
    assert "\x1b[1;4m" not in printed.get()


def test_json_and_the_page_speak_of_the_same_article(samples: Searcher, shown: Shown) -> None:
    found = article_json(samples.article("sample-2026-04-11"))
    page = "".join(plain(shown("show", "sample-2026-04-11")).split())
    for paragraph in found["paragraphs"]:
        assert "".join(paragraph["text"].split()) in page
