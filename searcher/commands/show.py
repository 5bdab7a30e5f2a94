"""`quanwen show`: the article around a hit."""

from __future__ import annotations

from collections.abc import Callable
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


@click.command(
    cls=QueryCommand,
    epilog=examples(
        "quanwen show sample-2026-04-11#3 茶山",
        "quanwen show sample-2026-04-11 --json",
    ),
)
@click.argument("name", metavar="ID")
@click.argument("query", nargs=-1, metavar="[QUERY]...", callback=query_of)
@view_options(Form.JSON)
@common_options()
@click.pass_obj
def show(session: Session, *, name: str, query: str, view: View) -> int:
    """Print the whole article of a hit.

    The words of QUERY are highlighted. ID is what search printed: of a paragraph, which is then pointed out, or of an
    article. A pipe gets one paragraph a line: id, kind, text, with TABs between them. A remark names articles that are
    nearly the same: a story printed twice with small changes.
    """
    from corpus import article_json

    with session.searcher() as searcher:
        article = searcher.article(name)
        asked, near = paragraph_asked(article, name), searcher.near_duplicates(article.id)
        view.put(
            json=lambda: [{**article_json(article), "near": [one.id for one in near]}],
            plain=lambda: output.paragraph_lines(article),
            cards=lambda screen: screen.show(article, asked, finder(searcher, query)),
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


def finder(searcher: Searcher, query: str) -> Callable[[str], list[tuple[int, int]]]:
    """What finds the hits of a query in a text; no query finds none."""

    def find(text: str) -> list[tuple[int, int]]:
        return [(span.start, span.end) for span in searcher.spans(query, text)] if query.strip() else []

    return find
