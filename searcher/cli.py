"""Commands → questions to the library → what is printed, and the exit code. With `options`, the door of click.

Exit codes: 0 when there is something, 1 when there is nothing, 2 for trouble, 130 after Ctrl-C. Results go to standard
output, everything else to standard error. What one command needs is imported inside it: nobody waits for an engine to
read a help text.
"""

from __future__ import annotations

import sys
import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from itertools import chain, islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, NoReturn

import click

from searcher import output, streams
from searcher.options import (
    Filters,
    QueryCommand,
    Session,
    View,
    common_options,
    encoding_option,
    filter_options,
    query_argument,
    query_of,
    view_options,
)
from searcher.streams import Form

if TYPE_CHECKING:
    from corpus import Article, Dump, Reader
    from index import Library, Progress
    from searcher.searcher import Searcher

FOUND, NOTHING, TROUBLE, INTERRUPTED = 0, 1, 2, 130


def print_version(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
    """Print the version and leave, if that is wanted."""
    if wanted:
        from importlib import metadata

        try:
            streams.write([f"quanwen {metadata.version('quanwen')}"])
        except metadata.PackageNotFoundError:
            streams.write(["quanwen, run from its source"])
        ctx.exit()


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.option("-V", "--version", is_flag=True, is_eager=True, expose_value=False, callback=print_version,
              help="Show the version and exit.")  # fmt: skip
@common_options(envvar="QUANWEN_INDEX")
def cli() -> None:
    """Search Chinese newspaper dumps: ranked paragraphs, exact phrases, facets by district and date.

    \b
    quanwen index dumps/                    read dumps into the index
    quanwen search 茶农 增收                find paragraphs with these words
    quanwen search '"生态茶园"' --json      exactly this phrase, as JSON
    """


@cli.command("index")
@click.argument("paths", nargs=-1, metavar="[PATH]...", type=click.Path(exists=True))
@click.option("--rebuild", is_flag=True, help="Read every dump again, by today's rules.")
@click.option("--prune", is_flag=True, help="Believe that dumps are gone when a PATH holds none any more.")
@click.option("--dry-run", is_flag=True, help="Say what would change, and change nothing.")
@click.option("--dict", "dictionary", metavar="FILE", type=click.Path(exists=True, dir_okay=False),
              help="User dictionary in jieba's format, for a new index or with --rebuild.")  # fmt: skip
@encoding_option
@click.option("--quiet", is_flag=True, help="Print failures only.")
@view_options(Form.JSON)
@common_options()
def index_command(paths: tuple[str, ...], *, quiet: bool, view: View, dry_run: bool, **wanted: Any) -> int:
    """Bring the index in step with the dumps at or beneath each PATH.

    Unchanged dumps are not read again, vanished ones leave. Prints what was + added, ~ changed, > moved, - removed,
    and what ! failed: then the exit code is 2, and the other dumps are indexed all the same.

    \b
    quanwen index dumps/
    quanwen index dumps/ --dict 地名.txt --dry-run
    quanwen index --rebuild
    """
    if not paths and not wanted["rebuild"]:
        raise click.UsageError("Give the PATH of a dump or of a directory; only --rebuild goes without.")
    with opened_library(create=bool(paths), dry_run=dry_run) as library, progress(quiet=quiet) as told:
        report = library.sync(paths, dry_run=dry_run, progress=told, **wanted)
    changes = [*output.change_lines(report), output.summary(report, dry_run=dry_run)]
    if view.form is Form.JSON or not quiet:
        view.put(
            json=lambda: [output.report_json(report)],
            plain=lambda: changes,
            cards=lambda screen: screen.changes(changes),
        )
    for line in output.failure_lines(report):
        streams.remark(line)
    return TROUBLE if report.failed else FOUND


@cli.command(cls=QueryCommand)
@query_argument
@filter_options
@click.option("-n", "--limit", type=click.IntRange(0), default=10, show_default=True, help="Most hits; 0 for all.")
@click.option("--offset", type=click.IntRange(0), default=0, help="Hits to pass over first.")
@click.option("--sort", type=click.Choice(["relevance", "date", "oldest"]), default="relevance", show_default=True,
              help="Best first, newest first or oldest first.")  # fmt: skip
@click.option("--no-facets", is_flag=True, help="Do not count by district and month.")
@click.option("--width", type=click.IntRange(1), default=output.SNIPPET_WIDTH, show_default=True,
              help="Most characters in a snippet.")  # fmt: skip
@view_options(Form.JSON, Form.JSONL)
@common_options()
def search(
    query: str, *, filters: Filters, limit: int, offset: int, sort: str, no_facets: bool, width: int, view: View
) -> int:
    """Print the paragraphs that answer QUERY, best first, and what they count by district and month.

    Words are all wanted; "…" is an exact phrase, | is or, - leaves out. A QUERY of - is read from standard input.
    A pipe gets one hit a line: id, date, districts, title and snippet with TABs between them.

    \b
    quanwen search 茶农 增收
    quanwen search '"生态茶园"' --district 安溪 --since 2026-05
    quanwen search '(茶园 | 茶山) -咖啡' --sort date --limit 0 --jsonl
    quanwen search '标题:非遗 日期:2026-05'
    """
    streamed = not limit and view.form is not Form.JSON
    counted = not no_facets and view.form in (Form.JSON, Form.CARDS)
    with opened_searcher() as searcher:
        most = 0 if streamed else limit or None
        results = searcher.search(query, **filters, sort=sort, limit=most, offset=offset, facets=counted)
        hits = islice(searcher.scan(query, **filters, sort=sort), offset, None) if streamed else iter(results)
        shown = max(results.total - offset, 0) if streamed else len(results)
        streams.remark(output.remark(results, filtered=any(filters.values())))
        if results or view.form is Form.JSON:
            view.put(
                json=lambda: [output.search_json(results, width)],
                jsonl=lambda: (output.hit_json(hit, width) for hit in hits),
                plain=lambda: (output.hit_line(hit, width) for hit in hits),
                cards=lambda screen: screen.search(results, hits, output.range_of(offset, shown), width),
            )
        if view.form in (Form.PLAIN, Form.JSONL):
            streams.remark(output.left_out(results, offset, shown))
    return FOUND if results else NOTHING


@cli.command(cls=QueryCommand)
@click.argument("name", metavar="ID")
@click.argument("query", nargs=-1, metavar="[QUERY]...", callback=query_of)
@view_options(Form.JSON)
@common_options()
def show(name: str, query: str, *, view: View) -> int:
    """Print the whole article of a hit, its words highlighted.

    ID is what search printed: of a paragraph, which is then pointed out, or of an article. A pipe gets one paragraph a
    line: id, kind and text with TABs between them.

    \b
    quanwen show sample-2026-04-11#2 茶山
    quanwen show sample-2026-04-11 --json
    """
    from corpus import article_json

    with opened_searcher() as searcher:
        article = searcher.article(name)
        paragraph = asked_paragraph(article, name)
        view.put(
            json=lambda: [article_json(article)],
            plain=lambda: output.paragraph_lines(article),
            cards=lambda screen: screen.show(article, paragraph, finder(searcher, query)),
        )
    return FOUND


@cli.command(cls=QueryCommand)
@query_argument
@filter_options
@view_options(Form.JSON)
@common_options()
def facets(query: str, *, filters: Filters, view: View) -> int:
    """Print how many paragraphs answer QUERY in every district and every month.

    A district counts all that lies in it. A pipe gets one count a line: facet, value, count and the district around it
    with TABs between them.

    \b
    quanwen facets 茶
    quanwen facets '"非遗"' --district 永春 --json
    """
    with opened_searcher() as searcher:
        results = searcher.search(query, **filters, limit=0, facets=True)
    streams.remark(output.remark(results, filtered=any(filters.values())))
    if results or view.form is Form.JSON:
        view.put(
            json=lambda: [output.facets_json(results)],
            plain=lambda: output.facet_lines(results.facets),
            cards=lambda screen: screen.facets(results),
        )
    return FOUND if results else NOTHING


@cli.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=click.Path(exists=True))
@click.option("--explain", is_flag=True, help="Say of every line what it was taken for, and why.")
@encoding_option
@view_options(Form.JSON, Form.JSONL)
@common_options()
def articles(files: tuple[str, ...], *, explain: bool, encoding: str | None, view: View) -> int:
    """Print how each FILE, or the dumps beneath it, is understood, without indexing anything.

    JSON is one article a line. A pipe gets one article a line: id, date, districts, title, place and number of
    paragraphs with TABs between them.

    \b
    quanwen articles 2026-05-08_A01.txt
    quanwen articles 2026-05-08_A01.txt --explain
    quanwen articles dumps/ --encoding gb18030 --jsonl
    """
    from corpus import Gazetteer, Reader

    reader = Reader(Gazetteer.load(), encoding=encoding)
    told = [tell_dump(reader, dump, view, explain=explain) for dump in dumps_of(files)]
    return TROUBLE if None in told else FOUND if any(told) else NOTHING


