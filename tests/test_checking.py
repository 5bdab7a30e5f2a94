"""Damage: it is named, what is whole is searched on, and a repair costs the dumps of the damaged segment alone."""

from __future__ import annotations

import errno
import os
import pickle
import zlib
from pathlib import Path

import pytest

import index
import searcher
from index import IndexCorruptError, IndexDamagedWarning, LibraryError, SegmentDamagedError, Snapshot, check, pickled
from index.state import State, state_file
from tests.hay import story
from tests.strategies import write_dump
from tests.syncing import changes, files, held, sync

LOCKED = "cannot be read: Permission denied. Check its permissions."
WORDS = ("茶会", "渔村", "石桥")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """An index of three segments, each of two dumps: a0, a1, b0, b1, c0, c1."""
    for name, word in zip("abc", WORDS, strict=True):
        for number in range(2):
            article = story(word, f"{word}第{number}天。", id=f"{name}{number}")
            shared = story("合刊", "合刊在此。", id="shared")
            write_dump(tmp_path / "dumps" / f"{name}{number}.jsonl", [article, shared])
        sync(tmp_path)
    return tmp_path


def segments(home: Path) -> list[Path]:
    """The segments, oldest first."""
    with Snapshot(home / "idx") as snapshot:
        return [home / "idx" / ref.file for ref in snapshot.state.segments]


def flip(path: Path, place: int) -> None:
    """Change one byte."""
    data = bytearray(path.read_bytes())
    data[place] ^= 0x55
    path.write_bytes(data)


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-100])


def emptied(path: Path) -> None:
    path.write_bytes(b"")


def flip_the_header(path: Path) -> None:
    flip(path, 9)


def flip_the_directory(path: Path) -> None:
    flip(path, path.stat().st_size - 20)


def a_folder_in_its_place(path: Path) -> None:
    path.unlink()
    path.mkdir()


LOUD = [cut, emptied, flip_the_header, flip_the_directory, Path.unlink, a_folder_in_its_place]
# Found by a full check alone: what opening does not look at.
QUIET = [lambda path: flip(path, 200)]


def test_a_whole_index_is_found_whole(home: Path) -> None:
    checked = check(home / "idx")
    assert (checked.generation, checked.segments, checked.damages, checked.remarks) == (3, 3, (), ())
    assert checked.bytes == sum(path.stat().st_size for path in segments(home))


@pytest.mark.parametrize("damage", LOUD)
def test_a_damaged_segment_is_named_and_the_others_are_searched(home: Path, damage: object) -> None:
    broken = segments(home)[1]
    damage(broken)  # type: ignore[operator]
    with pytest.warns(IndexDamagedWarning, match=rf"{broken.name} is damaged: .* check --repair What it holds"):
        opened = searcher.open(home / "idx")
    with opened:
        assert [opened.search(f'"{word}"').total for word in WORDS] == [4, 0, 4]
        assert opened.search("*").total == 4 + 4 + 2


@pytest.mark.parametrize("damage", [*LOUD, *QUIET])
def test_a_repair_drops_the_damaged_segment_and_the_next_sync_reads_its_dumps_alone(home: Path, damage: object) -> None:
    before = held(home)
    broken = segments(home)[1]
    damage(broken)  # type: ignore[operator]
    (found,) = check(home / "idx").damages
    assert (found.file, found.dumps) == (broken.name, 2)
    with index.open(home / "idx") as library:
        repaired = library.repair()
        assert (repaired.dropped, repaired.dumps) == ((broken.name,), ("b0.jsonl", "b1.jsonl"))
        assert library.check().damages == ()
        assert library.repair().dropped == ()
    assert changes(sync(home)) == {
        "changed": ("b0.jsonl", "b1.jsonl"),
        "unchanged": ("a0.jsonl", "a1.jsonl", "c0.jsonl", "c1.jsonl"),
    }
    assert held(home) == before


def test_a_repair_marks_the_dumps_it_lost_until_their_folder_is_synced(home: Path) -> None:
    segments(home)[0].unlink()
    with index.open(home / "idx") as library:
        library.repair()
    write_dump(home / "more" / "d.jsonl", [story("又", "又来。")])
    sync(home, "more")
    with Snapshot(home / "idx") as snapshot:
        failed = {name for name, dump in snapshot.state.dumps.items() if "index its folder again" in dump.failure}
    assert failed == {"a0.jsonl", "a1.jsonl"}


