"""Names → divisions: which words of a text may name a place, and what around them shows that they do not.

The lexicon holds three kinds of words. Names that count anywhere; lookalikes, words that contain a name and are not
the place, matched like names so that the longer and the earlier word wins (`places/lookalikes.csv`); and, apart
from these, names that count only right after a division above them, looked up there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from corpus.divisions import COUNTY, PLACES, TOWNSHIP, Division, Divisions, Reach

# A short name with one of these is part of another name: 石狮路, 泉港村, 英林街道, 福建日报, 岳阳舰. The words excepted go on
# to say something of the place itself (南安村民, 泉港路段) or name another (宁波镇海, 临汾乡宁).
_OTHER_NAME = re.compile(
    "街道|镇(?!村|街|域|区|政|党|江|定|海|安|远|赉|原|平|巴|宁|雄|沅|康|坪)|乡(?!村|镇|亲|土|音|愁|情|贤|间|宁|城)"
    "|村(?!民|里|级|落|支|两|干|镇|庄|居|集|改|财|官|务|医|貌|容|史|委|超)"
    "|路(?!段|政|网|况|面|基|权|桥|灯|演|径|线|南区|北区)|街(?!区|头|坊|巷|镇|舞|办)|大道|巷(?!道)"
    "|晚报|日报|早报|晨报|商报|时报|青年报|经济报|都市报|卫视|舰(?!队|艇|员)|网(?!络|红|格|点|约|友|上|购|民|店|信|吧|贷|箱|球|易)"
    # 贺兰山东麓, 羊湖南岸: a mountain, a river or a lake, and a direction
    "|(?<=[山河湖海江][东西南北])(?:麓|岸|坡|侧|端|部(?![分门队长署级委属]))"
)
_SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙朱马胡郭林罗郑梁谢宋唐许韩冯邓曹彭曾肖董袁潘蒋蔡杜魏吕沈姚卢姜崔钟谭汪廖贾韦邹熊孟秦阎薛侯雷"
)
# Cities whose name people bear; the news names 李长春 300 times, 李金华 24, 王安顺 5.
_GIVEN_NAMES = frozenset("长春 安顺 金华 大庆 德阳 泰安 吉安 嘉兴 绍兴 庆阳 保定 宜春 永州 广安 德宏 延安".split())
_LENGTHS = range(6, 1, -1)  # of the names that are vouched for; 石化工业园区 is the longest but for Mongolian ones
_LISTED = re.compile("[、和与及·]|以及")


class _Word(NamedTuple):
    """What a word of the lexicon may mean: several labels, a name with several bearers; none, a lookalike."""

    labels: tuple[str, ...]
    doubtful: bool = False  # whether other places decide if, or which, it is
    short: bool = False  # whether what follows may show that it is part of another name
    given: bool = False  # whether people bear it, so that a surname may stand in front


class Found(NamedTuple):
    """A name at [start, end) and the labels of those who bear it; `doubtful`: other places decide if, or which."""

    start: int
    end: int
    labels: tuple[str, ...]
    doubtful: bool


class Lexicon:
    """The words that name divisions in the newspapers of one home region."""

    def __init__(self, divisions: Divisions) -> None:
        self._divisions = divisions
        self._home = {division.label for division in divisions if divisions.within(division.label, divisions.home)}
        self._common = _lookalikes()
        words = self._short_names() | self._full_names() | dict.fromkeys(self._common, _Word(()))
        self._words = list(words.values())
        self._automaton = AhoCorasick(list(words), matchkind=MatchKind.LeftmostLongest)

    def find(self, text: str) -> list[Found]:
        """The names in `text`: sorted, disjoint, none of them empty."""
        hits = self._automaton.find_matches_as_indexes(text)
        found: list[Found] = []
        done = -1
        for number, (which, start, end) in enumerate(hits, 1):
            word = self._words[which]
            if start < done or not word.labels or _is_other(text, start, end, word, done):
                continue
            found.append(Found(start, end, word.labels, word.doubtful))
            done = end
            if below := self._below.get(word.labels[0]):
                following = (start for which, start, _ in hits[number:] if self._words[which].labels)
                found += _vouched(text, end, next(following, len(text)), below, self._is_county(word.labels[0]))
                done = found[-1].end
        return found

    def _is_county(self, label: str) -> bool:
        return self._divisions[label].level == COUNTY

    def _short_names(self) -> dict[str, _Word]:
        """The short names that count anywhere. Of a city and its county of the same short name, it is the city's."""
        words: dict[str, _Word] = {}
        for division in sorted(self._divisions, key=lambda division: division.level):
            for name, reach in () if division.bearers else division.names:
                if reach is Reach.FREE or (reach is Reach.HOME and division.label in self._home):
                    words.setdefault(name, self._short(division, name))
        return words

    def _short(self, division: Division, name: str) -> _Word:
        given = name in _GIVEN_NAMES or (division.label in self._home and division.level >= COUNTY)
        return _Word((division.label,), _recurs(division), short=True, given=given)

    def _full_names(self) -> dict[str, _Word]:
        """The official names, but those that count only after a division above them."""
        bearers: dict[str, list[Division]] = {}
        for division in self._divisions:
            if not division.bearers and not self._is_common(division.name):
                bearers.setdefault(division.name, []).append(division)
        return {
            name: _Word(tuple(division.label for division in several), len(several) > 1 or _recurs(several[0]))
            for name, several in bearers.items()
        }

    def _is_common(self, name: str) -> bool:
        """Whether a full name is a common word too. Names of two characters run into others: 示范县, 造成县城."""
        return len(name) == 2 or name in self._common

    @cached_property
    def _below(self) -> dict[str, dict[str, tuple[str, ...]]]:
        """For each province, city and home county the names that count right after it. The higher division wins."""
        below: dict[str, dict[str, tuple[str, ...]]] = {}
        for division in sorted(self._divisions, key=lambda division: division.level):
            names = [name for name, reach in division.names if reach is not Reach.FREE]
            if self._is_common(division.name):
                names.append(division.name)
            for above in list(self._divisions.chain(division.label))[1:3] if names and not division.bearers else ():
                known = below.setdefault(above, {})
                for name in names:
                    known.setdefault(name, (division.label,))
        return below


