"""Records that already say what is what (.jsonl, .json, .csv) → drafts. Field names are looked up in one table."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from corpus import bylines, dates
from corpus.draft import Draft
from corpus.records import Kind

# A line this long is no article: the longest of 74,514 news articles has 60,000 characters.
LONGEST = 8 << 20

#: Our name for a field → the names it goes by in the wild, first that is present wins.
FIELDS = {
    "id": ("id", "_id", "article_id", "编号"),
    "title": ("title", "headline", "标题", "题名"),
    "subtitle": ("subtitle", "副标题", "副题"),
    "date": ("date", "日期", "发布日期", "pubdate", "publish_date", "published", "time", "发布时间"),
    "paragraphs": ("paragraphs", "content", "text", "body", "正文", "内容", "全文"),
    "bylines": ("byline", "bylines", "author", "authors", "作者", "记者"),
    "districts": ("districts", "district", "地区", "区域"),
    "page": ("page", "版面", "版次", "版"),
}


class RecordError(ValueError):
    """A record is no article. `line` counts from 1."""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(f"line {line}: {reason}")
        self.line = line


def drafts_of_lines(texts: Iterable[str]) -> Iterator[Draft]:
    """One draft a line of JSON; blank lines are passed over. Raises RecordError."""
    for number, line in enumerate(_lines(texts), 1):
        if line and not line.isspace():
            yield draft(_object(line, number), number)


def draft(record: Mapping[str, Any], line: int) -> Draft:
    """The draft a record states. Raises RecordError when a field holds what it cannot."""
    found = Draft(line)
    found.id = _string(record, "id", line)
    found.page = _string(record, "page", line)
    found.title = _string(record, "title", line)
    found.subtitle = _string(record, "subtitle", line)
    found.districts = tuple(_strings(record, "districts", line))
    found.stated = _date(_string(record, "date", line), line)
    found.paragraphs = list(_paragraphs(record, found, line))
    return found


def _paragraphs(record: Mapping[str, Any], found: Draft, line: int) -> Iterator[tuple[Kind, str, int]]:
    for title in (found.title, found.subtitle):
        if title:
            yield Kind.TITLE, title, line
    for byline in _strings(record, "bylines", line):
        yield Kind.BYLINE, byline, line
    for text in _strings(record, "paragraphs", line):
        yield Kind.BYLINE if len(text) < 120 and bylines.is_byline(text) else Kind.BODY, text, line


def _lines(texts: Iterable[str]) -> Iterator[str]:
    held: list[str] = []
    waiting, number = 0, 1
    for text in texts:
        first, *others = text.split("\n")
        held.append(first)
        waiting += len(first)
        if waiting > LONGEST:
            raise RecordError(number, f"longer than {LONGEST:,} characters; one article a line is wanted")
        for other in others:
            yield "".join(held)
            number += 1
            held, waiting = [other], len(other)
    yield "".join(held)


def _object(line: str, number: int) -> Mapping[str, Any]:
    try:
        found = json.loads(line)
    except ValueError as error:
        raise RecordError(number, f"no JSON ({error})") from error
    except RecursionError as error:
        raise RecordError(number, "JSON nested too deep for an article") from error
    if not isinstance(found, dict):
        raise RecordError(number, f"a JSON {type(found).__name__}, an object with title and paragraphs is wanted")
    return found


def _value(record: Mapping[str, Any], field: str) -> Any:  # noqa: ANN401  # JSON is anything until looked at
    for name in FIELDS[field]:
        if (value := record.get(name)) is not None:
            return value
    return None


def _string(record: Mapping[str, Any], field: str, line: int) -> str:
    value = _value(record, field)
    if value is None:
        return ""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    raise RecordError(line, f"{field} is a {type(value).__name__}, text is wanted")


def _strings(record: Mapping[str, Any], field: str, line: int) -> list[str]:
    value = _value(record, field)
    if value is None:
        return []
    values = value.split("\n") if isinstance(value, str) else value
    if not isinstance(values, list) or not all(isinstance(item, str) for item in values):
        raise RecordError(line, f"{field} is a {type(value).__name__}, a list of texts is wanted")
    return [stripped for item in values if (stripped := item.strip())]


def _date(text: str, line: int) -> date | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        pass
    found = dates.stated(text)
    if found is None:
        raise RecordError(line, f"date {text!r} is none; YYYY-MM-DD is wanted")
    return found
