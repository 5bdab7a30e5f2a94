"""How fast quanwen is, beside what a user could pick instead: everything measured in one run, and printed as one table.

Corpus: ../shared/data/news.jsonl.xz, all of it or as much as --paragraphs says; drawn by frequency where it is absent
(benchmarks/speed/corpus.py). Seeded. Peers are fed the paragraphs as quanwen read them, cut into the words of jieba's
search mode (rjieba, HMM off), joined by spaces; each keeps the texts to show, as ours does. Whoosh is some twenty
times slower than the others: it gets a smaller part, with ours once more beside it.

Indexing is from scratch, in fresh processes that take turns. Ours includes reading the dump: articles, dates,
districts. A pass of reading alone tells how much that is. Peers include cutting, not reading. Queries are warm,
engines taking turns by small batches; peers are given them cut, ours parses and cuts. Ours ranks by BM25F over text
and headline, finds words wherever they stand written, and makes ten hits with their texts; peers rank one field and
give numbers of documents.

It does not show many users at once, a cold disk, or a machine with less memory than the index.
"""

from __future__ import annotations

import argparse
import sys
from contextlib import nullcontext
from datetime import date
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.speed import asking, commands, growth, indexing, queries, runs, table
from benchmarks.speed.corpus import NEWS, Corpus, Row, prepare, read_rows, records
from benchmarks.speed.engines import ENGINES, SHARES
from corpus import Gazetteer

STAGES = ("index", "queries", "commands", "growth")
ALL = 403_046
# Questions are drawn from about as many rows, so that drawing them from a large corpus takes no longer.
DRAWN_FROM = 20_000
ARTICLES = 2_000


def main() -> None:
    """Measure what is asked for, print it, and keep it if it is to be kept."""
    options = arguments()
    where = nullcontext(str(options.work)) if options.work else TemporaryDirectory(prefix="quanwen-speed-")
    with where as directory:
        run = Run(options, Path(directory)).measured()
    text = table.render(run)
    print(text)
    if options.keep:
        say(f"kept as benchmarks/runs/{runs.keep(run, text).name}")


