"""Turn a field's value into Whoosh tokens: the two analyzers, plugged into Whoosh by the schema.

A schema that somebody pickles has the class paths of its analyzers, so these two names may never move.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import Any

from whoosh.analysis.acore import Composable, Token

from index.dictionary import NO_WORDS, Dictionary
from index.folding import fold
from index.tokenizer import Word, is_term, tokenizer_for
from index.units import unit_spans


class WordAnalyzer(Composable):
    """Words for ranking: all that an index holds when indexing, in a query those it is cut into.

    A token's position counts units when indexing, else words; the parts of a compound share its position.
    """

    is_morph = False

    def __init__(self, dictionary: Dictionary = NO_WORDS) -> None:
        self.dictionary = dictionary
        self.tokenizer = tokenizer_for(dictionary)

    def __getstate__(self) -> dict[str, Any]:
        return {"dictionary": self.dictionary}

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__init__(state["dictionary"])  # type: ignore[misc]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, WordAnalyzer) and self.dictionary == other.dictionary

    __hash__ = None  # type: ignore[assignment]

    def __call__(
        self, value: str, mode: str = "", start_pos: int = 0, start_char: int = 0, **flags: Any
    ) -> Iterator[Token]:
        """Yield one Whoosh token again and again, as Whoosh's own analyzers do."""
        token = Token(flags.get("positions", False), flags.get("chars", False), mode=mode)
        for word in self.asked(fold(value)) if mode == "query" else self.tokenizer.terms(fold(value)):
            token.text = word.term
            token.boost, token.stopped = 1.0, False
            token.pos = start_pos + word.position
            token.startchar, token.endchar = start_char + word.start, start_char + word.end
            yield token

    def asked(self, folded: str) -> Iterator[Word]:
        """Yield the terms that a query asks for, offsets those of the words they are parts of."""
        for word in self.tokenizer.words(folded):
            yield from (word._replace(term=part) for part in self.tokenizer.parts(word.term))


class ExactAnalyzer(Composable):
    """The exact field's terms; a token's position counts units.

    When indexing every unit, and with it the bigram it begins when neither is a mark. In a query one term for every
    unit, the bigram where there is one, and nothing for the last unit of two that make one: the bigram says it.
    """

    is_morph = False

    def __eq__(self, other: object) -> bool:
        return isinstance(other, ExactAnalyzer)

    __hash__ = None  # type: ignore[assignment]

    def __call__(
        self, value: str, mode: str = "", start_pos: int = 0, start_char: int = 0, **flags: Any
    ) -> Iterator[Token]:
        """Yield one Whoosh token again and again, as Whoosh's own analyzers do."""
        token = Token(flags.get("positions", False), flags.get("chars", False), mode=mode)
        spans = list(unit_spans(fold(value)))
        terms = (asked if mode == "query" else exact_terms)([unit for _, _, unit in spans])
        for position, term in terms:
            token.text = term
            token.boost, token.stopped = 1.0, False
            token.pos = start_pos + position
            token.startchar, token.endchar = start_char + spans[position][0], start_char + spans[position][1]
            yield token


def exact_terms(sequence: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Yield what the exact field holds of some units, by position: every unit, and every bigram without a mark."""
    for position, (unit, after) in enumerate(zip_longest(sequence, sequence[1:])):
        yield position, unit
        if after is not None and is_term(unit) and is_term(after):
            yield position, f"{unit} {after}"


def asked(sequence: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Yield the term that a phrase of some units asks for at each position."""
    terms = dict(exact_terms(sequence))  # the bigram comes last
    last = len(sequence) - 1
    if last > 0 and " " in terms[last - 1]:
        del terms[last]
    yield from terms.items()
