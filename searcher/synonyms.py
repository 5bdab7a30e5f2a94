"""Read files that say which words mean the same: the one that comes with quanwen, and one in an index's directory.

A line holds words with `=` between them, each of which finds the others, or a word, `>`, and what it finds besides
itself. A `#` begins a remark. What the index's file says of a word stands in the place of what the other says.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path

from index import storage
from index.errors import LibraryError
from index.folding import fold
from searcher.errors import SearchError

SHIPPED = Path(__file__).with_name("tables") / "synonyms.txt"
NAME = "synonyms.txt"

# What a stranger's file may take of memory: larger it is no list of words, and of a line each word finds all others.
MOST_BYTES, MOST_WORDS = 1 << 20, 32

Synonyms = Mapping[str, tuple[str, ...]]


class SynonymsError(SearchError, ValueError):
    """A file of synonyms holds a line that says nothing. `path` and `line` tell which."""

    def __init__(self, path: Path, line: int, reason: str) -> None:
        super().__init__(f"{path}:{line}: {reason} Write  发改委 = 发展和改革委员会  or  市委 > 中共*市委员会")
        self.path, self.line = path, line


def synonyms(directory: Path) -> Synonyms:
    """For every folded word what it finds besides itself, for the index in a directory. Raises SynonymsError."""
    own = directory / NAME
    try:
        stamp = own.stat().st_mtime_ns
    except OSError:
        return read(SHIPPED, 0)
    return {**read(SHIPPED, 0), **read(own, stamp)}


@lru_cache(maxsize=8)
def read(path: Path, stamp: int) -> Synonyms:  # noqa: ARG001  # what was read is remembered by it
    """What one file says; `stamp` changes when it does."""
    found: dict[str, tuple[str, ...]] = {}
    for words, others in said(path):
        known = found.get(words, ())
        found[words] = (*known, *(word for word in others if word not in known))
    return found


def said(path: Path) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield each word with what its line says it finds."""
    for number, line in enumerate(text_of(path).splitlines(), 1):
        text = line.partition("#")[0].strip()
        if not text:
            continue
        first, arrow, rest = text.replace("＞", ">").partition(">")
        words = [word.strip() for word in (rest if arrow else text).replace("＝", "=").split("=")]
        if len(words) > MOST_WORDS:
            raise SynonymsError(path, number, f"{len(words):,} words, of which each would find all others.")
        if not all(words) or (arrow and not first.strip()) or (not arrow and len(words) < 2):
            raise SynonymsError(path, number, f"{text!r} names no word and another one.")
        if arrow:
            yield fold(first.strip()), tuple(words)
        else:
            yield from ((fold(word), tuple(other for other in words if other != word)) for word in words)


def text_of(path: Path) -> str:
    """What stands in a file. Raises SynonymsError, for a pipe or a folder in its place, too."""
    try:
        return storage.read_whole(path, MOST_BYTES).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise SynonymsError(path, 1, "not in UTF-8.") from error
    except (LibraryError, OSError) as error:
        raise SynonymsError(path, 1, f"{getattr(error, 'reason', error)}.") from error
