"""Show results to people at a terminal: every view is a stream of lines that fit, set by `typesetting`.

Nothing but these two knows a colour.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from itertools import chain, dropwhile, zip_longest
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from searcher.safe import counted, printable, size
from searcher.streams import Paint
from searcher.terminal import charts
from searcher.terminal.typesetting import (
    BAR,
    HIT,
    MARKS,
    PLACE,
    QUIET,
    STRONG,
    TIME,
    Spans,
    clipped,
    flowing,
    hanging,
    joined,
    marked,
    padded,
    styled,
    underline,
    wrapped,
)

# For types alone: `quanwen articles` is not to wait for an engine it never asks.
if TYPE_CHECKING:
    from corpus import Article, Paragraph, Reading
    from searcher.explanation import Explanation, PartAsked, Verdict
    from searcher.results import Hit, Results
    from searcher.statistics import Stats

# Longer lines than 50 Han characters are hard to follow, however wide the window.
WIDEST = 100
# Two charts stand side by side from here on; below, one under the other.
SIDE_BY_SIDE = 72
# Where COLUMNS=0 says nothing.
USUAL = 80
GUTTER = 4
LONGEST_BAR = 20
# Under a page of hits the charts are a glance, not a table: `quanwen facets` shows all.
FEW_DISTRICTS = 10
FEW_MONTHS = 12


class Outlet(Console):
    """A console that leaves it to us what to do when nobody reads on; rich would end the process with code 1."""

    def on_broken_pipe(self) -> None:
        """Let the BrokenPipeError at hand go on."""
        raise


class Screen:
    """A terminal to draw on, or a pipe that is to get what a terminal would. Each view is one method."""

    def __init__(self, paint: Paint) -> None:
        self.paint = paint
        self.console = Outlet(
            file=sys.stdout,
            force_terminal=True,
            color_system=None if paint is Paint.NOTHING else "standard",
            no_color=paint is not Paint.COLORS,
            highlight=False,
            markup=False,
            emoji=False,
        )
        self.console.width = self.console.width or USUAL
        self.width = min(self.console.width, WIDEST)

    def search(self, results: Results, hits: Iterable[Hit], shown: str, snippet_width: int) -> None:
        """A page of hits as cards under a line of counts, and the facets below them."""
        self.draw(header(results, shown, self.width))
        for hit in hits:
            self.draw(card(hit, snippet_width, self.width), apart=True)
        if any(results.facets.values()):
            self.draw(glance(results, self.width), apart=True)

    def facets(self, results: Results) -> None:
        """All districts as a tree and all months as a histogram, one under the other."""
        self.draw(header(results, "", self.width))
        for block in blocks(results, self.width, districts=sys.maxsize, months=charts.MOST_MONTHS):
            self.draw(block, apart=True)

    def show(self, article: Article, asked: str, find: Callable[[str], Spans]) -> None:
        """A whole article, its paragraphs numbered. `asked` is the one to point out, `find` gives a text's hits."""
        titles, rest = parted(article)
        digits = max(len(str(len(article.paragraphs))), 2)
        for paragraph in titles:
            self.draw(numbered(paragraph, find(paragraph.text), digits, self.width, here=paragraph.id == asked))
        if not titles:
            self.draw(wrapped(headline(""), digits + 3, self.width))
        place = styled(f"{article.dump}:{article.line}", QUIET)
        self.draw(flowing([*about(article), place], digits + 3, self.width))
        for paragraph in rest:
            lines = numbered(paragraph, find(paragraph.text), digits, self.width, here=paragraph.id == asked)
            self.draw(lines, apart=True)

    def articles(self, dump: str, found: Iterable[Article]) -> None:
        """How one dump was understood: its articles, and what each paragraph was taken for, one line a paragraph."""
        self.draw([styled(dump, STRONG)])
        for article in found:
            self.draw(outline(article, self.width), apart=True)
        self.draw([Text()])

    def explained(self, dump: str, readings: Iterable[Reading]) -> None:
        """What each line of a dump was taken for, and below it why."""
        self.draw([styled(dump, STRONG)])
        for reading in readings:
            self.draw(explanation(reading, self.width))
        self.draw([Text()])

    def explain(self, found: Explanation) -> None:
        """How a query was read, what it asks the index part by part, and what it makes of a paragraph."""
        searched = [] if found.searched == found.parsed else [styled(f"searched as {found.searched}", QUIET)]
        parts = [styled(found.parsed, STRONG), *searched, styled(f"{found.total:,} 段 paragraphs", QUIET)]
        self.draw(flowing(parts, 0, self.width))
        for part in found.parts:
            self.draw(part_asked(part, self.width), apart=True)
        if found.filters:
            let = [styled(one.part, PLACE) + styled(f"  {one.paragraphs:,} 段") for one in found.filters]
            self.draw([styled("filters", QUIET), *let], apart=True)
        if found.paragraph:
            self.draw(judged(found.paragraph, self.width), apart=True)

    def stats(self, found: Stats) -> None:
        """What is in an index, one thing a line."""
        for name, value in measured(found).items():
            self.draw([padded(styled(name, QUIET), 15) + styled(value)])

    def changes(self, lines: Iterable[str]) -> None:
        """The lines of a report, their marks coloured. Names stay in one piece, to be copied; sums are made to fit."""
        for line in lines:
            mark = MARKS.get(line[:1], "")
            named = line[1:2] == " "
            self.draw([styled(line[:1], mark) + styled(line[1:])] if named else wrapped(styled(line), 0, self.width))

    def draw(self, lines: Iterable[Text], *, apart: bool = False) -> None:
        """Write lines that fit already, below an empty one if they are to stand apart."""
        for line in chain([Text()] * apart, lines):
            if self.paint is Paint.BOLD:
                underline(line)
            self.console.print(line, soft_wrap=True)


