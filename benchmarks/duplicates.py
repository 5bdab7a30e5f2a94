"""How well near duplicates are told: recall on stories changed by a seeded generator, precision on stories as they are.

Corpus: articles of a file of news, one JSON object a line, that have 150 characters and more. Recall: the share of
them whose changed copy is near, by kind of change. Precision: of all pairs that are near among articles as printed, how
many of their shingles of 4 characters they share, told by sets; and how many would be near if days did not count.

It does not show what editors change: characters are changed at random, where an editor changes whole sentences.
"""

from __future__ import annotations

import argparse
import json
import lzma
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import islice
from pathlib import Path
from random import Random

import numpy as np

from index.alike import DAYS, NEAR, Fingerprints, Neighbours, fingerprints
from index.texts import joined

SHORTEST = 150
AT_ONCE = 500
Story = list[str]


def changed(rng: Random, text: str, share: float) -> str:
    """The text with this share of its characters left out, exchanged or put twice."""
    told = [char if rng.random() >= share else rng.choice(["", rng.choice(text), char * 2]) for char in text]
    return "".join(told)


def without_one(rng: Random, story: Story) -> str:
    """The story without one of its paragraphs."""
    gone = rng.randrange(len(story))
    return "".join(text for number, text in enumerate(story) if number != gone or len(story) == 1)


CHANGES: dict[str, Callable[[Random, Story, Story], str]] = {
    "1 character of 100 changed": lambda rng, story, _: changed(rng, "".join(story), 0.01),
    "2 of 100": lambda rng, story, _: changed(rng, "".join(story), 0.02),
    "5 of 100": lambda rng, story, _: changed(rng, "".join(story), 0.05),
    "a paragraph left out": lambda rng, story, _: without_one(rng, story),
    "the last fifth cut off": lambda _, story, __: "".join(story)[: len("".join(story)) * 4 // 5],
    "a third longer": lambda _, story, other: "".join(story) + "".join(other)[: len("".join(story)) // 3],
    "another story": lambda _, __, other: "".join(other),
}


def read(path: Path, count: int) -> list[tuple[Story, int]]:
    """Stories and their days, the first `count` that are long enough."""
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        records = (json.loads(line) for line in lines)
        long = (one for one in records if sum(map(len, one["paragraphs"])) >= SHORTEST)
        return [(one["paragraphs"], day_of(one.get("date"))) for one in islice(long, count)]


def day_of(text: str | None) -> int:
    """The day as an ordinal, 0 for none."""
    return date.fromisoformat(text).toordinal() if text else 0


def marks_of(texts: Sequence[str]) -> Fingerprints:
    """The fingerprints of texts."""
    parts = [fingerprints(*joined(texts[at : at + AT_ONCE])) for at in range(0, len(texts), AT_ONCE)]
    return np.concatenate(parts)


def recalls(stories: Sequence[Story], seed: int) -> Iterator[tuple[str, float]]:
    """Yield each change, and the share of stories that are near their changed copy."""
    rng = Random(seed)
    whole = marks_of(["".join(story) for story in stories])
    for name, change in CHANGES.items():
        others = marks_of([change(rng, one, stories[n - 1]) for n, one in enumerate(stories)])
        agreeing = np.count_nonzero((whole == others) & (whole > 0), axis=1)
        yield name, float(np.mean(agreeing >= NEAR))


def shared(one: Story, other: Story) -> float:
    """The share of shingles that two stories have in common, of all that they have."""
    sets = [{text[at : at + 4] for at in range(len(text) - 3)} for text in ("".join(one), "".join(other))]
    return len(sets[0] & sets[1]) / len(sets[0] | sets[1])


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--news", type=Path, default=Path("../shared/data/news.jsonl.xz"), help="news, one a line")
    parser.add_argument("--count", type=int, default=20_000, help="articles")
    parser.add_argument("--seed", type=int, default=1, help="seed of the changes")
    options = parser.parse_args()
    if not options.news.exists():
        sys.exit(f"{options.news} is absent; name another file with --news")
    told = read(options.news, options.count)
    stories, days = [story for story, _ in told], np.array([day for _, day in told])
    began = time.process_time()
    marks = marks_of(["".join(story) for story in stories])
    spent = (time.process_time() - began) / sum(len(text) for story in stories for text in story) * 1e8
    print(f"{len(stories):,} articles; {spent:.2f} microseconds for 100 characters")
    for name, recall in recalls(stories[:5000], options.seed):
        print(f"  near their copy, {name:28} {recall:7.2%}")
    for name, known in ((f"within {DAYS} days", days), ("whatever the days", np.zeros_like(days))):
        neighbours = Neighbours(marks, known)
        pairs = [(one, int(other)) for one in range(len(marks)) for other in neighbours.near(one) if other > one]
        found = sorted(shared(stories[one], stories[other]) for one, other in pairs[:5000])
        half = sum(share >= 0.5 for share in found) / max(len(found), 1)
        least = f"{found[0]:.2f}" if found else "-"
        print(f"  near pairs {name}: {len(pairs):,}; sharing half of their shingles {half:.1%}, the least {least}")


if __name__ == "__main__":
    main()
