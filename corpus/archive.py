"""An archive → the names of its members → the bytes of one. Zip and tar in all their compressions; zstandard too."""

from __future__ import annotations

import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, cast

SUFFIXES = (".zip", ".tar", ".tgz", ".tar.gz", ".tbz2", ".tar.bz2", ".txz", ".tar.xz")
ERRORS = (zipfile.BadZipFile, tarfile.TarError, KeyError, NotImplementedError)


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
                yield cast("IO[bytes]", file)


def open_zst(raw: IO[bytes]) -> IO[bytes]:
    """A zstandard stream, decompressed. Raises ValueError when the library for it is not installed."""
    try:
        import zstandard
    except ImportError as error:
        raise ValueError("reading .zst needs the package zstandard: pip install zstandard") from error
    return cast("IO[bytes]", zstandard.ZstdDecompressor().stream_reader(raw, read_across_frames=True))


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
