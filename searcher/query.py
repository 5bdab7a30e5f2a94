"""What a query means, once read: a tree of frozen nodes that any engine can answer.

`str(node)` is the reading shown to the user as `parsed`; reading that text again gives an equal tree.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from corpus import Period

# Words that combine parts when they stand alone, and what each does.
OPERATORS = {"or": "or", "或": "or", "and": "and", "与": "and", "且": "and", "not": "not", "非": "not"}


class Field(str, Enum):
    """Where a word or phrase is looked for."""

    TEXT = "text"
    TITLE = "title"


@dataclass(frozen=True, slots=True)
class Everything:
    """Every paragraph."""

    def __str__(self) -> str:
        return "*"


@dataclass(frozen=True, slots=True)
class Words:
    """Free text without spaces: paragraphs that hold it as written, or all the words it is cut into."""

    text: str
    field: Field = Field.TEXT

    def __str__(self) -> str:
        return prefix(self.field) + self.text


@dataclass(frozen=True, slots=True)
class Phrase:
    """Paragraphs that hold exactly this, soft marks and folding aside."""

    text: str
    field: Field = Field.TEXT

    def __str__(self) -> str:
        return f'{prefix(self.field)}"{self.text}"'


@dataclass(frozen=True, slots=True)
class District:
    """Paragraphs of one district, named as a user names it, and all that lies in it."""

    name: str

    def __str__(self) -> str:
        return f"地区:{quoted_if_needed(self.name)}"


@dataclass(frozen=True, slots=True)
class Published:
    """Paragraphs of articles published within a period."""

    period: Period

    def __str__(self) -> str:
        first, last = self.period.first, self.period.last
        written = self.period.isoformat()
        return f"日期:{written if '/' not in written else f'{first}..{last}'}"


@dataclass(frozen=True, slots=True)
class Not:
    """Paragraphs that `part` does not match."""

    part: Node

    def __str__(self) -> str:
        return f"-{bracketed(self.part)}"


@dataclass(frozen=True, slots=True)
class And:
    """Paragraphs that all parts match; two parts or more."""

    parts: tuple[Node, ...]

    def __str__(self) -> str:
        return " ".join(f"({part})" if isinstance(part, Or) else str(part) for part in self.parts)


@dataclass(frozen=True, slots=True)
class Or:
    """Paragraphs that any part matches; two parts or more."""

    parts: tuple[Node, ...]

    def __str__(self) -> str:
        return " | ".join(map(str, self.parts))


Node = Everything | Words | Phrase | District | Published | Not | And | Or
Leaf = Words | Phrase


def leaves(node: Node) -> list[Leaf]:
    """The words and phrases that a match may rest on, in query order: none of them below a Not."""
    if isinstance(node, (Words, Phrase)):
        return [node]
    return [leaf for part in node.parts for leaf in leaves(part)] if isinstance(node, (And, Or)) else []


def bracketed(node: Node) -> str:
    """The node as one operand."""
    return f"({node})" if isinstance(node, (And, Or)) else str(node)


def prefix(field: Field) -> str:
    """What stands before a text that is not looked for in the paragraph itself."""
    return "标题:" if field is Field.TITLE else ""


def quoted_if_needed(name: str) -> str:
    """A filter's value as it can be read again."""
    plain = re.fullmatch(r"\w+", name) and name.lower() not in OPERATORS
    return name if plain else f'"{name}"'


def quoted(text: str) -> str:
    """`text` as a phrase in the query language. A quotation mark inside is a soft mark: a space means the same."""
    return '"' + text.replace('"', " ") + '"'
