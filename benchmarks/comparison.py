"""Articles as read and as they truly are → what was found, missed and made up, measure by measure.

An item is a line of text that names what it says, so that a difference can be printed. Nothing here reads
a page.
"""

from __future__ import annotations

from calendar import monthrange
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from corpus.records import Article, DateSource, Event, Kind, Paragraph, Period

# As many characters at either end of an article tell its neighbours apart.
EDGE = 8


@dataclass(frozen=True, slots=True)
class Compared:
    """One page: the articles it holds and the articles that were read."""

    name: str
    truth: tuple[Article, ...]
    read: tuple[Article, ...]


@dataclass(frozen=True, slots=True)
class Items:
    """What a measure counts on one page."""

    wanted: Counter[str]
    found: Counter[str]


@dataclass(frozen=True, slots=True)
class Score:
    """Counts over many pages; a share of nothing is None."""

    hits: int = 0
    wanted: int = 0
    found: int = 0

    def plus(self, items: Items) -> Score:
        """The score with one more page in it."""
        hits = (items.wanted & items.found).total()
        return Score(self.hits + hits, self.wanted + items.wanted.total(), self.found + items.found.total())

    @property
    def precision(self) -> float | None:
        """The share of what was found that is right."""
        return self.hits / self.found if self.found else None

    @property
    def recall(self) -> float | None:
        """The share of what is there that was found."""
        return self.hits / self.wanted if self.wanted else None

    @property
    def f1(self) -> float | None:
        """The harmonic mean of both."""
        return 2 * self.hits / (self.wanted + self.found) if self.wanted + self.found else None


Measure = Callable[[Compared], Items]


def truth_of(record: dict[str, Any], name: str) -> tuple[Article, ...]:
    """The articles of a truth file."""
    return tuple(article_of(article, name) for article in record["articles"])


def article_of(record: dict[str, Any], name: str) -> Article:
    """One article of a truth file."""
    return Article(
        id="",
        title=record["title"],
        paragraphs=tuple(paragraph_of(paragraph) for paragraph in record["paragraphs"]),
        dump=name,
        line=0,
        subtitle=record["subtitle"],
        bylines=tuple(record["bylines"]),
        date=date.fromisoformat(record["date"]) if record["date"] else None,
        date_source=DateSource(record["date_source"]) if record["date_source"] else None,
        districts=tuple(record["districts"]),
        page=record["page"],
    )


def paragraph_of(record: dict[str, Any]) -> Paragraph:
    """One paragraph of a truth file."""
    events = tuple(Event(event["text"], period(event["date"])) for event in record["events"])
    return Paragraph("", Kind(record["kind"]), record["text"], 0, tuple(record["districts"]), events)


def period(text: str) -> Period:
    """The days of `2026`, `2026-06`, `2026-06-29` or `first/last`."""
    first, _, last = text.partition("/")
    year, *rest = map(int, first.split("-"))
    if not rest:
        return Period(date(year, 1, 1), date(year, 12, 31))
    if len(rest) == 1:
        return Period(date(year, rest[0], 1), date(year, rest[0], monthrange(year, rest[0])[1]))
    return Period(date.fromisoformat(first), date.fromisoformat(last or first))


def plain(text: str) -> str:
    """The text with every run of spaces as one."""
    return " ".join(text.split())


def letters(text: str) -> str:
    """Only what a reader would read aloud."""
    return "".join(char for char in text if char.isalnum())


def counted(texts: Iterator[str]) -> Counter[str]:
    """How often each text occurs; the empty one does not count."""
    return Counter(text for text in map(plain, texts) if text)


def both(page: Compared, told: Callable[[Article], Iterator[str]]) -> Items:
    """The same question put to both sides of a page."""
    return Items(
        counted(text for article in page.truth for text in told(article)),
        counted(text for article in page.read for text in told(article)),
    )


def boundaries(page: Compared) -> Items:
    """How an article's own text begins and ends; captions only where there is nothing else."""

    def edges(article: Article) -> Iterator[str]:
        flow = [p.text for p in article.paragraphs if p.kind not in (Kind.CAPTION, Kind.BYLINE)]
        text = letters("".join(flow or [p.text for p in article.paragraphs]))
        yield f"{text[:EDGE]}…{text[-EDGE:]}"

    return both(page, edges)


def titles(page: Compared) -> Items:
    """The main headlines."""
    return both(page, lambda article: iter((article.title,)))


def subtitles(page: Compared) -> Items:
    """引题 and 副题 of an article in one line."""
    return both(page, lambda article: iter((article.subtitle,)))


def bylines(page: Compared) -> Items:
    """Every byline as printed."""
    return both(page, lambda article: iter(article.bylines))


