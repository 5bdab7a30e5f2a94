"""What standard output and standard error are, and how they fail: a terminal or a pipe, closed, full, not in UTF-8."""

from __future__ import annotations

import contextlib
import errno
import io
import os
import sys
from collections.abc import Iterable, Mapping
from enum import Enum
from typing import TextIO

# Windows says EINVAL where others say EPIPE.
CLOSED_PIPE = (errno.EPIPE, errno.EINVAL) if os.name == "nt" else (errno.EPIPE,)
DUMB = ("dumb", "unknown")
# A remark may quote a dump, a file's name or a query, none of which is to drive the terminal it is read on.
CONTROLS = (*range(0x09), *range(0x0B, 0x20), *range(0x7F, 0xA0))
NEUTRAL = dict.fromkeys((*CONTROLS, 0x2028, 0x2029, *range(0x202A, 0x202F), *range(0x2066, 0x206A)), 0xFFFD)


class Form(str, Enum):
    """How results leave: laid out for reading, as lines with TABs, as one JSON object, or one to a line."""

    CARDS = "cards"
    PLAIN = "plain"
    JSON = "json"
    JSONL = "jsonl"


class Color(str, Enum):
    """When to colour, as asked on the command line."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


class Paint(str, Enum):
    """What a terminal may be sent: colours, bold type alone, or nothing but text."""

    COLORS = "colors"
    BOLD = "bold"
    NOTHING = "nothing"


def prepare() -> None:
    """Make all three streams speak UTF-8, whatever the locale, and be there, even when they were closed."""
    for name in ("stdin", "stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, "r+", encoding="utf-8"))  # noqa: PTH123, SIM115  # for good
        elif isinstance(stream, io.TextIOWrapper):
            # A lone surrogate is written as \udc80, in JSON the very escape for it; undecodable input becomes one.
            stream.reconfigure(encoding="utf-8", errors="surrogateescape" if name == "stdin" else "backslashreplace")


def is_terminal(stream: TextIO) -> bool:
    """Whether somebody reads along."""
    return not stream.closed and stream.isatty()


def shows_cards(color: Color, environ: Mapping[str, str] = os.environ) -> bool:
    """Whether to lay results out for reading: on a terminal, or when colours are asked for wherever they go."""
    forced = color is Color.ALWAYS or (color is Color.AUTO and bool(environ.get("FORCE_COLOR")))
    return forced or is_terminal(sys.stdout)


def paint(color: Color, environ: Mapping[str, str] = os.environ) -> Paint:
    """What may be sent along with the text. NO_COLOR leaves bold type; a dumb terminal and `never` leave nothing."""
    if color is Color.ALWAYS:
        return Paint.COLORS
    if color is Color.NEVER or (environ.get("TERM") in DUMB and not environ.get("FORCE_COLOR")):
        return Paint.NOTHING
    return Paint.BOLD if environ.get("NO_COLOR") else Paint.COLORS


def shows_progress(environ: Mapping[str, str] = os.environ) -> bool:
    """Whether a line that redraws itself has a place: standard error is a terminal that can."""
    return is_terminal(sys.stderr) and environ.get("TERM") not in DUMB


def write(lines: Iterable[str]) -> None:
    """Write lines to standard output, whose reader has them when this returns."""
    for line in lines:
        sys.stdout.write(line + "\n")
    sys.stdout.flush()


def remark(text: str) -> None:
    """Say something on standard error, behind the name of the program; nothing when there is nothing to say."""
    if not text:
        return
    with contextlib.suppress(OSError):  # nobody is left to be told
        sys.stdout.flush()
    with contextlib.suppress(OSError):
        sys.stderr.write(f"quanwen: {text.translate(NEUTRAL)}\n")
        sys.stderr.flush()


def is_closed_pipe(error: BaseException | None) -> bool:
    """Whether an error says that the reader of our output has gone."""
    return isinstance(error, OSError) and error.errno in CLOSED_PIPE


def abandon() -> None:
    """Let what is still buffered go nowhere: the interpreter flushes once more at its end, and would complain."""
    with contextlib.suppress(OSError, ValueError, io.UnsupportedOperation):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
