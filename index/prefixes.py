"""Cut a short Han text into words by a mapped dictionary: jieba's words at none of its start-up cost.

The algorithm is jieba's without HMM: of all ways to divide the text into dictionary words and single characters, the
one with the greatest product of word frequencies. A query is short, so each look-up may be a binary search.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property
from math import log, prod
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.buffers import buffer
from index.container import Container
from index.dictionary import Dictionary
from index.lexicon import Lexicon


@dataclass(frozen=True)
class Known:
    """The dictionary of jieba: its words as a trie, for every node how often its word counts as seen.

    `alone` has the words of one character that begin no other, `total` is of all frequencies.
    """

    chars: NDArray[np.uint32]
    keys: NDArray[np.uint32]
    frequencies: NDArray[np.uint32]
    alone: dict[str, int]
    total: int

    @cached_property
    def lexicon(self) -> Lexicon:
        """The words of two characters and more."""
        is_word = self.frequencies > 0
        is_word[: len(self.chars) + 1] = False
        return Lexicon(self.chars, self.keys, is_word)


@cache
def known() -> Known:
    """The dictionary as `scripts/prefix_dictionary.py` wrote it."""
    file = Container(Path(__file__).with_name("words.bin"))
    alone = zip(map(chr, file["alone.chars"].tolist()), file["alone.frequencies"].tolist(), strict=True)
    return Known(file["trie.chars"], file["trie.keys"], file["trie.frequencies"], dict(alone), int(file.notes["total"]))


class Prefixes:
    """The words of jieba with those of a user; only Han words are cut by them.

    A word without a frequency gets the one that jieba would suggest with the words before it known.
    """

    def __init__(self, dictionary: Dictionary) -> None:
        self.user: dict[str, int] = {}
        self.beginnings: set[str] = set()
        self.total = known().total
        self.trie, self.seen = known().lexicon, buffer(known().frequencies)  # looked at one by one
        for word in dictionary.words:
            if word.is_han:
                self.add(word.word, self.suggested(word.word) if word.frequency is None else word.frequency)

    def add(self, word: str, frequency: int) -> None:
        """Know one more word."""
        self.total += frequency - self.user.get(word, 0)
        self.user[word] = frequency
        self.beginnings.update(word[:end] for end in range(1, len(word) + 1))

    def frequency(self, word: str) -> int:
        """How often a word counts as seen; 0 for no word."""
        mine = self.user.get(word)
        if mine is not None:
            return mine
        node = self.trie.node(word)
        return int(self.seen[node]) if node else known().alone.get(word, 0)

    def suggested(self, word: str) -> int:
        """The lowest frequency at which a word is cut whole, by jieba's formula; never less than it has."""
        share = prod((self.frequency(part) or 1) / self.total for part in self.cut(word))
        return max(int(share * self.total) + 1, self.frequency(word) or 1)

    def candidates(self, text: str, numbers: list[int], start: int) -> list[tuple[int, int]]:
        """Where the words that begin at `start` end, with their frequencies; at least the one character there.

        `numbers` are those of the characters.
        """
        node = numbers[start]
        alone = self.seen[node] if node else known().alone.get(text[start], 0)
        found = [(start + 1, self.user.get(text[start], alone) if self.user else alone)]
        for end in range(start + 2, len(text) + 1):
            node = self.trie.child(node, numbers[end - 1]) if node else 0
            frequency = self.seen[node] if node else 0
            if self.user:
                frequency = self.user.get(text[start:end], frequency)
                if not node and text[start:end] not in self.beginnings:
                    break
            elif not node:
                break
            if frequency:
                found.append((end, frequency))
        return found if found[0][1] or len(found) == 1 else found[1:]

    def cut(self, text: str) -> list[str]:
        """The words of a Han text, in order; joined they are the text."""
        # best[i]: the greatest logarithm reachable for text[i:], and where its first word ends
        log_total, numbers = log(self.total), [*map(self.trie.root, text)]
        best = [(0.0, len(text))] * (len(text) + 1)
        for start in range(len(text) - 1, -1, -1):
            ways = self.candidates(text, numbers, start)
            best[start] = max([(log(frequency or 1) - log_total + best[end][0], end) for end, frequency in ways])
        words, at = [], 0
        while at < len(text):
            words.append(text[at : best[at][1]])
            at = best[at][1]
        return words