def header(results: Results, shown: str, width: int) -> Iterator[Text]:
    """The query as it was understood, and how much it matches in each unit."""
    found = [f"{results.total:,} 段 paragraphs", f"{results.articles:,} 篇 articles"]
    counts = [*found, f"showing {shown}" if shown else "", f"{results.took_ms:.0f} ms"]
    parts = [styled(results.parsed, STRONG), *(styled(count, QUIET) for count in counts if count)]
    return flowing(parts, 0, width)


def card(hit: Hit, snippet_width: int, width: int) -> Iterator[Text]:
    """A hit: its rank and headline, where it stands, and the part of it worth showing."""
    rank = styled(f"{hit.rank:>2}  ", QUIET)
    itself = hit.kind.value == "title" and hit.text == hit.title
    title = snippet(hit, len(hit.text), STRONG) if itself else headline(hit.title)
    yield from hanging(rank, title, width)
    kind = [] if hit.kind.value in ("body", "title") else [styled(hit.kind.value, QUIET)]
    source = [styled(hit.id, QUIET), styled(f"{hit.dump}:{hit.line}", QUIET)]
    source += [styled(f"+{hit.others} 篇 nearly the same", QUIET)] if hit.others else []
    source += [styled(f"+{hit.more} 段 of the article", QUIET)] if hit.more else []
    yield from flowing([*when_and_where(hit.date, hit.districts), *kind, *source], len(rank), width)
    if not itself:
        yield from wrapped(snippet(hit, snippet_width), len(rank), width)


def snippet(hit: Hit, width: int, style: str = "") -> Text:
    """The fragment with its hits marked, and … where the paragraph goes on."""
    fragment = hit.snippet(width)
    shift = int(fragment.cut_before)
    return marked(str(fragment), [(span.start + shift, span.end + shift) for span in fragment.hits], style)


def parted(article: Article) -> tuple[list[Paragraph], list[Paragraph]]:
    """The headlines that an article begins with, and the rest of it."""
    rest = list(dropwhile(lambda paragraph: paragraph.kind.value == "title", article.paragraphs))
    return list(article.paragraphs[: len(article.paragraphs) - len(rest)]), rest


def numbered(paragraph: Paragraph, hits: Spans, digits: int, width: int, *, here: bool) -> Iterator[Text]:
    """A paragraph behind its number; the one asked for behind an arrow. What is no body is set apart, quietly."""
    kind = paragraph.kind.value
    text = marked(paragraph.text, hits, STRONG if kind in ("title", "heading") else "")
    if kind in ("caption", "byline"):
        text = styled(f"{kind}  ", QUIET) + text
    number = paragraph.id.rpartition("#")[2]
    gutter = styled(f"▶{number:>{digits}}  ", HIT) if here else styled(f" {number:>{digits}}  ", QUIET)
    return hanging(gutter, text, width)


def outline(article: Article, width: int) -> Iterator[Text]:
    """An article's headline, what is known about it, and a line for each paragraph: where, what, and how it begins."""
    yield from wrapped(headline(article.title), 2, width)
    yield from flowing(about(article), 2, width)
    for paragraph in article.paragraphs:
        kind = "" if paragraph.kind.value == "body" else paragraph.kind.value
        yield clipped(styled(f"{paragraph.line:>6}  {kind:<8}", QUIET) + styled(paragraph.text), width)


def explanation(reading: Reading, width: int) -> Iterator[Text]:
    """A line of a dump behind what it was taken for, and the reason."""
    yield clipped(styled(f"{reading.line:>6}  {reading.role:<9}", QUIET) + styled(reading.text), width)
    yield from wrapped(styled(reading.reason, QUIET), 17, width)


def part_asked(part: PartAsked, width: int) -> Iterator[Text]:
    """A part of a query, why it is looked for, and the terms and lists it asks for."""
    why = "" if str(part.reason) == "typed" else f"{part.reason}: {part.instead_of}"
    told = ["refused" * part.refused, why, "" if part.folded in part.part else f"folded {part.folded}"]
    yield from flowing([styled(part.part, STRONG), *(styled(one, QUIET) for one in told if one)], 0, width)
    for term in part.terms:
        counts = f"{term.paragraphs:,} 段" + f", {term.own:,} in the text" * (term.own != term.paragraphs)
        lists = [styled(f"{one.text} {one.paragraphs:,}", QUIET) for one in term.lists]
        lists = [styled("by", QUIET), *lists] if len(lists) > 1 else []
        yield from flowing([styled(str(term.how), QUIET), styled(term.text, HIT), styled(counts), *lists], 2, width)


