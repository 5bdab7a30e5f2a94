"""What an index knows of the dumps it was made from, as one file of JSON a commit, and the rules it was made by.

`quanwen_<generation>.state` is written before Whoosh's table of contents of the same generation, whose renaming is the
commit: a generation that can be opened has its state, and a state without its generation is never read. What is known
of dumps stands on a line of its own, which a search does not read; behind it, on another, the CRC-32 of both in eight
hex digits.
"""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import asdict, dataclass, field, replace
from functools import cached_property, partial
from pathlib import Path
from typing import Any, TypeVar

from index import storage
from index.dictionary import NO_WORDS, Dictionary, UserWord
from index.errors import IndexCorruptError, IndexVersionError, NewerIndexError
from index.tokenizer import tokenizer_for

# Raise it when anything written to an index changes its meaning; an older index then asks to be rebuilt. Since 2 a
# state ends in its checksum, and names the dumps of every segment; since 9 dumps and copies have a line of their own.
FORMAT = 9
SEALED_SINCE = 2
# What states of earlier formats may lack; such an index is only ever rebuilt.
LATER: dict[str, Any] = {"home": "", "places": ["", ""]}
READ_LATE = ("copies", "dumps")
# A dump takes some 200 bytes: more than a million of them.
MOST_BYTES = 256 << 20
# What files a state may name: an index that a stranger made must not point outside its directory.
SEGMENT_NAME = re.compile(r"MAIN_[0-9]+x[0-9]+\.segment")
DEAD_NAME = re.compile(r"(MAIN_[0-9]+x[0-9]+\.dead[0-9]+)?")
SEAL = re.compile(rb"[0-9a-f]{8}\n")

Record = TypeVar("Record")
Named = TypeVar("Named")


@dataclass(frozen=True, slots=True)
class SegmentState:
    """A segment of one commit: its file, how many rows it has, and where the bits of the deleted ones stand, if any.

    `dumps` are those whose articles it was written with: what has to be read again when it is lost.
    """

    file: str
    rows: int
    dead: int = 0
    dead_file: str = ""
    dumps: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DumpState:
    """A dump as it was when it was read: its file's absolute `path`, `digest` of its bytes, times in nanoseconds.

    `member` is its name inside an archive, `failure` says why it could not be read, `encoding` which one was forced,
    `date` which day was given for articles that state none; each is empty otherwise.
    """

    path: str
    digest: str
    size: int
    modified_ns: int
    seen_ns: int
    failure: str = ""
    encoding: str = ""
    member: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class State:
    """The segments of one commit, the dumps they were made from by name, and what the reading of these depended on.

    `copies` names, for an article that stands in several dumps, those other than the one it is indexed from. `home` is
    the label of the gazetteer's home region, empty for the usual one; `places` are the user's own, by the name and the
    text of their file.
    """

    dumps: Mapping[str, DumpState] = field(default_factory=dict)
    copies: Mapping[str, list[str]] = field(default_factory=dict)
    dictionary: Dictionary = NO_WORDS
    reader: str = ""
    segments: tuple[SegmentState, ...] = ()
    home: str = ""
    places: tuple[str, str] = ("", "")

    def save(self, directory: Path, generation: int) -> None:
        """Write the state of a commit that is about to happen."""
        words = [(word.word, word.frequency, word.tag) for word in self.dictionary.words]
        value = {
            "format": FORMAT,
            "tokenizer": tokenizer_for(self.dictionary).fingerprint,
            "reader": self.reader,
            "home": self.home,
            "places": self.places,
            "dictionary": words,
            "segments": [asdict(segment) for segment in self.segments],
            "copies": dict(self.copies),
            "dumps": {name: asdict(dump) for name, dump in self.dumps.items()},
        }
        storage.write_whole(state_file(directory, generation), sealed(value))

    @classmethod
    def load(cls, directory: Path, generation: int, *, check: bool = True) -> State:
        """The state of a generation. Without `check`, one built by other rules is welcome too.

        Raises IndexVersionError when it was built by other rules, IndexCorruptError when it cannot be understood;
        FileNotFoundError when another process has committed meanwhile and tidied up.
        """
        state = cls.begin(directory, generation, check=check)
        return replace(state, dumps=dict(state.dumps), copies=dict(state.copies))

    @classmethod
    def begin(cls, directory: Path, generation: int, *, check: bool = True) -> State:
        """The same, its dumps and copies read when they are first asked for, which then raises what `load` raises."""
        data = storage.read_whole(state_file(directory, generation), MOST_BYTES)
        sound = partial(understood, directory, generation)
        with sound():
            head, rest = opened(directory, data)
            if check:
                check_rules(directory, head)
            dumps = Late(sound, lambda: dumps_of(late("dumps", head, rest)))
            return from_json(head, dumps, Late(sound, lambda: copies_of(late("copies", head, rest))))


class Late(Mapping[str, Named]):
    """What is known by names, read when it is first asked for."""

    def __init__(self, sound: Callable[[], AbstractContextManager[None]], read: Callable[[], dict[str, Named]]) -> None:
        self.sound, self.read = sound, read

    @cached_property
    def found(self) -> dict[str, Named]:
        """All of it. Raises what `sound` makes of what reading raises."""
        with self.sound():
            return self.read()

    def __getitem__(self, name: str) -> Named:
        return self.found[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self.found)

    def __len__(self) -> int:
        return len(self.found)


