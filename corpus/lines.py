"""A page's text → its lines as a reader sees them: trimmed, stray markup taken off, blank lines counted.

Nothing is joined here. Lines count from 1 and are those an editor shows.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from html import unescape

from corpus.indents import paragraphs
from corpus.wording import late

#: What surrounds a line without being part of it: blanks of every width and the marks that have none.
BLANKS = " \t\u3000\xa0\u2002\u2003\ufeff\u200b\x0b\x0c\x1c\x1d\x1e\x1f\x85\u2028\u2029"

_PAGE_END = late(r"[\x0b\x0c]")
_LINE_END = late(r"\r\n?|[\n\u2028\u2029\x85]")
_BLOCK_TAG = late(
    r"</?(?:p|br|div|li|ul|ol|dl|dt|dd|h[1-6]|tr|table|thead|tbody|tfoot|caption|hr|center|section|article|main|header|footer"
    r"|aside|nav|figure|figcaption|blockquote|pre|address|form)\b[^<>]*>"
    r"|\[/?(?:align|p|quote|table|tr|td|list|page|nextpage)(?:=[^\[\]\n]{0,80})?\]|#p#(?:副标题|分页标题)?#e#",
    re.I,
)
_INLINE_TAG = late(
    r"<(script|style)\b[^<>]*>[^<]*</\1>"
    r"|</?(?:a|b|i|u|s|q|em|strong|span|font|img|td|th|col|colgroup|sub|sup|small|big|del|ins|mark|cite|code|label|time"
    r"|picture|source|video|audio|iframe|input|html|head|body|meta|link|founder-[a-z]+)\b[^<>]*>|<!--[^<>]*-->|<!doctype[^<>]*>"
    r"|\[(img|attach|attachimg)\b[^\[\]\n]{0,40}\][^\[\]\n]{0,300}\[/\2\]"
    r"|\[/?(?:b|i|u|s|font|size|color|backcolor|url|hr)(?:=[^\[\]\n]{0,200})?\]",
    re.I,
)
_ENTITY = late(r"&(?:[a-zA-Z][a-zA-Z0-9]{1,20}|#\d{1,7}|#[xX][0-9a-fA-F]{1,6});")
_TAG_NAME = late(r"</?([a-z]+\d?)", re.I)
_CLASS = late(r"\bclass\s*=\s*[\"']?([^\"'>]{1,80})", re.I)
_FORUM = late(r"\[/?[a-z]|#p#")
_IN_BOLD = late(
    r"\s*\[b\][^\[\]]+\[/b\]\s*$|"
    r"\s*(?:<(?:span|font|a)\b[^<>]*>)*<(?:b|strong)\b[^<>]*>[^<]+</(?:b|strong)>(?:</(?:span|font|a)>)*\s*$",
    re.I,
)
# How a picture's text is set: small, grey, in the middle, or in the cell below it.
_SET_APART = late(
    r"<(?:center|small|i|em|td)\b|align=[\"']?center|text-align:\s*center|font-size:\s*(?:[1-9]|1[0-3])(?:px|pt)"
    r"|size=[\"']?-?[12]\b|color[:=]\s*[\"']?(?:gr[ae]y|#([6-9a])[0-9a-f](?:\1[0-9a-f]){0,2}\b)",
    re.I,
)
# Names below a picture are of who wrote the text, unless they took it: 记者 方远, （方远）. A day is the masthead's.
_NO_CAPTION = late(
    r".*(?:年.{1,3}月.{1,3}日|版[权權]|编辑|編輯|\d{4}[-/.]\d)|[（(【□■●]|(?:本报|本网|见习|实习|全媒体|融媒体?|文字?|通讯员|记者)\S{0,6}[\s\u3000/／:：]"
)
#: Two Chinese characters, in half-width cells.
INDENT = 4
#: A picture's text is no longer, in code points.
UNDER_PICTURE = 60


class Hint(Enum):
    """What the markup of a saved page, or the name of a field, says a line is."""

    NONE = "none"
    TITLE = "title"  # the first heading of the page
    HEAD = "head"  # a heading of lower rank: 引题, 副题 or a section's
    DECK = "deck"  # 引题 or 副题, and certainly so
    STRONG = "strong"  # a paragraph all in bold
    CAPTION = "caption"
    BYLINE = "byline"


#: What the tag of a block says of what stands in it.
HINTS = {"h1": Hint.TITLE, "figcaption": Hint.CAPTION, "caption": Hint.CAPTION} | {
    f"h{rank}": Hint.HEAD for rank in range(2, 7)
}
_RANKED = frozenset(f"h{rank}" for rank in range(1, 7))


@dataclass(slots=True)
class Line:
    """One line with text: `gap` blank lines stand before it, `indent` cells of blanks begin it."""

    number: int
    text: str
    gap: int = 0
    indent: int = 0
    hint: Hint = Hint.NONE
    rank: int = 0  # of <h1> to <h6>


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
    in_forum = "[/" in text or "#p#" in text  # what forums and their kin mark up by
    marked = _Marked() if in_forum or "<" in text or "&" in text else None
    for number, raw in _numbered(text):
        stripped = raw.strip(BLANKS)
        if not stripped:
            gap += 1
            continue
        if marked and ("<" in raw or "&" in raw or marked.hint is not Hint.NONE or (in_forum and _FORUM.search(raw))):
            for piece, hint, rank in _without_markup(number, raw, marked, removed):
                first, *others = paragraphs(piece.strip(BLANKS))
                found.append(Line(number, first, gap or marked.rule, indent(piece), hint, rank))
                found += [Line(number, other, 0, INDENT) for other in others]
                gap = marked.rule = 0
        else:
            first, *others = paragraphs(stripped)
            found.append(Line(number, first, gap, indent(raw) if raw[0] != stripped[0] else 0))
            found += [Line(number, other, 0, INDENT) for other in others]
            gap = 0
    return found


def _numbered(text: str) -> Iterable[tuple[int, str]]:
    """Each line and its number; where a page ends amid one, as printers and PDF readers mark it, it is two."""
    numbered = enumerate(_split(text), 1)
    if "\x0c" not in text and "\x0b" not in text:
        return numbered
    return ((number, part) for number, raw in numbered for part in _PAGE_END.split(raw))


def _split(text: str) -> list[str]:
    # four looks for one character take a hundredth of what the pattern does
    if "\r" in text or "\u2028" in text or "\u2029" in text or "\x85" in text:
        return _LINE_END.split(text)
    return text.split("\n")


def indent(raw: str) -> int:
    """The width of the blanks a line begins with, in half-width cells."""
    blanks = raw[: len(raw) - len(raw.lstrip(BLANKS))]
    unseen = blanks.count("\ufeff") + blanks.count("\u200b")  # which take no room
    return len(blanks) - unseen + blanks.count("\u3000") + blanks.count("\t") * 3


@dataclass(slots=True)
class _Marked:
    """Where a text with tags stands: what the open block is, and the tags since a picture without text."""

    hint: Hint = Hint.NONE
    rank: int = 0
    below: str | None = None
    rule: int = 0  # a rule parts what stands above from what stands below, as a blank line does


def _without_markup(
    number: int, raw: str, marked: _Marked, removed: list[Markup] | None
) -> Iterator[tuple[str, Hint, int]]:
    """The parts of a line that blocks part, without tags, with what these say of each and the rank of a heading."""
    at = 0
    for block in _BLOCK_TAG.finditer(raw):
        yield from _shown(number, raw[at : block.start()], marked, removed)
        _take(number, block.group(), "\n", removed)
        _turn(marked, block.group())
        at = block.end()
    last = list(_shown(number, raw[at:], marked, removed))
    yield from last
    if last:
        marked.hint, marked.rank = Hint.NONE, 0  # a heading that was never closed is one line


def _turn(marked: _Marked, tag: str) -> None:
    """Remember which heading or caption a block opens by its tag or its class; any other tag but a break ends it."""
    found = _TAG_NAME.match(tag)
    name = found[1].lower() if found else ""
    marked.rule = 1 if name == "hr" else marked.rule
    if name != "br":
        marked.hint = _opened(name, tag) if tag[1] != "/" else Hint.NONE
        marked.rank = int(name[1]) if name in _RANKED and marked.hint is not Hint.NONE else 0
    if marked.below is not None:
        marked.below = "" if tag[1] == "/" else marked.below + tag


def _opened(name: str, tag: str) -> Hint:
    """What a block is that begins with this tag."""
    if name in HINTS or "class" not in tag or (found := _CLASS.search(tag)) is None:
        return HINTS.get(name, Hint.NONE)
    from corpus.blocks import hint  # few texts keep the classes of the page they stood on

    return hint(name, found[1])


def _shown(number: int, raw: str, marked: _Marked, removed: list[Markup] | None) -> Iterator[tuple[str, Hint, int]]:
    """What is shown of a part within one block."""
    text = _INLINE_TAG.sub(lambda found: _take(number, found.group(), "", removed), raw)
    text = _ENTITY.sub(lambda found: _take(number, found.group(), _character(found.group()), removed), text)
    picture = raw.lower().rfind("<img") if "<" in raw else -1
    if picture >= 0:
        marked.below = ""
    if marked.below is not None:
        marked.below += raw[max(picture, 0) :]
    hint = _said(raw, text, marked)
    for piece in text.split("\n"):
        if piece.strip(BLANKS):
            marked.below = None
            yield piece, hint, marked.rank


def _said(raw: str, text: str, marked: _Marked) -> Hint:
    """What the tags say of a part."""
    if marked.hint is not Hint.NONE:
        return marked.hint
    if _IN_BOLD.match(raw):
        return Hint.STRONG
    below = marked.below
    return Hint.CAPTION if below and may_caption(text.strip(BLANKS)) and set_apart(below) else Hint.NONE


def may_caption(text: str) -> bool:
    """Whether a line right below a picture may be its text: it is brief, and no names, no day, no imprint."""
    return len(text) <= UNDER_PICTURE and not _NO_CAPTION.match(text)


def set_apart(tags: str) -> bool:
    """Whether the tags around and behind a picture set what stands below it as its text is set."""
    return bool(_SET_APART.search(tags))


def _take(number: int, source: str, shown: str, removed: list[Markup] | None) -> str:
    if removed is not None and shown != source:
        removed.append(Markup(number, source, shown))
    return shown


def _character(entity: str) -> str:
    return unescape(entity).replace("\xa0", " ")
