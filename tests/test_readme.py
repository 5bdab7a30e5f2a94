"""README.md says what happens: its commands are run in order, its Python session too, its table of queries is asked.

UPDATE_GOLDEN=1 writes the real output into it.
"""

from __future__ import annotations

import doctest
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from searcher import Searcher
from tests.commands import written_to_terminal
from tests.conftest import ROOT, SAMPLES
from tests.goldens import timeless

README = ROOT / "README.md"
BLOCK = re.compile(r"^```(?P<kind>\w*)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
ROW = re.compile(r"^\| `(?P<query>.+?)` \|", re.MULTILINE)


def blocks(kind: str) -> list[str]:
    return [match["text"] for match in BLOCK.finditer(README.read_text("utf-8")) if match["kind"] == kind]


def steps(block: str) -> Iterator[tuple[str, str]]:
    """Yield each command of a console block with the output shown below it."""
    for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        command, _, output = part.partition("\n")
        yield command, output.rstrip("\n")


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working directory with the samples in their place, and `quanwen` on the path."""
    shutil.copytree(SAMPLES, tmp_path / "corpus" / "samples")
    shim = tmp_path / "bin" / "quanwen"
    shim.parent.mkdir()
    shim.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m searcher "$@"\n', "utf-8")
    shim.chmod(0o755)
    monkeypatch.chdir(tmp_path)
    for name in ("QUANWEN_INDEX", "NO_COLOR", "FORCE_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")]))
    monkeypatch.setenv("PATH", os.pathsep.join([str(shim.parent), os.environ["PATH"]]))
    monkeypatch.setenv("TERM", "dumb")  # neither colours nor a bar of progress
    return tmp_path


def on_terminal(command: str) -> str:
    """What a shell command writes to a terminal of 80 columns."""
    _, written = written_to_terminal(lambda **streams: subprocess.Popen(["sh", "-c", command], **streams), 24, 80)
    return written.rstrip("\n")


@pytest.mark.skipif(os.name == "nt", reason="the commands are written for a POSIX shell")
def test_every_command_prints_what_is_shown(checkout: Path) -> None:
    text = README.read_text("utf-8")
    wrong = []
    at = 0
    for command, shown in [step for block in blocks("console") for step in steps(block)]:
        printed = on_terminal(command)
        at = text.index(f"$ {command}\n{shown}", at) + len(f"$ {command}\n")
        if timeless(printed) != timeless(shown):
            wrong.append(f"$ {command}\n{printed}")
            text = text[:at] + printed + "\n" * (not shown) + text[at + len(shown) :]
    if wrong and os.environ.get("UPDATE_GOLDEN"):
        README.write_text(text, "utf-8", newline="\n")
    elif wrong:
        pytest.fail("\n\n".join(["UPDATE_GOLDEN=1 accepts this:", *wrong]), pytrace=False)


def test_the_python_session_runs_as_shown(checkout: Path) -> None:
    [session] = blocks("pycon")
    parsed = doctest.DocTestParser().get_doctest(session, {}, "README.md", "README.md", 0)
    report: list[str] = []
    doctest.DocTestRunner(optionflags=doctest.ELLIPSIS).run(parsed, out=report.append)
    assert not report, "".join(report)


def queries() -> list[str]:
    """What the first column of the table of queries holds."""
    _, _, section = README.read_text("utf-8").partition("\n## Queries\n")
    return ROW.findall(section.partition("\n## ")[0])


@pytest.mark.parametrize("query", queries())
def test_every_query_of_the_table_finds_something(samples: Searcher, query: str) -> None:
    results = samples.search(query.replace("\\|", "|"))
    assert results.total
    assert not results.remark


def test_every_command_and_variable_of_the_program_is_named() -> None:
    from searcher.commands import quanwen

    text = README.read_text("utf-8")
    assert [name for name in quanwen.commands if f"quanwen {name}" not in text] == []
    assert [
        name for name in ("QUANWEN_INDEX", "NO_COLOR", "FORCE_COLOR", "TERM", "COLUMNS") if f"`{name}`" not in text
    ] == []


def test_no_command_is_shown_that_is_not_run() -> None:
    prose = BLOCK.sub("", README.read_text("utf-8"))
    others = "".join(block for kind in ("", "sh", "bash") for block in blocks(kind))
    assert re.findall(r"`quanwen [^`]+`", prose) == []
    assert "quanwen " not in others
