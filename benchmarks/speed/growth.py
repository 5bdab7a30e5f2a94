"""How an index and its answers grow: with the corpus, up to millions of paragraphs, and with the number of syncs.

Growth: the same corpus at several sizes, quanwen beside tantivy, each size built once and asked its own questions.
Millions: quanwen alone, the news repeated and perturbed, asked the questions of the main part. Syncs: one index, a
dump of one perturbed article at a time, in one process.

It does not show disks: everything fits into memory here.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from random import Random
from time import perf_counter
from typing import Any

import index
import searcher
from benchmarks.speed.asking import ask_all
from benchmarks.speed.corpus import Corpus, Record, perturbed, taken, write_dump
from benchmarks.speed.indexing import build, build_all
from benchmarks.speed.queries import Query

GROWING = ("quanwen", "tantivy")


def grown(corpus: Corpus, queries: Sequence[Query], rounds: int, absent: dict[str, str]) -> dict[str, Any]:
    """One size: what building and asking took, by engine."""
    built = build_all(corpus, GROWING, 1, absent)
    asked = ask_all(corpus, list(built), queries, rounds, 0, absent)
    return {"paragraphs": corpus.paragraphs, "text_bytes": corpus.text_bytes, "built": built, "asked": asked}


def millions(
    records: Iterable[Record], paragraphs: int, queries: Sequence[Query], rounds: int, directory: Path
) -> dict[str, Any]:
    """One size for quanwen alone. Nobody else reads the corpus, so its text is counted as it is written."""
    text_bytes = 0

    def counted() -> Iterable[Record]:
        nonlocal text_bytes
        for record in taken(records, paragraphs):
            text_bytes += sum(len(text.encode()) for text in (record["title"], *record["paragraphs"]))
            yield record

    write_dump(counted(), directory / "dump" / "news.jsonl")
    corpus = Corpus(directory, paragraphs, text_bytes)
    built = {"quanwen": build(corpus, "quanwen")}
    asked = ask_all(corpus, ["quanwen"], queries, rounds, 0, {})
    return {"paragraphs": paragraphs, "text_bytes": text_bytes, "built": built, "asked": asked}


def many_syncs(articles: Sequence[Record], number: int, directory: Path) -> dict[str, Any]:
    """The milliseconds of every sync, opening the index included, and the segments left."""
    rng, where, ms = Random(2), directory / "index", []
    for count in range(number):
        dump = directory / "dumps" / f"{count:05}.jsonl"
        write_dump([perturbed(articles[count % len(articles)], rng, count)], dump)
        started = perf_counter()
        with index.open(where, create=True) as library:
            library.sync([dump])
        ms.append((perf_counter() - started) * 1000)
    with searcher.open(where) as opened:
        return {"syncs": number, "ms": ms, "segments": opened.stats().segments}
