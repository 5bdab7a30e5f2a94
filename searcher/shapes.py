"""Tell which characters look alike, by what they are made of: 港 and 巷, 清 and 请, 未 and 末."""

from __future__ import annotations

from functools import cache
from pathlib import Path

TABLE = Path(__file__).with_name("tables") / "shapes.txt"


@cache
def table() -> tuple[dict[str, str], dict[str, str]]:
    """For every character what it is made of, and for every component the characters that have it."""
    made: dict[str, str] = {}
    having: dict[str, str] = {}
    for line in TABLE.read_text("utf-8").splitlines():
        made[line[0]] = line[1:]
        for part in line[1:]:
            having[part] = having.get(part, "") + line[0]
    return made, having


def like(char: str) -> str:
    """The characters that look like one, in no order: they share a component, or one is a component of the other."""
    made, having = table()
    shared = (having.get(part, "") for part in made.get(char, ""))
    return "".join(dict.fromkeys("".join((*shared, made.get(char, ""), having.get(char, ""))))).replace(char, "")
