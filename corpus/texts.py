"""Many texts → one, so that a pattern or an automaton goes through all of them at once, and where each of them ends."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from functools import cached_property
from itertools import accumulate, islice

from corpus.variants import simplified, variants_in

#: Texts with so many traditional characters, or other variants, are simplified one and all.
FEW = 200


class Texts(tuple[str, ...]):
    r"""Texts that are looked through together; for names and for dates they are joined but once.

    >>> texts = Texts.of(["茶园", "茶", ""])
    >>> texts.joined, texts.ends
    ('茶园\n茶\n', [3, 5, 6])
    """

    @classmethod
    def of(cls, texts: Iterable[str]) -> Texts:
        """The texts themselves where they are such already."""
        return texts if isinstance(texts, cls) else cls(texts)

    @cached_property
    def joined(self) -> str:
        """All of them, one line end between two: no name and no date runs over it."""
        return "\n".join(self)

    @cached_property
    def plain(self) -> Texts:
        """The same in simplified characters, each where it was: themselves where all are."""
        found = list(islice(variants_in(self.joined), FEW))
        if not found:
            return self
        if len(found) == FEW:
            return Texts(map(simplified, self))
        plain = list(self)  # a name in old print amid news: the other texts are not looked at one by one
        for number in {bisect_right(self.ends, at) for at in found}:
            plain[number] = simplified(plain[number])
        return Texts(plain)

    @cached_property
    def ends(self) -> list[int]:
        """Where in `joined` the text behind each begins, in code points."""
        return list(accumulate([len(text) + 1 for text in self]))
