"""The paragraphs of a record's text → what each of them is, the names that it opens and closes with apart.

A record says which of its fields the text is, and no more: headings and captions stand in it as paragraphs do.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpus import credits, cutting
from corpus.bylines import is_byline
from corpus.records import Kind
from corpus.wording import late

#: A paragraph, and the line it stands in.
Told = tuple[Kind, str, int]

# Every paragraph is asked for its kind: looked up in its enumeration that takes ten times as long, in Python 3.11.
_BODY, _BYLINE, _CAPTION, _HEADING = Kind.BODY, Kind.BYLINE, Kind.CAPTION, Kind.HEADING

#: A heading is no longer, the paragraphs above and below it are no shorter, in code points. Of 74,514 records of news
#: 36,684 paragraphs are headings by that: of sixty looked at all were.
HEADING, PROSE = 30, 40
#: What a picture shows is no longer, in code points.
CAPTION = 100
_PROSE_ENDS = frozenset("。！？…”）)")
_PROSE_ENDS_PLAINLY = frozenset("。！？…；：")  # no names stand behind these
_NO_HEADING_ENDS = frozenset("。！？…；：，、）】.!?;:,)]")
# Where to write to, and what somebody said.
_NO_HEADING = late(r"\d{5}|@|//|：“")
# What a lead with reporters holds, so near the beginning.
_LEADS, _LEAD = late(r"[讯电]\s?[（(]|记者|通讯员|实习生|特派员"), 40
_SHOWS, _SHOWN = ("图为", "图：", "▲", "△"), frozenset("图▲△")


def kinds(found: Sequence[Told]) -> list[Told]:
    """The paragraphs in order, those that are told to be text as what they are by what stands in them and around them.

    A lead with reporters, and names behind the last sentence, are bylines by themselves.
    """
    kept: list[Told] = []
    last, first = len(found) - 1, True
    for n, told in enumerate(found):
        kind, text, line = told
        if kind is not _BODY or (text[-1] in _PROSE_ENDS_PLAINLY and not first and text[0] not in _SHOWN):
            kept.append(told)  # as nearly all are
        elif len(text) <= CAPTION and last and _is_caption(text):
            kept.append((_CAPTION, text, line))
        elif len(text) <= HEADING and 0 < n < last and _may_head(text) and _is_prose(found[n - 1], found[n + 1]):
            kept.append((_HEADING, text, line))
        else:
            kept += _without_names(text, line, leads=first, closes=n == last or text[-1] in "）)")
            first = False
    return kept


def _may_head(text: str) -> bool:
    return text[-1] not in _NO_HEADING_ENDS and not _NO_HEADING.search(text)


def _is_prose(*around: Told) -> bool:
    return all(kind is _BODY and len(text) >= PROSE and text[-1] in _PROSE_ENDS for kind, text, _ in around)


def _is_caption(text: str) -> bool:
    """Whether a brief paragraph says what a picture shows, or closes with who took it."""
    if text.startswith(_SHOWS):
        return True
    return text[-1] in "）)摄" and "摄" in text[-8:] and bool(credits.credit(text)) and not is_byline(text)


def _without_names(text: str, line: int, *, leads: bool, closes: bool) -> Iterator[Told]:
    """A paragraph, and the names it opens and closes with."""
    if leads and _LEADS.search(text, 0, _LEAD):
        lead, text = cutting.cut_lead(text)
        if lead:
            yield _BYLINE, lead, line
    closing = ""
    if closes and text[-1] not in _PROSE_ENDS_PLAINLY and cutting.may_be_signed(text):
        text, closing = cutting.cut_closing(text)
    yield _BODY, text, line
    if closing:
        yield _BYLINE, closing, line
