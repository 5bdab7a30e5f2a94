"""An index on disk → whether it is whole, every byte compared with its checksum; and, if it is not, what can be kept.

A stranger's index is looked at as any other: nothing in it is run, and its table of contents, which Whoosh would
unpickle, is only searched for names that have no business there.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from index import storage
from index.commit import belonging, publish
from index.errors import IndexCorruptError, LibraryError, SegmentDamagedError
from index.generations import latest_generation, toc_file
from index.part import open_segment
from index.state import DumpState, SegmentState, State

# Ours has 2 kB, and some bytes for each user word.
MOST_TOC = 64 << 20


@dataclass(frozen=True, slots=True)
class Damage:
    """A file of an index that is not as it was written: its name, what is wrong, and how many dumps stood in it."""

    file: str
    reason: str
    dumps: int = 0


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check found. `damages` are segments that cannot be trusted; `remarks` is what does no harm to a search.

    `bytes` were compared with their checksums, in `segments` segments of generation `generation`.
    """

    generation: int
    segments: int
    bytes: int
    damages: tuple[Damage, ...]
    remarks: tuple[str, ...]


def check(path: str | Path) -> Checked:
    """Read the latest generation of an index whole.

    Raises IndexNotFoundError, and LibraryError for a bad state or a file that may not be read.
    """
    directory = Path(path).expanduser().absolute()
    generation = latest_generation(directory)
    try:
        state = State.load(directory, generation, check=False)
    except FileNotFoundError as error:
        raise IndexCorruptError(directory, f"its state of generation {generation} is not there") from error
    found = [(ref, fault(directory, ref)) for ref in state.segments]
    damages = tuple(Damage(ref.file, reason, len(ref.dumps)) for ref, reason in found if reason)
    size = sum((directory / ref.file).stat().st_size for ref, reason in found if not reason)
    remarks = (*strange_toc(directory, generation), *left_over(directory, generation, state))
    return Checked(generation, len(found), size, damages, remarks)


def fault(directory: Path, ref: SegmentState) -> str:
    """What is wrong with a segment; empty when every byte of it is as it was written."""
    try:
        segment, dead = open_segment(directory, ref)
    except FileNotFoundError as error:
        return f"{Path(error.filename).name} is not there"
    except SegmentDamagedError as error:
        return error.reason if error.file == ref.file else f"{error.file}: {error.reason}"
    if names := segment.container.damaged():
        return f"not as it was written: {', '.join(names)}"
    if dead is not None and int(dead.sum()) != ref.dead:
        return f"{int(dead.sum())} rows are deleted and should be {ref.dead}"
    return ""


def left_over(directory: Path, generation: int, state: State) -> Iterator[str]:
    """Yield a remark when files of earlier generations or broken syncs are still there."""
    files = storage.litter(directory, belonging(directory, generation, state.segments))
    if files:
        size = sum(path.lstat().st_size for path in files)
        yield f"{len(files)} files, {size:,} bytes, are left over; the next sync removes them"


def strange_toc(directory: Path, generation: int) -> Iterator[str]:
    """Yield a remark when unpickling the table of contents, as Whoosh does, would do more than make an index."""
    from index.pickled import strange_names  # a check alone needs to know what a pickle is

    path = toc_file(directory, generation)
    try:
        strange = strange_names(storage.read_whole(path, MOST_TOC))
    except (LibraryError, OSError, ValueError) as error:
        yield f"{path.name} cannot be read ({error}): we can search, Whoosh cannot; the next sync writes another"
        return
    if strange:
        yield f"{path.name} would run {strange[0]!r} in a program that opens it with Whoosh: do not. We never run it"


@dataclass(frozen=True, slots=True)
class Repaired:
    """What a repair did: the segments it dropped, and the dumps that the next sync will read again, by name."""

    dropped: tuple[str, ...]
    dumps: tuple[str, ...]


def repair(directory: Path) -> Repaired:
    """Commit the index without its damaged segments; called with the lock held. Raises as `check` does.

    Their dumps count as failed from then on, so that a sync that finds them reads them, and only them, again.
    """
    checked = check(directory)
    if not (checked.damages or checked.remarks):
        return Repaired((), ())
    state = State.load(directory, checked.generation, check=False)
    bad = {damage.file for damage in checked.damages}
    lost = {name for ref in state.segments if ref.file in bad for name in ref.dumps if name in state.dumps}
    dumps = {name: unread(dump) if name in lost else dump for name, dump in state.dumps.items()}
    kept = tuple(ref for ref in state.segments if ref.file not in bad)
    publish(directory, checked.generation + 1, replace(state, dumps=dumps, segments=kept), kept)
    return Repaired(tuple(sorted(bad)), tuple(sorted(lost)))


def unread(dump: DumpState) -> DumpState:
    """A dump as it is known when what was read of it is lost: no bytes are the same as those."""
    return replace(dump, digest="", size=-1, failure="stood in a segment that was damaged; index its folder again")
