"""Results as data: the JSON objects whose keys are promised, and plain lines with TABs between their fields.

A pipe gets these. Offsets in `spans` count code points of `text`; text is real UTF-8, never escaped.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING, Any

# For types alone: `quanwen articles` is not to wait for an engine it never asks.
if TYPE_CHECKING:
    from corpus import Article, Reading
    from index import Checked, Failure, Repaired, Report, UserWord, WordsReport
    from searcher.discovery import NewWord
    from searcher.explanation import Explanation, Verdict
    from searcher.facets import FacetCount
    from searcher.results import Hit, Results
    from searcher.statistics import Stats
    from searcher.suggestions import Advice

SNIPPET_WIDTH = 80
# A list of names longer than this hides the summary below it.
MOST_NAMES = 20

Json = dict[str, Any]

# A dump is not trusted: an escape sequence in it would drive the reader's terminal, a TAB would shift the fields.
BLANKS = "\t\n\r\v\f\x85\u2028\u2029"
DIRECTIONS = (*range(0x202A, 0x202F), *range(0x2066, 0x206A))
PRINTABLE = {
    **{code: 0x2400 + code for code in range(0x20)},
    **dict.fromkeys((*range(0x7F, 0xA0), *DIRECTIONS, *range(0xD800, 0xE000)), 0xFFFD),
    **dict.fromkeys(map(ord, BLANKS), 0x20),
}

ESCAPED = {code: f"\\u{code:04x}" for code in (*range(0x7F, 0xA0), 0x2028, 0x2029, *DIRECTIONS)}


def printable(text: str) -> str:
    """The text safe to stand within a line: as many characters as before, none of them a control."""
    return text.translate(PRINTABLE)


def line_of(value: Json) -> str:
    """A JSON object in one line. What would drive a terminal is escaped, as controls are: the value is the same."""
    return json.dumps(value, ensure_ascii=False).translate(ESCAPED)


def fields(*values: object) -> str:
    """Values in one line with TABs between them."""
    return "\t".join(printable(str(value)) for value in values)


def day(value: date | None) -> str | None:
    """A date as everyone reads it, None for none."""
    return value.isoformat() if value else None


def hit_json(hit: Hit, width: int = SNIPPET_WIDTH) -> Json:
    """One hit as promised; `others` only where near duplicates are collapsed, `more` only by articles."""
    return {
        "rank": hit.rank,
        "score": round(hit.score, 6),
        "id": hit.id,
        "article": hit.article,
        "title": hit.title,
        "date": day(hit.date),
        "districts": list(hit.districts),
        "kind": str(hit.kind),
        "text": hit.text,
        "spans": [[span.start, span.end] for span in hit.spans],
        "snippet": str(hit.snippet(width)),
        "dump": hit.dump,
        "line": hit.line,
        **({} if hit.others is None else {"others": hit.others}),
        **({} if hit.more is None else {"more": hit.more}),
    }


def search_json(results: Results, width: int = SNIPPET_WIDTH, advice: Advice | None = None) -> Json:
    """A page of hits and the counts over all of them, as promised; what to ask instead, when that is needed."""
    return {
        "query": results.query,
        "parsed": results.parsed,
        "total": results.total,
        "articles": results.articles,
        "took_ms": round(results.took_ms, 3),
        "facets": facet_counts_json(results.facets),
        "hits": [hit_json(hit, width) for hit in results.hits],
        "advice": advice_json(advice) if advice else None,
    }


def facets_json(results: Results) -> Json:
    """The counts alone."""
    return {
        "query": results.query,
        "parsed": results.parsed,
        "total": results.total,
        "articles": results.articles,
        "facets": facet_counts_json(results.facets),
    }


def facet_counts_json(facets: Mapping[str, Sequence[FacetCount]]) -> Json:
    """The facets that were counted. Districts say what they lie in, null for a province; months lie in nothing."""
    counted: Json = {}
    if "district" in facets:
        districts = facets["district"]
        counted["district"] = [{"value": one.value, "count": one.count, "parent": one.parent} for one in districts]
    if "date" in facets:
        counted["date"] = [{"value": one.value, "count": one.count} for one in facets["date"]]
    return counted


def reading_json(dump: str, reading: Reading) -> Json:
    """What one line of a dump was taken for."""
    return {"dump": dump, "line": reading.line, "role": reading.role, "reason": reading.reason, "text": reading.text}


def report_json(report: Report) -> Json:
    """What a sync did, as promised; `failures` says why."""
    names = ("added", "changed", "moved", "removed", "unchanged", "postponed", "failed")
    return {
        "dumps": {name: len(getattr(report, name)) for name in names},
        "articles": report.articles,
        "paragraphs": report.paragraphs,
        "bytes": report.bytes,
        "seconds": round(report.seconds, 3),
        "failures": failures_json(report.failed),
    }


def failures_json(failures: Iterable[Failure]) -> list[Json]:
    """Dumps that could not be read, as promised."""
    return [{"dump": failure.dump, "reason": failure.reason} for failure in failures]


def stats_json(stats: Stats) -> Json:
    """What is in an index, as promised."""
    return {
        "paragraphs": stats.paragraphs,
        "articles": stats.articles,
        "dumps": stats.dumps,
        "segments": stats.segments,
        "index_bytes": stats.index_bytes,
        "text_bytes": stats.text_bytes,
        "dictionary": stats.dictionary,
        "dates": {"first": day(stats.first), "last": day(stats.last)},
    }


def checked_json(checked: Checked, repaired: Repaired | None) -> Json:
    """What a check found, as promised; `repaired` is null when nothing was."""
    return {
        "whole": not checked.damages,
        "generation": checked.generation,
        "segments": checked.segments,
        "bytes": checked.bytes,
        "damages": [{"file": one.file, "reason": one.reason, "dumps": one.dumps} for one in checked.damages],
        "remarks": list(checked.remarks),
        "repaired": repaired and {"dropped": list(repaired.dropped), "dumps": list(repaired.dumps)},
    }


def words_json(words: Iterable[UserWord]) -> Json:
    """The user's words, as promised."""
    return {"words": [{"word": one.word, "frequency": one.frequency, "tag": one.tag or None} for one in words]}


