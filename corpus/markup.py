"""A saved web page → its lines, with what its tags say of them. The one door to the HTML library.

Text that a browser shows is kept, as a line or as furniture; scripts and styles are no text. Which article a line
belongs to is decided in `corpus/page.py`, as for any other page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import accumulate

from selectolax.lexbor import LexborHTMLParser, LexborNode

from corpus import blocks, furniture, headings, page_records, publication, site_lines
from corpus.draft import Reading, Source
from corpus.indents import paragraphs
from corpus.lines import BLANKS, INDENT, Hint, Line, indent, may_caption, set_apart
from corpus.mainpart import Tree
from corpus.variants import TELLING, has_variants
from corpus.wording import late, listed

_SILENT = frozenset({"script", "style", "noscript", "template", "svg", "iframe", "object"})
_RANKED = frozenset(f"h{rank}" for rank in range(1, 7))
# How long a list of other articles may be, in code points.
LIST = 600
MENU = 4  # what a menu leads to takes no more: 新闻, 体育频道
LINKS = 10  # a page with fewer is of no site, or was taken out of it
HEAD = 2000  # code points at the top of a saved page, where its address stands
_BOLD = frozenset({"strong", "b"})
_SPACES = late(r"[ \t\r\n\f]+")
# What the head of a page says of it stands in these.
_TELLING = frozenset({"meta", "link", "script"})
_TITLES = frozenset(listed("ogtitle twittertitle articletitle dctitle dctermstitle"))
_HIDDEN = late(r"display\s*:\s*none", re.I)
_BETWEEN_WORDS = late(r"[\s:._-]+")
# The line that browsers put on top of what they save.
_SAVED = late(r"<!-- saved from url=\(\d+\)(\S{1,400})|<!--\s*Page saved with SingleFile\s+url: (\S{1,400})")
# What parts links from one another.
_PARTING = str.maketrans("", "", " |｜·•/›»«‹>")
_WORDS = late(r"\w{4,12}")


# Elements within one another: saved pages have dozens. The HTML library takes time by the square of the depth,
# half a second for so many and an hour for a million.
MOST_NESTED = 10_000
_NESTING = late(r"<(/?)(?!(?:p|br|hr|img|li|dt|dd|td|th|tr|input|link|meta|option)\b)[a-z]", re.I)


class NestingError(ValueError):
    """A page nests its elements deeper than any that was made to be read."""


@dataclass(slots=True)
class _Walk:
    """Where the walk through the page stands: the block being gathered, what it holds so far, what the head said."""

    source: str
    address: str = ""
    size: int = 0  # how much all of the page shows, where some servers have a form around it
    title: str = ""
    told: str = ""  # the headline that the head states
    day: date | None = None  # the head of the site tells: that of the issue, or the one the page was saved on
    parts: list[str] = field(default_factory=list)
    elsewhere: list[str] = field(default_factory=list)
    linked: int = 0
    bold: int = 0
    below: str | None = None  # the tags since a picture, where nothing is shown since
    pictured: list[Line] = field(default_factory=list)  # the lines right below pictures
    hint: Hint = Hint.NONE
    rank: int = 0
    at: int = 0
    line: int = 1
    gap: int = 0  # blank lines above, within <pre> alone
    preformatted: bool = False
    heads_site: bool = False  # within what stands on every page of a site
    tree: Tree = field(default_factory=Tree)


def html_source(text: str) -> Source:
    """The lines of a saved page, and the date, page and headline that its fields record. Raises NestingError."""
    if text.count("<") > MOST_NESTED and _depth(text) > MOST_NESTED:
        raise NestingError(f"nests more than {MOST_NESTED:,} elements within one another; no page was made so")
    source = Source([], has_variants(text[:TELLING]))
    saved = _SAVED.search(text, 0, HEAD)
    walk = _Walk(text, address=saved[1] or saved[2] if saved else "")
    page = LexborHTMLParser(text)
    if page.body is not None and page.css_first("form") is not None:
        walk.size = len(page.body.text(deep=True))
    _walk_through(walk, source, page)
    several = len(page.css("a[href]")) >= LINKS and site_lines.set_aside_site(
        source, walk.tree, walk.told or walk.title, walk.pictured
    )
    _settle(walk, source, several)
    return source


def _walk_through(walk: _Walk, source: Source, page: LexborHTMLParser) -> None:
    """Gather the lines of a page, and what its head and its comments say."""
    for kind, node in _events(page.root):
        tag = node.tag or ""
        if kind == "text":
            _gather_lines(walk, source, node) if walk.preformatted else _gather(walk, node, node.text_content or "")
        elif tag == "-comment":
            page_records.hear_comment(source, node.comment_content or "")
            continue
        elif tag == "time" and _runs_on(node):
            continue
        elif tag in blocks.BLOCKS or tag in blocks.ELSEWHERE or (tag == "span" and _is_field(node)):
            _turn_to(walk, source, kind, node)
        elif tag == "img" and kind == "enter":
            _picture(walk, node)
        elif kind == "enter" and tag in _TELLING:
            walk.address = _hear_head(source, node) or walk.address
            walk.told = (_name(node) in _TITLES and node.attributes.get("content")) or walk.told
        if walk.below is not None and kind == "enter" and tag != "img":
            walk.below += _opening(node)
    _flush(walk, source)


def _settle(walk: _Walk, source: Source, several: bool) -> None:
    """Say which lines are headlines and pictures' texts, and when the page was printed, now that all are known."""
    site_lines.caption_pictures(source, walk.pictured)
    site_lines.set_aside_repeated(source)
    headings.unhint_names(source.lines, source.traditional)
    if not several:  # else the page is called by the first of them
        source.named = source.named or page_records.named(source, walk.title) or page_records.named(source, walk.told)
    headings.promote(source.lines, source.named)
    site_lines.set_aside_name(source, walk.title)
    # behind the headline <title> has the name of the paper and the day
    behind = _SPACES.sub("", walk.title).removeprefix(source.named) if source.named else ""
    source.stated = source.stated or publication.from_name(walk.address) or publication.stated(behind) or walk.day


