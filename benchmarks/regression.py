"""Examples, each seen as a set of features → the weight of each feature: logistic regression, and its table.

`corpus/word_weights.py` reads the tables.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from corpus.word_weights import Weights

STEPS = 400
#: Smaller weights tell little and are left out of the table.
LEAST_WEIGHT = 0.1
FOLDS = 5


class Seen(NamedTuple):
    """The features of an example, whether it is of the wanted kind, and what it counts beside others."""

    features: set[str]
    wanted: bool
    counts: float = 1.0


def regression(given: Sequence[Seen], held: float, least: int) -> dict[str, float]:
    """The weight of each feature that so many examples have; that of nothing stands under "" and is not held.

    `held` is how strongly weights are held to nothing. What holds a blank is left out, for blanks part the features of
    a table.
    """
    if not given:
        return {}
    times = Counter(name for one in given for name in one.features)
    names = sorted(name for name, count in times.items() if count >= least and " " not in name)
    number = {name: n for n, name in enumerate(names)}
    pairs = [(row, number[name]) for row, one in enumerate(given) for name in sorted(one.features) if name in number]
    rows, columns = np.array(pairs).T
    wanted = np.array([one.wanted for one in given], float)
    counts = np.array([one.counts for one in given])
    weights = _descended(rows, columns, wanted, counts, len(names), held)
    kept = {name: round(float(weight), 1) for name, weight in zip(names, weights, strict=False)}
    return {"": round(float(weights[-1]), 2)} | {
        name: weight for name, weight in kept.items() if abs(weight) >= LEAST_WEIGHT
    }


def _descended(
    rows: NDArray[np.int64],
    columns: NDArray[np.int64],
    wanted: NDArray[np.float64],
    counts: NDArray[np.float64],
    size: int,
    held: float,
) -> NDArray[np.float64]:
    """The weights after so many steps of Adam, that of nothing last."""
    at, mean, square = (np.zeros(size + 1) for _ in range(3))
    pull = np.append(np.full(size, held), 0.0)
    for step in range(1, STEPS + 1):
        sums = np.bincount(rows, at[columns], len(wanted)) + at[-1]
        wrong = counts * (1 / (1 + np.exp(-sums)) - wanted)
        slope = np.append(np.bincount(columns, wrong[rows], size), wrong.sum()) + pull * at
        mean = 0.9 * mean + 0.1 * slope
        square = 0.99 * square + 0.01 * slope**2
        at -= 0.1 * (1 - step / (STEPS + 1)) * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-6)
    return at


def fold(page: str) -> int:
    """The fifth of the pages that a page is in. One hand wrote the pages of a folder: they are in one."""
    return crc32(page.partition("/")[0].encode()) % FOLDS


def table(kinds: Mapping[str, Weights]) -> str:
    """The weights of each kind as a table has them."""
    lines = []
    for kind, weights in kinds.items():
        groups: dict[float, list[str]] = defaultdict(list)
        for name, weight in weights.items():
            groups[weight].append(name)
        lines += [f"{kind} {weight:g} {' '.join(groups[weight])}" for weight in sorted(groups)]
    return "\n".join(lines) + "\n"
