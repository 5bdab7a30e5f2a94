"""The signs of a page's lines → what each of them is: the cheapest walk through the tables of weights.

Viterbi's algorithm over six contexts. Nothing here knows Chinese: what is seen is in `corpus/signs.py`, what it
weighs in `corpus/weights.py`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from corpus.signs import WORDS, Sign
from corpus.weights import ENDS, MOVES, WEIGHTS, Context, Role

_CONTEXTS = tuple(Context)
_RANK = {context: rank for rank, context in enumerate(_CONTEXTS)}
_INFINITY = float("inf")

_Step = tuple[int, int, float, Role | None]
_Back = list[tuple[int, Role | None]]


@dataclass(frozen=True, slots=True)
class Taken:
    """What a line was taken for, and how far its article had come before and after it."""

    role: Role
    before: Context
    after: Context


#: An article is over here, whatever was open.
_OVER: tuple[_Step, ...] = tuple((_RANK[context], 0, cost, None) for context, cost in ENDS.items())
#: The fields that stand before each article: a headline printed above them keeps waiting for its text.
_FIELDS: tuple[_Step, ...] = (*_OVER, *((_RANK[c], _RANK[c], 0.0, None) for c in (Context.TITLED, Context.READY)))


def roles(seen: Sequence[Sign], breaks: dict[int, bool]) -> list[Taken]:
    """What each line is. `breaks` has the lines an article is over before: True for certain, False where fields stand."""
    costs = [0.0] + [_INFINITY] * (len(_CONTEXTS) - 1)
    trail: list[_Back] = []
    for n, sign in enumerate(seen):
        if n in breaks:
            costs, back = _advance(costs, _OVER if breaks[n] else _FIELDS)
            trail.append(back)
        costs, back = _advance(costs, _steps(sign))
        trail.append(back)
    return _walk_back(costs, trail)


def _advance(costs: list[float], steps: tuple[_Step, ...]) -> tuple[list[float], _Back]:
    after = [_INFINITY] * len(costs)
    back: _Back = [(0, None)] * len(costs)
    for before, to, cost, role in steps:
        total = costs[before] + cost
        if total < after[to]:
            after[to] = total
            back[to] = (before, role)
    return after, back


def _walk_back(costs: list[float], trail: Sequence[_Back]) -> list[Taken]:
    at = min(range(len(costs)), key=lambda rank: costs[rank] + ENDS[_CONTEXTS[rank]])
    found: list[Taken] = []
    for back in reversed(trail):
        before, role = back[at]
        if role is not None:
            found.append(Taken(role, _CONTEXTS[before], _CONTEXTS[at]))
        at = before
    return found[::-1]


@lru_cache(maxsize=1 << 14)
def _steps(seen: Sign) -> tuple[_Step, ...]:
    """The cheapest move from each context to each other one, for a line with these signs."""
    best: dict[tuple[int, int], _Step] = {}
    for (before, role, after), (base, _) in MOVES.items():
        cost = base + sum(weight for _, weight in _weights(seen, before, role, after))
        way = _RANK[before], _RANK[after]
        if way not in best or cost < best[way][2]:
            best[way] = (*way, cost, role)
    return tuple(best.values())


def _weights(seen: Sign, before: Context, role: Role, after: Context) -> list[tuple[Sign, float]]:
    return [
        (sign, weight.cost)
        for sign, weights in WEIGHTS.items()
        if sign & seen
        for weight in weights
        if weight.role is role and before in weight.before and after in weight.after
    ]


def reason(seen: Sign, taken: Taken) -> str:
    """Why the line was taken for that: the move, and the signs that spoke for it, strongest first."""
    spoke = sorted(
        (cost, WORDS[sign]) for sign, cost in _weights(seen, taken.before, taken.role, taken.after) if cost < 0
    )
    said = "; ".join(dict.fromkeys(words for _, words in spoke))
    return MOVES[taken.before, taken.role, taken.after][1] + (f" ({said})" if said else "")
