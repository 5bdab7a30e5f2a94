"""Records that say what is what (.jsonl, .json, .csv, .tsv) → drafts. Field names are looked up in one table."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta, timezone
from functools import lru_cache
from typing import Any

from corpus import bylines, publication
from corpus.draft import Draft, Reading
from corpus.records import Kind
from corpus.wording import late, listed

# A line this long is no article: the longest of 74,514 news articles has 60,000 characters.
LONGEST = 8 << 20

#: Our name for a field → the names it goes by in the wild, as `_plain` has them; the first that is present wins.
FIELDS = {
    "id": ("id", "articleid", "编号"),
    "title": ("title", "headline", "标题", "题名", "篇名"),
    "kicker": ("kicker", "引题", "眉题", "肩题", "introtitle"),
    "subtitle": ("subtitle", "副标题", "副题", "subheadline"),
    "date": listed(
        "date 日期 pubdate publishdate publisheddate publicationdate datepublished issuedate releasedate postdate"
        " newsdate articledate paperdate 发布日期 出版日期 见报日期 刊发日期 刊登日期 发表日期 报纸日期"
        " published publishedat publishtime publishedtime pubtime releasetime posttime newstime datetime"
        " 发布时间 发表时间 刊发时间 见报时间 发稿时间 出版时间 time 时间"
    ),
    "year": ("year", "年", "年份"),
    "month": ("month", "月", "月份"),
    "day": ("day", "日"),
    "address": ("url", "link", "href", "sourceurl", "articleurl", "网址", "链接", "原文链接"),
    "paragraphs": ("paragraphs", "content", "text", "body", "正文", "内容", "全文"),
    "bylines": ("byline", "bylines", "by", "author", "authors", "作者", "记者", "署名"),
    "districts": ("districts", "district", "地区", "区域"),
    "page": ("page", "版面", "版次", "版", "页码"),
}
_OURS = {name: field for field, names in FIELDS.items() for name in names}

# Every paragraph is given one: looked up in its enumeration that takes ten times as long, in Python 3.11.
_TITLE, _BODY, _BYLINE = Kind.TITLE, Kind.BODY, Kind.BYLINE

_TEXT_ENDS = frozenset("。！？…；：”")  # no byline ends so, and most paragraphs do

_BETWEEN_WORDS = late(r"[\s_-]+")

# Counts of seconds, of the years from 2001 to 2033: 1783037700, and of thousandths of them.
_SECONDS = late(r"1\d{9}(?:\d{3})?$")
_CHINA = timezone(timedelta(hours=8))

_STRINGS, _DICTS = frozenset({str}), frozenset({dict})  # what a list may hold: JSON makes no subclasses

Record = tuple[int, Mapping[str, Any]]


class RecordError(ValueError):
    """A record is no article. `line` counts from 1."""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(f"line {line}: {reason}")
        self.line = line


def named(field: str) -> str:
    """Our name for a field, or its own when we have none: pub_date, pubDate and PubDate are one."""
    return _OURS.get(_plain(field), field)


def _plain(field: str) -> str:
    """A field's name in small letters alone."""
    return _BETWEEN_WORDS.sub("", field).lower()


def lines_of(texts: Iterable[str]) -> Iterator[str]:
    """The texts cut at every line end, without it. Raises RecordError for a line that never ends."""
    held: list[str] = []
    waiting, number = 0, 1
    for text in texts:
        first, *others = text.split("\n")
        held.append(first)
        waiting += len(first)
        if waiting > LONGEST:
            raise RecordError(number, f"longer than {LONGEST:,} characters; one article a line is wanted")
        if others:
            yield "".join(held)
            last = others.pop()
            yield from others
            number += len(others) + 1
            held, waiting = [last], len(last)
    yield "".join(held)


def records_of_lines(lines: Iterable[str], first: int = 1) -> Iterator[Record]:
    """One record a line of JSON, and its line, `first` or one below; none of a blank line. Raises RecordError."""
    for number, line in enumerate(lines, first):
        if line and not line.isspace():
            yield number, _object(_parsed(line, number), number)


