"""Arguments → a command → an exit code. With `commands`, the only door of click.

Exit codes: 0 when there is something, 1 when there is nothing, 2 for trouble, 130 after Ctrl-C, 143 after a SIGTERM and
129 after a SIGHUP, which leave as little behind. Results go to standard
output, everything else to standard error. What one command needs is imported inside it: nobody waits for an engine to
read a help text.
"""

from __future__ import annotations

import io
import os
import signal
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import NoReturn

import click
from click.shell_completion import shell_complete

from searcher import streams
from searcher.commands import quanwen
from searcher.commands.options import FOUND, TROUBLE, Session

# As shells count those that end by a signal.
INTERRUPTED, BY_SIGNAL = 130, 128
# A Windows has no terminal that hangs up.
ENDING = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
# A shell asks for completions by this variable, as click's documentation tells it to.
COMPLETE = "_QUANWEN_COMPLETE"


class Terminated(KeyboardInterrupt):
    """Ended by a signal: `kill`, `timeout`, a terminal that is closed. It is tidied up as after Ctrl-C."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


def main(args: Sequence[str] | None = None) -> NoReturn:
    """Run the command line, and leave with its exit code."""
    heed_signals()
    code = run(sys.argv[1:] if args is None else args)
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, signal.SIG_DFL)  # the interpreter's own end would trace another Ctrl-C
    sys.exit(code)


def heed_signals() -> None:
    """Make exceptions of Ctrl-C and the signals to end by, but not where whoever started us has them ignored."""

    def terminated(number: int, _: object) -> NoReturn:
        raise Terminated(number)

    if signal.getsignal(signal.SIGINT) is signal.SIG_DFL:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    for number in ENDING:
        if signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, terminated)


def run(args: Sequence[str]) -> int:
    """Run the command line. Whatever happens, the answer is an exit code and no traceback."""
    streams.prepare()
    session = Session()
    try:
        code = answer(args, session)
        sys.stdout.flush()
        return code
    except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001  # behind this there is only the user
        return cut_short(error, session)


def answer(args: Sequence[str], session: Session) -> int:
    """The exit code of the command that the arguments name.

    Not by `quanwen.main`: that exits with 1 for a closed pipe, and on Windows expands *, which is a query here.
    """
    if instruction := os.environ.get(COMPLETE):
        return shell_complete(quanwen, {}, "quanwen", COMPLETE, instruction)
    try:
        with quanwen.make_context("quanwen", list(args), obj=session) as context:
            return int(quanwen.invoke(context) or FOUND)
    except click.exceptions.Exit as leaving:
        return leaving.exit_code


def cut_short(error: BaseException, session: Session) -> int:
    """The exit code of a run that an error ended, once the user knows why."""
    code = TROUBLE
    if streams.is_closed_pipe(error):
        code = FOUND
    elif isinstance(error, Terminated):
        code = BY_SIGNAL + error.number
        streams.remark("terminated")
    elif isinstance(error, (click.Abort, KeyboardInterrupt)):
        code = INTERRUPTED
        streams.remark("interrupted")
    elif isinstance(error, click.UsageError):
        with suppress(OSError):
            told = io.StringIO()
            error.show(told)
            sys.stderr.write(told.getvalue().translate(streams.NEUTRAL))
    elif session.debug:
        import traceback

        traceback.print_exception(error)
    else:
        streams.remark(said(error))
    streams.abandon()
    return code


def said(error: BaseException) -> str:
    """What to tell about an error."""
    from corpus.errors import QuanwenError

    if isinstance(error, QuanwenError):
        return str(error)
    if isinstance(error, click.ClickException):
        return error.format_message()
    if isinstance(error, MemoryError):
        return "there is not enough memory for this"
    if isinstance(error, FileNotFoundError) and not error.filename:
        return "the working directory is gone"  # which every path that is not absolute is told from
    if isinstance(error, OSError):
        return f"{error.filename or 'cannot write'}: {error.strerror or error}"
    return f"internal error, {type(error).__name__}: {error}. To see where, run with --debug"
