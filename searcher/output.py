"""Results as plain lines, with TABs between their fields. A pipe gets these."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from searcher.objects import SNIPPET_WIDTH, day, stats_json
from searcher.remarks import marked
from searcher.safe import counted, fields, printable, size

# For types alone: `quanwen articles` is not to wait for an engine it never asks.
if TYPE_CHECKING:
    from corpus import Article, Reading
    from index import Checked, Repaired, WordsReport
    from searcher.discovery import NewWord
    from searcher.explanation import Explanation, Verdict
    from searcher.facets import FacetCount
    from searcher.results import Hit
    from searcher.statistics import Stats


def hit_line(hit: Hit, width: int = SNIPPET_WIDTH) -> str:
    """id, date, districts, title, snippet, place in the dumps."""
    place = f"{hit.dump}:{hit.line}"
    return fields(hit.id, day(hit.date) or "", ",".join(hit.districts), hit.title, hit.snippet(width), place)


def paragraph_lines(article: Article) -> Iterator[str]:
    """Yield id, kind, text of each paragraph."""
    return (fields(paragraph.id, paragraph.kind, paragraph.text) for paragraph in article.paragraphs)


def facet_lines(facets: Mapping[str, Sequence[FacetCount]]) -> Iterator[str]:
    """Yield facet, value, count, and the district it lies in."""
    for name, counts in facets.items():
        for count in counts:
            yield fields(name, count.value, count.count, count.parent or "")


def article_line(article: Article) -> str:
    """id, date, districts, title, place in the dumps, number of paragraphs."""
    place = f"{article.dump}:{article.line}"
    districts = ",".join(article.districts)
    return fields(article.id, day(article.date) or "", districts, article.title, place, len(article.paragraphs))


def reading_line(dump: str, reading: Reading) -> str:
    """place, role, reason, text."""
    return fields(f"{dump}:{reading.line}", reading.role, reading.reason, reading.text)


def stats_lines(stats: Stats) -> Iterator[str]:
    """Yield each name with its value."""
    for name, value in stats_json(stats).items():
        if isinstance(value, dict):
            yield from (fields(f"{name}.{inner}", known or "") for inner, known in value.items())
        else:
            yield fields(name, value)


def checked_lines(checked: Checked, repaired: Repaired | None) -> Iterator[str]:
    """Yield what is damaged, a mark before each, what was dropped, and a summary."""
    for one in checked.damages:
        yield f"! {one.file}: {printable(one.reason)}; {counted(one.dumps, 'dump')} stood in it"
    if repaired and repaired.dropped:
        yield from marked("-", repaired.dropped)
        yield from marked("?", repaired.dumps)
        yield f"repaired; {counted(len(repaired.dumps), 'dump')} to be read again by the next `quanwen index`"
    elif checked.damages:
        yield f"{len(checked.damages)} of {counted(checked.segments, 'segment')} damaged; the others can be searched"
    else:
        yield f"whole: {counted(checked.segments, 'segment')}, {size(checked.bytes)}, generation {checked.generation}"


def words_report_lines(report: WordsReport) -> Iterator[str]:
    """Yield the words that came and went, a mark before each, and a summary."""
    for mark, words in (("+", report.added), ("-", report.removed)):
        yield from marked(mark, [word.word for word in words])
    changes = ((report.added, "added"), (report.removed, "removed"))
    parts = [f"{counted(len(words), 'word')} {what}" for words, what in changes if words]
    cut = f"{counted(report.articles, 'article')}, {counted(report.paragraphs, 'paragraph')} cut again"
    yield f"{', '.join(parts)}; {cut}, {report.seconds:.1f} s" if parts else "words: nothing changed"


def new_word_line(new: NewWord) -> str:
    """word, paragraphs, cohesion, freedom."""
    return fields(new.word, new.paragraphs, new.cohesion, new.freedom)


def new_word_card(new: NewWord) -> str:
    """A word that may be missing, for people."""
    return f"{printable(new.word)}  {new.paragraphs:,} 段 paragraphs"


def explanation_lines(found: Explanation) -> Iterator[str]:
    """Yield what each line is about, and what there is to say: how it was read, what was asked, one paragraph."""
    yield fields("parsed", found.parsed)
    if found.searched != found.parsed:
        yield fields("searched", found.searched)
    for part in found.parts:
        yield fields("part", part.part, part.folded, part.reason, part.instead_of, "refused" * part.refused)
        for term in part.terms:
            yield fields("term", term.text, term.how, term.paragraphs, term.own)
            yield from (fields("list", one.text, one.paragraphs) for one in term.lists)
    yield from (fields("filter", one.part, one.paragraphs) for one in found.filters)
    yield fields("total", found.total)
    yield from verdict_lines(found.paragraph) if found.paragraph else ()


def verdict_lines(verdict: Verdict) -> Iterator[str]:
    """Yield the paragraph with its rank and score, its shares, and what it lacks."""
    yield fields("paragraph", verdict.id, verdict.rank or "", f"{verdict.score:.6f}")
    for one in verdict.shares:
        yield fields("share", one.text, one.how, one.where, one.weight, f"{one.score:.6f}")
    yield from (fields("lacks", one.part, one.why) for one in verdict.lacks)
