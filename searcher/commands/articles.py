"""`quanwen articles`: how dumps are understood, without an index."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import click

from searcher import objects, output, streams
from searcher.commands.options import (
    FOUND,
    NOTHING,
    TROUBLE,
    View,
    common_options,
    examples,
    reading_options,
    view_options,
)
from searcher.streams import Form

if TYPE_CHECKING:
    from corpus import Article, Dump, Reader, Reading


@click.command(
    epilog=examples(
        "quanwen articles 泉州晚报/2026-05-08_A01.txt",
        "quanwen articles 泉州晚报/2026-05-08_A01.txt --explain",
        "quanwen articles 旧报.txt --encoding gb18030 --date 1957-07-20 --jsonl",
    )
)
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=click.Path(exists=True))
@click.option("--explain", is_flag=True, help="Say of every line what it was taken for, and why.")
@reading_options
@view_options(Form.JSON, Form.JSONL)
@common_options()
def articles(*, files: tuple[str, ...], explain: bool, view: View, **told: str | None) -> int:
    """Print how dumps are understood, without an index.

    FILE is a dump or a directory of dumps. JSON, by either option, is one article a line. A pipe gets one article a
    line too: id, date, districts, title, place, number of paragraphs, with TABs between them. With --explain it is one
    line of a dump a line: place, what it was taken for, why, text.
    """
    reader = reader_told(**told)
    counts = [tell(reader, dump, view, explain=explain) for dump in dumps_of(files)]
    if None in counts:
        return TROUBLE
    return FOUND if any(counts) else NOTHING


def reader_told(*, encoding: str | None, date: str | None, home: str | None, places: str | None) -> Reader:
    """A reader that knows what the options say. Raises CorpusError."""
    from corpus import Gazetteer, Reader, UserPlaces
    from corpus.divisions import HOME, NO_PLACES
    from corpus.publication import given

    gazetteer = Gazetteer.load(home or HOME, UserPlaces.load(Path(places)) if places else NO_PLACES)
    return Reader(gazetteer, encoding=encoding, date=given(date) if date else None)


def dumps_of(files: Sequence[str]) -> Iterator[Dump]:
    """Yield the dumps at or beneath the paths. Raises CorpusError for a directory without any."""
    from corpus import CorpusError, find_dumps
    from corpus.dump import SUFFIXES

    for file in files:
        dumps = find_dumps(Path(file))
        if not dumps:
            raise CorpusError(f"{file}: no dumps here. {SUFFIXES}")
        yield from dumps


def tell(reader: Reader, dump: Dump, view: View, *, explain: bool) -> bool | None:
    """Print how a dump is understood. Whether it holds anything, or None when it cannot be read."""
    from corpus import DumpError

    try:
        if explain:
            return put_readings(view, dump.name, reader.explain(dump))
        return put_articles(view, dump.name, reader.read(dump))
    except DumpError as error:
        streams.remark(str(error))
        return None


def put_articles(view: View, dump: str, found: Iterator[Article]) -> bool:
    """Print the articles of a dump as they are read. Whether there are any."""
    from corpus import article_json

    if (first := next(found, None)) is None:
        streams.remark(f"{dump}: no article in it")
        return False
    every = chain([first], found)
    view.put(
        json=lambda: map(article_json, every),
        plain=lambda: map(output.article_line, every),
        cards=lambda screen: screen.articles(dump, every),
    )
    return True


def put_readings(view: View, dump: str, found: Iterable[Reading]) -> bool:
    """Print what each line of a dump was taken for. Whether there are any."""
    lines = list(found)
    view.put(
        json=lambda: (objects.reading_json(dump, line) for line in lines),
        plain=lambda: (output.reading_line(dump, line) for line in lines),
        cards=lambda screen: screen.explained(dump, lines),
    )
    return bool(lines)
