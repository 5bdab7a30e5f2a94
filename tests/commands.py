"""Run the command line: in this process, in one of its own, on a terminal."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
POSIX = pytest.mark.skipif(os.name == "nt", reason="Windows has other pipes and terminals")

ARTICLE = "茶山来了新茶农\n\n本报讯 5月6日，安溪县的茶农走进茶园，把新茶送到山外。茶农的笑声一路传到山脚。\n"
OTHER = "渔村来了新渔民\n\n本报讯 5月7日，惠安县的渔民走上渔船，把海鲜送到山里。渔民的歌声一路传到码头。\n"


@dataclass(frozen=True)
class Run:
    """What a command left behind."""

    code: int
    out: str
    err: str


Runner = Callable[..., Run]


def python(args: Sequence[str], **options: object) -> subprocess.Popen[bytes]:
    """A Python of its own, over this source."""
    path = os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])
    environ = {**os.environ, "PYTHONPATH": path, **options.pop("env", {})}
    return subprocess.Popen([sys.executable, *args], env=environ, **options)


def process(args: Sequence[str], **options: object) -> subprocess.Popen[bytes]:
    """A command line in a process of its own."""
    return python(["-m", "searcher", *args], **options)


def finished(args: Sequence[str], **options: object) -> subprocess.CompletedProcess[bytes]:
    """A command line run to its end, both its streams kept."""
    piped = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "stdin": subprocess.DEVNULL, **options}
    given = piped.pop("input", None)
    if given is not None:
        piped["stdin"] = subprocess.PIPE
    with process(args, **piped) as running:
        out, err = running.communicate(given)
    return subprocess.CompletedProcess(args, running.returncode, out, err)


def page(name: str, text: str) -> None:
    """A dump in the working directory."""
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def written_to_terminal(start: Callable[..., subprocess.Popen[bytes]], rows: int, columns: int) -> tuple[int, str]:
    """How a process ends that is started with its streams on a terminal, and what it writes to it."""
    import fcntl
    import pty
    import struct
    import termios

    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
    with start(stdin=slave, stdout=slave, stderr=slave) as running:
        os.close(slave)
        written = b""
        try:
            while chunk := os.read(master, 65536):
                written += chunk
        except OSError:  # Linux says so when the other end is closed
            pass
        finally:
            os.close(master)
    return running.returncode, written.decode("utf-8").replace("\r\n", "\n")


def on_terminal(args: Sequence[str], *, columns: int = 80, **environ: str) -> str:
    """What a command line writes to a terminal, on both streams."""
    code, written = written_to_terminal(lambda **streams: process(args, env=environ, **streams), 40, columns)
    assert code == 0
    return written
