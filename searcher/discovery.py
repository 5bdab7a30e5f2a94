"""Find words that the dictionary lacks in the texts of an index: strings that hold together and stand free.

A string holds together when it stands there far more often than its parts would meet by chance (the pointwise mutual
information of its parts, wherever it is parted), and stands free when what is before and behind it varies (the entropy
of its neighbours; a mark or an end of a text varies every time). 三区联创 does both, 区联 is always inside the same.
Of a large index a part is read, spread evenly.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from corpus import Kind
from index import Snapshot
from index.batch import IS_LETTER, classify
from index.texts import folding
from index.tokenizer import is_han
from index.units import units

# Characters read at the most: they take 1.7 s and 180 MB. Twice as many find hardly another word among the first fifty.
MOST_CHARACTERS = 1 << 20
LONGEST = 6
# Seen in fewer paragraphs a string tells nothing.
LEAST = 3
# In nats. Below these the samples and 20,000 articles of news have pieces of phrases (区还, 镇的茶) and few words.
LEAST_COHESION, LEAST_FREEDOM = 2.5, 0.9
# Characters that stand beside words: what begins or ends with one is a piece of a phrase (里有, 负责人说, 就能).
BESIDE = frozenset("的了着是在就都还也又和与及并或这那其把被让从向对为于将已以等我你他她它们说有不很更最个")

Wide = NDArray[np.int64]
Measure = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class NewWord:
    """A string that may be a word: how many paragraphs hold it, and how well it holds together and stands free.

    `cohesion` and `freedom` are in nats, of the part of the index that was read.
    """

    word: str
    paragraphs: int
    cohesion: float
    freedom: float


def new_words(snapshot: Snapshot, most: int) -> list[NewWord]:
    """The likeliest words that the snapshot's dictionary lacks, at most so many, likeliest first."""
    text = Text.of(snapshot)
    known = {word.word for word in snapshot.tokenizer.dictionary.words}
    found: list[NewWord] = []
    for word, cohesion, freedom in likeliest(text):
        if len(found) == most:
            break
        if word not in known and not snapshot.tokenizer.is_dictionary_word(word) and not BESIDE & {word[0], word[-1]}:
            count = len(snapshot.phrase(units(word)).ordinals)
            found.append(NewWord(word, count, round(cohesion, 2), round(freedom, 2)))
    return found


