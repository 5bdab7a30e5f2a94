"""Cut a short Han text into words by a mapped dictionary: jieba's words at none of its start-up cost.

The algorithm is jieba's without HMM: of all ways to divide the text into dictionary words and single characters, the
one with the greatest product of word frequencies. A query is short, so each look-up may be a binary search.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import cache, cached_property
from math import log, prod
from pathlib import Path

from index.container import Container
from index.dictionary import Dictionary
from index.segment import Terms, utf8


class Prefixes:
    """The words of jieba with those of a user; only Han words are cut by them.

    A word without a frequency gets the one that jieba would suggest with the words before it known.
    """

    def __init__(self, dictionary: Dictionary) -> None:
        self.user: dict[str, int] = {}
        self.beginnings: set[str] = set()
        self.total = int(known().notes["total"])
        for word in dictionary.words:
            if word.is_han:
                self.add(word.word, self.suggested(word.word) if word.frequency is None else word.frequency)

    def add(self, word: str, frequency: int) -> None:
        """Know one more word."""
        self.total += frequency - self.user.get(word, 0)
        self.user[word] = frequency
        self.beginnings.update(word[:end] for end in range(1, len(word) + 1))

    @cached_property
    def words(self) -> Terms:
        """The words of jieba's own dictionary, sorted."""
        return Terms(known()["words.bytes"], known()["words.ends"])

    def frequency(self, word: str) -> int:
        """How often a word counts as seen; 0 for no word."""
        if (mine := self.user.get(word)) is not None:
            return mine
        number = self.words.find(utf8(word))
        return int(known()["frequencies"][number]) if number >= 0 else 0

    def suggested(self, word: str) -> int:
        """The lowest frequency at which a word is cut whole, by jieba's formula; never less than it has."""
        share = prod((self.frequency(part) or 1) / self.total for part in self.cut(word))
        return max(int(share * self.total) + 1, self.frequency(word) or 1)

    def begins_a_word(self, text: str) -> bool:
        """Whether a word begins with `text`."""
        start = utf8(text)
        number = bisect_left(self.words, start)
        return text in self.beginnings or (number < len(self.words) and self.words[number].startswith(start))

    def candidates(self, text: str, start: int) -> list[tuple[int, int]]:
        """Where the words that begin at `start` end, with their frequencies; at least the one character there."""
        found = []
        for end in range(start + 1, len(text) + 1):
            word = text[start:end]
            if frequency := self.frequency(word):
                found.append((end, frequency))
            if not self.begins_a_word(word):
                break
        return found or [(start + 1, 0)]

    def cut(self, text: str) -> list[str]:
        """The words of a Han text, in order; joined they are the text."""
        # best[i]: the greatest logarithm reachable for text[i:], and where its first word ends
        log_total = log(self.total)
        best = [(0.0, len(text))] * (len(text) + 1)
        for start in range(len(text) - 1, -1, -1):
            best[start] = max(
                (log(frequency or 1) - log_total + best[end][0], end) for end, frequency in self.candidates(text, start)
            )
        words, at = [], 0
        while at < len(text):
            words.append(text[at : best[at][1]])
            at = best[at][1]
        return words


@cache
def known() -> Container:
    """The dictionary of jieba as `scripts/prefix_dictionary.py` wrote it."""
    return Container(Path(__file__).with_name("words.bin"))
