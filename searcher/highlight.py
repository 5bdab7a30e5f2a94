"""Find where a query's words and phrases stand in a paragraph: spans over the source text, nothing marked up."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import starmap

from index.folding import fold
from index.tokenizer import LETTERS, Tokenizer, is_han
from index.units import SOFT, unit_spans, units
from searcher.query import Leaf, Pattern, Words


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open range [start, end) of code points in one text; never empty."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"need 0 <= start < end, got [{self.start}, {self.end})")


# Units that show without cutting a text, as one text; other units; a pattern.
Wanted = str | tuple[str, ...] | Pattern
# Where something begins and ends, before it is a span.
Ends = tuple[int, int]
SOFT_MARKS = re.compile(f"{SOFT}+")


def wanted_units(leaves: Iterable[Leaf], tokenizer: Tokenizer) -> list[Wanted]:
    """What is to be marked: each leaf as written, in units, and every word that free words are cut into."""
    asked = list(leaves)
    plain = [leaf for leaf in asked if not isinstance(leaf, Pattern)]
    words = (term for leaf in plain if isinstance(leaf, Words) for term in tokenizer.asked(leaf.text))
    sequences = [tuple(units(text)) for text in dict.fromkeys([*(fold(leaf.text) for leaf in plain), *words])]
    patterns = [leaf for leaf in asked if isinstance(leaf, Pattern)]
    return [*("".join(one) if is_plain(one) else one for one in sequences if one), *patterns]


def find_spans(folded: str, wanted: Sequence[Wanted]) -> tuple[Span, ...]:
    """Where the sequences of units and the patterns stand in a folded text: sorted, disjoint, touching ones merged.

    A phrase marks the phrase only, soft marks inside it included. A word is marked wherever its characters stand, also
    where the segmenter would have cut across them: a reader sees the word there.
    """
    placed: Placed | None = None
    found: list[Ends] = []
    for one in wanted:
        if isinstance(one, str):
            if one[0] in folded:
                found += plain_spans(folded, one)
        else:
            placed = placed or Placed(folded)
            found += placed.spans_of(one)
    return merged(found)


def is_plain(sequence: tuple[str, ...]) -> bool:
    """Whether every unit is one character that is part of no other unit: no letter, no figure, no point."""
    return all(len(unit) == 1 and unit != "." and (is_han(unit) or not LETTERS.match(unit)) for unit in sequence)


def plain_spans(folded: str, whole: str) -> Iterator[Ends]:
    """Yield every place where such units follow one another: ten times as fast as cutting the text into units."""
    start = folded.find(whole[0])
    while start >= 0:
        if folded.startswith(whole, start):
            yield start, start + len(whole)
        elif end := behind_marks(folded, start, whole):
            yield start, end
        start = folded.find(whole[0], start + 1)


def behind_marks(folded: str, start: int, whole: str) -> int:
    """Where units end that follow one another from `start` on, soft marks between them; 0 when they do not."""
    end = start + 1
    for unit in whole[1:]:
        if not folded.startswith(unit, end):
            soft = SOFT_MARKS.match(folded, end)
            if not soft or not folded.startswith(unit, soft.end()):
                return 0
            end = soft.end()
        end += 1
    return end


class Placed:
    """A folded text, cut into units when something first has to be looked for that does not show without."""

    def __init__(self, folded: str) -> None:
        self.folded = folded

    @cached_property
    def spans(self) -> list[tuple[int, int, str]]:
        """Its units, and where they stand."""
        return list(unit_spans(self.folded))

    @cached_property
    def units(self) -> list[str]:
        """Its units."""
        return [unit for _, _, unit in self.spans]

    def spans_of(self, wanted: tuple[str, ...] | Pattern) -> Iterator[Ends]:
        """Every place where a sequence or a pattern stands."""
        if isinstance(wanted, Pattern):
            return self.pattern_spans(wanted)
        return self.phrase_spans(wanted) if all(unit in self.folded for unit in wanted) else iter(())

    def pattern_spans(self, wanted: Pattern) -> Iterator[Ends]:
        """Yield every place where a pattern stands."""
        from searcher import wildcards  # few queries have any

        known = (element.text for block in wildcards.blocks(wanted.text) for element in block if not element.like)
        if not all(text in self.folded for text in known):  # a text without is not worth cutting
            return
        for first, behind in wildcards.stretches(wanted.text, self.units):
            yield self.spans[first][0], self.spans[behind - 1][1]

    def phrase_spans(self, sequence: Sequence[str]) -> Iterator[Ends]:
        """Yield every place where units follow one another, overlapping ones too."""
        wanted, length = list(sequence), len(sequence)
        for at in range(len(self.units) - length + 1):
            if self.units[at] == wanted[0] and self.units[at : at + length] == wanted:
                yield self.spans[at][0], self.spans[at + length - 1][1]


def merged(ends: Iterable[Ends]) -> tuple[Span, ...]:
    """The same code points in as few spans as can be, sorted."""
    whole: list[Ends] = []
    for start, end in sorted(ends):
        if whole and start <= whole[-1][1]:
            whole[-1] = (whole[-1][0], max(whole[-1][1], end))
        else:
            whole.append((start, end))
    return tuple(starmap(Span, whole))
