"""Turn a query tree into the paragraphs it matches, with scores, over whole arrays of one snapshot.

A paragraph matches free words when its text, or its article's headline, holds each of them, and its own text at least
one; so a headline gives context, and no paragraph is counted that holds nothing of the words it matches by. Of 端午 |
事件:2026-06-19 all that speak of the day match as well: they need no words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property, reduce
from itertools import chain
from typing import TYPE_CHECKING

from index import Held
from index.rowsets import NO_ROWS, Rows, intersect, locate, union, without
from searcher.earning import Earning
from searcher.filtering import Filtering
from searcher.lookup import Lookup
from searcher.maxscore import Best, Members, best_of_any
from searcher.parts import Part, Parts
from searcher.query import (
    FILTERS,
    LEAVES,
    And,
    Field,
    Gist,
    Leaf,
    Near,
    Node,
    Not,
    Or,
    Scope,
    Sound,
    Variants,
    Within,
    Words,
    gists_of,
    leaves,
)
from searcher.scoring import NO_POINTS, Points

if TYPE_CHECKING:
    from searcher.scopes import Scopes


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
        self.parts, self.snapshot = parts, parts.snapshot
        self.lookup = Lookup(parts)
        self.earning = Earning(self.lookup)
        self.gists: dict[Gist, Rows] = {}
        self.filtering = Filtering(parts.snapshot, resolve, self.find)

    def match(self, query: Node, filters: tuple[Node, ...] = ()) -> Matches:
        """All paragraphs that match the query and every filter. Filters take away and change no score.

        When nothing matches all parts of the query, what matches any of them; the filters still hold.
        """
        found = self.resting(query, filters)
        asked = query
        for loose in loosened(query, self.lookup.cut) if not len(found) else ():
            if len(found := self.resting(loose, filters)):
                query = loose
                break
        return Matches(found, self.scores_of(query, asked, found), query, asked, Members.of(found))

    def best(self, query: Node, count: int, filters: tuple[Node, ...] = ()) -> Matches:
        """The `count` best of what `match` finds, more where they score alike, and perhaps others; scores as there."""
        for one in chain([query], loosened(query, self.lookup.cut)):
            found, scores, members = self.leading(one, query, count, filters)
            if members.total:
                return Matches(found, scores, one, query, members)
        return Matches(NO_ROWS, NO_POINTS, query, query, Members.of(NO_ROWS))

    def leading(self, query: Node, asked: Node, count: int, filters: tuple[Node, ...]) -> Best:
        """What matches a query and every filter, or some of it that hold the best `count`."""
        if not self.is_any(query):
            found = self.resting(query, filters)
            return Best(found, self.scores_of(query, asked, found), Members.of(found))
        parts = [self.lookup.part(leaf) for leaf in dict.fromkeys(leaves(query))]
        if filters:
            parts = self.filtering.narrowed_parts(parts, filters)
        extras = [one.part for one in self.earning.joined(*leaves(asked))]
        return best_of_any(parts, extras, count, self.snapshot.rows)

    # Which paragraphs match.

    def resting(self, query: Node, filters: tuple[Node, ...] = ()) -> Rows:
        """What matches and every filter lets through, less what needs a word of the query and holds none itself."""
        if isinstance(query, Or) and self.is_any(query):
            # What has one of them rests on it as far as it is its own: looking for it all first would be twice the
            # work. And what a filter has taken out need not be sorted.
            lists = self.filtering.narrowed([Held(self.lookup.own(leaf), None) for leaf in leaves(query)], filters)
            return union([held.ordinals for held in lists], self.snapshot.rows)
        found = self.filtering.narrow(self.find(query), filters)
        asked = self.earning.leaves(query)
        if not asked or not len(found) or self.rests(query):
            return found
        owned = self.lookup.owned(asked, found)
        if not owned.all() and (rest := without_words(query)):
            owned |= locate(found, self.find(rest))[1]
        return found if owned.all() else found[owned]

    def is_any(self, node: Node) -> bool:
        """Whether any of some words and phrases of the text is wanted, or one alone."""
        return all(map(self.lookup.is_one, node.parts if isinstance(node, Or) else (node,)))

    def rests(self, node: Node) -> bool:
        """Whether all that matches a node surely holds a word of it: none that matches it by its headline."""
        if isinstance(node, LEAVES):
            lends = any(part.times is not None for part in self.lookup.words(node))
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
            return self.lookup.rows(node)
        if isinstance(node, Near):
            return self.find_near(node)
        if isinstance(node, Within):
            return self.scopes.rows(node)
        if isinstance(node, Gist):
            return self.find_gist(node)
        if isinstance(node, Sound):  # what sounds so is looked for in its stead, if there is anything
            return NO_ROWS
        return self.filtering.narrow(self.snapshot.live, [node])

    def find_all(self, node: And) -> Rows:
        """The paragraphs that match every part: words and filters first, then those refused taken away."""
        looked_up = [one for one in node.parts if isinstance(one, Words) and self.lookup.words(one)]
        words = [part for one in looked_up for part in self.lookup.words(one)]
        others = [one for one in node.parts if one not in looked_up and not isinstance(one, Not)]
        filters = [one for one in others if isinstance(one, FILTERS)]
        lists = sorted((self.find(one) for one in others if one not in filters), key=len)
        if words:
            lists.append(self.lookup.in_all(words))
        found = self.filtering.narrow(reduce(intersect, lists) if lists else self.snapshot.live, filters)
        for one in node.parts:
            if isinstance(one, Not) and len(found):
                found = without(found, self.find(one.part))
        return found

    def find_near(self, node: Near) -> Rows:
        """The paragraphs that hold all of some texts close together, or whose headline does."""
        from searcher import proximity  # few queries need it

        found = proximity.rows(node, self.snapshot)
        return self.parts.of_headlines(found) if node.field is Field.TITLE else found

    def find_gist(self, node: Gist) -> Rows:
        """The paragraphs that hold enough of some free words."""
        from searcher import gist  # short queries have none

        if (known := self.gists.get(node)) is None:
            words = [self.one_word(word) for word in gist.words_of(node, self.lookup.cut)]
            known = self.gists[node] = gist.rows(words, self.parts.scoring)
        return known

    def one_word(self, node: Node) -> Part:
        """What the index holds of one word, or of what is said in several ways as if it were one."""
        if isinstance(node, Words) and len(words := self.lookup.words(node)) == 1:
            return words[0]
        return Part(Held(self.find(node), None), self.parts.scoring)

    @cached_property
    def scopes(self) -> Scopes:
        """What answers by sentences and articles."""
        from searcher.scopes import Scopes

        return Scopes(self.snapshot, self.find, self.lookup.cut)

    # What they score.

    def scores_of(self, query: Node, asked: Node, found: Rows) -> Points:
        """The score of each of some rows that match, with what others of their articles lend them."""
        if not len(found) or not gists_of(query):
            return self.earning.scores(query, asked, found)
        from searcher import gist

        lending, scores = self.lending(query, asked)
        scores += gist.LENT * gist.best_others(scores, self.snapshot.articles.take(lending))
        return scores.take(locate(found, lending)[0])

    def lending(self, query: Node, asked: Node) -> tuple[Rows, Points]:
        """The rows that hold the gists of a query, whatever else is wanted, for no filter changes a score; and theirs.

        What others lend them is not among their scores.
        """
        rows = reduce(intersect, map(self.find_gist, gists_of(query)))
        return rows, self.earning.scores(query, asked, rows)


def without_words(node: Node) -> Node | None:
    """What is left of a query when none of its words stands anywhere; None when nothing can match it then."""
    if isinstance(node, Within):
        part = without_words(node.part)
        return Within(node.scope, part) if part else None
    if not isinstance(node, (And, Or)):
        return node if isinstance(node, (Not, *FILTERS)) else None
    left = tuple(part for part in map(without_words, node.parts) if part)
    if isinstance(node, And) and len(left) < len(node.parts):
        return None
    return replace(node, parts=left) if left else None


def holds_some(node: Node) -> bool:
    """Whether whatever matches a node in its own text holds a leaf of it."""
    if isinstance(node, And):
        return any(map(holds_some, node.parts))
    if isinstance(node, Or):
        return all(map(holds_some, node.parts))
    if isinstance(node, Within):
        return node.scope is Scope.SENTENCE and holds_some(node.part)
    return isinstance(node, (*LEAVES, Near)) and node.field is Field.TEXT


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
