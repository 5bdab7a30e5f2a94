"""What is seen of a text → the sum of its weights, from a table that a logistic regression was fitted to.

A table has a line for each kind of text and each weight: the kind, the weight, then the features that have it, with
blanks between all. The weight of nothing stands under "".
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import repeat
from math import fsum
from pathlib import Path

Weights = Mapping[str, float]


def parsed(table: str) -> dict[str, dict[str, float]]:
    """The weights of each kind in a table."""
    found: dict[str, dict[str, float]] = {}
    for line in table.splitlines():
        kind, weight, *names = line.split(" ")
        found.setdefault(kind, {}).update(dict.fromkeys(names, float(weight)))
    return found


def standing(name: str) -> dict[str, dict[str, float]]:
    """Those of a table in this folder."""
    return parsed((Path(__file__).parent / name).read_text(encoding="utf-8"))


def total(weights: Weights, features: Iterable[str]) -> float:
    """What the features add up to, with what nothing weighs.

    Exact, for a set has another order in each process, and a sum as rounded as it goes hangs on that.
    """
    return weights.get("", 0.0) + fsum(map(weights.get, features, repeat(0.0)))
