"""The order of the house: a file imports only from its left, and an outside library has one door."""

from __future__ import annotations

import ast
import inspect
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

import corpus
import index
import searcher

ROOT = Path(__file__).parent.parent
LAYERS = ("corpus", "index", "searcher")
MODULES = sorted(path.relative_to(ROOT).as_posix() for layer in LAYERS for path in (ROOT / layer).rglob("*.py"))

# Which files may import a library. A prefix with a slash at its end is all that lies beneath.
DOORS = {
    "ahocorasick_rs": ("corpus/placenames.py",),
    "click": ("searcher/cli.py", "searcher/commands/"),
    "numpy": ("corpus/prefilter.py", "index/", "searcher/"),
    "rich": ("searcher/terminal/",),
    "selectolax": ("corpus/markup.py",),
    "watchfiles": ("index/watching.py",),
    "whoosh": ("index/",),
    "zstandard": ("corpus/compression.py", "index/blocks.py"),
}


def imports(module: str) -> Iterator[tuple[str, bool]]:
    """The top-level packages that a file imports anywhere, and whether for types alone."""
    tree = ast.parse((ROOT / module).read_text("utf-8"))
    typed = {inner for node in ast.walk(tree) if is_typing_block(node) for inner in ast.walk(node)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((name.name.partition(".")[0], node in typed) for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{module} imports relatively"
            yield (node.module or "").partition(".")[0], node in typed


def is_typing_block(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"


def test_there_are_modules_of_every_layer() -> None:
    assert len(MODULES) > 40
    assert {module.partition("/")[0] for module in MODULES} == set(LAYERS)


@pytest.mark.parametrize("module", MODULES)
def test_a_file_imports_only_from_its_left(module: str) -> None:
    place = LAYERS.index(module.partition("/")[0])
    assert not {name for name, _ in imports(module)} & {*LAYERS[place + 1 :], "tests", "benchmarks", "scripts"}


@pytest.mark.parametrize("module", MODULES)
def test_an_outside_library_comes_in_by_its_door_only(module: str) -> None:
    outside = {name for name, _ in imports(module)} - set(sys.stdlib_module_names) - set(LAYERS)
    assert outside <= set(DOORS), "a library that no door was made for"
    assert [name for name in outside if not module.startswith(DOORS[name])] == []


def test_every_door_is_used() -> None:
    imported = {name for module in MODULES for name, _ in imports(module)}
    assert set(DOORS) <= imported


LOADED = "import sys; {}; print(*sorted({{name.partition('.')[0] for name in sys.modules}}))"


def loaded_by(statement: str) -> set[str]:
    """The top-level packages that are loaded once a statement has run in a process of its own."""
    command = [sys.executable, "-c", LOADED.format(statement)]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=True)
    return set(ended.stdout.split())


ENGINE = {"whoosh", "rjieba", "jieba", "numpy"}
TERMINAL = {"click", "rich"}


@pytest.mark.parametrize(
    ("statement", "absent"),
    [
        ("import corpus", ENGINE | TERMINAL | {"index", "searcher"}),
        ("import index", TERMINAL | {"jieba", "searcher"}),
        ("import searcher", TERMINAL | {"jieba"}),
        ("import searcher.cli", ENGINE | {"rich"}),
    ],
)
def test_a_process_loads_no_more_than_it_asked_for(statement: str, absent: set[str]) -> None:
    assert loaded_by(statement) & absent == set()


def test_a_page_of_hits_does_not_wait_for_the_bar_of_a_sync() -> None:
    code = "import sys, searcher.terminal.render; assert 'rich.progress' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)


@pytest.mark.parametrize("package", [index, searcher], ids=lambda package: package.__name__)
def test_what_a_package_hands_out_is_named_alike_where_types_and_where_modules_are_told(package: ModuleType) -> None:
    tree = ast.parse(Path(package.__file__ or "").read_text("utf-8"))
    (typing,) = [node for node in tree.body if is_typing_block(node)]
    typed = {
        name.name: node.module for node in ast.walk(typing) if isinstance(node, ast.ImportFrom) for name in node.names
    }
    assert typed == {name: f"{package.__name__}.{module}" for name, module in package.HOMES.items()}
    assert sorted(typed) == sorted(package.__all__)
    assert [name for name in package.__all__ if not hasattr(package, name)] == []


ASKED = ("advise", "article", "explain", "near_duplicates", "new_words", "scan", "search", "similar", "spans", "stats")


@pytest.mark.parametrize("name", ASKED)
def test_what_a_searcher_gives_is_handed_out_by_its_package(name: str) -> None:
    given = set(re.findall(r"[A-Z]\w+", str(inspect.signature(getattr(searcher.Searcher, name)).return_annotation)))
    known = {*searcher.__all__, *index.__all__, *corpus.__all__, "Iterator"}
    assert given
    assert given <= known
