"""A page's text → its lines as a reader sees them: trimmed, stray markup taken off, blank lines counted.

Nothing is joined here. Lines count from 1 and are those an editor shows.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from html import unescape

from corpus.wording import late

#: What surrounds a line without being part of it: blanks of every width and the marks that have none.
BLANKS = " \t\u3000\xa0\u2002\u2003\ufeff\u200b\x0b\x0c\x1c\x1d\x1e\x1f\x85\u2028\u2029"

_LINE_END = late(r"\r\n?|[\n\u2028\u2029\x85]")
_BLOCK_TAG = late(
    r"</?(?:p|br|div|li|ul|ol|h[1-6]|tr|table|tbody|hr|center|section|article|figure|figcaption)\b[^<>]*>", re.I
)
_INLINE_TAG = late(
    r"</?(?:a|b|i|u|em|strong|span|font|img|td|th|sub|sup|small|big|input|html|head|body|meta|link|founder-[a-z]+)"
    r"\b[^<>]*>|<!--[^<>]*-->|<!doctype[^<>]*>",
    re.I,
)
_ENTITY = late(r"&(?:[a-zA-Z][a-zA-Z0-9]{1,20}|#\d{1,7}|#[xX][0-9a-fA-F]{1,6});")


class Hint(Enum):
    """What the markup of a saved page, or the name of a field, says a line is."""

    NONE = "none"
    TITLE = "title"  # the first heading of the page
    HEAD = "head"  # a heading of lower rank: 引题, 副题 or a section's
    DECK = "deck"  # 引题 or 副题, and certainly so
    STRONG = "strong"  # a paragraph all in bold
    CAPTION = "caption"
    BYLINE = "byline"


@dataclass(slots=True)
class Line:
    """One line with text: `gap` blank lines stand before it, `indent` cells of blanks begin it."""

    number: int
    text: str
    gap: int = 0
    indent: int = 0
    hint: Hint = Hint.NONE


@dataclass(frozen=True, slots=True)
class Markup:
    """A tag or an entity that was taken off a line: `shown` is what a reader sees in its place."""

    number: int
    source: str
    shown: str


def lines(text: str, removed: list[Markup] | None = None) -> list[Line]:
    """The lines that hold text, in order. Markup taken off is appended to `removed`."""
    found: list[Line] = []
    gap = 0
    marked = "<" in text or "&" in text
    for number, raw in enumerate(_split(text), 1):
        stripped = raw.strip(BLANKS)
        if not stripped:
            gap += 1
            continue
        if marked and ("<" in raw or "&" in raw):
            for piece in _without_markup(number, raw, removed):
                if shown := piece.strip(BLANKS):
                    found.append(Line(number, shown, gap, indent(piece)))
                    gap = 0
        else:
            found.append(Line(number, stripped, gap, indent(raw) if raw[0] != stripped[0] else 0))
            gap = 0
    return found


def _split(text: str) -> list[str]:
    # four looks for one character take a hundredth of what the pattern does
    if "\r" in text or "\u2028" in text or "\u2029" in text or "\x85" in text:
        return _LINE_END.split(text)
    return text.split("\n")


def indent(raw: str) -> int:
    """The width of the blanks a line begins with, in half-width cells."""
    blanks = raw[: len(raw) - len(raw.lstrip(BLANKS))]
    return len(blanks) + blanks.count("\u3000") + blanks.count("\t") * 3


def _without_markup(number: int, raw: str, removed: list[Markup] | None) -> list[str]:
    def take(found: re.Match[str], shown: str) -> str:
        if removed is not None and shown != found.group():
            removed.append(Markup(number, found.group(), shown))
        return shown

    raw = _BLOCK_TAG.sub(lambda found: take(found, "\n"), raw)
    raw = _INLINE_TAG.sub(lambda found: take(found, ""), raw)
    raw = _ENTITY.sub(lambda found: take(found, unescape(found.group()).replace("\xa0", " ")), raw)
    return raw.split("\n")
