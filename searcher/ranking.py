"""Turn frequencies into scores: BM25 over several fields, on whole arrays.

Source: Robertson, Zaragoza and Taylor, "Simple BM25 extension to multiple weighted fields" (2004), with Lucene's idf.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import log
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

K1 = 1.2
# One of them, or many.
Number = TypeVar("Number", float, NDArray[np.float64])


@dataclass(frozen=True, slots=True)
class FieldWeight:
    """How much a word in a field counts, and how far a long field is held against it (0 not at all, 1 fully)."""

    weight: float
    b: float


# A word of the headline says what the whole article is about; headlines are all of a length.
TEXT = FieldWeight(1.0, 0.75)
TITLE = FieldWeight(2.0, 0.3)
# A part of the query found as written besides its words; less than its words together, which it repeats.
AS_WRITTEN = 0.5
# Where two words of free text follow one another: the end of the first with the beginning of the second, whose list an
# index has, so that words near one another count more and no text is looked into. Measured by `benchmarks/ranking.py`
# on 400 headlines and sentences, MRR@10 on the development halves, of questions, headlines and sentences:
#     0     0.982  0.816  0.982        0.2   0.987  0.825  0.987
#     0.35  0.986  0.829  0.991        0.5   0.988  0.818  0.991
# On the judging halves 0.35 gives 0.992, 0.788, 0.976 in the place of 0.986, 0.768, 0.968; they were seen while it was
# chosen. Not taken: both words whole (better for questions, 0.991 to 0.993, worse for the others, and two and a half
# times the time for sentences), all bigrams of the query (better for headlines, 0.834, worse for the others).
JOINED = 0.35
# What is new counts up to so much more when recency is mixed in, and half of that for every so many days before the
# newest of the index. Measured by `benchmarks/ranking.py`, MRR@10 on the development halves, of headlines, which ask
# for any year alike, and of the newest of stories that return every year:
#     0     365   0.830  0.373        0.5    180   0.805  0.719        0.75   365   0.781  0.785
#     0.1   365   0.825  0.515        0.5    365   0.806  0.724        1.0    365   0.764  0.807
#     0.3   365   0.812  0.643        0.5    730   0.800  0.671        2.0    365   0.629  0.847
# Up to 0.5 ten times as much is won as lost, beyond it twice as much. That these stories return after a year speaks for
# a year. On the judging halves 0.5 gives 0.769 and 0.652 in the place of 0.790 and 0.297.
RECENT, HALVED_IN_DAYS = 0.5, 365


def idf(paragraphs: int, holding: int) -> float:
    """Lucene's BM25 idf: positive even for a term that every paragraph holds."""
    return log(1 + (paragraphs - holding + 0.5) / (holding + 0.5))


def weighted(
    frequencies: NDArray[np.int32], lengths: NDArray[np.int32], average: float, field: FieldWeight
) -> NDArray[np.float64]:
    """One field's share of BM25F's pseudo-frequency: float64, one a paragraph. Lengths count words."""
    norm = (1 - field.b) + field.b * lengths / max(average, 1.0)
    return field.weight * frequencies / norm


def saturated(frequencies: Number) -> Number:
    """BM25's saturation of pseudo-frequencies, between 0 and 1."""
    return frequencies / (frequencies + K1)


def recency(days: NDArray[np.int32], newest: int) -> NDArray[np.float64]:
    """What scores are multiplied by when recency is mixed in; days are ordinals, 0 for unknown, which adds nothing."""
    return np.where(days > 0, 1 + RECENT * 0.5 ** ((newest - days) / HALVED_IN_DAYS), 1.0)
