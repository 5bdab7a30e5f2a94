"""`quanwen words`: the user's own words, added, taken back and listed, and what may be missing among them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from searcher import objects, output, remarks, safe, streams
from searcher.commands.options import FOUND, NOTHING, Session, View, common_options, examples, view_options
from searcher.streams import Form

if TYPE_CHECKING:
    from index import WordsReport


@click.group(
    epilog=examples(
        "quanwen words add 三区联创 三园共建",
        "quanwen words remove 三园共建",
        "quanwen words list --json",
        "quanwen words suggest",
    )
)
@common_options()
def words() -> None:
    """Your own words, for queries and texts to be cut by.

    Paragraphs are ranked by words. A phrase in quotation marks is found without.
    """


@words.command(
    epilog=examples(
        "quanwen words add 三区联创",
        "quanwen words add '三区联创 10 n' '市民 0'",
        "quanwen words add --file 我的词.txt",
    )
)
@click.argument("given", nargs=-1, metavar="[WORD]...")
@click.option(
    "--file",
    metavar="FILE",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A dictionary in jieba's format: one WORD a line.",
)
@view_options(Form.JSON)
@common_options()
@click.pass_obj
def add(session: Session, *, given: tuple[str, ...], file: Path | None, view: View) -> int:
    """Let the index know words. Only articles that hold one are cut again.

    WORD may be followed by how often it counts as seen, 0 for no word at all, and by a part of speech. Without, it
    counts just enough to be cut whole. The index keeps its words, whatever is indexed later.
    """
    if not given and file is None:
        raise click.UsageError("Give a WORD, or words in a --file.")
    with session.library() as library:
        report = library.add_words(given, dictionary=file)
    put(report, view)
    return FOUND


@words.command(
    epilog=examples(
        "quanwen words remove 三区联创",
        "quanwen words remove 市民 --json",
    )
)
@click.argument("given", nargs=-1, required=True, metavar="WORD...")
@view_options(Form.JSON)
@common_options()
@click.pass_obj
def remove(session: Session, *, given: tuple[str, ...], view: View) -> int:
    """Take words back that were added."""
    from index.dictionary import folded_word

    with session.library() as library:
        report = library.remove_words(given)
    put(report, view)
    known = {word.word for word in report.removed}
    for word in given:
        if folded_word(word) not in known:
            streams.remark(remarks.not_added(word))
    return FOUND if report.removed else NOTHING


@words.command(
    name="list",
    short_help="Print the words that were added.",
    epilog=examples(
        "quanwen words list",
        "quanwen words list --json",
    ),
)
@view_options(Form.JSON)
@common_options()
@click.pass_obj
def list_words(session: Session, *, view: View) -> int:
    """Print the words that were added, as lines of a dictionary in jieba's format."""
    with session.searcher() as searcher:
        found = searcher.words
    lines = [safe.printable(str(word)) for word in found]
    if found or view.form is Form.JSON:
        view.put(
            json=lambda: [objects.words_json(found)],
            plain=lambda: lines,
            cards=lambda screen: screen.changes(lines),
        )
    streams.remark("" if found else "no words were added to this index")
    return FOUND if found else NOTHING


@words.command(
    short_help="Print words that may be missing.",
    epilog=examples(
        "quanwen words suggest",
        "quanwen --index 泉州晚报.idx words suggest --limit 5 --json",
    ),
)
@click.option(
    "-n", "--limit", metavar="N", type=click.IntRange(1), default=20, show_default=True, help="At most so many."
)
@view_options(Form.JSON)
@common_options()
@click.pass_obj
def suggest(session: Session, *, limit: int, view: View) -> int:
    """Print words that may be missing, likeliest first, each with the number of paragraphs that hold it.

    Their characters keep together, while those around them change. Of a large index a part is read, in some seconds. A
    pipe gets one a line: word, paragraphs, how well it holds together, how freely it stands, with TABs between them.
    """
    with session.searcher() as searcher:
        found = searcher.new_words(limit)
    if found or view.form is Form.JSON:
        view.put(
            json=lambda: [objects.new_words_json(found)],
            plain=lambda: map(output.new_word_line, found),
            cards=lambda screen: screen.changes(map(output.new_word_card, found)),
        )
    streams.remark("" if found else "no string stands out as a word that is missing")
    return FOUND if found else NOTHING


def put(report: WordsReport, view: View) -> None:
    """Print what a change of words did."""
    lines: Sequence[str] = list(output.words_report_lines(report))
    view.put(
        json=lambda: [objects.words_report_json(report)],
        plain=lambda: lines,
        cards=lambda screen: screen.changes(lines),
    )
