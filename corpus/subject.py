"""Places an article names → the places it is about.

The headline decides where it names a place. Else the bodies do: from the whole country downwards, the division that
holds most of the mentions is entered, until no part of it holds most of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from corpus.divisions import Divisions

LEAD = 2  # what a mention in the first paragraph counts; any other counts 1
ENOUGH = 2  # a single mention further down is in passing
# Shares of all mentions. A local paper compares its county with other provinces, hardly another with its own.
AT_HOME = 1 / 3  # makes the home region the subject, or a place in it
MOST = 1 / 2  # more than this makes a division the subject, or a place in it
MUCH = 1 / 3  # makes it one of several


def subject(
    headlines: Sequence[Sequence[str]], bodies: Sequence[Sequence[str]], divisions: Divisions
) -> tuple[str, ...]:
    """The labels, most important first, none of them an ancestor of another.

    Both arguments are the labels of each line. Of a headline's places those abroad count only when none is at home.
    """
    named = [label for labels in headlines for label in labels]
    if named:
        at_home = [label for label in named if divisions.within(label, divisions.home)]
        return deepest(at_home or named, divisions)
    mentions = _mentions(bodies)
    held = _held(mentions, divisions)
    top = divisions.home if held[divisions.home] >= AT_HOME * mentions.total() else None
    return tuple(label for label in _most(top, mentions, held, divisions) if held[label] >= ENOUGH)


def deepest(labels: Iterable[str], divisions: Divisions) -> tuple[str, ...]:
    """The labels in order, each once, without the ancestors of others."""
    once = dict.fromkeys(labels)
    if len(once) < 2:
        return tuple(once)
    above = {up for label in once for up in divisions.above(label)}
    return tuple(label for label in once if label not in above)


def _mentions(bodies: Sequence[Sequence[str]]) -> Counter[str]:
    """How often the bodies name each place."""
    mentions: Counter[str] = Counter()
    for number, labels in enumerate(bodies):
        for label in labels:
            mentions[label] += 1 if number else LEAD
    return mentions


def _held(mentions: Mapping[str, int], divisions: Divisions) -> Counter[str]:
    """The mentions of each division and of all that lies in it."""
    held: Counter[str] = Counter()
    for label, count in mentions.items():
        for up in divisions.chain(label):
            held[up] += count
    return held


def _most(at: str | None, mentions: Counter[str], held: Counter[str], divisions: Divisions) -> list[str]:
    """What the mentions in `at`, or in the whole country, are about: a part of it, itself, or several parts."""
    parts = [label for label, _ in held.most_common() if divisions[label].parent == at]
    total = held[at] if at else mentions.total()
    if parts and held[parts[0]] > MOST * total:
        return _most(parts[0], mentions, held, divisions)
    if at and mentions[at]:
        return [at]
    much = [part for part in parts if held[part] >= MUCH * total]
    return [label for part in much for label in _most(part, mentions, held, divisions)] or ([at] if at else [])
