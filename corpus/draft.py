"""What passes between the layouts and the reader: an article on its way, and what was made of each line."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from corpus.records import Kind

if TYPE_CHECKING:
    from corpus.lines import Line


@dataclass(slots=True)
class Draft:
    """An article as its dump gives it: paragraphs as (kind, text, line) in reading order, headlines first."""

    line: int
    title: str = ""
    subtitle: str = ""
    paragraphs: list[tuple[Kind, str, int]] = field(default_factory=list)
    stated: date | None = None
    month_day: tuple[int, int] | None = None  # stated without the year
    weekday: int | None = None  # stated beside it, 0 for Monday
    page: str = ""
    id: str = ""
    districts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """What one line of a dump was taken for, and why; `role` is a paragraph's kind, rest or furniture."""

    line: int
    text: str
    role: str
    reason: str


@dataclass(slots=True)
class Source:
    """A page's lines, whatever it was saved as, and what its fields said: date, page and headline without blanks.

    `traditional` says that the rules, which are written in simplified characters, need a translation.
    """

    lines: list[Line]
    traditional: bool = False
    readings: list[Reading] = field(default_factory=list)
    stated: date | None = None
    page: str = ""
    named: str = ""
