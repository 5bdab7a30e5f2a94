"""One writer at a time: Whoosh's own lock on the index, and beside it a note of who holds it.

The lock is the operating system's, so it falls with its process, however that dies; the note may then be stale and is
only ever read to name the holder while the lock is held.
"""

from __future__ import annotations

import os
import socket
import time
from pathlib import Path

from whoosh.filedb.filestore import FileStorage
from whoosh.util.filelock import try_for

from index.errors import IndexLockedError

RETRY_SECONDS = 0.05


class WriteLock:
    """Whoosh's write lock of the index in `directory`, held from construction to `release`.

    Waits up to `timeout` seconds. Raises IndexLockedError.
    """

    def __init__(self, directory: Path, timeout: float) -> None:
        self.note = directory / "writer.note"
        self.lock = FileStorage(str(directory)).lock("MAIN_WRITELOCK")
        if not try_for(self.lock.acquire, timeout=timeout, delay=RETRY_SECONDS):
            raise IndexLockedError(directory, self.holder(), timeout)
        self.held = True
        since = time.strftime("%Y-%m-%d %H:%M:%S")
        self.note.write_text(f"process {os.getpid()} on {socket.gethostname()} since {since}", "utf-8")

    def holder(self) -> str:
        """Who holds the lock, as far as the note tells."""
        try:
            return self.note.read_text("utf-8") or "another process"
        except OSError:
            return "another process"

    def release(self) -> None:
        """Let the next writer in. A second call does nothing."""
        if self.held:
            self.held = False
            self.note.unlink(missing_ok=True)
            self.lock.release()
