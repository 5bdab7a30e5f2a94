"""Output kept whole in golden/, and compared with a difference that can be read."""

from __future__ import annotations

import difflib
import os
import re
from pathlib import Path

import pytest

GOLDEN = Path(__file__).parent / "golden"
STYLES = re.compile(r"\x1b\[[0-9;]*m")
# What no two runs share: how long they took.
TIMES = (
    (re.compile(r"\d+ ms\b"), "# ms"),
    (re.compile(r"\b\d+\.\d s\b"), "#.# s"),
    (re.compile(r'("took_ms"|"seconds"): [\d.]+'), r"\1: 0"),
)


def plain(text: str) -> str:
    """The text without its colours."""
    return STYLES.sub("", text)


def timeless(text: str) -> str:
    """The text with every time masked."""
    for pattern, mask in TIMES:
        text = pattern.sub(mask, text)
    return text


def check_golden(name: str, text: str) -> None:
    """Fail unless golden/`name` holds exactly `text`, times aside. UPDATE_GOLDEN=1 writes it anew."""
    path = GOLDEN / name
    text = timeless(text)
    if os.environ.get("UPDATE_GOLDEN"):
        path.write_text(text, "utf-8", newline="\n")
        return
    kept = path.read_text("utf-8")
    if kept != text:
        lines = difflib.unified_diff(kept.splitlines(), text.splitlines(), f"golden/{name}", "printed", lineterm="")
        pytest.fail("\n".join(["output has changed; UPDATE_GOLDEN=1 accepts it", *lines]), pytrace=False)
