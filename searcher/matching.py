"""Turn a query tree into the paragraphs it matches, with scores, over whole arrays of one snapshot.

A paragraph matches free words when its text, or its article's headline, holds each of them, and its own text at least
one; so a headline gives context, and no paragraph is counted that holds nothing of the query.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cached_property, reduce
from itertools import chain, pairwise
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from index import Held, Snapshot
from index.folding import fold
from index.inversion import MOST_TIMES
from index.rowsets import NO_ROWS, Places, Rows, intersect, locate, union, without
from index.tokenizer import HAN_CHARACTER, is_term
from index.units import units
from searcher import ranking
from searcher.maxscore import Members, best_of_any
from searcher.parts import Lesser, Part, Parts, nth_largest
from searcher.query import (
    FILTERS,
    LEAVES,
    And,
    District,
    Everything,
    Field,
    Gist,
    Leaf,
    Near,
    Node,
    Not,
    Or,
    Pattern,
    Phrase,
    Published,
    Scope,
    Sound,
    Variants,
    Within,
    Words,
    gists_of,
    leaves,
)
from searcher.scoring import NO_POINTS, Points, Times

if TYPE_CHECKING:
    from searcher.scopes import Scopes

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
    """A word or phrase that scores, and how much what it earns counts."""

    part: Part
    weight: float
    text: str
    how: How


@dataclass(frozen=True, slots=True)
class Matches:
    """Ascending `ordinals` of matching paragraphs, and the score of each, float64.

    `members` are all that match: where only the best were asked for, the ordinals are of some. `query` is what they
    match: not what was `asked` when no paragraph had all parts of it and these have any.
    """

    ordinals: Rows
    scores: Points
    query: Node
    asked: Node
    members: Members


class Matcher:
    """Answers one query from one snapshot. `resolve` gives the labels that a district's name may mean."""

    def __init__(self, parts: Parts, resolve: Callable[[str], tuple[str, ...]]) -> None:
        self.parts = parts
        self.snapshot: Snapshot = parts.snapshot
        self.resolve = resolve
        self.words: dict[Leaf, tuple[Part, ...]] = {}
        self.phrases: dict[Leaf, Part] = {}
        self.gists: dict[Gist, Rows] = {}
        self.cuts: dict[Leaf, tuple[str, ...]] = {}
        self.last: Rows = NO_ROWS
        self.where: dict[Part, tuple[Places, Times | None]] = {}

    def match(self, query: Node, filters: tuple[Node, ...] = ()) -> Matches:
        """All paragraphs that match the query and every filter. Filters take away and change no score.

        When nothing matches all parts of the query, what matches any of them; the filters still hold.
        """
        found = reduce(self.narrow, filters, self.resting(query))
        asked = query
        for loose in loosened(query, self.cut) if not len(found) else ():
            if len(found := reduce(self.narrow, filters, self.resting(loose))):
                query = loose
                break
        return Matches(found, self.scores_of(query, asked, found), query, asked, Members.of(found))

    def best(self, query: Node, count: int) -> Matches:
        """The `count` best of what matches, more where they score alike, and perhaps others; scores as in `match`."""
        for one in chain([query], loosened(query, self.cut)):
            found, members = self.leading(one, query, count)
            if members.total:
                return Matches(found, self.scores_of(one, query, found), one, query, members)
        return Matches(NO_ROWS, NO_POINTS, query, query, Members.of(NO_ROWS))

    def leading(self, query: Node, asked: Node, count: int) -> tuple[Rows, Members]:
        """What matches a query, or some of it that hold the best `count`; and all of it."""
        if not self.is_any(query):
            found = self.resting(query)
            return found, Members.of(found)
        parts = [self.part(leaf) for leaf in dict.fromkeys(leaves(query))]
        extras = [Lesser(one.part, one.weight) for one in self.joined(*leaves(asked))]
        return best_of_any(parts, extras, count, self.snapshot.rows)

    # Which paragraphs match.

    def resting(self, query: Node) -> Rows:
        """What matches, less the paragraphs that hold no word of the query themselves."""
        if isinstance(query, Or) and self.is_any(query):
            # what has one of them rests on it as far as it is its own: looking for it all first would be twice the work
            return union([self.own(leaf) for leaf in leaves(query)], self.snapshot.rows)
        found = self.find(query)
        asked = self.leaves(query)
        if not asked or not len(found) or self.rests(query):
            return found
        owned = reduce(np.logical_or, (self.owns(leaf, found) for leaf in asked))
        return found if owned.all() else found[owned]

    def is_any(self, node: Node) -> bool:
        """Whether any of some words and phrases of the text is wanted, or one alone."""
        return all(map(self.is_one, node.parts if isinstance(node, Or) else (node,)))

    def is_one(self, node: Node) -> bool:
        """Whether a node is a phrase or one word, of the text."""
        if not isinstance(node, (Words, Phrase)) or node.field is Field.TITLE:
            return False
        return isinstance(node, Phrase) or len(self.look_up(node)) == 1

    def rests(self, node: Node) -> bool:
        """Whether all that matches a node surely holds a word of it: none that matches it by its headline."""
        if isinstance(node, LEAVES):
            lends = any(part.times is not None for part in self.look_up(node))
            return node.field is Field.TITLE or not lends
        if isinstance(node, Within):
            return node.scope is Scope.SENTENCE and holds_some(node.part)
        if isinstance(node, Near):
            return True
        if isinstance(node, And):
            return any(map(self.rests, node.parts))
        return isinstance(node, (Or, Gist)) and all(map(self.rests, node.parts))

    def find(self, node: Node) -> Rows:
        """The paragraphs that match a node, headlines counted as context."""
        if isinstance(node, And):
            return self.find_all(node)
        if isinstance(node, Or):
            return union([self.find(part) for part in node.parts], self.snapshot.rows)
        if isinstance(node, Not):
            return without(self.snapshot.live, self.find(node.part))
        if isinstance(node, LEAVES):
            return self.find_leaf(node)
        if isinstance(node, Near):
            return self.find_near(node)
        if isinstance(node, Within):
            return self.scopes.rows(node)
        if isinstance(node, Gist):
            return self.find_gist(node)
        if isinstance(node, Sound):  # what sounds so is looked for in its stead, if there is anything
            return NO_ROWS
        return self.narrow(self.snapshot.live, node)

    def find_all(self, node: And) -> Rows:
        """The paragraphs that match every part: words and filters first, then those refused taken away."""
        looked_up = [one for one in node.parts if isinstance(one, Words) and self.look_up(one)]
        words = [part for one in looked_up for part in self.look_up(one)]
        others = [one for one in node.parts if one not in looked_up and not isinstance(one, Not)]
        filters = [one for one in others if isinstance(one, FILTERS)]
        lists = sorted((self.find(one) for one in others if one not in filters), key=len)
        if words:
            lists.append(in_all(words))
        found = reduce(self.narrow, filters, reduce(intersect, lists) if lists else self.snapshot.live)
        for one in node.parts:
            if isinstance(one, Not) and len(found):
                found = without(found, self.find(one.part))
        return found

    def narrow(self, found: Rows, node: Node) -> Rows:
        """Those of some paragraphs that a filter lets through."""
        if isinstance(node, Everything):
            return found
        if isinstance(node, Published):
            dates = self.snapshot.dates[found]
            first, last = node.period.first.toordinal(), node.period.last.toordinal()
            return found[(dates >= first) & (dates <= last) & (dates > 0)]
        if isinstance(node, District):
            return found[self.snapshot.districts.inside(found, self.resolve(node.name))]
        if isinstance(node, FILTERS):
            from searcher import attributes  # few queries filter so

            return intersect(found, attributes.rows(node, self.snapshot))
        return intersect(found, self.find(node))

    def find_leaf(self, leaf: Leaf) -> Rows:
        """The paragraphs that have a leaf, in their text or as context."""
        if parts := self.look_up(leaf):
            return in_all(parts)
        written = self.written(leaf).ordinals
        return self.parts.of_headlines(written) if leaf.field is Field.TITLE else written

    def find_near(self, node: Near) -> Rows:
        """The paragraphs that hold all of some texts close together, or whose headline does."""
        from searcher import proximity  # few queries need it

        found = proximity.rows(node, self.snapshot)
        return self.parts.of_headlines(found) if node.field is Field.TITLE else found

    def find_gist(self, node: Gist) -> Rows:
        """The paragraphs that hold enough of some free words."""
        from searcher import gist  # short queries have none

        if (known := self.gists.get(node)) is None:
            words = [self.one_word(word) for word in gist.words_of(node, self.cut)]
            known = self.gists[node] = gist.rows(words, self.parts.scoring)
        return known

    def one_word(self, node: Node) -> Part:
        """What the index holds of one word, or of what is said in several ways as if it were one."""
        if isinstance(node, Words) and len(words := self.look_up(node)) == 1:
            return words[0]
        return Part(Held(self.find(node), None), self.parts.scoring)

    def leaves(self, query: Node) -> list[Leaf]:
        """What scores of a query, and what its matches may rest on."""
        if gists_of(query):
            from searcher import gist

            return leaves(gist.spread(query, self.cut))
        return leaves(query)

    @cached_property
    def scopes(self) -> Scopes:
        """What answers by sentences and articles."""
        from searcher.scopes import Scopes

        return Scopes(self.snapshot, self.find, self.cut)

    def own(self, leaf: Leaf) -> Rows:
        """The paragraphs whose own text has a leaf or one of its words; all that have it for a headline's leaf."""
        parts = self.look_up(leaf)
        if leaf.field is Field.TITLE or not parts:
            return self.find_leaf(leaf)
        return union([part.own for part in parts], self.snapshot.rows)

    def owns(self, leaf: Leaf, found: Rows) -> NDArray[np.bool_]:
        """Which of some paragraphs `own` has."""
        parts = self.look_up(leaf)
        owned = np.zeros(len(found), np.bool_)
        if leaf.field is Field.TITLE or not parts:
            owned[np.isin(found, self.find_leaf(leaf), assume_unique=True)] = True
            return owned
        for part in parts:
            places, times = self.located(part, found)
            owned[places if times is None else places[(times & MOST_TIMES) > 0]] = True
        return owned

    def located(self, part: Part, found: Rows) -> tuple[Places, Times | None]:
        """Where in `found` what holds a part stands, and how often it does; of the last rows it is known."""
        if found is not self.last:
            self.last, self.where = found, {}
        if (known := self.where.get(part)) is None:
            known = self.where[part] = part.among(found)
        return known

    # What the index holds of a leaf.

    def part(self, leaf: Leaf) -> Part:
        """What the index holds of a leaf that is one word or a phrase."""
        return self.look_up(leaf)[0] if isinstance(leaf, Words) else self.written(leaf)

    def look_up(self, leaf: Leaf) -> tuple[Part, ...]:
        """What the index holds of each word of free text; nothing for a phrase. Asked once a query."""
        if not isinstance(leaf, Words):
            return ()
        if (known := self.words.get(leaf)) is None:
            known = self.words[leaf] = tuple(self.parts.word(word, leaf.field) for word in self.cut(leaf))
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
        if (known := self.cuts.get(leaf)) is None:
            words = self.snapshot.tokenizer.words(fold(leaf.text))
            known = self.cuts[leaf] = tuple(dict.fromkeys(word.term for word in words))
        return known

    # What they score.

    def scores_of(self, query: Node, asked: Node, found: Rows) -> Points:
        """The score of each of some rows that match, with what others of their articles lend them."""
        if not len(found) or not gists_of(query):
            return self.scores(query, asked, found)
        from searcher import gist

        lending, scores = self.lending(query, asked)
        scores += gist.LENT * gist.best_others(scores, self.snapshot.articles.take(lending))
        return scores.take(locate(found, lending)[0])

    def lending(self, query: Node, asked: Node) -> tuple[Rows, Points]:
        """The rows that hold the gists of a query, whatever else is wanted, for no filter changes a score; and theirs.

        What others lend them is not among their scores.
        """
        rows = reduce(intersect, map(self.find_gist, gists_of(query)))
        return rows, self.scores(query, asked, rows)

    def scores(self, query: Node, asked: Node, found: Rows) -> Points:
        """The score of each of some rows: the sum over the query's words and phrases, in their order."""
        everywhere = len(found) * SPARSE > self.snapshot.rows
        total = np.zeros(self.snapshot.rows if everywhere else len(found))
        for part, weight, _, _ in self.scoring(query, asked) if len(found) else ():
            if everywhere:
                total[part.ordinals] += weight * part.points
            else:
                places, times = self.located(part, found)
                total[places] += weight * part.earned(found.take(places), times)
        return total[found] if everywhere else total

    def scoring(self, query: Node, asked: Node) -> Iterator[Scored]:
        """Yield what scores of a query, in its order; where words met in what was asked, that they meet."""
        for leaf in dict.fromkeys(self.leaves(query)):
            yield from self.scored(leaf)
        yield from self.joined(*leaves(asked))

    def joined(self, *asked: Leaf) -> Iterator[Scored]:
        """Yield where words of free text meet, each place once."""
        for text in dict.fromkeys(joint for leaf in asked for joint in self.joints(leaf)):
            yield Scored(self.parts.phrase(text), ranking.JOINED, text, How.JOINED)

    def joints(self, leaf: Leaf) -> Iterator[str]:
        """Yield the end of every word of free text with the beginning of the next, where no mark parts them."""
        if not isinstance(leaf, Words) or leaf.field is Field.TITLE or len(self.look_up(leaf)) < 2:
            return
        folded = fold(leaf.text)
        if len(units(folded)) == 2:  # which is the leaf as written
            return
        for word, after in pairwise(self.snapshot.tokenizer.words(folded)):
            last, first = units(word.term)[-1], units(after.term)[0]
            if is_term(last) and not units(folded[word.end : after.start]):
                yield beside(last, first)

    def scored(self, leaf: Leaf) -> Iterator[Scored]:
        """Yield the words of a leaf, and the leaf as written."""
        parts = self.look_up(leaf)
        for part, word in zip(parts, self.cut(leaf) if parts else (), strict=True):
            yield Scored(part, 1.0, word, How.WORD)
        if len(parts) != 1:  # one word as written is that word
            how = How.PATTERN if isinstance(leaf, Pattern) else How.AS_WRITTEN
            yield Scored(self.written(leaf), ranking.AS_WRITTEN if parts else 1.0, leaf.text, how)


