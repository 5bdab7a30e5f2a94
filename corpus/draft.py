"""An article on its way: found in a dump, not yet given its id, date and districts."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from corpus.records import Kind


@dataclass(slots=True)
class Draft:
    """An article as its dump gives it: paragraphs as (kind, text, line) in reading order, headlines first."""

    line: int
    title: str = ""
    subtitle: str = ""
    paragraphs: list[tuple[Kind, str, int]] = field(default_factory=list)
    stated: date | None = None
    page: str = ""
    id: str = ""
    districts: tuple[str, ...] = ()
