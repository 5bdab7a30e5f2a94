"""A path → the dumps beneath it → the bytes of each, decompressed. What the bytes say is read elsewhere."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path, PurePosixPath
from typing import IO

from corpus import archive, compression
from corpus.archive import Archive
from corpus.errors import CorpusError, DumpError

#: What a suffix promises about the text inside, once the compression is off.
FORMATS = {
    ".txt": "page",
    ".text": "page",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".json": "json",
    ".xml": "xml",
    ".rss": "xml",
    ".atom": "xml",
    ".csv": "csv",
    ".tsv": "csv",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".shtml": "html",
    ".mht": "mhtml",
    ".mhtml": "mhtml",
    ".md": "markdown",
    ".markdown": "markdown",
}

#: What makes a file in a directory a dump, for those who have none.
SUFFIXES = (
    f"A dump ends in {', '.join(FORMATS)}; it may be compressed ({', '.join(compression.FRAMES)}) or lie in an archive "
    "(.zip, .tar)."
)

CHUNK = 1 << 20
_PAGE_SUFFIXES = frozenset(suffix for suffix, format_ in FORMATS.items() if format_ == "html")

_BROKEN = (ValueError, RuntimeError, MemoryError, *archive.ERRORS)


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
    archive: Archive | None = field(default=None, compare=False, repr=False)

    @property
    def format(self) -> str:
        """What the suffix promises, one of those in FORMATS; page when it promises nothing."""
        return FORMATS.get(_suffixes(self.member or self.path.name)[0], "page")

    @property
    def is_compressed(self) -> bool:
        """Whether its suffix promises a compression."""
        return bool(_suffixes(self.member or self.path.name)[1])

    def digest(self) -> str:
        """Hex blake2b-128 of the file's bytes as stored, or of the member's. Raises DumpError."""
        hashed = blake2b(digest_size=16)
        with self._failing_clearly(), self._stored() as raw:
            while chunk := raw.read(CHUNK):
                hashed.update(chunk)
        return hashed.hexdigest()

    def chunks(self, told: Callable[[int], None] | None = None) -> Iterator[bytes]:
        """Yield the decompressed bytes, at most CHUNK at a time. Raises DumpError for bytes that are no such file.

        Before each `told` hears how many bytes, as stored, have been read.
        """
        self._refuse_archive()
        suffix = _suffixes(self.member or self.path.name)[1]
        with self._failing_clearly(), self._stored() as raw:
            stream = compression.decompressed(raw, suffix) if suffix else raw
            seen = 0
            while chunk := stream.read(CHUNK):
                seen += len(chunk)
                compression.refuse_bomb(seen, self.size)
                if told:
                    told(raw.tell())
                yield chunk

    def _refuse_archive(self) -> None:
        """Raise DumpError for an archive that could not be listed, or that stands in another."""
        if archive.is_archive(self.member):
            raise DumpError(self.name, "an archive inside an archive; unpack the outer one to have it read")
        if not self.member and archive.is_archive(self.path.name):
            try:
                Archive(self.path).members()
            except _BROKEN as error:
                reason = f"cannot be opened as the archive its name promises ({_said(error)})"
                raise DumpError(self.name, str(error) if _is_bomb(error) else reason) from error
            raise DumpError(self.name, "an archive, whose members are dumps; look for them again")

    @contextmanager
    def _stored(self) -> Iterator[IO[bytes]]:
        with self.path.open("rb") as raw:
            if self.member:
                with (self.archive or Archive(self.path)).open(self.member) as member:
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
    """The dumps at or beneath `root`, sorted by name. Hidden files, unknown suffixes and the folders that browsers
    save beside pages (秋茶.html, 秋茶_files/) are skipped.

    A file given itself is a dump whatever its suffix. An archive counts as its members; one that cannot be opened
    counts as one dump, whose reading then says why. Raises CorpusError when `root` does not exist.
    """
    root = Path(root).absolute()
    try:
        status = root.stat()
    except OSError as error:
        raise CorpusError(f"{root}: no such file or directory; give the path of a dump or of a directory") from error
    if stat.S_ISCHR(status.st_mode) or stat.S_ISBLK(status.st_mode):
        raise CorpusError(f"{root}: a device, which may never end; give the path of a dump or of a directory")
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
    beside_pages = _beside_pages(entry.name for entry in entries)
    for entry in entries:
        if entry.name.startswith(".") or entry.name in beside_pages:
            continue
        name = prefix + _printable(entry.name)
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(entry.path, name + "/")
        elif _candidate(entry.name) and (status := _file_status(entry)):
            yield name, entry.path, status


def _beside_pages(names: Iterable[str]) -> set[str]:
    """The folders that browsers save beside pages: styles, pictures, frames with advertisements, all of the page's."""
    stems = (os.path.splitext(name) for name in names)  # noqa: PTH122
    return {stem + end for stem, suffix in stems if suffix.lower() in _PAGE_SUFFIXES for end in ("_files", ".files")}


def _file_status(entry: os.DirEntry[str]) -> os.stat_result | None:
    """The status of a plain file, None of anything else: a pipe, a link that leads nowhere or to itself."""
    try:
        status = entry.stat()
    except OSError:
        return None
    return status if stat.S_ISREG(status.st_mode) else None


def _at(name: str, path: Path, status: os.stat_result) -> Iterator[Dump]:
    whole = Dump(name, path, status.st_size, status.st_mtime_ns)
    if not archive.is_archive(path.name):
        yield whole
        return
    opened = Archive(path)
    try:
        members = opened.members()
    except _BROKEN:
        yield whole
        return
    beside_pages = _beside_pages(member.name for member in members)
    for member in members:
        if not beside_pages.isdisjoint(map(str, PurePosixPath(member.name).parents)):
            continue
        shown = f"{name}!{_printable(member.shown)}"
        yield Dump(shown, path, member.size, status.st_mtime_ns, member.name, opened)


def _candidate(name: str) -> bool:
    return archive.is_archive(name) or _suffixes(name)[0] in FORMATS


def _known(dump: Dump) -> bool:
    if not dump.member:
        return True
    visible = not any(part.startswith((".", "__MACOSX")) for part in PurePosixPath(dump.member).parts)
    return visible and _candidate(dump.member)


def _suffixes(name: str) -> tuple[str, str]:
    """The suffixes that tell the format and the compression, lower case; either may be empty."""
    stem, last = os.path.splitext(name.lower())  # noqa: PTH122  # 5,000 names: a Path each costs five times as much
    if last in compression.FRAMES:
        return os.path.splitext(stem)[1], last  # noqa: PTH122
    return last, ""


def _printable(name: str) -> str:
    """The name as it can be stored and printed: of bytes that are no UTF-8, as GB18030 or else with � for these."""
    raw = name.encode("utf-8", "surrogateescape")
    for encoding in ("utf-8", "gb18030"):  # as Chinese Windows writes names
        with suppress(UnicodeDecodeError):
            return raw.decode(encoding)
    return raw.decode("utf-8", "replace")


def _reason(error: BaseException) -> str:
    if _is_bomb(error):
        return str(error)
    if isinstance(error, MemoryError):
        return "takes more memory than there is; split it, or give it as .jsonl"
    if isinstance(error, FileNotFoundError):
        return "gone since it was found"
    if isinstance(error, PermissionError):
        return f"cannot be read ({_said(error)}); check its permissions"
    return f"cannot be read as the file its name promises ({_said(error)})"


def _is_bomb(error: BaseException) -> bool:
    return isinstance(error, compression.BombError)


def _said(error: BaseException) -> str:
    return getattr(error, "strerror", None) or str(error) or type(error).__name__
