"""Turn an article into the one line that an index keeps of it to show, and back; and say where it lies."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from datetime import date
from itertools import starmap
from typing import Any, NamedTuple

from corpus import Article, DateSource, Event, Kind, Paragraph, Period

Ancestors = Callable[[str], Sequence[str]]
# Made once: making one takes as long as encoding a short record.
ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
DECODER = json.JSONDecoder()


def effective_districts(above: Sequence[str], own: Sequence[str], ancestors: Ancestors) -> list[str]:
    """The labels a paragraph is found under: its article's and those it names, then their ancestors, each once."""
    both = dict.fromkeys((*above, *own))
    return list(dict.fromkeys((*both, *(over for label in both for over in ancestors(label)))))


def headline(article: Article) -> str:
    """What the `title` field holds: all headlines of an article, a hard mark between that no word runs across."""
    return "。".join(paragraph.text for paragraph in article.paragraphs if paragraph.kind is Kind.TITLE)


def encode_article(article: Article) -> bytes:
    """What is kept of an article beside its origin and its paragraphs' texts, kinds and lines, as one line of JSON.

    A title that is also the first paragraph is not said twice. Of the paragraphs, only those with districts or events.
    """
    title = None if is_first_paragraph(article) else article.title
    about = (
        title, article.subtitle, article.bylines, article.date_source, article.districts, article.page, article.line,
    )  # fmt: skip
    named = [
        (number, p.districts, [encode_event(event) for event in p.events])
        for number, p in enumerate(article.paragraphs)
        if p.districts or p.events
    ]
    return ENCODER.encode((about, named)).encode("utf-8", "surrogatepass")


def is_first_paragraph(article: Article) -> bool:
    """Whether an article's title is its first paragraph."""
    return bool(article.paragraphs) and article.paragraphs[0].text == article.title


def encode_event(event: Event) -> tuple[str, int, int]:
    """An event's words, first day, and how many days follow."""
    first, last = event.period.first.toordinal(), event.period.last.toordinal()
    return event.text, first, last - first


class Origin(NamedTuple):
    """Which article it is, the dump it was read from, and the day of its publication."""

    id: str
    dump: str
    day: date | None


# The districts and events of a paragraph that has none.
NOTHING: tuple[list[str], list[tuple[str, int, int]]] = ([], [])


class Record(NamedTuple):
    """A record, taken apart: what it says of the article, its title None when that is its first paragraph's text.

    `named` has, by number, the paragraphs with districts or events.
    """

    about: list[Any]
    named: dict[int, tuple[list[str], list[tuple[str, int, int]]]]

    @classmethod
    def decode(cls, record: bytes) -> Record:
        """What `encode_article` wrote."""
        about, named = DECODER.raw_decode(record.decode("utf-8", "surrogatepass"))[0]
        return cls(about, {number: (places, events) for number, places, events in named})

    def title(self, first: str) -> str:
        """The title of the article, whose first paragraph has the text `first`."""
        title: str = first if self.about[0] is None else self.about[0]
        return title

    def article(self, origin: Origin, title: str, paragraphs: Sequence[Paragraph] = ()) -> Article:
        """The article with some of its paragraphs."""
        _, subtitle, bylines, source, districts, page, line = self.about
        return Article(
            id=origin.id, title=title, subtitle=subtitle, bylines=tuple(bylines), date=origin.day,
            date_source=source and DateSource(source), districts=tuple(districts), page=page, dump=origin.dump,
            line=line, paragraphs=tuple(paragraphs),
        )  # fmt: skip

    def paragraph(self, name: str, number: int, kind: Kind, text: str, line: int) -> Paragraph:
        """Its paragraph of this number and id."""
        places, events = self.named.get(number, NOTHING)
        return Paragraph(name, kind, text, line, tuple(places), tuple(starmap(decode_event, events)))


class Entry(NamedTuple):
    """A paragraph as an index holds it, by its `number` in an article; `title` is the article's.

    `folded` is what its text folds to, `districts` are its article's and its own, each once.

    All that a hit shows is here. The article's record is read when the article or the paragraph is asked for: to unpack
    the records of ten hits takes longer than to find some.
    """

    origin: Origin
    number: int
    kind: Kind
    text: str
    folded: str
    line: int
    title: str
    districts: tuple[str, ...]
    record: Callable[[], Record]

    @property
    def id(self) -> str:
        """The id of the paragraph."""
        return f"{self.origin.id}#{self.number}"

    @property
    def article(self) -> Article:
        """Its article, without paragraphs."""
        return self.record().article(self.origin, self.title)

    @property
    def paragraph(self) -> Paragraph:
        """The paragraph."""
        return self.record().paragraph(self.id, self.number, self.kind, self.text, self.line)


def decode_article(
    record: bytes, origin: Origin, texts: Sequence[str], kinds: Sequence[Kind], lines: Sequence[int]
) -> Article:
    """The article that `encode_article` wrote, its origin and its paragraphs' texts, kinds and lines given."""
    found = Record.decode(record)
    names = [f"{origin.id}#{number}" for number in range(len(texts))]
    paragraphs = map(found.paragraph, names, range(len(texts)), kinds, texts, lines)
    return found.article(origin, found.title(texts[0] if texts else ""), list(paragraphs))


def decode_event(text: str, first: int, days: int) -> Event:
    """The event that `encode_event` wrote."""
    return Event(text, Period(date.fromordinal(first), date.fromordinal(first + days)))
