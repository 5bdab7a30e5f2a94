"""The articles of all segments → the rank of every row: in which order a reader of the dumps would come to it.

Articles are sorted by dump, line and hash, and their rows follow them; most indexes are written in that order already.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.part import Part, joined


def ranks(parts: Sequence[Part], dumps: Sequence[str]) -> NDArray[np.int32]:
    """The rank of every row among all: by dump, line, article, and place in the article. `dumps` are sorted."""
    sizes = joined([np.diff(part.segment.first) for part in parts])
    keys = [
        _dump_ranks(parts, dumps),
        joined([part.segment.first_lines for part in parts]),
        np.concatenate([np.zeros(0, np.uint64), *(part.segment.column("articles.hash") for part in parts)]),
    ]
    if is_sorted(keys):
        return np.arange(sizes.sum(), dtype=np.int32)
    order = np.lexsort(keys[::-1])
    starts = np.empty(len(order), np.int64)
    starts[order] = np.cumsum(sizes[order]) - sizes[order]
    firsts = np.cumsum(sizes) - sizes
    return (np.repeat(starts - firsts, sizes) + np.arange(sizes.sum())).astype(np.int32)


def _dump_ranks(parts: Sequence[Part], dumps: Sequence[str]) -> NDArray[np.int32]:
    """For every article the rank of its dump's name among all."""
    places = {name: place for place, name in enumerate(dumps)}
    found = []
    for part in parts:
        mine = np.array([places[name] for name in part.segment.terms("dump").strings()], np.int32)
        found.append(mine[part.segment.column("articles.dump")])
    return joined(found)


def is_sorted(keys: Sequence[NDArray[Any]]) -> bool:
    """Whether things with these keys, the first one most important, stand in order already."""
    later = np.zeros(max(len(keys[0]) - 1, 0), np.bool_)
    for key in keys:
        if (key[1:] < key[:-1])[~later].any():
            return False
        later |= key[1:] > key[:-1]
    return True
