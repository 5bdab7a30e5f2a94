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
from itertools import groupby

import numpy as np
from numpy.typing import NDArray

from index import Postings, Snapshot
from index.folding import fold
from index.rowsets import NO_ROWS, Rows, intersect, union
from index.standing import ASKED, MOST_ASKED, TERM, Standing, standing
from index.tokenizer import is_term
from index.units import LETTER, UNIT
from searcher import texts

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


def find(text: str, snapshot: Snapshot) -> tuple[Rows, Rows]:
    """The paragraphs where texts like this stand, and at how many places, both int32."""
    asked = blocks(text)
    if len(asked) == 1 and not any(element.like for element in asked[0]):
        found = snapshot.phrase([element.text for element in asked[0]])
        return found.ordinals, found.frequencies
    if len(asked) == len(asked[0]) == 1:
        return of_words_like(asked[0][0], snapshot)
    candidates = reduce(intersect, (rows_of(run, snapshot) for block in asked for run in runs(block)))
    known = list(dict.fromkeys(element for block in asked for element in block if not element.is_one))
    if len(known) > MOST_ASKED:
        return texts.counts(snapshot, candidates, lambda there: sum(1 for _ in stretches(text, there)))
    numbers = {element: ASKED << number for number, element in enumerate(known)}
    wanted = [[numbers.get(element, TERM) for element in block] for block in asked]
    looked_at = standing(
        snapshot,
        candidates,
        [element.text for element in known],
        lambda unit: sum(number for element, number in numbers.items() if element.matches(unit)),
    )
    times = np.concatenate([NO_ROWS, *(how_often(wanted, some) for some in looked_at)])
    there = (times > 0).nonzero()[0]
    return candidates.take(there), times.take(there)


def of_words_like(element: Element, snapshot: Snapshot) -> tuple[Rows, Rows]:
    """The paragraphs that hold what is like one unit, and at how many places, as far as a list counts."""
    times = np.zeros(snapshot.rows, np.int32)
    for postings in lists_of(element, snapshot):
        times[postings.ordinals] += postings.frequencies
    found = (times > 0).nonzero()[0].astype(np.int32)
    return found, times.take(found)


def how_often(blocks: Sequence[Sequence[int]], some: Standing) -> NDArray[np.int32]:
    """At how many places of each text blocks stand behind one another, no mark between: what `stretches` finds."""
    starts = some.beginning(blocks[0])
    ends = starts + len(blocks[0])
    # behind all texts there is a mark, and nothing that is asked for
    beyond = np.array([len(some.bits)])
    marks = np.concatenate([some.marks, beyond])
    for block in blocks[1:]:
        places = np.concatenate([some.beginning(block), beyond + 1])
        nearest = places.take(np.searchsorted(places, ends))
        kept = marks.take(np.searchsorted(marks, ends)) >= nearest
        starts, ends = starts.compress(kept), nearest.compress(kept) + len(block)
    owners = some.owners(starts)
    return np.bincount(owners.compress(owners == some.owners(ends - 1)), minlength=len(some.ends)).astype(np.int32)


def candidates(text: str, snapshot: Snapshot) -> Rows:
    """The paragraphs that hold all that is known of a text, wherever."""
    return reduce(intersect, (rows_of(run, snapshot) for block in blocks(text) for run in runs(block)))


def runs(block: Block) -> Iterator[Sequence[Element]]:
    """Yield the stretches of a block that are looked up at once."""
    for is_plain, run in groupby(block, lambda element: not element.like):
        elements = list(run)
        yield from [elements] if is_plain else ([element] for element in elements if not element.is_one)


def rows_of(run: Sequence[Element], snapshot: Snapshot) -> Rows:
    """The paragraphs where units follow one another, or what is like one unit stands."""
    if not run[0].like:
        return snapshot.phrase([element.text for element in run]).ordinals
    return union([postings.ordinals for postings in lists_of(run[0], snapshot)], snapshot.rows)


def lists_of(element: Element, snapshot: Snapshot) -> Iterator[Postings]:
    """Yield the lists of the terms that are like a unit."""
    pattern, beginning = pattern_of(element.text)
    terms = snapshot.terms("text", beginning)
    return (snapshot.postings("text", term) for term in terms if pattern.fullmatch(term))


@lru_cache(maxsize=256)
def pattern_of(unit: str) -> tuple[re.Pattern[str], str]:
    """A unit with `*` and `?` in it as what matches it whole, and how all that match begin."""
    beginning = re.split(r"[*?]", unit, maxsplit=1)[0]
    one = f"(?:{LETTER}|[.])"
    first, *rest = ("".join(one if char == ONE else re.escape(char) for char in part) for part in unit.split(ANY))
    # what stands between two * may be taken where it first fits, for good: without going back, no pattern takes long
    middle = "".join(f"(?=(?P<g{number}>{one}*?{part}))(?P=g{number})" for number, part in enumerate(rest[:-1]))
    return re.compile(first + middle + (f"{one}*{rest[-1]}" if rest else "")), beginning


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
