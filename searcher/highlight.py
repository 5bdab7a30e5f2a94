"""Find where a query's words and phrases stand in a paragraph: spans over the source text, nothing marked up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from index.folding import fold
from index.tokenizer import Tokenizer
from index.units import unit_spans, units
from searcher.query import Leaf, Words


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open range [start, end) of code points in one text; never empty."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"need 0 <= start < end, got [{self.start}, {self.end})")


def wanted_units(leaves: Iterable[Leaf], tokenizer: Tokenizer) -> list[list[str]]:
    """What is to be marked, as units: each leaf as written, and every word that free words are cut into."""
    asked = list(leaves)
    words = (word.term for leaf in asked if isinstance(leaf, Words) for word in tokenizer.words(fold(leaf.text)))
    sequences = [units(text) for text in dict.fromkeys([*(fold(leaf.text) for leaf in asked), *words])]
    return [sequence for sequence in sequences if sequence]


def find_spans(text: str, wanted: Sequence[Sequence[str]]) -> tuple[Span, ...]:
    """Where the sequences of units stand in `text`: sorted, disjoint, touching ones merged.

    A phrase marks the phrase only, soft marks inside it included. A word is marked wherever its characters stand, also
    where the segmenter would have cut across them: a reader sees the word there.
    """
    placed = list(unit_spans(fold(text)))
    return merged(span for sequence in wanted for span in phrase_spans(placed, sequence))


def phrase_spans(placed: Sequence[tuple[int, int, str]], sequence: Sequence[str]) -> Iterator[Span]:
    """Yield every place where the units follow one another in a text's placed units, overlapping ones too."""
    there = [unit for _, _, unit in placed]
    length = len(sequence)
    for at in range(len(there) - length + 1):
        if there[at] == sequence[0] and there[at : at + length] == list(sequence):
            yield Span(placed[at][0], placed[at + length - 1][1])


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The same code points in as few spans as can be, sorted."""
    whole: list[Span] = []
    for span in sorted(spans):
        if whole and span.start <= whole[-1].end:
            whole[-1] = Span(whole[-1].start, max(whole[-1].end, span.end))
        else:
            whole.append(span)
    return tuple(whole)
