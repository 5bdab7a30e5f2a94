"""Columns of numbers are as wide as their highest number needs, and no wider."""

import numpy as np
import pytest

from index.columns import narrow


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
