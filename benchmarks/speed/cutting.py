"""Text → the words its peers are fed: those of `Tokenizer.search_words`, in the order of jieba's search mode.

`search_words` itself would slow the peers down by half, for it makes a tuple of every word: it cuts 3.5 MB/s, this 8.4.
The tests hold the two against each other.
"""

from __future__ import annotations

from collections.abc import Iterator

import rjieba

from index.folding import fold
from index.tokenizer import tokenizer_for


class Cutter:
    """Cuts text for peers. Its dictionary is rjieba's own, as that of an index without user words is."""

    def __init__(self) -> None:
        self.jieba = rjieba.Jieba()
        self.tokenizer = tokenizer_for()

    def search_words(self, text: str) -> list[str]:
        """All words, inner ones before the word they stand in."""
        runs = list(self.tokenizer.scanner.finditer(fold(text)))
        han = [run.group() for run in runs if run.lastgroup == "han"]
        # one call for the whole text: a newline is no Han character and stands alone among what comes back
        cut = self.jieba.cut_for_search("\n".join(han), False)
        if len(han) == len(runs):
            return [word for word in cut if word != "\n"]
        rest, words = iter(cut), []
        for run in runs:
            words += until_newline(rest) if run.lastgroup == "han" else self.compound(run.group())
        return words

    def compound(self, word: str) -> list[str]:
        """A word that is not Han, its parts before it."""
        return [*(part for part, _ in self.tokenizer.inner_words(word)), word]

    def words(self, text: str) -> list[str]:
        """The words of a text without those inside them: what is asked for."""
        return [word.term for word in self.tokenizer.words(fold(text))]


def until_newline(words: Iterator[str]) -> Iterator[str]:
    """Yield words up to the next newline, which is passed over."""
    for word in words:
        if word == "\n":
            return
        yield word
