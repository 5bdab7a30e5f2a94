"""Many texts at once are cut as one text is."""

from __future__ import annotations

from collections import Counter

from hypothesis import example, given, settings
from hypothesis import strategies as st

from index.batch import Analysis, TermVocabulary, UnitVocabulary, Vocabulary
from index.dictionary import NO_WORDS, Dictionary, UserWord
from index.folding import fold
from index.tokenizer import Tokenizer, tokenizer_for, with_frequencies
from index.units import units
from tests.strategies import texts

PLAIN = tokenizer_for(NO_WORDS)
USER = Tokenizer(with_frequencies(Dictionary((UserWord("3·15"), UserWord("三区联创"), UserWord("农村ai")))))
MANY = st.lists(st.one_of(texts(), st.text(), st.just("")), min_size=1, max_size=5)


def words_of(many: list[str], tokenizer: Tokenizer) -> list[Counter[str]]:
    """The words of each text, as a batch finds them."""
    vocabulary, units_of = TermVocabulary(tokenizer.word_list), UnitVocabulary()
    analysis = Analysis(many)
    ids, owners = analysis.terms(vocabulary, units_of, *analysis.units(units_of))
    names, once = list(vocabulary), vocabulary.characters()
    found: list[Counter[str]] = [Counter() for _ in many]
    for number, owner in zip(ids.tolist(), owners.tolist(), strict=True):
        found[owner][names[number]] = 1 if once[number] else found[owner][names[number]] + 1
    return found


@settings(max_examples=300)
@given(MANY)
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
    vocabulary = Vocabulary()
    ids, counts = Analysis(many).units(vocabulary)
    names = list(vocabulary)
    expected = [units(fold(text)) for text in many]
    assert [names[number] for number in ids.tolist()] == [unit for one in expected for unit in one]
    assert counts.tolist() == [len(one) for one in expected]
