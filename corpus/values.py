"""What a field of a record holds, however a system wraps it → text, or texts. What says nothing is told apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from corpus.indents import paragraphs
from corpus.wording import late, listed

if TYPE_CHECKING:
    from corpus.lines import Line, Markup

#: What database clients and scripts print where a field holds nothing.
NOTHING = frozenset(
    (*listed(r"NULL null (null) [NULL] <null> \N None nan NaN undefined 0000-00-00"), "0000-00-00 00:00:00")
)
_NOTHING_AT_MOST = max(map(len, NOTHING))
# A text within an object: {"rendered": …} is HTML, {"value": …, "format": …} and {"#text": …} are what else there is.
_WRAPPED = listed("rendered processed main value #text _text $t #cdata-section __cdata _cdata cdata html")
_DEEP = 3  # so many are put around one another
_NAMED = listed("name displayname display_name fullname full_name realname original 姓名 名字 value")

_MARKUP = late(
    r"</?(?:p|br|div|span|section|h[1-6]|li|td|img|figure|figcaption|strong|em|b|font)\b[^<>]*>"
    r"|&(?:nbsp|emsp|ensp|[lr][ds]quo|mdash|middot|hellip|amp|quot|#\d+);"
    r"|\[/(?:b|p|align|font|size|color|img|url|attach|page)\]|#p#\w{0,9}#e#",
    re.I,
)
_MARKDOWN = late(r"^#{1,6} \S|!\[[^\]\n]{0,300}\]\([^)\n]{1,999}\)", re.M)
# Breaks that an export has written out. Before a small letter it may be a path: C:\news.
_WRITTEN_OUT = late(r"(?:\\r)?\\n(?![a-z])")

_STRINGS = frozenset({str})  # what a list may hold: JSON makes no subclasses


class RecordError(ValueError):
    """A record is no article. `line` counts from 1."""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(f"line {line}: {reason}")
        self.line = line


def is_nothing(value: object) -> bool:
    """Whether a field was left out, left blank, or filled with what a database prints for nothing."""
    if type(value) is str:
        return (len(value) <= _NOTHING_AT_MOST and value in NOTHING) or not value or value.isspace()
    return value is None


def unwrapped(value: Any) -> Any:
    """The text within objects or lists that hold nothing but it; anything else as it is."""
    if type(value) is not dict and (type(value) is not list or len(value) != 1 or type(value[0]) is not dict):
        return value  # as nearly all are
    inner = value
    for _ in range(_DEEP):
        if type(inner) is list and len(inner) == 1 and type(inner[0]) is dict:
            inner = inner[0]
        elif type(inner) is dict and len(inner) == 1 and next(iter(inner)).startswith("$"):
            (inner,) = inner.values()  # {"$date": …}: so a database exports what JSON has no type for
        elif type(inner) is dict:
            inner = next((inner[name] for name in _WRAPPED if type(inner.get(name)) is str), _alone(inner))
    return value if type(inner) is dict else inner


def _alone(wrapper: dict[str, Any]) -> Any:
    """The texts that an element of XML holds, where these are all it holds: {"p": ["…", "…"]}."""
    held = next(iter(wrapper.values())) if len(wrapper) == 1 else None
    return held if type(held) is list and held and _STRINGS.issuperset(map(type, held)) else wrapper


def beside(value: Any) -> Iterator[tuple[str, object]]:
    """What stands in an object beside the text it wraps, and its name."""
    inner = unwrapped(value)
    wrapper = value[0] if type(value) is list and value else value
    if inner is not value and type(wrapper) is dict:
        yield from ((name, held) for name, held in wrapper.items() if held is not inner and held is not None)


def text_of(value: Any, field: str, line: int) -> str:
    """The text that a field holds, without the marks of HTML where it says that it is. Raises RecordError."""
    inner = unwrapped(value)
    if isinstance(inner, str):
        return " ".join(one.text for one in marked(inner)[0]) if says_html(value) else inner.strip()
    if inner is None:
        return ""
    if isinstance(inner, int) and not isinstance(inner, bool):
        return str(inner)
    if isinstance(inner, list) and _STRINGS.issuperset(map(type, inner)):
        return " ".join(one for item in inner if (one := item.strip()))  # as crawlers and search engines keep one text
    raise RecordError(line, f"{field} is a {type(inner).__name__}, text is wanted")


def texts_of(value: Any, field: str, line: int) -> list[str]:
    """The texts that a field holds, one a line or an item of its list. Raises RecordError."""
    value = unwrapped(value)
    if type(value) is list and len(value) == 1 and type(value[0]) is str:
        (value,) = value  # all in one, as in a text
    items = _parted(value) if isinstance(value, str) else value
    if items is None:
        return []
    try:
        if isinstance(items, list):
            return list(filter(None, map(str.strip, items)))
    except TypeError:  # an item is no text: to look at their types before takes as long again
        pass
    raise RecordError(line, f"{field} is a {type(value).__name__}, a list of texts is wanted")


def _parted(text: str) -> list[str]:
    return [one for line in text.split("\n") for one in paragraphs(line.strip())]


def people_of(value: Any, line: int) -> list[str]:
    """The names in a field for people, be it a text, an object or a list; none for the number of an account."""
    if isinstance(value, int):
        return []
    items = [_name(item) for item in (value if isinstance(value, list) else [value])]
    texts_of(items, "bylines", line)
    return [name for item in items for name in texts_of(item, "bylines", line)]


def _name(item: Any, deep: int = _DEEP) -> Any:
    """The name in an object, or in what it holds: {"data": {"attributes": {"full_name": …}}}."""
    if not isinstance(item, dict):
        return item
    told = next((item[name] for name in _NAMED if isinstance(item.get(name), str)), "")
    for inner in item.values() if deep and not told else ():
        told = told or (_name(inner, deep - 1) if isinstance(inner, dict) else "")
    return told


def says_html(value: Any) -> bool:
    """Whether a field says that its text is HTML."""
    return type(value) is dict and type(value.get("rendered")) is str


def is_html(value: Any) -> bool:
    """Whether a field says that its text is HTML, or shows it by tags and entities."""
    if says_html(value):
        return True
    inner = unwrapped(value)
    if type(inner) is not str or not ("<" in inner or "&" in inner or "[/" in inner or "#p#" in inner):
        return False
    return _MARKUP.search(inner) is not None


def is_markdown(text: str) -> bool:
    """Whether a text shows by headings or pictures that it is Markdown."""
    return ("#" in text or "![" in text) and _MARKDOWN.search(text) is not None


def marked(text: str) -> tuple[list[Line], list[Markup]]:
    """The lines of such a text, and what was taken off them."""
    from corpus.lines import lines  # few records are kept so

    removed: list[Markup] = []
    return lines(text, removed), removed


def broken(text: str) -> str:
    r"""The text with the breaks that an export has written out (\n), where it has no others."""
    return text if "\\n" not in text or "\n" in text else _WRITTEN_OUT.sub("\n", text)


def written_out(text: str) -> list[str]:
    r"""The breaks of a text that stand in it as signs: \n."""
    return [] if broken(text) is text else _WRITTEN_OUT.findall(text)
