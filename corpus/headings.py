"""The headings that a page marks up, by rank → which of them are headlines, and which name the page they stand on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpus import furniture
from corpus.furniture_rows import Says
from corpus.lines import Hint, Line
from corpus.variants import simplified

_PAGE_NAMES = frozenset({"masthead", "folio", "papers", "navigation"})
#: A line of so many code points that ends as a sentence does is text: no headline stands first below it.
PROSE = 40
_SENTENCE_ENDS = frozenset("。！？”")


def unhint_names(lines: Sequence[Line], traditional: bool) -> list[Line]:
    """Where <h1> is the paper or a page of it, and other headings stand below, it is as it would be unmarked.

    The headings that were unmarked so.
    """
    headings = [line for line in lines if line.rank]
    names = [line for line in headings if _names_a_page(simplified(line.text) if traditional else line.text)]
    if len(names) == len(headings):
        return []
    for line in names:
        line.hint, line.rank = Hint.NONE, 0
    return names


def promote(lines: Sequence[Line], named: str = "") -> None:
    """Where no headline is marked up, the headings of the highest rank are: each begins an article.

    Not so where text stands above the first of them. `named` is the headline, without blanks, where the page has a
    record of it: then no other heading is one.
    """
    ranks = [line.rank for line in lines if line.rank]
    if not ranks or any(line.hint in (Hint.TITLE, Hint.DECK) for line in lines):
        return
    found = list(_above_text(lines, min(ranks)))
    if named in ["".join(line.text.split()) for line in found]:
        found = [line for line in found if "".join(line.text.split()) == named]
    for line in found:
        line.hint = Hint.TITLE


def collection(lines: Sequence[Line], names: Sequence[Line] = ()) -> Line | None:
    """The headline of a page that gathers articles: the headings below it are headlines, and are hinted so.

    They are where each has a day right below it, or where they stand below the names of pages, which are `names`.
    None where one of them has no day, or text stands above the first.
    """
    ranks = sorted({line.rank for line in lines if line.rank})
    if len(lines) < 2 or lines[0].hint is not Hint.TITLE or any(line.hint is Hint.TITLE for line in lines[1:]):
        return None
    rank = next((rank for rank in ranks if rank > lines[0].rank), 0)
    below = [n for n, line in enumerate(lines) if line.rank == rank]
    on_pages = below[:1] == [2] and any(line is lines[1] for line in names)
    if not on_pages and (len(below) < 2 or below[0] != 1 or not all(_is_dated(lines, n) for n in below)):
        return None
    for n in below:
        lines[n].hint = Hint.TITLE
    return lines[0]


def _is_dated(lines: Sequence[Line], n: int) -> bool:
    """Whether a day stands right below a line."""
    return n + 1 < len(lines) and _says_a_day(lines[n + 1].text)


def _says_a_day(text: str) -> bool:
    found = furniture.piece(text) if len(text) <= furniture.MAX else None
    return found is not None and found.says is Says.DATE


def _above_text(lines: Sequence[Line], rank: int) -> Iterator[Line]:
    """The headings of a rank, none where the first stands below text."""
    for n, line in enumerate(lines):
        if line.rank == rank:
            yield from (other for other in lines[n:] if other.rank == rank)
            return
        if len(line.text) >= PROSE and line.text[-1] in _SENTENCE_ENDS:
            return


def _names_a_page(text: str) -> bool:
    found = furniture.piece(text) if len(text) <= furniture.MAX else None
    return found is not None and found.name in _PAGE_NAMES
