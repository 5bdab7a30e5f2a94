"""What passes between the layouts and the reader: an article on its way, and what was made of each line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from operator import itemgetter
from typing import TYPE_CHECKING, TypeVar

from corpus.records import Kind
from corpus.signatures import is_body
from corpus.variants import simplified

if TYPE_CHECKING:
    from corpus.lines import Line

T = TypeVar("T")
# As in `reader`: looked up in its enumeration a kind takes ten times as long.
_TITLE, _BODY, _BYLINE = Kind.TITLE, Kind.BODY, Kind.BYLINE
_ADDRESSES, _ADDRESS = ("：", ":", "∶"), 12  # how a letter opens, and how long that may be: 编辑同志：


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
    counted: bool = False  # whether it was given a number instead, which other dumps give, too
    districts: tuple[str, ...] = ()

    def sides(self, named: Sequence[object], of_each: Sequence[T]) -> tuple[list[T], list[T]]:
        """What is said of each paragraph: of the headlines, the main one first, of the text, then what stands in it.

        Bylines are left out. A picture above the text takes nothing from what the first paragraph counts. Where of all
        paragraphs only who signs is `named`, as a notice's body, that is the text.
        """
        naming = [n for n, one in enumerate(named) if one]
        if len(naming) == 1 and self._signs(naming[0]):
            return [], [of_each[naming[0]]]
        headlines: list[tuple[bool, T]] = []
        bodies: list[T] = []
        besides: list[T] = []
        for (kind, text, _), said, one in zip(self.paragraphs, of_each, named, strict=True):
            if kind is _BODY:
                if bodies or one or not text.endswith(_ADDRESSES) or len(text) > _ADDRESS:
                    bodies.append(said)
            elif kind is _TITLE:
                headlines.append((text != self.title, said))
            elif kind is not _BYLINE:
                besides.append(said)
        if len(headlines) > 1:
            headlines.sort(key=itemgetter(0))
        return [said for _, said in headlines], bodies + besides

    def _signs(self, number: int) -> bool:
        """Whether a paragraph is who signs a text of others: its last, or the last but the day."""
        following = self.paragraphs[number + 1 :]
        if not number or len(following) > 1 or any(text[-1:] != "日" for _, text, _ in following):
            return False
        (before, _, _), (kind, text, _) = self.paragraphs[number - 1 : number + 1]
        return before is kind is _BODY and is_body(simplified(text))


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
