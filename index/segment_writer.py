"""Turn articles, or segments written before, into one segment file. N paragraphs (rows) in A articles:

texts.line i4[N]  texts.length i4[N]  texts.set i4[N]
                     line in the dump; words in the text; number of its set of district labels
texts.units i4[N+1]  where each paragraph's units begin in the segment's one long row of units
articles.first i4[A+1]  articles.date i4[A]  articles.length i4[A]
                     first paragraph; ordinal day, 0 for none; words in the title
articles.dump i4[A]  articles.hash u8[A]
                     number of its dump among the terms of `dump`; a hash of its id, to order by
records.data u1[]  records.ends u4[B]  records.first i4[B]
                     blocks of zstd, one JSON line an article (`record.encode_article`); the first article of each
notes                {"sets": the distinct sets of district labels}

FIELD.terms.bytes u1[]  FIELD.terms.ends u4[T]
                     the terms of a field, sorted by UTF-8
FIELD.lists.*        for each term the rows that have it, or, in the fields that a whole article shares (title,
                     article, dump, date, page), the articles; three arrays, see `lists`
FIELD.counts u4[T]   how many those are
FIELD.often.*  FIELD.times u2[]  FIELD.times_ends u4[T]
                     for text and title: which of them, by place in the list, have the term more than once, and
                     how often those have it

units.terms.*        the distinct units, sorted by UTF-8
pairs.first u4[U+1]  pairs.second u4[P]  pairs.lists.*
                     the bigrams by first unit: number of the second plus 1 (0: the paragraph ends there), and
                     where the first stands in the long row
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from hashlib import blake2b
from pathlib import Path
from typing import Any

import numpy as np
import zstandard
from numpy.typing import NDArray

from corpus import Article
from index.batch import Analysis, Pairs, TermVocabulary, UnitVocabulary, Vocabulary
from index.container import write_container
from index.inversion import Arrays, Inversion, Postings, pair_arrays, sorted_terms
from index.record import effective_districts, encode_article, headline
from index.segment import ARTICLE_FIELDS, FIELDS, WORD_FIELDS, Segment
from index.tokenizer import Tokenizer

Ancestors = Callable[[str], Sequence[str]]

# Characters analysed at once: enough that numpy's calls cost nothing, few enough that they stay in the caches.
BATCH = 1 << 19
# Uncompressed bytes of a block of records: a hit costs unpacking one, so small; a block knows only itself, so large.
BLOCK = 1 << 16
LEVEL = 6
# A segment is full with so many units in its row, or distinct ones: what the sorting of bigrams has bits for.
MOST_PLACES, MOST_UNITS = 40_000_000, 1 << 17


class SegmentWriter:
    """Gathers articles, whose ids must differ, and writes them as one segment."""

    def __init__(self, ancestors: Ancestors, tokenizer: Tokenizer) -> None:
        self.ancestors = ancestors
        self.articles = self.rows = self.places = 0
        self.waiting: list[Article] = []
        self.waiting_characters = 0
        self.words, self.units = TermVocabulary(tokenizer.word_list), UnitVocabulary()
        self.fields = {name: Inversion(self.words if name in WORD_FIELDS else Vocabulary()) for name in FIELDS}
        self.unit_rows: list[NDArray[np.int32]] = []
        self.sets: dict[tuple[str, ...], int] = {}
        self.columns = Columns()
        self.records = Records()

    @property
    def is_full(self) -> bool:
        """Whether the next article should go to another segment."""
        return self.places > MOST_PLACES or len(self.units) > MOST_UNITS

    def add(self, article: Article) -> None:
        """Take an article in."""
        self.add_keys(article)
        self.columns.add("articles.first", self.rows)
        self.columns.add("articles.date", article.date.toordinal() if article.date else 0)
        self.columns.add("articles.dump", self.fields["dump"].vocabulary[article.dump])
        self.columns.add("articles.hash", hash_of(article.id))
        for row, paragraph in enumerate(article.paragraphs, self.rows):
            labels = tuple(effective_districts(article, paragraph, self.ancestors))
            self.fields["district"].add_all(labels, row)
            self.fields["event"].add_all({event.period.isoformat() for event in paragraph.events}, row)
            self.fields["kind"].add_all((paragraph.kind.value,), row)
            self.columns.add("texts.line", paragraph.line)
            self.columns.add("texts.set", self.sets.setdefault(labels, len(self.sets)))
            self.waiting_characters += len(paragraph.text)
        self.records.add(encode_article(article))
        self.articles += 1
        self.rows += len(article.paragraphs)
        self.waiting.append(article)
        if self.waiting_characters >= BATCH:
            self.analyse()

    def add_keys(self, article: Article) -> None:
        """Note the terms that an article has as a whole."""
        day = article.date.isoformat() if article.date else ""
        for name, term in (("article", article.id), ("dump", article.dump), ("page", article.page), ("date", day)):
            self.fields[name].add_all((term,) if term else (), self.articles)

    def analyse(self) -> None:
        """Cut the texts that are waiting into words and units."""
        sizes = np.array([len(article.paragraphs) for article in self.waiting], np.int64)
        rows, first = self.rows - int(sizes.sum()), self.rows - sizes.sum() + np.cumsum(sizes) - sizes
        analysis = Analysis([paragraph.text for article in self.waiting for paragraph in article.paragraphs])
        units, counts = analysis.units(self.units)
        self.add_words("text", analysis.terms(self.words, self.units, units, counts), rows, len(counts))
        self.add_units(units, counts)
        analysis, vocabulary = Analysis(list(map(headline, self.waiting))), UnitVocabulary()
        terms = analysis.terms(self.words, vocabulary, *analysis.units(vocabulary))
        articles = self.articles - len(sizes)
        found = self.add_words("title", terms, articles, len(sizes))
        names = ~self.words.characters()[found.terms]
        context = Postings(found.terms[names], found.owners[names] - articles, found.times[names])
        self.fields["text"].add_context(context, first, sizes)
        self.waiting, self.waiting_characters = [], 0
        for inversion in self.fields.values():
            inversion.settle()
        self.columns.settle()

    def add_words(self, field: str, terms: Pairs, base: int, count: int) -> Postings:
        """Count the words of `count` texts, the first of which is the field's `base`th."""
        ids, texts = terms
        found = self.fields[field].count(ids, texts + np.int32(base), self.words.characters())
        lengths = np.bincount(found.owners - base, found.times, minlength=count)
        self.columns.extend(f"{field}.length", lengths.astype(np.int64))
        return found

    def add_units(self, units: NDArray[np.int32], counts: NDArray[np.int64]) -> None:
        """Put the units of some texts behind the others in the long row."""
        self.unit_rows.append(units)
        self.places += len(units)
        self.columns.extend("texts.units", counts)

    def take(self, segment: Segment, live: NDArray[np.bool_]) -> None:
        """Take in what another segment holds of the articles that are `live`, bool, one an article."""
        if self.waiting:
            self.analyse()
        rows = live[segment.article_of]
        for name, inversion in self.fields.items():
            kept, base = (live, self.articles) if name in ARTICLE_FIELDS else (rows, self.rows)
            inversion.take(segment, name, renumbered(kept, base))
        sizes = np.diff(segment.first)[live]
        self.columns.extend("articles.first", self.rows + np.cumsum(sizes) - sizes)
        self.columns.extend("articles.date", segment.column("articles.date")[live])
        self.columns.extend("articles.hash", segment.column("articles.hash")[live])
        dumps = self.fields["dump"].vocabulary.ids(segment.terms("dump").strings())
        self.columns.extend("articles.dump", dumps[segment.column("articles.dump")[live]])
        self.columns.extend("title.length", segment.column("articles.length")[live])
        self.columns.extend("text.length", segment.column("length")[rows])
        self.columns.extend("texts.line", segment.column("line")[rows])
        sets = np.array([self.sets.setdefault(labels, len(self.sets)) for labels in segment.sets], np.int64)
        self.columns.extend("texts.set", sets[segment.column("set")[rows]])
        counts = np.diff(segment.column("units"))
        names = self.units.ids(segment.terms("exact").strings())
        self.add_units(names[segment.unit_row()[np.repeat(rows, counts)]], counts[rows])
        for number in np.flatnonzero(live).tolist():
            self.records.add(segment.record(number))
        self.articles += int(live.sum())
        self.rows += int(rows.sum())

    def write(self, path: Path) -> None:
        """Write the segment file whole; raises OSError as writing does."""
        if self.waiting:
            self.analyse()
        arrays = self.columns.arrays(self.rows)
        names, dumps = list(self.fields["dump"].vocabulary), arrays["articles.dump"]
        for name, inversion in self.fields.items():
            arrays |= inversion.arrays(name, with_times=name in WORD_FIELDS)
        arrays["articles.dump"] = sorted_terms(names, np.unique(dumps))[1][dumps].astype(np.int32)
        units = np.concatenate([*self.unit_rows, np.zeros(0, np.int32)])
        self.unit_rows = []
        arrays |= pair_arrays(units, arrays["texts.units"][1:], list(self.units))
        arrays |= self.records.arrays()
        write_container(path, arrays, {"sets": list(self.sets)})


