"""What can go wrong with a search: one branch of `QuanwenError`."""

from __future__ import annotations

from corpus.errors import QuanwenError


class SearchError(QuanwenError):
    """A search cannot be done as asked."""


class QueryError(SearchError, ValueError):
    """A query or a filter means nothing to this index. `query` is what was asked."""

    def __init__(self, query: str, reason: str) -> None:
        super().__init__(reason)
        self.query = query


class ParagraphNotFoundError(SearchError, LookupError):
    """No article or paragraph has this id."""

    def __init__(self, name: str) -> None:
        super().__init__(f"no article or paragraph {name!r} in this index. Ids are shown by search, as in a1b2c3#4.")
        self.name = name