def records_of_json(text: str) -> Iterator[Record]:
    """The records of one JSON text: an object, a list of them, or such a list in a field. Raises RecordError."""
    parsed = _parsed(text, 1)
    if isinstance(parsed, dict) and not any(named(name) in ("title", "paragraphs") for name in parsed):
        lists = [value for value in parsed.values() if isinstance(value, list)]
        parsed = lists[0] if len(lists) == 1 else parsed
    for found in parsed if isinstance(parsed, list) else [parsed]:
        yield 1, _object(found, 1)


def records_of_table(texts: Iterable[str], delimiter: str) -> Iterator[Record]:
    """One record a row below the header, with the line it begins at. Raises RecordError."""
    csv.field_size_limit(LONGEST)
    rows = csv.reader((line + "\n" for line in lines_of(texts)), delimiter=delimiter)
    begins = 1
    header: list[str] = []
    try:
        for row in rows:
            if not header:
                header = _header(row)
            elif any(cell.strip() for cell in row):
                if any(cell.strip() for cell in row[len(header) :]):
                    raise RecordError(begins, f"{len(row)} cells under a header of {len(header)}")
                yield begins, dict(zip(header, row, strict=False))
            begins = rows.line_num + 1
    except csv.Error as error:
        raise RecordError(begins, f"no table row ({error})") from error


def draft(record: Mapping[str, Any], line: int) -> Draft:
    """The draft a record states. Raises RecordError when a field holds what it cannot."""
    values = _values(record)
    title, kicker, below = _text(values, "title", line), _text(values, "kicker", line), _text(values, "subtitle", line)
    return Draft(
        line,
        id=_text(values, "id", line),
        page=_text(values, "page", line),
        title=title,
        subtitle=" ".join(filter(None, (kicker, below))),
        districts=tuple(_texts(values, "districts", line)),
        stated=published(_text(values, "date", line), line) or _told_apart(values),
        paragraphs=_paragraphs(values, (kicker, title, below), line),
    )


def readings(record: Mapping[str, Any], line: int) -> Iterator[Reading]:
    """What became of each field, and of each paragraph."""
    for kind, text, at in draft(record, line).paragraphs:
        yield Reading(at, text, kind.value, "a field of the record")
    for name, value in record.items():
        field = _OURS.get(_plain(name))
        used = field is not None and value is _value(record, field)
        if field in ("title", "kicker", "subtitle", "paragraphs", "bylines") and used:
            continue
        reason = f"the field {name}" if used else f"the field {name}, which no article has"
        yield Reading(line, _as_text(value), "furniture", reason)
    told = _value(record, "paragraphs")
    for item in told if isinstance(told, list) else ():
        for name, value in item.items() if isinstance(item, dict) else ():
            if name not in ("text", "kind"):
                yield Reading(line, _as_text(value), "furniture", f"the field {name} of a paragraph")


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
    found = publication.stated(text) or publication.from_name(text) or _counted(text)
    if found is None:
        raise RecordError(line, f"date {text[:40]!r} is none; YYYY-MM-DD is wanted")
    return found


def _counted(text: str) -> date | None:
    """The day in China that a count of seconds, or of thousandths, since 1970 means; None for another number."""
    if not _SECONDS.match(text):
        return None
    return datetime.fromtimestamp(int(text[:10]), _CHINA).date()


def _told_apart(values: Mapping[str, Any]) -> date | None:
    """The day that three fields say, or else the address of the article: …/html/2026-07/03/content_1.htm."""
    try:
        return date(*(int(values[part]) for part in ("year", "month", "day")))
    except (KeyError, ValueError, TypeError):
        address = values.get("address")
        return publication.from_name(address) if isinstance(address, str) else None


def _paragraphs(values: Mapping[str, Any], titles: tuple[str, ...], line: int) -> list[tuple[Kind, str, int]]:
    value = values.get("paragraphs")
    if isinstance(value, list) and value and _DICTS.issuperset(map(type, value)):
        return list(_told(value, line))
    return [
        *[(_TITLE, title, line) for title in titles if title],
        *[(_BYLINE, byline, line) for byline in _texts(values, "bylines", line)],
        *[
            (_BYLINE if text[-1] not in _TEXT_ENDS and bylines.is_byline(text) else _BODY, text, line)
            for text in _texts(values, "paragraphs", line)
        ],
    ]


