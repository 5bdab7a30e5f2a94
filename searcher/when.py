"""Turn a date as typed in a query or option into the days it means, counted from today where it says so."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from corpus import Period
from index.folding import fold

WHEN = re.compile(r"(\d{4})(?:[-年./](\d{1,2})(?:[-月./](\d{1,2})日?|月)?|年)?$")
# Not compiled before they are met: most queries have none.
RANGE = r"(.*?)(?:\.\.|至|到|~)(.*)$"
# 近30天, 最近三个月, 过去一年: up to today.
LATELY = r"(?:最?近|过去)(\d{1,4}|[一两二三四五六七八九十]{1,3}|半)个?(天|日|周|星期|礼拜|月|年)$"
DAYS_IN = {"天": 1, "日": 1, "周": 7, "星期": 7, "礼拜": 7}
COUNTS = {"两": 2, "半": 0.5}


def read_period(text: str, today: date | None = None) -> Period | None:
    """The days meant by `2026`, `2026-06`, `2026年6月29日`, `6月18日`, `去年底`, `近30天`; None for anything else.

    A range is `2026-06-29..2026-07-01` or `6月15日至7月1日`; either end may be left out. Days without a year are the
    last ones up to today. Full-width characters are as good as half-width ones.
    """
    text = fold(text).strip()
    if period := read_one(text, today):
        return period
    if not (match := re.match(RANGE, text)):
        return None
    ends = [part.strip() for part in match.groups()]
    if all(ends) and (period := read_words(f"{ends[0]}至{ends[1]}", today)):
        return period
    first, last = (read_one(end, today) if end else Period(date.min, date.max) for end in ends)
    return Period(first.first, last.last) if first and last and first.first <= last.last else None


def read_one(text: str, today: date | None) -> Period | None:
    """The days meant by what is no range."""
    return read_day_or_more(text) or read_words(text, today)


def read_day_or_more(text: str) -> Period | None:
    """The days of one year, month or day."""
    if not (match := WHEN.match(text)):
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        first = date(year or 0, 1 if month is None else month, 1 if day is None else day)
    except ValueError:
        return None
    if day is not None:
        return Period(first, first)
    last_month = 12 if month is None else month
    return Period(first, date(first.year, last_month, monthrange(first.year, last_month)[1]))


def read_words(text: str, today: date | None) -> Period | None:
    """The days that words for dates mean, as newspapers use them: 今年, 去年底, 1至5月, 上周, 二〇二四年六月."""
    if not re.search("[年月日天号周期季旬今昨明近代]", text):
        return None
    today = today or date.today()
    if match := re.match(LATELY, text):
        return lately(match[1], match[2], today)
    if text.endswith(("以来", "至今")):
        since = read_one(text[:-2], today)
        return Period(since.first, today) if since and since.first <= today else None
    # newspapers' own words are read as in newspapers; their patterns take 10 ms to make, which few queries need
    from corpus.datewords import Calendar, read
    from corpus.dating import Scene, days_of

    if (reading := read(text)) is None:
        return None
    try:
        period = days_of(reading, today, Scene())
        if period and isinstance(reading, Calendar) and not reading.first.knows_year and period.first > today:
            # newspapers look ahead as well, a query looks back: asked at its last namesake, a day means that one
            period = days_of(reading, earlier(period.first, 1 if reading.first.is_bare_day else 12), Scene())
    except (ValueError, OverflowError):
        return None
    return period


def earlier(day: date, months: int) -> date:
    """The day of the same number so many months earlier, or that month's last. Raises ValueError before year 1."""
    year, month = divmod(12 * day.year + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def lately(count: str, unit: str, today: date) -> Period | None:
    """So many days, weeks, months or years up to today, which is the last of them."""
    from corpus.datewords import number

    many = COUNTS.get(count) or number(count)
    try:
        if unit in DAYS_IN:
            return Period(today - timedelta(days=max(1, int(many * DAYS_IN[unit])) - 1), today)
        months = int(many * 12) if unit == "年" else int(many)
        before = earlier(today, months)
        # half a month is no number of whole ones
        return Period(before + timedelta(days=1) if months else today - timedelta(days=14), today)
    except (ValueError, OverflowError, ArithmeticError):
        return None
