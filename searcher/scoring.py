"""Turn how often paragraphs hold a word into what they earn by it, by tables over lengths of texts and headlines.

Here and wherever long lists are looked at, `take` and `compress` stand for brackets: they are two and three times as
fast.
"""

from __future__ import annotations

from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index import Snapshot
from index.inversion import MOST_CONTEXT, MOST_TIMES, OWN_BITS
from index.rowsets import Rows
from searcher import ranking

Points = NDArray[np.float64]
Times = NDArray[np.uint8]
NO_POINTS = np.zeros(0)
# Fewer rows are scored at once; of more, those that hold a word once are looked up.
FEW = 1 << 14


class Norms:
    """The lengths of some rows and their headlines, as what a word is worth in them; worked out once for all words."""

    def __init__(self, scoring: Scoring, rows: Rows) -> None:
        self.scoring, self.rows = scoring, rows

    def shares(self, times: Times | None) -> Points:
        """The share of a word's weight that the rows earn, given how often they have it, as in `index.Held`."""
        if times is not None and len(self.rows) < FEW:
            return saturated(times, self.a_time, self.a_headline)
        points: Points = self.scoring.once.take(self.lengths)
        if times is not None:
            odd = (times != 1).nonzero()[0]  # most hold it once, and are looked up
            few = Norms(self.scoring, self.rows.take(odd))
            points[odd] = saturated(times.take(odd), few.a_time, few.a_headline)
        return points

    @cached_property
    def lengths(self) -> NDArray[np.integer[Any]]:
        """How many words the text of each row has."""
        return self.scoring.snapshot.lengths["text"].take(self.rows)

    @cached_property
    def a_time(self) -> Points:
        """What a word is worth in the text of each row, before saturation."""
        return self.scoring.a_time.take(self.lengths)

    @cached_property
    def a_headline(self) -> Points:
        """What a word is worth in the headline of each row, before saturation."""
        return self.scoring.a_headline.take(self.scoring.snapshot.lengths["title"].take(self.rows))


def saturated(times: Times, a_time: Points, a_headline: Points) -> Points:
    """The share of a word's weight that rows earn, however often they and their headlines hold it."""
    pseudo = (times & MOST_TIMES) * a_time
    pseudo += (times >> OWN_BITS) * a_headline
    return ranking.saturated(pseudo)


class Scoring:
    """BM25F in one snapshot, of words of text and headline, and of phrases counted as words of the text."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot

    def idf(self, holding: int) -> float:
        """What the word of so many paragraphs weighs."""
        return ranking.idf(self.snapshot.paragraphs, holding)

    def norms(self, rows: Rows) -> Norms:
        """What a word is worth in some rows, for several words."""
        return Norms(self, rows)

    def shares(self, rows: Rows, times: Times | None) -> Points:
        """The share of a word's weight that some rows earn, given how often they have it, as in `index.Held`."""
        return self.norms(rows).shares(times)

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
