"""Turn what a user typed into a query tree. Lenient: every string has a reading, and `str` of the tree shows it.

    query   = all { ("|" | OR | 或) all }
    all     = one { [AND | 与] one }
    one     = ("-" | NOT | 非) one | "(" query ")" | scope "(" query ")" | field ":" value | phrase ["~" [n]] | words
    phrase  = "…" | “…” | 「…」 | 『…』
    scope   = 同句 sentence | 同篇 article | 大意 gist
    field   = 地区 district | 日期 date | 事件 event | 标题 title | 作者 author | 版 page | 类型 kind | 拼音 pinyin py

Operators in words count only when they stand alone: 非物质文化遗产 is no negation, and +非 is the word. Full-width
forms of every mark are as good as half-width ones, and a mark that closes nothing is passed over. Words with * in them,
or with ? between their characters, are patterns. 大意 is of free words and alternatives to them; what else its brackets
hold is wanted as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import NamedTuple

from corpus import Kind, Period
from index.folding import fold, table
from index.units import units
from searcher.errors import QueryError
from searcher.query import (
    FIELDS,
    KIND_NAMES,
    LEAVES,
    All,
    And,
    Author,
    District,
    Everything,
    Field,
    Gist,
    Near,
    Node,
    Not,
    OfKind,
    Or,
    Page,
    Pattern,
    Phrase,
    Published,
    Scope,
    Sound,
    Speaking,
    Within,
    Words,
    is_read_otherwise,
    operator,
)
from searcher.when import read_period

SCOPES = {
    "同句": Scope.SENTENCE, "sentence": Scope.SENTENCE, "同篇": Scope.ARTICLE, "article": Scope.ARTICLE,
}  # fmt: skip
GISTS = ("大意", "gist")
KINDS = {
    **{name: kind for kind, name in KIND_NAMES.items()},
    **{kind.value: kind for kind in Kind},
    "题": Kind.TITLE, "大标题": Kind.TITLE, "图片说明": Kind.CAPTION, "图片": Kind.CAPTION, "作者": Kind.BYLINE,
}  # fmt: skip
# The mark that opens a phrase decides which one closes it, so that a phrase may hold the others.
QUOTES = {'"': '"', "＂": "＂", "“": "”", "”": "”", "„": "”", "「": "」", "『": "』", "﹁": "﹂", "﹃": "﹄"}
# What may stand between two free words besides a space, typed in full or half width.
SEPARATORS = r"\s,，。；;！!?？、｡､…"
SEPARATOR = re.compile(f"[{SEPARATORS}]")
STOPS = rf"{''.join(QUOTES)}()（）|｜{SEPARATORS}"
# A ? between two characters of a word is a wildcard, one behind a word asks something.
INSIDE = rf"(?<=[^{STOPS}])\?+(?=[^{STOPS}])"
TOKEN = re.compile(
    rf"(?P<gap>[{SEPARATORS}]+)"
    rf"|(?P<quote>[{''.join(QUOTES)}])"
    r"|(?P<open>[(（])|(?P<close>[)）])|(?P<or>[|｜])"
    rf"|(?P<scope>(?:{'|'.join((*SCOPES, *GISTS))})[(（])"
    rf"|(?P<field>(?:{'|'.join(FIELDS)})[:：])"
    rf"|(?P<words>(?:[^{STOPS}]|{INSIDE})+)",
    re.IGNORECASE,
)
# How near the parts of a phrase are wanted: "党建 小区"~10. Without a number so near, and never further than that.
DISTANCE = r"[~～]([0-9０-９]*)"
USUAL_DISTANCE, GREATEST_DISTANCE = 10, 9999
# The ways to order more parts than this are too many to look at.
MOST_PARTS = 6
# Each is looked for from wherever what stands before it is.
MOST_WILDCARDS = 20
# Between the ends of a range of days.
RANGE_MARK = r"[.．]{2}|[~～至到]"
# More than two pages of newsprint; what is longer is a document to be compared, not a question.
LONGEST = 4000
# Deeper than any person nests; the reader below is recursive and must not run out of stack.
DEEPEST = 50


class Token(NamedTuple):
    """One piece of a query: `kind` is open, close, or, and, not, scope, field, phrase, near or words.

    `distance` is that of near; 0 of any other.
    """

    kind: str
    text: str
    distance: int = 0


def parse(text: str, today: date | None = None) -> Node:
    """The tree a query means; days such as 今年 are counted from `today`, by default the real one.

    Raises QueryError for a query that asks nothing, and for a filter that means nothing, such as 日期:从前.
    """
    if not isinstance(text, str):
        raise QueryError(repr(text), f"a query is text, and {text!r} is none")
    if len(text) > LONGEST:
        raise QueryError(text[:LONGEST], f"a query of {len(text):,} characters; at most {LONGEST:,} can be answered")
    # a lone surrogate, as from a terminal in another encoding, is no character and can match none
    tokens = list(tokenize(re.sub("[\ud800-\udfff]", " ", text)))
    if (tree := Reading(text, tokens, today).query()) is None:
        raise QueryError(text, f"{text!r} holds nothing to look for. Every paragraph is found by  *")
    return tree


def tokenize(text: str) -> Iterator[Token]:
    """Yield the pieces of a query in order."""
    at = 0
    free = True  # a minus is an operator only where a word could begin
    while at < len(text):
        if text[at] in dashes():
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
            near = re.compile(DISTANCE).match(text, end + 1)
            yield Token("near", text[at:end], distance_of(near[1])) if near else Token("phrase", text[at:end])
            at = near.end() if near else end + 1
        elif kind == "words":
            yield Token(operator(piece) or "words", piece)
        elif kind == "field":
            yield Token("field", FIELDS[piece[:-1].lower()])
        elif kind == "scope":
            yield Token("scope", piece[:-1].lower())
        elif kind != "gap":
            yield Token(kind, piece)
        free = kind in ("gap", "open", "or", "scope")


@cache
def dashes() -> frozenset[str]:
    """What a minus may be typed as."""
    return frozenset("-").union(chr(code) for code, folded in table().items() if folded == "-")


def distance_of(digits: str) -> int:
    """The distance that is written, or the usual one."""
    return min(int(digits[:5]), GREATEST_DISTANCE) if digits else USUAL_DISTANCE


@dataclass(slots=True)
class Reading:
    """The tokens of one query, read from the left."""

    text: str
    tokens: list[Token]
    today: date | None = None
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
        kind: type[And] = And
        while self.peek() not in ("", "or", "close"):
            if parts and self.peek() == "and":
                kind = All
            parts.append(self.one())
        return join(kind, parts)

    def one(self) -> Node | None:
        """One operand, or None where an operator has none."""
        negated = False
        while self.peek() in ("not", "and"):
            negated ^= self.take().kind == "not"
        if self.peek() in ("", "or", "close"):
            return None
        part = self.operand(self.take())
        if not negated or part is None:
            return part
        return part.part if isinstance(part, Not) else Not(part)

    def operand(self, token: Token) -> Node | None:
        """What an operator works on, its first token taken already."""
        if token.kind == "open":
            return self.bracket()
        if token.kind == "scope":
            inner = self.bracket()
            if token.text in GISTS:
                return gist(inner)
            return Within(SCOPES[token.text], inner) if inner else None
        if token.kind == "field":
            return self.field(token.text)
        return operand(token, Field.TEXT)

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
        if self.peek() not in ("words", "phrase", "near"):
            return None
        token = self.take()
        if name == "title":
            return operand(token, Field.TITLE)
        if name in ("date", "event"):
            period = self.period(name, token.text)
            return Published(period) if name == "date" else Speaking(period)
        value = token.text.replace('"', " ").strip()
        return self.named(name, value) if value else None

    def named(self, name: str, value: str) -> Node | None:
        """A filter by a name."""
        if name == "kind":
            if (kind := KINDS.get(fold(value))) is None:
                raise QueryError(
                    self.text, f"类型:{value} is no kind of paragraph. There are {'、'.join(KIND_NAMES.values())}."
                )
            return OfKind(kind)
        if name == "district":
            return District(value)
        if name == "pinyin":
            return Sound(value)
        if not units(fold(value)):
            return None
        return Author(value) if name == "author" else Page(value)

    def period(self, name: str, value: str) -> Period:
        """The days of a filter. A range may be typed with blanks: 6月15日 .. 7月1日. Raises QueryError."""
        while self.peek() == "words":
            after = self.tokens[self.at].text
            begun = re.search(f"(?:{RANGE_MARK})$", value)
            goes_on = begun or re.match(RANGE_MARK, after)
            is_mark = not begun and re.fullmatch(RANGE_MARK, after)
            if not goes_on or not (is_mark or read_period(value + after, self.today)):
                break
            value += self.take().text
        if (found := read_period(value, self.today)) is None:
            raise QueryError(
                self.text,
                f"{'日期' if name == 'date' else '事件'}:{value} is no date. "
                "Write 2026, 2026-06, 2026年6月29日, 今年, 近30天, 6月18日 or 2026-06..2026-07-01.",
            )
        return found


def operand(token: Token, field: Field) -> Node | None:
    """A phrase or words; None when there is nothing in them to look for, as in · or “”."""
    text = token.text
    if token.kind == "words" and is_wild(text):
        return pattern(text, field)
    if not units(fold(text)):
        return None
    if token.kind == "words":
        return Words(text[1:] if text[0] == "+" and is_read_otherwise(text[1:]) else text, field)
    # a soft mark for another, so that `str` can be read again
    plain = text.replace('"', " ").strip()
    if token.kind == "near":
        return near(plain, token.distance, field)
    return Phrase(plain, field)


def is_wild(text: str) -> bool:
    """Whether words hold a wildcard."""
    return "*" in text or "?" in text or "＊" in text


def pattern(text: str, field: Field) -> Node:
    """Words with wildcards; everything, when there is nothing but them."""
    text = text.replace("＊", "*")
    if (wild := text.count("*") + text.count("?")) > MOST_WILDCARDS:
        raise QueryError(text, f"{wild} wildcards in one text; at most {MOST_WILDCARDS} can be looked for")
    return Pattern(text, field) if units(fold(re.sub("[*?]", " ", text))) else Everything()


def near(text: str, distance: int, field: Field) -> Node:
    """The parts of a phrase close together; one part alone is a phrase."""
    parts = tuple(part for part in SEPARATOR.split(text) if units(fold(part)))
    if len(parts) > MOST_PARTS:
        raise QueryError(text, f"{len(parts)} parts near one another; at most {MOST_PARTS} can be looked for")
    return Near(parts, distance, field) if len(parts) > 1 else Phrase(parts[0] if parts else text, field)


def join(kind: type[And] | type[Or], parts: list[Node | None]) -> Node | None:
    """The parts that are there under one node, or the only one."""
    there = tuple(part for part in parts if part is not None)
    if kind is And and any(isinstance(part, All) for part in there):
        kind = All
    own = And if issubclass(kind, And) else Or
    flat = [inner for part in there for inner in (part.parts if isinstance(part, own) else (part,))]
    return kind(tuple(flat)) if len(flat) > 1 else flat[0] if flat else None


def gist(inner: Node | None) -> Node | None:
    """Enough of the free words and alternatives in brackets; the rest is wanted as it stands."""
    parts = inner.parts if isinstance(inner, And) else (inner,)
    free: list[Node] = []
    for part in parts:
        if part is not None and is_free(part):
            free.append(part)
        elif isinstance(part, Gist):
            free += part.parts
    kept = [part for part in parts if not isinstance(part, Gist) and part not in free]
    return join(And, [Gist(tuple(free)) if free else None, *kept])


def is_free(node: Node) -> bool:
    """Whether a part is free words of the text, or alternatives of which some are."""
    alternatives = node.parts if isinstance(node, Or) else (node,)
    is_text = all(isinstance(one, LEAVES) and one.field is Field.TEXT for one in alternatives)
    return is_text and any(isinstance(one, Words) for one in alternatives)
