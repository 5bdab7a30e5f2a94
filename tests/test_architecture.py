"""The map of the house shows what is there: every path it names exists, and every module has a place on it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MAP = ROOT / "ARCHITECTURE.md"
FOLDERS = ("corpus", "index", "searcher", "tests", "benchmarks", "scripts")
# A path begins with one of our folders; what stands behind it is punctuation or a placeholder such as * or <name>.
PATH = re.compile(rf"(?<![\w./-])(?:{'|'.join(FOLDERS)})/[\w./-]*[\w/](?![\w*<{{])")


@pytest.fixture(scope="module")
def text() -> str:
    if not MAP.is_file():
        pytest.skip("ARCHITECTURE.md is not written yet")
    return MAP.read_text("utf-8")


def test_every_path_on_the_map_exists(text: str) -> None:
    named = set(PATH.findall(text))
    assert named
    assert sorted(path for path in named if not (ROOT / path).exists()) == []


@pytest.mark.parametrize("package", ["corpus", "index", "searcher"])
def test_every_module_has_a_place_on_the_map(text: str, package: str) -> None:
    modules = [path.relative_to(ROOT).as_posix() for path in (ROOT / package).rglob("*.py")]
    wanted = [path for path in modules if not path.endswith(("__init__.py", "__main__.py"))]
    assert sorted(path for path in wanted if not is_named(path, text)) == []


def is_named(path: str, text: str) -> bool:
    """Whether a module is named, or a folder inside the package that it lies in."""
    folders = [f"{folder.as_posix()}/" for folder in Path(path).parents if len(folder.parts) > 1]
    return any(name in text for name in (path, *folders))
