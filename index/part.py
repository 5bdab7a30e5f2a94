"""Open the segments of a generation, each as a part of all rows, and put together what several of them hold."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index import storage
from index.errors import IndexCorruptError, SegmentDamagedError
from index.generations import latest_generation
from index.lists import NO_LIST
from index.postings import NOTHING, Held, Postings
from index.segment import Segment
from index.state import SegmentState


@dataclass(frozen=True, slots=True)
class Part:
    """One segment of a snapshot. Its row r is ordinal `base + r`; `dead` says of each row whether it is deleted."""

    segment: Segment
    base: int
    first_article: int
    dead: NDArray[np.bool_] | None

    @property
    def end(self) -> int:
        """One more than its highest ordinal."""
        return self.base + self.segment.rows

    def alive(self, found: Postings) -> Postings:
        """The postings as ordinals, deleted rows left out."""
        rows, frequencies = found
        if self.dead is not None and len(rows):
            kept = ~self.dead[rows]
            rows, frequencies = rows[kept], frequencies[kept]
        return Postings(rows + np.int32(self.base) if self.base else rows, frequencies)

    def holding(self, word: str) -> Held:
        """What holds a word in text or headline, as ordinals, deleted rows left out."""
        return self.kept(self.segment.holding(word))

    def beside(self, units: Sequence[str]) -> Held:
        """What holds one unit or two in a row in its text, as ordinals, deleted rows left out."""
        return self.kept(self.segment.beside(units))

    def kept(self, held: Held) -> Held:
        """What is held, as ordinals, deleted rows left out."""
        rows, times = held
        if self.dead is not None and len(rows):
            kept = ~self.dead[rows]
            rows, times = rows[kept], None if times is None else times[kept]
        return Held(rows + np.int32(self.base) if self.base else rows, times)


def open_parts(
    directory: Path, generation: int, refs: Sequence[SegmentState]
) -> tuple[list[Part], tuple[SegmentDamagedError, ...]]:
    """The segments of a generation, mapped, and what is wrong with those that are damaged, which are left out.

    Raises FileNotFoundError when another generation has come meanwhile and a segment has gone with this one.
    """
    parts: list[Part] = []
    damaged: list[SegmentDamagedError] = []
    base = first_article = 0
    for ref in refs:
        try:
            segment, dead = open_segment(directory, ref)
        except FileNotFoundError as error:
            if latest_generation(directory) != generation:
                raise
            damaged.append(SegmentDamagedError(Path(error.filename), "it is not there"))
            continue
        except SegmentDamagedError as error:
            damaged.append(error)
            continue
        parts.append(Part(segment, base, first_article, dead))
        base += segment.rows
        first_article += segment.articles
    return parts, tuple(damaged)


def open_segment(directory: Path, ref: SegmentState) -> tuple[Segment, NDArray[np.bool_] | None]:
    """A segment, and which of its rows are deleted, if any. Raises SegmentDamagedError, FileNotFoundError."""
    try:
        with damaged_alone(directory / ref.file):
            segment = Segment(directory / ref.file)
    except (KeyError, ValueError, TypeError, IndexError) as error:
        raise SegmentDamagedError(directory / ref.file, f"it lacks what a segment has ({error})") from error
    if segment.rows != ref.rows:
        raise SegmentDamagedError(directory / ref.file, f"it has {segment.rows} rows and should have {ref.rows}")
    return segment, read_dead(directory / ref.dead_file, ref.rows) if ref.dead_file else None


@contextmanager
def damaged_alone(path: Path) -> Iterator[None]:
    """What makes a file of a segment none of ours is damage of that segment, not of the whole index."""
    try:
        yield
    except SegmentDamagedError:
        raise
    except IndexCorruptError as error:
        raise SegmentDamagedError(path, error.reason) from error


def read_dead(path: Path, rows: int) -> NDArray[np.bool_]:
    """Which rows of a segment are deleted: bits, with their CRC-32 behind. Raises SegmentDamagedError."""
    size = (rows + 7) // 8
    with damaged_alone(path):
        data = storage.read_whole(path, size + 4)
    if len(data) != size + 4 or zlib.crc32(data[:size]) != int.from_bytes(data[size:], "little"):
        raise SegmentDamagedError(path, "not the bits of deleted rows that were written")
    return np.unpackbits(np.frombuffer(data, np.uint8, size), count=rows).astype(np.bool_)


def gathered(found: Sequence[Postings]) -> Postings:
    """The postings of several segments as one."""
    found = [one for one in found if len(one.ordinals)]
    if len(found) < 2:
        return found[0] if found else NOTHING
    return Postings(*(np.concatenate(parts) for parts in zip(*found, strict=True)))


def gathered_held(found: Sequence[Held]) -> Held:
    """What several segments hold, as one."""
    if len(found) < 2:
        return found[0] if found else Held(NO_LIST, None)
    ordinals = np.concatenate([one.ordinals for one in found])
    if all(one.times is None for one in found):
        return Held(ordinals, None)
    ones = (np.ones(len(one.ordinals), np.uint8) if one.times is None else one.times for one in found)
    return Held(ordinals, np.concatenate(list(ones)))


def joined(columns: Sequence[NDArray[Any]]) -> NDArray[np.int32]:
    """A column of several segments as one."""
    if len(columns) == 1 and columns[0].dtype == np.int32:
        return columns[0]
    whole: NDArray[np.int32] = np.concatenate([np.zeros(0, np.int32), *columns]).astype(np.int32)
    return whole
