"""`quanwen index` killed at random moments while the news comes in, dump by dump.

Rounds, until KILLS runs were killed: each adds a dump of ARTICLES articles of the news set (or drawn ones where it is
absent); every third changes an old dump, every seventh removes one. The command is started as a user would and killed
with SIGKILL after a random part of the time that a whole run took; then what every dump holds in the index is counted
and must be what it was before or what it is to be, all of it. The next run must complete, and leave no litter. Every
20th round every byte is compared with its checksum. Paragraphs are counted by reading the dumps, not in an index.
"""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from itertools import count, islice
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import index
from benchmarks.speed.corpus import Record, records, write_dump
from corpus import Gazetteer, QuanwenError, Reader, find_dumps
from index import Snapshot, storage
from index.commit import belonging

ROOT = Path(__file__).parent.parent
KILLS, ARTICLES, FIRST = 200, 40, 1000

Holding = dict[str, dict[str, int]]  # dump → article → paragraphs


def run(seed: int, seconds: float, news: Path) -> tuple[list[str], bool]:
    """Kill a run a round; what happened, and whether nothing was lost."""
    end = time.monotonic() + seconds
    with TemporaryDirectory() as folder:
        killing = Killing(Path(folder), seed, news)
        try:
            for number in count():
                if killing.happened["killed"] == KILLS:
                    break
                if time.monotonic() > end:
                    return [*killing.said(), f"{KILLS} were wanted; the time was over"], number > 0
                killing.round(number)
        except (AssertionError, QuanwenError) as error:
            return [*killing.said(), f"FAULT {error}"], False
        return killing.said(), True


class Killing:
    """An index that is being built while its builders die."""

    def __init__(self, home: Path, seed: int, news: Path) -> None:
        self.home, self.random = home, Random(seed)
        self.reader = Reader(Gazetteer.load())
        self.records = records(news, seed)
        self.holding: Holding = {}
        self.happened = Counter[str]()
        self.put("0000.jsonl", FIRST)
        self.took = self.complete()

    def put(self, name: str, articles: int) -> None:
        """Write a dump of the next articles."""
        self.write(name, list(islice(self.records, articles)))

    def write(self, name: str, content: list[Record]) -> None:
        """Write a dump, and remember what it holds."""
        path = self.home / "dumps" / name
        path.parent.mkdir(exist_ok=True)
        write_dump(content, path)
        (dump,) = find_dumps(path)
        self.holding[name] = {article.id: len(article.paragraphs) for article in self.reader.read(dump)}

    def round(self, number: int) -> None:
        """Change the dumps, kill a run, look, and let another complete."""
        before = self.paragraphs()
        self.change(number)
        after = self.paragraphs()
        self.kill(self.random.uniform(0, 1.1) * self.took)
        found = self.counted()
        assert found in (before, after), f"round {number}: what the index holds was never committed"
        self.happened["old state" if found == before else "new state"] += 1
        took = self.complete()
        self.took = (3 * self.took + took) / 4
        assert self.counted() == after, f"round {number}: the next run did not complete"
        assert not self.litter(), f"round {number}: litter was left, {self.litter()}"
        if number % 20 == 0:
            assert not index.check(self.home / "idx").damages, f"round {number}: a checksum is wrong"
            self.happened["checked whole"] += 1

    def change(self, number: int) -> None:
        """Add a dump; now and then change or remove one."""
        self.put(f"{number + 1:04}.jsonl", ARTICLES)
        old = self.random.choice(sorted(self.holding))
        if number % 7 == 6:
            (self.home / "dumps" / old).unlink()
            del self.holding[old]
        elif number % 3 == 2:
            self.put(old, ARTICLES)

    def command(self) -> list[str]:
        """What a user types."""
        return [sys.executable, "-m", "searcher", "--index", str(self.home / "idx"), "index", str(self.home / "dumps")]

    def kill(self, seconds: float) -> None:
        """Start a run and kill it after a while."""
        with subprocess.Popen(self.command(), cwd=ROOT, stdout=subprocess.DEVNULL) as process:
            time.sleep(seconds)
            process.send_signal(signal.SIGKILL)
        self.happened["killed" if process.returncode == -signal.SIGKILL else "done before the kill"] += 1

    def complete(self) -> float:
        """Let a run complete. How many seconds it took."""
        began = time.monotonic()
        ended = subprocess.run(self.command(), cwd=ROOT, capture_output=True, text=True, check=False)
        assert ended.returncode == 0, f"a run failed: {ended.stderr}"
        return time.monotonic() - began

    def paragraphs(self) -> dict[str, int]:
        """How many paragraphs are to be indexed from every dump: an article counts for the first that holds it."""
        seen: set[str] = set()
        found: dict[str, int] = {}
        for name, articles in sorted(self.holding.items()):
            found[name] = sum(count for article, count in articles.items() if article not in seen)
            seen |= set(articles)
        return found

    def counted(self) -> dict[str, int]:
        """How many paragraphs the index holds from every dump it knows."""
        with Snapshot(self.home / "idx") as snapshot:
            assert not snapshot.damaged, f"{snapshot.damaged[0]}"
            found = {name: len(snapshot.postings("dump", name).ordinals) for name in snapshot.state.dumps}
            assert sum(found.values()) == snapshot.paragraphs, "paragraphs of no dump"
            return found

    def litter(self) -> list[Path]:
        """Files that belong to no state."""
        with Snapshot(self.home / "idx") as snapshot:
            kept = belonging(snapshot.directory, snapshot.generation, snapshot.state.segments)
            return storage.litter(snapshot.directory, kept)

    def said(self) -> list[str]:
        """What happened."""
        return list(self.lines())

    def lines(self) -> Iterator[str]:
        """Yield what happened, how often."""
        yield f"{sum(self.paragraphs().values()):,} paragraphs in {len(self.holding)} dumps at the end"
        yield ", ".join(f"{what} {count}" for what, count in sorted(self.happened.items())) + "; lost 0"
