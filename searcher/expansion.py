"""Widen a query by what means, is written or sounds the same; `str` of the tree shows it.

Free words: 发改委 becomes (发改委 | "发展和改革委员会"), 2024年 becomes (2024年 | "二〇二四年" | …). A phrase in
quotation marks stays as it is. A sound becomes the texts that sound so, letters for a district become its name.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from index import Snapshot
from index.folding import fold
from index.units import units
from searcher.gist import as_gist, is_long
from searcher.query import (
    And,
    District,
    Gist,
    Leaf,
    Node,
    Not,
    Or,
    Pattern,
    Phrase,
    Sound,
    Variants,
    Within,
    Words,
)
from searcher.synonyms import Synonyms, synonyms

if TYPE_CHECKING:
    from searcher.sounds import Sounds

# A number that may be written in two ways has one of these behind it.
NUMBERED = frozenset("年月%届次期批季分")
Found = tuple[int, int, tuple[str, ...]]


class Expansion:
    """Widens queries to one snapshot."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot

    @cached_property
    def sounds(self) -> Sounds:
        """Finds texts by their sound."""
        from searcher.sounds import Sounds  # here and below: few queries need it

        return Sounds(self.snapshot)

    @cached_property
    def synonyms(self) -> Synonyms:
        """What words mean the same."""
        return synonyms(self.snapshot.directory)

    @cached_property
    def beginnings(self) -> frozenset[str]:
        """How words with synonyms begin, by which most queries are known to have none."""
        return frozenset(word[:2] for word in self.synonyms)

    def read(self, typed: Node) -> Node:
        """What is asked by one who typed this: widened, of long free text the gist."""
        wide = self.of(typed)
        return as_gist(wide) if is_long(typed, self.cut) else wide

    def cut(self, leaf: Leaf) -> tuple[str, ...]:
        """The words of a leaf as a query is cut, each once."""
        return self.snapshot.tokenizer.asked(leaf.text)

    def of(self, node: Node) -> Node:
        """The node, widened."""
        if isinstance(node, Words):
            return self.of_words(node)
        if isinstance(node, (And, Or)):
            return flat(type(node), [self.of(part) for part in node.parts])
        if isinstance(node, Gist):
            return Gist(gathered(And, [self.of(part) for part in node.parts]))
        if isinstance(node, Not):
            return replace(node, part=self.of(node.part))
        if isinstance(node, Within):
            return replace(node, part=self.of(node.part))
        if isinstance(node, Sound):
            return self.of_sound(node)
        return self.of_district(node) if isinstance(node, District) else node

    def of_words(self, node: Words) -> Node:
        """Free words with the other ways to say each part of them."""
        parts: list[Node] = []
        at = 0
        for start, end, others in self.found(fold(node.text)):
            parts += written(node, at, start)
            phrases = [widened(text, node) for text in others]
            parts.append(Variants((Words(node.text[start:end], node.field), *phrases)))
            at = end
        if not parts:
            return node
        return flat(And, parts + list(written(node, at, len(node.text))))

    def found(self, folded: str) -> Iterator[Found]:
        """Yield what has other ways to say it: start, end, and those, disjoint and in order."""
        found = list(self.known(folded))
        if not NUMBERED.isdisjoint(folded):
            from searcher import numerals

            found += numerals.numbers(folded)
        at = 0
        for start, end, others in sorted(found, key=longest_first):
            if start >= at:
                yield start, end, others
                at = end

    def known(self, folded: str) -> Iterator[Found]:
        """Yield the words and rows of words that have synonyms."""
        if self.beginnings.isdisjoint([folded[at : at + 2] for at in range(len(folded))]):
            return
        words = list(self.snapshot.tokenizer.words(folded))
        for first, word in enumerate(words):
            for last in words[first:]:
                if others := self.synonyms.get(folded[word.start : last.end]):
                    yield word.start, last.end, others

    def of_sound(self, node: Sound) -> Node:
        """The texts that sound so, or the sound itself when there is none."""
        found: list[Node] = [Phrase(text) for text, _ in self.sounds.texts(node.name)]
        return flat(Or, found) if found else node

    def of_district(self, node: District) -> Node:
        """The district that letters stand for, or the node itself."""
        if not (node.name.isascii() and any(map(str.isalpha, node.name))):
            return node
        labels: list[Node] = [District(label) for label in self.sounds.districts(node.name)]
        return flat(Or, labels) if labels else node


def longest_first(found: Found) -> tuple[int, int]:
    """An order: by where it starts, the longest first."""
    return found[0], -found[1]


def written(node: Words, start: int, end: int) -> list[Node]:
    """A part of free words, if there is anything in it; a dash before it would refuse it."""
    folded = fold(node.text[start:end])
    text = node.text[end - len(folded.lstrip("-")) : end]
    return [replace(node, text=text)] if units(fold(text)) else []


def widened(text: str, node: Words) -> Node:
    """Another way to say a part of free words."""
    return Pattern(text, node.field) if "*" in text or "?" in text else Phrase(text, node.field)


def flat(kind: type[And | Or], parts: list[Node]) -> Node:
    """The parts under one node, those of their own kind taken apart; the only one alone."""
    found = gathered(And if issubclass(kind, And) else Or, parts)
    return found[0] if len(found) == 1 else kind(found)


def gathered(kind: type[And | Or], parts: list[Node]) -> tuple[Node, ...]:
    """The parts, each once, those of their own kind taken apart."""
    there: dict[Node, None] = {}
    for part in parts:
        there.update(dict.fromkeys(part.parts if isinstance(part, kind) else (part,)))
    return tuple(there)
