"""The parts of a saved page within one another, and the lines in them → in which of them its article stands.

It is the part whose own paragraphs hold most text, or one of several that stand side by side and are built alike.
Nothing here knows HTML: what is a part, what it is called and whether that is what no article is called, is told.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

from corpus.lines import Hint, Line

_SENTENCE = 25  # code points
_MARKS = frozenset("。！？；，")
# Beside an article, a part built alike with so much of its text is another.
_ALIKE = 0.05
# Of parts within one another that hold nearly the same text the inner one is the article.
_NEARLY = 0.9
# Right below the headline a part with less than so much of the largest is a summary, of several paragraphs with less
# than that.
_ENOUGH, _OF_SEVERAL = 0.5, 0.1


@dataclass(slots=True)
class Tree:
    """The parts of a page within one another, in the order they open, and in which of them each line stands."""

    around: list[int] = field(default_factory=lambda: [0])
    called: list[str] = field(default_factory=lambda: [""])
    beside: list[bool] = field(default_factory=lambda: [False])
    here: int = 0
    places: list[int] = field(default_factory=list)
    linked: list[bool] = field(default_factory=list)

    def enter(self, called: str, beside: bool) -> None:
        """A part opens: what it is called, alike for parts built alike, and whether that is what no article is."""
        self.around.append(self.here)
        self.called.append(called)
        self.beside.append(beside)
        self.here = len(self.around) - 1

    def leave(self) -> None:
        """The part that opened last is over."""
        self.here = self.around[self.here]

    def stand(self, lines: int, linked: bool) -> None:
        """So many lines have been met; those since the last time stand here, most of their text links if `linked`."""
        new = lines - len(self.places)
        self.places += [self.here] * new
        self.linked += [linked] * new

    def path(self, part: int) -> Iterator[int]:
        """A part and those around it, the nearest first; not the page as a whole."""
        while part:
            yield part
            part = self.around[part]

    def beside_of(self, part: int) -> set[int]:
        """The parts right inside the same one as this, without it."""
        around = self.around[part]
        return {other for other, its in enumerate(self.around) if its == around and other not in (0, part)}

    def within(self, marked: Collection[int]) -> list[int]:
        """For each part the one of those marked that it is or stands in, the outermost; 0 for none."""
        found = [0]
        for part, around in enumerate(self.around[1:], 1):
            found.append(found[around] or (part if part in marked else 0))
        return found


def is_sentence(text: str) -> bool:
    """Whether a line is long enough for a sentence and has a mark in it: names of columns and lists have none."""
    return len(text) >= _SENTENCE and not _MARKS.isdisjoint(text)


def prose(lines: Sequence[Line], tree: Tree) -> list[int]:
    """The lines that are sentences of text, and no links."""
    return [
        n for n, line in enumerate(lines) if is_sentence(line.text) and line.hint is Hint.NONE and not tree.linked[n]
    ]


def beside(lines: Sequence[Line], tree: Tree, called: Collection[int], sentences: Sequence[int]) -> list[bool]:
    """Which parts are called what no article is, or stand in such; one with a headline or its text is miscalled."""
    headlines = sorted({*called, *(n for n, line in enumerate(lines) if line.rank == 1)})
    _, own = weights(lines, tree, sentences)
    miscalled: set[int] = set()
    for place in (*(tree.places[n] for n in headlines), *below(tree, own, sentences, headlines[:1])):
        for part in tree.path(place):
            if part in miscalled:
                break
            miscalled.add(part)
    found = [False]
    for part, around in enumerate(tree.around[1:], 1):
        found.append(found[around] or (tree.beside[part] and part not in miscalled))
    return found


def weights(lines: Sequence[Line], tree: Tree, text: Sequence[int]) -> tuple[list[int], list[int]]:
    """How much text stands in each part, and how much of it right there or in the paragraphs right inside it."""
    held, own = [0] * len(tree.around), [0] * len(tree.around)
    for n in text:
        place, size = tree.places[n], len(lines[n].text)
        held[place] += size
        own[place] += size
        own[tree.around[place]] += size if place else 0
    for part in range(len(held) - 1, 0, -1):
        held[tree.around[part]] += held[part]
    return held, own


def main(tree: Tree, held: Sequence[int], own: Sequence[int], known: Sequence[int]) -> set[int]:
    """The part whose own paragraphs hold most text, or the outermost around it that stands beside its like, with these.

    Articles stand side by side, or one is in several parts. Of parts that are `known` to stand right below the headline
    one is the article's though comments or a list hold more.
    """
    most = max((own[part] for part in known), default=max(own))
    inner = max(part for part in known or range(len(own)) if own[part] >= _NEARLY * most)
    alike: dict[tuple[int, str], list[int]] = {}
    for part, around in enumerate(tree.around):
        if held[part]:
            alike.setdefault((around, tree.called[part]), []).append(part)
    found = {inner}
    for part in tree.path(inner):
        its_like = [
            other for other in alike[tree.around[part], tree.called[part]] if held[other] >= _ALIKE * held[part]
        ]
        found = set(its_like) if len(its_like) > 1 else found
    return found


def below(tree: Tree, own: Sequence[int], text: Sequence[int], headlines: Collection[int]) -> list[int]:
    """The parts that the text right below a headline stands in and that hold enough to be the article's.

    `text` are the lines that are text, in order.
    """
    paragraphs = Counter(part for n in text for part in (tree.places[n], tree.around[tree.places[n]]))
    most = max(own)
    right_below = (bisect_right(text, n) for n in headlines)
    return [
        part
        for n in right_below
        if n < len(text)
        for part in (tree.places[text[n]], tree.around[tree.places[text[n]]])
        if own[part] >= (_OF_SEVERAL if paragraphs[part] > 1 else _ENOUGH) * most
    ]


def branches(tree: Tree, chosen: Collection[int]) -> set[int]:
    """The largest parts with none of the chosen ones in them."""
    above = {0}.union(*(tree.path(part) for part in chosen))
    return {part for part, around in enumerate(tree.around) if around in above and part not in above}
