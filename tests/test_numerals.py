"""Numbers in free words → the other ways to write them."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from index.folding import fold
from searcher.numerals import counted, numbers, value

OTHERS = {
    "2024年": ["二〇二四年", "二零二四年"],
    "２０２４年": ["二〇二四年", "二零二四年"],
    "二〇二四年": ["2024年", "二零二四年"],
    "二○二四年": ["2024年", "二零二四年"],
    "二零二四年": ["2024年", "二〇二四年"],
    "2024年6月18日": ["二〇二四年六月十八日", "二零二四年六月十八日"],
    "二〇二四年六月十八日": ["2024年6月18日", "二零二四年六月十八日"],
    "6月18日": ["六月十八日"],
    "十二月三十一日": ["12月31日"],
    "12.5%": ["百分之十二点五"],
    "12.5％": ["百分之十二点五"],
    "百分之十二点五": ["12.5%"],
    "百分之12.5": ["12.5%"],
    "百分之百": ["100%", "百分之一百"],
    "百分之一百": ["100%", "百分之百"],
    "100%": ["百分之百", "百分之一百"],
    "二〇二四年十二月三十一日": ["2024年12月31日", "二零二四年十二月三十一日"],
    "第20届": ["第二十届"],
    "第105季": ["第一百零五季"],
    "5%": ["百分之五"],
    "5.0%": ["百分之五点〇"],
    "0.5%": ["百分之零点五"],
    "第一百零五次": ["第105次"],
}
NOT_TWICE = [
    "2024",
    "六月",
    "二十年",
    "1.2024年",
    "千年",
    "年月日",
    "第届",
    "百分之",
    "20240年",
    "三十三月",
    "1234.5%",
    "1234%",
    "第1234届",
]


@pytest.mark.parametrize(("text", "others"), OTHERS.items())
def test_a_number_is_written_in_these_other_ways(text: str, others: list[str]) -> None:
    assert list(numbers(fold(text))) == [(0, len(text), tuple(others))]


@pytest.mark.parametrize("text", NOT_TWICE)
def test_what_is_written_in_one_way_has_no_other(text: str) -> None:
    assert list(numbers(fold(text))) == []


@given(st.integers(1, 999))
def test_a_number_said_is_that_number(number: int) -> None:
    assert value(counted(number)) == number


@example("二〇二四年与2024年")
@given(st.text("0123456789〇零一二三四五六七八九十百年月日第届次%.点分之两"))
def test_numbers_stand_in_the_text_apart_from_one_another(text: str) -> None:
    found = list(numbers(fold(text)))
    assert [start for start, _, _ in found] == sorted(start for start, _, _ in found)
    for start, end, others in found:
        assert 0 <= start < end <= len(text)
        assert others
        assert text[start:end] not in others
