"""Runs laid behind one another hold what each of them held, in the order of their terms."""

from __future__ import annotations

from collections import defaultdict

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index import growing, joining
from index.ends import Ends
from index.growing import Growing
from index.inversion import SECOND_BITS, Run
from index.joining import Joined, Runs, encoded, together
from index.lists import Lists, decode_all

UNITS, ROWS = 5, 4
# For each run: unit, the one behind it or -1, row of the run, how often.
POSTINGS = st.dictionaries(
    st.tuples(st.integers(0, UNITS - 1), st.integers(-1, UNITS - 1), st.integers(0, ROWS - 1)), st.integers(1, 255)
)
MANY = st.lists(POSTINGS, max_size=4)
RANKS = st.permutations(range(UNITS))


def is_word(first: int, second: int) -> bool:
    return second >= 0 and (first + second) % 2 == 0


def run_of(postings: dict[tuple[int, int, int], int], base: int) -> Run:
    """A run as a batch makes it."""
    owners: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for (first, second, row), times in sorted(postings.items()):
        owners[first << SECOND_BITS | (second + 1) << 1 | is_word(first, second)].append((row, times))
    both = [pair for term in sorted(owners) for pair in owners[term]]
    return Run(
        np.array(sorted(owners), np.int64),
        np.array([len(owners[term]) for term in sorted(owners)], np.int32),
        np.array([row for row, _ in both], np.uint16),
        np.array([times for _, times in both], np.uint8),
        base,
    )


def joined(many: list[dict[tuple[int, int, int], int]], ranks: list[int]) -> tuple[Joined, Lists]:
    """The terms, and their lists, every other part of which was encoded by itself."""
    runs = Runs()
    for number, postings in enumerate(many):
        runs.add(run_of(postings, number * ROWS))
    found = runs.joined("pairs", np.array(ranks, np.int64))
    parts = [encoded(part) if number % 2 else part for number, part in enumerate(found.postings)]
    made = {
        name: array if isinstance(array, np.ndarray) else [*array]
        for arrays in together(parts)
        for name, array in arrays.items()
    }
    ends = Ends(made["pairs.lists.ends"], made["pairs.lists.steps"])
    return found, Lists(np.concatenate(made["pairs.lists.data"]), ends)


@settings(max_examples=200)
@given(MANY, RANKS)
def test_every_posting_stands_in_the_list_of_its_term(
    many: list[dict[tuple[int, int, int], int]], ranks: list[int]
) -> None:
    expected: dict[tuple[int, int], dict[int, int]] = defaultdict(dict)
    for number, postings in enumerate(many):
        for (first, second, row), times in postings.items():
            expected[ranks[first], ranks[second] + 1 if second >= 0 else 0][number * ROWS + row] = times
    found, encoded_lists = joined(many, ranks)
    terms = list(zip(found.first.tolist(), found.second.tolist(), strict=True))
    assert terms == sorted(expected)
    back = {rank: unit for unit, rank in enumerate(ranks)}
    assert found.is_word.tolist() == [is_word(back[first], back.get(second - 1, -1)) for first, second in terms]
    lists = decode_all(encoded_lists)
    ends = np.cumsum(lists.counts).tolist()
    for term, end, count in zip(terms, ends, lists.counts.tolist(), strict=True):
        rows = dict(zip(lists.numbers[end - count : end], lists.times[end - count : end], strict=True))
        assert rows == expected[term]
        assert list(rows) == sorted(rows)


@given(MANY, RANKS)
def test_terms_of_many_bits_are_joined_as_those_of_few(
    many: list[dict[tuple[int, int, int], int]], ranks: list[int]
) -> None:
    few, lists = joined(many, ranks)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(joining, "MOST_BITS", 0)
        patched.setattr(joining, "AT_ONCE", 2)
        other, other_lists = joined(many, ranks)
    assert all(np.array_equal(one, two) for one, two in zip(few[:3], other[:3], strict=True))
    assert np.array_equal(lists.data, other_lists.data)
    assert np.array_equal(lists.ends[:], other_lists.ends[:])


@given(st.lists(st.lists(st.integers(0, 255))), st.integers(1, 9))
def test_what_grows_holds_what_was_put_behind_one_another(parts: list[list[int]], step: int) -> None:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(growing, "STEP", step)
        grown = Growing(np.uint8)
        for number, part in enumerate(parts):
            grown.extend(np.array(part, np.uint8))
            if number == 1:
                grown.widen(np.int32)
    assert grown.values().tolist() == grown.taken().tolist() == [value for part in parts for value in part]
    assert not len(grown)