def arguments() -> argparse.Namespace:
    """What to measure."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.speed", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    add = parser.add_argument
    add("--only", nargs="+", choices=STAGES, default=STAGES, help="stages to run; queries build what they need")
    add("--engines", nargs="+", choices=ENGINES, default=list(ENGINES), help="engines to run")
    add("--paragraphs", type=int, default=ALL, help="size of the corpus, headlines not counted (default: %(default)s)")
    add("--small", type=int, default=20_000, help="size of the part that Whoosh gets (default: %(default)s)")
    add("--queries", type=int, default=200, help="questions of each shape (default: %(default)s)")
    add("--check", type=int, default=10, help="of these compared with the scan (default: %(default)s; 0 for none)")
    add("--rounds", type=int, default=3, help="rounds of everything; medians count (default: %(default)s)")
    add("--builds", type=int, default=2, help="rounds of indexing (default: %(default)s)")
    add(
        "--growth",
        type=int,
        nargs="+",
        default=[50_000, 100_000, 200_000, 400_000],
        help="sizes (default: %(default)s)",
    )
    add("--processes", type=int, default=11, help="runs of every whole command (default: %(default)s)")
    add("--unchanged", type=int, default=5_000, help="dumps of the sync that finds no change (default: %(default)s)")
    add("--million", type=float, default=0, help="also so many million paragraphs, quanwen alone")
    add("--syncs", type=int, default=0, help="also so many syncs of one small dump each")
    add("--news", type=Path, default=NEWS, help="where the articles are (default: %(default)s)")
    add("--seed", type=int, default=1, help="of corpus and questions (default: %(default)s)")
    add("--work", type=Path, help="directory for indexes, kept afterwards; a temporary one otherwise")
    add("--keep", action="store_true", help="write the run to benchmarks/runs/")
    return parser.parse_args()


def say(what: str) -> None:
    """Tell whoever waits."""
    print(what, file=sys.stderr, flush=True)


class Run:
    """One run, its stages in order."""

    def __init__(self, options: argparse.Namespace, directory: Path) -> None:
        self.options, self.directory = options, directory
        if "quanwen-limit-0" in options.engines:  # it asks the other's index
            options.engines = list(dict.fromkeys(["quanwen", *options.engines]))
        self.absent: dict[str, str] = {}
        self.parts: list[dict[str, Any]] = []
        self.corpora: dict[int, Corpus] = {}

    def measured(self) -> dict[str, Any]:
        """All that was asked for."""
        options, before = self.options, runs.load()
        run: dict[str, Any] = {"command": command(), "date": date.today().isoformat(), "versions": runs.versions()}
        run |= {"corpus": self.about_corpus(), "notes": NOTES, "absent": self.absent, "parts": self.parts}
        if {"index", "queries", "commands"} & set(options.only):
            self.measure_parts()
        if "commands" in options.only and "quanwen" in options.engines:
            run["commands"] = self.commands()
        if "growth" in options.only:
            run["growth"] = [self.grown(size) for size in options.growth]
        if options.million:
            run["million"] = self.million()
        if options.syncs:
            say(f"{options.syncs} syncs")
            articles = commands.some(records(options.news, options.seed), ARTICLES)
            run["syncs"] = growth.many_syncs(articles, options.syncs, self.new("syncs"))
        return {**run, "machine": {**runs.machine(), "load_before": before, "load_after": runs.load()}}

    def about_corpus(self) -> str:
        """Where the text is from."""
        source = self.options.news.name if self.options.news.exists() else "drawn from jieba's dictionary"
        return f"{source}, seed {self.options.seed}"

    def new(self, name: str) -> Path:
        """A directory for one stage."""
        directory = self.directory / name
        directory.mkdir(parents=True, exist_ok=True)
        return directory

    def corpus(self, size: int) -> Corpus:
        """The corpus of a size, made once."""
        if size not in self.corpora:
            say(f"a corpus of {size} paragraphs")
            articles = records(self.options.news, self.options.seed)
            self.corpora[size] = prepare(articles, size, self.new(f"corpus-{size}"))
        return self.corpora[size]

    def measure_parts(self) -> None:
        """The main part, and the small one for those that are too slow for the main one or compared with it."""
        options = self.options
        fast = [name for name in options.engines if name != "whoosh"]
        small = min(options.small, options.paragraphs)
        slow = [name for name in options.engines if name in ("quanwen", "whoosh")]
        if small == options.paragraphs:
            self.whole = self.small = self.part(options.paragraphs, options.engines)
            return
        self.whole = self.part(options.paragraphs, fast)
        if "whoosh" in slow or "commands" in options.only:
            # without Whoosh the small part has but one use, to be synced into
            self.small = self.part(small, slow, kept="whoosh" in slow)

    def part(self, size: int, engines: list[str], *, kept: bool = True) -> Corpus:
        """Index and ask one corpus."""
        options, corpus = self.options, self.corpus(size)
        builds = options.builds if "index" in options.only else 1
        shares = list(SHARES) if "index" in options.only and kept else []
        say(f"indexing {corpus.paragraphs} paragraphs, {builds} times: {', '.join(engines)}")
        built = indexing.build_all(corpus, [*engines, *shares], builds, self.absent)
        part = {"paragraphs": corpus.paragraphs, "text_bytes": corpus.text_bytes, "built": built, "asked": {}}
        if "queries" in options.only and kept:
            drawn = self.queries(corpus, options.queries)
            say(f"asking {len(drawn)} questions, {options.rounds} times")
            there = [name for name in engines if name not in self.absent]
            part["asked"] = asking.ask_all(corpus, there, drawn, options.rounds, options.check, self.absent)
        if kept:
            self.parts.append(part)
        return corpus

    def queries(self, corpus: Corpus, number: int) -> list[queries.Query]:
        """Questions drawn from a corpus."""
        gazetteer = Gazetteer.load()
        rows = some_rows(corpus, self.options.seed)
        return queries.draw(rows, number, self.options.seed, lambda name: gazetteer.resolve(name) == (name,))

    def commands(self) -> list[dict[str, Any]]:
        """Whole processes."""
        options = self.options
        say(f"whole processes, {options.processes} times")
        articles = commands.some(records(options.news, options.seed), ARTICLES)
        drawn = self.queries(self.small, options.processes)
        return commands.run_commands(self.whole, self.small, articles, drawn, options.processes, options.unchanged)

    def grown(self, size: int) -> dict[str, Any]:
        """One size of a growing corpus."""
        corpus = self.corpus(size)
        say(f"growth: {corpus.paragraphs} paragraphs")
        return growth.grown(corpus, self.queries(corpus, self.options.queries), self.options.rounds, self.absent)

    def million(self) -> dict[str, Any]:
        """More than there is."""
        options = self.options
        drawn = self.queries(self.corpus(min(options.paragraphs, ALL)), options.queries)
        say(f"{options.million} million paragraphs")
        articles = records(options.news, options.seed)
        return growth.millions(articles, int(options.million * 1e6), drawn, options.rounds, self.new("million"))


def some_rows(corpus: Corpus, seed: int) -> list[Row]:
    """About as many rows as questions are drawn from, the same for the same seed."""
    rng, share = Random(seed), DRAWN_FROM / max(corpus.paragraphs, 1)
    return [row for row in read_rows(corpus.rows) if rng.random() < share]


def command() -> str:
    """What was typed, less what names places of this machine."""
    words = iter(sys.argv[1:])
    kept = []
    for word in words:
        if word in ("--work", "--news"):
            next(words, None)
        elif not word.startswith(("--work=", "--news=")):
            kept.append(word)
    return " ".join(["python -m benchmarks.speed", *kept])


NOTES = [
    "A ratio is ours/peer: of milliseconds and bytes below 1 in our favour, of MB/s above 1.",
    "Indexing: ours reads the dump (articles, dates, districts), cuts and writes; peers cut and write; Whoosh cuts "
    "with jieba in Python. CPU s are of all threads and processes.",
    "Everyone keeps the texts; quanwen and tantivy also what they filter and count by.",
    "Memory is resident, mapped pages of the index included, in a fresh process; Xapian's is without the cutting.",
    "Counts are compared with a scan: peers' by the words they were given, quanwen's by what it promises (a word "
    "wherever it stands written, headlines as context), phrases by the text.",
]


if __name__ == "__main__":
    main()
