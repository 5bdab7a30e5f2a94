"""The options that commands share, and what becomes of them: one value a concern, ready for the command."""

from __future__ import annotations

import codecs
import functools
import sys
import warnings
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypedDict, TypeVar

import click

from searcher import streams
from searcher.objects import SNIPPET_WIDTH, Json, line_of
from searcher.streams import Color, Form

if TYPE_CHECKING:
    from index import Library
    from searcher.results import Results
    from searcher.searcher import Searcher
    from searcher.suggestions import Advice
    from searcher.terminal.render import Screen

FOUND, NOTHING, TROUBLE = 0, 1, 2

# Seconds for which another may write before we say that we wait, and before we give up.
PATIENCE, LONGEST_WAIT = 1.0, 10.0

Command = TypeVar("Command", bound=Callable[..., Any])

# Not looked for here: the library tells better what is the matter. A shell completes them.
FILE, DIRECTORY = click.Path(dir_okay=False), click.Path(file_okay=False, readable=False)


@dataclass(slots=True)
class Session:
    """What holds for a whole run: where the index lies, and whether internal errors are to be seen in full."""

    index: str = ".quanwen"
    is_typed: bool = False
    debug: bool = False

    @property
    def program(self) -> str:
        """How a command of ours begins that is to ask the same index, as it was typed."""
        from index.errors import typed

        return f"quanwen --index {typed(self.index)}" if self.is_typed else "quanwen"

    def searcher(self) -> Searcher:
        """The index, open for searching; what is damaged of it is told on standard error."""
        from index.errors import IndexDamagedWarning
        from searcher.searcher import open as open_searcher

        with warnings.catch_warnings(record=True) as warned:
            warnings.simplefilter("always", IndexDamagedWarning)
            opened = open_searcher(self.index)
        for warning in warned:
            streams.remark(str(warning.message))
        return opened

    def library(self, *, create: bool = False, wait: float = LONGEST_WAIT) -> Library:
        """The index, open for writing; whom that has to wait for is told on standard error."""
        import index as writing

        try:
            return writing.open(self.index, create=create, timeout=min(PATIENCE, wait))
        except writing.IndexLockedError as error:
            if not wait:
                raise
            streams.remark(f"waiting at most {wait:g} s for {error.holder}, which is writing")
            return writing.open(self.index, create=create, timeout=wait)


@dataclass(frozen=True, slots=True)
class View:
    """In which form a command is to print, and when with colours."""

    form: Form
    color: Color

    def put(
        self,
        *,
        json: Callable[[], Iterable[Json]],
        plain: Callable[[], Iterable[str]],
        cards: Callable[[Screen], None],
        jsonl: Callable[[], Iterable[Json]] | None = None,
    ) -> None:
        """Print in the form asked for; the others are never made. rich is imported for cards alone."""
        if self.form is Form.CARDS:
            from searcher.terminal.render import Screen

            cards(Screen(streams.paint(self.color)))
        elif self.form is Form.PLAIN:
            streams.write(plain())
        else:
            objects = jsonl if jsonl and self.form is Form.JSONL else json
            streams.write(map(line_of, objects()))


class Filters(TypedDict):
    """The keyword filters of a search."""

    district: tuple[str, ...]
    since: str | None
    until: str | None


class QueryCommand(click.Command):
    """A command whose arguments are a query, so that 茶 -咖啡 reads as it is typed: no option of ours is Chinese."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Hide the minus of words to be left out from click, behind a NUL, which no argument can hold."""
        hidden = [f"\0{arg}" if arg[:1] == "-" and arg[1:] and not is_option(arg) else arg for arg in args]
        try:
            return super().parse_args(ctx, hidden)
        except click.NoSuchOption as error:
            if error.option_name.startswith("--"):
                raise
            hint = f"No such option {error.option_name}. A query that begins with a minus goes behind two: -- -AI"
            raise click.NoSuchOption(error.option_name, hint, ctx=ctx) from error


def is_option(arg: str) -> bool:
    """Whether an argument that begins with a minus is written like an option, unlike -咖啡 or -"咖啡"."""
    return arg[1].isascii() and (arg[1].isalnum() or arg[1] == "-")


def query_of(_: click.Context, __: click.Parameter, words: tuple[str, ...]) -> str:
    """The words of a query as one text; a lone - stands for what standard input holds."""
    text = " ".join(word.removeprefix("\0") for word in words)
    return " ".join(sys.stdin.read().removeprefix("\ufeff").split()) if text == "-" else text


