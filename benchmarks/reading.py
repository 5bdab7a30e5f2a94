"""How fast dumps are read on one core: MB of text a second, and where the time goes.

Corpus: the first articles of a `.jsonl.xz`, once as one `.jsonl` and once printed into pages of eight layouts by
benchmarks.layouts; where the file is absent, articles drawn from jieba's dictionary. Seeded: the same sizes and seed
give the same dumps. They lie decompressed on disk, so no time goes into decompression.

A MB is a million bytes of UTF-8 of the articles' paragraphs, headlines included: what JSON and furniture spend is not
counted as text. The time is the CPU time of this process, so that its neighbours matter little. Rules and gazetteer
are loaded before; what that takes is told apart, as the CPU time of a process of its own. So is numpy, which reading
takes where there is much of it and whoever indexes has loaded: its import takes as long as 1.5 MB of .jsonl. The shares
are of samples taken every few milliseconds: which module was at work, with what it called in Python's own library.

It does not show a disk that is slower than the reader, nor what an index makes of the articles.
"""

from __future__ import annotations

import argparse
import json
import os
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time
from types import FrameType

import numpy as np  # noqa: F401  # loaded before anything is timed

from benchmarks.layouts import pages
from benchmarks.speed.corpus import NEWS, Record, records, write_dump
from corpus import Gazetteer, Reader, find_dumps

# What the modules of the reader do, in the order of the data.
TASKS = {
    "files": ("dump", "archive", "compression"),
    "encoding": ("encoding",),
    "JSON": ("json",),
    "records": (
        "exports",
        "arrays",
        "xml_records",
        "tables",
        "fields",
        "field_values",
        "values",
        "objects",
        "structured",
        "wholepage",
        "prose",
    ),
    "lines": ("lines", "indents", "labels", "variants"),
    "furniture": (
        "furniture",
        "furniture_rows",
        "mastheads",
        "margins",
        "headline_lists",
        "pieces",
        "rubrics",
        "running_heads",
        "site_words",
        "webcopy",
    ),
    "hard wraps": ("mending",),
    "signs": (
        "signs",
        "line_signs",
        "page_signs",
        "shapes",
        "neighbours",
        "signers",
        "torn",
        "headline_parts",
        "rows",
        "verses",
        "speakers",
        "likeness",
        "pictures",
        "picture_words",
        "opening_words",
        "word_weights",
        "topics",
        "bylines",
        "cutting",
        "credits",
        "surnames",
        "signatures",
        "wording",
    ),
    "layout": ("layout", "weights"),
    "drafts": (
        "page",
        "headlines",
        "headings",
        "draft",
        "markup",
        "mhtml",
        "boilerplate",
        "mainpart",
        "site_lines",
        "page_records",
        "blocks",
        "markdown",
        "frontmatter",
    ),
    "names of places": ("placenames", "prefilter", "placetraps", "vouching", "telling", "datelines"),
    "places meant": ("gazetteer", "settling", "divisions", "subject", "destinations"),
    "words of dates": ("datetraps", "datewords", "eras"),
    "days meant": ("dates", "dating", "publication"),
    "articles": ("articles", "reader", "records", "texts", "garbage"),
}
TASK_OF = {module: task for task, modules in TASKS.items() for module in modules}
# A kernel looks at its timers every one to ten milliseconds; asking for more gives no more.
EVERY = 0.001
DUMP_BYTES = 30_000
START = """
from time import process_time
begun = process_time()
from pathlib import Path
from corpus import Gazetteer, Reader, find_dumps
dump, = find_dumps(Path({dump!r}))
imported = process_time()
reader = Reader(Gazetteer.load())
loaded = process_time()
articles = list(reader.read(dump))
read = process_time()
list(reader.read(dump))
print(imported - begun, loaded - imported, 2 * read - loaded - process_time())
"""
Samples = Counter[str]


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read of some dumps, in how many seconds of CPU time; `text` counts bytes."""

    what: str
    dumps: int
    articles: int
    text: int
    seconds: float
    samples: Samples


def main() -> None:
    """Print what each kind of dump takes."""
    options = arguments()
    if not options.news.exists():
        print(f"{options.news} is absent: articles are drawn. Name another with --news.", file=sys.stderr)
    with TemporaryDirectory() as folder:
        prepare(Path(folder), options)
        starts = [(kind, start(Path(folder) / kind)) for kind in ("one.jsonl", "one.txt")]
        readings = [reading(kind, Path(folder) / kind) for kind in ("jsonl", "pages")]
    print_readings(readings)
    print_starts(starts)


def arguments() -> argparse.Namespace:
    """What to read."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    news = Path(os.environ.get("QUANWEN_NEWS", NEWS))
    parser.add_argument("--news", type=Path, default=news, help="a .jsonl.xz of articles; or set QUANWEN_NEWS")
    parser.add_argument("--articles", type=int, default=20_000, help="articles of the .jsonl")
    parser.add_argument("--count", type=int, default=300, help="pages of each layout")
    parser.add_argument("--seed", type=int, default=3, help="seed of the pages and of drawn articles")
    return parser.parse_args()


