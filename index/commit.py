"""Turn articles to be added and deleted into the next generation of an index: all of it, or nothing.

New articles go to new segments. Deleted rows are marked in a file of bits beside their segment, never in it. Then
segments of a size are merged, and last the state and the table of contents are written, whose renaming is the commit.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from index import storage
from index.contents import toc_bytes
from index.errors import SegmentDamagedError
from index.generations import latest_generation, toc_file
from index.inverter import InThread, Inverting
from index.merging import Candidate, choose
from index.part import Part
from index.placed import Placed
from index.prepared import Prepared
from index.record import Ancestors
from index.segment import Segment
from index.segment_writer import SegmentWriter
from index.snapshot import Snapshot
from index.state import SegmentState, State, state_file
from index.tokenizer import Tokenizer

if TYPE_CHECKING:
    from index.apart import Apart


class Commit:
    """The generation after a snapshot, being made. Nobody sees anything of it before `finish` returns.

    `apart`, which this is to end, inverts its texts.
    """

    def __init__(
        self,
        snapshot: Snapshot,
        ancestors: Ancestors,
        tokenizer: Tokenizer,
        *,
        afresh: bool,
        apart: Apart | None = None,
    ) -> None:
        self.directory = snapshot.directory
        self.generation = snapshot.generation + 1
        self.ancestors, self.tokenizer, self.apart = ancestors, tokenizer, apart
        self.parts = (
            [] if afresh else [(ref, part) for ref, part in zip(snapshot.state.segments, snapshot.parts, strict=True)]
        )
        self.dead = [
            np.zeros(part.segment.rows, np.bool_) if part.dead is None else part.dead.copy() for _, part in self.parts
        ]
        self.before, self.soundly = snapshot.state.segments, snapshot.soundly
        self.added: list[SegmentState] = []
        self.files = 0
        self.writer, self.placed = self.new_writer(), Placed()
        self.dumps: set[str] = set()  # those of the segment at hand

    def new_writer(self) -> SegmentWriter:
        """An empty segment to be."""
        return SegmentWriter(self.ancestors, self.inverting)

    def inverting(self) -> Inverting:
        """Where the texts of a segment are inverted: in the other process if there is one that works."""
        if self.apart and self.apart.gets_ready():
            return self.apart
        return InThread(self.tokenizer.word_list)

    def end_apart(self) -> None:
        """Let the other process go, and the memory it has."""
        if self.apart:
            self.apart.close()
            self.apart = None

    def delete(self, field: str, term: str) -> None:
        """Delete the articles of earlier generations that have a term."""
        with self.soundly():
            for (_, part), dead in zip(self.parts, self.dead, strict=True):
                dead[part.segment.postings(field, term).ordinals] = True

    def delete_articles(self, place: int, numbers: NDArray[np.int32]) -> None:
        """Delete articles of an earlier segment: its place among the snapshot's, and their numbers in it."""
        self.dead[place][self.parts[place][1].segment.rows_of(numbers)] = True

    def add(self, prepared: Prepared) -> None:
        """Add articles, whose ids no article has that stays."""
        self.writer.add(prepared)
        self.dumps.update(prepared.dumps)
        if self.writer.is_full:
            self.flush()
            self.placed.written(self.directory / self.added[-1].file)

    def flush(self) -> None:
        """Write the segment at hand, if it holds anything."""
        if not self.writer.is_empty:
            self.added.append(self.write(self.writer, self.dumps))
            self.writer, self.dumps = self.new_writer(), set()

    def write(self, writer: SegmentWriter, dumps: Iterable[str]) -> SegmentState:
        """Write a segment of these dumps under the next free name."""
        # "x" keeps 1 and 11 from being 11 and 1; Whoosh wants no other characters in a segment's name
        file = f"MAIN_{self.generation}x{self.files}.segment"
        self.files += 1
        writer.write(self.directory / file)
        return SegmentState(file, writer.rows, dumps=tuple(sorted(dumps)))

    def finish(self, state: State) -> None:
        """Commit everything with the state, whose segments are filled in here."""
        self.flush()
        self.end_apart()
        with self.soundly():
            segments = (*self.merged(), *self.added)
        publish(self.directory, self.generation, replace(state, segments=segments), self.before)

    def cancel(self) -> None:
        """Take away what was written, unless the table of contents that names it has been, too."""
        self.end_apart()
        if latest_generation(self.directory) < self.generation:
            mine = rf"MAIN_{self.generation}x.*|MAIN_.*\.dead{self.generation}|.*_{self.generation}\.(state|new)"
            for path in storage.litter(self.directory, set()):
                if re.fullmatch(mine, path.name):
                    storage.delete(path)

    def merged(self) -> list[SegmentState]:
        """The earlier segments with their deleted rows marked, those that are better one merged into one.

        New segments take part as well, and are then no longer among those added.
        """
        parts = [*self.parts, *((ref, Part(Segment(self.directory / ref.file), 0, 0, None)) for ref in self.added)]
        dead = [*self.dead, *(np.zeros(ref.rows, np.bool_) for ref in self.added)]
        candidates = [
            Candidate(int(part.segment.rows - gone.sum()), part.segment.rows, part.segment.unit_count)
            for (_, part), gone in zip(parts, dead, strict=True)
        ]
        groups = choose(candidates)
        chosen = {number for group in groups for number in group}
        merged = [self.merge([(*parts[number], dead[number]) for number in group]) for group in groups]
        kept = [number for number in range(len(parts)) if number not in chosen and candidates[number].live]
        self.added = []
        return [*(self.marked(parts[number], dead[number]) for number in kept), *(ref for ref in merged if ref.rows)]

    def merge(self, group: Sequence[tuple[SegmentState, Part, NDArray[np.bool_]]]) -> SegmentState:
        """One segment of several, without their deleted rows. Raises SegmentDamagedError: no damage gets a new seal."""
        writer = self.new_writer()
        for _, part, gone in group:
            if names := part.segment.container.damaged():
                raise SegmentDamagedError(part.segment.container.path, f"not as it was written: {', '.join(names)}")
            writer.take(part.segment, ~gone[part.segment.first[:-1]] & (np.diff(part.segment.first) > 0))
        dumps = {name for ref, _, _ in group for name in ref.dumps}
        return self.write(writer, dumps) if writer.rows else SegmentState("", 0)

    def marked(self, known: tuple[SegmentState, Part], dead: NDArray[np.bool_]) -> SegmentState:
        """A segment with the bits of its deleted rows as they are now."""
        ref, part = known
        if np.array_equal(dead_rows(part), dead):
            return ref
        file = f"{ref.file.removesuffix('.segment')}.dead{self.generation}"
        bits = np.packbits(dead).tobytes()
        with storage.new_file(self.directory / file) as stream:
            stream.write(bits + zlib.crc32(bits).to_bytes(4, "little"))
        return replace(ref, dead=int(dead.sum()), dead_file=file)