def _lookalikes() -> set[str]:
    lines = (PLACES / "lookalikes.csv").read_text(encoding="utf-8").splitlines()[1:]
    return {line.partition(",")[0] for line in lines}


def _recurs(division: Division) -> bool:
    """Whether its name is likely borne elsewhere: a township's, or a zone's, whose codes end in 71 to 79.

    A user's own place is not doubted.
    """
    return division.code.isdecimal() and (division.level == TOWNSHIP or division.code[4:5] == "7")


def _is_other(text: str, start: int, end: int, word: _Word, done: int) -> bool:
    """Whether its neighbours show that the word is no place; the place before it ended at `done`."""
    if not word.short:
        return False
    if word.given and start != done and text[start - 1 : start] in _SURNAMES:
        return True
    return _OTHER_NAME.match(text, end) is not None


def _vouched(
    text: str, at: int, stop: int, below: dict[str, tuple[str, ...]], any_township: bool
) -> Iterator[Found]:
    """The names from `at` on that the division before them vouches for, one or a list: 福建长汀、连城.

    `stop` is where the lexicon's next name starts: it knows better. A county vouches for its townships by
    whatever title they had in their time: 南安县水头公社, 南安美林镇.
    """
    while at < stop:
        for length in _LENGTHS:
            labels = below.get(text[at : at + length])
            if labels and (any_township or not _OTHER_NAME.match(text, at + length)):
                yield Found(at, at + length, labels, False)
                at += length
                break
        else:
            return
        if listed := _LISTED.match(text, at):
            at = listed.end()
