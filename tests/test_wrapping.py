"""Lines of a terminal, broken by the rules of Chinese typesetting."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from searcher.terminal.wrapping import NEVER_FIRST, NEVER_LAST, lines, may_break

# Runs of Han characters with the marks between them that newspapers have; never more marks in a row than a line holds.
CLAUSE = st.text("今年以来全县茶农增收村里的老手艺", min_size=2, max_size=30)
MARK = st.sampled_from(
    ["，", "。", "、", "：“", "。”", "！”", "（", "）。", "《", "》", "……", " ", "18.6", "AI+", "2026-06 "]
)
NEWS = st.lists(st.tuples(CLAUSE, MARK), max_size=12).map(
    lambda pairs: "".join(part for pair in pairs for part in pair)
)
WIDTHS = st.integers(16, 60)


def broken(text: str, width: int) -> list[str]:
    return [text[start:end] for start, end in lines(text, width, cell_len)]


@given(st.text(), st.integers(2, 40))
def test_lines_are_slices_in_order_and_leave_out_blanks_alone(text: str, width: int) -> None:
    at = 0
    for start, end in lines(text, width, cell_len):
        assert at <= start < end
        assert not text[at:start].strip()
        at = end
    assert not text[at:].strip()


@given(st.text(), st.integers(2, 40))
def test_no_line_is_wider_than_the_terminal(text: str, width: int) -> None:
    assert all(cell_len(line) <= width for line in broken(text, width))


@given(NEWS, WIDTHS)
def test_no_line_begins_with_a_mark_that_closes(text: str, width: int) -> None:
    assert not any(line[0] in NEVER_FIRST for line in broken(text, width)[1:])


@given(NEWS, WIDTHS)
def test_no_line_ends_with_a_mark_that_opens(text: str, width: int) -> None:
    assert not any(line[-1] in NEVER_LAST for line in broken(text, width)[:-1])


@given(NEWS, WIDTHS)
def test_a_line_is_left_short_only_for_what_belongs_together(text: str, width: int) -> None:
    # what holds together here, marks around it included, is never wider than 14 cells
    assert all(cell_len(line) > width - 15 for line in broken(text, width)[:-1])


def test_a_comma_takes_the_character_before_it_along() -> None:
    assert broken("采茶工已经背着竹篓，走进梯田", 18) == ["采茶工已经背着竹", "篓，走进梯田"]


def test_numbers_and_latin_words_hold_together() -> None:
    assert broken("收购价每公斤2130.5元", 16) == ["收购价每公斤", "2130.5元"]
    assert broken("机制叫1+3+N攻关", 8) == ["机制叫", "1+3+N攻", "关"]


def test_an_accent_written_as_a_mark_of_its_own_is_not_parted_from_its_letter() -> None:
    assert broken("今年茶叶店名cafe\u0301，开张", 16) == ["今年茶叶店名", "cafe\u0301，开张"]
    assert broken("葛\U000e0100城", 2) == ["葛\U000e0100", "城"]
    assert broken("茶茶☕\ufe0f，茶", 6) == ["茶茶", "☕\ufe0f，茶"]


def test_what_is_joined_to_one_picture_and_a_dash_of_two_are_not_parted() -> None:
    assert not may_break("\u200d", "\U0001f33e")
    assert not may_break("\U0001f468", "\u200d")
    assert broken("茶山——茶乡", 5) == ["茶山", "——茶", "乡"]


def test_full_width_letters_are_parted_as_characters_are() -> None:
    assert broken("茶ＡＢＣ", 6) == ["茶ＡＢ", "Ｃ"]


def test_a_word_wider_than_the_line_is_cut_where_the_line_ends() -> None:
    assert broken("https://example.org/泉州", 10) == ["https://ex", "ample.org/", "泉州"]


@pytest.mark.parametrize("text", ["", " ", "\n \t"])
def test_nothing_to_read_makes_no_line(text: str) -> None:
    assert broken(text, 10) == []
