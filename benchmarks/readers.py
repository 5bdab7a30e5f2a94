"""Readers beside a writer that syncs in a loop: each answer must be that of one committed state, and stay it.

The writer changes all of its DUMPS dumps from one version to the next and commits them together. READERS processes
search meanwhile: they open, refresh, or go on with an old searcher, and tell of which generation they are and what
they found, whole. Afterwards each answer is compared with what was committed as that generation.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

READERS, DUMPS, SECONDS = 8, 12, 60.0
# However slow the machine: so many commits are made, none before every reader has read.
LEAST = 6
ROOT = Path(__file__).parent.parent

WRITER = """
import sys, time
from pathlib import Path
import index
from benchmarks.readers import LEAST, READERS, write_version
home, end, number = Path(sys.argv[1]), time.monotonic() + float(sys.argv[2]), 1
while len(list(home.glob("*.ready"))) < READERS:
    time.sleep(0.05)
while time.monotonic() < end or number <= LEAST:
    number += 1
    write_version(home / "dumps", number)
    with index.open(home / "idx") as library:
        library.sync([home / "dumps"])
    print(number, flush=True)
(home / "done").touch()
"""

READER = """
import json, sys, time
from pathlib import Path
import searcher
home = Path(sys.argv[1])
current = searcher.open(home / "idx")
held, asked, done = current, 0, False
while not done:
    asked, done = asked + 1, (home / "done").exists()
    current = searcher.open(home / "idx") if asked % 5 == 0 else current.refresh()
    if asked % 25 == 0:
        held = current
    for one in (current, held):
        results = one.search('"第" 版', limit=None, facets=True)
        texts = sorted(hit.text for hit in results)
        print(json.dumps([one.snapshot.generation, results.total, texts], ensure_ascii=False), flush=True)
    if asked == 1:
        (home / f"{sys.argv[3]}.ready").touch()
"""


def run(seconds: float) -> tuple[list[str], bool]:
    """Read and write for a minute, or for as long as there is; what was asked, and whether all answers were right."""
    lasting = min(SECONDS, seconds * 0.8)
    with TemporaryDirectory() as folder:
        home = Path(folder)
        first(home)
        processes = [start(WRITER if not number else READER, home, lasting, number) for number in range(READERS + 1)]
        ended = [process.wait(lasting + 240) for process in processes]
        said = [(home / f"{number}.err").read_text("utf-8") for number, code in enumerate(ended) if code]
        told = [(home / f"{number}.out").read_text("utf-8").splitlines() for number in range(READERS + 1)]
        commits, answers = len(told[0]), [json.loads(line) for lines in told[1:] for line in lines]
        wrong = [answer for answer in answers if answer[2] != expected(answer[0]) or answer[1] != len(answer[2])]
    generations = len({answer[0] for answer in answers})
    lines = [
        f"{READERS} readers beside a writer for {lasting:.0f} s: {commits} commits, {generations} of them read",
        f"{len(answers):,} answers, {len(wrong)} of no committed state; processes that failed: {len(said)}",
        *(f"FAULT generation {generation}: {texts}" for generation, _, texts in wrong[:3]),
        *(f"FAULT {error.strip().splitlines()[-1]}" for error in said),
    ]
    return lines, not wrong and not said and commits >= LEAST and generations > 1


def first(home: Path) -> None:
    """Make the index of the first version: generation 1."""
    import index

    write_version(home / "dumps", 1)
    with index.open(home / "idx", create=True) as library:
        library.sync([home / "dumps"])


def start(script: str, home: Path, seconds: float, number: int) -> subprocess.Popen[bytes]:
    """A script in a process of its own, which speaks to files: a full pipe would make it wait."""
    command = [sys.executable, "-X", "utf8", "-c", script, str(home), str(seconds), str(number)]
    with (home / f"{number}.out").open("wb") as out, (home / f"{number}.err").open("wb") as err:
        return subprocess.Popen(command, cwd=ROOT, stdout=out, stderr=err)


def write_version(directory: Path, number: int) -> None:
    """Write the dumps of a version; its number is that of the generation it becomes."""
    directory.mkdir(exist_ok=True)
    for dump in range(DUMPS):
        article = {"id": f"{dump}of{number}", "title": "合刊", "paragraphs": [text(number, dump)]}
        path = directory / f"{dump}.jsonl"
        path.write_text(json.dumps(article, ensure_ascii=False), "utf-8")
    time.sleep(0.01)


def text(number: int, dump: int) -> str:
    """The paragraph of one dump in a version."""
    return f"第{number}版，第{dump}份。"


def expected(number: int) -> list[str]:
    """What a version answers."""
    return sorted(text(number, dump) for dump in range(DUMPS))
