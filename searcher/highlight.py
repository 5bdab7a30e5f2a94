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


def find_spans(text: str, leaves: Iterable[Leaf], tokenizer: Tokenizer) -> tuple[Span, ...]:
    """Where the leaves stand in `text`: sorted, disjoint, touching ones merged.

    A phrase marks the phrase only, soft marks inside it included. Words mark themselves as written, and every word
    they are cut into.
    """
    folded = fold(text)
    asked = list(leaves)
    sequences = [units(fold(leaf.text)) for leaf in asked]
    wanted = {word.term for leaf in asked if isinstance(leaf, Words) for word in tokenizer.words(fold(leaf.text))}
    found = [span for sequence in sequences for span in phrase_spans(folded, sequence)]
    if wanted:
        found += (Span(w.start, w.end) for w in tokenizer.search_words(folded) if w.term in wanted)
    return merged(found)


def phrase_spans(folded: str, sequence: Sequence[str]) -> Iterator[Span]:
    """Yield every place where the units follow one another, overlapping ones too."""
    placed = list(unit_spans(folded))
    length = len(sequence)
    there = [unit for _, _, unit in placed]
    for at in range(len(there) - length + 1) if length else ():
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
