"""Turn a query tree into the paragraphs it matches, with scores, over whole arrays of one snapshot.

A paragraph matches free words when its text, or its article's headline, holds each of them, and its own text at least
one; so a headline gives context, and no paragraph is counted that holds nothing of the query.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import reduce

import numpy as np
from numpy.typing import NDArray

from corpus import Kind
from index import Held, Postings, Snapshot
from index.folding import fold
from index.rowsets import NO_ROWS, Rows, intersect, locate, union, without
from index.segment import MOST_TIMES, OWN_BITS
from index.units import units
from searcher import ranking
from searcher.query import And, District, Everything, Field, Leaf, Node, Not, Or, Phrase, Published, Words, leaves

# Scores are added up in an array over all rows where more than one row in so many matches; else row by row.
SPARSE = 16


@dataclass(frozen=True, slots=True)
class Matches:
    """Ascending `ordinals` of all matching paragraphs, and the score of each, float64.

    `query` is what they match: not what was asked when no paragraph had all parts of it and these have any.
    """

    ordinals: Rows
    scores: NDArray[np.float64]
    query: Node


class Matcher:
    """Answers one query from one snapshot. `resolve` gives the labels that a district's name may mean."""

    def __init__(self, snapshot: Snapshot, resolve: Callable[[str], tuple[str, ...]]) -> None:
        self.snapshot = snapshot
        self.resolve = resolve
        self.parts: dict[Leaf, tuple[Held, ...]] = {}
        self.phrases: dict[str, Postings] = {}

    def match(self, query: Node, filters: tuple[Node, ...] = ()) -> Matches:
        """All paragraphs that match the query and every filter. Filters take away and change no score.

        When nothing matches all parts of the query, what matches any of them; the filters still hold.
        """
        found = reduce(self.narrow, filters, self.resting(query))
        for loose in loosened(query, self.cut) if not len(found) else ():
            if len(found := reduce(self.narrow, filters, self.resting(loose))):
                query = loose
                break
        return Matches(found, self.scores(query, found), query)

    # Which paragraphs match.

    def resting(self, query: Node) -> Rows:
        """What matches, less the paragraphs that hold no word of the query themselves."""
        if isinstance(query, Or) and all(map(self.is_one, query.parts)):
            # what has one of them rests on it as far as it is its own: looking for it all first would be twice the work
            return union([self.own(leaf) for leaf in leaves(query)], self.snapshot.rows)
        found = self.find(query)
        asked = leaves(query)
        if not asked or not len(found) or self.rests(query):
            return found
        return intersect(found, union([self.own(leaf) for leaf in asked], self.snapshot.rows))

    def is_one(self, node: Node) -> bool:
        """Whether a node is a phrase or one word."""
        return isinstance(node, Phrase) or (isinstance(node, Words) and len(self.look_up(node)) == 1)

    def rests(self, node: Node) -> bool:
        """Whether all that matches a node surely holds a word of it: none that matches it by its headline."""
        if isinstance(node, (Words, Phrase)):
            lends = any(part.times is not None for part in self.look_up(node))
            return node.field is Field.TITLE or not lends
        if isinstance(node, And):
            return any(map(self.rests, node.parts))
        return isinstance(node, Or) and all(map(self.rests, node.parts))

    def find(self, node: Node) -> Rows:
        """The paragraphs that match a node, headlines counted as context."""
        if isinstance(node, And):
            return self.find_all(node)
        if isinstance(node, Or):
            return union([self.find(part) for part in node.parts], self.snapshot.rows)
        if isinstance(node, Not):
            return without(self.snapshot.live, self.find(node.part))
        if isinstance(node, (Words, Phrase)):
            return self.find_leaf(node)
        return self.narrow(self.snapshot.live, node)

    def find_all(self, node: And) -> Rows:
        """The paragraphs that match every part: the rarest first, then filters, then those refused taken away."""
        filters = [part for part in node.parts if isinstance(part, (District, Published, Everything))]
        refused = [part.part for part in node.parts if isinstance(part, Not)]
        others = [part for part in node.parts if part not in filters and not isinstance(part, Not)]
        wanted = [rows for part in others for rows in self.lists(part)] or [self.snapshot.live]
        found = reduce(self.narrow, filters, reduce(intersect, sorted(wanted, key=len)))
        for part in refused if len(found) else ():
            found = without(found, self.find(part))
        return found

    def lists(self, node: Node) -> list[Rows]:
        """Paragraphs of which those in all the lists match a node."""
        if isinstance(node, Words) and self.look_up(node):
            return [part.ordinals for part in self.look_up(node)]
        return [self.find(node)]

    def narrow(self, found: Rows, node: Node) -> Rows:
        """Those of some paragraphs that a filter lets through."""
        if isinstance(node, Everything):
            return found
        if isinstance(node, Published):
            dates = self.snapshot.dates[found]
            first, last = node.period.first.toordinal(), node.period.last.toordinal()
            return found[(dates >= first) & (dates <= last) & (dates > 0)]
        if isinstance(node, District):
            return found[self.snapshot.in_districts(self.resolve(node.name))[found]]
        return intersect(found, self.find(node))

    def find_leaf(self, leaf: Leaf) -> Rows:
        """The paragraphs that have a leaf, in their text or as context."""
        if parts := self.look_up(leaf):
            return reduce(intersect, sorted((part.ordinals for part in parts), key=len))
        written = self.phrase(leaf.text).ordinals
        return self.whole_articles(written) if leaf.field is Field.TITLE else written

    def own(self, leaf: Leaf) -> Rows:
        """The paragraphs whose own text has a leaf or one of its words; all that have it for a headline's leaf."""
        parts = self.look_up(leaf)
        if leaf.field is Field.TITLE or not parts:
            return self.find_leaf(leaf)
        return union([part.own for part in parts], self.snapshot.rows)

    def whole_articles(self, ordinals: Rows) -> Rows:
        """All paragraphs of the articles whose headline is among these paragraphs."""
        headlines = intersect(ordinals, self.snapshot.postings("kind", Kind.TITLE.value).ordinals)
        live = self.snapshot.live
        return live[np.isin(self.snapshot.articles[live], self.snapshot.articles[headlines])]

    # What the index holds of a leaf.

    def look_up(self, leaf: Leaf) -> tuple[Held, ...]:
        """What the index holds of each word of free text; nothing for a phrase. Asked once a query."""
        if isinstance(leaf, Phrase):
            return ()
        if (known := self.parts.get(leaf)) is None:
            known = self.parts[leaf] = tuple(self.word(word, leaf.field) for word in self.cut(leaf))
        return known

    def word(self, word: str, field: Field) -> Held:
        """The paragraphs that hold one word, in their text or their headline, or in the headline alone."""
        parts = self.snapshot.tokenizer.parts(word)
        if parts == [word]:
            return self.snapshot.title_word(word) if field is Field.TITLE else self.snapshot.word(word)
        written = self.phrase(word)
        context = self.whole_articles(written.ordinals)
        if field is Field.TITLE:
            return Held.of_title(context)
        return Held.joined(written, Postings(context, np.ones(len(context), np.int32)))

    def phrase(self, text: str) -> Postings:
        """Where a text stands as written; asked once a query."""
        if (known := self.phrases.get(text)) is None:
            sequence = units(fold(text))
            known = self.snapshot.phrase(sequence) if sequence else Postings(NO_ROWS, NO_ROWS)
            self.phrases[text] = known
        return known

    def cut(self, leaf: Leaf) -> tuple[str, ...]:
        """The words of a leaf as a query is cut, each once."""
        return tuple(dict.fromkeys(word.term for word in self.snapshot.tokenizer.words(fold(leaf.text))))

    # What they score.

    def scores(self, query: Node, found: Rows) -> NDArray[np.float64]:
        """The score of each of some rows: the sum over the query's words and phrases, in their order."""
        everywhere = len(found) * SPARSE > self.snapshot.rows
        total = np.zeros(self.snapshot.rows if everywhere else len(found))
        for rows, scores in self.earnings(query, None if everywhere else found):
            total[rows] += scores
        return total[found] if everywhere else total

    def earnings(self, query: Node, found: Rows | None) -> Iterator[tuple[NDArray[np.intp], NDArray[np.float64]]]:
        """Yield what each word and phrase gives: places in `found`, rows without it, and the points there."""
        paragraphs = self.snapshot.paragraphs
        for leaf in dict.fromkeys(leaves(query)):
            parts = self.look_up(leaf)
            for held in parts:
                places, at = chosen(held.ordinals, found)
                yield places, ranking.idf(paragraphs, len(held.ordinals)) * self.saturated(held, at)
            if len(parts) == 1 and isinstance(leaf, Words):
                continue  # one word as written is that word
            written = self.phrase(leaf.text)
            places, at = chosen(written.ordinals, found)
            weight = ranking.idf(paragraphs, len(written.ordinals)) * (ranking.AS_WRITTEN if parts else 1.0)
            yield places, weight * self.saturated_phrase(written, at)

    def saturated(self, held: Held, at: NDArray[np.intp] | slice) -> NDArray[np.float64]:
        """BM25F of a word, but for its rarity, in those of its paragraphs that `at` chooses."""
        rows = held.ordinals[at]
        norms = self.snapshot.norms(ranking.TEXT.b)
        lengths = self.snapshot.lengths["text"][rows]
        if held.times is None:
            return ranking.saturated(ranking.TEXT.weight / norms)[lengths]
        times = held.times[at]
        pseudo = ranking.TEXT.weight * (times & MOST_TIMES) / norms[lengths]
        context = np.flatnonzero(times > MOST_TIMES)
        if len(context):
            titles = self.snapshot.lengths["title"][rows[context]]
            average = self.snapshot.average_lengths["title"]
            pseudo[context] += ranking.weighted(times[context] >> OWN_BITS, titles, average, ranking.TITLE)
        return ranking.saturated(pseudo)

    def saturated_phrase(self, written: Postings, at: NDArray[np.intp] | slice) -> NDArray[np.float64]:
        """BM25 of a phrase counted as one word of the text, but for its rarity."""
        lengths = self.snapshot.lengths["text"][written.ordinals[at]]
        norms = self.snapshot.norms(ranking.TEXT.b)
        return ranking.saturated(ranking.TEXT.weight * written.frequencies[at] / norms[lengths])


def chosen(ordinals: Rows, found: Rows | None) -> tuple[NDArray[np.intp], NDArray[np.intp] | slice]:
    """Where the points of a word go, and which of its paragraphs get them: those in `found`, or all."""
    if found is None:
        return ordinals, slice(None)  # type: ignore[return-value]  # an index is an index
    at, there = locate(found, ordinals)
    return np.flatnonzero(there), at[there]


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


def best(scores: NDArray[np.float64], places: NDArray[np.int32], count: int) -> NDArray[np.intp]:
    """Indices of the `count` best scores, best first, equals by their places; all when there are no more."""
    near = np.arange(len(scores))
    if count < len(scores):
        # a partition is slow over many equal values; the threshold alone is not
        least = np.partition(scores, len(scores) - count)[len(scores) - count] if count else np.inf
        near = np.flatnonzero(scores >= least)
    order: NDArray[np.intp] = near[np.lexsort((places[near], -scores[near]))[:count]]
    return order
