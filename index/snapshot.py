"""Look at one committed generation of an index as one: postings, phrases, columns and records over all its segments.

An *ordinal* is a paragraph's row, counted through all segments, 0 up to `rows`; rows of deleted paragraphs stay until
their segment is merged, and nothing here ever returns one. Whoosh is not needed to look.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from corpus import Article, QuanwenError
from index.alike import BINS, Fingerprints, near
from index.columns import narrow
from index.districts import Districts
from index.errors import IndexCorruptError, LibraryError, SegmentDamagedError
from index.generations import latest_generation
from index.inversion import MOST_CONTEXT, OWN_BITS
from index.lists import NO_LIST
from index.months import Months
from index.part import Part, gathered, gathered_held, joined, open_parts
from index.postings import Held, Ordinals, Postings
from index.reading_order import ranks
from index.record import Entry
from index.segment import FORGED
from index.state import State
from index.tokenizer import Tokenizer, tokenizer_for
from index.zones import Zones

if TYPE_CHECKING:
    from index.eventdays import EventDays

# A reader that met a commit in the middle reads the new generation instead; more tries than commits can come between.
TRIES = 10
NO_LENGTHS = np.zeros(0, np.uint8)
# Paragraphs read at once by who reads all of them.
STRETCH = 4096


class Snapshot:
    """A read-only view of the generation that was latest when it was opened; later commits do not change it.

    Without `segments` it is as empty as a first generation, whatever stands there. `damaged` says of segments why they
    cannot be read; the rest can.
    """

    def __init__(self, path: str | Path, *, check: bool = True, segments: bool = True) -> None:
        self.directory = directory = Path(path).expanduser().absolute()
        for attempt in range(TRIES):
            self.generation = latest_generation(directory)
            try:
                self.state = State.begin(directory, self.generation, check=check) if segments else State()
                found, self.damaged = open_parts(directory, self.generation, self.state.segments)
                self.opened: list[Part] | None = found
                break
            except FileNotFoundError as error:
                if attempt == TRIES - 1 or latest_generation(directory) == self.generation:
                    missing = Path(error.filename).name
                    raise IndexCorruptError(directory, f"{missing} of its generation is not there") from error

    def __enter__(self) -> Snapshot:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the files, once nobody looks at their arrays any more. What was returned stays valid."""
        self.opened = None

    @contextmanager
    def soundly(self) -> Iterator[None]:
        """Turn what damage that opening did not see may bring about into an error that names it.

        Raises SegmentDamagedError when an array is not as it was written. When all are, somebody wrote them who is not
        this program: IndexCorruptError, caused by what went wrong. Errors that no array can bring about are let
        through: they are faults of this program.
        """
        try:
            yield
        except QuanwenError:
            raise
        except FORGED as error:
            from index.checking import fault  # imports all that writing needs

            for ref in self.state.segments:
                if reason := fault(self.directory, ref):
                    raise SegmentDamagedError(self.directory / ref.file, reason) from error
            said = f"its arrays contradict one another ({type(error).__name__}: {error})"
            raise IndexCorruptError(self.directory, said) from error

    @property
    def parts(self) -> list[Part]:
        """The segments. Raises LibraryError once closed."""
        if self.opened is None:
            raise LibraryError(self.directory, "closed. Open it again to search.")
        return self.opened

    @cached_property
    def tokenizer(self) -> Tokenizer:
        """Cuts a query into words that the index holds."""
        return tokenizer_for(self.state.dictionary)

    @property
    def rows(self) -> int:
        """One more than the highest ordinal."""
        return self.parts[-1].end if self.parts else 0

    @cached_property
    def live(self) -> Ordinals:
        """The ordinals of all paragraphs, ascending."""
        lists = [
            np.flatnonzero(~part.dead) if part.dead is not None else np.arange(part.segment.rows) for part in self.parts
        ]
        return joined([found + part.base for found, part in zip(lists, self.parts, strict=True)])

    @cached_property
    def paragraphs(self) -> int:
        """How many paragraphs there are."""
        return self.rows - sum(int(part.dead.sum()) for part in self.parts if part.dead is not None)

    @property
    def segments(self) -> int:
        """How many segments the index is made of."""
        return len(self.parts)

    def postings(self, field: str, term: str) -> Postings:
        """The paragraphs whose `field` holds `term`; how often is told of words alone, up to 31 times."""
        return gathered([part.alive(part.segment.postings(field, term)) for part in self.parts])

    def word(self, word: str) -> Held:
        """The paragraphs that hold a word as an index does, in their text or their headline."""
        found = [part.holding(word) for part in self.parts]
        return gathered_held([one for one in found if len(one.ordinals)])

    def own_word(self, units: Sequence[str]) -> Held:
        """The paragraphs whose text holds one unit, or two that follow one another, none a mark; like `phrase`."""
        found = [part.beside(units) for part in self.parts]
        return gathered_held([one for one in found if len(one.ordinals)])

    def title_word(self, word: str) -> Held:
        """The paragraphs whose headline holds a word, wherever else it stands."""
        found = self.postings("title", word)
        times = np.minimum(found.frequencies, MOST_CONTEXT) << OWN_BITS
        return Held(found.ordinals, times.astype(np.uint8))

    def phrase(self, units: Sequence[str]) -> Postings:
        """The paragraphs where `units` follow one another, with the number of places where they do.

        Of one unit or two 31 places are counted at the most, of one Han character 1.
        """
        return gathered([part.alive(part.segment.phrase(units)) for part in self.parts])

    def texts(self, ordinals: Ordinals) -> list[str]:
        """The texts of some paragraphs, ascending; quick for any number of them."""
        found: list[str] = []
        for part in self.parts:
            low, high = np.searchsorted(ordinals, [part.base, part.end])
            found += part.segment.texts.strings(ordinals[low:high] - np.int32(part.base)) if high > low else ()
        return found

    def speaking_of(self, first: date, last: date) -> Ordinals:
        """The paragraphs that speak of some of the days from `first` to `last`, both included, ascending."""
        lists = [self.postings("event", term).ordinals for term in self.event_days.between(first, last)]
        return np.unique(np.concatenate([NO_LIST, *lists]))

    @cached_property
    def event_days(self) -> EventDays:
        """The days that paragraphs speak of."""
        from index.eventdays import EventDays  # few queries ask

        return EventDays(self.terms("event"))

    def text_bytes(self) -> Iterator[int]:
        """Yield the bytes of UTF-8 that the paragraphs' texts take, some thousands of paragraphs at a time."""
        for low in range(0, len(self.live), STRETCH):
            texts = self.texts(self.live[low : low + STRETCH])
            yield sum(len(text.encode("utf-8", "surrogatepass")) for text in texts)

    def terms(self, field: str, prefix: str = "") -> list[str]:
        """The terms of `field` that begin with `prefix`, sorted; deleted paragraphs may still lend some."""
        found: set[bytes] = set()
        for part in self.parts:
            terms = part.segment.field(field)
            found.update(terms[number] for number in terms.starting_with(prefix.encode("utf-8", "surrogatepass")))
        return [term.decode("utf-8", "surrogatepass") for term in sorted(found)]

    def entry(self, ordinal: int) -> Entry:
        """The paragraph of a row, with its article."""
        return self.entries([ordinal])[0]

    def entries(self, ordinals: Sequence[int]) -> list[Entry]:
        """The paragraphs of some rows, in their order, with their articles."""
        rows = np.array(ordinals, np.int32)
        if len(self.parts) == 1:
            return self.parts[0].segment.entries.of(rows)
        bases = [part.base for part in self.parts]
        numbers = np.searchsorted(bases, rows, "right") - 1
        found: dict[int, Entry] = {}
        for number in set(numbers.tolist()):  # np.unique would import numpy.ma, which takes 8 ms
            mine = rows[numbers == number]
            entries = self.parts[number].segment.entries.of(mine - np.int32(bases[number]))
            found.update(zip(mine.tolist(), entries, strict=True))
        return [found[row] for row in rows.tolist()]

    def dump_of(self, name: str) -> str | None:
        """The dump that the article of this id was read from, or None."""
        for part in self.parts:
            number = part.segment.article_number(name)
            if number >= 0 and (part.dead is None or not part.dead[part.segment.first[number]]):
                return part.segment.entries.dump(number)
        return None

    def article(self, name: str) -> Article | None:
        """The whole article of this id, or None."""
        rows = self.postings("article", name).ordinals
        if not len(rows):
            return None
        part = next(part for part in reversed(self.parts) if part.base <= rows[0])
        return part.segment.entries.article(int(part.segment.article_of[rows[0] - part.base]))

    @cached_property
    def lengths(self) -> dict[str, NDArray[np.integer[Any]]]:
        """For `text` and `title`, the number of words in every row; of a headline 65,535 at the most."""
        texts, titles = [NO_LENGTHS], [NO_LENGTHS]
        for part in self.parts:
            # tables are made as long as the longest, and a text has fewer words than its bytes have bits
            part.segment.refuse_above("texts.length", 8 * len(part.segment.container["texts.data"]))
            texts.append(part.segment.column("texts.length"))
            lengths = np.minimum(part.segment.column("articles.length").astype(np.int64), np.iinfo(np.uint16).max)
            titles.append(narrow(lengths).take(part.segment.article_of))
        return {"text": np.concatenate(texts), "title": np.concatenate(titles)}

    @cached_property
    def average_lengths(self) -> dict[str, float]:
        """Words a paragraph, in `text` and in `title`; deleted paragraphs do not count, 0.0 when there are none."""
        if not self.paragraphs:
            return {"text": 0.0, "title": 0.0}
        whole = self.paragraphs == self.rows
        totals = {name: int((all_ if whole else all_[self.live]).sum()) for name, all_ in self.lengths.items()}
        return {name: total / self.paragraphs for name, total in totals.items()}

    @cached_property
    def dates(self) -> NDArray[np.int32]:
        """The publication date of every row as a proleptic ordinal, 0 for none."""
        return self.article_days[self.articles]

    @cached_property
    def zones(self) -> Zones:
        """Which rows may have the dates of a period."""
        return Zones(self.dates)

    @cached_property
    def months(self) -> Months:
        """The months from the first of publication to the last, and that of every row."""
        return Months.of(self.article_days, self.articles)

    @cached_property
    def articles(self) -> NDArray[np.int32]:
        """A number for the article of every row; equal numbers mean the same article."""
        return joined([part.segment.article_of + part.first_article for part in self.parts])

    @cached_property
    def alike(self) -> Fingerprints:
        """The fingerprint of every article, by its number; `alike` in this package says what they tell."""
        found = [part.segment.column("articles.alike").reshape(-1, BINS) for part in self.parts]
        return found[0] if len(found) == 1 else np.concatenate([np.zeros((0, BINS), np.uint8), *found])

    @cached_property
    def article_days(self) -> NDArray[np.int32]:
        """The publication date of every article, by its number, as a proleptic ordinal, 0 for none."""
        for part in self.parts:
            part.segment.refuse_above("articles.date", date.max.toordinal())
        return joined([part.segment.column("articles.date") for part in self.parts])

    def near_articles(self, name: str) -> list[Article]:
        """The near duplicates of the article of this id, in reading order; none for an unknown id."""
        rows = self.postings("article", name).ordinals
        if not len(rows):
            return []
        near_rows = np.flatnonzero(np.isin(self.articles[self.live], self.near_numbers(int(rows[0]))[1:]))
        firsts = self.live[near_rows[np.unique(self.articles[self.live[near_rows]], return_index=True)[1]]]
        return [self.entry(int(row)).article for row in firsts[np.argsort(self.reading_order[firsts])]]

    def near_numbers(self, row: int) -> NDArray[np.int32]:
        """The number of the article of a row, and those of its near duplicates behind it."""
        mine = self.articles[row : row + 1]
        found = near(self.alike, self.article_days, int(mine[0]), np.unique(self.articles[self.live]))
        return np.concatenate([mine, found.astype(np.int32)])

    @cached_property
    def districts(self) -> Districts:
        """The effective districts of every row."""
        sets: dict[tuple[str, ...], int] = {}
        numbers = [NO_LENGTHS]
        for part in self.parts:
            part.segment.refuse_above("texts.set", len(part.segment.sets) - 1)
            known = np.array([sets.setdefault(labels, len(sets)) for labels in part.segment.sets], np.int64)
            numbers.append(narrow(known).take(part.segment.column("texts.set")))
        return Districts(list(sets), np.concatenate(numbers))

    @cached_property
    def district_names(self) -> list[str]:
        """The labels of all districts that a paragraph lies in, sorted: none that only deleted ones lent."""
        counts = self.districts.counts(self.live)
        return sorted(self.districts.labels[counts > 0].tolist())

    def earliest(self, rows: Ordinals, most: int) -> Ordinals:
        """Of some rows, ascending, the `most` that come first when read, whatever segments they lie in."""
        if len(rows) <= most:
            return rows
        places = self.reading_order.take(rows)
        return rows.compress(places < np.partition(places, most)[most])

    @cached_property
    def reading_order(self) -> NDArray[np.int32]:
        """The rank of every row among all: by dump, line, article, and place in the article."""
        return ranks(self.parts, self.terms("dump"))
