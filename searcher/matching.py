"""Turn a query tree into the paragraphs it matches, with scores, over whole arrays of one snapshot.

A paragraph matches free words when its text, or its article's headline, holds each of them, and its own text at least
one; so a headline gives context, and no paragraph is counted that holds nothing of the query.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property, reduce

import numpy as np
from numpy.typing import NDArray

from corpus import Kind
from index import Postings, Snapshot
from index.folding import fold
from index.units import units
from searcher import ranking
from searcher.query import (
    And,
    District,
    Everything,
    Field,
    Leaf,
    Node,
    Not,
    Or,
    Phrase,
    Published,
    Words,
    leaves,
)

Ordinals = NDArray[np.int32]
NONE = np.zeros(0, np.int32)


@dataclass(frozen=True, slots=True)
class Matches:
    """Ascending `ordinals` of all matching paragraphs, and the score of each, float64.

    `query` is what they match: not what was asked when no paragraph had all parts of it and these have any.
    """

    ordinals: Ordinals
    scores: NDArray[np.float64]
    query: Node


class Matcher:
    """Answers one query from one snapshot. `resolve` gives the labels that a district's name may mean."""

    def __init__(self, snapshot: Snapshot, resolve: Callable[[str], tuple[str, ...]]) -> None:
        self.snapshot = snapshot
        self.resolve = resolve

    def match(self, query: Node, filters: tuple[Node, ...] = ()) -> Matches:
        """All paragraphs that match the query and every filter. Filters take away and change no score.

        When nothing matches all parts of the query, what matches any of them; the filters still hold.
        """
        allowed = [self.find(part) for part in filters]
        found = reduce(intersect, allowed, self.resting(query))
        for loose in loosened(query, self.cut) if not len(found) else ():
            if len(found := reduce(intersect, allowed, self.resting(loose))):
                query = loose
                break
        return Matches(found, self.scores(query)[found], query)

    def resting(self, query: Node) -> Ordinals:
        """What matches, less the paragraphs that hold no word of the query themselves."""
        found = self.find(query)
        own = [self.leaf_own(leaf) for leaf in leaves(query)]
        return intersect(found, reduce(np.union1d, own)) if own and len(found) else found

    def find(self, node: Node) -> Ordinals:
        """The paragraphs that match a node, headlines counted as context."""
        if isinstance(node, And):
            return self.find_all(node)
        if isinstance(node, Or):
            return reduce(np.union1d, map(self.find, node.parts))
        if isinstance(node, Not):
            return without(self.snapshot.live, self.find(node.part))
        if isinstance(node, (Words, Phrase)):
            return self.find_leaf(node)
        return self.find_filter(node)

    def find_all(self, node: And) -> Ordinals:
        """The paragraphs that match every part: those wanted first, then those refused taken away."""
        wanted = [self.find(part) for part in node.parts if not isinstance(part, Not)] or [self.snapshot.live]
        refused = (self.find(part.part) for part in node.parts if isinstance(part, Not))
        return reduce(without, refused, reduce(intersect, sorted(wanted, key=len)))

    def find_filter(self, node: Everything | District | Published) -> Ordinals:
        """The paragraphs a filter lets through."""
        if isinstance(node, District):
            lists = [self.snapshot.postings("district", label).ordinals for label in self.resolve(node.name)]
            return reduce(np.union1d, lists, NONE)
        live = self.snapshot.live
        if isinstance(node, Published):
            dates = self.snapshot.dates[live]
            first, last = node.period.first.toordinal(), node.period.last.toordinal()
            return live[(dates >= first) & (dates <= last) & (dates > 0)]
        return live

    def find_leaf(self, leaf: Leaf) -> Ordinals:
        """The paragraphs that have a leaf, in their text or as context."""
        asked = self.ask(leaf)
        lists = [np.union1d(text.ordinals, title.ordinals) for text, title in asked.words]
        as_written = asked.as_written.ordinals
        if leaf.field is Field.TITLE:
            lists = [title.ordinals for _, title in asked.words]
            as_written = self.whole_articles(as_written)
        return np.union1d(reduce(intersect, sorted(lists, key=len)), as_written) if lists else as_written

    def leaf_own(self, leaf: Leaf) -> Ordinals:
        """The paragraphs whose own text has a leaf or one of its words; all that have it for a headline's leaf."""
        if leaf.field is Field.TITLE:
            return self.find_leaf(leaf)
        asked = self.ask(leaf)
        return reduce(np.union1d, [text.ordinals for text, _ in asked.words], asked.as_written.ordinals)

    def whole_articles(self, ordinals: Ordinals) -> Ordinals:
        """All paragraphs of the articles whose headline is among these paragraphs."""
        headlines = intersect(ordinals, self.snapshot.postings("kind", Kind.TITLE.value).ordinals)
        live = self.snapshot.live
        return live[np.isin(self.snapshot.articles[live], self.snapshot.articles[headlines])]

    def ask(self, leaf: Leaf) -> Asked:
        """What the index holds of a leaf; asked once a query."""
        if (known := self.asked.get(leaf)) is None:
            known = self.asked[leaf] = self.look_up(leaf)
        return known

    @cached_property
    def asked(self) -> dict[Leaf, Asked]:
        """What has been looked up for the query at hand."""
        return {}

    def look_up(self, leaf: Leaf) -> Asked:
        """Fetch the postings of a leaf's words and of the leaf as written."""
        sequence = units(fold(leaf.text))
        as_written = self.snapshot.phrase(sequence) if sequence else Postings(NONE, NONE)
        cut = self.cut(leaf) if isinstance(leaf, Words) else ()
        words = [(self.snapshot.postings("text", word), self.snapshot.postings("title", word)) for word in cut]
        return Asked(tuple(words), as_written)

    def cut(self, leaf: Leaf) -> tuple[str, ...]:
        """The words of a leaf as the index cuts, each once."""
        return tuple(dict.fromkeys(word.term for word in self.snapshot.tokenizer.words(fold(leaf.text))))

    def scores(self, query: Node) -> NDArray[np.float64]:
        """The score of every row: the sum over the query's words and phrases, in their order."""
        total = np.zeros(self.snapshot.rows)
        for leaf in dict.fromkeys(leaves(query)):
            asked = self.ask(leaf)
            for text, title in asked.words:
                self.add_word(total, text, title)
            self.add_as_written(total, asked.as_written, ranking.AS_WRITTEN if asked.words else 1.0)
        return total

    def add_word(self, total: NDArray[np.float64], text: Postings, title: Postings) -> None:
        """Add a word's BM25F to the rows that hold it."""
        rows = np.union1d(text.ordinals, title.ordinals)
        pseudo = np.zeros(len(rows))
        for name, postings, field in (("text", text, ranking.TEXT), ("title", title, ranking.TITLE)):
            lengths = self.snapshot.lengths[name][postings.ordinals]
            places = np.searchsorted(rows, postings.ordinals)
            pseudo[places] += ranking.weighted(
                postings.frequencies, lengths, self.snapshot.average_lengths[name], field
            )
        total[rows] += ranking.idf(self.snapshot.paragraphs, len(rows)) * ranking.saturated(pseudo)

    def add_as_written(self, total: NDArray[np.float64], found: Postings, weight: float) -> None:
        """Add the BM25 of a phrase, counted as one word of the text."""
        lengths = self.snapshot.lengths["text"][found.ordinals]
        pseudo = ranking.weighted(found.frequencies, lengths, self.snapshot.average_lengths["text"], ranking.TEXT)
        idf = ranking.idf(self.snapshot.paragraphs, len(found.ordinals))
        total[found.ordinals] += weight * idf * ranking.saturated(pseudo)


@dataclass(frozen=True, slots=True)
class Asked:
    """What an index holds of a leaf: for each of its words the postings in text and title, and those as written."""

    words: tuple[tuple[Postings, Postings], ...]
    as_written: Postings


def loosened(query: Node, cut: Callable[[Leaf], tuple[str, ...]]) -> Iterator[Node]:
    """Yield the query asking for less: any of its free parts instead of all, then any of their words.

    Phrases, filters and refusals stay as they are: what was put in quotes was meant.
    """
    parts = query.parts if isinstance(query, And) else (query,)
    free = [part for part in parts if isinstance(part, Words)]
    kept = tuple(part for part in parts if not isinstance(part, Words))
    words = dict.fromkeys(Words(word, part.field) for part in free for word in cut(part))
    for choice in (tuple(free), tuple(words)):
        if len(choice) > 1:
            yield And((*kept, Or(choice))) if kept else Or(choice)


def intersect(one: Ordinals, other: Ordinals) -> Ordinals:
    """What is in both; each sorted without repeats."""
    return np.intersect1d(one, other, assume_unique=True)


def without(one: Ordinals, other: Ordinals) -> Ordinals:
    """What is in the first alone; each sorted without repeats."""
    return np.setdiff1d(one, other, assume_unique=True)
