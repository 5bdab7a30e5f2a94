"""Turn an article into the one line that an index keeps of it to show, and back; and say where it lies."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import starmap

from corpus import Article, DateSource, Event, Kind, Paragraph, Period

Ancestors = Callable[[str], Sequence[str]]


@dataclass(frozen=True, slots=True)
class Entry:
    """A paragraph as an index holds it, and its article, whole."""

    article: Article
    paragraph: Paragraph


def effective_districts(above: Sequence[str], own: Sequence[str], ancestors: Ancestors) -> list[str]:
    """The labels a paragraph is found under: its article's and those it names, then their ancestors, each once."""
    both = dict.fromkeys((*above, *own))
    return list(dict.fromkeys((*both, *(over for label in both for over in ancestors(label)))))


def headline(article: Article) -> str:
    """What the `title` field holds: all headlines of an article, a hard mark between that no word runs across."""
    return "。".join(paragraph.text for paragraph in article.paragraphs if paragraph.kind is Kind.TITLE)


def encode_article(article: Article) -> bytes:
    """What is kept of an article beside its paragraphs' texts, kinds and lines, as one line of JSON.

    A title that is also the first paragraph is not said twice. Of the paragraphs, only those with districts or events.
    """
    title = None if is_first_paragraph(article) else article.title
    day = article.date and article.date.toordinal()
    about = (
        article.id, title, article.subtitle, article.bylines, day, article.date_source, article.districts,
        article.page, article.dump, article.line,
    )  # fmt: skip
    named = [
        (number, p.districts, [encode_event(event) for event in p.events])
        for number, p in enumerate(article.paragraphs)
        if p.districts or p.events
    ]
    return json.dumps((about, named), ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def is_first_paragraph(article: Article) -> bool:
    """Whether an article's title is its first paragraph."""
    return bool(article.paragraphs) and article.paragraphs[0].text == article.title


def encode_event(event: Event) -> tuple[str, int, int]:
    """An event's words, first day, and how many days follow."""
    first, last = event.period.first.toordinal(), event.period.last.toordinal()
    return event.text, first, last - first


def decode_article(record: bytes, texts: Sequence[str], kinds: Sequence[Kind], lines: Sequence[int]) -> Article:
    """The article that `encode_article` wrote, its paragraphs' texts, kinds and lines given."""
    about, named = json.loads(record.decode("utf-8", "surrogatepass"))
    name, title, subtitle, bylines, day, source, districts, page, dump, line = about
    own = {number: (tuple(places), tuple(starmap(decode_event, events))) for number, places, events in named}
    paragraphs = (
        Paragraph(f"{name}#{number}", kind, text, at, *own.get(number, ((), ())))
        for number, (text, kind, at) in enumerate(zip(texts, kinds, lines, strict=True))
    )
    return Article(
        id=name, title=texts[0] if title is None else title, subtitle=subtitle, bylines=tuple(bylines),
        date=day and date.fromordinal(day), date_source=source and DateSource(source), districts=tuple(districts),
        page=page, dump=dump, line=line, paragraphs=tuple(paragraphs),
    )  # fmt: skip


def decode_event(text: str, first: int, days: int) -> Event:
    """The event that `encode_event` wrote."""
    return Event(text, Period(date.fromordinal(first), date.fromordinal(first + days)))
