"""Look into the texts of a few paragraphs, cut into units, where lists of paragraphs cannot tell what is near what."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from index import Snapshot
from index.folding import fold
from index.rowsets import Rows
from index.units import units

# Texts held at a time.
BATCH = 4096


def counts(
    snapshot: Snapshot,
    candidates: Rows,
    count: Callable[[list[str]], int],
) -> tuple[Rows, Rows]:
    """The candidates whose units `count` finds something in, and how much; both int32."""
    found: list[int] = []
    for start in range(0, len(candidates), BATCH):
        folded = map(fold, snapshot.texts(candidates[start : start + BATCH]))
        found += [count(units(text)) for text in folded]
    numbers = np.array(found, np.int32)
    kept = numbers > 0
    return candidates[kept], numbers[kept]


def occurrences(sequence: list[str], there: list[str]) -> list[int]:
    """Where a sequence of units begins in a row of them, ascending."""
    first, length = sequence[0], len(sequence)
    found, at = [], -1
    try:
        while True:
            at = there.index(first, at + 1)
            if there[at : at + length] == sequence:
                found.append(at)
    except ValueError:
        return found
