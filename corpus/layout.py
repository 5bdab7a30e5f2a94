"""The signs of a page's lines → what each of them is: the cheapest walk through the tables of weights.

Viterbi's algorithm over six contexts. Nothing here knows Chinese: what is seen is in `corpus/signs.py`, what it
weighs in `corpus/weights.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache, partial, reduce
from operator import itemgetter, or_
from typing import NamedTuple

from corpus.signs import WORDS
from corpus.weights import ENDS, MOVES, Context, Role, added

_CONTEXTS = tuple(Context)
_COST = itemgetter(0)
_RANK = {context: rank for rank, context in enumerate(_CONTEXTS)}
# A move this much dearer than the cheapest from the same context is never taken, nor is a context this much dearer
# than the best ever returned to: what follows makes no such difference. Leaving them out makes a page three times
# faster and changed not one of 12,000 readings.
_HOPELESS = 8.0


# So many signs are added up together, and their sums remembered: few lines show the same signs as another does, of any
# sixteen neighbours in the table most do.
PART = 16


@dataclass(frozen=True, slots=True)
class Taken:
    """What a line was taken for, and how far its article had come before and after it."""

    role: Role
    before: Context
    after: Context
    opens: bool  # whether an article begins with this line


#: What a line may be taken for in a context: (rank after, cost, what for), None where there is no line.
_Ways = Sequence[tuple[int, float, Taken | None]]
#: The best way to each context that was reached: rank → (cost, rank before, what for).
_Reached = dict[int, tuple[float, int, Taken | None]]
#: The fields that stand before each article: a headline printed above them keeps waiting for its text.
_WAITS = (Context.TITLED, Context.READY)


@dataclass(slots=True)
class _Table:
    """The tables of weights, laid out for the walk."""

    bases: tuple[float, ...]  # what each move costs
    columns: tuple[tuple[int, tuple[float, ...]], ...]  # what each sign adds to each move
    ends: dict[Context, float]

    def over(self, before: int) -> _Ways:
        """An article is over here, whatever was open."""
        return ((0, self.ends[_CONTEXTS[before]], None),)

    def fields(self, before: int) -> _Ways:
        """Fields stand here: an article is over, or its headline waits."""
        waits = ((before, 0.0, None),) if _CONTEXTS[before] in _WAITS else ()
        return (*self.over(before), *waits)


class _Moves(NamedTuple):
    """The moves from one context, numbered in the order of the table."""

    # by the rank after: it, what the first move there is and its number, and those of the others
    to: tuple[tuple[int, Taken, int, tuple[tuple[Taken, int], ...]], ...]
    bases: tuple[float, ...]
    parts: tuple[tuple[int, Callable[[int], tuple[float, ...]]], ...]  # some signs, and what those seen of them add


def roles(seen: Sequence[int], breaks: Mapping[int, bool]) -> list[Taken]:
    """What each line is. `breaks` has the lines before which an article is over: True for certain, False for fields."""
    reached: _Reached = {0: (0.0, 0, None)}
    trail: list[_Reached] = []
    for n, sign in enumerate(seen):
        if n in breaks:
            reached = _advance(reached, _TABLE.over if breaks[n] else _TABLE.fields)
            trail.append(reached)
        if len(reached) == 1:  # as between plain paragraphs, which most lines are
            ((before, (cost, _, _)),) = reached.items()
            reached = {to: (cost + more, before, taken) for to, more, taken in _ways(sign, before)}
        else:
            reached = _advance(reached, partial(_ways, sign))
        trail.append(reached)
    return _walk_back(reached, trail)


def _advance(reached: _Reached, ways: Callable[[int], _Ways]) -> _Reached:
    after: _Reached = {}
    limit = min(map(_COST, reached.values())) + _HOPELESS
    for before, (cost, _, _) in reached.items():
        if cost <= limit:
            for to, more, taken in ways(before):
                total = cost + more
                if to not in after or total < after[to][0]:
                    after[to] = (total, before, taken)
    return after


def _walk_back(reached: _Reached, trail: Sequence[_Reached]) -> list[Taken]:
    at = min(reached, key=lambda rank: reached[rank][0] + _TABLE.ends[_CONTEXTS[rank]])
    found: list[Taken] = []
    for ways in reversed(trail):
        _, before, taken = ways[at]
        if taken is not None:
            found.append(taken)
        at = before
    return found[::-1]


def _taken(before: Context, role: Role, after: Context) -> Taken:
    if role is Role.TITLE:
        opens = before is not Context.TITLED
    else:
        opens = role is Role.STORY or (before is Context.OUTSIDE and role in (Role.BODY, Role.HEADING))
    return Taken(role, before, after, opens)


# A line with signs like no other's costs most here, and is met in one or two of the six contexts: for these alone it is
# worked out.
@lru_cache(maxsize=1 << 15)
def _ways(seen: int, before: int) -> _Ways:
    """The cheapest move from a context to each other one, for a line with these signs; hopeless ones left out."""
    moves = _moves(before)
    costs = list(map(sum, zip(moves.bases, *[added(seen & part) for part, added in moves.parts], strict=True)))
    limit = min(costs) + _HOPELESS
    found: list[tuple[int, float, Taken]] = []
    for to, taken, n, others in moves.to:
        cost = costs[n]
        for other, m in others:
            if costs[m] < cost:
                cost, taken = costs[m], other
        if cost <= limit:
            found.append((to, cost, taken))
    return found


@cache
def _moves(before: int) -> _Moves:
    """The moves from a context, and the signs that change what they cost."""
    leaving = [n for n, (context, _, _) in enumerate(MOVES) if context is _CONTEXTS[before]]
    to: dict[int, list[tuple[Taken, int]]] = {}
    for here, move in enumerate(move for move in MOVES if move[0] is _CONTEXTS[before]):
        to.setdefault(_RANK[move[2]], []).append((_taken(*move), here))
    columns = sorted((sign, tuple(column[n] for n in leaving)) for sign, column in _TABLE.columns)
    return _Moves(
        tuple((after, *ways[0], tuple(ways[1:])) for after, ways in to.items()),
        tuple(_TABLE.bases[n] for n in leaving),
        tuple(_part(columns[n : n + PART]) for n in range(0, len(columns), PART)),
    )


def _part(columns: Sequence[tuple[int, tuple[float, ...]]]) -> tuple[int, Callable[[int], tuple[float, ...]]]:
    """The signs of some columns, and a function that adds up the columns of those seen."""
    nothing = (0.0,) * len(columns[0][1])

    @lru_cache(maxsize=1 << 12)
    def added(seen: int) -> tuple[float, ...]:
        return tuple(map(sum, zip(nothing, *[column for sign, column in columns if sign & seen], strict=True)))

    return reduce(or_, [sign for sign, _ in columns]), added


_TABLE = _Table(
    tuple(cost for cost, _ in MOVES.values()),
    tuple((sign, tuple(added(sign, *move) for move in MOVES)) for sign in WORDS),
    dict(ENDS),
)


def use(
    bases: tuple[float, ...], columns: tuple[tuple[int, tuple[float, ...]], ...], ends: dict[Context, float]
) -> None:
    """Read with other weights from here on, in this process: how they are tried before they stand in the table."""
    _TABLE.bases, _TABLE.columns, _TABLE.ends = bases, columns, ends
    _moves.cache_clear()
    _ways.cache_clear()


def reason(seen: int, taken: Taken) -> str:
    """Why the line was taken for that: the move, and the signs that spoke for it, strongest first."""
    move = taken.before, taken.role, taken.after
    spoke = sorted((added(sign, *move), words) for sign, words in WORDS.items() if sign & seen)
    said = "; ".join(dict.fromkeys(words for cost, words in spoke if cost < 0))
    return MOVES[move][1] + (f" ({said})" if said else "")
