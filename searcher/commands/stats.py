"""`quanwen stats`: what is in an index."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from searcher import objects, output, safe, streams
from searcher.commands.options import FOUND, NOTHING, Session, View, common_options, examples, view_options
from searcher.streams import Form

if TYPE_CHECKING:
    from index import Failure


@click.command(
    epilog=examples(
        "quanwen stats",
        "quanwen --index 泉州晚报.idx stats --json",
    )
)
@click.option(
    "--failed", is_flag=True, help="List the dumps that could not be read, and why; the exit code is 1 when all could."
)
@view_options(Form.JSON)
@common_options()
@click.pass_obj
def stats(session: Session, *, failed: bool, view: View) -> int:
    """Print what is in the index, or which dumps are not.

    A dump that failed is read again when it changes. A pipe gets a thing and its number, or a dump and its reason, one
    a line with a TAB between them.
    """
    with session.searcher() as searcher:
        if failed:
            return put_failures(searcher.failures, view)
        found = searcher.stats()
    view.put(
        json=lambda: [objects.stats_json(found)],
        plain=lambda: output.stats_lines(found),
        cards=lambda screen: screen.stats(found),
    )
    return FOUND


def put_failures(failures: Sequence[Failure], view: View) -> int:
    """Print the dumps that failed. The exit code says whether there are any."""
    lines = [f"! {safe.printable(failure.dump)}: {safe.printable(failure.reason)}" for failure in failures]
    if failures or view.form is Form.JSON:
        view.put(
            json=lambda: [{"failures": objects.failures_json(failures)}],
            plain=lambda: (safe.fields(failure.dump, failure.reason) for failure in failures),
            cards=lambda screen: screen.changes(lines),
        )
    else:
        streams.remark("every dump could be read")
    return FOUND if failures else NOTHING
