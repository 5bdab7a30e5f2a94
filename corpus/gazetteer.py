"""Text → the places it names, and articles → the places they are about.

`placenames` finds the names; here it is decided which division a name means where several bear it. Which villages
and bodies lie in a district is not known: 丰泽区公安分局 counts for 丰泽区 because the words 丰泽区 stand in it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.divisions import COUNTY, PLACES, Divisions
from corpus.subject import subject

if TYPE_CHECKING:
    from corpus.placenames import Found

# Raised with every change of what is found in a text: an index built with other rules must be built again.
RULES = 1

_SENTENCE_END = re.compile(r"[。！？；!?;\n]")
# A place right before a township, or before a county unknown here: 江西省某县水口镇 is not our 水口镇.
_QUALIFIES = re.compile("(?:[\u4e00-\u9fff]{0,4}[县市区州])?")


@dataclass(frozen=True, slots=True)
class Mention:
    """Half-open range [start, end) of code points that names the division `label`."""

    start: int
    end: int
    label: str


class Gazetteer:
    """The places of China to county level, of 泉州市 to township level, and how texts name them."""

    def __init__(self, divisions: Divisions) -> None:
        self._divisions = divisions

    def __reduce__(self) -> tuple[type[Gazetteer], tuple[Divisions]]:
        return Gazetteer, (self._divisions,)  # to another process: the automaton and the cache are made there

    @classmethod
    def load(cls, home: str = "泉州市", extra: Path | None = None) -> Gazetteer:
        """The gazetteer for newspapers of `home`, a label.

        `extra` is a UTF-8 CSV file with the header name,parent,aliases: a parent is a label, aliases are parted by
        spaces, a name that the parent already has gets more aliases. Raises CorpusError when home is unknown, or
        naming the line of `extra` that is not as it should be.
        """
        return cls(Divisions(home, extra))

    @cached_property
    def fingerprint(self) -> str:
        """Differs when data, home, extra names or matching rules differ: then texts may have other mentions."""
        words = (PLACES / "lookalikes.csv").read_bytes()
        return blake2b(words, digest_size=8, key=f"{RULES} {self._divisions.digest}".encode()).hexdigest()

    def labels(self) -> Sequence[str]:
        """All labels in the order of codes: a county, then its townships, then the next county."""
        return [division.label for division in self._divisions]

    def ancestors(self, label: str) -> tuple[str, ...]:
        """The divisions above, nearest first: 水头镇 → 南安市, 泉州市, 福建省; nothing for an unknown label."""
        return self._divisions.above(label)

    def parent(self, label: str) -> str | None:
        """The division directly above; None for a province or an unknown label."""
        return self._divisions[label].parent if label in self._divisions else None

    def resolve(self, name: str) -> tuple[str, ...]:
        """The labels that someone may mean by a name, in the order of codes; nothing for an unknown name.

        Those that bear it as their official name or label; if none, those that go by it, at home if any is there. An
        open label is among them: who asks for 官桥镇 wants the texts that do not say which one, too.
        """
        official, others = self._bearers
        if name in official:
            return tuple(official[name])
        labels = others.get(name, [])
        return tuple([label for label in labels if self._is_at_home(label)] or labels)

    @cached_property
    def _bearers(self) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
        """The labels by official name or label, and by any other name."""
        official: dict[str, list[str]] = {}
        others: dict[str, list[str]] = {}
        for division in self._divisions:
            for name in {division.label, division.name}:
                official.setdefault(name, []).append(division.label)
            for name, _ in division.names:
                others.setdefault(name, []).append(division.label)
        return official, others

    def districts(self, text: str, context: Sequence[str] = ()) -> tuple[str, ...]:
        """The labels that `text` mentions, in the order of first mention, each once."""
        return tuple(dict.fromkeys(mention.label for mention in self.mentions(text, context)))

    def mentions(self, text: str, context: Sequence[str] = ()) -> list[Mention]:
        """Where `text` names places: sorted, disjoint, none empty.

        `context` are labels of the article; they settle which of several divisions of one name is meant where the
        text itself does not. A township that stays unsettled gets its open label, a county none.
        """
        found, doubtful = self._found(text)
        if doubtful:
            return self._settle(text, found, [label for label in context if label in self._divisions])
        return [Mention(start, end, labels[0]) for start, end, labels, _ in found]

    def about(self, headlines: Sequence[str], bodies: Sequence[str]) -> tuple[str, ...]:
        """The places an article is about, most important first, without their ancestors; `subject` has the rules."""
        certain = [name.labels[0] for body in bodies for name in self._found(body)[0] if not name.doubtful]
        heads = [self._labels(line, tuple(dict.fromkeys(certain))) for line in headlines]
        context = tuple(dict.fromkeys(label for labels in heads for label in labels or certain))
        return subject(heads, [self._labels(body, context) for body in bodies], self._divisions)

    def _labels(self, text: str, context: Sequence[str]) -> list[str]:
        """The labels of the mentions of `text`, in order."""
        return [mention.label for mention in self.mentions(text, context)]

    @cached_property
    def _found(self) -> Callable[[str], tuple[list[Found], bool]]:
        # Here, not above: a search looks at no text, and its start need not wait 6 ms for this.
        from corpus.placenames import Lexicon

        # `about` and `mentions` look at the same paragraphs one after the other: 512 hold any article.
        return lru_cache(maxsize=512)(Lexicon(self._divisions).find)

    def _settle(self, text: str, found: list[Found], context: Sequence[str]) -> list[Mention]:
        """The mentions, the doubtful names settled one after the other by what is certain by then."""
        sure = [Mention(name.start, name.end, name.labels[0]) for name in found if not name.doubtful]
        for name in found:
            label = self._settled(text, name, sure, context) if name.doubtful else None
            if label is not None:
                sure.append(Mention(name.start, name.end, label))
        return sorted(sure, key=lambda mention: mention.start)

    def _settled(self, text: str, name: Found, sure: Sequence[Mention], context: Sequence[str]) -> str | None:
        """The label that a doubtful name means; None when it means no place we know, or none for certain."""
        before = sorted((place for place in sure if place.end <= name.start), key=lambda place: -place.end)
        near = [place for place in before if not _SENTENCE_END.search(text, place.end, name.start)]
        around = [place.label for place in sure]
        for places in (*([place.label] for place in near), around, context):
            fitting = self._fitting(name.labels, places)
            if len(fitting) == 1 < len(name.labels):
                return fitting[0]
        if near and _QUALIFIES.fullmatch(text, near[0].end, name.start):
            return self._qualified(name, near[0].label)
        return self._unsettled(name, [*around, *context])

    def _fitting(self, labels: tuple[str, ...], places: Sequence[str]) -> list[str]:
        """Those of `labels` that lie in one of the places, or in one county with it."""
        above = set(places)
        for place in places:
            above.update(up for up in self._divisions.chain(place) if self._divisions[up].level == COUNTY)
        return [label for label in labels if not above.isdisjoint(self._divisions.chain(label))]

    def _qualified(self, name: Found, above: str) -> str | None:
        """What a name means right after another place: what lies in it, or at home where both do."""
        inside = [label for label in name.labels if self._divisions.within(label, above)]
        return inside[0] if len(inside) == 1 else self._unsettled(name, [above])

    def _unsettled(self, name: Found, around: Sequence[str]) -> str | None:
        """What a name still open means: a county none, a township that of home, unless all around is abroad."""
        label = name.labels[0] if len(name.labels) == 1 else self._open_label(name.labels)
        if label is None or not self._is_at_home(label):
            return None
        abroad = [place for place in around if not self._divisions.within(self._divisions.home, place)]
        return label if not abroad or any(self._is_at_home(place) for place in abroad) else None

    def _open_label(self, labels: tuple[str, ...]) -> str | None:
        name = self._divisions[labels[0]].name
        return name if name in self._divisions and self._divisions[name].bearers else None

    def _is_at_home(self, label: str) -> bool:
        return self._divisions.within(label, self._divisions.home)
