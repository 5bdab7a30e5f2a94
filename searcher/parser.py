"""Turn what a user typed into a query tree. Lenient: every string has a reading, and `str` of the tree shows it.

    query   = all { ("|" | OR | 或) all }
    all     = one { [AND | 与] one }
    one     = ("-" | NOT | 非) one | "(" query ")" | field ":" value | phrase | words
    phrase  = "…" | “…” | 「…」 | 『…』
    field   = 地区 district | 日期 date | 标题 title

Operators in words count only when they stand alone: 非物质文化遗产 is no negation. Full-width forms of every mark are
as good as half-width ones, and a mark that closes nothing is passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from index.folding import fold
from index.units import units
from searcher.errors import QueryError
from searcher.query import OPERATORS, And, District, Everything, Field, Node, Not, Or, Phrase, Published, Words
from searcher.when import read_period

FIELDS = {
    "地区": "district", "district": "district",
    "日期": "date", "date": "date",
    "标题": "title", "title": "title",
}  # fmt: skip
# The mark that opens a phrase decides which one closes it, so that a phrase may hold the others.
QUOTES = {'"': '"', "＂": "＂", "“": "”", "”": "”", "„": "”", "「": "」", "『": "』", "﹁": "﹂", "﹃": "﹄"}
# What may stand between two free words besides a space, typed in full or half width.
SEPARATORS = r"\s,，。；;！!？?、｡､…"
SEPARATOR = re.compile(f"[{SEPARATORS}]")
TOKEN = re.compile(
    rf"(?P<gap>[{SEPARATORS}]+)"
    rf"|(?P<quote>[{''.join(QUOTES)}])"
    r"|(?P<open>[(（])|(?P<close>[)）])|(?P<or>[|｜])"
    rf"|(?P<field>(?:{'|'.join(FIELDS)})[:：])"
    rf"|(?P<words>(?:(?![{''.join(QUOTES)}]|[()（）|｜])[^{SEPARATORS}])+)",
    re.IGNORECASE,
)
# Deeper than any person nests; the reader below is recursive and must not run out of stack.
DEEPEST = 50


class Token(NamedTuple):
    """One piece of a query: `kind` is open, close, or, and, not, field, phrase or words."""

    kind: str
    text: str


def parse(text: str) -> Node:
    """The tree a query means.

    Raises QueryError for a query that asks nothing, and for a filter that means nothing, such as 日期:昨夜.
    """
    # a lone surrogate, as from a terminal in another encoding, is no character and can match none
    tokens = list(tokenize(re.sub("[\ud800-\udfff]", " ", text)))
    if (tree := Reading(text, tokens).query()) is None:
        raise QueryError(text, f"{text!r} holds nothing to look for. Every paragraph is found by  *")
    return tree


def tokenize(text: str) -> Iterator[Token]:
    """Yield the pieces of a query in order."""
    at = 0
    free = True  # a minus is an operator only where a word could begin
    while at < len(text):
        if fold(text[at]) == "-":
            # alone between blanks, or inside a text, it is a soft mark and asks nothing
            if free and at + 1 < len(text) and not SEPARATOR.match(text, at + 1):
                yield Token("not", "-")
            at += 1
            continue
        match = TOKEN.match(text, at)
        assert match is not None, "every character begins a token"
        at, kind, piece = match.end(), match.lastgroup or "", match.group()
        if kind == "quote":
            end = text.find(QUOTES[piece], at)
            end = end if end >= 0 else len(text)
            yield Token("phrase", text[at:end])
            at = end + 1
        elif kind == "words":
            yield Token(operator(piece) or "words", piece)
        elif kind == "field":
            yield Token("field", FIELDS[piece[:-1].lower()])
        elif kind != "gap":
            yield Token(kind, piece)
        free = kind in ("gap", "open", "or")


def operator(piece: str) -> str | None:
    """The kind of token a word is as an operator; Latin ones are written in capitals, so that "or" can be found."""
    return OPERATORS.get(piece.lower()) if piece.isupper() or not piece.isascii() else None


@dataclass(slots=True)
class Reading:
    """The tokens of one query, read from the left."""

    text: str
    tokens: list[Token]
    at: int = 0
    depth: int = 0

    def peek(self) -> str:
        """The kind of the next token, empty at the end."""
        return self.tokens[self.at].kind if self.at < len(self.tokens) else ""

    def take(self) -> Token:
        """The next token, which is then behind us."""
        self.at += 1
        return self.tokens[self.at - 1]

    def query(self) -> Node | None:
        """Alternatives."""
        parts = [self.all()]
        while self.peek() in ("or", "close"):
            # a bracket that closes nothing separates nothing
            closing = self.take().kind == "close"
            if closing and self.depth:
                self.at -= 1
                break
            parts = [join(And, [parts[-1], self.all()])] if closing and len(parts) == 1 else [*parts, self.all()]
        return join(Or, parts)

    def all(self) -> Node | None:
        """Parts that are all wanted."""
        parts: list[Node | None] = []
        while self.peek() not in ("", "or", "close"):
            parts.append(self.one())
        return join(And, parts)

    def one(self) -> Node | None:
        """One operand, or None where an operator has none."""
        negated = False
        while self.peek() in ("not", "and"):
            negated ^= self.take().kind == "not"
        if self.peek() in ("", "or", "close"):
            return None
        part = self.operand(*self.take())
        if not negated or part is None:
            return part
        return part.part if isinstance(part, Not) else Not(part)

    def operand(self, kind: str, text: str) -> Node | None:
        """What an operator works on, its first token taken already."""
        if kind == "open":
            return self.bracket()
        if kind == "field":
            return self.field(text)
        return operand(kind, text, Field.TEXT)

    def bracket(self) -> Node | None:
        """What stands in brackets, up to the closing one or the end."""
        if self.depth >= DEEPEST:
            raise QueryError(self.text, f"brackets are nested deeper than {DEEPEST}; write the query flatter")
        self.depth += 1
        part = self.query()
        self.depth -= 1
        if self.peek() == "close":
            self.take()
        return part

    def field(self, name: str) -> Node | None:
        """A filter with its value; a field name without one filters nothing."""
        if self.peek() not in ("words", "phrase"):
            return None
        kind, value = self.take()
        if name == "title":
            return operand(kind, value, Field.TITLE)
        if name == "district":
            name = value.replace('"', " ").strip()
            return District(name) if name else None
        if (period := read_period(value)) is None:
            raise QueryError(
                self.text,
                f"日期:{value} is no date. Write 2026, 2026-06, 2026年6月29日 or 2026-06..2026-07-01.",
            )
        return Published(period)


def operand(kind: str, text: str, field: Field) -> Node | None:
    """A phrase or words; None when there is nothing in them to look for, as in · or “”."""
    if text in ("*", "＊") and kind == "words":
        return Everything()
    if not units(fold(text)):
        return None
    # a soft mark for another, so that `str` can be read again
    return Phrase(text.replace('"', " ").strip(), field) if kind == "phrase" else Words(text, field)


def join(kind: type[And] | type[Or], parts: list[Node | None]) -> Node | None:
    """The parts that are there under one node, or the only one."""
    there = tuple(part for part in parts if part is not None)
    flat = [inner for part in there for inner in (part.parts if isinstance(part, kind) else (part,))]
    return kind(tuple(flat)) if len(flat) > 1 else flat[0] if flat else None
