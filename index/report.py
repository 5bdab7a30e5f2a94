"""What a sync tells while it runs and when it is done."""

from __future__ import annotations

from dataclasses import dataclass

from index.dictionary import UserWord


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a sync has come: dumps and bytes read of those to be read, paragraphs written."""

    dumps: int
    dumps_total: int
    bytes: int
    bytes_total: int
    paragraphs: int
    dump: str


@dataclass(frozen=True, slots=True)
class Failure:
    """A dump that could not be read, and why. It holds nothing in the index until it can be."""

    dump: str
    reason: str


@dataclass(frozen=True, slots=True)
class Report:
    """What a sync did, or with `dry_run` would do. Names are dumps'; counts are of what was written or read.

    `articles` and `paragraphs` were written; `bytes` is the size of the files read. `postponed` are dumps left for the
    next sync, for which the index is as it was.
    """

    added: tuple[str, ...]
    changed: tuple[str, ...]
    moved: tuple[tuple[str, str], ...]
    removed: tuple[str, ...]
    unchanged: tuple[str, ...]
    failed: tuple[Failure, ...]
    articles: int
    paragraphs: int
    bytes: int
    seconds: float
    postponed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class WordsReport:
    """What a change of the user's words did: words that came or count otherwise, and words that went.

    `articles` and `paragraphs` hold one of them that the index now holds otherwise, and were cut again.
    """

    added: tuple[UserWord, ...]
    removed: tuple[UserWord, ...]
    articles: int
    paragraphs: int
    seconds: float
