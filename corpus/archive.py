"""An archive → its members → the bytes of one: zip, and tar in all its compressions.

What an archive holds is listed whole or not at all: one that breaks off, or holds more than its table tells, is broken.
"""

from __future__ import annotations

import tarfile
import weakref
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import IO, ClassVar, cast

from corpus import compression

SUFFIXES = (
    *(".zip", ".tar", ".tgz", ".tar.gz", ".tbz2", ".tar.bz2"),
    *(".txz", ".tar.xz", ".tzst", ".tar.zst"),
)
ERRORS = (zipfile.BadZipFile, tarfile.TarError, KeyError, NotImplementedError, *compression.ERRORS)

CHUNK = 1 << 20
# A compressed tar is unpacked once, in memory as long as it is this small.
IN_MEMORY = 16 << 20
_END_OF_ZIP = b"PK\5\6"
_END_SIZE = 22  # bytes of a zip's end record, its comment left out


@dataclass(frozen=True, slots=True)
class Member:
    """One file inside an archive: its name there, that name as people read it, and its stored size in bytes."""

    name: str
    shown: str
    size: int


def is_archive(name: str) -> bool:
    """Whether the suffix promises several files in one."""
    return name.lower().endswith(SUFFIXES)


class Archive:
    """The archive at a path. It stays open after the first look, until another one is looked into.

    Opening a zip reads its whole table, and a compressed tar all that stands before a member: once for each member, ten
    thousand members would take an hour.
    """

    _latest: ClassVar[weakref.ref[Archive] | None] = None

    def __init__(self, path: Path) -> None:
        self.path = path
        self._zip: zipfile.ZipFile | None = None
        self._tar: tarfile.TarFile | None = None
        self._unpacked: IO[bytes] | None = None
        self._infos: dict[str, tarfile.TarInfo] = {}
        self._readers = 0

    def __reduce__(self) -> tuple[type[Archive], tuple[Path]]:
        return Archive, (self.path,)  # to another process, which opens it for itself

    def __del__(self) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        for opened in (self._zip, self._tar, self._unpacked):
            if opened is not None:
                opened.close()
        self._zip = self._tar = self._unpacked = None

    def members(self) -> list[Member]:
        """The files inside, in the archive's order; of several with one name the last, as unpacking leaves it.

        Raises one of ERRORS, ValueError or RuntimeError when they cannot all be told.
        """
        self._take_over()
        found = list(self._zip_members() if self._is_zip else self._tar_members())
        return list({member.name: member for member in found}.values())

    @contextmanager
    def open(self, name: str) -> Iterator[IO[bytes]]:
        """The bytes of one member. Raises as `members` does, RuntimeError also for one behind a password."""
        self._take_over()
        self._readers += 1
        try:
            with self._opened_zip().open(name) if self._is_zip else self._tar_file(name) as member:
                yield member
        finally:
            self._readers -= 1

    @property
    def _is_zip(self) -> bool:
        return self.path.name.lower().endswith(".zip")

    def _take_over(self) -> None:
        """Be the one archive that is kept open. One that is still being read closes with its last user."""
        latest = Archive._latest() if Archive._latest else None
        if latest is not self:
            if latest is not None and not latest._readers:
                latest.close()
            Archive._latest = weakref.ref(self)

    def _opened_zip(self) -> zipfile.ZipFile:
        if self._zip is None:
            self._zip = zipfile.ZipFile(self.path)
        return self._zip

    def _zip_members(self) -> Iterator[Member]:
        opened = self._opened_zip()
        _refuse_surroundings(self.path, opened)
        infos = [info for info in opened.infolist() if not info.is_dir()]
        # No member gives more than it says: what follows is cut off, and then its checksum is wrong.
        compression.refuse_bomb(sum(info.file_size for info in infos), self.path.stat().st_size)
        return (Member(info.filename, _zip_name(info), info.compress_size) for info in infos)

    def _opened_tar(self) -> tarfile.TarFile:
        if self._tar is None:
            with self.path.open("rb") as raw:
                suffix = compression.suffix_of(raw.read(8))
                if suffix:
                    raw.seek(0)
                    self._unpacked = self._unpack(compression.decompressed(raw, suffix))
            self._tar = tarfile.open(self.path, "r:", fileobj=self._unpacked)  # noqa: SIM115  # kept open
        return self._tar

    def _unpack(self, stream: IO[bytes]) -> IO[bytes]:
        unpacked = cast("IO[bytes]", SpooledTemporaryFile(IN_MEMORY))  # noqa: SIM115  # kept open
        try:
            while chunk := stream.read(CHUNK):
                unpacked.write(chunk)
        except BaseException:
            unpacked.close()
            raise
        unpacked.seek(0)
        return unpacked

    def _tar_members(self) -> Iterator[Member]:
        tar = self._opened_tar()
        infos = [info for info in tar if info.isfile()]
        _refuse_unlisted(tar)
        self._infos = {info.name: info for info in infos}
        compression.refuse_bomb(sum(info.size for info in infos), self.path.stat().st_size)
        return (Member(info.name, info.name, info.size) for info in infos)

    def _tar_file(self, name: str) -> IO[bytes]:
        tar = self._opened_tar()
        file = tar.extractfile(self._infos.get(name, name))  # by name alone, tarfile looks through all of them
        if file is None:
            raise tarfile.TarError(f"{name} is no regular file")
        return file


def _refuse_surroundings(path: Path, opened: zipfile.ZipFile) -> None:
    """Raise BadZipFile when bytes stand before the first member or behind the end, which no table lists."""
    if min((info.header_offset for info in opened.infolist()), default=0):
        raise zipfile.BadZipFile("other data stands before its first member")
    with path.open("rb") as raw:
        raw.seek(-_END_SIZE - len(opened.comment), 2)
        if raw.read(4) != _END_OF_ZIP:
            raise zipfile.BadZipFile("other data stands behind its end")


def _refuse_unlisted(tar: tarfile.TarFile) -> None:
    """Raise TarError unless nothing but zeros stands where the listing of a tar ended: it ends at any damage."""
    stream = tar.fileobj
    assert stream is not None
    stream.seek(tar.offset)
    if not (block := stream.read(tarfile.BLOCKSIZE)):
        raise tarfile.TarError("it breaks off")
    while block:
        if block.strip(b"\0"):
            raise tarfile.TarError(f"damaged, or followed by other data, at byte {tar.offset}")
        block = stream.read(CHUNK)


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
