"""An article in several dumps is indexed once, from the one whose name sorts first."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus import CorpusError
from tests.hay import ALL, PORT, TEA, story
from tests.strategies import write_dump
from tests.syncing import changes, held, sync


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
