"""A Markdown page → its lines without the marks, with what the marks say of them; front matter as the fields it is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from itertools import takewhile, zip_longest

from corpus import bylines, headings
from corpus.draft import Reading, Source
from corpus.fields import HEADLINE, is_meant, named
from corpus.frontmatter import Field, fields_of, properties_of
from corpus.lines import Hint, Line, Markup, lines
from corpus.structured import published
from corpus.values import RecordError
from corpus.variants import TELLING, has_variants
from corpus.wholepage import names_page
from corpus.wording import late

_HEADING = late(r"(#{1,6})\s+(.*?)\s*#*$")
_RULE = late(r"(?:[-*_]\s*){3,}$|[|:\s-]{3,}$|(?:```|~~~).*$")
_QUOTE = late(r"^(?:>\s?)+")
_BULLET = late(r"^[-*+]\s+")
# Bounded, so that a line full of openings without an end is not read to its end for each.
_IMAGE = late(r"!\[([^\]]{0,300})\]\([^)]{0,999}\)")
_LINK = late(r"\[([^\]]{1,300})\]\((?:[^()\s]{0,999})(?:\s+\"[^\"]{0,300}\")?\)|<(https?://[^>\s]{1,999})>")
_EMPHASIS = late(r"(\*{1,3}|_{2,3}|~~|==|`)(?=\S)(.{1,999}?)(?<=\S)\1")
_ITALIC = late(r"(?:\*(?=[^*\s])[^*]+\*|_(?=[^_\s])[^_]+_)$")
# What collections of notes mark: links to one another, pictures, footnotes, boxes, names of paragraphs.
_EMBED = late(r"!\[\[([^\]|]{1,300})(?:\|([^\]]{0,300}))?\]\]")
_NOTE_LINK = late(r"\[\[([^\]|]{1,300})(?:\|([^\]]{1,300}))?\]\]")
_NOTE_MARK = late(
    r"\[\^[^\]\s]{1,40}\](?::\s*)?|^\[!\w{1,20}\][+-]?\s*|\s\^[0-9a-z-]{3,40}$|(?:\s#[^\s#]{1,40})+(?=$|\s\^)"
)
# What is no text at all: a list of contents, where a link leads, the tags of a note.
_NO_TEXT = late(
    r"@?\[toc\]$|\[(?!\^)[^\]]{1,60}\]:\s+<?(?:https?:)?[./]\S+$|(?:#[^\s#]+\s+)+#[^\s#]+$|\{:.{0,80}\}$", re.I
)
# What a site's builder is told to put in.
_SHORTCODE = late(r"\{(?:%|\{[<%]).*(?:%|[>%]\})\}$")
_SHORTCODE_SAYS = late(r"(?:caption|title)\s*=\s*[\"“']([^\"”']{1,300})|asset_img\s+\S+\s+([^%]{1,300}?)\s*%")
# The name of a file, or what an editor calls every picture.
_NO_CAPTION = late(
    r"\S+\.(?:png|jpe?g|gif|webp|bmp|svg)$|(?:image|img|alt|picture|photo|图片|截图)[\s\d-]*$|\d+$", re.I
)
_UNDERLINE = late(r"(?:={3,}|-{3,})$")
#: A headline that a line below marks is no longer, in code points.
UNDERLINED = 40
_BOLD = late(r"(?:\*\*|__)(?=\S)[^*_]+(?<=\S)(?:\*\*|__)$")


def markdown_source(text: str) -> Source:
    """The lines of a Markdown page, and the date, page and headline its front matter states. Raises RecordError."""
    source = Source([], has_variants(text[:TELLING]))
    removed: list[Markup] = []
    body = _front_matter(lines(text, removed), source)
    source.readings += [
        Reading(mark.number, mark.source, "furniture", f"markup, shown as {mark.shown!r}") for mark in removed
    ]
    for line in _underlined(body, source):
        source.lines += _unmarked(line, source)
    names = headings.unhint_names(source.lines, source.traditional)
    if gathers := headings.collection(source.lines, names):
        source.lines.remove(gathers)
        source.named = ""
        source.readings.append(Reading(gathers.number, gathers.text, "furniture", "the name of a collection"))
    headings.promote(source.lines)
    return source


def marked(text: str) -> tuple[list[Line], list[Reading]]:
    """The lines of a text kept with such marks, without them, and what was taken off."""
    source = Source([], False)
    for line in _underlined(lines(text), source):
        source.lines += _unmarked(line, source)
    return source.lines, source.readings


def fenced(found: Sequence[Line], source: Source) -> Sequence[Line]:
    """The lines below front matter between fences, be there none; its fields become headlines, names, date and page.

    Raises RecordError for a date that is none.
    """
    fields, below = fields_of(found)
    for told in fields:
        _field(told, source)
    return _names_below_the_heading(source, below) if fields else found


def _front_matter(found: list[Line], source: Source) -> Sequence[Line]:
    """The lines below the front matter, fenced or not."""
    if (below := fenced(found, source)) is not found:
        return below
    above, fields, below = properties_of(found)
    for line in above:
        source.lines += _unmarked(line, source)
    for told in fields:
        with suppress(RecordError):  # these lines may be text all the same
            _field(told, source)
    return below


def _names_below_the_heading(source: Source, below: Sequence[Line]) -> Sequence[Line]:
    """Where the headline or its 副题 stands below the front matter, the names in it stand below them; what is left."""
    names = [line for line in source.lines if line.hint is Hint.BYLINE]
    titles = [line.text for line in source.lines if line.hint is Hint.TITLE]
    again = below and below[0].text[0] == "#" and (not titles or below[0].text.lstrip("# ") in titles)
    heading = 1 if again else 0
    heads = heading + sum(1 for _ in takewhile(_is_deck, below[heading:]))
    if not names or not heads:
        return below
    source.lines = [line for line in source.lines if line.hint is not Hint.BYLINE]
    for line in below[:heads]:
        source.lines += _unmarked(line, source)
    source.lines += names
    return below[heads:]


def _is_deck(line: Line) -> bool:
    """Whether a line is a 副题 behind its dash, whatever marks it has."""
    return line.text.lstrip("#* ").startswith("——")


def _field(told: Field, source: Source) -> None:
    line, name, value, nested, above = told
    value = _NOTE_LINK.sub(lambda found: found[2] or found[1], value) if "[[" in value else value
    field = named(name)
    if nested and named(above) == "title" and name in HEADLINE:
        field, nested = HEADLINE[name], False
    if (nested and field not in ("date", "page", "bylines")) or not is_meant(name, value):
        field = ""
    if field == "title" and names_page(value):
        source.lines.append(replace(line, text=value))  # read as the masthead that it is, with its day and page
        return
    if field in ("title", "kicker", "subtitle"):
        source.lines.append(replace(line, text=value, hint=Hint.TITLE))
        if field == "title":
            source.named = "".join(value.split())
        return
    if field == "bylines" or (not field and bylines.REPORTERS.search(value) and bylines.is_byline(value)):
        source.lines.append(replace(line, text=value, hint=Hint.BYLINE))
        return
    if field == "date":
        source.stated = source.stated or published(value, line.number)
    elif field == "page":
        source.page = source.page or value
    reason = f"front matter: the field {name}" if name else "front matter"
    source.readings.append(Reading(line.number, value, "furniture", reason))


def _underlined(found: Sequence[Line], source: Source) -> Iterator[Line]:
    """The lines, with the marks of a heading where a row of === or --- right below makes one of it."""
    under = ""
    for line, below in zip_longest(found, found[1:]):
        if under:
            source.readings.append(Reading(line.number, line.text, "furniture", "markup: a heading's underline"))
            under = ""
            continue
        headed = below and not below.gap and _UNDERLINE.match(below.text) and _may_be_underlined(line)
        under = below.text if below and headed else ""
        yield replace(line, text=f"{'#' if under[0] == '=' else '##'} {line.text}") if under else line


def _may_be_underlined(line: Line) -> bool:
    text = line.text
    return (
        (line.gap > 0 or line.number == 1)
        and len(text) <= UNDERLINED
        and text[-1] not in "。！？；：”）)|-="
        and text[0] not in "#>|-*"
    )


def _unmarked(line: Line, source: Source) -> Iterator[Line]:
    text = line.text
    if _RULE.match(text) or _NO_TEXT.match(text):
        source.readings.append(Reading(line.number, text, "furniture", "markup: a rule, or nothing that is shown"))
        return
    if text[0] == "{" and _SHORTCODE.match(text):
        source.readings.append(Reading(line.number, text, "furniture", "markup: what the site's builder puts in"))
        if said := _SHORTCODE_SAYS.search(text):
            yield replace(line, text=said[1] or said[2], hint=Hint.CAPTION)
        return
    heading = _HEADING.match(_BULLET.sub("", text, count=1))
    if heading:
        yield from _heading(line, len(heading[1]), _plain(heading[2]), source)
        return
    bare = _plain(_BULLET.sub("", _QUOTE.sub("", text, count=1), count=1)).strip("| ")
    if bare and not _is_headline_again(bare, source):
        yield replace(line, text=bare, hint=_hint(line, source))
    elif bare:
        source.readings.append(Reading(line.number, bare, "furniture", "the headline of the front matter again"))
    for mark in (_LINK, _IMAGE, _EMBED, _NOTE_MARK):
        for lost in mark.finditer(text):
            source.readings.append(
                Reading(line.number, lost[0], "furniture", "markup: the address of a link, or a mark")
            )


def _hint(line: Line, source: Source) -> Hint:
    """What a line is by its marks, or else by the tags that were taken off it."""
    if _IMAGE.match(line.text) or (_ITALIC.match(line.text) and _is_below_a_picture(line, source)):
        return Hint.CAPTION
    return Hint.STRONG if _BOLD.match(line.text) else line.hint


def _is_below_a_picture(line: Line, source: Source) -> bool:
    last = source.readings[-1] if source.readings else None
    return last is not None and line.number - last.line <= 1 + line.gap and last.text.startswith("!")


def _is_headline_again(text: str, source: Source) -> bool:
    """Whether the headline that is known stands once more above the text."""
    if not source.named or "".join(text.split()) != source.named:
        return False
    return not any(known.hint is Hint.NONE for known in source.lines)


def _heading(line: Line, rank: int, text: str, source: Source) -> Iterator[Line]:
    if _is_headline_again(text, source):
        source.readings.append(Reading(line.number, text, "furniture", "the headline of the front matter again"))
    elif text:
        yield replace(line, text=text, hint=Hint.TITLE if rank == 1 else Hint.HEAD, rank=rank)


def _plain(text: str) -> str:
    text = _IMAGE.sub(lambda found: "" if _NO_CAPTION.match(found[1].strip()) else found[1], text)
    if "[[" in text:
        text = _EMBED.sub(lambda found: "" if _NO_CAPTION.match(found[2] or "1") else found[2], text)
        text = _NOTE_LINK.sub(lambda found: found[2] or found[1], text)
    text = _NOTE_MARK.sub("", text)
    text = _LINK.sub(lambda found: found[1] or found[2], text)
    return _EMPHASIS.sub(r"\2", text)
