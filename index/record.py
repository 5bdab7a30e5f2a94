"""Turn an article into the one line that an index keeps of it to show, and back; and say where it lies."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from corpus import Article, DateSource, Event, Kind, Paragraph, Period

Ancestors = Callable[[str], Sequence[str]]


@dataclass(frozen=True, slots=True)
class Entry:
    """A paragraph as an index holds it, and its article, whole."""

    article: Article
    paragraph: Paragraph


def effective_districts(article: Article, paragraph: Paragraph, ancestors: Ancestors) -> list[str]:
    """The labels a paragraph is found under: its article's and those it names, then their ancestors, each once."""
    own = dict.fromkeys((*article.districts, *paragraph.districts))
    return list(dict.fromkeys((*own, *(above for label in own for above in ancestors(label)))))


def headline(article: Article) -> str:
    """What the `title` field holds: all headlines of an article, a hard mark between that no word runs across."""
    lines = [paragraph.text for paragraph in article.paragraphs if paragraph.kind is Kind.TITLE]
    return "。".join(lines or [article.title])


def encode_article(article: Article) -> bytes:
    """The article as one line of JSON; `decode_article` gives it back."""
    about = {
        "id": article.id, "title": article.title, "subtitle": article.subtitle, "bylines": article.bylines,
        "date": article.date and article.date.isoformat(), "date_source": article.date_source,
        "districts": article.districts, "page": article.page, "dump": article.dump, "line": article.line,
    }  # fmt: skip
    rows = [
        (
            p.kind,
            p.text,
            p.line,
            p.districts,
            [(e.text, e.period.first.isoformat(), e.period.last.isoformat()) for e in p.events],
        )
        for p in article.paragraphs
    ]
    return json.dumps((about, rows), ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def encode_event(event: Event) -> tuple[str, str, str]:
    """An event's words, first day and last day."""
    return event.text, event.period.first.isoformat(), event.period.last.isoformat()


def decode_article(record: bytes) -> Article:
    """The article that `encode_article` wrote."""
    about, rows = json.loads(record.decode("utf-8", "surrogatepass"))
    paragraphs = (decode_paragraph(f"{about['id']}#{number}", *row) for number, row in enumerate(rows))
    about["date"] = about["date"] and date.fromisoformat(about["date"])
    about["date_source"] = about["date_source"] and DateSource(about["date_source"])
    lists = {name: tuple(about[name]) for name in ("bylines", "districts")}
    return Article(**{**about, **lists}, paragraphs=tuple(paragraphs))


def decode_paragraph(
    name: str, kind: str, text: str, line: int, districts: list[str], events: list[list[str]]
) -> Paragraph:
    """One paragraph of a record."""
    periods = (Event(words, Period(date.fromisoformat(a), date.fromisoformat(b))) for words, a, b in events)
    return Paragraph(name, Kind(kind), text, line, tuple(districts), tuple(periods))
