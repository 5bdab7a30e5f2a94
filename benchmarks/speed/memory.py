"""The memory of this process. Imported by engines that run in another Python too, so standard library only."""

from __future__ import annotations

import sys
from pathlib import Path

STATUS = Path("/proc/self/status")


def own_bytes() -> int:
    """The memory this process has resident now that is no mapped file's, which the system takes back when it wants.

    0 where it cannot be told.
    """
    return told("RssAnon:") if STATUS.exists() else 0


def told(name: str) -> int:
    """What Linux says of this process, in bytes."""
    line = next(line for line in STATUS.read_text("ascii", "replace").splitlines() if line.startswith(name))
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
