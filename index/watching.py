"""Keep an index in step with its dumps as they come, change and go, until told to stop. The one door of watchfiles.

Events of the file system say when to look; where there are none, on a network drive say, dumps are looked at every
second. Looking compares names, sizes and times. A dump written to within QUIET seconds is left alone, and all that are
quiet are committed together.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from threading import Event, Thread
from typing import Any

from corpus import CorpusError, Dump, QuanwenError, find_dumps
from index.library import open as open_library
from index.report import Failure, Progress, Report

# Programs that write a page pause for less; and it leaves a second of the two in which a dump is to be found.
QUIET = 0.7
# How often to look without events, in seconds and in times of what a look takes; with them, in case one is lost.
POLL, POLL_TIMES, SELDOM = 1.0, 5.0, 30.0
# What went wrong may be over: another writer, a full disk.
AGAIN = 5.0
TICK = 0.2

Seen = frozenset[tuple[str, str, int, int]] | str


class StoppedError(BaseException):
    """A sync was under way when the watch was told to stop."""


class Watch:
    """A watch over the dumps under `paths`. `told` gets the report of every commit, and every error once."""

    def __init__(
        self,
        index: str | Path,
        paths: Iterable[str | Path],
        told: Callable[[Report | QuanwenError], None],
        **wanted: Any,
    ) -> None:
        self.index = Path(index).expanduser().absolute()
        self.roots = [Path(path).expanduser().absolute() for path in paths]
        self.told, self.wanted = told, wanted
        self.stopped = False
        self.changed = Event()
        self.failure = ""
        self.failed: tuple[Failure, ...] = ()

    def stop(self) -> None:
        """End soon, with nothing half done. Safe to call from a signal handler: it waits for no lock."""
        self.stopped = True

    def run(self) -> None:
        """Sync whatever is quiet, again and again, until stopped."""
        seen: Seen | None = None
        with Events(self.roots, self.index, self.changed) as events:
            while not self.stopped:
                self.changed.clear()
                started = time.monotonic()
                now = self.look()
                took = time.monotonic() - started
                wait = SELDOM if events.come else max(POLL, POLL_TIMES * took)
                if now != seen:
                    late = self.sync()
                    seen, wait = (None, late) if late else (now, wait)
                self.rest(wait, events)

    def look(self) -> Seen:
        """What is to be seen of the dumps without opening them; why, when nothing can be."""
        try:
            dumps = [dump for root in self.roots for dump in find_dumps(root)]
        except CorpusError as error:
            return str(error)
        return frozenset((str(dump.path), dump.member, dump.size, dump.modified_ns) for dump in dumps)

    def sync(self) -> float:
        """Bring the index in step with what is quiet. After how many seconds to try again, 0.0 when all is done."""
        try:
            with open_library(self.index, create=True, timeout=1.0) as library:
                report = library.sync(self.roots, busy=is_busy, progress=self.go_on, **self.wanted)
        except StoppedError:
            return 0.0
        except (QuanwenError, OSError) as error:
            self.tell_failure(error if isinstance(error, QuanwenError) else CorpusError(f"{error}; trying again"))
            return AGAIN
        self.failure = ""
        news = self.fails_anew(report)
        if news or report.added or report.changed or report.moved or report.removed:
            self.told(report)
        return QUIET if report.postponed else 0.0

    def fails_anew(self, report: Report) -> bool:
        """Whether other dumps fail than did before."""
        before, self.failed = self.failed, report.failed
        return bool(set(report.failed) - set(before))

    def tell_failure(self, error: QuanwenError) -> None:
        """Tell an error, unless it is the one told last."""
        if str(error) != self.failure:
            self.failure = str(error)
            self.told(error)

    def go_on(self, _: Progress) -> None:
        """Raise StoppedError when the watch has been stopped: the commit under way is given up."""
        if self.stopped:
            raise StoppedError

    def rest(self, seconds: float, events: Events) -> None:
        """Wait for an event, a stop, another directory in a root's place, or the time to be over."""
        end = time.monotonic() + seconds
        while not self.stopped and (left := end - time.monotonic()) > 0:
            if self.changed.wait(min(TICK, left)) or events.are_elsewhere():
                time.sleep(TICK)  # what comes in one go is looked at in one go
                return


def is_busy(dump: Dump) -> bool:
    """Whether a dump has been written to just now."""
    return abs(time.time_ns() - dump.modified_ns) < QUIET * 1e9


class Events:
    """Sets `changed` whenever something happens beneath the roots, save in the index itself."""

    def __init__(self, roots: list[Path], index: Path, changed: Event) -> None:
        self.roots, self.changed = roots, changed
        self.own = (str(index), str(index) + os.sep)
        self.done = Event()
        self.begin()

    def begin(self) -> None:
        """Listen to the directories that are now at the roots."""
        self.places = self.places_now()
        self.thread = Thread(target=self.listen, args=(self.done,), daemon=True)
        self.thread.start()

    def __enter__(self) -> Events:
        return self

    def __exit__(self, *_: object) -> None:
        self.done.set()
        self.thread.join(5)

    @property
    def come(self) -> bool:
        """Whether events can be relied on."""
        return self.thread.is_alive()

    def listen(self, done: Event) -> None:
        """Report events until done; return when there are none to be had."""
        try:
            from watchfiles import watch

            # ms: events are gathered for so long at the most, and passed on when none has come for so long
            for _ in watch(*self.roots, watch_filter=self.concerns, debounce=200, step=50, stop_event=done):
                self.changed.set()
        except (ImportError, OSError, RuntimeError):  # no library, no such root, or a file system without events
            return

    def concerns(self, _: object, path: str) -> bool:
        """Whether an event is of something else than the index's own files."""
        return path != self.own[0] and not path.startswith(self.own[1])

    def places_now(self) -> list[tuple[int, int] | None]:
        """Which directory or file each root is at the moment."""
        found: list[tuple[int, int] | None] = []
        for root in self.roots:
            try:
                status = root.stat()
                found.append((status.st_dev, status.st_ino))
            except OSError:
                found.append(None)
        return found

    def are_elsewhere(self) -> bool:
        """Whether a root has gone, come or been replaced since; then the new one is listened to."""
        if self.places_now() == self.places:
            return False
        self.done.set()
        self.done = Event()
        self.begin()
        return True
