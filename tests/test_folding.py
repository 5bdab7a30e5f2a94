"""Folding: one character for one, so that an offset in the folded text is an offset in the source."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.folding import fold, table
from tests.strategies import texts

FOLDED = {
    "full width": ("ＡＩ＋５．２％（）！，：", "ai+5.2%()!,:"),
    "half-width katakana": ("ｶﾅ", "カナ"),
    "case": ("G20 Straße ÉCOLE Ⅱ", "g20 straße école ⅱ"),
    "traditional": ("臺灣三區聯創與鄉鎮", "台湾三区联创与乡镇"),
    "variants": ("峯羣", "峰群"),
    "compatibility ideographs": ("\uf900\uf98e", "岂年"),
    "dashes": ("—–―－−", "-----"),
    "double quotes": ("“”「」『』＂", '"""""""'),
    "single quotes": ("‘’＇", "'''"),
    "dots": ("•・‧･", "····"),
    "the circle printed for a zero": ("二○二四年", "二〇二四年"),
    "the wide space": ("泉　州", "泉 州"),
}
KEPT = ["①", "²", "½", "㎡", "%", "〇", "䶮", "𠮷", "é", "。", "、", "《》", "ß", "\u200b"]


@pytest.mark.parametrize(("source", "folded"), FOLDED.values(), ids=FOLDED)
def test_what_a_printer_may_choose_between_is_folded_away(source: str, folded: str) -> None:
    assert fold(source) == folded


@pytest.mark.parametrize("source", KEPT)
def test_what_means_something_else_is_kept(source: str) -> None:
    assert fold(source) == source


@given(st.one_of(texts(), st.text()))
def test_folding_keeps_the_number_of_characters_and_folding_twice_changes_nothing_more(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)


@given(texts(), texts())
def test_a_character_folds_the_same_wherever_it_stands(one: str, other: str) -> None:
    assert fold(one + other) == fold(one) + fold(other)


def test_every_entry_of_the_table_is_one_character_that_changes_into_another_for_good() -> None:
    assert all(len(target) == 1 for target in table().values())
    assert all(chr(source) != target for source, target in table().items())
    assert not [target for target in table().values() if ord(target) in table()]


def test_a_letter_and_its_capital_fold_to_the_same() -> None:
    latin_and_cyrillic = [*range(0x41, 0x250), *range(0x400, 0x530)]
    letters = [chr(code) for code in latin_and_cyrillic if len(chr(code).lower()) == 1]
    assert [letter for letter in letters if fold(letter) != fold(letter.lower())] == []
