"""Batches of articles → the same, made without a look for garbage: there are no cycles, and looking takes time."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from typing import TypeVar

T = TypeVar("T")

# So many objects are young after a batch of records, which leaves 3,000 to 10,000, never after a page of one issue.
MANY_YOUNG = 2000


def uncollected(batches: Iterator[T]) -> Iterator[T]:
    """Yield each batch. Garbage is looked for between them: while one is made that takes a tenth of the time."""
    while True:
        collects = gc.isenabled()
        gc.disable()
        try:
            batch = next(batches, None)
        finally:
            if collects:
                _age()
                gc.enable()
        if batch is None:
            return
        yield batch


def _age() -> None:
    """Count much that is young as old, or the next look for garbage would go through it: a twentieth of the time."""
    if gc.get_count()[0] > MANY_YOUNG and not gc.get_freeze_count():  # what someone froze stays so
        gc.freeze()
        gc.unfreeze()
