"""Answer a query sentence by sentence, or article by article, instead of paragraph by paragraph.

Of articles, every part of a query is a set; a filter stands for the articles of the paragraphs it lets through. For
sentences, the paragraphs that hold enough of the query are looked into.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial, reduce
from typing import TypeGuard

import numpy as np
from numpy.typing import NDArray

from index import Snapshot
from index.folding import fold
from index.rowsets import NO_ROWS, Mask, Rows, intersect, union, without
from index.standing import ASKED, MOST_ASKED, TERM, Standing, standing
from index.units import units
from searcher import proximity, texts, wildcards
from searcher.query import LEAVES, And, Field, Leaf, Near, Node, Not, Or, Pattern, Scope, Within, Words

Numbers = NDArray[np.int32]
Find = Callable[[Node], Rows]
Cut = Callable[[Words], tuple[str, ...]]
Bits = dict[wildcards.Element, int]
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
        self.filtered: dict[Node, Rows] = {}

    def rows(self) -> Rows:
        """The paragraphs with a sentence that matches."""
        held = union([self.held(leaf) for leaf in looked_for(self.query)], self.scopes.snapshot.rows)
        # where nothing stands that is looked for, all sentences are alike
        others = without(self.bare(self.query), held)
        found = [others]
        candidates = intersect(self.possible(self.query), held)
        numbers = {element: ASKED << number for number, element in enumerate(self.elements(), 1)}
        if len(numbers) < MOST_ASKED:
            found.append(self.among(candidates, numbers))
        else:
            found += self.one_by_one(candidates)
        return union(found, self.scopes.snapshot.rows)

    # Many texts at once.

    def elements(self) -> list[wildcards.Element]:
        """What may stand in a sentence of all that is looked for, each once."""
        found: dict[wildcards.Element, None] = {}
        for node in looked_for(self.query):
            if isinstance(node, Pattern):
                elements = [element for block in wildcards.blocks(node.text) for element in block]
                found.update(dict.fromkeys(element for element in elements if not element.is_one))
            else:
                sequences = proximity.sequences(node) if isinstance(node, Near) else self.sequences(node)
                found.update(dict.fromkeys(wildcards.Element(unit) for sequence in sequences for unit in sequence))
        return list(found)

    def among(self, candidates: Rows, numbers: Bits) -> Rows:
        """Those of some paragraphs with a sentence that matches, every sentence taken as a text."""
        found, low = [NO_ROWS], 0
        names = [*SENTENCE_ENDS, *(element.text for element in numbers)]
        for some in standing(self.scopes.snapshot, candidates, names, partial(bits_of, numbers)):
            rows, low = candidates[low : low + len(some.ends)], low + len(some.ends)
            ends = np.unique(np.concatenate([some.where(ASKED) + 1, some.ends]))
            ends = ends[ends > 0]
            owners = rows.take(some.owners(ends - 1))
            matching = self.which(self.query, Standing(some.bits, ends), owners, numbers)
            found.append(np.unique(owners.compress(matching)))
        return np.concatenate(found)

    def which(self, node: Node, some: Standing, owners: Rows, numbers: Bits) -> Mask:
        """Which sentences match a node, given the paragraph of each."""
        if isinstance(node, (And, Or)):
            join = np.logical_and if isinstance(node, And) else np.logical_or
            return reduce(join, (self.which(part, some, owners, numbers) for part in node.parts))
        if isinstance(node, Not):
            return ~self.which(node.part, some, owners, numbers)
        if not is_looked_for(node):
            return np.isin(owners, self.outside(node))
        if isinstance(node, Near):
            asked = [[numbers[wildcards.Element(unit)] for unit in one] for one in proximity.sequences(node)]
            return proximity.all_near(asked, node.distance, some)
        if isinstance(node, Pattern):
            blocks = [[numbers.get(one, TERM) for one in block] for block in wildcards.blocks(node.text)]
            return wildcards.how_often(blocks, some) > 0
        holding = np.ones(len(some.ends), np.bool_)
        for sequence in self.sequences(node):
            places = some.beginning([numbers[wildcards.Element(unit)] for unit in sequence])
            holding &= np.bincount(some.owners(places), minlength=len(some.ends)) > 0
        return holding

    def outside(self, node: Node) -> Rows:
        """The paragraphs that match what is not looked for in sentences."""
        if node not in self.filtered:
            self.filtered[node] = self.scopes.find(node)
        return self.filtered[node]

    # One text after another, where too much is looked for at once.

    def one_by_one(self, candidates: Rows) -> Iterator[Rows]:
        """Yield those of some paragraphs with a sentence that matches."""
        for start in range(0, len(candidates), texts.BATCH):
            batch = candidates[start : start + texts.BATCH]
            pairs = zip(batch.tolist(), self.scopes.snapshot.texts(batch), strict=True)
            yield np.array([row for row, text in pairs if self.matches(row, text)], np.int32)

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
                self.sets[node] = frozenset(self.outside(node).tolist())
            return row in self.sets[node]
        if isinstance(node, Near):
            return proximity.is_near(proximity.sequences(node), node.distance, sentence)
        if isinstance(node, Pattern):
            return next(wildcards.stretches(node.text, sentence), None) is not None
        return all(texts.occurrences(sequence, sentence) for sequence in self.sequences(node))

    # What it holds.

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


def bits_of(numbers: Bits, unit: str) -> int:
    """The bits of a unit: ASKED of the end of a sentence, and those of all that it may be."""
    found = sum(number for element, number in numbers.items() if element.matches(unit))
    return found | ASKED * (unit in SENTENCE_ENDS)


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
