"""What an index holds of each word or phrase of a query, ready to be intersected and scored.

Paragraphs with the word in their headline alone are in a word's rows as well: a headline gives context.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable
from functools import cached_property
from threading import Lock

import numpy as np

from corpus import Kind
from index import Held, Postings, Snapshot
from index.folding import fold
from index.inversion import MOST_TIMES
from index.rowsets import NO_ROWS, Mask, Places, Rows, intersect, locate
from index.tokenizer import is_term
from index.units import units
from searcher.query import Field
from searcher.scoring import Norms, Points, Scoring, Times

# Lists of more paragraphs are kept, once decoded: shorter ones are quicker read again than remembered.
FREQUENT = 4096
# Bytes to keep them in; a search may take 150 MB, of which Python and numpy are a third.
ROOM = 32 << 20
# One row in so many is looked up sooner by halving than by making a table of all rows.
FEW = 128


class Part:
    """A word or phrase: ascending `ordinals` of the paragraphs that hold it, and how often, as in `index.Held`.

    What they earn by it counts `weight` times.
    """

    def __init__(self, held: Held, scoring: Scoring, weight: float = 1.0) -> None:
        self.ordinals, self.times = held
        self.scoring, self.weight = scoring, weight

    def weighing(self, weight: float) -> Part:
        """The same with another weight."""
        return Part(Held(self.ordinals, self.times), self.scoring, weight)

    def of_some(self, held: Held) -> Part:
        """The same in some of the paragraphs, to which it is worth what it is among all."""
        some = Part(held, self.scoring, self.weight)
        some.worth = self.worth
        return some

    @property
    def own(self) -> Rows:
        """The paragraphs whose own text holds it."""
        return Held(self.ordinals, self.times).own

    @cached_property
    def table(self) -> Times:
        """For every row how often it holds it, 0 for not at all."""
        table = np.zeros(self.scoring.snapshot.rows, np.uint8)
        table[self.ordinals] = 1 if self.times is None else self.times
        return table

    @cached_property
    def most(self) -> float:
        """More than any paragraph earns."""
        return self.worth * self.scoring.most(self.times)

    @cached_property
    def worth(self) -> float:
        """What a paragraph earns that is as full of it as can be."""
        return self.weight * self.scoring.idf(len(self.ordinals))

    @property
    def points(self) -> Points:
        """What each paragraph earns, float64."""
        return self.earned(self.ordinals, self.times)

    def earned(self, rows: Rows, times: Times | None) -> Points:
        """What some of the paragraphs earn, which hold it so often."""
        points = self.scoring.shares(rows, times)
        points *= self.worth
        return points

    def add(self, scores: Points, norms: Norms, places: Places, times: Times | None) -> None:
        """Add what rows earn to their scores, given the norms of all and where those stand that hold it how often."""
        if len(places) == len(scores):
            scores += self.worth * self.scoring.normed_shares(norms, times)
        elif len(places):
            scores[places] += self.worth * self.scoring.normed_shares(norms.at(places), times)

    def among(self, rows: Rows) -> tuple[Places, Times | None]:
        """Where among some rows, ascending, those stand that hold it, and how often they do."""
        if self.has_table(rows):
            times = self.table.take(rows)
            places = (times > 0).nonzero()[0]  # ten times as quick as of numbers
            return places, times.take(places)
        if len(rows) > len(self.ordinals):
            at, there = locate(self.ordinals, rows)
            return at.compress(there), None if self.times is None else self.times.compress(there)
        at, there = locate(rows, self.ordinals)
        return there.nonzero()[0], None if self.times is None else self.times.take(at.compress(there))

    def holds(self, rows: Rows) -> Mask:
        """Which rows are in the list."""
        return self.table.take(rows) > 0 if self.has_table(rows) else locate(rows, self.ordinals)[1]

    def has_table(self, rows: Rows) -> bool:
        """Whether there is a table, or it is worth making to look so many rows up."""
        many = min(len(rows), len(self.ordinals)) * FEW > self.scoring.snapshot.rows
        return many or "table" in self.__dict__


def by_worth(parts: Iterable[Part]) -> list[Part]:
    """Parts in the order in which what they earn is added up, which the last bit of a score rests on."""
    return sorted(parts, key=lambda part: part.worth, reverse=True)


class Parts:
    """The parts of the queries to one snapshot; keeps what frequent ones are made of. Threads may share it."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot, self.scoring = snapshot, Scoring(snapshot)
        self.kept: OrderedDict[tuple[str, Field | None], Held] = OrderedDict()
        self.kept_bytes = 0
        self.lock = Lock()

    def word(self, word: str, field: Field) -> Part:
        """The paragraphs that hold one word, in their text or their headline, or in the headline alone."""
        return self.remembered((word, field), lambda: self.look_up(word, field))

    def phrase(self, text: str) -> Part:
        """The paragraphs where a text stands as written."""
        return self.remembered((text, None), lambda: self.standing(text))

    def pattern(self, text: str) -> Part:
        """The paragraphs where a text with wildcards stands."""
        from searcher import wildcards  # few queries have any

        return Part(as_written(Postings(*wildcards.find(text, self.snapshot))), self.scoring)

    def remembered(self, key: tuple[str, Field | None], look_up: Callable[[], Held]) -> Part:
        """The part of a key, of which the list is kept when it is long: those longest unused go."""
        with self.lock:
            if held := self.kept.get(key):
                self.kept.move_to_end(key)
                return Part(held, self.scoring)
        held = look_up()
        if len(held.ordinals) > FREQUENT:
            with self.lock:
                self.keep(key, held)
        return Part(held, self.scoring)

    def keep(self, key: tuple[str, Field | None], held: Held) -> None:
        """Keep a list, and let others go until there is room."""
        if key not in self.kept:
            self.kept_bytes += size_of(held)
        self.kept[key] = held
        while self.kept_bytes > ROOM and len(self.kept) > 1:
            self.kept_bytes -= size_of(self.kept.popitem(last=False)[1])

    def look_up(self, word: str, field: Field) -> Held:
        """What the index holds of a word."""
        if self.snapshot.tokenizer.parts(word) == [word]:
            return self.snapshot.title_word(word) if field is Field.TITLE else self.snapshot.word(word)
        return self.compound(word, field)

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

    def standing(self, text: str) -> Held:
        """What holds a text as written, of which an index may have a list."""
        sequence = units(fold(text))
        if 1 <= len(sequence) <= 2 and all(map(is_term, sequence)):
            return self.snapshot.own_word(sequence)
        return as_written(self.written(text))

    def written(self, text: str) -> Postings:
        """The paragraphs where a text stands as written, and how often; none for a text without units."""
        folded = fold(text)
        if not (sequence := units(folded)):
            return Postings(NO_ROWS, NO_ROWS)
        whole = "".join(sequence)
        if len(whole) == len(sequence) > 1 and self.snapshot.tokenizer.is_dictionary_word(whole):
            return self.snapshot.postings("text", whole)  # which has every place the word stands at
        return self.snapshot.phrase(sequence)


def as_written(found: Postings) -> Held:
    """What stands as written: more places than a word may have count as so many."""
    once = not len(found.ordinals) or int(found.frequencies.max()) == 1
    return Held(found.ordinals, None if once else np.minimum(found.frequencies, MOST_TIMES).astype(np.uint8))


def size_of(held: Held) -> int:
    """The bytes of a list."""
    return held.ordinals.nbytes + (0 if held.times is None else held.times.nbytes)
