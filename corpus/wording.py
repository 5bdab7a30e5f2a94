"""Lists of words → the patterns that find them, so that the rules can be read as words."""

from __future__ import annotations

#: One Han character, for use inside a character class.
HAN = "\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff〇"


def any_of(words: str) -> str:
    """A pattern for any of the words, which blanks part; the first that fits is taken, so longer ones stand first.

    >>> any_of("日报 晚报")
    '(?:日报|晚报)'
    """
    return f"(?:{'|'.join(words.split())})"
