"""The disk as an index uses it: new files that are on it when that is promised, names that change at one instant.

Whatever a commit does to files it does through `disk`, so that tests can let each single step fail, die or be
forgotten. Reading has its door here too: a stranger's directory may hold a pipe, or a file that would fill the memory.

An error of the system leaves here as IndexWriteError.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any

from corpus import QuanwenError
from index.errors import IndexCorruptError, IndexWriteError, LibraryError

# What a file system says that cannot sync a directory; it has no need to, or no way.
CANNOT_SYNC = (errno.EINVAL, errno.ENOTSUP, errno.EBADF)


class Disk:
    """Each step that changes what is on the disk; the steps raise OSError."""

    def create(self, path: Path) -> IO[bytes]:
        """A new file. What has its name is unlinked, not written through: it might be a link to somewhere else."""
        path.unlink(missing_ok=True)
        return path.open("xb")

    def write(self, stream: IO[bytes], data: Any) -> None:
        """Put bytes behind those written."""
        stream.write(data)

    def sync(self, path: Path) -> None:
        """Return when the content of a file is on the disk."""
        with path.open("r+b") as stream:
            os.fsync(stream.fileno())

    def rename(self, old: Path, new: Path) -> None:
        """Give a file another name, at one instant."""
        old.replace(new)

    def delete(self, path: Path) -> None:
        """Take a name away; who has the file open keeps it."""
        path.unlink()

    def sync_directory(self, directory: Path) -> None:
        """Return when the names in a directory are on the disk. Windows does that by itself."""
        if os.name == "nt":
            return
        handle = os.open(directory, os.O_RDONLY)
        try:
            os.fsync(handle)
        except OSError as error:
            if error.errno not in CANNOT_SYNC:
                raise
        finally:
            os.close(handle)


disk = Disk()


class NewFile:
    """A file being written."""

    def __init__(self, stream: IO[bytes]) -> None:
        self.stream = stream

    def write(self, data: Any) -> None:
        """Put bytes, or an array's, behind those written."""
        disk.write(self.stream, data)

    def tell(self) -> int:
        """How many bytes there are so far."""
        return self.stream.tell()

    def seek(self, offset: int) -> None:
        """Go to a place written before, to write it again."""
        self.stream.seek(offset)


@contextmanager
def new_file(path: Path) -> Iterator[NewFile]:
    """A new file, complete when this is left, and on the disk once it has been synced."""
    with failing_clearly(path):
        stream = disk.create(path)
        try:
            yield NewFile(stream)
        finally:
            stream.close()


def write_whole(path: Path, data: bytes) -> None:
    """Write a new file; on the disk when this returns."""
    with new_file(path) as file:
        file.write(data)
    sync(path)


def sync(path: Path) -> None:
    """Return when the content of a file is on the disk."""
    with failing_clearly(path):
        disk.sync(path)


def rename(old: Path, new: Path) -> None:
    """Give a file another name, at one instant, in place of whatever has it."""
    with failing_clearly(new):
        disk.rename(old, new)


def sync_directory(directory: Path) -> None:
    """Return when what was created, renamed and deleted in a directory is on the disk."""
    with failing_clearly(directory / "."):
        disk.sync_directory(directory)


def delete(path: Path) -> bool:
    """Delete a file, and say whether it went; on Windows one that is open stays, for the next commit to try again."""
    try:
        disk.delete(path)
    except FileNotFoundError:
        return True
    except OSError:
        return False
    return True


@contextmanager
def failing_clearly(path: Path) -> Iterator[None]:
    """Turn the system's errors about a file of an index into ours."""
    try:
        yield
    except QuanwenError:  # some of ours are OSErrors, too
        raise
    except OSError as error:
        raise IndexWriteError(path.parent, error) from error


def open_regular(path: Path) -> IO[bytes]:
    """A file, open for reading. Raises FileNotFoundError, IndexCorruptError when it is no plain file or not to be read.

    A pipe in its place would never give its first byte. A file that we may not read is none the worse for it, and no
    repair is to drop it: LibraryError.
    """
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise IndexCorruptError(path.parent, f"{path.name} is no plain file")
        return path.open("rb")
    except FileNotFoundError:
        raise
    except PermissionError as error:
        reason = f"{path.name} cannot be read: {error.strerror}. Check its permissions."
        raise LibraryError(path.parent, reason) from error
    except OSError as error:
        raise IndexCorruptError(path.parent, f"{path.name} cannot be read: {error.strerror}") from error


def read_whole(path: Path, most: int) -> bytes:
    """All of a file, which may have `most` bytes. Raises as `open_regular` does, and for one that has more."""
    with open_regular(path) as stream:
        data = stream.read(most + 1)
    if len(data) > most:
        raise IndexCorruptError(path.parent, f"{path.name} has more than {most} bytes, which none of ours has")
    return data


def litter(directory: Path, kept: set[str]) -> list[Path]:
    """Files of ours in an index that no longer belong to it."""
    ours = ("MAIN_", "_MAIN_", "quanwen_")
    with suppress(FileNotFoundError):
        return [path for path in directory.iterdir() if path.name.startswith(ours) and path.name not in kept]
    return []
