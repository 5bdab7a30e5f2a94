"""Turn a plan into one commit: read what is new, delete what has gone, write the segment and the state beside it.

An article that stands in several dumps is indexed once, from the dump whose name sorts first, whatever came in which
order; the others are remembered in the state. So syncing and rebuilding give the same index.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from corpus import CorpusError, DumpError, Gazetteer, Reader, UserPlaces, find_dumps
from corpus.publication import given
from index.commit import Commit
from index.dictionary import Dictionary
from index.plan import Found, Plan, look
from index.prepared import Prepared, Task
from index.report import Progress
from index.snapshot import Snapshot
from index.state import DumpState, State
from index.tokenizer import tokenizer_for

if TYPE_CHECKING:
    from index.ahead import Ahead
    from index.apart import Apart
    from index.sync import Sync

# From so many bytes of dumps on their texts are inverted in another process, and from so many they are read in others,
# too: of 5 MB these would be done before another process has learnt to read.
MUCH, VERY_MUCH = 4 << 20, 16 << 20
# Processes that read: each takes some 50 MB, and one that inverts has no more to do than two can give it.
READERS = 2


class PartlyReadError(Exception):
    """A dump failed after some of its articles had been written: the whole attempt is to be made again without it."""


def processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def process_for(directory: Path, dictionary: Dictionary) -> Apart | None:
    """Another process to invert texts in, if there can be one."""
    from index.apart import Apart  # a small sync does without

    return Apart.started(directory, dictionary) if processors() > 1 else None


def ahead_for(gazetteer: Gazetteer, places: UserPlaces) -> Ahead:
    """What reads in other processes too: as many as there are processors besides this one's, but few."""
    from index.ahead import Ahead  # a small sync does without

    return Ahead.started(gazetteer, places, min(READERS, processors() - 1))


@dataclass(slots=True)
class Tally:
    """What an attempt has written so far."""

    dumps: int = 0
    articles: int = 0
    paragraphs: int = 0
    bytes: int = 0


