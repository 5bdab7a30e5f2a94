"""One run → what is kept of it: the Markdown and the JSON under benchmarks/runs/, and what it ran on.

Of the machine: processor, cores, memory, system. No names and no paths.
"""

from __future__ import annotations

import json
import os
import platform
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

RUNS = Path(__file__).parents[1] / "runs"
# What both ours and the peers stand on.
BENEATH = ("numpy", "rjieba", "whoosh3", "zstandard")


def machine() -> dict[str, Any]:
    """What this runs on."""
    return {
        "processor": processor(),
        "cores": os.cpu_count(),
        "memory_gb": round(memory_bytes() / 1e9),
        "system": f"{platform.system()} {platform.machine()}",
    }


def processor() -> str:
    """The processor's model, as far as the system tells."""
    said = Path("/proc/cpuinfo")
    lines = said.read_text("utf-8", "replace").splitlines() if said.exists() else []
    models = [line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")]
    return models[0] if models else platform.processor() or platform.machine()


def memory_bytes() -> int:
    """The memory of the machine, 0 where it cannot be told."""
    try:
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (AttributeError, ValueError, OSError):  # Windows
        return 0


def load() -> str:
    """How much else goes on: the average number of processes that want to run, over one minute."""
    return f"{os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "unknown"


def versions() -> dict[str, str]:
    """Python and the libraries beneath."""
    return {"Python": platform.python_version(), **{name: version_of(name) for name in BENEATH}}


def version_of(package: str) -> str:
    """The installed version, or that there is none."""
    try:
        return version(package)
    except PackageNotFoundError:
        return "absent"


def keep(run: dict[str, Any], text: str, directory: Path = RUNS) -> Path:
    """Write the run down under its date, a number behind it when that day has one already. The Markdown's path."""
    directory.mkdir(parents=True, exist_ok=True)
    names = [run["date"], *(f"{run['date']}-{number}" for number in range(2, 1000))]
    name = next(name for name in names if not (directory / f"{name}.md").exists())
    (directory / f"{name}.json").write_text(json.dumps(run, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    path = directory / f"{name}.md"
    path.write_text(text, encoding="utf-8")
    return path