def judged(verdict: Verdict, width: int) -> Iterator[Text]:
    """A paragraph: what each part earns, and the sum; or what it lacks."""
    rank = f"rank {verdict.rank:,}  score {verdict.score:.6f}" if verdict.matches else "does not match"
    yield from flowing([styled(verdict.id, STRONG), styled(rank)], 0, width)
    for one in verdict.shares:
        times = "" if one.weight == 1 else f"× {one.weight:g}"
        told = [str(one.how), {"both": "text and headline"}.get(one.where, one.where), times]
        line = [styled(f"{one.score:9.6f}"), styled(one.text, HIT), *(styled(part, QUIET) for part in told if part)]
        yield from flowing(line, 2, width)
    for lack in verdict.lacks:
        yield from flowing([styled("-", HIT), styled(lack.part, STRONG), styled(lack.why)], 2, width)


def measured(found: Stats) -> dict[str, str]:
    """What is in an index, as words."""
    segments = counted(found.segments, "segment")
    ratio = f", {found.index_bytes / found.text_bytes:.1f} times the text" if found.text_bytes else ""
    return {
        "paragraphs 段": f"{found.paragraphs:,}",
        "articles 篇": f"{found.articles:,}",
        "dumps": f"{found.dumps:,}",
        "published": f"{found.first} to {found.last}" if found.first else "undated",
        "text": size(found.text_bytes),
        "index": f"{size(found.index_bytes)} in {segments}{ratio}",
        "dictionary": found.dictionary,
    }


def glance(results: Results, width: int) -> Iterator[Text]:
    """Both facets in few lines, side by side where there is room."""
    beside = width >= SIDE_BY_SIDE
    column = (width - GUTTER) // 2 if beside else width
    found = list(blocks(results, column, districts=FEW_DISTRICTS, months=FEW_MONTHS))
    if not beside:
        yield from chain(*found[:1], *([Text(), *block] for block in found[1:]))
        return
    for row in zip_longest(*found, fillvalue=Text()):
        line = joined([*(padded(cell, column) for cell in row[:-1]), row[-1]], " " * GUTTER)
        line.rstrip()
        yield line


def blocks(results: Results, width: int, *, districts: int, months: int) -> Iterator[list[Text]]:
    """Yield the chart of each facet that counted anything."""
    if places := results.facets.get("district"):
        kept = charts.most(places, districts)
        left = len(places) - len(kept)
        more = [styled(f"… and {left:,} more", QUIET)] * bool(left)
        yield [styled("districts 地区", QUIET), *chart(charts.tree(kept), PLACE, width), *more]
    if (times := results.facets.get("date")) is not None and results:
        rows, undated = charts.months(times, months), results.total - sum(count.count for count in times)
        rest = [styled(f"{'… and ' * bool(rows)}{undated:,} undated", QUIET)] * bool(undated)
        yield [styled("published 日期", QUIET), *(chart(rows, TIME, width) if rows else ()), *rest]


def chart(rows: Sequence[charts.Row], style: str, width: int) -> Iterator[Text]:
    """Yield a line a row: label, count, bar."""
    names = [" " * 2 * row.depth + printable(row.label) for row in rows]
    most = max(row.number for row in rows)
    figures = len(f"{most:,}")
    column = min(max(map(cell_len, names)), max(width - figures - 5, 8))
    room = min(max(width - column - figures - 4, 1), LONGEST_BAR)
    for name, row in zip(names, rows, strict=True):
        label = padded(clipped(styled(name, style), column), column)
        length = charts.bar(row.number, most, room)
        yield label + styled(f"  {row.number:>{figures},}") + styled(f" {length}" if length else "", BAR)


def about(article: Article) -> list[Text]:
    """When and where an article is from, by whom, on which page, and its id."""
    parts = when_and_where(article.date, article.districts)
    if article.date_source and article.date_source.value != "stated":
        parts[0] += styled(f" ({article.date_source.value})", QUIET)
    parts += [styled(name) for name in dict.fromkeys(article.bylines)]  # who took all pictures is named with each
    parts += [styled(f"page {article.page}", QUIET)] * bool(article.page)
    return [*parts, styled(article.id, QUIET)]


def when_and_where(day: date | None, districts: Sequence[str]) -> list[Text]:
    """The date and the districts, as far as they are known."""
    known = styled(day.isoformat(), TIME) if day else styled("undated", QUIET)
    return [known, *([styled("、".join(districts), PLACE)] if districts else [])]


def headline(title: str) -> Text:
    """A headline, or word that there is none."""
    return styled(title, STRONG) if title else styled("无题 (no headline)", QUIET)
