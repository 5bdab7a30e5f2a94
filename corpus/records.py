"""The records everything else speaks of: what a dump holds once it has been read.

Offsets count code points of `Paragraph.text`; lines count from 1 in the dump's decoded text.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from typing import NamedTuple


class Kind(str, Enum):
    """What a paragraph is on the page."""

    TITLE = "title"  # 引题, headline and 副题
    HEADING = "heading"  # a section heading inside an article
    BODY = "body"
    CAPTION = "caption"
    BYLINE = "byline"

    def __str__(self) -> str:
        return self.value


class DateSource(str, Enum):
    """Where a publication date was found, most trustworthy first."""

    STATED = "stated"
    FILENAME = "filename"
    GIVEN = "given"
    INFERRED = "inferred"

    def __str__(self) -> str:
        return self.value


# Events, periods and paragraphs are made by the hundred thousand: a tuple takes a seventh of a frozen dataclass's time.
class _Days(NamedTuple):
    first: date
    last: date


class Period(_Days):
    """Whole days from `first` to `last`, both included. Raises ValueError where they are none."""

    __slots__ = ()

    def __new__(cls, first: date, last: date) -> Period:
        """The days from `first` to `last`."""
        if first > last:
            raise ValueError(f"need first <= last, got {first} > {last}")
        return super().__new__(cls, first, last)

    def isoformat(self) -> str:
        """The shortest ISO 8601 form: `2026`, `2026-06`, `2026-06-29` or `2026-01-01/2026-05-31`."""
        if self.first == self.last:
            return self.first.isoformat()
        after = self.last + timedelta(days=1) if self.last < date.max else None
        if self.first.day == 1 and (after is None or after.day == 1):
            if (self.first.month, self.last.month) == (1, 12) and self.first.year == self.last.year:
                return f"{self.first.year:04}"
            if (self.first.year, self.first.month) == (self.last.year, self.last.month):
                return f"{self.first.year:04}-{self.first.month:02}"
        return f"{self.first.isoformat()}/{self.last.isoformat()}"


class Event(NamedTuple):
    """A date a paragraph speaks of: its words exactly as printed, and the days they mean."""

    text: str
    period: Period


class Paragraph(NamedTuple):
    """A paragraph as a reader sees it, column breaks mended; every character is the source's own.

    `id` is `<article id>#<n>`, n counting from 0 within the article. `districts` are the gazetteer labels of
    the places it names, in order of first mention, without ancestors.
    """

    id: str
    kind: Kind
    text: str
    line: int
    districts: tuple[str, ...] = ()
    events: tuple[Event, ...] = ()


@dataclass(frozen=True, slots=True)
class Article:
    """One article of one dump. The id depends on content alone, so the same article in two dumps is one.

    `title` is empty for a photo story without headline. `paragraphs` are in reading order and hold everything
    that is searched: the headlines too, as paragraphs of kind title, ahead of the rest. `districts` are the places
    the article is about, most important first, without ancestors. `dump` is the dump's name, relative to its root.
    """

    id: str
    title: str
    paragraphs: tuple[Paragraph, ...]
    dump: str
    line: int
    subtitle: str = ""
    bylines: tuple[str, ...] = ()
    date: date | None = None
    date_source: DateSource | None = None
    districts: tuple[str, ...] = ()
    page: str = ""

    def __post_init__(self) -> None:
        if (self.date is None) != (self.date_source is None):
            raise ValueError(f"article {self.id}: a date and its source come together")
