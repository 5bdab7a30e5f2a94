"""Turn paragraphs into what they earn by a query: BM25F of its words, and more where these meet or stand as written."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from index.folding import fold
from index.rowsets import Rows
from index.tokenizer import is_han, is_term
from index.units import units
from searcher import ranking
from searcher.lookup import Lookup
from searcher.parts import Part, by_worth
from searcher.query import Field, Leaf, Node, Pattern, Words, gists_of, leaves
from searcher.scoring import Points

# Scores are added up in an array over all rows where more than one row in so many matches; else row by row.
SPARSE = 16


class How(str, Enum):
    """How something is looked for."""

    WORD = "word"
    AS_WRITTEN = "as written"
    JOINED = "joined"  # the end of a word and the beginning of the next
    PATTERN = "pattern"
    LENT = "lent"  # by the best other paragraph of the article

    def __str__(self) -> str:
        return self.value


class Scored(NamedTuple):
    """A word or phrase that scores."""

    part: Part
    text: str
    how: How


class Earning:
    """What scores of one query."""

    def __init__(self, lookup: Lookup) -> None:
        self.lookup, self.parts = lookup, lookup.parts

    def leaves(self, query: Node) -> list[Leaf]:
        """What scores of a query, and what its matches may rest on."""
        if gists_of(query):
            from searcher import gist

            return leaves(gist.spread(query, self.lookup.cut))
        return leaves(query)

    def scores(self, query: Node, asked: Node, found: Rows) -> Points:
        """The score of each of some rows: the sum over the query's words and phrases, and then over where they meet."""
        everywhere = len(found) * SPARSE > self.parts.snapshot.rows
        total = np.zeros(self.parts.snapshot.rows if everywhere else len(found))
        if everywhere:
            for part in self.earning(query, asked):
                total[part.ordinals] += part.points
            return total[found]
        if len(found):
            norms = self.parts.scoring.norms(found)
            for part in self.earning(query, asked):
                part.add(total, norms, *self.lookup.located(part, found))
        return total

    def earning(self, query: Node, asked: Node) -> list[Part]:
        """What scores of a query, in the order in which scores are added up."""
        written = by_worth(one.part for leaf in dict.fromkeys(self.leaves(query)) for one in self.scored(leaf))
        return [*written, *(one.part for one in self.joined(*leaves(asked)))]

    def scoring(self, query: Node, asked: Node) -> Iterator[Scored]:
        """Yield what scores of a query, in its order; where words met in what was asked, that they meet."""
        for leaf in dict.fromkeys(self.leaves(query)):
            yield from self.scored(leaf)
        yield from self.joined(*leaves(asked))

    def joined(self, *asked: Leaf) -> Iterator[Scored]:
        """Yield where words of free text meet, each place once."""
        for text in dict.fromkeys(joint for leaf in asked for joint in self.joints(leaf)):
            yield Scored(self.parts.phrase(text).weighing(ranking.JOINED), text, How.JOINED)

    def joints(self, leaf: Leaf) -> Iterator[str]:
        """Yield the end of every word of free text with the beginning of the next, where no mark parts them."""
        if not isinstance(leaf, Words) or leaf.field is Field.TITLE or len(self.lookup.words(leaf)) < 2:
            return
        folded = fold(leaf.text)
        if len(units(folded)) == 2:  # which is the leaf as written
            return
        for word, after in pairwise(self.parts.snapshot.tokenizer.words(folded)):
            last, first = units(word.term)[-1], units(after.term)[0]
            if is_term(last) and not units(folded[word.end : after.start]):
                yield beside(last, first)

    def scored(self, leaf: Leaf) -> Iterator[Scored]:
        """Yield the words of a leaf, and the leaf as written."""
        parts = self.lookup.words(leaf)
        for part, word in zip(parts, self.lookup.cut(leaf) if parts else (), strict=True):
            yield Scored(part, word, How.WORD)
        if len(parts) != 1:  # one word as written is that word
            how = How.PATTERN if isinstance(leaf, Pattern) else How.AS_WRITTEN
            written = self.lookup.written(leaf)
            yield Scored(written.weighing(ranking.AS_WRITTEN) if parts else written, leaf.text, how)


def beside(one: str, other: str) -> str:
    """Two units as a text in which they follow one another: figures and letters would grow together."""
    return one + other if is_han(one) and is_han(other) else f"{one} {other}"
