"""Turn articles of news into stories that return every year, of which a reader wants the newest.

Each story is an article told five times, a year apart, the last time within a year of the newest day. Every time
another sixth of its words is left out, so that no year answers better by its words than the others do.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from random import Random
from typing import Any

from index.folding import fold
from index.tokenizer import tokenizer_for

TIMES, YEAR = 5, 365
# One in so many words is left out each time.
LEFT_OUT = 6
Record = dict[str, Any]


def told_again(articles: Sequence[Record], newest: date, rng: Random) -> Iterator[Record]:
    """Yield every article as often as it is told, the newest first, which keeps its id."""
    for article in articles:
        last = newest - timedelta(rng.randrange(YEAR))
        for back in range(TIMES):
            paragraphs = [thinned(text, rng) for text in article["paragraphs"]]
            name = f"{article['id']}-{back}" if back else article["id"]
            day = (last - timedelta(back * YEAR)).isoformat()
            yield {**article, "id": name, "date": day, "title": "", "paragraphs": [text for text in paragraphs if text]}


def thinned(text: str, rng: Random) -> str:
    """A text without some of its words."""
    words = list(tokenizer_for().words(fold(text)))
    gone = sorted((word.start, word.end) for word in rng.sample(words, len(words) // LEFT_OUT))
    starts, ends = [0, *(end for _, end in gone)], [*(start for start, _ in gone), len(text)]
    return "".join(text[start:end] for start, end in zip(starts, ends, strict=True)).strip()
