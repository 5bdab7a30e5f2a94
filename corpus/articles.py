"""Drafts → articles, each with its id, its day and its districts, and its paragraphs with theirs and their events."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date
from hashlib import blake2b

from corpus import credits, cutting, dates, publication
from corpus.draft import Draft
from corpus.gazetteer import Gazetteer, NamedText
from corpus.records import Article, DateSource, Event, Kind, Paragraph
from corpus.texts import Texts
from corpus.variants import simplified

_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)\s*年")
# Every paragraph is asked for its kind: looked up in its enumeration that takes ten times as long, in Python 3.11.
_CAPTION, _BYLINE = Kind.CAPTION, Kind.BYLINE


def articles_of(
    drafts: Sequence[Draft], dump: str, from_name: date | None, gazetteer: Gazetteer, given: date | None
) -> list[Article]:
    """The drafts of a dump of this name as articles: names and dates are looked for in all of their texts at once.

    `from_name` is the day that the dump's name states, `given` the one that holds where no dump states any.
    """
    texts = Texts([text for draft in drafts for _, text, _ in draft.paragraphs])
    named = gazetteer.named(texts)
    years = _years_of_days(drafts)
    dated = [_dated(draft, dump, from_name, given, years) for draft in drafts]
    days: list[date | None] = []
    for draft, (day, _) in zip(drafts, dated, strict=True):
        begin = len(days)
        days += dates.days_told(texts[begin : begin + len(draft.paragraphs)], day)
    events = dates.events_in(texts, days)
    articles, end = [], 0
    for draft, when in zip(drafts, dated, strict=True):
        begin, end = end, end + len(draft.paragraphs)
        about, districts = _places(draft, named[begin:end], gazetteer)
        name = draft.id or article_id(draft.title, texts[begin:end], when[0] if draft.counted else None)
        read = zip(draft.paragraphs, districts, events[begin:end], strict=True)
        articles.append(_article(dump, name, draft, when, about, read))
    return articles


def _places(
    draft: Draft, named: Sequence[NamedText | None], gazetteer: Gazetteer
) -> tuple[tuple[str, ...], Sequence[tuple[str, ...]]]:
    """What the article is about, and the districts each of its paragraphs names."""
    if not draft.districts and not any(named):
        return (), [()] * len(named)
    if all(one.settled for one in named if one):  # as nearly always
        labels = [one.labels if one else () for one in named]
        about = draft.districts or gazetteer.about_labels(*draft.sides(named, labels))
        if not gazetteer.are_told(about):
            return about, gazetteer.districts_settled(named)
    texts = [one or NamedText(text) for one, (_, text, _) in zip(named, draft.paragraphs, strict=True)]
    about = draft.districts or gazetteer.about_named(*draft.sides(named, texts))
    return about, gazetteer.districts_named(texts, about)


def _dated(
    draft: Draft,
    name: str,
    from_name: date | None,
    given: date | None,
    years: Mapping[tuple[int, int], Sequence[int]],
) -> tuple[date | None, DateSource | None]:
    """The publication date, by the most trustworthy source that knows it."""
    if draft.stated:
        return draft.stated, DateSource.STATED
    if from_name:
        return from_name, DateSource.FILENAME
    if given:
        return given, DateSource.GIVEN
    if draft.month_day and (found := _in_one_of(publication.years_in_name(name), draft)):
        return found, DateSource.FILENAME
    texts = [text for _, text, _ in draft.paragraphs]
    if draft.month_day:
        near = years[draft.month_day] if draft.weekday is not None else _years_named(texts)
        found = _in_one_of(near, draft)
    else:
        found = publication.inferred(list(map(simplified, texts)))
    return (found, DateSource.INFERRED) if found else (None, None)


def _article(
    dump: str,
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
        dump=dump,
        line=draft.line,
        subtitle=draft.subtitle,
        bylines=tuple(_names(draft)),
        date=published,
        date_source=source,
        districts=about,
        page=draft.page,
    )


def _years_of_days(drafts: Sequence[Draft]) -> dict[tuple[int, int], list[int]]:
    """The years that articles name, by the month and day that their page states without one."""
    years: dict[tuple[int, int], list[int]] = {}
    for draft in drafts:
        if draft.month_day and not draft.stated:
            years.setdefault(draft.month_day, []).extend(_years_named([text for _, text, _ in draft.paragraphs]))
    return years


def _years_named(texts: list[str]) -> list[int]:
    return [int(year) for text in texts for year in _YEAR.findall(simplified(text))]


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
