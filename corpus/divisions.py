"""The administrative divisions of China: `places/divisions.csv` and `places/aliases.csv` → labels, parents, names.

A *label* is a name that is unique here: the official name where one division bears it (泉港区), else with its
parent's name in front (安溪县官桥镇, 南安市官桥镇). A township name with several bearers has one label more, the bare
name under the deepest division they have in common (官桥镇 under 泉州市): the *open* label, for a text that does not
say which is meant. How names are found in a text is the matter of `placenames` and `gazetteer`.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator, Sequence
from enum import Enum
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from corpus.errors import CorpusError

PLACES = Path(__file__).parent / "places"
PROVINCE, CITY, COUNTY, TOWNSHIP = range(4)
LEVELS = {2: PROVINCE, 4: CITY, 6: COUNTY}  # by the length of the code; any longer one is a township's or a user's
USER_COLUMNS = ["name", "parent", "aliases"]
HOME = "泉州市"
# A town was a commune before, and most were townships between; a street was a town.
_OLD_TITLES = {"镇": ("乡", "公社"), "乡": ("公社",), "街道": ("镇", "乡", "公社")}
_PARTED_FROM = {"350581": "350582"}  # 石狮, in 1987


class Reach(str, Enum):
    """Where a name that is not the official one may be taken for the division."""

    NEAR = "near"  # right after the name of a division above it, or in a list with its sisters: 丰泽东海, 福建长汀
    TOLD = "told"  # also in an article that is about it: 后龙渔港, where 后龙镇 is spoken of
    OLD = "old"  # anywhere, with the title it had: 诗山乡, 春美公社
    HOME = "home"  # also anywhere, when the division lies in the home region: 泉港, 水头
    FREE = "free"  # anywhere: 福建, 厦门


Name = tuple[str, Reach]  # a name besides the official one: short, former, or a user's own


class Division(NamedTuple):
    """A division. `parent` is a label, None for a province; `bearers` are the labels an open label stands for.

    A township is `alone` when no other of China bears its name, be it as a town, a street or another kind.
    """

    label: str
    name: str
    code: str
    parent: str | None
    level: int
    names: tuple[Name, ...]
    bearers: tuple[str, ...] = ()
    alone: bool = False

    @property
    def is_zone(self) -> bool:
        """Whether it is a development zone: the bureau's codes for these end in 71 to 79."""
        return self.level == COUNTY and self.code[4] == "7"


class UserPlaces(NamedTuple):
    """A user's file of places: what it is called in a complaint, and its text. An empty text adds none."""

    name: str
    text: str

    @staticmethod
    def load(path: Path) -> UserPlaces:
        """The file at `path`, whose rows are looked at when they are first used. Raises CorpusError."""
        source = _read(path)
        try:
            return UserPlaces(str(path), source.decode("utf-8-sig"))
        except UnicodeDecodeError as error:
            line = source.count(b"\n", 0, error.start) + 1
            raise CorpusError(f"{path}, line {line}: {error.reason} at byte {error.start}; wanted UTF-8 CSV") from error


NO_PLACES = UserPlaces("", "")

_Row = tuple[str, str, str, tuple[Name, ...], bool]  # code, code of the parent or "", official name, others, alone


