"""The long rows of units of all segments as one: where units, phrases and marks stand, and in which paragraph.

A *place* counts units from the first segment's first paragraph on; int64. Units of one paragraph have places that
follow one another, and a paragraph's come before those of the next. Places in deleted paragraphs are never returned.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from index.lists import NO_LIST
from index.segment import Ordinals
from index.tokenizer import is_term

if TYPE_CHECKING:
    from index.snapshot import Part

Places = NDArray[np.int64]
NO_PLACES = np.zeros(0, np.int64)
SENTENCE_ENDS = ("。", "!", "?")  # as folded


class LongRow:
    """The units of a snapshot in their order. Threads may share it."""

    def __init__(self, parts: Sequence[Part]) -> None:
        self.parts = parts
        sizes = [part.segment.places_count if part.segment.rows else 0 for part in parts]
        self.bases = np.cumsum([0, *sizes], dtype=np.int64)

    def places(self, units: Sequence[str]) -> Places:
        """Where `units` follow one another within a paragraph: the places of the first of them, ascending."""
        return self.gathered([part.segment.places(units) for part in self.parts])

    def places_of_any(self, wanted: Callable[[str], bool], beginning: str = "") -> Places:
        """Where units stand that begin so and that `wanted` is true of, ascending."""
        found = []
        for part in self.parts:
            terms = part.segment.terms("exact")
            numbers = terms.starting_with(beginning.encode()) if beginning else range(len(terms))
            chosen = [number for number in numbers if wanted(terms[number].decode("utf-8", "surrogatepass"))]
            lists = [part.segment.unit_places(number) for number in chosen]
            found.append(np.sort(np.concatenate([NO_LIST, *lists])))
        return self.gathered(found)

    def gathered(self, lists: Sequence[NDArray[np.int32]]) -> Places:
        """Places of each segment as places of all, those in deleted paragraphs left out."""
        found = [NO_PLACES]
        for part, base, places in zip(self.parts, self.bases, lists, strict=False):
            if part.dead is not None and len(places):
                places = places[~part.dead[part.segment.rows_of(places)]]
            found.append(places + base)
        return np.concatenate(found)

    def rows_of(self, places: Places) -> Ordinals:
        """The paragraph that each of some ascending places lies in."""
        cuts = np.searchsorted(places, self.bases)
        found = [
            part.segment.rows_of((places[low:high] - base).astype(np.int32)) + np.int32(part.base)
            for part, base, low, high in zip(self.parts, self.bases, cuts, cuts[1:], strict=False)
            if low < high
        ]
        return np.concatenate([NO_LIST, *found])

    def before(self, ends: Places, starts: Places) -> tuple[NDArray[np.intp], NDArray[np.bool_]]:
        """For each of some starts, which of the ends is the last not behind it, and whether in its paragraph.

        Both are ascending; an end is the place behind something.
        """
        last = np.searchsorted(ends, starts, "right") - 1
        there = last >= 0
        there[there] = self.rows_of(ends[last[there]] - 1) == self.rows_of(starts[there])
        return last, there

    @cached_property
    def marks(self) -> Places:
        """Where hard marks stand."""
        return self.places_of_any(lambda unit: not is_term(unit))

    @cached_property
    def sentence_ends(self) -> Places:
        """The last place of every sentence, that of its mark where it has one; of deleted paragraphs too."""
        ends = [
            part.segment.column("units")[1:].astype(np.int64) + (base - 1)
            for part, base in zip(self.parts, self.bases, strict=False)
        ]
        every = np.unique(np.concatenate([*ends, *(self.places([mark]) for mark in SENTENCE_ENDS), NO_PLACES]))
        return every[every >= 0]  # a paragraph without units ends before its beginning

    def sentences_of(self, places: Places) -> NDArray[np.int64]:
        """The sentence that each place lies in, as its number among all."""
        return np.searchsorted(self.sentence_ends, places)


def pattern_of(unit: str) -> tuple[re.Pattern[str], str]:
    """A unit with `*` and `?` in it as what matches it whole, and how all that match begin."""
    beginning = re.split(r"[*?]", unit, maxsplit=1)[0]
    parts = {"*": ".*", "?": "."}
    return re.compile("".join(parts.get(char) or re.escape(char) for char in unit), re.DOTALL), beginning
