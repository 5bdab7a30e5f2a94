"""An archive → its members → the bytes of one: zip and tar in all their compressions. The one door to zstandard."""

from __future__ import annotations

import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, cast

import zstandard

SUFFIXES = (".zip", ".tar", ".tgz", ".tar.gz", ".tbz2", ".tar.bz2", ".txz", ".tar.xz")
ERRORS = (zipfile.BadZipFile, tarfile.TarError, zstandard.ZstdError, KeyError, NotImplementedError)


@dataclass(frozen=True, slots=True)
class Member:
    """One file inside an archive: its name there, that name as people read it, and its stored size in bytes."""

    name: str
    shown: str
    size: int


def is_archive(name: str) -> bool:
    """Whether the suffix promises several files in one."""
    return name.lower().endswith(SUFFIXES)


def members(path: Path) -> list[Member] | None:
    """The files inside, in the archive's order, or None when it cannot be opened."""
    try:
        return list(_zip_members(path) if path.name.lower().endswith(".zip") else _tar_members(path))
    except (OSError, EOFError, ValueError, zlib.error, *ERRORS):
        return None


@contextmanager
def open_member(path: Path, name: str) -> Iterator[IO[bytes]]:
    """The bytes of one member. Raises one of ERRORS, OSError or RuntimeError (a password) when there are none."""
    if path.name.lower().endswith(".zip"):
        with zipfile.ZipFile(path) as opened, opened.open(name) as member:
            yield member
    else:
        with tarfile.open(path) as tar:
            file = tar.extractfile(name)
            if file is None:
                raise tarfile.TarError(f"{name} is no regular file")
            with file:
                yield file


def open_zst(raw: IO[bytes]) -> IO[bytes]:
    """A zstandard stream, decompressed as it is read. Raises EOFError when it breaks off."""
    return cast("IO[bytes]", _Zst(raw))


class _Zst:
    """Reads frame after frame, and notices a stream that breaks off, which the library's reader ends without a word."""

    # A block of a few bytes may stand for 128 KiB: this much input never becomes more than some 40 MB at once.
    PIECE = 1 << 10

    def __init__(self, raw: IO[bytes]) -> None:
        self._raw = raw
        self._frame = zstandard.ZstdDecompressor(max_window_size=1 << 27).decompressobj()
        self._left = b""  # compressed, not yet fed
        self._ready = bytearray()
        self._fed = False

    def read(self, size: int) -> bytes:
        """At most `size` bytes, fewer only at the end."""
        while len(self._ready) < size and (piece := self._left or self._raw.read(self.PIECE)):
            self._feed(piece)
        if len(self._ready) < size and self._fed and not self._frame.eof:
            raise EOFError("the compressed stream breaks off")
        found = bytes(self._ready[:size])
        del self._ready[:size]
        return found

    def _feed(self, piece: bytes) -> None:
        if self._frame.eof:
            self._frame = zstandard.ZstdDecompressor(max_window_size=1 << 27).decompressobj()
        self._ready += self._frame.decompress(piece)
        self._left = self._frame.unused_data if self._frame.eof else b""
        self._fed = True


def _zip_members(path: Path) -> Iterator[Member]:
    with zipfile.ZipFile(path) as opened:
        for info in opened.infolist():
            if not info.is_dir():
                yield Member(info.filename, _zip_name(info), info.compress_size)


def _zip_name(info: zipfile.ZipInfo) -> str:
    """The member's name as its maker saw it: zips made on Chinese Windows carry GB18030 without saying so."""
    if info.flag_bits & 0x800:
        return info.filename
    raw = info.filename.encode("cp437", "replace")
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return info.filename


def _tar_members(path: Path) -> Iterator[Member]:
    with tarfile.open(path) as tar:
        for info in tar:
            if info.isfile():
                yield Member(info.name, info.name, info.size)