@dataclass(frozen=True, slots=True)
class Text:
    """Paragraphs in one row, an end behind each and behind all: folded code points, and the paragraph of each.

    `chars` numbers the Han characters from 2 on; 1 is a letter or figure, 0 a mark or an end.
    """

    codes: NDArray[np.uint32]
    chars: Wide
    paragraphs: Wide

    @classmethod
    def of(cls, snapshot: Snapshot) -> Text:
        """The paragraphs of a snapshot, less its bylines; some of them, when there are too many."""
        rows = np.setdiff1d(snapshot.live, snapshot.postings("kind", Kind.BYLINE.value).ordinals, assume_unique=True)
        characters = sum(part.segment.unit_count for part in snapshot.parts)
        return cls.joined(snapshot.texts(rows[:: 1 + characters // MOST_CHARACTERS]))

    @classmethod
    def joined(cls, texts: list[str]) -> Text:
        """The same of strings."""
        raw = np.frombuffer("\0".join([*texts, "\0" * LONGEST]).encode("utf-32-le", "surrogatepass"), np.uint32)
        codes = folding()[raw]
        distinct, numbers = np.unique(codes, return_inverse=True)
        are_han = np.array([*map(is_han, map(chr, distinct.tolist()))], np.bool_)
        is_letter = (classify(distinct) & IS_LETTER) > 0
        classes = np.where(are_han, np.cumsum(are_han) + 1, is_letter & ~are_han)
        return cls(codes, classes[numbers].astype(np.int64), np.cumsum(raw == 0))

    def string(self, start: int, length: int) -> str:
        """Some characters."""
        return "".join(map(chr, self.codes[start : start + length].tolist()))


@dataclass(frozen=True, slots=True)
class Grams:
    """The strings of one length that are seen often enough: where they begin, which stands there, how often each does.

    `at` has how often the string at each place of the text is seen, 0 for the rare.
    """

    length: int
    places: Wide
    numbers: Wide
    counts: Wide
    at: NDArray[np.int32]

    @classmethod
    def of(cls, text: Text, length: int, places: Wide, keys: Wide) -> Grams:
        """Strings that begin at some places and differ where their keys do, less the rare."""
        _, numbers, counts = np.unique(keys, return_inverse=True, return_counts=True)
        often = counts >= LEAST
        kept = often[numbers]
        at = np.zeros(len(text.codes), np.int32)
        at[places[kept]] = counts[numbers[kept]]
        return cls(length, places[kept], (np.cumsum(often) - 1)[numbers[kept]], counts[often], at)

    def longer(self, text: Text) -> Grams:
        """The strings of one character more: what is rare begins none."""
        behind = text.chars[self.places + self.length]
        goes_on = behind > 1
        keys = self.numbers[goes_on] * (int(text.chars.max(initial=0)) + 1) + behind[goes_on]
        return Grams.of(text, self.length + 1, self.places[goes_on], keys)

    def firsts(self) -> Wide:
        """Where each string stands first."""
        firsts = np.empty(len(self.counts), np.int64)
        firsts[self.numbers[::-1]] = self.places[::-1]
        return firsts


def likeliest(text: Text) -> Iterator[tuple[str, float, float]]:
    """Yield strings with cohesion and freedom, likeliest first: what has much of both, in many paragraphs."""
    measured = list(measures(text))
    if not measured:
        return
    lengths, firsts, cohesion, freedom, paragraphs = (np.concatenate(parts) for parts in zip(*measured, strict=True))
    likely = (cohesion >= LEAST_COHESION) & (freedom >= LEAST_FREEDOM) & (paragraphs >= LEAST)
    scores = np.where(likely, cohesion * freedom * np.log1p(paragraphs), 0)
    for at in np.lexsort((firsts, -scores))[: int(likely.sum())].tolist():
        yield text.string(int(firsts[at]), int(lengths[at])), float(cohesion[at]), float(freedom[at])


def measures(text: Text) -> Iterator[tuple[Wide, Wide, Measure, Measure, Wide]]:
    """Yield for the strings of each length: lengths, where they stand first, cohesion, freedom, paragraphs."""
    places = np.flatnonzero(text.chars > 1)
    grams = Grams.of(text, 1, places, text.chars[places])
    shorter = [grams.at]
    while grams.length < LONGEST and len((grams := grams.longer(text)).counts):
        shorter.append(grams.at)
        firsts = grams.firsts()
        before, behind = text.chars[grams.places - 1], text.chars[grams.places + grams.length]
        freedom = np.minimum(entropy(grams, before), entropy(grams, behind))
        pairs = np.unique(grams.numbers * (int(text.paragraphs[-1]) + 1) + text.paragraphs[grams.places])
        paragraphs = np.bincount(pairs // (int(text.paragraphs[-1]) + 1), minlength=len(firsts))
        lengths = np.full(len(firsts), grams.length)
        yield lengths, firsts, cohesion_of(grams, firsts, shorter, len(places)), freedom, paragraphs


def cohesion_of(grams: Grams, firsts: Wide, shorter: list[NDArray[np.int32]], characters: int) -> Measure:
    """The mutual information of the two parts of each string, wherever parted: the least. `shorter` begins with 1."""
    least = np.full(len(firsts), np.inf)
    for size in range(1, grams.length):
        parts = shorter[size - 1][firsts].astype(np.float64) * shorter[grams.length - size - 1][firsts + size]
        least = np.minimum(least, np.log(grams.counts * float(characters) / parts))
    return least


def entropy(grams: Grams, neighbours: Wide) -> Measure:
    """The entropy of the neighbours of each string; each mark counts as another one."""
    real = neighbours > 0
    width = int(neighbours.max(initial=0)) + 1
    pairs, counts = np.unique(grams.numbers[real] * width + neighbours[real], return_counts=True)
    shares = counts / grams.counts[pairs // width]
    of_chars = np.bincount(pairs // width, -shares * np.log(shares), minlength=len(grams.counts))
    marks = np.bincount(grams.numbers[~real], minlength=len(grams.counts))
    found: Measure = of_chars + marks / grams.counts * np.log(grams.counts)
    return found
