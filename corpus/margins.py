"""The lines of a page → those of its text, each with what the furniture beside it says: a day, a page, a headline."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from corpus import bylines, mastheads, publication
from corpus.draft import Source
from corpus.furniture_rows import Piece, Says
from corpus.lines import Hint, Line
from corpus.mending import unwrapped
from corpus.pieces import Pieces
from corpus.shapes import OFFICES
from corpus.variants import simplified
from corpus.wording import late

_TRAILER = late(
    r"(?:(?P<date>\d{4}-\d{1,2}-\d{1,2})\s(?:.*?\s(?P<page>[A-Z]?\d+)\s+\S+\s|.*?\s))?\s*\S+\.html?\s+\d+\s+"
    r"(?P<title>.+?)\s*(?:/enpproperty|$)"
)
# What a script has left of one: behind its mark, before it, or in brackets behind the headline
# or with it.
_TRAILER_CUT = late(
    r"-->\s*(?P<date>\d{4}-\d{1,2}-\d{1,2})\s+\S+\s+第?(?P<page>[A-Z]?\d+)版?\s+(?P<title>.+)$"
    r"|(?P<title_>.+?)\s+(?P<date_>\d{4}-\d{1,2}-\d{1,2})\s+第?(?P<page_>[A-Z]?\d+)版?\s.*-->$"
    r"|(?P<title__>.+?)\s+[\[【](?P<date__>\d{4}-\d{1,2}-\d{1,2})\s*第?(?P<page__>[A-Z]?\d+)版[\]】]$"
    r"|[\[【（]\S+\s+(?P<date___>\d{4}-\d{1,2}-\d{1,2})\s+第?(?P<page___>[A-Z]?\d+)版\s+(?P<title___>.+?)[\]】）]$"
    r"|标题[:：]\s*(?P<title____>.+?)\s+(?:版次|版面|作者|日期)\s*[:：]"
)
_TRAILER_IN_TAGS = late(r"<date>\s*(\d{4}-\d{1,2}-\d{1,2})")
_FIELD = late(r"第\s*\S{1,3}\s*版(?:[(（]|$)|(?:版面?|版次|作者|来源|专栏|栏目)\s*[:：]")
#: A page of fewer lines tells nothing of how its lines stand.
PAGE = 6
# No headline and no name of a column is so long, in code points.
_TEXT = 48
# Columns of brief news, each with a headline of its own; in others the field stands above every article.
_BRIEF_NEWS = late(r"[简短快零要][讯波]|简明新闻|短新闻|社会新闻|点滴|拾零|集锦|一束|动态|各地")
# 作者：方远 right below the day or the page is of the article below, as libraries print its fields.
_WRITER = late(r"[【\[]?(?:作\s?者|记者|责任者)\s*[:：】\]]")
_ENDED = late(r"[。！？!?…”’）)]$")
_PAGED = frozenset({Says.DATE, Says.PAGE, Says.MONTH_DAY})
_OF_THE_PAGE = frozenset({Says.DATE, Says.PAGE, Says.MONTH_DAY, Says.FIELDS})
_BRACKETED, _FIELDS = "brackets", "fields"
_BLANKS = late(r"\s+")
_CUES = frozenset({"rubric", "ornament", "masthead"})


class Margin(NamedTuple):
    """What the furniture has said of the lines beside it."""

    stated: date | None = None
    page: str = ""
    named: str = ""
    month_day: tuple[int, int] | None = None
    weekday: int | None = None
    way: str = ""  # how the day was stated, where what states another in the same way states that of another article


@dataclass(slots=True)
class Content:
    """The lines of text, each with its margin; `breaks` as `layout.roles` wants it.

    `cued` are the lines that furniture stands above which opens articles: the name of a column, a row of marks;
    `noted` are those below a note that a picture was printed, `gathering` those below the field of a column of brief
    news, `leading` those that say who wrote the article below them, `turns` those where another page begins. `listed`
    are the texts of those that one line of the page lists as its headlines.
    """

    lines: list[Line] = field(default_factory=list)
    margins: list[Margin] = field(default_factory=list)
    breaks: dict[int, bool] = field(default_factory=dict)
    cued: set[int] = field(default_factory=set)
    noted: set[int] = field(default_factory=set)
    gathering: set[int] = field(default_factory=set)
    leading: set[int] = field(default_factory=set)
    turns: list[int] = field(default_factory=list)
    listed: set[str] = field(default_factory=set)

    def pages(self) -> list[range]:
        """The lines of each page of the dump; all in one where any has too few to tell how its lines stand."""
        pages = [range(begin, end) for begin, end in pairwise([0, *self.turns, len(self.lines)])]
        return pages if min(map(len, pages)) >= PAGE else [range(len(self.lines))]


def content_of(source: Source, set_aside: list[tuple[Line, Piece]]) -> Content:
    """The lines of text, any hard wrap undone. Furniture is set aside, and what it says stands in the margins."""
    return _unwrapped(_beside_furniture(source, set_aside))


def _beside_furniture(source: Source, set_aside: list[tuple[Line, Piece]]) -> Content:
    content, pieces = Content(), Pieces(source)
    content.listed.update(pieces.listed)
    margin = Margin(source.stated, source.page, source.named)
    since, gap, told, paged = 0, 0, False, False
    piece: Piece | None = None
    for n, line in enumerate(source.lines):
        text, above = line.text, piece
        piece = pieces.of(n, above, not content.lines)
        if piece is None and above and _is_of_what_is_below(content, above, text):
            _lead(content, line)
        if piece is None or (told and mastheads.is_bare_day(text) and _signs(source.lines, n, margin.stated)):
            told = told or text[-1] == "。"
            if paged and _begins_a_page(content, margin):
                content.turns.append(len(content.lines))
            _add(content, line, gap, margin)
            piece, gap, paged = None, 0, False
            continue
        told = False
        set_aside.append((line, piece))
        gap = max(gap, line.gap)
        said = pieces.scattered.get(n, text)
        paged = paged or (piece.says in _PAGED and bool(mastheads.folio(said)))
        margin = _turned(margin, _heard(margin, piece, said), paged)
        _announce(content, piece, text)
        if piece.says is Says.TRAILER:
            _tell_above(content, since, pieces.records.get(n, text))
            since = len(content.lines)
    _state_above(content, margin)
    return content


def _begins_a_page(content: Content, margin: Margin) -> bool:
    """Whether the line to be added is the first of another page, of another day or number, in the same dump."""
    if not content.lines or margin.way or not _ENDED.search(content.lines[-1].text):
        return False
    last = content.margins[-1]
    return bool(last.stated and margin.stated and (margin.stated, margin.page) != (last.stated, last.page))


def _is_of_what_is_below(content: Content, above: Piece, text: str) -> bool:
    """Whether a line says who wrote the article that begins below it.

    It is a field right below the day or the page, or names below what opens articles.
    """
    cued = len(content.lines) in content.cued
    if not cued and above.says not in _OF_THE_PAGE:
        return False
    text = simplified(text)
    if above.says in _OF_THE_PAGE and _WRITER.match(text):
        return not content.lines or bool(_ENDED.search(content.lines[-1].text))
    return cued and bool(bylines.REPORTERS.search(text)) and bylines.is_byline(text)


def _lead(content: Content, line: Line) -> None:
    """Note that a line to be added says who wrote the article below; what opens that one does so below the names."""
    n = len(content.lines)
    line.hint = Hint.BYLINE
    content.leading.add(n)
    if n in content.breaks:
        content.breaks[n + 1] = content.breaks.pop(n)
    if n in content.cued:
        content.cued.remove(n)
        content.cued.add(n + 1)


def _add(content: Content, line: Line, gap: int, margin: Margin) -> None:
    """Add a line of text, below the gap that the furniture above it left."""
    if gap > line.gap:
        line.gap = gap
    content.lines.append(line)
    content.margins.append(margin)


def _announce(content: Content, piece: Piece, text: str) -> None:
    """What a piece of furniture says of the line below it."""
    below = len(content.lines)
    if piece.name in _CUES or piece.says is Says.LIST:
        content.cued.add(below)
    if piece.says is Says.PICTURE:
        content.noted.add(below)
    elif piece.says is Says.COLUMN:
        content.breaks.setdefault(below, False)
        if _BRIEF_NEWS.search(simplified(text)):
            content.gathering.add(below)
    elif piece.says is Says.TRAILER:
        content.breaks[below] = True


def _signs(lines: Sequence[Line], n: int, printed: date | None) -> bool:
    """Whether the day in line n signs the notice above it, which was `printed` no sooner, and opens no article."""
    day = publication.stated(lines[n].text)
    if printed and day and day > printed:
        return False
    below = lines[n + 1] if n + 1 < len(lines) else None
    named = simplified(lines[n - 1].text).endswith(OFFICES) or mastheads.is_signed_day(lines[n].text)
    return bool(named and lines[n].indent) or not _heads_a_text(below)


def _heads_a_text(below: Line | None) -> bool:
    """Whether what stands below a day, a text or another field, shows that it opens an article and signs none."""
    return below is not None and (len(below.text) > _TEXT or _FIELD.match(simplified(below.text)) is not None)


def _unwrapped(content: Content) -> Content:
    """The content with a hard wrap undone; a joined line keeps the margin it began with."""
    whole = [
        (page.start + n, line)
        for page in content.pages()
        for n, line in unwrapped(
            content.lines[page.start : page.stop], {start - page.start for start in content.breaks}
        )
    ]
    if len(whole) == len(content.lines):
        return content
    moved = {was: now for now, (was, _) in enumerate(whole)}
    breaks = {moved.get(n, len(whole)): certain for n, certain in content.breaks.items()}
    cued, noted, gathering, leading = (
        {moved[n] for n in found if n in moved}
        for found in (content.cued, content.noted, content.gathering, content.leading)
    )
    margins = [content.margins[n] for n, _ in whole]
    turns = [moved[n] for n in content.turns if n in moved]
    return Content([line for _, line in whole], margins, breaks, cued, noted, gathering, leading, turns, content.listed)


def _heard(margin: Margin, piece: Piece, text: str) -> Margin:
    bracketed = _BRACKETED if text[:1] in "（([" else ""
    again = bracketed and margin.way == bracketed
    if piece.says is Says.DATE and margin.stated and not again and _dates_a_text(text, margin.stated):
        return margin
    if piece.says is Says.DATE or piece.says is Says.PAGE:
        stated = publication.stated(text)
        return margin._replace(
            stated=stated or margin.stated,
            page=mastheads.folio(text) or margin.page,
            way=bracketed if stated else margin.way,
        )
    if piece.says is Says.FIELDS or piece.says is Says.ADDRESS:
        page = "" if margin.page or piece.says is Says.ADDRESS else mastheads.folio_in_full(text)
        margin = margin._replace(page=margin.page or page)
        found = _among_fields(piece, text) if margin.way == _FIELDS or not margin.stated else None
        return margin._replace(stated=found, way=_FIELDS) if found else margin
    if piece.name == "imprint" and not margin.stated and "创刊" not in text:
        return margin._replace(stated=publication.stated(text))
    if piece.says is Says.MONTH_DAY:
        return margin._replace(
            stated=mastheads.year_apart(text) or margin.stated,
            month_day=mastheads.month_day(text) or margin.month_day,
            weekday=_either(mastheads.weekday(text), margin.weekday),
            page=mastheads.folio(text) or margin.page,
        )
    if piece.says is Says.WEEKDAY:
        return margin._replace(weekday=mastheads.weekday(text))
    return margin


def _turned(before: Margin, margin: Margin, paged: bool) -> Margin:
    """The margin below a masthead; that of another day begins another page, whose number is not that of the one before.

    `paged` says that the furniture above the next line of text has told its number.
    """
    turns = before.stated and margin.stated != before.stated and not margin.way
    return margin if paged or not turns else margin._replace(page="")


def _dates_a_text(text: str, printed: date) -> bool:
    """Whether a day alone is that of a speech or a poem: it stands in brackets, or before the day of printing."""
    bare = text.strip("（()）")
    if not mastheads.is_bare_day(bare):
        return False
    day = publication.stated(bare)
    return bare != text or (day is not None and day < printed)


def _among_fields(piece: Piece, text: str) -> date | None:
    return publication.from_name(text) if piece.says is Says.ADDRESS else publication.stated(text)


def _either(one: int | None, other: int | None) -> int | None:
    return other if one is None else one


def _tell_above(content: Content, since: int, trailer: str) -> None:
    """What a trailer records holds for every line since the one before it, and of no page of another day."""
    if found := _TRAILER.search(trailer):
        day, page, named = found["date"] or "", found["page"] or "", _BLANKS.sub("", found["title"])
    elif found := _TRAILER_CUT.match(trailer):
        told = {name.rstrip("_"): said for name, said in found.groupdict().items() if said}
        day, page, named = told.get("date", ""), told.get("page", ""), _BLANKS.sub("", told["title"])
    elif found := _TRAILER_IN_TAGS.search(trailer):
        day, page, named = found[1], "", ""
    else:
        return
    stated = publication.stated(day)
    others = [
        n for n, margin in enumerate(content.margins, 1) if margin.stated not in (None, content.margins[-1].stated)
    ]
    for n in range(max([since, *others]), len(content.lines)):
        margin = content.margins[n]
        content.margins[n] = Margin(stated or margin.stated, margin.page or simplified(page), named)


def _state_above(content: Content, last: Margin) -> None:
    """A day and a page stated below the first headline, be it in the `last` line, hold for what stands above, too."""
    if not content.margins:
        return
    margins = (*content.margins, last)
    day = None if margins[0].stated else next((margin.stated for margin in margins if margin.stated), None)
    pages = {margin.page for margin in margins if margin.page}
    page = pages.pop() if len(pages) == 1 else ""  # of several the first is not that of what stands above it
    of = {None, *(margin.stated for margin in margins if margin.page)}
    if day or page:
        content.margins = [
            margin._replace(stated=margin.stated or day, page=margin.page or (page if margin.stated in of else ""))
            for margin in content.margins
        ]