@contextmanager
def understood(directory: Path, generation: int) -> Iterator[None]:
    """Turn what reading a state raises that was not written so into IndexCorruptError."""
    try:
        yield
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise IndexCorruptError(directory, f"its state of generation {generation} is damaged: {error}") from error


def sealed(value: dict[str, Any]) -> bytes:
    """JSON, what is read late on lines of its own, and its checksum behind it on another."""
    head = {name: part for name, part in value.items() if name not in READ_LATE}
    rest = ({name: value[name]} if name in value else {} for name in READ_LATE)
    lines = [json.dumps(part, ensure_ascii=False, separators=(",", ":")) for part in (head, *rest)]
    data = "\n".join(lines).encode("utf-8", "surrogatepass")
    return data + b"\n%08x\n" % zlib.crc32(data)


def unsealed(directory: Path, data: bytes) -> dict[str, Any]:
    """What `sealed` was given. Raises ValueError when it was not this, NewerIndexError when it cannot be known."""
    head, rest = opened(directory, data)
    for line in rest:
        head |= parsed(line)
    return head


def parsed(line: bytes) -> dict[str, Any]:
    """The JSON of a line."""
    value: dict[str, Any] = json.loads(line.decode("utf-8", "surrogatepass"))
    return value


def opened(directory: Path, data: bytes) -> tuple[dict[str, Any], list[bytes]]:
    """What a search reads of it, and the lines of READ_LATE; before format 9 there were none. Raises as `unsealed`."""
    text, seal = (data[:-10], data[-9:]) if SEAL.fullmatch(data[-9:]) and data[-10:-9] == b"\n" else (data, b"")
    first, *rest = text.split(b"\n")
    value = parsed(first)
    if type(value["format"]) is not int:
        raise ValueError(f"its format is {value['format']!r}")
    if value["format"] > FORMAT:
        raise NewerIndexError(directory, value["format"], FORMAT)
    if value["format"] >= SEALED_SINCE and seal != b"%08x\n" % zlib.crc32(text):
        raise ValueError("its checksum is that of something else")
    return value, rest


def late(name: str, head: dict[str, Any], rest: list[bytes]) -> dict[str, Any]:
    """What stands under one of READ_LATE. Raises ValueError, KeyError or their like when it does not."""
    value: dict[str, Any] = (parsed(rest[READ_LATE.index(name)]) if rest else head)[name]
    return value


def dumps_of(value: dict[str, Any]) -> dict[str, DumpState]:
    """The dumps of a state. Raises TypeError or its like when they are none."""
    return {name: typed(DumpState(**dump)) for name, dump in value.items()}


def copies_of(value: dict[str, Any]) -> dict[str, list[str]]:
    """The copies of a state. Raises TypeError or its like when they are none."""
    return {name: list(texts(names)) for name, names in value.items()}


def from_json(value: dict[str, Any], dumps: Mapping[str, DumpState], copies: Mapping[str, list[str]]) -> State:
    """The state that `State.save` wrote. Raises ValueError, TypeError or their like for anything else."""
    if value["format"] < FORMAT:
        value = {**LATER, **value}
    segments = tuple(
        typed(SegmentState(**{**segment, "dumps": texts(segment.get("dumps", []))})) for segment in value["segments"]
    )
    if not all(SEGMENT_NAME.fullmatch(one.file) and DEAD_NAME.fullmatch(one.dead_file) for one in segments):
        raise ValueError("it names a segment as none is called")
    reader, home, *places = texts([value["reader"], value["home"], *value["places"]])
    return State(dumps, copies, dictionary_of(value), reader, segments, home, (places[0], places[1]))


def dictionary_of(value: dict[str, Any]) -> Dictionary:
    """The user words of a state. Raises ValueError or TypeError when they are none."""
    words = tuple(UserWord(*word) for word in value["dictionary"])
    if not all(type(word.word) is type(word.tag) is str and type(word.frequency or 0) is int for word in words):
        raise ValueError("its dictionary holds what is no word")
    return Dictionary(words)


def typed(record: Record) -> Record:
    """The record, whose fields are texts, counts and tuples of texts. Raises TypeError when one is anything else."""
    for name, annotation in record.__class__.__annotations__.items():
        value = getattr(record, name)
        wanted = {"str": str, "int": int}.get(annotation, tuple)
        if type(value) is not wanted:
            raise TypeError(f"{name} is of type {type(value).__name__}")
    return record


def texts(value: list[Any]) -> tuple[str, ...]:
    """A list of texts. Raises TypeError when it is none."""
    if type(value) is not list or not all(type(text) is str for text in value):
        raise TypeError("what should be a list of texts is none")
    return tuple(value)


def check_rules(directory: Path, value: dict[str, Any]) -> None:
    """Raise IndexVersionError unless this program reads and cuts as the index was built."""
    if value["format"] != FORMAT:
        raise IndexVersionError(directory, "index format", str(value["format"]), str(FORMAT))
    if (carried := tokenizer_for(dictionary_of(value)).fingerprint) != value["tokenizer"]:
        raise IndexVersionError(directory, "tokenizer", value["tokenizer"], carried)


def state_file(directory: Path, generation: int) -> Path:
    """Where the state of a generation stands."""
    return directory / f"quanwen_{generation}.state"
