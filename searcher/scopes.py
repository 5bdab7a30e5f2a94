"""Answer a query sentence by sentence, or article by article, instead of paragraph by paragraph.

Every part of it is a set of numbers, of sentences or of articles; what knows neither, a filter, is asked paragraph by
paragraph, and stands for all sentences of those that it lets through, or for their articles.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, reduce

import numpy as np
from numpy.typing import NDArray

from index import Snapshot
from index.folding import fold
from index.longrow import Places
from index.rowsets import Rows, intersect, without
from index.units import units
from searcher import proximity, wildcards
from searcher.query import LEAVES, And, Field, Leaf, Near, Node, Not, Or, Pattern, Scope, Within, Words

Numbers = NDArray[np.int32]
Find = Callable[[Node], Rows]
Cut = Callable[[Words], tuple[str, ...]]


class Scopes:
    """Finds paragraphs for `Within`. `find` answers a query by paragraphs, `cut` gives the words of free text."""

    def __init__(self, snapshot: Snapshot, find: Find, cut: Cut) -> None:
        self.snapshot, self.find, self.cut = snapshot, find, cut

    def rows(self, node: Within) -> Rows:
        """The paragraphs with a sentence that matches, or all paragraphs of the articles that do."""
        if node.scope is Scope.SENTENCE:
            sentences = numbers(Sentences(self), node.part)
            return intersect(np.unique(self.sentence_rows[sentences]), self.snapshot.live)
        articles, live = self.snapshot.articles, self.snapshot.live
        chosen = np.zeros(int(articles.max(initial=-1)) + 1, np.bool_)
        chosen[numbers(Articles(self), node.part)] = True
        return live[chosen[articles[live]]]

    @cached_property
    def sentence_rows(self) -> Rows:
        """The paragraph of every sentence."""
        return self.snapshot.long_row.rows_of(self.snapshot.long_row.sentence_ends)


class Sentences:
    """Queries as sets of sentences."""

    def __init__(self, scopes: Scopes) -> None:
        self.scopes, self.row = scopes, scopes.snapshot.long_row

    def every(self) -> Numbers:
        """All sentences."""
        return np.arange(len(self.row.sentence_ends), dtype=np.int32)

    def of_rows(self, rows: Rows) -> Numbers:
        """All sentences of some paragraphs."""
        return np.flatnonzero(np.isin(self.scopes.sentence_rows, rows)).astype(np.int32)

    def of_leaf(self, leaf: Leaf | Near) -> Numbers:
        """The sentences that hold a leaf: of free text all words."""
        if isinstance(leaf, Near):
            found = proximity.near(leaf.parts, leaf.distance, self.row, self.row.sentences_of)
            return self.numbered(found, found)
        if isinstance(leaf, Pattern):
            starts, ends = wildcards.find(leaf.text, self.row)
            return self.numbered(starts, ends - 1)
        words = self.scopes.cut(leaf) if isinstance(leaf, Words) else ()
        return reduce(intersect, (self.of_text(text) for text in words or (leaf.text,)))

    def of_text(self, text: str) -> Numbers:
        """The sentences that hold a text as written."""
        sequence = units(fold(text))
        starts = self.row.places(sequence)
        return self.numbered(starts, starts + (len(sequence) - 1))

    def numbered(self, starts: Places, lasts: Places) -> Numbers:
        """The sentences of what begins and ends in one."""
        first, last = self.row.sentences_of(starts), self.row.sentences_of(lasts)
        return np.unique(first[first == last]).astype(np.int32)


class Articles:
    """Queries as sets of articles."""

    def __init__(self, scopes: Scopes) -> None:
        self.scopes = scopes

    def every(self) -> Numbers:
        """All articles."""
        return self.of_rows(self.scopes.snapshot.live)

    def of_rows(self, rows: Rows) -> Numbers:
        """The articles of some paragraphs."""
        return np.unique(self.scopes.snapshot.articles[rows])

    def of_leaf(self, leaf: Leaf | Near) -> Numbers:
        """The articles that hold a leaf in one paragraph, or of free text each word in some paragraph."""
        words = self.scopes.cut(leaf) if isinstance(leaf, Words) else ()
        parts: list[Node] = [Words(word, leaf.field) for word in words] or [leaf]
        return reduce(intersect, (self.of_rows(self.scopes.find(part)) for part in parts))


def numbers(kind: Sentences | Articles, node: Node) -> Numbers:
    """What matches a query, ascending."""
    if isinstance(node, And):
        return reduce(intersect, (numbers(kind, part) for part in node.parts))
    if isinstance(node, Or):
        return np.unique(np.concatenate([numbers(kind, part) for part in node.parts]))
    if isinstance(node, Not):
        return without(kind.every(), numbers(kind, node.part))
    if isinstance(node, (*LEAVES, Near)) and node.field is Field.TEXT:
        return kind.of_leaf(node)
    return kind.of_rows(kind.scopes.find(node))
