"""Turn folded text into words with offsets: those a query asks for, and all that an index holds.

A query is cut as jieba cuts, HMM off (it guesses words, inconsistently). An index holds every word of jieba's
dictionary and of the user's wherever its characters follow one another, soft marks aside, and every unit of letters,
figures or one Han character; so a word of a query is found wherever a scan finds it, however a text would be cut.
Latin words, numbers and their compounds (`5.2%`, `1+3+n`, `3·15`) are words of ours; of a compound an index holds the
parts. Nothing alphanumeric is dropped, and the words of a query tile it: each is a slice, gaps hold marks only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from corpus.wording import late
from index.dictionary import NO_WORDS, Dictionary
from index.folding import fold
from index.units import LETTER, WHOLE, unit_spans, units

if TYPE_CHECKING:
    from index.prefixes import Prefixes
    from index.wordlist import WordList

# Changes whenever the same text would be cut otherwise; part of the index's fingerprint.
RULES = "2"

HAN = r"[〇々\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af]"
# One connector at a time: 1+3+n is a word, and so is 2026-07-03, but a--b is two.
CONNECTORS = "+-·./&'@_~:"
PERCENT = "%‰"
COMPOUND = rf"{WHOLE}(?:[{re.escape(CONNECTORS)}]{WHOLE})*[{PERCENT}]?"
LETTERS = late(LETTER)
# Texts of which the words are remembered.
LATELY = 64
# And of which the terms are: all parts of a long query, each asked for five times.
ASKED = 256


class Word(NamedTuple):
    """A slice of the folded text, offsets in code points: `text[start:end]`, soft marks left out, is `term`.

    `position` counts words where a query is cut, units where an index's terms are found.
    """

    term: str
    start: int
    end: int
    position: int


class Tokenizer:
    """Cuts folded text as this index does. Threads may share it; make one with `tokenizer_for`."""

    def __init__(self, dictionary: Dictionary = NO_WORDS) -> None:
        self.dictionary = dictionary
        # a query is cut again by whoever looks up, scores or marks its words
        self.lately = lru_cache(maxsize=LATELY)(lambda folded: tuple(self.cut(folded)))
        self.asked_lately = lru_cache(maxsize=ASKED)(lambda text: self.terms_of(fold(text)))

    @property
    def fingerprint(self) -> str:
        """Changes whenever the same text would be cut into other words."""
        return f"{RULES}/{self.dictionary.fingerprint}"

    @cached_property
    def prefixes(self) -> Prefixes:
        """Cuts Han runs."""
        from index.prefixes import Prefixes  # brings numpy, which looking at an index's state does without

        return Prefixes(self.dictionary)

    @cached_property
    def word_list(self) -> WordList:
        """Finds the dictionary's words in rows of characters."""
        from index.wordlist import WordList

        return WordList(self.dictionary)

    @cached_property
    def mixed(self) -> list[str]:
        """The user's words that jieba would not find."""
        return [word.word for word in self.dictionary.words if not word.is_han]

    @cached_property
    def scanner(self) -> re.Pattern[str]:
        """Finds the runs: user words that jieba could not hold, compounds, Han, and lone characters."""
        user = "|".join(map(bounded, sorted(self.mixed, key=len, reverse=True))) or "(?!)"
        han = f"(?:(?!{user}){HAN})+" if self.mixed else f"{HAN}+"
        return re.compile(rf"(?P<user>{user})|(?P<han>{han})|(?P<compound>{COMPOUND})|[^\W_]")

    def words(self, folded: str) -> tuple[Word, ...]:
        """The words that tile the text, in its order: what a query asks."""
        return self.lately(folded)

    def asked(self, text: str) -> tuple[str, ...]:
        """The words that tile a text, each once: the terms a query asks."""
        return self.asked_lately(text)

    def terms_of(self, folded: str) -> tuple[str, ...]:
        """The words of a folded text, each once."""
        return tuple(dict.fromkeys([word.term for word in self.words(folded)]))

    def cut(self, folded: str) -> Iterator[Word]:
        """Yield the words of a text."""
        position = 0
        for run in self.scanner.finditer(folded):
            start = run.start()
            for term in self.prefixes.cut(run.group()) if run.lastgroup == "han" else (run.group(),):
                yield Word(term, start, start + len(term), position)
                start += len(term)
                position += 1

    def parts(self, word: str) -> list[str]:
        """The terms that an index holds of a word of a query: itself, or of a compound its units with any letter."""
        if not self.dictionary.words and all(map(is_han, word)):  # which it was cut by the dictionary to be
            return [word]
        found = units(word)
        if len(found) == 1 or self.is_dictionary_word(word):
            return [word]
        return [unit for unit in found if is_term(unit)]

    def is_dictionary_word(self, word: str) -> bool:
        """Whether an index holds this word of several characters as one."""
        return self.prefixes.frequency(word) > 0 and len(units(word)) == len(word)

    def terms(self, folded: str) -> list[Word]:
        """All words that an index holds of a text, by start, shorter ones first; a Han character only once.

        `index.batch` finds the same in many texts at once, without the offsets.
        """
        spans = list(unit_spans(folded))
        found, seen = [], set()
        for position, (start, end, unit) in enumerate(spans):
            if is_term(unit) and unit not in seen:
                found.append(Word(unit, start, end, position))
            if is_han(unit):
                seen.add(unit)
        for length, position, term in self.word_list.find_in([unit for _, _, unit in spans]):
            found.append(Word(term, spans[position][0], spans[position + length - 1][1], position))
        return sorted(found, key=lambda word: (word.position, word.end))


def is_term(unit: str) -> bool:
    """Whether a unit is a word by itself: marks are none."""
    return unit[0].isalnum() or is_han(unit[0]) or LETTERS.match(unit) is not None


def is_han(char: str) -> bool:
    """Whether a text is one Han character, as HAN says; every search asks, and the pattern takes 1 ms to compile."""
    if len(char) != 1:
        return False
    return "\u4e00" <= char <= "\u9fff" or "\u3400" <= char <= "\u4dbf" or char in "〇々" or is_rare_han(char)


def is_rare_han(char: str) -> bool:
    """Whether a character is of the other stretches."""
    return "\uf900" <= char <= "\ufaff" or "\U00020000" <= char <= "\U000323af"


def with_frequencies(dictionary: Dictionary) -> Dictionary:
    """The dictionary with every word's frequency filled in, as jieba suggests it: just enough to be cut whole."""
    known = tokenizer_for(dictionary).prefixes.user
    return Dictionary(tuple(replace(word, frequency=known.get(word.word, word.frequency)) for word in dictionary.words))


def tokenizer_for(dictionary: Dictionary = NO_WORDS) -> Tokenizer:
    """The tokenizer of a dictionary, the same one for all who ask: its words take memory and time to make ready."""
    return shared_tokenizer(dictionary)


@lru_cache(maxsize=4)
def shared_tokenizer(dictionary: Dictionary) -> Tokenizer:
    """What `tokenizer_for` gives."""
    return Tokenizer(dictionary)


def bounded(word: str) -> str:
    """A pattern that finds a word, but never inside a longer Latin word or number: 5 is not in 5.2."""
    before = rf"(?<!{LETTER})(?<![0-9]\.)" if re.match(LETTER, word[0]) else ""
    after = rf"(?!{LETTER}|\.[0-9])" if re.match(LETTER, word[-1]) else ""
    return before + re.escape(word) + after
