"""The door to the disk: what a commit leaves on a disk that dies, fills up or breaks at any of its steps."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

import index
from corpus import QuanwenError
from index import IndexCorruptError, IndexNotFoundError, IndexWriteError, Snapshot, storage
from tests.disks import Died, ForgetfulDisk, FragileDisk, on, outcomes
from tests.strategies import write_dump
from tests.test_durability import held, kinds, sync, texts, write_version

# After so many syncs, the next merges all segments, or marks rows of one that stays as deleted.
MERGES, MARKS = 3, 5
# Dumps that stay as they are, so that most of a segment does.
STAYING = 12


@pytest.fixture(params=[MERGES, MARKS], ids=["merging", "marking"])
def home(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    """An index some syncs old in `idx`, the same in `before`, and dumps that have changed since."""
    return prepared(tmp_path, request.param)


def prepared(home: Path, syncs: int) -> Path:
    """Make what `home` is."""
    for number in range(STAYING):
        write_dump(home / "dumps" / f"more{number}.jsonl", [{"title": "又", "paragraphs": [f"又第{number}。"]}])
    for number in range(syncs):
        write_version(home / "dumps", number)
        sync(home)
    shutil.copytree(home / "idx", home / "before")
    write_version(home / "dumps", syncs)
    write_dump(home / "dumps" / "more0.jsonl", [{"title": "又", "paragraphs": ["改了。"]}])
    return home


def earlier(home: Path) -> set[str]:
    """What the index held before the sync in question."""
    with Snapshot(home / "before") as snapshot:
        number = snapshot.generation - 1
    return texts(number) | {f"又第{more}。" for more in range(STAYING)}


def later(home: Path) -> set[str]:
    """What it is to hold after it."""
    with Snapshot(home / "before") as snapshot:
        number = snapshot.generation
    return texts(number) | {f"又第{more}。" for more in range(1, STAYING)} | {"改了。"}


def again(home: Path) -> None:
    """Put the index back to where it was."""
    shutil.rmtree(home / "idx")
    shutil.copytree(home / "before", home / "idx")


def steps_of(home: Path) -> list[str]:
    """The steps of an undisturbed sync."""
    disk = FragileDisk(0, lambda: None)
    with on(disk):
        sync(home)
    again(home)
    return disk.steps


def test_a_sync_does_each_thing_once_and_the_switch_comes_last(home: Path) -> None:
    steps = steps_of(home)
    switch = steps.index("rename .toc")
    assert steps[switch - 1 : switch + 2] == ["sync directory", "rename .toc", "sync directory"]
    assert not [step for step in steps[:switch] if step.startswith("delete")]
    assert {step.partition(" ")[0] for step in steps[switch + 2 :]} == {"delete"}
    created = [step for step in steps if step.startswith("create")]
    synced = [step for step in steps if step.startswith("sync .")]
    assert {"create .segment", "create .state", "create .new"} <= set(created)
    assert len(synced) <= len(created), "a file was synced twice"


def test_a_sync_that_marks_rows_as_deleted_writes_their_bits(tmp_path: Path) -> None:
    assert f"create .dead{MARKS + 1}" in steps_of(prepared(tmp_path, MARKS))


def few(steps: list[str]) -> list[int]:
    """The numbers of steps to try: all, but of the many writes to a file only the first and the last."""
    same = [
        step == "write" == before == after for before, step, after in zip(steps, steps[1:], steps[2:], strict=False)
    ]
    return [number for number, alike in enumerate([False, *same, False], 1) if not alike] + [len(steps) + 1]


def die_at(home: Path, last: int) -> ForgetfulDisk:
    """Sync on a disk that dies at a step."""
    disk = ForgetfulDisk(home / "idx", last)
    with suppress(Died), on(disk):
        sync(home)
    return disk


def test_what_a_dying_disk_forgets_is_never_a_commit_nor_part_of_one(home: Path) -> None:
    steps = steps_of(home)
    committed = steps.index("rename .toc") + 2
    for last in few(steps):
        disk = die_at(home, last)
        for way, chance in enumerate(outcomes(last, 1)):
            shutil.rmtree(home / "idx")
            disk.left(home / "idx", chance)
            assert held(home) in (earlier(home), later(home)), f"step {last}, way {way}"
            assert last <= committed or held(home) == later(home), "a commit was forgotten"
        sync(home)
        assert held(home) == later(home)
        again(home)
    assert not disk.dead


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO])
def test_a_disk_that_fails_at_any_step_is_our_error_and_leaves_no_litter(home: Path, code: int) -> None:
    def fail() -> None:
        raise OSError(code, os.strerror(code))

    steps = steps_of(home)
    sync(home)
    undisturbed = kinds(home / "idx")
    for last in few(steps)[:-1]:
        again(home)
        with on(FragileDisk(last, fail)):
            error = error_of(lambda: sync(home))
        failed = steps[last - 1]
        assert isinstance(error, IndexWriteError) or (error is None and failed.startswith("delete")), failed
        if error:
            assert os.strerror(code) in str(error)
            assert ("Make room on this disk" in str(error)) == (code == errno.ENOSPC)
        assert held(home) in (earlier(home), later(home))
        sync(home)
        assert held(home) == later(home)
        assert kinds(home / "idx") == undisturbed, failed


def error_of(action: Callable[[], None]) -> QuanwenError | None:
    """What an action raises; anything that is none of our errors is not caught."""
    try:
        action()
    except QuanwenError as error:
        return error
    return None


def test_a_disk_that_dies_under_a_new_index_leaves_none_or_an_empty_or_a_whole_one(tmp_path: Path) -> None:
    write_version(tmp_path / "dumps", 0)
    disk = FragileDisk(0, lambda: None)
    with on(disk):
        sync(tmp_path)
    for last in few(disk.steps):
        for chance in outcomes(last, 1):
            shutil.rmtree(tmp_path / "idx")
            (tmp_path / "idx").mkdir()
            died = die_at(tmp_path, last)
            shutil.rmtree(tmp_path / "idx")
            died.left(tmp_path / "idx", chance)
            with suppress(IndexNotFoundError):
                assert held(tmp_path) in (set(), texts(0))
        sync(tmp_path)
        assert held(tmp_path) == texts(0)


def test_a_file_is_never_written_through_a_link_to_somewhere_else(tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("mine", "utf-8")
    try:
        (tmp_path / "new").symlink_to(tmp_path / "mine")
    except OSError:
        pytest.skip("no links here")
    storage.write_whole(tmp_path / "new", b"theirs")
    assert (tmp_path / "mine").read_text("utf-8") == "mine"
    assert (tmp_path / "new").read_bytes() == b"theirs"


def test_a_file_larger_than_any_of_ours_is_refused_before_it_fills_the_memory(tmp_path: Path) -> None:
    with (tmp_path / "huge").open("wb") as stream:
        stream.truncate(1 << 40)
    with pytest.raises(IndexCorruptError, match="huge has more than 1000 bytes"):
        storage.read_whole(tmp_path / "huge", 1000)


def test_a_file_that_cannot_be_deleted_now_is_deleted_by_a_later_sync(tmp_path: Path) -> None:
    home = prepared(tmp_path, MERGES)

    def fail() -> None:
        raise PermissionError(errno.EACCES, "in use")

    last = next(number for number, step in enumerate(steps_of(home), 1) if step.startswith("delete .segment"))
    with on(FragileDisk(last, fail)):
        sync(home)
    assert held(home) == later(home)
    left = set((home / "idx").iterdir())
    sync(home)  # nothing to do but to tidy up
    assert set((home / "idx").iterdir()) < left


def test_what_a_broken_sync_left_goes_before_the_next_needs_its_room(home: Path) -> None:
    (home / "idx" / "MAIN_99x0.segment").write_bytes(b"left over")
    (home / "idx" / "_MAIN_99.new").write_bytes(b"left over")
    with index.open(home / "idx") as library:
        library.sync([home / "dumps"], dry_run=True)
        assert (home / "idx" / "MAIN_99x0.segment").exists()
        library.sync([home / "dumps"], progress=lambda _: None)
    assert not [path for path in (home / "idx").iterdir() if "99" in path.name]