class Divisions:
    """Every division by its label, in the order of codes: a county, then its townships, then the next county."""

    def __init__(self, home: str = HOME, extra: UserPlaces = NO_PLACES) -> None:
        sources = [(PLACES / file).read_bytes() for file in ("divisions.csv", "aliases.csv")]
        rows = _rows(sources[0].decode(), _aliases(sources[1].decode()))
        self._by_label = _labelled(rows)
        self._chains: dict[str, tuple[str, ...]] = {}
        self._by_code = {one.code: one.label for one in self._by_label.values() if one.level == COUNTY}
        if extra != NO_PLACES:
            sources.append(extra.text.encode())
            self._by_label = _labelled(_with_users(rows, self._by_label, extra))
        self.home = self._label_of(home)
        self.digest = blake2b(b"\0".join([*sources, self.home.encode()]), digest_size=8).hexdigest()

    def _label_of(self, home: str) -> str:
        """The label of a home region, which may be given by any name that is one division's alone."""
        if home in self._by_label:
            return home
        bearers = [
            one.label for one in self if not one.bearers and home in (one.name, *(name for name, _ in one.names))
        ]
        if len(bearers) == 1:
            return bearers[0]
        wanted = " or ".join(bearers) or "泉州市 or 南京市鼓楼区"
        raise CorpusError(f"home {home!r} is no one place of the gazetteer: give a label such as {wanted}")

    def __getitem__(self, label: str) -> Division:
        return self._by_label[label]

    def __contains__(self, label: object) -> bool:
        return label in self._by_label

    def __iter__(self) -> Iterator[Division]:
        return iter(self._by_label.values())

    def chain(self, label: str) -> tuple[str, ...]:
        """The label, then its ancestors, nearest first; nothing for an unknown label."""
        known = self._chains.get(label)
        if known is None and label in self._by_label:
            known = self._chains[label] = (label, *self.chain(self._by_label[label].parent or ""))
        return known or ()

    def above(self, label: str) -> tuple[str, ...]:
        """The ancestors of a label, nearest first; nothing for an unknown one."""
        return self.chain(label)[1:]

    def former(self, label: str) -> str | None:
        """The county that a zone took the township from: 惠安县 for 洛阳镇, whose code still tells. None for others."""
        division = self._by_label[label]
        above = self._by_label.get(division.parent or "")
        if division.level != TOWNSHIP or division.bearers or above is None or division.code.startswith(above.code):
            return None
        return self._by_code.get(division.code[:6])

    def parted_from(self, label: str) -> str | None:
        """The county that a city and its towns were parted from: 晋江市 for 石狮市 and 蚶江镇. None for others."""
        return self._by_code.get(_PARTED_FROM.get(self._by_label[label].code[:6], ""))

    def within(self, label: str, above: str) -> bool:
        """Whether `label` is `above` or lies in it."""
        return above in self.chain(label)


def _lines(text: str) -> Iterator[list[str]]:
    """The records of one of our own files, header left out. They hold no quotes: a split is all it takes."""
    return (line.split(",") for line in text.splitlines()[1:])


def _aliases(text: str) -> dict[str, list[Name]]:
    """Former and other names by the code they belong to."""
    found: dict[str, list[Name]] = {}
    for code, alias, reach in _lines(text):
        found.setdefault(code, []).append((alias, Reach(reach)))
    return found


def _rows(text: str, aliases: dict[str, list[Name]]) -> list[_Row]:
    reaches = {reach.value: reach for reach in Reach}
    return [
        (code, under, name, (((short, reaches[reach]),) if short else ()) + tuple(aliases.get(code, ())), bool(alone))
        for code, under, name, short, reach, alone in _lines(text)
    ]


def _labelled(rows: list[_Row]) -> dict[str, Division]:
    """The divisions by label, open labels among them, in the order of codes."""
    labels = _labels(rows)
    divisions = [
        Division(labels[code], name, code, labels.get(under), LEVELS.get(len(code), TOWNSHIP), names, alone=alone)
        for code, under, name, names, alone in map(_with_old_names, rows)
    ]
    divisions += _open(divisions)
    divisions.sort(key=lambda division: division.code)
    return {division.label: division for division in divisions}


def _with_old_names(row: _Row) -> _Row:
    """The row of a township with the titles it had, but of those that a zone took: a commune was the county's."""
    code, under, name, names, alone = row
    if not names or not code.isdecimal() or len(code) in LEVELS or not code.startswith(under):
        return row
    short = names[0][0]
    old = [(short + title, Reach.OLD) for title in _OLD_TITLES.get(name.removeprefix(short), ())]
    return code, under, name, (*names, *old), alone


def _labels(rows: list[_Row]) -> dict[str, str]:
    """A unique label for each code: the name, with as many of the names above it as that takes."""
    names, under = {row[0]: row[2] for row in rows}, {row[0]: row[1] for row in rows}
    labels, above = dict(names), dict(under)
    while shared := _shared(labels):
        for code in shared:
            labels[code] = names[above[code]] + labels[code]
            above[code] = under[above[code]]
    return labels


def _shared(labels: dict[str, str]) -> list[str]:
    """The codes whose label is not theirs alone."""
    bearers = Counter(labels.values())
    return [code for code, label in labels.items() if bearers[label] > 1] if len(bearers) < len(labels) else []


