"""Find texts of which only a part is known: 三?联创, 乡村*振兴, G2*.

`?` stands for one character, `*` for any number of them up to the next hard mark; a Latin word or number counts as one
character. Beside letters and figures they belong to that word: `G2*` is a word that begins so, `20?` has one more.
`*` between such a word and a Han character is both: the rest of the word, and what follows it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache, reduce

import numpy as np

from index.folding import fold
from index.longrow import LongRow, Places, pattern_of
from index.rowsets import intersect
from index.tokenizer import is_term
from index.units import LETTER, UNIT

# Letters and figures with the wildcards beside them, else wildcards, else one unit.
WORD = rf"[*?]*{LETTER}(?:{LETTER}|[*?]|(?<=[0-9])\.(?=[0-9]))*"
PIECE = re.compile(rf"(?P<word>{WORD})|(?P<wild>[*?])|{UNIT.pattern}", re.DOTALL)
ONE, ANY = "?", "*"


@dataclass(frozen=True, slots=True)
class Element:
    """What stands at one place: a unit, or, when `like`, what matches one with `*` and `?` in it."""

    text: str
    like: bool = False

    @property
    def is_one(self) -> bool:
        """Whether any unit but a mark may stand here."""
        return self.like and self.text == ONE

    @property
    def is_any(self) -> bool:
        """Whether any number of units may stand here."""
        return self.like and self.text == ANY

    def matches(self, unit: str) -> bool:
        """Whether a unit may stand here."""
        if self.is_one:
            return is_term(unit)
        return pattern_of(self.text)[0].fullmatch(unit) is not None if self.like else unit == self.text


Block = tuple[Element, ...]


@lru_cache(maxsize=64)
def blocks(text: str) -> tuple[Block, ...]:
    """What must stand at places that follow one another, then, any number of characters on, and so forth.

    Every block holds more than `?`; there is none for a text that asks for nothing more. `*?` means `?*`.
    """
    cut: list[list[Element]] = [[]]
    asked = gap = False
    for element in elements(fold(text)):
        if element.is_any:
            gap = asked  # what stands before all that is asked is none of our business
        elif element.is_one or not gap:
            cut[-1].append(element)
        else:
            cut.append([element])
            gap = False
        asked |= not (element.is_any or element.is_one)
    return tuple(map(tuple, cut)) if asked else ()


def elements(folded: str) -> Iterator[Element]:
    """Yield what a text is made of, its units and wildcards."""
    for match in PIECE.finditer(folded):
        piece = match.group()
        if match["word"] and piece[0] == ANY and match.start():
            yield Element(ANY, like=True)
        yield Element(piece, like=ONE in piece or ANY in piece)
        if match["word"] and piece[-1] == ANY and match.end() < len(folded):
            yield Element(ANY, like=True)


def find(text: str, row: LongRow) -> tuple[Places, Places]:
    """Where texts like this begin in the long row, and where the unit behind each is; ascending by their ends."""
    first, *others = blocks(text)
    starts = block_places(first, row)
    ends = starts + len(first)
    for block in others:
        if not len(ends):
            break
        following = block_places(block, row)
        before, there = row.before(ends, following)
        between = np.searchsorted(row.marks, ends[before]) == np.searchsorted(row.marks, following)
        kept = there & between
        starts, ends = starts[before[kept]], following[kept] + len(block)
    return starts, ends


def block_places(block: Block, row: LongRow) -> Places:
    """Where a block stands in the long row, ascending."""
    lists = sorted((row_places(run, row) - at for at, run in runs(block)), key=len)
    found: Places = reduce(intersect, lists)  # type: ignore[arg-type]
    for at, element in enumerate(block):
        if element.is_one and len(found):
            found = found[(found + at >= 0) & (found + at < row.bases[-1])]
            found = found[~is_among(found + at, row.marks)]
    if len(lists) > 1 or any(element.is_one for element in block):
        found = found[found >= 0]
        found = found[row.rows_of(found) == row.rows_of(found + len(block) - 1)]
    return found


def runs(block: Block) -> Iterator[tuple[int, Sequence[Element]]]:
    """Yield the stretches of a block that are looked up at once, with the place each begins at."""
    at = 0
    while at < len(block):
        end = at + 1
        while not block[at].like and end < len(block) and not block[end].like:
            end += 1
        if not block[at].is_one:
            yield at, block[at:end]
        at = end


def row_places(run: Sequence[Element], row: LongRow) -> Places:
    """Where units stand, or what is like one."""
    if run[0].like:
        pattern, beginning = pattern_of(run[0].text)
        return row.places_of_any(lambda unit: is_term(unit) and pattern.fullmatch(unit) is not None, beginning)
    return row.places([element.text for element in run])


def is_among(wanted: Places, places: Places) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Which of some places are among others, both ascending."""
    if not len(places):
        return np.zeros(len(wanted), np.bool_)
    there: np.ndarray[tuple[int], np.dtype[np.bool_]] = (
        places.take(np.searchsorted(places, wanted), mode="clip") == wanted
    )
    return there


def stretches(text: str, units: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield where in a text's units texts like this stand, as half-open ranges, each as short as can be."""
    first, *others = blocks(text)
    for start in range(len(units)):
        end = end_of(first, units, start)
        for block in others:
            end = next_end(block, units, end) if end else 0
        if end:
            yield start, end


def end_of(block: Block, units: Sequence[str], start: int) -> int:
    """Where a block that stands at `start` ends, 0 when it does not."""
    there = units[start : start + len(block)]
    matched = len(there) == len(block) and all(e.matches(unit) for e, unit in zip(block, there, strict=True))
    return start + len(block) if matched else 0


def next_end(block: Block, units: Sequence[str], start: int) -> int:
    """Where the next block ends that no mark parts from `start`, 0 when there is none."""
    for at in range(start, len(units)):
        if end := end_of(block, units, at):
            return end
        if not is_term(units[at]):
            break
    return 0
