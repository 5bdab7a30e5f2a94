"""Records come back as they went in, whether blocks have a dictionary or not."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import blocks
from index.blocks import Blocks, BlockWriter
from index.container import Container, write_container
from index.errors import SegmentDamagedError

RECORD = st.text(st.characters(exclude_characters="\n", exclude_categories=["Cs"]), max_size=40).map(str.encode)


def written(records: list[bytes], path: Path) -> Blocks:
    writer = BlockWriter()
    for record in records:
        writer.add(record)
    write_container(path, writer.arrays(), {})
    return Blocks(Container(path), path)


@given(records=st.lists(RECORD, max_size=40), learnt=st.sampled_from([5, 4096]), size=st.sampled_from([1, 30]))
def test_records_come_back(
    tmp_path_factory: pytest.TempPathFactory, records: list[bytes], learnt: int, size: int
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        for name, value in (("LEARNT", learnt), ("BLOCK", size), ("SMALL_BLOCK", size)):
            patch.setattr(blocks, name, value)
        found = written(records, tmp_path_factory.mktemp("blocks") / "one.segment")
        assert list(found.records(np.arange(len(records)))) == records


def test_many_records_have_a_dictionary_and_the_same_bytes_each_time(tmp_path: Path) -> None:
    records = [f'["article {number}","{number % 7} 区三区联创 {number * 7919}"]'.encode() for number in range(5000)]
    found = [written(records, tmp_path / name) for name in ("one", "other")]
    assert found[0].dictionary is not None
    assert list(found[0].records(np.arange(5000))) == records
    assert (tmp_path / "one").read_bytes() == (tmp_path / "other").read_bytes()


def test_records_all_the_same_teach_nothing_and_come_back(tmp_path: Path) -> None:
    found = written([b"[]"] * 5000, tmp_path / "one")
    assert set(found.records(np.arange(5000))) == {b"[]"}


def test_a_block_of_more_than_a_record_can_be_is_not_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = written([b"x" * 5000], tmp_path / "one")
    monkeypatch.setattr(blocks, "MOST_BLOCK", 4999)
    with pytest.raises(SegmentDamagedError, match="more than 4999 bytes"):
        list(found.records(np.arange(1)))
    monkeypatch.setattr(blocks, "MOST_BLOCK", 5000)
    assert list(found.records(np.arange(1))) == [b"x" * 5000]
    assert len(np.asarray(found.ends)) == 1


def test_a_changed_block_is_never_read_as_other_records(tmp_path: Path) -> None:
    records = [f'["article {number}","三区联创 {number * 7919}"]'.encode() for number in range(30)]
    found = written(records, tmp_path / "one")
    whole, refused = found.data.copy(), 0
    for place in range(len(whole)):
        found.data = whole.copy()
        found.data[place] ^= 1
        found.block.cache_clear()
        try:
            assert list(found.records(np.arange(30))) == records
        except SegmentDamagedError:
            refused += 1
    assert refused > len(whole) * 0.9
