"""`quanwen check`: whether an index is whole, and what to do if it is not."""

from __future__ import annotations

import click

from searcher import objects, output, streams
from searcher.commands.options import FOUND, TROUBLE, Session, View, common_options, examples, view_options
from searcher.streams import Form


@click.command(
    epilog=examples(
        "quanwen check",
        "quanwen --index 泉州晚报.idx check --repair",
        "quanwen check --json",
    )
)
@click.option("--repair", is_flag=True, help="Drop what is damaged; the next `quanwen index` reads its dumps again.")
@view_options(Form.JSON)
@common_options()
@click.pass_obj
def check(session: Session, *, repair: bool, view: View) -> int:
    """Compare every byte of the index with its checksum.

    A damaged segment is named, and the exit code is 2. All others can be searched as before. Nothing in an index is
    ever run, whoever made it.
    """
    from pathlib import Path

    import index as writing

    checked = writing.check(Path(session.index).expanduser().absolute())
    repaired = None
    if repair and (checked.damages or checked.remarks):
        with session.library() as library:
            repaired = library.repair()
    lines = list(output.checked_lines(checked, repaired))
    view.put(
        json=lambda: [objects.checked_json(checked, repaired)],
        plain=lambda: lines,
        cards=lambda screen: screen.changes(lines),
    )
    for remark in () if repaired else checked.remarks:
        streams.remark(remark)
    return TROUBLE if checked.damages and not repaired else FOUND
