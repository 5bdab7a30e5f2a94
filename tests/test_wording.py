"""Lists of words become patterns, and a pattern is compiled when it is first used."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.wording import any_of, anywhere, late

WORDS = r"\d[./-]\d [日晚]报 报$ 版(?:$|[\s：]) © 第.{1,4}版 www"


def test_the_first_word_that_fits_is_taken():
    assert re.match(any_of("茶园 茶"), "茶园里").group() == "茶园"


@given(st.text("0123./-日晚报版第 ：©wA", max_size=8))
def test_words_are_found_wherever_one_of_them_stands(text):
    assert bool(anywhere(WORDS).search(text)) == bool(re.search("|".join(WORDS.split()), text))


def test_a_late_pattern_does_what_the_pattern_does():
    mine, theirs = late(r"茶(?P<at>\w)", re.DOTALL), re.compile(r"茶(?P<at>\w)", re.DOTALL)
    text = "喝茶水，采茶叶"
    assert mine.pattern == theirs.pattern
    for _ in range(2):
        assert mine.search(text, 2).span("at") == theirs.search(text, 2).span("at")
        assert mine.match(text, 1).group() == theirs.match(text, 1).group()
        assert mine.fullmatch("茶水")
        assert not mine.fullmatch("茶水。")
        assert mine.findall(text) == theirs.findall(text)
        assert [m.span() for m in mine.finditer(text)] == [m.span() for m in theirs.finditer(text)]
        assert mine.sub("酒", text) == theirs.sub("酒", text)
        assert mine.split(text) == theirs.split(text)
        assert mine.groupindex == theirs.groupindex


def test_a_late_pattern_that_is_none_says_so_when_used():
    wrong = late("(")
    with pytest.raises(re.error):
        wrong.match("茶")
