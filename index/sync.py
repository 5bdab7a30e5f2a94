"""Keep an index in step with dumps: see what has changed, write it in one commit, and say what was done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter

from corpus import CorpusError, Dump, Gazetteer, Reader, UserPlaces
from corpus.divisions import HOME
from index.attempt import Attempt, PartlyReadError, Tally
from index.commit import remove_stale
from index.dictionary import Dictionary
from index.errors import IndexCorruptError, IndexVersionError, LibraryError
from index.generations import latest_generation
from index.inverter import quick_turns
from index.plan import Plan, covered, make_plan, none_of_them, unique
from index.report import Failure, Progress, Report
from index.snapshot import Snapshot
from index.state import DumpState, State


@dataclass(slots=True)
class Sync:
    """One sync of an index whose lock is held. What is None is as the index remembers it, what is empty taken back.

    `encoding` and `date` hold for the dumps under `roots`, or for all when there are none.
    """

    directory: Path
    roots: list[Path]
    encoding: str | None
    date: str | None
    home: str | None
    places: UserPlaces | None
    dictionary: Dictionary | None
    prune: bool
    rebuild: bool
    progress: Callable[[Progress], None] | None
    stop_after: int | None = None
    busy: Callable[[Dump], bool] = none_of_them
    failures: dict[str, str] = field(default_factory=dict)
    gazetteer: Gazetteer = field(init=False)

    def run(self, *, dry_run: bool) -> Report:
        """Plan, write and report. Raises what `Library.sync` promises."""
        started = perf_counter()
        generation = latest_generation(self.directory)
        state = self.known(generation, tidy=not dry_run)
        self.settle_places(state)
        rules = Reader(self.gazetteer).fingerprint
        self.check_rules(state, rules)
        plan = self.plan(state)
        if self.stop_after is not None and not self.rebuild:
            plan.postpone(self.stop_after)
        tally = Tally()
        if not dry_run and not (plan.is_idle and not self.rebuild):
            tally = self.write_until_whole(state, plan, rules)
        for name in plan.unchanged:
            if failure := state.dumps[name].failure:
                self.failures[name] = failure
        return self.report(plan, tally, perf_counter() - started)

    def known(self, generation: int, *, tidy: bool) -> State:
        """The state of the index; empty when it cannot be read, but is to be made anew from dumps that are named.

        What earlier syncs left goes first, for it may be what fills the disk; but never from an index that is not ours.
        """
        try:
            state = load_state(self.directory, generation, check=not self.rebuild)
        except IndexVersionError:
            raise
        except IndexCorruptError as error:
            if not (self.rebuild and self.roots) or isinstance(error.__cause__, FileNotFoundError):
                raise
            return State()
        if tidy:
            remove_stale(self.directory, generation, state.segments)
        return state

    def settle_places(self, state: State) -> None:
        """Take the gazetteer asked for, or that of the index; another one reads every dump again."""
        home, before = state.home if self.home is None else self.home, UserPlaces(*state.places)
        self.places = before if self.places is None else self.places
        self.gazetteer = Gazetteer.load(home or HOME, self.places)
        self.rebuild |= (self.gazetteer.home, self.places.text) != (state.home or HOME, before.text)

    def check_rules(self, state: State, rules: str) -> None:
        """Raise unless what is written now will meet what is there."""
        if self.rebuild or not state.dumps:
            return
        if rules != state.reader:
            raise IndexVersionError(self.directory, "reading rules and gazetteer", state.reader, rules)
        if self.dictionary not in (None, state.dictionary):
            reason = (
                "was built with another user dictionary. To add this one's words:  quanwen words add --file FILE. "
                "To cut every text anew by it alone, add --rebuild."
            )
            raise LibraryError(self.directory, reason)

    def plan(self, state: State) -> Plan:
        """The plan; of a rebuild it covers every dump, and refuses to lose one that cannot be read again."""
        if not self.rebuild:
            return make_plan(state.dumps, self.roots, prune=self.prune, again=self.reads_otherwise, busy=self.busy)
        files = {Path(dump.path) for dump in state.dumps.values()}
        there = sorted(file for file in files if file.exists())
        plan = make_plan(state.dumps, [*self.roots, *there], prune=self.prune, again=lambda _: True)
        lost = sorted({*plan.removed, *(set(state.dumps) - plan.leaving)})
        if lost and not self.prune:
            raise CorpusError(
                f"{state.dumps[lost[0]].path}: gone, with {len(lost) - 1} more; a rebuild would lose what they held. "
                "Give their new place, or add --prune."
            )
        plan.removed = lost
        return plan

    def reads_otherwise(self, dump: DumpState) -> bool:
        """Whether a dump under the roots would now be read otherwise than it was."""
        return (self.encoding is not None and bool(dump.failure)) or self.date not in (None, dump.date)

    def holds_for(self, path: str) -> bool:
        """Whether an encoding or date given now is meant for this dump."""
        return not self.roots or covered(path, unique(self.roots))

    @quick_turns()
    def write_until_whole(self, state: State, plan: Plan, rules: str) -> Tally:
        """Commit the plan. A dump that fails in mid-stream has to be left out from the start, so begin anew."""
        while True:
            try:
                with Snapshot(self.directory, check=not self.rebuild, segments=not self.rebuild) as snapshot:
                    if snapshot.damaged:
                        raise snapshot.damaged[0]
                    return Attempt(self, state, plan, rules, snapshot).commit()
            except PartlyReadError:
                continue

    def report(self, plan: Plan, tally: Tally, seconds: float) -> Report:
        """What was done, failed dumps apart from the rest."""
        failed = self.failures
        moved = ((old, new.name) for old, new in plan.moved if new.name not in failed)
        return Report(
            added=tuple(found.name for found in plan.added if found.name not in failed),
            changed=tuple(found.name for found in plan.changed if found.name not in failed),
            moved=tuple(moved),
            removed=tuple(plan.removed),
            unchanged=tuple(name for name in plan.unchanged if name not in failed),
            failed=tuple(Failure(name, reason) for name, reason in sorted(failed.items())),
            articles=tally.articles,
            paragraphs=tally.paragraphs,
            bytes=tally.bytes,
            seconds=seconds,
            postponed=tuple(plan.postponed),
        )


def load_state(directory: Path, generation: int, *, check: bool) -> State:
    """The state of a generation; the lock is held, so what is missing has not been tidied up. Raises LibraryError."""
    try:
        return State.load(directory, generation, check=check)
    except FileNotFoundError as error:
        raise IndexCorruptError(directory, f"its generation {generation} was not written by this program") from error
