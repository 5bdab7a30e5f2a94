"""Turn batches of texts into the postings of their units, bigrams and words, and of their headlines.

What a segment holds of a text: the rows of every unit and of every two units that follow one another, both no marks
(a phrase is looked for by them), and of every longer word of the dictionary. Of words, two units that are one among
them, a row counts how often its text has it, and how often its headline has; a Han character counts once, and its
headline lends it to none, which would double the lists.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.batch import HAN, MARK, WORD, Analysis, Units, UnitVocabulary
from index.inversion import Ids, Occurrences, Run, invert
from index.lists import Wide
from index.texts import Codes, joined
from index.wordlist import WordList


class Batch(NamedTuple):
    """The texts of whole articles: their code points, how many each has, which are headlines, texts of each article."""

    codes: Codes
    lengths: Wide
    is_title: NDArray[np.bool_]
    sizes: Wide

    @classmethod
    def of(cls, texts: Sequence[str], is_title: Sequence[bool], sizes: Sequence[int]) -> Batch:
        """The same of strings."""
        return cls(*joined(texts), np.array(is_title, np.bool_), np.array(sizes, np.int64))


class Inverted(NamedTuple):
    """What a segment holds of a batch; owners are texts and articles of the batch.

    `pairs` are runs of units and bigrams, `word_pairs` one of the bigrams that are words, `words` one of longer words.
    `lengths` and `title_lengths` count words, `tokens` the exact field's terms, `units` how many there are in all;
    `new_units` and `new_words` are the strings of ids not given before.
    """

    pairs: list[Run]
    word_pairs: Run
    words: Run
    lengths: Wide
    title_lengths: Wide
    tokens: Wide
    units: int
    new_units: list[str]
    new_words: list[str]


class WordVocabulary(dict[str, int]):
    """Words of three units and more and their ids, 0 for the first one met, and so on."""

    def __init__(self, known: WordList) -> None:
        self.known = known
        self.of_words = np.full(len(known), -1, np.int32)

    def __missing__(self, word: str) -> int:
        number = self[word] = len(self)
        return number

    def ids(self, numbers: Ids) -> Ids:
        """The ids of words given by their numbers in the word list; a string is made of each only once."""
        ids = self.of_words[numbers]
        if len(ids) and ids.min() < 0:
            for number in sorted(set(numbers[ids < 0].tolist())):
                self.of_words[number] = self[self.known.word(number)]
            ids = self.of_words[numbers]
        return ids


class Analyser:
    """Analyses the batches of one segment: ids mean the same in all of them."""

    def __init__(self, known: WordList) -> None:
        self.units, self.words = UnitVocabulary(), WordVocabulary(known)

    def analyse(self, batch: Batch) -> Inverted:
        """What a segment holds of a batch."""
        known_units, known_words = len(self.units), len(self.words)
        units = Analysis(batch.codes, batch.lengths).units(self.units)
        places = units.pairs()
        is_word, words = self.find_words(units)
        of_batch = Inversion(batch)
        pairs = Occurrences(units.ids[places], units.ids[places + 1], units.texts[places])
        singles = Occurrences(units.ids, None, units.texts)
        plain = invert(pairs.at(~is_word[places]))
        marks = invert(singles.at(units.kinds == MARK), once=True)
        han, title_han = of_batch.alone(singles.at(units.kinds == HAN))
        latin, title_latin = of_batch.lent(singles.at(units.kinds == WORD))
        word_pairs, title_word_pairs = of_batch.lent(pairs.at(is_word[places]))
        longer, title_longer = of_batch.lent(words)
        texts, articles = len(batch.lengths), len(batch.sizes)
        titles = (title_han, title_latin, title_word_pairs, title_longer)
        return Inverted(
            pairs=[plain, marks, han, latin],
            word_pairs=word_pairs,
            words=longer,
            lengths=np.add.reduce([run.lengths(texts) for run in (han, latin, word_pairs, longer)]),
            title_lengths=np.add.reduce([run.lengths(articles) for run in titles]),
            tokens=units.counts + np.bincount(units.texts[places], minlength=texts),
            units=len(units.ids),
            new_units=list(self.units)[known_units:],
            new_words=list(self.words)[known_words:],
        )

    def find_words(self, units: Units) -> tuple[NDArray[np.bool_], Occurrences]:
        """Which units a word of two begins with, and where longer words stand."""
        is_word = np.zeros(len(units.ids) + 1, np.bool_)
        starts, words = [np.zeros(0, np.intp)], [np.zeros(0, np.int32)]
        for length, found, numbers in units.words(self.words.known):
            if length == 2:
                is_word[found] = True
            else:
                starts.append(found)
                words.append(self.words.ids(numbers))
        places = np.concatenate(starts)
        longer = Occurrences(np.concatenate(words), None, units.texts[places])
        order = np.argsort(longer.owners, kind="stable")
        return is_word, longer.at(order)


class Inversion:
    """Inverts what stands in the texts of one batch, and in its headlines by article."""

    def __init__(self, batch: Batch) -> None:
        self.is_title, self.sizes = batch.is_title, batch.sizes
        self.first = np.cumsum(batch.sizes) - batch.sizes
        self.article_of = np.repeat(np.arange(len(batch.sizes), dtype=np.int32), batch.sizes)

    def of_titles(self, own: Occurrences) -> Occurrences:
        """What stands in headlines, by article."""
        mine = own.at(self.is_title[own.owners])
        return mine._replace(owners=self.article_of[mine.owners])

    def alone(self, own: Occurrences) -> tuple[Run, Run]:
        """What stands in texts, and in headlines, each counted once."""
        return invert(own, once=True), invert(self.of_titles(own), once=True)

    def lent(self, own: Occurrences) -> tuple[Run, Run]:
        """What stands in texts, their headlines' lent to them, and in headlines."""
        titles = self.of_titles(own)
        return invert(own, titles.spread(self.first, self.sizes)), invert(titles)
