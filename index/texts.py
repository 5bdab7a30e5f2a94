"""Turn texts into a run of bytes that gives any of them back at once, character by character.

    texts.data u1[]    codes of twelve bits, two in three bytes, the lower bits first; a text begins with a new three
    texts.at u4[N+1]   where each text begins, in threes
    texts.chars u4[]   the code points that have a code, in the order of their codes, from 0 on

Code ESCAPE says that a code point without a code follows: its upper bits, then its lowest ELEVEN. FILLER fills the last
three of a text. So a text takes a byte and a half a character, half of what UTF-8 takes for Chinese, and no block has
to be unpacked to read a few.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, cached_property
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from index.buffers import buffer
from index.folding import fold, table
from index.growing import Growing

Codes = NDArray[np.uint32]
Bytes = NDArray[np.uint8]
Short = NDArray[np.uint16]

CODE_POINTS = 0x110000
FILLER, ESCAPE = 4095, 4094
ELEVEN = 11


@cache
def folding() -> Codes:
    """For every code point the one it folds to."""
    folded = np.arange(CODE_POINTS, dtype=np.uint32)
    targets = table()
    folded[list(targets)] = np.fromiter(map(ord, targets.values()), np.uint32, len(targets))
    return folded


def code_points(text: str) -> Codes:
    """The code points of a text."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)


def string(codes: Codes) -> str:
    """The text of some code points."""
    return codes.tobytes().decode("utf-32-le", "surrogatepass")


class TextPacker:
    """Gathers texts. The first code points met get the codes: the frequent ones are met early."""

    def __init__(self) -> None:
        self.chars: list[int] = []
        self.code_of = np.full(CODE_POINTS, ESCAPE, np.uint16)
        self.data = Growing(np.uint8)
        self.sizes: list[NDArray[np.int32]] = []

    def add(self, codes: Codes, lengths: NDArray[np.int64]) -> None:
        """Take in texts that stand one behind another in `codes`, so long each."""
        packed = self.code_of.take(codes)
        if len(escaped := np.flatnonzero(packed == ESCAPE)):
            self.learn(codes[escaped])
            packed[escaped] = self.code_of[codes[escaped]]
            escaped = escaped[packed[escaped] == ESCAPE]
        if len(escaped):
            ends = np.cumsum(lengths)
            lengths = lengths + 2 * np.bincount(np.searchsorted(ends, escaped, "right"), minlength=len(lengths))
            values = codes[escaped]
            both = np.stack([values >> np.uint32(ELEVEN), values & np.uint32((1 << ELEVEN) - 1)], axis=1)
            packed = np.insert(packed, np.repeat(escaped + 1, 2), both.ravel().astype(np.uint16))
        odd = np.flatnonzero((lengths & 1) > 0)
        packed = np.insert(packed, np.cumsum(lengths)[odd], np.uint16(FILLER))
        self.data.extend(threes(packed))
        self.sizes.append(((lengths + 1) >> 1).astype(np.int32))

    def learn(self, codes: Codes) -> None:
        """Give codes to code points that have none, as long as there are any."""
        new = np.array(sorted(set(codes.tolist()))[: ESCAPE - len(self.chars)], np.int64)
        self.code_of[new] = np.arange(len(self.chars), len(self.chars) + len(new))
        self.chars += new.tolist()

    def arrays(self) -> dict[str, NDArray[np.generic]]:
        """The texts as arrays."""
        sizes = np.concatenate([np.zeros(1, np.int64), *self.sizes])
        return {
            "texts.data": self.data.taken(),
            "texts.at": np.cumsum(sizes).astype(np.uint32),
            "texts.chars": np.array(self.chars, np.uint32),
        }


def threes(packed: Short) -> Bytes:
    """Codes, an even number of them, two in three bytes."""
    first, second = packed[::2], packed[1::2]
    data = np.empty((len(first), 3), np.uint8)
    data[:, 0] = first & 255
    data[:, 1] = (first >> 8) | ((second & 15) << 4)
    data[:, 2] = second >> 4
    return data.ravel()


def unpacked(data: Bytes) -> Short:
    """The codes in some threes, which stand behind one another."""
    packed = np.empty(2 * len(data), np.uint16)
    if len(data):
        # each code as the two bytes that it begins or ends in: two thirds of the time of putting bytes together
        first, second = (np.ndarray(len(data), "<u2", data, at, 3) for at in (0, 1))
        np.bitwise_and(first, np.uint16(4095), out=packed[::2])
        np.right_shift(second, np.uint16(4), out=packed[1::2])
    return packed


