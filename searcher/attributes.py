"""Find the paragraphs that a filter by author, page, kind or event lets through."""

from __future__ import annotations

import re

import numpy as np

from corpus import Kind
from index import Snapshot
from index.folding import fold
from index.rowsets import Rows, intersect, union
from index.units import units
from searcher.query import Author, OfKind, Page, Speaking

# 第03版, A03, 3: what surrounds a page's number, and zeros before it.
PAGE = re.compile(r"^第|版.*$|:.*$|(?<![0-9])0+(?=[0-9])")


def rows(node: Author | Page | OfKind | Speaking, snapshot: Snapshot) -> Rows:
    """The paragraphs, ascending."""
    if isinstance(node, Speaking):
        return snapshot.speaking_of(node.period.first, node.period.last)
    if isinstance(node, OfKind):
        return of_kind(node.kind, snapshot)
    if isinstance(node, Page):
        wanted = page(node.name)
        there = [term for term in snapshot.terms("page") if page(term) == wanted]
        return union([snapshot.postings("page", term).ordinals for term in there], snapshot.rows)
    return by(node.name, snapshot)


def of_kind(kind: Kind, snapshot: Snapshot) -> Rows:
    """The paragraphs of one kind."""
    return snapshot.postings("kind", kind.value).ordinals


def page(name: str) -> str:
    """A page's name as it is compared: 第03版 and 3 are one, so are A03 and a3."""
    return PAGE.sub("", fold(name).strip()).strip()


def by(name: str, snapshot: Snapshot) -> Rows:
    """The paragraphs of articles by somebody: named in a byline of its own, or in the credit of a caption."""
    sequence = units(fold(name))
    if not sequence:
        return np.zeros(0, np.int32)
    named = snapshot.phrase(sequence).ordinals
    credited = [
        row for row in intersect(named, of_kind(Kind.CAPTION, snapshot)).tolist() if credits_of(row, sequence, snapshot)
    ]
    found = np.concatenate([intersect(named, of_kind(Kind.BYLINE, snapshot)), np.array(credited, np.int32)])
    live = snapshot.live
    articles: Rows = live[np.isin(snapshot.articles[live], snapshot.articles[found])]
    return articles


def credits_of(row: int, sequence: list[str], snapshot: Snapshot) -> bool:
    """Whether a byline of the article of a paragraph holds these units."""
    lines = [units(fold(line)) for line in snapshot.entry(row).article.bylines]
    return any(
        line[at : at + len(sequence)] == sequence for line in lines for at in range(len(line) - len(sequence) + 1)
    )
