"""Units: what a phrase is made of, and the bigrams that the exact field holds of them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from index.folding import fold
from index.units import unit_spans, units
from tests import oracle
from tests.strategies import texts

CUT = {
    "every Han character": ("三区联创", ["三", "区", "联", "创"]),
    "a Latin word whole": ("AI+乡村", ["ai", "乡", "村"]),
    "letters and digits together": ("G20峰会", ["g20", "峰", "会"]),
    "a decimal number": ("增长5.2%", ["增", "长", "5.2", "%"]),
    "a number of many points": ("1.2.3版", ["1.2.3", "版"]),
    "the point that ends a sentence": ("共20.下一段", ["共", "20", ".", "下", "一", "段"]),
    "the point behind a word": ("A.5", ["a", ".", "5"]),
    "parts of a compound": ("1+3+N", ["1", "3", "n"]),
    "digits around a soft dot": ("3·15晚会", ["3", "15", "晚", "会"]),
    "hard marks": ("来。去，完：", ["来", "。", "去", ",", "完", ":"]),
    "soft marks left out": ("《茶》、“区” (联)-创", ["茶", "区", "联", "创"]),
    "invisible characters left out": ("三\u200b区\ufeff联\u00ad创", ["三", "区", "联", "创"]),
    "raised digits and fractions alone": ("10²½", ["10", "²", "½"]),
    "a combining accent": ("cafe\u0301", ["cafe\u0301"]),
    "no spaces, no words": ("한국か", ["한", "국", "か"]),
    "outside the first plane": ("𠮷野家", ["𠮷", "野", "家"]),
    "rare characters": ("〇䶮Ⅱ①", ["〇", "䶮", "ⅱ", "①"]),
    "soft marks alone": ("《》 ·+-、", []),
}
ANY = st.one_of(texts(), st.text())


@pytest.mark.parametrize(("text", "cut"), CUT.values(), ids=CUT)
def test_text_is_cut_into_units(text: str, cut: list[str]) -> None:
    assert units(fold(text)) == cut


@given(ANY)
@example("1.2.３．x5.")
def test_units_are_those_of_a_plain_scan(text: str) -> None:
    assert units(fold(text)) == oracle.pieces(text)


@given(ANY)
def test_spans_are_slices_in_order_and_only_soft_marks_lie_between_them(text: str) -> None:
    spans = list(unit_spans(text))
    assert all(text[start:end] == unit for start, end, unit in spans)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))
    covered = {at for start, end, _ in spans for at in range(start, end)}
    assert all(oracle.is_soft(char) for at, char in enumerate(text) if at not in covered)


@given(ANY)
def test_no_unit_holds_a_space_or_what_sorts_before_it_so_a_unit_and_its_bigrams_stand_together(text: str) -> None:
    assert all(min(unit) > " " for unit in units(text))
