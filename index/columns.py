"""Gather the numbers that a segment keeps of each paragraph and article, in columns."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.growing import Growing
from index.inversion import Arrays

NARROW_COLUMNS = (
    "texts.line", "texts.length", "texts.tokens", "texts.kind", "texts.set", "articles.line", "articles.length",
    "articles.titled",
)  # fmt: skip
INT_COLUMNS, HASHES = ("articles.first", "articles.date"), "articles.hash"


class Columns:
    """One number a paragraph or article, under a name."""

    def __init__(self) -> None:
        self.columns: dict[str, Growing] = {}

    def extend(self, name: str, values: NDArray[Any] | list[int]) -> None:
        """Put many numbers behind those of a column."""
        self.column(name).extend(values)

    def column(self, name: str) -> Growing:
        """A column, which holds nothing yet when it is first asked for."""
        return self.columns.setdefault(name, Growing(np.uint64 if name == HASHES else np.int32))

    def values(self, name: str) -> NDArray[Any]:
        """The column so far, int32; uint64 of hashes."""
        return self.column(name).values()

    def arrays(self, rows: int) -> Arrays:
        """The columns as a segment has them, with the end of the last article; nothing is left here."""
        arrays: Arrays = {name: narrow(self.column(name).taken()) for name in NARROW_COLUMNS}
        arrays |= {name: self.column(name).taken() for name in (*INT_COLUMNS, HASHES)}
        return arrays | {"articles.first": np.append(arrays["articles.first"], np.int32(rows))}


def narrow(values: NDArray[Any]) -> NDArray[Any]:
    """Numbers from 0 on as wide as the highest needs."""
    highest = int(values.max(initial=0))
    return values.astype(next(width for width in (np.uint8, np.uint16, np.uint32) if highest <= np.iinfo(width).max))
