"""Arrange facet counts for reading: districts as a tree, months along a time axis, counts as bars. Plain text only."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from searcher.facets import FacetCount

EIGHTHS = " ▏▎▍▌▋▊▉"
# A histogram longer than five years of months no longer fits a screen, so it counts by the year.
MOST_MONTHS = 60


class Row(NamedTuple):
    """One line of a chart: `number` is what the bar shows, `depth` counts the districts it lies in."""

    label: str
    number: int
    depth: int = 0


def tree(counts: Sequence[FacetCount]) -> list[Row]:
    """The districts, each followed by those that lie in it; siblings in the order given."""
    known = {count.value for count in counts}
    children: dict[str | None, list[FacetCount]] = {}
    for count in counts:
        children.setdefault(count.parent if count.parent in known else None, []).append(count)
    return list(branches(children, None, 0))


def branches(children: dict[str | None, list[FacetCount]], parent: str | None, depth: int) -> Iterator[Row]:
    """Yield the rows below one district."""
    for count in children.get(parent, ()):
        yield Row(count.value, count.count, depth)
        yield from branches(children, count.value, depth + 1)


def most(counts: Sequence[FacetCount], limit: int) -> tuple[FacetCount, ...]:
    """At most `limit` of the districts, those counted most; a district only with all it lies in that are counted."""
    by_value = {count.value: count for count in counts}
    kept: set[str] = set()
    for count in sorted(counts, key=lambda count: -count.count):
        wanted = {count.value}
        above = count.parent
        while above in by_value and above not in wanted:
            wanted.add(above)
            above = by_value[above].parent
        if len(kept | wanted) <= limit:
            kept |= wanted
    return tuple(count for count in counts if count.value in kept)


def months(counts: Sequence[FacetCount], limit: int = MOST_MONTHS) -> list[Row]:
    """Every month from the first to the last, those with nothing too; every year when that is more than `limit`.

    Every decade, when those are more than twice as many: a single old page would be sixty empty lines.
    """
    known = {count.value: count.count for count in counts}
    if not known:
        return []
    first, last = min(known), max(known)
    if month_number(last) - month_number(first) < limit:
        names = map(month_name, range(month_number(first), month_number(last) + 1))
        return [Row(name, known.get(name, 0)) for name in names]
    years = int(last[:4]) - int(first[:4])
    return periods(known, 1, "") if years < 2 * limit else periods(known, 10, "s")


def periods(known: Mapping[str, int], years: int, behind: str) -> list[Row]:
    """The counts of months, added up for every so many years; `behind` is what follows the number of the first."""
    numbers: dict[int, int] = {}
    for name, count in known.items():
        first = int(name[:4]) // years * years
        numbers[first] = numbers.get(first, 0) + count
    whole = range(min(numbers), max(numbers) + 1, years)
    return [Row(f"{first:04}{behind}", numbers.get(first, 0)) for first in whole]


def month_number(name: str) -> int:
    """The months between the year 0 and `2026-06`."""
    return int(name[:4]) * 12 + int(name[5:7]) - 1


def month_name(number: int) -> str:
    """The month of that number, as in `2026-06`."""
    return f"{number // 12:04}-{number % 12 + 1:02}"


def bar(number: int, longest: int, cells: int) -> str:
    """A bar whose length is to `cells` as `number` is to `longest`; empty for zero alone."""
    eighths = max(round(8 * cells * number / longest), 1) if number else 0
    return ("█" * (eighths // 8) + EIGHTHS[eighths % 8]).rstrip()
