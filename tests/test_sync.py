"""Syncs: what they report, which roots and dumps they keep in step, and a part of the work at a time."""

from __future__ import annotations

import json
import lzma
import os
import zipfile
from pathlib import Path
from random import Random

import pytest

import index
from corpus import CorpusError
from index import LibraryError, Progress
from tests.hay import ALL, TEA, story
from tests.strategies import write_dump
from tests.syncing import changes, files, held, sync

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


@pytest.mark.parametrize("suffix", ["", ".xz"])
def test_of_one_large_dump_progress_is_told_while_it_is_read(home: Path, suffix: str) -> None:
    told: list[Progress] = []
    rng = Random(1)
    texts = ["".join(map(chr, rng.choices(range(0x4E00, 0x9F00), k=4000))) for _ in range(300)]
    lines = "".join(json.dumps({"title": f"茶{n}", "paragraphs": [text]}) + "\n" for n, text in enumerate(texts))
    path = home / "large" / f"large.jsonl{suffix}"
    path.parent.mkdir()
    path.write_bytes(lzma.compress(lines.encode(), preset=0) if suffix else lines.encode())
    report = sync(home, "large", progress=told.append)
    known = [progress.bytes for progress in told]
    assert known == sorted(known)
    assert len(set(known)) > 3
    assert known[-1] == report.bytes == path.stat().st_size


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


def test_less_than_no_dump_cannot_be_read_before_a_sync_stops(home: Path) -> None:
    with pytest.raises(LibraryError, match="stop after -1"):
        sync(home, stop_after=-1)
    assert sync(home, stop_after=0).postponed == ("port.jsonl", "tea.jsonl")
