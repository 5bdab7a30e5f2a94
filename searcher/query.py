"""What a query means, once read: a tree of frozen nodes that any engine can answer.

`str(node)` is the reading shown to the user as `parsed`; reading that text again gives an equal tree.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import Enum

from corpus import Kind, Period
from index.folding import fold

# Words that combine parts when they stand alone, and what each does.
OPERATORS = {"or": "or", "或": "or", "and": "and", "与": "and", "且": "and", "not": "not", "非": "not"}

FIELDS = {
    "地区": "district", "district": "district",
    "日期": "date", "date": "date",
    "事件": "event", "event": "event",
    "标题": "title", "title": "title",
    "作者": "author", "author": "author", "byline": "author",
    "版面": "page", "版": "page", "page": "page",
    "类型": "kind", "kind": "kind", "type": "kind",
    "拼音": "pinyin", "pinyin": "pinyin", "py": "pinyin",
}  # fmt: skip
KIND_NAMES = {
    Kind.TITLE: "标题", Kind.HEADING: "小标题", Kind.BODY: "正文", Kind.CAPTION: "图注", Kind.BYLINE: "署名",
}  # fmt: skip


class Field(str, Enum):
    """Where a word or phrase is looked for."""

    TEXT = "text"
    TITLE = "title"


# A dataclass takes a third of a millisecond to make, and every command waits for it: nodes of one shape share one.


@dataclass(frozen=True, slots=True)
class Text:
    """What is looked for in the text, or in the headline."""

    text: str
    field: Field = Field.TEXT


@dataclass(frozen=True, slots=True)
class Named:
    """What is known by a name."""

    name: str


@dataclass(frozen=True, slots=True)
class InPeriod:
    """What happens within some days."""

    period: Period


@dataclass(frozen=True, slots=True)
class Several:
    """Two parts or more."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Everything:
    """Every paragraph."""

    def __str__(self) -> str:
        return "*"


class Words(Text):
    """Free text without spaces: paragraphs that hold it as written, or all the words it is cut into."""

    __slots__ = ()

    def __str__(self) -> str:
        return prefix(self.field) + "+" * is_read_otherwise(self.text) + self.text


class Phrase(Text):
    """Paragraphs that hold exactly this, soft marks and folding aside."""

    __slots__ = ()

    def __str__(self) -> str:
        return f'{prefix(self.field)}"{self.text}"'


class Pattern(Text):
    """Paragraphs that hold a text like this: `?` is any one character, `*` any number of them up to the next mark."""

    __slots__ = ()

    def __str__(self) -> str:
        return prefix(self.field) + self.text


@dataclass(frozen=True, slots=True)
class Near:
    """Paragraphs that hold all parts as written, in any order, at most `distance` characters between neighbours."""

    parts: tuple[str, ...]
    distance: int
    field: Field = Field.TEXT

    def __str__(self) -> str:
        return f'{prefix(self.field)}"{" ".join(self.parts)}"~{self.distance}'


class Scope(str, Enum):
    """What has to hold all that is asked, when it is not the paragraph."""

    SENTENCE = "同句"
    ARTICLE = "同篇"


@dataclass(frozen=True, slots=True)
class Within:
    """Paragraphs with a sentence that `part` matches; or those of an article it matches, that hold any of it."""

    scope: Scope
    part: Node

    def __str__(self) -> str:
        return f"{self.scope.value}({self.part})"


class Sound(Named):
    """Paragraphs with a text that sounds like this, in pinyin. A searcher asks for the texts it has in its stead."""

    __slots__ = ()

    def __str__(self) -> str:
        return f"拼音:{quoted_if_needed(self.name)}"


class District(Named):
    """Paragraphs of one district, named as a user names it, and all that lies in it."""

    __slots__ = ()

    def __str__(self) -> str:
        return f"地区:{quoted_if_needed(self.name)}"


class Published(InPeriod):
    """Paragraphs of articles published within a period."""

    __slots__ = ()

    def __str__(self) -> str:
        first, last = self.period.first, self.period.last
        written = self.period.isoformat()
        if "/" not in written:
            return f"日期:{written}"
        return f"日期:{'' if first == date.min else first}..{'' if last == date.max else last}"


