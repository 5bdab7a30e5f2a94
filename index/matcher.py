"""Walk over postings that are arrays, as Whoosh's queries, scorers and collectors ask it of a matcher."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray
from whoosh.formats import Frequency
from whoosh.matching.mcore import LeafMatcher, Matcher, NullMatcher, ReadTooFar
from whoosh.reading import TermInfo
from whoosh.system import pack_uint

from index.postings import Postings


class ArrayMatcher(LeafMatcher):
    """The postings of one term. `positions` are those of all rows one behind another, or None where none are kept."""

    def __init__(
        self,
        postings: Postings,
        positions: NDArray[np.int32] | None,
        format_: Any,
        scorer: Any,
        term: Any,
        info: TermInfo,
    ) -> None:
        self.postings, self.positions = postings, positions
        self.format, self.scorer, self._term, self.info = format_, scorer, term, info
        self.ids = postings.ordinals
        self.at = 0

    def is_active(self) -> bool:
        """Whether there is a posting here."""
        return self.at < len(self.ids)

    def reset(self) -> None:
        """Go back to the first."""
        self.at = 0

    def copy(self) -> ArrayMatcher:
        """The same walk, standing where this one stands."""
        other = ArrayMatcher(self.postings, self.positions, self.format, self.scorer, self._term, self.info)
        other.at = self.at
        return other

    def id(self) -> int:
        """The row here."""
        return int(self.ids[self.at])

    def all_ids(self) -> Iterator[int]:
        """Yield every row, wherever the walk stands."""
        return iter(self.ids.tolist())

    def next(self) -> None:
        """Go on by one. Raises ReadTooFar behind the end."""
        if not self.is_active():
            raise ReadTooFar
        self.at += 1

    def skip_to(self, id: int) -> None:
        """Go to the first row that is not before this one. Raises ReadTooFar behind the end."""
        if not self.is_active():
            raise ReadTooFar
        self.at += int(np.searchsorted(self.ids[self.at :], id))

    def weight(self) -> float:
        """How often the row here has the term."""
        return float(self.postings.frequencies[self.at])

    def value_as(self, astype: str) -> Any:
        """What is kept of the row here: its `frequency`, `weight`, or `positions` in units."""
        if astype == "positions" and self.positions is not None:
            end = int(self.postings.frequencies[: self.at + 1].sum())
            return self.positions[end - int(self.postings.frequencies[self.at]) : end].tolist()
        if astype == "position_boosts" and self.positions is not None:
            return [(position, 1.0) for position in self.value_as("positions")]
        return self.weight() if astype == "weight" else int(self.weight())

    def value(self) -> bytes:
        """The same as Whoosh's format writes it."""
        if self.positions is not None:
            return bytes(self.format.encode(self.value_as("positions")))
        # of Whoosh's formats this one alone cannot encode
        return pack_uint(int(self.weight())) if isinstance(self.format, Frequency) else bytes(self.format.encode(None))

    def replace(self, minquality: float = 0) -> Matcher:
        """The walk itself, or none when no row of it can be good enough."""
        hopeless = minquality and self.scorer and self.scorer.max_quality() < minquality
        return NullMatcher() if not self.is_active() or hopeless else self

    def skip_to_quality(self, minquality: float) -> int:
        """Pass over all that is left when none of it can be better than this: the list is one block."""
        if self.scorer.block_quality(self) <= minquality:
            self.at = len(self.ids)
        return 0

    def score(self) -> float:
        """The score of the row here, its weight without a scorer."""
        return float(self.scorer.score(self)) if self.scorer else self.weight()

    def block_min_length(self) -> int:
        """The length of the shortest row."""
        return int(self.info.min_length() or 0)

    def block_max_length(self) -> int:
        """The length of the longest row."""
        return int(self.info.max_length())

    def block_max_weight(self) -> float:
        """How often the row that has it most has the term."""
        return float(self.info.max_weight())