def escaped(packed: Short, places: NDArray[np.intp]) -> Codes:
    """The code points that stand behind an ESCAPE at some places."""
    codes: Codes = (packed[places + 1].astype(np.uint32) << np.uint32(ELEVEN)) | packed[places + 2]
    return codes


class Texts:
    """The texts of one segment, by row."""

    def __init__(self, data: Bytes, at: NDArray[np.uint32], chars: Codes) -> None:
        self.threes, self.at = data.reshape(-1, 3), at
        # what FILLER and ESCAPE stand for is never looked at
        self.chars = np.concatenate([chars, np.zeros(FILLER + 1 - len(chars), np.uint32)])

    def codes(self, rows: NDArray[np.int32]) -> tuple[Codes, NDArray[np.int64]]:
        """The code points of some rows one behind another, and how many each has."""
        starts, ends = self.at.take(rows), self.at.take(rows + 1)
        return self.unpacked(self.gathered(starts, ends), ends.astype(np.int64) - starts)

    def packed(self, rows: NDArray[np.int32]) -> tuple[Short, NDArray[np.int64]]:
        """The codes of some rows one behind another, and where each row ends."""
        starts, ends = self.at.take(rows), self.at.take(rows + 1)
        return unpacked(self.gathered(starts, ends)), np.cumsum(2 * (ends.astype(np.int64) - starts))

    def gathered(self, starts: NDArray[np.uint32], ends: NDArray[np.uint32]) -> Bytes:
        """The threes from each start to its end, one run behind another."""
        # joining slices takes a third of the time of indexing
        data = buffer(self.threes.reshape(-1))
        runs = zip((starts.astype(np.int64) * 3).tolist(), (ends.astype(np.int64) * 3).tolist(), strict=True)
        return np.frombuffer(b"".join([data[start:end] for start, end in runs]), np.uint8).reshape(-1, 3)

    @cached_property
    def folded(self) -> Codes:
        """What each code's code point folds to; 0 for FILLER and ESCAPE."""
        return code_points(fold(string(self.chars)))

    def stretch(self, low: int, high: int) -> tuple[Codes, NDArray[np.int64]]:
        """The same of the rows from `low` up to, not including, `high`."""
        at = self.at[low : high + 1].astype(np.int64)
        return self.unpacked(self.threes[at[0] : at[-1]], np.diff(at))

    def unpacked(self, data: Bytes, sizes: NDArray[np.int64]) -> tuple[Codes, NDArray[np.int64]]:
        """The code points in some threes, and how many there are in so many of them each time."""
        packed = unpacked(data)
        codes = self.chars[packed]
        dropped = packed == FILLER
        if len(escapes := np.flatnonzero(packed == ESCAPE)):
            codes[escapes] = escaped(packed, escapes)
            dropped[escapes + 1] = dropped[escapes + 2] = True
        ends = np.cumsum(2 * sizes)
        gone = np.concatenate([[0], np.cumsum(dropped)])
        return codes[~dropped], 2 * sizes - np.diff(gone[np.concatenate([[0], ends])])

    def strings(self, rows: NDArray[np.int32]) -> list[str]:
        """The texts of some rows."""
        return split(*self.codes(rows))

    def folded_strings(self, rows: NDArray[np.int32]) -> tuple[list[str], list[str]]:
        """The texts of some rows, and what they fold to, code by code: a twentieth of the time of folding them."""
        packed, stops = self.packed(rows)
        dropped, places = packed == FILLER, (packed == ESCAPE).nonzero()[0]
        dropped[places + 1] = dropped[places + 2] = True
        gone, kept = dropped.nonzero()[0], packed.compress(~dropped)
        both = [self.chars.take(kept), self.folded.take(kept)]
        if len(places):
            codes, at = escaped(packed, places), places - gone.searchsorted(places)
            both[0][at], both[1][at] = codes, code_points(fold(string(codes)))
        ends = (stops - gone.searchsorted(stops)).tolist()
        texts, folded = (pieces(string(codes), ends) for codes in both)
        return texts, folded

    def between(self, low: int, high: int) -> list[str]:
        """The texts of the rows from `low` up to, not including, `high`."""
        return split(*self.stretch(low, high))


def split(codes: Codes, lengths: NDArray[np.int64]) -> list[str]:
    """The texts that stand one behind another in `codes`, so long each."""
    return pieces(string(codes), np.cumsum(lengths).tolist())


def pieces(whole: str, ends: Sequence[int]) -> list[str]:
    """A text cut at some places, the last its end."""
    return [whole[start:end] for start, end in pairwise([0, *ends])]


def joined(texts: Sequence[str]) -> tuple[Codes, NDArray[np.int64]]:
    """The code points of texts one behind another, and how many each has."""
    return code_points("".join(texts)), np.fromiter(map(len, texts), np.int64, len(texts))
