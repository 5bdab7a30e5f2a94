"""Places an article names → the places it is about.

The headline decides where it names a place. Else the body does: from the whole country downwards, the division that
holds most of the mentions is entered, until no part of it holds most of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from corpus.divisions import Divisions

LEAD = 2.0  # what a mention in the first paragraph weighs; elsewhere 1
AT_HOME = 2.0  # and how much more one of the home region: a local paper compares its county with other provinces
MOST = 0.5  # the share of the mentions that makes one division the subject
MUCH = 0.3  # the share that makes it one of several


def subject(headlines: Sequence[Sequence[str]], bodies: Sequence[Sequence[str]], divisions: Divisions) -> tuple[str, ...]:
    """The labels, most important first, none of them an ancestor of another. Both arguments are labels by line."""
    named = [label for labels in headlines for label in labels]
    at_home = [label for label in named if divisions.within(label, divisions.home)]
    if named:
        return _deepest(at_home or named, divisions)
    return tuple(_descend(_weights(bodies, divisions), divisions))


def _deepest(labels: Iterable[str], divisions: Divisions) -> tuple[str, ...]:
    """The labels in order, each once, without the ancestors of others."""
    above = {up for label in labels for up in list(divisions.chain(label))[1:]}
    return tuple(label for label in dict.fromkeys(labels) if label not in above)


def _weights(bodies: Sequence[Sequence[str]], divisions: Divisions) -> Counter[str]:
    """How much the bodies speak of each place."""
    weights: Counter[str] = Counter()
    lead = next((number for number, labels in enumerate(bodies) if labels), 0)
    for number, labels in enumerate(bodies):
        for label in labels:
            home = AT_HOME if divisions.within(label, divisions.home) else 1.0
            weights[label] += home * (LEAD if number == lead else 1.0)  # type: ignore[assignment]
    return weights


def _descend(weights: Counter[str], divisions: Divisions) -> list[str]:
    held: Counter[str] = Counter()
    for label, weight in weights.items():
        for up in divisions.chain(label):
            held[up] += weight
    return _within(None, held, weights, divisions)


def _within(at: str | None, held: Counter[str], weights: Counter[str], divisions: Divisions) -> list[str]:
    """The subject among `at` and what lies in it."""
    parts = [label for label, _ in held.most_common() if divisions[label].parent == at]
    total = held[at] if at else sum(held[part] for part in parts)
    if parts and held[parts[0]] > MOST * total:
        return _within(parts[0], held, weights, divisions)
    if at and weights[at]:
        return [at]
    much = [part for part in parts if held[part] >= MUCH * total]
    return [label for part in much for label in _within(part, held, weights, divisions)] or ([at] if at else [])
