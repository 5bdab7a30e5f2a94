"""One writer at a time: Whoosh's own lock on the index, and beside it a note of who holds it.

The lock is the operating system's, so it falls with its process, however that dies, and nobody has to break it: a
forked child lets go of it as soon as it is there, so none can keep it longer than its parent. The note may then be
stale, and is only ever read to name the holder while the lock is held.
"""

from __future__ import annotations

import os
import sys
import time
import weakref
from contextlib import suppress
from pathlib import Path
from typing import Any

from whoosh.util.filelock import FileLock, try_for

from index import storage
from index.errors import IndexLockedError, LibraryError

RETRY_SECONDS = 0.05
# Names are short; a stranger's note may not be.
LONGEST_NOTE = 500
HELD: weakref.WeakSet[WriteLock] = weakref.WeakSet()


class WriteLock:
    """Whoosh's write lock of the index in `directory`, held from construction to `release`.

    Waits up to `timeout` seconds. Raises IndexLockedError.
    """

    def __init__(self, directory: Path, timeout: float) -> None:
        self.note = directory / "writer.note"
        self.lock: Any = FileLock(str(directory / "MAIN_WRITELOCK"))
        refuse_other_than_file(directory / "MAIN_WRITELOCK")
        with storage.failing_clearly(self.note):
            if not try_for(self.lock.acquire, timeout=timeout, delay=RETRY_SECONDS):
                raise IndexLockedError(directory, self.holder(), timeout)
            self.held = True
            HELD.add(self)
            try:
                self.write_note()
            except BaseException:
                self.release()
                raise

    def write_note(self) -> None:
        """Say who holds the lock from now on."""
        since = time.strftime("%Y-%m-%d %H:%M:%S")
        self.note.unlink(missing_ok=True)  # it may be a link to somewhere else
        with self.note.open("x", encoding="utf-8") as stream:
            stream.write(f"process {os.getpid()} on {host()} since {since}")

    def holder(self) -> str:
        """Who holds the lock, as far as the note tells."""
        try:
            note = storage.read_whole(self.note, LONGEST_NOTE).decode("utf-8", "replace")
        except (OSError, LibraryError):
            note = ""
        return note or "another process"

    def release(self) -> None:
        """Let the next writer in. A second call does nothing."""
        if self.held:
            self.held = False
            HELD.discard(self)
            with suppress(OSError):
                self.note.unlink(missing_ok=True)
            self.lock.release()

    def forget(self) -> None:
        """In a forked child: let go of the parent's lock without unlocking it."""
        self.held = False
        if getattr(self.lock, "fd", None) is not None:
            os.close(self.lock.fd)
            self.lock.fd = None


def host() -> str:
    """The name of this machine."""
    if sys.platform != "win32":
        return os.uname().nodename
    import socket  # no small import, where it can be done without

    return socket.gethostname()


def forget_all() -> None:
    """Let a forked child hold no lock of its parent's."""
    for lock in list(HELD):
        lock.forget()
    HELD.clear()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=forget_all)


def refuse_other_than_file(path: Path) -> None:
    """Raise LibraryError when a pipe or directory is in the place of the lock: opening it might never end."""
    if path.exists() and not path.is_file():
        raise LibraryError(path.parent, f"{path.name} is no plain file. Remove it.")
