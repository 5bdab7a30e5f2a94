"""Text → the words that peers are fed: those of jieba's search mode, HMM off, by jieba's algorithm compiled.

What stands between Han characters is cut as quanwen cuts it, so that 5.2% and 1+3+n are words for all. One call a text,
not one a run of Han characters: the peers' time is to be spent in the peers.
"""

from __future__ import annotations

from collections.abc import Iterator

from index.folding import fold
from index.tokenizer import tokenizer_for


class Cutter:
    """Cuts text for peers. Its dictionary is rjieba's own, as that of an index without user words is."""

    def __init__(self) -> None:
        import rjieba  # takes 39 MB, which processes that cut nothing are not to be measured with

        self.jieba = rjieba.Jieba()
        self.tokenizer = tokenizer_for()
        self.compounds: dict[str, list[str]] = {}

    def search_words(self, text: str) -> list[str]:
        """All words, inner ones before the word they stand in."""
        runs = list(self.tokenizer.scanner.finditer(fold(text)))
        han = [run.group() for run in runs if run.lastgroup == "han"]
        # one call for the whole text: a newline is no Han character and stands alone among what comes back
        cut = self.jieba.cut_for_search("\n".join(han), False)
        if len(han) == len(runs):
            return [word for word in cut if word != "\n"]
        rest, words = iter(cut), list[str]()
        for run in runs:
            words += until_newline(rest) if run.lastgroup == "han" else self.compound(run.group())
        return words

    def compound(self, word: str) -> list[str]:
        """A word that is not Han, its parts before it."""
        if (known := self.compounds.get(word)) is None:
            known = [*(part for part in self.tokenizer.parts(word) if part != word), word]
            self.compounds[word] = known
        return known

    def words(self, text: str) -> list[str]:
        """The words of a text without those inside them: what is asked for."""
        return [word.term for word in self.tokenizer.words(fold(text))]


def until_newline(words: Iterator[str]) -> Iterator[str]:
    """Yield words up to the next newline, which is passed over."""
    for word in words:
        if word == "\n":
            return
        yield word