def of_kind(kind: Kind) -> Measure:
    """The measure that counts whole paragraphs of a kind."""
    return lambda page: both(page, lambda article: (p.text for p in article.paragraphs if p.kind is kind))


def dates(page: Compared) -> Items:
    """Each article's publication date."""
    return by_article(page, lambda article: [article.date.isoformat()] if article.date else [])


def pages(page: Compared) -> Items:
    """The page each article stands on, as printed."""
    return by_article(page, lambda article: [article.page] if article.page else [])


def article_districts(page: Compared) -> Items:
    """What each article is about."""
    return by_article(page, lambda article: list(article.districts))


def by_article(page: Compared, told: Callable[[Article], list[str]]) -> Items:
    """What is told of articles, each read article standing for the one it shares most text with."""
    wanted = {f"{label(n, a)}: {text}" for n, a in enumerate(page.truth) for text in told(a)}
    found = set()
    for article, n in zip(page.read, partners(page), strict=True):
        name = label(n, page.truth[n]) if n >= 0 else f"? {whole(article)[:12]}"
        found |= {f"{name}: {text}" for text in told(article)}
    return Items(Counter(wanted), Counter(found))


def label(number: int, article: Article) -> str:
    """A name for the n-th article of a page."""
    return f"{number + 1} {article.title or whole(article)[:12]}"


def whole(article: Article) -> str:
    """All that is printed of an article."""
    return "".join(paragraph.text for paragraph in article.paragraphs)


def partners(page: Compared) -> list[int]:
    """For each read article the true one it shares most with, no true one twice; -1 where none is left."""
    shares = sorted(
        ((shared(whole(a), whole(b)), n, m) for n, a in enumerate(page.truth) for m, b in enumerate(page.read)),
        key=lambda share: (-share[0], share[1:]),
    )
    found, taken = [-1] * len(page.read), set()
    for size, n, m in shares:
        if size and found[m] < 0 and n not in taken:
            found[m] = n
            taken.add(n)
    return found


@cache
def bigrams(text: str) -> Counter[str]:
    """The pairs of neighbouring letters of a text."""
    kept = letters(text)
    return Counter(kept[n : n + 2] for n in range(max(1, len(kept) - 1)))


def shared(left: str, right: str) -> int:
    """How many bigrams two texts have in common."""
    return (bigrams(left) & bigrams(right)).total()


def homes(page: Compared) -> list[tuple[Paragraph, str, Paragraph | None]]:
    """Each read paragraph with the name of the true one it shares most with, and that one."""
    true = [(f"{n + 1} {p.text[:12]}", p) for n, p in enumerate(p for a in page.truth for p in a.paragraphs)]
    found: list[tuple[Paragraph, str, Paragraph | None]] = []
    for read in (paragraph for article in page.read for paragraph in article.paragraphs):
        name, home = max(true, key=lambda candidate: shared(candidate[1].text, read.text), default=("", None))
        alone = home is None or not shared(home.text, read.text)
        found.append((read, f"? {read.text[:12]}", None) if alone else (read, name, home))
    return found


def by_paragraph(page: Compared, told: Callable[[Paragraph, Paragraph | None], Iterator[str]]) -> Items:
    """What is told of paragraphs; a piece of a broken one speaks for the whole."""
    true = [paragraph for article in page.truth for paragraph in article.paragraphs]
    wanted = {f"{n + 1} {p.text[:12]}: {text}" for n, p in enumerate(true) for text in told(p, p)}
    found = {f"{name}: {text}" for read, name, home in homes(page) for text in told(read, home)}
    return Items(Counter(wanted), Counter(found))


def paragraph_districts(page: Compared) -> Items:
    """The districts each paragraph names."""
    return by_paragraph(page, lambda paragraph, _: iter(paragraph.districts))


def events(page: Compared) -> Items:
    """The dates each paragraph speaks of; 29日 and 29日上午 are the same words for the same day."""

    def told(paragraph: Paragraph, home: Paragraph | None) -> Iterator[str]:
        for event in paragraph.events:
            known = home.events if home else ()
            text = next((other.text for other in known if same(other, event)), event.text)
            yield f"{text} {event.period.isoformat()}"

    return by_paragraph(page, told)


def same(left: Event, right: Event) -> bool:
    """Whether two expressions mean the same days in words that contain one another."""
    return left.period == right.period and (left.text in right.text or right.text in left.text)


# The order of the table's rows.
MEASURES: dict[str, Measure] = {
    "article boundaries": boundaries,
    "titles": titles,
    "subtitles": subtitles,
    "bylines": bylines,
    "captions": of_kind(Kind.CAPTION),
    "headings": of_kind(Kind.HEADING),
    "bodies": of_kind(Kind.BODY),
    "publication dates": dates,
    "pages": pages,
    "events": events,
    "article districts": article_districts,
    "paragraph districts": paragraph_districts,
}