@cli.command()
@view_options(Form.JSON)
@common_options()
def stats(*, view: View) -> int:
    """Print what is in the index, and how large it is.

    \b
    quanwen stats
    quanwen --index 泉州晚报.idx stats --json
    """
    with opened_searcher() as searcher:
        found = searcher.stats()
    view.put(
        json=lambda: [output.stats_json(found)],
        plain=lambda: output.stats_lines(found),
        cards=lambda screen: screen.stats(found),
    )
    return FOUND


@contextmanager
def opened_library(*, create: bool, dry_run: bool) -> Iterator[Library]:
    """The index of this run, open for writing. A dry run over no index yet has an empty one lent to it."""
    import index

    with ExitStack() as stack:
        try:
            library = index.open(index_path(), create=create and not dry_run)
        except index.IndexNotFoundError:
            if not (create and dry_run):
                raise
            library = index.open(stack.enter_context(TemporaryDirectory()), create=True)
        yield stack.enter_context(library)


@contextmanager
def progress(*, quiet: bool) -> Iterator[Callable[[Progress], None] | None]:
    """What a sync is to report to while it runs: a bar for whoever reads along, else nothing."""
    if quiet or not streams.shows_progress():
        yield None
        return
    from searcher.render import progress_bar

    with progress_bar() as told:
        yield told


