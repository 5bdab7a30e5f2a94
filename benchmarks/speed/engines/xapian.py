"""Xapian, whose Python binding comes with the system and not from PyPI: it runs in whatever Python has it."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from benchmarks.speed.engines.engine import Answer, Engine, cut_rows
from benchmarks.speed.queries import Query

ROOT = Path(__file__).parents[3]
PROGRAM = "benchmarks.speed.engines.xapian_program"


class Xapian(Engine):
    """One document a paragraph. Words are cut here and go through a pipe, so cutting and indexing run side by side."""

    asked = "`Enquire.get_mset(0, 10, every document)`, so that its total is exact: ten numbers"
    home = "xapian"
    shapes = ("or", "and", "phrase", "word")

    def version(self) -> str:
        """The library's. Raises ImportError when no Python here has it."""
        return python_with_xapian()[1]

    def build(self, corpus: Path, directory: Path) -> None:
        """Feed every row to the other process."""
        self.start("build", directory)
        for row, words in cut_rows(corpus):
            self.put(f"{row.text}\t{' '.join(words)}")
        assert self.process.stdin
        self.process.stdin.close()
        self.theirs = self.take()

    def built(self, corpus: Path, directory: Path) -> dict[str, float]:
        """Count the other process's work too."""
        ours = super().built(corpus, directory)
        return {**ours, "processor_seconds": ours["processor_seconds"] + self.theirs["processor_seconds"]}

    def open(self, directory: Path) -> None:
        """Start the other process."""
        self.start("serve", directory)

    def answers(self, queries: Sequence[Query]) -> list[Answer]:
        """Have them all asked over there, where the clock is."""
        self.put(json.dumps([{"shape": query.shape, "words": query.words} for query in queries]))
        return [Answer(ms, total) for ms, total in self.take()["answers"]]

    def memory(self) -> dict[str, int]:
        """The other process's alone, which is the engine."""
        if not hasattr(self, "theirs"):
            self.put("[]")
            self.theirs = self.take()
        return {name: int(self.theirs[name]) for name in ("peak_bytes", "own_bytes")}

    def start(self, job: str, directory: Path) -> None:
        """Start the other process."""
        command = [python_with_xapian()[0], "-m", PROGRAM, job, str(directory)]
        pipe = subprocess.PIPE
        self.process = subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, text=True, encoding="utf-8")

    def put(self, line: str) -> None:
        """Say something to the other process."""
        assert self.process.stdin
        self.process.stdin.write(line + "\n")
        if not self.process.stdin.closed and line.startswith("["):
            self.process.stdin.flush()

    def take(self) -> dict[str, Any]:
        """What the other process says. Raises RuntimeError when it has died."""
        assert self.process.stdout
        line = self.process.stdout.readline()
        if not line:
            raise RuntimeError(f"the Python that has Xapian ended with {self.process.wait()}")
        said: dict[str, Any] = json.loads(line)
        return said


@cache
def python_with_xapian() -> tuple[str, str]:
    """A Python that has Xapian, and Xapian's version. Raises ImportError when there is none."""
    names = ["python3", *(f"python3.{minor}" for minor in range(10, 16))]
    folders = [None, "/usr/bin", "/usr/local/bin"]
    found = [shutil.which(name, path=folder) for folder in folders for name in names]
    for python in dict.fromkeys([sys.executable, *(path for path in found if path)]):
        asked = [python, "-c", "import xapian; print(xapian.version_string())"]
        answer = subprocess.run(asked, capture_output=True, text=True, check=False)
        if answer.returncode == 0:
            return python, answer.stdout.strip()
    raise ImportError("no Python here can import xapian; Debian has it as python3-xapian")
