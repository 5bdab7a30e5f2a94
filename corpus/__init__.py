"""Dump bytes → articles → paragraphs.

    for dump in corpus.find_dumps(Path("dumps")):
        for article in corpus.Reader(corpus.Gazetteer.load()).read(dump): ...

The records and errors are there at once. What reads is fetched when first used: a search needs none of its rules.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from corpus.errors import CorpusError, DumpError, QuanwenError
from corpus.records import Article, DateSource, Event, Kind, Paragraph, Period

if TYPE_CHECKING:
    from corpus.articles import article_json
    from corpus.divisions import UserPlaces
    from corpus.draft import Reading
    from corpus.dump import Dump, find_dumps
    from corpus.gazetteer import Gazetteer
    from corpus.reader import Reader

__all__ = [
    "Article",
    "CorpusError",
    "DateSource",
    "Dump",
    "DumpError",
    "Event",
    "Gazetteer",
    "Kind",
    "Paragraph",
    "Period",
    "QuanwenError",
    "Reader",
    "Reading",
    "UserPlaces",
    "article_json",
    "find_dumps",
]

HOMES = {
    "Dump": "dump", "find_dumps": "dump", "Gazetteer": "gazetteer",
    "Reader": "reader", "Reading": "draft", "article_json": "articles",
    "UserPlaces": "divisions",
}  # fmt: skip


def __getattr__(name: str) -> object:
    """A public name, from the module it lives in."""
    if name not in HOMES:
        raise AttributeError(f"module 'corpus' has no attribute {name!r}")
    value = globals()[name] = getattr(import_module(f"corpus.{HOMES[name]}"), name)
    return value
