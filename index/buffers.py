"""Arrays as buffers, out of which Python takes single numbers and slices several times as fast as out of arrays."""

from __future__ import annotations

from typing import Any

from numpy.typing import NDArray


def buffer(array: NDArray[Any]) -> memoryview:
    """The buffer of an array; nothing is copied."""
    return memoryview(array)  # type: ignore[arg-type, unused-ignore]  # none to numpy's stubs before Python 3.12
