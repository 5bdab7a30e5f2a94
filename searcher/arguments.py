"""Turn what a script gives a search into our types: how many hits, orders, units of hits, days, places, facets, ids.

What is none of these is told apart here, before the index is asked: a fault met there would be held against the index.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from operator import index as whole

from corpus import Period
from searcher.errors import ParagraphNotFoundError, QueryError
from searcher.query import District, Node, Or, Published
from searcher.results import By, Sort
from searcher.when import read_period

When = str | date | None
Where = str | Sequence[str] | None
FACETS = ("district", "date")
# As many hits can be asked for by number.
MOST_HITS = 1_000_000


def read_reach(query: str, limit: int | None, offset: int = 0) -> int | None:
    """How many hits have to be found to leave out `offset` and show `limit`; None for all. Raises QueryError."""
    try:
        offset, limit = whole(offset), None if limit is None else whole(limit)
    except TypeError:
        raise QueryError(query, f"limit {limit!r} and offset {offset!r}: both are whole numbers") from None
    if offset < 0 or (limit is not None and limit < 0):
        raise QueryError(query, f"limit {limit} and offset {offset}: neither can be below 0; limit None means all")
    if offset + (limit or 0) > MOST_HITS:
        raise QueryError(query, f"hits beyond {MOST_HITS:,} are not counted out; limit None or `scan` gives all")
    return None if limit is None else offset + limit


def read_sort(query: str, sort: Sort | str) -> Sort:
    """The order of this name. Raises QueryError."""
    try:
        return Sort(sort)
    except ValueError:
        raise QueryError(query, f"no order is called {sort!r}; there are {', '.join(Sort)}") from None


def read_by(query: str, by: By | str) -> By:
    """The unit of this name. Raises QueryError."""
    try:
        return By(by)
    except ValueError:
        raise QueryError(query, f"hits are by {' or '.join(By)}, not by {by!r}") from None


def read_today(today: date | None) -> date | None:
    """The day to count from, of a datetime too. Raises QueryError."""
    if today is None:
        return None
    if not isinstance(today, date):
        raise QueryError(str(today), f"today {today!r} is no datetime.date")
    return date(today.year, today.month, today.day)


def read_filters(query: str, district: Where, since: When, until: When, today: date | None = None) -> tuple[Node, ...]:
    """The nodes that filters by keyword mean. Raises QueryError."""
    places = tuple(map(District, read_places(query, district)))
    nodes: list[Node] = [Or(places)] if len(places) > 1 else list(places)
    if since is not None or until is not None:
        nodes.append(Published(read_bounds(query, since, until, today)))
    return tuple(nodes)


def read_places(query: str, district: Where) -> tuple[str, ...]:
    """The names of districts that are given as one, several or None. Raises QueryError for what is no name."""
    if district is None:
        return ()
    names = (district,) if isinstance(district, str) or not isinstance(district, Iterable) else tuple(district)
    for name in names:
        if not isinstance(name, str):
            raise QueryError(query, f"a district is given by its name, not as {name!r}")
    return names


def read_bounds(query: str, since: When, until: When, today: date | None = None) -> Period:
    """The days between two bounds, both included. Raises QueryError."""
    first, last = (bound(query, value, name, today) for value, name in ((since, "since"), (until, "until")))
    if first.first > last.last:
        raise QueryError(query, f"since {since} comes after until {until}; no day is between them")
    return Period(first.first, last.last)


def bound(query: str, value: When, name: str, today: date | None = None) -> Period:
    """The days one bound speaks of; all days when it is left out."""
    if value is None:
        return Period(date.min, date.max)
    if isinstance(value, date):
        day = date(value.year, value.month, value.day)  # of a datetime too, whose hour says nothing here
        return Period(day, day)
    if not isinstance(value, str) or (period := read_period(value, today)) is None:
        raise QueryError(query, f"{name} {value!r} is no date. Write 2026, 2026-06, 2026年6月29日, 今年 or 近30天.")
    return period


def read_name(name: str) -> str:
    """The id of an article or paragraph. Raises ParagraphNotFoundError for what is no text."""
    if not isinstance(name, str):
        raise ParagraphNotFoundError(name)
    return name


def read_facets(wanted: bool | str | Iterable[str] | None) -> tuple[str, ...]:
    """The names of the facets wanted, all of them for True. Raises QueryError."""
    if isinstance(wanted, bool) or wanted is None:
        return FACETS if wanted else ()
    names = (wanted,) if isinstance(wanted, str) or not isinstance(wanted, Iterable) else tuple(wanted)
    for name in names:
        if name not in FACETS:
            raise QueryError(str(name), f"no facet {name!r}; there are {' and '.join(FACETS)}")
    return names
