"""Read dumps in other processes as well as in this one, and prepare their articles, in the order of the dumps.

What can be read by itself is a stretch of a dump (`corpus.Reader.stretches`); another process is given bundles of such
jobs, pickled, a length before each, and so are its answers: arrays, for articles would take a third of the time again.
Nothing waits for what could be read here: while the bundle whose turn it is is away, this process reads a later one. A
bundle that does not come back, since its process has ended, is read here.
"""

from __future__ import annotations

import pickle
import sys
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from datetime import date
from itertools import chain, groupby
from typing import IO, Any, NamedTuple

from corpus import Dump, DumpError, Gazetteer, Reader, UserPlaces
from corpus.reader import Stretch
from index.prepared import Prepared, Task
from index.process import Process, own_answers

# Characters of a bundle, or bytes of files: some hundredth of a second's work, so that the last is not waited for long.
BUNDLE = 1 << 17
# The largest file that may be read ahead: of larger ones no two should be in memory.
LARGEST = 1 << 20
# Bundles that a process is given before it has answered the first, so that it never waits; and those gathered here.
GIVEN, GATHERED = 2, 6
# Bytes that tell how long a pickle is.
LENGTH = 8

# What a job gives, and why there is no more of it if it failed.
Answer = tuple[list[Prepared], "str | None"]


class Job(NamedTuple):
    """A stretch of dump `number` to be read; or why there is none."""

    number: int
    name: str
    dump: Dump
    encoding: str | None
    date: date | None
    stretch: Stretch
    failure: str | None = None

    @property
    def size(self) -> int | None:
        """Characters, or bytes of a file; None for what is to be read here when its turn comes, and not at once."""
        if self.failure is not None or self.stretch.lines is not None:
            return sum(map(len, self.stretch.lines or ()))
        is_plain = not (self.dump.member or self.dump.is_compressed)
        return self.dump.size if is_plain and self.dump.size <= LARGEST else None

    def read(self, gazetteer: Gazetteer) -> Iterator[Prepared]:
        """Do it, some articles at a time. Raises DumpError."""
        reader = Reader(gazetteer, encoding=self.encoding, date=self.date)
        task = Task(self.name, reader, self.dump)
        return self.answered(([], self.failure)) if self.failure else task.stretch(self.stretch)

    def answer(self, gazetteer: Gazetteer) -> Answer:
        """Do it at once."""
        found: list[Prepared] = []
        try:
            found += self.read(gazetteer)
        except DumpError as error:
            return found, error.reason
        return found, None

    def answered(self, answer: Answer) -> Iterator[Prepared]:
        """Yield what `read` would, of an answer. Raises DumpError."""
        found, failure = answer
        yield from found
        if failure is not None:
            raise DumpError(self.dump.name, failure)


class Reading(NamedTuple):
    """A job and what it gives when it is asked for."""

    job: Job
    prepared: Iterator[Prepared]


class Bundle:
    """Jobs that are done one after another, wherever that is; or one that is done here when its turn comes."""

    def __init__(self, jobs: list[Job]) -> None:
        self.jobs = jobs
        self.may_travel = all(job.size is not None for job in jobs)
        self.away: Future[bytes] | None = None
        self.answers: list[Answer] | None = None

    @property
    def is_new(self) -> bool:
        """Whether nobody reads it yet, and anybody may."""
        return self.may_travel and self.away is None and self.answers is None

    @property
    def is_awaited(self) -> bool:
        """Whether another process is reading it."""
        return self.away is not None and not self.away.done()

    def read(self, gazetteer: Gazetteer) -> None:
        """Read it here."""
        self.answers = [job.answer(gazetteer) for job in self.jobs]

    def readings(self, gazetteer: Gazetteer) -> Iterator[Reading]:
        """Yield its jobs and what they give; waits for it."""
        if self.away:
            with suppress(OSError, EOFError):  # or its process has ended
                self.answers = pickle.loads(self.away.result())  # noqa: S301  # our own process made it
        if self.may_travel and self.answers is None:
            self.read(gazetteer)
        if self.answers is None:
            return (Reading(job, job.read(gazetteer)) for job in self.jobs)
        return (Reading(job, job.answered(answer)) for job, answer in zip(self.jobs, self.answers, strict=True))


class ReadingProcess:
    """Another process that reads bundles one after another."""

    def __init__(self, home: str, places: UserPlaces) -> None:
        """Start it. Raises OSError and ValueError where there can be none."""
        self.process = Process("index.ahead")
        self.executor = ThreadPoolExecutor(1)
        self.given: deque[Future[bytes]] = deque()
        self.executor.submit(tell, self.process.jobs, (home, places))

    @property
    def is_free(self) -> bool:
        """Whether it may be given another bundle."""
        while self.given and self.given[0].done():
            self.given.popleft()
        return len(self.given) < GIVEN and self.process.returncode is None

    def give(self, bundle: Bundle) -> None:
        """Let it read a bundle."""
        # an archive is open, and its lines need it no more
        jobs = [job._replace(dump=replace(job.dump, archive=None)) for job in bundle.jobs]
        bundle.away = self.executor.submit(self.asked, jobs)
        self.given.append(bundle.away)

    def asked(self, jobs: list[Job]) -> bytes:
        """Its answer, still pickled. Raises OSError and EOFError when it has ended."""
        tell(self.process.jobs, jobs)
        return heard(self.process.answers)

    def close(self) -> None:
        """End it, whatever it does."""
        self.process.kill()
        self.executor.shutdown(cancel_futures=True)
        self.process.close()


