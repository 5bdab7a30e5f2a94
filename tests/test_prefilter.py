"""Words found by arrays are those an automaton finds."""

from __future__ import annotations

from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import Gazetteer
from corpus.placenames import Lexicon
from corpus.prefilter import Prefilter

CHARACTERS = st.sampled_from("泉州港市区鯉𠮷\ud83d\0a")


def slowly(words: list[str], text: str) -> list[tuple[int, int]]:
    """The leftmost and longest of the words, character after character."""
    found, at = [], 0
    while at < len(text):
        here = max((word for word in words if text.startswith(word, at)), key=len, default="")
        if here:
            found.append((words.index(here), at))
        at += len(here) or 1
    return found


@given(
    st.lists(st.text(CHARACTERS, min_size=1, max_size=5), min_size=1, unique=True),
    st.text(CHARACTERS, max_size=40),
    st.sampled_from([1, 7, 1 << 20]),
)
def test_the_leftmost_and_longest_words_are_found(words: list[str], text: str, at_once: int) -> None:
    with patch("corpus.prefilter.AT_ONCE", at_once):
        assert list(Prefilter(words).find(text)) == slowly(words, text)


def test_a_long_text_names_what_it_names_in_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    lexicon: Lexicon = Gazetteer.load()._lexicon
    texts = ["泉港区惠屿岛，福建长汀、連城，官桥、码头两镇。", "", "茶园", "南安装备"] * 400
    before = list(lexicon.find_all(texts))
    monkeypatch.setattr("corpus.placenames.MUCH", 0)
    assert list(lexicon.find_all(texts)) == before
