"""Texts and numbers as they may stand within one line."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from searcher import safe


@given(st.text())
def test_no_control_character_reaches_a_terminal_and_offsets_hold(text: str) -> None:
    shown = safe.printable(text)
    assert len(shown) == len(text)
    assert not any(unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp") for char in shown)


def test_text_that_turns_the_direction_of_reading_is_made_visible() -> None:
    assert safe.printable("茶\u202e山") == "茶\ufffd山"


@pytest.mark.parametrize(
    ("count", "said"), [(1, "1 byte"), (999, "999 bytes"), (1234, "1.2 kB"), (2_500_000, "2.5 MB")]
)
def test_bytes_are_said_as_people_say_them(count: int, said: str) -> None:
    assert safe.size(count) == said
