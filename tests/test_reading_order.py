"""Rows are read by dump, line, hash and place in the article, whatever segments they lie in."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np
from hypothesis import example, given
from hypothesis import strategies as st

from index.reading_order import is_sorted, ranks

FEW = st.integers(0, 2)


@given(st.lists(st.tuples(FEW, FEW, FEW), max_size=6))
@example([(0, 1, 0), (1, 0, 0), (1, 0, 0)])
@example([(0, 0, 1), (0, 0, 0)])
def test_keys_are_sorted_when_the_first_that_differs_rises(rows: list[tuple[int, int, int]]) -> None:
    keys = np.array(rows, np.int32).reshape(-1, 3).T
    assert is_sorted(list(keys)) == (rows == sorted(rows))


DUMPS = ["a.txt", "b/a.txt", "c.txt"]
# Of each article: the number of its dump, its first line, its hash, and how many paragraphs it has.
ARTICLES = st.tuples(FEW, FEW, st.sampled_from([0, 1, 2**64 - 1]), st.integers(1, 3))
SEGMENTS = st.lists(st.lists(ARTICLES, max_size=4), max_size=3)


def part(articles: list[tuple[int, int, int, int]]) -> Any:
    """A segment as far as the order of its rows goes; it knows those dumps alone that it has articles of."""
    names = sorted({DUMPS[dump] for dump, *_ in articles})
    columns = {
        "articles.hash": np.array([hashed for _, _, hashed, _ in articles], np.uint64),
        "articles.dump": np.array([names.index(DUMPS[dump]) for dump, *_ in articles], np.int32),
    }
    segment = SimpleNamespace(
        first=np.cumsum([0, *(size for *_, size in articles)], dtype=np.int32),
        first_lines=np.array([line for _, line, _, _ in articles], np.int64),
        column=columns.__getitem__,
        terms=lambda _: SimpleNamespace(strings=lambda: names),
    )
    return SimpleNamespace(segment=segment)


@given(SEGMENTS)
@example([[(0, 0, 0, 1), (0, 1, 0, 3)], [(0, 0, 1, 2)]])
@example([[(0, 0, 1, 1)], [(0, 0, 0, 1)]])
@example([[(2, 0, 0, 1)], [(1, 0, 0, 1)]])
def test_rows_of_several_segments_are_read_in_the_order_of_their_articles(
    segments: list[list[tuple[int, int, int, int]]],
) -> None:
    rows = [(*article[:3], place) for articles in segments for article in articles for place in range(article[3])]
    numbers = [(*row, number) for number, row in enumerate(rows)]
    found = ranks([part(articles) for articles in segments], DUMPS)
    assert found.dtype == np.int32
    assert sorted(found.tolist()) == list(range(len(rows)))
    if len({article[:3] for articles in segments for article in articles}) == sum(map(len, segments)):
        assert [number for *_, number in sorted(numbers)] == np.argsort(found).tolist()
