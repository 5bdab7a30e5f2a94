"""The front matter above a Markdown page, be it YAML or TOML → its fields. Lines that are no such thing stay text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from corpus.fields import FIELDS, named
from corpus.lines import Line
from corpus.wording import late

_FENCE = late(r"(?:-{3,}|\+{3,})$")
_FIELD = late(r"(?:\"([^\"]{1,40})\"|'([^']{1,40})'|([\w.-]{1,40}))\s*[:：=](?:\s+|(?<=[=：])|$)(.*)$")
_ITEM = late(r"-(?:\s+|$)(.*)$")
_TABLE = late(r"\[{1,2}[\w.\s\"'-]{1,80}\]{1,2}$")
# A text begins below its name: |, >-, or what opens a list or a text of several lines.
# What databases of notes and converters write above a text, without a fence.
_PROPERTY = late(r"([\w ./()（）-]{1,24}?)\s*(?:::|[:：])\s*(\S.{0,200})$")
_BLOCK = late(r"[|>][+-]?\d?$")


class Field(NamedTuple):
    """One value of a field; a field of a field, or of a table, is `nested`. What says nothing has no name.

    `above` is the field whose part it is.
    """

    line: Line
    name: str
    value: str
    nested: bool = False
    above: str = ""


def fields_of(found: Sequence[Line]) -> tuple[list[Field], Sequence[Line]]:
    """The fields of the front matter, each value of a list by itself, and the lines below it."""
    if not found or not _FENCE.match(found[0].text):
        return [], found
    ends = (found[0].text, "...") if found[0].text[0] == "-" else (found[0].text,)
    close = next((n for n, line in enumerate(found[1:], 1) if line.text in ends and not line.indent), 0)
    fields = _parsed(found[1:close])
    return (fields, found[close + 1 :]) if fields else ([], found)


def properties_of(found: Sequence[Line]) -> tuple[Sequence[Line], list[Field], Sequence[Line]]:
    """The heading on top, the fields in the lines right below it, or on top with the title among them, and the rest.

    Without two names that an article has there are none.
    """
    begin = 1 if found and found[0].text.startswith("# ") else 0
    fields: list[Field] = []
    end = begin
    for line in found[begin:]:
        told = _PROPERTY.match(line.text)
        if told is None or (fields and line.gap):
            break
        fields.append(Field(line, told[1], told[2].strip()))
        end += 1
    known = {named(field.name) for field in fields} & FIELDS.keys()
    if len(known) < 2 or ("title" in known) == bool(begin) or not any(line.gap for line in found[end : end + 1]):
        return [], [], found
    return found[:begin], fields, found[end:]


def _parsed(inside: Sequence[Line]) -> list[Field]:
    """The fields, or nothing where a line can be none."""
    fields: list[Field] = []
    name, ends, in_table = "", "", False
    for line in inside:
        text = line.text
        if ends:  # a list or a text of several lines
            fields += _values(line, name, text.removesuffix(ends).rstrip(" ,"), nested=in_table)
            ends = "" if text.endswith(ends) else ends
        elif text[0] == "#" or (_TABLE.match(text) and (in_table or not text.startswith("[["))):
            in_table = in_table or text[0] != "#"
            fields.append(Field(line, "", text))
        elif name and (item := _ITEM.match(text)):
            fields += _of_item(line, name, item[1], nested=in_table)
        elif found := _FIELD.match(text):
            told, value = found[1] or found[2] or found[3], found[4]
            nested = in_table or "." in told or bool(line.indent and name)
            name = told if not nested or in_table else name
            if ends := _opens(value):
                value = value[len(ends) :]
            if not _BLOCK.match(value):
                above, _, told = told.rpartition(".")
                fields += _values(line, told, value, nested=nested, above=above or (name if nested else ""))
        elif name and line.indent:
            fields += _values(line, name, text, nested=in_table)
        else:
            return []
    return fields


def _of_item(line: Line, name: str, item: str, *, nested: bool) -> Iterator[Field]:
    """An item of a list, which may be the first field of an object: - name: 方远."""
    found = _FIELD.match(item)
    if found is None:
        yield from _values(line, name, item, nested=nested)
    elif not found[4]:
        yield Field(line, "", line.text)  # cut off behind its name
    elif (told := found[1] or found[2] or found[3]) == "name":
        yield from _values(line, name, found[4], nested=nested)
    else:
        yield from _values(line, told, found[4], nested=True)


def _opens(value: str) -> str:
    """What ends a value that goes on below."""
    if value[:3] in ('"""', "'''") and (len(value) < 6 or not value.endswith(value[:3])):
        return value[:3]
    return "]" if value.startswith("[") and not value.endswith("]") else ""


def _values(line: Line, name: str, value: str, *, nested: bool, above: str = "") -> Iterator[Field]:
    """The values in one line, a list's by themselves, without quotation marks."""
    listed = value.startswith("[") and value.endswith("]")
    for one in _parted(value[1:-1]) if listed else [value]:
        if bare := _unquoted(one.strip()):
            yield Field(line, name, bare, nested, above)


def _parted(listed: str) -> list[str]:
    """The items of a list in one line; commas within quotation marks part none."""
    items, quote = [""], ""
    for char in listed:
        if char in "\"'" and (not quote or char == quote):
            quote = "" if quote else char
        if char == "," and not quote:
            items.append("")
        else:
            items[-1] += char
    return items


def _unquoted(value: str) -> str:
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1].replace('\\"', '"') if value[0] == '"' else value[1:-1].replace("''", "'")
    return value.strip("\"'") if value[:1] in ('"', "'") and value.count(value[0]) == 1 else value
