"""A dump → its articles, each with id, date, districts and events. The one door the other packages read through."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from itertools import chain, starmap
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from corpus import exports, publication, structured, tables
from corpus.articles import articles_of
from corpus.draft import Draft, Reading
from corpus.dump import Dump
from corpus.encoding import UnknownEncodingError, decode, decode_stream
from corpus.errors import DumpError
from corpus.garbage import uncollected
from corpus.gazetteer import Gazetteer
from corpus.records import Article
from corpus.values import RecordError
from corpus.wording import late

if TYPE_CHECKING:
    from corpus.page import PageReading

T = TypeVar("T")

#: Raised with every change that reads the same bytes differently.
RULES = 28

_STREAMED = frozenset({"jsonl", "csv"})
_SAVED = frozenset({"html", "mhtml"})
# A page that was saved as the XML it is, and a feed that was saved as a page: what they open with tells.
_PAGE_IN_XML = late(r"\s*(?:<[?!][^>]{0,400}>\s*){0,5}<html[\s>]", re.I)
_FEED = late(r"\s*(?:<[?!][^>]{0,400}>\s*){0,5}<(?:rss|feed|rdf:RDF)[\s>]")
#: So many characters are looked at for that.
OPENING = 2000
# A newspaper issue is 1 MB of text; a page file is held in memory whole, some fifteen times its size.
LARGEST_PAGE = 32 << 20
# Names and dates are looked for in so many characters at once. Ten times as many are no faster, a tenth is slower by
# a tenth.
BATCH = 1 << 18
# Of lines and tags a page has some thousands; the reading of each takes a kilobyte, of so many 400 MB.
MOST_PIECES = 300_000


class Stretch(NamedTuple):
    """What of a dump can be read by itself: some lines of a .jsonl, the first of them of this number, or all of it.

    `done` bytes of the dump, as stored, had been read when it was complete; 0 where nobody counted.
    """

    first: int = 1
    lines: Sequence[str] | None = None
    done: int = 0


class Reader:
    """Reads dumps with one gazetteer. `encoding` and `date`, when given, hold for every dump that states no better."""

    def __init__(self, gazetteer: Gazetteer, *, encoding: str | None = None, date: date | None = None) -> None:
        self.gazetteer = gazetteer
        self.encoding = encoding
        self.date = date

    @property
    def fingerprint(self) -> str:
        """Changes whenever the same bytes would be read differently."""
        given = [f"encoding={self.encoding}"] if self.encoding else []
        given += [f"date={self.date}"] if self.date else []
        return " ".join([f"rules={RULES}", f"gazetteer={self.gazetteer.fingerprint}", *given])

    def read(self, dump: Dump) -> Iterator[Article]:
        """Yield the articles in the order they stand in the dump. Raises DumpError, also after the first few."""
        stretches = (self.read_stretch(dump, stretch) for stretch in self.stretches(dump))
        for articles in self.whole(dump, chain.from_iterable(stretches)):
            yield from articles

    def whole(self, dump: Dump, batches: Iterable[T]) -> Iterator[T]:
        """Yield all that was read of a dump; raises what `batches` raise, and DumpError where there are none."""
        empty = True
        for batch in batches:
            empty = False
            yield batch
        # a blank page holds nothing to lose; one with text that gives no article must not go by in silence
        if empty and next(iter(self.explain(dump)), None) is not None:
            raise DumpError(dump.name, "holds no article; `quanwen articles --explain` tells what its lines are")

    def explain(self, dump: Dump) -> Iterator[Reading]:
        """What each line that holds text was taken for, in order, and why. Raises DumpError."""
        with _failing_clearly(dump):
            text = self._whole_text(dump)
            if _holds_records(dump, text):
                around: list[exports.Beside] = []
                for stretch in self.stretches(dump):
                    for line, record in self._records(dump, stretch, text, around):
                        yield from structured.readings(record, line)
                yield from starmap(structured.reading_beside, around)
            else:
                yield from self._page(dump, text).readings()

    def stretches(self, dump: Dump) -> Iterator[Stretch]:
        """Yield what there is to read, in order. Raises DumpError, also after the first few."""
        if dump.format != "jsonl":
            yield Stretch()
            return
        first, done = 1, deque([0], maxlen=1)
        for lines in _batches(self._lines(dump, done.append), _with_end):
            yield Stretch(first, lines, done[0])
            first += len(lines)

    def read_stretch(self, dump: Dump, stretch: Stretch) -> Iterator[list[Article]]:
        """Yield the articles of a stretch, as many at a time as are read together. Raises DumpError, as `read` does."""
        return uncollected(self._together(dump, stretch))

    def _lines(self, dump: Dump, told: Callable[[int], None]) -> Iterator[str]:
        with _failing_clearly(dump):
            yield from exports.lines_of(decode_stream(dump.chunks(told), self.encoding))

    def _drafts(self, dump: Dump, stretch: Stretch) -> Iterator[Draft]:
        with _failing_clearly(dump):
            text = self._whole_text(dump)
            if _holds_records(dump, text):
                for line, record in self._records(dump, stretch, text):
                    yield from structured.drafts(record, line)
            else:
                yield from self._page(dump, text).drafts

    def _records(
        self, dump: Dump, stretch: Stretch, text: str, around: list[exports.Beside] | None = None
    ) -> Iterator[exports.Record]:
        if stretch.lines is not None:
            return exports.records_of_lines(stretch.lines, stretch.first, around)
        if dump.format == "json":
            return exports.records_of_json(text, around)
        if dump.format != "csv":
            from corpus.xml_records import objects_of_xml  # few dumps are so

            return exports.records_in(objects_of_xml(text), around)
        texts = decode_stream(dump.chunks(), self.encoding)
        return tables.records_of_table(texts, "\t" if ".tsv" in dump.name.lower() else ",", around)

    def page(self, dump: Dump) -> PageReading:
        """A dump that is no file of records, read line by line. Raises what its decoding raises."""
        return self._page(dump, self._text(dump))

    def _page(self, dump: Dump, text: str) -> PageReading:
        # Here, not above: records need none of the rules for layout, and need not wait 30 ms for them.
        from corpus.page import read_page, text_source

        if sum(map(text.count, "\n\r<")) > MOST_PIECES:
            raise DumpError(dump.name, f"more than {MOST_PIECES:,} lines and tags for one page; split it")
        if (form := dump.format) in _SAVED or form == "xml":
            from corpus.markup import NestingError, html_source

            try:
                return read_page(html_source(text))
            except NestingError as error:
                raise DumpError(dump.name, str(error)) from error
        if form == "markdown":
            from corpus.markdown import markdown_source

            return read_page(markdown_source(text))
        return read_page(text_source(text))

    def _whole_text(self, dump: Dump) -> str:
        """The text of a dump that is read as a whole; nothing of one that may be larger than memory."""
        return "" if dump.format in _STREAMED else self._text(dump)

    def _text(self, dump: Dump) -> str:
        held = bytearray()
        for chunk in dump.chunks():
            held += chunk
            if len(held) > LARGEST_PAGE:
                raise DumpError(
                    dump.name, f"more than {LARGEST_PAGE >> 20} MiB for one page; split it, or give it as .jsonl"
                )
        return decode(_html(dump, bytes(held)) if dump.format == "mhtml" else bytes(held), self.encoding)

    def _together(self, dump: Dump, stretch: Stretch) -> Iterator[list[Article]]:
        from_name = publication.from_name(dump.name)
        # the lines of a stretch have been counted
        size = _characters if stretch.lines is None else _uncounted
        for drafts in _batches(self._drafts(dump, stretch), size):
            articles = articles_of(drafts, dump.name, from_name, self.gazetteer, self.date)
            drafts.clear()  # or the next look for garbage goes through them
            yield articles


def _html(dump: Dump, data: bytes) -> bytes:
    from corpus.mhtml import html_of  # few pages are saved so

    if (html := html_of(data)) is None:
        raise DumpError(dump.name, "holds no page as browsers save one in a single file; save it as .html")
    return html


def _holds_records(dump: Dump, text: str) -> bool:
    """Whether a dump is a file of records, by its suffix or by what its text opens with."""
    opening = text[:OPENING].lstrip("\ufeff")
    if (form := dump.format) in _SAVED or form == "page":
        return "<" in opening and _FEED.match(opening) is not None
    return form != "markdown" and not (form == "xml" and _PAGE_IN_XML.match(opening))


def _batches(items: Iterable[T], size: Callable[[T], int]) -> Iterator[list[T]]:
    """The items in order, so many at a time as hold BATCH characters. Those before an error come before the error."""
    batch: list[T] = []
    held = 0
    try:
        for item in items:
            batch.append(item)
            held += size(item)
            if held >= BATCH:
                yield batch
                batch, held = [], 0
    except DumpError as error:
        failure: DumpError | None = error
    else:
        failure = None
    if batch:
        yield batch
    if failure:
        raise failure


def _with_end(line: str) -> int:
    return len(line) + 1


def _characters(draft: Draft) -> int:
    return sum([len(text) for _, text, _ in draft.paragraphs])


def _uncounted(_: Draft) -> int:
    return 0


@contextmanager
def _failing_clearly(dump: Dump) -> Iterator[None]:
    try:
        yield
    except UnknownEncodingError as error:
        raise DumpError(dump.name, f"{error}; {error.advice}") from error
    except RecordError as error:
        raise DumpError(dump.name, str(error)) from error
    except MemoryError as error:
        raise DumpError(dump.name, "takes more memory than there is; split it, or give it as .jsonl") from error
