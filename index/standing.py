"""Turn the texts of many rows into numbers, unit by unit, for questions that lists of rows cannot answer.

The same units as `units.units` finds. Those of one character that is no letter or figure are told from the codes as
they are packed, each by a table of what it is in this question; where others are asked for, all units are cut.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from index.batch import IS_DIGIT, IS_LETTER, IS_SOFT, Analysis, Mask, UnitVocabulary, classify
from index.rowsets import Places, Rows
from index.snapshot import Snapshot
from index.texts import CODE_POINTS, ESCAPE, FILLER, Codes, Texts, escaped, folding
from index.tokenizer import is_term
from index.units import LETTER as LETTERS

Numbers = NDArray[np.uint16]
# What a unit is, as bits: no mark, and whatever is asked for, from ASKED on.
TERM, ASKED = 1, 2
# So many different things can be asked for at once.
MOST_ASKED = 12
# What a character is, above those bits; 0 is not yet known.
ABOVE = 13
SOFT, OTHER, POINT, LETTER, DIGIT = range(1, 6)
# Texts looked at together: their arrays stay in the processor's cache.
AT_ONCE = 2048
BitsOf = Callable[[str], int]


@dataclass(frozen=True, slots=True)
class Standing:
    """The units of some texts one behind another, as bits; `ends` says where each text's end."""

    bits: Numbers
    ends: NDArray[np.int64]

    def where(self, asked: int) -> Places:
        """Where units stand that have a bit, ascending."""
        found: Places = ((self.bits & np.uint16(asked)) > 0).nonzero()[0]
        return found

    def owners(self, places: Places) -> Places:
        """Which text has each of some places."""
        found: Places = np.searchsorted(self.ends, places, "right")
        return found

    def beginning(self, asked: Sequence[int]) -> Places:
        """Where units that have these bits follow one another in one text, ascending."""
        # of what is looked for first few stand there: a TERM is almost every unit
        rarest = next(number for number, bit in enumerate(asked) if bit != TERM or number == len(asked) - 1)
        places: Places = self.where(asked[rarest]) - rarest
        places = places.compress((places >= 0) & (places + len(asked) <= len(self.bits)))
        for number, bit in enumerate(asked):
            if number != rarest:
                places = places.compress((self.bits.take(places + number) & np.uint16(bit)) > 0)
        last = places + (len(asked) - 1)
        return places.compress(self.owners(places) == self.owners(last)) if len(asked) > 1 else places

    @property
    def marks(self) -> Places:
        """Where marks stand."""
        found: Places = ((self.bits & np.uint16(TERM)) == 0).nonzero()[0]
        return found


def standing(snapshot: Snapshot, rows: Rows, asked: Sequence[str], bits: BitsOf) -> Iterator[Standing]:
    """Yield the units of some rows, AT_ONCE texts at a time; `bits` says which bits a unit has that is asked for.

    Where all that is `asked` are single characters, no letters or figures, no other unit may have any bits.
    """
    is_plain = all(len(unit) == 1 and not re.match(LETTERS, unit) for unit in asked)
    for part in snapshot.parts:
        low, high = np.searchsorted(rows, [part.base, part.end]).tolist()
        mine, texts = rows[low:high] - np.int32(part.base), part.segment.texts
        yield from by_codes(texts, mine, asked, bits) if is_plain else by_units(texts, mine, bits)


def chunks(rows: Rows) -> Iterator[Rows]:
    """Yield some rows at a time."""
    return (rows[low : low + AT_ONCE] for low in range(0, len(rows), AT_ONCE))


def by_units(texts: Texts, rows: Rows, bits: BitsOf) -> Iterator[Standing]:
    """Yield units that are cut out of the texts."""
    vocabulary, known = UnitVocabulary(), np.zeros(0, np.uint16)
    for some in chunks(rows):
        found = Analysis(*texts.codes(some)).units(vocabulary)
        new = list(islice(vocabulary, len(known), None))
        known = np.concatenate([known, np.array([TERM * is_term(unit) | bits(unit) for unit in new], np.uint16)])
        yield Standing(known[found.ids], np.cumsum(found.counts))


def by_codes(texts: Texts, rows: Rows, characters: Sequence[str], bits: BitsOf) -> Iterator[Standing]:
    """Yield units that are told from packed codes."""
    asked = {ord(char): bits(char) for char in characters}
    table = what_they_are(texts.folded, asked)
    table[FILLER] = SOFT << ABOVE
    for some in chunks(rows):
        packed, ends = texts.packed(some)
        row = table.take(packed)
        if len(places := (packed == ESCAPE).nonzero()[0]):
            row[places] = what_they_are(folding()[escaped(packed, places)], asked)
            dropped = np.zeros(len(row), np.bool_)
            dropped[places + 1] = dropped[places + 2] = True
            row, ends = row.compress(~dropped), ends - 2 * np.searchsorted(places, ends)
        starts = unit_starts(row >> np.uint16(ABOVE), ends)
        before = np.concatenate([np.zeros(1, np.int64), np.cumsum(starts)])
        yield Standing(row.compress(starts) & np.uint16((1 << ABOVE) - 1), before[ends])


def what_they_are(folded: Codes, asked: dict[int, int]) -> Numbers:
    """What folded characters are, with the bits of what is asked for."""
    known = characters()
    found = known[folded]
    if not found.all():
        new = np.unique(folded.compress(found == 0))
        known[new] = kinds_of(new)
        found = known[folded]
    for code, bits in asked.items():
        found[folded == code] |= bits
    return found


@cache
def characters() -> Numbers:
    """For every code point what it is, above, and whether it is a mark; filled in as they are met."""
    return np.zeros(CODE_POINTS, np.uint16)


def kinds_of(codes: Codes) -> Numbers:
    """The same of characters met first."""
    classes = classify(codes)
    kinds = np.where(classes & IS_SOFT, SOFT, np.where(classes & IS_LETTER, LETTER, OTHER)).astype(np.uint16)
    kinds[(classes & IS_DIGIT) > 0] = DIGIT
    kinds[codes == ord(".")] = POINT
    terms = np.fromiter((is_term(chr(code)) for code in codes.tolist()), np.uint16, len(codes))
    kinds <<= np.uint16(ABOVE)
    kinds |= terms * np.uint16(TERM)
    return kinds


def unit_starts(kinds: Numbers, ends: NDArray[np.int64]) -> Mask:
    """Where units begin in texts one behind another, given what their characters are and where each ends."""
    is_first = np.zeros(len(kinds) + 1, np.bool_)
    is_first[ends] = True
    letters = kinds >= LETTER
    points = (kinds[1:-1] == POINT).nonzero()[0] + 1
    inside = (kinds[points - 1] == DIGIT) & (kinds[points + 1] == DIGIT) & ~is_first[points] & ~is_first[points + 1]
    letters[points.compress(inside)] = True
    starts: Mask = kinds != SOFT
    starts[1:] &= ~(letters[1:] & letters[:-1]) | is_first[1:-1]
    return starts
