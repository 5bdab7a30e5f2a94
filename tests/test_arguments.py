"""What a script gives a search that means nothing is its mistake, and is told so: the index is not to blame."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

import searcher
from searcher import ParagraphNotFoundError, QueryError, Searcher
from searcher.arguments import read_reach

NONSENSE: dict[str, tuple[tuple[Any, ...], dict[str, Any], str]] = {
    "no query": ((None,), {}, "None"),
    "bytes as a query": ((b"x",), {}, "b'x'"),
    "a limit in words": (("茶",), {"limit": "5"}, "limit '5' and offset 0: both are whole numbers"),
    "a limit in halves": (("茶",), {"limit": 2.5}, "limit 2.5 and"),
    "a limit below none": (("茶",), {"limit": -1}, "limit -1 and offset 0: neither can be below 0; limit None"),
    "more hits than are counted out": (("茶",), {"limit": 999_999, "offset": 2}, "hits beyond 1,000,000 are not"),
    "an offset behind all that is": (("茶",), {"limit": None, "offset": 1_000_001}, "hits beyond 1,000,000 are not"),
    "no offset": (("茶",), {"offset": None}, "offset None: both"),
    "a number as a district": (("茶",), {"district": 5}, "not as 5"),
    "no district among others": (("茶",), {"district": ["安溪", None]}, "not as None"),
    "a year that is no text": (("茶",), {"since": 2026}, "since 2026 is no date"),
    "a facet of no name": (("茶",), {"facets": ["date", 5]}, "no facet 5"),
    "facets as a number": (("茶",), {"facets": 5}, "no facet 5"),
    "no order": (("茶",), {"sort": None}, "no order is called None"),
}  # fmt: skip


@pytest.mark.parametrize(("given", "named", "said"), NONSENSE.values(), ids=NONSENSE)
def test_a_mistake_of_the_caller_is_not_taken_for_damage_of_the_index(
    samples: Searcher, given: tuple[Any, ...], named: dict[str, Any], said: str
) -> None:
    with pytest.raises(QueryError) as caught:
        samples.search(*given, **named)
    assert said in str(caught.value)


def test_hits_are_counted_out_up_to_a_million_and_none_means_all() -> None:
    assert read_reach("茶", 999_998, 2) == 1_000_000
    assert read_reach("茶", None, 1_000_000) is None
    assert (read_reach("茶", 0), read_reach("茶", 0, 3), read_reach("茶", 5, 3)) == (0, 3, 8)


def test_no_district_is_as_good_as_none_named(samples: Searcher) -> None:
    assert samples.search("茶", district=None, facets=None).total == samples.search("茶").total
    assert samples.search("茶", district=("安溪县",)).total == samples.search("茶", district="安溪").total > 0


@pytest.mark.parametrize("limit", [-1, "3", 2.5])
def test_a_limit_that_is_none_is_refused_wherever_there_is_one(samples: Searcher, limit: Any) -> None:
    with pytest.raises(QueryError, match="limit"):
        samples.similar("sample-2026-04-11#2", limit=limit)
    with pytest.raises(QueryError, match="limit"):
        samples.new_words(limit=limit)


@pytest.mark.parametrize("name", [None, 5, b"sample-2026-04-11"])
def test_what_is_no_text_is_no_id(samples: Searcher, name: Any) -> None:
    for ask in (samples.article, samples.near_duplicates, samples.similar):
        with pytest.raises(ParagraphNotFoundError):
            ask(name)


def test_today_may_be_a_moment_and_must_be_a_day(samples: Searcher) -> None:
    place = samples.snapshot.directory
    with (
        searcher.open(place, today=datetime(2026, 7, 1, 5)) as one,
        searcher.open(place, today=date(2026, 7, 1)) as two,
    ):
        for query in ("日期:近30天", "日期:今年", "事件:昨天"):
            assert one.search(query) == two.search(query)
        assert one.search("茶", since="近30天").total == two.search("茶", since="近30天").total
    today: Any = "2026-07-01"
    with pytest.raises(QueryError, match="2026-07-01"):
        searcher.open(place, today=today)
