"""Find where a query's words and phrases stand in a paragraph: spans over the source text, nothing marked up."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import starmap

from index.folding import fold
from index.tokenizer import Tokenizer
from index.units import LETTER, SOFT, unit_spans, units
from searcher.query import Leaf, Pattern, Words


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open range [start, end) of code points in one text; never empty."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"need 0 <= start < end, got [{self.start}, {self.end})")


Wanted = Pattern | Sequence[str]
# Where something begins and ends, before it is a span.
Ends = tuple[int, int]
LETTERS, SOFT_MARKS = re.compile(LETTER), re.compile(f"{SOFT}+")


def wanted_units(leaves: Iterable[Leaf], tokenizer: Tokenizer) -> list[Wanted]:
    """What is to be marked: each leaf as written, in units, and every word that free words are cut into."""
    asked = list(leaves)
    plain = [leaf for leaf in asked if not isinstance(leaf, Pattern)]
    words = (word.term for leaf in plain if isinstance(leaf, Words) for word in tokenizer.words(fold(leaf.text)))
    sequences = [tuple(units(text)) for text in dict.fromkeys([*(fold(leaf.text) for leaf in plain), *words])]
    patterns = [leaf for leaf in asked if isinstance(leaf, Pattern)]
    return [*(sequence for sequence in sequences if sequence), *patterns]


def find_spans(text: str, wanted: Sequence[Wanted]) -> tuple[Span, ...]:
    """Where the sequences of units and the patterns stand in `text`: sorted, disjoint, touching ones merged.

    A phrase marks the phrase only, soft marks inside it included. A word is marked wherever its characters stand, also
    where the segmenter would have cut across them: a reader sees the word there.
    """
    folded = fold(text)
    plain = [one for one in wanted if not isinstance(one, Pattern) and is_plain(tuple(one))]
    if len(plain) == len(wanted):
        return merged(span for one in plain for span in plain_spans(folded, one))
    placed = list(unit_spans(folded))
    return merged(span for one in wanted for span in spans_of(placed, one))


@lru_cache(maxsize=256)  # the same are wanted of every hit
def is_plain(sequence: tuple[str, ...]) -> bool:
    """Whether every unit is one character that is part of no other unit: no letter, no figure, no point."""
    return all(len(unit) == 1 and unit != "." and not LETTERS.match(unit) for unit in sequence)


def plain_spans(folded: str, sequence: Sequence[str]) -> Iterator[Ends]:
    """Yield every place where such units follow one another: ten times as fast as cutting the text into units."""
    first, *rest = sequence
    start = folded.find(first)
    while start >= 0:
        end = start + 1
        for unit in rest:
            at = folded.find(unit, end)
            # what lies between must be soft marks
            if at < 0 or (at > end and not SOFT_MARKS.fullmatch(folded, end, at)):
                break
            end = at + 1
        else:
            yield start, end
        start = folded.find(first, start + 1)


def spans_of(placed: Sequence[tuple[int, int, str]], wanted: Wanted) -> Iterator[Ends]:
    """Yield every place where a sequence or a pattern stands in a text's placed units."""
    if not isinstance(wanted, Pattern):
        yield from phrase_spans(placed, wanted)
        return
    from searcher import wildcards  # few queries have any

    for first, behind in wildcards.stretches(wanted.text, [unit for _, _, unit in placed]):
        yield placed[first][0], placed[behind - 1][1]


def phrase_spans(placed: Sequence[tuple[int, int, str]], sequence: Sequence[str]) -> Iterator[Ends]:
    """Yield every place where the units follow one another in a text's placed units, overlapping ones too."""
    there = [unit for _, _, unit in placed]
    length = len(sequence)
    for at in range(len(there) - length + 1):
        if there[at] == sequence[0] and there[at : at + length] == list(sequence):
            yield placed[at][0], placed[at + length - 1][1]


def merged(ends: Iterable[Ends]) -> tuple[Span, ...]:
    """The same code points in as few spans as can be, sorted."""
    whole: list[Ends] = []
    for start, end in sorted(ends):
        if whole and start <= whole[-1][1]:
            whole[-1] = (whole[-1][0], max(whole[-1][1], end))
        else:
            whole.append((start, end))
    return tuple(starmap(Span, whole))
