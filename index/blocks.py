"""Records of articles → blocks of zstd, and any record back.

A hit costs unpacking a block, so blocks are small. What small blocks have in common is told by a dictionary that is
trained on the first records; where there are too few to learn from, blocks are larger instead. Of the news, with 75,000
articles, blocks of 2,000 bytes and a dictionary take 3 % more than blocks of 16,000 without one, and a fifth of the
time to unpack.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from threading import local
from typing import Any

import numpy as np
import zstandard
from numpy.typing import NDArray

from index.container import Container
from index.errors import SegmentDamagedError
from index.inversion import Arrays
from index.remembering import remembering

# Uncompressed bytes of a block, without a dictionary and with one.
BLOCK, SMALL_BLOCK = 1 << 14, 1 << 11
LEVEL = 3
# Records a dictionary is trained on, every so many one, and its bytes.
LEARNT, EVERY, DICTIONARY = 4096, 4, 1 << 14
# What a stranger's block may take of the memory; records are without their texts, and no article ever needs as much.
MOST_BLOCK = 64 << 20
# Blocks kept unpacked.
KEPT = 256


class BlockWriter:
    """Packs records, one an article, in blocks."""

    def __init__(self) -> None:
        self.dictionary, self.packer, self.size = b"", packer(b""), BLOCK
        self.blocks: list[bytes] = []
        self.first: list[int] = []
        self.waiting: list[bytes] = []
        self.waiting_bytes = self.count = self.packed = 0

    def add(self, record: bytes) -> None:
        """Take in the record of the next article."""
        self.waiting.append(record)
        self.waiting_bytes += len(record)
        self.count += 1
        if self.count == LEARNT:
            self.learn()
        if self.count >= LEARNT and self.waiting_bytes >= self.size:
            self.pack()

    def learn(self) -> None:
        """Train the dictionary on what waits, if it can be."""
        try:
            trained = zstandard.train_dictionary(DICTIONARY, [*self.waiting[::EVERY]])
        except zstandard.ZstdError:  # they are too short, or too much the same
            return
        self.dictionary, self.size = trained.as_bytes(), SMALL_BLOCK
        self.packer = packer(self.dictionary)

    def pack(self) -> None:
        """Close the blocks that are full."""
        block, size = list[bytes](), 0
        for record in self.waiting:
            block.append(record)
            size += len(record)
            if size >= self.size:
                self.close(block)
                block, size = [], 0
        self.waiting, self.waiting_bytes = block, size

    def close(self, block: list[bytes]) -> None:
        """Write one block."""
        self.first.append(self.packed)
        self.packed += len(block)
        self.blocks.append(self.packer.compress(b"\n".join(block)))

    def arrays(self) -> Arrays:
        """The blocks as arrays."""
        self.pack()
        if self.waiting:
            self.close(self.waiting)
        return {
            "records.dictionary": np.frombuffer(self.dictionary, np.uint8),
            "records.data": np.frombuffer(b"".join(self.blocks), np.uint8),
            "records.ends": np.cumsum([len(block) for block in self.blocks], dtype=np.int64).astype(np.uint32),
            "records.first": np.array(self.first, np.int32),
        }


def packer(dictionary: bytes) -> zstandard.ZstdCompressor:
    """What packs blocks; the checksum tells a block that was changed."""
    known = zstandard.ZstdCompressionDict(dictionary) if dictionary else None
    return zstandard.ZstdCompressor(level=LEVEL, write_checksum=True, write_dict_id=False, dict_data=known)


class Blocks:
    """The records of one segment. Threads may share it."""

    def __init__(self, container: Container, path: Path) -> None:
        self.path = path
        self.data: NDArray[np.uint8] = container["records.data"]
        self.ends, self.first = container["records.ends"], container["records.first"]
        dictionary = container["records.dictionary"].tobytes()
        self.dictionary = zstandard.ZstdCompressionDict(dictionary) if dictionary else None
        self.of_thread = local()
        self.block = remembering(self.unpacked, KEPT)

    def records(self, numbers: NDArray[np.integer[Any]]) -> Iterator[bytes]:
        """Yield the records of articles by their numbers. Raises SegmentDamagedError, IndexError."""
        blocks = np.searchsorted(self.first, numbers, "right") - 1
        places = numbers - self.first.take(blocks)
        for block, place in zip(blocks.tolist(), places.tolist(), strict=True):
            yield self.block(block)[place]

    def unpacked(self, number: int) -> list[bytes]:
        """The records of one block."""
        start = int(self.ends[number - 1]) if number else 0
        data = self.data[start : int(self.ends[number])].tobytes()
        try:
            if zstandard.get_frame_parameters(data).content_size > MOST_BLOCK:  # also when it is not told
                raise SegmentDamagedError(self.path, f"a block of records has more than {MOST_BLOCK} bytes")
            return self.unpacker().decompress(data).split(b"\n")
        except zstandard.ZstdError as error:
            raise SegmentDamagedError(self.path, f"a block of records cannot be unpacked ({error})") from error

    def unpacker(self) -> zstandard.ZstdDecompressor:
        """The one of this thread: making one takes longer than a block."""
        mine: zstandard.ZstdDecompressor | None = getattr(self.of_thread, "unpacker", None)
        if mine is None:
            mine = self.of_thread.unpacker = zstandard.ZstdDecompressor(dict_data=self.dictionary)
        return mine