def _turn_to(walk: _Walk, source: Source, kind: str, node: LexborNode) -> None:
    """Where a block begins or ends the one that was being gathered is done."""
    if node.tag == "title" and kind == "leave":
        walk.title = walk.title or _shown(walk)  # a drawing has one, too
    if node.tag == "time" and kind == "leave":
        _set_aside_day(walk, source)
    _flush(walk, source)
    if kind == "enter":
        like, beside = blocks.built(node.tag or "", _called(node))
        walk.tree.enter(like, beside or _is_hidden(node))
    else:
        walk.tree.leave()
    _turn(walk, kind, node)
    if blocks.may_head_a_site(node.tag or "", _called(node)):
        walk.heads_site = kind == "enter" and not _holds_headline(node)
    walk.hint = blocks.hint(node.tag or "", _called(node)) if kind == "enter" else Hint.NONE
    walk.rank = int(tag[1]) if kind == "enter" and (tag := node.tag or "") in _RANKED else 0
    if walk.below is not None and kind == "leave" and node.tag != "br":
        walk.below = ""  # how the picture's own block is set says nothing of the next
    if node.tag == "pre":
        walk.preformatted, walk.gap = kind == "enter", 0
    if node.tag == "time" and kind == "enter":
        source.stated = source.stated or page_records.day(node.attributes.get("datetime") or "")


def _is_hidden(node: LexborNode) -> bool:
    """Whether an element is shown only when something is done with the page: what one logs in by, say."""
    return _HIDDEN.search(node.attributes.get("style") or "") is not None


def _runs_on(node: LexborNode) -> bool:
    """Whether a day stands amid a sentence: it is of what is told, not of the page."""
    beside = [one.text_content or "" for one in (node.prev, node.next) if one is not None and one.tag == "-text"]
    return any(len(text) > blocks.NAMES or "，" in text or "。" in text for text in beside)


def _set_aside_day(walk: _Walk, source: Source) -> None:
    """A day in an element of its own that no masthead would have so, 4月18日 or 昨天, is no line of the text."""
    text = _shown(walk)
    if text and len(text) <= blocks.NAMES and not furniture.piece(text):
        source.readings.append(Reading(walk.line, text, "furniture", "<time>: when it was published"))
        walk.parts, walk.linked, walk.bold = [], 0, 0


