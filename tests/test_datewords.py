import re
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.datewords import (
    _FORM,
    _PLACE,
    _SECOND,
    Calendar,
    Days,
    Decade,
    Point,
    Week,
    expression_spans,
    number,
    read,
)

NUMERALS = "〇一二三四五六七八九"


@pytest.mark.parametrize(
    ("words", "reading"),
    [
        ("2026年6月29日", Calendar(Point(year=2026, months=(6, 6), days=(29, 29)))),
        ("6月29日", Calendar(Point(months=(6, 6), days=(29, 29)))),
        ("29日上午", Calendar(Point(days=(29, 29)))),
        ("去年底", Calendar(Point(years_from_now=-1, months=(12, 12)))),
        ("同年7月", Calendar(Point(years_from_said=0, months=(7, 7)))),
        ("1—5月", Calendar(Point(months=(1, 5)))),
        ("前三季度", Calendar(Point(months=(1, 9)))),
        ("三季度", Calendar(Point(months=(7, 9)))),
        ("本月18日", Calendar(Point(months_from_now=0, days=(18, 18)))),
        ("6月下旬", Calendar(Point(months=(6, 6)))),
        ("2012年至今", None),
        ("2024年以来", None),
        ("2026—2030年", Calendar(Point(year=2026), Point(year=2030))),
        ("6月15日至7月1日", Calendar(Point(months=(6, 6), days=(15, 15)), Point(months=(7, 7), days=(1, 1)))),
        ("昨天", Days(-1)),
        ("今明两天", Days(0, 1)),
        ("昨今两日", Days(-1, 0)),
        ("本周五", Week(0, (4, 4))),
        ("上周末", Week(-1, (5, 6))),
        ("上周", Week(-1, (0, 6))),
        ("上世纪八十年代", Decade(1980, says_century=True, centuries_back=1)),
        ("近日", None),
        ("", None),
    ],
)
def test_words_say_this_and_no_more(words, reading):
    assert read(words) == reading


@given(st.integers(1, 99))
def test_a_number_with_ten_is_read_back(value):
    tens, ones = divmod(value, 10)
    words = (
        ("" if tens == 1 else NUMERALS[tens]) + "十" * (tens > 0) + NUMERALS[ones] * (ones > 0)
        if tens
        else NUMERALS[ones]
    )
    assert number(words) == value


@given(st.integers(0, 9999))
def test_digits_of_any_width_are_the_same_number(value):
    wide = str(value).translate({ord("0") + digit: ord("０") + digit for digit in range(10)})
    assert number(str(value)) == number(wide) == value


@given(st.text("0123456789年月日号至—今昨上下本周一二三十初底前去明天季度世纪代、-./", max_size=30))
def test_whatever_is_found_can_be_read(text):
    for start, end in expression_spans(text):
        assert start < end
        assert read(text[start:end]) is not None


def test_the_second_characters_looked_at_first_leave_out_no_expression():
    plain = re.compile(_PLACE.pattern.replace(f"(?={_SECOND})", "", 1))
    for words in product(
        "今去昨明前后上下本这同当翌次大第1一２",
        "年月日号季周星个半世天晚晨早夜前一1第·的-至",
        "年月日号季度期1一期",
        "月日一5",
    ):
        text = "".join(words)
        if plain.match(text) and _FORM.match(text):
            assert _PLACE.match(text)
