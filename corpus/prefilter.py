"""Long texts → where the words of a lexicon stand in them: arrays tell the few places where one may.

Leftmost and longest first, as an automaton finds them. That reads byte after byte; here all pairs of characters are
looked at together, and what begins as no word does goes before anything is looked at singly.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

import numpy as np
from numpy.typing import NDArray

# Two characters as sixteen bits: so many times the first, and the second. Of thirty factors tried this is the one by
# which fewest of the pairs in news, 6 %, look like two that begin a word.
_FACTOR = np.uint16(21125)
# More characters as twenty bits: of a thousand places that hold no word, five look as if they did.
_MIXING, _BITS = np.uint32(0x9E3779B1), 20

# So that a text of any length takes some 20 MB; four times as many as a batch of articles has.
AT_ONCE = 1 << 20

Codes = NDArray[np.uint32]


class Prefilter:
    """Finds the words of a lexicon, each told by its number."""

    def __init__(self, words: Sequence[str]) -> None:
        self._numbers = {word: number for number, word in enumerate(words)}
        self._longest = max(map(len, words))
        self._alone, self._pairs = np.zeros(1 << 16, bool), np.zeros(1 << 16, bool)
        self._alone[_low(_codes("".join(word for word in words if len(word) == 1)))] = True
        self._pairs[_paired(_low(_codes("".join(word[:2] for word in words if len(word) > 1))))[::2]] = True
        self._whole, self._begun = np.zeros(1 << _BITS, bool), np.zeros(1 << _BITS, bool)
        left, mixed = list(words), np.zeros(len(words), np.uint32)
        for length in range(1, self._longest + 1):
            mixed = _mixed(mixed, _codes("".join([word[length - 1] for word in left])))
            is_begun = np.array([len(word) > length for word in left])
            self._whole[_key(mixed[~is_begun])] = True
            self._begun[_key(mixed[is_begun])] = True
            left, mixed = [word for word in left if len(word) > length], mixed[is_begun]

    def find(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield the number of each word and where it stands; of words that overlap the first, and the longest there."""
        done = 0
        for at, likely in self._likely(text):
            for length in range(likely if at >= done else 0, 0, -1):
                number = self._numbers.get(text[at : at + length])
                if number is not None:  # as nearly always at once
                    yield number, at
                    done = at + length
                    break

    def _likely(self, text: str) -> Iterator[tuple[int, int]]:
        """Where words may stand, in order, and how long one may be: it is no longer, and none stands elsewhere."""
        return chain.from_iterable(self._likely_from(text, begin) for begin in range(0, len(text), AT_ONCE))

    def _likely_from(self, text: str, begin: int) -> Iterator[tuple[int, int]]:
        """Those that begin within so many characters from `begin` on as are looked at together."""
        size = min(AT_ONCE, len(text) - begin)
        codes = _codes(text[begin : begin + size + self._longest] + "\0" * self._longest)
        low = _low(codes[: size + 1])
        places = (self._pairs.take(_paired(low)) | self._alone.take(low[:-1])).nonzero()[0]
        lengths = np.zeros_like(places)
        undone, mixed = np.arange(len(places)), np.zeros(len(places), np.uint32)
        for length in range(1, self._longest + 1):
            if not len(undone):
                break
            mixed = _mixed(mixed, codes.take(places.take(undone) + (length - 1)))
            key = _key(mixed)
            lengths[undone[self._whole.take(key)]] = length
            begun = self._begun.take(key)
            undone, mixed = undone[begun], mixed[begun]
        some = lengths.nonzero()[0]
        return zip((places[some] + begin).tolist(), lengths[some].tolist(), strict=True)


def _codes(text: str) -> Codes:
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)


def _low(codes: Codes) -> NDArray[np.uint16]:
    return codes.astype(np.uint16)


def _paired(low: NDArray[np.uint16]) -> NDArray[np.uint16]:
    """Sixteen bits of each character and the next one."""
    return np.asarray(low[:-1] * _FACTOR + low[1:], np.uint16)


def _mixed(mixed: Codes, codes: Codes) -> Codes:
    """The bits of some characters and one more."""
    return np.asarray((mixed + codes) * _MIXING, np.uint32)


def _key(mixed: Codes) -> Codes:
    """The twenty of the bits that all the characters have changed."""
    return np.asarray(mixed >> np.uint32(32 - _BITS), np.uint32)
