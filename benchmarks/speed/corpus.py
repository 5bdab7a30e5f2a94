"""A file of news → a corpus of any size: the dump that quanwen syncs and the same paragraphs as rows for its peers.

Corpus: the articles of a `.jsonl.xz` file in its order, from the beginning, as many as hold the paragraphs asked for.
Where they do not suffice they come again, perturbed: the clauses of each paragraph shuffled, its digits drawn anew.
Where the file is absent, articles are drawn from jieba's dictionary by its frequencies. Seeded: the same sizes and
seed give the same corpus.

It does not show real growth beyond the file: repeated text brings new bigrams, but hardly a new word. Drawn text
has neither collocations nor anything to say.

Rows are what `corpus.Reader` makes of the dump, headlines included, one a line, TAB between the fields:

    publication day as an ordinal (0 for none), effective districts (space between), headline of the article, text
"""

from __future__ import annotations

import json
import lzma
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from importlib import resources
from itertools import accumulate, count
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from corpus import Article, Gazetteer, Reader, find_dumps
from index.record import headline

Record = dict[str, Any]

NEWS = Path("../shared/data/news.jsonl.xz")
CLAUSE = re.compile(r"[^，。；！？]+[，。；！？]?|[，。；！？]")
DIGIT = re.compile(r"[0-9]")
BREAKS = re.compile(r"[\t\n\r]")
PLACES = ("泉州市", "安溪县", "晋江市", "厦门市", "福州市", "北京市", "上海市", "成都市", "武汉市", "昆明市")


class Row(NamedTuple):
    """One paragraph as its peers are fed it. `day` is a proleptic ordinal, 0 for none."""

    day: int
    labels: tuple[str, ...]
    headline: str
    text: str

    @property
    def month(self) -> str:
        """The month of publication, empty for none."""
        return date.fromordinal(self.day).isoformat()[:7] if self.day else ""


@dataclass(frozen=True, slots=True)
class Corpus:
    """A corpus on disk. `text_bytes` is the UTF-8 of all paragraphs, headlines included, as they are indexed."""

    directory: Path
    paragraphs: int
    text_bytes: int

    @property
    def dump(self) -> Path:
        """The directory of the one dump."""
        return self.directory / "dump"

    @property
    def rows(self) -> Path:
        """The paragraphs of the dump."""
        return self.directory / "rows.tsv"


def prepare(records: Iterable[Record], paragraphs: int, directory: Path) -> Corpus:
    """Write the corpus of the first records that hold as many paragraphs, headlines not counted."""
    write_dump(taken(records, paragraphs), directory / "dump" / "news.jsonl")
    number = text_bytes = 0
    with (directory / "rows.tsv").open("w", encoding="utf-8", newline="\n") as file:
        for row in read_rows_of(directory / "dump"):
            file.write(f"{row.day}\t{' '.join(row.labels)}\t{row.headline}\t{row.text}\n")
            number += 1
            text_bytes += len(row.text.encode())
    return Corpus(directory, number, text_bytes)


def write_dump(records: Iterable[Record], path: Path) -> None:
    """Write a dump, one article a line."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(json.dumps(record, ensure_ascii=False) + "\n" for record in records)


def taken(records: Iterable[Record], paragraphs: int) -> Iterator[Record]:
    """Yield records until they hold as many paragraphs."""
    for record in records:
        if paragraphs <= 0:
            return
        yield record
        paragraphs -= len(record["paragraphs"])


def read_rows_of(dump: Path) -> Iterator[Row]:
    """The rows of a dump, read as quanwen reads it."""
    gazetteer = Gazetteer.load()
    reader = Reader(gazetteer)
    for found in find_dumps(dump):
        for article in reader.read(found):
            yield from rows_of(article, gazetteer)


def rows_of(article: Article, gazetteer: Gazetteer) -> Iterator[Row]:
    """The rows of one article."""
    day = article.date.toordinal() if article.date else 0
    for paragraph in article.paragraphs:
        own = dict.fromkeys((*article.districts, *paragraph.districts))
        labels = dict.fromkeys(label for name in own for label in (name, *gazetteer.ancestors(name)))
        yield Row(day, tuple(labels), BREAKS.sub(" ", headline(article)), BREAKS.sub(" ", paragraph.text))


def read_rows(path: Path) -> Iterator[Row]:
    """The rows as they were written."""
    with path.open(encoding="utf-8", newline="\n") as file:
        for line in file:
            day, labels, title, text = line.rstrip("\n").split("\t")
            yield Row(int(day), tuple(labels.split()), title, text)


def records(news: Path, seed: int) -> Iterator[Record]:
    """Articles without end: of the news first as they are, then perturbed; drawn ones where there are no news."""
    if not news.exists():
        yield from drawn(seed)
    yield from read_news(news)
    for copy in count(1):
        rng = Random(f"{seed}/{copy}")
        for record in read_news(news):
            yield perturbed(record, rng, copy)


def read_news(news: Path) -> Iterator[Record]:
    """The articles of the news file."""
    with lzma.open(news, "rt", encoding="utf-8") as file:
        yield from map(json.loads, file)


def perturbed(record: Record, rng: Random, copy: int) -> Record:
    """An article like this one, which is not the same."""
    paragraphs = [perturbed_text(text, rng) for text in record["paragraphs"]]
    title = perturbed_text(record["title"], rng)
    return {**record, "id": f"{record['id']}-{copy}", "title": title, "paragraphs": paragraphs}


def perturbed_text(text: str, rng: Random) -> str:
    """The text with its clauses shuffled and other digits."""
    clauses = CLAUSE.findall(text)
    rng.shuffle(clauses)
    return DIGIT.sub(lambda _: str(rng.randrange(10)), "".join(clauses))


def drawn(seed: int) -> Iterator[Record]:
    """Articles without end, their words drawn by frequency from jieba's dictionary."""
    rng, first = Random(seed), date(2012, 7, 1)
    lines = (line.split() for line in resources.files("jieba").joinpath("dict.txt").read_text("utf-8").splitlines())
    words, frequencies = zip(*((line[0], int(line[1])) for line in lines), strict=True)
    weights = list(accumulate(frequencies))

    def clause() -> str:
        return "".join(rng.choices(words, cum_weights=weights, k=rng.randint(3, 9)))

    for number in count():
        place = rng.choice(PLACES)
        texts = ["，".join(clause() for _ in range(rng.randint(2, 10))) + "。" for _ in range(rng.randint(2, 9))]
        yield {
            "id": f"drawn-{seed}-{number}",
            "date": (first + timedelta(days=number // 15 % 5000)).isoformat(),
            "title": f"{place}：{clause()}",
            "paragraphs": [place + texts[0], *texts[1:]],
        }
