"""Names of which several places may be meant → the place each means, by those that are certain by then."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from corpus.divisions import COUNTY, Divisions
from corpus.wording import HAN_NAME, late

if TYPE_CHECKING:
    from corpus.vouching import Found

# Of the places before a name in its sentence, as many of the last settle what it means: a list of more is a table.
NEAREST = 50

_SENTENCE_END = late(r"[。！？；!?;\n]")
# A place right before a township, or before a county unknown here: 江西省某县水口镇 is not our 水口镇.
_QUALIFIES = late(f"(?:{HAN_NAME}{{0,4}}[县市区州])?的?")


Told = tuple[str, str]  # a short name, and the label of the place it means


class Context(NamedTuple):
    """The known places of an article, and the short names that count where these are told of.

    `words` are names that are words besides. The `own` places are told of themselves, not only their county.
    """

    labels: Sequence[str] = ()
    told: Sequence[Told] = ()
    words: Sequence[Told] = ()
    own: frozenset[str] = frozenset()

    @property
    def has_names(self) -> bool:
        """Whether it makes any name count."""
        return bool(self.told or self.words)


class Settling:
    """Settles what the names of a text mean."""

    def __init__(self, divisions: Divisions) -> None:
        self._divisions = divisions

    def settle(self, text: str, found: Sequence[Found], context: Sequence[str]) -> list[Found]:
        """The names that count, the doubtful ones settled one after the other by what is certain by then."""
        certain = [name for name in found if not name.doubtful]
        around = Around(self._divisions, (name.labels[0] for name in certain))
        told = Around(self._divisions, context)
        known = lru_cache(maxsize=None)(lambda label: Around(self._divisions, [label]))
        abroad = next((name.start for name in certain if self._is_abroad(name.labels[0])), len(text))
        marks = [mark.start() for mark in _SENTENCE_END.finditer(text)]
        sure: list[Found] = []
        for name in found:
            near = self._near(name, sure, marks) if name.doubtful else []
            places = (*map(known, dict.fromkeys(place.labels[0] for place in near)), around, told)
            # 桃城镇的老裁缝修好一把南平市寄来的伞: named by today's name before any place abroad it is ours
            first = name.start < abroad and text[name.start : name.end] == self._divisions[name.labels[0]].name
            all_told = (told,) if first else (around, told)
            label = self._settled(text, name, near[:1], places, all_told) if name.doubtful else name.labels[0]
            if label is not None:
                sure.append(name._replace(labels=(label,), doubtful=False))
                around.add(label)
        return sure

    def _near(self, name: Found, before: Sequence[Found], marks: Sequence[int]) -> list[Found]:
        """The places before a name in its sentence, the nearest first; `marks` is where sentences end."""
        n = bisect(marks, name.start)
        since = marks[n - 1] if n else -1
        return [place for place in islice(reversed(before), NEAREST) if place.start > since]

    def _is_abroad(self, label: str) -> bool:
        return not self._divisions.within(self._divisions.home, label) and not self._divisions.within(
            label, self._divisions.home
        )

    def _settled(
        self, text: str, name: Found, nearest: Sequence[Found], places: Sequence[Around], all_told: Sequence[Around]
    ) -> str | None:
        """The label that a doubtful name means; None when it means no place we know, or none for certain.

        `places` are those whose context tells, the most telling first; of `all_told`, one at home makes it ours.
        """
        for those in places:
            fitting = those.fitting(name.labels)
            if len(fitting) == 1 < len(name.labels):
                return fitting[0]
        if nearest and _QUALIFIES.fullmatch(text, nearest[0].end, name.start):
            return self._qualified(name, nearest[0].labels[0])
        return self._unsettled(name, *all_told)

    def _qualified(self, name: Found, above: str) -> str | None:
        """What a name means right after another place: what lies in it, or at home where both do."""
        inside = [label for label in name.labels if self._divisions.within(label, above)]
        return inside[0] if len(inside) == 1 else self._unsettled(name, Around(self._divisions, [above]))

    def _unsettled(self, name: Found, *around: Around) -> str | None:
        """What a name still open means: a county none, a township that of home, unless all around is abroad."""
        label = name.labels[0] if len(name.labels) == 1 else self._open_label(name.labels)
        if label is None or not self._divisions.within(label, self._divisions.home):
            return None
        is_abroad, is_home = any(places.abroad for places in around), any(places.at_home for places in around)
        return label if is_home or not is_abroad else None

    def _open_label(self, labels: tuple[str, ...]) -> str | None:
        name = self._divisions[labels[0]].name
        return name if name in self._divisions and self._divisions[name].bearers else None


class Around:
    """Places, and what follows from all of them together; each costs something once, however often it is named."""

    def __init__(self, divisions: Divisions, labels: Iterable[str]) -> None:
        self._divisions = divisions
        self._known: set[str] = set()
        self._above: set[str] = set()
        self.abroad = self.at_home = False
        for label in labels:
            self.add(label)

    def add(self, label: str) -> None:
        """Take in one more."""
        if label in self._known:
            return
        chain = list(self._divisions.chain(label))
        self._known.add(label)
        self._above.add(label)
        self._above.update(up for up in chain if self._divisions[up].level == COUNTY)
        if not self._divisions.within(self._divisions.home, label):
            self.abroad = True
            self.at_home |= self._divisions.home in chain

    def fitting(self, labels: tuple[str, ...]) -> list[str]:
        """Those of `labels` that lie in one of the places, or in one county with it."""
        return [label for label in labels if not self._above.isdisjoint(self._divisions.chain(label))]
