"""Paragraphs → tokens → postings → segments: an index on disk, written through `open` and read as a `Snapshot`.

with index.open("news.idx", create=True) as library:
    report = library.sync(["dumps/"])
"""

from index.dictionary import Dictionary, UserWord
from index.errors import (
    DictionaryError,
    IndexCorruptError,
    IndexLockedError,
    IndexNotFoundError,
    IndexVersionError,
    LibraryError,
)
from index.library import Library, open
from index.report import Failure, Progress, Report
from index.record import Entry
from index.segment import Postings
from index.snapshot import Snapshot

__all__ = [
    "Dictionary",
    "DictionaryError",
    "Entry",
    "Failure",
    "IndexCorruptError",
    "IndexLockedError",
    "IndexNotFoundError",
    "IndexVersionError",
    "Library",
    "LibraryError",
    "Postings",
    "Progress",
    "Report",
    "Snapshot",
    "UserWord",
    "open",
]