def beside(one: str, other: str) -> str:
    """Two units as a text in which they follow one another: figures and letters would grow together."""
    return one + other if HAN_CHARACTER.match(one) and HAN_CHARACTER.match(other) else f"{one} {other}"


def holds_some(node: Node) -> bool:
    """Whether whatever matches a node in its own text holds a leaf of it."""
    if isinstance(node, And):
        return any(map(holds_some, node.parts))
    if isinstance(node, Or):
        return all(map(holds_some, node.parts))
    if isinstance(node, Within):
        return node.scope is Scope.SENTENCE and holds_some(node.part)
    return isinstance(node, (*LEAVES, Near)) and node.field is Field.TEXT


def in_all(parts: Sequence[Part]) -> Rows:
    """The paragraphs in all of the lists: the shortest one, less what the others lack."""
    first, *others = sorted(parts, key=lambda part: len(part.ordinals))
    found = first.ordinals
    for part in others:
        found = found.compress(part.holds(found))
    return found


def loosened(query: Node, cut: Callable[[Leaf], tuple[str, ...]]) -> Iterator[Node]:
    """Yield the query asking for less: any of its free parts instead of all, then any of their words.

    Phrases, filters and refusals stay as they are: what was put in quotes was meant.
    """
    parts = query.parts if isinstance(query, And) else (query,)
    parts = tuple(one for part in parts for one in (part.parts if isinstance(part, Gist) else (part,)))
    free = [part for part in parts if isinstance(part, (Words, Variants))]
    kept = tuple(part for part in parts if not isinstance(part, (Words, Variants)))
    words = dict.fromkeys(one for part in free for one in loosest(part, cut))
    for choice in (tuple(free), tuple(words)):
        if len(choice) > 1:
            yield And((*kept, Or(choice))) if kept else Or(choice)


def loosest(part: Words | Variants, cut: Callable[[Leaf], tuple[str, ...]]) -> list[Node]:
    """The words that free text is cut into; ways to write it besides stay whole."""
    if isinstance(part, Words):
        return [Words(word, part.field) for word in cut(part)]
    return [one for inner in part.parts for one in (loosest(inner, cut) if isinstance(inner, Words) else [inner])]


def best(scores: Points, places: NDArray[np.int32], count: int) -> Places:
    """Indices of the `count` best scores, best first, equals by their places; all when there are no more."""
    if not count:
        return np.zeros(0, np.intp)
    near = np.flatnonzero(scores >= nth_largest(scores, count))
    order: Places = near[np.lexsort((places[near], -scores[near]))[:count]]
    return order
