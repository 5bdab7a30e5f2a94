"""A record that says what is what → the drafts of its articles: one, or those of the page it holds in one field."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any

from corpus import bylines, objects, prose, publication, values
from corpus.draft import Draft, Reading
from corpus.field_values import values_of
from corpus.fields import FIELDS, is_one_page, named
from corpus.lines import Hint
from corpus.mastheads import folio
from corpus.records import Kind
from corpus.values import RecordError
from corpus.wording import late

if TYPE_CHECKING:
    from corpus.lines import Line
    from corpus.page import PageReading

# Every paragraph is given one: looked up in its enumeration that takes ten times as long, in Python 3.11.
_TITLE, _BODY, _BYLINE, _CAPTION, _HEADING = Kind.TITLE, Kind.BODY, Kind.BYLINE, Kind.CAPTION, Kind.HEADING

_TEXT_ENDS = frozenset("。！？…；：”")  # no byline ends so, and most paragraphs do

# Counts of seconds, of the years from 2001 to 2033: 1783037700, and of thousandths of them.
_SECONDS = late(r"1\d{9}(?:\d{3})?$")
# Counts of days, of the years from 1954 to 2063: 45765, as a spreadsheet exports a day without its format.
_DAYS = late(r"[2-5]\d{4}(?:\.\d+)?$")
_FIRST_DAY = date(1899, 12, 30)
# The articles of another dump are counted so, too: two of one number would be taken for one article.
_COUNTED = late(r"(?:(?:content|article|art|item|node|row|record)[_-]?)?\d{1,6}$")
_CHINA = timezone(timedelta(hours=8))

_KINDS = dict.fromkeys((Hint.TITLE, Hint.HEAD, Hint.STRONG), Kind.HEADING) | {Hint.CAPTION: Kind.CAPTION}
_PARTS = {"paragraphs": "a paragraph", "sections": "a section", "bylines": "an author"}
# What is found in fields of other names, too.
_FOUND = ("paragraphs", "title")
# What of a record is said of one of its articles, where it holds several.
_OF_ONE = frozenset({"id", "bylines", "captions", "images", "sections"})
#: A heading of a text, all in bold, is no longer.
BOLD = 30


def draft(record: Mapping[str, Any], line: int) -> Draft:
    """The draft of the one article that a record states. Raises RecordError when a field holds what it cannot."""
    return _stated(values_of(record), line)


def drafts(record: Mapping[str, Any], line: int) -> list[Draft]:
    """The drafts of a record's articles: one, unless it holds a printed page in one field. Raises RecordError."""
    told = values_of(record)
    page = _page(told, line)
    if page is None:
        return [_stated(one, line) for one in _scanned(told)]
    found = page.drafts
    for one in found:
        one.line, one.districts = line, _districts(told, line)
        one.paragraphs = [(kind, text, line) for kind, text, _ in one.paragraphs]
        one.stated = one.stated or _told_apart(told)
    if pictures := _captions(told, line):
        found.append(Draft(line, paragraphs=pictures, stated=found[-1].stated, page=found[-1].page))
    if len(found) == 1:
        found[0].id, found[0].counted = _id(told, line)  # of several it could name but one
    return found


def _stated(told: Mapping[str, Any], line: int) -> Draft:
    title, kicker, below = _text(told, "title", line), _text(told, "kicker", line), _text(told, "subtitle", line)
    name, counted = _id(told, line)
    return Draft(
        line,
        id=name,
        counted=counted,
        page=_page_of(told, line),
        title=title,
        subtitle=" ".join(filter(None, (kicker, below))),
        districts=_districts(told, line),
        stated=published(_text(told, "date", line), line) or _told_apart(told),
        paragraphs=_paragraphs(told, (kicker, title, below), line),
    )


def _page_of(told: Mapping[str, Any], line: int) -> str:
    """The page, as the folio of a printed one is read: 2 for 第2版：要闻; as given where it is not one page."""
    given = _text(told, "page", line)
    return (is_one_page(given) and folio(given)) or given


