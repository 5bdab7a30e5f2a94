"""A text → the words that tell it from others, as a query for any of them: what finds paragraphs like it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

import numpy as np

from index import Snapshot
from index.folding import fold
from index.rowsets import Rows
from searcher import ranking
from searcher.matching import Matches
from searcher.maxscore import Members
from searcher.parts import Parts
from searcher.query import Field, Or, Phrase, Words
from searcher.results import Shown

# More words make a text no more like another, and every one is a list to be read.
MOST_WORDS = 16
# A word that only this text has finds nothing else.
FEWEST_PARAGRAPHS = 2


def query_of(texts: Iterable[str], parts: Parts) -> Or | Words | Phrase | None:
    """The most telling words of some texts by tf-idf, most telling first; None when no other paragraph has any.

    Characters alone and numbers are asked for only where a text has nothing else.
    """
    words = Counter(word.term for text in texts for word in parts.snapshot.tokenizer.words(fold(text)))
    long = [word for word in words if len(word) > 1 and not word[0].isdecimal()]
    telling = ordered(long, words, parts) or ordered(list(words), words, parts)
    leaves = tuple(Words(word) if re.fullmatch(r"\w{2,}", word) else Phrase(word) for word in telling[:MOST_WORDS])
    return Or(leaves) if len(leaves) > 1 else leaves[0] if leaves else None


def ordered(words: list[str], times: Counter[str], parts: Parts) -> list[str]:
    """Those of some words that other paragraphs may have, by tf-idf; equals by their characters."""
    holding = {word: len(parts.word(word, Field.TEXT).own) for word in words}
    known = [word for word in words if holding[word] >= FEWEST_PARAGRAPHS]
    weights = {word: times[word] * ranking.idf(parts.snapshot.paragraphs, holding[word]) for word in known}
    return sorted(known, key=lambda word: (-weights[word], word))


def others(matches: Matches, rows: Rows, snapshot: Snapshot) -> Matches:
    """The matches that are of other articles than some rows of one article, and of none that is nearly the same."""
    kept = ~np.isin(snapshot.articles[matches.ordinals], snapshot.near_numbers(int(rows[0])))
    found = matches.ordinals[kept]
    return replace(matches, ordinals=found, scores=matches.scores[kept], members=Members.of(found))


def distinct(shown: Iterable[Shown], matches: Matches, rows: Rows, snapshot: Snapshot) -> Iterator[Shown]:
    """Yield those hits of some, places in the matches first, whose text no row has and no hit before had."""
    met = set(map(fold, snapshot.texts(rows)))
    for one in shown:
        [text] = map(fold, snapshot.texts(matches.ordinals[one[0] : one[0] + 1]))
        if text not in met:
            met.add(text)
            yield one
