"""How far a sync is, on one line of standard error."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import BarColumn, TextColumn
from rich.progress import Progress as Bar

from searcher.terminal.typesetting import BAR, QUIET

if TYPE_CHECKING:
    from index import Progress


@contextmanager
def progress_bar() -> Iterator[Callable[[Progress], None]]:
    """A line on standard error that redraws itself, from the first report on, and is gone at the end."""
    line = BarColumn(style=QUIET, complete_style=BAR, finished_style=BAR, pulse_style=BAR)
    told = TextColumn("{task.fields[counts]}", style=QUIET)
    bar = Bar(line, told, console=Console(stderr=True), transient=True)
    task = bar.add_task("", total=None, counts="")

    def report(state: Progress) -> None:
        counts = f"{state.dumps:,}/{state.dumps_total:,} dumps  {state.paragraphs:,} 段"
        # while nobody has counted any the bar only shows that something is going on
        bar.update(task, completed=state.bytes, total=state.bytes_total if state.bytes else None, counts=counts)
        bar.start()

    try:
        yield report
    finally:
        bar.stop()
