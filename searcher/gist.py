"""Long free text → paragraphs that hold enough of it: words that weigh a quarter of what all its words weigh together.

A sentence or a question has words that no good answer holds; wanting them all leaves one paragraph or none. A word
weighs its idf in the whole index, in thousandths, so that sums are exact and no filter changes them; words that stand
nowhere weigh nothing. Words of the headline count as context, as everywhere.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

from index.rowsets import NO_ROWS, Rows
from searcher.parts import Part
from searcher.query import FILTERS, All, And, Field, Gist, Leaf, Node, Not, Or, Variants, Words
from searcher.scoring import Points, Scoring

Cut = Callable[[Leaf], tuple[str, ...]]
# So many words make a text long, when so many of them have two characters or more: a name or a day that the dictionary
# lacks is cut into single ones. Five with two characters or more would leave headlines at MRR@10 0.819 in the place of
# 0.827, and half of the questions without a paragraph that has all that is wanted, in the place of a sixth.
LONG, TELLING = 5, 3
# Text of fewer words than so many for each stretch between blanks is words typed apart.
APART = 2
# What is held has to weigh at least one in so many parts of the whole. Measured by `benchmarks/ranking.py` on 400
# headlines and sentences, MRR@10 of questions, headlines and sentences on the development halves, nDCG@10 of headlines,
# and what a headline finds in the middle:
#     all words  0.983  0.802  0.993   0.389    4 paragraphs
#     2          0.976  0.821  0.991   0.412    5
#     3          0.981  0.826  0.991   0.465   36
#     4          0.984  0.827  0.991   0.476  116
#     5          0.984  0.826  0.991   0.476  280
SHARE = 4
THOUSANDTHS = 1000
# A paragraph is lent so much of what the best other paragraph of its article earns that holds the gist. Measured on
# 1,600 headlines and 1,000 sentences besides, MRR@10 of both and of questions, nDCG@10 of headlines:
#     0     0.808  0.989  0.984   0.461        0.1   0.813  0.987  0.988   0.497
#     0.06  0.811  0.988  0.988   0.483        0.12  0.812  0.988  0.988   0.503
# The sum or the best of all paragraphs of the article in its place are worse for sentences or gain less.
LENT = 0.1
# Bits that a weight fits in: no idf is above 22, for there are fewer than 2^31 paragraphs.
BITS = 16
# Lists longer together than one row in so many are added up in a table of all rows.
DENSE = 8


def is_long(typed: Node, cut: Cut) -> bool:
    """Whether what was typed is long free text. Words that were typed apart are meant each, however many."""
    parts = typed.parts if isinstance(typed, And) and not isinstance(typed, All) else (typed,)
    told = [cut(part) for part in parts if isinstance(part, Words) and part.field is Field.TEXT]
    words = {word for some in told for word in some}
    return len(words) >= max(LONG, APART * len(told)) and sum(len(word) > 1 for word in words) >= TELLING


def as_gist(node: Node) -> Node:
    """The query, with the gist of its free words wanted; itself where quotes or operators join parts to them."""
    if isinstance(node, All):
        return node
    parts = node.parts if isinstance(node, And) else (node,)
    free = tuple(part for part in parts if is_free(part))
    kept = tuple(part for part in parts if not is_free(part))
    if not free or not all(isinstance(part, (Not, *FILTERS)) or in_title(part) for part in kept):
        return node
    return And((Gist(free), *kept)) if kept else Gist(free)


def is_free(node: Node) -> bool:
    """Whether a part is free words of the text, be they widened."""
    first = node.parts[0] if isinstance(node, Variants) else node
    return isinstance(first, Words) and first.field is Field.TEXT


def in_title(node: Node) -> bool:
    """Whether a part is free words of the headline, be they widened."""
    first = node.parts[0] if isinstance(node, Variants) else node
    return isinstance(first, Words) and first.field is Field.TITLE


def words_of(node: Gist, cut: Cut) -> list[Node]:
    """What is held or not: each word, and what is said in several ways, which counts as one."""
    found: dict[Node, None] = {}
    for part in node.parts:
        words = cut(part) if isinstance(part, Words) else ()
        found.update(dict.fromkeys(map(Words, words) if words else (part,)))
    return list(found)


def spread(node: Node, cut: Cut) -> Node:
    """A query whose gists are any of their words, each once: what scores, and what a match may rest on.

    Long free text does not count as written besides: MRR@10 of headlines is 0.830 in the place of 0.827 without.
    """
    if isinstance(node, Gist):
        words = tuple(words_of(node, cut))
        return Or(words) if len(words) > 1 else words[0]
    return And(tuple(spread(part, cut) for part in node.parts)) if isinstance(node, And) else node


def rows(parts: Sequence[Part], scoring: Scoring) -> Rows:
    """The paragraphs that hold enough of some words, ascending."""
    there = sorted((part for part in parts if len(part.ordinals)), key=lambda part: len(part.ordinals))
    weights = [weight(part, scoring) for part in there]
    enough = -(-sum(weights) // SHARE)
    if not there:
        return NO_ROWS
    # what can still be had from a list on: rows that the lists before it lack need that much
    left = [*accumulate(reversed(weights), initial=0)][::-1]
    first = next(number for number, rest in enumerate(left) if rest < enough)
    found, sums = weighed(there[:first], weights[:first], enough - left[first], scoring.snapshot.rows)
    for part, points, rest in zip(there[first:], weights[first:], left[first + 1 :], strict=True):
        sums[part.holds(found)] += points
        kept = sums >= enough - rest
        found, sums = found.compress(kept), sums.compress(kept)
    return found


def weighed(parts: Sequence[Part], weights: Sequence[int], least: int, rows: int) -> tuple[Rows, NDArray[np.int64]]:
    """The rows below `rows`, ascending, where what is held weighs at least so much, and how much it does."""
    lengths = [len(part.ordinals) for part in parts]
    if sum(lengths) * DENSE > rows:
        held = np.zeros(rows, np.int64)
        for part, points in zip(parts, weights, strict=True):
            held[part.ordinals] += points
        found = (held >= least).nonzero()[0]
        return found.astype(np.int32), held.take(found)
    keys = np.concatenate([part.ordinals for part in parts]).astype(np.int64) << BITS
    keys |= np.repeat(np.array(weights), lengths)
    keys.sort(kind="stable")  # which merges what is sorted
    ordinals = keys >> BITS
    starts = np.flatnonzero(np.concatenate([[True], ordinals[1:] != ordinals[:-1]]))
    sums = np.add.reduceat(keys & ((1 << BITS) - 1), starts)
    kept = sums >= least
    return ordinals.take(starts.compress(kept)).astype(np.int32), sums.compress(kept)


def weight(part: Part, scoring: Scoring) -> int:
    """What a word weighs, in thousandths, at least one."""
    return max(1, round(scoring.idf(len(part.ordinals)) * THOUSANDTHS))


def best_others(scores: Points, articles: NDArray[np.int32]) -> Points:
    """For paragraphs with some scores and of some articles, both ascending by rows, the best other of the article's."""
    starts = np.flatnonzero(np.concatenate([[True], articles[1:] != articles[:-1]]))
    counts = np.diff(starts, append=len(scores))
    best = np.repeat(np.maximum.reduceat(scores, starts), counts)
    is_best = scores == best
    several = np.repeat(np.add.reduceat(is_best.astype(np.int32), starts) > 1, counts)
    second = np.repeat(np.maximum.reduceat(np.where(is_best, 0.0, scores), starts), counts)
    return np.where(is_best & ~several, second, best)
