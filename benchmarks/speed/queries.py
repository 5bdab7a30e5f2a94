"""Rows of a corpus → the questions put to every engine, drawn by a seed.

Two to four words of a headline for OR, AND, filters and facets; one of them as a single word; two to eight characters
of a text as a phrase. Up to a fifth of the words asked come by rising document frequency instead, pairs of neighbours
at every doubling of rank: these are the worst cases, up to the most frequent words of all.

It does not show what people ask: nobody's log was at hand. Questions are of Han characters alone.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from random import Random
from typing import Any

from benchmarks.speed.corpus import Row
from benchmarks.speed.cutting import Cutter
from searcher import numerals, synonyms
from searcher.query import OPERATORS

SHAPES = ("or", "and", "phrase", "word", "facets", "filter")
SYNONYMS = synonyms.read(synonyms.SHIPPED, 0)
HAN = re.compile(r"[\u4e00-\u9fff]+")
# Places that filters name are among the most frequent, periods last three years: a filter should leave something.
PLACES, DAYS = 30, 3 * 365


@dataclass(frozen=True, slots=True)
class Query:
    """A question. `text` is what a user of quanwen types, `words` the same cut; a phrase's are search-mode words.

    A question with facets wants both, over all matches. `since` and `until` are ordinals, 0 for no bound.
    """

    shape: str
    text: str
    words: tuple[str, ...]
    district: str = ""
    since: int = 0
    until: int = 0

    @property
    def every(self) -> bool:
        """Whether all words are wanted, not any."""
        return self.shape == "and"

    @property
    def facets(self) -> bool:
        """Whether both facets are wanted."""
        return self.shape in ("facets", "filter")

    def json(self) -> dict[str, Any]:
        """The query as a JSON object."""
        return asdict(self)


def query_of(record: dict[str, Any]) -> Query:
    """The query of a JSON object."""
    return Query(**{**record, "words": tuple(record["words"])})


def draw(rows: Sequence[Row], number: int, seed: int, is_one_place: Callable[[str], bool]) -> list[Query]:
    """`number` questions of every shape, those of a shape together.

    `is_one_place` says whether a district's name means no other one. Raises ValueError when the rows hold nothing to
    ask for.
    """
    drawing = Drawing(rows, seed)
    if not drawing.titles or not drawing.phrases:
        raise ValueError(f"{len(rows)} rows hold nothing to ask for: want headlines of two Han words, and texts")
    return [query for shape in SHAPES for query in drawing.shape(shape, number, is_one_place)]


class Drawing:
    """What questions are drawn from."""

    def __init__(self, rows: Sequence[Row], seed: int) -> None:
        self.rng, self.cutter, self.rows = Random(seed), Cutter(), rows
        self.frequency = Counter(word for row in rows for word in set(self.cutter.search_words(row.text)))
        titles = (self.title_words(title) for title in dict.fromkeys(row.headline for row in rows))
        self.titles = [words for words in titles if len(words) > 1]
        self.phrases = [run for row in rows for run in HAN.findall(row.text) if len(run) > 1]

    def title_words(self, title: str) -> list[str]:
        """The different Han words of a headline that have two characters or more."""
        return [word for word in dict.fromkeys(self.cutter.words(title)) if is_askable(word) and len(word) > 1]

    def shape(self, shape: str, number: int, is_one_place: Callable[[str], bool]) -> Iterator[Query]:
        """The questions of one shape."""
        if shape == "phrase":
            yield from (self.phrase() for _ in range(number))
            return
        rising = self.rising(1 if shape == "word" else 2, number // 5)
        for words in [*rising, *(self.title(shape) for _ in range(number - len(rising)))]:
            joint = " " if shape == "and" else " | "
            query = Query(shape, joint.join(words), words)
            yield query if shape != "filter" else self.filtered(query, is_one_place)

    def title(self, shape: str) -> tuple[str, ...]:
        """One word of a headline, or two to four."""
        words = self.rng.choice(self.titles)
        return tuple(self.rng.sample(words, 1 if shape == "word" else min(len(words), self.rng.randint(2, 4))))

    def rising(self, size: int, most: int) -> list[tuple[str, ...]]:
        """Groups of words at ranks 2ⁿ, the most frequent group last."""
        ranked = [word for word, _ in self.frequency.most_common() if is_askable(word)]
        starts = [0, *(2**n for n in range(1, len(ranked).bit_length()))][:most]
        groups = [tuple(ranked[start : start + size]) for start in reversed(starts)]
        return [group for group in groups if len(group) == size]

    def phrase(self) -> Query:
        """Neighbouring characters of a text."""
        run = self.rng.choice(self.phrases)
        length = self.rng.randint(2, min(8, len(run)))
        start = self.rng.randint(0, len(run) - length)
        text = run[start : start + length]
        return Query("phrase", f'"{text}"', tuple(self.cutter.search_words(text)))

    def filtered(self, query: Query, is_one_place: Callable[[str], bool]) -> Query:
        """The question within a place and three years."""
        counts = Counter(label for row in self.rows for label in row.labels)
        places = [label for label, _ in counts.most_common() if is_one_place(label)][:PLACES]
        days = [row.day for row in self.rows if row.day] or [1]
        first = self.rng.choice(days)
        place = self.rng.choice(places) if places else ""
        return Query(query.shape, query.text, query.words, place, first, first + DAYS)


def is_askable(word: str) -> bool:
    """Whether a word is a word in the query language, too, and asks for itself alone: peers know no synonyms."""
    return HAN.fullmatch(word) is not None and word not in OPERATORS and not is_said_otherwise(word)


def is_said_otherwise(word: str) -> bool:
    """Whether ours looks for other words as well: 第一次 is 第1次."""
    return word in SYNONYMS or next(numerals.numbers(word), None) is not None