def _open(divisions: Sequence[Division]) -> list[Division]:
    """The open labels, under what their bearers have in common; without such a division, none."""
    bearers: dict[str, list[Division]] = {}
    for division in divisions:
        if division.level == TOWNSHIP and division.label != division.name:
            bearers.setdefault(division.name, []).append(division)
    parents = {division.label: division for division in divisions} if bearers else {}
    return [opened for several in bearers.values() for opened in _opened(several, parents)]


def _opened(several: list[Division], by_label: dict[str, Division]) -> Iterator[Division]:
    first, *others = [_above(division, by_label) for division in several]
    parent = next((label for label in first if all(label in above for above in others)), None)
    if parent is not None:
        name = several[0].name
        code = f"{by_label[parent].code}-{name}"  # sorts right after its parent's
        yield Division(name, name, code, parent, TOWNSHIP, several[0].names, tuple(one.label for one in several))


def _above(division: Division, by_label: dict[str, Division]) -> list[str]:
    parent = division.parent
    return [parent, *_above(by_label[parent], by_label)] if parent else []


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise CorpusError(f"{path}: {error.strerror}; wanted a CSV file of places") from error


def _with_users(rows: list[_Row], known: dict[str, Division], extra: UserPlaces) -> list[_Row]:
    """The rows with a user's places and aliases: columns name, parent (a label), aliases (parted by spaces)."""
    by_code = {row[0]: row for row in rows}
    codes = {division.label: division.code for division in known.values() if not division.bearers}
    for line, record in _user_records(extra):
        row = _user_row(record, by_code, codes, f"{extra.name}, line {line}")
        by_code[row[0]] = row
        codes.setdefault(row[2], row[0])  # a place of this file may hold the places of later lines
    return list(by_code.values())


def _user_records(extra: UserPlaces) -> Iterator[tuple[int, list[str]]]:
    """Yield each row below the header with its line; rows of blanks are passed over. Raises CorpusError."""
    rows = csv.reader(extra.text.splitlines(), strict=True)
    try:
        header = [cell.strip() for cell in next(rows, [])]
        if header != USER_COLUMNS:
            raise CorpusError(
                f"{extra.name}, line 1: met {','.join(header)!r}, wanted the header {','.join(USER_COLUMNS)}"
            )
        for row in rows:
            if any(cell.strip() for cell in row):
                yield rows.line_num, [cell.strip() for cell in row]
    except csv.Error as error:
        raise CorpusError(
            f"{extra.name}, line {rows.line_num}: {error}; wanted UTF-8 CSV with the header {','.join(USER_COLUMNS)}"
        ) from error


def _user_row(record: list[str], rows: dict[str, _Row], codes: dict[str, str], where: str) -> _Row:
    """A new place, or a known one with more aliases."""
    if len(record) != len(USER_COLUMNS) or not record[0] or not record[1]:
        raise CorpusError(f"{where}: met {','.join(record)!r}, wanted a name, a parent, and aliases or nothing")
    name, parent, aliases = record
    if parent not in codes:
        raise CorpusError(f"{where}: parent {parent!r} is no label of the gazetteer; one is 泉港区 or 南安市官桥镇")
    for called in (name, *aliases.split()):
        if len(called) < 2:
            raise CorpusError(f"{where}: {called!r} stands in too many other words; wanted two characters or more")
    names = tuple((alias, Reach.FREE) for alias in aliases.split())
    under = codes[parent]
    for code, above, known_name, known_names, alone in rows.values():
        if known_name == name and above == under:
            return code, above, name, known_names + names, alone
    return f"{under}+{len(rows)}", under, name, names, False


@cache
def place_names() -> dict[str, frozenset[str]]:
    """Names of two and three characters that say where something happens, and those of the counties it may lie in.

    罗山 lies in 晋江, 虹山乡 in 洛江. Of the short names only those that may stand by themselves; a county and what
    stands above it lies in itself.
    """
    rows = list(_lines((PLACES / "divisions.csv").read_text(encoding="utf-8")))
    short = {code: name or full[:2] for code, _, full, name, _, _ in rows}
    by_itself = {Reach.FREE.value, Reach.HOME.value}
    standing = {name for _, _, _, name, reach, _ in rows if reach in by_itself}
    found: dict[str, set[str]] = {}
    for code, _, full, name, _, _ in rows:
        for one in {full, name} if name in standing else (full,):
            if 2 <= len(one) <= 3:
                found.setdefault(one, set()).add(short.get(code[:6], full))
    return {name: frozenset(counties) for name, counties in found.items()}
