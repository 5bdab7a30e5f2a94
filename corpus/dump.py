"""A path → the dumps beneath it → the bytes of each, decompressed. What the bytes say is read elsewhere."""

from __future__ import annotations

import bz2
import gzip
import lzma
import os
import stat
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path, PurePosixPath
from typing import IO, cast

from corpus import archive
from corpus.errors import CorpusError, DumpError

#: What a suffix promises about the text inside, once the compression is off.
FORMATS = {
    ".txt": "page",
    ".text": "page",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".json": "json",
    ".csv": "csv",
    ".tsv": "csv",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".md": "markdown",
    ".markdown": "markdown",
}

Opener = Callable[[IO[bytes]], IO[bytes]]
COMPRESSIONS: dict[str, Opener] = {
    ".gz": lambda raw: cast("IO[bytes]", gzip.GzipFile(fileobj=raw)),
    ".bz2": lambda raw: cast("IO[bytes]", bz2.BZ2File(raw)),
    ".xz": lambda raw: cast("IO[bytes]", lzma.LZMAFile(raw)),  # noqa: SIM115  # `raw` is open, and closed by its owner
    ".zst": archive.open_zst,
}

CHUNK = 1 << 20
# Newspaper text shrinks 3 to 6 times, repetitive tables 30 times; a bomb 1,000 times. Small files are let
# through whatever their ratio: a page of blanks is no attack.
BOMB_RATIO = 200
BOMB_FLOOR = 64 << 20

_BROKEN = (OSError, EOFError, zlib.error, lzma.LZMAError, ValueError, RuntimeError, *archive.ERRORS)


@dataclass(frozen=True, slots=True)
class Dump:
    """One input file, found but not yet read.

    `name` is relative to the root it was found under, with posix separators; a member of an archive is
    `archive.zip!member`. `path` is absolute, the archive's own for a member. `size` counts bytes as stored.
    """

    name: str
    path: Path
    size: int
    modified_ns: int
    member: str = ""

    @property
    def format(self) -> str:
        """What the suffix promises: page, jsonl, json, csv, html or markdown; page when it promises nothing."""
        return FORMATS.get(_suffixes(self.member or self.path.name)[0], "page")

    def digest(self) -> str:
        """Hex blake2b-128 of the file's bytes as stored, or of the member's. Raises DumpError."""
        hashed = blake2b(digest_size=16)
        with self._failing_clearly(), self._stored() as raw:
            while chunk := raw.read(CHUNK):
                hashed.update(chunk)
        return hashed.hexdigest()

    def chunks(self) -> Iterator[bytes]:
        """Yield the decompressed bytes, at most CHUNK at a time. Raises DumpError for bytes that are no such file."""
        if not self.member and archive.is_archive(self.path.name):
            raise DumpError(self.name, "cannot be opened as the archive its name promises")
        opener = COMPRESSIONS.get(_suffixes(self.member or self.path.name)[1])
        with self._failing_clearly(), self._stored() as raw:
            stream = opener(raw) if opener else raw
            seen = 0
            while chunk := stream.read(CHUNK):
                seen += len(chunk)
                self._refuse_bomb(seen)
                yield chunk

    def _refuse_bomb(self, seen: int) -> None:
        if seen > BOMB_FLOOR and seen > BOMB_RATIO * max(self.size, 1):
            raise DumpError(
                self.name,
                f"expands more than {BOMB_RATIO} times from {self.size} bytes, which no newspaper does; "
                "decompress it yourself if you trust it",
            )

    @contextmanager
    def _stored(self) -> Iterator[IO[bytes]]:
        with self.path.open("rb") as raw:
            if self.member:
                with archive.open_member(self.path, self.member) as member:
                    yield member
            else:
                yield raw

    @contextmanager
    def _failing_clearly(self) -> Iterator[None]:
        try:
            yield
        except _BROKEN as error:
            raise DumpError(self.name, _reason(error)) from error


def find_dumps(root: Path) -> list[Dump]:
    """The dumps at or beneath `root`, sorted by name. Hidden files and unknown suffixes are skipped.

    A file given itself is a dump whatever its suffix. An archive counts as its members; one that cannot be opened
    counts as one dump, whose reading then says why. Raises CorpusError when `root` does not exist.
    """
    root = Path(root).absolute()
    try:
        status = root.stat()
    except OSError as error:
        raise CorpusError(f"{root}: no such file or directory; give the path of a dump or of a directory") from error
    if not stat.S_ISDIR(status.st_mode):
        return sorted(_at(root.name, root, status), key=lambda dump: dump.name)
    found = [
        dump for name, path, status in _walk(str(root), "") for dump in _at(name, Path(path), status) if _known(dump)
    ]
    return sorted(found, key=lambda dump: dump.name)


def _walk(directory: str, prefix: str) -> Iterator[tuple[str, str, os.stat_result]]:
    """Every visible file beneath `directory` with its relative name. A linked directory is not entered: it may loop."""
    try:
        entries = list(os.scandir(directory))
    except OSError as error:
        raise CorpusError(f"{directory}: cannot be listed ({error.strerror}); check its permissions") from error
    for entry in entries:
        if entry.name.startswith("."):
            continue
        name = prefix + _printable(entry.name)
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(entry.path, name + "/")
        elif (_candidate(entry.name)) and entry.is_file():
            yield name, entry.path, entry.stat()


def _at(name: str, path: Path, status: os.stat_result) -> Iterator[Dump]:
    members = archive.members(path) if archive.is_archive(path.name) else None
    if members is None:
        yield Dump(name, path, status.st_size, status.st_mtime_ns)
        return
    for member in members:
        yield Dump(f"{name}!{_printable(member.shown)}", path, member.size, status.st_mtime_ns, member.name)


def _candidate(name: str) -> bool:
    return archive.is_archive(name) or _suffixes(name)[0] in FORMATS


def _known(dump: Dump) -> bool:
    if not dump.member:
        return True
    visible = not any(part.startswith((".", "__MACOSX")) for part in PurePosixPath(dump.member).parts)
    return visible and _suffixes(dump.member)[0] in FORMATS


def _suffixes(name: str) -> tuple[str, str]:
    """The suffixes that tell the format and the compression, lower case; either may be empty."""
    stem, last = os.path.splitext(name.lower())  # noqa: PTH122  # 5,000 names: a Path each costs five times as much
    if last in COMPRESSIONS:
        return os.path.splitext(stem)[1], last  # noqa: PTH122
    return last, ""


def _printable(name: str) -> str:
    """The name with bytes that are no UTF-8 shown as �, so that it can be stored and printed."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _reason(error: BaseException) -> str:
    said = getattr(error, "strerror", None) or str(error) or type(error).__name__
    return f"cannot be read as the file its name promises ({said})"
