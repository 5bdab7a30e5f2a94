"""Text → the places it names. One pass of an Aho-Corasick automaton, then each hit is weighed by its neighbours.

A full name counts wherever it stands (泉港区, 余杭区), a short one where `divisions.Reach` lets it. Words that merely
contain a name (`places/lookalikes.csv`) are matched like names, longest first, and thrown away. Which villages and
bodies lie in a district is not known here: 丰泽区公安分局 counts because 丰泽区 stands in it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from pathlib import Path

from ahocorasick_rs import AhoCorasick, MatchKind

from corpus.divisions import PLACES, TOWNSHIP, Division, Divisions, Reach

# Raised with every change of what is found in a text: an index built with other rules must be built again.
RULES = 1

# What makes a short name part of another name. 镇 in 镇村 and 路 in 路段 do not.
OTHER_NAME = re.compile(
    r"街道|镇(?!村|街|域|区|政|党|江|定)|乡(?!村|镇|亲|土|音|愁|情|贤|间)|村(?!民|里|级|落|支|两|干|镇|庄|居|集|改|财)"
    r"|路(?!段|政|网|况|面|基|权|桥|灯|演)|街(?!区|头|坊|巷|镇|舞|办)|大道|巷(?!道)|县(?!域|级|区|城|市|里|委|长|政|直|人)"
    r"|[区市](?!域|位|间|内|外|场|民|区|级|县|委|长|政|直|里|容|值|面|占)|晚报|日报|早报|晨报|商报|时报|青年报|经济报|都市报|卫视"
)
CHAIN = re.compile(r"[、和与及·\s]|以及")
SENTENCE_END = re.compile(r"[。！？；!?;\n]")
SURNAMES = frozenset("王李张刘陈杨黄赵吴周徐孙朱胡郭林罗郑梁谢宋唐许韩冯邓曹彭曾肖董袁潘蒋蔡杜苏魏吕丁沈姚卢姜崔钟谭陆汪廖贾韦邹熊孟秦阎薛侯雷")


@dataclass(frozen=True, slots=True)
class Mention:
    """Half-open range [start, end) of code points that names the division `label`."""

    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class _Entry:
    """What a matched word may mean: no labels, a lookalike; several, one name of several divisions."""

    labels: tuple[str, ...]
    short: bool = False  # not an official name: what follows may show that it is part of another name
    township: bool = False  # township names recur all over China: the places around must not speak against it
    person: bool = False  # a surname in front makes it a given name


LOOKALIKE = _Entry(())


class Gazetteer:
    """The places of China to county level, of the home region to township level, and how texts name them."""

    def __init__(self, divisions: Divisions) -> None:
        self._divisions = divisions

    @classmethod
    def load(cls, home: str = "泉州市", extra: Path | None = None) -> Gazetteer:
        """The gazetteer for newspapers of `home`, a label. `extra` is a CSV of the columns name,parent,aliases.

        Raises CorpusError when home is unknown, or naming the line of `extra` that is not as it should be.
        """
        return cls(Divisions(home, extra))

    @cached_property
    def fingerprint(self) -> str:
        """Differs when data, home, extra names or matching rules differ: then texts may have other mentions."""
        words = (PLACES / "lookalikes.csv").read_bytes()
        return blake2b(words, digest_size=8, key=f"{RULES} {self._divisions.digest}".encode()).hexdigest()

    def ancestors(self, label: str) -> tuple[str, ...]:
        """The divisions above, nearest first: 水头镇 → 南安市, 泉州市, 福建省; nothing for an unknown label."""
        return tuple(self._divisions.chain(label))[1:]

    def parent(self, label: str) -> str | None:
        """The division directly above; None for a province or an unknown label."""
        return self._divisions[label].parent if label in self._divisions else None

    def labels(self) -> Sequence[str]:
        """All labels in the order of codes: a county, then its townships, then the next county."""
        return [division.label for division in self._divisions]

    def resolve(self, name: str) -> tuple[str, ...]:
        """The labels that someone may mean by a name, in the order of codes; nothing for an unknown name.

        An open label is among them: who asks for 官桥镇 wants the texts that do not say which one, too.
        """
        return self._resolutions.get(name, ())

    @cached_property
    def _resolutions(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, list[str]] = {}
        for division in self._divisions:
            for name in {division.label, division.name, *(name.text for name in division.names)}:
                found.setdefault(name, []).append(division.label)
        return {name: tuple(labels) for name, labels in found.items()}

    def districts(self, text: str, context: Sequence[str] = ()) -> tuple[str, ...]:
        """The labels that `text` mentions, in the order of first mention, each once."""
        return tuple(dict.fromkeys(mention.label for mention in self.mentions(text, context)))

    def mentions(self, text: str, context: Sequence[str] = ()) -> list[Mention]:
        """Where `text` names places: sorted, disjoint, none empty.

        `context` are labels of the article; they settle which of several divisions of one name is meant where the
        text itself does not. A home township that stays unsettled gets its open label, other places none.
        """
        automaton, entries = self._matcher
        hits = automaton.find_matches_as_indexes(text)
        return self._weigh(text, [(entries[which], start, end) for which, start, end in hits], context) if hits else []

    def _weigh(self, text: str, hits: list[tuple[_Entry, int, int]], context: Sequence[str]) -> list[Mention]:
        found: list[tuple[int, int, tuple[str, ...], bool]] = []
        done, doubtful = 0, False
        for entry, start, end in hits:
            if start < done or not entry.labels or (entry.short and self._is_other_name(text, entry, start, end)):
                continue
            unsettled = entry.township or len(entry.labels) > 1
            doubtful = doubtful or unsettled
            found.append((start, end, entry.labels, unsettled))
            for near in self._near(text, end, entry.labels[0]):
                found.append(near)
            done = found[-1][1]
        if doubtful:
            return self._settle(text, found, context)
        return [Mention(start, end, labels[0]) for start, end, labels, _ in found]

    def _is_other_name(self, text: str, entry: _Entry, start: int, end: int) -> bool:
        if entry.person and start and text[start - 1] in SURNAMES:
            return True
        return OTHER_NAME.match(text, end) is not None

    def _near(self, text: str, end: int, label: str) -> Iterator[tuple[int, int, tuple[str, ...], bool]]:
        """Short names that the division before them vouches for: 福建长汀、连城."""
        below = self._below.get(label)
        while below:
            for length in (3, 2, 4):
                name = text[end : end + length]
                if name in below and OTHER_NAME.match(text, end + length) is None:
                    yield end, end + length, (below[name],), False
                    end += length
                    break
            else:
                return
            if chained := CHAIN.match(text, end):
                end = chained.end()

    def _settle(
        self, text: str, found: list[tuple[int, int, tuple[str, ...], bool]], context: Sequence[str]
    ) -> list[Mention]:
        """Decide the unsettled by the place before in the sentence, by the other places of the text, by context."""
        sure = [(start, end, labels[0]) for start, end, labels, unsettled in found if not unsettled]
        mentions = []
        for start, end, labels, unsettled in found:
            label = self._settled(text, start, labels, sure, context) if unsettled else labels[0]
            if label is not None:
                mentions.append(Mention(start, end, label))
                if unsettled:
                    sure.append((start, end, label))
        return mentions

    def _settled(
        self, text: str, start: int, labels: tuple[str, ...], sure: list[tuple[int, int, str]], context: Sequence[str]
    ) -> str | None:
        before = [(end, label) for _, end, label in sure if end <= start]
        near = [label for end, label in sorted(before, reverse=True) if not SENTENCE_END.search(text, end, start)]
        for group in ([label] for label in near):
            if fitting := self._fitting(labels, group):
                return fitting[0] if len(fitting) == 1 else self._open(labels)
        for other in (tuple(label for _, _, label in sure), tuple(context)):
            fitting = self._fitting(labels, other)
            if len(fitting) == 1:
                return fitting[0]
        township = self._divisions[labels[0]].level == TOWNSHIP
        if not township:
            return None
        around = near[:1] or [label for _, _, label in sure] or list(context)
        if around and not any(self._about_home(label) for label in around):
            return None
        return labels[0] if len(labels) == 1 else self._open(labels)

    def _fitting(self, labels: tuple[str, ...], near: Sequence[str]) -> list[str]:
        """Those of `labels` that lie in one of `near`, or share a county with it."""
        above = {label for place in near for label in self._divisions.chain(place) if self._divisions[label].level == 2}
        above.update(near)
        return [label for label in labels if any(up in above for up in self._divisions.chain(label))]

    def _open(self, labels: tuple[str, ...]) -> str | None:
        name = self._divisions[labels[0]].name
        return name if name in self._divisions.open else None

    def _about_home(self, label: str) -> bool:
        home = self._divisions.home
        return self._divisions.within(label, home) or self._divisions.within(home, label)

    @cached_property
    def _matcher(self) -> tuple[AhoCorasick, list[_Entry]]:
        words = dict(sorted(self._words().items()))
        lines = (PLACES / "lookalikes.csv").read_text(encoding="utf-8").splitlines()[1:]
        for word in (line.partition(",")[0] for line in lines):
            words[word] = LOOKALIKE
        return AhoCorasick(list(words), matchkind=MatchKind.LeftmostLongest), list(words.values())

    def _words(self) -> dict[str, _Entry]:
        full: dict[str, list[Division]] = {}
        short: dict[str, Division] = {}
        for division in self._divisions:
            if "-" in division.code:
                continue
            full.setdefault(division.name, []).append(division)
            for name in division.names:
                if name.reach is Reach.FREE or (name.reach is Reach.HOME and self._is_home(division)):
                    short.setdefault(name.text, division)
        words = {name: _Entry((d.label,), True, False, d.level == 2) for name, d in short.items()}
        for name, bearers in full.items():
            labels = tuple(division.label for division in bearers)
            words[name] = _Entry(labels, township=bearers[0].level == TOWNSHIP)
        return words

    def _is_home(self, division: Division) -> bool:
        return self._divisions.within(division.label, self._divisions.home)

    @cached_property
    def _below(self) -> dict[str, dict[str, str]]:
        """For each division the short names that count right after it; one that two divisions share is left out."""
        below: dict[str, dict[str, str]] = {}
        for division in sorted(self._divisions, key=lambda division: division.level):
            for name in division.names:
                for above in self.ancestors(division.label):
                    if self._divisions[above].level < division.level - 2:
                        continue
                    names = below.setdefault(above, {})
                    names.setdefault(name.text, division.label)
        return below

    def about(self, headlines: Sequence[str], bodies: Sequence[str]) -> tuple[str, ...]:
        """The districts an article is about, most important first: its headline's, else those its body names most."""
        named = [label for line in headlines for label in self.districts(line)]
        if named:
            return tuple(label for label in dict.fromkeys(named) if not self._covers(label, named))
        counts = Counter(mention.label for body in bodies for mention in self.mentions(body))
        home = Counter({label: n for label, n in counts.items() if self._is_home(self._divisions[label])})
        ranked = (home or counts).most_common()
        return (ranked[0][0],) if ranked else ()

    def _covers(self, label: str, others: Sequence[str]) -> bool:
        return any(label in self.ancestors(other) for other in others)
