"""Names that count only in articles about their place, or where it is named in full → where a text has them.

后龙 lies in many places, but an article about 后龙镇 or about its county means the town by it. Names that are words
besides (山腰, 码头, 国宝) count there only where what stands beside them is of a place, too.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from functools import partial

from corpus.divisions import COUNTY, TOWNSHIP, Divisions, Reach
from corpus.placenames import SURNAME_BEFORE, lookalikes
from corpus.placetraps import is_none
from corpus.settling import Context, Told
from corpus.variants import simplified
from corpus.vouching import Found, is_other_name
from corpus.wording import any_of, late

# A hill, a river or a temple called after a town is not the town: 宝盖山, 剑斗溪, 雷峰塔.
_LANDMARK = late("山(?![村区乡])|[江河溪湖岛塔寺庵庙桥]")
# What is called after the town it stands in: 上涌中学, 柳城第三幼儿园, 三班瓷厂, 山腰盐场.
_INSTITUTION = late(
    "(?:中心|实验|第?[一二三四五六七八九十])?"
    + any_of(
        "中学 小学 幼儿园 中心校 卫生院 派出所 法庭 供电所 税务所 信用社 供销合?作?社 敬老院 粮站 公社 车站 客运站"
        " 首末站 瓷厂 糖厂 盐场 茶厂 农场 林场 渔港"
    )
)
# Between towns of a list, and between the ends of a road: 东海和北峰, 九都至码头.
_AND = late("[、和与及至到往]|以及")
_SENTENCE = late("[。！？；]")
_BLANKS = frozenset(" \u3000")


class Telling:
    """Which names count where which places are told of."""

    def __init__(self, divisions: Divisions) -> None:
        self._divisions = divisions
        self._told: dict[str, list[Told]] = {}
        self._words: dict[str, list[Told]] = {}
        self._towns: dict[str, list[str]] = {}  # by their county, those that have such names
        for one in divisions:
            for name, reach in one.names:
                if reach is Reach.TOLD:
                    self._told.setdefault(one.label, []).append((name, one.label))
                elif reach is Reach.NEAR and one.level == TOWNSHIP and not one.bearers:
                    self._words.setdefault(one.label, []).append((name, one.label))
        #: The places that have such names, and those of which others may be told in names of this kind.
        self.bearers = self._told.keys() | self._words.keys()
        for label in self.bearers:
            if (above := divisions[label].parent) and divisions[above].level == COUNTY:
                self._towns.setdefault(above, []).append(label)
        self.near = self.bearers | {one.label for one in divisions if self._county(one.label) in self._towns}

    def of(self, labels: Iterable[str]) -> Context:
        """What counts where these places, and none besides, are told of."""
        known = [label for label in dict.fromkeys(labels) if label in self._divisions]
        return self._context(known, known, frozenset(known))

    def around(self, labels: Iterable[str], introduced: Iterable[str] = ()) -> Context:
        """What counts in an article about these places that names the places `introduced` in full."""
        known = [label for label in dict.fromkeys(labels) if label in self._divisions]
        own = dict.fromkeys([*known, *introduced])
        sisters = [town for county in map(self._county, known) for town in self._towns.get(county or "", ())]
        return self._context(known, dict.fromkeys([*own, *sisters]), frozenset(own))

    def _context(self, known: list[str], labels: Iterable[str], own: frozenset[str]) -> Context:
        labels = list(labels)
        told = [name for label in labels for name in self._told.get(label, ())]
        return Context(known, told, [name for label in labels for name in self._words.get(label, ())], own)

    def _county(self, label: str) -> str | None:
        """The county that the place is or lies in."""
        return next((up for up in self._divisions.chain(label) if self._divisions[up].level == COUNTY), None)

    def heard(self, text: str, names: Sequence[Found], context: Context) -> Sequence[Found]:
        """The names found in the text, and those that count in this context, in order."""
        text = simplified(text)
        told = [name for name in context.told if name[0] in text]
        words = [name for name in context.words if name[0] in text]
        if not told and not words:
            return names
        places = _Places(names, partial(self._gives_way, names))
        places.take(_standing(text, told))
        standing = list(_standing(text, words))
        places.take(one for one in standing if self._is_clear(text, one, context.own))
        self._take_neighbours(text, standing, places)
        return places.names

    def _take_neighbours(self, text: str, words: Sequence[Found], places: _Places) -> None:
        """Take the words that stand in a list, or at one end of a road, with a town of their county."""
        left = list(words)
        while near := [one for one in left if self._is_with_sister(text, one, places)]:
            places.take(near)
            left = [one for one in left if one not in near]

    def _is_with_sister(self, text: str, one: Found, places: _Places) -> bool:
        before, after = places.around(one)
        return any(
            self._county(other.labels[0]) == self._county(one.labels[0])
            and self._divisions[other.labels[0]].level == TOWNSHIP
            and _AND.fullmatch(text, min(one.end, other.end), max(one.start, other.start))
            for other in (before, after)
            if other and other != one
        )

    def _is_clear(self, text: str, one: Found, own: Container[str]) -> bool:
        """Whether what stands beside a word shows a place: an institution, or where a headline begins with it."""
        if _INSTITUTION.match(text, one.end):
            return True
        begins = not one.start or text[one.start - 1] in _BLANKS
        return one.labels[0] in own and begins and not _SENTENCE.search(text)

    def _gives_way(self, names: Sequence[Found], one: Found, to: Found) -> bool:
        """Whether a city elsewhere gives way to a town of the same name: 眉山 in 南安, but not 四川眉山."""
        at_home = any(self._divisions.within(label, self._divisions.home) for label in one.labels)
        if at_home or (one.start, one.end) != (to.start, to.end):
            return False
        return not any(one.start - 2 <= other.end <= one.start for other in names)


class _Places:
    """Names found, sorted and disjoint, that take in others where there is room."""

    def __init__(self, names: Sequence[Found], gives_way: Callable[[Found, Found], bool]) -> None:
        self.names = list(names)
        self._gives_way = gives_way

    def take(self, more: Iterable[Found]) -> None:
        """Take in each of the names that overlaps no other, but such as give way to it."""
        for one in more:
            first = bisect_right(self.names, one.start, key=lambda other: other.end)
            last = bisect_left(self.names, one.end, first, key=lambda other: other.start)
            if all(self._gives_way(other, one) for other in self.names[first:last]):
                self.names[first:last] = [one]

    def around(self, one: Found) -> tuple[Found | None, Found | None]:
        """The names before and after a place in the text."""
        n = bisect_right(self.names, one.start, key=lambda other: other.end)
        return self.names[n - 1] if n else None, self.names[n] if n < len(self.names) else None


def _standing(text: str, names: Iterable[Told]) -> Iterator[Found]:
    """Where the names stand that mean one place each and are no part of other words."""
    bearers: dict[str, set[str]] = {}
    for name, label in names:
        bearers.setdefault(name, set()).add(label)
    for name, labels in bearers.items():
        if len(labels) == 1:
            for match in re.finditer(name, text):
                if not _is_other(text, *match.span()):
                    yield Found(*match.span(), tuple(labels), doubtful=False)


def _is_other(text: str, start: int, end: int) -> bool:
    """Whether a name that stands there is part of another: 宝盖山, 洪美林, 雷峰塔."""
    if _LANDMARK.match(text, end) or SURNAME_BEFORE.match(text, start):
        return True
    longer = (
        (start - before, end + after) for before in range(min(start, 2) + 1) for after in range(4) if before or after
    )
    return is_other_name(text, end) or is_none(text, start, end) or any(text[a:b] in lookalikes() for a, b in longer)
