"""Lines are those an editor shows, trimmed, with the blank lines before them counted."""

from hypothesis import given
from hypothesis import strategies as st

from corpus.lines import BLANKS, Markup, lines


def shown(text: str) -> list[tuple[int, str, int, int]]:
    return [(line.number, line.text, line.gap, line.indent) for line in lines(text)]


def test_lines_know_their_number_their_gap_and_their_indent():
    assert shown("\n甲\n\n\n　　乙 \r\n  丙\r丁") == [
        (2, "甲", 1, 0),
        (5, "乙", 2, 4),
        (6, "丙", 0, 2),
        (7, "丁", 0, 0),
    ]


def test_markup_is_taken_off_and_block_tags_end_a_line():
    removed: list[Markup] = []
    found = lines("<p>甲<br/>乙&nbsp;丙</p>", removed)
    assert [(line.number, line.text) for line in found] == [(1, "甲"), (1, "乙 丙")]
    assert [mark.source for mark in removed] == ["<p>", "<br/>", "</p>", "&nbsp;"]


def test_what_only_looks_like_markup_stays():
    assert [line.text for line in lines("1 < 2 > 0 & <论语> AT&T;")] == ["1 < 2 > 0 & <论语> AT&T;"]


@given(st.text(st.characters(codec="utf-8", exclude_characters="<&")))
def test_no_character_but_blanks_is_lost(text):
    joined = "".join(line.text for line in lines(text))
    blanks = str.maketrans("", "", BLANKS + "\r\n")
    assert joined.translate(blanks) == text.translate(blanks)


def test_every_character_that_ends_a_line_ends_one():
    for end in ("\n", "\r", "\r\n", "\u2028", "\u2029", "\x85"):
        assert [(line.number, line.text) for line in lines(f"茶{end}{end}石{end}")] == [(1, "茶"), (3, "石")]
