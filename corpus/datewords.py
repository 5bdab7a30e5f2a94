"""Words for dates → what they say, before anyone knows when they were printed. `dates` puts the calendar to it.

A reading keeps what is printed and leaves open what is not: 6月29日 has no year, 29日 no month, 去年底 a year
counted from the day of printing. Where an expression stands decides whether it is one: `datetraps` looks around it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from corpus.eras import ERAS

Span = tuple[int, int]  # first and last, both included


class Point(NamedTuple):
    """A stretch of the calendar. What is None is not said; `days` are those of the first and of the last month.

    A part of a month (上旬, 月底) says the month: where one part ends and the next begins, newspapers do not mean.
    """

    year: int | None = None
    years_from_now: int | None = None  # 今年 0, 去年 -1
    years_from_said: int | None = None  # 同年 0, 次年 1: from the year named before; 上年 -1, else from now
    months: Span | None = None
    months_from_now: int | None = None  # 本月 0, 上月 -1
    days: Span | None = None

    @property
    def knows_year(self) -> bool:
        """Whether the words say which year, be it from now or from the year named before."""
        return not (self.year is None and self.years_from_now is None and self.years_from_said is None)

    @property
    def stands_alone(self) -> bool:
        """Whether no date named before it can change its meaning."""
        return self.year is not None or self.years_from_now is not None or self.months_from_now is not None

    @property
    def is_bare_day(self) -> bool:
        """Whether it is a day of a month not named: 29日."""
        return self.days is not None and self.months is None and self.months_from_now is None


class Calendar(NamedTuple):
    """A point, or from one to another."""

    first: Point
    last: Point | None = None


class Days(NamedTuple):
    """So many days from the day of printing: 昨天 is -1; with `last`, the days from one to another: 今明两天."""

    offset: int
    last: int | None = None


class Week(NamedTuple):
    """The `weekdays` of the week so many weeks from the day of printing; Monday is 0."""

    offset: int
    weekdays: Span


class Decade(NamedTuple):
    """Ten years from `first`, or as many as end ten years after `last` begins: 五六十年代.

    Where no century is printed they are of the twentieth, and `centuries_back` counts from that of printing: 上世纪.
    """

    first: int
    last: int | None = None
    says_century: bool = False
    centuries_back: int | None = None


Reading = Calendar | Days | Week | Decade

YEARS_FROM_NOW = {"大前年": -3, "前年": -2, "去年": -1, "今年": 0, "本年度": 0, "明年": 1, "后年": 2}
YEARS_FROM_NOW |= dict.fromkeys(("今春", "今夏", "今秋"), 0)  # 今冬 ends in the next
YEARS_FROM_SAID = {"上年": -1, "同年": 0, "当年": 0, "翌年": 1, "次年": 1, "第二年": 1}
MONTHS_FROM_NOW = {"月底": 0, "本月": 0, "这个月": 0, "上月": -1, "上个月": -1, "下月": 1, "下个月": 1}
DAYS_FROM_NOW = {
    **{"大前天": -3, "前天": -2, "前日": -2, "前晚": -2},
    **{"昨天": -1, "昨日": -1, "昨晚": -1, "昨夜": -1, "昨晨": -1},
    **{"今天": 0, "今日": 0, "今晚": 0, "今晨": 0, "今早": 0, "今夜": 0, "今起": 0},
    **{"明天": 1, "明日": 1, "明晚": 1, "明早": 1, "明晨": 1, "后天": 2, "大后天": 3},
}
DAYS_TOGETHER = {
    **dict.fromkeys(("昨今两天", "昨今两日", "昨今两晚"), (-1, 0)),
    **dict.fromkeys(("今明两天", "今明两日", "今明两晚"), (0, 1)),
    **{"今明后三天": (0, 2), "今明三天": (0, 2), "明后两天": (1, 2), "明后两日": (1, 2)},
}
WEEKS_FROM_NOW = {
    **{"上周": -1, "上星期": -1, "上个星期": -1, "本周": 0, "这周": 0, "本星期": 0, "这个星期": 0},
    **{"下周": 1, "下星期": 1, "下个星期": 1, "上上周": -2, "下下周": 2},
}
WEEKDAYS = {day: (n, n) for n, day in enumerate("一二三四五六日")} | {"天": (6, 6), "末": (5, 6), "": (0, 6)}
CENTURIES_BACK = {"本": 0, "上": 1}
#: The first year of the republic is this one and 1.
BEFORE_THE_REPUBLIC = 1911
#: A year of two digits up to this one is of our century: papers of 1936 that leave theirs out are not to be expected.
LAST_OF_CENTURY = 35
PART_OF_MONTH = "(?:[上中下]旬|初|底|末)"
PART_OF_YEAR = {
    **{"初": (1, 1), "年初": (1, 1), "底": (12, 12), "年底": (12, 12), "末": (12, 12), "年末": (12, 12)},
    **{"上半年": (1, 6), "下半年": (7, 12), "前三季度": (1, 9)},
}
NUMERALS = {digit: value for value, digit in enumerate("〇一二三四五六七八九")} | {"○": 0, "零": 0, "元": 1}


def _any(words: Iterable[str]) -> str:
    return "(?:" + "|".join(sorted(words, key=len, reverse=True)) + ")"


N = "[0-9０-９]"
C = "[一二三四五六七八九十]"
DASHES = "－‐‑‒–—―−─~～至到-"  # every dash that a keyboard, a typesetter or a converter makes of 至
DASH = f"[{DASHES}]{{1,2}}"
YEAR = f"(?:[12１２]{N}{{3}}|[一二][〇○零一二三四五六七八九]{{3}})"
MONTH = "(?:[1１][0-2０-２]|[0０]?[1-9１-９]|十[一二]?|[一二三四五六七八九]|元(?=月))"
DAY = (
    f"(?:[3３][01０１]|[12１２]{N}|[0０]?[1-9１-９]|三十一?|二?十[一二三四五六七八九]?|[廿卅][一二三四五六七八九]?"
    "|[一二三四五六七八九])"
)
HOURS = "(?:凌晨|清晨|早上|早晨|早|上午|中午|午后|下午|傍晚|晚上|晚间|晚|夜间|夜里|深夜|夜)"
_YEARS = f"(?P<from>{YEAR})年?{DASH}(?P<to>{YEAR})(?:年度?(?!{MONTH}月)|学年度?)"
# What may stand between a day and 至: 8时, 8:30, （周五）, 起.
_FROM = (
    f"(?:(?:{N}{{1,2}}|[零〇一二三四五六七八九十]{{1,3}}(?=[时点]))(?:[时点](?:{N}{{1,2}}分|半)?|[:：]{N}{{2}}))?"
    "(?:[（(](?:周|星期)[一二三四五六日天][）)])?起?"
)
_QUARTER = "第?[一二三四1-4]季度"
_MONTHS_SO_FAR = f"[前头](?:{N}{{1,2}}|{C}{{1,2}}|两)个月|前(?:{N}{{1,2}}|{C}{{1,2}})月(?!{N})"


# Years counted from the founding of the republic, and without their century; and the 三 of 三四月.
_ONE = "[一二三四五六七八九]"
REPUBLICS = f"[廿卅]{_ONE}|{_ONE}?十{_ONE}?|{_ONE}{{1,3}}"
_REPUBLIC = f"民[国國](?:{N}{{1,2}}|元|{REPUBLICS})年"
_OF_AN_ERA = f"(?P<era>{_any(ERAS)})(?P<reign>元|{REPUBLICS}|{N}{{1,2}})年(?![间号])"
_SHORT_YEAR = f"(?:{N}{{2}}|[四五六七八九][〇○零一二三四五六七八九])"
_NEXT = "(?=" + "|".join(one + two for one, two in pairwise("一二三四五六七八九")) + ")[一二三四五六七八]"


def _point(at: str) -> str:
    """A pattern for one point of the calendar. Its groups end in `at` and the number of their alternative."""
    before_a_month = f"(?:{_SHORT_YEAR}年|{_any(YEARS_FROM_SAID)})(?={MONTH}月)"
    front = f"(?P<year_{at}>{YEAR} ?年度?|{_REPUBLIC}|{_any(YEARS_FROM_NOW)}|上年|{before_a_month})"
    # 去年初一 is the first day of the moon's year, 去年初 the beginning of it.
    part = f"(?P<part_{at}>{_any(PART_OF_YEAR)}(?!(?<=初){C})|{_QUARTER}|{_MONTHS_SO_FAR})"
    listed = f"、(?=(?<={N}、){N}|(?<={C}、){C})"  # 6、7月; in 一、6月7日 the first numbers a paragraph
    month = f"(?:(?P<month0_{at}>{MONTH})(?:月?{DASH}|{listed})|(?P<near_{at}>{_NEXT}))?(?P<month_{at}>{MONTH}) ?月份?"
    moon = f"(?P<moon_{at}>{_any(MONTHS_FROM_NOW)})"
    days = f"(?:(?P<day0_{at}>{DAY})(?:[日号]?{HOURS}?{DASH}|、))?(?P<day_{at}>{DAY}) ?(?:[日号]|两[日天]){HOURS}?"
    # 五月初五 is a day of the moon's calendar, 五月初 the beginning of May.
    ten = f"{PART_OF_MONTH}(?!{C})"
    within = f"(?: ?{days}|{ten})?"
    ways = [f"{front}(?:{part}| ?{month}{within})?", f"(?:{month}|{moon}){within}", days, part]
    numbered = (re.sub(f"_{at}>", f"_{at}{way}>", pattern) for way, pattern in enumerate(ways))
    return f"(?:{'|'.join(numbered)})"


# The commonest and cheapest first: nothing that stands at one place has two of these forms.
_FORMS = {
    "days": f"{_any(DAYS_TOGETHER)}|(?P<days>{_any(DAYS_FROM_NOW)}){HOURS}?",
    "week": f"(?P<week>{_any(WEEKS_FROM_NOW)})"
    f"(?:(?P<weekday>[一二三四五六日天末])(?:{DASH}(?:周|星期)?(?P<until>[一二三四五六日天]))?{HOURS}?)?",
    "numeric": r"(?P<year>[12]\d{3})(?P<mark>[-./])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})(?![-./]?\d)",
    "decade": "(?:(?P<century>[上本]个?|20|19|18|二十|十[九八])世纪的?)?"
    f"(?:(?P<tens>[1-9]0|{_ONE}十)(?:(?:、|(?:年代)?{DASH})(?P<until>[1-9]0|{_ONE}十))?|(?P<near>{_ONE}(?=、)|{_NEXT})、?(?P<next>{_ONE}十))年代"
    f"|(?P<year>[12]{N}{{2}}0)年代",
    "era": _OF_AN_ERA,
    "calendar": f"(?:{_YEARS}|{_point('a')}(?:{_FROM}{DASH}{_point('b')})?)",
}
_BEGINNINGS = "0-9０-９一二三四五六七八九十廿卅今去昨明前后上下本这同当翌次大第民年月" + "".join(
    {era[0] for era in ERAS} - {"同"}
)
CHINESE_DIGITS = "一二三四五六七八九十〇○零"
_CN = CHINESE_DIGITS + "廿卅"
_LIKELY = (
    f"(?={N}{{1,4}}(?:[月日号季、{DASHES}]| [年月日号])|{N}{{4}}[年./]|{N}{{2}}年[代0-9０-９{_CN}]"
    f"|[{_CN}]{{1,4}}[月日季世、{DASHES}]|[{_CN}]{{2,4}}年(?:[代0-9０-９{_CN}]|(?<=[{_CN}]{{4}}年))|(?:20|1[89])世纪"
    f"|今[年天日晚晨早夜起春夏秋]|今明[两后三]|去年|昨|明[天年日晚早晨]|明后两|前[年天日晚三0-9０-９{_CN}]|后[年天]|上[年月个周星半世上]|下[月个周星半下]"
    f"|本[年月周星世]|这(?:周|个[月星])|(?:[同当翌次]|第二)年[0-9０-９{_CN}]|大[前后]|民[国國]|第[一二三四1-4]季|[年月]底|{_any(ERAS)})"
)
# The second characters of these, whatever the first: looked at before anything else, it spares a tenth of the time.
_OF_ERAS = "".join(sorted({era[1] for era in ERAS}))
_SECOND = f"[0-9０-９年月日号季./、 {_CN}两世天晚晨早夜起春夏秋个周星半前后上下国國今明底{_OF_ERAS}{DASHES}]"
_INSIDE_A_NUMBER = f"(?<![0-9０-９·／/第+])(?<![0-9０-９A-Za-z][.．])(?<!{N}-)(?![{_CN}](?<=[{_CN}百千万亿几两数].))"


@cache
def _form(name: str) -> re.Pattern[str]:
    return re.compile(_FORMS[name])


@cache
def expression() -> re.Pattern[str]:
    """A pattern whose first group is the date expression beginning where it matches.

    Made when first asked for: that takes 20 ms, which a search that reads no text need not spend.
    """
    # Scanning for the class in front runs at 500 MB/s; `_LIKELY` then spares four of five places the real pattern,
    # which alone reaches 60 MB/s. The look-ahead inside the look-behind steps back over what the class took.
    forms = "|".join(re.sub(r"\(\?P<\w+>", "(?:", form.replace("(?P=mark)", "[-./]")) for form in _FORMS.values())
    return re.compile(f"[{_BEGINNINGS}](?={_SECOND})(?<=(?={_INSIDE_A_NUMBER}{_LIKELY}({forms})).)")


@lru_cache(maxsize=1 << 14)
def read(words: str) -> Reading | None:
    """What a date expression says; None for words that are none."""
    if words in DAYS_TOGETHER:
        return Days(*DAYS_TOGETHER[words])
    if match := _form("days").fullmatch(words):
        return Days(DAYS_FROM_NOW[match["days"]])
    if match := _form("week").fullmatch(words):
        first, last = WEEKDAYS[match["weekday"] or ""]
        return Week(WEEKS_FROM_NOW[match["week"]], (first, WEEKDAYS[match["until"]][1] if match["until"] else last))
    if match := _form("numeric").fullmatch(words):
        month, day = int(match["month"]), int(match["day"])
        return Calendar(Point(year=int(match["year"]), months=(month, month), days=(day, day)))
    if match := _form("decade").fullmatch(words):
        if match["year"]:
            return Decade(number(match["year"]), says_century=True)
        tens, until = match["tens"] or match["near"] + "十", match["until"] or match["next"]
        said = (match["century"] or "").rstrip("个")
        back = CENTURIES_BACK.get(said)
        base = 1900 if back is not None or not said else 100 * number(said) - 100
        return Decade(base + number(tens), base + number(until) if until else None, bool(said), back)
    if match := _form("era").fullmatch(words):
        reign = 1 if match["reign"] == "元" else number(match["reign"])
        return Calendar(Point(year=ERAS[match["era"]] + reign - 1))
    match = _form("calendar").fullmatch(words)
    return _calendar({name: said for name, said in match.groupdict().items() if said}) if match else None


def _calendar(said: dict[str, str]) -> Calendar:
    if "from" in said:
        return Calendar(Point(year=number(said["from"])), Point(year=number(said["to"])))
    said = {name.rstrip("0123456789"): words for name, words in said.items()}
    first, last = _said(said, "a"), _said(said, "b")
    return Calendar(first, last if last != Point() else None)


def _said(said: dict[str, str], at: str) -> Point:
    """The point whose groups end in `at`."""
    year = said.get(f"year_{at}", "")
    return Point(
        year=_year(year.rstrip("年度 ")),
        years_from_now=0 if not year and said.get(f"part_{at}") == "年底" else YEARS_FROM_NOW.get(year),
        years_from_said=YEARS_FROM_SAID.get(year),
        months=_months(said, at),
        months_from_now=MONTHS_FROM_NOW.get(said.get(f"moon_{at}", "")),
        days=_days(said, at),
    )


_YEAR_BEGINS = frozenset("0123456789０１２３４５６７８９〇○零一二三四五六七八九")


def _year(words: str) -> int | None:
    """The year that is printed, if one is: 2026, 民国二十六, and 98 before a month."""
    if words.startswith("民"):
        return BEFORE_THE_REPUBLIC + (1 if words[2:] == "元" else number(words[2:]))
    if not words or words[0] not in _YEAR_BEGINS:
        return None
    year = number(words)
    return year if len(words) == 4 else year + (2000 if year <= LAST_OF_CENTURY else 1900)


def _months(said: dict[str, str], at: str) -> Span | None:
    if part := said.get(f"part_{at}"):
        return PART_OF_YEAR.get(part) or _part_of_year(part)
    if month := said.get(f"month_{at}"):
        first = said.get(f"month0_{at}") or said.get(f"near_{at}", month)
        return number(first), number(month)
    return None


def _part_of_year(part: str) -> Span:
    """第一季度, 前五个月 or 头两个月."""
    said = part.strip("第前头季度个月")
    count = 2 if said == "两" else number(said)
    return (1, count) if part[0] in "前头" else (3 * count - 2, 3 * count)


def _days(said: dict[str, str], at: str) -> Span | None:
    if day := said.get(f"day_{at}"):
        return number(said.get(f"day0_{at}", day)), number(day)
    return None


def number(words: str) -> int:
    """The value of digits of any width, of numerals read one by one (二〇二四) or with 十 (二十一, 廿一)."""
    if words.isdecimal():
        return int(words)
    words = words.replace("廿", "二十").replace("卅", "三十")
    if "十" not in words:
        return int("".join(str(NUMERALS[digit]) for digit in words))
    tens, _, ones = words.partition("十")
    return 10 * (NUMERALS[tens] if tens else 1) + (NUMERALS[ones] if ones else 0)
