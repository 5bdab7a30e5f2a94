"""Columns of numbers are as wide as their highest number needs, and no wider."""

import numpy as np
import pytest

from index.columns import HASHES, Columns, narrow


@pytest.mark.parametrize(
    ("highest", "width"),
    [(0, "uint8"), (255, "uint8"), (256, "uint16"), (65_535, "uint16"), (65_536, "uint32"), (2**32 - 1, "uint32")],
)
def test_a_column_is_as_wide_as_its_highest_number_needs(highest: int, width: str) -> None:
    found = narrow(np.array([0, highest], np.int64))
    assert found.dtype.name == width
    assert found.tolist() == [0, highest]


def test_a_column_of_nothing_is_of_bytes() -> None:
    assert narrow(np.zeros(0, np.int32)).dtype == np.uint8


def test_columns_hold_what_was_put_behind_one_another_and_hashes_of_64_bits() -> None:
    columns = Columns()
    assert columns.values(HASHES).dtype == np.uint64
    for values in ([1, 2**64 - 1], [2**63]):
        columns.extend(HASHES, np.array(values, np.uint64))
    columns.extend("articles.first", [0, 2])
    columns.extend("texts.line", [7, 300])
    assert columns.values("articles.first").dtype == np.int32
    arrays = columns.arrays(rows=5)
    assert arrays[HASHES].tolist() == [1, 2**64 - 1, 2**63]
    assert arrays["articles.first"].tolist() == [0, 2, 5]
    assert (arrays["texts.line"].tolist(), arrays["texts.line"].dtype) == ([7, 300], np.uint16)
    assert arrays["texts.kind"].tolist() == []
    assert not len(columns.values(HASHES)), "what was taken is left here as well"
