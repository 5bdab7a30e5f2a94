"""Whole `quanwen` processes under the clock: cold searches and syncs, from starting Python to its end.

Cold means a fresh process; the files are in the page cache. Commands take turns, round by round, and so do two floors:
what Python takes to start, and to import numpy. Syncs write into a copy of an index, each round another new dump of
perturbed articles; one copy is of the whole corpus and one of a small part, for a sync ought not to care. A page needs
more rules than records do, and a process that reads one waits for them.

It does not show a machine that has not read the index since it was started.
"""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from random import Random
from typing import Any

from benchmarks.speed.corpus import Corpus, Record, perturbed, write_dump
from benchmarks.speed.processes import timed
from benchmarks.speed.queries import Query

# A dump as it comes in of a day: one page.
DUMP_BYTES = 30_000
Command = list[str]


def quanwen(index: Path, *words: str) -> Command:
    """A `quanwen` command line: the installed program, or the module where there is none beside this Python."""
    program = shutil.which("quanwen", path=str(Path(sys.executable).parent))
    return [*([program] if program else [sys.executable, "-m", "searcher"]), "--index", str(index), *words]


def run_commands(
    whole: Corpus, small: Corpus, articles: Sequence[Record], queries: Sequence[Query], rounds: int, unchanged: int
) -> list[dict[str, Any]]:
    """What every command took: `what` and `ms`, one a round."""
    directory = whole.directory / "commands"
    shutil.rmtree(directory, ignore_errors=True)
    made = {
        "`python -c pass`": lambda _: [sys.executable, "-c", "pass"],
        "`python -c 'import numpy'`": lambda _: [sys.executable, "-c", "import numpy"],
        **searches(whole.directory / "quanwen", queries),
        **syncs(directory, whole, small, articles, rounds),
        **idle(directory, articles, unchanged),
    }
    taken: dict[str, list[float]] = {what: [] for what in made}
    for number in range(rounds):
        for what, command in made.items():
            taken[what].append(timed(command(number)))
    return [{"what": what, "ms": ms} for what, ms in taken.items()]


def searches(index: Path, queries: Sequence[Query]) -> dict[str, Callable[[int], Command]]:
    """One cold search of each kind: every round asks another question of its shape."""

    def asking(shape: str, *options: str) -> Callable[[int], Command]:
        mine = [query for query in queries if query.shape == shape]
        return lambda number: quanwen(index, "search", *options, mine[number % len(mine)].text)

    return {
        "cold `quanwen search`, OR, in a pipe": asking("or"),
        "cold `quanwen search`, AND, in a pipe": asking("and"),
        "cold `quanwen search`, phrase, in a pipe": asking("phrase"),
        "cold `quanwen search`, AND, cards and both facets": asking("and", "--color", "always"),
    }


def syncs(
    directory: Path, whole: Corpus, small: Corpus, articles: Sequence[Record], rounds: int
) -> dict[str, Callable[[int], Command]]:
    """Syncing one new dump into a copy of either index, and into the larger one a page that tells of no fields."""
    rng = Random(0)
    for number in range(rounds):
        write_dump(page_of(articles, rng, number), directory / "new" / f"{number}.jsonl")
        write_page(list(page_of(articles, rng, number)), directory / "new" / f"{number}.txt")

    def syncing(corpus: Corpus, kind: str) -> Callable[[int], Command]:
        index = directory / f"index-{corpus.paragraphs}-{kind}"
        shutil.copytree(corpus.directory / "quanwen", index, dirs_exist_ok=True)
        return lambda number: quanwen(index, "index", "--quiet", str(directory / "new" / f"{number}.{kind}"))

    corpora = {one.paragraphs: one for one in (whole, small)}
    size = f"{DUMP_BYTES // 1000} kB"
    made = {f"sync one new {size} dump into {n:,} paragraphs": syncing(one, "jsonl") for n, one in corpora.items()}
    return made | {f"sync one new {size} page into {whole.paragraphs:,} paragraphs": syncing(whole, "txt")}


def idle(directory: Path, articles: Sequence[Record], unchanged: int) -> dict[str, Callable[[int], Command]]:
    """Syncing many dumps that stayed as they were, a perturbed article each."""
    rng, dumps, index = Random(1), directory / "dumps", directory / "index-dumps"
    for number in range(unchanged):
        article = perturbed(articles[number % len(articles)], rng, number)
        write_dump([article], dumps / f"{number // 100:03}" / f"{number:05}.jsonl")
    timed(quanwen(index, "index", "--quiet", str(dumps)))
    return {f"sync {unchanged:,} unchanged dumps": lambda _: quanwen(index, "index", "--quiet", str(dumps))}


def page_of(articles: Sequence[Record], rng: Random, number: int) -> Iterator[Record]:
    """Perturbed articles that fill one dump."""
    left = DUMP_BYTES
    while left > 0:
        article = perturbed(rng.choice(articles), rng, number + 1_000_000)
        yield article
        left -= len(json.dumps(article, ensure_ascii=False).encode())


def write_page(articles: Sequence[Record], path: Path) -> None:
    """The articles as a newspaper prints them: a masthead, headlines, who wrote, and who made the page."""
    texts = [(str(article["title"]), "□本报记者 方知远", *article["paragraphs"]) for article in articles]
    lines = [
        "泉州晚报 2026年7月3日 星期五 第3版",
        *(line for text in texts for line in text),
        "责任编辑：许知秋 校对：方远",
    ]
    path.write_text("\n".join(lines), encoding="utf-8")


def some(articles: Iterator[Record], number: int) -> list[Record]:
    """The first articles, to be perturbed."""
    return list(islice(articles, number))
