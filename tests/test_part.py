"""What several segments hold is put together as one; which rows are deleted is read back or refused."""

from __future__ import annotations

import zlib
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import Held, Postings, SegmentDamagedError
from index.part import gathered, gathered_held, joined, read_dead

# How often each of some rows holds a word; None where each does once, and it is not said.
LISTS = st.lists(st.tuples(st.lists(st.integers(1, 255), max_size=4), st.booleans()), max_size=4)


@given(LISTS)
def test_what_segments_hold_follows_one_another_and_what_is_not_said_is_once(
    lists: list[tuple[list[int], bool]],
) -> None:
    rows, parts = 0, []
    for times, is_said in lists:
        ordinals = np.arange(rows, rows + len(times), dtype=np.int32)
        parts.append(Held(ordinals, np.array(times, np.uint8) if is_said else None))
        rows += len(times)
    found = gathered_held(parts)
    assert found.ordinals.tolist() == list(range(rows))
    said = [one for times, is_said in lists for one in (times if is_said else [1] * len(times))]
    assert (found.times is None and set(said) <= {1}) or found.times.tolist() == said
    postings = gathered([Postings(one.ordinals, one.ordinals * 2) for one in parts])
    assert (postings.ordinals.tolist(), postings.frequencies.tolist()) == ([*range(rows)], [*range(0, 2 * rows, 2)])


def test_a_column_of_segments_is_of_32_bits_however_narrow_theirs_are() -> None:
    narrow, wide = np.array([1, 255], np.uint8), np.array([70_000], np.int32)
    assert joined([wide]) is wide
    for columns in ([], [narrow], [narrow, wide]):
        assert joined(columns).dtype == np.int32
        assert joined(columns).tolist() == [value for column in columns for value in column.tolist()]


@pytest.mark.parametrize("rows", [1, 7, 8, 9])
def test_deleted_rows_are_read_as_written_or_refused(tmp_path: Path, rows: int) -> None:
    dead = [row % 3 == 0 for row in range(rows)]
    bits = np.packbits(dead).tobytes()
    file = tmp_path / "a.dead1"
    file.write_bytes(bits + zlib.crc32(bits).to_bytes(4, "little"))
    assert read_dead(file, rows).tolist() == dead
    whole = file.read_bytes()
    for changed in (whole[:-1], whole + b"0", bytes([whole[0] ^ 1]) + whole[1:], whole[:-1] + bytes([whole[-1] ^ 1])):
        file.write_bytes(changed)
        with pytest.raises(SegmentDamagedError, match=r"a\.dead1 is damaged: "):
            read_dead(file, rows)
