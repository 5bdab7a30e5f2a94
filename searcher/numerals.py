"""Find numbers in free words that newspapers write in two ways, and give the other ones.

2024年 is 二〇二四年 and 二零二四年, 6月18日 is 六月十八日, 12.5% is 百分之十二点五, 第20届 is 第二十届.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

DIGITS = "〇一二三四五六七八九"
VALUES = {char: value for value, char in enumerate(DIGITS)} | {"零": 0}
# Both are said, 百分之百 more often.
WHOLE = ("百分之百", "百分之一百")
HAN = "[〇零一二三四五六七八九十百]"
FIGURES = re.compile(
    r"(?P<date>(?<![0-9.])(?:[0-9]{4}年(?:(?:1[0-2]|[1-9])月(?:(?:[12][0-9]|3[01]|[1-9])日)?)?"
    r"|(?:1[0-2]|[1-9])月(?:[12][0-9]|3[01]|[1-9])日))"
    r"|(?P<share>(?<![0-9.])[0-9]{1,3}(?:\.[0-9]+)?%)"
    r"|(?P<rank>第[0-9]{1,3}[届次期批季])"
)
WRITTEN = re.compile(
    r"(?P<date>[一二][〇零一二三四五六七八九]{3}年(?:(?:十[一二]?|[一二三四五六七八九])月"
    r"(?:(?:三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])日)?)?"
    r"|(?:十[一二]?|[一二三四五六七八九])月(?:三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])日)"
    rf"|(?P<share>百分之(?:{HAN}+|[0-9]+)(?:[点.](?:[〇零一二三四五六七八九]+|[0-9]+))?)"
    rf"|(?P<rank>第{HAN}+[届次期批季])"
)


def numbers(folded: str) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Yield where numbers stand, as start and end, and the other ways to write each, in order."""
    found = [(match, figures_said) for match in FIGURES.finditer(folded)]
    found += [(match, written_said) for match in WRITTEN.finditer(folded)]
    for match, say in sorted(found, key=lambda pair: pair[0].start()):
        if others := tuple(dict.fromkeys(other for other in say(match) if other != match.group())):
            yield match.start(), match.end(), others


def figures_said(match: re.Match[str]) -> list[str]:
    """What is written in figures, in characters."""
    text = match.group()
    if match["share"]:
        whole, _, parts = text[:-1].partition(".")
        said = "百分之" + counted(int(whole)) + ("点" + spelled(parts) if parts else "")
        return [*WHOLE] if said in WHOLE else [said]
    if match["rank"]:
        return ["第" + counted(int(text[1:-1])) + text[-1]]
    said = re.sub("[0-9]+(?=[月日])", lambda number: counted(int(number[0])), text)
    said = re.sub("[0-9]{4}(?=年)", lambda year: spelled(year[0]), said)
    return [said, said.replace("〇", "零")]


def written_said(match: re.Match[str]) -> list[str]:
    """What is written in characters, in figures."""
    text = match.group()
    if match["share"]:
        whole, point, parts = text.removeprefix("百分之").replace(".", "点").partition("点")
        figures = f"{value(whole)}{'.' * bool(point)}{''.join(str(digit(char)) for char in parts)}%"
        return [figures, *WHOLE] if figures == "100%" else [figures]
    if match["rank"]:
        return [f"第{value(text[1:-1])}{text[-1]}"]
    year, mark, rest = text.rpartition("年")
    said = re.sub(f"{HAN}+", lambda number: str(value(number[0])), rest)
    forms = [year.replace("零", "〇"), year.replace("〇", "零")] if year else [""]
    return ["".join(str(digit(char)) for char in year) + mark + said, *(form + mark + rest for form in forms)]


def spelled(digits: str) -> str:
    """Figures one by one: 2024 is 二〇二四."""
    return "".join(DIGITS[int(digit)] for digit in digits)


def counted(number: int) -> str:
    """A number below a thousand as it is said: 12 is 十二, 105 is 一百零五."""
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    if hundreds:
        between = "零" if rest and not tens else ""
        tail = DIGITS[tens] + "十" if tens else ""
        return DIGITS[hundreds] + "百" + between + tail + (DIGITS[ones] if ones else "")
    if not tens:
        return DIGITS[ones].replace("〇", "零")
    return (DIGITS[tens] if tens > 1 else "") + "十" + (DIGITS[ones] if ones else "")


def value(text: str) -> int:
    """The number that `counted` says, or that stands there in figures or one by one."""
    if text.isdecimal():
        return int(text)
    if "十" not in text and "百" not in text:
        return int("".join(str(digit(char)) for char in text))
    hundreds, mark, rest = text.rpartition("百")
    tens, ten, ones = rest.rpartition("十")
    total = 100 * (digit(hundreds[-1:]) or 1) if mark else 0
    return total + (10 * (digit(tens[-1:]) or 1) if ten else 0) + (digit(ones[-1:]) if ones else 0)


def digit(char: str) -> int:
    """The value of one figure; 0 for none."""
    return int(char) if char.isdecimal() else VALUES.get(char, 0)
