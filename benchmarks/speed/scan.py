"""Rows and questions → what every engine ought to have counted: a plain pass over all rows, no index.

Two promises are kept apart. The peers were fed words and are asked for words: a row answers when its words do. quanwen
finds a word wherever it stands written, whatever a segmenter would cut, and lets a headline stand in for what its
paragraph leaves out, as long as the paragraph has one of them; when no row has all of them, any will do. A phrase is a
phrase for all: in the folded text, soft marks aside. That a scan may look for words and phrases as strings holds of
Han characters alone, and no question has others.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from benchmarks.speed.corpus import Row
from benchmarks.speed.cutting import Cutter
from benchmarks.speed.queries import Query
from index.folding import fold
from tests.oracle import is_soft


@dataclass(slots=True)
class Count:
    """How many rows answer a question, and how many of them for every district and month."""

    total: int = 0
    districts: Counter[str] = field(default_factory=Counter)
    months: Counter[str] = field(default_factory=Counter)

    def add(self, row: Row) -> None:
        """Count one row more."""
        self.total += 1
        self.districts.update(row.labels)
        self.months.update([row.month] if row.day else [])


@dataclass(frozen=True, slots=True)
class Truth:
    """The answer to one question, by words and by what quanwen promises."""

    by_words: Count
    by_promise: Count


@dataclass(frozen=True, slots=True)
class Seen:
    """A row as questions are put to it: its words as peers have them, its bare text and its bare headline."""

    words: frozenset[str]
    text: str
    headline: str


class Bare(dict[int, int | None]):
    """For `str.translate`: takes soft marks out."""

    def __missing__(self, code: int) -> int | None:
        kept = self[code] = None if is_soft(chr(code)) else code
        return kept


def scan(rows: Iterable[Row], queries: Sequence[Query]) -> list[Truth]:
    """The true answers, in the order of the questions."""
    cutter, bare = Cutter(), Bare()
    asked = {query: Counting(query, cutter) for query in queries}
    for row in rows:
        text = fold(row.text).translate(bare)
        candidates = [count for count in asked.values() if any(word in text for word in count.looked_for)]
        if candidates:
            seen = Seen(frozenset(cutter.search_words(row.text)), text, fold(row.headline).translate(bare))
            for count in candidates:
                count.look_at(row, seen)
    return [asked[query].truth() for query in queries]


class Counting:
    """One question on its way through the rows."""

    def __init__(self, query: Query, cutter: Cutter) -> None:
        self.query = query
        # whatever answers holds one of these in its own text, whichever the promise
        self.parts = {word: cutter.words(word) for word in query.words}
        words = [*query.words, *(part for parts in self.parts.values() for part in parts)]
        self.looked_for = [query.text.strip('"')] if query.shape == "phrase" else list(dict.fromkeys(words))
        self.by_words, self.by_promise, self.loosened = Count(), Count(), Count()

    def look_at(self, row: Row, seen: Seen) -> None:
        """Count the row wherever it answers."""
        if not passes(self.query, row):
            return
        if self.query.shape == "phrase":
            self.by_words.add(row)
            self.by_promise.add(row)
            return
        choose = all if self.query.every else any
        if choose(word in seen.words for word in self.query.words):
            self.by_words.add(row)
        if any(self.has(word, seen) for word in self.query.words):
            held = [self.holds(word, seen) for word in self.query.words]
            if choose(held):
                self.by_promise.add(row)
            if any(held):
                self.loosened.add(row)

    def has(self, word: str, seen: Seen) -> bool:
        """Whether the row's own text has something of the word."""
        return any(part in seen.text for part in self.parts[word])

    def holds(self, word: str, seen: Seen) -> bool:
        """Whether the row has the word, its headline counted."""
        return all(part in seen.text or part in seen.headline for part in self.parts[word])

    def truth(self) -> Truth:
        """What was counted."""
        return Truth(self.by_words, self.by_promise if self.by_promise.total else self.loosened)


def passes(query: Query, row: Row) -> bool:
    """Whether the filters let a row through."""
    if query.district and query.district not in row.labels:
        return False
    return not query.since or query.since <= row.day <= query.until
