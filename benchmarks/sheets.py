"""Pages with their truth → sheets: the signs of each line, and what a careful person takes the line for.

A sheet is what the table of `corpus/weights.py` is fitted to. The lines are those the reader itself sees, furniture
set aside and hard wraps undone; a line that no paragraph of the truth holds may be anything.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from corpus.cutting import cut_closing, cut_lead
from corpus.page import PageReading
from corpus.records import Article, Kind
from corpus.signs import Sign
from corpus.weights import Role

_BLANKS = re.compile(r"\s+")
_ROLES = {
    Kind.TITLE: Role.TITLE,
    Kind.HEADING: Role.HEADING,
    Kind.BODY: Role.BODY,
    Kind.CAPTION: Role.CAPTION,
    Kind.BYLINE: Role.BYLINE,
}
#: The roles with which an article may begin.
_FLOW = (Role.TITLE, Role.HEADING, Role.BODY, Role.STORY)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a line is: its role, and whether an article begins with it."""

    role: Role
    opens: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    """The lines of a page: signs, where articles are over for certain (see `layout.roles`), and what they are."""

    name: str
    signs: list[int]
    breaks: Mapping[int, bool]
    wanted: list[Wanted | None]
    texts: list[str] = field(default_factory=list)


def sheet(name: str, reading: PageReading, truth: Sequence[Article], furniture: Collection[str] = ()) -> Sheet:
    """The sheet of a page that was read, by its truth and the lines that belong to no article of it."""
    texts = [line.text for line in reading.content.lines]
    signs = [sign & ~Sign.LONELY for sign in reading.signs]
    aside = {_BLANKS.sub("", text) for text in furniture}
    wanted = [
        Wanted(Role.ASIDE, False) if found is None and _BLANKS.sub("", text) in aside else found
        for text, found in zip(texts, _wanted(texts, truth), strict=True)
    ]
    return Sheet(name, signs, reading.content.breaks, wanted, texts)


@dataclass(slots=True)
class _Part:
    """A paragraph of the truth, without its blanks, and how much of it has been met."""

    article: int
    role: Role
    text: str
    met: int = 0


def _wanted(texts: Sequence[str], truth: Sequence[Article]) -> Iterator[Wanted | None]:
    parts = list(_parts(truth))
    begun: set[int] = set()
    for text in texts:
        part, goes_on = _find(parts, text)
        if part is None:
            yield None
            continue
        role = Role.REST if goes_on and part.role is Role.BODY else part.role
        opens = role in _FLOW and part.article not in begun
        if role in _FLOW:
            begun.add(part.article)
        yield Wanted(role, opens)


def _parts(truth: Sequence[Article]) -> Iterator[_Part]:
    for number, article in enumerate(truth):
        kinds = {paragraph.kind for paragraph in article.paragraphs}
        story = kinds <= {Kind.CAPTION, Kind.BYLINE}
        for paragraph in article.paragraphs:
            role = Role.STORY if story and paragraph.kind is Kind.CAPTION else _ROLES[paragraph.kind]
            story = story and role is not Role.STORY
            yield _Part(number, role, _BLANKS.sub("", paragraph.text))


def _find(parts: Sequence[_Part], text: str) -> tuple[_Part | None, bool]:
    """The paragraph this line is of, and whether the line goes on with it."""
    squeezed = _BLANKS.sub("", text)
    if found := _take(parts, squeezed):
        return found
    rest, closing = cut_closing(text)
    lead, middle = cut_lead(rest)
    found = _take(parts, _BLANKS.sub("", middle)) if lead or closing else None
    for name in (lead, closing):
        if found and name:
            _take(parts, _BLANKS.sub("", name))
    return found or (None, False)


def _take(parts: Sequence[_Part], text: str) -> tuple[_Part, bool] | None:
    for wanted in (text, text[:-1] if text[-1:] == "-" else ""):
        for part in parts:
            if wanted and part.text.startswith(wanted, part.met):
                goes_on = part.met > 0
                part.met += len(wanted)
                return part, goes_on
    return None
