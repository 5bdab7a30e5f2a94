"""The memory of this process and of those it starts. Standard library only: engines in another Python import it too."""

from __future__ import annotations

import sys
from pathlib import Path
from threading import Event, Thread
from types import TracebackType

STATUS = Path("/proc/self/status")
THREADS = Path("/proc/self/task")
# Seconds between looks at what all processes have.
OFTEN = 0.05


def own_bytes() -> int:
    """The memory this process has resident now that is no mapped file's, which the system takes back when it wants.

    0 where it cannot be told.
    """
    return told("RssAnon:") if STATUS.exists() else 0


def told(name: str) -> int:
    """What Linux says of this process, in bytes."""
    return of_process(STATUS, name)


def of_process(status: Path, name: str) -> int:
    """What Linux says of a process, in bytes."""
    line = next(line for line in status.read_text("ascii", "replace").splitlines() if line.startswith(name))
    return int(line.split()[1]) * 1024


def peak_bytes() -> int:
    """The most memory this process had resident, pages of mapped files included; 0 where it cannot be told.

    Linux keeps `VmHWM` for each program; `ru_maxrss` would also hold what the parent had when this one was started.
    """
    if STATUS.exists():
        return told("VmHWM:")
    try:
        import resource  # not on Windows
    except ImportError:
        return 0
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)


def family_bytes() -> int:
    """The memory that this process and those it started have resident now; pages they share count more than once."""
    total = told("VmRSS:")
    for thread in THREADS.iterdir():
        for child in (thread / "children").read_text("ascii").split():
            try:
                total += of_process(Path("/proc") / child / "status", "VmRSS:")
            except (OSError, StopIteration):  # it has ended
                continue
    return total


class Watch:
    """Looks every little while what all processes have together; `peak_bytes` is the most, 0 where it is not told."""

    def __init__(self) -> None:
        self.peak_bytes = 0
        self.over = Event()
        self.thread = Thread(target=self.look, daemon=True)

    def look(self) -> None:
        """Look until it is over."""
        while not self.over.wait(OFTEN):
            try:
                self.peak_bytes = max(self.peak_bytes, family_bytes())
            except OSError:  # no Linux, or one that does not tell
                return

    def __enter__(self) -> Watch:
        self.thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.over.set()
        self.thread.join()
