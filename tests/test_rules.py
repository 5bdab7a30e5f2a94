"""What an index is built by: encodings forced, the user's dictionary, rules; and building it anew."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

import index
from corpus import CorpusError, QuanwenError, reader
from index import IndexVersionError, LibraryError, Snapshot
from tests.hay import ALL, story
from tests.strategies import write_dump
from tests.syncing import changes, held, sync

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
