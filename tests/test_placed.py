"""An article of a commit is found wherever it stands: among the latest, or in a segment that has been written."""

from __future__ import annotations

from pathlib import Path

import pytest

import index
from corpus import reader
from index import commit, merging, placed, prepared, segment_writer
from tests.hay import story
from tests.strategies import write_dump


@pytest.fixture
def dumps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Dumps of which each fills some segments, and the last one holds the articles of the first again."""
    for module in (segment_writer, merging):
        monkeypatch.setattr(module, "MOST_UNITS", 20)
    for module in (reader, segment_writer):
        monkeypatch.setattr(module, "BATCH", 10)
    for number, name in enumerate("abca"):
        content = [story(f"{name}{each}", "茶农夜校开课。", id=f"{name}{each}") for each in range(20)]
        write_dump(tmp_path / "dumps" / f"{number}.jsonl", content)
    return tmp_path / "dumps"


def test_an_article_that_stands_twice_is_indexed_once_over_many_segments(tmp_path: Path, dumps: Path) -> None:
    with index.open(tmp_path / "idx", create=True) as library:
        report = library.sync([dumps])
    assert report.articles == 60
    with index.Snapshot(tmp_path / "idx") as snapshot:
        assert len(snapshot.parts) > 3
        assert sorted(snapshot.state.copies) == sorted(f"a{each}" for each in range(20))
        assert set(map(tuple, snapshot.state.copies.values())) == {("3.jsonl",)}


def test_ids_that_share_a_hash_are_told_apart(tmp_path: Path, dumps: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (placed, prepared):
        monkeypatch.setattr(module, "hash_of", lambda _: 7)
    assert commit.Placed is placed.Placed
    with index.open(tmp_path / "idx", create=True) as library:
        assert library.sync([dumps]).articles == 60
