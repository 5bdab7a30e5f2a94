"""Disks to run a commit on: one that comes to harm at a step, and one that forgets at its death what was not synced."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from index import storage
from index.storage import Disk


class Died(BaseException):
    """The process that wrote is no more."""


class FragileDisk(Disk):
    """Calls `harm` right before its step number `last`, counted from 1; of a write half is done before that."""

    def __init__(self, last: int, harm: Callable[[], None]) -> None:
        self.last, self.harm = last, harm
        self.steps: list[str] = []

    def step(self, name: str) -> None:
        self.steps.append(name)
        if len(self.steps) == self.last:
            self.harm()

    def create(self, path: Path) -> IO[bytes]:
        self.step(f"create {path.suffix}")
        return super().create(path)

    def write(self, stream: IO[bytes], data: Any) -> None:
        data = bytes(data)
        if len(self.steps) + 1 == self.last:
            super().write(stream, data[: len(data) // 2])
        self.step("write")
        super().write(stream, data)

    def sync(self, path: Path) -> None:
        self.step(f"sync {path.suffix}")
        super().sync(path)

    def rename(self, old: Path, new: Path) -> None:
        self.step(f"rename {new.suffix}")
        super().rename(old, new)

    def delete(self, path: Path) -> None:
        self.step(f"delete {path.suffix}")
        super().delete(path)

    def sync_directory(self, directory: Path) -> None:
        self.step("sync directory")
        super().sync_directory(directory)


class File:
    """The content of a file, whatever names it has: what was synced of it, and what was written."""

    def __init__(self, synced: bytes | None, path: Path) -> None:
        self.synced = synced
        self.path = path


class ForgetfulDisk(FragileDisk):
    """Dies at its step number `last`; then only what was synced is certain to be there.

    A name is certain once its directory was synced, a content once its file was. Of all else any part may have reached
    the disk, in any order: `left` gives one of the possibilities. What is done after death never happened.
    """

    def __init__(self, directory: Path, last: int = 0) -> None:
        super().__init__(last, self.die)
        self.names = {path.name: File(path.read_bytes(), path) for path in directory.iterdir()}
        self.certain = dict(self.names)
        self.pending: list[tuple[str | None, str | None, File | None]] = []  # a name goes, another comes, with a file
        self.dead = False

    def die(self) -> None:
        self.dead = True

    def step(self, name: str) -> None:
        if not self.dead:
            super().step(name)
        if self.dead:
            raise Died

    def create(self, path: Path) -> IO[bytes]:
        stream = super().create(path)
        file = self.names[path.name] = File(None, path)
        self.pending.append((None, path.name, file))
        return stream

    def sync(self, path: Path) -> None:
        super().sync(path)
        self.names[path.name].synced = path.read_bytes()

    def rename(self, old: Path, new: Path) -> None:
        super().rename(old, new)
        file = self.names[new.name] = self.names.pop(old.name)
        file.path = new
        self.pending.append((old.name, new.name, file))

    def delete(self, path: Path) -> None:
        super().delete(path)
        self.names.pop(path.name, None)
        self.pending.append((path.name, None, None))

    def sync_directory(self, directory: Path) -> None:
        super().sync_directory(directory)
        self.certain, self.pending = dict(self.names), []

    def left(self, directory: Path, chance: Callable[[], float]) -> None:
        """Write into a directory what is there after death; `chance` 0 forgets all that may be forgotten, 1 nothing."""
        names = dict(self.certain)
        for gone, come, file in self.pending:
            if chance() < 0.5:
                continue
            if gone:
                names.pop(gone, None)
            if come and file:
                names[come] = file
        directory.mkdir()
        for name, file in names.items():
            (directory / name).write_bytes(content(file, chance))


def content(file: File, chance: Callable[[], float]) -> bytes:
    """What is left of a file: all that was synced; else the beginning of it, or zeros in its place."""
    if file.synced is not None:
        return file.synced
    written = file.path.read_bytes() if file.path.exists() else b""
    part = written[: int(len(written) * chance())]
    return part if chance() >= 0.3 else bytes(len(part))


def outcomes(seed: int, many: int) -> Iterator[Callable[[], float]]:
    """Ways of forgetting: everything, nothing, and some at random."""
    yield lambda: 0.0
    yield lambda: 1.0
    yield from (random.Random(f"{seed} {number}").random for number in range(many))


@contextmanager
def on(disk: Disk) -> Iterator[None]:
    """Write indexes on this disk."""
    before, storage.disk = storage.disk, disk
    try:
        yield
    finally:
        storage.disk = before
