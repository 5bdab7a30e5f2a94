"""A table (.csv, .tsv) → its records, one a row below the header, each with the line it begins at."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice

from corpus import publication
from corpus.exports import LONGEST, Beside, Record, lines_of
from corpus.fields import FIELDS, is_article, named
from corpus.values import RecordError
from corpus.wording import late

#: What parts the cells of a table, the commonest first.
DELIMITERS = ",\t;|"
#: The header stands in one of so many lines: above it may stand what the table is called, and groups of columns.
TOP = 5
# What a database of notes calls the first column of a table, which is its titles.
_NAMES = ("name", "名称")
# Such a day above a table is not that of the paper.
_WRITTEN_OUT = late(r"导出|下载|打印|生成|制表|统计|更新|截至")


def records_of_table(texts: Iterable[str], delimiter: str, around: list[Beside] | None = None) -> Iterator[Record]:
    """One record a row below the header, with the line it begins at. Raises RecordError.

    `delimiter` parts the cells unless the header has the names of fields only with another. What stands above the
    header, with it, and the header where it is repeated go into `around`, when that is given.
    """
    csv.field_size_limit(LONGEST)
    lines = (line + "\n" for line in lines_of(texts))
    top = list(islice(lines, TOP))
    above, parted = _header_in(top, delimiter)
    rows = csv.reader(_quoted(chain(top[above:], lines), parted), delimiter=parted)
    beside = [(n, "", cell) for n, line in enumerate(top[:above], 1) for cell in _cells(line, parted) if cell]
    begins = above + 1
    header: list[str] = []
    try:
        for row in rows:
            if not header:
                header = _header(row, begins)
                stated = _dated(beside, header)
                beside += [(begins, "", cell) for cell in row if above and cell.strip()]
            elif _names_again(row, header):
                beside += [(begins, "", cell) for cell in row if cell.strip()]
            elif any(cell.strip() for cell in row):
                if any(cell.strip() for cell in row[len(header) :]):
                    raise RecordError(begins, f"{len(row)} cells under a header of {len(header)}")
                yield begins, dict(zip(header, row, strict=False)) | stated
            begins = above + rows.line_num + 1
    except csv.Error as error:
        raise RecordError(begins, f"no table row ({error})") from error
    if around is not None:
        around += beside


def _quoted(lines: Iterable[str], delimiter: str) -> Iterator[str]:
    """The lines, cells put in quotes that begin with a quotation: its marks would be taken for those of the cell."""
    parted = re.escape(delimiter)
    bare = re.compile(rf'(^|{parted})("(?!")[^"\n{parted}]{{0,400}}"(?=[^"\r\n{parted}])[^\r\n{parted}]*)')
    for line in lines:
        yield bare.sub(_in_quotes, line) if '"' in line else line


def _in_quotes(found: re.Match[str]) -> str:
    return found[1] + '"' + found[2].replace('"', '""') + '"'


def _dated(above: Iterable[Beside], header: Iterable[str]) -> dict[str, str]:
    """The day stated above a table that has no column for it, as a field of each record."""
    if any(named(name) == "date" for name in header):
        return {}
    cells = (str(cell) for _, _, cell in above)
    day = next((cell for cell in cells if publication.stated(cell) and not _WRITTEN_OUT.search(cell)), "")
    return {"date": day} if day else {}


def _header_in(top: Sequence[str], delimiter: str) -> tuple[int, str]:
    """How many lines stand above the header, and what parts its cells."""
    for above, line in enumerate(top):
        for parted in (delimiter, *DELIMITERS):
            names = [_bare(cell) for cell in _cells(line, parted)]
            if is_article(dict.fromkeys(names)) and (not above or sum(map(_is_known, names)) > 1):
                return above, parted
    return 0, delimiter


def _cells(line: str, delimiter: str) -> list[str]:
    """The cells of one line, without the blanks around them."""
    try:
        return [cell.strip().lstrip("\ufeff") for cell in next(csv.reader([line], delimiter=delimiter), [])]
    except csv.Error:
        return []


def _bare(cell: str) -> str:
    """A cell as the names of fields are written."""
    return cell.strip().lstrip("\ufeff").lower()


def _is_known(name: str) -> bool:
    return named(name) in FIELDS


def _header(row: list[str], line: int) -> list[str]:
    header = [_bare(cell) or f"column {n}" for n, cell in enumerate(row, 1)]
    for n, name in enumerate(header):
        if header.index(name) < n:
            if _is_known(name):
                raise RecordError(line, f"two columns are called {name!r}")
            header[n] = f"{name} (column {n + 1})"
    if header[:1] and header[0] in _NAMES and not any(named(name) == "title" for name in header):
        header[0] = "title"
    if not is_article(dict.fromkeys(header)):
        raise RecordError(line, f"no header: a column {FIELDS['title'][0]} or {FIELDS['paragraphs'][1]} is wanted")
    return header


def _names_again(row: Sequence[str], header: Sequence[str]) -> bool:
    """Whether a row says once more, be it in another language, what the columns are."""
    names = [_bare(cell) for cell in row]
    known = [(name, above) for name, above in zip(names, header, strict=False) if _is_known(name)]
    return len(known) > 1 and all(named(name) == named(above) for name, above in known)
