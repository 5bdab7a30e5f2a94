"""Turn the terms of fields that are no text into lists, as articles come and as other segments hold them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.columns import narrow
from index.growing import Growing
from index.inversion import Arrays, Ids, Run, list_arrays, run_of, sorted_ranks, stable_order, term_arrays
from index.list_writer import encode
from index.lists import Lists, Wide, decode_all, ranges
from index.record import effective_districts
from index.segment import Segment
from index.terms import utf8

Ancestors = Callable[[str], Sequence[str]]

# Bytes of lists decoded at once when segments are merged: what is made of each takes some hundred.
BYTES_AT_ONCE = 1 << 21


class Keys:
    """Terms of a field that is no text, and the rows or articles that have each, as they come."""

    def __init__(self) -> None:
        self.ids: dict[str, int] = {}
        self.terms, self.owners = Growing(np.int32), Growing(np.int32)

    def number(self, term: str) -> int:
        """The id of a term."""
        return self.ids.setdefault(term, len(self.ids))

    def add(self, terms: Sequence[str], first: int) -> None:
        """Note the term of each of some owners, numbered from `first` on; none has the empty one."""
        self.terms.extend([self.number(term) for term in terms if term])
        self.owners.extend([owner for owner, term in enumerate(terms, first) if term])

    def add_all(self, terms: Sequence[str], owners: Sequence[int]) -> None:
        """Note the terms of owners: those of an owner stand together."""
        self.terms.extend([self.number(term) for term in terms])
        self.owners.extend(owners)

    def take(self, segment: Segment, name: str, renumbered: Wide) -> None:
        """Take in a field of another segment."""
        ids = np.array([self.number(term) for term in segment.terms(name).strings()], np.int64)
        for run in taken(segment.lists(name), ids, renumbered):
            self.terms.extend(np.repeat(run.terms, run.counts))
            self.owners.extend(run.owners)

    def ranks(self) -> Wide:
        """For every id its place among the sorted terms that are used."""
        names = list(self.ids)
        used = np.flatnonzero(np.bincount(self.terms.values(), minlength=len(names)))
        ranks = np.zeros(len(names), np.int64)
        ranks[used] = sorted_ranks([utf8(names[number]) for number in used.tolist()])
        return ranks

    def of_owners(self) -> Wide:
        """For every owner, each of which has one, the place of its term among the sorted ones that are used."""
        found = np.zeros(len(self.owners.values()), np.int64)
        found[self.owners.values()] = self.ranks()[self.terms.values()]
        return found

    def arrays(self, name: str) -> Arrays:
        """The field as arrays."""
        return field_arrays(name, list(self.ids), self.terms.values(), self.owners.values())


class Sets(dict[tuple[tuple[str, ...], tuple[str, ...]], int]):
    """The number of the set of labels that a paragraph is found under, by its article's districts and its own."""

    def __init__(self, ancestors: Ancestors) -> None:
        self.ancestors = ancestors
        self.numbers: dict[tuple[tuple[str, ...], int], int] = {}

    def __missing__(self, districts: tuple[tuple[str, ...], tuple[str, ...]]) -> int:
        above, named = districts
        labels = effective_districts(above, named, self.ancestors)
        number = self[districts] = self.number(tuple(labels), len({*above, *named}))
        return number

    def number(self, labels: tuple[str, ...], own: int) -> int:
        """The number of a set, of which the first `own` labels are no ancestors."""
        return self.numbers.setdefault((labels, own), len(self.numbers))

    def arrays(self, of_rows: NDArray[Any]) -> Arrays:
        """The field `district` and the sets that rows have, given the number of each row's set."""
        there = np.bincount(of_rows, minlength=len(self.numbers)) > 0
        known = [labels for labels, is_used in zip(self.numbers, there.tolist(), strict=True) if is_used]
        used, own = [labels for labels, _ in known], np.array([own for _, own in known], np.int64)
        of_rows = (np.cumsum(there) - 1)[of_rows]
        names = sorted({label for labels in used for label in labels}, key=utf8)
        places = {label: place for place, label in enumerate(names)}
        sizes = np.array([len(labels) for labels in used], np.int64)
        members = np.array([places[label] for labels in used for label in labels], np.int64)
        mine = sizes[of_rows]
        labels = members[ranges((np.cumsum(sizes) - sizes)[of_rows], mine)]
        owners = np.repeat(np.arange(len(mine), dtype=np.int32), mine)
        arrays = {"texts.set": narrow(of_rows), "sets.sizes": narrow(sizes), "sets.own": narrow(own)}
        arrays["sets.members"] = narrow(members)
        return arrays | field_arrays("district", names, labels, owners)


def taken(lists: Lists, terms: Wide, renumbered: Wide) -> Iterator[Run]:
    """Yield the postings of another segment's lists, of these terms; owners whose new number is -1 are left out."""
    for low, high in stretches(lists):
        some = decode_all(lists.between(low, high))
        owners = renumbered[some.numbers]
        kept = np.flatnonzero(owners >= 0)
        mine = np.repeat(terms[low:high], some.counts)[kept]
        yield run_of(mine, owners[kept].astype(np.int32), some.times[kept])


def stretches(lists: Lists) -> Iterator[tuple[int, int]]:
    """Yield stretches of lists of so many bytes that decoding them at once takes little memory."""
    low, ends = 0, lists.ends[:]
    while low < len(lists):
        start = int(ends[low - 1]) if low else 0
        high = max(low + 1, int(np.searchsorted(ends, start + BYTES_AT_ONCE, "right")))
        yield low, high
        low = high


def field_arrays(name: str, terms: Sequence[str], ids: NDArray[Any], owners: Ids) -> Arrays:
    """A field as arrays: `ids` are places among `terms`, a term's owners ascend; terms without owners are left out."""
    there = np.bincount(ids, minlength=len(terms)) > 0
    used, numbers = np.flatnonzero(there), (np.cumsum(there) - 1)[ids]
    strings = [utf8(terms[number]) for number in used.tolist()]
    order = sorted_ranks(strings)[numbers]
    counts = np.bincount(order, minlength=len(strings)).astype(np.int64)
    return term_arrays(name, sorted(strings)) | list_arrays(
        name, encode(owners[stable_order(order.astype(np.int32))], counts)
    )


def renumbered(kept: NDArray[np.bool_], base: int) -> Wide:
    """For every old number its new one, counting those kept from `base`; -1 for the rest."""
    return np.where(kept, base + np.cumsum(kept) - 1, -1)
