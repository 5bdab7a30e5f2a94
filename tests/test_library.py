"""The library: create, lock, sync and report; roots, part of the work, and readers meanwhile."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import threading
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import whoosh.index
from whoosh.fields import TEXT, Schema

import index
import searcher
from corpus import CorpusError
from index import IndexLockedError, IndexNotFoundError, IndexVersionError, LibraryError, Progress, Snapshot
from index.state import sealed, state_file, unsealed
from tests.hay import ALL, TEA, story
from tests.strategies import write_dump
from tests.syncing import changes, files, held, sync

ROOT = Path(__file__).parent.parent

# Making an index.


def test_a_new_index_is_empty_and_can_be_opened_at_once(tmp_path: Path) -> None:
    index.open(tmp_path / "deep" / "idx", create=True).close()
    with Snapshot(tmp_path / "deep" / "idx") as snapshot:
        assert (snapshot.paragraphs, snapshot.rows, snapshot.segments) == (0, 0, 0)


def test_opening_what_is_there_with_create_leaves_it_as_it_is(home: Path) -> None:
    sync(home)
    index.open(home / "idx", create=True).close()
    assert set(held(home)) == set(ALL)


@pytest.mark.parametrize("name", ["missing", "dumps", "dumps/tea.jsonl"])
def test_where_there_is_no_index_opening_says_how_to_build_one(home: Path, name: str) -> None:
    with pytest.raises(IndexNotFoundError, match=r"no index here\. Build one with:  quanwen index"):
        index.open(home / name)
    with pytest.raises(IndexNotFoundError):
        Snapshot(home / name)


def test_a_directory_that_holds_something_else_is_refused_and_left_alone(home: Path) -> None:
    before = files(home / "dumps")
    with pytest.raises(LibraryError, match=r"holds '.*\.jsonl' and no index. Choose a new or empty directory"):
        index.open(home / "dumps", create=True)
    assert files(home / "dumps") == before


def test_a_file_in_the_place_of_the_directory_is_our_error(home: Path) -> None:
    with pytest.raises(LibraryError, match="is a file"):
        index.open(home / "dumps" / "tea.jsonl", create=True)


@pytest.mark.parametrize(
    "told", [{"home": "火星"}, {"places": "missing.csv"}, {"date": "2026-02-30"}, {"date": "2026"}]
)
def test_a_home_file_of_places_or_day_that_is_none_is_our_error(home: Path, told: dict[str, str]) -> None:
    with pytest.raises(CorpusError, match=next(iter(told.values()))):
        sync(home, **told)
    with pytest.raises(IndexNotFoundError):
        Snapshot(home / "idx")


def test_an_index_among_the_dumps_is_no_dump(home: Path) -> None:
    with index.open(home / "dumps" / "news.idx", create=True) as library:
        assert changes(library.sync([home / "dumps"])) == {"added": ("port.jsonl", "tea.jsonl")}
        assert changes(library.sync([home / "dumps"])) == {"unchanged": ("port.jsonl", "tea.jsonl")}


def test_an_index_made_for_a_sync_that_fails_is_taken_away_again(home: Path) -> None:
    with pytest.raises(CorpusError):
        sync(home, "missing")
    with pytest.raises(IndexNotFoundError):
        Snapshot(home / "idx")
    assert len(sync(home).added) == 2
    with pytest.raises(CorpusError):
        sync(home, "missing")
    assert set(held(home)) == set(ALL)


# The lock.

HOLDER = """
import sys, index
with index.open(sys.argv[1], create=True):
    print("held", flush=True)
    sys.stdin.read()
