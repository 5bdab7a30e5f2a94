"""`quanwen explain`: how a query is understood, and why a paragraph stands where it stands, or is not found."""

from __future__ import annotations

import re

import click

from searcher import objects, output
from searcher.commands.options import (
    FOUND,
    NOTHING,
    Filters,
    QueryCommand,
    Session,
    View,
    common_options,
    examples,
    filter_options,
    query_argument,
    view_options,
)
from searcher.streams import Form

# What search prints as an id: the article's, and the paragraph's number.
ID = re.compile(r"(?P<query>.*\S)\s+(?P<id>\S+#[0-9]+)", re.DOTALL)


@click.command(
    cls=QueryCommand,
    short_help="Say how QUERY is read, and why a paragraph scores.",
    epilog=examples(
        "quanwen explain 非遗 2026年",
        "quanwen explain 茶园 茶农 sample-2026-04-11#2",
        "quanwen explain '\"生态银行\"' --district 安溪 --json",
    ),
)
@query_argument
@filter_options
@view_options(Form.JSON)
@common_options()
@click.pass_obj
def explain(session: Session, *, query: str, filters: Filters, view: View) -> int:
    """Say how QUERY is read and cut, and how many paragraphs each word, phrase and filter has.

    With the id of a paragraph behind it, as search prints it: what each part earns there, which adds up to its score;
    or what it lacks and which filter refuses it, and the exit code is 1. A pipe gets lines with TABs between fields;
    the first says what it is.
    """
    found = ID.fullmatch(query)
    asked, name = (found["query"], found["id"]) if found else (query, None)
    with session.searcher() as searcher:
        explanation = searcher.explain(asked, name, **filters)
    view.put(
        json=lambda: [objects.explanation_json(explanation)],
        plain=lambda: output.explanation_lines(explanation),
        cards=lambda screen: screen.explain(explanation),
    )
    matched = explanation.paragraph.matches if explanation.paragraph else explanation.total
    return FOUND if matched else NOTHING
