"""Text → the places it names, and articles → the places they are about.

`placenames` finds the names and `settling` says which division one means where several bear it; here it is decided
which of them count. Which villages and bodies lie in a district is not known: 丰泽区公安分局 counts for 丰泽区 because
the words 丰泽区 stand in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from hashlib import blake2b
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from corpus.datelines import dateline_end
from corpus.destinations import but_destinations
from corpus.divisions import HOME, NO_PLACES, PLACES, Divisions, UserPlaces
from corpus.settling import Around, Context, Settling
from corpus.subject import deepest, subject
from corpus.texts import Texts
from corpus.variants import VARIANTS, simplified
from corpus.wording import late

if TYPE_CHECKING:
    from corpus.placenames import Lexicon
    from corpus.telling import Telling
    from corpus.vouching import Found

# Raised with every change of what is found in a text: an index built with other rules must be built again.
RULES = 14

_TITLES = "省市县区州盟旗縣區"  # what a full name ends in
_TITLES_OF_TOWNS = ("镇", "乡", "街道", "鎮", "鄉")
_TOGETHER = late("[·・的]?")  # between a place and what lies in it: 晋江·安海
_LISTED = late("[、和与及]|以及")
_DATELINE_REACH = 8  # code points; the place stands right behind who sent it
_COUNT_BEGINS = frozenset("、和与及等0123456789两三四五六七八九十")
_COUNTED = late("(?:[、和与及][\u4e00-\u9fff]{2,4}?){0,8}等?[0-9两三四五六七八九十]{1,2}个?[省市州县区地]")


_new = tuple.__new__


class Mention(NamedTuple):
    """Half-open range [start, end) of code points that names the division `label`."""

    start: int
    end: int
    label: str


class NamedText(NamedTuple):
    """A text, in simplified characters, with the names found in it.

    Where none is doubtful, they are final and `labels` what they mean. It is `settled` when nothing that other texts
    name makes it name anything else.
    """

    text: str
    found: Sequence[Found] = ()
    doubtful: bool = False
    labels: Sequence[str] = ()
    settled: bool = False

    def found_labels(self) -> Iterator[str]:
        """What the names found in it may mean."""
        return (label for name in self.found for label in name.labels)


class Gazetteer:
    """The places of China to county level, of 泉州市 to township level, and how texts name them."""

    def __init__(self, divisions: Divisions) -> None:
        self._divisions = divisions
        self._settling = Settling(divisions)

    def __reduce__(self) -> tuple[type[Gazetteer], tuple[Divisions]]:
        return Gazetteer, (self._divisions,)  # to another process: the automaton and the cache are made there

    @staticmethod
    def load(home: str = HOME, extra: Path | UserPlaces = NO_PLACES) -> Gazetteer:
        """The gazetteer for newspapers of `home`; the same one as long as the arguments and the file are the same.

        `home` is a label, or another name that is one place's alone. `extra` is a UTF-8 CSV file with the header
        name,parent,aliases: a parent is a label or the name of a line above, aliases are parted by spaces, a name that
        the parent already has gets more aliases. Raises CorpusError when home is unknown, or naming the line of `extra`
        that is not as it should be.
        """
        return _loaded(home, UserPlaces.load(extra) if isinstance(extra, Path) else extra)

    @property
    def home(self) -> str:
        """The label of the home region."""
        return self._divisions.home

    @cached_property
    def fingerprint(self) -> str:
        """Differs when data, home, extra names or matching rules differ: then texts may have other mentions."""
        words = (PLACES / "lookalikes.csv").read_bytes() + VARIANTS.read_bytes()
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
        if name not in official and name not in others:
            name = simplified(name)
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

    def named(self, texts: Sequence[str]) -> list[NamedText | None]:
        """The texts with the names found in them, None for those without: for `about_named` and `districts_named`.

        Looking at many texts at once takes half the time.
        """
        texts = Texts.of(texts).plain
        named: list[NamedText | None] = [None] * len(texts)
        for number, (found, doubtful) in self._lexicon.find_all(texts):
            if found:
                named[number] = self._named(texts[number], found, doubtful)
        return named

    def _named(self, text: str, found: Sequence[Found], doubtful: bool) -> NamedText:
        if doubtful:
            return NamedText(text, found, doubtful)
        found = _after_dateline(text, found)
        labels = [name.labels[0] for name in found]
        settled = self._telling.bearers.isdisjoint(labels)
        if len(found) > 1:
            labels = self._labels_of(text, found)
        return _new(NamedText, (text, found, doubtful, labels, settled))

    def _named_texts(self, texts: Sequence[str]) -> list[NamedText]:
        return [named or NamedText(text) for text, named in zip(texts, self.named(texts), strict=True)]

    def districts(self, text: str, context: Sequence[str] = ()) -> tuple[str, ...]:
        """The places that `text` names, in order, each once, without the ancestors of another of them.

        A place that is not at home counts by its full name (大理市) or right after its province (云南大理), else not.
        """
        return self.districts_named(self._named_texts([text]), context)[0]

    def districts_named(self, texts: Sequence[NamedText], context: Sequence[str] = ()) -> list[tuple[str, ...]]:
        """The `districts` of each of the texts, which are those of one article.

        Where one names a place in full, the others may call it by the short name that counts where it is told of.
        """
        known = self._around(texts, context)
        return [
            self._districts(text.text, self._mentions(text, known)) if text.found or known.has_names else ()
            for text in texts
        ]

    def _around(self, texts: Sequence[NamedText], context: Sequence[str]) -> Context:
        """What counts in these texts of one article."""
        context = self._with_certain(context, texts)
        return self._telling.around(context, self._introduced(texts, context))

    def _with_certain(self, context: Sequence[str], texts: Iterable[NamedText]) -> Sequence[str]:
        """A context that is all abroad, with the places at home that the texts name for certain."""
        if not context or any(map(self._is_at_home, context)):
            return context
        certain = [name.labels[0] for text in texts for name in text.found if not name.doubtful]
        return (*context, *[label for label in dict.fromkeys(certain) if self._is_at_home(label)])

    def districts_settled(self, named: Sequence[NamedText | None]) -> list[tuple[str, ...]]:
        """The same where what is named is settled and nothing `are_told` of."""
        return [self._districts(one.text, one.found) if one else () for one in named]

    def _introduced(self, texts: Sequence[NamedText], known: Sequence[str]) -> list[str]:
        """The places with names to be told of that the texts name in full."""
        context = Context([label for label in known if label in self._divisions])
        return [
            name.labels[0]
            for text in texts
            if text.found and not text.settled and not self._telling.bearers.isdisjoint(text.found_labels())
            for name in self._mentions(text, context)
            if text.text[name.start : name.end].endswith(_TITLES_OF_TOWNS)
        ]

    def _districts(self, text: str, names: Iterable[Found]) -> tuple[str, ...]:
        before, labels, elsewhere = None, [], self._elsewhere
        for name in names:
            start, end, bearers, _ = name
            label = bearers[0]
            full = elsewhere.get(label)
            if full is None or text[start:end] == full or self._is_clear(text, name, before):
                if before and start <= before.end + 1 and self._is_former(text, before, name):
                    labels.pop()
                labels.append(label)
                before = name
        return deepest(self._but_open(labels), self._divisions) if len(labels) > 1 else tuple(labels)

    def _but_open(self, labels: Sequence[str]) -> Sequence[str]:
        """The labels without the open ones of which a bearer is among them: 官桥 beside 安溪官桥 and 南安官桥."""
        return [label for label in labels if not any(one in labels for one in self._divisions[label].bearers)]

    def _is_former(self, text: str, one: Found, two: Found) -> bool:
        """Whether a county only says where a town lies that a zone took from it: 惠安县洛阳镇."""
        return _TOGETHER.fullmatch(text, one.end, two.start) is not None and self._is_above_formerly(text, one, two)

    def _is_above_formerly(self, text: str, one: Found, two: Found) -> bool:
        """Whether a county was once above the place named behind it: 惠安县洛阳镇, 晋江县石狮."""
        above, label = one.labels[0], two.labels[0]
        if self._divisions.former(label) == above:
            return True
        return text[one.end - 1] in "县縣" and self._divisions.parted_from(label) == above

    def mentions(self, text: str, context: Sequence[str] = ()) -> list[Mention]:
        """Where `text` names places: sorted, disjoint, none empty.

        `context` are labels of the article; they settle which of several divisions of one name is meant where the
        text itself does not. A township that stays unsettled gets its open label, a county none.
        """
        named = self._named_texts([text])
        names = self._mentions(named[0], self._around(named, context))
        return [Mention(name.start, name.end, name.labels[0]) for name in names]

    def _mentions(self, text: NamedText, context: Context) -> Sequence[Found]:
        """The names that count, each of one place by now."""
        names = text.found
        if text.doubtful:
            names = _after_dateline(text.text, self._settling.settle(text.text, names, context.labels))
        return self._telling.heard(text.text, names, context) if context.has_names else names

    @cached_property
    def _telling(self) -> Telling:
        from corpus.telling import Telling  # as `_lexicon`

        return Telling(self._divisions)

    def about(self, headlines: Sequence[str], bodies: Sequence[str]) -> tuple[str, ...]:
        """The places an article is about, most important first, without their ancestors; `subject` has the rules."""
        named = self._named_texts([*headlines, *bodies])
        return self.about_named(named[: len(headlines)], named[len(headlines) :])

    def about_named(self, headlines: Sequence[NamedText], bodies: Sequence[NamedText]) -> tuple[str, ...]:
        """The same of texts whose names have been found."""
        texts = [text for text in (*headlines, *bodies) if text.found]
        if not texts:
            return ()
        if all(text.settled for text in texts):
            return subject([line.labels for line in headlines], [body.labels for body in bodies], self._divisions)
        certain = [name.labels[0] for body in bodies for name in body.found if not name.doubtful]
        near = self._telling.of(certain)
        named = self._telling.of(label for body in bodies for label in self._labels(body, near))
        heads = [self._labels(line, named) for line in headlines]
        context = self._telling.of(label for labels in heads for label in labels or certain)
        untold = 0 if any(heads) else self._before_abroad(bodies, certain)
        contexts = [Context() if n < untold else context for n in range(len(bodies))]
        return subject(heads, list(map(self._labels, bodies, contexts)), self._divisions)

    def about_labels(self, headlines: Sequence[Sequence[str]], bodies: Sequence[Sequence[str]]) -> tuple[str, ...]:
        """The same of texts that are settled, by the labels of each."""
        return subject(headlines, bodies, self._divisions)

    def are_told(self, labels: Iterable[str]) -> bool:
        """Whether an article about these places may call any by a name that counts only there."""
        return not self._telling.near.isdisjoint(labels)

    def _before_abroad(self, bodies: Sequence[NamedText], certain: Sequence[str]) -> int:
        """How many bodies begin before a place abroad is named, where none at home is named for certain.

        A story from abroad says so first: 东石镇 is ours though its last line sells to 哈尔滨.
        """
        around = Around(self._divisions, certain)
        if around.at_home or not around.abroad:
            return 0
        return 1 + next(n for n, body in enumerate(bodies) if any(not name.doubtful for name in body.found))

    def _labels(self, text: NamedText, context: Context) -> Sequence[str]:
        """The labels of the mentions of `text`, in order; of 南安市水头镇 only the town's."""
        if text.doubtful or context.has_names:
            return self._labels_of(text.text, self._mentions(text, context))
        return text.labels

    def _labels_of(self, text: str, names: Sequence[Found]) -> list[str]:
        if len(names) > 1:
            names = but_destinations(text, names)
        labels = [
            one.labels[0]
            for one, two in pairwise(names)
            if two.start > one.end + 1 or not self._leads_to(text, one, two)
        ]
        return [*labels, *[name.labels[0] for name in names[-1:]]]

    def _leads_to(self, text: str, one: Found, two: Found) -> bool:
        """Whether a name only says where the next place lies, right behind it."""
        above, label = one.labels[0], two.labels[0]
        if above == label or _TOGETHER.fullmatch(text, one.end, two.start) is None:
            return False
        return self._divisions.within(label, above) or self._is_above_formerly(text, one, two)

    @cached_property
    def _elsewhere(self) -> dict[str, str]:
        """The official names, by label, of what lies below the provinces and not at home."""
        return {one.label: one.name for one in self._divisions if one.parent and not self._is_at_home(one.label)}

    def _is_clear(self, text: str, found: Found, before: Found | None) -> bool:
        """Whether a name that is not the official one tells of a place elsewhere clearly.

        `before` is the last name that counted.
        """
        start, end, labels, _ = found
        if ((end - start > 2 or text[end - 1] == "县") and text[end - 1] in _TITLES) or _is_counted(text, end):
            return True
        if before is None or start > before.end + 2:  # which is as far as the next of a list stands
            return False
        last, label = before.labels[0], labels[0]
        if self._divisions.within(label, last) and _TOGETHER.fullmatch(text, before.end, start):
            return True
        sisters = self._divisions.above(last)[-1:] == self._divisions.above(label)[-1:]
        return sisters and _LISTED.fullmatch(text, before.end, start) is not None

    @cached_property
    def _lexicon(self) -> Lexicon:
        # Here, not above: a search looks at no text, and its start need not wait 6 ms for this.
        from corpus.placenames import Lexicon

        return Lexicon(self._divisions)

    def _is_at_home(self, label: str) -> bool:
        return self._divisions.within(label, self._divisions.home)


def _is_counted(text: str, at: int) -> bool:
    """Whether a list of places goes on at `at` and is counted at its end: 南京、合肥两市."""
    return text[at : at + 1] in _COUNT_BEGINS and _COUNTED.match(text, at) is not None


def _after_dateline(text: str, names: Sequence[Found]) -> Sequence[Found]:
    """The names but those that only say where the report was sent from, where it tells of others."""
    end = dateline_end(text) if names and names[0].start < _DATELINE_REACH else 0
    told = [name for name in names if name.start >= end] if end else names
    return told or names


@lru_cache(maxsize=8)
def _loaded(home: str, extra: UserPlaces) -> Gazetteer:
    return Gazetteer(Divisions(home, extra))
