"""Break a text into lines of so many terminal cells, by the rules of Chinese typesetting.

A Han character takes two cells and may be parted from its neighbours anywhere, save that no line begins with a mark
that closes (，。”）) or ends with one that opens (“（《). Latin words and numbers hold together where they fit. A mark
that is set upon a character goes where that goes.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator

NEVER_FIRST = frozenset("，。、；：！？…·％‰℃～”’」』﹂﹄）〕】》〉〗｝］,.;:!?%)]}'\"")
NEVER_LAST = frozenset("“‘「『﹁﹃（〔【《〈〖｛［([{￥$#")
JOINER = "\u200d"


def lines(text: str, width: int, cells: Callable[[str], int]) -> Iterator[tuple[int, int]]:
    """Yield each line as a half-open range of offsets; between two lines lie blanks at most.

    `cells` measures a string. A piece that no rule allows to break is broken anyway when it is wider than `width`.
    """
    start = end = 0
    for first, last in pieces(text, width, cells):
        if text[first:last].isspace():
            continue
        if end and cells(text[start:last]) > width:
            yield start, end
            start = first
        elif not end:
            start = first
        end = last
    if end:
        yield start, end


def pieces(text: str, width: int, cells: Callable[[str], int]) -> Iterator[tuple[int, int]]:
    """Yield the ranges between places where a line may end; one wider than `width` in parts that are not."""
    start = 0
    for at in range(1, len(text) + 1):
        if at == len(text) or may_break(text[at - 1], text[at]):
            yield from parts(text, start, at, width, cells)
            start = at


def parts(text: str, start: int, end: int, width: int, cells: Callable[[str], int]) -> Iterator[tuple[int, int]]:
    """Yield a range whole, or cut wherever the width is reached."""
    if cells(text[start:end]) > width:
        for at in range(start + 1, end):
            if cells(text[start : at + 1]) > width:
                yield start, at
                start = at
    yield start, end


def may_break(before: str, after: str) -> bool:
    """Whether a line may end between two characters."""
    if before.isspace() or after.isspace():
        return True
    if is_upon(after) or before == JOINER:
        return False
    if after in NEVER_FIRST or before in NEVER_LAST or before == after == "—":
        return False
    return not (is_latin(before) and is_latin(after))


def is_upon(char: str) -> bool:
    """Whether a character is set upon the one before it: an accent, a vowel sign, a variant's selector, a joiner."""
    return char > "\u02ff" and (char == JOINER or unicodedata.category(char)[0] == "M")


def is_latin(char: str) -> bool:
    """Whether a character belongs to words and numbers that are written together."""
    return char.isascii() or is_upon(char) or (char.isalnum() and unicodedata.east_asian_width(char) not in "WF")
