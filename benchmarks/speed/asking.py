"""Questions and indexes → times and mistakes. Engines take turns by small batches, all of them open at once, warm.

A batch of one shape goes to one engine after another, the order changing with every batch, so that whatever else the
machine does meets all alike. The first round warms caches and is thrown away; of the others each question's
median counts. No engine here keeps answers, so a question asked again is work done again.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from itertools import groupby
from typing import Any

from benchmarks.speed.corpus import Corpus, read_rows
from benchmarks.speed.processes import Worker, workers
from benchmarks.speed.queries import Query
from benchmarks.speed.scan import Count, Truth, scan
from benchmarks.speed.timing import settled

BATCH = 20


def ask_all(
    corpus: Corpus, names: Sequence[str], queries: Sequence[Query], rounds: int, check: int, absent: dict[str, str]
) -> dict[str, dict[str, Any]]:
    """For every engine what it is asked, its peak of memory, and of each shape it knows times and mistakes.

    Times are milliseconds, one a question. `check` questions of each shape are compared with the scan.
    """
    with ExitStack() as stack:
        asked = workers(stack, names, absent)
        for worker in asked:
            worker.do("open", directory=str(corpus.directory / worker.about["home"]))
        times = ask_by_turns(asked, queries, rounds)
        memory = {worker.name: worker.do("memory") for worker in asked}
        wrong = compare(asked, corpus, sample(queries, check)) if check else {}
        return {
            worker.name: {
                **worker.about,
                **memory[worker.name],
                "ms": times[worker.name],
                "wrong": wrong.get(worker.name, {}),
            }
            for worker in asked
        }


def ask_by_turns(asked: Sequence[Worker], queries: Sequence[Query], rounds: int) -> dict[str, dict[str, list[float]]]:
    """The times by engine and shape."""
    measured: dict[str, dict[str, list[list[float]]]] = {worker.name: {} for worker in asked}
    for number in range(rounds + 1):
        this_round: dict[str, dict[str, list[float]]] = {worker.name: {} for worker in asked}
        for turn, batch in enumerate(batches(queries)):
            shape, first = batch[0].shape, turn % len(asked)
            for worker in [*asked[first:], *asked[:first]]:
                if shape in worker.about["shapes"]:
                    ms = [answer["ms"] for answer in answers(worker, batch)]
                    this_round[worker.name].setdefault(shape, []).extend(ms)
        if number:
            for name, shapes in this_round.items():
                for shape, ms in shapes.items():
                    measured[name].setdefault(shape, []).append(ms)
    return {name: {shape: settled(all_) for shape, all_ in shapes.items()} for name, shapes in measured.items()}


def batches(queries: Sequence[Query]) -> list[list[Query]]:
    """The questions in small groups of one shape, in their order."""
    grouped = [list(group) for _, group in groupby(queries, lambda query: query.shape)]
    return [group[start : start + BATCH] for group in grouped for start in range(0, len(group), BATCH)]


def answers(worker: Worker, queries: Sequence[Query]) -> list[dict[str, Any]]:
    """What an engine says to some questions."""
    found: list[dict[str, Any]] = worker.do("ask", queries=[query.json() for query in queries])["answers"]
    return found


def sample(queries: Sequence[Query], number: int) -> list[Query]:
    """As many questions of each shape, evenly spaced, so that rare and frequent words are among them."""
    grouped = [list(group) for _, group in groupby(queries, lambda query: query.shape)]
    return [query for group in grouped for query in group[:: max(len(group) // number, 1)][:number]]


def compare(asked: Sequence[Worker], corpus: Corpus, queries: Sequence[Query]) -> dict[str, dict[str, Any]]:
    """By engine and shape: how many questions were checked, how many counts differ, and rows found of rows there."""
    truths = scan(read_rows(corpus.rows), queries)
    found: dict[str, dict[str, Any]] = {}
    for worker in asked:
        known = [
            (query, truth)
            for query, truth in zip(queries, truths, strict=True)
            if query.shape in worker.about["shapes"]
        ]
        tally: dict[str, Any] = {}
        for (query, truth), answer in zip(known, answers(worker, [query for query, _ in known]), strict=True):
            if answer["total"] is not None:
                add(tally.setdefault(query.shape, new_tally()), query, promised(truth, worker), answer)
        found[worker.name] = tally
    return found


def new_tally() -> dict[str, Any]:
    """Nothing checked yet."""
    return {"checked": 0, "wrong": 0, "there": 0, "found": 0}


def promised(truth: Truth, worker: Worker) -> Count:
    """What this engine ought to have counted."""
    return truth.by_promise if worker.about["promise"] == "by_promise" else truth.by_words


def add(tally: dict[str, Any], query: Query, count: Count, answer: dict[str, Any]) -> None:
    """Check one answer, facets too where they were asked for."""
    right = answer["total"] == count.total
    if query.facets:
        right &= answer["districts"] == dict(count.districts) and answer["months"] == dict(count.months)
    tally["checked"] += 1
    tally["wrong"] += not right
    tally["there"] += count.total
    tally["found"] += answer["total"]
