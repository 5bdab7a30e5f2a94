"""`quanwen index`: bring an index in step with dumps, and say what changed."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from searcher import objects, remarks, streams
from searcher.commands.options import (
    FOUND,
    LONGEST_WAIT,
    TROUBLE,
    Session,
    View,
    common_options,
    examples,
    reading_options,
    view_options,
)
from searcher.streams import Form

if TYPE_CHECKING:
    from corpus import QuanwenError
    from index import Library, Progress, Report


@click.command(
    epilog=examples(
        "quanwen index dumps/",
        "quanwen index dumps/ --dry-run",
        "quanwen index 合集/ --date 2026-07-03",
        "quanwen index --home 泉州市 --places 村名.csv",
        "quanwen index --rebuild --dict 地名.txt",
    )
)
@click.argument("paths", nargs=-1, metavar="[PATH]...", type=click.Path())
@click.option("--rebuild", is_flag=True, help="Read every dump again, by today's rules.")
@click.option("--prune", is_flag=True, help="Believe that dumps are gone when a PATH holds none any more.")
@click.option(
    "--stop-after",
    metavar="N",
    type=click.IntRange(1),
    help="Commit after N dumps; the next run goes on with the rest.",
)
@click.option("--dry-run", is_flag=True, help="Say what would change, and change nothing.")
@click.option(
    "--dict",
    "dictionary",
    metavar="FILE",
    type=click.Path(exists=True, dir_okay=False),
    help="User dictionary in jieba's format, for a new index or with --rebuild.",
)
@reading_options
@click.option(
    "--wait",
    metavar="SECONDS",
    type=click.FloatRange(0, 1_000_000),
    default=LONGEST_WAIT,
    show_default=True,
    help="How long to wait for another `quanwen` that is writing.",
)
@click.option("--watch", is_flag=True, help="Go on with dumps as they come, change and go, until stopped.")
@click.option("--quiet", is_flag=True, help="Print failures only.")
@view_options(Form.JSON)
@common_options()
@click.pass_obj
def index(
    session: Session,
    /,
    *,
    paths: tuple[str, ...],
    dry_run: bool,
    wait: float,
    watch: bool,
    quiet: bool,
    view: View,
    **wanted: Any,
) -> int:
    """Bring the index in step with dumps.

    PATH is a dump or a directory of dumps. Unchanged dumps are not read again, vanished ones leave. Prints what was
    + added, ~ changed, > moved, - removed, and what ! failed: then the exit code is 2, and the other dumps are indexed
    all the same. With --watch that goes on, until Ctrl-C or a SIGTERM.

    --date is remembered with the dumps under PATH, --home and --places with the index, and an empty one takes it back.
    Another --home, or other --places, reads every dump again. These two, and --rebuild, go without a PATH, too: they
    are about all dumps that the index has.
    """
    if not paths and not wanted["rebuild"] and wanted["home"] is None and wanted["places"] is None:
        raise click.UsageError(
            "Give the PATH of a dump or of a directory; only --rebuild, --home and --places go without."
        )
    refuse_missing(() if wanted["prune"] else paths)
    if wanted["rebuild"] and wanted["stop_after"]:
        raise click.UsageError("A rebuild replaces the index as a whole: --stop-after does not go with it.")
    if watch:
        if not paths or dry_run or wanted["rebuild"] or wanted["stop_after"]:
            raise click.UsageError("--watch wants a PATH, and goes without --dry-run, --rebuild and --stop-after.")
        return watched(session.index, paths, quiet=quiet, view=view, **wanted)
    with opened(session, create=bool(paths), dry_run=dry_run, wait=wait) as library, progress(quiet=quiet) as told:
        report = library.sync(paths, dry_run=dry_run, progress=told, **wanted)
    put(report, dry_run=dry_run, quiet=quiet, view=view)
    return TROUBLE if report.failed else FOUND


def put(report: Report, *, dry_run: bool = False, quiet: bool, view: View) -> None:
    """Print what a sync did, and on standard error what failed."""
    changes = [*remarks.change_lines(report), remarks.summary(report, dry_run=dry_run)]
    if view.form is Form.JSON or not quiet:
        view.put(
            json=lambda: [objects.report_json(report)],
            plain=lambda: changes,
            cards=lambda screen: screen.changes(changes),
        )
    for line in remarks.failure_lines(report):
        streams.remark(line)


def watched(path: str, paths: Sequence[str], *, quiet: bool, view: View, **wanted: Any) -> int:
    """Keep the index in step until a SIGTERM, and print each commit."""
    from index.watching import Watch

    def told(news: Report | QuanwenError) -> None:
        if isinstance(news, Exception):
            streams.remark(str(news))
        else:
            put(news, quiet=quiet, view=view)

    del wanted["rebuild"], wanted["stop_after"]
    watch = Watch(path, paths, told, **wanted)
    before = signal.signal(signal.SIGTERM, lambda *_: watch.stop())
    try:
        watch.run()
    finally:
        signal.signal(signal.SIGTERM, before)
    return FOUND


def refuse_missing(paths: Sequence[str]) -> None:
    """Raise a usage error for a path that is not there, before an index is made for it."""
    for path in paths:
        if not Path(path).expanduser().exists():
            raise click.UsageError(f"{path} does not exist. If its dumps are gone for good, add --prune.")


@contextmanager
def opened(session: Session, *, create: bool, dry_run: bool, wait: float) -> Iterator[Library]:
    """The index, open for writing. A dry run where there is none yet has an empty one lent to it."""
    import index as writing

    with ExitStack() as stack:
        try:
            library = session.library(create=create and not dry_run, wait=wait)
        except writing.IndexNotFoundError:
            if not (create and dry_run):
                raise
            from tempfile import TemporaryDirectory

            library = writing.open(stack.enter_context(TemporaryDirectory()), create=True)
        yield stack.enter_context(library)


@contextmanager
def progress(*, quiet: bool) -> Iterator[Callable[[Progress], None] | None]:
    """What a sync is to report to while it runs: a bar for whoever reads along, else nothing."""
    if quiet or not streams.shows_progress():
        yield None
        return
    from searcher.terminal.progress import progress_bar

    with progress_bar() as told:
        yield told
