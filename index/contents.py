"""The state of a commit → the table of contents that Whoosh opens, made without Whoosh.

    3 varints      sizes of an int, a long and a float, as Whoosh checks them
    2 ints         -12345, to tell the order of bytes; the version of this layout. Big-endian, as all ints here
    3 varints      Whoosh's release
    varint, bytes  the schema, pickled, behind its length
    2 ints         the generation, and 0
    bytes          the segments, pickled

Importing what a schema is made of takes as long as syncing a small dump. So the pickles name the two functions below
and what to call them with, and whoever unpickles them imports the rest; the names of both may never move.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable
from struct import pack
from typing import TYPE_CHECKING, Any

from whoosh import __version__ as release

from index.dictionary import Dictionary
from index.state import SegmentState

if TYPE_CHECKING:
    from whoosh.fields import Schema

    from index.codec import ColumnarSegment

SIZES = bytes((4, 8, 4))
BYTE_ORDER, LAYOUT = -12345, -111
# Whoosh's own choice for its schemas.
PROTOCOL = 2


class Later:
    """Something that is made when it is unpickled."""

    def __init__(self, maker: Callable[..., Any], *arguments: Any) -> None:
        self.made_by = maker, arguments

    def __reduce__(self) -> tuple[Callable[..., Any], tuple[Any, ...]]:
        return self.made_by


def toc_bytes(generation: int, segments: tuple[SegmentState, ...], dictionary: Dictionary) -> bytes:
    """The table of contents of a generation."""
    made = [Later(segment, one.file, one.rows, one.dead, one.dead_file) for one in segments]
    fields = pickle.dumps(Later(schema, dictionary), PROTOCOL)
    head = SIZES + pack("!ii", BYTE_ORDER, LAYOUT) + b"".join(map(varint, release[:3]))
    return head + varint(len(fields)) + fields + pack("!ii", generation, 0) + pickle.dumps(made, PROTOCOL)


def varint(number: int) -> bytes:
    """A number, seven bits a byte, the lowest first; all bytes but the last have the eighth bit."""
    low, rest = number & 0x7F, number >> 7
    return bytes((low | 0x80,)) + varint(rest) if rest else bytes((low,))


def schema(dictionary: Dictionary) -> Schema:
    """The schema of an index whose words are cut with `dictionary`."""
    from index.schema import make_schema

    return make_schema(dictionary)


def segment(file: str, rows: int, dead: int, dead_file: str) -> ColumnarSegment:
    """A segment as Whoosh knows it."""
    from index.codec import ColumnarSegment

    return ColumnarSegment(SegmentState(file, rows, dead, dead_file))
