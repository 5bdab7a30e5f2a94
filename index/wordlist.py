"""The words an index holds as one: those of jieba's dictionary, less and plus the user's, found in rows of characters.

Word ids are node numbers of jieba's trie, those of the user's own trie behind them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from index.dictionary import Dictionary
from index.lexicon import Codes, Lexicon, Nodes
from index.prefixes import known


class WordList:
    """The words of a user's dictionary and of jieba's. Threads may share it."""

    def __init__(self, dictionary: Dictionary) -> None:
        words = [word for word in dictionary.words if word.is_han]
        unwanted = [word.word for word in words if word.frequency == 0]
        jieba = known().lexicon
        self.jieba = jieba.without(unwanted) if unwanted else jieba
        self.own = Lexicon.from_words(word.word for word in words if word.frequency != 0 and word.word not in jieba)

    def __len__(self) -> int:
        """One more than the highest id."""
        return len(self.jieba) + len(self.own)

    def words(self, numbers: Nodes) -> list[str]:
        """The words of some ids, those of jieba's before those of the user's."""
        is_own = numbers >= len(self.jieba)
        own = numbers[is_own] - len(self.jieba)
        return self.jieba.texts(numbers[~is_own]) + (self.own.texts(own) if len(own) else [])

    def levels(self, row: Codes) -> Iterator[tuple[int, NDArray[np.intp], Nodes]]:
        """Yield a length, where in the row words of that length begin, and their ids; 0 in the row is in no word."""
        yield from self.jieba.find(row)
        for length, starts, nodes in self.own.find(row) if len(self.own.keys) else ():
            yield length, starts, nodes + np.int32(len(self.jieba))

    def find(self, row: Codes) -> tuple[NDArray[np.intp], Nodes]:
        """Where in the row words begin, and their ids, in no order."""
        found = list(self.levels(row))
        starts = np.concatenate([np.zeros(0, np.intp), *(starts for _, starts, _ in found)])
        return starts, np.concatenate([np.zeros(0, np.int32), *(words for _, _, words in found)])

    def find_in(self, units: Sequence[str]) -> Iterator[tuple[int, int, str]]:
        """Yield the words that stand in a row of units: how many units long, at which, and the word."""
        row = np.array([ord(unit) if len(unit) == 1 else 0 for unit in units], np.uint32)
        for length, starts, words in self.levels(row):
            for start, word in zip(starts.tolist(), self.words(words), strict=True):
                yield length, start, word
