"""Compressed bytes → the bytes, to the last one or an error: gzip, bzip2, xz and zstandard. The one door to zstandard.

The standard library's own readers pass over what stands behind a bzip2 or xz stream, and zstandard's over one that
breaks off; here nothing but zeros, with which tapes are filled, may follow.
"""

from __future__ import annotations

import bz2
import lzma
import zlib
from collections.abc import Callable
from typing import IO, Protocol, cast

import zstandard

# Newspaper text shrinks 3 to 6 times, repetitive tables 30 times; a bomb 1,000 times. Little is let through whatever
# its ratio: a page of blanks is no attack.
BOMB_RATIO = 200
BOMB_FLOOR = 64 << 20
# What a stream may ask a decompressor to hold: xz at its highest level takes 65 MiB, zstd at its highest 128.
MOST_HELD = 192 << 20
# Compressed bytes fed at once. A few of xz or bzip2 may stand for a whole block: this much never becomes 50 MB.
PIECE = 1 << 10

ERRORS = (EOFError, OSError, zlib.error, lzma.LZMAError, zstandard.ZstdError)


class BombError(ValueError):
    """So many bytes come of so few that no newspaper can be meant."""


class Frame(Protocol):
    """One stream being decompressed."""

    @property
    def eof(self) -> bool:
        """Whether its end has been met."""

    @property
    def unused_data(self) -> bytes:
        """What was fed beyond its end."""

    def decompress(self, data: bytes, /) -> bytes:
        """What the next bytes stand for."""


def _zst() -> Frame:
    return cast("Frame", zstandard.ZstdDecompressor(max_window_size=1 << 27).decompressobj())


#: Suffix → what decompresses one stream; how such a stream begins.
FRAMES: dict[str, tuple[Callable[[], Frame], bytes]] = {
    ".gz": (lambda: cast("Frame", zlib.decompressobj(31)), b"\x1f\x8b"),  # 31: with gzip's header and checksum
    ".bz2": (bz2.BZ2Decompressor, b"BZh"),
    ".xz": (lambda: lzma.LZMADecompressor(memlimit=MOST_HELD), b"\xfd7zXZ\0"),
    ".zst": (_zst, b"\x28\xb5\x2f\xfd"),
}


def suffix_of(head: bytes) -> str:
    """The suffix of the compression that a file beginning so has; empty for none."""
    return next((suffix for suffix, (_, magic) in FRAMES.items() if head.startswith(magic)), "")


def decompressed(raw: IO[bytes], suffix: str) -> IO[bytes]:
    """A stream of what `raw` holds, as it is read.

    `read` raises one of ERRORS, EOFError when `raw` breaks off, and BombError as soon as it has become too much.
    """
    return cast("IO[bytes]", _Frames(raw, FRAMES[suffix][0]))


def refuse_bomb(expanded: int, stored: int) -> None:
    """Raise BombError when so few bytes, as stored, give `expanded` and more."""
    if expanded > BOMB_FLOOR and expanded > BOMB_RATIO * max(stored, 1):
        raise BombError(
            f"expands more than {BOMB_RATIO} times from {stored} bytes, which no newspaper does; "
            "decompress it yourself if you trust it"
        )


class _Frames:
    """Reads frame after frame."""

    def __init__(self, raw: IO[bytes], new: Callable[[], Frame]) -> None:
        self._raw, self._new = raw, new
        self._frame = new()
        self._left = b""  # compressed, not yet fed
        self._ready = bytearray()
        self._taken = self._made = 0

    def read(self, size: int) -> bytes:
        """At most `size` bytes, fewer only at the end."""
        while len(self._ready) < size and (piece := self._left or self._take()):
            self._feed(piece)
        if len(self._ready) < size and self._taken and not self._frame.eof:
            raise EOFError("the compressed stream breaks off")
        found = bytes(self._ready[:size])
        del self._ready[:size]
        return found

    def _take(self) -> bytes:
        piece = self._raw.read(PIECE)
        self._taken += len(piece)
        return piece

    def _feed(self, piece: bytes) -> None:
        if self._frame.eof:
            self._left = b""
            piece = piece.lstrip(b"\0")
            if not piece:
                return
            self._frame = self._new()
        made = self._frame.decompress(piece)
        self._ready += made
        self._made += len(made)
        refuse_bomb(self._made, self._taken)
        self._left = self._frame.unused_data if self._frame.eof else b""
