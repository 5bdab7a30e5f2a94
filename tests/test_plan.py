"""What a sync has to do, told from the dumps on disk and the dumps an index was made from."""

from __future__ import annotations

import os
import shutil
import sys
import time
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from corpus import CorpusError, compression
from corpus.dump import FORMATS
from index.plan import Plan, make_plan
from index.state import DumpState

HOUR_NS = 3_600 * 10**9
Known = dict[str, DumpState]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    path = tmp_path / "dumps"
    path.mkdir()
    return path


def write(path: Path, text: str, *, age_ns: int = HOUR_NS) -> Path:
    """A dump that was last written some time ago."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    then = time.time_ns() - age_ns
    os.utime(path, ns=(then, then))
    return path


def known_after(plan: Plan, before: Known | None = None) -> Known:
    """What an index knows once the plan is carried out."""
    kept = {name: state for name, state in (before or {}).items() if name not in plan.leaving}
    return kept | {found.name: found.state for found in (*plan.reading, *plan.refreshed)}


def names(plan: Plan) -> dict[str, object]:
    """The plan by names, empty parts left out."""
    parts = {
        "added": [found.name for found in plan.added],
        "changed": [found.name for found in plan.changed],
        "moved": [(old, found.name) for old, found in plan.moved],
        "removed": plan.removed,
        "unchanged": sorted(plan.unchanged),
    }
    return {part: found for part, found in parts.items() if found}


def test_everything_is_new_to_an_empty_index_and_nothing_is_the_next_time(root: Path) -> None:
    write(root / "b.txt", "乙")
    write(root / "sub" / "a.txt", "甲")
    plan = make_plan({}, [root])
    assert names(plan) == {"added": ["b.txt", "sub/a.txt"]}
    assert [found.name for found in plan.reading] == ["b.txt", "sub/a.txt"]
    again = make_plan(known_after(plan), [root])
    assert names(again) == {"unchanged": ["b.txt", "sub/a.txt"]}
    assert again.is_idle


def test_a_changed_a_renamed_a_removed_and_an_added_dump_are_told_apart(root: Path) -> None:
    for name in ("a", "b", "c"):
        write(root / f"{name}.txt", f"{name}在此")
    known = known_after(make_plan({}, [root]))
    write(root / "a.txt", "改了")
    (root / "b.txt").rename(root / "z.txt")
    (root / "c.txt").unlink()
    write(root / "d.txt", "新来")
    plan = make_plan(known, [root])
    assert names(plan) == {
        "added": ["d.txt"],
        "changed": ["a.txt"],
        "moved": [("b.txt", "z.txt")],
        "removed": ["c.txt"],
    }
    assert plan.leaving == {"a.txt", "b.txt", "c.txt"}
    assert [found.name for found in plan.reading] == ["a.txt", "d.txt", "z.txt"]
    assert make_plan(known_after(plan, known), [root]).is_idle


def test_a_touched_dump_of_the_same_bytes_is_unchanged_and_its_new_time_is_remembered(root: Path) -> None:
    path = write(root / "a.txt", "甲")
    known = known_after(make_plan({}, [root]))
    write(path, "甲", age_ns=HOUR_NS // 2)
    plan = make_plan(known, [root])
    assert names(plan) == {"unchanged": ["a.txt"]}
    assert not plan.is_idle
    assert make_plan(known_after(plan, known), [root]).is_idle


def test_an_edit_within_a_clock_tick_is_seen_though_size_and_time_are_the_same(root: Path) -> None:
    path = write(root / "a.txt", "甲", age_ns=0)
    before = path.stat()
    known = known_after(make_plan({}, [root]))
    path.write_text("乙", "utf-8")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert names(make_plan(known, [root])) == {"changed": ["a.txt"]}


def test_a_time_in_the_future_proves_nothing(root: Path) -> None:
    path = write(root / "a.txt", "甲", age_ns=-HOUR_NS)
    before = path.stat()
    known = known_after(make_plan({}, [root]))
    path.write_text("乙", "utf-8")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert names(make_plan(known, [root])) == {"changed": ["a.txt"]}


def test_an_old_dump_of_the_same_size_and_time_is_not_read_to_be_compared(root: Path) -> None:
    path = write(root / "a.txt", "甲")
    before = path.stat()
    known = known_after(make_plan({}, [root]))
    path.write_text("乙", "utf-8")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert names(make_plan(known, [root])) == {"unchanged": ["a.txt"]}


def test_asked_to_look_again_every_dump_counts_as_changed(root: Path) -> None:
    write(root / "a.txt", "甲")
    known = known_after(make_plan({}, [root]))
    assert names(make_plan(known, [root], again=lambda _: True)) == {"changed": ["a.txt"]}


def test_dumps_under_none_of_the_roots_stay(root: Path, tmp_path: Path) -> None:
    write(root / "a.txt", "甲")
    write(tmp_path / "others" / "b.txt", "乙")
    known = known_after(make_plan({}, [root, tmp_path / "others"]))
    (tmp_path / "others" / "b.txt").unlink()
    assert names(make_plan(known, [root])) == {"unchanged": ["a.txt"]}


def test_a_root_may_be_one_file_and_then_only_it_is_compared(root: Path) -> None:
    write(root / "a.txt", "甲")
    write(root / "b.txt", "乙")
    known = known_after(make_plan({}, [root]))
    write(root / "a.txt", "改了")
    (root / "b.txt").unlink()
    assert names(make_plan(known, [root / "a.txt"])) == {"changed": ["a.txt"]}
    assert names(make_plan(known, [root])) == {"changed": ["a.txt"], "removed": ["b.txt"]}


def test_a_root_given_twice_or_inside_another_is_looked_at_once(root: Path) -> None:
    write(root / "sub" / "a.txt", "甲")
    plan = make_plan({}, [root, root / "sub", root / "sub" / ".." / "sub", root / "sub" / "a.txt"])
    assert names(plan) == {"added": ["sub/a.txt"]}


def test_a_known_dump_keeps_its_name_when_found_from_a_folder_inside(root: Path) -> None:
    write(root / "sub" / "a.txt", "甲")
    known = known_after(make_plan({}, [root]))
    assert names(make_plan(known, [root / "sub"])) == {"unchanged": ["sub/a.txt"]}


def test_dumps_of_one_name_get_the_folders_above_them_put_before_it(tmp_path: Path) -> None:
    for place in ("x/2026/one", "y/2026/one", "two"):
        write(tmp_path / place / "a.txt", place)
    roots = [tmp_path / "two", tmp_path / "x/2026/one", tmp_path / "y/2026/one"]
    assert names(make_plan({}, roots)) == {"added": ["a.txt", "one/a.txt", "2026/one/a.txt"]}


def test_a_tree_that_moved_as_a_whole_keeps_its_names_and_nothing_is_read(root: Path, tmp_path: Path) -> None:
    write(root / "a.txt", "甲")
    write(root / "copy.txt", "甲")
    write(root / "sub" / "b.txt", "乙")
    known = known_after(make_plan({}, [root]))
    root.rename(tmp_path / "elsewhere")
    plan = make_plan(known, [tmp_path / "elsewhere"])
    assert names(plan) == {"unchanged": ["a.txt", "copy.txt", "sub/b.txt"]}
    assert plan.reading == []
    again = known_after(plan, known)
    assert make_plan(again, [tmp_path / "elsewhere"]).is_idle


def test_of_two_copies_that_moved_and_lost_one_the_one_that_is_left_keeps_its_name(root: Path, tmp_path: Path) -> None:
    write(root / "a.txt", "甲")
    write(root / "b.txt", "甲")
    known = known_after(make_plan({}, [root]))
    shutil.move(root, tmp_path / "elsewhere")
    (tmp_path / "elsewhere" / "a.txt").unlink()
    assert names(make_plan(known, [tmp_path / "elsewhere"])) == {"unchanged": ["b.txt"]}


def test_of_several_copies_that_have_gone_the_first_by_name_has_moved_and_the_others_are_removed(root: Path) -> None:
    for name in ("b.txt", "a.txt", "c.txt"):
        write(root / name, "甲")
    known = known_after(make_plan({}, [root]))
    for name in ("a.txt", "b.txt", "c.txt"):
        (root / name).unlink()
    write(root / "new.txt", "甲")
    found = names(make_plan(known, [root]))
    assert found == {"moved": [("a.txt", "new.txt")], "removed": ["b.txt", "c.txt"]}


def test_a_member_that_is_gone_is_removed_though_its_archive_is_there(tmp_path: Path) -> None:
    def packed(*texts: str) -> None:
        with zipfile.ZipFile(tmp_path / "dumps.zip", "w") as archive:
            for text in texts:
                archive.writestr(f"{text}.txt", text)

    packed("甲", "乙")
    known = known_after(make_plan({}, [tmp_path]))
    assert len(known) == 2
    packed("甲")
    assert names(make_plan(known, [tmp_path]))["removed"] == [name for name in known if "乙" in name]


def test_so_many_dumps_are_read_now_the_first_by_name_and_the_others_another_time(root: Path) -> None:
    for name in ("b.txt", "a.txt", "d.txt", "c.txt"):
        write(root / name, name)
    for most in range(5):
        plan = make_plan({}, [root])
        plan.postpone(most)
        assert [found.name for found in plan.reading] == ["a.txt", "b.txt", "c.txt", "d.txt"][:most]
        assert plan.postponed == ["a.txt", "b.txt", "c.txt", "d.txt"][most:]


def test_a_copy_is_added_while_the_original_stays(root: Path) -> None:
    write(root / "b.txt", "甲")
    known = known_after(make_plan({}, [root]))
    shutil.copy(root / "b.txt", root / "a.txt")
    assert names(make_plan(known, [root])) == {"added": ["a.txt"], "unchanged": ["b.txt"]}


def test_a_root_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="no such file or directory"):
        make_plan({}, [tmp_path / "missing"])


def test_a_root_that_is_gone_can_be_pruned_and_a_slip_cannot(root: Path) -> None:
    write(root / "a.txt", "甲")
    known = known_after(make_plan({}, [root]))
    shutil.rmtree(root)
    assert names(make_plan(known, [root], prune=True)) == {"removed": ["a.txt"]}
    with pytest.raises(CorpusError, match="no such file or directory"):
        make_plan(known, [root.with_name("slip")], prune=True)


def test_a_root_that_never_held_a_dump_is_an_error_that_says_what_a_dump_is(root: Path) -> None:
    write(root / "picture.png", "甲")
    with pytest.raises(CorpusError, match=r"no dumps here. A dump ends in .txt") as raised:
        make_plan({}, [root])
    assert all(suffix in str(raised.value) for suffix in (*FORMATS, *compression.FRAMES, ".zip", ".tar"))


def test_an_emptied_root_is_refused_unless_it_is_to_be_pruned(root: Path) -> None:
    path = write(root / "a.txt", "甲")
    known = known_after(make_plan({}, [root]))
    path.unlink()
    with pytest.raises(CorpusError, match=r"the index holds 1 from it.*--prune"):
        make_plan(known, [root])
    assert names(make_plan(known, [root], prune=True)) == {"removed": ["a.txt"]}


def test_one_emptied_root_is_refused_though_another_is_full(root: Path, tmp_path: Path) -> None:
    path = write(root / "a.txt", "甲")
    write(tmp_path / "others" / "b.txt", "乙")
    known = known_after(make_plan({}, [root, tmp_path / "others"]))
    path.unlink()
    with pytest.raises(CorpusError, match="the index holds 1 from it"):
        make_plan(known, [tmp_path / "others", root])


@pytest.mark.parametrize("folder", ["dumps", "dumps!", "a!b.zip!c"])
def test_members_of_an_archive_come_and_go_with_it_whatever_its_folder_is_called(tmp_path: Path, folder: str) -> None:
    root = tmp_path / folder
    write(root / "b.txt", "乙")
    with zipfile.ZipFile(root / "pack.zip", "w") as pack:
        pack.writestr("one!.txt", "甲")
        pack.writestr("two.txt", "丙")
    plan = make_plan({}, [root])
    assert names(plan) == {"added": ["b.txt", "pack.zip!one!.txt", "pack.zip!two.txt"]}
    known = known_after(plan)
    assert names(make_plan(known, [root / "pack.zip"]))["unchanged"] == ["pack.zip!one!.txt", "pack.zip!two.txt"]
    (root / "pack.zip").unlink()
    plan = make_plan(known, [root])
    assert names(plan) == {"removed": ["pack.zip!one!.txt", "pack.zip!two.txt"], "unchanged": ["b.txt"]}


def test_a_dump_that_failed_is_looked_at_again_only_when_it_changes(root: Path) -> None:
    path = write(root / "a.jsonl", "no JSON")
    known = {name: replace(dump, failure="line 1") for name, dump in known_after(make_plan({}, [root])).items()}
    assert make_plan(known, [root]).is_idle
    write(path, "no JSON", age_ns=HOUR_NS // 2)
    touched = make_plan(known, [root])
    assert touched.refreshed[0].state.failure == "line 1"
    write(path, '{"title": "茶"}')
    assert names(make_plan(known, [root])) == {"changed": ["a.jsonl"]}


@pytest.mark.skipif(sys.platform == "win32", reason="making a link takes rights that nobody has there by default")
def test_a_root_reached_through_a_link_is_the_same_root(root: Path, tmp_path: Path) -> None:
    write(root / "a.txt", "甲")
    known = known_after(make_plan({}, [root]))
    (tmp_path / "link").symlink_to(root, target_is_directory=True)
    assert names(make_plan(known, [tmp_path / "link"])) == {"unchanged": ["a.txt"]}
