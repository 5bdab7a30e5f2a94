"""Files of records (.jsonl, .json, .csv, .tsv) → their records, each with the line it begins at."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any

from corpus.structured import FIELDS, RecordError, is_article

# A line this long is no article: the longest of 74,514 news articles has 60,000 characters.
LONGEST = 8 << 20
#: What parts the cells of a table, the commonest first.
DELIMITERS = ",\t;|"
#: How deep in one another the objects around an article may be: {"hits": {"hits": [{"_source": {"title": …
NESTED = 6

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
    """One record a line of JSON, and its line, `first` or one below; none of a blank line. Raises RecordError.

    What stands around a record goes into `around`, when that is given.
    """
    for number, line in enumerate(lines, first):
        if line and not line.isspace():
            parsed = _parsed(line, number)
            record = _article(parsed, number)
            if around is not None and record is not parsed:
                around += _around(parsed, [record], number)
            yield number, record


def records_of_json(text: str, around: list[Beside] | None = None) -> Iterator[Record]:
    """The records of one JSON text: an object, a list of them, or such a list in a field. Raises RecordError.

    What stands around them goes into `around`, when that is given.
    """
    parsed = _parsed(text, 1)
    found = parsed if isinstance(parsed, list) else _articles(parsed, NESTED)
    records = [_article(one, 1) for one in ([parsed] if found is None else found)]
    if around is not None:
        around += _around(parsed, records, 1)
    for record in records:
        yield 1, record


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


def _article(found: object, number: int) -> Mapping[str, Any]:
    """The record that an object is or holds."""
    if not isinstance(found, dict):
        raise RecordError(number, f"a JSON {type(found).__name__}, an object with title and paragraphs is wanted")
    if "title" in found or is_article(found):  # as most have
        return found
    inside = _articles(found, NESTED) or ()
    if len(inside) != 1:
        raise RecordError(
            number, f"no field title or content; there are {', '.join(map(repr, [*found][:9])) or 'none'}"
        )
    return inside[0]


def _articles(value: object, depth: int) -> list[Mapping[str, Any]] | None:
    """The articles in a JSON value, which has them in one place; None when it has none, or has them in several."""
    if isinstance(value, dict) and is_article(value):
        return [value]
    if not depth or not isinstance(value, (dict, list)):
        return None
    if isinstance(value, list):
        each = [_articles(item, depth - 1) or [] for item in value]
        return [found for (found,) in each] if all(len(found) == 1 for found in each) else None
    inside = [found for item in value.values() if (found := _articles(item, depth - 1)) is not None]
    full = [found for found in inside if found] or inside
    return full[0] if len(full) == 1 else None


def records_of_table(texts: Iterable[str], delimiter: str) -> Iterator[Record]:
    """One record a row below the header, with the line it begins at. Raises RecordError.

    `delimiter` parts the cells unless the header has the names of fields only with another.
    """
    csv.field_size_limit(LONGEST)
    lines = (line + "\n" for line in lines_of(texts))
    top = next(lines)
    parted = next((one for one in (delimiter, *DELIMITERS) if _names_fields(top, one)), delimiter)
    rows = csv.reader(chain([top], lines), delimiter=parted)
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


def _header(row: list[str]) -> list[str]:
    header = [cell.strip().lstrip("\ufeff").lower() or f"column {n}" for n, cell in enumerate(row, 1)]
    if twice := [name for name in header if header.count(name) > 1]:
        raise RecordError(1, f"two columns are called {twice[0]!r}")
    if not is_article(dict.fromkeys(header)):
        raise RecordError(1, f"no header: a column {FIELDS['title'][0]} or {FIELDS['paragraphs'][1]} is wanted")
    return header


def _names_fields(top: str, delimiter: str) -> bool:
    """Whether the first line of a table, its cells parted so, has the name of a field that an article has."""
    try:
        cells = next(csv.reader([top], delimiter=delimiter), [])
    except csv.Error:
        return False
    return is_article({cell.strip().lstrip("\ufeff").lower(): None for cell in cells})


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
