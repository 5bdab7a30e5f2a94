"""Answer a query sentence by sentence, or article by article, instead of paragraph by paragraph.

Of articles, every part of a query is a set; a filter stands for the articles of the paragraphs it lets through. For
sentences, the paragraphs that hold enough of the query are looked into.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import reduce
from typing import TypeGuard

import numpy as np
from numpy.typing import NDArray

from index import Snapshot
from index.folding import fold
from index.rowsets import NO_ROWS, Rows, intersect, union, without
from index.units import units
from searcher import proximity, texts, wildcards
from searcher.query import LEAVES, And, Field, Leaf, Near, Node, Not, Or, Pattern, Scope, Within, Words

Numbers = NDArray[np.int32]
Find = Callable[[Node], Rows]
Cut = Callable[[Words], tuple[str, ...]]
SENTENCE_ENDS = ("。", "!", "?")  # as folded


class Scopes:
    """Finds paragraphs for `Within`. `find` answers a query by paragraphs, `cut` gives the words of free text."""

    def __init__(self, snapshot: Snapshot, find: Find, cut: Cut) -> None:
        self.snapshot, self.find, self.cut = snapshot, find, cut

    def rows(self, node: Within) -> Rows:
        """The paragraphs with a sentence that matches, or all paragraphs of the articles that do."""
        if node.scope is Scope.SENTENCE:
            return Sentences(self, node.part).rows()
        articles, live = self.snapshot.articles, self.snapshot.live
        chosen = np.zeros(int(articles.max(initial=-1)) + 1, np.bool_)
        chosen[Articles(self).find(node.part)] = True
        return live[chosen[articles[live]]]


class Sentences:
    """A query that one sentence is to match."""

    def __init__(self, scopes: Scopes, query: Node) -> None:
        self.scopes, self.query = scopes, query
        self.known: dict[Node, Rows] = {}
        self.sets: dict[Node, frozenset[int]] = {}

    def rows(self) -> Rows:
        """The paragraphs with a sentence that matches."""
        held = union([self.held(leaf) for leaf in looked_for(self.query)], self.scopes.snapshot.rows)
        # where nothing stands that is looked for, all sentences are alike
        others = without(self.bare(self.query), held)
        found = [others]
        candidates = intersect(self.possible(self.query), held)
        for start in range(0, len(candidates), texts.BATCH):
            batch = candidates[start : start + texts.BATCH]
            pairs = zip(batch.tolist(), self.scopes.snapshot.texts(batch), strict=True)
            found.append(np.array([row for row, text in pairs if self.matches(row, text)], np.int32))
        return union(found, self.scopes.snapshot.rows)

    def matches(self, row: int, text: str) -> bool:
        """Whether a sentence of a paragraph matches."""
        return any(self.is_in(self.query, row, sentence) for sentence in sentences(units(fold(text))))

    def is_in(self, node: Node, row: int, sentence: list[str]) -> bool:
        """Whether one sentence of a paragraph matches a node."""
        if isinstance(node, And):
            return all(self.is_in(part, row, sentence) for part in node.parts)
        if isinstance(node, Or):
            return any(self.is_in(part, row, sentence) for part in node.parts)
        if isinstance(node, Not):
            return not self.is_in(node.part, row, sentence)
        if not is_looked_for(node):
            if node not in self.sets:
                self.sets[node] = frozenset(self.scopes.find(node).tolist())
            return row in self.sets[node]
        if isinstance(node, Near):
            return proximity.is_near(proximity.sequences(node), node.distance, sentence)
        if isinstance(node, Pattern):
            return next(wildcards.stretches(node.text, sentence), None) is not None
        return all(texts.occurrences(sequence, sentence) for sequence in self.sequences(node))

    def sequences(self, leaf: Leaf) -> list[list[str]]:
        """What a sentence has to hold of a leaf, as units: of free text all words."""
        words = self.scopes.cut(leaf) if isinstance(leaf, Words) else ()
        return [units(fold(text)) for text in words or (leaf.text,)]

    def held(self, leaf: Leaf | Near) -> Rows:
        """The paragraphs outside of which no sentence holds a leaf."""
        if (known := self.known.get(leaf)) is None:
            if isinstance(leaf, (Near, Pattern)):
                known = self.scopes.find(leaf)
            else:
                snapshot = self.scopes.snapshot
                known = reduce(intersect, (snapshot.phrase(one).ordinals for one in self.sequences(leaf)))
            self.known[leaf] = known
        return known

    def possible(self, node: Node) -> Rows:
        """The paragraphs outside of which no sentence matches a node."""
        if isinstance(node, And):
            return reduce(intersect, map(self.possible, node.parts))
        if isinstance(node, Or):
            return union([self.possible(part) for part in node.parts], self.scopes.snapshot.rows)
        if isinstance(node, Not):
            return self.scopes.snapshot.live
        return self.held(node) if is_looked_for(node) else self.scopes.find(node)

    def bare(self, node: Node) -> Rows:
        """The paragraphs in which a sentence matches that holds nothing of what is looked for."""
        if isinstance(node, And):
            return reduce(intersect, map(self.bare, node.parts))
        if isinstance(node, Or):
            return union([self.bare(part) for part in node.parts], self.scopes.snapshot.rows)
        if isinstance(node, Not):
            return without(self.scopes.snapshot.live, self.bare(node.part))
        return NO_ROWS if is_looked_for(node) else self.scopes.find(node)


def is_looked_for(node: Node) -> TypeGuard[Leaf | Near]:
    """Whether a node is looked for in the sentence itself."""
    return isinstance(node, (*LEAVES, Near)) and node.field is Field.TEXT


def looked_for(node: Node) -> Iterator[Leaf | Near]:
    """Yield all that is looked for in the sentence itself, refused or not."""
    if isinstance(node, (And, Or)):
        for part in node.parts:
            yield from looked_for(part)
    elif isinstance(node, Not):
        yield from looked_for(node.part)
    elif is_looked_for(node):
        yield node


def sentences(there: list[str]) -> Iterator[list[str]]:
    """Yield the sentences of a row of units, each with its mark."""
    start = 0
    for at, unit in enumerate(there, 1):
        if unit in SENTENCE_ENDS or at == len(there):
            yield there[start:at]
            start = at


class Articles:
    """Queries as sets of articles."""

    def __init__(self, scopes: Scopes) -> None:
        self.scopes = scopes

    def find(self, node: Node) -> Numbers:
        """The articles that match, ascending."""
        if isinstance(node, And):
            return reduce(intersect, map(self.find, node.parts))
        if isinstance(node, Or):
            return np.unique(np.concatenate([self.find(part) for part in node.parts]))
        if isinstance(node, Not):
            return without(self.of_rows(self.scopes.snapshot.live), self.find(node.part))
        return self.of_words(node) if isinstance(node, Words) else self.of_rows(self.scopes.find(node))

    def of_rows(self, rows: Rows) -> Numbers:
        """The articles of some paragraphs."""
        return np.unique(self.scopes.snapshot.articles[rows])

    def of_words(self, leaf: Words) -> Numbers:
        """The articles that hold each word of free text in some paragraph."""
        words = [Words(word, leaf.field) for word in self.scopes.cut(leaf)] if leaf.field is Field.TEXT else []
        return reduce(intersect, (self.of_rows(self.scopes.find(part)) for part in words or [leaf]))
