"""The command `quanwen` and what it can be told to do: one command, one file."""

from __future__ import annotations

import click

from searcher import streams
from searcher.commands.articles import articles
from searcher.commands.check import check
from searcher.commands.explain import explain
from searcher.commands.facets import facets
from searcher.commands.index import index
from searcher.commands.options import common_options, examples
from searcher.commands.search import search
from searcher.commands.show import show
from searcher.commands.similar import similar
from searcher.commands.stats import stats
from searcher.commands.words import words


def print_version(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
    """Print the version and leave, if that is wanted."""
    if wanted:
        from importlib import metadata

        try:
            streams.write([f"quanwen {metadata.version('quanwen')}"])
        except metadata.PackageNotFoundError:
            streams.write(["quanwen, run from its source"])
        ctx.exit()


class InOrder(click.Group):
    """A group whose help lists the commands in the order in which they are first needed."""

    def list_commands(self, _: click.Context) -> list[str]:
        """The names of the commands."""
        return list(self.commands)


@click.group(
    cls=InOrder,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog=examples(
        "quanwen index dumps/                   read dumps into the index",
        "quanwen search 茶农 增收               find paragraphs with these words",
        "quanwen search '\"生态茶园\"' --json     exactly this phrase, as JSON",
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


for command in (index, search, show, similar, explain, facets, articles, stats, words, check):
    quanwen.add_command(command)
