"""Texts → the days they speak of, given the day they were printed. When that was says `publication`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache, lru_cache
from typing import NamedTuple

from corpus.datetraps import Expression, Needs, found_in
from corpus.datewords import Calendar, Days, Reading, Span, read
from corpus.dating import Said, Scene, days_of
from corpus.records import Event, Period
from corpus.texts import Texts
from corpus.variants import simplified
from corpus.wording import late

_TO_COME_BEFORE = late("将|拟|预计|计划|定于|(?<!截)至|(?<!截止)到|延长|确保|力争|争取")
_TO_COME_BEFORE_HAS = frozenset("将拟计划于至到长保争")  # each of the words has one of these
_TO_COME_AFTER = late("之?前|起|截?止|结束|将|要(?!求)")
_TO_COME_AFTER_BEGINS = frozenset("之前起截止结将要")
_SENTENCE_END = late("[。！？；!?;]")
_COMPARED_BEFORE = frozenset("比较由从同与")
_COMPARED_AFTER = ("同期", "同比", "相比")
_UP_TO_A_YEAR = ("以前", "之前", "前")
_SET_FOR = frozenset(("定在", "定于", "将于", "拟于"))
_FROM, _UNTIL = frozenset("从從自"), frozenset("到至")
# Between the ends of a stretch what was done: 从6月3日滴到7月19日. 从6月3日推迟到7月19日 names two days.
_DONE_UNTIL = late("(?:[春夏秋冬]天?)?(?![改推提延调移顺变换升增降减涨跌搬转回起])[\u4e00-\u9fff]{0,2}[到至]")
_ALONE = Scene()  # where no word around matters
_TO_COME = Scene(to_come=True)
_DAY = Needs.DAY
# 【新华社福州二十一日电】, 本报泉州6月19日电: agencies and correspondents date what they send.
_SENT_ON = late(
    r"[（(【]?据?(?:新华社|中新社|本[报社])[\u4e00-\u9fff、·]{0,10}?"
    r"((?:[0-9０-９〇○零一二三四五六七八九]{4}年)?(?:[0-9０-９一二三四五六七八九十]{1,3}月)?[0-9０-９一二三四五六七八九十廿卅]{1,3}日)[电讯]"
)
_SENT_OPENS = (*"（(【据據", "新华社", "新華社", "中新社", "本报", "本報", "本社")
_SENT_BEGINS = frozenset(opening[0] for opening in _SENT_OPENS)  # which most paragraphs do not begin with
_SENT_REACH = 32  # code points; no place a report is sent from makes its opening longer
_SENT_BEFORE = 20  # days; what came by post was printed weeks after it was sent
_new_year = cache(lambda year: date(year, 1, 1))
_new = tuple.__new__  # what `_Before(...)` does, in half of its time


def events(text: str, published: date | None) -> tuple[Event, ...]:
    """Every date expression of a paragraph, in order, with the days it means.

    Relative dates count from `published`; a date without year also from a year named before it in the sentence.
    Without `published` only expressions with a year count. What does not resolve to days is left out: 近日.
    """
    return events_in([text], [published])[0]


def events_in(texts: Sequence[str], published: Sequence[date | None]) -> list[tuple[Event, ...]]:
    """The `events` of many paragraphs, each with its own day of printing: a third of the time."""
    texts = Texts.of(texts)
    plain = texts.plain
    events: list[tuple[Event, ...]] = [()] * len(texts)
    for n, expressions in found_in(plain).items():
        events[n] = tuple(_events(texts[n], plain[n], expressions, published[n]))
    return events


def days_told(texts: Sequence[str], published: date | None) -> list[date | None]:
    """The day from which each paragraph of an article counts: 今天 in a report is the day it was sent.

    That is printed where the report opens, 新华社福州二十一日电, and holds until another opens; before the first,
    and where none opens, it is the day of printing.
    """
    if published is None:
        return [None] * len(texts)
    told: list[date | None] = []
    day = published
    for text in texts:
        if text[:1] in _SENT_BEGINS and text.startswith(_SENT_OPENS):
            found = _SENT_ON.match(simplified(text[:_SENT_REACH]))
            day = (_sent(found[1], published) if found else None) or day
        told.append(day)
    return told


def _sent(words: str, published: date) -> date | None:
    """The day a report was sent, which was shortly before that of printing."""
    found = events(words, published)
    day = found[0].period.first if found else published
    return day if 0 <= (published - day).days <= _SENT_BEFORE else None


def _events(printed: str, text: str, expressions: Sequence[Expression], published: date | None) -> list[Event]:
    events: list[Event] = []
    said: _Before | None = None
    ends = (0, 0)  # of the last event
    last = expressions[-1][0]  # where nothing follows nothing is remembered: as in three of four paragraphs
    for start, end, (words, reading, _, _, stands_alone, names_year, needs) in expressions:
        if published is None and not names_year:
            continue
        scene = _ALONE if stands_alone else _scene(text, start, end, reading, said, published)
        event = _event(words, published if needs is _DAY else _as_needed(published, needs), scene)
        if event is not None:
            if events and text[start - 1] in _UNTIL and _is_done_until(text, ends, start, events[-1], event):
                start, since = ends[0], events.pop().period.first
                event = Event(text[start:end], Period(since, event.period.last))
            ends = start, end
            events.append(Event(printed[start:end], event.period) if text is not printed else event)
            if start < last and type(reading) is Calendar and not _compares(text, start, end, reading, published):
                said = _new(_Before, (event.period, reading, scene, end))
    return events


def _is_done_until(text: str, last: Span, start: int, before: Event, event: Event) -> bool:
    """Whether an event that starts at `start` ends a stretch that the last one, of the span `last`, begins."""
    begun, ended = last
    if event.period.last < before.period.last:
        return False
    if start == ended + 1 and before.text[-1] in "日号" and type(read(event.text)) is Days:
        return True  # 10月26日到昨天; 今起至5月6日 and 今夜到明天 name two days
    return text[begun - 1 : begun] in _FROM and _DONE_UNTIL.fullmatch(text, ended, start) is not None


def _as_needed(published: date | None, needs: Needs) -> date | None:
    """What of the day of printing tells one meaning from another: 今年 means the same all year."""
    return None if published is None or needs is Needs.NOTHING else _new_year(published.year)


def _compares(text: str, start: int, end: int, reading: Calendar, published: date | None) -> bool:
    """Whether a year is only compared with or provided for, so that no day named after it is of it.

    由去年的四十八支增至六十四支，10月18日决赛; in 2025, 2026年度医保12月31日截止; 2009年以前发行的卡，12月31日停用.
    """
    point = reading.first
    if reading.last or point.months or point.days:
        return False
    if published and (point.year or 0) > published.year and text[end - 1] == "度":
        return True
    if text.startswith(_UP_TO_A_YEAR, end):
        return True
    relative = point.years_from_now == -1 or point.years_from_said == -1
    return relative and (text[start - 1 : start] in _COMPARED_BEFORE or text.startswith(_COMPARED_AFTER, end))


class _Before(NamedTuple):
    """The last event of the calendar, what its words said, and where they ended."""

    period: Period
    reading: Calendar
    scene: Scene
    end: int


def _scene(text: str, start: int, end: int, reading: Reading, before: _Before | None, published: date | None) -> Scene:
    """What the words around tell of a month or a day without year."""
    assert isinstance(reading, Calendar)
    point = reading.first
    to_come = _is_due(text, start, end) if point.is_bare_day else is_to_come(text, start, end)
    if before is not None and published is not None:
        said = Said(before.period, _knows_year(before.reading, before.scene))
        near = _SENTENCE_END.search(text, before.end, start) is None
        if said.matters(point, near, published):
            return Scene(said, near, to_come)
    return _TO_COME if to_come else _ALONE


def _is_due(text: str, start: int, end: int) -> bool:
    """Whether something is due by a day or set for it: 宜在23日前完成, 定在20日; 23日前后 is about that day."""
    if text[max(start - 2, 0) : start] in _SET_FOR:
        return True
    return text.startswith("前", end) and not text.startswith("前后", end)


def is_to_come(text: str, start: int, end: int) -> bool:
    """Whether the words around speak of a day after that of printing: 将于…, 至…, …前, …起, …要."""
    if text[end : end + 1] in _TO_COME_AFTER_BEGINS and _TO_COME_AFTER.match(text, end):
        return True
    before = text[max(0, start - 6) : start]
    return (
        not _TO_COME_BEFORE_HAS.isdisjoint(before)
        and _TO_COME_BEFORE.search(text, max(0, start - 6), start) is not None
    )


def _knows_year(reading: Calendar, scene: Scene) -> bool:
    return reading.first.knows_year or (scene.near and scene.said is not None and scene.said.knows_year)


@lru_cache(maxsize=1 << 14)
def _event(text: str, published: date | None, scene: Scene) -> Event | None:
    """The event that `text` tells of; None for a day that no calendar has or that takes a date not known."""
    reading = read(text)
    if reading is None:
        return None
    try:
        period = days_of(reading, published, scene)
    except (ValueError, OverflowError):
        return None
    return _new(Event, (text, period)) if period else None
