"""Syncs that come to harm at each of their steps: the disk forgets, the process is killed, the disk is full or broken.

A small index is synced once more, in a way that merges its segments and in one that marks rows of them as deleted. At
every sync, renaming and deletion of that sync it comes to harm, and at as many of its writes as there is time for, in
an order drawn by the seed:

    forgotten   the machine dies; of what was not synced, any part is lost, in several ways a step, by the seed
    killed      SIGKILL
    full, broken  the system says ENOSPC or EIO

Afterwards the index must open at the state before or after, and the next sync must complete and leave no litter.
It shows nothing of file systems that lie about having synced.
"""

from __future__ import annotations

import errno
import os
import shutil
import signal
import sys
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from corpus import QuanwenError
from index import IndexWriteError
from tests.disks import FragileDisk, on, outcomes
from tests.test_durability import held, kinds, sync
from tests.test_storage import MARKS, MERGES, again, die_at, earlier, few, later, prepared, steps_of

WAYS = 6
Harm = Callable[[Path, int, int], int]


def run(seed: int, seconds: float) -> tuple[list[str], bool]:
    """Harm every step; what was tried and survived, a line a kind of harm, and whether all was."""
    tried, faults, began = Counter[str](), list[str](), time.monotonic()
    for part, (name, syncs) in enumerate((("merging", MERGES), ("marking", MARKS)), 1):
        end = began + seconds * part / 2
        with TemporaryDirectory() as folder:
            home = prepared(Path(folder), syncs)
            steps = steps_of(home)
            sync(home)
            undisturbed = kinds(home / "idx")
            again(home)
            for last in in_order(steps, seed):
                if time.monotonic() > end:
                    break
                tried[f"steps of {len(steps)} of {name}"] += 1
                for kind, harm in HARMS.items():
                    try:
                        tried[kind] += harm(home, last, seed)
                        assert kinds(home / "idx") == undisturbed, "litter was left"
                    except (AssertionError, QuanwenError) as error:
                        faults.append(f"FAULT {kind} at step {last} of {name}, {steps[last - 1]}: {error!r}")
                    again(home)
    return [*said(tried), *faults], not faults


def in_order(steps: list[str], seed: int) -> list[int]:
    """The numbers of all steps, shuffled, those in the middle of a file behind the others."""
    first = few(steps)[:-1]
    rest = [number for number in range(1, len(steps) + 1) if number not in first]
    return [*Random(seed).sample(first, len(first)), *Random(seed).sample(rest, len(rest))]


def said(tried: Counter[str]) -> list[str]:
    """How often each harm was done."""
    return [f"{kind}: {count:,} {'tried' if kind.startswith('steps') else 'survived'}" for kind, count in tried.items()]


def forgotten(home: Path, last: int, seed: int) -> int:
    """Die at a step, lose what may be lost in several ways, and look at each."""
    disk = die_at(home, last)
    for chance in outcomes(seed + last, WAYS):
        shutil.rmtree(home / "idx")
        disk.left(home / "idx", chance)
        recovered(home)
    return WAYS + 2


def killed(home: Path, last: int, _: int) -> int:
    """Be killed at a step."""
    child = os.fork()
    if not child:
        with suppress(BaseException), on(FragileDisk(last, lambda: os.kill(os.getpid(), signal.SIGKILL))):
            sync(home)
        os._exit(0)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL, "nobody was killed"
    recovered(home)
    return 1


def failing(code: int) -> Harm:
    """What fails a step with an error of the system."""

    def fail() -> None:
        raise OSError(code, os.strerror(code))

    def harm(home: Path, last: int, _: int) -> int:
        disk = FragileDisk(last, fail)
        said = ""
        try:
            with on(disk):
                sync(home)
        except IndexWriteError as error:
            said = str(error)
        assert os.strerror(code) in said or disk.steps[last - 1].startswith("delete"), "a failed step went unnoticed"
        recovered(home)
        return 1

    return harm


def recovered(home: Path) -> None:
    """See that the index holds one committed state, and that the next sync completes."""
    assert held(home) in (earlier(home), later(home)), "what the index holds was never committed"
    sync(home)
    assert held(home) == later(home), "the next sync did not complete"


HARMS: dict[str, Harm] = {"forgotten": forgotten, "full": failing(errno.ENOSPC), "broken": failing(errno.EIO)}
if sys.platform != "win32":
    HARMS["killed"] = killed
