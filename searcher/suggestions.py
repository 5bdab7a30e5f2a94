"""Say why a query finds nothing, and what to ask instead: counts of its parts, without each filter, and likely slips.

A slip is a character that sounds like the right one, or looks like it; one too many, missing or in the wrong place; or
pinyin never turned into characters. What is suggested stands in the index, with the number of paragraphs.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from index import Snapshot
from index.folding import fold
from index.tokenizer import is_han
from index.units import units
from searcher import shapes, wildcards
from searcher.doubts import LONGEST_HAN
from searcher.query import (
    FILTERS,
    LEAVES,
    And,
    Everything,
    Gist,
    Leaf,
    Near,
    Node,
    Not,
    Or,
    Phrase,
    Variants,
    Within,
    Words,
    leaves,
)
from searcher.sounds import Sounds, is_latin, readings, southern, southern_table, table

# Of each part so many suggestions, and of so long a text at the most.
MOST = 3
LONGEST = 80
# Paragraphs looked into for texts that differ in one character that is not known.
MOST_LOOKED_INTO = 200
# How much a slip is believed: a suggestion counts its paragraphs so many times.
SAME_SOUND, SOUTHERN_SOUND, SAME_SHAPE, MOVED, MISSING, OTHER = 100.0, 30.0, 20.0, 50.0, 3.0, 1.0

Counted = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Correction:
    """`text` stands in `count` paragraphs and may be what was meant by the part `instead_of`."""

    instead_of: str
    text: str
    count: int


@dataclass(frozen=True, slots=True)
class Advice:
    """Why a query finds nothing or less than was asked, and what to ask instead.

    `parts` are what it looks for, each with the number of paragraphs that hold it alone; `without` are its filters,
    each with the number of paragraphs found without it. `query` finds something; it is empty when none is known that
    does.
    """

    parts: tuple[Counted, ...]
    without: tuple[Counted, ...]
    corrections: tuple[Correction, ...]
    query: str


def advise(
    node: Node, typed: Node, filters: tuple[Node, ...], snapshot: Snapshot, count: Callable[[Node], int]
) -> Advice:
    """What to say about a query, widened and as it was `typed`, and filters beside it.

    `count` says how many paragraphs match a query as asked.
    """
    asked = [*parts_of(node), *filters]
    looked_for = [part for part in asked if not is_filter(part) and not isinstance(part, Not)]
    narrowing = [part for part in asked if is_filter(part)] if len(asked) > 1 else []
    parts: dict[Node, int] = {part: count(part) for part in looked_for}
    without = tuple((str(part), count(all_of(less(asked, part)))) for part in narrowing)
    corrections = tuple(corrected(typed_leaves(node, typed), snapshot))
    tries = other_queries(asked, corrections, parts)
    whole = all_of(asked)
    found = next((str(one) for one in tries if one != whole and count(one)), "")
    return Advice(tuple((str(part), number) for part, number in parts.items()), without, corrections, found)


def parts_of(node: Node) -> tuple[Node, ...]:
    """What is wanted together."""
    return node.parts if isinstance(node, And) else (node,)


def all_of(parts: list[Node]) -> Node:
    """Parts wanted together; everything, when there are none."""
    flat = tuple(one for part in parts for one in parts_of(part))
    return And(flat) if len(flat) > 1 else flat[0] if flat else Everything()


def is_filter(node: Node) -> bool:
    """Whether a part only narrows: a filter, or one of several."""
    return isinstance(node, FILTERS) or (isinstance(node, Or) and all(map(is_filter, node.parts)))


def less(parts: list[Node], part: Node) -> list[Node]:
    """All parts but one."""
    return [one for one in parts if one is not part]


def other_queries(asked: list[Node], corrections: tuple[Correction, ...], counts: dict[Node, int]) -> Iterator[Node]:
    """Yield queries that may find something, those nearest to what was asked first."""
    best: dict[str, str] = {}
    for one in corrections:
        best.setdefault(one.instead_of, one.text)
    if best:
        yield all_of([with_corrections(part, best) for part in asked])
    yield from (all_of(less(asked, part)) for part in asked if is_filter(part) and len(asked) > 1)
    if best:
        yield all_of([with_corrections(part, best) for part in asked if not is_filter(part)])
    there = [part for part in asked if counts.get(part, 1)]
    if any(part in counts for part in there):
        yield all_of(there)
        yield all_of([part for part in there if not is_filter(part)])


def with_corrections(node: Node, corrections: dict[str, str]) -> Node:
    """A query with other texts in the place of some."""
    if isinstance(node, Variants) and isinstance(node.parts[0], Words) and node.parts[0].text in corrections:
        return with_corrections(node.parts[0], corrections)
    if isinstance(node, LEAVES):
        return replace(node, text=corrections.get(node.text, node.text))
    if isinstance(node, Near):
        return replace(node, parts=tuple(corrections.get(text, text) for text in node.parts))
    if isinstance(node, (Within, Not)):
        return replace(node, part=with_corrections(node.part, corrections))
    if isinstance(node, (And, Or, Gist)):
        return replace(node, parts=tuple(with_corrections(part, corrections) for part in node.parts))
    return node


def typed_leaves(node: Node, typed: Node) -> list[Leaf]:
    """The words and phrases of a widened query that were typed: no pattern, and no other way to say them."""
    there = leaves(typed)
    return [leaf for leaf in leaves(node) if isinstance(leaf, Words) or (isinstance(leaf, Phrase) and leaf in there)]


def corrected(asked: Iterable[Leaf], snapshot: Snapshot) -> Iterator[Correction]:
    """Yield what may have been meant by words and phrases that stand nowhere, most likely first."""
    slips = Slips(snapshot)
    for leaf in dict.fromkeys(asked):
        for text, count in slips.of(leaf.text)[:MOST]:
            yield Correction(leaf.text, slips.sounds.printed(text), count)


class Slips:
    """Finds the texts of a snapshot that a text may be a slip of."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot, self.sounds = snapshot, Sounds(snapshot)

    def of(self, text: str) -> list[Counted]:
        """Texts that may be meant by one that stands nowhere, most likely first, each with its paragraphs."""
        folded = "".join(units(fold(text)))
        if not folded or len(folded) > LONGEST or len(self.snapshot.phrase(units(fold(text))).ordinals):
            return []
        if is_latin(text):
            return [(fold(found), count) for found, count in self.sounds.texts(text)]
        if len(folded) < 2 or len(folded) > LONGEST_HAN or not all(map(is_han, folded)):
            return []
        weights: dict[str, float] = {}
        for other, weight in self.candidates(folded):
            weights[other] = max(weight, weights.get(other, 0.0))
        is_word = self.snapshot.tokenizer.is_dictionary_word
        if is_word(folded):  # whoever knows a word means it, or another word
            weights = {other: weight for other, weight in weights.items() if is_word(other)}
        found = [(other, self.sounds.count(other), weight) for other, weight in weights.items() if other != folded]
        there = [(other, count, count * weight) for other, count, weight in found if count]
        likely: list[Counted] = []
        for other, count, _ in sorted(there, key=lambda one: (-one[2], one[0])):
            if not any(other in better for better, _ in likely):
                likely.append((other, count))
        return likely

    def candidates(self, text: str) -> Iterator[tuple[str, float]]:
        """Yield texts that differ in one slip, and how much each is believed; some stand nowhere."""
        for at, char in enumerate(text):
            before, after = text[:at], text[at + 1 :]
            for other, weight in alike(char):
                yield before + other + after, weight
            if at + 1 < len(text):
                yield before + text[at + 1] + char + text[at + 2 :], MOVED
            if len(text) > 2:
                yield before + after, OTHER
        if len(text) > 2:
            yield from self.with_one_unknown(text)
        for other in self.sounding(text):
            yield other, SAME_SOUND

    def sounding(self, text: str) -> Iterator[str]:
        """Yield texts that sound the same in every character."""
        heard = [readings().get(char, ()) for char in text]
        if all(heard):
            options = ["".join(dict.fromkeys("".join(table()[one] for one in sounds))) for sounds in heard]
            yield from self.sounds.made_of(options)

    def with_one_unknown(self, text: str) -> Iterator[tuple[str, float]]:
        """Yield texts with another character in the place of one, or one more between two."""
        for at in range(len(text)):
            yield from ((other, OTHER) for other in self.like(text[:at] + "?" + text[at + 1 :]))
            if at:
                yield from ((other, MISSING) for other in self.like(text[:at] + "?" + text[at:]))

    def like(self, pattern: str) -> list[str]:
        """The most frequent Han texts like a pattern in the first paragraphs that have what is known of it."""
        counts: Counter[str] = Counter()
        rows = self.snapshot.earliest(wildcards.candidates(pattern, self.snapshot), MOST_LOOKED_INTO)
        for text in self.snapshot.texts(rows):
            there = units(fold(text))
            counts.update("".join(there[start:end]) for start, end in wildcards.stretches(pattern, there))
        best = sorted(counts, key=lambda text: (-counts[text], text))[:MOST]
        return [text for text in best if all(map(is_han, text))]


def alike(char: str) -> Iterator[tuple[str, float]]:
    """Yield the characters that sound or look like one, and how much that is believed."""
    for sound in readings().get(char, ()):
        yield from ((other, SAME_SOUND) for other in table()[sound])
        yield from ((other, SOUTHERN_SOUND) for other in southern_table()[southern(sound)])
    yield from ((other, SAME_SHAPE) for other in shapes.like(char))
