"""The library: making an index, its lock, and readers meanwhile."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest
import whoosh.index
from whoosh.fields import TEXT, Schema

import index
import searcher
from corpus import CorpusError
from index import IndexLockedError, IndexNotFoundError, IndexVersionError, LibraryError, Progress, Snapshot
from index.state import sealed, state_file, unsealed
from tests.hay import ALL, story
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


# Readers.


@pytest.mark.parametrize("encoding", ["rot13", "base64", "no-such", "a\0b", "é", 5], ids=ascii)
def test_an_encoding_that_is_none_of_text_is_our_error(home: Path, encoding: str) -> None:
    with (
        index.open(home / "idx", create=True) as library,
        pytest.raises(CorpusError, match="no encoding is called") as raised,
    ):
        library.sync([home / "dumps"], encoding=encoding)
    assert repr(encoding) in str(raised.value)


def test_a_writer_of_whom_no_note_tells_is_another_process(home: Path) -> None:
    with index.open(home / "idx", create=True):
        (home / "idx" / "writer.note").unlink()
        with pytest.raises(IndexLockedError, match="another process") as caught:
            index.open(home / "idx", timeout=0)
    assert caught.value.holder == "another process"


@pytest.mark.parametrize("timeout", [0, 0.01])
def test_a_folder_in_the_place_of_the_lock_is_our_error(home: Path, timeout: float) -> None:
    sync(home)
    (home / "idx" / "MAIN_WRITELOCK").unlink(missing_ok=True)
    (home / "idx" / "MAIN_WRITELOCK").mkdir()
    with pytest.raises(LibraryError, match=r"MAIN_WRITELOCK is no plain file\. Remove it"):
        index.open(home / "idx", timeout=timeout)


def test_a_refreshed_searcher_counts_from_the_same_today(home: Path) -> None:
    sync(home)
    with searcher.open(home / "idx", today=date(2026, 7, 20)) as first:
        write_dump(home / "dumps" / "new.jsonl", [story("茶会", "新来。", date="2026-07-19", id="new")])
        sync(home)
        with first.refresh() as second:
            assert [hit.id for hit in second.search("日期:昨天 新来")] == ["new#1"]


def test_dumps_that_failed_are_told_by_name_whichever_failed_first(home: Path) -> None:
    for name in ("c.jsonl", "a.jsonl", "b.jsonl"):
        (home / "dumps" / name).write_text("{", "utf-8")
        sync(home)
    with searcher.open(home / "idx") as opened:
        assert [failure.dump for failure in opened.failures] == ["a.jsonl", "b.jsonl", "c.jsonl"]


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