def _is_field(node: LexborNode) -> bool:
    """Whether an element is one of the fields below a headline: these are all that is in the block called so."""
    around = node.parent
    if around is None or not blocks.holds_fields(around.tag or "", _called(around)):
        return False
    return all(one.tag in ("span", "-comment", "br") or not one.text(deep=True).strip() for one in _inside(around))


def _inside(node: LexborNode) -> Iterator[LexborNode]:
    """What stands right in an element."""
    child = node.first_child
    while child is not None:
        yield child
        child = child.next


def _picture(walk: _Walk, node: LexborNode) -> None:
    """A picture is met; how it is set counts for what stands below it in the same block."""
    if not _shown(walk):
        walk.below = _opening(node.parent) if node.parent else ""


def _opening(node: LexborNode) -> str:
    """The opening tag of an element."""
    return f"<{node.tag} {' '.join(f'{name}={told}' for name, told in node.attributes.items())}>"


def _depth(text: str) -> int:
    """How many elements are open at once, at the most."""
    steps = (-1 if closes else 1 for closes in _NESTING.findall(text))
    return max(accumulate(steps, lambda depth, step: max(depth + step, 0), initial=0))


def _name(node: LexborNode) -> str:
    told = next((name for key in ("name", "property", "itemprop") if (name := node.attributes.get(key))), "")
    return _BETWEEN_WORDS.sub("", told).lower()


def _hear_head(source: Source, node: LexborNode) -> str:
    """Note the day that an element of the head states; give the address of the page where it states that."""
    told = node.attributes.get("content") or ""
    if node.tag == "script":
        hear = page_records.hear_script
        if node.attributes.get("type") == "application/ld+json":
            hear = page_records.hear_linked_data
        hear(source, node.text())
        return ""
    if node.attributes.get("rel") == "canonical":
        return node.attributes.get("href") or ""
    page_records.hear_field(source, name := _name(node), told)
    return told if name == "ogurl" else ""


def _turn(walk: _Walk, kind: str, node: LexborNode) -> None:
    """Remember within which parts of the page that are no article the walk stands."""
    apart = node.tag in blocks.ELSEWHERE and not (node.tag == "form" and 2 * len(node.text(deep=True)) >= walk.size)
    if apart or _leads_elsewhere(node) or _is_headed_elsewhere(node):
        if kind == "enter":
            walk.elsewhere.append(node.tag or "")
        elif walk.elsewhere:
            walk.elsewhere.pop()


def _leads_elsewhere(node: LexborNode) -> bool:
    """Whether a part of the page is called what lists of other articles are called, and is no longer than such."""
    return (
        blocks.may_lead_elsewhere(node.tag or "", _called(node))
        and len(node.text(deep=True)) <= LIST
        and node.css_first("h1") is None
    )


def _is_headed_elsewhere(node: LexborNode) -> bool:
    """The same by the heading it opens with."""
    first = next((one for one in _inside(node) if one.tag != "-text" or (one.text_content or "").strip()), None)
    if first is None or first.tag not in _RANKED or first.tag == "h1":
        return False
    heading, whole = first.text(deep=True).strip(), node.text(deep=True)
    return len(whole) <= LIST and blocks.heads_elsewhere(node.tag or "", heading, whole)


def _holds_headline(node: LexborNode) -> bool:
    """Whether what may be the head of a site has a heading in it, or is an article's own."""
    return node.css_first("h1, h2, h3, h4, h5, h6") is not None or any(one.tag == "article" for one in _above(node))


def _above(node: LexborNode) -> Iterator[LexborNode]:
    """The elements around a node, the nearest first."""
    parent = node.parent
    while parent is not None:
        yield parent
        parent = parent.parent


def _called(node: LexborNode) -> str:
    return f"{node.attributes.get('class') or ''} {node.attributes.get('id') or ''}"


