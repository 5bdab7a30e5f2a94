"""The command `quanwen` and what it can be told to do: one command, one file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module

import click

from searcher import streams
from searcher.commands.options import common_options, examples

# In the order in which they are first needed.
NAMES = ("index", "search", "show", "similar", "explain", "facets", "articles", "stats", "words", "check")


def print_version(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
    """Print the version and leave, if that is wanted."""
    if wanted:
        from importlib import metadata

        try:
            streams.write([f"quanwen {metadata.version('quanwen')}"])
        except metadata.PackageNotFoundError:
            streams.write(["quanwen, run from its source"])
        ctx.exit()


class Commands(Mapping[str, click.Command]):
    """The commands by name, each imported when it is first asked for: a search begins 2 % sooner."""

    def __getitem__(self, name: str) -> click.Command:
        if name not in NAMES:
            raise KeyError(name)
        command: click.Command = getattr(import_module(f"searcher.commands.{name}"), name)
        return command

    def __iter__(self) -> Iterator[str]:
        return iter(NAMES)

    def __len__(self) -> int:
        return len(NAMES)


class InOrder(click.Group):
    """A group whose help lists the commands in their own order."""

    def list_commands(self, _: click.Context) -> list[str]:
        """The names of the commands."""
        return list(self.commands)


@click.group(
    cls=InOrder,
    commands=Commands(),
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog=examples(
        "quanwen index dumps/                read dumps",
        "quanwen search 茶农 增收            find these words",
        "quanwen search '\"生态茶园\"' --json  this phrase, as JSON",
    ),
)
@click.option(
    "-V",
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=print_version,
    help="Show the version and exit.",
)
@common_options(envvar="QUANWEN_INDEX")
def quanwen() -> None:
    """Search Chinese newspaper dumps: ranked paragraphs, exact phrases, facets by district and date.

    Exit codes: 0 something found, 1 nothing found, 2 trouble.
    """
