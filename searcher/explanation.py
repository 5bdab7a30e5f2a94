"""A query → how it was read and what it asks of the index; of one paragraph, what each part earns or what it lacks.

What a paragraph earns comes from the matcher itself, in its order, so that the shares add up to the score of a search.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import reduce
from itertools import pairwise

import numpy as np

from index import Snapshot
from index.folding import fold
from index.inversion import MOST_TIMES
from index.tokenizer import is_term
from index.units import units
from searcher import gist, numerals, wildcards
from searcher.earning import How, beside
from searcher.expansion import Expansion
from searcher.judging import Judge, Lack
from searcher.matching import Matcher, Matches
from searcher.query import (
    FILTERS,
    LEAVES,
    And,
    Everything,
    Gist,
    Leaf,
    Near,
    Node,
    Not,
    Or,
    Phrase,
    Sound,
    Variants,
    Within,
    Words,
    gists_of,
    leaves,
)
from searcher.scoring import Times


class Reason(str, Enum):
    """Why something is looked for."""

    TYPED = "typed"
    MEANING = "means the same"
    NUMBER = "the same number"
    SOUND = "sounds so"

    def __str__(self) -> str:
        return self.value


@dataclass(frozen=True, slots=True)
class ListAsked:
    """A list of the index: of a word, a character, or two that follow one another; `paragraphs` is its length."""

    text: str
    paragraphs: int


@dataclass(frozen=True, slots=True)
class Term:
    """What is looked for as one: `paragraphs` hold it in text or headline, `own` in their text.

    It is found by `lists`; where they are several, texts were looked into after them.
    """

    text: str
    how: How
    paragraphs: int
    own: int
    lists: tuple[ListAsked, ...]


@dataclass(frozen=True, slots=True)
class PartAsked:
    """A word, phrase or pattern of the query as `parsed` has it, folded, and the terms it was cut into.

    `instead_of` is what was typed, when this was not. What is `refused` earns nothing.
    """

    part: str
    folded: str
    reason: Reason
    instead_of: str
    refused: bool
    terms: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class FilterAsked:
    """A filter, and how many paragraphs of the index it lets through."""

    part: str
    paragraphs: int


@dataclass(frozen=True, slots=True)
class Share:
    """What a paragraph earns by a term: `score`, in which `weight` is a factor. `where`: `text`, `headline`, `both`.

    What is lent comes from the `article`, and `text` is the id of the paragraph that lends it.
    """

    text: str
    how: How
    where: str
    weight: float
    score: float


@dataclass(frozen=True, slots=True)
class Verdict:
    """One paragraph: its `rank` and `score` are 0 when it does not match, and `lacks` says why; shares add up to it."""

    id: str
    rank: int
    score: float
    shares: tuple[Share, ...]
    lacks: tuple[Lack, ...]

    @property
    def matches(self) -> bool:
        """Whether it is found."""
        return self.rank > 0


@dataclass(frozen=True, slots=True)
class Explanation:
    """How a query was understood. `searched` is what `total` paragraphs match: not `parsed` when none has all of it."""

    query: str
    parsed: str
    searched: str
    total: int
    parts: tuple[PartAsked, ...]
    filters: tuple[FilterAsked, ...]
    paragraph: Verdict | None


def explain(
    query: str,
    typed: Node,
    expansion: Expansion,
    matcher: Matcher,
    filters: tuple[Node, ...],
    row: int | None = None,
) -> Explanation:
    """What there is to say of a query that was `typed` so, and of the paragraph in a row."""
    node = expansion.read(typed)
    matches = matcher.match(node, filters)
    known = origins(typed, expansion)
    earning = {*matcher.earning.leaves(node)}
    spread = {leaf for leaf in leaves(node) if leaf not in earning}  # of a gist, which earns nothing as written
    parts = [
        part_of(leaf, refused, known, matcher, as_written=leaf not in spread)
        for leaf, refused in dict.fromkeys(asked(node))
    ]
    narrowing = dict.fromkeys((*filters_of(node), *filters))
    return Explanation(
        query=query,
        parsed=str(node),
        searched=str(matches.query),
        total=matches.members.total,
        parts=tuple(parts),
        filters=tuple(FilterAsked(str(one), len(matcher.find(one))) for one in narrowing),
        paragraph=None if row is None else verdict(matches, matcher, filters, row),
    )


# How it was read.


def asked(node: Node, refused: bool = False) -> Iterator[tuple[Leaf, bool]]:
    """Yield all that is looked for in texts and headlines, and whether it is refused, in query order."""
    if isinstance(node, LEAVES):
        yield node, refused
    elif isinstance(node, Near):
        yield from ((Phrase(text, node.field), refused) for text in node.parts)
    elif isinstance(node, (Not, Within)):
        yield from asked(node.part, refused ^ isinstance(node, Not))
    elif isinstance(node, (And, Or, Gist)):
        for part in node.parts:
            yield from asked(part, refused)


def filters_of(node: Node, refused: bool = False) -> Iterator[Node]:
    """Yield the filters of a query, those refused behind a Not."""
    if isinstance(node, FILTERS) and not isinstance(node, Everything):
        yield Not(node) if refused else node
    elif isinstance(node, (Not, Within)):
        yield from filters_of(node.part, refused ^ isinstance(node, Not))
    elif isinstance(node, (And, Or)):
        for part in node.parts:
            yield from filters_of(part, refused)


def origins(typed: Node, expansion: Expansion) -> dict[Leaf, tuple[Reason, str]]:
    """For what is looked for in the stead of what was typed, why, and what that was."""
    found: dict[Leaf, tuple[Reason, str]] = {}
    for node in simple(typed):
        if isinstance(node, Sound):
            found.update((leaf, (Reason.SOUND, str(node))) for leaf, _ in asked(expansion.of(node)))
        elif isinstance(node, Words):
            for one in variants(expansion.of(node)):
                first, *others = (leaf for leaf, _ in asked(one))
                found.update((leaf, (reason_of(leaf, first), first.text)) for leaf in others)
    for leaf, _ in asked(typed):
        found.pop(leaf, None)
    return found


def simple(node: Node) -> Iterator[Node]:
    """Yield the nodes of a query that hold no others."""
    if isinstance(node, (Not, Within)):
        yield from simple(node.part)
    elif isinstance(node, (And, Or, Gist)):
        for part in node.parts:
            yield from simple(part)
    else:
        yield node


def variants(node: Node) -> Iterator[Variants]:
    """Yield what is said in several ways, in free words that were widened."""
    if isinstance(node, Variants):
        yield node
    elif isinstance(node, And):
        for part in node.parts:
            yield from variants(part)


def reason_of(leaf: Leaf, typed: Leaf) -> Reason:
    """Why a leaf is as good as another."""
    forms = {form for _, _, others in numerals.numbers(fold(typed.text)) for form in others}
    return Reason.NUMBER if leaf.text in forms else Reason.MEANING


def part_of(
    leaf: Leaf, refused: bool, known: dict[Leaf, tuple[Reason, str]], matcher: Matcher, *, as_written: bool
) -> PartAsked:
    """What is asked of the index for a leaf."""
    terms = tuple(
        Term(one.text, one.how, len(one.part.ordinals), len(one.part.own), lists_of(one.text, one.how, matcher))
        for one in (*matcher.earning.scored(leaf), *matcher.earning.joined(leaf))
        if as_written or one.how is not How.AS_WRITTEN
    )
    reason, instead_of = known.get(leaf, (Reason.TYPED, ""))
    return PartAsked(str(leaf), fold(leaf.text), reason, instead_of, refused, terms)


def lists_of(text: str, how: How, matcher: Matcher) -> tuple[ListAsked, ...]:
    """The lists that a term is found by."""
    snapshot = matcher.snapshot
    if how is How.PATTERN:
        runs = [run for block in wildcards.blocks(text) for run in wildcards.runs(block)]
        named = (("".join(element.text for element in run), len(wildcards.rows_of(run, snapshot))) for run in runs)
        return tuple(ListAsked(name, count) for name, count in named)
    folded = fold(text)
    if how is How.WORD and snapshot.tokenizer.parts(folded) == [folded]:
        return (ListAsked(folded, len(snapshot.word(folded).ordinals)),)
    return tuple(pairs(units(folded), snapshot))


def pairs(sequence: Sequence[str], snapshot: Snapshot) -> Iterator[ListAsked]:
    """Yield the lists of what follows one another in a row of units, and of what stands alone between marks."""
    whole = "".join(sequence)
    if len(whole) == len(sequence) > 1 and snapshot.tokenizer.is_dictionary_word(whole):
        yield ListAsked(whole, len(snapshot.postings("text", whole).ordinals))
        return
    joined = [(one, other) for one, other in pairwise(sequence) if is_term(one) and is_term(other)]
    alone = [(unit,) for unit in sequence if not any(unit in pair for pair in joined) and is_term(unit)]
    for run in dict.fromkeys((*joined, *alone)) or dict.fromkeys((unit,) for unit in sequence):
        yield ListAsked(reduce(beside, run), len(snapshot.phrase(run).ordinals))


# What it makes of one paragraph.


def verdict(matches: Matches, matcher: Matcher, filters: tuple[Node, ...], row: int) -> Verdict:
    """What the paragraph of a row earns, or why it is not found."""
    entry = matcher.snapshot.entry(row)
    shares = tuple(shares_of(matches, matcher, row))
    at = int(np.searchsorted(matches.ordinals, row))
    if at == len(matches.ordinals) or matches.ordinals[at] != row:
        lacks = Judge(matcher, row, entry).lacks(matches.query, filters)
        return Verdict(entry.paragraph.id, 0, 0.0, shares, tuple(lacks))
    score, places = matches.scores[at], matcher.snapshot.reading_order[matches.ordinals]
    above = (matches.scores > score) | ((matches.scores == score) & (places < places[at]))
    return Verdict(entry.paragraph.id, int(above.sum()) + 1, float(score), shares, ())


def shares_of(matches: Matches, matcher: Matcher, row: int) -> Iterator[Share]:
    """Yield what a paragraph earns by each term of a query that it has."""
    wanted = np.array([row], np.int32)
    for one in matcher.earning.scoring(matches.query, matches.asked):
        places, times = one.part.among(wanted)
        if len(places):
            points = float(one.part.earned(wanted, times)[0])
            yield Share(one.text, one.how, where(times), one.part.weight, points)
    if gists_of(matches.query):
        yield from lent_to(row, matches, matcher)


def lent_to(row: int, matches: Matches, matcher: Matcher) -> Iterator[Share]:
    """Yield what the best other paragraph of the article lends one that holds the gist of a query."""
    rows, scores = matcher.lending(matches.query, matches.asked)
    articles = matcher.snapshot.articles
    others = np.flatnonzero((articles.take(rows) == articles[row]) & (rows != row))
    if len(others) and row in rows:
        best = others[scores.take(others).argmax()]
        lender = matcher.snapshot.entry(int(rows[best])).paragraph.id
        yield Share(lender, How.LENT, "article", gist.LENT, gist.LENT * float(scores[best]))


def where(times: Times | None) -> str:
    """Where a paragraph holds what it holds so often: `text`, `headline` or `both`."""
    most = 1 if times is None else int(times[0])
    return "text" if most <= MOST_TIMES else "both" if most & MOST_TIMES else "headline"
