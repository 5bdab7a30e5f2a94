"""The terms of one segment's fields: sorted strings, found by halving and by their beginnings."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from index.buffers import buffer
from index.remembering import remembering
from index.tokenizer import is_term

if TYPE_CHECKING:
    from index.segment import Segment

# Terms kept as text.
KEPT = 4096
# Every so many terms one is looked at first.
STEP = 16


def utf8(term: str) -> bytes:
    """What terms are sorted by: Whoosh's order."""
    return term.encode("utf-8", "surrogatepass")


class SortedTerms(Sequence[bytes]):
    """Sorted strings, as UTF-8."""

    def find(self, term: bytes) -> int:
        """The number of a term, -1 when it is none of these."""
        number = bisect_left(self, term)
        return number if number < len(self) and self[number] == term else -1

    def starting_with(self, prefix: bytes) -> range:
        """The numbers of the terms that begin with `prefix`."""
        return range(bisect_left(self, prefix), bisect_left(self, prefix + b"\xff" * 5))

    def strings(self) -> list[str]:
        """All of them, as text."""
        return [term.decode("utf-8", "surrogatepass") for term in self]


class Terms(SortedTerms):
    """Sorted strings in one run of bytes."""

    def __init__(self, data: NDArray[np.uint8], ends: NDArray[np.uint32]) -> None:
        self.data, self.ends = buffer(data), ends
        self.bounds = buffer(ends)  # to look at one of them: an array takes thrice as long

    def __len__(self) -> int:
        return len(self.ends)

    def __getitem__(self, number: int) -> bytes:  # type: ignore[override]  # nobody asks for slices
        if not 0 <= number < len(self.ends):
            raise IndexError(number)
        return bytes(self.data[self.bounds[number - 1] if number else 0 : self.bounds[number]])

    def text(self, number: int) -> str:
        """The term of this number, as text."""
        return self[number].decode("utf-8", "surrogatepass")

    @cached_property
    def often(self) -> Callable[[int], str]:
        """The same where some terms are asked for again and again."""
        return remembering(self.text, KEPT)

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
        return buffer(np.ascontiguousarray(heads).view(">u8").ravel().astype(np.uint64))


class ExactTerms(SortedTerms):
    """The terms of the exact field: every unit, and every two that follow one another, no marks, a space between."""

    def __init__(self, segment: Segment) -> None:
        self.segment = segment
        self.units: Terms = segment.terms("units")
        self.first, self.second = segment.container["pairs.first"], segment.container["pairs.second"]

    def __len__(self) -> int:
        return len(self.second)

    def __getitem__(self, number: int) -> bytes:  # type: ignore[override]  # nobody asks for slices
        if not 0 <= number < len(self.second):
            raise IndexError(number)
        # sorted as the pairs are: no unit holds a character that sorts before the space
        first = int(np.searchsorted(self.first, number, "right")) - 1
        second = int(self.second[number]) - 1
        return self.units[first] + (b" " + self.units[second] if second >= 0 else b"")

    def find(self, term: bytes) -> int:
        """The number of a term, -1 when it is none of these."""
        numbers = [self.units.find(unit) for unit in term.split(b" ")]
        if -1 in numbers or len(numbers) > 2:
            return -1
        return self.segment.pair(numbers[0], numbers[1] if len(numbers) > 1 else -1)


class WordTerms(SortedTerms):
    """The terms of a field of words: units that are no marks, bigrams that are words, and the longer words.

    Of `title` only those that stand in a headline.
    """

    def __init__(self, segment: Segment, field: str) -> None:
        self.segment, self.field = segment, field

    @cached_property
    def terms(self) -> list[bytes]:
        """All of them, sorted."""
        firsts, seconds = self.segment.pair_units()
        units = self.segment.terms("units").strings()
        alone = [unit for unit in units if is_term(unit)]
        word = np.flatnonzero(self.segment.pair_is_word)
        pairs = zip(firsts[word].tolist(), seconds[word].tolist(), strict=True)
        two = [units[first] + units[second] for first, second in pairs]
        terms = [*alone, *two, *self.segment.terms("words").strings()]
        if self.field == "title":
            terms = [term for term in terms if len(self.segment.postings("title", term).ordinals)]
        return sorted(map(utf8, terms))

    def __len__(self) -> int:
        return len(self.terms)

    def __getitem__(self, number: int) -> bytes:  # type: ignore[override]
        return self.terms[number]
