"""`quanwen stats`: what is in an index."""

from __future__ import annotations

import click

from searcher import output
from searcher.commands.options import FOUND, Session, View, common_options, examples, view_options
from searcher.streams import Form


@click.command(
    epilog=examples(
        "quanwen stats",
        "quanwen --index 泉州晚报.idx stats --json",
    )
)
@view_options(Form.JSON)
@common_options()
@click.pass_obj
def stats(session: Session, *, view: View) -> int:
    """Print what is in the index."""
    with session.searcher() as searcher:
        found = searcher.stats()
    view.put(
        json=lambda: [output.stats_json(found)],
        plain=lambda: output.stats_lines(found),
        cards=lambda screen: screen.stats(found),
    )
    return FOUND
