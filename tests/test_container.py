"""A file of arrays gives back what was written, and says so when it cannot."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from index.container import Container, write_container
from index.errors import IndexCorruptError

ARRAYS = {
    "numbers": np.arange(10, dtype=np.int32),
    "none": np.zeros(0, np.uint8),
    "large": np.array([2**63, 1], np.uint64),
    "odd": np.array([1, 2, 3], np.uint8),
}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    write_container(tmp_path / "file", ARRAYS, {"说明": [1, "二"]})
    return tmp_path / "file"


def test_arrays_and_notes_come_back(path: Path) -> None:
    opened = Container(path)
    for name, array in ARRAYS.items():
        assert opened[name].dtype == array.dtype
        assert opened[name].tolist() == array.tolist()
    assert opened.notes == {"说明": [1, "二"]}
    assert opened.damaged() == []


def test_the_same_arrays_make_the_same_bytes(path: Path, tmp_path: Path) -> None:
    write_container(tmp_path / "again", ARRAYS, {"说明": [1, "二"]})
    assert (tmp_path / "again").read_bytes() == path.read_bytes()


def test_what_was_read_cannot_be_changed(path: Path) -> None:
    with pytest.raises(ValueError, match="read-only"):
        Container(path)["numbers"][0] = 1


def test_a_file_that_is_cut_short_anywhere_is_refused(path: Path) -> None:
    whole = path.read_bytes()
    for length in range(len(whole)):
        path.write_bytes(whole[:length])
        with pytest.raises(IndexCorruptError):
            Container(path)


def test_a_changed_array_is_named(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[Container(path).directory["odd"][1]] ^= 1
    path.write_bytes(data)
    assert Container(path).damaged() == ["odd"]
