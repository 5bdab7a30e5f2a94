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

from corpus import Kind
from index.batch import HAN, WORD, Analysis, Units, UnitVocabulary
from index.inversion import Ids, Inversion, Occurrences, Run, invert, invert_once
from index.lists import Wide, ranges
from index.segment import KINDS
from index.texts import Codes, joined
from index.wordlist import WordList

NUMBERS = {kind: number for number, kind in enumerate(KINDS)}


class Batch(NamedTuple):
    """The texts of whole articles: their code points, how many each has, its kind's place among KINDS, and how many
    texts each article has.
    """

    codes: Codes
    lengths: Wide
    kinds: NDArray[np.uint8]
    sizes: Wide

    @classmethod
    def of(cls, texts: Sequence[str], kinds: Sequence[Kind], sizes: Sequence[int]) -> Batch:
        """The same of strings, each of a kind."""
        numbers = np.fromiter(map(NUMBERS.__getitem__, kinds), np.uint8, len(kinds))
        return cls(*joined(texts), numbers, np.array(sizes, np.int64))

    @classmethod
    def joined(cls, batches: Sequence[Batch]) -> Batch:
        """Batches, one or more, as one."""
        return cls(*map(np.concatenate, zip(*batches, strict=True)))

    def only(self, kept: NDArray[np.bool_]) -> Batch:
        """Some of the articles."""
        rows = np.repeat(kept, self.sizes)
        return Batch(self.codes[np.repeat(rows, self.lengths)], self.lengths[rows], self.kinds[rows], self.sizes[kept])

    def are(self, kind: Kind) -> NDArray[np.bool_]:
        """Which texts are of a kind."""
        there: NDArray[np.bool_] = self.kinds == NUMBERS[kind]
        return there


class Inverted(NamedTuple):
    """What a segment holds of a batch; owners are texts and articles of the batch.

    `characters` is a run of units that count once, `pairs` of others and of bigrams, `words` of longer words. `lengths`
    and `title_lengths` count words, `tokens` the exact field's terms, `units` how many there are.
    """

    characters: Run
    pairs: Run
    words: Run
    lengths: Wide
    title_lengths: Wide
    tokens: Wide
    units: int


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
            new = np.array(sorted(set(numbers[ids < 0].tolist())), np.int32)
            self.of_words[new] = [self[word] for word in self.known.words(new)]
            ids = self.of_words[numbers]
        return ids


class Analyser:
    """Analyses the batches of one segment: ids mean the same in all of them."""

    def __init__(self, known: WordList) -> None:
        self.units, self.words = UnitVocabulary(), WordVocabulary(known)

    def analyse(self, batch: Batch) -> Inverted:
        """What a segment holds of a batch."""
        units = Analysis(batch.codes, batch.lengths).units(self.units)
        places = units.pairs()
        is_word, words = self.find_words(units)
        is_word = is_word[places]
        singles, pairs = alone(units.ids, units.texts), bigrams(units, places, is_word)
        titles, is_title = Titles(batch), batch.are(Kind.TITLE)
        in_title, is_long = is_title[units.texts], units.kinds == WORD
        # what a headline has of words it lends, but for single Han characters
        title_words = words.at(is_title[words.owners])
        title_han = singles.at(in_title & (units.kinds == HAN))
        title_terms = singles.at(in_title & is_long).followed_by(pairs.at(in_title[places] & is_word))
        characters = invert_once(singles.at(~is_long))
        found = invert([singles.at(is_long), pairs], titles.lent(title_terms))
        longer = invert([words], titles.lent(title_words))
        return Inverted(
            characters=characters.run(),
            pairs=found.run(),
            words=longer.run(),
            lengths=self.lengths(len(batch.lengths), characters, found, longer),
            title_lengths=titles.lengths(title_han, title_terms, title_words),
            tokens=units.counts + np.bincount(pairs.owners, minlength=len(batch.lengths)),
            units=len(units.ids),
        )

    def lengths(self, texts: int, characters: Inversion, found: Inversion, longer: Inversion) -> Wide:
        """How many words each of so many texts has: Han characters, words of two and other units, longer words."""
        is_han = self.units.kinds[characters.first] == HAN
        is_word = (found.second == 0) | (found.second & 1).astype(np.bool_)
        return (
            characters.lengths(texts, is_han)
            + found.lengths(texts, is_word)
            + longer.lengths(texts, np.ones(len(longer.first), np.bool_))
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
        return is_word, alone(np.concatenate(words), units.texts[places])


class Titles:
    """The headlines of a batch."""

    def __init__(self, batch: Batch) -> None:
        self.sizes, self.first = batch.sizes, np.cumsum(batch.sizes) - batch.sizes
        self.article_of = np.repeat(np.arange(len(batch.sizes), dtype=np.int32), batch.sizes)

    def lent(self, titles: Occurrences) -> Occurrences:
        """What stands in headlines, lent to every text of their articles."""
        articles = self.article_of[titles.owners]
        numbers = self.sizes[articles]
        texts = ranges(self.first[articles], numbers).astype(np.int32)
        return Occurrences(np.repeat(titles.first, numbers), np.repeat(titles.second, numbers), texts)

    def lengths(self, characters: Occurrences, *others: Occurrences) -> Wide:
        """How many words the headlines of each article have: characters count once."""
        found = [invert([self.of_articles(one)], NOWHERE) for one in others]
        total = np.zeros(len(self.sizes), np.int64)
        for one in (invert_once(self.of_articles(characters)), *found):
            total += one.lengths(len(self.sizes), np.ones(len(one.first), np.bool_))
        return total

    def of_articles(self, titles: Occurrences) -> Occurrences:
        """What stands in headlines, by their articles."""
        return titles._replace(owners=self.article_of[titles.owners])


def alone(ids: Ids, owners: Ids) -> Occurrences:
    """Where units or words stand, nothing behind them."""
    return Occurrences(ids, np.zeros(len(ids), np.int32), owners)


NOWHERE = alone(np.zeros(0, np.int32), np.zeros(0, np.int32))


def bigrams(units: Units, places: NDArray[np.intp], is_word: NDArray[np.bool_]) -> Occurrences:
    """Where bigrams stand; of two units that are a word `second` is odd."""
    second = (units.ids[places + 1] + np.int32(1)) << np.int32(1)
    return Occurrences(units.ids[places], second | is_word, units.texts[places])
