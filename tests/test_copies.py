"""An article in several dumps is indexed once, from the one whose name sorts first."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus import CorpusError
from index import Snapshot
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


CONTENT = st.sets(st.sampled_from(["school", "stone", "port"]))


@settings(max_examples=40, deadline=None)
@given(st.lists(st.dictionaries(st.sampled_from(["a.jsonl", "b.jsonl", "c.jsonl"]), CONTENT), min_size=1, max_size=5))
def test_an_index_knows_all_dumps_of_an_article_whatever_has_come_and_gone(history: list[dict[str, set[str]]]) -> None:
    there: dict[str, set[str]] = {"z.jsonl": {"well"}}
    with TemporaryDirectory() as name:
        home = Path(name)
        write_dump(home / "dumps" / "z.jsonl", [story("井", "井水。", id="well")])
        for step in history:
            for dump, articles in step.items():
                path = home / "dumps" / dump
                there.pop(dump, None)
                path.unlink(missing_ok=True)
                if articles:
                    there[dump] = articles
                    write_dump(path, [story(one, f"{one}的茶。", id=one) for one in sorted(articles)])
            sync(home)
            holders = {
                one: sorted(dump for dump in there if one in there[dump]) for one in set().union(*there.values())
            }
            assert {one.partition("#")[0]: dump for one, dump in held(home).items()} == {
                one: dumps[0] for one, dumps in holders.items()
            }
            with Snapshot(home / "idx") as snapshot:
                assert snapshot.state.copies == {one: dumps[1:] for one, dumps in holders.items() if dumps[1:]}


def test_what_stands_in_several_dumps_is_looked_up_when_one_of_these_changes_and_not_before(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_dump(home / "dumps" / "a.jsonl", TEA)
    write_dump(home / "dumps" / "b.jsonl", TEA)
    sync(home)
    asked: list[str] = []
    found = Snapshot.dump_of
    monkeypatch.setattr(Snapshot, "dump_of", lambda snapshot, name: asked.append(name) or found(snapshot, name))
    write_dump(home / "dumps" / "c.jsonl", [story("井", "井水。", id="well")])
    sync(home)
    assert set(asked) == {"well"}
    write_dump(home / "dumps" / "b.jsonl", TEA[:1])
    sync(home)
    assert {"well", "school"} < set(asked)
