"""Texts of dumps and numbers, as they may stand within one line of output."""

from __future__ import annotations

# A dump is not trusted: an escape sequence in it would drive the reader's terminal, a TAB would shift the fields.
BLANKS = "\t\n\r\v\f\x85\u2028\u2029"
DIRECTIONS = (*range(0x202A, 0x202F), *range(0x2066, 0x206A))
PRINTABLE = {
    **{code: 0x2400 + code for code in range(0x20)},
    **dict.fromkeys((*range(0x7F, 0xA0), *DIRECTIONS, *range(0xD800, 0xE000)), 0xFFFD),
    **dict.fromkeys(map(ord, BLANKS), 0x20),
}


def printable(text: str) -> str:
    """The text safe to stand within a line: as many characters as before, none of them a control."""
    return text.translate(PRINTABLE)


def fields(*values: object) -> str:
    """Values in one line with TABs between them."""
    return "\t".join(printable(str(value)) for value in values)


def counted(number: int, noun: str) -> str:
    """A number with its noun."""
    return f"{number:,} {noun}{'s' * (number != 1)}"


def size(count: int) -> str:
    """Bytes as people say them."""
    for unit, factor in (("GB", 10**9), ("MB", 10**6), ("kB", 10**3)):
        if count >= factor:
            return f"{count / factor:.1f} {unit}"
    return counted(count, "byte")
