"""A corpus → one index for each engine, with what it took. Engines take turns, each build in a fresh process."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.speed.corpus import Corpus
from benchmarks.speed.engines import SHARES
from benchmarks.speed.processes import Worker, workers


def builders(names: Sequence[str], absent: dict[str, str]) -> list[str]:
    """The engines that build an index of their own, of those asked for and installed."""
    with ExitStack() as stack:
        return [worker.name for worker in workers(stack, names, absent) if worker.about["home"] in ("", worker.name)]


def build_all(corpus: Corpus, names: Sequence[str], rounds: int, absent: dict[str, str]) -> dict[str, dict[str, Any]]:
    """What building took, by engine: the median over the rounds of seconds, the worst of memory; bytes on disk.

    The last round's index stays in the corpus's directory, under the engine's name.
    """
    taken: dict[str, list[dict[str, Any]]] = {name: [] for name in builders(names, absent)}
    for number in range(rounds):
        order = list(taken)
        for name in order[number % len(order) :] + order[: number % len(order)]:
            taken[name].append(build(corpus, name))
    return {name: summed_up(rounds_of) for name, rounds_of in taken.items()}


def build(corpus: Corpus, name: str) -> dict[str, Any]:
    """Build once, from scratch."""
    directory = corpus.directory / name
    shutil.rmtree(directory, ignore_errors=True)
    directory.mkdir()
    with Worker(name) as worker:
        took = worker.do("build", corpus=str(corpus.directory), directory=str(directory))
        version = worker.about["version"]
    return {**took, "version": version, "index_bytes": 0 if name in SHARES else bytes_in(directory)}


def summed_up(rounds: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Several builds as one."""
    times = {key: median(one[key] for one in rounds) for key in ("seconds", "processor_seconds")}
    return {**rounds[-1], **times, "peak_bytes": max(one["peak_bytes"] for one in rounds), "rounds": len(rounds)}


def bytes_in(directory: Path) -> int:
    """The size of all files below."""
    return sum(path.stat().st_size for path in directory.rglob("*") if path.is_file())
