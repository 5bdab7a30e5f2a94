"""Traditional characters → the simplified ones the rules are written in, one for one, so that offsets stay.

Only for matching: what is kept and shown is always the source. `corpus/variants.txt` holds the characters in one line
and what they become in the next; `scripts/folding_table.py` writes it.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from re import Pattern, compile

# 答覆: the simplified standard has this one, too, and prints 复 in the words of the rules.
_IN_RULES = {"覆": "复"}
VARIANTS = Path(__file__).parent / "variants.txt"
#: A page shows its script in so many characters: the look at all of them would cost as much as the layout.
TELLING = 4000


def simplified(text: str) -> str:
    """The text with its traditional characters simplified; as long as it was.

    >>> simplified("本報訊 (記者葉沉舟)")
    '本报讯 (记者叶沉舟)'
    """
    table, any_of_it = _variants()
    return text.translate(table) if any_of_it.search(text) else text


def is_traditional(text: str) -> bool:
    """Whether the text holds any traditional character."""
    return _variants()[1].search(text) is not None


def traditional_in(text: str) -> Iterator[int]:
    """Where the text has traditional characters, in ascending order."""
    return (found.start() for found in _variants()[1].finditer(text))


@cache
def _variants() -> tuple[dict[int, str], Pattern[str]]:
    """What each traditional character becomes, and a pattern of all of them."""
    traditional, plain = VARIANTS.read_text(encoding="utf-8").splitlines()
    table = dict(zip(traditional, plain, strict=True)) | _IN_RULES
    return str.maketrans(table), compile(f"[{''.join(table)}]")
