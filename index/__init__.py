"""Paragraphs → tokens → postings → segments: an index on disk, written through `open` and read as a `Snapshot`.

    with index.open("news.idx", create=True) as library:
        report = library.sync(["dumps/"])

Names are fetched from their modules when first used: looking into an index loads nothing that only writing needs.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index.checking import Checked, Damage, Repaired, check
    from index.codec import open_whoosh
    from index.dictionary import Dictionary, UserWord
    from index.errors import (
        DictionaryError,
        IndexCorruptError,
        IndexDamagedWarning,
        IndexLockedError,
        IndexNotFoundError,
        IndexVersionError,
        IndexWriteError,
        LibraryError,
        NewerIndexError,
        ProcessEndedError,
        SegmentDamagedError,
    )
    from index.library import Library, open
    from index.postings import Held, Postings
    from index.record import Entry
    from index.report import Failure, Progress, Report, WordsReport
    from index.snapshot import Snapshot

__all__ = [
    "Checked",
    "Damage",
    "Dictionary",
    "DictionaryError",
    "Entry",
    "Failure",
    "Held",
    "IndexCorruptError",
    "IndexDamagedWarning",
    "IndexLockedError",
    "IndexNotFoundError",
    "IndexVersionError",
    "IndexWriteError",
    "Library",
    "LibraryError",
    "NewerIndexError",
    "Postings",
    "ProcessEndedError",
    "Progress",
    "Repaired",
    "Report",
    "SegmentDamagedError",
    "Snapshot",
    "UserWord",
    "WordsReport",
    "check",
    "open",
    "open_whoosh",
]

HOMES = {
    "Checked": "checking", "Damage": "checking", "Repaired": "checking", "check": "checking",
    "NewerIndexError": "errors", "ProcessEndedError": "errors", "IndexDamagedWarning": "errors",
    "IndexWriteError": "errors", "SegmentDamagedError": "errors",
    "open_whoosh": "codec",
    "Dictionary": "dictionary", "DictionaryError": "errors", "Entry": "record", "Failure": "report", "Held": "postings",
    "IndexCorruptError": "errors", "IndexLockedError": "errors", "IndexNotFoundError": "errors",
    "IndexVersionError": "errors", "Library": "library", "LibraryError": "errors", "Postings": "postings",
    "Progress": "report", "Report": "report", "Snapshot": "snapshot", "UserWord": "dictionary", "WordsReport": "report",
    "open": "library",
}  # fmt: skip


def __getattr__(name: str) -> object:
    """A public name, from the module it lives in."""
    if name not in HOMES:
        raise AttributeError(f"module 'index' has no attribute {name!r}")
    value = globals()[name] = getattr(import_module(f"index.{HOMES[name]}"), name)
    return value
