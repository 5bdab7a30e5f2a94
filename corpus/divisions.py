"""The administrative divisions of China: `places/divisions.csv` and `places/aliases.csv` → labels, parents, names.

A *label* is a name that is unique here: the official name where one division bears it (泉港区), else with its
parent's name in front (安溪县官桥镇, 南安市官桥镇). A home township name that several counties share has one label
more, the bare name under the deepest division its bearers have in common (官桥镇 under 泉州市): the *open* label,
for a text that does not say which is meant. How names are found in a text is `gazetteer`'s matter.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator
from enum import Enum
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from corpus.errors import CorpusError

PLACES = Path(__file__).parent / "places"
LEVELS = {2: 0, 4: 1, 6: 2}  # length of a code: province, city, county; longer: township
TOWNSHIP = 3


class Reach(str, Enum):
    """Where a name that is not the official one may be taken for the division."""

    NEAR = "near"  # right after the name of a division above it: 丰泽东海, 福建长汀
    HOME = "home"  # also anywhere, when the division lies in the home region: 泉港, 水头
    FREE = "free"  # anywhere: 福建, 厦门


class Name(NamedTuple):
    """A name besides the official one: short, former, or a user's own."""

    text: str
    reach: Reach


class Division(NamedTuple):
    """A division; `parent` is a label, None for a province. `level`: 0 province, 1 city, 2 county, 3 township."""

    label: str
    name: str
    code: str
    parent: str | None
    level: int
    names: tuple[Name, ...]


class Divisions:
    """Every division by its label, in the order of codes: a county, then its townships, then the next county."""

    def __init__(self, home: str, extra: Path | None = None) -> None:
        sources = [(PLACES / file).read_bytes() for file in ("divisions.csv", "aliases.csv")]
        self._by_label = _tree(sources[0].decode(), _aliases(sources[1].decode()))
        self.open = self._add_open_labels()
        if extra is not None:
            sources.append(_add_users(self._by_label, extra))
        if home not in self._by_label:
            raise CorpusError(f"home {home!r} is not in the gazetteer: give a label such as 泉州市 or 南京市鼓楼区")
        self.home = home
        self.digest = blake2b(b"\0".join([*sources, home.encode()]), digest_size=8).hexdigest()

    def __getitem__(self, label: str) -> Division:
        return self._by_label[label]

    def __contains__(self, label: object) -> bool:
        return label in self._by_label

    def __iter__(self) -> Iterator[Division]:
        return iter(sorted(self._by_label.values(), key=lambda division: division.code))

    def chain(self, label: str) -> Iterator[str]:
        """The label, then its ancestors, nearest first; nothing for an unknown label."""
        at: str | None = label if label in self._by_label else None
        while at is not None:
            yield at
            at = self._by_label[at].parent

    def within(self, label: str, above: str) -> bool:
        """Whether `label` is `above` or lies in it."""
        return above in self.chain(label)

    def _add_open_labels(self) -> dict[str, tuple[str, ...]]:
        """Give every name that several townships bear its open label; return the bearers by that label."""
        bearers: dict[str, list[str]] = {}
        for division in self._by_label.values():
            if division.level == TOWNSHIP and division.label != division.name:
                bearers.setdefault(division.name, []).append(division.label)
        for name, labels in bearers.items():
            chains = [list(self.chain(label)) for label in labels]
            parent = next(above for above in chains[0] if all(above in chain for chain in chains))
            code = self._by_label[labels[0]].code + "-"
            names = self._by_label[labels[0]].names
            self._by_label[name] = Division(name, name, code, parent, TOWNSHIP, names)
        return {name: tuple(labels) for name, labels in bearers.items()}


def _lines(text: str) -> Iterator[list[str]]:
    """The records of one of our own files, header left out. They hold no quotes: a split is all it takes."""
    return (line.split(",") for line in text.splitlines()[1:])


def _aliases(text: str) -> dict[str, list[Name]]:
    """Former and other names by the code they belong to."""
    found: dict[str, list[Name]] = {}
    for code, alias, reach in _lines(text):
        found.setdefault(code, []).append(Name(alias, Reach(reach)))
    return found


def _tree(text: str, aliases: dict[str, list[Name]]) -> dict[str, Division]:
    """Divisions by label. A code's parent is its longest prefix that is a code, unless `under` names another."""
    records = list(_lines(text))
    names = {record[0]: record[1] for record in records}
    parents = {code: under or _above(code, names) for code, _, _, _, under in records}
    labels = _labels(names, parents)
    reaches = {reach.value: reach for reach in Reach}
    tree = {}
    for code, name, short, reach, _ in records:
        other = (Name(short, reaches[reach]),) if short else ()
        parent = labels[parents[code]] if parents[code] else None
        level = LEVELS.get(len(code), TOWNSHIP)
        more = tuple(aliases.get(code, ()))
        tree[labels[code]] = Division(labels[code], name, code, parent, level, other + more)
    return tree


def _above(code: str, names: dict[str, str]) -> str:
    """The code of the division above: a county of 北京市 has no city in between."""
    return next((code[:length] for length in (6, 4, 2) if length < len(code) and code[:length] in names), "")


def _labels(names: dict[str, str], parents: dict[str, str]) -> dict[str, str]:
    """A unique label for each code: the name, with as many names above it as that takes."""
    labels, above = dict(names), dict(parents)
    while True:
        bearers = Counter(labels.values())
        shared = [code for code, label in labels.items() if bearers[label] > 1]
        if not shared:
            return labels
        for code in shared:
            labels[code] = names[above[code]] + labels[code]
            above[code] = parents[above[code]]


def _add_users(divisions: dict[str, Division], path: Path) -> bytes:
    """Add a user's places and aliases to `divisions`; return the file's bytes."""
    try:
        source = path.read_bytes()
        records = list(csv.reader(source.decode("utf-8-sig").splitlines(), strict=True))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise CorpusError(f"{path}: {error}; wanted UTF-8 CSV with the columns name,parent,aliases") from error
    if not records or [cell.strip() for cell in records[0]] != ["name", "parent", "aliases"]:
        raise CorpusError(f"{path}, line 1: wanted the header name,parent,aliases, met {','.join(records[0]) if records else 'nothing'}")
    for line, record in enumerate(records[1:], 2):
        if any(cell.strip() for cell in record):
            _add_user(divisions, f"{path}, line {line}", [cell.strip() for cell in record])
    return source


def _add_user(divisions: dict[str, Division], where: str, record: list[str]) -> None:
    """Add one place, or more aliases of a known one."""
    if len(record) != 3 or not record[0] or not record[1]:
        raise CorpusError(f"{where}: wanted name,parent,aliases, the first two not empty, met {','.join(record)}")
    name, parent, aliases = record
    if parent not in divisions:
        raise CorpusError(f"{where}: parent {parent!r} is not in the gazetteer: give a label such as 泉港区")
    names = tuple(Name(alias, Reach.FREE) for alias in aliases.split())
    label = name if name not in divisions or divisions[name].parent == parent else parent + name
    known = divisions.get(label)
    code = known.code if known else f"{divisions[parent].code}+{len(divisions)}"
    level = known.level if known else TOWNSHIP
    divisions[label] = Division(label, name, code, parent, level, (known.names if known else ()) + names)