def opened_searcher() -> Searcher:
    """The index of this run, open for searching."""
    from searcher.searcher import open as open_searcher

    return open_searcher(index_path())


def index_path() -> str:
    """Where this run's index lies."""
    return click.get_current_context().ensure_object(Session).index


def asked_paragraph(article: Article, name: str) -> str:
    """The paragraph that was asked for by its id, empty when the whole article was. Raises ParagraphNotFoundError."""
    from searcher.errors import ParagraphNotFoundError

    if name == article.id:
        return ""
    if name not in (paragraph.id for paragraph in article.paragraphs):
        raise ParagraphNotFoundError(name)
    return name


def finder(searcher: Searcher, query: str) -> Callable[[str], list[tuple[int, int]]]:
    """What finds the hits of a query in a text; nothing for no query."""
    if not query.strip():
        return lambda text: []
    return lambda text: [(span.start, span.end) for span in searcher.spans(query, text)]


def dumps_of(files: Sequence[str]) -> Iterator[Dump]:
    """Yield the dumps at or beneath the paths. Raises CorpusError for a directory without any."""
    from corpus import CorpusError, find_dumps

    for file in files:
        dumps = find_dumps(Path(file))
        if not dumps:
            raise CorpusError(f"{file}: no dumps here. A dump ends in .txt or .jsonl, or either with .gz or .xz.")
        yield from dumps


def tell_dump(reader: Reader, dump: Dump, view: View, *, explain: bool) -> bool | None:
    """Print how a dump is understood. Whether it holds anything, or None when it cannot be read."""
    from corpus import DumpError

    try:
        found = iter(reader.explain(dump) if explain else reader.read(dump))
        first = next(found, None)
        if first is not None:
            (put_readings if explain else put_articles)(view, dump.name, chain([first], found))
        return first is not None
    except DumpError as error:
        streams.remark(str(error))
        return None


def put_articles(view: View, dump: str, found: Iterable[Any]) -> None:
    """Print the articles of a dump, as they are read."""
    from corpus import article_json

    view.put(
        json=lambda: map(article_json, found),
        plain=lambda: map(output.article_line, found),
        cards=lambda screen: screen.articles(dump, found),
    )


def put_readings(view: View, dump: str, found: Iterable[Any]) -> None:
    """Print what each line of a dump was taken for."""
    view.put(
        json=lambda: (output.reading_json(dump, reading) for reading in found),
        plain=lambda: (output.reading_line(dump, reading) for reading in found),
        cards=lambda screen: screen.explained(dump, found),
    )


def main(args: Sequence[str] | None = None) -> NoReturn:
    """Run the command line, and leave with its exit code."""
    sys.exit(run(sys.argv[1:] if args is None else args))


def run(args: Sequence[str]) -> int:
    """Run the command line. Whatever happens, the answer is an exit code and no traceback."""
    streams.prepare()
    session = Session()
    try:
        # The arguments are passed on so that click expands no * on Windows: here that is a query.
        code = cli.main(list(args), prog_name="quanwen", standalone_mode=False, obj=session)
        sys.stdout.flush()
        return int(code or FOUND)
    except SystemExit as stop:  # click and rich both leave like this, each with its own code, when a pipe is closed
        if streams.is_closed_pipe(stop.__context__):
            return ended(BrokenPipeError(), session)
        return int(stop.code or FOUND)
    except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001  # the last line before the user
        return ended(error, session)


def ended(error: BaseException, session: Session) -> int:
    """The exit code of a run that was cut short, once whoever runs it knows why."""
    if isinstance(error, click.UsageError):
        error.show()
    elif isinstance(error, (click.Abort, KeyboardInterrupt)):
        streams.remark("interrupted")
        return INTERRUPTED
    elif streams.is_closed_pipe(error):
        streams.abandon()
        return FOUND
    elif session.debug:
        traceback.print_exception(error)
    else:
        streams.remark(said(error))
    streams.abandon()
    return TROUBLE


def said(error: BaseException) -> str:
    """What to tell about an error."""
    from corpus.errors import QuanwenError

    if isinstance(error, QuanwenError):
        return str(error)
    if isinstance(error, click.ClickException):
        return error.format_message()
    if isinstance(error, OSError):
        return f"{error.filename or 'cannot write'}: {error.strerror or error}"
    return f"internal error, {type(error).__name__}: {error}. To see where, run with --debug"
