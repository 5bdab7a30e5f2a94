"""The lines of one page, or of a whole issue → the articles on it, drafted: paragraphs with their kinds and lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus import cutting, headlines, layout
from corpus.draft import Draft, Reading, Source
from corpus.furniture import Piece
from corpus.layout import Taken
from corpus.lines import Hint, Line, Markup, lines
from corpus.margins import Content, content_of
from corpus.mending import join
from corpus.neighbours import signs_of_page
from corpus.records import Kind
from corpus.signs import BRIEF, Sign
from corpus.variants import TELLING, is_traditional, simplified
from corpus.weights import Role
from corpus.wording import late

# Pages of this name hold pictures and what they show.
_GALLERY = late(r"影像|图片|摄影|视觉|镜头|光影|画刊|定格|图说")
_NAMES_PAGES = frozenset({"masthead", "folio", "rubric"})
_BLANKS = late(r"\s+")
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
#: So many lines at most sign an article: who it is, of which office, where and when.
SIGNERS = 3
_PICTURED = Sign.CREDIT | Sign.FIGURE | Sign.STORY
_BRIEF = Sign.SHORT | Sign.TINY
_NOTES = ("（附图片）", "(附图片)", "（附图）", "（附照片）")
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
    | Sign.GENRE
    | Sign.ENDED
)
_TEXT_OR_NAMES = Sign.LONG | Sign.MEDIUM | Sign.ENDED | Sign.BYLINE


@dataclass(slots=True)
class PageReading:
    """A page read: its articles, and how to say what every line was taken for."""

    drafts: list[Draft]
    content: Content
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


def text_source(text: str) -> Source:
    """The lines of a page saved as plain text."""
    removed: list[Markup] = []
    found = lines(text, removed)
    shown = [Reading(mark.number, mark.source, "furniture", f"markup, shown as {mark.shown!r}") for mark in removed]
    return Source(found, is_traditional(text[:TELLING]), shown)


def read_page(source: Source) -> PageReading:
    """The articles of a page, in reading order, and the reading of each line."""
    set_aside: list[tuple[Line, Piece]] = []
    content = content_of(source, set_aside)
    seen = _signs(content, source.traditional)
    if any(_GALLERY.search(line.text) for line, piece in set_aside if piece.name in _NAMES_PAGES):
        seen = [sign if sign & (Sign.LONG | Sign.BYLINE) else sign | Sign.GALLERY for sign in seen]
    taken = roles_of(seen, content.breaks)
    return PageReading(_drafts(content, seen, taken), content, seen, taken, source.readings, set_aside)


def _signs(content: Content, traditional: bool) -> list[int]:
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
    _below_fields(content, seen)
    _below_notes(content, seen)
    for marked, sign in ((content.breaks, Sign.FIELDED), (content.cued, Sign.CUED)):
        for n in marked:
            if n < len(seen):
                seen[n] |= sign
    for n in (*content.breaks, len(seen)):
        _mark_tail(seen, n)
        _mark_signers(content, seen, n)
        if n and seen[n - 1] & Sign.AUTHOR:
            seen[n - 1] |= Sign.SIGNATURE
    return seen


def _mark_signers(content: Content, seen: list[int], end: int) -> None:
    """Who signs, and where, below the text of an article without pictures: 国营山腰农场, 于厦门. Offices are text."""
    for n in range(end - 1, max(-1, end - 1 - SIGNERS), -1):
        signs = seen[n] & Sign.TAIL and seen[n] & Sign.UNPICTURED and seen[n] & Sign.OPEN
        if not signs or n in content.breaks or n - 1 in content.breaks:
            return
        if not seen[n] & (Sign.SIGNED_DAY | Sign.OFFICE):
            seen[n] = seen[n] & ~Sign.TAIL | Sign.SIGNATURE


def _mark_tail(seen: list[int], end: int) -> None:
    """The last lines of a page, below all of its text: no headline, and no name of a column, would stand there."""
    first = end
    if end:
        seen[end - 1] |= Sign.LAST
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


def _below_fields(content: Content, seen: list[int]) -> None:
    """Where fields stand above each article, headlines stand right below them, and are indented as they please."""
    fields = [n for n, certain in content.breaks.items() if not certain and n < len(seen)]
    if len(fields) < 2 or fields[0] or len(fields) * 2 < sum(bool(sign & Sign.LEAD) for sign in seen):
        return
    if sum(bool(seen[n] & Sign.INDENTED) for n in fields) * 2 > len(fields):
        for n, sign in enumerate(seen):
            if sign & _BRIEF:
                seen[n] &= ~(Sign.INDENTED | Sign.FLUSH)
    for n, sign in enumerate(seen):
        if n not in content.breaks and not sign & Sign.OVER_LEAD:
            seen[n] |= Sign.UNFIELDED
        elif n in content.breaks and sign & Sign.CREDIT:
            seen[n] = sign & ~(Sign.CREDIT | Sign.RECALLING) | Sign.STORY  # whatever the article above speaks of
    noted = {*content.noted, *(n for n, line in enumerate(content.lines, 1) if line.text.endswith(_NOTES))}
    for begin, end in pairwise((*fields, len(seen))):
        if noted.isdisjoint(range(begin, end + 1)) and not any(sign & _PICTURED for sign in seen[begin:end]):
            for n in range(begin, end):
                seen[n] |= Sign.UNPICTURED


def _below_notes(content: Content, seen: list[int]) -> None:
    """What stands right below （附图片） says what the picture shows, unless a report opens below it."""
    noted = content.noted | {n for n, line in enumerate(content.lines, 1) if line.text.endswith(_NOTES)}
    for n in noted - content.breaks.keys():
        if n < len(seen) and len(content.lines[n].text) <= BRIEF and not seen[n] & (Sign.LEAD | Sign.OVER_LEAD):
            seen[n] = seen[n] & ~Sign.OVER_REPORT | Sign.BELOW_NOTE


def roles_of(seen: list[int], breaks: dict[int, bool]) -> list[Taken]:
    """The cheapest reading; once more when it leaves an article with a single heading, which is seldom one.

    What is found out in between is added to `seen`.
    """
    taken = layout.roles(seen, breaks)
    lonely = list(lonely_headings(taken))
    for n in lonely:
        seen[n] |= Sign.LONELY
        if n and taken[n - 1].role is Role.CAPTION:
            seen[n] |= Sign.TWIN
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


def _drafts(content: Content, seen: Sequence[int], taken: Sequence[Taken]) -> list[Draft]:
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
    text, closing = cutting.cut_closing(line.text) if role in _PROSE and seen & Sign.SIGNED else (line.text, "")
    if not closing and seen & Sign.SIGNED and role in _PROSE:
        text, closing = cutting.cut_glued(text)
    if role is _REST:
        broken = max(n for n, (kind, _, _) in enumerate(into) if kind is _BODY_KIND)
        into[broken] = (_BODY_KIND, join(into[broken][1], text), into[broken][2])
    elif role is _BODY:
        lead, text = cutting.cut_lead(text) if seen & Sign.LEAD or text[0] in "（(" else ("", text)
        if lead:
            into.append((_BYLINE_KIND, lead, line.number))
        into.append((_BODY_KIND, text, line.number))
    else:
        into.append((_KINDS[role], text, line.number))
    if closing:
        into.append((_BYLINE_KIND, closing, line.number))
