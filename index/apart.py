"""Invert the texts of segments in another process, so that two processors read and invert at the same time.

A thread does not reach that: who reads works in Python, who inverts needs Python for an instant between two operations
on arrays, and only one thread has it at a time. The process is another Python that imports this module. What it is
given and what it answers are frames on its standard input and output: a line of JSON, then arrays as they are.

    {"words": [LINE, ...]}      the user's dictionary          → {"ready": true}
    {"job": "add"}, a batch     texts and records of articles  → {"units": N, "distinct": N}
    {"job": "arrays"}           there are no more              → {}, some arrays, until there are none more,
                                                                 to be put `together`;
                                                                 the next batch is of another segment

It writes no files, and ends when its input does: no death of ours leaves it behind. An end of it that is too soon
raises ProcessEndedError; where it cannot be started, or does not get as far as its first answer, a thread does it.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from queue import SimpleQueue
from threading import Thread
from typing import IO, Any

import numpy as np
from numpy.typing import NDArray

from index.analyser import Batch
from index.container import Made
from index.dictionary import Dictionary, UserWord
from index.errors import ProcessEndedError
from index.inversion import Arrays
from index.inverter import Found, Inverter, quick_turns
from index.joining import encoded, together
from index.process import Process, own_answers
from index.wordlist import WordList

# Of so many parts of postings this one encodes one, and leaves the rest to who is waiting for them.
MINE = 2


class Apart:
    """Another process. Use it from one thread."""

    def __init__(self, directory: Path, process: Process, dictionary: Dictionary) -> None:
        self.directory, self.process = directory, process
        self.is_ready: bool | None = None
        with suppress(OSError):  # it has ended already, which is seen when it is needed
            send(process.jobs, {"words": [[word.word, word.frequency, word.tag] for word in dictionary.words]})

    @classmethod
    def started(cls, directory: Path, dictionary: Dictionary) -> Apart | None:
        """The process, while it gets ready; `directory` is the index that errors name. None where there can be none."""
        with suppress(OSError, ValueError):
            return cls(directory, Process("index.apart"), dictionary)
        return None

    def gets_ready(self) -> bool:
        """Whether it works, once it has loaded what it needs."""
        if self.is_ready is None:
            with suppress(OSError, ValueError):
                self.is_ready = bool(receive(self.process.answers)[0].get("ready"))
        return bool(self.is_ready)

    def begin(self, batch: Batch, records: list[bytes], *, last: bool) -> Callable[[], Found]:  # noqa: ARG002
        """As `Inverting` promises. Raises ProcessEndedError, and so does what it gives back."""
        lines = np.frombuffer(b"\n".join(records), np.uint8)
        self.tell({"job": "add"}, {**batch._asdict(), "records": lines})
        return self.found

    def found(self) -> Found:
        """What was found in the first batch that was not yet asked for."""
        return Found(**self.answer()[0])

    def arrays(self) -> Iterator[Mapping[str, Made]]:
        """As `Inverting` promises; what comes next is of another segment. Raises ProcessEndedError, as that does."""
        self.tell({"job": "arrays"})
        return together(self.parts())

    def parts(self) -> Iterator[Arrays]:
        """Yield what it lays together."""
        while part := self.answer()[1]:
            yield part
            del part  # the memory of one is not needed while the next is made

    def tell(self, said: dict[str, Any], arrays: Mapping[str, NDArray[Any]] | None = None) -> None:
        """Give it a job."""
        try:
            send(self.process.jobs, said, arrays)
        except OSError as error:
            raise self.ended() from error

    def answer(self) -> tuple[dict[str, Any], Arrays]:
        """What it says next."""
        try:
            said, arrays = receive(self.process.answers)
        except (OSError, ValueError) as error:
            raise self.ended() from error
        if "failed" in said:
            raise self.ended(said["failed"])
        return said, arrays

    def ended(self, why: str = "") -> ProcessEndedError:
        """The error that says it is no more."""
        self.close()
        return ProcessEndedError(self.directory, why or f"it ended with {self.process.returncode}")

    def close(self) -> None:
        """End it, whatever it does."""
        self.process.close()


def send(stream: IO[bytes], said: dict[str, Any], arrays: Mapping[str, NDArray[Any]] | None = None) -> None:
    """Write a frame."""
    listing = {name: [array.dtype.str, len(array)] for name, array in (arrays or {}).items()}
    stream.write(json.dumps([said, listing]).encode() + b"\n")
    for array in (arrays or {}).values():
        stream.write(np.ascontiguousarray(array).data)
    stream.flush()


def receive(stream: IO[bytes]) -> tuple[dict[str, Any], Arrays]:
    """Read a frame. Raises ValueError when there is none, or not all of one."""
    said, listing = json.loads(stream.readline())
    arrays: Arrays = {name: np.empty(count, dtype) for name, (dtype, count) in listing.items()}
    for array in arrays.values():
        if array.nbytes and stream.readinto(array.data) < array.nbytes:  # type: ignore[attr-defined]  # IO lacks it
            raise ValueError("the frame is cut short")
    return said, arrays


# In the other process.


def main() -> None:
    """Do the jobs on standard input one after another, until it ends."""
    answers = own_answers()
    jobs = SimpleQueue[tuple[dict[str, Any], Arrays]]()
    Thread(target=listen, args=(sys.stdin.buffer, jobs), daemon=True).start()
    try:
        serve(jobs, answers)
    except Exception as error:  # noqa: BLE001  # the other process says it
        with suppress(OSError):
            send(answers, {"failed": f"{type(error).__name__}: {error}"})
    os._exit(1)


def listen(source: IO[bytes], jobs: SimpleQueue[tuple[dict[str, Any], Arrays]]) -> None:
    """Take jobs in while others are done, and end the process as soon as there will be no more."""
    while True:
        try:
            jobs.put(receive(source))
        except BaseException:  # noqa: BLE001  # whatever it is, there will be no more jobs
            os._exit(0)


@quick_turns()
def serve(jobs: SimpleQueue[tuple[dict[str, Any], Arrays]], answers: IO[bytes]) -> None:
    """Do one job after another."""
    words, _ = jobs.get()
    known = WordList(Dictionary(tuple(UserWord(*word) for word in words["words"])))
    send(answers, {"ready": True})
    inverter = Inverter(known)
    while True:
        said, arrays = jobs.get()
        if said["job"] == "add":
            records = arrays.pop("records").tobytes().split(b"\n")
            send(answers, inverter.add(Batch(**arrays), records)._asdict())
        else:
            for number, part in enumerate(inverter.parts()):
                send(answers, {}, part if number % MINE else encoded(part))
                del part
            send(answers, {})
            inverter = Inverter(known)