def prepare(folder: Path, options: argparse.Namespace) -> None:
    """Write the dumps to be read."""
    chosen = list(islice(records(options.news, options.seed), options.articles))
    write_dump(chosen, folder / "jsonl" / "news.jsonl")
    write_dump(brief(chosen), folder / "one.jsonl")
    source = options.news if options.news.exists() else folder / "jsonl" / "news.jsonl"
    (folder / "pages").mkdir()
    for page in pages(source, options.count, options.seed):
        (folder / "pages" / page.name).write_text(page.text, encoding="utf-8", newline="\n")
        (folder / "one.txt").write_text(page.text, encoding="utf-8", newline="\n")


def brief(records: Iterable[Record]) -> Iterator[Record]:
    """Yield the first records, as many as a dump of one day holds."""
    held = 0
    for record in records:
        held += len(json.dumps(record, ensure_ascii=False).encode())
        if held > DUMP_BYTES:
            return
        yield record


def reading(what: str, folder: Path) -> Reading:
    """Read every dump in a folder once."""
    reader = Reader(Gazetteer.load())
    dumps = find_dumps(folder)
    for dump in dumps[:1]:
        next(reader.read(dump), None)
    articles = text = 0
    counting = 0.0
    with sampled() as samples:
        begun = process_time()
        for dump in dumps:
            for article in reader.read(dump):
                at = process_time()
                articles += 1
                text += sum(len(paragraph.text.encode("utf-8", "surrogatepass")) for paragraph in article.paragraphs)
                counting += process_time() - at
        seconds = process_time() - begun - counting
    return Reading(what, len(dumps), articles, text, seconds, samples)


@contextmanager
def sampled() -> Iterator[Samples]:
    """Which tasks were at work, by samples of this process's CPU time; nothing where the system has no such timer."""
    samples: Samples = Counter()

    def look(_: int, frame: FrameType | None) -> None:
        samples[task_of(frame)] += 1

    if not hasattr(signal, "setitimer"):
        yield samples
        return
    before = signal.signal(signal.SIGPROF, look)
    signal.setitimer(signal.ITIMER_PROF, EVERY, EVERY)
    try:
        yield samples
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def task_of(frame: FrameType | None) -> str:
    """The task of the innermost frame that has one."""
    while frame is not None:
        module = frame.f_globals.get("__name__", "")
        if module == __name__:
            break
        if task := TASK_OF.get(module.removeprefix("corpus.").partition(".")[0]):
            return task
        frame = frame.f_back
    return "counting"


def start(dump: Path) -> list[float]:
    """What a new process takes to be ready for a dump, in ms of CPU time: modules, gazetteer, rules at first use."""
    command = [sys.executable, "-c", START.format(dump=str(dump))]
    ended = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True)
    return [1000 * float(seconds) for seconds in ended.stdout.split()]


def print_readings(readings: list[Reading]) -> None:
    """The speeds, and below them the share of each task."""
    print(f"{'':18}", *(f"{reading.what:>10}" for reading in readings))
    print(f"{'MB/s of text':18}", *(f"{reading.text / 1e6 / reading.seconds:10.1f}" for reading in readings))
    print(f"{'MB of text':18}", *(f"{reading.text / 1e6:10.1f}" for reading in readings))
    print(f"{'seconds of CPU':18}", *(f"{reading.seconds:10.2f}" for reading in readings))
    print(f"{'dumps':18}", *(f"{reading.dumps:10,}" for reading in readings))
    print(f"{'articles':18}", *(f"{reading.articles:10,}" for reading in readings))
    print()
    for task in TASKS:
        shares = [reading.samples[task] / max(1, known(reading.samples)) for reading in readings]
        print(f"{task:18}", *(f"{share:10.1%}" if share else f"{'–':>10}" for share in shares))


def known(samples: Samples) -> int:
    """The samples of the tasks, those of the benchmark's own work left out."""
    return samples.total() - samples["counting"]


def print_starts(starts: list[tuple[str, list[float]]]) -> None:
    """What comes before the first dump."""
    print()
    print("ms of CPU before the first dump is read: modules + gazetteer + what is made at first use")
    for what, taken in starts:
        print(f"{what:18} {sum(taken):10.0f}  = {' + '.join(f'{ms:.0f}' for ms in taken)}")


if __name__ == "__main__":
    main()
