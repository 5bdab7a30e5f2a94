"""Turn how often paragraphs hold a word into what they earn by it, by tables over lengths of texts and headlines.

Here and wherever long lists are looked at, `take` and `compress` stand for brackets: they are two and three times as
fast.
"""

from __future__ import annotations

from functools import cached_property
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from index import Snapshot
from index.inversion import MOST_CONTEXT, MOST_TIMES, OWN_BITS
from index.rowsets import Places, Rows
from searcher import ranking

Points = NDArray[np.float64]
Times = NDArray[np.uint8]
NO_POINTS = np.zeros(0)
# Fewer rows are scored at once; of more, those that hold a word once are looked up.
FEW = 1 << 14


class Norms(NamedTuple):
    """Of some rows the lengths of their texts, and what a word is worth, before saturation, there and in the headline.

    Worked out once for several words.
    """

    lengths: NDArray[np.integer[Any]]
    a_time: Points
    a_headline: Points

    def at(self, places: Places) -> Norms:
        """Those of some of the rows."""
        return Norms(self.lengths.take(places), self.a_time.take(places), self.a_headline.take(places))


class Scoring:
    """BM25F in one snapshot, of words of text and headline, and of phrases counted as words of the text."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot

    def idf(self, holding: int) -> float:
        """What the word of so many paragraphs weighs."""
        return ranking.idf(self.snapshot.paragraphs, holding)

    def norms(self, rows: Rows) -> Norms:
        """What a word is worth in some rows."""
        lengths, headlines = (self.snapshot.lengths[field].take(rows) for field in ("text", "title"))
        return Norms(lengths, self.a_time.take(lengths), self.a_headline.take(headlines))

    def shares(self, rows: Rows, times: Times | None) -> Points:
        """The share of a word's weight that some rows earn, given how often they have it, as in `index.Held`."""
        if times is not None and len(rows) < FEW:
            return self.normed_shares(self.norms(rows), times)
        points: Points = self.once.take(self.snapshot.lengths["text"].take(rows))
        if times is not None:
            odd = (times != 1).nonzero()[0]  # most hold it once, and are looked up
            points[odd] = self.normed_shares(self.norms(rows.take(odd)), times.take(odd))
        return points

    def normed_shares(self, norms: Norms, times: Times | None) -> Points:
        """The same of rows whose norms are known."""
        if times is None:
            return self.once.take(norms.lengths)
        pseudo = (times & MOST_TIMES) * norms.a_time
        pseudo += (times >> OWN_BITS) * norms.a_headline
        return ranking.saturated(pseudo)

    def most(self, times: Times | None) -> float:
        """More than the share that any row can earn of the weight of a word that is held so often."""
        highest = 1 if times is None else int(times.max(initial=0))
        pseudo = min(highest, MOST_TIMES) * self.a_time.max(initial=0.0)
        if highest > MOST_TIMES:
            pseudo += MOST_CONTEXT * self.a_headline.max(initial=0.0)
        return ranking.saturated(float(pseudo))

    @cached_property
    def a_time(self) -> Points:
        """For every length of a text, what a word in it is worth before saturation."""
        return self.worth("text", ranking.TEXT)

    @cached_property
    def a_headline(self) -> Points:
        """For every length of a headline, what a word in it is worth before saturation."""
        return self.worth("title", ranking.TITLE)

    @cached_property
    def once(self) -> Points:
        """For every length of a text, the share of its weight that a word earns which stands there once."""
        return ranking.saturated(self.a_time)

    def worth(self, field: str, weight: ranking.FieldWeight) -> Points:
        """For every length of a field, what a word in it is worth before saturation."""
        longest = int(self.snapshot.lengths[field].max(initial=0))
        lengths = np.arange(longest + 1, dtype=np.int32)
        return ranking.weighted(np.ones(1, np.int32), lengths, self.snapshot.average_lengths[field], weight)
