"""The text of one page, or of a whole issue → the articles on it, drafted: paragraphs with their kinds and lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from corpus import bylines, dates, furniture, headlines, layout
from corpus.draft import Draft, Reading, Source
from corpus.furniture import Piece, Says
from corpus.layout import Taken
from corpus.lines import Hint, Line, Markup, lines
from corpus.mending import join, unwrapped
from corpus.records import Kind
from corpus.signs import Sign, signs_of_page
from corpus.weights import Context, Role

_TRAILER = re.compile(
    r"(?P<date>\d{4}-\d{1,2}-\d{1,2})\s+\S+\s+(?P<page>[A-Z]?\d+)\s+(?P<paper>\S+)\s+\S+\.html?\s+\d+\s+(?P<title>.*?)\s*/enpproperty"
)
_BLANKS = re.compile(r"\s+")
# What the markup calls a headline or names is no furniture, whatever it looks like.
_PINNED = (Hint.TITLE, Hint.HEAD, Hint.CAPTION, Hint.BYLINE)
_KINDS = {
    Role.TITLE: Kind.TITLE,
    Role.HEADING: Kind.HEADING,
    Role.BODY: Kind.BODY,
    Role.CAPTION: Kind.CAPTION,
    Role.BYLINE: Kind.BYLINE,
    Role.STORY: Kind.CAPTION,
}


@dataclass(slots=True)
class PageReading:
    """A page read: its articles, and what every line was taken for."""

    drafts: list[Draft]
    readings: list[Reading]


@dataclass(frozen=True, slots=True)
class _Margin:
    """What the furniture has said of the lines beside it."""

    stated: date | None = None
    page: str = ""
    named: str = ""


@dataclass(slots=True)
class _Content:
    """The lines of text, each with its margin; `breaks` as `layout.roles` wants it."""

    lines: list[Line] = field(default_factory=list)
    margins: list[_Margin] = field(default_factory=list)
    breaks: dict[int, bool] = field(default_factory=dict)


def read_text(text: str) -> PageReading:
    """The articles of a page saved as plain text."""
    removed: list[Markup] = []
    source = Source(list(lines(text, removed)))
    source.readings = [Reading(mark.number, mark.source, "furniture", f"markup, shown as {mark.shown!r}") for mark in removed]
    return read_page(source)


def read_page(source: Source) -> PageReading:
    """The articles of a page, in reading order, and the reading of each line."""
    readings = source.readings
    content = _unwrapped(_content(source))
    seen = _signs(content)
    taken = _taken(seen, content.breaks)
    for line, sign, took in zip(content.lines, seen, taken, strict=True):
        readings.append(Reading(line.number, line.text, took.role.value, layout.reason(sign, took)))
    return PageReading(_drafts(content, taken), sorted(readings, key=lambda reading: reading.line))


def _content(source: Source) -> _Content:
    """The lines without the furniture, which goes to the readings; what it says goes to the margins."""
    content = _Content()
    margin = _Margin(source.stated, source.page, source.named)
    since = 0
    gap = 0
    for line in source.lines:
        piece = furniture.piece(line.text) if line.hint not in _PINNED else None
        if piece is None:
            line.gap = max(gap, line.gap)
            gap = 0
            content.lines.append(line)
            content.margins.append(margin)
            continue
        source.readings.append(Reading(line.number, line.text, "furniture", f"{piece.name}: {piece.reason}"))
        gap = max(gap, line.gap)
        margin = _heard(margin, piece, line.text)
        if piece.says is Says.COLUMN:
            content.breaks.setdefault(len(content.lines), False)
        elif piece.says is Says.TRAILER:
            _tell_above(content, since, line.text)
            since = len(content.lines)
            content.breaks[since] = True
    _date_the_undated(content)
    return content


def _unwrapped(content: _Content) -> _Content:
    """The content with a hard wrap undone; a joined line keeps the margin it began with."""
    whole = unwrapped(content.lines, content.breaks)
    if len(whole) == len(content.lines):
        return content
    moved = {was: now for now, (was, _) in enumerate(whole)}
    breaks = {moved.get(n, len(whole)): certain for n, certain in content.breaks.items()}
    return _Content([line for _, line in whole], [content.margins[n] for n, _ in whole], breaks)


def _heard(margin: _Margin, piece: Piece, text: str) -> _Margin:
    if piece.says is Says.DATE:
        return replace(margin, stated=dates.stated(text) or margin.stated, page=furniture.folio(text) or margin.page)
    if piece.says is Says.PAGE:
        return replace(margin, page=furniture.folio(text) or margin.page)
    return margin


def _tell_above(content: _Content, since: int, trailer: str) -> None:
    found = _TRAILER.search(trailer)
    if not found:
        return
    for n in range(since, len(content.lines)):
        margin = content.margins[n]
        content.margins[n] = replace(
            margin,
            stated=date.fromisoformat(found["date"]),
            page=margin.page or found["page"],
            named=_BLANKS.sub("", found["title"]),
        )


def _date_the_undated(content: _Content) -> None:
    """A date that stands below the first headline holds for what stands above it too."""
    first = next((margin.stated for margin in content.margins if margin.stated), None)
    content.margins = [margin if margin.stated else replace(margin, stated=first) for margin in content.margins]


def _signs(content: _Content) -> list[Sign]:
    seen = signs_of_page(content.lines)
    for n, margin in enumerate(content.margins):
        if margin.named and _BLANKS.sub("", content.lines[n].text) == margin.named:
            seen[n] |= Sign.NAMED
    for n in content.breaks:
        if n < len(seen):
            seen[n] |= Sign.FIELDED
    return seen


def _taken(seen: list[Sign], breaks: dict[int, bool]) -> list[Taken]:
    """The cheapest reading; once more when it leaves an article with a single heading, which is seldom one."""
    taken = layout.roles(seen, breaks)
    lonely = _lonely_headings(taken)
    for n in lonely:
        seen[n] |= Sign.LONELY
    return layout.roles(seen, breaks) if lonely else taken


def _lonely_headings(taken: Sequence[Taken]) -> list[int]:
    lonely: list[int] = []
    headings: list[int] = []
    for n, took in enumerate(taken):
        if _opens(took):
            lonely += headings if len(headings) == 1 else []
            headings = []
        if took.role is Role.HEADING:
            headings.append(n)
    return lonely + (headings if len(headings) == 1 else [])


def _drafts(content: _Content, taken: Sequence[Taken]) -> list[Draft]:
    drafts: list[Draft] = []
    named: dict[int, str] = {}
    loose: list[tuple[Kind, str, int]] = []  # pictures and names met before any article
    for n, (line, took) in enumerate(zip(content.lines, taken, strict=True)):
        if _opens(took):
            margin = content.margins[n]
            drafts.append(Draft(line.number, stated=margin.stated, page=margin.page, paragraphs=loose))
            named[line.number] = margin.named
            loose = []
        _add(drafts[-1].paragraphs if drafts else loose, took.role, line)
    if loose:
        drafts.append(Draft(loose[0][2], paragraphs=loose))
    for draft in drafts:
        titles = [text for kind, text, _ in draft.paragraphs if kind is Kind.TITLE]
        draft.title, draft.subtitle = headlines.split(titles, named.get(draft.line, ""))
    return drafts


def _opens(took: Taken) -> bool:
    """Whether an article begins with this line."""
    if took.role is Role.TITLE:
        return took.before is not Context.TITLED
    return took.role is Role.STORY or (took.before is Context.OUTSIDE and took.role in (Role.BODY, Role.HEADING))


def _add(into: list[tuple[Kind, str, int]], role: Role, line: Line) -> None:
    if role is Role.REST:
        text, closing = bylines.cut_closing(line.text)
        broken = max(n for n, (kind, _, _) in enumerate(into) if kind is Kind.BODY)
        into[broken] = (Kind.BODY, join(into[broken][1], text), into[broken][2])
    elif role is Role.BODY:
        lead, text = bylines.cut_lead(line.text)
        text, closing = bylines.cut_closing(text)
        if lead:
            into.append((Kind.BYLINE, lead, line.number))
        into.append((Kind.BODY, text, line.number))
    else:
        into.append((_KINDS[role], line.text, line.number))
        return
    if closing:
        into.append((Kind.BYLINE, closing, line.number))

