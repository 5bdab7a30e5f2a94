"""Other processes, started and asked: workers that hold an engine, and whole commands under the clock."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from time import perf_counter
from types import TracebackType
from typing import Any

ROOT = Path(__file__).parents[2]


class AbsentError(Exception):
    """An engine that is not installed here."""


class Worker:
    """An engine in a process of its own. Raises AbsentError when it is not installed."""

    def __init__(self, name: str) -> None:
        self.name = name
        command = [sys.executable, "-m", "benchmarks.speed.worker", name]
        pipe = subprocess.PIPE
        self.process = subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, text=True, encoding="utf-8")
        self.about = self.read()
        if "absent" in self.about:
            self.close()
            raise AbsentError(self.about["absent"])

    def __enter__(self) -> Worker:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let the process end."""
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe:
                pipe.close()
        self.process.wait()

    def do(self, job: str, **rest: Any) -> dict[str, Any]:
        """Have a job done. Raises RuntimeError when the process dies of it; what it said stands on stderr."""
        assert self.process.stdin
        self.process.stdin.write(json.dumps({"job": job, **rest}) + "\n")
        self.process.stdin.flush()
        return self.read()

    def read(self) -> dict[str, Any]:
        """What the process says."""
        assert self.process.stdout
        line = self.process.stdout.readline()
        if not line:
            raise RuntimeError(f"the process of {self.name} ended with {self.process.wait()}")
        said: dict[str, Any] = json.loads(line)
        return said


def workers(stack: ExitStack, names: Sequence[str], absent: dict[str, str]) -> list[Worker]:
    """A worker for each engine that is installed; why the others are not goes into `absent`."""
    found = []
    for name in names:
        try:
            found.append(stack.enter_context(Worker(name)))
        except AbsentError as error:
            absent[name] = str(error)
    return found


def timed(command: Sequence[str]) -> float:
    """The wall milliseconds of a whole process. Raises RuntimeError with its last words when it ends with 2 or more."""
    started = perf_counter()
    # an installed program keeps its modules compiled, whatever is set here
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    ended = subprocess.run(command, cwd=ROOT, env=kept, capture_output=True, stdin=subprocess.DEVNULL, check=False)
    ms = (perf_counter() - started) * 1000
    if ended.returncode > 1:
        raise RuntimeError(f"{' '.join(command[-3:])}: {ended.stderr.decode(errors='replace')[-500:]}")
    return ms
