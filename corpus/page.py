"""The lines of one page, or of a whole issue → the articles on it, drafted: paragraphs with their kinds and lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise, zip_longest
from typing import NamedTuple

from corpus import bylines, furniture, headlines, layout, publication, rubrics
from corpus.draft import Draft, Reading, Source
from corpus.furniture import Piece, Says
from corpus.layout import Taken
from corpus.lines import Hint, Line, Markup, lines
from corpus.mending import join, unwrapped
from corpus.neighbours import signs_of_page
from corpus.records import Kind
from corpus.signs import Sign
from corpus.variants import TELLING, is_traditional, simplified
from corpus.weights import Role
from corpus.wording import late

_TRAILER = late(
    r"(?P<date>\d{4}-\d{1,2}-\d{1,2})\s.*?\s(?P<page>[A-Z]?\d+)\s+(?P<paper>\S+)\s+\S+\.html?\s+\d+\s+"
    r"(?P<title>.*?)\s*/enpproperty"
)
_TRAILER_IN_TAGS = late(r"<date>\s*(\d{4}-\d{1,2}-\d{1,2})")
# Pages of this name hold pictures and what they show.
_GALLERY = late(r"影像|图片|摄影|视觉|镜头|光影|画刊|定格|图说")
_NAMES_PAGES = frozenset({"masthead", "folio", "rubric"})
_BLANKS = late(r"\s+")
_DATE_ENDS = frozenset("0123456789年月日一二三四五六")
_CUES = frozenset({"rubric", "ornament", "masthead"})
# What the markup calls a headline or names is no furniture, whatever it looks like; a masthead in <h5> is one.
_PINNED = (Hint.TITLE, Hint.HEAD, Hint.CAPTION, Hint.BYLINE)
_HINTED = {
    Hint.NONE: 0,
    Hint.TITLE: Sign.TAGGED_TITLE,
    Hint.HEAD: Sign.TAGGED_HEAD,
    Hint.STRONG: Sign.TAGGED_STRONG,
    Hint.CAPTION: Sign.TAGGED_CAPTION,
    Hint.BYLINE: Sign.TAGGED_BYLINE,
}
_KINDS = {
    Role.TITLE: Kind.TITLE,
    Role.HEADING: Kind.HEADING,
    Role.BODY: Kind.BODY,
    Role.CAPTION: Kind.CAPTION,
    Role.BYLINE: Kind.BYLINE,
    Role.STORY: Kind.CAPTION,
}


# Every line is asked for its role: looked up in its enumeration that takes ten times as long, in Python 3.11.
_BODY, _REST, _HEADING = Role.BODY, Role.REST, Role.HEADING
_BODY_KIND, _TITLE_KIND, _BYLINE_KIND = Kind.BODY, Kind.TITLE, Kind.BYLINE
_UNHINTED = Hint.NONE
_PROSE = (_BODY, _REST)
#: Only a paragraph with one of these opens or closes with names.
_CUT = Sign.LEAD | Sign.SIGNED
#: So many lines at most stand below the last text of a page, each the text of a picture.
TAIL = 8
_BRIEF = Sign.SHORT | Sign.TINY
_NO_TAIL = (
    Sign.RUN
    | Sign.TABLE
    | Sign.VERSE
    | Sign.LISTED
    | Sign.ITEM
    | Sign.LABELLED
    | Sign.PLACED
    | Sign.AUTHOR
    | Sign.BYLINE
    | Sign.ENDED
)
_TEXT_OR_NAMES = Sign.LONG | Sign.MEDIUM | Sign.ENDED | Sign.BYLINE


@dataclass(slots=True)
class PageReading:
    """A page read: its articles, and how to say what every line was taken for."""

    drafts: list[Draft]
    content: _Content
    signs: list[int]
    taken: list[Taken]
    markup: list[Reading]
    furniture: list[tuple[Line, Piece]]

    def readings(self) -> list[Reading]:
        """What every line was taken for and why, in the order of the page."""
        set_aside = [
            Reading(line.number, line.text, "furniture", f"{piece.name}: {piece.reason}")
            for line, piece in self.furniture
        ]
        read = [
            Reading(line.number, line.text, took.role.value, layout.reason(seen, took))
            for line, seen, took in zip(self.content.lines, self.signs, self.taken, strict=True)
        ]
        return sorted(self.markup + set_aside + read, key=lambda reading: reading.line)


class _Margin(NamedTuple):
    """What the furniture has said of the lines beside it."""

    stated: date | None = None
    page: str = ""
    named: str = ""
    month_day: tuple[int, int] | None = None
    weekday: int | None = None


@dataclass(slots=True)
class _Content:
    """The lines of text, each with its margin; `breaks` as `layout.roles` wants it.

    `cued` are the lines that furniture stands above which opens articles: the name of a column, a row of marks.
    """

    lines: list[Line] = field(default_factory=list)
    margins: list[_Margin] = field(default_factory=list)
    breaks: dict[int, bool] = field(default_factory=dict)
    cued: set[int] = field(default_factory=set)


def text_source(text: str) -> Source:
    """The lines of a page saved as plain text."""
    removed: list[Markup] = []
    found = lines(text, removed)
    shown = [Reading(mark.number, mark.source, "furniture", f"markup, shown as {mark.shown!r}") for mark in removed]
    return Source(found, is_traditional(text[:TELLING]), shown)


def read_page(source: Source) -> PageReading:
    """The articles of a page, in reading order, and the reading of each line."""
    set_aside: list[tuple[Line, Piece]] = []
    content = _unwrapped(_content(source, set_aside))
    seen = _signs(content, source.traditional)
    if any(_GALLERY.search(line.text) for line, piece in set_aside if piece.name in _NAMES_PAGES):
        seen = [sign if sign & (Sign.LONG | Sign.BYLINE) else sign | Sign.GALLERY for sign in seen]
    taken = roles_of(seen, content.breaks)
    return PageReading(_drafts(content, seen, taken), content, seen, taken, source.readings, set_aside)


def _content(source: Source, set_aside: list[tuple[Line, Piece]]) -> _Content:
    """The lines without the furniture, which is set aside; what it says goes to the margins."""
    content = _Content()
    margin = _Margin(source.stated, source.page, source.named)
    since, gap, told, listed = 0, 0, False, False
    traditional = source.traditional
    scattered = _scattered_days(source.lines)
    for n, (line, below) in enumerate(zip_longest(source.lines, source.lines[1:])):
        text = line.text
        unhinted = line.hint is _UNHINTED
        piece = None
        if len(text) <= furniture.MAX:
            piece = furniture.piece(text) if unhinted and not traditional else _piece(line, traditional)
        if n in scattered:
            piece = furniture.SCATTERED
        elif listed and piece is None:
            piece = furniture.listed(text)
        if piece is None and below and len(text) <= rubrics.LONGEST and (unhinted or line.hint not in _PINNED):
            piece = rubrics.rubric(text, below.text, not content.lines)
        if piece is None or (told and furniture.is_bare_day(text)):
            told = told or text[-1] == "。"
            if gap > line.gap:
                line.gap = gap
            gap = 0
            content.lines.append(line)
            content.margins.append(margin)
            continue
        told = False
        listed = piece.says is Says.LIST
        set_aside.append((line, piece))
        gap = max(gap, line.gap)
        margin = _heard(margin, piece, scattered.get(n, text))
        if piece.name in _CUES:
            content.cued.add(len(content.lines))
        if piece.says is Says.COLUMN:
            content.breaks.setdefault(len(content.lines), False)
        elif piece.says is Says.TRAILER:
            _tell_above(content, since, text)
            since = len(content.lines)
            content.breaks[since] = True
    _date_the_undated(content, margin)
    return content


def _scattered_days(lines: Sequence[Line]) -> dict[int, str]:
    """The lines that say only together which day it is, each with that day in one line."""
    found: dict[int, str] = {}
    brief = [
        n for n, line in enumerate(lines) if len(line.text) <= furniture.SCATTERED_MAX and line.text[-1] in _DATE_ENDS
    ]
    for n, m in pairwise(brief):
        if m == n + 1 and (day := furniture.scattered_day(lines[n].text, lines[m].text)):
            found[n] = found[m] = day
    return found


def _piece(line: Line, traditional: bool) -> Piece | None:
    found = furniture.piece(simplified(line.text) if traditional else line.text)
    if found and line.hint in _PINNED and not (line.hint is Hint.HEAD and found.says is Says.DATE):
        return None
    return found


def _unwrapped(content: _Content) -> _Content:
    """The content with a hard wrap undone; a joined line keeps the margin it began with."""
    whole = unwrapped(content.lines, content.breaks)
    if len(whole) == len(content.lines):
        return content
    moved = {was: now for now, (was, _) in enumerate(whole)}
    breaks = {moved.get(n, len(whole)): certain for n, certain in content.breaks.items()}
    cued = {moved[n] for n in content.cued if n in moved}
    return _Content([line for _, line in whole], [content.margins[n] for n, _ in whole], breaks, cued)


def _heard(margin: _Margin, piece: Piece, text: str) -> _Margin:
    if piece.says is Says.DATE:
        return margin._replace(
            stated=publication.stated(text) or margin.stated, page=furniture.folio(text) or margin.page
        )
    if piece.says is Says.FIELDS or piece.says is Says.ADDRESS:
        return margin if margin.stated else margin._replace(stated=_among_fields(piece, text))
    if piece.name == "imprint" and not margin.stated and "创刊" not in text:
        return margin._replace(stated=publication.stated(text))
    if piece.says is Says.MONTH_DAY:
        return margin._replace(
            month_day=furniture.month_day(text) or margin.month_day,
            weekday=_either(furniture.weekday(text), margin.weekday),
        )
    if piece.says is Says.WEEKDAY:
        return margin._replace(weekday=furniture.weekday(text))
    if piece.says is Says.PAGE:
        return margin._replace(
            stated=publication.stated(text) or margin.stated, page=furniture.folio(text) or margin.page
        )
    return margin


def _among_fields(piece: Piece, text: str) -> date | None:
    return publication.from_name(text) if piece.says is Says.ADDRESS else publication.stated(text)


def _either(one: int | None, other: int | None) -> int | None:
    return other if one is None else one


def _tell_above(content: _Content, since: int, trailer: str) -> None:
    """What a trailer records holds for every line since the one before it."""
    if found := _TRAILER.search(trailer):
        day, page, named = found["date"], found["page"], _BLANKS.sub("", found["title"])
    elif found := _TRAILER_IN_TAGS.search(trailer):
        day, page, named = found[1], "", ""
    else:
        return
    stated = publication.stated(day)
    for n in range(since, len(content.lines)):
        margin = content.margins[n]
        content.margins[n] = _Margin(stated or margin.stated, margin.page or page, named)


def _date_the_undated(content: _Content, last: _Margin) -> None:
    """A date that stands below the first headline, be it in the `last` line, holds for what stands above it too."""
    if not content.margins or content.margins[0].stated:
        return
    first = next((margin.stated for margin in (*content.margins, last) if margin.stated), None)
    if first:
        content.margins = [margin if margin.stated else margin._replace(stated=first) for margin in content.margins]


def _signs(content: _Content, traditional: bool) -> list[int]:
    texts = [line.text for line in content.lines]
    seen = signs_of_page(content.lines, list(map(simplified, texts)) if traditional else texts)
    met = ""
    for n, (line, margin) in enumerate(zip(content.lines, content.margins, strict=True)):
        if margin.named:
            if len(line.text) >= len(margin.named) and _BLANKS.sub("", line.text) == margin.named:
                seen[n] |= Sign.NAMED
                met = margin.named
                if n and content.margins[n - 1].named == met:
                    # a record of the article says so much of it: what is above is its 引题
                    seen[n - 1] |= Sign.OVER_TEXT
            elif met == margin.named:
                seen[n] |= Sign.OTHER
        if line.hint is not _UNHINTED:
            seen[n] |= _HINTED[line.hint]
    _below_the_only_headline(content.lines, seen)
    for marked, sign in ((content.breaks, Sign.FIELDED), (content.cued, Sign.CUED)):
        for n in marked:
            if n < len(seen):
                seen[n] |= sign
    for n in (*content.breaks, len(seen)):
        _mark_tail(seen, n)
        if n and seen[n - 1] & Sign.AUTHOR:
            seen[n - 1] |= Sign.SIGNATURE
    return seen


def _mark_tail(seen: list[int], end: int) -> None:
    """The last lines of a page, below all of its text: no headline, and no name of a column, would stand there."""
    first = end
    while first and end - first < TAIL and seen[first - 1] & _BRIEF and not seen[first - 1] & _NO_TAIL:
        first -= 1
    if end - first == 1 and seen[first] & Sign.SCANT:
        return  # what was listed below it was furniture: 天气
    if first and seen[first - 1] & _TEXT_OR_NAMES:
        for n in range(first, end):
            seen[n] = seen[n] & ~(Sign.OVER | Sign.OVER_TEXT) | Sign.TAIL


def _below_the_only_headline(lines: Sequence[Line], seen: list[int]) -> None:
    """Where the markup knows one headline, what it calls a heading of lower rank below the text is none."""
    marked = [n for n, line in enumerate(lines) if line.hint is Hint.TITLE]
    if len(marked) != 1:
        return
    begun = False
    for n in range(marked[0] + 1, len(lines)):
        begun = begun or bool(seen[n] & (Sign.ENDED | Sign.LONG))
        if begun and lines[n].hint is Hint.HEAD:
            seen[n] |= Sign.OTHER


def roles_of(seen: list[int], breaks: dict[int, bool]) -> list[Taken]:
    """The cheapest reading; once more when it leaves an article with a single heading, which is seldom one.

    What is found out in between is added to `seen`.
    """
    taken = layout.roles(seen, breaks)
    lonely = list(lonely_headings(taken))
    for n in lonely:
        seen[n] |= Sign.LONELY
    return layout.roles(seen, breaks) if lonely else taken


def lonely_headings(taken: Sequence[Taken]) -> Iterator[int]:
    """The headings that have none beside them in their article."""
    headings: list[int] = []
    for n, took in enumerate(taken):
        if took.opens:
            yield from headings if len(headings) == 1 else ()
            headings = []
        if took.role is _HEADING:
            headings.append(n)
    yield from headings if len(headings) == 1 else ()


def _drafts(content: _Content, seen: Sequence[int], taken: Sequence[Taken]) -> list[Draft]:
    drafts: list[Draft] = []
    named: list[str] = []
    marked_up = {line.text for line in content.lines if line.hint is Hint.TITLE}
    loose: list[tuple[Kind, str, int]] = []  # pictures and names met before any article
    into = loose
    headed: Draft | None = None
    for line, margin, sign, took in zip(content.lines, content.margins, seen, taken, strict=True):
        if took.role is Role.ASIDE:
            continue
        if took.opens:
            drafts.append(
                Draft(
                    line.number,
                    stated=margin.stated,
                    month_day=margin.month_day,
                    weekday=margin.weekday,
                    page=margin.page,
                    paragraphs=loose,
                )
            )
            named.append(margin.named)
            into, loose = loose, []
            headed = drafts[-1]
        if headed and took.role is _BODY:
            # a date between headline and text is the article's, though it stands below its first line
            headed.stated, headed = margin.stated or headed.stated, None
        if took.role is _BODY and not sign & _CUT and line.text[0] not in "（(":
            into.append((_BODY_KIND, line.text, line.number))
        else:
            _add(into, took.role, line, sign)
    if loose:
        drafts.append(Draft(loose[0][2], paragraphs=loose))
        named.append("")
    for draft, name in zip(drafts, named, strict=True):
        titles = [text for kind, text, _ in draft.paragraphs if kind is _TITLE_KIND]
        told = next((_BLANKS.sub("", text) for text in titles if text in marked_up), name)
        draft.title, draft.subtitle = headlines.split(titles, name or told)
    return drafts


def _add(into: list[tuple[Kind, str, int]], role: Role, line: Line, seen: int) -> None:
    """Put the line where it belongs, the names it opens or closes with apart from what it says."""
    text, closing = bylines.cut_closing(line.text) if role in _PROSE and seen & Sign.SIGNED else (line.text, "")
    if role is _REST:
        broken = max(n for n, (kind, _, _) in enumerate(into) if kind is _BODY_KIND)
        into[broken] = (_BODY_KIND, join(into[broken][1], text), into[broken][2])
    elif role is _BODY:
        lead, text = bylines.cut_lead(text) if seen & Sign.LEAD or text[0] in "（(" else ("", text)
        if lead:
            into.append((_BYLINE_KIND, lead, line.number))
        into.append((_BODY_KIND, text, line.number))
    else:
        into.append((_KINDS[role], text, line.number))
    if closing:
        into.append((_BYLINE_KIND, closing, line.number))