def hash_of(name: str) -> int:
    """A number for an article's id, the same everywhere: 64 bits, signed."""
    return int.from_bytes(blake2b(name.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little", signed=True)


def renumbered(kept: NDArray[np.bool_], base: int) -> NDArray[np.int64]:
    """For every old number its new one, counting those kept from `base`; -1 for the rest."""
    return np.where(kept, base + np.cumsum(kept) - 1, -1)


class Columns:
    """One number a paragraph or article, under a name."""

    def __init__(self) -> None:
        self.parts: dict[str, list[NDArray[Any] | list[int]]] = {}

    def add(self, name: str, value: int) -> None:
        """Put one number behind those of a column."""
        parts = self.parts.setdefault(name, [[]])
        if not isinstance(parts[-1], list):
            parts.append([])
        parts[-1].append(value)  # type: ignore[union-attr]  # the line above made it a list

    def settle(self) -> None:
        """Keep what came one by one as arrays, which take a fourth of the memory."""
        for parts in self.parts.values():
            if isinstance(parts[-1], list):
                parts[-1] = np.array(parts[-1], np.int64)

    def extend(self, name: str, values: NDArray[Any]) -> None:
        """Put many numbers behind those of a column."""
        self.parts.setdefault(name, []).append(values)

    def values(self, name: str) -> NDArray[np.int64]:
        """The column so far."""
        return np.concatenate(
            [np.zeros(0, np.int64), *(np.asarray(part, np.int64) for part in self.parts.get(name, []))]
        )

    def arrays(self, rows: int) -> Arrays:
        """The columns as a segment has them: places of units as running totals, and the end of the last article."""
        columns = {
            "texts.line": self.values("texts.line"),
            "texts.set": self.values("texts.set"),
            "texts.length": self.values("text.length"),
            "texts.units": np.concatenate([[0], np.cumsum(self.values("texts.units"))]),
            "articles.first": np.concatenate([self.values("articles.first"), [rows]]),
            "articles.date": self.values("articles.date"),
            "articles.dump": self.values("articles.dump"),
            "articles.length": self.values("title.length"),
        }
        arrays: Arrays = {name: column.astype(np.int32) for name, column in columns.items()}
        return arrays | {"articles.hash": self.values("articles.hash").view(np.uint64)}


class Records:
    """The articles as they are shown, packed in blocks."""

    def __init__(self) -> None:
        self.packer = zstandard.ZstdCompressor(level=LEVEL)
        self.blocks: list[bytes] = []
        self.first: list[int] = []
        self.waiting: list[bytes] = []
        self.waiting_bytes = self.count = 0

    def add(self, record: bytes) -> None:
        """Take in the record of the next article."""
        if not self.waiting:
            self.first.append(self.count)
        self.waiting.append(record)
        self.waiting_bytes += len(record)
        self.count += 1
        if self.waiting_bytes >= BLOCK:
            self.pack()

    def pack(self) -> None:
        """Close the block at hand."""
        self.blocks.append(self.packer.compress(b"\n".join(self.waiting)))
        self.waiting, self.waiting_bytes = [], 0

    def arrays(self) -> Arrays:
        """The blocks as arrays."""
        if self.waiting:
            self.pack()
        return {
            "records.data": np.frombuffer(b"".join(self.blocks), np.uint8),
            "records.ends": np.cumsum([len(block) for block in self.blocks], dtype=np.int64).astype(np.uint32),
            "records.first": np.array(self.first, np.int32),
        }
