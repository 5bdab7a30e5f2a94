"""`quanwen facets`: how many paragraphs answer a query, by district and by month."""

from __future__ import annotations

import click

from searcher import objects, output
from searcher.commands.options import (
    FOUND,
    NOTHING,
    Filters,
    QueryCommand,
    Session,
    View,
    advise,
    common_options,
    examples,
    filter_options,
    query_argument,
    view_options,
)
from searcher.streams import Form


@click.command(
    cls=QueryCommand,
    epilog=examples(
        "quanwen facets 茶",
        "quanwen facets '\"非遗\"' --district 永春 --json",
    ),
)
@query_argument
@filter_options
@view_options(Form.JSON)
@common_options()
@click.pass_obj
def facets(session: Session, *, query: str, filters: Filters, view: View) -> int:
    """Count what answers QUERY, by district and by month.

    Counts are of paragraphs; a district counts all that lies in it. A pipe gets one count a line: facet, value,
    count, and the district it lies in, with TABs between them.
    """
    with session.searcher() as searcher:
        results = searcher.search(query, **filters, limit=0, facets=True)
        advise(session, searcher, results, filters)
    if results or view.form is Form.JSON:
        view.put(
            json=lambda: [objects.facets_json(results)],
            plain=lambda: output.facet_lines(results.facets),
            cards=lambda screen: screen.facets(results),
        )
    return FOUND if results else NOTHING
