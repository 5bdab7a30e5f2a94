"""One paragraph and a query it does not match → what of the query it lacks, and what refuses it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from index import Entry
from searcher.matching import Matcher
from searcher.query import (
    KIND_NAMES,
    And,
    Author,
    District,
    Field,
    Gist,
    Leaf,
    Near,
    Node,
    Not,
    OfKind,
    Or,
    Page,
    Phrase,
    Published,
    Scope,
    Sound,
    Speaking,
    Variants,
    Within,
    Words,
    leaves,
)
from searcher.safe import counted


@dataclass(frozen=True, slots=True)
class Lack:
    """A part of a query that a paragraph does not match, and why."""

    part: str
    why: str


class Judge:
    """Tells why the paragraph in a row does not match."""

    def __init__(self, matcher: Matcher, row: int, entry: Entry) -> None:
        self.matcher, self.row, self.entry = matcher, row, entry

    def lacks(self, query: Node, filters: tuple[Node, ...] = ()) -> Iterator[Lack]:
        """Yield what it lacks of a query and of the filters beside it; nothing when it matches them all."""
        lacking = [*self.of(query)]
        if not lacking and not self.is_in(self.matcher.resting(query)):
            words = "、".join(dict.fromkeys(leaf.text for leaf in leaves(query)))
            lacking.append(Lack(str(query), f"its headline alone answers; its own text holds nothing of {words}"))
        yield from lacking
        for one in filters:
            yield from self.of(one)

    def is_in(self, rows: np.ndarray[Any, np.dtype[np.int32]]) -> bool:
        """Whether it is among some rows."""
        at = int(np.searchsorted(rows, self.row))
        return at < len(rows) and int(rows[at]) == self.row

    def of(self, node: Node) -> Iterator[Lack]:
        """Yield what it lacks of a node; nothing when it matches."""
        if self.is_in(self.matcher.find(node)):
            return
        if isinstance(node, And):
            for part in node.parts:
                yield from self.of(part)
        elif isinstance(node, Words):
            yield from self.of_words(node)
        elif isinstance(node, Near):
            yield from self.of_near(node)
        else:
            yield Lack(str(node), REASONS.get(type(node), as_written)(self, node))

    def of_words(self, node: Words) -> Iterator[Lack]:
        """Yield the words it lacks."""
        for word in self.matcher.lookup.cut(node):
            if not self.is_in(self.matcher.parts.word(word, node.field).ordinals):
                yield Lack(word, nowhere(node))
        if not self.matcher.lookup.cut(node):
            yield Lack(str(node), as_written(self, node))

    def of_near(self, node: Near) -> Iterator[Lack]:
        """Yield the texts it lacks; when it has them all, that they are too far apart."""
        missing = [Phrase(text, node.field) for text in node.parts]
        lacking = [lack for part in missing for lack in self.of(part)]
        yield from lacking or [Lack(str(node), f"they stand further apart than {counted(node.distance, 'character')}")]


def nowhere(leaf: Leaf) -> str:
    """What is said of a word that is not there."""
    return "not in its headline" if leaf.field is Field.TITLE else "neither in its text nor in its headline"


def as_written(judge: Judge, node: Any) -> str:
    """What is said of a phrase or a pattern that is not there."""
    where = "headline" if node.field is Field.TITLE else "text"
    words = judge.matcher.lookup.cut(node)
    there = len(words) > 1 and all(judge.is_in(judge.matcher.parts.word(word, node.field).ordinals) for word in words)
    return f"not in its {where} as written" + ", though all its words are there" * (there and type(node) is Phrase)


def alternatives(judge: Judge, node: Any) -> str:
    """What is said when none of several fits."""
    lacking = dict.fromkeys(lack.part for part in node.parts for lack in judge.of(part))
    return "none of them fits: " + "、".join(lacking)


def too_little(judge: Judge, node: Any) -> str:
    """What is said when it does not hold enough of long free text."""
    lacking = dict.fromkeys(lack.part for part in node.parts for lack in judge.of(part))
    return "its words weigh less than a quarter of all; it lacks " + "、".join(lacking)


def refused(_: Judge, node: Any) -> str:
    """What is said when it matches what was refused."""
    return f"it matches {node.part}, which is refused"


def outside(judge: Judge, _: Any) -> str:
    """What is said of a district it does not lie in."""
    own = judge.entry.districts
    return f"it is about {'、'.join(own)}" if own else "no district of it is known"


def unpublished(judge: Judge, _: Any) -> str:
    """What is said of days it was not published on."""
    day = judge.entry.origin.day
    return f"it was published on {day}" if day else "its day of publication is not known"


def silent(judge: Judge, _: Any) -> str:
    """What is said of days it does not speak of."""
    events = [f"{event.text} ({event.period.isoformat()})" for event in judge.entry.paragraph.events]
    return f"it speaks of {'、'.join(events)}" if events else "it speaks of no day"


def unsigned(judge: Judge, _: Any) -> str:
    """What is said of an author whose it is not."""
    names = judge.entry.article.bylines
    return f"its article is by {'、'.join(names)}" if names else "its article names no author"


def elsewhere(judge: Judge, _: Any) -> str:
    """What is said of a page it does not stand on."""
    page = judge.entry.article.page
    return f"it stands on page {page}" if page else "its page is not known"


def of_other_kind(judge: Judge, _: Any) -> str:
    """What is said of a kind it is not of."""
    return f"it is {KIND_NAMES[judge.entry.kind]}"


def apart(_: Judge, node: Any) -> str:
    """What is said when no sentence, or not its article, has all."""
    return "no sentence of it matches" if node.scope is Scope.SENTENCE else "its article does not match"


def unheard(*_: Any) -> str:
    """What is said of a sound."""
    return "nothing in the index sounds so"


REASONS: dict[type, Callable[[Judge, Any], str]] = {
    Or: alternatives,
    Variants: alternatives,
    Gist: too_little,
    Not: refused,
    District: outside,
    Published: unpublished,
    Speaking: silent,
    Author: unsigned,
    Page: elsewhere,
    OfKind: of_other_kind,
    Within: apart,
    Sound: unheard,
}
