"""Cut a short Han text into words by a mapped dictionary: the same words as rjieba's, at none of its start-up cost.

The algorithm is jieba's without HMM: of all ways to divide the text into dictionary words and single characters, the
one with the greatest product of word frequencies. A query is short, so each look-up may be a binary search.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import cache, cached_property
from math import log
from pathlib import Path

from index.container import Container
from index.dictionary import Dictionary
from index.segment import Terms, utf8
from index.tokenizer import for_jieba


class Prefixes:
    """The words of jieba with those of a user, whose frequencies must be known; only Han words are cut by them."""

    def __init__(self, dictionary: Dictionary) -> None:
        han = filter(for_jieba, dictionary.words)
        self.user = {word.word: word.frequency or 0 for word in han}

    @cached_property
    def words(self) -> Terms:
        """The words of jieba's own dictionary, sorted."""
        return Terms(known()["words.bytes"], known()["words.ends"])

    @cached_property
    def log_total(self) -> float:
        """The logarithm of all frequencies together."""
        return log(known().notes["total"] + sum(self.user.values()))

    def frequency(self, word: str) -> int:
        """How often a word counts as seen; 0 for no word."""
        if (mine := self.user.get(word)) is not None:
            return mine
        number = self.words.find(utf8(word))
        return int(known()["frequencies"][number]) if number >= 0 else 0

    def begins_a_word(self, text: str) -> bool:
        """Whether a word begins with `text`."""
        start = utf8(text)
        number = bisect_left(self.words, start)
        mine = any(word.startswith(text) for word in self.user)
        return mine or (number < len(self.words) and self.words[number].startswith(start))

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
        best = [(0.0, len(text))] * (len(text) + 1)
        for start in range(len(text) - 1, -1, -1):
            best[start] = max(
                (log(frequency or 1) - self.log_total + best[end][0], end)
                for end, frequency in self.candidates(text, start)
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
