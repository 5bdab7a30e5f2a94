"""The text of a page → the signs of its lines: to those of the lines themselves come what margins and markup say.

What stands below the last text of an article is known here, too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from corpus.lines import Hint, Line
from corpus.margins import Content
from corpus.neighbours import signs_of_page
from corpus.signs import BRIEF, Sign
from corpus.variants import simplified
from corpus.wording import HAN, late

_BLANKS = late(r"\s+")
_BLANK = (" ", "\u3000")
# Two characters may be a name, 方　远; three and more are none.
_SPREAD = late(rf"[{HAN}](?:[ \u3000]+[{HAN}]){{2,}}$")
_HINTED = {
    Hint.TITLE: Sign.TAGGED_TITLE,
    Hint.HEAD: Sign.TAGGED_HEAD,
    Hint.DECK: Sign.TAGGED_TITLE,
    Hint.STRONG: Sign.TAGGED_STRONG,
    Hint.CAPTION: Sign.TAGGED_CAPTION,
    Hint.BYLINE: Sign.TAGGED_BYLINE,
}
_UNHINTED = Hint.NONE
#: So many lines at most stand below the last text of a page, each the text of a picture.
TAIL = 8
#: So many lines at most sign an article: who it is, of which office, where and when.
SIGNERS = 3
_PICTURED = Sign.CREDIT | Sign.FIGURE | Sign.STORY
_BRIEF = Sign.SHORT | Sign.TINY
_NOTES = ("（附图片）", "(附图片)", "（附图）", "（附照片）", "（附圖片）", "(附圖片)", "（附圖）")
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
_MAY_BE_NAMES = (
    Sign.AUTHOR | Sign.BYLINE | Sign.PEN_NAME | Sign.SIGNATURE | Sign.TAGGED_BYLINE | Sign.OFFICE | Sign.SIGNED_DAY
)
_TEXT_OR_NAMES = Sign.LONG | Sign.MEDIUM | Sign.ENDED | Sign.BYLINE


def signs_of(content: Content, traditional: bool) -> list[int]:
    """The signs of every line, those that its neighbours on its page give it among them."""
    return [sign for page in _pages(content) for sign in _signs_of(page, traditional)]


def _pages(content: Content) -> Iterator[Content]:
    """The pages that a dump holds, each with what furniture says of its lines."""
    pages = content.pages()
    if len(pages) == 1:
        yield content
        return
    for page in pages:
        cued, noted, gathering, leading = (
            {n - page.start for n in found if n in page}
            for found in (content.cued, content.noted, content.gathering, content.leading)
        )
        breaks = {n - page.start: certain for n, certain in content.breaks.items() if n in page}
        lines, margins = content.lines[page.start : page.stop], content.margins[page.start : page.stop]
        yield Content(lines, margins, breaks, cued, noted, gathering, leading, [], content.listed)


def _signs_of(content: Content, traditional: bool) -> list[int]:
    """Those of one page."""
    texts = [_closed_up(line.text) for line in content.lines]
    seen = signs_of_page(content.lines, list(map(simplified, texts)) if traditional else texts)
    for n, line in enumerate(content.lines):
        if line.hint is not _UNHINTED:
            seen[n] |= _HINTED[line.hint]
    _above_headlines(seen)
    _named_by_records(content, seen)
    _named_by_a_list(content, seen)
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
    return [sign if sign & _MAY_BE_NAMES else sign | Sign.NAMELESS for sign in seen]


def _closed_up(text: str) -> str:
    """The line without the blanks between its characters, where a headline is spread: 小 评 论, 拾 金 不 昧."""
    spread = text[1:2] in _BLANK and text[3:4] in _BLANK and _SPREAD.match(text)
    return _BLANKS.sub("", text) if spread else text


def _named_by_records(content: Content, seen: list[int]) -> None:
    """Where a record of the article names its headline, no other line of it is one."""
    met = ""
    for n, (line, margin) in enumerate(zip(content.lines, content.margins, strict=True)):
        if not margin.named:
            continue
        if len(line.text) >= len(margin.named) and _BLANKS.sub("", line.text) == margin.named:
            seen[n] |= Sign.NAMED
            met = margin.named
            if n and content.margins[n - 1].named == met:
                seen[n - 1] |= Sign.OVER_TEXT  # what is above, and of the same article, is its 引题
        elif met == margin.named:
            seen[n] |= Sign.OTHER


def _named_by_a_list(content: Content, seen: list[int]) -> None:
    """The headlines that one line of the page lists."""
    if content.listed:
        for n, line in enumerate(content.lines):
            seen[n] |= Sign.NAMED if line.text in content.listed else 0


def _above_headlines(seen: list[int]) -> None:
    """Above a headline that the markup knows nothing stands between it and the names below it."""
    for n, sign in enumerate(seen):
        m = n - 1 if sign & Sign.TAGGED_TITLE else -1
        while m >= 0 and seen[m] & Sign.BEFORE_REPORT:
            seen[m] &= ~Sign.BEFORE_REPORT
            m -= 1


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
    gathered = {
        n for begin, end in pairwise((*fields, len(seen))) if begin in content.gathering for n in range(begin, end)
    }
    for n, sign in enumerate(seen):
        if n not in content.breaks and not sign & Sign.OVER_LEAD and n not in gathered:
            seen[n] |= Sign.UNFIELDED
        elif n in content.breaks and sign & Sign.CREDIT:
            seen[n] = sign & ~(Sign.CREDIT | Sign.RECALLING) | Sign.STORY  # whatever the article above speaks of
    noted = _noted(content)
    for begin, end in pairwise((*fields, len(seen))):
        if noted.isdisjoint(range(begin, end + 1)) and not any(sign & _PICTURED for sign in seen[begin:end]):
            for n in range(begin, end):
                seen[n] |= Sign.UNPICTURED


def _noted(content: Content) -> set[int]:
    """The lines below a note that a picture was printed, be it a line of its own or the end of one."""
    return content.noted | {n for n, line in enumerate(content.lines, 1) if line.text.endswith(_NOTES)}


def _below_notes(content: Content, seen: list[int]) -> None:
    """What stands right below （附图片） says what the picture shows, unless a report opens below it."""
    for n in _noted(content) - content.breaks.keys():
        if n < len(seen) and len(content.lines[n].text) <= BRIEF and not seen[n] & (Sign.LEAD | Sign.OVER_LEAD):
            seen[n] = seen[n] & ~Sign.OVER_REPORT | Sign.BELOW_NOTE
