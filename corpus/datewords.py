"""Words for dates → what they say, before anyone knows when they were printed. `dates` puts the calendar to it.

A reading keeps what is printed and leaves open what is not: 6月29日 has no year, 29日 no month, 去年底 a year
counted from the day of printing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

Span = tuple[int, int]  # first and last, both included


class Point(NamedTuple):
    """A stretch of the calendar. What is None is not said; `days` are those of the first and of the last month."""

    year: int | None = None
    years_from_now: int | None = None  # 今年 0, 去年 -1
    years_from_said: int | None = None  # 同年 0, 次年 1: from the year named before
    months: Span | None = None
    months_from_now: int | None = None  # 本月 0, 上月 -1
    days: Span | None = None

    @property
    def knows_year(self) -> bool:
        """Whether the words say which year, be it from now or from the year named before."""
        return not (self.year is None and self.years_from_now is None and self.years_from_said is None)


class Calendar(NamedTuple):
    """A point, or from one to another; `since` is from its beginning until the day of printing."""

    first: Point
    last: Point | None = None
    since: bool = False


class Days(NamedTuple):
    """So many days from the day of printing: 昨天 is -1."""

    offset: int


class Week(NamedTuple):
    """The week so many weeks from the day of printing, or its `weekday`, Monday being 0."""

    offset: int
    weekday: int | None


class Decade(NamedTuple):
    """Ten years from `first`."""

    first: int


Reading = Calendar | Days | Week | Decade

N = "[0-9０-９]"
DASH = "[-－‐‑‒–—―−─~～至到]{1,2}"
YEAR = f"(?:[12１２]{N}{{3}}|[一二][〇○零一二三四五六七八九]{{3}})"
YEARS_FROM_NOW = {"前年": -2, "去年": -1, "上年": -1, "今年": 0, "本年度": 0, "明年": 1, "后年": 2}
YEARS_FROM_SAID = {"同年": 0, "当年": 0, "翌年": 1, "次年": 1, "第二年": 1}
MONTH = f"(?:[1１][0-2０-２]|[0０]?[1-9１-９]|十[一二]?|[一二三四五六七八九])"
DAY = f"(?:[3３][01０１]|[12１２]{N}|[0０]?[1-9１-９]|三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])"
PART_OF_DAY = "(?:凌晨|清晨|早上|早晨|早|上午|中午|午后|下午|傍晚|晚上|晚间|晚|夜间|夜里|深夜|夜)"
PART_OF_MONTH = {"初": (1, 10), "上旬": (1, 10), "中旬": (11, 20), "下旬": (21, 31), "底": (21, 31), "末": (21, 31)}
PART_OF_YEAR = {"初": (1, 1), "年初": (1, 1), "底": (12, 12), "年底": (12, 12), "末": (12, 12), "年末": (12, 12),
                "上半年": (1, 6), "下半年": (7, 12), "前三季度": (1, 9)}
MONTHS_FROM_NOW = {"本月": 0, "这个月": 0, "上月": -1, "上个月": -1, "下月": 1, "下个月": 1}
DAYS_FROM_NOW = {"大前天": -3, "前天": -2, "前日": -2, "前晚": -2, "昨天": -1, "昨日": -1, "昨晚": -1, "昨夜": -1, "昨晨": -1,
                 "今天": 0, "今日": 0, "今晚": 0, "今晨": 0, "今早": 0, "今夜": 0,
                 "明天": 1, "明日": 1, "明晚": 1, "明早": 1, "明晨": 1, "后天": 2}
WEEKS_FROM_NOW = {"上上周": -2, "上周": -1, "上星期": -1, "上个星期": -1, "本周": 0, "这周": 0, "本星期": 0, "这个星期": 0,
                  "下周": 1, "下星期": 1, "下个星期": 1}
WEEKDAYS = {"一": 0, "二": 1, "三": 2, "四": 3, "五": 4, "六": 5, "日": 6, "天": 6}
NUMERALS = {digit: value for value, digit in enumerate("〇一二三四五六七八九")} | {"○": 0, "零": 0}


def _any(words: dict[str, object] | dict[str, int] | dict[str, Span]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


QUARTER = "(?:第?[一二三四1-4]季度)"
_SAID = f"(?:{_any(YEARS_FROM_SAID)})"
_NOW = f"(?:{_any(YEARS_FROM_NOW)})"
_POM = f"(?:{_any(PART_OF_MONTH)})"
_POY = f"(?:{_any(PART_OF_YEAR)}|{QUARTER}|前{N}{{1,2}}个?月|前[一二三四五六七八九十]{{1,2}}个月)"


def _point(at: str) -> str:
    """A pattern for one point of the calendar. Its groups end in `at` and the number of their alternative."""
    front = f"(?P<year_{at}>{YEAR}年度?|{_NOW}|{_SAID}(?={MONTH}月))"
    part = f"(?P<part_{at}>{_POY})"
    month = f"(?:(?P<month0_{at}>{MONTH})月?{DASH})?(?P<month_{at}>{MONTH})月份?"
    moon = f"(?P<moon_{at}>{_any(MONTHS_FROM_NOW)})"
    days = f"(?:(?P<day0_{at}>{DAY})[日号]?(?:{DASH}|、))?(?P<day_{at}>{DAY})[日号]{PART_OF_DAY}?"
    ten = f"(?P<ten_{at}>{_POM})"
    ways = [f"{front}(?:{part}|{month}(?:{days}|{ten})?)?", f"(?:{month}|{moon})(?:{days}|{ten})?", days, part]
    numbered = (re.sub(f"_{at}>", f"_{at}{way}>", pattern) for way, pattern in enumerate(ways))
    return f"(?:{'|'.join(numbered)})"


_YEARS = f"(?P<ya>{YEAR})年?{DASH}(?P<yb>{YEAR})年"
_SINCE = "(?P<since>以来|至今)"
CALENDAR = re.compile(f"(?:{_YEARS}|{_point('a')}(?:{DASH}{_point('b')})?){_SINCE}?")
DECADE = re.compile(f"(?:(?P<century>上世纪|20世纪|二十世纪|本世纪|21世纪)(?P<tens>[1-9]0|[一二三四五六七八九]十)|(?P<year>[12]{N}{{2}}0))年代")
NUMERIC = re.compile(rf"(?P<y>[12]\d{{3}})(?P<mark>[-./])(?P<m>\d{{1,2}})(?P=mark)(?P<d>\d{{1,2}})")
WEEK = re.compile(f"(?P<week>{_any(WEEKS_FROM_NOW)})(?P<day>[一二三四五六日天末])?")


def _bare(pattern: str) -> str:
    """The pattern with its named groups made anonymous, to stand inside another."""
    return re.sub(r"\(\?P<\w+>", "(?:", pattern.replace("(?P=mark)", "[-./]"))


_FORMS = "|".join(
    [_bare(NUMERIC.pattern), _bare(DECADE.pattern), _bare(CALENDAR.pattern), _bare(WEEK.pattern), _any(DAYS_FROM_NOW)]
)
_BEGINNINGS = "0-9０-９一二三四五六七八九十今去昨明前后上下本这同当翌次大第"
_INSIDE_A_NUMBER = r"(?<![0-9０-９.．·／/一二三四五六七八九十百千万亿〇零两几数第-])"
# A character class in front lets `re` skip at memory speed to where an expression can begin; the look-ahead inside
# the look-behind steps back over it.
EXPRESSION = re.compile(f"[{_BEGINNINGS}](?<=(?={_INSIDE_A_NUMBER}({_FORMS})).)")


def found(text: str) -> Iterator[tuple[int, int, Reading]]:
    """Every date expression as (start, end, reading), leftmost first, disjoint."""
    at = 0
    while match := EXPRESSION.search(text, at):
        start, at = match.span(1)
        reading = read(text[start:at])
        if reading is not None and not misread(text, start, at, reading):
            yield start, at, reading


NOT_BEFORE = {  # what a word may not follow, being then the end of another: 如今年轻, 过去年, 说明年
    "今年": "如现当", "去年": "过逝失离除", "明年": "文说发证声黎光清", "前年": "从此目之以几多百千年", "上年": "以世身网线路",
    "本月": "日基", "上月": "以", "前日": "目之以战生产", "后天": "先", "明天": "的好丽向抱新造迎", "今天": "如",
    "本周": "日基样", "本年": "日基资成样文原版",
}
NOT_AFTER = {
    "今年": "轻龄富迈", "去年": "龄", "前年": "均产龄", "上年": "纪龄轻", "上月": "球台亮", "前日": "本均益趋常渐内",
    "今日": "头之", "明日": "之黄", "后天": "性努习培形环的", "本周": "期边转年围密全报", "上周": "围边期年全密恩口",
    "下周": "围边期年全密恩口", "明天": "会", "昨日": "之重", "十月": "革怀", "五月": "天",
}
BARE_DAY_NOT_BEFORE = "近续每满共达超逾余约双期时前后仅这用整农历第月份过"
BARE_DAY_NOT_AFTER = re.compile(
    "元|均|内|游|间|龄|后|前|以内|之内|左右|长|之|本|语|军|照|程|益|渐|化|薪|子|志|里|以上|圆|剂|刊|报(?!道|名|到|告|送|考|请|价|案|警)"
)
AGES = re.compile("历史|的历史|前|之久|间|古|来|以上|文明|的文明|沧桑|岁月|时光")


def misread(text: str, start: int, end: int, reading: Reading) -> bool:
    """Whether the words around show that the expression is none: 20日元, 如今年轻, 2000年前."""
    word, before, after = text[start : start + 2], text[start - 1 : start], text[end : end + 1]
    if before and before in NOT_BEFORE.get(word, ""):
        return True
    if after and after in NOT_AFTER.get(text[max(start, end - 2) : end], ""):
        return True
    if not isinstance(reading, Calendar):
        return False
    point = reading.first
    if point.months is None and point.days is not None and point.months_from_now is None:
        return bool(before and before in BARE_DAY_NOT_BEFORE) or _is_duration(text, start, end)
    if text[end - 1] == "年" and point.year is not None and point.year % 100 == 0 and reading.last is None:
        return AGES.match(text, end) is not None
    return text[start - 2 : start] in ("农历", "阴历", "旧历")


def _is_duration(text: str, start: int, end: int) -> bool:
    if text[end - 1] == "号":
        return True
    return text[end - 1] == "日" and BARE_DAY_NOT_AFTER.match(text, end) is not None


@lru_cache(maxsize=1 << 14)
def read(words: str) -> Reading | None:
    """What a date expression says; None when it names a day that no calendar has."""
    if words in DAYS_FROM_NOW:
        return Days(DAYS_FROM_NOW[words])
    if match := WEEK.fullmatch(words):
        return Week(WEEKS_FROM_NOW[match["week"]], WEEKDAYS.get(match["day"] or ""))
    if match := NUMERIC.fullmatch(words):
        month, day = int(match["m"]), int(match["d"])
        return Calendar(Point(year=int(match["y"]), months=(month, month), days=(day, day)))
    if match := DECADE.fullmatch(words):
        return _decade(match)
    match = CALENDAR.fullmatch(words)
    return _calendar(match.groupdict()) if match else None


def _decade(match: re.Match[str]) -> Decade:
    if match["year"]:
        return Decade(number(match["year"]))
    return Decade((1900 if match["century"] in ("上世纪", "20世纪", "二十世纪") else 2000) + number(match["tens"]))


def _calendar(said: dict[str, str | None]) -> Calendar:
    since = said["since"] is not None
    if said["ya"] and said["yb"]:
        return Calendar(Point(year=number(said["ya"])), Point(year=number(said["yb"])), since)
    first, last = (_said({name[:-1]: words for name, words in said.items() if words}, at) for at in "ab")
    return Calendar(first, last if last != Point() else None, since)


def _said(said: dict[str, str], at: str) -> Point:
    """The point whose groups end in `at`."""
    year = said.get(f"year_{at}", "")
    number_of_year = year.rstrip("年度")
    return Point(
        year=number(number_of_year) if len(number_of_year) == 4 else None,
        years_from_now=YEARS_FROM_NOW.get(year),
        years_from_said=YEARS_FROM_SAID.get(year),
        months=_months(said, at),
        months_from_now=MONTHS_FROM_NOW.get(said.get(f"moon_{at}", "")),
        days=_days(said, at),
    )


def _months(said: dict[str, str], at: str) -> Span | None:
    if part := said.get(f"part_{at}"):
        return PART_OF_YEAR.get(part) or _part_of_year(part)
    if month := said.get(f"month_{at}"):
        return number(said.get(f"month0_{at}", month)), number(month)
    return None


def _part_of_year(part: str) -> Span:
    """第一季度 or 前五个月."""
    count = number(part.strip("第前季度个月"))
    return (1, count) if part.startswith("前") else (3 * count - 2, 3 * count)


def _days(said: dict[str, str], at: str) -> Span | None:
    if part := said.get(f"ten_{at}"):
        return PART_OF_MONTH[part]
    if day := said.get(f"day_{at}"):
        return number(said.get(f"day0_{at}", day)), number(day)
    return None


def number(words: str) -> int:
    """The value of digits of any width, of numerals read one by one (二〇二四) or with 十 (二十一)."""
    if words.isdecimal():
        return int(words)
    if "十" not in words:
        return int("".join(str(NUMERALS[digit]) for digit in words))
    tens, _, ones = words.partition("十")
    return 10 * (NUMERALS[tens] if tens else 1) + (NUMERALS[ones] if ones else 0)