def _events(root: LexborNode | None) -> Iterator[tuple[str, LexborNode]]:
    """The nodes in page order: (enter | leave | text, node). What is never shown is passed over."""
    node = root
    while node is not None:
        if node.tag == "-text":
            yield "text", node
        else:
            yield "enter", node
        child = node.first_child if node.tag not in _SILENT else None
        if child is not None:
            node = child
            continue
        while node is not None:
            if node.tag != "-text":
                yield "leave", node
            if node.next is not None or node is root:
                node = node.next if node is not root else None
                break
            node = node.parent


def _gather_lines(walk: _Walk, source: Source, node: LexborNode) -> None:
    """The lines of a text whose line ends are shown."""
    first, *others = (node.text_content or "").split("\n")
    _gather(walk, node, first)
    for text in others:
        walk.gap = 0 if _flush(walk, source) else walk.gap + 1
        _gather(walk, node, text)


def _gather(walk: _Walk, node: LexborNode, text: str) -> None:
    if not text.strip(BLANKS + "\r\n\f"):
        if walk.parts or walk.preformatted:
            walk.parts.append(text if walk.preformatted else " ")
        return
    if not "".join(walk.parts).strip():
        _find_line(walk, text)
    within = _ancestors(node)
    size = len(text.strip())
    walk.linked += size if "a" in within else 0
    walk.bold += size if within & _BOLD else 0
    walk.parts.append(text)


def _ancestors(node: LexborNode) -> set[str]:
    """The tags around a text up to the block that holds it."""
    tags: set[str] = set()
    parent = node.parent
    while parent is not None and (parent.tag or "") not in blocks.BLOCKS:
        tags.add(parent.tag or "")
        parent = parent.parent
    return tags


def _find_line(walk: _Walk, text: str) -> None:
    """The line of the source where this text stands, looked for from where the last one was found."""
    word = _WORDS.search(text)
    at = walk.source.find(word.group(), walk.at) if word else -1
    if at >= 0:
        walk.line += walk.source.count("\n", walk.at, at)
        walk.at = at


def _shown(walk: _Walk) -> str:
    return _SPACES.sub(" ", "".join(walk.parts)).strip(BLANKS)


def _flush(walk: _Walk, source: Source) -> bool:
    """Close the block that was being gathered: it becomes a line, or furniture. Whether it held anything."""
    text = _shown(walk)
    size = len(text.replace(" ", ""))
    if text:
        if walk.elsewhere:
            source.readings.append(
                Reading(walk.line, text, "furniture", f"<{walk.elsewhere[-1]}>: no part of an article")
            )
        elif walk.linked and walk.heads_site and walk.hint is Hint.NONE and not site_lines.states(text):
            source.readings.append(Reading(walk.line, text, "furniture", "the head of the site, with links"))
            walk.day = walk.day or publication.stated(text)
        elif _is_navigation(walk, text):
            source.readings.append(Reading(walk.line, text, "furniture", "navigation: nothing but links"))
        else:
            first, *others = paragraphs(text.replace("\xa0", " "))
            source.lines.append(
                Line(walk.line, first, walk.gap, indent("".join(walk.parts)), _hint_of(walk, first, size), walk.rank)
            )
            walk.pictured += source.lines[-1:] if walk.below is not None else ()
            source.lines += [Line(walk.line, other, 0, INDENT) for other in others]
        walk.tree.stand(len(source.lines), walk.linked > 0.5 * size)
        walk.below = None
    walk.parts, walk.linked, walk.bold = [], 0, 0
    return bool(text)


def _is_navigation(walk: _Walk, text: str) -> bool:
    """Whether a block is nothing but links. A heading that is one may be a headline, if it is no word of a menu."""
    linked = walk.linked > 0 and walk.linked >= 0.8 * len(text.translate(_PARTING))
    return linked and (walk.hint is Hint.NONE or len(text) <= MENU)


def _hint_of(walk: _Walk, text: str, size: int) -> Hint:
    """What a line is by its block, or else by how it is set; `size` counts what is shown without blanks."""
    if walk.hint is not Hint.NONE:
        return walk.hint if blocks.holds(walk.hint, text) else Hint.NONE
    if walk.bold >= 0.9 * size:
        return Hint.STRONG
    below = walk.below and may_caption(text) and set_apart(walk.below)
    return Hint.CAPTION if below and not furniture.piece(text) else Hint.NONE  # below a logo stands the paper's name