def _scanned(told: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The articles of a page whose text is a list of blocks, some of them headlines; else the one article."""
    kept = objects.objects_of(told.get("paragraphs")) if "title" not in told else []
    found = objects.by_headlines(kept)
    if len(found) < 2 and not any(headline for headline, _ in found):
        return [told]
    shared = {field: value for field, value in told.items() if field not in _OF_ONE}
    each: list[dict[str, Any]] = [
        {**(shared if n else told), "title": headline, "paragraphs": items} for n, (headline, items) in enumerate(found)
    ]
    if len(each) > 1:
        each[0].pop("id", None)
    return list(each)


def _id(told: Mapping[str, Any], line: int) -> tuple[str, bool]:
    """The name of an article among all; none, and True, where its place in a list or a table is given."""
    given = _text(told, "id", line)
    return ("", True) if _COUNTED.match(given) else (given, False)


def _page(told: Mapping[str, Any], line: int) -> PageReading | None:
    """The printed page that a record without headline and names has in one field; None where it has an article."""
    text = values.unwrapped(told.get("paragraphs"))
    if type(text) is not str or any(field in told for field in ("kicker", "subtitle", "bylines")):
        return None
    title = _text(told, "title", line)
    if "版" not in title if title else not ("\n" in text.strip() or "\\n" in text or values.is_html(text)):
        return None
    from corpus.wholepage import whole_page  # few records are pages, and need its rules

    stated = published(_text(told, "date", line), line)
    return whole_page(values.broken(text).strip("\n"), title, stated, _text(told, "page", line))


def readings(record: Mapping[str, Any], line: int) -> Iterator[Reading]:
    """What became of each field, and of each paragraph."""
    told = values_of(record)
    page = _page(told, line)
    each = (reading for one in _scanned(told) for reading in _of_article(one, line))
    shown = _of_page(page, line) if page else each
    known = ("title", "kicker", "subtitle", "paragraphs", "sections", "bylines", "captions")
    yield from shown
    for name, value in record.items():
        field = named(name)
        if field not in FIELDS:
            field = next((ours for ours in _FOUND if value is told.get(ours)), field)
        if _is_of(value, told.get("paragraphs")):
            continue
        used = value is told.get(field) and (field != "id" or not page or len(page.drafts) == 1)
        for inner, held in values.beside(value) if used else ():
            if any(held is one for one in told.values()):
                continue
            yield Reading(line, _as_text(held), "furniture", f"the field {inner} of {name}")
        if used and (field in known and not (field == "bylines" and isinstance(value, int))):
            continue
        reason = f"the field {name}" if used else f"the field {name}, which no article has"
        if value != "":
            yield Reading(line, _as_text(value), "furniture", reason)


def _is_of(value: object, texts: object) -> bool:
    """Whether a field is one of several that hold a paragraph each."""
    return isinstance(value, str) and isinstance(texts, list) and any(value is text for text in texts)


def _of_page(page: PageReading, line: int) -> Iterator[Reading]:
    return (replace(reading, line=line) for reading in page.readings())


def _of_article(told: Mapping[str, Any], line: int) -> Iterator[Reading]:
    """What became of the paragraphs, and of what stands in their fields besides."""
    for kind, text, at in _stated(told, line).paragraphs:
        yield Reading(at, text, kind.value, "a field of the record")
    for field in ("title", "kicker", "subtitle", "paragraphs", "captions"):
        value = told.get(field)
        inner = values.unwrapped(value)
        if type(inner) is not str or not (field in ("paragraphs", "captions") or values.says_html(value)):
            continue
        for sign in values.written_out(inner):
            yield Reading(line, sign, "furniture", r"markup, shown as '\n'")
        for mark in values.marked(inner)[1] if values.is_html(value) else ():
            yield Reading(line, mark.source, "furniture", f"markup, shown as {mark.shown!r}")
        if field == "paragraphs" and not values.is_html(value) and values.is_markdown(inner):
            yield from (replace(mark, line=line) for mark in _of_markdown(values.broken(inner))[1])
    if len(_of_text(told, line)) < len(lines := _lines_of_text(told, line)):
        yield Reading(line, lines[0][1], "furniture", "the headline once more")
    texts = [text for _, text, _ in _stated(told, line).paragraphs]
    for field in _PARTS:
        held = told.get(field)
        for name, value in objects.beside(held, texts) if isinstance(held, (dict, list)) else ():
            if name:
                yield Reading(line, _as_text(value), "furniture", f"the field {name} of {_PARTS[field]}")


def reading_beside(line: int, name: str, value: object) -> Reading:
    """What became of a field that stands around the records."""
    return Reading(line, _as_text(value), "furniture", f"the field {name} around the records" if name else "no record")


def _as_text(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def published(text: str, line: int) -> date | None:
    """The day a date field states, None when it is empty. Raises RecordError when it states none."""
    if not text:
        return None
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        pass
    found = publication.stated(text) or publication.year_last(text) or publication.from_name(text) or _counted(text)
    if found is None:
        raise RecordError(line, f"date {text[:40]!r} is none; YYYY-MM-DD is wanted")
    return found


def _counted(text: str) -> date | None:
    """The day in China that a count of seconds, or of thousandths, since 1970 means, or one of days as spreadsheets do.

    None for another number.
    """
    if _DAYS.match(text):
        return _FIRST_DAY + timedelta(days=int(text[:5]))
    if not _SECONDS.match(text):
        return None
    return datetime.fromtimestamp(int(text[:10]), _CHINA).date()


def _told_apart(told: Mapping[str, Any]) -> date | None:
    """The day that three fields say, or else the address of the article: …/html/2026-07/03/content_1.htm."""
    try:
        return date(*(int(told[part]) for part in ("year", "month", "day")))
    except (KeyError, ValueError, TypeError):
        address = told.get("address")
        return publication.from_name(address) if isinstance(address, str) else None


def _paragraphs(told: Mapping[str, Any], titles: tuple[str, ...], line: int) -> list[tuple[Kind, str, int]]:
    kept = objects.objects_of(told.get("paragraphs"))
    texts = _of_objects(kept, line) if kept else _of_text(told, line)
    if "sections" in told:
        texts = [*texts, *_of_sections(told["sections"], line, objects.DEEP)]
    if kept and any(kind is _TITLE for kind, _, _ in texts):
        return texts  # as `quanwen articles` prints them
    pictures = _captions(told, line)
    known = {text for _, text, _ in texts} if pictures else ()
    return [
        *[(_TITLE, title, line) for title in titles if title],
        *[(_BYLINE, byline, line) for byline in _people(told, line)],
        *texts,
        *[picture for picture in pictures if picture[1] not in known],
    ]


def _of_objects(kept: objects.Objects, line: int) -> list[tuple[Kind, str, int]]:
    """The paragraphs that are objects; as `quanwen articles` prints them they say what they are."""
    found = [(kind, text, line) for kind, text in objects.paragraphs(kept, line)]
    return found if any("kind" in one for one in kept) else prose.kinds(found)


def _of_sections(sections: list[dict[str, Any]], line: int, deep: int) -> Iterator[tuple[Kind, str, int]]:
    """The headings and the texts of the sections of an article, which may have sections in turn."""
    for one in sections:
        told = values_of(one)
        heading = _text(told, "title", line) or _text(told, "subtitle", line)
        if heading:
            yield _HEADING, heading, line
        kept = objects.objects_of(told.get("paragraphs"))
        yield from _of_objects(kept, line) if kept else _of_text(told, line)
        if deep and "sections" in told:
            yield from _of_sections(told["sections"], line, deep - 1)


def _people(told: Mapping[str, Any], line: int) -> list[str]:
    return values.people_of(told["bylines"], line) if "bylines" in told else []


def _districts(told: Mapping[str, Any], line: int) -> tuple[str, ...]:
    return tuple(values.texts_of(told["districts"], "districts", line)) if "districts" in told else ()


def _of_text(told: Mapping[str, Any], line: int) -> list[tuple[Kind, str, int]]:
    """The paragraphs of a text, or of a list of texts; the headline above it is none of them."""
    found = _lines_of_text(told, line)
    return found[1:] if found and found[0][1] == told.get("title") else found


def _lines_of_text(told: Mapping[str, Any], line: int) -> list[tuple[Kind, str, int]]:
    value = told.get("paragraphs")
    inner = values.unwrapped(value)
    if type(inner) is str:
        inner = values.broken(inner)
        if values.is_html(value):
            return prose.kinds([(_kind(one), one.text, line) for one in values.marked(inner)[0]])
        if values.is_markdown(inner):
            return prose.kinds([(_kind(one), one.text, line) for one in _of_markdown(inner)[0]])
    elif objects.objects_of(value):
        return []
    texts = values.texts_of(inner, "paragraphs", line)
    return prose.kinds(
        [(_BYLINE if text[-1] not in _TEXT_ENDS and bylines.is_byline(text) else _BODY, text, line) for text in texts]
    )


def _of_markdown(text: str) -> tuple[list[Line], list[Reading]]:
    from corpus.markdown import marked  # few records are kept so

    return marked(text)


def _kind(line: Line) -> Kind:
    """What a line of a text is that was kept with the markup of the page it stood in."""
    text, hint = line.text, line.hint
    if text[-1] in _TEXT_ENDS:
        if hint is Hint.CAPTION:
            return _CAPTION
        if hint is Hint.NONE or not _may_head(text):
            return _BODY
    elif bylines.is_byline(text):
        return _BYLINE
    return _BODY if hint is Hint.STRONG and len(text) > BOLD else _KINDS.get(hint, _BODY)


def _may_head(text: str) -> bool:
    """Whether a line that ends as a text does may be a heading: it asks, or ends in a word that is quoted."""
    return text[-1] in "？！”" and not any(mark in text for mark in ("。", "：", "！”", "？”"))


def _captions(told: Mapping[str, Any], line: int) -> list[tuple[Kind, str, int]]:
    """What is said of pictures, in fields of its own."""
    if "captions" not in told and "images" not in told:
        return []
    value = told.get("captions")
    if objects.objects_of(value):
        texts = objects.shown(value)
    elif values.is_html(value):
        texts = [one.text for one in values.marked(values.unwrapped(value))[0]]
    else:
        texts = values.texts_of(value, "captions", line)
    return [(_CAPTION, text, line) for text in (*texts, *objects.shown(told.get("images")))]


def _text(told: Mapping[str, Any], field: str, line: int) -> str:
    value = told.get(field)
    if type(value) is str:
        return value.strip()
    return "" if value is None else values.text_of(value, field, line)
