"""What may go wrong, made to go wrong: `make torture`. Stages run one after the other within ten minutes.

    mutations   10,000 damaged dumps: articles or a reason each, soon, nothing lost
    bombs       dumps made to fill memory, disk or time: refused with a reason within bounds

The mutants are those of one seed. The exit code is 1 when any stage has found a fault; its lines begin with FAULT.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass

from benchmarks import bombs, mutations

MINUTES = 10.0


@dataclass(frozen=True, slots=True)
class Stage:
    """A part of the torture. `run`, given a seed and the seconds it may take, tells lines and whether all was well."""

    name: str
    run: Callable[[int, float], tuple[list[str], bool]]


STAGES = (
    Stage("mutations", lambda seed, seconds: mutations.run(seed, 10_000, seconds)),
    Stage("bombs", lambda _, seconds: bombs.run(seconds)),
)


def main() -> None:
    """Run the stages asked for, and leave with 1 when one of them found a fault."""
    options = arguments()
    end = time.monotonic() + options.minutes * 60
    well = True
    for stage in STAGES:
        if stage.name in options.only:
            began = time.monotonic()
            lines, fine = stage.run(options.seed, end - began)
            print(f"{stage.name}: {'all well' if fine else 'FAULTS'}, {time.monotonic() - began:.0f} s")
            print(*(f"  {line}" for line in lines), sep="\n", flush=True)
            well &= fine
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
