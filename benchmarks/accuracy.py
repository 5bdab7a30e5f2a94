"""How well pages are read: precision, recall and F1 of what the reader finds against what the pages hold.

Corpus: the fictional pages of tests/pages, folder by folder as the README.md there tells them apart, and
news articles printed by benchmarks.layouts (seed 3, 30 pages of each layout) and with a site around them by
benchmarks.sites, left out where the news file is absent. An item counts when it is exactly right, spaces
apart: a paragraph with one character too many is a miss and an excess at once. Events want the same days and
words that contain one another.

It does not show how often each layout occurs in a real archive: every page weighs what it holds. Generated
pages have no truth about districts and events.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.comparison import MEASURES, Compared, Items, Score, truth_of
from benchmarks.layouts import Page, pages
from benchmarks.sites import site_pages
from corpus import Gazetteer, Reader, find_dumps
from corpus.errors import DumpError
from corpus.records import Article

# Its errors are counted and not looked at, so that it stays a judge.
LAST_JUDGE = "judged"
GENERATED = ("generated", "sites")
NOT_GENERATED = ("pages", "events", "article districts", "paragraph districts")
# What one line of differences shows of a paragraph.
SHOWN = 60


def main() -> None:
    """Print the table; with --errors the differences page by page before it."""
    options = arguments()
    reader = Reader(Gazetteer.load())
    sets = {half: list(written(reader, options.pages, half)) for half in halves(options.pages)}
    if options.news.exists():
        sets["generated"] = list(generated(reader, pages(options.news, options.count, options.seed)))
        sets["sites"] = list(generated(reader, site_pages(options.news, options.count * 4, options.seed)))
    else:
        print(f"{options.news} is absent: no generated pages. Name another with --news.", file=sys.stderr)
    if options.errors:
        for name, compared in sets.items():
            if name != LAST_JUDGE:
                print_differences(name, compared)
    print_table(sets)


def arguments() -> argparse.Namespace:
    """What to compare."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--errors", action="store_true", help="print what was missed (-) and made up (+)")
    parser.add_argument("--pages", type=Path, default=Path("tests/pages"), help="hand-written pages")
    parser.add_argument("--news", type=Path, default=Path("../shared/data/news.jsonl.xz"), help="news to print")
    parser.add_argument("--count", type=int, default=30, help="generated pages of each layout")
    parser.add_argument("--seed", type=int, default=3, help="seed of the generated pages")
    return parser.parse_args()


def halves(root: Path) -> list[str]:
    """The sets of hand-written pages, the one the reader may be fitted to first."""
    return sorted((path.name for path in (root / "truth").iterdir()), key=lambda name: (name != "tuned", name))


def written(reader: Reader, root: Path, half: str) -> Iterator[Compared]:
    """The hand-written pages of one half; a page nobody read holds its truth against nothing."""
    found = read_all(reader, root / half)
    truths = root / "truth" / half
    for path in sorted(truths.rglob("*.json")):
        name = path.relative_to(truths).as_posix().removesuffix(".json")
        truth = truth_of(json.loads(path.read_text(encoding="utf-8")), name)
        yield Compared(name, truth, tuple(found.get(name, ())))


def generated(reader: Reader, made: Iterable[Page]) -> Iterator[Compared]:
    """Pages made of the news, written to a folder of their own and read from there."""
    with TemporaryDirectory() as folder:
        root = Path(folder) / "printed"
        root.mkdir()
        printed = list(made)
        for page in printed:
            (root / page.name).write_text(page.text, encoding="utf-8", newline="\n")
        found = read_all(reader, root)
        for page in printed:
            yield Compared(page.name, page.articles, tuple(found.get(page.name, ())))


def read_all(reader: Reader, root: Path) -> dict[str, list[Article]]:
    """The articles of every dump under `root`, by the dump's name. What cannot be read is said on stderr."""
    found: dict[str, list[Article]] = defaultdict(list)
    for dump in find_dumps(root):
        try:
            for article in reader.read(dump):
                found[article.dump].append(article)
        except DumpError as error:
            print(error, file=sys.stderr)
    return found


def print_differences(name: str, compared: list[Compared]) -> None:
    """What every page of a set has too little (-) and too much (+)."""
    for page in compared:
        lines = [
            f"  {sign} {measure}: {shortened(item)}"
            for measure, items in measured(name, page)
            for sign, items_left in (("-", items.wanted - items.found), ("+", items.found - items.wanted))
            for item in items_left.elements()
        ]
        if lines:
            print(f"{name}/{page.name}", *lines, sep="\n")


def measured(name: str, page: Compared) -> Iterator[tuple[str, Items]]:
    """The items of every measure that this set has a truth for."""
    for measure, items in MEASURES.items():
        if not (name in GENERATED and measure in NOT_GENERATED):
            yield measure, items(page)


def shortened(text: str) -> str:
    """The text in one line, its middle left out where it is long."""
    half = SHOWN // 2
    return text if len(text) <= SHOWN else f"{text[:half]}…({len(text)})…{text[-half:]}"


def print_table(sets: dict[str, list[Compared]]) -> None:
    """Precision, recall, F1 and the number of items, for each set of pages."""
    scores: dict[tuple[str, str], Score] = defaultdict(Score)
    for name, compared in sets.items():
        for page in compared:
            for measure, items in measured(name, page):
                scores[name, measure] = scores[name, measure].plus(items)
    print(" " * 20, *(f"{f'{name}: {len(compared)} pages':^31}" for name, compared in sets.items()))
    print(" " * 20, *(f"{'precision recall     F1  items':>31}" for _ in sets))
    for measure in MEASURES:
        print(f"{measure:20}", *(row(scores[name, measure]) for name in sets))


def row(score: Score) -> str:
    """One set's numbers for one measure."""
    shares = [f"{share:.3f}" if share is not None else "–" for share in (score.precision, score.recall, score.f1)]
    return f"{shares[0]:>10} {shares[1]:>6} {shares[2]:>6} {score.wanted or '–':>6}"


if __name__ == "__main__":
    main()