"""


@contextmanager
def another_writer(directory: Path) -> Iterator[subprocess.Popen[str]]:
    """A second process that holds the lock until its standard input is closed."""
    command = [sys.executable, "-c", HOLDER, str(directory)]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen(command, cwd=ROOT, text=True, encoding="utf-8", **pipes) as process:
        assert process.stdin
        assert process.stdout
        assert process.stdout.readline() == "held\n"
        yield process
        process.stdin.close()


def test_a_second_writer_is_told_who_holds_the_lock(tmp_path: Path) -> None:
    with another_writer(tmp_path / "idx") as process:
        with pytest.raises(IndexLockedError, match=r"waited 0.1 s. Try again when it is done") as caught:
            index.open(tmp_path / "idx", timeout=0.1)
        assert f"process {process.pid} on {socket.gethostname()}" in caught.value.holder
        assert caught.value.holder in str(caught.value)


def test_a_second_writer_waits_until_the_first_is_done(tmp_path: Path) -> None:
    with another_writer(tmp_path / "idx") as process:
        assert process.stdin
        threading.Timer(0.2, process.stdin.close).start()
        index.open(tmp_path / "idx", timeout=60).close()


def test_a_reader_does_not_wait_for_a_writer(home: Path) -> None:
    sync(home)
    with another_writer(home / "idx"):
        assert set(held(home)) == set(ALL)


def test_the_lock_falls_with_its_process_and_its_stale_note_is_not_believed(tmp_path: Path) -> None:
    with another_writer(tmp_path / "idx") as process:
        process.kill()
        process.wait()
        with index.open(tmp_path / "idx", timeout=60), pytest.raises(IndexLockedError) as caught:
            index.open(tmp_path / "idx", timeout=0)
        assert f"process {os.getpid()} " in caught.value.holder


def test_a_closed_library_writes_no_more(home: Path) -> None:
    library = index.open(home / "idx", create=True)
    library.close()
    library.close()
    with pytest.raises(LibraryError, match="closed"):
        library.sync([home / "dumps"])
    assert held(home) == {}


# What a sync reports.


def test_a_sync_says_what_it_did(home: Path) -> None:
    report = sync(home)
    assert changes(report) == {"added": ("port.jsonl", "tea.jsonl")}
    assert (report.articles, report.paragraphs) == (4, len(ALL))
    assert report.bytes == sum((home / "dumps" / name).stat().st_size for name in ("port.jsonl", "tea.jsonl"))
    assert held(home) == {name: "port.jsonl" if name[0] in "ul" else "tea.jsonl" for name in ALL}


def test_a_second_sync_of_the_same_dumps_touches_no_file(home: Path) -> None:
    sync(home)
    before = files(home / "idx")
    report = sync(home)
    assert changes(report) == {"unchanged": ("port.jsonl", "tea.jsonl")}
    assert (report.articles, report.paragraphs, report.bytes) == (0, 0, 0)
    assert files(home / "idx") == before


def test_added_changed_moved_and_removed_dumps_are_named(home: Path) -> None:
    for name in ("a", "b", "c"):
        write_dump(home / "dumps" / f"{name}.jsonl", [story("茶会", f"{name}在此。", id=name)])
    sync(home)
    write_dump(home / "dumps" / "a.jsonl", [story("茶会", "改了。", id="a")])
    (home / "dumps" / "b.jsonl").rename(home / "dumps" / "z.jsonl")
    (home / "dumps" / "c.jsonl").unlink()
    report = sync(home)
    assert changes(report) == {
        "changed": ("a.jsonl",),
        "moved": (("b.jsonl", "z.jsonl"),),
        "removed": ("c.jsonl",),
        "unchanged": ("port.jsonl", "tea.jsonl"),
    }
    others = {name: dump for name, dump in held(home).items() if name not in ALL}
    assert others == {"a#0": "a.jsonl", "a#1": "a.jsonl", "b#0": "z.jsonl", "b#1": "z.jsonl"}


def test_a_dry_run_says_the_same_and_writes_nothing(home: Path) -> None:
    sync(home)
    write_dump(home / "dumps" / "new.jsonl", [story("茶会", "新来。")])
    (home / "dumps" / "tea.jsonl").unlink()
    before = files(home / "idx")
    dry = sync(home, dry_run=True)
    assert files(home / "idx") == before
    assert changes(dry) == changes(sync(home))


def test_progress_is_told_in_rising_numbers_up_to_the_whole(home: Path) -> None:
    told: list[Progress] = []
    report = sync(home, progress=told.append)
    assert [progress.dumps for progress in told] == sorted(progress.dumps for progress in told)
    last = told[-1]
    assert (last.dumps, last.dumps_total) == (2, 2)
    assert (last.bytes, last.bytes_total, last.paragraphs) == (report.bytes, report.bytes, report.paragraphs)


@pytest.mark.parametrize("error", [RuntimeError, KeyboardInterrupt])
def test_a_sync_that_is_interrupted_leaves_nothing_and_the_next_completes(
    home: Path, error: type[BaseException]
) -> None:
    def interrupt(progress: Progress) -> None:
        raise error

    sync(home)
    write_dump(home / "dumps" / "new.jsonl", [story("茶会", "新来。", id="new")])
    with pytest.raises(error):
        sync(home, progress=interrupt)
    assert set(held(home)) == set(ALL)
    assert changes(sync(home))["added"] == ("new.jsonl",)
    assert set(held(home)) == {*ALL, "new#0", "new#1"}


def test_paths_may_be_strings_and_a_single_one_is_not_taken_letter_by_letter(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(home)
    with index.open("idx", create=True) as library:
        assert len(library.sync(["dumps"]).added) == 2
        assert len(library.sync("dumps").unchanged) == 2


# Roots.


def test_one_file_is_synced_alone(home: Path) -> None:
    assert changes(sync(home, "dumps/tea.jsonl")) == {"added": ("tea.jsonl",)}
    assert changes(sync(home)) == {"added": ("port.jsonl",), "unchanged": ("tea.jsonl",)}


def test_two_roots_with_dumps_of_one_name_keep_both(home: Path) -> None:
    write_dump(home / "more" / "tea.jsonl", [story("茶会", "另一个茶会。", id="more")])
    report = sync(home, "dumps", "more")
    assert sorted(report.added) == ["more/tea.jsonl", "port.jsonl", "tea.jsonl"]
    assert held(home)["more#0"] == "more/tea.jsonl"
    assert len(held(home)) == len(ALL) + 2


def test_an_emptied_root_is_refused_and_nothing_is_lost_until_it_is_pruned(home: Path) -> None:
    sync(home)
    for path in (home / "dumps").iterdir():
        path.unlink()
    with pytest.raises(CorpusError, match=r"the index holds 2 from it.*--prune"):
        sync(home)
    assert set(held(home)) == set(ALL)
    assert changes(sync(home, prune=True)) == {"removed": ("port.jsonl", "tea.jsonl")}
    assert held(home) == {}


def test_a_tree_that_moved_as_a_whole_writes_no_postings(home: Path) -> None:
    sync(home)
    before = held(home)
    (home / "dumps").rename(home / "moved")
    report = sync(home, "moved")
    assert changes(report) == {"unchanged": ("port.jsonl", "tea.jsonl")}
    assert (report.articles, report.paragraphs, report.bytes) == (0, 0, 0)
    assert held(home) == before
    assert changes(sync(home, "moved")) == {"unchanged": ("port.jsonl", "tea.jsonl")}


def test_a_tree_that_moved_with_one_dump_changed_is_synced_and_can_be_synced_on(home: Path) -> None:
    write_dump(home / "dumps" / "copy.jsonl", TEA)
    sync(home)
    (home / "dumps").rename(home / "moved")
    write_dump(home / "moved" / "copy.jsonl", [*TEA, story("茶会", "新来。", id="new")])
    assert changes(sync(home, "moved")) == {"changed": ("copy.jsonl",), "unchanged": ("port.jsonl", "tea.jsonl")}
    (home / "moved" / "tea.jsonl").unlink()
    (home / "moved" / "copy.jsonl").unlink()
    assert changes(sync(home, "moved"))["removed"] == ("copy.jsonl", "tea.jsonl")
    assert set(held(home)) == set(ALL[:6])


def test_dumps_of_a_place_not_named_stay(home: Path) -> None:
    write_dump(home / "more" / "new.jsonl", [story("茶会", "新来。", id="new")])
    sync(home)
    sync(home, "more")
    assert set(held(home)) == {*ALL, "new#0", "new#1"}


def test_a_dump_edited_twice_within_a_clock_tick_is_indexed_as_it_is_now(home: Path) -> None:
    path = home / "dumps" / "tick.jsonl"
    for number in range(3):
        write_dump(path, [story("茶会", f"第{number}次。", id=f"tick{number}")])
        sync(home)
        os.utime(path, ns=(path.stat().st_atime_ns, path.stat().st_mtime_ns // 10**10 * 10**10))
    assert {name for name in held(home) if name.startswith("tick")} == {"tick2#0", "tick2#1"}


def test_members_of_an_archive_are_dumps_that_come_and_go(home: Path) -> None:
    with zipfile.ZipFile(home / "dumps" / "pack.zip", "w") as pack:
        for name in ("tea.jsonl", "port.jsonl"):
            pack.write(home / "dumps" / name, name)
            (home / "dumps" / name).unlink()
    assert changes(sync(home)) == {"added": ("pack.zip!port.jsonl", "pack.zip!tea.jsonl")}
    assert set(held(home)) == set(ALL)


# A part of the work at a time.


def test_a_sync_told_to_stop_commits_what_is_complete_and_the_next_goes_on(home: Path) -> None:
    for name in "abc":
        write_dump(home / "dumps" / f"{name}.jsonl", [story("茶会", f"{name}在此。", id=name)])
    assert sync(home, stop_after=2).postponed == ("c.jsonl", "port.jsonl", "tea.jsonl")
    assert set(held(home)) == {"a#0", "a#1", "b#0", "b#1"}
    assert changes(sync(home, stop_after=2))["added"] == ("c.jsonl", "port.jsonl")
    last = sync(home, stop_after=2)
    assert (changes(last)["added"], last.postponed) == (("tea.jsonl",), ())
    assert set(held(home)) == {*ALL, *(f"{name}#{number}" for name in "abc" for number in range(2))}


def test_what_is_postponed_is_until_then_as_it_was_though_it_has_changed_or_moved(home: Path) -> None:
    for name in "xyz":
        write_dump(home / "dumps" / f"{name}.jsonl", [story("茶会", f"{name}在此。", id=name)])
    sync(home)
    before = held(home)
    write_dump(home / "dumps" / "x.jsonl", [story("茶会", "改了。", id="changed")])
    (home / "dumps" / "y.jsonl").rename(home / "dumps" / "yy.jsonl")
    write_dump(home / "dumps" / "a.jsonl", [story("茶会", "新来。", id="a")])
    report = sync(home, stop_after=1)
    assert (changes(report)["added"], report.postponed) == (("a.jsonl",), ("x.jsonl", "y.jsonl", "yy.jsonl"))
    assert held(home) == {**before, "a#0": "a.jsonl", "a#1": "a.jsonl"}
    assert changes(sync(home))["changed"] == ("x.jsonl",)
    assert held(home)["y#0"] == "yy.jsonl"


def test_an_article_whose_only_heir_is_postponed_comes_back_with_it(home: Path) -> None:
    write_dump(home / "dumps" / "copy.jsonl", TEA)
    sync(home)
    write_dump(home / "dumps" / "tea.jsonl", [*TEA, story("茶会", "新来。", id="new")])
    write_dump(home / "dumps" / "copy.jsonl", [story("茶会", "改了。", id="other")])
    assert sync(home, stop_after=1).postponed == ("tea.jsonl",)
    sync(home)
    assert set(held(home)) == {*ALL, "new#0", "new#1", "other#0", "other#1"}


def test_dumps_that_are_busy_are_left_alone_until_they_are_not(home: Path) -> None:
    report = sync(home, busy=lambda dump: dump.name == "tea.jsonl")
    assert (report.added, report.postponed) == (("port.jsonl",), ("tea.jsonl",))
    assert changes(sync(home))["added"] == ("tea.jsonl",)
    before = held(home)
    write_dump(home / "dumps" / "tea.jsonl", [story("茶会", "写了一半", id="half")])
    assert sync(home, busy=lambda dump: dump.name == "tea.jsonl").postponed == ("tea.jsonl",)
    assert held(home) == before


def test_a_directory_that_lies_there_empty_loses_nothing_until_it_is_pruned(home: Path) -> None:
    for number in range(2):
        write_dump(home / "dumps" / "disk" / f"{number}.jsonl", [story("茶会", f"第{number}天。", id=f"d{number}")])
    sync(home)
    for path in (home / "dumps" / "disk").iterdir():
        path.unlink()
    with pytest.raises(CorpusError, match=r"disk: empty, but the index holds 2 dumps from it.*--prune"):
        sync(home)
    assert len(held(home)) == len(ALL) + 4
    assert changes(sync(home, prune=True))["removed"] == ("disk/0.jsonl", "disk/1.jsonl")


def test_a_directory_that_went_with_its_dumps_is_believed(home: Path) -> None:
    write_dump(home / "dumps" / "disk" / "0.jsonl", [story("茶会", "一天。", id="d0")])
    sync(home)
    (home / "dumps" / "disk" / "0.jsonl").unlink()
    (home / "dumps" / "disk").rmdir()
    assert changes(sync(home))["removed"] == ("disk/0.jsonl",)


# Readers.


def test_a_searcher_keeps_its_state_until_closed_and_refreshing_moves_on(home: Path) -> None:
    sync(home)
    with searcher.open(home / "idx") as first:
        assert first.refresh() is first
        for number in range(6):
            write_dump(home / "dumps" / f"{number}.jsonl", [story("茶会", f"第{number}天新来。", id=f"n{number}")])
            (home / "dumps" / "tea.jsonl").unlink(missing_ok=True)
            sync(home)
        second = first.refresh()
        assert first.search('"新来"').total == 0
        assert sorted({hit.article for hit in first.search("茶", limit=None)}) == ["lamps", "school"]
        assert second.search('"新来"').total == 6
        assert second.search('"夜校"').total == 0
        second.close()
        assert first.article("school#1").id == "school"
    with pytest.raises(LibraryError, match="closed"):
        first.search("茶")


def test_a_child_that_outlives_the_writer_holds_no_lock(home: Path) -> None:
    if not hasattr(os, "fork"):
        pytest.skip("no fork here")
    script = "import index, os, sys, time; library = index.open(sys.argv[1], create=True); pid = os.fork()\n"
    script += "print(pid, flush=True) if pid else time.sleep(60)\nos._exit(9) if pid else None"
    command = [sys.executable, "-c", script, str(home / "idx")]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        child = int(process.stdout.readline())
        try:
            process.wait()
            index.open(home / "idx", timeout=5).close()
        finally:
            os.kill(child, 9)


def test_an_index_of_an_earlier_format_is_refused_by_all_but_a_rebuild_which_its_readers_do_not_notice(
    home: Path,
) -> None:
    sync(home)
    reader = searcher.open(home / "idx")
    path = state_file(home / "idx", 1)
    path.write_bytes(sealed({**unsealed(home / "idx", path.read_bytes()), "format": 1}))
    for segment in (home / "idx").glob("*.segment"):
        Path(shutil.copy(segment, home / "copy")).replace(segment)
        segment.write_bytes(b"OLDER\0\0\0" + segment.read_bytes()[8:])
    for action in (lambda: sync(home), lambda: searcher.open(home / "idx")):
        with pytest.raises(IndexVersionError, match=r"built with index format 1.*quanwen index --index .* --rebuild"):
            action()
    assert sorted(sync(home, rebuild=True).changed) == ["port.jsonl", "tea.jsonl"]
    assert set(held(home)) == set(ALL)
    assert reader.search("*", limit=None).total == len(ALL)
    assert reader.refresh().search('"夜校"').total == 2


@pytest.mark.parametrize("rebuild", [False, True])
def test_an_index_of_another_program_is_refused_and_left_alone(home: Path, *, rebuild: bool) -> None:
    (home / "idx").mkdir()
    writer = whoosh.index.create_in(str(home / "idx"), Schema(text=TEXT(stored=True))).writer()
    writer.add_document(text="tea")
    writer.commit()
    before = {path.name: path.read_bytes() for path in (home / "idx").iterdir()}
    with pytest.raises(LibraryError, match="not written by this program"):
        sync(home, rebuild=rebuild)
    assert {path.name: path.read_bytes() for path in (home / "idx").iterdir()} == before


def test_a_rebuild_that_fails_takes_away_only_what_it_wrote(home: Path) -> None:
    def interrupt(progress: Progress) -> None:
        raise KeyboardInterrupt

    sync(home)
    state_file(home / "idx", 1).write_bytes(b"{")
    before = files(home / "idx")
    with pytest.raises(KeyboardInterrupt):
        sync(home, rebuild=True, progress=interrupt)
    assert files(home / "idx") == before
    assert len(sync(home, rebuild=True).added) == 2