def _told(items: list[dict[str, Any]], line: int) -> Iterator[tuple[Kind, str, int]]:
    """Paragraphs that say their kind, as `quanwen articles` prints them."""
    for item in items:
        text, kind = item.get("text"), item.get("kind", "body")
        if not isinstance(text, str):
            raise RecordError(line, "a paragraph without text")
        try:
            yield Kind(kind), text.strip(), line
        except ValueError as error:
            raise RecordError(line, f"a paragraph's kind is {kind!r}; one of {', '.join(Kind)} is wanted") from error


def _header(row: list[str]) -> list[str]:
    header = [cell.strip().lstrip("\ufeff").lower() or f"column {n}" for n, cell in enumerate(row, 1)]
    if twice := [name for name in header if header.count(name) > 1]:
        raise RecordError(1, f"two columns are called {twice[0]!r}")
    if not any(named(name) in ("title", "paragraphs") for name in header):
        raise RecordError(1, f"no header: a column {FIELDS['title'][0]} or {FIELDS['paragraphs'][1]} is wanted")
    return header


def _parsed(text: str, number: int) -> object:
    try:
        if text[:1] == "{" and text[-1:] == "}":  # as most are: no blanks to look for, which takes a tenth of the time
            found, end = _JSON.raw_decode(text)
            if end == len(text):
                return found
        return _JSON.decode(text)
    except ValueError as error:
        reason = "a byte order mark where an object should begin" if text.startswith("\ufeff") else error
        raise RecordError(number, f"no JSON ({reason})") from error
    except RecursionError as error:
        raise RecordError(number, "JSON nested too deep for an article") from error


def _named_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """A JSON object. Raises ValueError when a name stands in it twice: one of the two would be lost."""
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        raise ValueError(f"the field {next(name for name in names if names.count(name) > 1)!r} stands twice")
    return found


_JSON = json.JSONDecoder(object_pairs_hook=_named_once)  # `json.loads` would make another for each line


def _object(found: object, number: int) -> Mapping[str, Any]:
    if not isinstance(found, dict):
        raise RecordError(number, f"a JSON {type(found).__name__}, an object with title and paragraphs is wanted")
    return found


def _value(record: Mapping[str, Any], field: str) -> Any:  # JSON is anything until looked at
    return _values(record).get(field)


def _values(record: Mapping[str, Any]) -> dict[str, Any]:
    """The values of a record by our names for its fields, those that hold nothing left out."""
    values = {}
    for field, names in _names(tuple(record)):
        for name in names:
            if (value := record[name]) is not None:
                values[field] = value
                break
    return values


@lru_cache(maxsize=64)
def _names(fields: tuple[str, ...]) -> tuple[tuple[str, list[str]], ...]:
    """Which of a record's fields each of ours may stand in; the records of a dump are nearly all alike."""
    called: dict[str, list[str]] = {}
    for field in fields:
        called.setdefault(_plain(field), []).append(field)
    present = ((ours, [field for name in names for field in called.get(name, ())]) for ours, names in FIELDS.items())
    return tuple((ours, names) for ours, names in present if names)


def _text(values: Mapping[str, Any], field: str, line: int) -> str:
    value = values.get(field)
    if isinstance(value, dict) and len(value) == 1 and next(iter(value)).startswith("$"):
        (value,) = value.values()  # {"$date": …}: so a database exports what JSON has no type for
    if isinstance(value, str):
        return value.strip()
    if value is None:
        return ""
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    raise RecordError(line, f"{field} is a {type(value).__name__}, text is wanted")


def _texts(values: Mapping[str, Any], field: str, line: int) -> list[str]:
    value = values.get(field)
    if value is None:
        return []
    items = value.split("\n") if isinstance(value, str) else value
    if not isinstance(items, list) or not _STRINGS.issuperset(map(type, items)):
        raise RecordError(line, f"{field} is a {type(value).__name__}, a list of texts is wanted")
    return [stripped for item in items if (stripped := item.strip())]
