"""Turn folded text into words with offsets: the tokens that rank. rjieba lives here.

Han runs go to jieba's algorithm, HMM off (it guesses words, inconsistently); Latin words, numbers and their compounds
(`5.2%`, `1+3+n`, `3·15`) are units of ours and never reach it. Single characters of any other script stand alone.
Nothing alphanumeric is dropped, and words tile the text: each is a slice, none overlaps, gaps hold marks only.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from index.dictionary import NO_WORDS, Dictionary, UserWord
from index.units import LETTER, WHOLE

if TYPE_CHECKING:
    from rjieba import Jieba

# Changes whenever the same text would be cut otherwise; part of the index's fingerprint.
RULES = "1"

# What jieba cuts; 〇, 々 and the newest planes it takes for marks: in Han runs of ours, but in no word of its.
JIEBA_HAN = r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0002ebef\U0002f800-\U0002fa1f]"
HAN = r"[〇々\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af]"
# One connector at a time: 1+3+n is a word, and so is 2026-07-03, but a--b is two.
CONNECTORS = "+-·./&'@_~:"
PERCENT = "%‰"
COMPOUND = rf"{WHOLE}(?:[{re.escape(CONNECTORS)}]{WHOLE})*[{PERCENT}]?"
PART = re.compile(WHOLE)
HAN_CHARACTER = re.compile(HAN)


class Word(NamedTuple):
    """A slice of the folded text: `text[start:end] == term`, offsets in code points. `position` counts words.

    A word that is not `whole` lies inside the whole word before it and shares its position.
    """

    term: str
    start: int
    end: int
    position: int
    whole: bool


class Tokenizer:
    """Cuts folded text as this index does. Threads may share it; make one with `tokenizer_for`."""

    def __init__(self, dictionary: Dictionary = NO_WORDS, cut: Callable[[str], list[str]] | None = None) -> None:
        self.dictionary = dictionary
        self.cut = cut or self.cut_by_jieba

    @property
    def fingerprint(self) -> str:
        """Changes whenever the same text would be cut into other words."""
        return f"{RULES}/{self.dictionary.fingerprint}"

    @cached_property
    def jieba(self) -> Jieba:
        """The segmenter with the user's Han words: our own, since anybody may add words to rjieba's.

        Importing rjieba takes a tenth of a second and making one another, so both wait until something is cut.
        """
        import rjieba

        jieba = rjieba.Jieba()
        for word in self.dictionary.words:
            if for_jieba(word):
                jieba.add_word(word.word, word.frequency, word.tag or None)
        return jieba

    def cut_by_jieba(self, han: str) -> list[str]:
        """The words of a Han run, in order."""
        return self.jieba.cut(han, False)

    @cached_property
    def unwanted(self) -> set[str]:
        """The words a user gave no frequency to, which takes them out of the dictionary."""
        return {word.word for word in self.dictionary.words if word.frequency == 0}

    @cached_property
    def mixed(self) -> list[str]:
        """The user's words that jieba would not find."""
        return [word.word for word in self.dictionary.words if not for_jieba(word)]

    @cached_property
    def scanner(self) -> re.Pattern[str]:
        """Finds the runs: user words that jieba could not hold, compounds, Han, and lone characters."""
        user = "|".join(map(bounded, sorted(self.mixed, key=len, reverse=True))) or "(?!)"
        han = f"(?:(?!{user}){HAN})+" if self.mixed else f"{HAN}+"
        return re.compile(rf"(?P<user>{user})|(?P<han>{han})|(?P<compound>{COMPOUND})|[^\W_]")

    def words(self, folded: str) -> Iterator[Word]:
        """Yield the words that tile the text, in its order, without sub-words: what a query asks."""
        position = 0
        for run in self.scanner.finditer(folded):
            start = run.start()
            for term in self.cut(run.group()) if run.lastgroup == "han" else (run.group(),):
                yield Word(term, start, start + len(term), position, True)
                start += len(term)
                position += 1

    def search_words(self, folded: str) -> Iterator[Word]:
        """Yield the words in text order, each followed by the words inside it: what an index holds."""
        for word in self.words(folded):
            yield word
            for term, offset in self.inner_words(word.term):
                start = word.start + offset
                yield Word(term, start, start + len(term), word.position, False)

    def inner_words(self, word: str) -> tuple[tuple[str, int], ...]:
        """The words inside a word with their offsets in it, as jieba's search mode finds them: shorter ones first.

        Of a Han word, the dictionary's words of two characters, and of three where the word has more; of a
        compound, its parts.
        """
        if (known := self.inner.get(word)) is None:
            known = self.inner[word] = tuple(self.find_inner_words(word))
        return known

    @cached_property
    def inner(self) -> dict[str, tuple[tuple[str, int], ...]]:
        """What `inner_words` has found so far: a language has few words, and a text repeats them."""
        return {}

    def find_inner_words(self, word: str) -> Iterator[tuple[str, int]]:
        """Yield what `inner_words` keeps."""
        if word in self.mixed:
            plain = tokenizer_for(Dictionary(tuple(one for one in self.dictionary.words if for_jieba(one))))
            yield from ((one.term, one.start) for one in plain.search_words(word) if one.term != word)
            return
        if not HAN_CHARACTER.match(word):
            parts = ((part.group(), part.start()) for part in PART.finditer(word))
            yield from (part for part in parts if part[0] != word)
            return
        for length in (2, 3):
            for offset in range(len(word) - length + 1 if len(word) > length else 0):
                inner = word[offset : offset + length]
                if self.jieba.has_word(inner) and inner not in self.unwanted:
                    yield inner, offset


def with_frequencies(dictionary: Dictionary) -> Dictionary:
    """The dictionary with every Han word's frequency filled in, as jieba suggests it: just enough to be cut whole."""
    import rjieba

    jieba, words = rjieba.Jieba(), []
    for word in dictionary.words:
        frequency = jieba.suggest_freq(word.word) if word.frequency is None else word.frequency
        if for_jieba(word):
            jieba.add_word(word.word, frequency, word.tag or None)
        words.append(UserWord(word.word, frequency, word.tag))
    return Dictionary(tuple(words))


def tokenizer_for(dictionary: Dictionary = NO_WORDS) -> Tokenizer:
    """The tokenizer of a dictionary, the same one for all who ask: its words take memory and a tenth of a second."""
    return shared_tokenizer(dictionary)


@lru_cache(maxsize=4)
def shared_tokenizer(dictionary: Dictionary) -> Tokenizer:
    """What `tokenizer_for` gives."""
    return Tokenizer(dictionary)


def for_jieba(word: UserWord) -> bool:
    """Whether a user's word is one that jieba can find."""
    return re.fullmatch(f"{JIEBA_HAN}+", word.word) is not None


def bounded(word: str) -> str:
    """A pattern that finds a word, but never inside a longer Latin word or number: 5 is not in 5.2."""
    before = rf"(?<!{LETTER})(?<![0-9]\.)" if re.match(LETTER, word[0]) else ""
    after = rf"(?!{LETTER}|\.[0-9])" if re.match(LETTER, word[-1]) else ""
    return before + re.escape(word) + after
