"""A page → the piece of furniture that each of its lines is, by the line itself and by the others of the page."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from corpus import furniture, headline_lists, mastheads, rubrics
from corpus.draft import Source
from corpus.furniture_rows import Piece, Says
from corpus.lines import Hint, Line
from corpus.running_heads import NUMBERED, TOP, numbers_the_page
from corpus.variants import simplified

# Such a record may be broken into so many lines, and ends so.
_RECORD_LINES, _RECORD_ENDS = 6, "/enpproperty"
#: So often a line stands above a day that names the paper.
AGAIN = 3
_DATE_ENDS = frozenset("0123456789年月日一二三四五六")
# What the markup calls a headline or names is no furniture, whatever it looks like; a masthead in <h5> is one.
_PINNED = (Hint.TITLE, Hint.HEAD, Hint.DECK, Hint.CAPTION, Hint.BYLINE)


class Pieces:
    """What is furniture on a page.

    `scattered` are the lines that say only together which day it is, each with that day in one line, `records` those
    over which an e-paper's own record runs, each with all of it, `listed` the texts that one line lists as headlines.
    """

    def __init__(self, source: Source) -> None:
        self._lines, self._traditional = source.lines, source.traditional
        self.scattered, self.records = _scattered_days(source.lines), _scattered_records(source.lines)
        self._repeated, self._contents = _repeated(source.lines), headline_lists.at_the_top(source.lines)
        self._listing, *listed = headline_lists.in_one_line(source.lines) or (-1,)
        self.listed = {source.lines[n].text for n in listed}

    def of(self, n: int, above: Piece | None, first: bool) -> Piece | None:
        """What line n is, with the furniture right above it and whether it would be the `first` of the text."""
        line = self._lines[n]
        if n in self.records:
            return furniture.RECORD
        if n in self.scattered:
            return furniture.SCATTERED
        return _piece(line, self._traditional) or self._by_the_others(n, line, above, first)

    def _by_the_others(self, n: int, line: Line, above: Piece | None, first: bool) -> Piece | None:
        pinned = line.hint in _PINNED
        if n == self._listing:
            return furniture.CONTENTS
        if not pinned and n in self._contents:
            return furniture.LISTED
        if not pinned and line.text == self._repeated:
            return furniture.REPEATED
        if not pinned and n < TOP and numbers_the_page(simplified(line.text)):
            return NUMBERED
        if above and above.says is Says.LIST and (found := furniture.listed(line.text)):
            return found
        if pinned or n + 1 == len(self._lines) or len(line.text) > rubrics.LONGEST:
            return None
        return rubrics.rubric(line.text, self._lines[n + 1].text, first)


def _scattered_days(lines: Sequence[Line]) -> dict[int, str]:
    """The lines that say only together which day it is, each with that day in one line."""
    found: dict[int, str] = {}
    brief = [
        n for n, line in enumerate(lines) if len(line.text) <= mastheads.SCATTERED_MAX and line.text[-1] in _DATE_ENDS
    ]
    for n, m in pairwise(brief):
        if m == n + 1 and (day := mastheads.scattered_day(lines[n].text, lines[m].text)):
            found[n] = found[m] = day
    return found


def _scattered_records(lines: Sequence[Line]) -> dict[int, str]:
    """The lines over which the e-paper's own record of an article runs, each with all of it in one line."""
    found: dict[int, str] = {}
    for begin, line in enumerate(lines):
        if not line.text.startswith("-->") or len(line.text) > furniture.MAX or _RECORD_ENDS in line.text:
            continue
        texts = [line.text for line in lines[begin : begin + _RECORD_LINES]]
        end = next((n for n, text in enumerate(texts) if _RECORD_ENDS in text), 0)
        if end and len(whole := " ".join(texts[: end + 1])) <= furniture.MAX:
            found.update(dict.fromkeys(range(begin, begin + end + 1), whole))
    return found


def _repeated(lines: Sequence[Line]) -> str:
    """The first line, where it stands above a day again and again, as a paper's name stands above each article."""
    if not lines or len(lines[0].text) > rubrics.HEADLINE:
        return ""
    first = lines[0].text
    below = [line.text for above, line in pairwise(lines) if above.text == first]
    return first if len(below) >= AGAIN and all(map(mastheads.is_bare_day, below)) else ""


def _piece(line: Line, traditional: bool) -> Piece | None:
    if len(line.text) > furniture.MAX:
        return None
    found = furniture.piece(simplified(line.text) if traditional else line.text)
    if found and line.hint in _PINNED:
        # a masthead or the list beside the article may be marked up as a heading
        return found if line.hint is Hint.HEAD and (found.says is Says.DATE or found.name == "navigation") else None
    return found
