"""Records that an export keeps as arrays, rows below a header or a column each → the objects they are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from corpus.fields import is_article


def rows_of(parsed: object) -> list[dict[str, Any]] | None:
    """The records of rows below their header, of columns by row, or of both as {"columns": …, "data": …}; else None."""
    if isinstance(parsed, list):
        return _below(parsed[0], parsed[1:]) if len(parsed) > 1 else None
    if not isinstance(parsed, dict):
        return None
    if isinstance(parsed.get("columns"), list) and isinstance(parsed.get("data"), list):
        return _below(parsed["columns"], parsed["data"])
    return list(_by_row(parsed)) if _are_columns(parsed) else None


def _below(header: object, rows: Sequence[object]) -> list[dict[str, Any]] | None:
    """The rows as objects, where a header of names stands above rows that are as long."""
    if not isinstance(header, list) or not all(isinstance(name, str) for name in header):
        return None
    if len(set(header)) < len(header) or not is_article(dict.fromkeys(header)):
        return None
    if not all(isinstance(row, list) and len(row) == len(header) for row in rows):
        return None
    return [dict(zip(header, row, strict=True)) for row in rows if isinstance(row, list)]


def _are_columns(parsed: Mapping[str, Any]) -> bool:
    """Whether each field holds a value for each row, by the row's number: {"title": {"0": …, "1": …}, …"""
    columns = list(parsed.values())
    if len(columns) < 2 or not is_article(parsed) or not all(isinstance(column, dict) for column in columns):
        return False
    return all(column.keys() == columns[0].keys() for column in columns) and all(map(str.isdigit, columns[0]))


def _by_row(parsed: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    for row in next(iter(parsed.values())):
        yield {name: column[row] for name, column in parsed.items()}
