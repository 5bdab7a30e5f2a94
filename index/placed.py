"""Which dump each article of a commit is indexed from, in little memory however many there are.

Those of the segment at hand are in a dictionary. Those of segments already written are looked up there, but only if a
hash of their id is among the hashes of all that were written: eight bytes each, against a hundred and more.
"""

from __future__ import annotations

from bisect import bisect_left
from pathlib import Path

import numpy as np

from index.buffers import buffer
from index.prepared import hash_of
from index.segment import Segment


class Placed:
    """Articles and the dump of each."""

    def __init__(self) -> None:
        self.recent: dict[str, str] = {}
        self.hashes = np.zeros(0, np.int64)
        self.known = memoryview(b"").cast("q")
        self.segments: list[Segment] = []

    def add(self, article: str, dump: str) -> None:
        """Note an article that is not there yet."""
        self.recent[article] = dump

    def written(self, path: Path) -> None:
        """Note that all new articles are in this segment."""
        segment = Segment(path)
        self.segments.append(segment)
        self.hashes = np.sort(np.concatenate([self.hashes, segment.column("articles.hash").view(np.int64)]))
        self.known = buffer(self.hashes)
        self.recent.clear()

    def dump_of(self, article: str) -> str | None:
        """The dump an article is indexed from, None when it is not there."""
        if article in self.recent or not self.segments:
            return self.recent.get(article)
        number = hash_of(article)
        at = bisect_left(self.known, number)
        if at == len(self.known) or self.known[at] != number:
            return None
        return next((name for segment in self.segments if (name := dump_in(segment, article))), None)


def dump_in(segment: Segment, article: str) -> str | None:
    """The dump of an article of a segment, None when that has no such article."""
    number = segment.article_number(article)
    return segment.entries.dump(number) if number >= 0 else None
