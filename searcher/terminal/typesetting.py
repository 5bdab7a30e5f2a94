"""Text from outside → styled lines that fit a terminal of so many cells; a Han character takes two.

Lines are cut by `wrapping`, never by rich, which breaks them at blanks and knows no 。 that may not begin one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rich.cells import cell_len
from rich.text import Text

from searcher.safe import printable
from searcher.terminal import wrapping

# Sixteen colours at most, so that a terminal's own theme decides what they look like. Hits alone are loud.
HIT = "bold red"
STRONG = "bold"
QUIET = "dim"
PLACE = "green"
TIME = "cyan"
BAR = "blue"
MARKS = {"+": "green", "~": "yellow", ">": "cyan", "-": "red"}

Spans = Sequence[tuple[int, int]]


def marked(text: str, hits: Spans, style: str = "") -> Text:
    """The text with its hits to be seen."""
    whole = styled(text, style)
    for start, end in hits:
        whole.stylize(HIT, start, end)
    return whole


def underline(line: Text) -> None:
    """Underline the hits within bold type, from which only their colour would tell them."""
    bold = [range(span.start, span.end) for span in line.spans if span.style == STRONG]
    for span in [span for span in line.spans if span.style == HIT]:
        if any(span.start in strong for strong in bold):
            line.stylize("underline", span.start, span.end)


def styled(text: str, style: str = "") -> Text:
    """Text from outside, no control character left in it. What is joined to it keeps its own style."""
    return Text().append(printable(text), style)


def hanging(gutter: Text, text: Text, width: int) -> Iterator[Text]:
    """Yield the text in lines that fit, all beginning where the gutter of the first one ends."""
    indent = cell_len(gutter.plain)
    lines = wrapped(text, indent, width)
    yield gutter + next(lines, Text(" " * indent))[indent:]
    yield from lines


def wrapped(text: Text, indent: int, width: int) -> Iterator[Text]:
    """Yield the text in lines that fit, indented."""
    for start, end in wrapping.lines(text.plain, max(width - indent, 2), cell_len):
        yield Text(" " * indent) + text[start:end]


def flowing(parts: Iterable[Text], indent: int, width: int) -> Iterator[Text]:
    """Yield the parts two blanks apart, in lines that fit; a part that does not fit a line is wrapped."""
    line = Text()
    for part in parts:
        if line and indent + cell_len(line.plain) + 2 + cell_len(part.plain) > width:
            yield from wrapped(line, indent, width)
            line = part
        else:
            line = joined([line, part], "  ") if line else part
    yield from wrapped(line, indent, width)


def joined(parts: Iterable[Text], between: str) -> Text:
    """The parts in one line."""
    return Text(between).join(parts)


def padded(text: Text, width: int) -> Text:
    """The text with blanks behind it, up to `width` cells."""
    return text + Text(" " * max(width - cell_len(text.plain), 0))


def clipped(text: Text, width: int) -> Text:
    """The text, its end cut off with … where it does not fit."""
    if cell_len(text.plain) <= width:
        return text
    start, end = next(wrapping.parts(text.plain, 0, len(text.plain), max(width - 1, 1), cell_len))
    return text[start:end] + Text("…")
