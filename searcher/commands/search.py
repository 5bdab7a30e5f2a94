"""`quanwen search`: the paragraphs that answer a query, and the counts over all of them."""

from __future__ import annotations

from itertools import islice

import click

from searcher import objects, output, remarks, streams
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
    width_option,
)
from searcher.streams import Form


@click.command(
    cls=QueryCommand,
    epilog=examples(
        "quanwen search 茶农 增收",
        "quanwen search '\"生态茶园\"' --district 安溪 --since 2026-05",
        "quanwen search '(茶园 | 茶山) -咖啡' --sort date --limit 0 --jsonl",
        "quanwen search 标题:非遗 日期:2026-05",
        "quanwen search 茶园 --by article --recent",
    ),
)
@query_argument
@filter_options
@click.option(
    "-n",
    "--limit",
    metavar="N",
    type=click.IntRange(0, 500_000),
    default=10,
    show_default=True,
    help="Most hits; 0 for all.",
)
@click.option("--offset", metavar="N", type=click.IntRange(0, 500_000), default=0, help="Hits to pass over first.")
@click.option(
    "--sort",
    type=click.Choice(["relevance", "date", "oldest", "recent"]),
    default="relevance",
    show_default=True,
    help="Best first, newest first, oldest first, or best first with what is recent a little before its like.",
)
@click.option("--recent", is_flag=True, help="The same as --sort recent.")
@click.option(
    "--by",
    type=click.Choice(["paragraph", "article"]),
    default="paragraph",
    show_default=True,
    help="By article: the best paragraph of each, and how many more match.",
)
@click.option("--count", is_flag=True, help="Print how many there are, and nothing else.")
@click.option("--collapse", is_flag=True, help="Leave out hits of articles nearly the same as one above.")
@click.option("--no-facets", is_flag=True, help="Do not count by district and month.")
@width_option
@view_options(Form.JSON, Form.JSONL)
@common_options()
@click.pass_obj
def search(
    session: Session,
    *,
    query: str,
    filters: Filters,
    limit: int,
    offset: int,
    sort: str,
    recent: bool,
    by: str,
    count: bool,
    collapse: bool,
    no_facets: bool,
    width: int,
    view: View,
) -> int:
    """Print the paragraphs that answer QUERY, best first.

    All words are wanted, of a sentence enough of them; "…" is an exact phrase, | is or, - leaves out. 标题:茶 is a word
    of the headline, 地区:安溪 and 日期:2026-05 are filters. The QUERY * matches every paragraph, and - is read from
    standard input. A pipe gets one hit a line: id, date, districts, title, snippet, place, with TABs between them.
    """
    if recent and sort not in ("relevance", "recent"):
        raise click.UsageError(f"--recent mixes recency into relevance, --sort {sort} is by date: choose one of them.")
    if count:
        return put_count(session, query, filters, by=by, view=view)
    sort = "recent" if recent else sort
    # how many hits near duplicates leave is known at the end, and stands above the cards
    streamed = not limit and view.form is not Form.JSON and not (collapse and view.form is Form.CARDS)
    by_article = by == "article"
    counted = not no_facets and view.form in (Form.JSON, Form.CARDS)
    most = 0 if streamed else limit or None
    with session.searcher() as searcher:
        results = searcher.search(
            query, **filters, sort=sort, limit=most, offset=offset, facets=counted, collapse=collapse, by=by
        )
        hits = (
            islice(searcher.scan(query, **filters, sort=sort, collapse=collapse, by=by), offset, None)
            if streamed
            else iter(results)
        )
        there = results.articles if by_article else results.total
        shown = max(there - offset, 0) if streamed else len(results)
        advice = advise(session, searcher, results, filters)
        if results or view.form is Form.JSON:
            view.put(
                json=lambda: [objects.search_json(results, width, advice)],
                jsonl=lambda: (objects.hit_json(hit, width) for hit in hits),
                plain=lambda: (output.hit_line(hit, width) for hit in hits),
                cards=lambda screen: screen.search(results, hits, remarks.range_of(offset, shown), width),
            )
    if view.form in (Form.PLAIN, Form.JSONL):  # other forms show how a query was read
        streams.remark(remarks.by_gist(results))
    if collapse:
        streams.remark(remarks.collapsed(results))
    elif view.form in (Form.PLAIN, Form.JSONL) or not shown:
        streams.remark(remarks.left_out(results, offset, shown, by_article=by_article))
    return FOUND if shown else NOTHING


def put_count(session: Session, query: str, filters: Filters, *, by: str, view: View) -> int:
    """Print the number of paragraphs or articles that answer. The exit code says whether there are any."""
    if view.form in (Form.JSON, Form.JSONL):
        raise click.UsageError("--count is a number alone; `quanwen facets --json` counts in JSON.")
    with session.searcher() as searcher:
        results = searcher.search(query, **filters, limit=0)
        advise(session, searcher, results, filters)
        streams.write([str(results.articles if by == "article" else results.total)])
    return FOUND if results else NOTHING
