"""Places an article names → the places it is about.

The headline decides where it names a place. Else the bodies do: from the whole country downwards, the division that
holds most of the mentions is entered, until no part of it holds most of them. A township that opens the text alone,
named as often as its county, is what they tell of: 石狮市人民法院 heard a case of 灵秀镇. So are two places that open
it, where what they lie in is hardly named: a bridge between 鲤城 and 晋江.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence
from typing import NamedTuple

from corpus.divisions import COUNTY, TOWNSHIP, Divisions

LEAD = 2  # what a mention in the first paragraph counts; any other counts 1
ENOUGH = 2  # a single mention further down is in passing, but of a township
# Shares of all mentions. A local paper compares its county with other provinces, hardly another with its own.
AT_HOME = 1 / 3  # makes the home region the subject, or a place in it
MOST = 1 / 2  # more than this makes a division the subject, or a place in it
MUCH = 1 / 3  # makes it one of several


def subject(
    headlines: Sequence[Sequence[str]], bodies: Sequence[Sequence[str]], divisions: Divisions
) -> tuple[str, ...]:
    """The labels, most important first, none of them an ancestor of another.

    Both arguments are the labels of each line, the main headline first. What 引题 and 副题 name in a place of the main
    headline only tells details of it, unless it narrows it. Of a headline's places those abroad count only when none is
    at home.
    """
    named = _headlined(headlines, bodies, divisions)
    if named:
        at_home = [label for label in named if divisions.within(label, divisions.home)]
        return deepest(at_home or named, divisions)
    mentions = _mentions(bodies)
    if len(mentions) < 2:  # of one place alone an article is about it or about none
        return tuple(label for label, count in mentions.items() if count >= ENOUGH or _is_town(label, divisions))
    total = sum(mentions.values())
    held = _held(mentions, divisions)
    top = divisions.home if held.get(divisions.home, 0) >= AT_HOME * total else None
    parts: dict[str | None, list[str]] = {}
    for label in sorted(held, key=held.__getitem__, reverse=True):
        parts.setdefault(divisions[label].parent, []).append(label)
    led = _led(bodies, parts, divisions)
    about = _most(top, _Mentions(mentions, held, parts, total, led, _by_one(bodies, led, parts, divisions)))
    return tuple(label for label in about if held.get(label, 0) >= ENOUGH) or _only_town(mentions, divisions)


def _headlined(headlines: Sequence[Sequence[str]], bodies: Sequence[Sequence[str]], divisions: Divisions) -> list[str]:
    """What the headlines name, but the details of a place of the main one."""
    main = headlines[0] if headlines else ()
    besides = [label for labels in headlines[1:] for label in labels]
    if _narrows(besides, main, bodies, divisions):
        return besides
    return [*main, *(label for label in besides if not any(up in main for up in divisions.above(label)))]


def _narrows(
    besides: Sequence[str], main: Sequence[str], bodies: Sequence[Sequence[str]], divisions: Divisions
) -> bool:
    """Whether the other headlines say in which township of a county it happens, where the text begins too.

    德化：守窑人把柴添给徒弟 ——雷峰镇龙窑复烧侧记.
    """
    if len(main) != 1 or len(besides) != 1 or not bodies or besides[0] not in bodies[0]:
        return False
    return _is_town(besides[0], divisions) and divisions[besides[0]].parent == main[0]


def deepest(labels: Iterable[str], divisions: Divisions) -> tuple[str, ...]:
    """The labels in order, each once, without the ancestors of others."""
    once = tuple(dict.fromkeys(labels))
    if len(once) < 2:
        return once
    above = {up for label in once for up in divisions.above(label)}
    return tuple(label for label in once if label not in above)


class _Mentions(NamedTuple):
    """The mentions of the bodies; `parts` are the divisions right below each, that with most mentions first.

    `led` are those of them that lie in each and are named in the first paragraph, `by_one` the divisions that such a
    part tells of by itself.
    """

    of: Mapping[str, int]
    held: Mapping[str, int]
    parts: Mapping[str | None, Sequence[str]]
    total: int
    led: Mapping[str | None, Sequence[str]]
    by_one: Container[str | None]


def _mentions(bodies: Sequence[Sequence[str]]) -> dict[str, int]:
    """How often the bodies name each place."""
    mentions: dict[str, int] = {}
    for number, labels in enumerate(bodies):
        for label in labels:
            mentions[label] = mentions.get(label, 0) + (1 if number else LEAD)
    return mentions


def _is_town(label: str, divisions: Divisions) -> bool:
    return divisions[label].level == TOWNSHIP


def _only_town(mentions: Iterable[str], divisions: Divisions) -> tuple[str, ...]:
    """The township that is the only place at home: 四川省人，到南安市仑苍镇做水暖."""
    at_home = deepest((label for label in mentions if divisions.within(label, divisions.home)), divisions)
    return at_home if len(at_home) == 1 and _is_town(at_home[0], divisions) else ()


def _led(
    bodies: Sequence[Sequence[str]], parts: Mapping[str | None, Sequence[str]], divisions: Divisions
) -> dict[str | None, Sequence[str]]:
    """The parts of each division in which places lie that the first paragraph names."""
    first = {up for label in bodies[0] for up in divisions.chain(label)}
    return {above: [part for part in below if part in first] for above, below in parts.items()}


def _by_one(
    bodies: Sequence[Sequence[str]],
    led: Mapping[str | None, Sequence[str]],
    parts: Mapping[str | None, Sequence[str]],
    divisions: Divisions,
) -> set[str | None]:
    """The divisions that are told of by one part, which opens the text alone and is named as often as they or more.

    Of a city that is named at all no county is: 泉州市图书馆的书车开到虹山乡.
    """
    times = Counter(label for labels in bodies for label in labels)
    return {
        above
        for above, first in led.items()
        if len(first) == 1 and first[0] == parts[above][0]
        if above and times[above] <= (times[first[0]] if divisions[above].level == COUNTY else 0)
    }


def _held(mentions: Mapping[str, int], divisions: Divisions) -> dict[str, int]:
    """The mentions of each division and of all that lies in it."""
    held: dict[str, int] = {}
    for label, count in mentions.items():
        for up in divisions.chain(label):
            held[up] = held.get(up, 0) + count
    return held


def _most(at: str | None, mentions: _Mentions, *, alone: bool = True) -> list[str]:
    """What the mentions in `at`, or in the whole country, are about: a part of it, itself, or several parts.

    Not `alone`, it is one of several.
    """
    below = mentions.parts.get(at, ())
    total = mentions.held.get(at, 0) if at else mentions.total
    most = mentions.held[below[0]] if below else 0
    if most > MOST * total or (alone and most == MOST * total and at in mentions.by_one):
        return _most(below[0], mentions, alone=alone)
    if at and at in mentions.of and not _of_two(at, mentions):
        return [at]
    much = [part for part in below if mentions.held[part] >= MUCH * total]
    return [label for part in much for label in _most(part, mentions, alone=len(much) == 1)] or ([at] if at else [])


def _of_two(at: str, mentions: _Mentions) -> bool:
    """Whether two parts open the text, each named twice as often as what they lie in."""
    led = mentions.led.get(at, ())
    return len(led) == 2 and all(mentions.held[part] >= 2 * mentions.of[at] for part in led)