class Attempt:
    """One try at writing a plan."""

    def __init__(self, sync: Sync, state: State, plan: Plan, rules: str, snapshot: Snapshot) -> None:
        self.sync, self.state, self.plan, self.rules, self.snapshot = sync, state, plan, rules, snapshot
        self.dictionary = sync.dictionary or state.dictionary
        self.tally = Tally()
        self.leaving = plan.leaving
        # article id → the dumps it stands in besides the one it is indexed from, as they were
        self.copied: Mapping[str, Sequence[str]] = {} if sync.rebuild else state.copies
        # article id → every dump it stands in, for those met that stand in more than one
        self.holders: dict[str, set[str]] = {}
        self.untouched: dict[str, Found | None] = {}
        tokenizer = tokenizer_for(self.dictionary)
        size = sum(found.dump.size for found in plan.reading)
        self.ahead = ahead_for(sync.gazetteer, sync.places or UserPlaces("", "")) if size >= VERY_MUCH else None
        apart = process_for(sync.directory, self.dictionary) if size >= MUCH else None
        self.writer = Commit(snapshot, sync.gazetteer.ancestors, tokenizer, afresh=sync.rebuild, apart=apart)

    def commit(self) -> Tally:
        """Write everything and commit. On any error nothing has happened."""
        try:
            for name in sorted(self.leaving):
                self.writer.delete("dump", name)
            readings = self.readings()
            for (found, wanted), prepared in zip(readings, self.prepared(readings), strict=True):
                self.read(found, wanted, prepared)
            self.end_ahead()
            self.writer.finish(self.new_state())
        except BaseException:
            self.end_ahead()
            self.writer.cancel()
            raise
        return self.tally

    def end_ahead(self) -> None:
        """Let the processes go that read, and the memory they have."""
        if self.ahead:
            self.ahead.close()

    def prepared(self, readings: Iterable[tuple[Found, object]]) -> Iterator[Iterator[Prepared]]:
        """Yield what each dump holds as it is read."""
        tasks = [Task(found.name, self.reader_of(found), found.dump) for found, _ in readings]
        return self.ahead.read(tasks) if self.ahead else map(Task.read, tasks)

    def reader_of(self, found: Found) -> Reader:
        """What reads a dump."""
        day = self.date_of(found)
        return Reader(self.sync.gazetteer, encoding=self.encoding_of(found) or None, date=given(day) if day else None)

    def readings(self) -> list[tuple[Found, set[str] | None]]:
        """The dumps to read, by name, and which articles of each are wanted (None: all); none that has failed."""
        rows: list[tuple[Found, set[str] | None]] = [(found, None) for found in self.plan.reading]
        for name, articles in self.orphans().items():
            if found := self.as_read(name):
                rows.append((found, articles))
        return sorted((row for row in rows if row[0].name not in self.sync.failures), key=lambda row: row[0].name)

    def orphans(self) -> dict[str, set[str]]:
        """Articles whose indexed copy is leaving while an untouched dump holds them still, by that dump.

        Raises CorpusError when no such dump is there any more as it was read.
        """
        heirs: dict[str, set[str]] = {}
        for article, others in self.copied.items() if self.leaving else ():
            if (names := self.staying(others)) and self.standing(article) is None:
                heir = next((name for name in sorted(names) if self.as_read(name)), None)
                if heir is None and not names.isdisjoint(self.plan.postponed):
                    continue  # it comes back with that dump
                if heir is None:
                    raise CorpusError(
                        f"{self.state.dumps[min(names)].path}: gone or changed, but it holds articles "
                        "of a dump that is leaving the index. Sync its folder too."
                    )
                heirs.setdefault(heir, set()).add(article)
        return heirs

    def staying(self, names: Iterable[str]) -> set[str]:
        """Those of some dumps that are not leaving."""
        return {name for name in names if name not in self.leaving}

    def holding(self, article: str) -> set[str]:
        """Every dump that an article is known to stand in, to add to."""
        if article not in self.holders:
            self.holders[article] = self.staying(self.copied.get(article, ()))
        return self.holders[article]

    def as_read(self, name: str) -> Found | None:
        """An untouched dump, if its bytes are still those that were read."""
        if name not in self.untouched:
            state = next((one.state for one in self.plan.refreshed if one.name == name), self.state.dumps[name])
            file = Path(state.path)
            dumps = find_dumps(file) if file.exists() else []
            found = (look(name, dump) for dump in dumps if dump.member == state.member)
            self.untouched[name] = next((one for one in found if one.state.digest == state.digest), None)
        return self.untouched[name]

    def standing(self, article: str) -> str | None:
        """The dump that an article is indexed from, unless that is leaving."""
        if self.sync.rebuild or not self.snapshot.parts:
            return None
        with self.snapshot.soundly():
            name = self.snapshot.dump_of(article)
        return None if name in self.leaving else name

    def read(self, found: Found, wanted: set[str] | None, prepared: Iterator[Prepared]) -> None:
        """Write the articles of one dump. One that cannot be read is noted and holds nothing."""
        begun = False
        try:
            for some in prepared:
                kept = [
                    (wanted is None or article in wanted) and self.place(found.name, article) for article in some.ids
                ]
                if any(kept):
                    begun = True
                    self.write(some if all(kept) else some.only(kept))
                    self.tell(found.name, some.done)
        except DumpError as error:
            self.sync.failures[found.name] = error.reason
            if begun:
                raise PartlyReadError from error
        self.tally.dumps += 1
        self.tally.bytes += found.dump.size
        self.tell(found.name)

    def encoding_of(self, found: Found) -> str:
        """The encoding forced on a dump, now or when it was read before."""
        known = self.known(found)
        now = self.sync.encoding if self.sync.holds_for(found.state.path) else None
        return now or (known.encoding if known else "")

    def date_of(self, found: Found) -> str:
        """The day given for a dump, now or when it was read before; empty for none."""
        known = self.known(found)
        now = self.sync.date if self.sync.holds_for(found.state.path) else None
        return (known.date if known else "") if now is None else now

    def known(self, found: Found) -> DumpState | None:
        """A dump as it was read before, perhaps under another name."""
        before = {new.name: old for old, new in self.plan.moved}
        return self.state.dumps.get(before.get(found.name, found.name))

    def place(self, name: str, article: str) -> bool:
        """Whether to write an article: unless a dump that sorts before this one holds it."""
        first = self.writer.placed.dump_of(article)
        if first is None and (there := self.standing(article)) is not None:
            self.holding(article).add(there)
            if there < name:
                first = there
            else:
                self.writer.delete("article", article)
        if article in self.holders or article in self.copied or first not in (None, name):
            self.holding(article).update({name, first or name})
        if first is None:
            self.writer.placed.add(article, name)
        return first is None

    def write(self, prepared: Prepared) -> None:
        """Add articles to the segment."""
        self.writer.add(prepared)
        self.tally.paragraphs += len(prepared.batch.lengths)
        self.tally.articles += len(prepared.ids)

    def tell(self, dump: str, done: int = 0) -> None:
        """Report progress, if anybody listens; `done` bytes of a dump that is still being read."""
        if self.sync.progress:
            reading = self.plan.reading
            total = sum(found.dump.size for found in reading)
            tally = self.tally
            self.sync.progress(Progress(tally.dumps, len(reading), tally.bytes + done, total, tally.paragraphs, dump))

    def new_state(self) -> State:
        """The state of the dumps once this attempt is committed."""
        kept = {name: dump for name, dump in self.state.dumps.items() if name not in self.leaving}
        for found in self.plan.refreshed:
            before = self.state.dumps[found.name]
            kept[found.name] = replace(found.state, encoding=before.encoding, date=before.date)
        for found in self.plan.reading:
            failure = self.sync.failures.get(found.name, "")
            encoding, date = self.encoding_of(found), self.date_of(found)
            kept[found.name] = replace(found.state, failure=failure, encoding=encoding, date=date)
        home, places = self.sync.gazetteer.home, self.sync.places or ("", "")
        return State(kept, dict(self.copies()), self.dictionary, self.rules, home=home, places=places)

    def copies(self) -> Iterator[tuple[str, list[str]]]:
        """Yield each article that stands in more dumps than one, and the dumps it is not indexed from."""
        for article in sorted({*self.copied, *self.holders}):
            if article in self.holders:
                others = self.holders[article] - {self.writer.placed.dump_of(article) or self.standing(article)}
            else:  # not met: all else is as it was
                others = self.staying(self.copied[article])
            if others:
                yield article, sorted(others)
