"""Turn articles, or segments written before, into one segment file. N paragraphs (rows) in A articles:

texts.data u1[]  texts.at u4[N+1]  texts.chars u4[]
                     the paragraphs' texts, see `texts`
texts.line  texts.length  texts.tokens  texts.kind  texts.set
                     lines below the article's first; words in the text; terms in the exact field; number of its kind
                     among KINDS; of its set of district labels
articles.line  articles.length  articles.dump
                     first line in the dump; words in the headlines; number of its dump among the terms of `dump`;
                     these and those of texts are unsigned, as wide as the highest number needs
articles.first i4[A+1]  articles.date i4[A]  articles.hash u8[A]
                     first paragraph; ordinal day, 0 for none; a hash of its id, to order by
articles.alike u1[32A]
                     fingerprints that tell near duplicates, see `alike`
records.data u1[]  records.ends u4[B]  records.first i4[B]  records.dictionary u1[]
                     blocks of zstd, one JSON line an article (`record.encode_article`); the first article of each;
                     what zstd knows beforehand, empty for nothing
sets.sizes  sets.members
                     of every set of district labels, by number, how many it has; these, as numbers of terms of
                     `district`
notes                {"units": how many units all texts have}

units.terms.bytes u1[]  units.terms.ends u4[U]
                     the distinct units, sorted by UTF-8
pairs.first u4[U+1]  pairs.second u4[P]  pairs.words u1[]
                     terms of units: for every unit itself, and then the bigrams that begin with it: number of the
                     second unit plus 1, 0 for the unit alone; a bit for each, set for words of the dictionary
pairs.lists.*        for each of these the rows that have it; see `lists` and `ends`. How often a number counts is of
                     words alone: in the lowest OWN_BITS how often the text has it, above how often the headline has.
                     A row may have it in the headline alone. What headlines hold is what the rows that are headlines
                     hold, so the title has no lists of its own.
words.terms.*  words.lists.*
                     the longer words of the dictionary, sorted by UTF-8, and likewise the rows that have each
FIELD.terms.*  FIELD.lists.*
                     for the other fields their terms, sorted by UTF-8, and the rows that have each, or, in the fields
                     that a whole article shares (article, dump, date, page), the articles
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from corpus import Article, Kind
from index.alike import BINS, Fingerprints, fingerprints
from index.analyser import Analyser, Batch, Inverted
from index.blocks import BlockWriter
from index.columns import Columns, narrow
from index.container import write_container
from index.fields import Ancestors, Keys, Sets, field_arrays, renumbered, taken
from index.inversion import (
    UNIT_BITS,
    Arrays,
    Run,
    join,
    list_arrays,
    sorted_ranks,
    term_arrays,
)
from index.lists import Wide
from index.record import encode_article
from index.segment import KEY_FIELDS, KINDS, Segment
from index.terms import utf8
from index.texts import TextPacker
from index.tokenizer import Tokenizer

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

# Characters and paragraphs analysed at once: enough that numpy's calls cost nothing, few enough that they stay in the
# caches, and that a paragraph has a number of 16 bits.
BATCH, BATCH_ROWS = 1 << 19, 1 << 16
# Batches being analysed while the next is gathered.
AHEAD = 2
# A segment is full with so many units in its texts, or distinct ones: what terms have bits for, and memory is given.
MOST_UNITS, MOST_DISTINCT = 36_000_000, 1 << 17


class SegmentWriter:
    """Gathers articles, whose ids must differ, and writes them as one segment."""

    def __init__(self, ancestors: Ancestors, tokenizer: Tokenizer) -> None:
        self.articles = self.rows = self.unit_count = self.distinct = 0
        self.waiting: list[Article] = []
        self.waiting_characters = self.waiting_rows = 0
        self.analyser = Analyser(tokenizer.word_list)
        self.executor: ThreadPoolExecutor | None = None
        self.analysing: deque[Future[tuple[Inverted, int]]] = deque()
        self.sets = Sets(ancestors)
        self.keys = {name: Keys() for name in (*KEY_FIELDS, "event")}
        self.pairs: list[Run] = []
        self.word_pairs: list[Wide] = [np.full(1, -1, np.int64)]  # no term, so that there is one to look at
        self.words: list[Run] = []
        self.columns = Columns()
        self.alike: list[Fingerprints] = []
        self.texts = TextPacker()
        self.records = BlockWriter()

    @property
    def is_full(self) -> bool:
        """Whether the next article should go to another segment."""
        return self.unit_count > MOST_UNITS or self.distinct > MOST_DISTINCT

    @property
    def is_empty(self) -> bool:
        """Whether no article has come."""
        return not (self.waiting or self.articles)

    def add(self, article: Article) -> None:
        """Take an article in."""
        self.waiting.append(article)
        self.waiting_rows += len(article.paragraphs)
        self.waiting_characters += sum(len(paragraph.text) for paragraph in article.paragraphs)
        if self.waiting_characters >= BATCH or self.waiting_rows >= BATCH_ROWS:
            self.settle()

    def settle(self, *, last: bool = False) -> None:
        """Take in the articles that are waiting; the last ones without a thread, if none has been needed."""
        articles, self.waiting = self.waiting, []
        self.waiting_characters = self.waiting_rows = 0
        paragraphs = [paragraph for article in articles for paragraph in article.paragraphs]
        sizes = [len(article.paragraphs) for article in articles]
        batch = Batch.of([p.text for p in paragraphs], [p.kind is Kind.TITLE for p in paragraphs], sizes)
        while len(self.analysing) >= AHEAD:
            self.take_in(self.analysing.popleft().result())
        self.add_keys(articles)
        firsts = [min((p.line for p in article.paragraphs), default=0) for article in articles]
        self.columns.extend("articles.line", firsts)
        lines = np.array([p.line for p in paragraphs], np.int64)
        self.columns.extend("texts.line", lines - np.repeat(np.array(firsts, np.int64), batch.sizes))
        self.columns.extend("texts.kind", [KINDS.index(p.kind) for p in paragraphs])
        self.columns.extend("texts.set", [self.sets[a.districts, p.districts] for a in articles for p in a.paragraphs])
        self.columns.extend("articles.first", self.rows + np.cumsum(batch.sizes) - batch.sizes)
        for article in articles:
            self.records.add(encode_article(article))
        is_byline = [paragraph.kind is Kind.BYLINE for paragraph in paragraphs]
        if last and self.executor is None:
            self.take_in(self.analyse(batch, is_byline, self.rows))
        else:
            self.analysing.append(self.thread.submit(self.analyse, batch, is_byline, self.rows))
        self.articles += len(articles)
        self.rows += len(paragraphs)

    @property
    def thread(self) -> ThreadPoolExecutor:
        """Where texts are analysed while the next ones are read, for numpy lets other threads go on."""
        if self.executor is None:
            from concurrent.futures import ThreadPoolExecutor  # a small sync does without

            self.executor = ThreadPoolExecutor(1)
        return self.executor

    def analyse(self, batch: Batch, is_byline: list[bool], base: int) -> tuple[Inverted, int]:
        """What is found in the texts of a batch, whose rows begin with `base`; the texts are kept."""
        self.alike.append(alike_of(batch, is_byline))
        self.texts.add(batch.codes, batch.lengths)
        return self.analyser.analyse(batch), base

    def finish(self) -> None:
        """Take in all that is waiting."""
        if self.waiting:
            self.settle(last=True)
        while self.analysing:
            self.take_in(self.analysing.popleft().result())

    def add_keys(self, articles: list[Article]) -> None:
        """Note the terms that articles have as a whole, and the days their paragraphs speak of."""
        for number, article in enumerate(articles, self.articles):
            day = article.date.isoformat() if article.date else ""
            for name, term in (("article", article.id), ("dump", article.dump), ("page", article.page), ("date", day)):
                self.keys[name].add(term, number)
        self.columns.extend("articles.date", [a.date.toordinal() if a.date else 0 for a in articles])
        self.columns.extend("articles.dump", [self.keys["dump"].ids[a.dump] for a in articles])
        self.columns.extend("articles.hash", [hash_of(a.id) for a in articles])
        rows = (paragraph for article in articles for paragraph in article.paragraphs)
        for row, paragraph in enumerate(rows, self.rows):
            for period in {event.period for event in paragraph.events} if paragraph.events else ():
                self.keys["event"].add(period.isoformat(), row)

    def take_in(self, result: tuple[Inverted, int]) -> None:
        """Keep what was found in the texts of a batch."""
        found, base = result
        self.pairs += (run._replace(base=base) for run in (*found.pairs, found.word_pairs))
        self.word_pairs.append(found.word_pairs.terms)
        self.words.append(found.words._replace(base=base))
        self.distinct += len(found.new_units)
        self.columns.extend("texts.length", found.lengths)
        self.columns.extend("texts.tokens", found.tokens)
        self.columns.extend("articles.length", found.title_lengths)
        self.unit_count += found.units

    def take(self, segment: Segment, live: NDArray[np.bool_]) -> None:
        """Take in what another segment holds of the articles that are `live`, bool, one an article."""
        self.finish()
        rows = live[segment.article_of]
        of_rows, of_articles = renumbered(rows, self.rows), renumbered(live, self.articles)
        self.take_pairs(segment, of_rows)
        words = [self.analyser.words[word] for word in segment.terms("words").strings()]
        self.words += taken(segment.lists("words"), np.array(words, np.int64) << UNIT_BITS, of_rows)
        for name, keys in self.keys.items():
            keys.take(segment, name, of_articles if name in KEY_FIELDS else of_rows)
        sizes = np.diff(segment.first)[live]
        self.columns.extend("articles.first", self.rows + np.cumsum(sizes) - sizes)
        dumps = np.array([self.keys["dump"].number(name) for name in segment.terms("dump").strings()], np.int64)
        self.columns.extend("articles.dump", dumps[segment.column("articles.dump")[live]])
        sets = np.array([self.sets.number(labels) for labels in segment.sets], np.int64)
        self.columns.extend("texts.set", sets[segment.column("texts.set")[rows]])
        self.alike.append(segment.column("articles.alike").reshape(-1, BINS)[live])
        for name in ("articles.date", "articles.hash", "articles.length", "articles.line"):
            self.columns.extend(name, segment.column(name)[live])
        for name in ("texts.line", "texts.kind", "texts.length", "texts.tokens"):
            self.columns.extend(name, segment.column(name)[rows])
        for some in np.array_split(np.flatnonzero(rows), max(1, int(rows.sum()) // BATCH_ROWS)):
            self.texts.add(*segment.texts.codes(some.astype(np.int32)))
        for number in np.flatnonzero(live).tolist():
            self.records.add(segment.record(number))
        self.unit_count += segment.unit_count * int(rows.sum()) // max(segment.rows, 1)
        self.articles += int(live.sum())
        self.rows += int(rows.sum())

    def take_pairs(self, segment: Segment, of_rows: Wide) -> None:
        """Take in the lists of another segment's units and bigrams."""
        firsts, seconds = segment.pair_units()
        units = self.analyser.units.ids(segment.terms("units").strings()).astype(np.int64)
        terms = (units[firsts] << UNIT_BITS) | np.where(seconds < 0, 0, units[seconds] + 1)
        runs = list(taken(segment.lists("pairs"), terms, of_rows))
        # a word that was taken out of the dictionary is one of the deleted rows alone
        there = np.isin(terms, np.concatenate([np.zeros(0, np.int64), *(run.terms for run in runs)]))
        self.word_pairs.append(terms[segment.pair_is_word & there])
        self.pairs += runs

    def write(self, path: Path) -> None:
        """Write the segment file whole; raises OSError as writing does."""
        self.finish()
        if self.executor:
            self.executor.shutdown()
        # first what takes most memory on the way
        lists = self.pair_arrays() | self.word_arrays()
        arrays = self.columns.arrays(self.rows) | self.texts.arrays() | self.records.arrays() | lists
        arrays["articles.alike"] = np.concatenate([np.zeros((0, BINS), np.uint8), *self.alike]).ravel()
        for name, keys in self.keys.items():
            arrays |= keys.arrays(name)
        arrays["articles.dump"] = narrow(self.keys["dump"].ranks()[arrays["articles.dump"]])
        kinds = arrays["texts.kind"]
        arrays |= field_arrays("kind", [kind.value for kind in KINDS], kinds, np.arange(len(kinds), dtype=np.int32))
        arrays |= self.sets.arrays(arrays["texts.set"])
        write_container(path, arrays, {"units": self.unit_count})

    def pair_arrays(self) -> Arrays:
        """The units and bigrams, and their lists; what was gathered is let go."""
        names = list(self.analyser.units)
        # units that only deleted rows had are left out
        there = np.zeros(len(names), np.bool_)
        for run in self.pairs:
            there[run.terms >> UNIT_BITS] = True
        used = np.flatnonzero(there)
        units = [utf8(names[number]) for number in used.tolist()]
        unit_ranks = np.zeros(len(names), np.int64)
        unit_ranks[used] = sorted_ranks(units)

        def final(terms: Wide) -> Wide:
            """Terms by the places of their units among the sorted ones."""
            seconds = terms & ((1 << UNIT_BITS) - 1)
            ranked: Wide = (unit_ranks[terms >> UNIT_BITS] << UNIT_BITS) | np.where(
                seconds, unit_ranks[seconds - 1] + 1, 0
            )
            return ranked

        words = np.sort(np.concatenate(self.word_pairs))
        found = join(self.pairs, lambda terms: ranks_of(final(terms)))
        terms = final(found.terms)
        is_word = words.take(np.searchsorted(words, found.terms), mode="clip") == found.terms
        return {
            **term_arrays("units", sorted(units)),
            "pairs.first": np.searchsorted(terms >> UNIT_BITS, np.arange(len(units) + 1)).astype(np.uint32),
            "pairs.second": narrow(terms & ((1 << UNIT_BITS) - 1)),
            "pairs.words": np.packbits(is_word, bitorder="little"),
            **list_arrays("pairs", found.lists),
        }

    def word_arrays(self) -> Arrays:
        """The longer words and their lists; what was gathered is let go."""
        words = [utf8(word) for word in self.analyser.words]
        # words begin a term as units do, with nothing behind
        found = join(self.words, lambda terms: ranks_of(sorted_ranks(words)[terms >> UNIT_BITS]))
        return term_arrays("words", [words[term >> UNIT_BITS] for term in found.terms.tolist()]) | list_arrays(
            "words", found.lists
        )


def alike_of(batch: Batch, is_byline: Sequence[bool]) -> Fingerprints:
    """The fingerprint of every article of a batch; `is_byline` tells which of its texts do not count."""
    counts = np.where(is_byline, 0, batch.lengths)
    bounds = np.concatenate([[0], np.cumsum(batch.sizes)])
    sums = np.concatenate([[0], np.cumsum(counts)])
    codes = batch.codes if not any(is_byline) else batch.codes[np.repeat(counts > 0, batch.lengths)]
    return fingerprints(codes, np.diff(sums[bounds]))


def ranks_of(values: Wide) -> Wide:
    """For each of some different numbers its place among all of them, sorted."""
    ranks = np.empty(len(values), np.int64)
    ranks[np.argsort(values, kind="stable")] = np.arange(len(values))
    return ranks


def hash_of(name: str) -> int:
    """A number for an article's id, the same everywhere: 64 bits, signed."""
    return int.from_bytes(blake2b(name.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little", signed=True)
