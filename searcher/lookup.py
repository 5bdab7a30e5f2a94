"""Look up what an index holds of the words and phrases of one query, each once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from index import Snapshot
from index.inversion import MOST_TIMES
from index.rowsets import NO_ROWS, Mask, Places, Rows, union
from searcher.parts import Part, Parts
from searcher.query import Field, Leaf, Node, Pattern, Phrase, Words
from searcher.scoring import Times


class Lookup:
    """What one query asks of an index."""

    def __init__(self, parts: Parts) -> None:
        self.parts = parts
        self.snapshot: Snapshot = parts.snapshot
        self.looked_up: dict[Leaf, tuple[Part, ...]] = {}
        self.phrases: dict[Leaf, Part] = {}
        self.last: Rows = NO_ROWS
        self.where: dict[Part, tuple[Places, Times | None]] = {}

    def part(self, leaf: Leaf) -> Part:
        """What the index holds of a leaf that is one word or a phrase."""
        return self.words(leaf)[0] if isinstance(leaf, Words) else self.written(leaf)

    def words(self, leaf: Leaf) -> tuple[Part, ...]:
        """What the index holds of each word of free text; nothing for a phrase. Asked once a query."""
        if not isinstance(leaf, Words):
            return ()
        if (known := self.looked_up.get(leaf)) is None:
            known = self.looked_up[leaf] = tuple(self.parts.word(word, leaf.field) for word in self.cut(leaf))
        return known

    def written(self, leaf: Leaf) -> Part:
        """Where a leaf stands as written, be it with wildcards; asked once a query."""
        if (known := self.phrases.get(leaf)) is None:
            is_pattern = isinstance(leaf, Pattern)
            known = self.parts.pattern(leaf.text) if is_pattern else self.parts.phrase(leaf.text)
            self.phrases[leaf] = known
        return known

    def cut(self, leaf: Leaf) -> tuple[str, ...]:
        """The words of a leaf as a query is cut, each once."""
        return self.snapshot.tokenizer.asked(leaf.text)

    def is_one(self, node: Node) -> bool:
        """Whether a node is a phrase or one word, of the text."""
        if not isinstance(node, (Words, Phrase)) or node.field is Field.TITLE:
            return False
        return isinstance(node, Phrase) or len(self.words(node)) == 1

    def rows(self, leaf: Leaf) -> Rows:
        """The paragraphs that have a leaf, in their text or as context."""
        if parts := self.words(leaf):
            return self.in_all(parts)
        written = self.written(leaf).ordinals
        return self.parts.of_headlines(written) if leaf.field is Field.TITLE else written

    def own(self, leaf: Leaf) -> Rows:
        """The paragraphs whose own text has a leaf or one of its words; all that have it for a headline's leaf."""
        parts = self.words(leaf)
        if leaf.field is Field.TITLE or not parts:
            return self.rows(leaf)
        return union([part.own for part in parts], self.snapshot.rows)

    def owned(self, leaves: Iterable[Leaf], found: Rows) -> Mask:
        """Which of some paragraphs `own` has of any of some leaves."""
        often = np.zeros(len(found), np.uint8)
        for leaf in leaves:
            parts = self.words(leaf)
            if leaf.field is Field.TITLE or not parts:
                often[np.isin(found, self.rows(leaf), assume_unique=True)] = 1
                continue
            for part in parts:
                places, times = self.located(part, found)
                if len(places) < len(found):
                    often[places] |= np.uint8(1) if times is None else times
                else:
                    often |= np.uint8(1) if times is None else times
        return (often & MOST_TIMES) > 0

    def in_all(self, parts: Sequence[Part]) -> Rows:
        """The paragraphs in all of the lists: the shortest one, less what the others lack. Where they stand is kept."""
        first, *others = sorted(parts, key=lambda part: len(part.ordinals))
        found, often = first.ordinals, {first: first.times}
        for part in others:
            places, times = part.among(found)
            if len(places) < len(found):
                found = found.take(places)
                often = {one: None if held is None else held.take(places) for one, held in often.items()}
            often[part] = times
        every = np.arange(len(found))
        self.last, self.where = found, {part: (every, times) for part, times in often.items()}
        return found

    def located(self, part: Part, found: Rows) -> tuple[Places, Times | None]:
        """Where in `found` what holds a part stands, and how often it does; of the last rows it is known."""
        if found is not self.last:
            self.last, self.where = found, {}
        if (known := self.where.get(part)) is None:
            known = self.where[part] = part.among(found)
        return known
