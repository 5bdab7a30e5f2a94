"""`quanwen similar`: the paragraphs of other articles that are like one."""

from __future__ import annotations

import click

from searcher import objects, output, remarks, streams
from searcher.commands.options import (
    FOUND,
    NOTHING,
    Session,
    View,
    common_options,
    examples,
    view_options,
    width_option,
)
from searcher.streams import Form


@click.command(
    short_help="Print the paragraphs that are most like one.",
    epilog=examples(
        "quanwen similar sample-2026-04-11#2",
        "quanwen similar sample-2026-04-11 --limit 3 --json",
        "quanwen --index 泉州晚报.idx similar sample-2026-04-11#2",
    ),
)
@click.argument("name", metavar="ID")
@click.option(
    "-n", "--limit", metavar="N", type=click.IntRange(1, 1000), default=10, show_default=True, help="Most hits."
)
@width_option
@view_options(Form.JSON, Form.JSONL)
@common_options()
@click.pass_obj
def similar(session: Session, *, name: str, limit: int, width: int, view: View) -> int:
    """Print the paragraphs of other articles that are most like one, best first.

    ID is what search printed, of a paragraph, or of an article for all of its paragraphs. Alike is what shares its most
    telling words, which are shown as a query; what is nearly the same is left out. A pipe gets what search gives it.
    """
    with session.searcher() as searcher:
        results = searcher.similar(name, limit=limit)
        if results or view.form is Form.JSON:
            view.put(
                json=lambda: [objects.search_json(results, width)],
                jsonl=lambda: (objects.hit_json(hit, width) for hit in results),
                plain=lambda: (output.hit_line(hit, width) for hit in results),
                cards=lambda screen: screen.search(results, results, remarks.range_of(0, len(results)), width),
            )
    streams.remark("" if results.hits else f"no other article has a paragraph like {name}")
    return FOUND if results.hits else NOTHING
