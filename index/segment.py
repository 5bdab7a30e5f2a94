"""Read one segment file: lists of paragraphs, their texts and columns.

`segment_writer` says what is where in it.
A *row* is a paragraph's place in the segment. Deleted rows are known to the snapshot, not here.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from corpus import Kind
from index.batch import HAN, MARK, WORD, kind_of
from index.buffers import buffer
from index.container import Container
from index.ends import Ends
from index.entries import NONSENSE, Entries
from index.errors import SegmentDamagedError
from index.inversion import MOST_TIMES
from index.lists import NO_LIST, Lists, Wide, ranges
from index.places import SOFT_KIND, Codes, proved
from index.postings import NONE, NOTHING, Held, Ordinals, Postings, own_postings
from index.rowsets import distinct, intersect
from index.terms import ExactTerms, SortedTerms, Terms, WordTerms, utf8
from index.texts import Texts
from index.units import units

if TYPE_CHECKING:
    from index.blocks import Blocks

# Fields whose lists hold articles, and those whose lists hold paragraphs. What `text`, `title` and `exact` hold is
# made of the lists of units, bigrams and longer words.
KEY_FIELDS = ("article", "dump", "date", "page")
ROW_FIELDS = ("district", "event", "kind")
WORD_FIELDS = ("text", "title")
KINDS = tuple(Kind)
# What searching raises when the bytes of a segment are not those that were written.
FORGED = (*NONSENSE, OverflowError, MemoryError)


# So few paragraphs are looked into at once, rather than reading another list.
FEW = 48


class Segment:
    """One segment file, mapped. Threads may share it."""

    def __init__(self, path: Path) -> None:
        self.container = Container(path)
        self.rows = len(self.container["texts.at"]) - 1
        self.articles = len(self.container["articles.date"])
        self.known_terms: dict[str, Terms] = {}
        self.known_lists: dict[str, Lists] = {}
        self.known_units: dict[str, int] = {}

    def column(self, name: str) -> NDArray[Any]:
        """One number a paragraph, under `texts.`, or an article, under `articles.`."""
        return self.container[name]

    def refuse_above(self, name: str, most: int) -> None:
        """Raise SegmentDamagedError when a column holds more than it can: memory is given by what it holds."""
        if int(self.column(name).max(initial=0)) > max(most, 0):
            raise SegmentDamagedError(self.container.path, f"its column {name} holds more than {most}")

    @cached_property
    def sets(self) -> list[tuple[str, ...]]:
        """The sets of district labels, by number."""
        labels, sizes = self.terms("district").strings(), self.container["sets.sizes"]
        members = [labels[number] for number in self.container["sets.members"].tolist()]
        bounds = zip(self.set_starts.tolist(), sizes.tolist(), strict=True)
        return [tuple(members[start : start + size]) for start, size in bounds]

    @cached_property
    def set_starts(self) -> Wide:
        """Where the labels of each set begin among the members of all."""
        sizes = self.container["sets.sizes"].astype(np.int64)
        starts: Wide = np.cumsum(sizes) - sizes
        return starts

    @cached_property
    def first(self) -> NDArray[np.int32]:
        """The first row of every article, and behind them the number of rows."""
        return self.container["articles.first"]

    @cached_property
    def sizes(self) -> Wide:
        """How many rows each article has. Raises SegmentDamagedError when they have more or fewer than there are."""
        sizes = np.diff(self.first.astype(np.int64)).astype(np.int64)
        if (sizes < 0).any() or sizes.sum() != self.rows:
            raise SegmentDamagedError(self.container.path, "its articles do not share its rows among them")
        return sizes

    @cached_property
    def article_of(self) -> NDArray[np.int32]:
        """The article of every row."""
        return np.repeat(np.arange(self.articles, dtype=np.int32), self.sizes)

    @cached_property
    def is_title(self) -> NDArray[np.bool_]:
        """Which rows are headlines."""
        there: NDArray[np.bool_] = self.column("texts.kind") == KINDS.index(Kind.TITLE)
        return there

    @property
    def unit_count(self) -> int:
        """How many units its texts have together."""
        return int(self.container.notes["units"])

    def field(self, name: str) -> SortedTerms:
        """The terms of a field."""
        if name == "exact":
            return self.exact
        return self.words_of[name] if name in WORD_FIELDS else self.terms(name)

    @cached_property
    def exact(self) -> ExactTerms:
        """The terms of the exact field."""
        return ExactTerms(self)

    @cached_property
    def words_of(self) -> dict[str, WordTerms]:
        """The terms of the fields of words."""
        return {name: WordTerms(self, name) for name in WORD_FIELDS}

    def terms(self, field: str) -> Terms:
        """Terms as they are kept; under `units` the units, under `words` the words of three and more."""
        if (known := self.known_terms.get(field)) is None:
            known = Terms(self.container[f"{field}.terms.bytes"], self.container[f"{field}.terms.ends"])
            self.known_terms[field] = known
        return known

    def lists(self, name: str) -> Lists:
        """Lists by the name of what they are of."""
        if (known := self.known_lists.get(name)) is None:
            data, ends, steps = (self.container[f"{name}.lists.{part}"] for part in ("data", "ends", "steps"))
            known = Lists(data, Ends(ends, steps))
            self.known_lists[name] = known
        return known

    # Lists.

    def postings(self, field: str, term: str) -> Postings:
        """The rows whose `field` holds `term`; a word's frequencies above 31 count as 31."""
        if not term:
            return NOTHING
        if field in WORD_FIELDS:
            ordinals, times = self.word(term)
            found = own_postings(ordinals, times)
            return found if field == "text" else self.headlines(found, term)
        number = self.terms(field).find(utf8(term))
        rows = self.lists(field).get(number) if number >= 0 else NO_LIST
        if field in KEY_FIELDS:
            rows = self.rows_of(rows)
        return Postings(rows, np.ones(len(rows), np.int32))

    def article_number(self, name: str) -> int:
        """The number of the article of this id, -1 when there is none."""
        number = self.terms("article").find(utf8(name))
        return int(self.lists("article").get(number)[0]) if number >= 0 else -1

    def rows_of(self, articles: Ordinals) -> Ordinals:
        """The rows of some articles."""
        return ranges(self.first[articles].astype(np.int64), self.sizes[articles]).astype(np.int32)

    def word(self, word: str) -> Held:
        """The rows that hold a unit or a word of the dictionary in text or headline; a character, in the text alone."""
        sequence = units(word)
        if len(sequence) > 2:
            number = self.terms("words").find(utf8(word))
            return Held(*self.lists("words").held(number)) if number >= 0 else Held(NO_LIST, None)
        numbers = self.unit_numbers(sequence)
        return self.pair_held(self.pair(numbers[0], numbers[1] if len(numbers) > 1 else -1)) if numbers else NONE

    def holding(self, word: str) -> Held:
        """The rows that hold a unit or a word of the dictionary in text or headline, be it a character."""
        held = self.word(word)
        # of a character the lists hold no headlines, which would double them
        return self.with_headlines(held.ordinals) if len(word) == 1 and kind_of(word) == HAN else held

    def with_headlines(self, rows: Ordinals) -> Held:
        """The rows that hold a character, and those of the articles in whose headlines it is."""
        articles = distinct(self.article_of.take(rows.compress(self.is_title.take(rows))))
        if not len(articles):
            return Held(rows, None)
        return Held.once(rows, self.rows_of(articles), self.rows)

    def beside(self, sequence: Sequence[str]) -> Held:
        """The rows whose text holds one unit, or two that follow one another, neither of them a mark."""
        numbers = self.unit_numbers(sequence)
        rows, times = self.pair_held(self.pair(numbers[0], (*numbers, -1)[1])) if numbers else NONE
        if times is None:
            return Held(rows, None)
        own = times & np.uint8(MOST_TIMES)
        there = own > 0
        return Held(rows, own) if there.all() else Held(rows.compress(there), own.compress(there))

    def pair_held(self, number: int) -> Held:
        """The rows that hold a unit or bigram by its number; none for -1."""
        return Held(*self.lists("pairs").held(number)) if number >= 0 else NONE

    def headlines(self, found: Postings, term: str) -> Postings:
        """For what stands in rows, the rows of the articles in whose headlines it stands."""
        mine = np.flatnonzero(self.is_title[found.ordinals])
        articles, inverse = np.unique(self.article_of[found.ordinals[mine]], return_inverse=True)
        times = np.bincount(inverse, found.frequencies[mine], minlength=len(articles))
        times = np.minimum(times, 1 if kind_of(term) == HAN else MOST_TIMES).astype(np.int32)
        return Postings(self.rows_of(articles), np.repeat(times, self.sizes[articles]))

    def unit_numbers(self, sequence: Iterable[str]) -> list[int]:
        """The numbers of some units; empty when one of them is nowhere."""
        numbers: list[int] = []
        for unit in sequence:
            if (number := self.known_units.get(unit, -1)) < 0:
                number = self.terms("units").find(utf8(unit))
                if number < 0:
                    return []
                self.known_units[unit] = number
            numbers.append(number)
        return numbers

    def pair(self, first: int, second: int) -> int:
        """The number of a bigram, -1 when it is nowhere; of the first unit alone for `second` -1."""
        firsts, seconds = self.pairs
        high = firsts[first + 1]
        at = bisect_left(seconds, second + 1, firsts[first], high)
        return at if at < high and seconds[at] == second + 1 else -1

    @cached_property
    def pairs(self) -> tuple[memoryview, memoryview]:
        """The first bigram of each unit, and the second unit of each bigram plus 1, to look for one."""
        return buffer(self.container["pairs.first"]), buffer(self.container["pairs.second"])

    def pair_units(self) -> tuple[Wide, Wide]:
        """For every unit and bigram the number of its first unit, and of its second, -1 for a unit alone."""
        counts = np.diff(self.container["pairs.first"].astype(np.int64)).astype(np.int64)
        firsts = np.repeat(np.arange(len(counts)), counts)
        return firsts, self.container["pairs.second"].astype(np.int64) - 1

    @cached_property
    def pair_is_word(self) -> NDArray[np.bool_]:
        """Which bigrams are words of the dictionary."""
        count = len(self.container["pairs.second"])
        return np.unpackbits(self.container["pairs.words"], count=count, bitorder="little").view(np.bool_)

    # Texts.

    @cached_property
    def texts(self) -> Texts:
        """The paragraphs' texts."""
        return Texts(*(self.container[f"texts.{part}"] for part in ("data", "at", "chars")))

    @cached_property
    def codes(self) -> Codes:
        """The codes of their characters."""
        return Codes(self.texts)

    def phrase(self, sequence: Sequence[str]) -> Postings:
        """The rows where units follow one another, and at how many places; of one Han character it says only where."""
        numbers = self.unit_numbers(sequence)
        if not numbers:
            return NOTHING
        kinds = [kind_of(unit) for unit in sequence]
        if len(numbers) == 1 or (len(numbers) == 2 and MARK not in kinds):
            return own_postings(*self.beside(sequence))
        has_letters = WORD in kinds or "." in sequence or len(sequence) >= SOFT_KIND
        return proved(self.codes, self.candidates(numbers, kinds), sequence, has_letters=has_letters)

    def candidates(self, numbers: Sequence[int], kinds: Sequence[int]) -> Ordinals:
        """The rows that hold all bigrams of a phrase, or a few of which some do not."""
        is_term = [kind != MARK for kind in kinds]
        joins = [one and other for one, other in pairwise(is_term)]
        needed = {(first, second) for (first, second), there in zip(pairwise(numbers), joins, strict=True) if there}
        covered = [before or after for before, after in pairwise([False, *joins, False])]
        needed |= {(one, -1) for one, term, there in zip(numbers, is_term, covered, strict=True) if term and not there}
        lists = self.lists("pairs")
        found = [self.pair(*one) for one in needed or {(number, -1) for number in numbers}]
        if min(found) < 0:
            return NO_LIST
        first, *rest = sorted(found, key=lists.size)
        rows = lists.get(first)
        for number in rest:
            if len(rows) <= FEW:
                break
            rows = intersect(rows, lists.get(number))
        return rows

    # What is shown.

    @property
    def entries(self) -> Entries:
        """Its paragraphs and articles, to be shown; not kept, for it holds the segment."""
        return Entries(self)

    @cached_property
    def blocks(self) -> Blocks:
        """The articles' records."""
        from index.blocks import Blocks  # a search shows none, and zstd takes 2 ms to import

        return Blocks(self.container, self.container.path)

    def kinds(self, rows: Ordinals) -> list[Kind]:
        """What some rows are on their pages."""
        return [KINDS[kind] for kind in self.column("texts.kind").take(rows).tolist()]

    def lines(self, rows: NDArray[np.integer[Any]], articles: NDArray[np.integer[Any]]) -> Wide:
        """The lines in their dumps of some rows, whose articles are given."""
        found: Wide = self.column("articles.line").take(articles).astype(np.int64) + self.column("texts.line").take(
            rows
        )
        return found

    @property
    def first_lines(self) -> Wide:
        """The line of every article's first paragraph."""
        return self.lines(self.first[:-1], np.arange(self.articles))
