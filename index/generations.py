"""The tables of contents that lie in a directory → which generation of the index was committed last."""

from __future__ import annotations

import re
from pathlib import Path

from index.errors import IndexNotFoundError

_TOC_NAME = re.compile(r"_MAIN_([0-9]+)\.toc")


def toc_file(directory: Path, generation: int) -> Path:
    """Whoosh's name for the table of contents of a generation, whose renaming to it is the commit."""
    return directory / f"_MAIN_{generation}.toc"


def latest_generation(directory: Path) -> int:
    """The generation last committed. Raises IndexNotFoundError."""
    names = (path.name for path in directory.iterdir()) if directory.is_dir() else ()
    generations = [int(match[1]) for name in names if (match := _TOC_NAME.fullmatch(name))]
    if not generations:
        raise IndexNotFoundError(directory)
    return max(generations)
