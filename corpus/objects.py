"""A text kept as a list of objects, each a paragraph or a run of one → its paragraphs with their kinds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from corpus.records import Kind
from corpus.values import RecordError, is_html, is_nothing, marked, unwrapped
from corpus.wording import late, listed

Objects = list[dict[str, Any]]

# Where an object says what it is, and what it says then; of `core/heading` the last part counts.
_CALLED = listed("type _type style tag nodename nodetype blockname 类型 類型")
_HEADINGS = listed(
    "heading header subtitle subheading subhead subheader crosshead paragraph_title h1 h2 h3 h4 h5 h6 小标题 小標題"
)
_PICTURES = listed(
    "img image picture photo pic figure caption gallery figure_title figure_caption image_caption 图片 圖片 图 图说"
)
# header-two, heading_3: which rank a heading has.
_RANK = late(r"(?:(?<=header)|(?<=heading))[\s_-]?(?:\d|one|two|three|four|five|six)$")
_TYPES = dict.fromkeys(_HEADINGS, Kind.HEADING) | dict.fromkeys(_PICTURES, Kind.CAPTION)
# What readers of scanned pages call the headline of an article, of which a page has several.
_HEADLINES = frozenset(listed("title doc_title headline"))
_RUNS = frozenset(listed("text span link a strong em b i mention hard_break hardbreak linebreak"))
# Where its text stands: in the object itself, or in others within it.
_SAID = listed("text content value plain_text insert innerhtml p paragraph 段落 正文 内容 內容 文字")
_WITHIN = listed("children content data rich_text spans runs text items nodes innerblocks insert attributes")
_SHOWN = listed("caption desc description note memo alt_text 说明 說明 图说 图注 图片说明 描述 text 文字")
_LISTS = listed("blocks ops content children nodes document root")
_SHOWS = late(r"[\u4e00-\u9fff]{4}")
_FILE = late(r"://|\.(?:jpe?g|png|gif|webp|bmp|svg|tiff?)(?:$|[\s?#])", re.I)
_ADDRESS = late(r"(?:https?:)?//|\S+\.(?:jpe?g|png|gif|webp|bmp|tiff?)$")
#: So deep objects may stand in one another: JSON may be nested deeper than calls.
DEEP = 8

_DICTS = frozenset({dict})


def objects_of(value: Any) -> Objects:
    """The objects that a text is kept in, be they in a list or in the list of an object; none of any other text."""
    for _ in range(DEEP if type(value) is dict else 0):
        inner = next(iter(value.values())) if len(value) == 1 else None
        if type(inner) is not dict:
            break
        value = inner  # {"json": {"type": "doc", …
    if type(value) is dict:
        value = next((value[name] for name in _LISTS if isinstance(value.get(name), list)), None)
    return value if isinstance(value, list) and _DICTS.issuperset(map(type, value)) and _are_told(value) else []


def _are_told(value: Objects) -> bool:
    return unwrapped(value) is value


def is_kept_so(value: Any) -> bool:
    """Whether an object is what an editor saves: {"blocks": [ …, {"ops": [ … or {"type": "doc", "content": [ …"""
    return (
        type(value) is dict
        and ("blocks" in value or "ops" in value or value.get("type") == "doc")
        and bool(objects_of(value))
    )


def by_headlines(items: Objects) -> list[tuple[str, Objects]]:
    """The headlines among the paragraphs of a page, each with what stands below it; "" stands above the first."""
    found: list[tuple[str, Objects]] = [("", [])]
    for item in items:
        headline = _text(item, DEEP) if not _HEADLINES.isdisjoint(_names(item)) else None
        if headline and headline.strip():
            found.append((headline.strip(), []))
        else:
            found[-1][1].append(item)
    return found if found[0][1] else found[1:]


def paragraphs(items: Objects, line: int) -> list[tuple[Kind, str]]:
    """The paragraphs of such a text. Raises RecordError for one that says neither what it is nor anything else."""
    if all("insert" in item for item in items):  # runs of one text, which its line ends part
        text = "".join(item["insert"] for item in items if isinstance(item["insert"], str))
        return [(Kind.BODY, one) for part in text.split("\n") if (one := part.strip())]
    return [told for item in items for told in _told(item, line, DEEP)]


def _told(item: Mapping[str, Any], line: int, deep: int) -> Iterator[tuple[Kind, str]]:
    kind = _kind(item, line)
    inner = _blocks(item)
    if kind is Kind.CAPTION:
        yield from ((kind, text) for text in shown(item))
    elif inner and deep:
        yield from (told for one in inner for told in _told(one, line, deep - 1))
    elif (text := _text(item, deep)) is not None:
        lines = [one.text for one in marked(text)[0]] if is_html(text) else text.split("\n")
        yield from ((kind, one) for part in lines if (one := part.strip()))
    elif not any(name.lower() in _CALLED for name in item):
        raise RecordError(line, "a paragraph without text")


def _kind(item: Mapping[str, Any], line: int) -> Kind:
    """What a paragraph is: as `quanwen articles` prints it, or in the words of another system."""
    if "kind" in item:
        try:
            return Kind(item["kind"])
        except ValueError as error:
            reason = f"a paragraph's kind is {item['kind']!r}; one of {', '.join(Kind)} is wanted"
            raise RecordError(line, reason) from error
    return next((kind for called in _names(item) if (kind := _TYPES.get(_RANK.sub("", called)))), Kind.BODY)


def _names(item: Mapping[str, Any]) -> Iterator[str]:
    for name, value in item.items():
        if name.lower() in _CALLED and isinstance(value, str):
            yield value.rpartition("/")[2].lower()


def _blocks(item: Mapping[str, Any]) -> Objects:
    """The paragraphs within an object that is a list or a group of them."""
    for name in _WITHIN:
        inner = item.get(name)
        if isinstance(inner, list) and inner and _DICTS.issuperset(map(type, inner)):
            return inner if all(_names_a_block(one) for one in inner) else []
    return []


def _names_a_block(item: Mapping[str, Any]) -> bool:
    called = set(_names(item))
    return bool(called) and called.isdisjoint(_RUNS)


def _text(item: Mapping[str, Any], deep: int) -> str | None:
    """The text of an object, or of the objects within it, run together; None when it has none."""
    for name in (*_SAID, *_names(item)):
        if isinstance(value := _field(item, name), str):
            return value
    for name in (*_WITHIN, *_names(item)) if deep else ():
        value = _field(item, name)
        if isinstance(value, dict) and (text := _text(value, deep - 1)) is not None:
            return text
        if isinstance(value, list):
            between = "\n" if name == "items" else ""
            return between.join(
                one if isinstance(one, str) else _text(one, deep - 1) or ""
                for one in value
                if isinstance(one, (str, dict))
            )
    return None


def _field(item: Mapping[str, Any], name: str) -> Any:
    return item.get(name) if name != "innerhtml" else item.get("innerHTML")


def shown(value: Any, deep: int = DEEP) -> list[str]:
    """What is said of pictures, by an object for each: [{"src": …, "caption": …}], or by what each shows: ["渔民…"]."""
    found: list[str] = []
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, str) and _SHOWS.search(item) and not _FILE.search(item):
            found.append(item.strip())
        if isinstance(item, dict):
            told = next((item[name] for name in _SHOWN if isinstance(item.get(name), str) and item[name].strip()), "")
            if not told and deep:
                found += [
                    text
                    for inner in item.values()
                    if isinstance(inner, (dict, list))
                    for text in shown(inner, deep - 1)
                ]
            found += [
                one for part in told.split("\n") if not is_nothing(one := part.strip()) and not _ADDRESS.match(one)
            ]
    return found


def beside(value: Any, texts: Iterable[str]) -> Iterator[tuple[str, Any]]:
    """What stands in objects besides those texts, and the names it has."""
    texts = list(texts)
    whole = "\n".join(texts)
    left: list[tuple[str, Any]] = [("", value)]
    while left:
        name, held = left.pop()
        if isinstance(held, dict):
            left += reversed(held.items())
        elif isinstance(held, list) and any(isinstance(one, (dict, list)) or one in texts for one in held):
            left += [(name, one) for one in reversed(held)]
        elif isinstance(held, str) and is_html(held):
            lines, marks = marked(held)
            told = all(line.text in whole for line in lines)
            yield from ((name, mark.source) for mark in marks) if told else [(name, held)]
        elif held is not None and name != "kind" and not (isinstance(held, str) and held.strip() in whole):
            yield name, held
