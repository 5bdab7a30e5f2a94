"""Text → the names of places in it, with the divisions that bear them. `gazetteer` decides which of these is meant.

The lexicon holds two kinds of words: names that count anywhere, and lookalikes, words that contain a name and are no
place (`places/lookalikes.csv`). Both are matched alike, so that the earlier and the longer word wins. Names that
count only right after a division above them are looked up there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from corpus.divisions import COUNTY, PLACES, TOWNSHIP, Division, Divisions, Reach

# A short name with one of these is part of another name: 石狮路, 泉港村, 英林街道, 福建日报, 岳阳舰. The words
# excepted go on to say something of the place itself (南安村民, 泉港路段) or name another (宁波镇海, 临汾乡宁).
_OTHER_NAME = re.compile(
    "街道|镇(?!村|街|域|区|政|党|江|定|海|安|远|赉|原|平|巴|宁|雄|沅|康|坪)|乡(?!村|镇|亲|土|音|愁|情|贤|间|宁|城)"
    "|村(?!民|里|级|落|支|两|干|镇|庄|居|集|改|财|官|务|医|貌|容|史|委|超)"
    "|路(?!段|政|网|况|面|基|权|桥|灯|演|径|线|南区|北区)|街(?!区|头|坊|巷|镇|舞|办)|大道|巷(?!道)"
    "|晚报|日报|早报|晨报|商报|时报|青年报|经济报|都市报|卫视|舰(?!队|艇|员)|网(?!络|红|格|点|约|友|上|购|民|店|信|吧|贷|箱|球|易)"
    # 贺兰山东麓, 羊湖南岸: a mountain, a river or a lake, and a direction
    "|(?<=[山河湖海江][东西南北])(?:麓|岸|坡|侧|端|部(?![分门队长署级委属]))"
)
# 王永春. Not 感谢, 也许, 分钟, 本周, 森林.
_SURNAME_BEFORE = re.compile(
    "(?<=[王李张刘陈杨黄赵吴周徐孙马朱胡郭林罗郑梁谢宋唐许韩冯邓曹彭曾肖董袁潘蒋蔡杜魏吕沈姚卢姜崔钟谭汪廖贾韦邹熊孟秦阎薛侯雷])"
    "(?<!感谢|也许|或许|允许|分钟|点钟|本周|每周|上周|下周|一周|两周|首周|森林|园林)"
)
# Cities whose name people bear; the news names 李长春 300 times, 李金华 24, 王安顺 5.
_GIVEN_NAMES = re.compile("长春|安顺|金华|大庆|德阳|泰安|吉安|嘉兴|绍兴|庆阳|保定|宜春|永州|广安|德宏|延安")
_LENGTHS = range(6, 1, -1)  # of the names that are vouched for; none but Mongolian banners are longer
_LISTED = re.compile("[、和与及·]|以及")


class Found(NamedTuple):
    """A name at [start, end) and the labels of those who bear it; `doubtful`: other places decide if, or which."""

    start: int
    end: int
    labels: tuple[str, ...]
    doubtful: bool


class _Word(NamedTuple):
    """What a word of the lexicon may mean: several labels, a name with several bearers; none, a lookalike."""

    labels: tuple[str, ...]
    doubtful: bool = False  # whether other places decide if, or which, it is
    short: bool = False  # whether what follows may show that it is part of another name
    given: bool = False  # whether people bear it, so that a surname may stand in front


class _Below(NamedTuple):
    """The names that a division vouches for, with the labels of those who bear them."""

    names: dict[str, tuple[str, ...]]
    beginnings: frozenset[str]  # their first characters
    any_title: bool  # a county vouches for its townships by whatever title: 南安县水头公社, 南安美林镇


class Lexicon:
    """The words that name divisions in the newspapers of one home region."""

    def __init__(self, divisions: Divisions) -> None:
        self._divisions = divisions
        self._lookalikes = _lookalikes()
        words = self._short_names() | self._full_names() | dict.fromkeys(self._lookalikes, _Word(()))
        self._words = list(words.values())
        self._automaton = AhoCorasick(list(words), matchkind=MatchKind.LeftmostLongest)

    def find(self, text: str) -> tuple[list[Found], bool]:
        """The names in `text`, sorted, disjoint, none of them empty; and whether any is doubtful."""
        hits = self._automaton.find_matches_as_indexes(text)
        found: list[Found] = []
        done, doubtful = -1, False
        for number, (which, start, end) in enumerate(hits, 1):
            word = self._words[which]
            if start < done or not word.labels or (word.short and _is_other(text, start, end, word, done)):
                continue
            found.append(Found(start, end, word.labels, word.doubtful))
            done, doubtful = end, doubtful or word.doubtful
            below = self._below.get(word.labels[0])
            if below is not None and text[end : end + 1] in below.beginnings:
                following = next((start for which, start, _ in hits[number:] if self._words[which].labels), len(text))
                found += _vouched(text, end, following, below)
                done, doubtful = found[-1].end, doubtful or found[-1].doubtful
        return found, doubtful

    def _short_names(self) -> dict[str, _Word]:
        """The short names that count anywhere. Of a city and its county of the same short name, it is the city's."""
        words: dict[str, _Word] = {}
        for division in sorted(self._divisions, key=lambda division: division.level):
            for name, reach in () if division.bearers else division.names:
                if reach is Reach.FREE or (reach is Reach.HOME and self._is_at_home(division)):
                    words.setdefault(name, self._short_name(division, name))
        return words

    def _short_name(self, division: Division, name: str) -> _Word:
        given = bool(_GIVEN_NAMES.fullmatch(name)) or (division.level >= COUNTY and self._is_at_home(division))
        return _Word((division.label,), self._recurs(division, name), short=True, given=given)

    def _full_names(self) -> dict[str, _Word]:
        """The official names, but those that count only after a division above them."""
        bearers: dict[str, list[Division]] = {}
        for division in self._divisions:
            if not division.bearers and not self._is_common(division.name):
                bearers.setdefault(division.name, []).append(division)
        return {
            name: _Word(tuple(one.label for one in several), len(several) > 1 or self._recurs(several[0], name))
            for name, several in bearers.items()
        }

    def _is_common(self, name: str) -> bool:
        """Whether a full name is a common word too. Names of two characters run into others: 示范县, 造成县城."""
        return len(name) == 2 or name in self._lookalikes

    def _recurs(self, division: Division, name: str) -> bool:
        """Whether the name may well be borne elsewhere: a township's or a zone's of home, but for 泉州综合保税区.

        A user's own place is not doubted: only the bureau's codes are all digits.
        """
        if division.level != TOWNSHIP and not (division.is_zone and self._is_at_home(division)):
            return False
        above = (self._divisions[label] for label in self._divisions.above(division.label))
        return division.code.isdecimal() and not any(name.startswith(short) for up in above for short, _ in up.names)

    def _is_at_home(self, division: Division) -> bool:
        return self._divisions.within(division.label, self._divisions.home)

    @cached_property
    def _below(self) -> dict[str, _Below]:
        """For each province, city and home county the names that count right after it."""
        names: dict[str, dict[str, tuple[str, ...]]] = {}
        for division in sorted(self._divisions, key=lambda division: division.level):
            for above in self._divisions.above(division.label)[:2]:
                for name in self._names_below(division):
                    known = names.setdefault(above, {})
                    known[name] = self._with(known.get(name, ()), division)
        return {
            label: _Below(known, frozenset(name[0] for name in known), self._divisions[label].level == COUNTY)
            for label, known in names.items()
        }

    def _with(self, bearers: tuple[str, ...], division: Division) -> tuple[str, ...]:
        """The bearers of a name and one more, if it is as high: 辽宁朝阳 is the city, not the county in it."""
        if bearers and self._divisions[bearers[0]].level < division.level:
            return bearers
        return (*bearers, division.label)

    def _names_below(self, division: Division) -> list[str]:
        """The names of a division that count only after one above it, or not only there."""
        if division.bearers:
            return []
        names = [name for name, reach in division.names if reach is not Reach.FREE]
        return [*names, division.name] if self._is_common(division.name) else names


def _lookalikes() -> set[str]:
    lines = (PLACES / "lookalikes.csv").read_text(encoding="utf-8").splitlines()[1:]
    return {line.partition(",")[0] for line in lines}


def _is_other(text: str, start: int, end: int, word: _Word, done: int) -> bool:
    """Whether its neighbours show that a short name is no place; the place before it ended at `done`."""
    if word.given and start != done and _SURNAME_BEFORE.match(text, start):
        return True
    return _OTHER_NAME.match(text, end) is not None


def _vouched(text: str, at: int, stop: int, below: _Below) -> Iterator[Found]:
    """The names from `at` on that the division before them vouches for, one or a list: 福建长汀、连城.

    `stop` is where the lexicon's next name starts: it knows better.
    """
    while at < stop:
        for length in _LENGTHS:
            name = text[at : at + length]
            if name in below.names and (below.any_title or not _OTHER_NAME.match(text, at + len(name))):
                labels = below.names[name]
                yield Found(at, at + len(name), labels, doubtful=len(labels) > 1)
                at += len(name)
                break
        else:
            return
        if listed := _LISTED.match(text, at):
            at = listed.end()