def test_an_article_whose_segment_was_lost_comes_back_though_its_dump_has_gone(home: Path) -> None:
    segments(home)[0].unlink()
    with index.open(home / "idx") as library:
        library.repair()
    for name in ("a0", "a1"):
        (home / "dumps" / f"{name}.jsonl").unlink()
    assert changes(sync(home))["removed"] == ("a0.jsonl", "a1.jsonl")
    assert held(home)["shared#1"] == "b0.jsonl"


def test_damage_is_never_merged_into_a_segment_with_a_seal_of_its_own(home: Path) -> None:
    flip(segments(home)[0], 200)
    write_dump(home / "dumps" / "d.jsonl", [story("又", "又来。")])
    with pytest.raises(SegmentDamagedError, match=r"not as it was written: .*check --repair"):
        sync(home)
    with index.open(home / "idx") as library:
        library.repair()
    assert changes(sync(home))["added"] == ("d.jsonl",)
    assert check(home / "idx").damages == ()


def test_a_sync_of_a_damaged_index_says_how_to_repair_it(home: Path) -> None:
    segments(home)[0].unlink()
    write_dump(home / "dumps" / "d.jsonl", [story("又", "又来。")])
    with pytest.raises(SegmentDamagedError, match=r"it is not there\. Repair with:  quanwen --index .* check --repair"):
        sync(home)


def with_deleted_rows(home: Path) -> Path:
    """Change dumps so that a segment keeps rows that are deleted: the file that tells them."""
    write_dump(home / "dumps" / "a0.jsonl", [story("茶会", "改了。", id="a0")])
    for number in range(3):
        write_dump(home / "dumps" / f"d{number}.jsonl", [story("又", f"又来{number}。")])
    sync(home)
    write_dump(home / "dumps" / "d0.jsonl", [story("又", "又改了。")])
    sync(home)
    (dead,) = (home / "idx").glob("*.dead*")
    return dead


def test_bits_of_deleted_rows_that_are_too_many_are_damage_of_their_segment_alone(home: Path) -> None:
    dead = with_deleted_rows(home)
    dead.write_bytes(dead.read_bytes() + b"0")
    with pytest.warns(IndexDamagedWarning, match=dead.name):
        opened = searcher.open(home / "idx")
    with opened:
        assert opened.search("改了").total
        assert not opened.search("渔村").total
    (damage,) = check(home / "idx").damages
    assert (damage.file, damage.reason.partition(":")[0]) == (f"{dead.stem}.segment", dead.name)


def test_deleted_rows_that_are_others_than_the_state_counts_are_noticed_though_their_seal_is_whole(home: Path) -> None:
    dead = with_deleted_rows(home)
    bits = bytes([dead.read_bytes()[0] ^ 1]) + dead.read_bytes()[1:-4]
    dead.write_bytes(bits + zlib.crc32(bits).to_bytes(4, "little"))
    (found,) = check(home / "idx").damages
    assert "rows are deleted and should be" in found.reason


def test_a_repair_names_no_dump_that_is_gone_from_the_index(home: Path) -> None:
    with_deleted_rows(home)
    (home / "dumps" / "b0.jsonl").unlink()
    sync(home)
    (dead,) = (home / "idx").glob("*.dead*")
    cut(dead.with_name(f"{dead.stem}.segment"))
    with index.open(home / "idx") as library:
        repaired = library.repair()
    assert "b1.jsonl" in repaired.dumps
    assert "b0.jsonl" not in repaired.dumps


def test_what_a_repair_dropped_is_read_again_though_its_dumps_have_not_been_touched_for_long(tmp_path: Path) -> None:
    for name in "ab":
        write_dump(tmp_path / "dumps" / f"{name}.jsonl", [story("茶会", f"{name}有茶。", id=name)])
        os.utime(tmp_path / "dumps" / f"{name}.jsonl", (10**9, 10**9))
        sync(tmp_path)
    whole = held(tmp_path)
    cut(segments(tmp_path)[0])
    with index.open(tmp_path / "idx") as library:
        library.repair()
    assert changes(sync(tmp_path)) == {"changed": ("a.jsonl",), "unchanged": ("b.jsonl",)}
    assert held(tmp_path) == whole


def test_words_are_not_added_to_a_damaged_index_of_which_not_all_could_be_cut_again(home: Path) -> None:
    cut(segments(home)[0])
    before = files(home / "idx")
    with index.open(home / "idx") as library, pytest.raises(SegmentDamagedError, match="check --repair"):
        library.add_words("渔村天")
    assert files(home / "idx").keys() - {"writer.note", "MAIN_WRITELOCK"} == before.keys() - {
        "writer.note",
        "MAIN_WRITELOCK",
    }


