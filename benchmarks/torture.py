"""What may go wrong, made to go wrong: `make torture`. Stages run one after the other within ten minutes.

    mutations   10,000 damaged dumps: articles or a reason each, soon, nothing lost
    bombs       dumps made to fill memory, disk or time: refused with a reason within bounds
    crashes     syncs that die, or are told that the disk is full or broken, at each of their steps: nothing lost
    readers     8 readers beside a writer for a minute: every answer that of one committed state
    forgeries   files of an index changed at random or on purpose: our errors, in bounded time and memory
    kills       indexing the news set, killed at 200 random moments: nothing lost, every next run completes

The mutants are those of one seed. The exit code is 1 when any stage has found a fault; its lines begin with FAULT.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from benchmarks import bombs, crashes, forgeries, kills, mutations, readers
from benchmarks.speed.corpus import NEWS

MINUTES = 10.0


@dataclass(frozen=True, slots=True)
class Stage:
    """A part of the torture. `run`, given a seed and the seconds it may take, tells lines and whether all was well.

    Of the time that is left when it begins it gets `share` parts, beside those of the stages that follow.
    """

    name: str
    run: Callable[[int, float], tuple[list[str], bool]]
    share: float = 1.0


STAGES = (
    Stage("mutations", lambda seed, seconds: mutations.run(seed, 10_000, seconds), 1.6),
    Stage("bombs", lambda _, seconds: bombs.run(seconds), 2.4),
    Stage("readers", lambda _, seconds: readers.run(seconds), 0.6),
    Stage("crashes", crashes.run),
    Stage("forgeries", forgeries.run, 0.7),
    Stage("kills", lambda seed, seconds: kills.run(seed, seconds, Path(os.environ.get("QUANWEN_NEWS", NEWS))), 2.0),
)


def main() -> None:
    """Run the stages asked for, and leave with 1 when one of them found a fault."""
    options = arguments()
    end = time.monotonic() + options.minutes * 60
    well = True
    left = [stage for stage in STAGES if stage.name in options.only]
    while left:
        stage, began = left[0], time.monotonic()
        share = stage.share / sum(one.share for one in left)
        lines, fine = stage.run(options.seed, (end - began) * share)
        print(f"{stage.name}: {'all well' if fine else 'FAULTS'}, {time.monotonic() - began:.0f} s")
        print(*(f"  {line}" for line in lines), sep="\n", flush=True)
        well &= fine
        del left[0]
    sys.exit(0 if well else 1)


def arguments() -> argparse.Namespace:
    """What to run."""
    names = [stage.name for stage in STAGES]
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", nargs="+", choices=names, default=names, help="these stages alone")
    parser.add_argument("--seed", type=int, default=1, help="seed of what is drawn")
    parser.add_argument("--minutes", type=float, default=MINUTES, help="most minutes for all of it")
    return parser.parse_args()


if __name__ == "__main__":
    main()
