"""Turn text into its folded form, one character for one, so that an offset means the same in both.

Folded away: width (Ａ１％ → a1%), case, traditional and variant characters (臺灣 → 台湾), variants of dashes, quotes
and dots. For matching only: nothing folded is ever shown. The table's sources are in `scripts/folding_table.py`.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path


@cache
def table() -> dict[int, str]:
    """The folding as `str.translate` takes it: about 8,700 characters that change."""
    # split on the newline alone: U+00A0 and its like are in the first line, and splitlines would cut at U+2028
    source, target, _ = Path(__file__).with_name("folding.txt").read_text("utf-8").split("\n")
    return dict(zip(map(ord, source), target, strict=True))


def fold(text: str) -> str:
    """`text` folded: the same number of code points; folding twice changes nothing more."""
    return text.translate(table())
