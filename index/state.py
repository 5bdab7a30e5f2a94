"""What an index knows of the dumps it was made from, as one JSON file a commit, and the rules it was made by.

`quanwen_<generation>.state` is written before Whoosh's table of contents of the same generation, whose renaming is the
commit: a generation that can be opened has its state, and a state without its generation is never read.
"""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from index.dictionary import NO_WORDS, Dictionary, UserWord
from index.errors import IndexCorruptError, IndexVersionError
from index.tokenizer import tokenizer_for

# Raise it when anything written to an index changes its meaning; an older index then asks to be rebuilt.
FORMAT = 1


@dataclass(frozen=True, slots=True)
class SegmentState:
    """A segment of one commit: its file, how many rows it has, and where the bits of the deleted ones stand, if any."""

    file: str
    rows: int
    dead: int = 0
    dead_file: str = ""


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

    dumps: dict[str, DumpState] = field(default_factory=dict)
    copies: dict[str, list[str]] = field(default_factory=dict)
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
            "copies": self.copies,
            "dumps": {name: asdict(dump) for name, dump in self.dumps.items()},
        }
        with state_file(directory, generation).open("w", encoding="utf-8", errors="surrogatepass") as stream:
            json.dump(value, stream, ensure_ascii=False, separators=(",", ":"))
            stream.flush()
            os.fsync(stream.fileno())

    @classmethod
    def load(cls, directory: Path, generation: int, *, check: bool = True) -> State:
        """The state of a generation. Without `check`, one built by other rules is welcome too.

        Raises IndexVersionError when it was built by other rules, IndexCorruptError when it cannot be understood;
        FileNotFoundError when another process has committed meanwhile and tidied up.
        """
        data = state_file(directory, generation).read_bytes()
        try:
            value = json.loads(data.decode("utf-8", "surrogatepass"))
            if check:
                check_rules(directory, value)
            return from_json(value)
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise IndexCorruptError(directory, f"its state of generation {generation} is damaged: {error}") from error


def from_json(value: dict[str, Any]) -> State:
    """The state that `State.save` wrote."""
    dictionary = Dictionary(tuple(UserWord(*word) for word in value["dictionary"]))
    dumps = {name: DumpState(**dump) for name, dump in value["dumps"].items()}
    segments = tuple(SegmentState(**segment) for segment in value["segments"])
    name, text = value["places"]
    return State(dumps, value["copies"], dictionary, value["reader"], segments, value["home"], (name, text))


def check_rules(directory: Path, value: dict[str, Any]) -> None:
    """Raise IndexVersionError unless this program reads and cuts as the index was built."""
    if value["format"] != FORMAT:
        raise IndexVersionError(directory, "index format", str(value["format"]), str(FORMAT))
    dictionary = Dictionary(tuple(UserWord(*word) for word in value["dictionary"]))
    if (carried := tokenizer_for(dictionary).fingerprint) != value["tokenizer"]:
        raise IndexVersionError(directory, "tokenizer", value["tokenizer"], carried)


def state_file(directory: Path, generation: int) -> Path:
    """Where the state of a generation stands."""
    return directory / f"quanwen_{generation}.state"
