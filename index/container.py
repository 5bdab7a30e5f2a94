"""A file of named arrays, written once and memory-mapped: what a segment is made of.

    bytes 0-7      "QUANWEN1"
    bytes 8-15     where the directory begins, little-endian
    then           the arrays one behind another, each beginning at a multiple of 8
    directory      JSON: {"arrays": {name: [dtype, offset, count, crc32]}, "notes": {...}}
    last 4 bytes   crc32 of the directory

Opening reads the directory and looks whether every array lies inside the file; an array costs nothing until it is
touched. What the arrays hold is compared with their checksums by `damaged`.
"""

from __future__ import annotations

import json
import mmap
import zlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index import storage
from index.errors import SegmentDamagedError

MAGIC = b"QUANWEN1"
ALIGNMENT = 8
DTYPES = frozenset({"|u1", "|i1", "|b1", *(f"<{kind}{size}" for kind in "iuf" for size in (2, 4, 8))})


# An array, or the bytes of one that is made part by part.
Made = NDArray[Any] | Iterator[NDArray[np.uint8]]


def write_container(
    path: Path, arrays: Mapping[str, NDArray[Any]] | Iterable[tuple[str, Made]], notes: Mapping[str, Any]
) -> None:
    """Write the file whole; the commit that names it syncs it. What stood there is replaced.

    Arrays that come as pairs may be made one after another, and let go when the next one is asked for.
    """
    directory: dict[str, list[Any]] = {}
    with storage.new_file(path) as stream:
        stream.write(MAGIC + b"\0" * 8)
        for name, array in arrays.items() if isinstance(arrays, Mapping) else arrays:
            stream.write(b"\0" * (-stream.tell() % ALIGNMENT))
            directory[name] = write_array(stream, array)
        end = stream.tell()
        listing = json.dumps({"arrays": directory, "notes": notes}, ensure_ascii=False).encode("utf-8", "surrogatepass")
        stream.write(listing + zlib.crc32(listing).to_bytes(4, "little"))
        stream.seek(len(MAGIC))
        stream.write(end.to_bytes(8, "little"))


def write_array(stream: storage.NewFile, array: Made) -> list[Any]:
    """Write one array, and give what the directory says of it."""
    offset, size, crc = stream.tell(), 0, 0
    dtype = array.dtype if isinstance(array, np.ndarray) else np.dtype(np.uint8)
    for part in [array] if isinstance(array, np.ndarray) else array:
        data = np.ascontiguousarray(part)
        size, crc = size + data.size, zlib.crc32(data.data, crc)
        stream.write(data.data)
    return [dtype.str, offset, size, crc]


class Container:
    """A file of arrays, open. Raises SegmentDamagedError for a file that is not whole, FileNotFoundError for none."""

    def __init__(self, path: Path) -> None:
        self.path = path
        with storage.open_regular(path) as stream:
            if stream.seek(0, 2) < len(MAGIC) + 8:
                raise SegmentDamagedError(path, "shorter than its own header")
            self.map = mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)
        start = int.from_bytes(self.map[8:16], "little")
        listing = self.map[start:-4]
        if self.map[:8] != MAGIC or not listing or zlib.crc32(listing) != int.from_bytes(self.map[-4:], "little"):
            raise SegmentDamagedError(path, "not one of our segments, or cut short")
        try:
            directory = json.loads(listing.decode("utf-8", "surrogatepass"))
            self.directory: dict[str, list[Any]] = directory["arrays"]
            self.notes: dict[str, Any] = directory["notes"]
            outside = [name for name, entry in self.directory.items() if not lies_inside(entry, start)]
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            raise SegmentDamagedError(path, f"its directory makes no sense ({error})") from error
        if outside:
            raise SegmentDamagedError(path, f"its array {outside[0]} lies outside the file")
        self.known: dict[str, NDArray[Any]] = {}

    def __getitem__(self, name: str) -> NDArray[Any]:
        """The array of this name, mapped and read-only."""
        if (known := self.known.get(name)) is None:
            dtype, offset, count, _ = self.directory[name]
            known = self.known[name] = np.frombuffer(self.map, np.dtype(dtype), count, offset)
        return known

    def damaged(self) -> list[str]:
        """The names of arrays whose bytes are not those that were written."""
        return [name for name, (_, _, _, crc) in self.directory.items() if zlib.crc32(self[name].data) != crc]


def lies_inside(entry: list[Any], end: int) -> bool:
    """Whether an entry of a directory speaks of bytes between the header and the directory, as numbers known here."""
    dtype, offset, count, crc = entry
    if dtype not in DTYPES or not all(type(number) is int for number in (offset, count, crc)):
        return False
    return bool(len(MAGIC) + 8 <= offset and count >= 0 and offset + count * int(dtype[2:]) <= end)
