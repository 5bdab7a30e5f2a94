"""Matches → those to be shown, in the order asked for, and the hits that are made of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import count, islice, repeat

import numpy as np
from numpy.typing import NDArray

from index import Snapshot
from searcher.highlight import wanted_units
from searcher.matching import Matches
from searcher.query import leaves
from searcher.results import By, Hit, Shown, Sort, hit_of
from searcher.selection import best

# Hits fetched at once, so that all of a large index can pass through.
AT_ONCE = 256


class Showing:
    """What is shown of the matches of one query."""

    def __init__(self, snapshot: Snapshot, matches: Matches) -> None:
        self.snapshot, self.matches = snapshot, matches

    def order(self, sort: Sort, count: int | None = None) -> NDArray[np.intp]:
        """Indices into the matches, in the order asked for, `count` of them; equals in reading order."""
        place = self.snapshot.reading_order[self.matches.ordinals]
        if sort in (Sort.RELEVANCE, Sort.RECENT):
            return best(self.matches.scores, place, len(place) if count is None else count)
        days = self.snapshot.dates[self.matches.ordinals]
        order: NDArray[np.intp] = np.lexsort((place, -days if sort is Sort.DATE else days, days == 0))[:count]
        return order

    def shown(self, sort: Sort, count: int | None, by: By, *, collapse: bool) -> Iterator[Shown]:
        """Yield what is to be shown in this order, and how much it stands for, as far as that is asked for.

        No more than `count` are wanted, None for all.
        """
        groups = collapse or by is By.ARTICLE
        order = self.order(sort, None if groups else count)
        if not groups:
            return zip(order.tolist(), repeat(None), repeat(None))
        from searcher import collapsing  # needed by those alone who ask for it

        more: list[int] | None = None
        if by is By.ARTICLE:
            best = self.order(Sort.RELEVANCE) if sort in (Sort.DATE, Sort.OLDEST) else order
            order, counts = collapsing.best_of_each(self.snapshot.articles[self.matches.ordinals], order, best)
            more = counts.tolist()
        ordered: Iterable[tuple[int, int | None]] = zip(order.tolist(), repeat(None))
        if collapse:
            ordered = collapsing.collapsed(self.snapshot, self.matches.ordinals, order.tolist())
        return ((place, others, more[place] if more is not None else None) for place, others in ordered)

    def hits(self, shown: Iterable[Shown], rank: int) -> Iterator[Hit]:
        """Yield the hits that `shown` names, ranks from `rank` on."""
        wanted = wanted_units(leaves(self.matches.query), self.snapshot.tokenizer)
        ranks, left = count(rank), iter(shown)
        while some := list(islice(left, AT_ONCE)):
            indices, others, more = zip(*some, strict=True)
            entries = self.snapshot.entries(self.matches.ordinals[list(indices)].tolist())
            scores = self.matches.scores[list(indices)].tolist()
            yield from map(hit_of, entries, scores, ranks, repeat(wanted), others, more)