def test_bits_of_deleted_rows_that_are_damaged_are_noticed(home: Path) -> None:
    flip(with_deleted_rows(home), 0)
    (found,) = check(home / "idx").damages
    assert "not the bits of deleted rows" in found.reason
    with index.open(home / "idx") as library:
        library.repair()
    sync(home)
    assert check(home / "idx").damages == ()
    assert held(home)["a0#1"] == "a0.jsonl"


def test_an_index_whose_state_is_damaged_can_be_made_anew_in_its_place(home: Path) -> None:
    before = held(home)
    state_file(home / "idx", 3).write_bytes(b"{")
    for action in (lambda: check(home / "idx"), lambda: Snapshot(home / "idx"), lambda: sync(home)):
        with pytest.raises(IndexCorruptError, match="its state of generation 3 is damaged"):
            action()
    assert len(sync(home, rebuild=True).added) == 6
    assert held(home) == before


# What stands in the table of contents, which is Whoosh's and a pickle.


class Payload:
    """What runs a command when it is unpickled."""

    def __init__(self, mark: Path) -> None:
        self.mark = mark

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.mkdir, (str(self.mark),)


def test_a_table_of_contents_that_would_run_something_is_remarked_and_replaced(home: Path) -> None:
    path = home / "idx" / "_MAIN_3.toc"
    toc = path.read_bytes()
    for protocol in range(2, 6):
        bad = toc[: toc.rindex(b"\x80")] + pickle.dumps(Payload(home / "mark"), protocol)
        path.write_bytes(bad)
        (remark,) = check(home / "idx").remarks
        assert f"would run '{os.mkdir.__module__} mkdir'" in remark
    with index.open(home / "idx") as library:
        library.repair()
    assert check(home / "idx").remarks == ()
    assert not (home / "mark").exists()


@pytest.mark.parametrize("data", [b"", b"\x00" * 40, b"\xff" * 40, b"no table of contents at all"])
def test_a_table_of_contents_that_is_none_is_remarked_for_whoosh_alone_reads_it(home: Path, data: bytes) -> None:
    (home / "idx" / "_MAIN_3.toc").write_bytes(data)
    (remark,) = check(home / "idx").remarks
    assert remark.startswith("_MAIN_3.toc")
    assert len(held(home)) == 14


def test_a_name_fetched_by_way_of_the_memo_is_seen() -> None:
    sneaky = b"\x80\x04\x8c\x02os\x94\x8c\x06system\x94h\x00h\x01\x93."
    assert list(pickled.names_in(sneaky)) == ["os system"]
    assert list(pickled.names_in(b"\x80\x04\x8c\x02os\x94)\x8c\x06system\x94\x85\x93.")) == ["?"]


def test_whoosh_can_open_an_index_without_unpickling_anything(home: Path) -> None:
    (home / "idx" / "_MAIN_3.toc").write_bytes(pickle.dumps(Payload(home / "mark")))
    opened = index.open_whoosh(home / "idx")
    with opened.searcher() as s:
        assert s.doc_count() == 14
    assert not (home / "mark").exists()
    write_dump(home / "dumps" / "d.jsonl", [story("又", "又来。")])
    sync(home)
    assert opened.refresh().doc_count() == 16


def test_the_state_names_the_dumps_of_each_segment(home: Path) -> None:
    state = State.load(home / "idx", 3)
    assert [ref.dumps for ref in state.segments] == [
        ("a0.jsonl", "a1.jsonl"),
        ("b0.jsonl", "b1.jsonl"),
        ("c0.jsonl", "c1.jsonl"),
    ]


def test_an_index_is_checked_and_looked_into_by_the_text_of_its_path(home: Path) -> None:
    assert check(str(home / "idx")) == check(home / "idx")
    with Snapshot(str(home / "idx")) as one, Snapshot(home / "idx") as two:
        assert one.paragraphs == two.paragraphs > 0


def test_a_segment_that_may_not_be_read_is_not_dropped_as_damaged(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = Path.open

    def refusing(path: Path, *args: object, **options: object) -> object:
        if path.suffix == ".segment":
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return opened(path, *args, **options)

    with monkeypatch.context() as locked, index.open(home / "idx") as library:
        locked.setattr(Path, "open", refusing)
        for ask in (library.check, library.repair, lambda: searcher.open(home / "idx")):
            with pytest.raises(LibraryError, match=LOCKED) as raised:
                ask()
            assert not isinstance(raised.value, IndexCorruptError)
    assert not check(home / "idx").damages
    assert check(home / "idx").segments == 3
