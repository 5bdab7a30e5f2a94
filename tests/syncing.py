"""Sync a small newspaper into an index in a few words, and say what came of it: what stands there, what is answered."""

from __future__ import annotations

from pathlib import Path

import index
import searcher
from index import Report, Snapshot


def sync(home: Path, /, *roots: str, **options: object) -> Report:
    """Sync the folders of these names beneath home, `dumps` when none is given."""
    with index.open(home / "idx", create=True) as library:
        return library.sync([home / name for name in roots or ("dumps",)], **options)  # type: ignore[arg-type]


def held(home: Path) -> dict[str, str]:
    """Every paragraph by its id with the dump it is indexed from."""
    with Snapshot(home / "idx") as snapshot:
        entries = [snapshot.entry(int(row)) for row in snapshot.live]
    return {entry.paragraph.id: entry.article.dump for entry in entries}


def files(directory: Path) -> dict[str, tuple[int, int]]:
    """The files of an index, with their sizes and times."""
    return {p.name: (p.stat().st_size, p.stat().st_mtime_ns) for p in directory.iterdir()}


def changes(report: Report) -> dict[str, object]:
    """What a report says of the dumps, empty parts left out."""
    parts = {name: getattr(report, name) for name in ("added", "changed", "moved", "removed", "unchanged")}
    parts["failed"] = tuple(failure.dump for failure in report.failed)
    return {name: found for name, found in parts.items() if found}


def answer(opened: searcher.Searcher, query: str) -> object:
    """All that a query gives, but for the time it took."""
    try:
        results = opened.search(query, limit=None, facets=True)
    except searcher.QueryError as error:
        return str(error)
    return results.hits, results.total, results.articles, dict(results.facets), results.remark
