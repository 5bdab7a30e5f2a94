"""Lay results out for people at a terminal. The one door of rich: nothing else here knows a colour.

Every view is a stream of lines, each measured in terminal cells (a Han character takes two) and cut to fit by
`wrapping`, never by rich, which breaks lines at blanks and knows no 。 that may not begin one.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from itertools import zip_longest
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.console import Console
from rich.progress import BarColumn, TaskProgressColumn, TextColumn, TimeElapsedColumn
from rich.progress import Progress as Bar
from rich.text import Text

from searcher import charts, wrapping
from searcher.output import printable
from searcher.streams import Paint

# For types alone: `quanwen articles` is not to wait for an engine it never asks.
if TYPE_CHECKING:
    from corpus import Article, Paragraph, Reading
    from index import Progress
    from searcher.results import Hit, Results
    from searcher.searcher import Stats

# Sixteen colours at most, so that a terminal's own theme decides what they look like. Hits alone are loud.
HIT = "bold red"
STRONG = "bold"
QUIET = "dim"
PLACE = "green"
TIME = "cyan"
BAR = "blue"
MARKS = {"+": "green", "~": "yellow", ">": "cyan", "-": "red", "!": "bold red"}

# Longer lines than 50 Han characters are hard to follow, however wide the window.
WIDEST = 100
INDENT = 4
# Two charts stand side by side from here on; below, one under the other.
SIDE_BY_SIDE = 72
LONGEST_BAR = 20
# Under a page of hits the charts are a glance, not a table: `quanwen facets` shows all.
FEW_DISTRICTS = 10
FEW_MONTHS = 12

Spans = Sequence[tuple[int, int]]


class Screen:
    """A terminal to draw on, or a pipe that is to get what a terminal would."""

    def __init__(self, paint: Paint) -> None:
        self.console = Console(
            file=sys.stdout,
            force_terminal=True,
            color_system=None if paint is Paint.NOTHING else "standard",
            no_color=paint is not Paint.COLORS,
            highlight=False,
            markup=False,
            emoji=False,
        )
        self.width = min(self.console.width, WIDEST)

    def draw(self, lines: Iterable[Text]) -> None:
        """Write lines that fit already."""
        for line in lines:
            self.console.print(line, soft_wrap=True)


def search(results: Results, hits: Iterable[Hit], shown: str, snippet_width: int, width: int) -> Iterator[Text]:
    """A page of hits as cards under a line of counts, and the facets below them."""
    yield from header(results, shown, width)
    for hit in hits:
        yield Text()
        yield from card(hit, snippet_width, width)
    if results.facets:
        yield Text()
        yield from charted(results, width, districts=FEW_DISTRICTS, months=FEW_MONTHS)


def facets(results: Results, width: int) -> Iterator[Text]:
    """All districts as a tree and all months as a histogram, one under the other."""
    yield from header(results, "", width)
    for block in blocks(results, width, districts=sys.maxsize, months=charts.MOST_MONTHS):
        yield Text()
        yield from block


def header(results: Results, shown: str, width: int) -> Iterator[Text]:
    """The query as it was understood, and how much it matches in each unit."""
    counts = [f"{results.total:,} 段 paragraphs", f"{results.articles:,} 篇 articles", shown, f"{results.took_ms:.0f} ms"]
    parts = [styled(results.parsed, STRONG), *(styled(count, QUIET) for count in counts if count)]
    return flowing(parts, 0, width)


def card(hit: Hit, snippet_width: int, width: int) -> Iterator[Text]:
    """A hit: its rank and headline, where it stands, and the part of it worth showing."""
    title, *more = wrapped(headline(hit.title), INDENT, width)
    yield beginning(styled(f"{hit.rank:>2}", QUIET), title)
    yield from more
    kind = [] if hit.kind.value in ("body", "title") else [styled(hit.kind.value, QUIET)]
    yield from flowing([*when_and_where(hit.date, hit.districts), *kind, *source(hit.id, hit.dump, hit.line)], INDENT, width)
    yield from wrapped(snippet(hit, snippet_width), INDENT, width)


def snippet(hit: Hit, width: int) -> Text:
    """The fragment with its hits marked, and … where the paragraph goes on."""
    fragment = hit.snippet(width)
    shift = int(fragment.cut_before)
    return marked(str(fragment), [(span.start + shift, span.end + shift) for span in fragment.hits])


def show(article: Article, find: Callable[[str], Spans], asked: str, width: int) -> Iterator[Text]:
    """A whole article, its paragraphs numbered; `find` gives the hits in a text, `asked` is the paragraph looked for."""
    if not article.title:
        yield from wrapped(headline(""), INDENT, width)
    described = False
    for paragraph in article.paragraphs:
        if not described and paragraph.kind.value != "title":
            described = True
            yield from described_by(article, INDENT, width)
        if described:
            yield Text()
        yield from numbered(paragraph, find(paragraph.text), width, here=paragraph.id == asked)
    if not described:
        yield from described_by(article, INDENT, width)


def numbered(paragraph: Paragraph, hits: Spans, width: int, *, here: bool) -> Iterator[Text]:
    """A paragraph behind its number; the one asked for behind an arrow. What is no body is set apart, quietly."""
    kind = paragraph.kind.value
    text = marked(paragraph.text, hits, STRONG if kind in ("title", "heading") else "")
    if kind in ("caption", "byline"):
        text = styled(f"{kind}  ", QUIET) + text
    number = paragraph.id.rpartition("#")[2]
    gutter = Text(f"▶{number:>2}", HIT) if here else styled(f"{number:>3}", QUIET)
    first, *more = list(wrapped(text, INDENT, width)) or [Text(" " * INDENT)]
    yield beginning(gutter, first)
    yield from more


def articles(dump: str, found: Iterable[Article], width: int) -> Iterator[Text]:
    """How one dump was understood: its articles, and what each paragraph was taken for, one line a paragraph."""
    yield styled(dump, STRONG)
    for article in found:
        yield Text()
        yield from wrapped(headline(article.title), 2, width)
        yield from described_by(article, 2, width)
        for paragraph in article.paragraphs:
            kind = "" if paragraph.kind.value == "body" else paragraph.kind.value
            yield clipped(styled(f"{paragraph.line:>6}  {kind:<8}", QUIET) + styled(paragraph.text), width)


def explained(dump: str, readings: Iterable[Reading], width: int) -> Iterator[Text]:
    """What each line of a dump was taken for, and below it why."""
    yield styled(dump, STRONG)
    for reading in readings:
        yield clipped(styled(f"{reading.line:>6}  {reading.role:<9}", QUIET) + styled(reading.text), width)
        yield from wrapped(styled(reading.reason, QUIET), 17, width)


def stats(found: Stats) -> Iterator[Text]:
    """What is in an index, one thing a line."""
    period = f"{found.first} to {found.last}" if found.first else "none"
    ratio = f", {found.index_bytes / found.text_bytes:.1f} times the text" if found.text_bytes else ""
    rows = {
        "paragraphs 段": f"{found.paragraphs:,}",
        "articles 篇": f"{found.articles:,}",
        "dumps": f"{found.dumps:,}",
        "dates": period,
        "text": size(found.text_bytes),
        "index": f"{size(found.index_bytes)} in {found.segments:,} segment{'s' * (found.segments != 1)}{ratio}",
        "dictionary": found.dictionary,
    }
    for name, value in rows.items():
        yield styled(name, QUIET) + Text(" " * (15 - cell_len(name))) + styled(value)


def changes(lines: Iterable[str]) -> Iterator[Text]:
    """The lines of a report, their marks coloured."""
    for line in lines:
        yield Text(line[:1], MARKS.get(line[:1], "")) + Text(line[1:])


def charted(results: Results, width: int, *, districts: int, months: int) -> Iterator[Text]:
    """Both facets, side by side where there is room."""
    if width < SIDE_BY_SIDE:
        for block in blocks(results, width, districts=districts, months=months):
            yield from block
        return
    half = (width - 2 * INDENT) // 2
    found = list(blocks(results, half, districts=districts, months=months))
    for row in zip_longest(*found, fillvalue=Text()):
        yield joined([padded(cell, half) for cell in row[:-1]] + [row[-1]], " " * 2 * INDENT)


def blocks(results: Results, width: int, *, districts: int, months: int) -> Iterator[list[Text]]:
    """Yield the chart of each facet that counted anything."""
    if places := results.facets.get("district"):
        kept = charts.most(places, districts)
        left = len(places) - len(kept)
        more = [styled(f"… and {left:,} more", QUIET)] * bool(left)
        yield [styled("districts 地区", QUIET), *chart(charts.tree(kept), PLACE, width), *more]
    if times := results.facets.get("date"):
        yield [styled("published 日期", QUIET), *chart(charts.months(times, months), TIME, width)]


def chart(rows: Sequence[charts.Row], style: str, width: int) -> Iterator[Text]:
    """Yield a line a row: label, count, bar."""
    names = [" " * 2 * row.depth + printable(row.label) for row in rows]
    most = max(row.count for row in rows)
    figures = len(f"{most:,}")
    column = min(max(map(cell_len, names)), max(width - figures - 4, 8))
    room = min(max(width - column - figures - 3, 1), LONGEST_BAR)
    for name, row in zip(names, rows, strict=True):
        label = padded(clipped(styled(name, style), column), column)
        yield label + Text(f" {row.count:>{figures},} ") + Text(charts.bar(row.count, most, room), BAR)


def described_by(article: Article, indent: int, width: int) -> Iterator[Text]:
    """The lines that say when, where, by whom and from which place in the dumps an article is."""
    parts = when_and_where(article.date, article.districts)
    if article.date_source and article.date_source.value != "stated":
        parts[0] += styled(f" ({article.date_source.value})", QUIET)
    parts += [styled(name) for name in article.bylines]
    parts += [styled(f"page {article.page}", QUIET)] * bool(article.page)
    return flowing([*parts, *source(article.id, article.dump, article.line)], indent, width)


def when_and_where(day: date | None, districts: Sequence[str]) -> list[Text]:
    """The date and the districts, as far as they are known."""
    known = styled(day.isoformat(), TIME) if day else styled("undated", QUIET)
    return [known, *([styled("、".join(districts), PLACE)] if districts else [])]


def source(name: str, dump: str, line: int) -> list[Text]:
    """The id to ask `show` for, and the place in the dumps."""
    return [styled(name, QUIET), styled(f"{dump}:{line}", QUIET)]


def headline(title: str) -> Text:
    """A headline, or word that there is none."""
    return styled(title, STRONG) if title else styled("无题 (no headline)", QUIET)


def marked(text: str, hits: Spans, style: str = "") -> Text:
    """The text with its hits to be seen."""
    whole = styled(text, style)
    for start, end in hits:
        whole.stylize(HIT, start, end)
    return whole


def styled(text: str, style: str = "") -> Text:
    """Text from outside, no control character left in it."""
    return Text(printable(text), style)


def beginning(gutter: Text, line: Text) -> Text:
    """An indented line with something in the margin."""
    return gutter + line[cell_len(gutter.plain) :]


def wrapped(text: Text, indent: int, width: int) -> Iterator[Text]:
    """Yield the text in lines that fit, indented."""
    for start, end in wrapping.lines(text.plain, max(width - indent, 2), cell_len):
        yield Text(" " * indent) + text[start:end]


def flowing(parts: Iterable[Text], indent: int, width: int) -> Iterator[Text]:
    """Yield the parts two blanks apart, in lines that fit; a part that does not fit a line is wrapped."""
    line = Text()
    for part in parts:
        if line and indent + cell_len(line.plain) + 2 + cell_len(part.plain) > width:
            yield from wrapped(line, indent, width)
            line = part
        else:
            line = joined([line, part], "  ") if line else part
    yield from wrapped(line, indent, width)


def joined(parts: Iterable[Text], between: str) -> Text:
    """The parts in one line."""
    return Text(between).join(parts)


def padded(text: Text, width: int) -> Text:
    """The text with blanks behind it, up to `width` cells."""
    return text + Text(" " * max(width - cell_len(text.plain), 0))


def clipped(text: Text, width: int) -> Text:
    """The text, its end cut off with … where it does not fit."""
    if cell_len(text.plain) <= width:
        return text
    start, end = next(wrapping.parts(text.plain, 0, len(text.plain), width - 1, cell_len))
    return text[start:end] + Text("…")


def size(count: int) -> str:
    """Bytes as people say them."""
    for unit, factor in (("GB", 10**9), ("MB", 10**6), ("kB", 10**3)):
        if count >= factor:
            return f"{count / factor:.1f} {unit}"
    return f"{count} bytes"


@contextmanager
def progress_bar() -> Iterator[Callable[[Progress], None]]:
    """A line on standard error that redraws itself, from the first report on, and is gone at the end."""
    columns = (BarColumn(), TaskProgressColumn(), TextColumn("{task.fields[counts]}"), TimeElapsedColumn())
    bar = Bar(*columns, console=Console(stderr=True), transient=True)
    task = bar.add_task("", total=None, counts="")

    def report(state: Progress) -> None:
        counts = f"{state.dumps:,}/{state.dumps_total:,} dumps  {state.paragraphs:,} 段"
        bar.update(task, completed=state.bytes, total=state.bytes_total, counts=counts)
        bar.start()

    try:
        yield report
    finally:
        bar.stop()
