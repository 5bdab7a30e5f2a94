"""Turn an article and its paragraphs into Whoosh documents, one a paragraph, and a document back into both.

| field                             | holds                                                   | serves |
|-----------------------------------|---------------------------------------------------------|-------------------------|
| `text`, `title`                   | words, folded (`title` repeats in every paragraph)      | ranking, free recall |
| `exact`                           | bigrams of units over the same text, with positions     | phrases, single units |
| `district`                        | labels: the article's, the paragraph's, all ancestors   | filter, facet |
| `date`, `event`                   | ISO dates; ISO periods                                  | filter, sort, histogram |
| `article`, `dump`, `kind`, `page` | keys                                                    | grouping, sync, filter |
| `id`, `line`, `number`            | the paragraph's id; its place in dump and article       | look-up, reading order |
| `text_length`, `title_length`     | words in the field, exactly (Whoosh keeps a byte)       | scoring |
| `record`                          | everything shown, as JSON                               | display, `show` |
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from whoosh import columns, fields

from corpus import Article, DateSource, Event, Kind, Paragraph, Period
from index.analysis import ExactAnalyzer, WordAnalyzer
from index.dictionary import Dictionary
from index.folding import fold
from index.tokenizer import Tokenizer

# Raise it when anything written to an index changes its meaning; an older index then asks to be rebuilt.
FORMAT = 1

Ancestors = Callable[[str], Sequence[str]]


@dataclass(frozen=True, slots=True)
class Entry:
    """A paragraph as an index holds it, with its article; the article's own `paragraphs` are left empty."""

    article: Article
    paragraph: Paragraph


def make_schema(dictionary: Dictionary) -> fields.Schema:
    """The schema of an index whose words are cut with `dictionary`."""
    words = WordAnalyzer(dictionary)
    return fields.Schema(
        id=fields.ID(unique=True),
        text=fields.TEXT(analyzer=words, phrase=False),
        title=fields.TEXT(analyzer=words, phrase=False),
        exact=fields.TEXT(analyzer=ExactAnalyzer(), phrase=True, multitoken_query="phrase"),
        district=fields.KEYWORD(commas=True, sortable=True),
        date=fields.ID(sortable=True),
        event=fields.KEYWORD(commas=True),
        article=fields.ID(sortable=True),
        dump=fields.ID(sortable=True),
        kind=fields.ID(sortable=True),
        page=fields.ID(),
        line=fields.COLUMN(columns.NumericColumn("i")),
        number=fields.COLUMN(columns.NumericColumn("i")),
        text_length=fields.COLUMN(columns.NumericColumn("i")),
        title_length=fields.COLUMN(columns.NumericColumn("i")),
        record=fields.STORED(),
    )


def documents(article: Article, ancestors: Ancestors, tokenizer: Tokenizer) -> Iterator[dict[str, Any]]:
    """Yield the Whoosh document of each paragraph, in reading order."""
    shared = article_fields(article, tokenizer)
    for place, paragraph in enumerate(article.paragraphs):
        words = terms(paragraph.text, tokenizer)
        yield {
            **shared,
            "id": paragraph.id,
            "text": words,
            "text_length": len(words),
            "exact": paragraph.text,
            "district": ",".join(effective_districts(article, paragraph, ancestors)) or None,
            "event": ",".join(event.period.isoformat() for event in paragraph.events) or None,
            "kind": paragraph.kind.value,
            "line": paragraph.line,
            "number": place,
            "record": encode(article, paragraph),
        }


def article_fields(article: Article, tokenizer: Tokenizer) -> dict[str, Any]:
    """The fields that all paragraphs of an article share."""
    words = terms(article.title, tokenizer)
    return {
        "title": words,
        "title_length": len(words),
        "date": article.date.isoformat() if article.date else None,
        "article": article.id,
        "dump": article.dump,
        "page": article.page or None,
    }


def terms(text: str, tokenizer: Tokenizer) -> list[str]:
    """The words of a text as the word fields hold them; Whoosh takes a list as cut already."""
    return [word.term for word in tokenizer.search_words(fold(text))]


def effective_districts(article: Article, paragraph: Paragraph, ancestors: Ancestors) -> list[str]:
    """The labels a paragraph is found under: its article's and those it names, then their ancestors, each once."""
    own = dict.fromkeys((*article.districts, *paragraph.districts))
    return list(dict.fromkeys((*own, *(above for label in own for above in ancestors(label)))))


def encode(article: Article, paragraph: Paragraph) -> str:
    """The entry as JSON; `decode` gives it back."""
    about = {
        "id": article.id, "title": article.title, "subtitle": article.subtitle, "bylines": article.bylines,
        "date": article.date and article.date.isoformat(), "date_source": article.date_source,
        "districts": article.districts, "page": article.page, "dump": article.dump, "line": article.line,
    }  # fmt: skip
    events = [(event.text, event.period.first.isoformat(), event.period.last.isoformat()) for event in paragraph.events]
    row = (paragraph.id, paragraph.kind, paragraph.text, paragraph.line, paragraph.districts, events, about)
    return json.dumps(row, ensure_ascii=False, separators=(",", ":"))


def decode(record: str) -> Entry:
    """The entry that `encode` wrote."""
    name, kind, text, line, districts, events, about = json.loads(record)
    periods = (Event(words, Period(date.fromisoformat(a), date.fromisoformat(b))) for words, a, b in events)
    paragraph = Paragraph(name, Kind(kind), text, line, tuple(districts), tuple(periods))
    about["date"] = about["date"] and date.fromisoformat(about["date"])
    about["date_source"] = about["date_source"] and DateSource(about["date_source"])
    lists = {name: tuple(about[name]) for name in ("bylines", "districts")}
    return Entry(Article(**{**about, **lists}, paragraphs=()), paragraph)


def whole_article(entries: Sequence[Entry]) -> Article:
    """The article that all its entries make, paragraphs in reading order."""
    paragraphs = sorted((entry.paragraph for entry in entries), key=number)
    return replace(entries[0].article, paragraphs=tuple(paragraphs))


def number(paragraph: Paragraph) -> int:
    """The paragraph's place in its article, from 0."""
    return int(paragraph.id.rpartition("#")[2])
