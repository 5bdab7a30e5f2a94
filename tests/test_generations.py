"""The generation last committed is told by the names of tables of contents alone."""

from __future__ import annotations

from functools import partial
from itertools import permutations
from pathlib import Path

import pytest

from index import IndexNotFoundError
from index.generations import latest_generation, toc_file


@pytest.mark.parametrize("generations", list(permutations((2, 10, 9))))
def test_the_highest_number_is_the_latest_and_nothing_else_is_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, generations: tuple[int, ...]
) -> None:
    for generation in generations:
        toc_file(tmp_path, generation).write_bytes(b"")
    for name in ("_MAIN_11.new", "_MAIN_12.toc.part", "MAIN_13x0.segment", "_MAIN_.toc", "_OTHER_14.toc"):
        (tmp_path / name).write_bytes(b"")
    there = [*map(partial(toc_file, tmp_path), generations), *tmp_path.iterdir()]
    monkeypatch.setattr(Path, "iterdir", lambda _: iter(dict.fromkeys(there)))  # the system may list them in any order
    assert latest_generation(tmp_path) == 10


@pytest.mark.parametrize("name", ["", "absent", "a file"])
def test_where_no_table_of_contents_lies_there_is_no_index(tmp_path: Path, name: str) -> None:
    (tmp_path / "a file").write_bytes(b"")
    with pytest.raises(IndexNotFoundError):
        latest_generation(tmp_path / name)
