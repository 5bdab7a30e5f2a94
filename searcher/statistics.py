"""Turn a snapshot into what is in it, counted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np

from index import Snapshot


@dataclass(frozen=True, slots=True)
class Stats:
    """What is in an index. Bytes are of files on disk and of paragraphs in UTF-8; `dictionary` is its fingerprint."""

    paragraphs: int
    articles: int
    dumps: int
    segments: int
    index_bytes: int
    text_bytes: int
    dictionary: str
    first: date | None
    last: date | None


def stats_of(snapshot: Snapshot) -> Stats:
    """What is in an index; every text is read."""
    dates = snapshot.dates[snapshot.live]
    known = dates[dates > 0]
    files = [path for path in snapshot.directory.iterdir() if path.is_file()]
    return Stats(
        paragraphs=snapshot.paragraphs,
        articles=len(np.unique(snapshot.articles[snapshot.live])),
        dumps=len(snapshot.state.dumps),
        segments=snapshot.segments,
        index_bytes=sum(path.stat().st_size for path in files),
        text_bytes=sum(snapshot.text_bytes()),
        dictionary=snapshot.state.dictionary.fingerprint,
        first=date.fromordinal(int(known.min())) if len(known) else None,
        last=date.fromordinal(int(known.max())) if len(known) else None,
    )