def known_encoding(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
    """The name of an encoding of text; a usage error for any other."""
    try:
        "".encode(value or "utf-8")
        return codecs.lookup(value).name if value else None
    except LookupError as error:
        raise click.BadParameter(f"{value!r} is no encoding of text known here; gb18030 and big5 are.") from error


def examples(*lines: str) -> str:
    r"""The end of a help text; \b keeps click from flowing it."""
    return "\b\nExamples:\n" + "\n".join(f"  {line}" for line in lines)


def combined(*options: Callable[[Command], Command]) -> Callable[[Command], Command]:
    """Several decorators as one, in the order in which help lists them."""
    return lambda command: functools.reduce(lambda made, option: option(made), reversed(options), command)


def common_options(**where: Any) -> Callable[[Command], Command]:
    """--index and --debug, which the group and every command take; the session gets them."""

    def set_index(ctx: click.Context, option: click.Parameter, value: str | None) -> None:
        session = ctx.ensure_object(Session)
        is_typed = ctx.get_parameter_source(str(option.name)) is click.core.ParameterSource.COMMANDLINE
        if is_typed and not value:  # a script's variable that is not set would mean any index that lies there
            raise click.BadParameter("it is empty; leave the option out for the usual place.", ctx, option)
        session.is_typed |= is_typed
        session.index = value or session.index

    def set_debug(ctx: click.Context, _: click.Parameter, value: bool) -> None:
        ctx.ensure_object(Session).debug |= value

    said = "Directory of the index.  [env: QUANWEN_INDEX; default: .quanwen]"
    return combined(
        click.option(
            "--index", metavar="DIR", type=DIRECTORY, help=said, expose_value=False, callback=set_index, **where
        ),
        click.option("--debug", is_flag=True, hidden=True, expose_value=False, callback=set_debug),
    )


def view_options(*forms: Form) -> Callable[[Command], Command]:
    """--color, and --json or --jsonl as far as a command has them; it gets one `view`."""
    said = {Form.JSON: "Print one JSON object.", Form.JSONL: "Print JSON, one object a line."}
    flags = [click.option(f"--{one.value}", one.value, is_flag=True, help=said[one]) for one in forms]
    when = click.Choice([color.value for color in Color])
    paint = click.option(
        "--color", type=when, default="auto", help="`always` gives a pipe what a terminal gets, `never` no colours."
    )

    def decorate(command: Command) -> Command:
        def run(*args: Any, color: str, json: bool = False, jsonl: bool = False, **rest: Any) -> Any:
            if json and jsonl:
                raise click.UsageError("--json is one object, --jsonl one a line: choose one of them.")
            laid_out = Form.CARDS if streams.shows_cards(Color(color)) else Form.PLAIN
            form = Form.JSON if json else Form.JSONL if jsonl else laid_out
            return command(*args, view=View(form, Color(color)), **rest)

        return combined(*flags, paint)(functools.update_wrapper(run, command))  # type: ignore[return-value]

    return decorate


def width_option(command: Command) -> Command:
    """How long snippets may be."""
    return click.option(
        "--width",
        metavar="N",
        type=click.IntRange(1, 1_000_000),
        default=SNIPPET_WIDTH,
        show_default=True,
        help="Most characters in a snippet.",
    )(command)


def districts(ctx: click.Context, _: click.Parameter, begun: str) -> list[str]:
    """For a shell: the districts of the index that begin so; none where there is no index."""
    from corpus.errors import QuanwenError

    with suppress(QuanwenError), ctx.ensure_object(Session).searcher() as searcher:
        return [name for name in searcher.snapshot.district_names if name.startswith(begun)]
    return []


def filter_options(command: Command) -> Command:
    """--district, --since and --until; the command gets them as `filters`."""

    def run(*args: Any, district: tuple[str, ...], since: str | None, until: str | None, **rest: Any) -> Any:
        return command(*args, filters=Filters(district=district, since=since, until=until), **rest)

    options = combined(
        click.option(
            "--district",
            metavar="D",
            multiple=True,
            shell_complete=districts,
            help="In this district; repeated: in any of them.",
        ),
        click.option("--since", metavar="DATE", help="Published then or later: 2026, 2026-06, 2026年6月29日."),
        click.option("--until", metavar="DATE", help="Published then or earlier."),
    )
    return options(functools.update_wrapper(run, command))  # type: ignore[return-value]


def advise(session: Session, searcher: Searcher, results: Results, filters: Filters) -> Advice | None:
    """What was done differently from what was asked, said on standard error, with advice where there is any."""
    from searcher import remarks

    is_empty = not searcher.snapshot.paragraphs
    filtered = any(filters.values())
    streams.remark(remarks.EMPTY_INDEX if is_empty else remarks.remark(results, filtered=filtered))
    for name in filters["district"]:
        streams.remark(remarks.several_places(name, searcher.places.meant(name)))
    if not searcher.needs_advice(results):
        return None
    advice = searcher.advise(results.query, **filters)
    for line in remarks.advice_lines(advice, session.program, found=bool(results)):
        streams.remark(line)
    return advice


query_argument = click.argument("query", nargs=-1, required=True, metavar="QUERY...", callback=query_of)


def reading_options(command: Command) -> Command:
    """--encoding, --date, --home and --places: what reading is told that a dump does not say."""
    return combined(
        click.option(
            "--encoding",
            metavar="NAME",
            callback=known_encoding,
            help="Encoding of the dumps, such as gb18030, where guessing fails.",
        ),
        click.option(
            "--date", metavar="DAY", help="Day of publication, such as 2026-07-03, for dumps that state none."
        ),
        click.option("--home", metavar="PLACE", help="Region whose places go by short names.  [default: 泉州市]"),
        click.option(
            "--places", metavar="FILE", type=FILE, help="More places: a CSV file with the columns name,parent,aliases."
        ),
    )(command)
