"""A record → what it holds, by our names for its fields, whatever its own are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from corpus import objects, publication, values
from corpus.fields import FIELDS, HEADLINE, is_headline, is_meant, is_moment, named, places
from corpus.wording import late

#: A text is no shorter, in code points: in a field of another name it is known by that and by how its sentences end.
PROSE = 30
#: What a field called name holds is a headline from so many on, and a person's or a place's below.
LEAST_HEADLINE = 6
_NUMBERED = late(r"(\D+?)[\s_-]?\d{1,3}$")
# What is said of an article in such fields is none of it.
_BESIDE = late(r"copyright|licen[cs]e|disclaimer|comment|reply|prompt|error|版权|声明|免责|评论|备注|审稿|意见", re.I)


def values_of(record: Mapping[str, Any]) -> dict[str, Any]:
    """The values of a record by our names for its fields, those that hold nothing left out."""
    found = {}
    for field, names in places(tuple(record)):
        for name in names:
            value = record[name]
            if not values.is_nothing(value) and is_meant(name, value):
                found[field] = value
                break
    if type(title := found.get("title")) is dict:
        for part, field in HEADLINE.items():
            if field not in found and not values.is_nothing(title.get(part)):
                found[field] = title[part]
    if "paragraphs" not in found:
        found.update(_text_of(record))
    if "title" not in found and "paragraphs" in found:
        found.update(_headline_of(record))
    if "date" not in found or "page" not in found:
        for value in record.values():
            if type(value) is dict and value and not next(iter(value)).startswith("$"):
                found = {**_printed(value), **found}
    return found


def _printed(inner: Mapping[str, Any]) -> dict[str, Any]:
    """The day and the page that an object within a record states: {"fabu": {"riqi": …, "banci": …}}."""
    found: dict[str, Any] = {}
    for field, names in places(tuple(inner)):
        for name in names:
            value = values.unwrapped(inner[name])
            if field == "day" and type(value) is str and publication.stated(value):
                field = "date"
            if field in ("date", "page") and value and not is_moment(name) and is_meant(name, value):
                found.setdefault(field, value)
    return found


def _text_of(record: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """The text in a field of a name we have not: what an editor saves, or else the longest prose."""
    kept = [value for value in record.values() if objects.is_kept_so(value)]
    unknown = [
        (name, value) for name, value in record.items() if named(name) not in FIELDS and not _BESIDE.search(name)
    ]
    prose = [(name, value) for name, value in unknown if _is_prose(values.unwrapped(value))]
    if kept:
        yield "paragraphs", kept[-1]
    elif prose:
        name, longest = max(prose, key=lambda field: len(values.unwrapped(field[1])))
        numbered = [text for other, text in unknown if _stem(other) == _stem(name) and isinstance(text, str) and text]
        yield "paragraphs", numbered if _stem(name) and len(numbered) > 1 else longest


def _headline_of(record: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """The headline in a field of a name we have not, which says that it holds one."""
    for name, value in record.items():
        if type(value) is str and LEAST_HEADLINE <= len(value) <= PROSE and is_headline(name):
            yield "title", value
            return


def _stem(name: str) -> str:
    """The name of a field that holds one of several paragraphs, without its number: p1, p2; empty for others."""
    found = _NUMBERED.match(name)
    return found[1] if found else ""


def _is_prose(text: object) -> bool:
    if type(text) is list and text and all(type(one) is str for one in text):
        text = "".join(text)
    return type(text) is str and len(text) >= PROSE and ("。" in text or "！" in text or "？" in text)
