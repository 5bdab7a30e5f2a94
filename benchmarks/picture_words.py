"""Captions and other lines of pages → the weights of `corpus/picturewords.txt`.

Corpus: the lines of the pages of tests/pages that may be fitted to, each with what it truly is, and the invented
captions of tests/captions.txt, which count for less: pages have far fewer. The table in the repository was fitted with
captions and other lines of real papers besides, which are no part of the project; `--captions FILE` adds such.
`python -m benchmarks.picture_words --write` writes the table, and without it the lines of each fifth of the pages are
judged by what the others teach.

It does not show how well captions are read: `benchmarks/accuracy.py` does.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks import regression as regressed
from benchmarks.comparison import truth_of
from benchmarks.regression import FOLDS, Seen, fold, regression
from benchmarks.sheets import sheet
from corpus import Gazetteer, Reader, find_dumps, picture_words
from corpus.line_signs import signs
from corpus.picture_words import SURELY, Words, features, weighed_by
from corpus.weights import Role
from corpus.word_weights import total

TABLE = Path(picture_words.__file__).parent / "picturewords.txt"
INVENTED_CAPTIONS = Path(__file__).parent.parent / "tests" / "captions.txt"
FITTED = ("tuned", "fresh")
#: What an invented caption, and one of a real paper, counts beside a line of a page.
INVENTED, REAL = 0.3, 0.35
#: How strongly weights are held to nothing, and how many lines have a feature that is weighed.
HELD, LEAST_LINES = 3.3, 2


class Example(NamedTuple):
    """A line of a page, or a caption alone, and whether a picture stands above it."""

    page: str
    text: str
    seen: int
    pictured: bool
    counts: float = 1.0


def of_pages(root: Path) -> Iterator[Example]:
    """The lines of the pages that may be fitted to."""
    reader = Reader(Gazetteer.load())
    for half in FITTED:
        for dump in find_dumps(root / half):
            truth = root / "truth" / half / f"{dump.name}.json"
            if not truth.exists() or dump.format in ("jsonl", "json", "csv"):
                continue
            record = json.loads(truth.read_text(encoding="utf-8"))
            one = sheet(dump.name, reader.page(dump), list(truth_of(record, dump.name)), record["furniture"])
            for text, seen, wanted in zip(one.texts, one.signs, one.wanted, strict=True):
                if wanted:
                    yield Example(dump.name, text, seen, wanted.role in (Role.CAPTION, Role.STORY))


def examples(root: Path) -> Iterator[Example]:
    """All the project has: the lines of its pages, and the captions invented for this."""
    yield from of_pages(root)
    yield from alone(INVENTED_CAPTIONS, INVENTED)


def alone(path: Path, counts: float) -> Iterator[Example]:
    """The captions of a file, one a line."""
    for text in path.read_text(encoding="utf-8").splitlines():
        if text:
            yield Example("", text, signs(text), True, counts)


def fitted(given: Iterable[Example]) -> Words:
    """The weights that tell captions from other lines best."""
    kinds: dict[bool, list[Seen]] = defaultdict(list)
    ended: dict[str, float] = {}
    picture_words.use(Words({}, ended))
    for example in {(example.text, example.pictured): example for example in given}.values():
        weights = weighed_by(example.text, example.seen)
        if weights is not None:
            kinds[weights is ended].append(Seen(features(example.text), example.pictured, example.counts))
    picture_words.use(None)
    return Words(*(regression(kinds[of_sentences], HELD, LEAST_LINES) for of_sentences in (False, True)))


def by_folds(given: Sequence[Example]) -> list[Words]:
    """For each fifth of the pages the weights that all others teach."""
    return [fitted(one for one in given if not one.page or fold(one.page) != n) for n in range(FOLDS)]


def table(words: Words) -> str:
    """The weights as the table has them."""
    return regressed.table(words._asdict())


def judged(given: Sequence[Example]) -> dict[str, tuple[int, int, int]]:
    """Of open lines and sentences of pages: captions, lines taken for such, and how many of these are some."""
    found = {kind: [0, 0, 0] for kind in Words._fields}
    for n, words in enumerate(by_folds(given)):
        picture_words.use(words)
        for example in given:
            weights = weighed_by(example.text, example.seen)
            if example.page and fold(example.page) == n and weights is not None:
                said = total(weights, features(example.text))
                counts = found[Words._fields[weights is words.ended]]
                for at, here in enumerate((example.pictured, said >= SURELY, example.pictured and said >= SURELY)):
                    counts[at] += here
    picture_words.use(None)
    return {kind: (counts[0], counts[1], counts[2]) for kind, counts in found.items()}


def main() -> None:
    """Write the table, or say how well its like tells captions."""
    options = arguments()
    found = list(examples(options.pages))
    found += [one for path in options.captions for one in alone(path, REAL)]
    if options.write:
        TABLE.write_text(table(fitted(found)), encoding="utf-8")
        return
    for kind, (captions, taken, right) in judged(found).items():
        print(f"{kind}: {captions} captions, {taken} lines taken for some, {right} of them are")


def arguments() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=Path, default=Path("tests/pages"), help="the pages with their truth")
    parser.add_argument(
        "--captions", type=Path, action="append", default=[], help="captions of real papers, one a line"
    )
    parser.add_argument("--write", action="store_true", help="write corpus/picturewords.txt")
    return parser.parse_args()


if __name__ == "__main__":
    main()
