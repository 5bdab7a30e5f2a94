"""The library: create, lock, sync and report; what fails, what is refused, and what one commit holds."""

from __future__ import annotations

import json
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
from corpus import CorpusError, QuanwenError, reader
from index import IndexLockedError, IndexNotFoundError, IndexVersionError, LibraryError, Progress, Report, Snapshot
from index.state import sealed, state_file, unsealed
from tests.hay import ALL, PORT, TEA, Content, story, write_hay
from tests.strategies import write_dump

ROOT = Path(__file__).parent.parent


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A folder with the dumps of the small newspaper in `dumps`; the index is to be in `idx`."""
    write_hay(tmp_path / "dumps")
    return tmp_path


def sync(home: Path, /, *roots: str, **options: object) -> Report:
    """Sync the folders of these names beneath home, `dumps` when none is given."""
    with index.open(home / "idx", create=True) as library:
        return library.sync([home / name for name in roots or ("dumps",)], **options)  # type: ignore[arg-type]


def held(home: Path) -> dict[str, str]:
    """Every paragraph by its id with the dump it is indexed from."""
    with Snapshot(home / "idx") as snapshot:
        entries = [snapshot.entry(int(row)) for row in snapshot.live]
    return {entry.paragraph.id: entry.article.dump for entry in entries}


def files(directory: Path) -> dict[str, tuple[int, int]]:
    """The files of an index, with their sizes and times."""
    return {p.name: (p.stat().st_size, p.stat().st_mtime_ns) for p in directory.iterdir()}


def changes(report: Report) -> dict[str, object]:
    """What a report says of the dumps, empty parts left out."""
    parts = {name: getattr(report, name) for name in ("added", "changed", "moved", "removed", "unchanged")}
    parts["failed"] = tuple(failure.dump for failure in report.failed)
    return {name: found for name, found in parts.items() if found}


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


# Dumps that fail.

NO_TEXT = bytes(range(256)) * 8
BROKEN = {
    "no text": ("x.txt", NO_TEXT),
    "no archive": ("x.txt.gz", b"no gzip at all"),
    "an archive cut short": ("x.zip", b"PK\x03\x04"),
    "no JSON": ("x.jsonl", b"{"),
    "no article": ("x.jsonl", b"[1, 2]"),
    "a title that is none": ("x.jsonl", b'{"title": {}}'),
}


@pytest.mark.parametrize(("name", "data"), BROKEN.values(), ids=BROKEN)
def test_a_dump_that_is_none_fails_and_the_rest_go_on(home: Path, name: str, data: bytes) -> None:
    (home / "dumps" / name).write_bytes(data)
    report = sync(home)
    assert changes(report) == {"added": ("port.jsonl", "tea.jsonl"), "failed": (name,)}
    assert report.failed[0].reason
    assert set(held(home)) == set(ALL)
    again = sync(home)
    assert again.failed == report.failed
    assert changes(again) == {"unchanged": ("port.jsonl", "tea.jsonl"), "failed": (name,)}


def test_a_dump_that_failed_is_read_once_it_is_mended(home: Path) -> None:
    path = home / "dumps" / "x.jsonl"
    path.write_text("{", "utf-8")
    sync(home)
    write_dump(path, [story("茶会", "好了。", id="x")])
    assert changes(sync(home)) == {"changed": ("x.jsonl",), "unchanged": ("port.jsonl", "tea.jsonl")}
    assert {"x#0", "x#1"} <= set(held(home))


def broken_at(path: Path, content: Content, line: int) -> None:
    """Write a dump whose line of this number is no article."""
    write_dump(path, content)
    lines = path.read_text("utf-8").splitlines()
    lines[line - 1] = '{"title": '
    path.write_text("\n".join(lines), "utf-8")


def test_a_dump_that_fails_in_the_middle_leaves_nothing(home: Path) -> None:
    many = [story(f"茶会{number}", "又一次。", id=f"x{number}") for number in range(60)]
    broken_at(home / "dumps" / "a.jsonl", many, 50)
    broken_at(home / "dumps" / "z.jsonl", many, 60)
    report = sync(home)
    assert [failure.dump for failure in report.failed] == ["a.jsonl", "z.jsonl"]
    assert [failure.reason[:8] for failure in report.failed] == ["line 50:", "line 60:"]
    assert (report.articles, report.paragraphs) == (4, len(ALL))
    assert set(held(home)) == set(ALL)


def test_a_dump_that_turns_bad_loses_what_it_held_but_not_what_another_holds(home: Path) -> None:
    write_dump(home / "dumps" / "a.jsonl", [*TEA, story("茶会", "只在此。", id="only")])
    sync(home)
    assert {dump for name, dump in held(home).items() if name.startswith("school")} == {"a.jsonl"}
    broken_at(home / "dumps" / "a.jsonl", [*TEA, story("茶会", "只在此。", id="only")], 3)
    assert changes(sync(home))["failed"] == ("a.jsonl",)
    assert set(held(home)) == set(ALL)
    assert {dump for name, dump in held(home).items() if name.startswith("school")} == {"tea.jsonl"}


ODD: dict[str, Content] = {
    "a paragraph of marks alone": [story("茶会", "《》", "到了。")],
    "a title of marks alone": [story("+++", "到了。")],
    "no title": [story("", "到了。")],
    "no paragraphs": [story("茶会")],
    "a lone surrogate in the text": [story("茶\ud83d会", "到\udc00了。", "\ud800")],
    "a lone surrogate in the id": [story("茶会", "到了。", id="\ud83d")],
    "a lone surrogate in a district": [story("茶会", "到了。", districts=["\ud83d区"])],
    "a district with a comma": [story("茶会", "到了。", districts=["东区,西区"])],
    "an id with a number sign": [story("茶会", "到了。", id="a#1#0")],
    "the first and the last year": [story("茶会", "到了。", date=f"{y}-01-01", id=y) for y in ("0001", "9999")],
    "a very long word": [story("茶" * 40_000, "a" * 70_000)],
}


@pytest.mark.parametrize("content", ODD.values(), ids=ODD)
def test_an_odd_article_is_indexed_or_named_and_the_rest_go_on(home: Path, content: Content) -> None:
    (home / "dumps" / "odd.jsonl").write_text("".join(map(to_ascii, content)), "ascii")
    report = sync(home)
    assert set(report.added) | {failure.dump for failure in report.failed} == {"odd.jsonl", "port.jsonl", "tea.jsonl"}
    assert set(ALL) <= set(held(home))
    if not report.failed:
        assert len(held(home)) == len(ALL) + sum(
            len(article["paragraphs"]) + bool(article["title"]) for article in content
        )


def to_ascii(article: dict[str, object]) -> str:
    """The article as a line of JSON in which a lone surrogate may stand as an escape."""
    return json.dumps(article) + "\n"


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the file system takes no such name")
def test_a_file_whose_name_is_no_unicode_is_a_dump_too(home: Path) -> None:
    os.rename(home / "dumps" / "tea.jsonl", os.fsencode(home / "dumps") + b"/\xff.jsonl")  # noqa: PTH104
    assert len(sync(home).added) == 2
    assert set(held(home)) == set(ALL)
    assert len(sync(home).unchanged) == 2


# Copies: an article in several dumps is indexed once, from the one whose name sorts first.


def dump_of_school(home: Path) -> set[str]:
    return {dump for name, dump in held(home).items() if name.startswith("school#")}


def test_a_copy_is_indexed_once_from_the_dump_that_sorts_first_whatever_came_first(home: Path) -> None:
    sync(home)
    write_dump(home / "dumps" / "z.jsonl", TEA)
    assert changes(sync(home))["added"] == ("z.jsonl",)
    assert dump_of_school(home) == {"tea.jsonl"}
    write_dump(home / "dumps" / "a.jsonl", TEA[:1])
    sync(home)
    assert dump_of_school(home) == {"a.jsonl"}
    assert set(held(home)) == set(ALL)


def test_when_the_indexed_copy_goes_the_next_takes_its_place(home: Path) -> None:
    for name in ("a.jsonl", "b.jsonl"):
        write_dump(home / "dumps" / name, TEA)
    sync(home)
    for gone, left in (("a.jsonl", "b.jsonl"), ("b.jsonl", "tea.jsonl")):
        (home / "dumps" / gone).unlink()
        assert changes(sync(home))["removed"] == (gone,)
        assert dump_of_school(home) == {left}
        assert set(held(home)) == set(ALL)
    (home / "dumps" / "tea.jsonl").unlink()
    sync(home)
    assert dump_of_school(home) == set()


def test_when_the_indexed_copy_changes_to_hold_the_article_no_more_the_next_takes_its_place(home: Path) -> None:
    write_dump(home / "dumps" / "a.jsonl", TEA)
    sync(home)
    write_dump(home / "dumps" / "a.jsonl", TEA[1:])
    sync(home)
    assert dump_of_school(home) == {"tea.jsonl"}
    assert {dump for name, dump in held(home).items() if name.startswith("stone#")} == {"a.jsonl"}


def test_an_article_goes_to_a_copy_that_still_holds_it_not_to_one_that_has_changed_since(home: Path) -> None:
    write_dump(home / "first" / "a.jsonl", TEA)
    write_dump(home / "first" / "z.jsonl", PORT)
    write_dump(home / "dumps" / "b.jsonl", TEA)
    sync(home, "dumps", "first")
    write_dump(home / "dumps" / "b.jsonl", [story("茶会", "不再有茶农。")])
    (home / "first" / "a.jsonl").unlink()
    sync(home, "first")
    assert dump_of_school(home) == {"tea.jsonl"}


def test_an_article_twice_in_one_dump_is_one(home: Path) -> None:
    write_dump(home / "dumps" / "tea.jsonl", [*TEA, TEA[0]])
    assert sync(home).articles == 4
    assert set(held(home)) == set(ALL)


def test_a_copy_that_is_needed_but_gone_is_asked_for_and_nothing_is_lost(home: Path) -> None:
    write_dump(home / "first" / "a.jsonl", TEA)
    write_dump(home / "first" / "b.jsonl", PORT)
    sync(home, "dumps", "first")
    (home / "first" / "a.jsonl").unlink()
    (home / "dumps" / "tea.jsonl").unlink()
    with pytest.raises(CorpusError, match=r"tea.jsonl: gone.*Sync its folder too"):
        sync(home, "first")
    assert dump_of_school(home) == {"a.jsonl"}
    sync(home, "first", "dumps")
    assert dump_of_school(home) == set()


# Rules: encoding, user dictionary, rebuild.


RARE = '{"title": "犇羴鱻", "paragraphs": ["龘靐"], "id": "rare"}'


@pytest.fixture
def rare(tmp_path: Path) -> Path:
    """A folder with one dump in GB18030 whose characters are too rare for anybody to guess that."""
    (tmp_path / "dumps").mkdir()
    (tmp_path / "dumps" / "rare.jsonl").write_bytes(RARE.encode("gb18030"))
    return tmp_path


def shown(home: Path) -> list[str]:
    """The text of every paragraph."""
    with Snapshot(home / "idx") as snapshot:
        return [snapshot.entry(int(row)).paragraph.text for row in snapshot.live]


def test_an_encoding_forced_once_is_forced_again_by_a_rebuild(rare: Path) -> None:
    assert changes(sync(rare, encoding="gb18030")) == {"added": ("rare.jsonl",)}
    assert changes(sync(rare)) == {"unchanged": ("rare.jsonl",)}
    assert shown(rare) == ["犇羴鱻", "龘靐"]
    assert changes(sync(rare, rebuild=True)) == {"changed": ("rare.jsonl",)}
    assert shown(rare) == ["犇羴鱻", "龘靐"]


def test_a_dump_that_failed_is_read_again_once_its_encoding_is_named(rare: Path) -> None:
    assert "name the encoding if you know it" in sync(rare).failed[0].reason
    assert changes(sync(rare, encoding="gb18030")) == {"changed": ("rare.jsonl",)}
    assert shown(rare) == ["犇羴鱻", "龘靐"]


def test_a_dump_that_is_renamed_keeps_the_encoding_forced_on_it(rare: Path) -> None:
    sync(rare, encoding="gb18030")
    (rare / "dumps" / "rare.jsonl").rename(rare / "dumps" / "seldom.jsonl")
    assert changes(sync(rare)) == {"moved": (("rare.jsonl", "seldom.jsonl"),)}
    assert shown(rare) == ["犇羴鱻", "龘靐"]


def test_an_encoding_forced_now_is_not_remembered_of_a_dump_that_was_not_read(home: Path) -> None:
    sync(home)
    os.utime(home / "dumps" / "tea.jsonl", ns=(0, 0))
    assert len(sync(home, encoding="ascii").unchanged) == 2
    assert sync(home, rebuild=True).failed == ()
    assert set(held(home)) == set(ALL)


def test_an_encoding_that_does_not_fit_is_a_failure_of_the_dump(home: Path) -> None:
    report = sync(home, encoding="ascii")
    assert [failure.dump for failure in report.failed] == ["port.jsonl", "tea.jsonl"]
    assert all("not ascii" in failure.reason for failure in report.failed)


def test_an_encoding_that_nobody_knows_is_our_error_and_changes_nothing(home: Path) -> None:
    sync(home)
    write_dump(home / "dumps" / "new.jsonl", [story("茶会", "新来。")])
    with pytest.raises(QuanwenError, match="klingon"):
        sync(home, encoding="klingon")
    assert set(held(home)) == set(ALL)


def test_dumps_read_by_other_rules_are_not_mixed_in(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sync(home)
    write_dump(home / "dumps" / "new.jsonl", [story("茶会", "新来。")])
    monkeypatch.setattr(reader, "RULES", 0)
    with pytest.raises(IndexVersionError, match=r"built with reading rules and gazetteer .*--rebuild"):
        sync(home)
    assert sync(home, rebuild=True).added == ("new.jsonl",)


@pytest.fixture
def words(home: Path) -> Path:
    path = home / "words.txt"
    path.write_text("三区联创\n", "utf-8")
    return path


def terms_of(home: Path) -> set[str]:
    """Those of the terms in question that the index holds."""
    with Snapshot(home / "idx") as snapshot:
        return {term for term in ("三区联创", "三区") if len(snapshot.postings("text", term).ordinals)}


def test_a_user_dictionary_is_kept_in_the_index(home: Path, words: Path) -> None:
    sync(home, dictionary=words)
    words.unlink()
    assert terms_of(home) == {"三区联创", "三区"}
    write_dump(home / "dumps" / "new.jsonl", [story("茶会", "又是三區聯創。")])
    sync(home)
    with Snapshot(home / "idx") as snapshot:
        assert len(snapshot.postings("text", "三区联创").ordinals) == 3
        assert [word.term for word in snapshot.tokenizer.words("三区联创")] == ["三区联创"]


def test_another_user_dictionary_is_refused_without_a_rebuild(home: Path, words: Path) -> None:
    sync(home)
    with pytest.raises(LibraryError, match=r"another user dictionary.*--rebuild"):
        sync(home, dictionary=words)
    assert terms_of(home) == {"三区"}
    sync(home, dictionary=words, rebuild=True)
    assert terms_of(home) == {"三区联创", "三区"}
    assert changes(sync(home, dictionary=words)) == {"unchanged": ("port.jsonl", "tea.jsonl")}


def test_a_rebuild_keeps_the_user_words_unless_given_another_dictionary(home: Path, words: Path) -> None:
    sync(home, dictionary=words)
    sync(home, rebuild=True)
    assert terms_of(home) == {"三区联创", "三区"}
    words.write_text("", "utf-8")
    sync(home, dictionary=words, rebuild=True)
    assert terms_of(home) == {"三区"}


def test_a_bad_dictionary_is_our_error_and_changes_nothing(home: Path, words: Path) -> None:
    sync(home)
    words.write_bytes(b"\xff")
    with pytest.raises(index.DictionaryError):
        sync(home, dictionary=words, rebuild=True)
    assert set(held(home)) == set(ALL)


def test_a_rebuild_reads_every_dump_again_those_not_named_too(home: Path) -> None:
    write_dump(home / "more" / "new.jsonl", [story("茶会", "新来。", id="new")])
    sync(home, "dumps", "more")
    report = sync(home, "dumps", rebuild=True)
    assert sorted(report.changed) == ["new.jsonl", "port.jsonl", "tea.jsonl"]
    assert report.paragraphs == len(ALL) + 2
    assert set(held(home)) == {*ALL, "new#0", "new#1"}


def test_a_rebuild_makes_one_segment_of_many(home: Path) -> None:
    for number in range(4):
        write_dump(home / "dumps" / f"{number}.jsonl", [story("茶会", f"第{number}次。")])
        sync(home)
    before = held(home)
    sync(home, rebuild=True)
    with Snapshot(home / "idx") as snapshot:
        assert (snapshot.segments, snapshot.rows) == (1, len(before))
    assert held(home) == before


def test_a_rebuild_refuses_to_lose_dumps_that_are_gone_unless_it_is_to_prune(home: Path) -> None:
    sync(home)
    (home / "dumps" / "tea.jsonl").unlink()
    with pytest.raises(CorpusError, match=r"tea.jsonl: gone.*or add --prune"):
        sync(home, rebuild=True)
    assert set(held(home)) == set(ALL)
    sync(home, rebuild=True, prune=True)
    assert set(held(home).values()) == {"port.jsonl"}


def test_a_rebuild_takes_the_new_place_of_dumps_that_moved(home: Path) -> None:
    sync(home)
    (home / "dumps").rename(home / "moved")
    sync(home, "moved", rebuild=True)
    assert set(held(home)) == set(ALL)
    assert changes(sync(home, "moved")) == {"unchanged": ("port.jsonl", "tea.jsonl")}


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