def words_report_json(report: WordsReport) -> Json:
    """What a change of the user's words did, as promised."""
    return {
        "added": words_json(report.added)["words"],
        "removed": words_json(report.removed)["words"],
        "articles": report.articles,
        "paragraphs": report.paragraphs,
        "seconds": round(report.seconds, 3),
    }


def new_words_json(words: Iterable[NewWord]) -> Json:
    """Words that may be missing, as promised."""
    names = ("word", "paragraphs", "cohesion", "freedom")
    return {"suggestions": [{name: getattr(one, name) for name in names} for one in words]}


def hit_line(hit: Hit, width: int = SNIPPET_WIDTH) -> str:
    """id, date, districts, title, snippet."""
    return fields(hit.id, day(hit.date) or "", ",".join(hit.districts), hit.title, hit.snippet(width))


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


def change_lines(report: Report) -> Iterator[str]:
    """Yield what changed, a mark before each name: + added, ~ changed, > moved, - removed."""
    moved = [f"{old} → {new}" for old, new in report.moved]
    for mark, names in (("+", report.added), ("~", report.changed), (">", moved), ("-", report.removed)):
        yield from marked(mark, names)


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
    return marked("!", [f"{failure.dump}: {failure.reason}" for failure in report.failed])


def marked(mark: str, names: Sequence[str]) -> Iterator[str]:
    """Yield the first names behind a mark, and how many more there are."""
    yield from (f"{mark} {printable(name)}" for name in names[:MOST_NAMES])
    if len(names) > MOST_NAMES:
        yield f"{mark} ... and {len(names) - MOST_NAMES:,} more"


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


def counted(number: int, noun: str) -> str:
    """A number with its noun."""
    return f"{number:,} {noun}{'s' * (number != 1)}"


def size(count: int) -> str:
    """Bytes as people say them."""
    for unit, factor in (("GB", 10**9), ("MB", 10**6), ("kB", 10**3)):
        if count >= factor:
            return f"{count / factor:.1f} {unit}"
    return counted(count, "byte")


def range_of(offset: int, shown: int) -> str:
    """The ranks of the hits shown, as in 11–20; empty for none."""
    return "–".join(f"{rank:,}" for rank in dict.fromkeys((offset + 1, offset + shown))) if shown else ""


def left_out(results: Results, offset: int, shown: int, *, by_article: bool = False) -> str:
    """A remark when more hits follow those shown, empty when none do."""
    count = results.articles if by_article else results.total
    if not shown or offset + shown >= count:
        return ""
    articles, hits = counted(results.articles, "article"), counted(results.total, "hit")
    whole = f"{articles} with {hits}" if by_article else f"{hits} in {articles}"
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


def advice_lines(advice: Advice, *, found: bool) -> Iterator[str]:
    """Yield what to say when a query found nothing, or not all that was asked: counts, likely slips, what to try."""
    if not found and len(advice.parts) > 1:
        yield "each alone: " + counts_of(advice.parts)
    if not found and advice.without:
        yield "without " + ", without ".join(f"{printable(name)}: {count:,}" for name, count in advice.without)
    if advice.corrections:
        yield "did you mean " + counts_of([(one.text, one.count) for one in advice.corrections])
    if advice.query and (advice.corrections or not found):
        import shlex  # nothing else quotes

        yield f"try:  quanwen search {shlex.quote(printable(advice.query))}"


def counts_of(counts: Iterable[tuple[str, int]]) -> str:
    """Texts, each with its number of paragraphs."""
    return ", ".join(f"{printable(text)} ({count:,})" for text, count in counts)


def advice_json(advice: Advice) -> Json:
    """What to ask instead."""
    return {
        "parts": [{"query": text, "count": count} for text, count in advice.parts],
        "without": [{"filter": text, "count": count} for text, count in advice.without],
        "corrections": [
            {"instead_of": one.instead_of, "text": one.text, "count": one.count} for one in advice.corrections
        ],
        "query": advice.query or None,
    }


def explanation_json(found: Explanation) -> Json:
    """How a query was understood, as promised; `paragraph` is null when none was asked about."""
    verdict = found.paragraph
    return {
        **{name: getattr(found, name) for name in ("query", "parsed", "searched", "total")},
        "parts": [asdict(part) for part in found.parts],
        "filters": [asdict(one) for one in found.filters],
        "paragraph": verdict and {**asdict(verdict), "matches": verdict.matches},
    }


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
