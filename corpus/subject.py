"""Places an article names → the places it is about.

The headline decides where it names a place. Else the bodies do: from the whole country downwards, the division that
holds most of the mentions is entered, until no part of it holds most of them. A township that opens the text alone,
named as often as its county, is what they tell of: 石狮市人民法院 heard a case of 灵秀镇. So are two places that open
it, where what they lie in is hardly named: a bridge between 鲤城 and 晋江.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from corpus.divisions import COUNTY, TOWNSHIP, Divisions

LEAD = 2  # what a mention in the first paragraph counts; any other counts 1
ENOUGH = 2  # a single mention further down is in passing, but of a township
# Shares of all mentions. A local paper compares its county with other provinces, hardly another with its own.
AT_HOME = 1 / 3  # makes the home region the subject, or a place in it
MOST = 1 / 2  # more than this makes a division the subject, or a place in it; as much home, if the text opens elsewhere
MUCH = 1 / 3  # makes it one of several


def subject(
    headlines: Sequence[Sequence[str]], bodies: Sequence[Sequence[str]], divisions: Divisions
) -> tuple[str, ...]:
    """The labels, most important first, none of them an ancestor of another.

    Both arguments are the labels of each line, the main headline first. What 引题 and 副题 name in a place of the main
    headline only tells details of it, unless it narrows it. Of a headline's places those abroad count only when none is
    at home.
    """
    if named := _headlined(headlines, bodies, divisions) if any(headlines) else ():
        at_home = [label for label in named if divisions.within(label, divisions.home)]
        return deepest(at_home or named, divisions)
    mentions = _mentions(bodies)
    if len(mentions) < 2:  # of one place alone an article is about it or about none
        return tuple(label for label, count in mentions.items() if count >= ENOUGH or _is_town(label, divisions))
    total = sum(mentions.values())
    held = _held(mentions, divisions)
    enough = MOST if _is_led_elsewhere(bodies[0], divisions) else AT_HOME
    top = divisions.home if held.get(divisions.home, 0) >= enough * total else None
    parts: dict[str | None, list[str]] = {}
    for label in sorted(held, key=held.__getitem__, reverse=True):
        parts.setdefault(divisions[label].parent, []).append(label)
    about = _most(top, _Mentions(bodies, mentions, held, parts, total, divisions))
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
    """The mentions of the bodies; `parts` are the divisions right below each, that with most mentions first."""

    bodies: Sequence[Sequence[str]]
    of: Mapping[str, int]
    held: Mapping[str, int]
    parts: Mapping[str | None, Sequence[str]]
    total: int
    divisions: Divisions


def _mentions(bodies: Sequence[Sequence[str]]) -> dict[str, int]:
    """How often the bodies name each place."""
    mentions: dict[str, int] = {}
    for number, labels in enumerate(bodies):
        for label in labels:
            mentions[label] = mentions.get(label, 0) + (1 if number else LEAD)
    return mentions


def _is_led_elsewhere(first: Iterable[str], divisions: Divisions) -> bool:
    """Whether the first paragraph names a county elsewhere and nothing at home: 贵州省大方县 had a letter from 泉州."""
    if any(divisions.within(label, divisions.home) for label in first):
        return False
    return any(divisions[label].level == COUNTY for label in first)


def _is_town(label: str, divisions: Divisions) -> bool:
    return divisions[label].level == TOWNSHIP


def _only_town(mentions: Iterable[str], divisions: Divisions) -> tuple[str, ...]:
    """The township that is the only place at home: 四川省人，到南安市仑苍镇做水暖."""
    at_home = deepest((label for label in mentions if divisions.within(label, divisions.home)), divisions)
    return at_home if len(at_home) == 1 and _is_town(at_home[0], divisions) else ()


def _led(at: str, mentions: _Mentions) -> Sequence[str]:
    """The parts of a division in which places lie that the first paragraph names."""
    first = {up for label in mentions.bodies[0] for up in mentions.divisions.chain(label)}
    return [part for part in mentions.parts.get(at, ()) if part in first]


def _is_by_one(at: str, mentions: _Mentions) -> bool:
    """Whether a division is told of by one part, which opens the text alone and is named as often as it or more.

    Of a city that is named at all no county is: 泉州市图书馆的书车开到虹山乡.
    """
    led = _led(at, mentions)
    if len(led) != 1 or led[0] != mentions.parts[at][0]:
        return False
    times = Counter(label for labels in mentions.bodies for label in labels)
    return times[at] <= (times[led[0]] if mentions.divisions[at].level == COUNTY else 0)


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
    if most > MOST * total or (alone and at and most == MOST * total and _is_by_one(at, mentions)):
        return _most(below[0], mentions, alone=alone)
    if at and at in mentions.of and not _of_two(at, mentions):
        return [at]
    much = [part for part in below if mentions.held[part] >= MUCH * total]
    return [label for part in much for label in _most(part, mentions, alone=len(much) == 1)] or ([at] if at else [])


def _of_two(at: str, mentions: _Mentions) -> bool:
    """Whether two parts open the text, each named twice as often as what they lie in."""
    led = _led(at, mentions)
    return len(led) == 2 and all(mentions.held[part] >= 2 * mentions.of[at] for part in led)
