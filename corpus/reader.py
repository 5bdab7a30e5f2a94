"""A dump → its articles, each with id, date, districts and events. The one door the other packages read through."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from datetime import date
from hashlib import blake2b
from itertools import chain, starmap
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from corpus import credits, cutting, dates, exports, publication, structured, tables
from corpus.draft import Draft, Reading
from corpus.dump import Dump
from corpus.encoding import UnknownEncodingError, decode, decode_stream
from corpus.errors import DumpError
from corpus.garbage import uncollected
from corpus.gazetteer import Gazetteer, NamedText
from corpus.records import Article, DateSource, Event, Kind, Paragraph
from corpus.texts import Texts
from corpus.values import RecordError
from corpus.wording import late

if TYPE_CHECKING:
    from corpus.page import PageReading

T = TypeVar("T")

_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)\s*年")

#: Raised with every change that reads the same bytes differently.
RULES = 23

# Every paragraph is asked for its kind: looked up in its enumeration that takes ten times as long, in Python 3.11.
_CAPTION, _BYLINE = Kind.CAPTION, Kind.BYLINE
_STREAMED = frozenset({"jsonl", "csv"})
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
        if (form := dump.format) in ("html", "xml"):
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
        return decode(bytes(held), self.encoding)

    def _together(self, dump: Dump, stretch: Stretch) -> Iterator[list[Article]]:
        from_name = publication.from_name(dump.name)
        # the lines of a stretch have been counted
        size = _characters if stretch.lines is None else _uncounted
        for drafts in _batches(self._drafts(dump, stretch), size):
            articles = self._articles(dump, drafts, from_name)
            drafts.clear()  # or the next look for garbage goes through them
            yield articles

    def _articles(self, dump: Dump, drafts: Sequence[Draft], from_name: date | None) -> list[Article]:
        """The drafts as articles: names and dates are looked for in all of their texts at once."""
        texts = Texts([text for draft in drafts for _, text, _ in draft.paragraphs])
        named = self.gazetteer.named(texts)
        years = _years_of_days(drafts)
        dated = [self._dated(draft, dump.name, from_name, years) for draft in drafts]
        days: list[date | None] = []
        for draft, (day, _) in zip(drafts, dated, strict=True):
            begin = len(days)
            days += dates.days_told(texts[begin : begin + len(draft.paragraphs)], day)
        events = dates.events_in(texts, days)
        articles, end = [], 0
        for draft, when in zip(drafts, dated, strict=True):
            begin, end = end, end + len(draft.paragraphs)
            about, districts = self._places(draft, named[begin:end])
            name = draft.id or article_id(draft.title, texts[begin:end], when[0] if draft.counted else None)
            read = zip(draft.paragraphs, districts, events[begin:end], strict=True)
            articles.append(_article(dump, name, draft, when, about, read))
        return articles

    def _places(
        self, draft: Draft, named: Sequence[NamedText | None]
    ) -> tuple[tuple[str, ...], Sequence[tuple[str, ...]]]:
        """What the article is about, and the districts each of its paragraphs names."""
        if not draft.districts and not any(named):
            return (), [()] * len(named)
        if all(one.settled for one in named if one):  # as nearly always
            labels = [one.labels if one else () for one in named]
            about = draft.districts or self.gazetteer.about_labels(*draft.sides(named, labels))
            if not self.gazetteer.are_told(about):
                return about, self.gazetteer.districts_settled(named)
        texts = [one or NamedText(text) for one, (_, text, _) in zip(named, draft.paragraphs, strict=True)]
        about = draft.districts or self.gazetteer.about_named(*draft.sides(named, texts))
        return about, self.gazetteer.districts_named(texts, about)

    def _dated(
        self, draft: Draft, name: str, from_name: date | None, years: Mapping[tuple[int, int], Sequence[int]]
    ) -> tuple[date | None, DateSource | None]:
        """The publication date, by the most trustworthy source that knows it."""
        if draft.stated:
            return draft.stated, DateSource.STATED
        if from_name:
            return from_name, DateSource.FILENAME
        if self.date:
            return self.date, DateSource.GIVEN
        if draft.month_day and (found := _in_one_of(publication.years_in_name(name), draft)):
            return found, DateSource.FILENAME
        texts = [text for _, text, _ in draft.paragraphs]
        if draft.month_day:
            near = years[draft.month_day] if draft.weekday is not None else _years_named(texts)
            found = _in_one_of(near, draft)
        else:
            found = publication.inferred(texts)
        return (found, DateSource.INFERRED) if found else (None, None)


def _holds_records(dump: Dump, text: str) -> bool:
    """Whether a dump is a file of records, by its suffix or by what its text opens with."""
    opening = text[:OPENING].lstrip("\ufeff")
    if (form := dump.format) in ("html", "page"):
        return "<" in opening and _FEED.match(opening) is not None
    return form != "markdown" and not (form == "xml" and _PAGE_IN_XML.match(opening))


def _article(
    dump: Dump,
    name: str,
    draft: Draft,
    when: tuple[date | None, DateSource | None],
    about: tuple[str, ...],
    read: Iterable[tuple[tuple[Kind, str, int], tuple[str, ...], tuple[Event, ...]]],
) -> Article:
    """The article of a draft; `read` are its paragraphs with the districts and the events of each."""
    new = tuple.__new__  # what `Paragraph(...)` does, in half of its time
    paragraphs = [
        # names are of people: a reporter called 安溪 is no place
        new(Paragraph, (f"{name}#{n}", kind, text, line, (), ()))
        if kind is _BYLINE
        else new(Paragraph, (f"{name}#{n}", kind, text, line, districts, events))
        for n, ((kind, text, line), districts, events) in enumerate(read)
    ]
    published, source = when
    return Article(
        id=name,
        title=draft.title,
        paragraphs=tuple(paragraphs),
        dump=dump.name,
        line=draft.line,
        subtitle=draft.subtitle,
        bylines=tuple(_names(draft)),
        date=published,
        date_source=source,
        districts=about,
        page=draft.page,
    )


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


def _years_of_days(drafts: Sequence[Draft]) -> dict[tuple[int, int], list[int]]:
    """The years that articles name, by the month and day that their page states without one."""
    years: dict[tuple[int, int], list[int]] = {}
    for draft in drafts:
        if draft.month_day and not draft.stated:
            years.setdefault(draft.month_day, []).extend(_years_named([text for _, text, _ in draft.paragraphs]))
    return years


def _years_named(texts: list[str]) -> list[int]:
    return [int(year) for text in texts for year in _YEAR.findall(text)]


def _in_one_of(years: Iterable[int], draft: Draft) -> date | None:
    """The stated month and day in the latest of the years, of those in which they fall on the stated weekday."""
    assert draft.month_day
    days: list[date] = []
    for year in set(years):
        with suppress(ValueError):  # there is not every year a February 29
            days.append(date(year, *draft.month_day))
    return max((day for day in days if draft.weekday in (None, day.weekday())), default=None)


def _names(draft: Draft) -> Iterator[str]:
    """Who wrote and who took the pictures, as printed, in the order of the page."""
    for kind, text, _ in draft.paragraphs:
        if kind is _BYLINE:
            yield text
        elif kind is _CAPTION and (named := credits.credit(text) or cutting.cut_closing(text)[1]):
            yield named


def article_id(title: str, texts: Sequence[str], day: date | None = None) -> str:
    """Sixteen hex digits of the content alone, so that the same article in two dumps is one.

    Records that are counted are as many articles as the days they were printed on, `day` being one: a notice printed
    again on another day was given a number of its own.

    64 bits: among ten million articles the chance that any two share an id is 1 in 400,000.
    """
    content = "\n".join([title, *texts]).encode("utf-8", "surrogatepass")
    content += f"\0{day}".encode() if day else b""
    return blake2b(content, digest_size=8).hexdigest()


def article_json(article: Article) -> dict[str, object]:
    """The article as the promised JSON object, keys in the promised order."""
    return {
        "id": article.id,
        "title": article.title,
        "subtitle": article.subtitle,
        "date": article.date.isoformat() if article.date else None,
        "date_source": str(article.date_source) if article.date_source else None,
        "districts": list(article.districts),
        "bylines": list(article.bylines),
        "page": article.page,
        "dump": article.dump,
        "line": article.line,
        "paragraphs": [_paragraph_json(paragraph) for paragraph in article.paragraphs],
    }


def _paragraph_json(paragraph: Paragraph) -> dict[str, object]:
    return {
        "id": paragraph.id,
        "kind": str(paragraph.kind),
        "text": paragraph.text,
        "line": paragraph.line,
        "districts": list(paragraph.districts),
        "events": [{"text": event.text, "date": event.period.isoformat()} for event in paragraph.events],
    }
