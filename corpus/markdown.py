"""A Markdown page → its lines without the marks, with what the marks say of them; front matter as the fields it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from corpus import headings
from corpus.draft import Reading, Source
from corpus.fields import named
from corpus.lines import Hint, Line, Markup, lines
from corpus.structured import published
from corpus.variants import TELLING, is_traditional
from corpus.wording import late

_FENCE = late(r"(?:-{3,}|\+{3,})$")
_FIELD = late(r"([\w-]{1,30})\s*[:：=]\s*(.*)$")
_ITEM = late(r"-\s+(.*)$")
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


def _front_matter(found: list[Line], source: Source) -> list[Line]:
    """The lines below the front matter; its fields become headlines, names, date and page."""
    if not found or not _FENCE.match(found[0].text):
        return found
    close = next((n for n, line in enumerate(found[1:], 1) if line.text == found[0].text), 0)
    inside = found[1:close]
    is_told = [_FIELD.match(line.text) or (n and _ITEM.match(line.text)) for n, line in enumerate(inside)]
    if not inside or not all(is_told):
        return found
    name = ""
    for line in inside:
        if item := _ITEM.match(line.text):
            _field(line, name, item[1], source)
        elif field := _FIELD.match(line.text):
            name = field[1]
            _field(line, name, field[2], source)
    return found[close + 1 :]


def _field(line: Line, name: str, told: str, source: Source) -> None:
    field, value = named(name), told.strip().strip("\"'")
    if not value:
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
        source.stated = published(value, line.number)
    elif field == "page":
        source.page = value
    source.readings.append(Reading(line.number, value, "furniture", f"front matter: the field {name}"))


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