def dead_rows(part: Part) -> NDArray[np.bool_]:
    """Which rows of a segment are deleted."""
    return np.zeros(part.segment.rows, np.bool_) if part.dead is None else part.dead


def publish(directory: Path, generation: int, state: State, before: Iterable[SegmentState]) -> None:
    """Make a state the latest generation; `before` are the segments of the one before, which are on the disk already.

    What the state names is synced before the table of contents gets its name, and that name before anything goes.
    """
    known = files_of(before)
    for name in sorted(files_of(state.segments) - known):
        storage.sync(directory / name)
    state.save(directory, generation)
    toc = toc_file(directory, generation)
    storage.write_whole(toc.with_suffix(".new"), toc_bytes(generation, state.segments, state.dictionary))
    storage.sync_directory(directory)
    storage.rename(toc.with_suffix(".new"), toc)
    storage.sync_directory(directory)
    remove_stale(directory, generation, state.segments)


def files_of(segments: Iterable[SegmentState]) -> set[str]:
    """The names of the files that segments are made of."""
    return {name for segment in segments for name in (segment.file, segment.dead_file) if name}


def remove_stale(directory: Path, generation: int, segments: Iterable[SegmentState]) -> None:
    """Remove what no longer belongs to the index. A file that somebody still looks at stays where it must."""
    for path in storage.litter(directory, belonging(directory, generation, segments)):
        storage.delete(path)


def belonging(directory: Path, generation: int, segments: Iterable[SegmentState]) -> set[str]:
    """The names of all files of a generation."""
    own = {path(directory, generation).name for path in (state_file, toc_file)}
    return files_of(segments) | own | {"MAIN_WRITELOCK"}