class Ahead:
    """Reads with one gazetteer, here and in some processes, which it ends."""

    def __init__(self, gazetteer: Gazetteer, processes: list[ReadingProcess]) -> None:
        self.gazetteer, self.processes = gazetteer, processes
        self.failed = -1  # the last dump that was given up

    @classmethod
    def started(cls, gazetteer: Gazetteer, places: UserPlaces, count: int) -> Ahead:
        """With so many processes, as far as they can be started; `places` are the gazetteer's."""
        processes: list[ReadingProcess] = []
        with suppress(OSError, ValueError):
            for _ in range(count):
                processes.append(ReadingProcess(gazetteer.home, places))  # keeps those before a failure
        return cls(gazetteer, processes)

    def read(self, tasks: Sequence[Task]) -> Iterator[Iterator[Prepared]]:
        """Yield for one dump after another what `Task.read` does. Take all of one before the next."""
        for number, readings in groupby(self.readings(tasks), key=lambda reading: reading.job.number):
            yield self.whole(number, tasks[number], chain.from_iterable(reading.prepared for reading in readings))

    def whole(self, number: int, task: Task, prepared: Iterable[Prepared]) -> Iterator[Prepared]:
        """Yield what was read of a dump. Raises DumpError, and then nobody reads on in it."""
        try:
            yield from task.reader.whole(task.dump, prepared)
        except DumpError:
            self.failed = number
            raise

    def readings(self, tasks: Sequence[Task]) -> Iterator[Reading]:
        """Yield all there is to read, in order, and what it gives."""
        bundles = bundled(self.jobs(tasks))
        waiting: deque[Bundle] = deque()
        while True:
            while len(waiting) < GATHERED and (bundle := next(bundles, None)):
                waiting.append(bundle)
            self.give(waiting)
            if not waiting:
                return
            mine = next((bundle for bundle in waiting if bundle.is_new), None) if waiting[0].is_awaited else None
            if mine:
                mine.read(self.gazetteer)
            else:
                yield from waiting.popleft().readings(self.gazetteer)

    def jobs(self, tasks: Sequence[Task]) -> Iterator[Job]:
        """Yield what there is to read; no more of a dump that failed."""
        for number, (name, reader, dump) in enumerate(tasks):
            job = Job(number, name, dump, reader.encoding, reader.date, Stretch())
            try:
                for stretch in reader.stretches(dump):
                    if self.failed >= number:
                        break
                    yield job._replace(stretch=stretch)
            except DumpError as error:
                yield job._replace(failure=error.reason)

    def give(self, waiting: Iterable[Bundle]) -> None:
        """Give processes what they may read, but for what this one is about to."""
        new = [bundle for bundle in waiting if bundle.is_new]
        for process in self.processes:
            while len(new) > 1 and process.is_free:
                process.give(new.pop(1))

    def close(self) -> None:
        """End the processes."""
        for process in self.processes:
            process.close()


def bundled(jobs: Iterable[Job]) -> Iterator[Bundle]:
    """Yield the jobs in order, so many together as hold BUNDLE characters, and what may not be read ahead by itself."""
    gathered: list[Job] = []
    held = 0
    for job in jobs:
        size = job.size
        if size is None:
            if gathered:
                yield Bundle(gathered)
            yield Bundle([job])
            gathered, held = [], 0
            continue
        gathered.append(job)
        held += size
        if held >= BUNDLE:
            yield Bundle(gathered)
            gathered, held = [], 0
    if gathered:
        yield Bundle(gathered)


def tell(stream: IO[bytes], said: Any) -> None:
    """Write something, pickled."""
    data = pickle.dumps(said, pickle.HIGHEST_PROTOCOL)
    stream.write(len(data).to_bytes(LENGTH, "little") + data)
    stream.flush()


def heard(stream: IO[bytes]) -> bytes:
    """Read what was written, still pickled. Raises EOFError when there is no more."""
    size = int.from_bytes(stream.read(LENGTH), "little")
    data = stream.read(size)
    if not size or len(data) < size:
        raise EOFError("the other process has ended")
    return data


# In the other process.


def main() -> None:
    """Do the jobs on standard input, bundle by bundle, until it ends."""
    answers = own_answers()
    with suppress(EOFError):
        gazetteer = Gazetteer.load(*pickle.loads(heard(sys.stdin.buffer)))  # noqa: S301  # our own process made it
        while True:
            jobs: list[Job] = pickle.loads(heard(sys.stdin.buffer))  # noqa: S301
            tell(answers, [job.answer(gazetteer) for job in jobs])
