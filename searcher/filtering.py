"""Some paragraphs and a filter → those that it lets through. Filters take away, and change no score."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

import numpy as np

from index import Held, Snapshot
from index.part import gathered_held
from index.rowsets import Mask, Rows, locate
from searcher.parts import Part
from searcher.query import Author, District, Everything, Node, OfKind, Page, Published, Speaking


class Filtering:
    """The filters of one query. `resolve` gives the labels that a district's name may mean.

    Of places that were asked for `holding` says which sets of districts hold them, as in `index.districts`. What is no
    filter lets through what `find` finds of it.
    """

    def __init__(
        self, snapshot: Snapshot, resolve: Callable[[str], tuple[str, ...]], find: Callable[[Node], Rows]
    ) -> None:
        self.snapshot, self.resolve, self.find = snapshot, resolve, find
        self.holding: dict[str, Mask] = {}

    def narrow(self, found: Rows, filters: Iterable[Node]) -> Rows:
        """Those of some paragraphs that every filter lets through."""
        (held,) = self.narrowed([Held(found, None)], filters)
        return held.ordinals

    def narrowed_parts(self, parts: Sequence[Part], filters: Iterable[Node]) -> list[Part]:
        """The same of what holds words and phrases, which are worth to each what they were."""
        helds = self.narrowed([Held(part.ordinals, part.times) for part in parts], filters)
        return [part.of_some(held) for part, held in zip(parts, helds, strict=True)]

    def narrowed(self, helds: Sequence[Held], filters: Iterable[Node]) -> list[Held]:
        """The same of what is held, of all lists at once."""
        if not (filters := sorted(filters, key=lambda node: not isinstance(node, Published))):
            return list(helds)
        for node in filters:
            if isinstance(node, Published):
                zones = self.snapshot.zones.stretches(*days(node))
                helds = [gathered_held([held.stretch(*zone) for zone in zones]) for held in helds]
        ends = np.cumsum([len(held.ordinals) for held in helds])
        rows, times = gathered_held(helds)
        for node in reversed(filters):  # of what lies in the zones, most was published in the period
            if not isinstance(node, Everything):
                kept = self.lets(rows, node).nonzero()[0]
                ends = kept.searchsorted(ends)
                rows, times = rows.take(kept), None if times is None else times.take(kept)
        bounds = pairwise([0, *ends.tolist()])
        return [Held(rows[low:high], None if times is None else times[low:high]) for low, high in bounds]

    def lets(self, rows: Rows, node: Node) -> Mask:
        """Which of some rows a filter lets through, in any order."""
        if isinstance(node, Published):
            first, last = days(node)
            dates = self.snapshot.dates.take(rows)
            return (dates >= first) & (dates <= last)
        if isinstance(node, District):
            return self.holders(node.name).take(self.snapshot.districts.numbers.take(rows))
        wanted = self.rows(node)
        if len(rows) < len(wanted):
            return locate(rows, wanted)[1]
        marks = np.zeros(self.snapshot.rows, np.bool_)
        marks[wanted] = True
        return marks.take(rows)

    def holders(self, name: str) -> Mask:
        """For every set of districts whether it holds a place of this name."""
        if (known := self.holding.get(name)) is None:
            known = self.holding[name] = self.snapshot.districts.holding(self.resolve(name))
        return known

    def rows(self, node: Node) -> Rows:
        """All that a filter lets through which is asked for as a list."""
        if not isinstance(node, (Speaking, Author, Page, OfKind)):
            return self.find(node)
        from searcher import attributes  # few queries filter so

        return attributes.rows(node, self.snapshot)


def days(node: Published) -> tuple[int, int]:
    """The first and the last day of a filter, both 1 and more: 0 is no day."""
    return node.period.first.toordinal(), node.period.last.toordinal()
