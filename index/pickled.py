"""A table of contents as Whoosh writes it → what unpickling it would fetch and call. Nothing is fetched or called here.

The file is a header, a pickled schema behind its length, and pickled segments. Whoosh unpickles both; we never do.
"""

from __future__ import annotations

import pickletools
from collections.abc import Iterator
from typing import Any

# What it takes to make an index's schema and segments anew, by earlier formats too; of other modules only these names.
MODULES = ("whoosh.", "index.analysis ", "index.codec ", "index.dictionary ")
NAMES = frozenset(
    f"{module} {name}"
    for modules, names in (
        (("copy_reg", "copyreg"), ("_reconstructor",)),
        (("__builtin__", "builtins"), ("object", "set", "frozenset")),
        (("re",), ("_compile",)),
        (("index.contents",), ("schema", "segment")),
    )
    for module in modules
    for name in names
)
TEXTS = ("UNICODE", "BINUNICODE", "SHORT_BINUNICODE", "BINUNICODE8")
# Sizes of three C types, a number, a version, the parts of a release: 3 + 4 + 4 + 3 bytes, before the schema's length.
HEADER = 14


def strange_names(toc: bytes) -> list[str]:
    """What a table of contents would fetch that no index of ours has, sorted. Raises ValueError when it is none."""
    schema, segments = pickles(toc)
    fetched = {*names_in(schema), *names_in(segments)}
    return sorted(name for name in fetched if not (name.startswith(MODULES) or name in NAMES))


def pickles(toc: bytes) -> tuple[bytes, bytes]:
    """The two pickles of a table of contents. Raises ValueError."""
    length = shift = 0
    for start, byte in enumerate(toc[HEADER : HEADER + 5], HEADER + 1):
        length |= (byte & 0x7F) << shift
        shift += 7
        if byte < 0x80:
            return toc[start : start + length], toc[start + length + 8 :]  # between them two numbers of 4 bytes
    raise ValueError("it is no table of contents")


def names_in(pickle: bytes) -> Iterator[str]:
    """Yield `module name` of all that a pickle fetches, `?` for what cannot be told. Raises ValueError for none."""
    memo: dict[int, Any] = {}
    stack: list[Any] = []  # what was pushed last, so far as it matters: texts, None for anything else
    for opcode, argument, _ in pickletools.genops(pickle):
        if opcode.name in ("GLOBAL", "INST"):
            yield str(argument)
        elif opcode.name == "STACK_GLOBAL":
            yield " ".join(stack[-2:]) if len(stack) > 1 and all(stack[-2:]) else "?"
        if opcode.name in ("MEMOIZE", "PUT", "BINPUT", "LONG_BINPUT"):
            memo[len(memo) if argument is None else int(argument)] = stack[-1] if stack else None
        elif opcode.name in ("GET", "BINGET", "LONG_BINGET"):
            stack.append(memo.get(int(argument or 0)))
        else:
            stack.append(argument if opcode.name in TEXTS else None)
        del stack[:-2]
