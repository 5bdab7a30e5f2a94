"""Sheets → the weights under which what the pages truly are is most likely: the numbers of `corpus/weights.py`.

The walk of `corpus/layout.py` is taken for a conditional random field: the cheaper a reading, the likelier. Every
reading that a sheet allows counts as right, all other readings as wrong, and the weights go down the slope of the
likelihood, held back towards the numbers that stand in the table now.

Corpus: the pages of tests/pages that may be fitted to, their articles reprinted side by side in many styles, and
articles and briefs of the news set among them. Seeded. `python -m benchmarks.fitting --write` puts the numbers into
the table, rounded to quarters; `--folds 4` instead fits to three quarters of the pages and counts the lines misread on
the fourth, for each quarter.

It does not show how well pages are read: `benchmarks/accuracy.py` does.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

import numpy as np
from numpy.typing import NDArray

from benchmarks import opening_words as of_openings
from benchmarks.comparison import truth_of
from benchmarks.layouts import pages
from benchmarks.picture_words import by_folds, examples
from benchmarks.picture_words import fitted as fitted_words
from benchmarks.regression import fold
from benchmarks.reprints import briefs, of_news, reprints
from benchmarks.sheets import Sheet, Wanted, sheet
from benchmarks.speed.corpus import NEWS
from corpus import Article, Gazetteer, Reader, find_dumps, layout, opening_words, picture_words
from corpus.page import lonely_headings, read_page, roles_of, text_source
from corpus.signs import WORDS, Sign
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

# Pictures that are stories are few: what tells them stands in the table, and nothing else is learned of them.
_FREE = np.array([role is not Role.STORY for _, role, _ in _MOVES], dtype=float)
#: What no line with such a sign can be: this stands in the table, too, and is not learned.
FORBIDDEN = 40.0
_FREE_SIGNS = np.array(
    [[(role is not Role.STORY or cost != 0) and not (role is Role.ASIDE and cost == FORBIDDEN)
      for role, cost in zip(_ROLES, WEIGHTS.get(sign, (0.0,) * len(_ROLES)), strict=True)]
     for sign in _SIGNS],
    dtype=float,
)  # fmt: skip
#: The folders of tests/pages whose pages may be fitted to; others are there to judge by.
FITTED = ("tuned", "fresh")
#: How many other pages a marked one counts for.
MARKED = 3.0
#: What a mark says of its line. A picture may be a story of its own: its mark leaves that open.
MARKS = {
    "T": Wanted(Role.TITLE, True),
    "t": Wanted(Role.TITLE, False),
    "h": Wanted(Role.HEADING, False),
    "b": Wanted(Role.BODY, False),
    "r": Wanted(Role.REST, False),
    "y": Wanted(Role.BYLINE, False),
}


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
        length = max(len(one.signs) for one in sheets)
        self.line = np.full((length, len(sheets)), -1)
        self.allowed = np.zeros((length, len(sheets), len(_MOVES)))
        self.over = np.zeros((length, len(sheets)), dtype=int)  # 1 for certain, 2 for fields
        self.importance = np.array(importance)
        self.last = np.array([len(one.signs) - 1 for one in sheets])
        for n, one in enumerate(sheets):
            for at, (sign, wanted) in enumerate(zip(one.signs, one.wanted, strict=True)):
                self.line[at, n] = kinds.setdefault(sign, len(kinds))
                self.allowed[at, n] = _allowed(wanted)
            for at, certain in one.breaks.items():
                if at < len(one.signs):
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


def possible(one: Sheet) -> bool:
    """Whether the moves of the table can read the sheet as it is wanted."""
    at = {0}
    for n, wanted in enumerate(one.wanted):
        if not at:
            return False
        if n in one.breaks:
            at = {0} if one.breaks[n] else {0, *(context for context in at if _WAITS[context])}
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
        for n, (array, likelier) in enumerate(zip(at, slope.arrays(), strict=True)):
            down = (likelier + held * (array - start.arrays()[n])) * (_FREE, _FREE_SIGNS, 1.0, 1.0)[n]
            mean[n] = 0.9 * mean[n] + 0.1 * down
            square[n] = 0.99 * square[n] + 0.01 * down**2
            array -= rate * (mean[n] / (1 - 0.9**step)) / (np.sqrt(square[n] / (1 - 0.99**step)) + 1e-4)
        if step % 20 == 1:
            print(f"step {step}: {loss:.4f}", flush=True)
    return Weights(*at)


def fit(sheets: Sequence[Sheet], importance: Sequence[float], held: float, steps: int) -> Weights:
    """The weights for these sheets, which are installed.

    The first round finds the lonely headings, which are a sign in the second.
    """
    start = Weights.standing()
    weights = fitted(Batch(sheets, importance), start, held, steps)
    install(weights)
    marked = [replace(one, signs=_with_lonely(one)) for one in sheets]
    weights = fitted(Batch(marked, importance), weights, held, steps)
    install(weights)
    return weights


def _with_lonely(one: Sheet) -> list[int]:
    signs = list(one.signs)
    for n in lonely_headings(layout.roles(signs, one.breaks)):
        signs[n] |= Sign.LONELY
    return signs


def install(weights: Weights) -> None:
    """Let `corpus.layout` read with these weights, in this process."""
    added = weights.added()
    columns = tuple((sign, tuple(map(float, added[n]))) for n, sign in enumerate(_SIGNS))
    ends = {context: float(weights.ends[n]) for n, context in enumerate(_CONTEXTS)}
    layout.use(tuple(map(float, weights.base)), columns, ends)


def misread(one: Sheet) -> list[str]:
    """What is taken for something else than it is."""
    taken = roles_of(list(one.signs), one.breaks)
    return [
        f"{one.name}: {text[:40]} is {wanted.role.value}{' that opens' * wanted.opens}, "
        f"taken for {took.role.value}{' that opens' * took.opens}"
        for text, wanted, took in zip(one.texts, one.wanted, taken, strict=True)
        if wanted and (wanted.role is not took.role or wanted.opens != took.opens)
    ]


def written(root: Path) -> list[tuple[Sheet, list[Article]]]:
    """The hand-written pages that may be fitted to, each with the articles of its truth.

    What words say of a line is told by what all pages teach but its own and others of the same fifth.
    """
    reader, found = Reader(Gazetteer.load()), []
    words = by_folds(list(examples(root)))
    openings = of_openings.by_folds([*of_openings.of_pages(root), *of_openings.of_news(NEWS)])
    for half in FITTED:
        for dump in find_dumps(root / half):
            truth = root / "truth" / half / f"{dump.name}.json"
            if truth.exists() and dump.format not in ("jsonl", "json", "csv"):
                record = json.loads(truth.read_text(encoding="utf-8"))
                articles = list(truth_of(record, dump.name))
                picture_words.use(words[fold(dump.name)])
                opening_words.use(openings[fold(dump.name)])
                found.append((sheet(dump.name, reader.page(dump), articles, record["furniture"]), articles))
    picture_words.use(None)
    opening_words.use(None)
    found += [(marked(path), []) for path in sorted(root.with_name("marked").glob("*.txt"))]
    return [(one, articles) for one, articles in found if possible(one)]


def marked(path: Path) -> Sheet:
    """The sheet of a page whose every line begins with a mark that says what it is (tests/marked)."""
    lines = path.read_text(encoding="utf-8").splitlines()
    reading = read_page(text_source("\n".join(line[2:] for line in lines)))
    marks = [lines[line.number - 1][0] for line in reading.content.lines]
    return replace(sheet(path.name, reading, []), wanted=[MARKS.get(mark) for mark in marks])


def printed(articles: Sequence[Article], count: int, seed: int) -> Iterator[Sheet]:
    """The sheets of reprints."""
    for name, text, truth, asides in reprints(articles, count, seed):
        one = sheet(name, read_page(text_source(text)), truth, asides)
        if one.signs and possible(one):
            yield one


def generated(corpus: Path, count: int, seed: int) -> Iterator[Sheet]:
    """The sheets of `count` generated pages of every layout."""
    for page in pages(corpus, count, seed):
        one = sheet(page.name, read_page(text_source(page.text)), page.articles)
        if possible(one):
            yield one


def main() -> None:
    """Fit and write, or fit to a part and count."""
    options = arguments()
    own, rng = written(options.pages), Random(options.seed)
    news = of_news(options.news, 2 * len(own), rng) + briefs(options.news, len(own), rng)
    if options.folds:
        rng.shuffle(own)
        for fold in range(options.folds):
            rest = [page for n, page in enumerate(own) if n % options.folds != fold]
            trained(rest, news, options)
            for one, _ in own[fold :: options.folds]:
                print(*misread(one), sep="\n", end="\n" * bool(misread(one)))
        return
    weights = trained(own, news, options)
    if options.write:
        write(weights, Path("corpus/weights.py"))


def trained(
    pages: Sequence[tuple[Sheet, list[Article]]], news: Sequence[Article], options: argparse.Namespace
) -> Weights:
    """The weights fitted to these pages and to reprints of what stands on them."""
    own = [article for _, articles in pages for article in articles]
    picture_words.use(fitted_words(one for one in examples(options.pages) if not (one.page and one.pictured)))
    anew = list(printed([*own * 4, *news], options.count, options.seed))
    anew += generated(options.news, options.count // 40, options.seed)
    picture_words.use(None)
    sheets = [one for one, _ in pages] + anew
    # A marked page shows one thing that must be read right, and has no article to reprint.
    importance = [options.weight * (1 if articles else MARKED) for _, articles in pages]
    return fit(sheets, importance + [1.0] * len(anew), options.held, options.steps)


def write(weights: Weights, path: Path) -> None:
    """Put the numbers, in quarters, into the rows of the table. What stays below 0.3 is dropped."""
    text = path.read_text(encoding="utf-8")
    names = {sign: name for name, sign in vars(Sign).items() if name.isupper()}
    quarters = [np.round(array * 4) / 4 for array in weights.arrays()]
    base, signs, placed, ends = (np.where(np.abs(array) < 0.3, 0, array) for array in quarters)
    rows = iter(base)
    text = re.sub(r"(?m)^(    \([A-Z], [A-Z]+, [A-Z]\): \()-?[\d.]+", lambda found: f"{found[1]}{next(rows)}", text)
    for n, sign in enumerate(_SIGNS):
        numbers = ", ".join(f"{f'{number:g}':>6}" for number in signs[n])
        text = re.sub(rf"(?m)^(    Sign\.{names[sign]}: *\().*(\),)$", rf"\g<1>{numbers}\2", text)
    rows = iter(placed)
    text = re.sub(r"(?m)^(    \(Sign\..*, )-?[\d.]+(\),)$", lambda found: f"{found[1]}{next(rows)}{found[2]}", text)
    closing = ", ".join(f"{context}: {end}" for context, end in zip("OTRIHB", ends, strict=True))
    path.write_text(re.sub(r"ENDS = \{.*\}", f"ENDS = {{{closing}}}", text), encoding="utf-8")


def arguments() -> argparse.Namespace:
    """What to fit to, and how closely."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="write corpus/weights.py")
    parser.add_argument("--folds", type=int, default=0, help="into how many parts pages are split, each tested once")
    parser.add_argument("--pages", type=Path, default=Path("tests/pages"), help="hand-written pages")
    parser.add_argument("--news", type=Path, default=Path("../shared/data/news.jsonl.xz"), help="news to print")
    parser.add_argument("--count", type=int, default=1000, help="reprinted pages")
    parser.add_argument("--weight", type=float, default=10.0, help="how many reprints a page itself counts for")
    parser.add_argument("--held", type=float, default=0.002, help="the pull towards the weights that stand")
    parser.add_argument("--steps", type=int, default=50, help="steps of each of the two rounds")
    parser.add_argument("--seed", type=int, default=5)
    return parser.parse_args()


if __name__ == "__main__":
    main()
