"""Dump bytes → articles → paragraphs."""

from corpus.draft import Reading
from corpus.dump import Dump, find_dumps
from corpus.errors import CorpusError, DumpError, QuanwenError
from corpus.gazetteer import Gazetteer
from corpus.reader import Reader, article_json
from corpus.records import Article, DateSource, Event, Kind, Paragraph, Period

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
    "article_json",
    "find_dumps",
]
