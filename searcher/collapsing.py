"""Hits in order → the best one of each article, and no article that is a near duplicate of one above."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np
from numpy.typing import NDArray

from index import Snapshot
from index.alike import Neighbours


def collapsed(snapshot: Snapshot, rows: NDArray[np.int32], order: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Yield those of `order`, places in `rows`, that stay, and how many articles are near the same as each.

    An article stays unless one that has stayed stands above it and is its near duplicate; with it stay all of its
    paragraphs. Counted are the near duplicates among all articles of `rows`, however they are ordered.
    """
    found, numbers = np.unique(snapshot.articles[rows], return_inverse=True)
    neighbours = Neighbours(snapshot.alike[found], snapshot.article_days[found])
    others: dict[int, int] = {}
    hidden: set[int] = set()
    for place in order:
        article = int(numbers[place])
        if article not in others and article not in hidden:
            near = neighbours.near(article)
            others[article] = len(near)
            hidden.update(near.tolist())
        if article in others:
            yield place, others[article]


def best_of_each(
    articles: NDArray[np.int32], order: NDArray[np.intp], best: NDArray[np.intp]
) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """The first of `best` of each article, articles in `order`; for every place, how many more its article has.

    Both are all places in `articles`.
    """
    _, numbers, counts = np.unique(articles, return_inverse=True, return_counts=True)
    firsts = np.sort(np.unique(numbers[order], return_index=True)[1])
    bests = best[np.unique(numbers[best], return_index=True)[1]]
    return bests[numbers[order[firsts]]], counts[numbers] - 1