class Speaking(InPeriod):
    """Paragraphs that speak of days within a period."""

    __slots__ = ()

    def __str__(self) -> str:
        return str(Published(self.period)).replace("日期", "事件", 1)


class Author(Named):
    """Paragraphs of articles whose bylines hold a name."""

    __slots__ = ()

    def __str__(self) -> str:
        return f"作者:{quoted_if_needed(self.name)}"


class Page(Named):
    """Paragraphs of one page of a newspaper: A03, or 3 for 03 and 第03版."""

    __slots__ = ()

    def __str__(self) -> str:
        return f"版:{quoted_if_needed(self.name)}"


@dataclass(frozen=True, slots=True)
class OfKind:
    """Paragraphs that are one thing on the page."""

    kind: Kind

    def __str__(self) -> str:
        return f"类型:{KIND_NAMES[self.kind]}"


@dataclass(frozen=True, slots=True)
class Not:
    """Paragraphs that `part` does not match."""

    part: Node

    def __str__(self) -> str:
        return f"-{bracketed(self.part)}"


class And(Several):
    """Paragraphs that all parts match; two parts or more."""

    __slots__ = ()

    def __str__(self) -> str:
        return " ".join(f"({part})" if isinstance(part, Or) else str(part) for part in self.parts)


class All(And):
    """What was joined by 与, by one who wants all parts however many they are."""

    __slots__ = ()

    def __str__(self) -> str:
        return " 与 ".join(f"({part})" if isinstance(part, Or) else str(part) for part in self.parts)


class Gist(Several):
    """Paragraphs that hold enough of some free words and their variants, one part or more: see `searcher.gist`."""

    __slots__ = ()

    def __str__(self) -> str:
        return f"大意({And(self.parts) if len(self.parts) > 1 else self.parts[0]})"


class Or(Several):
    """Paragraphs that any part matches; two parts or more."""

    __slots__ = ()

    def __str__(self) -> str:
        return " | ".join(map(str, self.parts))


class Variants(Or):
    """Free words, and other ways to write or say them."""

    __slots__ = ()


Filter = District | Published | Speaking | Author | Page | OfKind | Everything
Node = Filter | Words | Phrase | Pattern | Near | Within | Sound | Not | And | Or | Gist
Leaf = Words | Phrase | Pattern
FILTERS = (District, Published, Speaking, Author, Page, OfKind, Everything)
LEAVES = (Words, Phrase, Pattern)


def leaves(node: Node) -> list[Leaf]:
    """The words and phrases that a match may rest on, in query order: none of them below a Not."""
    if isinstance(node, LEAVES):
        return [node]
    if isinstance(node, Near):
        return [Phrase(text, node.field) for text in node.parts]
    if isinstance(node, Within):
        return leaves(node.part)
    return [leaf for part in node.parts for leaf in leaves(part)] if isinstance(node, (And, Or, Gist)) else []


def gists_of(node: Node) -> list[Gist]:
    """The gists that are wanted, alone or beside other parts."""
    return [part for part in (node.parts if isinstance(node, And) else (node,)) if isinstance(part, Gist)]


def bracketed(node: Node) -> str:
    """The node as one operand."""
    return f"({node})" if isinstance(node, (And, Or)) else str(node)


def prefix(field: Field) -> str:
    """What stands before a text that is not looked for in the paragraph itself."""
    return "标题:" if field is Field.TITLE else ""


def operator(word: str) -> str | None:
    """What a word does as an operator; Latin ones are written in capitals, so that "or" can be found."""
    return OPERATORS.get(word.lower()) if word.isupper() or not word.isascii() else None


def is_read_otherwise(text: str) -> bool:
    """Whether free words, standing alone, would be an operator or a field: there is such a 与 in 2024年与2025年."""
    folded = fold(text)
    if operator(text) or folded.startswith("-"):
        return True
    name, colon, _ = folded.partition(":")
    return bool(colon) and name in FIELDS


def quoted_if_needed(name: str) -> str:
    """A filter's value as it can be read again."""
    plain = re.fullmatch(r"\w+", name) and name.lower() not in OPERATORS
    return name if plain else f'"{name}"'


def quoted(text: str) -> str:
    """`text` as a phrase in the query language. A quotation mark inside is a soft mark: a space means the same."""
    return '"' + text.replace('"', " ") + '"'
