"""Results as the JSON objects whose keys are promised.

Offsets in `spans` count code points of `text`; text is real UTF-8, never escaped.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING, Any

from searcher.safe import DIRECTIONS

# For types alone: `quanwen articles` is not to wait for an engine it never asks.
if TYPE_CHECKING:
    from corpus import Reading
    from index import Checked, Failure, Repaired, Report, UserWord, WordsReport
    from searcher.discovery import NewWord
    from searcher.explanation import Explanation
    from searcher.facets import FacetCount
    from searcher.results import Hit, Results
    from searcher.statistics import Stats
    from searcher.suggestions import Advice

SNIPPET_WIDTH = 80

Json = dict[str, Any]

ESCAPED = {code: f"\\u{code:04x}" for code in (*range(0x7F, 0xA0), 0x2028, 0x2029, *DIRECTIONS)}


def line_of(value: Json) -> str:
    """A JSON object in one line. What would drive a terminal is escaped, as controls are: the value is the same."""
    return json.dumps(value, ensure_ascii=False).translate(ESCAPED)


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
