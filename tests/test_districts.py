"""Places of rows, looked at by sets of labels: as counting them one by one says."""

from __future__ import annotations

from collections import Counter

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from index.districts import Districts

LABELS = ("泉州市", "安溪县", "晋江市", "官桥镇")
SETS = st.lists(st.lists(st.sampled_from(LABELS), unique=True).map(tuple), max_size=6, unique=True)


@given(data=st.data(), sets=SETS)
def test_few_rows_and_many_are_counted_alike_and_each_lies_where_its_set_says(
    data: st.DataObject, sets: list[tuple[str, ...]]
) -> None:
    numbers = data.draw(st.lists(st.integers(0, len(sets) - 1), max_size=30) if sets else st.just([]))
    rows = np.array(data.draw(st.lists(st.sampled_from(range(len(numbers))), unique=True)) if numbers else [], np.int32)
    found = Districts(sets, np.array(numbers, np.uint16))
    counted = Counter(label for row in rows.tolist() for label in sets[numbers[row]])
    counts = dict(zip(found.labels, found.counts(rows).tolist(), strict=True))
    assert {label: count for label, count in counts.items() if count} == dict(counted)
    for label in LABELS:
        inside = found.holding([label]).take(found.numbers.take(rows))
        assert inside.tolist() == [label in sets[numbers[row]] for row in rows.tolist()]
