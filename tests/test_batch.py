"""Many texts at once are cut as one text is."""

from __future__ import annotations

from collections import Counter

import numpy as np
from hypothesis import example, given, settings
from hypothesis import strategies as st

from corpus import Kind
from index.analyser import Analyser, Batch
from index.batch import Analysis, UnitVocabulary
from index.dictionary import NO_WORDS, Dictionary, UserWord
from index.folding import fold
from index.inversion import SECOND_BITS
from index.tokenizer import Tokenizer, is_term, tokenizer_for, with_frequencies
from index.units import units
from tests.strategies import texts

PLAIN = tokenizer_for(NO_WORDS)
USER = Tokenizer(with_frequencies(Dictionary((UserWord("3·15"), UserWord("三区联创"), UserWord("农村ai")))))
MANY = st.lists(st.one_of(texts(), st.text(), st.just("")), min_size=1, max_size=5)


def words_of(many: list[str], tokenizer: Tokenizer) -> list[Counter[str]]:
    """The words of each text, as they are found in many at once."""
    analyser = Analyser(tokenizer.word_list)
    found = analyser.analyse(Batch.of(many, [Kind.BODY] * len(many), [1] * len(many)))
    units, words = list(analyser.units), list(analyser.words)
    of_text: list[Counter[str]] = [Counter() for _ in many]
    for run, names in ((found.words, words), (found.characters, units), (found.pairs, units)):
        for term, owner, times in zip(np.repeat(run.terms, run.counts).tolist(), run.owners, run.times, strict=True):
            first, second = term >> SECOND_BITS, term & ((1 << SECOND_BITS) - 1)
            if second & 1 or (not second and is_term(names[first])):
                of_text[owner][names[first] + (units[(second >> 1) - 1] if second else "")] += int(times)
    return of_text


@settings(max_examples=300)
@given(MANY)
@example(["文1+3+N1+3+N\u200b1+3+N完"])
@example(["a\0b", "\0", "1.2.", ".5", "Ａ．５％", "\ud800三"])
def test_a_batch_finds_the_words_of_every_text(many: list[str]) -> None:
    expected = [Counter(word.term for word in PLAIN.terms(fold(text))) for text in many]
    assert words_of(many, PLAIN) == expected


@settings(max_examples=100)
@given(MANY)
@example(["发展农村AI", "在农村三区联创和3·15晚会，13·15"])
def test_a_batch_finds_the_words_of_a_user_too(many: list[str]) -> None:
    expected = [Counter(word.term for word in USER.terms(fold(text))) for text in many]
    assert words_of(many, USER) == expected


@settings(max_examples=300)
@given(MANY)
def test_a_batch_finds_the_units_of_every_text_in_order(many: list[str]) -> None:
    vocabulary = UnitVocabulary()
    ids, _, _, counts, _ = Analysis.of(many).units(vocabulary)
    names = list(vocabulary)
    expected = [units(fold(text)) for text in many]
    assert [names[number] for number in ids.tolist()] == [unit for one in expected for unit in one]
    assert counts.tolist() == [len(one) for one in expected]
