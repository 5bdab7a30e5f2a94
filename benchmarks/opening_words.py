"""First paragraphs of stories and all others → the weights of `corpus/openingwords.txt`.

Corpus: the paragraphs of the pages of tests/pages that may be fitted to, and of every twelfth article of a
`.jsonl.xz`, which count for less: what television says is no newspaper. The table in the repository was fitted with
paragraphs of real papers besides, which are no part of the project; `--stories FILE` adds such, a paragraph a line and
stories apart by a blank line. `python -m benchmarks.opening_words --write` writes the table, and without it the
paragraphs of each fifth of the pages are judged by what the others teach.

It does not show how well headlines are told from section headings: `benchmarks/accuracy.py` does.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks.picture_words import FITTED
from benchmarks.regression import FOLDS, Seen, fold, regression, table
from benchmarks.speed.corpus import NEWS, read_news
from corpus import opening_words
from corpus.opening_words import GOES_ON, LEAST, features
from corpus.variants import simplified
from corpus.word_weights import Weights, total

TABLE = Path(opening_words.__file__).parent / "openingwords.txt"
#: Of the news every so manieth article teaches, and no more of its paragraphs than that.
EVERY, PARAGRAPHS = 12, 6
#: What a paragraph of the news, and one of a real paper, counts beside one of a page.
NEWS_COUNTS, REAL = 0.2, 2.0
#: How strongly weights are held to nothing, and how many paragraphs have a feature that is weighed.
HELD, LEAST_PARAGRAPHS = 10.0, 5
#: What news on television opens with: 央视网消息(新闻联播)：.
_BROADCAST = re.compile(r"^[^：]{2,14}[（(]新闻联播[)）]：")


class Example(NamedTuple):
    """A paragraph, whether others of its story stand above it, the page it is of and what it counts."""

    text: str
    later: bool
    page: str = ""
    counts: float = 1.0


def of_pages(root: Path) -> Iterator[Example]:
    """The paragraphs of the pages that may be fitted to, by their truth."""
    for half in FITTED:
        for path in sorted((root / "truth" / half).rglob("*.json")):
            page = path.relative_to(root / "truth" / half).as_posix().removesuffix(".json")
            for article in json.loads(path.read_text(encoding="utf-8"))["articles"]:
                body = [one["text"] for one in article["paragraphs"] if one["kind"] == "body"]
                yield from of_story(body, page)


def of_story(paragraphs: Iterable[str], page: str = "", counts: float = 1.0) -> Iterator[Example]:
    """The paragraphs of one story, as the reader looks at them."""
    for n, text in enumerate(paragraphs):
        if len(text) >= LEAST:
            yield Example(simplified(text), n > 0, page, counts)


def of_news(path: Path) -> Iterator[Example]:
    """The first paragraphs of some of the news."""
    if path.exists():
        for n, record in enumerate(read_news(path)):
            if n % EVERY == EVERY - 1:
                texts = [_BROADCAST.sub("", text) for text in record["paragraphs"]]
                yield from of_story([text for text in texts if text][:PARAGRAPHS], counts=NEWS_COUNTS)


def of_stories(path: Path) -> Iterator[Example]:
    """The stories of a file."""
    for story in path.read_text(encoding="utf-8").split("\n\n"):
        yield from of_story(story.splitlines(), counts=REAL)


def fitted(given: Iterable[Example]) -> Weights:
    """The weights that tell later paragraphs from first ones best."""
    seen = [Seen(features(one.text), one.later, one.counts) for one in given]
    return regression(seen, HELD, LEAST_PARAGRAPHS)


def by_folds(given: Sequence[Example]) -> list[Weights]:
    """For each fifth of the pages the weights that all else teaches."""
    return [fitted(one for one in given if not one.page or fold(one.page) != n) for n in range(FOLDS)]


def judged(given: Sequence[Example]) -> tuple[int, int, int]:
    """How many paragraphs go on with a story, how many are said to, and how many of these do."""
    found = [0, 0, 0]
    for n, weights in enumerate(by_folds(given)):
        for one in given:
            if one.page and fold(one.page) == n:
                said = total(weights, features(one.text)) >= GOES_ON
                for at, here in enumerate((one.later, said, one.later and said)):
                    found[at] += here
    return found[0], found[1], found[2]


def main() -> None:
    """Write the table, or say how well its like tells."""
    options = arguments()
    given = [*of_pages(options.pages), *of_news(options.news)]
    given += [one for path in options.stories for one in of_stories(path)]
    if options.write:
        TABLE.write_text(table({"opening": fitted(given)}), encoding="utf-8")
        return
    later, said, right = judged(given)
    print(f"{later} paragraphs go on with a story; {said} are said to, and {right} of them do")


def arguments() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=Path, default=Path("tests/pages"), help="the pages with their truth")
    parser.add_argument("--news", type=Path, default=NEWS, help="a .jsonl.xz of articles")
    parser.add_argument("--stories", type=Path, action="append", default=[], help="stories of real papers")
    parser.add_argument("--write", action="store_true", help="write corpus/openingwords.txt")
    return parser.parse_args()


if __name__ == "__main__":
    main()
