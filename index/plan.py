"""Compare the dumps on disk with the dumps an index was made from: what was added, changed, moved or removed."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from corpus import CorpusError, Dump, DumpError, find_dumps
from corpus.dump import SUFFIXES
from index.state import DumpState

# A file changed twice within a clock tick of its file system keeps its time, so a young time proves nothing.
RACY_NS = 2_000_000_000


@dataclass(frozen=True, slots=True)
class Found:
    """A dump on disk under the name it has, or will have, in the index."""

    name: str
    dump: Dump
    state: DumpState


@dataclass(slots=True)
class Plan:
    """What a sync has to do. `moved` pairs the old name with the new place; `removed` are names, as in the index.

    `refreshed` are unchanged dumps whose recorded times or place may be brought up to date without reading them;
    `stale` says that one of them has to be, since it would be hashed at every sync or be looked for where it is not.
    `postponed` are left for another sync, and are until then as they were.
    """

    added: list[Found] = field(default_factory=list)
    changed: list[Found] = field(default_factory=list)
    moved: list[tuple[str, Found]] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    refreshed: list[Found] = field(default_factory=list)
    stale: bool = False
    postponed: list[str] = field(default_factory=list)

    def postpone(self, most: int) -> None:
        """Read `most` dumps now, the first by name, and leave the others for another sync."""
        late = {found.name for found in self.reading[most:]}
        self.postponed += sorted({*late, *(old for old, new in self.moved if new.name in late)})
        self.added = [found for found in self.added if found.name not in late]
        self.changed = [found for found in self.changed if found.name not in late]
        self.moved = [(old, new) for old, new in self.moved if new.name not in late]

    @property
    def is_idle(self) -> bool:
        """Whether the index is in step already."""
        return not (self.added or self.changed or self.moved or self.removed or self.stale)

    @property
    def leaving(self) -> set[str]:
        """Names whose articles, as indexed, are to go."""
        return {*self.removed, *(found.name for found in self.changed), *(old for old, _ in self.moved)}

    @property
    def reading(self) -> list[Found]:
        """Dumps to be read, by name: the order that decides which copy of an article is indexed."""
        return sorted([*self.added, *self.changed, *(new for _, new in self.moved)], key=lambda found: found.name)


Test = Callable[[DumpState], bool]


def none_of_them(_: object) -> bool:
    """Which dumps are to be read again though their bytes are the same, or are still being written: none."""
    return False


def make_plan(
    known: Mapping[str, DumpState],
    roots: Sequence[Path],
    *,
    prune: bool = False,
    again: Test = none_of_them,
    busy: Callable[[Dump], bool] = none_of_them,
) -> Plan:
    """Plan the sync of `roots` into an index that knows `known`.

    Dumps that are known but lie under none of the roots stay. Those found that pass `again` count as changed, those
    that are `busy` are postponed. Raises CorpusError when a root does not exist, or when it or a directory in it holds
    nothing although dumps of it are known; `prune` allows both, of a root from which some are known.
    """
    plan = Plan()
    arrivals: list[tuple[Path, Dump]] = []
    by_place = {(state.path, state.member): name for name, state in known.items()}
    present: set[tuple[str, str]] = set()
    roots = unique(roots)
    for root in roots:
        dumps = [] if prune and is_gone(root, known) else find_dumps(root)
        if not dumps and not prune:
            refuse_emptied(root, known)
        for dump in dumps:
            place = (str(dump.path), dump.member)
            if place in present:
                continue
            present.add(place)
            name = by_place.get(place)
            if busy(dump):
                plan.postponed.append(name or dump.name)
            elif name is None:
                arrivals.append((root, dump))
            else:
                compare(plan, name, dump, known[name], again=again(known[name]))
    missing = {name: state for name, state in known.items() if (state.path, state.member) not in present}
    gone = [name for name, state in missing.items() if covered(state.path, roots)]
    settle(plan, arrivals, gone, missing, known, again=again)
    if not prune:
        refuse_unmounted(plan.removed, known)
    return plan


def refuse_unmounted(removed: Iterable[str], known: Mapping[str, DumpState]) -> None:
    """Raise CorpusError when dumps are gone from a directory that is there and empty: so is one without its disk."""
    for directory in sorted({Path(known[name].path).parent for name in removed}):
        if directory.is_dir() and not any(directory.iterdir()):
            lost = sum(Path(known[name].path).parent == directory for name in removed)
            raise CorpusError(
                f"{directory}: empty, but the index holds {lost} dumps from it. If they are gone for good, add --prune."
            )


def unique(roots: Iterable[Path]) -> list[Path]:
    """The roots as absolute paths, in the order given, each once."""
    try:
        found = list(dict.fromkeys(root.expanduser().resolve() for root in roots))
    except RuntimeError as error:  # what Python says of links that lead to one another
        raise CorpusError(f"{error}; give the path of a dump or of a directory") from error
    for root in found:
        if root.exists() and not (root.is_file() or root.is_dir()):
            raise CorpusError(f"{root}: neither a file nor a directory, and could not be read again")
    return found


def is_gone(root: Path, known: Mapping[str, DumpState]) -> bool:
    """Whether a root from which dumps are known is there no more."""
    return not root.exists() and any(covered(state.path, [root]) for state in known.values())


def refuse_emptied(root: Path, known: Mapping[str, DumpState]) -> None:
    """Raise CorpusError: an empty root is more often a disk that is not there than dumps thrown away."""
    lost = sum(covered(state.path, [root]) for state in known.values())
    if lost:
        raise CorpusError(
            f"{root}: no dumps here, but the index holds {lost} from it. If they are gone for good, add --prune."
        )
    raise CorpusError(f"{root}: no dumps here. {SUFFIXES}")


def compare(plan: Plan, name: str, dump: Dump, state: DumpState, *, again: bool) -> None:
    """Enter a dump that is known under this path as changed or unchanged."""
    same_stat = (dump.size, dump.modified_ns) == (state.size, state.modified_ns)
    if same_stat and state.seen_ns - state.modified_ns > RACY_NS and not again:
        plan.unchanged.append(name)
        return
    found = look(name, dump)
    if again or found.state.digest != state.digest:
        plan.changed.append(found)
        return
    plan.unchanged.append(name)
    plan.refreshed.append(Found(name, dump, replace(found.state, failure=state.failure)))
    plan.stale |= not same_stat


def look(name: str, dump: Dump) -> Found:
    """The dump with its bytes hashed now; one that cannot be read has no digest, and reading it will say why."""
    seen = time.time_ns()
    try:
        digest = dump.digest()
    except DumpError:
        digest = ""
    return Found(name, dump, DumpState(str(dump.path), digest, dump.size, dump.modified_ns, seen, member=dump.member))


def covered(path: str, roots: Iterable[Path]) -> bool:
    """Whether a file at `path` would be found from one of the roots."""
    file = Path(path)
    return any(file == root or root in file.parents for root in roots)


def settle(
    plan: Plan,
    arrivals: list[tuple[Path, Dump]],
    gone: list[str],
    missing: dict[str, DumpState],
    known: Mapping[str, DumpState],
    *,
    again: Test,
) -> None:
    """Enter what is new under its path: moved when a dump of the same bytes has gone, changed when one of the same
    name has, else added. What has gone lay under the roots; what is missing may still be there, elsewhere.
    """
    left_roots = set(gone)
    lost = [name for name in sorted(missing, reverse=True) if name in left_roots or not Path(known[name].path).exists()]
    by_bytes = defaultdict(list)
    for name in lost:
        by_bytes[known[name].digest].append(name)
    found = [(root, look("", dump)) for root, dump in arrivals]
    olds = [same_bytes(by_bytes[one.state.digest], one.dump.name) for _, one in found]
    left = set(lost) - set(filter(None, olds))
    taken = set(known) - set(gone) - set(filter(None, olds))
    for (root, one), old in zip(found, olds, strict=True):
        if old is None and one.dump.name in left:
            left.discard(one.dump.name)
            taken.add(one.dump.name)
            plan.changed.append(replace(one, name=one.dump.name))
            continue
        name = free_name(root, one.dump, taken)
        taken.add(name)
        enter(plan, old, replace(one, name=name), known, again=again)
    plan.removed.extend(sorted(left.intersection(gone)))


def same_bytes(names: list[str], name: str) -> str | None:
    """Take, of the dumps with these bytes that have gone, the one of this name, or else the first."""
    if not names:
        return None
    return names.pop(names.index(name) if name in names else -1)


def enter(plan: Plan, old: str | None, found: Found, known: Mapping[str, DumpState], *, again: Test) -> None:
    """Enter an arrival. One that kept its name has moved with its root, and nothing in the index need change."""
    if old is None:
        plan.added.append(found)
    elif old == found.name and again(known[old]):
        plan.changed.append(found)
    elif old == found.name:
        plan.unchanged.append(old)
        plan.refreshed.append(Found(old, found.dump, replace(found.state, failure=known[old].failure)))
        plan.stale = True
    else:
        plan.moved.append((old, found))


def free_name(root: Path, dump: Dump, taken: set[str]) -> str:
    """The dump's name, with folders above the root put before it while another dump has that name already."""
    above = root if root.is_dir() else root.parent
    name = dump.name
    while name in taken and above.name:
        name = f"{above.name}/{name}"
        above = above.parent
    return name
