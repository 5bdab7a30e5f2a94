"""What can go wrong with an index: one branch of `QuanwenError`, each error saying what to do next."""

from __future__ import annotations

import errno
import os
from pathlib import Path

from corpus.errors import QuanwenError


class LibraryError(QuanwenError):
    """An index cannot be opened, read or written. `path` is its directory."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path


class IndexNotFoundError(LibraryError, FileNotFoundError):
    """There is no index at `path`."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, f"no index here. Build one with:  quanwen index --index {typed(path)} DUMPS")


class IndexCorruptError(LibraryError):
    """The index at `path` is damaged or is not ours: `reason` says what was met."""

    def __init__(self, path: Path, reason: str) -> None:
        self.reason = reason
        super().__init__(path, f"{reason}. Make another from the dumps:  quanwen index --index NEW-DIRECTORY DUMPS")


class SegmentDamagedError(IndexCorruptError):
    """A segment of an index is damaged; the others can be searched. `path` is the index, `file` the segment's name."""

    def __init__(self, path: Path, reason: str) -> None:
        self.file, self.reason = path.name, reason
        directory = path.parent
        said = f"{self.file} is damaged: {reason}. Repair with:  quanwen --index {typed(directory)} check --repair"
        LibraryError.__init__(self, directory, said)


class IndexDamagedWarning(UserWarning):
    """An index was opened without a segment of it that is damaged: what that holds is not found."""


class IndexWriteError(LibraryError):
    """The index at `path` cannot be written; `__cause__` is what the system said. It stands at its last commit."""

    def __init__(self, path: Path, error: OSError) -> None:
        said = error.strerror or str(error)
        what = f"cannot be written: {said}. It stands at its last commit."
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            what += " Make room on this disk, and do it again."
        super().__init__(path, what)
        self.errno = error.errno


class ProcessEndedError(LibraryError):
    """The process that inverts texts for the writing one came to an end: it was killed, or lacked memory, say."""

    def __init__(self, path: Path, why: str) -> None:
        reason = f"the process that analyses its texts is no more: {why}. It stands at its last commit; do it again."
        super().__init__(path, reason)


class IndexVersionError(LibraryError):
    """The index was built by rules that differ from this program's; its words would not meet yours."""

    def __init__(self, path: Path, what: str, built: str, carried: str) -> None:
        reason = (
            f"built with {what} {built}, this program carries {carried}: its words would not meet yours. "
            f"Rebuild with:  quanwen index --index {typed(path)} --rebuild"
        )
        super().__init__(path, reason)


class NewerIndexError(IndexVersionError):
    """The index was written by a later version of this program."""

    def __init__(self, path: Path, built: object, carried: int) -> None:
        reason = f"has index format {built}, this program knows {carried} at the most. Install a newer quanwen."
        LibraryError.__init__(self, path, reason)


class IndexLockedError(LibraryError, TimeoutError):
    """Another process is writing. `holder` says which, where it could be read."""

    def __init__(self, path: Path, holder: str, waited: float) -> None:
        super().__init__(path, f"being written by {holder}; waited {waited:g} s. Try again when it is done.")
        self.holder = holder


class DictionaryError(LibraryError, ValueError):
    """A user dictionary is not in jieba's format; the text names its file and line."""


def typed(path: str | Path) -> str:
    """The path as a shell wants it typed, in quotation marks where it has blanks, say."""
    if os.name == "nt":
        return f'"{path}"' if " " in str(path) else str(path)
    import shlex  # nothing else of an index quotes

    return shlex.quote(str(path))
