"""The mapped dictionary cuts as the indexer does."""

from __future__ import annotations

import re
from pathlib import Path

import jieba
import pytest
import rjieba
from hypothesis import given, settings
from hypothesis import strategies as st

from index import prefixes
from index.container import Container
from index.dictionary import Dictionary, UserWord
from index.folding import fold
from index.lexicon import Lexicon
from index.prefixes import Prefixes
from index.tokenizer import HAN, with_frequencies
from scripts import prefix_dictionary
from tests.conftest import SAMPLES
from tests.strategies import texts

RUN = re.compile(f"{HAN}+")
PLAIN = Prefixes(Dictionary())
JIEBA = rjieba.Jieba()
SAMPLE_RUNS = sorted({run for path in SAMPLES.rglob("*.txt") for run in RUN.findall(fold(path.read_text("utf-8")))})
WORDS = ["三区联创", "联创", "区联", "化工园", "工园区", "振兴路", "马克思", "链上党建", "强链"]


def test_the_words_of_the_samples_are_cut_as_rjieba_cuts_them() -> None:
    assert len(SAMPLE_RUNS) > 500
    for run in SAMPLE_RUNS:
        assert PLAIN.cut(run) == JIEBA.cut(run, False)


@settings(max_examples=300)
@given(st.one_of(texts(), st.text(alphabet="中国人民大学生活动物园区联创新化工业务必定期待业余生", max_size=20)))
def test_any_han_text_is_cut_as_rjieba_cuts_it(text: str) -> None:
    for run in RUN.findall(fold(text)):
        assert PLAIN.cut(run) == JIEBA.cut(run, False)


@settings(max_examples=20)  # each makes two segmenters, a tenth of a second a piece
@given(
    st.lists(
        st.tuples(st.sampled_from(WORDS), st.none() | st.integers(1, 100_000)), max_size=3, unique_by=lambda w: w[0]
    ),
    texts(),
)
def test_user_words_are_cut_as_rjieba_cuts_them(words: list[tuple[str, int | None]], text: str) -> None:
    dictionary = with_frequencies(Dictionary(tuple(UserWord(word, frequency) for word, frequency in sorted(words))))
    reference, ours = rjieba.Jieba(), Prefixes(dictionary)
    for word in dictionary.words:
        reference.add_word(word.word, word.frequency, None)
    for run in RUN.findall(fold(text)):
        assert ours.cut(run) == reference.cut(run, False)


@pytest.mark.parametrize("word", WORDS)
def test_a_word_without_frequency_gets_what_jieba_suggests(word: str) -> None:
    (filled,) = with_frequencies(Dictionary((UserWord(word),))).words
    assert filled.frequency == jieba.dt.suggest_freq(word)


def test_the_dictionary_file_is_whole() -> None:
    file = Container(Path(prefixes.__file__).with_name("words.bin"))
    assert file.damaged() == []
    assert int(file["trie.frequencies"].sum(dtype=int)) <= file.notes["total"] == jieba.dt.total


def test_the_script_writes_every_han_word_with_how_often_it_is_seen(tmp_path: Path) -> None:
    lines = ["茶园 40 n", "茶 7 n", "园区 9 n", "联创 3 n", "囍 2 n", "AI 5 eng", "茶園 6 n", "联创 4 v"]
    prefix_dictionary.write(tmp_path / "words.bin", lines)
    file = Container(tmp_path / "words.bin")
    lexicon = Lexicon(file["trie.chars"], file["trie.keys"], file["trie.frequencies"] > 0)
    seen = {word: int(file["trie.frequencies"][lexicon.node(word)]) for word in ("茶园", "茶", "园区", "园", "联创")}
    assert seen == {"茶园": 40, "茶": 7, "园区": 9, "园": 0, "联创": 4}
    assert (file["alone.chars"].tolist(), file["alone.frequencies"].tolist()) == ([ord("囍")], [2])
    assert file.notes["total"] == 40 + 7 + 9 + 3 + 2 + 5 + 6 + 4
