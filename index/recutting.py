"""Turn a change of the user's words into one commit: only the articles that hold such a word are cut again.

A word that comes or goes changes nothing of an article that does not hold it. Those that do are found by the lists that
phrases are found by, deleted, and added again as they were stored, under the new dictionary. So no row that lives has
the word as it was before, and the index is as if every dump had been read again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from time import perf_counter

import numpy as np
from numpy.typing import NDArray

from corpus import Gazetteer, Reader, UserPlaces
from corpus.divisions import HOME
from index.commit import Commit, remove_stale
from index.dictionary import Dictionary, UserWord, parse_line
from index.errors import DictionaryError, IndexVersionError
from index.prepared import Prepared
from index.report import WordsReport
from index.snapshot import Snapshot
from index.tokenizer import Tokenizer, is_term, tokenizer_for, with_frequencies
from index.units import units

# Articles cut again at once.
TOGETHER = 256


@dataclass(frozen=True, slots=True)
class Recutting:
    """A change of the user's words in an index whose lock is held."""

    snapshot: Snapshot
    dictionary: Dictionary

    def run(self) -> WordsReport:
        """Cut again what is to be, and commit. Raises what `Library.add_words` promises."""
        started, state = perf_counter(), self.snapshot.state
        before, after = set(state.dictionary.words), set(self.dictionary.words)
        names = {word.word for word in after}
        gone = tuple(sorted(word for word in before if word.word not in names))
        articles = paragraphs = 0
        if before != after:
            articles, paragraphs = self.commit()
        return WordsReport(tuple(sorted(after - before)), gone, articles, paragraphs, perf_counter() - started)

    def commit(self) -> tuple[int, int]:
        """Commit the change, and say how many articles and paragraphs were cut again. On any error nothing happened."""
        state = self.snapshot.state
        gazetteer = Gazetteer.load(state.home or HOME, UserPlaces(*state.places))
        if state.dumps and (rules := Reader(gazetteer).fingerprint) != state.reader:
            raise IndexVersionError(self.snapshot.directory, "reading rules and gazetteer", state.reader, rules)
        writer = Commit(
            self.snapshot, gazetteer.ancestors, made(self.dictionary, self.snapshot.directory), afresh=False
        )
        try:
            with self.snapshot.soundly():
                counts = self.cut_again(writer)
            writer.finish(replace(state, dictionary=self.dictionary))
        except BaseException:
            writer.cancel()
            raise
        return counts

    def cut_again(self, writer: Commit) -> tuple[int, int]:
        """Delete the articles that hold one of the words that matter, and add them again."""
        articles = paragraphs = 0
        for place, (part, rows) in enumerate(zip(self.snapshot.parts, self.holding(), strict=True)):
            numbers = np.unique(part.segment.article_of[rows])
            writer.delete_articles(place, numbers)
            for some in np.array_split(numbers, len(numbers) // TOGETHER + 1):
                if len(some):
                    prepared = Prepared.of([*map(part.segment.entries.article, some.tolist())])
                    writer.add(prepared)
                    articles += len(some)
                    paragraphs += len(prepared.batch.lengths)
        return articles, paragraphs

    def holding(self) -> Iterator[NDArray[np.int32]]:
        """Yield for each segment its rows, none deleted, that hold one of the words that matter."""
        before, after = tokenizer_for(self.snapshot.state.dictionary), tokenizer_for(self.dictionary)
        words = [units(word) for word in changed(before, after)]
        for part in self.snapshot.parts:
            found = [part.alive(part.segment.phrase(word)).ordinals - np.int32(part.base) for word in words]
            yield np.unique(np.concatenate([np.zeros(0, np.int32), *found]))


def changed(before: Tokenizer, after: Tokenizer) -> list[str]:
    """The words that an index held by one dictionary and does not by the other."""
    known = {word.word for tokenizer in (before, after) for word in tokenizer.dictionary.words if word.is_han}
    long = (word for word in known if len(word) > 1)
    return sorted(word for word in long if before.is_dictionary_word(word) is not after.is_dictionary_word(word))


def made(dictionary: Dictionary, directory: Path) -> Tokenizer:
    """The tokenizer of a dictionary. Raises DictionaryError when it holds more than one can."""
    tokenizer = tokenizer_for(dictionary)
    try:
        len(tokenizer.word_list)
    except OverflowError as error:
        raise DictionaryError(directory, f"its words would be of {error}. Leave rare ones out") from error
    return tokenizer


def given_words(lines: Iterable[str]) -> list[UserWord]:
    """Words as lines of a dictionary say them. Raises DictionaryError for a bad line, or one without a character."""
    source = Path("words")
    words = [parse_line(line.strip(), source, number) for number, line in enumerate(lines, 1)]
    for number, word in enumerate(words, 1):
        if not any(map(is_term, units(word.word))):
            raise DictionaryError(source, f"line {number}: want a word, got {word.word!r}, which holds none")
    return words


def add_words(directory: Path, words: Iterable[UserWord]) -> WordsReport:
    """Let an index know words; called with the lock held."""
    with opened(directory) as snapshot:
        return Recutting(snapshot, with_frequencies(snapshot.state.dictionary.with_words(words))).run()


def remove_words(directory: Path, words: Iterable[str]) -> WordsReport:
    """Let an index forget words; called with the lock held."""
    with opened(directory) as snapshot:
        return Recutting(snapshot, snapshot.state.dictionary.without(words)).run()


def opened(directory: Path) -> Snapshot:
    """The index to be changed, whole. What earlier commits left goes first, for it may be what fills the disk."""
    snapshot = Snapshot(directory)
    if snapshot.damaged:
        raise snapshot.damaged[0]
    remove_stale(directory, snapshot.generation, snapshot.state.segments)
    return snapshot
