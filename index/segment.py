"""Read one segment file: lists of paragraphs, places of phrases, columns and records.

`segment_writer` says what is where in it.
A *row* is a paragraph's place in the segment. Deleted rows are known to the snapshot, not here.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property, lru_cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import numpy as np
import zstandard
from numpy.typing import NDArray

from corpus import Article
from index.container import Container
from index.lists import NO_LIST, Lists, decode_all
from index.record import decode_article

Ordinals = NDArray[np.int32]
# Fields whose lists hold articles; those of the others hold paragraphs.
ARTICLE_FIELDS = ("title", "article", "dump", "date", "page")
WORD_FIELDS = ("text", "title")
FIELDS = ("text", *ARTICLE_FIELDS, "district", "event", "kind")


# How often a word stands in a paragraph, in one byte: in its own text, and above that in its article's headline. More
# than fit count as the most that do.
OWN_BITS = 5
MOST_TIMES, MOST_CONTEXT = (1 << OWN_BITS) - 1, (1 << (8 - OWN_BITS)) - 1


class Held(NamedTuple):
    """Ascending `ordinals` of the paragraphs that hold a word in text or headline; None when all hold it once.

    `times` is uint8, one a paragraph: in its lowest OWN_BITS how often its own text has the word, above how often its
    headline has.
    """

    ordinals: Ordinals
    times: NDArray[np.uint8] | None

    @property
    def own(self) -> Ordinals:
        """The paragraphs whose own text holds it."""
        return self.ordinals if self.times is None else self.ordinals[(self.times & MOST_TIMES) > 0]

    @classmethod
    def of_title(cls, ordinals: Ordinals) -> Held:
        """Paragraphs whose headline holds it once."""
        return cls(ordinals, np.full(len(ordinals), 1 << OWN_BITS, np.uint8))

    @classmethod
    def joined(cls, own: Postings, context: Postings) -> Held:
        """Of what stands in texts, and in headlines."""
        both = [
            (own.ordinals.astype(np.int64) << 8) | np.minimum(own.frequencies, MOST_TIMES),
            (context.ordinals.astype(np.int64) << 8) | (np.minimum(context.frequencies, MOST_CONTEXT) << OWN_BITS),
        ]
        keys = np.sort(np.concatenate(both))
        same = np.flatnonzero((keys[1:] ^ keys[:-1]) >> 8 == 0)
        keys[same] |= keys[same + 1]
        keys = np.delete(keys, same + 1)
        return cls((keys >> 8).astype(np.int32), (keys & 0xFF).astype(np.uint8))


class Postings(NamedTuple):
    """Ascending `ordinals` of paragraphs and how often each holds the thing asked; int32, same length."""

    ordinals: Ordinals
    frequencies: NDArray[np.int32]


# Every so many terms one is looked at first.
STEP = 16
# Fewer places find their rows quicker by binary search.
MANY_PLACES = 2048
# Places in a run whose first row is kept, as a power of two: about as many as a paragraph has.
RUN = 7
NOTHING = Postings(NO_LIST, NO_LIST)


class Terms(Sequence[bytes]):
    """Sorted strings in one run of bytes."""

    def __init__(self, data: NDArray[np.uint8], ends: NDArray[np.uint32]) -> None:
        self.data, self.ends = memoryview(data), ends  # type: ignore[arg-type]  # numpy's stubs lack the buffer

    def __len__(self) -> int:
        return len(self.ends)

    def __getitem__(self, number: int) -> bytes:  # type: ignore[override]  # nobody asks for slices
        if not 0 <= number < len(self.ends):
            raise IndexError(number)
        start = int(self.ends[number - 1]) if number else 0
        return bytes(self.data[start : int(self.ends[number])])

    def strings(self) -> list[str]:
        """All of them, as text."""
        return [term.decode("utf-8", "surrogatepass") for term in self]

    def find(self, term: bytes) -> int:
        """The number of a term, -1 when it is none of these."""
        # the first eight bytes of every 16th term, compared as numbers, leave a few terms to compare as bytes
        head = int.from_bytes(term[:8].ljust(8, b"\0"), "big")
        low = max(0, bisect_left(self.heads, head) - 1) * STEP
        high = min(len(self.ends), bisect_right(self.heads, head) * STEP)
        number = bisect_left(self, term, low, high)
        return number if number < len(self) and self[number] == term else -1

    @cached_property
    def heads(self) -> memoryview:
        """The first eight bytes of every STEPth term as a number, ascending; shorter terms end in zeros."""
        ends = self.ends[::STEP].astype(np.int64)
        starts = np.concatenate([self.ends[:1] * 0, self.ends])[: len(self.ends)][::STEP].astype(np.int64)
        data = np.frombuffer(self.data, np.uint8)
        places = starts[:, None] + np.arange(8)
        inside = places < ends[:, None]
        heads = np.where(inside, np.append(data, np.uint8(0))[np.where(inside, places, 0)], np.uint8(0))
        return memoryview(np.ascontiguousarray(heads).view(">u8").ravel().astype(np.uint64))  # type: ignore[arg-type]

    def starting_with(self, prefix: bytes) -> range:
        """The numbers of the terms that begin with `prefix`."""
        return range(bisect_left(self, prefix), bisect_left(self, prefix + b"\xff" * 5))


class Segment:
    """One segment file, mapped. Threads may share it."""

    def __init__(self, path: Path) -> None:
        self.container = Container(path)
        self.rows = len(self.container["texts.line"])
        self.articles = len(self.container["articles.date"])
        self.known_terms: dict[str, Terms] = {}
        self.known_lists: dict[str, Lists] = {}
        self.block = lru_cache(maxsize=64)(self.unpack)

    def column(self, name: str) -> NDArray[np.int32]:
        """One int32 a paragraph (`line`, `length`, `set`), or, under `articles.`, one an article."""
        return self.container[name if name.startswith("articles.") else f"texts.{name}"]

    @cached_property
    def sets(self) -> list[tuple[str, ...]]:
        """The distinct sets of district labels, by number."""
        return [tuple(labels) for labels in self.container.notes["sets"]]

    @cached_property
    def first(self) -> NDArray[np.int32]:
        """The first row of every article, and behind them the number of rows."""
        return self.container["articles.first"]

    @cached_property
    def article_of(self) -> NDArray[np.int32]:
        """The article of every row."""
        return np.repeat(np.arange(self.articles, dtype=np.int32), np.diff(self.first))

    @property
    def places_count(self) -> int:
        """How many units its texts have together."""
        return int(self.column("units")[-1])

    def terms(self, field: str) -> Terms:
        """The terms of a field; of `exact`, its units."""
        if (known := self.known_terms.get(field)) is None:
            name = "units" if field == "exact" else field
            known = Terms(self.container[f"{name}.terms.bytes"], self.container[f"{name}.terms.ends"])
            self.known_terms[field] = known
        return known

    def lists(self, name: str) -> Lists:
        """Lists by the name of what they are of."""
        if (known := self.known_lists.get(name)) is None:
            known = Lists(*(self.container[f"{name}.{part}"] for part in ("data", "ends", "widths")))
            self.known_lists[name] = known
        return known

    def postings(self, field: str, term: str) -> Postings:
        """The rows whose `field` holds `term`."""
        number = self.terms(field).find(utf8(term))
        return self.postings_at(field, number) if number >= 0 else NOTHING

    def postings_at(self, field: str, number: int) -> Postings:
        """The rows of a field's term by its number; a word's frequencies above 31 count as 31."""
        owners, times = self.held(field, number)
        if times is None:
            times = np.ones(len(owners), np.uint8)
        if field == "text":
            times &= MOST_TIMES
            own = np.flatnonzero(times)
            owners, times = owners[own], times[own]
        return self.spread(owners, times) if field in ARTICLE_FIELDS else Postings(owners, times.astype(np.int32))

    def held(self, field: str, number: int) -> tuple[Ordinals, NDArray[np.uint8] | None]:
        """The owners of a term by its number, and how often they have it: None when all have it once.

        Of `text` also the rows that have it in their headline alone; their times are as `OWN_BITS` says.
        """
        owners = self.lists(f"{field}.lists").get(number)
        if field not in WORD_FIELDS:
            return owners, None
        end = int(self.container[f"{field}.times_ends"][number])
        start = int(self.container[f"{field}.times_ends"][number - 1]) if number else 0
        if end == start:
            return owners, None
        times = np.ones(len(owners), np.uint8)
        times[self.lists(f"{field}.often").get(number)] = self.container[f"{field}.times"][start:end]
        return owners, times

    def inverted(self, field: str) -> tuple[list[str], Ordinals, NDArray[np.int64]]:
        """A whole field: its terms, the owners of all of them one behind another, and how many each term has."""
        owners, counts = decode_all(self.lists(f"{field}.lists"))
        return self.terms(field).strings(), owners, counts

    def spread(self, articles: Ordinals, times: NDArray[np.uint8]) -> Postings:
        """An article's posting for each of its paragraphs."""
        counts = self.first[articles + 1] - self.first[articles]
        starts = np.cumsum(counts) - counts
        rows = np.arange(counts.sum(), dtype=np.int32) + np.repeat(
            self.first[articles] - starts.astype(np.int32), counts
        )
        return Postings(rows.astype(np.int32), np.repeat(times.astype(np.int32), counts))

    def places(self, units: Sequence[str]) -> NDArray[np.int32]:
        """Where `units` follow one another: ascending places of the first of them in the long row of units."""
        if not (numbers := self.unit_numbers(units)):
            return NO_LIST
        if len(numbers) == 1:
            return self.unit_places(numbers[0])
        pairs = [self.pair(first, second) for first, second in pairwise(numbers)]
        if min(pairs) < 0:
            return NO_LIST
        lists = self.lists("pairs.lists")
        # every other pair covers the phrase; of the rest only the last is needed when the number of units is odd
        needed = {*range(0, len(pairs), 2), len(pairs) - 1}
        order = sorted(needed, key=lambda shift: lists.size(pairs[shift]))
        found: NDArray[np.int32] = lists.get(pairs[order[0]]) - np.int32(order[0])
        for shift in order[1:]:
            if not len(found):
                break
            found = common(found, lists.get(pairs[shift]), shift)
        return self.unbroken(found, len(numbers)) if len(numbers) > 2 and len(found) else found

    def unbroken(self, places: NDArray[np.int32], length: int) -> NDArray[np.int32]:
        """The places from which so many units stand in one paragraph: the pairs between were not all looked at."""
        ends = self.column("units")[self.rows_of(places) + 1]
        whole: NDArray[np.int32] = places[places + length <= ends]
        return whole

    def unit_numbers(self, units: Sequence[str]) -> list[int]:
        """The numbers of the units; empty when one of them is nowhere."""
        terms = self.terms("exact")
        numbers = [terms.find(utf8(unit)) for unit in units]
        return numbers if numbers and min(numbers) >= 0 else []

    def pair(self, first: int, second: int) -> int:
        """The number of a bigram, -1 when it is nowhere; `second` -1 is the paragraph's end."""
        low, high = self.container["pairs.first"][first : first + 2].tolist()
        seconds = self.container["pairs.second"][low:high]
        at = int(np.searchsorted(seconds, second + 1))
        return low + at if at < len(seconds) and seconds[at] == second + 1 else -1

    def unit_places(self, number: int) -> NDArray[np.int32]:
        """Every place of one unit."""
        low, high = self.container["pairs.first"][number : number + 2].tolist()
        found = decode_all(self.lists("pairs.lists").between(low, high))[0]
        found.sort()
        return found

    def rows_of(self, places: NDArray[np.int32]) -> Ordinals:
        """The row that each place lies in."""
        units = self.column("units")
        if len(places) < MANY_PLACES:
            rows: Ordinals = np.searchsorted(units, places, "right").astype(np.int32) - np.int32(1)
            return rows
        # from the row that the places' run begins in, on to the next rows until none is left to go on
        rows = self.row_at[places >> RUN]
        waiting = np.flatnonzero(units[rows + 1] <= places)
        while len(waiting):
            rows[waiting] += 1
            waiting = waiting[units[rows[waiting] + 1] <= places[waiting]]
        return rows

    @cached_property
    def row_at(self) -> Ordinals:
        """The row that every 128th place lies in."""
        units = self.column("units")
        places = np.arange(0, max(int(units[-1]), 1), 1 << RUN)
        rows: Ordinals = np.searchsorted(units, places, "right").astype(np.int32) - np.int32(1)
        return rows

    def unpack(self, number: int) -> list[bytes]:
        """The records of one block."""
        ends = self.container["records.ends"]
        start = int(ends[number - 1]) if number else 0
        data = self.container["records.data"][start : int(ends[number])]
        return zstandard.ZstdDecompressor().decompress(data.tobytes()).split(b"\n")

    def record(self, number: int) -> bytes:
        """The record of an article by its number."""
        firsts = self.container["records.first"]
        block = int(np.searchsorted(firsts, number, "right")) - 1
        return self.block(block)[number - int(firsts[block])]

    def unit_row(self) -> NDArray[np.int32]:
        """The numbers of all units, in the order of the long row."""
        places, counts = decode_all(self.lists("pairs.lists"))
        firsts = np.repeat(np.arange(len(self.terms("exact")), dtype=np.int32), np.diff(self.container["pairs.first"]))
        row = np.empty(len(places), np.int32)
        row[places] = np.repeat(firsts, counts)
        return row

    def all_times(self, field: str, counts: NDArray[np.int64]) -> NDArray[np.int64]:
        """How often each owner has its term, for all lists of a field one behind another; `counts` as decoded."""
        times = np.ones(int(counts.sum()), np.int64)
        if field in WORD_FIELDS:
            often, often_counts = decode_all(self.lists(f"{field}.often"))
            starts = np.cumsum(counts) - counts
            times[often + np.repeat(starts, often_counts)] = self.container[f"{field}.times"]
        return times

    def article(self, number: int) -> Article:
        """An article by its number, whole."""
        return decode_article(self.record(number))


def common(found: NDArray[np.int32], other: NDArray[np.int32], shift: int) -> NDArray[np.int32]:
    """Those of `found` that stand in `other` once moved by `shift`; both ascending, `found` the shorter."""
    if not len(other):
        return NO_LIST
    wanted = found + np.int32(shift)
    at = np.searchsorted(other, wanted)
    at[at == len(other)] = 0
    there: NDArray[np.int32] = found[other[at] == wanted]
    return there


def utf8(term: str) -> bytes:
    """What terms are sorted by: Whoosh's order."""
    return term.encode("utf-8", "surrogatepass")
