"""A Markdown page → its lines without the marks, with what the marks say of them; front matter as the fields it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus import headings
from corpus.draft import Reading, Source
from corpus.fields import HEADLINE, is_meant, named
from corpus.frontmatter import Field, fields_of
from corpus.lines import Hint, Line, Markup, lines
from corpus.structured import published
from corpus.variants import TELLING, is_traditional
from corpus.wholepage import names_page
from corpus.wording import late

_HEADING = late(r"(#{1,6})\s+(.*?)\s*#*$")
_RULE = late(r"(?:[-*_]\s*){3,}$|[|:\s-]{3,}$|(?:```|~~~).*$")
_QUOTE = late(r"^(?:>\s?)+")
_BULLET = late(r"^[-*+]\s+")
# Bounded, so that a line full of openings without an end is not read to its end for each.
_IMAGE = late(r"!\[([^\]]{0,300})\]\([^)]{0,999}\)")
_LINK = late(r"\[([^\]]{1,300})\]\((?:[^()\s]{0,999})(?:\s+\"[^\"]{0,300}\")?\)|<(https?://[^>\s]{1,999})>")
_EMPHASIS = late(r"(\*{1,3}|_{2,3}|~~|`)(?=\S)(.{1,999}?)(?<=\S)\1")
_BOLD = late(r"(?:\*\*|__)(?=\S)[^*_]+(?<=\S)(?:\*\*|__)$")


def markdown_source(text: str) -> Source:
    """The lines of a Markdown page, and the date, page and headline its front matter states. Raises RecordError."""
    source = Source([], is_traditional(text[:TELLING]))
    removed: list[Markup] = []
    body = _front_matter(lines(text, removed), source)
    source.readings += [
        Reading(mark.number, mark.source, "furniture", f"markup, shown as {mark.shown!r}") for mark in removed
    ]
    for line in body:
        source.lines += _unmarked(line, source)
    headings.unhint_names(source.lines, source.traditional)
    headings.promote(source.lines)
    return source


def _front_matter(found: list[Line], source: Source) -> Sequence[Line]:
    """The lines below the front matter; its fields become headlines, names, date and page."""
    fields, below = fields_of(found)
    for told in fields:
        _field(told, source)
    return below


def _field(told: Field, source: Source) -> None:
    line, name, value, nested, above = told
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
    if field == "bylines":
        source.lines.append(replace(line, text=value, hint=Hint.BYLINE))
        return
    if field == "date":
        source.stated = source.stated or published(value, line.number)
    elif field == "page":
        source.page = source.page or value
    reason = f"front matter: the field {name}" if name else "front matter"
    source.readings.append(Reading(line.number, value, "furniture", reason))


def _unmarked(line: Line, source: Source) -> Iterator[Line]:
    text = line.text
    if _RULE.match(text):
        source.readings.append(Reading(line.number, text, "furniture", "markup: a rule"))
        return
    heading = _HEADING.match(text)
    if heading:
        yield from _heading(line, len(heading[1]), _plain(heading[2]), source)
        return
    image = _IMAGE.match(text)
    hint = Hint.CAPTION if image else Hint.STRONG if _BOLD.match(text) else Hint.NONE
    bare = _plain(_BULLET.sub("", _QUOTE.sub("", text, count=1), count=1)).strip("| ")
    if bare:
        yield replace(line, text=bare, hint=hint)
    for lost in [found[0] for found in _LINK.finditer(text)] + [found[0] for found in _IMAGE.finditer(text)]:
        source.readings.append(Reading(line.number, lost, "furniture", "markup: the address of a link"))


def _heading(line: Line, rank: int, text: str, source: Source) -> Iterator[Line]:
    if (
        source.named
        and "".join(text.split()) == source.named
        and not any(known.hint is Hint.NONE for known in source.lines)
    ):
        source.readings.append(Reading(line.number, text, "furniture", "the headline of the front matter again"))
    elif text:
        yield replace(line, text=text, hint=Hint.TITLE if rank == 1 else Hint.HEAD, rank=rank)


def _plain(text: str) -> str:
    text = _IMAGE.sub(r"\1", text)
    text = _LINK.sub(lambda found: found[1] or found[2], text)
    return _EMPHASIS.sub(r"\2", text)
