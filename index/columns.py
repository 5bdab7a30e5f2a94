"""Gather the numbers that a segment keeps of each paragraph and article, in columns."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.inversion import Arrays
from index.lists import Wide

NARROW_COLUMNS = (
    "texts.line", "texts.length", "texts.tokens", "texts.kind", "texts.set", "articles.line", "articles.length",
)  # fmt: skip
INT_COLUMNS = ("articles.first", "articles.date", "articles.dump")


class Columns:
    """One number a paragraph or article, under a name."""

    def __init__(self) -> None:
        self.parts: dict[str, list[NDArray[Any]]] = {}

    def extend(self, name: str, values: NDArray[Any] | list[int]) -> None:
        """Put many numbers behind those of a column."""
        self.parts.setdefault(name, []).append(np.asarray(values, np.int64))

    def values(self, name: str) -> Wide:
        """The column so far."""
        return np.concatenate([np.zeros(0, np.int64), *self.parts.get(name, [])])

    def arrays(self, rows: int) -> Arrays:
        """The columns as a segment has them, with the end of the last article."""
        arrays: Arrays = {name: narrow(self.values(name)) for name in NARROW_COLUMNS}
        arrays |= {name: self.values(name).astype(np.int32) for name in INT_COLUMNS}
        arrays["articles.first"] = np.append(arrays["articles.first"], np.int32(rows))
        return arrays | {"articles.hash": self.values("articles.hash").view(np.uint64)}


def narrow(values: NDArray[Any]) -> NDArray[Any]:
    """Numbers from 0 on as wide as the highest needs."""
    highest = int(values.max(initial=0))
    return values.astype(next(width for width in (np.uint8, np.uint16, np.uint32) if highest <= np.iinfo(width).max))
