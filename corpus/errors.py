"""The root of every error this project raises, and the branch for what goes wrong while reading dumps."""

from __future__ import annotations


class QuanwenError(Exception):
    """Whatever can go wrong here. Its text says what was met, what was wanted and what to do next."""


class CorpusError(QuanwenError):
    """A dump, a gazetteer file or an option about them cannot be used."""


class DumpError(CorpusError):
    """One dump cannot be read; others can. `dump` is its name, relative to the root it was found under."""

    def __init__(self, dump: str, reason: str) -> None:
        super().__init__(f"{dump}: {reason}")
        self.dump = dump
        self.reason = reason
