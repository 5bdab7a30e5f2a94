"""The memory of this process. Imported by engines that run in another Python too, so standard library only."""

from __future__ import annotations

import sys
from pathlib import Path

STATUS = Path("/proc/self/status")


def peak_bytes() -> int:
    """The most memory this process had resident, pages of mapped files included; 0 where it cannot be told.

    Linux keeps `VmHWM` for each program; `ru_maxrss` would also hold what the parent had when this one was started.
    """
    if STATUS.exists():
        line = next(line for line in STATUS.read_text("ascii", "replace").splitlines() if line.startswith("VmHWM:"))
        return int(line.split()[1]) * 1024
    try:
        import resource  # not on Windows
    except ImportError:
        return 0
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
