"""Lists of words → the patterns that find them, so that the rules can be read as words."""

from __future__ import annotations

import re
from typing import Any, cast

#: One Han character, for use inside a character class.
HAN = "\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff〇"
#: A class that holds all of them and of other scripts only what names are not written in here. Compiled it is in a
#: seventh of the time: Python 3.11 walks through a range character by character, 1 ms for those above.
HAN_NAME = r"[^\W\0-\xff０-９Ａ-Ｚａ-ｚ①-⑳Ⅰ-Ⅻぁ-ヿ]"


def listed(words: str) -> tuple[str, ...]:
    """The words, which blanks part.

    >>> listed("日报 晚报")
    ('日报', '晚报')
    """
    return tuple(words.split())


def any_of(words: str) -> str:
    """A pattern for any of the words, which blanks part; the first that fits is taken, so longer ones stand first.

    >>> any_of("日报 晚报")
    '(?:日报|晚报)'
    """
    return f"(?:{'|'.join(words.split())})"


def anywhere(words: str) -> re.Pattern[str]:
    r"""A pattern that finds any of the words when searched for, tried only where a character stands that begins one.

    Where some words begin with classes that takes a third of the time. None may begin with a group or with an option.

    >>> anywhere(r"[日晚]报 \d版").pattern
    '[\\d日晚](?<=(?=[日晚]报|\\d版).)'
    """
    listed = words.split()
    begins = "".join(sorted({_FIRST.findall(word)[0] for word in listed}))
    return late(f"[{begins}](?<=(?={'|'.join(listed)}).)")


_FIRST = re.compile(r"(?<=^\[)[^\]]+|^\\?[^\[(]")


class _Late:
    """A pattern that is compiled when it is first asked for anything but its source."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern = pattern
        self.flags = flags

    def __getattr__(self, name: str) -> Any:
        compiled = re.compile(self.pattern, self.flags)
        # from here on a call finds the compiled pattern's own method, and costs no more than on that
        vars(self).update({method: getattr(compiled, method) for method in _METHODS})
        return getattr(compiled, name)


_METHODS = ("match", "fullmatch", "search", "sub", "subn", "split", "findall", "finditer")


def late(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """The pattern, compiled when first used: a class of Han characters takes a millisecond, and there are a hundred.

    >>> late("[茶水]+").findall("茶与水")
    ['茶', '水']
    """
    return cast("re.Pattern[str]", _Late(pattern, flags))
