"""The lines of one page, or of a whole issue → the articles on it, drafted: paragraphs with their kinds and lines."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from corpus import bylines, cutting, headings, headlines, layout, publication, webcopy
from corpus.draft import Draft, Reading, Source
from corpus.furniture_rows import Piece
from corpus.labels import unlabelled
from corpus.layout import Taken
from corpus.lines import Hint, Line, Markup, lines
from corpus.margins import Content, Margin, content_of
from corpus.mending import join
from corpus.page_signs import signs_of
from corpus.records import Kind
from corpus.signs import Sign
from corpus.values import RecordError
from corpus.variants import TELLING, has_variants, simplified
from corpus.weights import Context, Role
from corpus.wording import late

# Pages of this name hold pictures and what they show.
_GALLERY = late(r"影像|图片|摄影|视觉|镜头|光影|画刊|定格|图说")
_NAMES_PAGES = frozenset({"masthead", "folio", "rubric"})
_BLANKS = late(r"\s+")
_FENCES = ("---", "+++")
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
_PROSE = (_BODY, _REST)
#: Only a paragraph with one of these opens or closes with names.
_CUT = Sign.LEAD | Sign.SIGNED


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
    source = Source([], has_variants(text[:TELLING]), shown)
    below = _below_a_fence(found, source)
    source.lines += unlabelled(_without_site(below, text, source), text, shown)
    headings.unhint_names(source.lines, source.traditional)
    headings.promote(source.lines)
    return source


def _without_site(found: Sequence[Line], text: str, source: Source) -> Sequence[Line]:
    """The lines without those of a site that was copied with its articles, whose headlines are known then."""
    around, headlines = webcopy.of_the_site(found, text, source.traditional)
    source.readings += [Reading(found[n].number, found[n].text, "furniture", why) for n, why in around.items()]
    for n in headlines:
        found[n].hint = Hint.TITLE
    if len(headlines) == 1:
        source.named = source.named or _BLANKS.sub("", found[headlines[0]].text)
    return [line for n, line in enumerate(found) if n not in around] if around else found


def _below_a_fence(found: list[Line], source: Source) -> Sequence[Line]:
    """The lines below front matter, which some keep above plain text, too; all of them where its day is none."""
    if not found or found[0].text not in _FENCES:
        return found
    from corpus.markdown import fenced  # few pages have it, and these alone wait for its patterns

    told = Source([], source.traditional)
    try:
        below = fenced(found, told)
    except RecordError:
        return found
    source.lines, source.stated, source.page, source.named = told.lines, told.stated, told.page, told.named
    kept = {line.number: line.text for line in told.lines}
    for line in found[: len(found) - len(below)]:
        rest = line.text.replace(kept.get(line.number, ""), "", 1)
        source.readings.append(Reading(line.number, rest, "furniture", "front matter"))
    return below


def read_page(source: Source) -> PageReading:
    """The articles of a page, in reading order, and the reading of each line."""
    set_aside: list[tuple[Line, Piece]] = []
    content = content_of(source, set_aside)
    seen = signs_of(content, source.traditional)
    for n in _of_galleries(content, set_aside):
        seen[n] |= Sign.GALLERY if not seen[n] & (Sign.LONG | Sign.BYLINE) else 0
    taken = roles_of(seen, content.breaks)
    return PageReading(_drafts(content, seen, taken), content, seen, taken, source.readings, set_aside)


def _of_galleries(content: Content, set_aside: Sequence[tuple[Line, Piece]]) -> Iterator[int]:
    """The lines of pages whose names say that they hold pictures."""
    named = [line.number for line, piece in set_aside if piece.name in _NAMES_PAGES and _names_pictures(line.text)]
    if not named or not content.lines:
        return
    above = 0
    for page in content.pages():
        last = content.lines[page.stop - 1].number if page.stop < len(content.lines) else max(named)
        if any(above < number <= last for number in named):
            yield from page
        above = last


def _names_pictures(text: str) -> bool:
    return _GALLERY.search(simplified(text)) is not None


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
    loose: list[tuple[Kind, str, int]] = []  # pictures and names met before any article
    into = loose
    headed: Draft | None = None
    above = _names_above(content.leading, seen, taken)
    for n, (line, margin, sign, took) in enumerate(zip(content.lines, content.margins, seen, taken, strict=True)):
        if took.role is Role.ASIDE:
            continue
        if n in above or (sign & Sign.INTRODUCTION and took.after is Context.OUTSIDE):
            loose.append((_BYLINE_KIND if n in above else _BODY_KIND, line.text, line.number))
            into = loose
            continue
        if took.opens:
            headed = _opened(line, margin, loose)
            drafts.append(headed)
            named.append(margin.named)
            into, loose = loose, []
        if headed and took.role is _BODY:
            # a date and a page between headline and text are the article's, though they stand below its first line
            headed.page = margin.page or headed.page
            headed.stated, headed = margin.stated or headed.stated, None
        if took.role is _BODY and not sign & _CUT and line.text[0] not in "（(﹙":
            into.append((_BODY_KIND, line.text, line.number))
        else:
            _add(into, took.role, line, sign)
    if loose:
        drafts.append(Draft(loose[0][2], paragraphs=loose))
        named.append("")
    marked_up = {line.text for line in content.lines if line.hint is Hint.TITLE} | content.listed
    for draft, name in zip(drafts, named, strict=True):
        draft.stated = draft.stated or _day_beside_names(draft)
        _entitle(draft, name, marked_up)
    return drafts


def _day_beside_names(draft: Draft) -> date | None:
    """The day that stands in one line with who wrote the article."""
    days = (bylines.day_beside(simplified(text)) for kind, text, _ in draft.paragraphs if kind is _BYLINE_KIND)
    return next((publication.stated(day.group()) for day in days if day), None)


def _names_above(leading: Collection[int], seen: Sequence[int], taken: Sequence[Taken]) -> Collection[int]:
    """The lines of names that are of the article below them.

    They stand above its headline and are `leading`, or the page opens with such and does not close with names.
    """
    found: set[int] = set()
    for n, took in enumerate(taken):
        while took.opens and n and taken[n - 1].role is Role.BYLINE:
            n -= 1
            if seen[n] & Sign.ENCLOSED and n not in leading:
                break
            found.add(n)
    return found if 0 in found and taken[-1].role is not Role.BYLINE else found.intersection(leading)


def _opened(line: Line, margin: Margin, paragraphs: list[tuple[Kind, str, int]]) -> Draft:
    """A new article with what its margin says; it begins with the paragraphs."""
    return Draft(
        line.number,
        stated=margin.stated,
        month_day=margin.month_day,
        weekday=margin.weekday,
        page=margin.page,
        paragraphs=paragraphs,
    )


def _entitle(draft: Draft, named: str, marked_up: Collection[str]) -> None:
    """Give an article its headline: the one a record names, else the one the markup does, else as its lines say."""
    titles = [text for kind, text, _ in draft.paragraphs if kind is _TITLE_KIND]
    told = next((_BLANKS.sub("", text) for text in titles if text in marked_up), "")
    draft.title, draft.subtitle = headlines.split(titles, named or told)


def _add(into: list[tuple[Kind, str, int]], role: Role, line: Line, seen: int) -> None:
    """Put the line where it belongs, the names it opens or closes with apart from what it says."""
    text, closing = cutting.cut_closing(line.text) if role in _PROSE and seen & Sign.SIGNED else (line.text, "")
    if not closing and seen & Sign.SIGNED and role in _PROSE:
        text, closing = cutting.cut_glued(text)
    if role is _REST:
        broken = max(n for n, (kind, _, _) in enumerate(into) if kind is _BODY_KIND)
        into[broken] = (_BODY_KIND, join(into[broken][1], text), into[broken][2])
    elif role is _BODY:
        lead, text = cutting.cut_lead(text) if seen & Sign.LEAD or text[0] in "（(﹙" else ("", text)
        if lead:
            into.append((_BYLINE_KIND, lead, line.number))
        into.append((_BODY_KIND, text, line.number))
    else:
        into.append((_KINDS[role], text, line.number))
    if closing:
        into.append((_BYLINE_KIND, closing, line.number))
