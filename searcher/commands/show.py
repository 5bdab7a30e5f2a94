"""`quanwen show`: the article around a hit."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import takewhile
from typing import TYPE_CHECKING

import click

from searcher import output, remarks, streams
from searcher.commands.options import (
    FOUND,
    QueryCommand,
    Session,
    View,
    common_options,
    examples,
    query_of,
    view_options,
)
from searcher.streams import Form

if TYPE_CHECKING:
    from corpus import Article
    from searcher.searcher import Searcher

Spans = list[tuple[int, int]]


@click.command(
    cls=QueryCommand,
    epilog=examples(
        "quanwen show sample-2026-04-11#3 茶山",
        "quanwen show sample-2026-04-11#3 -C 1",
        "quanwen show sample-2026-04-11 --json",
    ),
)
@click.argument("name", metavar="ID")
@click.argument("query", nargs=-1, metavar="[QUERY]...", callback=query_of)
@click.option(
    "-C",
    "--context",
    metavar="N",
    type=click.IntRange(0, 1000),
    help="Only so many paragraphs around the one asked for, or around those with hits.",
)
@view_options(Form.JSON)
@common_options()
@click.pass_obj
def show(session: Session, *, name: str, query: str, context: int | None, view: View) -> int:
    """Print the whole article of a hit.

    The words of QUERY are highlighted. ID is what search printed: of a paragraph, which is then pointed out, or of an
    article. A pipe gets one paragraph a line: id, kind, text, with TABs between them. A remark names articles that are
    nearly the same: a story printed twice with small changes.
    """
    from corpus import article_json

    with session.searcher() as searcher:
        article = searcher.article(name)
        asked, near = paragraph_asked(article, name), searcher.near_duplicates(article.id)
        find = finder(searcher, query)
        if context is not None:
            article = around(article, asked, find, context)
        view.put(
            json=lambda: [{**article_json(article), "near": [one.id for one in near]}],
            plain=lambda: output.paragraph_lines(article),
            cards=lambda screen: screen.show(article, asked, find),
        )
        streams.remark(remarks.near_line(near) if view.form is not Form.JSON else "")
    return FOUND


def paragraph_asked(article: Article, name: str) -> str:
    """The paragraph that was asked for by its id, empty when the whole article was. Raises ParagraphNotFoundError."""
    from searcher.errors import ParagraphNotFoundError

    if name == article.id:
        return ""
    if name not in (paragraph.id for paragraph in article.paragraphs):
        raise ParagraphNotFoundError(name)
    return name


def around(article: Article, asked: str, find: Callable[[str], Spans], context: int) -> Article:
    """The article, of its text only the paragraph asked for, or those with hits, and so many around; headlines stay."""
    paragraphs = article.paragraphs
    wanted = [at for at, one in enumerate(paragraphs) if (one.id == asked if asked else find(one.text))]
    if not wanted:
        raise click.UsageError("--context goes around a paragraph: give the ID of one, or a QUERY that has hits here.")
    kept = {at + step for at in wanted for step in range(-context, context + 1)}
    kept.update(takewhile(lambda at: paragraphs[at].kind.value == "title", range(len(paragraphs))))
    return replace(article, paragraphs=tuple(one for at, one in enumerate(paragraphs) if at in kept))


def finder(searcher: Searcher, query: str) -> Callable[[str], Spans]:
    """What finds the hits of a query in a text; no query finds none."""

    def find(text: str) -> Spans:
        return [(span.start, span.end) for span in searcher.spans(query, text)] if query.strip() else []

    return find
