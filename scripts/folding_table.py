"""Write `index/folding.txt`, every character that folds to another one, and `corpus/variants.txt`, traditional ones.

Run it by hand, with `opencc` installed, when the rules change; the table is kept in the repository so that an index
means the same whatever Unicode version a Python carries. Sources: Unicode NFKC and lower case, OpenCC's
traditional-to-simplified characters (Apache-2.0), and the marks below, which printers use for one another.
"""

from __future__ import annotations

import unicodedata
from pathlib import Path

import opencc

MARKS = (
    ("‐‑‒–—―−─━﹣⸺⸻", "-"),
    ("“”„‟「」『』〝〞〟«»﹁﹂﹃﹄″", '"'),
    ("‘’‚‛‹›′`´", "'"),
    ("•・‧∙⋅●", "·"),
    ("〜∼", "~"),
    ("⋯", "…"),
    ("○◯", "〇"),  # 二○二四年 in old pages
)
# ①, ², ½, ㎡ are not the plain digit or letter that NFKC makes of them.
KEPT_TAGS = {"<circle>", "<super>", "<sub>", "<square>", "<fraction>"}
# Of these the simplified standard has both, but news prints the other one.
OF_BOTH = "後於"
SIMPLIFY = opencc.OpenCC("t2s")


def one_step(char: str) -> str:
    """What one application of the sources makes of a character."""
    tag = unicodedata.decomposition(char).split(" ")[0]
    if tag not in KEPT_TAGS and unicodedata.category(char) not in ("Nl", "No"):
        compatible = unicodedata.normalize("NFKC", char)
        char = compatible if len(compatible) == 1 else char
    lower = char.lower()
    char = lower if len(lower) == 1 else char
    simplified = SIMPLIFY.convert(char)
    return simplified if len(simplified) == 1 else char


def folded(char: str, marks: dict[str, str]) -> str:
    """What a character folds to in the end, so that folding twice changes nothing more."""
    while (after := marks.get(char) or one_step(char)) != char:
        char = after
    return char


def is_traditional(char: str, target: str) -> bool:
    """Whether a Chinese character is of traditional print alone, and not too rare for news: 乾 and 徵 are of both."""
    rare = not all("\u4e00" <= one <= "\u9fff" and one.encode("gbk", "ignore") for one in (char, target))
    return not rare and (char in OF_BOTH or not char.encode("gb2312", "ignore"))


def write(name: str, pairs: dict[str, str]) -> None:
    """Write a table: the characters in one line, what they become in the next."""
    table = "".join(pairs) + "\n" + "".join(pairs.values()) + "\n"
    Path(__file__).parent.parent.joinpath(name).write_text(table, encoding="utf-8", newline="\n")


def main() -> None:
    """Write both tables."""
    marks = {char: target for chars, target in MARKS for char in chars}
    every = (chr(code) for code in range(0x20, 0x32400) if not 0xD800 <= code < 0xE000)
    pairs = {char: target for char in every if (target := folded(char, marks)) != char}
    write("index/folding.txt", pairs)
    write("corpus/variants.txt", {char: target for char, target in pairs.items() if is_traditional(char, target)})


if __name__ == "__main__":
    main()
