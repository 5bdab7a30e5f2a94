"""The engines, one module each. Nothing is imported before it is asked for: a peer may be absent."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from benchmarks.speed.engines.engine import Engine

# In the order of the table's columns.
ENGINES = {
    "quanwen": "quanwen.Quanwen",
    "quanwen-limit-0": "quanwen.WithoutHits",
    "tantivy": "tantivy.Tantivy",
    "sqlite": "sqlite.Sqlite",
    "xapian": "xapian.Xapian",
    "bm25s": "bm25s.Bm25s",
    "whoosh": "whoosh.Whoosh",
}
# What no engine can do without, measured like one.
SHARES = {"reading": "shares.Reading", "cutting": "shares.Cutting"}


def engine_for(name: str) -> Engine:
    """The engine of this name. Raises ImportError where it is not installed."""
    module, kind = {**ENGINES, **SHARES}[name].split(".")
    engine: Engine = getattr(import_module(f"benchmarks.speed.engines.{module}"), kind)()
    return engine
