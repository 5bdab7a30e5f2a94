"""Turn user dictionaries in jieba's format into the words that the tokenizer is to know besides its own.

A line is `word`, `word frequency` or `word frequency tag`, separated by spaces; blank lines are passed over. Words
are folded, so 三區聯創 in a dictionary serves 三区联创 in a page.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from corpus.wording import late
from index.errors import DictionaryError
from index.folding import fold

# What jieba cuts; 〇, 々 and the newest planes it takes for marks: in Han runs of ours, but in no word of its.
JIEBA_HAN = r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0002ebef\U0002f800-\U0002fa1f]"
HAN_WORD = late(f"{JIEBA_HAN}+")
# jieba's own pattern for a line; a word may hold spaces when a frequency or tag follows.
LINE = re.compile(r"^(?P<word>.+?)(?: (?P<frequency>[0-9]+))?(?: (?P<tag>[a-z]+))?$")
HIGHEST_FREQUENCY = 2**31 - 1
# Longer rows of digits are no frequency, though they begin with noughts: Python refuses to read thousands of them.
MOST_DIGITS = 20
# Characters of a line that an error quotes.
MOST_SHOWN = 80


@dataclass(frozen=True, slots=True, order=True)
class UserWord:
    """A folded word, how often it counts as seen (None: just enough to be cut whole), and its part of speech."""

    word: str
    frequency: int | None = None
    tag: str = ""

    @property
    def is_han(self) -> bool:
        """Whether it is one that jieba can find."""
        return HAN_WORD.fullmatch(self.word) is not None

    def __str__(self) -> str:
        """The line of a dictionary file that says the same."""
        frequency = "" if self.frequency is None else str(self.frequency)
        return " ".join(part for part in (self.word, frequency, self.tag) if part)


@dataclass(frozen=True, slots=True)
class Dictionary:
    """User words, sorted, one entry a word. Empty by default."""

    words: tuple[UserWord, ...] = ()

    @property
    def fingerprint(self) -> str:
        """`jieba+` and sixteen hex digits that change whenever a word does; `jieba` alone for none."""
        if not self.words:
            return "jieba"
        from hashlib import blake2b  # few have any, and it takes 3 ms to import

        return "jieba+" + blake2b(repr(self.words).encode(), digest_size=8).hexdigest()

    def with_words(self, words: Iterable[UserWord]) -> Dictionary:
        """The same and some words; of one that is there already only what is said of it changes."""
        known = {word.word: word for word in self.words}
        for word in words:
            before = known.get(word.word)
            if before and before.frequency and word.frequency is None:
                word = replace(before, tag=word.tag or before.tag)
            known[word.word] = word
        return Dictionary(tuple(sorted(known.values(), key=lambda word: word.word)))

    def without(self, words: Iterable[str]) -> Dictionary:
        """The same less some words, which are folded here; those it does not have are passed over."""
        unwanted = set(map(folded_word, words))
        return Dictionary(tuple(word for word in self.words if word.word not in unwanted))

    @classmethod
    def parse(cls, text: str, source: Path) -> Dictionary:
        """The dictionary written in `text`; the last line about a word holds. Raises DictionaryError."""
        lines = enumerate(text.lstrip("\ufeff").splitlines(), 1)
        words = (parse_line(line.strip(), source, number) for number, line in lines if line.strip())
        return cls(tuple(sorted({word.word: word for word in words}.values())))

    @classmethod
    def load(cls, path: Path) -> Dictionary:
        """The dictionary in a UTF-8 file. Raises DictionaryError."""
        try:
            return cls.parse(path.read_text("utf-8"), path)
        except OSError as error:
            raise DictionaryError(path, f"the user dictionary cannot be read: {error.strerror}") from error
        except UnicodeDecodeError as error:
            raise DictionaryError(
                path, f"byte {error.start} is not UTF-8; save the user dictionary as UTF-8"
            ) from error


NO_WORDS = Dictionary()


def parse_line(line: str, source: Path, number: int) -> UserWord:
    """The word that one line of `source` adds. Raises DictionaryError."""
    match = LINE.match(line)
    digits = match["frequency"] if match else None
    if not match or (digits and (len(digits) > MOST_DIGITS or int(digits) > HIGHEST_FREQUENCY)):
        raise DictionaryError(source, f"line {number}: want `word [frequency] [tag]`, got {line[:MOST_SHOWN]!r}")
    return UserWord(folded_word(match["word"]), int(digits) if digits else None, match["tag"] or "")


def folded_word(word: str) -> str:
    """A word as a dictionary has it: 三区联创 for 三區聯創."""
    return fold(word).strip()
