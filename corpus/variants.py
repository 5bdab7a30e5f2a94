"""Traditional characters → the simplified ones the rules are written in, one for one, so that offsets stay.

So are figures, blanks and marks in other widths and shapes than papers print them in. Only for matching: what is kept
and shown is always the source. `corpus/variants.txt` holds the characters in one line and what they become in the next;
`scripts/folding_table.py` writes it.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from re import Match, Pattern, compile

# 答覆: the simplified standard has this one, too, and prints 复 in the words of the rules.
_IN_RULES = {"覆": "复"}
# Figures and letters as wide as characters, a blank that does not break, and marks that fonts print for others.
_WIDE = {
    chr(0xFEE0 + code): chr(code) for code in map(ord, "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
}
_MARKS = dict(zip("\xa0∶﹕﹔﹐﹑﹒﹖﹗﹙﹚｡､•・‧「」『』〝〞", " ：：；，、。？！（）。、···“”‘’“”", strict=True))
# Beside Chinese characters, as many digital editions print them.
_NARROW = compile(r"[,:;!?()](?:(?<=[\u4e00-\u9fff].)|(?=[\u4e00-\u9fff]))")
_QUOTED = compile(r'"([^"]*)"')
VARIANTS = Path(__file__).parent / "variants.txt"
#: A page shows its script in so many characters: the look at all of them would cost as much as the layout.
TELLING = 4000


def simplified(text: str) -> str:
    """The text in the characters and marks that the rules know; as long as it was.

    >>> simplified("本報訊 (記者葉沉舟)")
    '本报讯 （记者叶沉舟）'
    """
    table, any_of_it, others = _variants()
    if others.search(text) is None:
        return text
    if any_of_it.search(text):
        text = text.translate(table)
    if '"' in text:
        text = _QUOTED.sub(r"“\1”", text)
    return _NARROW.sub(_widened, text)


def _widened(found: Match[str]) -> str:
    return chr(ord(found.group()) + 0xFEE0)


def has_variants(text: str) -> bool:
    """Whether the text holds a traditional character or another variant that the rules do not know."""
    return '"' in text or _variants()[1].search(text) is not None or _NARROW.search(text) is not None


def variants_in(text: str) -> Iterator[int]:
    """Where the text has traditional characters and other single variants, in ascending order."""
    return (found.start() for found in _variants()[1].finditer(text))


@cache
def _variants() -> tuple[dict[int, str], Pattern[str], Pattern[str]]:
    """What each traditional character becomes, a pattern of all of them, and one of whatever else may change, too."""
    traditional, plain = VARIANTS.read_text(encoding="utf-8").splitlines()
    table = dict(zip(traditional, plain, strict=True)) | _IN_RULES | _WIDE | _MARKS
    every = "".join(table)
    return str.maketrans(table), compile(f"[{every}]"), compile(f'[",:;!?(){every}]')
