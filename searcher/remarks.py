"""What commands say besides their data: what changed, what was left out or read otherwise, and what to do instead."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from searcher.safe import counted, printable, size

# For types alone: `quanwen articles` is not to wait for an engine it never asks.
if TYPE_CHECKING:
    from corpus import Article
    from index import Report
    from searcher.results import Results
    from searcher.suggestions import Advice

# A list of names longer than this hides the summary below it.
MOST_NAMES = 20
EMPTY_INDEX = "this index is empty: none of its dumps holds a paragraph"


def change_lines(report: Report) -> Iterator[str]:
    """Yield what changed, a mark before each name: + added, ~ changed, > moved, - removed."""
    moved = [f"{old} → {new}" for old, new in report.moved]
    for mark, names in (("+", report.added), ("~", report.changed), (">", moved), ("-", report.removed)):
        yield from marked(mark, names)


def not_added(word: str) -> str:
    """A remark on a word that was to be taken back, but was never added."""
    import shlex  # nothing else of a list of words quotes

    shown = printable(word)
    return (
        f"{shown} is none of your words. To have one of the dictionary's be none either:  "
        f"quanwen words add {shlex.quote(f'{shown} 0')}"
    )


def failure_lines(report: Report) -> Iterator[str]:
    """Yield what could not be read, and why, after a mark of its own."""
    return marked("!", [f"{failure.dump}: {failure.reason}" for failure in report.failed], ": quanwen stats --failed")


def marked(mark: str, names: Sequence[str], where: str = "") -> Iterator[str]:
    """Yield the first names behind a mark, and how many more there are; `where` ends that line."""
    yield from (f"{mark} {printable(name)}" for name in names[:MOST_NAMES])
    if len(names) > MOST_NAMES:
        yield f"{mark} ... and {len(names) - MOST_NAMES:,} more{where}"


def summary(report: Report, *, dry_run: bool = False) -> str:
    """One line: how many dumps went which way, what was written, how long it took."""
    names = ("added", "changed", "moved", "removed", "unchanged", "postponed", "failed")
    parts = [f"{len(getattr(report, name)):,} {name}" for name in names if getattr(report, name)]
    dumps = "dumps: " + (", ".join(parts) or "none")
    if dry_run:
        return f"{dumps}; a dry run, nothing written"
    took = f"{report.seconds:.1f} s"
    if not (report.added or report.changed or report.moved or report.removed):
        return f"{dumps}; nothing written, {took}"
    written = f"{counted(report.articles, 'article')}, {counted(report.paragraphs, 'paragraph')}"
    return f"{dumps}; {written} written from {size(report.bytes)}, {took}"


def range_of(offset: int, shown: int) -> str:
    """The ranks of the hits shown, as in 11–20; empty for none."""
    return "–".join(f"{rank:,}" for rank in dict.fromkeys((offset + 1, offset + shown))) if shown else ""


def left_out(results: Results, offset: int, shown: int, *, by_article: bool = False) -> str:
    """A remark when more hits follow those shown, empty when none do."""
    count = results.articles if by_article else results.total
    if offset + shown >= count and shown:
        return ""
    articles, hits = counted(results.articles, "article"), counted(results.total, "hit")
    whole = f"{articles} with {hits}" if by_article else f"{hits} in {articles}"
    if not shown:
        return f"none of {whole} behind --offset {offset:,}" if offset and results else ""
    return f"{range_of(offset, shown)} of {whole}; all with --limit 0"


def by_gist(results: Results) -> str:
    """A remark that long text was read by its gist, so that no count is mistaken; empty when it was typed so."""
    if not results or results.remark or "大意(" not in results.parsed or re.search("大意|gist", results.query, re.I):
        return ""
    return f"read as {printable(results.parsed)}: paragraphs with enough of its words; 与 between words wants each"


def collapsed(results: Results) -> str:
    """A remark that hits may have been left out, with how many there are; empty when there are none."""
    if not results:
        return ""
    found = f"{counted(results.total, 'hit')} in {counted(results.articles, 'article')}"
    return f"near duplicates are left out; in all {found}"


def near_line(near: Sequence[Article]) -> str:
    """The near duplicates of an article, empty for none."""
    return (
        "nearly the same: " + ", ".join(printable(f"{one.id} ({one.dump}:{one.line})") for one in near) if near else ""
    )


def remark(results: Results, *, filtered: bool) -> str:
    """What was done differently from what was asked, or that nothing was found; empty when all went as asked."""
    if results:
        return printable(results.remark)
    return f"no paragraph matches {printable(results.parsed)}{' within these filters' * filtered}"


def several_places(name: str, labels: Sequence[str]) -> str:
    """A remark that the name of a district is that of several; empty for one or none."""
    return f"{printable(name)} is {', '.join(labels)}: all of them count" if len(labels) > 1 else ""


def advice_lines(advice: Advice, program: str, *, found: bool) -> Iterator[str]:
    """Yield what to say when a query found nothing, or not all that was asked: counts, likely slips, what to try.

    `program` is how a command begins.
    """
    if not found and len(advice.parts) > 1:
        yield "each alone: " + counts_of(advice.parts)
    if not found and advice.without:
        yield "without " + ", without ".join(f"{printable(name)}: {count:,}" for name, count in advice.without)
    if advice.corrections:
        yield "did you mean " + counts_of([(one.text, one.count) for one in advice.corrections])
    if advice.query and (advice.corrections or not found):
        import shlex  # nothing else quotes

        yield f"try:  {program} search {shlex.quote(printable(advice.query))}"


def counts_of(counts: Iterable[tuple[str, int]]) -> str:
    """Texts, each with its number of paragraphs."""
    return ", ".join(f"{printable(text)} ({count:,})" for text, count in counts)
