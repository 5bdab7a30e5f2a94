"""What lists say: which paragraphs hold something, and how often, in their text or in their headline."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.inversion import MOST_CONTEXT, MOST_TIMES, OWN_BITS
from index.lists import NO_LIST

Ordinals = NDArray[np.int32]
# Lists of more than one row in so many are joined with others by marking all rows.
SPARSE = 4


class Held(NamedTuple):
    """Ascending `ordinals` of the paragraphs that hold a word in text or headline, and how many `times`.

    These are uint8, one a paragraph: in the lowest OWN_BITS how often its own text has the word, above how often its
    headline has. None says that each text has it once, and no headline.
    """

    ordinals: Ordinals
    times: NDArray[np.uint8] | None

    @property
    def own(self) -> Ordinals:
        """The paragraphs whose own text holds it."""
        # chosen by anything but truths it takes three times as long
        return self.ordinals if self.times is None else self.ordinals.compress((self.times & MOST_TIMES) > 0)

    def stretch(self, low: int, high: int) -> Held:
        """What holds it of the rows from `low` up to, not including, `high`."""
        start, end = self.ordinals.searchsorted(np.array([low, high], np.int32)).tolist()  # of one type: none is copied
        return Held(self.ordinals[start:end], None if self.times is None else self.times[start:end])

    def kept(self, there: NDArray[np.bool_]) -> Held:
        """What holds it where this is true."""
        return Held(self.ordinals.compress(there), None if self.times is None else self.times.compress(there))

    @classmethod
    def of_title(cls, ordinals: Ordinals) -> Held:
        """Paragraphs whose headline holds it once."""
        return cls(ordinals, np.full(len(ordinals), 1 << OWN_BITS, np.uint8))

    @classmethod
    def joined(cls, own: Postings, context: Postings) -> Held:
        """Of what stands in texts, and in headlines."""
        both = [
            (own.ordinals.astype(np.int64) << 8) | np.minimum(own.frequencies, MOST_TIMES),
            (context.ordinals.astype(np.int64) << 8) | (np.minimum(context.frequencies, MOST_CONTEXT) << OWN_BITS),
        ]
        keys = np.sort(np.concatenate(both), kind="stable")  # which merges what is sorted, in a third of the time
        same = np.flatnonzero((keys[1:] ^ keys[:-1]) >> 8 == 0)
        keys[same] |= keys[same + 1]
        keys = np.delete(keys, same + 1)
        return cls((keys >> 8).astype(np.int32), (keys & 0xFF).astype(np.uint8))

    @classmethod
    def once(cls, own: Ordinals, context: Ordinals, rows: int) -> Held:
        """Of rows below `rows` that hold something once in their text, and of some that do in their headline."""
        if len(own) * SPARSE < rows:
            return cls.joined(
                Postings(own, np.ones(len(own), np.int32)), Postings(context, np.ones(len(context), np.int32))
            )
        times = np.zeros(rows, np.uint8)
        times[own.astype(np.intp)] = 1
        times[context.astype(np.intp)] |= 1 << OWN_BITS
        found = np.flatnonzero(times != 0)  # of anything but truths it takes five times as long
        return cls(found.astype(np.int32), times.take(found))


class Postings(NamedTuple):
    """Ascending `ordinals` of paragraphs and how often each holds the thing asked; int32, same length."""

    ordinals: Ordinals
    frequencies: NDArray[np.int32]


NOTHING, NONE = Postings(NO_LIST, NO_LIST), Held(NO_LIST, None)


def own_postings(ordinals: Ordinals, times: NDArray[np.uint8] | None) -> Postings:
    """Of what holds a word in text or headline, what holds it in its text, and how often."""
    if times is None:
        return Postings(ordinals, np.ones(len(ordinals), np.int32))
    own = times & MOST_TIMES
    there = own > 0
    return Postings(ordinals.compress(there), own.compress(there).astype(np.int32))
