"""A method → the same with its last answers remembered, which does not keep its object alive.

What `lru_cache` makes of a bound method holds the object that holds it: the files of a closed index would stay open
until Python looks for garbage.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING, TypeVar
from weakref import WeakMethod

if TYPE_CHECKING:
    from functools import _lru_cache_wrapper

Answer = TypeVar("Answer")


def remembering(method: Callable[[int], Answer], most: int) -> _lru_cache_wrapper[Answer]:
    """The method with its `most` last answers remembered; whoever asks holds the object."""
    weak = WeakMethod(method)

    def ask(number: int) -> Answer:
        bound = weak()
        assert bound is not None, "who asks holds the object"
        return bound(number)

    return lru_cache(maxsize=most)(ask)
