"""Start another Python that runs a module of ours, to speak with it on its standard input and output.

Not by multiprocessing, which would run the user's script again. What it runs is the module's `main`, which writes no
files and ends when its input does: no death of ours leaves it behind.
"""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import IO

# What another Python is told: to look for modules where this one does, and nowhere else.
START = """
import importlib, sys
sys.dont_write_bytecode, sys.path[:] = sys.argv[2] == "True", sys.argv[3:]
importlib.import_module(sys.argv[1]).main()
"""
# Bytes of a pipe, where it can be told: 64 KiB, which Linux has, change hands some thirty times a batch.
PIPE = 1 << 20
# Arrays of some megabytes come and go, and glibc would have the system clear their pages each time: 3.1 s, against 0.9.
MEMORY = {"MALLOC_ARENA_MAX": "1", "MALLOC_MMAP_THRESHOLD_": str(8 << 20), "MALLOC_TRIM_THRESHOLD_": str(32 << 20)}


class Process:
    """Another Python: what is written to `jobs` it reads, what it answers comes from `answers`."""

    def __init__(self, module: str) -> None:
        """Start it. Raises OSError and ValueError where there can be none."""
        if not is_python(sys.executable):
            raise FileNotFoundError(f"{sys.executable} is no Python")
        where = [entry for entry in sys.path if isinstance(entry, str)]
        self.process = popen([sys.executable, "-I", "-c", START, module, str(sys.dont_write_bytecode), *where])
        assert self.process.stdin
        assert self.process.stdout
        self.jobs: IO[bytes] = self.process.stdin
        self.answers: IO[bytes] = self.process.stdout

    @property
    def returncode(self) -> int | None:
        """What it ended with, None while it runs."""
        return self.process.poll()

    def kill(self) -> None:
        """End it, whatever it does; what waits for its answers learns that there are no more."""
        self.process.kill()

    def close(self) -> None:
        """End it, and let go of what it took."""
        self.kill()
        for pipe in (self.jobs, self.answers):
            with suppress(OSError):  # what it did not take
                pipe.close()
        self.process.wait()


def is_python(executable: str | None) -> bool:
    """Whether a program is Python, and no other that has Python within, which would do who knows what."""
    return not getattr(sys, "frozen", False) and Path(executable or "").name.lower().startswith(("python", "pypy"))


def popen(command: list[str]) -> subprocess.Popen[bytes]:
    """The process of a command; Ctrl-C is for ours, which ends it. Raises OSError."""
    pipe, flags = subprocess.PIPE, 0
    if sys.platform == "win32":
        flags = subprocess.CREATE_NEW_PROCESS_GROUP | subprocess.CREATE_NO_WINDOW
    process = subprocess.Popen(  # noqa: S603  # Python itself
        command,
        stdin=pipe,
        stdout=pipe,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        creationflags=flags,
        env={**MEMORY, **os.environ},
    )
    with suppress(ImportError, OSError):
        from fcntl import F_SETPIPE_SZ, fcntl  # Linux has it

        for end in (process.stdin, process.stdout):
            assert end
            fcntl(end, F_SETPIPE_SZ, PIPE)
    return process


def own_answers() -> IO[bytes]:
    """In the other process: where its answers go. What libraries print goes elsewhere from now on."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return answers
