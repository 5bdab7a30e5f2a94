"""Sheets → the weights under which what the pages truly are is most likely: the numbers of `corpus/weights.py`.

The walk of `corpus/layout.py` is taken for a conditional random field: the cheaper a reading, the likelier. Every
reading that a sheet allows counts as right, all other readings as wrong, and the weights go down the slope of the
likelihood, held back towards the numbers that stand in the table now.

It does not show how well pages are read: `benchmarks/accuracy.py` does.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from benchmarks.sheets import Sheet, Wanted
from corpus.signs import WORDS
from corpus.weights import ENDS, MOVES, PLACED, WEIGHTS, Context, Role

Floats = NDArray[np.float64]

_CONTEXTS = tuple(Context)
_ROLES = tuple(Role)
_MOVES = tuple(MOVES)
_SIGNS = tuple(WORDS)
_BEFORE = np.array([_CONTEXTS.index(before) for before, _, _ in _MOVES])
_AFTER = np.array([_CONTEXTS.index(after) for _, _, after in _MOVES])
_ROLE = np.array([_ROLES.index(role) for _, role, _ in _MOVES])
_TO = np.eye(len(_CONTEXTS))[_AFTER]
_FROM = np.eye(len(_CONTEXTS))[_BEFORE]
_OF = np.eye(len(_ROLES))[_ROLE]
_PLACED = np.array(
    [[role is r and before in befores and after in afters for before, role, after in _MOVES]
     for _, r, befores, afters, _ in PLACED],
    dtype=float,
)  # fmt: skip
_PLACED_SIGN = np.array([_SIGNS.index(sign) for sign, *_ in PLACED])


@dataclass
class Weights:
    """The numbers of the table as arrays."""

    base: Floats  # by move
    signs: Floats  # by sign and role
    placed: Floats  # by row of PLACED
    ends: Floats  # by context

    @staticmethod
    def standing() -> Weights:
        """Those of `corpus/weights.py`."""
        return Weights(
            np.array([cost for cost, _ in MOVES.values()]),
            np.array([WEIGHTS.get(sign, (0.0,) * len(_ROLES)) for sign in _SIGNS], dtype=float),
            np.array([cost for *_, cost in PLACED]),
            np.array([ENDS[context] for context in _CONTEXTS]),
        )

    def arrays(self) -> tuple[Floats, ...]:
        """All of them."""
        return self.base, self.signs, self.placed, self.ends

    def added(self) -> Floats:
        """What each sign adds to each move."""
        total = self.signs @ _OF.T
        np.add.at(total, _PLACED_SIGN, self.placed[:, None] * _PLACED)
        return total


class Batch:
    """Sheets side by side: shorter ones padded, each different set of signs once."""

    def __init__(self, sheets: Sequence[Sheet], importance: Sequence[float]) -> None:
        kinds: dict[int, int] = {}
        length = max(len(sheet.signs) for sheet in sheets)
        self.line = np.full((length, len(sheets)), -1)
        self.allowed = np.zeros((length, len(sheets), len(_MOVES)))
        self.over = np.zeros((length, len(sheets)), dtype=int)  # 1 for certain, 2 for fields
        self.importance = np.array(importance)
        self.last = np.array([len(sheet.signs) - 1 for sheet in sheets])
        for n, sheet in enumerate(sheets):
            for at, (sign, wanted) in enumerate(zip(sheet.signs, sheet.wanted, strict=True)):
                self.line[at, n] = kinds.setdefault(sign, len(kinds))
                self.allowed[at, n] = _allowed(wanted)
            for at, certain in sheet.breaks.items():
                if at < len(sheet.signs):
                    self.over[at, n] = 1 if certain else 2
        self.seen = np.array([[bool(kind & sign) for sign in _SIGNS] for kind in kinds], dtype=float)

    def slope(self, weights: Weights) -> tuple[float, Weights]:
        """Minus the log likelihood of what is right, a sheet, and its slope at these weights."""
        costs = weights.base + self.seen @ weights.added()
        odds = np.exp(-(costs - costs.min(axis=1, keepdims=True)))
        free, free_ends, free_log = self._expected(odds, weights.ends, None)
        right, right_ends, right_log = self._expected(odds, weights.ends, self.allowed)
        by_kind = right - free  # how much more often the right readings move so
        by_sign = self.seen.T @ by_kind
        total = self.importance.sum()
        slope = Weights(
            by_kind.sum(axis=0) / total,
            by_sign @ _OF / total,
            (by_sign[_PLACED_SIGN] * _PLACED).sum(axis=1) / total,
            (right_ends - free_ends) / total,
        )
        return float(((free_log - right_log) * self.importance).sum() / total), slope

    def _expected(self, odds: Floats, ends: Floats, allowed: Floats | None) -> tuple[Floats, Floats, Floats]:
        """How often each move is made for each kind of line, where pages end, and the log of the sum of all walks."""
        length, pages = self.line.shape
        over = np.exp(-ends)
        reached = np.zeros((length + 1, pages, len(_CONTEXTS)))
        reached[0, :, 0] = 1.0
        entered = np.zeros((length, pages, len(_CONTEXTS)))
        ways = np.zeros((length, pages, len(_MOVES)))
        log = np.zeros(pages)
        for at in range(length):
            here = self.line[at] >= 0
            entered[at] = _broken(reached[at], over, self.over[at])
            ways[at, here] = odds[self.line[at, here]]
            if allowed is not None:
                ways[at] *= allowed[at]
            after = (entered[at][:, _BEFORE] * ways[at]) @ _TO
            size = np.where(here, after.sum(axis=1), 1.0)
            log += np.log(size)
            reached[at + 1] = np.where(here[:, None], after / size[:, None], reached[at])
        closing = reached[-1] * over
        log += np.log(closing.sum(axis=1))
        finals = (closing / closing.sum(axis=1, keepdims=True) * self.importance[:, None]).sum(axis=0)
        counts = np.zeros((len(self.seen), len(_MOVES)))
        below = np.tile(over, (pages, 1))
        for at in range(length - 1, -1, -1):
            here = self.line[at] >= 0
            moves = entered[at][:, _BEFORE] * ways[at] * below[:, _AFTER]
            size = moves.sum(axis=1, keepdims=True)
            shares = moves[here] / size[here] * self.importance[here, None]
            np.add.at(counts, self.line[at, here], shares)
            above = (ways[at] * below[:, _AFTER]) @ _FROM
            above = _broken_back(above, over, self.over[at])
            below = np.where(here[:, None], above / np.maximum(above.max(axis=1, keepdims=True), 1e-300), below)
        return counts, finals, log


def _allowed(wanted: Wanted | None) -> Floats:
    if wanted is None:
        return np.ones(len(_MOVES))
    return np.array([role is wanted.role and _opens(before, role) == wanted.opens for before, role, _ in _MOVES], float)


def _opens(before: Context, role: Role) -> bool:
    """Whether an article begins with this move, as `layout` has it."""
    if role is Role.TITLE:
        return before is not Context.TITLED
    return role is Role.STORY or (before is Context.OUTSIDE and role in (Role.BODY, Role.HEADING))


_WAITS = np.array([context in (Context.TITLED, Context.READY) for context in _CONTEXTS])


def _broken(reached: Floats, over: Floats, kind: NDArray[np.int_]) -> Floats:
    """The contexts where an article was said to be over."""
    outside = np.zeros_like(reached)
    outside[:, 0] = (reached * over).sum(axis=1)
    fields = outside + reached * _WAITS
    return np.where(kind[:, None] == 0, reached, np.where(kind[:, None] == 1, outside, fields))


def _broken_back(above: Floats, over: Floats, kind: NDArray[np.int_]) -> Floats:
    outside = above[:, :1] * over
    fields = outside + above * _WAITS
    return np.where(kind[:, None] == 0, above, np.where(kind[:, None] == 1, outside, fields))


def possible(sheet: Sheet) -> bool:
    """Whether the moves of the table can read the sheet as it is wanted."""
    at = {0}
    for n, wanted in enumerate(sheet.wanted):
        if n in sheet.breaks:
            at = {0} if sheet.breaks[n] else {0, *(context for context in at if _WAITS[context])}
        moves = np.flatnonzero(_allowed(wanted))
        at = {int(_AFTER[move]) for move in moves if int(_BEFORE[move]) in at}
    return bool(at)


def fitted(batch: Batch, start: Weights, held: float, steps: int) -> Weights:
    """The weights after so many steps of Adam; `held` is how strongly they are pulled back to `start`."""
    at = [array.copy() for array in start.arrays()]
    mean, square = ([np.zeros_like(array) for array in at] for _ in range(2))
    for step in range(1, steps + 1):
        loss, slope = batch.slope(Weights(*at))
        rate = 0.15 * (1 - step / (steps + 1)) ** 0.7
        for n, (array, down) in enumerate(zip(at, slope.arrays(), strict=True)):
            down = down + held * (array - start.arrays()[n])
            mean[n] = 0.9 * mean[n] + 0.1 * down
            square[n] = 0.99 * square[n] + 0.01 * down**2
            array -= rate * (mean[n] / (1 - 0.9**step)) / (np.sqrt(square[n] / (1 - 0.99**step)) + 1e-4)
        if step % 20 == 1:
            print(f"step {step}: {loss:.4f}", flush=True)
    return Weights(*at)
