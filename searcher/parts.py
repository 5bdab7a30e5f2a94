"""What an index holds of each word or phrase of a query, ready to be intersected and scored.

Paragraphs with the word in their headline alone are in a word's rows as well: a headline gives context.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from functools import cached_property
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from corpus import Kind
from index import Held, Postings, Snapshot
from index.folding import fold
from index.inversion import MOST_TIMES, OWN_BITS
from index.rowsets import NO_ROWS, Bitmap, Mask, Places, Rows, intersect, locate
from index.units import units
from searcher import ranking
from searcher.query import Field

Points = NDArray[np.float64]
Earn = Callable[[Places | slice], Points]

# Words of more paragraphs are kept, with what was made of them: fewer are quicker read again than remembered.
FREQUENT = 4096
# Bytes to keep them in; a search may take 150 MB, of which Python and numpy are a third.
ROOM = 48 << 20
# What a kept word takes: its rows, times and points, and one bit for every row, twice.
BYTES_A_ROW = 13


class Part:
    """A word or phrase: ascending `ordinals` of the paragraphs that hold it, and what each earns by it, float64."""

    def __init__(self, held: Held, universe: int, earn: Earn) -> None:
        self.ordinals, self.times = held
        self.universe, self.earn = universe, earn
        self.is_frequent = len(self.ordinals) > FREQUENT

    @cached_property
    def own(self) -> Rows:
        """The paragraphs whose own text holds it."""
        return Held(self.ordinals, self.times).own

    @cached_property
    def bitmap(self) -> Bitmap:
        """The paragraphs as bits."""
        return Bitmap(self.ordinals, self.universe)

    @cached_property
    def own_bitmap(self) -> Bitmap:
        """Those whose own text holds it."""
        return self.bitmap if self.times is None else Bitmap(self.own, self.universe)

    @cached_property
    def points(self) -> Points:
        """What each paragraph earns."""
        return self.earn(slice(None))

    def points_at(self, at: Places) -> Points:
        """What the paragraphs at some places of the list earn."""
        if "points" in self.__dict__ or len(at) * 4 > len(self.ordinals):
            return self.points[at]
        return self.earn(at)

    def locate(self, rows: Rows) -> tuple[Places, Mask]:
        """Where in the list rows would stand, and whether they do."""
        return self.bitmap.locate(rows) if self.is_frequent else locate(rows, self.ordinals)

    def holds(self, rows: Rows) -> Mask:
        """Which rows are in the list."""
        return self.bitmap.holds(rows) if self.is_frequent else locate(rows, self.ordinals)[1]

    def owns(self, at: Places) -> Mask:
        """Whether the paragraphs at some places hold it in their own text."""
        return np.ones(len(at), np.bool_) if self.times is None else (self.times[at] & MOST_TIMES) > 0

    def where(self, at: int) -> str:
        """Where the paragraph at a place of the list holds it: `text`, `headline` or `both`."""
        times = 1 if self.times is None else int(self.times[at])
        return "text" if times <= MOST_TIMES else "both" if times & MOST_TIMES else "headline"

    def heads(self, count: int) -> Rows:
        """The paragraphs that earn most in their own text: `count` of them, and those that earn as much as the last."""
        if (known := self.known_heads.get(count)) is None:
            points = self.points if self.times is None else self.points[(self.times & MOST_TIMES) > 0]
            known = self.known_heads[count] = self.own[points >= nth_largest(points, count)]
        return known

    @cached_property
    def known_heads(self) -> dict[int, Rows]:
        """What `heads` has given."""
        return {}


class Parts:
    """The parts of the queries to one snapshot; keeps the frequent ones. Threads may share it."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot
        self.kept: OrderedDict[tuple[str, Field | None], Part] = OrderedDict()
        self.most = max(4, ROOM // (snapshot.rows * BYTES_A_ROW // 8 + snapshot.rows // 4 + 1))
        self.lock = Lock()

    def word(self, word: str, field: Field) -> Part:
        """The paragraphs that hold one word, in their text or their headline, or in the headline alone."""
        return self.remembered((word, field), lambda: self.look_up(word, field))

    def phrase(self, text: str) -> Part:
        """The paragraphs where a text stands as written."""
        return self.remembered((text, None), lambda: self.look_up_phrase(text))

    def pattern(self, text: str) -> Part:
        """The paragraphs where a text with wildcards stands."""
        from searcher import wildcards  # few queries have any

        found = Postings(*wildcards.find(text, self.snapshot))
        return Part(Held(found.ordinals, None), self.snapshot.rows, lambda at: self.earned_as_written(found, at))

    def remembered(self, key: tuple[str, Field | None], look_up: Callable[[], Part]) -> Part:
        """The part of a key, kept when it is frequent: those longest unused go."""
        with self.lock:
            if part := self.kept.get(key):
                self.kept.move_to_end(key)
                return part
        part = look_up()
        if part.is_frequent:
            with self.lock:
                self.kept[key] = part
                if len(self.kept) > self.most:
                    self.kept.popitem(last=False)
        return part

    def look_up(self, word: str, field: Field) -> Part:
        """A word's part, made."""
        if self.snapshot.tokenizer.parts(word) == [word]:
            held = self.snapshot.title_word(word) if field is Field.TITLE else self.snapshot.word(word)
        else:
            held = self.compound(word, field)
        return Part(held, self.snapshot.rows, lambda at: self.earned(held, at))

    def compound(self, word: str, field: Field) -> Held:
        """What holds a word that no index holds as one: where its units follow one another."""
        written = self.written(word)
        context = self.of_headlines(written.ordinals)
        if field is Field.TITLE:
            return Held.of_title(context)
        return Held.joined(written, Postings(context, np.ones(len(context), np.int32)))

    def of_headlines(self, ordinals: Rows) -> Rows:
        """All paragraphs of the articles whose headline is among some paragraphs."""
        headlines = intersect(ordinals, self.snapshot.postings("kind", Kind.TITLE.value).ordinals)
        if not len(headlines):
            return NO_ROWS
        live = self.snapshot.live
        return live[np.isin(self.snapshot.articles[live], self.snapshot.articles[headlines])]

    def written(self, text: str) -> Postings:
        """The paragraphs where a text stands as written, and how often; none for a text without units."""
        folded = fold(text)
        if not (sequence := units(folded)):
            return Postings(NO_ROWS, NO_ROWS)
        whole = "".join(sequence)
        if len(whole) == len(sequence) > 1 and self.snapshot.tokenizer.is_dictionary_word(whole):
            return self.snapshot.postings("text", whole)  # which has every place the word stands at
        return self.snapshot.phrase(sequence)

    def look_up_phrase(self, text: str) -> Part:
        """A phrase's part, made."""
        written = self.written(text)
        return Part(Held(written.ordinals, None), self.snapshot.rows, lambda at: self.earned_as_written(written, at))

    def earned(self, held: Held, at: Places | slice) -> Points:
        """BM25F of a word in those of its paragraphs that `at` chooses."""
        rows = held.ordinals[at]
        norms, lengths = self.snapshot.norms(ranking.TEXT.b), self.snapshot.lengths["text"][rows]
        weight = ranking.idf(self.snapshot.paragraphs, len(held.ordinals))
        if held.times is None:
            return (weight * ranking.saturated(ranking.TEXT.weight / norms))[lengths]
        times = held.times[at]
        pseudo = ranking.TEXT.weight * (times & MOST_TIMES) / norms[lengths]
        context = np.flatnonzero(times > MOST_TIMES)
        if len(context):
            titles, average = self.snapshot.lengths["title"][rows[context]], self.snapshot.average_lengths["title"]
            pseudo[context] += ranking.weighted(times[context] >> OWN_BITS, titles, average, ranking.TITLE)
        return weight * ranking.saturated(pseudo)

    def earned_as_written(self, written: Postings, at: Places | slice) -> Points:
        """BM25 of a phrase counted as one word of the text."""
        lengths = self.snapshot.lengths["text"][written.ordinals[at]]
        pseudo = ranking.TEXT.weight * written.frequencies[at] / self.snapshot.norms(ranking.TEXT.b)[lengths]
        return ranking.idf(self.snapshot.paragraphs, len(written.ordinals)) * ranking.saturated(pseudo)


def nth_largest(points: Points, count: int) -> float:
    """The `count`th largest of some numbers; the least of all when there are no more, -inf of none, inf for count 0."""
    if not count:
        return np.inf
    if count >= len(points):
        return float(points.min(initial=-np.inf)) if len(points) else -np.inf
    # at least `count` numbers reach what the `count`th largest of the tops of some runs is: few are left to order
    run = len(points) // (4 * count)
    if run > 8:
        tops = points[: len(points) // run * run].reshape(-1, run).max(axis=1)
        points = points[points >= np.partition(tops, len(tops) - count)[len(tops) - count]]
    return float(np.partition(points, len(points) - count)[len(points) - count])
