"""Files of JSON records (.jsonl, .json) → their records, each with the line it begins at."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from corpus import publication
from corpus.arrays import rows_of
from corpus.field_values import values_of
from corpus.fields import FIELDS, fields_in, holds, is_article, is_folio, is_meant, is_moment, named
from corpus.values import RecordError
from corpus.wording import late

# A line this long is no article: the longest of 74,514 news articles has 60,000 characters.
LONGEST = 8 << 20
#: How deep in one another the objects around an article may be: {"hits": {"hits": [{"_source": {"title": …
NESTED = 6
#: A day that names what stands below it is no longer, in code points.
KEY = 12
# What a list of pages is called, in which their numbers need not be called so.
_PAGES = frozenset({"page", "pages", "版面", "版", "banmian"})
_TEXTS = frozenset({"paragraphs", "sections"})
_ACTIONS = frozenset({"index", "create", "update", "delete"})

Record = tuple[int, Mapping[str, Any]]
#: What stands around records: its line, the name of its field, and its value, which is no object and no list.
Beside = tuple[int, str, object]


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


def records_of_lines(lines: Iterable[str], first: int = 1, around: list[Beside] | None = None) -> Iterator[Record]:
    """The records that each line of JSON is or holds, and its line, the first of which is `first`. Raises RecordError.

    What stands around a record goes into `around`, when that is given.
    """
    for number, line in enumerate(lines, first):
        if line and not line.isspace():
            parsed = _parsed(line, number)
            if isinstance(parsed, dict) and _is_one(parsed):  # as most are
                yield number, parsed
                continue
            if _is_action(parsed):
                if around is not None:
                    around += _around(parsed, (), number)
                continue
            found = _found(parsed, number)
            if around is not None:
                around += _around(parsed, [one.article for one in found], number)
            yield from ((number, one.record) for one in found)


def records_of_json(text: str, around: list[Beside] | None = None) -> Iterator[Record]:
    """The records of one JSON text: an object, a list of them, or such a list in a field. Raises RecordError.

    Several such texts may follow one another, as scripts append them. What stands around records goes into `around`,
    when that is given.
    """
    try:
        parsed = [(1, _parsed(text, 1))]
    except RecordError:
        if not (parsed := _one_after_another(text)):
            raise
    return (record for line, value in parsed for record in _of_line(value, line, around))


def _of_line(value: object, line: int, around: list[Beside] | None) -> Iterator[Record]:
    """The records of a value that begins at a line."""
    beside: list[Beside] | None = None if around is None else []
    yield from ((line, record) for _, record in records_in(value, beside))
    if around is not None and beside:
        around += [(line, name, held) for _, name, held in beside]


def _one_after_another(text: str) -> list[tuple[int, object]]:
    """The values of several JSON texts, with the line each begins at; none where anything else stands between them."""
    found: list[tuple[int, object]] = []
    at, line = 0, 1
    while True:
        begin = _BETWEEN_TEXTS.match(text, at)
        line += text.count("\n", at, begin.end()) if begin else 0
        at = begin.end() if begin else at
        if at == len(text):
            return found
        try:
            value, end = _JSON.raw_decode(text, at)
        except (ValueError, RecursionError):
            return []
        found.append((line, value))
        line += text.count("\n", at, end)
        at = end


def records_in(parsed: object, around: list[Beside] | None = None) -> Iterator[Record]:
    """The records of a value as JSON has them, all of line 1, as `records_of_json` finds them. Raises RecordError."""
    if (rows := rows_of(parsed)) is not None:
        yield from ((1, row) for row in rows)
        return
    if isinstance(parsed, list):
        found = [one for item in parsed if not _is_banner(item) for one in _found(item, 1)]
    else:
        found = _found(parsed, 1, may_be_empty=True)
    if around is not None:
        around += _around(parsed, [one.article for one in found], 1)
    for one in found:
        yield 1, one.record


#: A field's name, and what it holds.
Told = tuple[str, Any]


class _Found(NamedTuple):
    """An article in a JSON value, and the same with the day and the page that the objects around it state."""

    article: Mapping[str, Any]
    record: Mapping[str, Any]


def _around(parsed: object, records: Sequence[Mapping[str, Any]], number: int) -> Iterator[Beside]:
    """What a JSON value holds besides some records in it."""
    inside = set(map(id, records))
    left: list[tuple[str, object]] = [
        ("", parsed)
    ]  # no calls within calls: JSON may be nested deeper than these may be
    while left:
        name, value = left.pop()
        if id(value) in inside or value is None:
            continue
        if isinstance(value, dict):
            left += reversed(value.items())
        elif isinstance(value, list):
            left += [(name, held) for held in reversed(value)]
        else:
            yield number, name, value


def _found(parsed: object, number: int, *, may_be_empty: bool = False) -> list[_Found]:
    """The articles that an object is or holds, in one place. Raises RecordError where it has none, or has several."""
    if not isinstance(parsed, dict):
        raise RecordError(number, f"a JSON {type(parsed).__name__}, an object with title and paragraphs is wanted")
    found = _articles(parsed, NESTED, {})
    if found is None or not (found or may_be_empty):
        raise RecordError(
            number, f"no field title or content; there are {', '.join(map(repr, [*parsed][:9])) or 'none'}"
        )
    return found


def _articles(value: object, depth: int, told: Mapping[str, Told], called: str = "") -> list[_Found] | None:
    """The articles in a JSON value; None when it has none, or no more than headlines, in several places.

    `told` are the day and the page that the objects around it state; `called` is the field it stands in.
    """
    if isinstance(value, dict) and _is_one(value):
        return [_Found(value, _dated(value, told))]
    if not depth or not isinstance(value, (dict, list)):
        return None
    if isinstance(value, list):
        each = [_articles(item, depth - 1, told, called) for item in value]
        return [one for found in each for one in found or ()] if None not in each else None
    told = {**told, **_printed_on(value, told, called)}
    each = [_articles(item, depth - 1, {**told, **_keyed(name, item, told)}, name) for name, item in value.items()]
    inside = [found for found in each if found is not None]
    full = [found for found in inside if found] or inside
    if len(full) < 2:
        return full[0] if full else None
    # what is no more than a headline stands beside articles: the name of a feed, links to other articles
    whole = [found for found in full if any(_is_told(one.article) for one in found)]
    return [one for found in whole for one in found] or None


def _dated(article: Mapping[str, Any], told: Mapping[str, Told]) -> Mapping[str, Any]:
    """The article with the day and the page of what it stands in, where it states none itself."""
    if not told:
        return article
    known = set(map(named, article))
    return {**article, **{name: value for field, (name, value) in told.items() if field not in known}}


def _is_one(value: Mapping[str, Any]) -> bool:
    """Whether an object is an article, and no frame of others."""
    return _is_whole(value) or (is_article(value) and not _is_frame(value))


def _is_frame(value: Mapping[str, Any], depth: int = NESTED) -> bool:
    """Whether an object without a headline or a text holds articles that have both: a feed, an answer, a page."""
    if _is_whole(value):
        return False
    for name, items in value.items():
        ours = named(name) in FIELDS and is_meant(name, items)
        if isinstance(items, list) and not ours and any(_holds(item, depth - 1) for item in items):
            return True
        if isinstance(items, dict) and depth and _is_frame(items, depth - 1):
            return True
    return False


def _holds(item: object, depth: int) -> bool:
    """Whether an item of a list is an article, or in turn holds some."""
    return _is_whole(item) or (depth > 0 and isinstance(item, dict) and _is_frame(item, depth))


def _is_whole(item: object) -> bool:
    return isinstance(item, dict) and holds(item, "title") and (holds(item, "paragraphs") or _has_sections(item))


def _has_sections(item: Mapping[str, Any]) -> bool:
    return any(is_meant(name, item[name]) for name in fields_in(item, "sections"))


def _is_told(article: Mapping[str, Any]) -> bool:
    """Whether an article has a headline and a text, in whatever field."""
    return holds(article, "title") and not _TEXTS.isdisjoint(values_of(article))


def _is_action(parsed: object) -> bool:
    """Whether a line only tells a search engine what to do with the next one: {"index": {"_id": …}}."""
    return isinstance(parsed, dict) and len(parsed) == 1 and not _ACTIONS.isdisjoint(parsed)


def _is_banner(item: object) -> bool:
    """Whether an item only says which database the others are from: {"type": "header", "version": …}."""
    return isinstance(item, dict) and item.get("type") in ("header", "database") and not is_article(item)


def _keyed(name: str, item: object, told: Mapping[str, Told]) -> dict[str, Told]:
    """The day, or below it the page, that is the name of what stands within: {"2025-04-18": {"03": [ …

    A number above a single article counts it: {"date": …, "articles": {"101": {"title": …
    """
    if isinstance(item, dict) and name.isdigit() and name[0] != "0" and is_article(item):
        return {}
    if "date" not in told and len(name) <= KEY and publication.stated(name):
        return {"date": ("date", name)}
    return {"page": ("page", name)} if "date" in told and "page" not in told and is_folio("no", name) else {}


def _printed_on(around: Mapping[str, Any], told: Mapping[str, Told], called: str) -> dict[str, Told]:
    """The day and the page that an object around articles states, as an issue or a page of it does.

    A page without a day is one of a list of answers: {"page": 1, "pageSize": 20, "list": [ …
    """
    found: dict[str, Told] = {}
    for field in ("date", "page"):
        for name in fields_in(around, field):
            value = around[name]
            if type(value) is str and (field == "page" or (not is_moment(name) and publication.stated(value))):
                found.setdefault(field, (name, value))
    if "page" not in found and called.lower() in _PAGES:
        found.update(("page", ("page", value)) for name, value in around.items() if is_folio(name, value))
    if "page" in found and not ("date" in found or "date" in told):
        del found["page"]
    return found


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


_BETWEEN_TEXTS = late(r"[\s,]*")
_JSON = json.JSONDecoder(object_pairs_hook=_named_once)  # `json.loads` would make another for each line
