"""Index files changed at random, or by somebody who knows of their checksums, and then searched: our errors or answers.

Every case copies a small index, changes one of its files (bytes, lengths, pieces put in twice) or one array of a
segment with its checksum made anew, and does what the commands do. It runs in a process whose address space is limited
to LIMIT; none may take longer than MOST_SECONDS. Seeded.
"""

from __future__ import annotations

import selectors
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parent.parent
CASES, MOST_SECONDS, LIMIT = 4000, 30.0, 2 << 30

WORKER = """
import os, random, shutil, sys, warnings
if os.name != "nt":
    import resource
    resource.setrlimit(resource.RLIMIT_AS, (int(sys.argv[2]),) * 2)
from pathlib import Path
from tests.test_hostile import ask_everything, forged, make_whole, mutated
warnings.simplefilter("ignore")
home, seed = Path(sys.argv[1]), sys.argv[3]
whole = make_whole(home)
names = sorted(path.name for path in whole.iterdir())
for number in range(int(sys.argv[4]), int(sys.argv[5])):
    chance = random.Random(f"{seed} {number}")
    directory = Path(shutil.copytree(whole, home / "case"))
    if number % 2:
        forged(chance.choice(sorted(directory.glob("*.segment"))), chance)
    else:
        path = directory / chance.choice(names)
        path.write_bytes(mutated(path.read_bytes(), chance))
    errors = ask_everything(directory)
    shutil.rmtree(directory)
    print(number, errors, flush=True)
"""


def run(seed: int, seconds: float) -> tuple[list[str], bool]:
    """Try as many cases as there is time for; how many there were, and whether none got out of hand."""
    end = time.monotonic() + seconds
    found, faults, number = Counter[str](), list[str](), 0
    while number < CASES and time.monotonic() < end:
        with TemporaryDirectory() as folder:
            number = watched(Path(folder), seed, number, end, found, faults)
    lines = [f"{found['cases']:,} files changed: {found['refused']:,} met errors of ours, the others answers"]
    lines += [f"hangs {found['hangs']}, other errors {found['crashes']}", *faults[:5]]
    return lines, not faults and found["cases"] > 0


def watched(home: Path, seed: int, first: int, end: float, found: Counter[str], faults: list[str]) -> int:
    """Run cases in one process until it ends, hangs or dies. The number of the next case."""
    command = [sys.executable, "-c", WORKER, str(home), str(LIMIT), str(seed), str(first), str(CASES)]
    number = first
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout
        assert process.stderr
        waiting = selectors.DefaultSelector()
        waiting.register(process.stdout, selectors.EVENT_READ)
        while time.monotonic() < end:
            if not waiting.select(MOST_SECONDS + 30 * (number == first)):
                found["hangs"] += 1
                faults.append(f"FAULT case {number} of seed {seed} took more than {MOST_SECONDS:.0f} s")
                break
            if not (line := process.stdout.readline()):
                break
            number = int(line.split()[0]) + 1
            found["cases"] += 1
            found["refused"] += line.split()[1] != "0"
        else:
            process.kill()
            return number
        process.kill()
        if number < CASES and not (faults and f"case {number} " in faults[-1]):
            found["crashes"] += 1
            said = process.stderr.read().strip().splitlines()
            faults.append(f"FAULT case {number} of seed {seed}: {said[-1] if said else 'the process died'}")
    return number + 1 if number < CASES else number
