"""Words for dates → what they say, before anyone knows when they were printed. `dates` puts the calendar to it.

A reading keeps what is printed and leaves open what is not: 6月29日 has no year, 29日 no month, 去年底 a year
counted from the day of printing. Where an expression stands decides whether it is one: `datetraps` looks around it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from corpus.eras import ERAS
from corpus.wording import late

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
YEARS_FROM_NOW |= dict.fromkeys(("今春", "今夏", "今秋", "今冬"), 0) | {"明春": 1}
YEARS_FROM_SAID = {"上年": -1, "同年": 0, "当年": 0, "翌年": 1, "次年": 1, "第二年": 1}
MONTHS_FROM_NOW = {"月底": 0, "本月": 0, "这个月": 0, "上月": -1, "上个月": -1, "下月": 1, "下个月": 1}
DAYS_FROM_NOW = {
    **{"大前天": -3, "前天": -2, "前日": -2, "前晚": -2},
    **{"昨天": -1, "昨日": -1, "昨晚": -1, "昨夜": -1, "昨晨": -1, "昨起": -1},
    **{"今天": 0, "今日": 0, "今晚": 0, "今晨": 0, "今早": 0, "今夜": 0, "今起": 0},
    **{"明天": 1, "明日": 1, "明晚": 1, "明早": 1, "明晨": 1, "明起": 1, "后天": 2, "大后天": 3},
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
    f"(?:[3３][01０１]|[12１２]{N}|[0０]?[1-9１-９]|三十一?|(?:二?十|[廿卅])[一二三四五六七八九]?|[一二三四五六七八九])"
)
HOURS = "(?:凌晨|清晨|早上|早晨|早|上午|中午|午后|下午|傍晚|晚上|晚间|晚|夜间|夜里|深夜|夜)"
_YEARS = f"(?P<from>{YEAR})年?{DASH}(?P<to>{YEAR})(?:年度?(?!{MONTH}月)|学年度?)"
# What may stand between a day and 至: 8时, 8:30, （周五）, 起.
_FROM = (
    f"(?:(?:{N}{{1,2}}|[零〇一二三四五六七八九十]{{1,3}}(?=[时点]))(?:[时点](?:{N}{{1,2}}分|半)?|[:：]{N}{{2}}))?"
    "(?:[（(](?:周|星期)[一二三四五六日天][）)])?起?"
)
_QUARTER = "第?[一二三四1-4]季度"
_MONTHS_SO_FAR = f"(?:前|头(?![^个]{{1,2}}月))(?:(?:{N}{{1,2}}|{C}{{1,2}})(?:个月|月(?!{N}))|两个月)"


# Years counted from the founding of the republic, and without their century; and the 三 of 三四月.
_ONE = "[一二三四五六七八九]"
REPUBLICS = f"[廿卅]{_ONE}|{_ONE}?十{_ONE}?|{_ONE}{{1,3}}"
_REPUBLIC = f"民[国國](?:{N}{{1,2}}|元|{REPUBLICS})年"
_OF_AN_ERA = f"(?P<era>{_any(ERAS)})(?P<years>元|{REPUBLICS}|{N}{{1,2}})年(?![间号])"
_SHORT_YEAR = f"(?:{N}{{2}}|[四五六七八九][〇○零一二三四五六七八九])"
_NEXT = "(?=" + "|".join(one + two for one, two in pairwise("一二三四五六七八九")) + ")[一二三四五六七八]"
_TEN_YEARS = f"[12]{N}{{2}}0年代"


def _point(at: str) -> str:
    """A pattern for one point of the calendar, whose groups end in `at`: 今年, 今年6月29日, 6月29日, 29日, 年底.

    It holds each part once. A class of characters takes 0.1 ms to compile, and a part written out for each way to name
    a point would stand there four times: what stood in front says which of them may follow.
    """
    before_a_month = f"(?:{_SHORT_YEAR}年|{_any(YEARS_FROM_SAID)})(?={MONTH}月)"
    front = f"(?P<year_{at}>{YEAR} ?年度?|{_REPUBLIC}|{_any(YEARS_FROM_NOW)}|上年|{before_a_month})"
    # 去年初一 is the first day of the moon's year, 去年初 the beginning of it.
    part = f"(?P<part_{at}>{_any(PART_OF_YEAR)}(?!(?<=初){C})|{_QUARTER}|{_MONTHS_SO_FAR})"
    listed = f"、(?:(?<={N}、)(?={N})|(?<!{N}、)(?!{N})(?!元))"  # 6、7月; in 一、6月7日 the first numbers a paragraph
    near = f"(?P<near_{at}>{_NEXT})"  # the 三 of 三四月
    until = f"(?:月?{DASH}|{listed})(?P<until_month_{at}>{MONTH})"
    month = f"(?:{near}|)(?P<month_{at}>{MONTH})(?(near_{at})|(?:{until}|)) ?月份?"
    moon = f"(?P<moon_{at}>{_any(MONTHS_FROM_NOW)})"
    day = f"(?P<day_{at}>{DAY})(?:(?:[日号]?{HOURS}?{DASH}|、)(?P<until_day_{at}>{DAY})|)"
    days = f"{day} ?(?:[日号]|两[日天]){HOURS}?"
    # 五月初五 is a day of the moon's calendar, 五月初 the beginning of May.
    ten = f"{PART_OF_MONTH}(?!{C})"
    a_year, no_year = f"(?(year_{at})|(?!))", f"(?(year_{at})(?!)|)"
    of = f"(?P<of_{at}>(?(year_{at}) ?|){month}|{no_year}{moon})"
    within = f"(?:{of}|)(?:(?(of_{at}) ?|{no_year}){days}|(?(of_{at})(?:{ten}|)|(?!)))"
    return f"(?:{front}|)(?:{within}|{part}|{a_year})"


# The commonest and cheapest first: nothing that stands at one place has two of these forms.
_FORMS = {
    "day": f"(?!明天[启啟].年)(?P<from_now>{_any(DAYS_FROM_NOW)}){HOURS}?",
    "calendar": f"(?!{_TEN_YEARS})(?:{_YEARS}|{_point('a')}(?:{_FROM}{DASH}{_point('b')}|))",
    "decade": "(?:(?P<century>[上本]个?|20|19|18|二十|十[九八])世纪的?)?"
    f"(?:(?P<tens>[1-9]0|{_ONE}十)(?:(?:、|(?:年代)?{DASH})(?P<until_tens>[1-9]0|{_ONE}十))?"
    f"|(?P<near>{_ONE}(?=、)|{_NEXT})、?(?P<next>{_ONE}十))年代"
    f"|(?P<first>{_TEN_YEARS})",
    "together": _any(DAYS_TOGETHER),
    "week": f"(?P<which>{_any(WEEKS_FROM_NOW)})"
    f"(?:(?P<weekday>[一二三四五六日天末])(?:{DASH}(?:周|星期)?(?P<until_weekday>[一二三四五六日天]))?{HOURS}?)?",
    "numeric": r"(?P<year>[12]\d{3})(?P<mark>[-./])(?P<month>\d{1,2})(?P=mark)(?P<day_of_month>\d{1,2})(?![-./]?\d)",
    "reign": _OF_AN_ERA,
}
# One pattern, from which an expression is read, too: its classes of characters take 10 ms to compile.
_FORM = late("|".join(f"(?P<{name}>{form})" for name, form in _FORMS.items()))
_BEGINNINGS = "0-9０-９一二三四五六七八九十廿卅今去昨明前后上下本这同当翌次大第民年月元" + "".join(
    {era[0] for era in ERAS} - {"同", "元"}
)
CHINESE_DIGITS = "一二三四五六七八九十〇○零"
_CN = CHINESE_DIGITS + "廿卅"
_NO_FIRST = f"[公单美日欧澳港英百千万亿几多余数两0-9０-９{_CN}]"  # 一百元月租
_LIKELY = (
    f"(?={N}{{1,4}}(?:[月日号季、{DASHES}]| [年月日号])|{N}{{4}}[年./]|{N}{{2}}年[代0-9０-９{_CN}]"
    f"|[{_CN}]{{1,4}}[月日季世、{DASHES}]|[{_CN}]{{2,4}}年(?:[代0-9０-９{_CN}]|(?<=[{_CN}]{{4}}年))|(?:20|1[89])世纪"
    f"|今[年天日晚晨早夜起春夏秋冬]|今明[两后三]|去年|昨|明[天年日晚早晨起春]|明后两|前[年天日晚三0-9０-９{_CN}]|后[年天]|上[年月个周星半世上]|下[月个周星半下]"
    f"|本[年月周星世]|这(?:周|个[月星])|(?:[同当翌次]|第二)年[0-9０-９{_CN}]|大[前后]|民[国國]|第[一二三四1-4]季|[年月]底|(?<!{_NO_FIRST})元月[份{_CN}0-9０-９初上中下底]|{_any(ERAS)})"
)
# The second characters of these, whatever the first: looked at before anything else, it spares a tenth of the time.
_OF_ERAS = "".join(sorted({era[1] for era in ERAS}))
_SECOND = f"[0-9０-９年月日号季./、 {_CN}两世天晚晨早夜起春夏秋冬个周星半前后上下国國今明底{_OF_ERAS}{DASHES}]"
_INSIDE_A_NUMBER = f"(?<![0-9０-９·／/第+])(?<![0-9０-９A-Za-z][.．])(?<!{N}-)(?![{_CN}](?<=[{_CN}百千万亿几两数].))"


# Scanning for the class in front runs at 500 MB/s; `_LIKELY` then spares four of five places the real pattern, and 96 %
# of those it leaves hold an expression. The look-ahead inside the look-behind steps back over what the class took.
_PLACE = late(f"[{_BEGINNINGS}](?={_SECOND})(?<=(?={_INSIDE_A_NUMBER}{_LIKELY}).)")


def expression_spans(text: str) -> Iterator[Span]:
    """Yield [start, end) of all that `text` has of the form of a date: leftmost first, disjoint, none empty."""
    done, form = 0, _FORM.match
    for place in _PLACE.finditer(text):
        start = place.start()
        if start >= done and (found := form(text, start)):
            done = found.end()
            yield start, done


@lru_cache(maxsize=1 << 14)
def read(words: str) -> Reading | None:
    """What a date expression says; None for words that are none."""
    match = _FORM.fullmatch(words)
    return _READINGS[match.lastgroup or ""](match) if match else None


def _day(match: re.Match[str]) -> Days:
    return Days(DAYS_FROM_NOW[match["from_now"]])


def _week(match: re.Match[str]) -> Week:
    first, last = WEEKDAYS[match["weekday"] or ""]
    until = match["until_weekday"]
    return Week(WEEKS_FROM_NOW[match["which"]], (first, WEEKDAYS[until][1] if until else last))


def _numeric(match: re.Match[str]) -> Calendar:
    month, day = int(match["month"]), int(match["day_of_month"])
    return Calendar(Point(year=int(match["year"]), months=(month, month), days=(day, day)))


def _decade(match: re.Match[str]) -> Decade:
    if match["first"]:
        return Decade(number(match["first"][:-2]), says_century=True)
    tens, until = match["tens"] or match["near"] + "十", match["until_tens"] or match["next"]
    said = (match["century"] or "").rstrip("个")
    back = CENTURIES_BACK.get(said)
    base = 1900 if back is not None or not said else 100 * number(said) - 100
    return Decade(base + number(tens), base + number(until) if until else None, bool(said), back)


def _reign(match: re.Match[str]) -> Calendar:
    years = 1 if match["years"] == "元" else number(match["years"])
    return Calendar(Point(year=ERAS[match["era"]] + years - 1))


def _calendar(match: re.Match[str]) -> Calendar:
    if match["from"]:
        return Calendar(Point(year=number(match["from"])), Point(year=number(match["to"])))
    said = {name: words for name, words in match.groupdict().items() if words}
    first, last = _said(said, "a"), _said(said, "b")
    return Calendar(first, last if last != Point() else None)


_READINGS: dict[str, Callable[[re.Match[str]], Reading]] = {
    "together": lambda match: Days(*DAYS_TOGETHER[match[0]]),
    "day": _day,
    "week": _week,
    "numeric": _numeric,
    "decade": _decade,
    "reign": _reign,
    "calendar": _calendar,
}


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
        return number(said.get(f"near_{at}", month)), number(said.get(f"until_month_{at}", month))
    return None


def _part_of_year(part: str) -> Span:
    """第一季度, 前五个月 or 头两个月."""
    said = part.strip("第前头季度个月")
    count = 2 if said == "两" else number(said)
    return (1, count) if part[0] in "前头" else (3 * count - 2, 3 * count)


def _days(said: dict[str, str], at: str) -> Span | None:
    if day := said.get(f"day_{at}"):
        return number(day), number(said.get(f"until_day_{at}", day))
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
