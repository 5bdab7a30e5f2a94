"""Query → matches → facets, snippets → people.

    with searcher.open("news.idx") as s:
        results = s.search('"三区联创" 人才', district="南安市", since="2026-01-01", limit=20, facets=True)

Names are fetched from their modules when first used: a command that only prints its help loads no engine.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from searcher.discovery import NewWord
    from searcher.errors import ParagraphNotFoundError, QueryError, SearchError
    from searcher.explanation import Explanation
    from searcher.facets import FacetCount
    from searcher.fragmenter import Snippet
    from searcher.highlight import Span
    from searcher.query import quoted
    from searcher.results import By, Hit, Results, Sort
    from searcher.searcher import Searcher, open
    from searcher.statistics import Stats
    from searcher.suggestions import Advice, Correction

__all__ = [
    "Advice",
    "By",
    "Correction",
    "Explanation",
    "FacetCount",
    "Hit",
    "NewWord",
    "ParagraphNotFoundError",
    "QueryError",
    "Results",
    "SearchError",
    "Searcher",
    "Snippet",
    "Sort",
    "Span",
    "Stats",
    "open",
    "quoted",
]

HOMES = {
    "Advice": "suggestions", "By": "results", "Correction": "suggestions", "Explanation": "explanation",
    "FacetCount": "facets", "Hit": "results", "NewWord": "discovery", "ParagraphNotFoundError": "errors",
    "QueryError": "errors",
    "Results": "results", "SearchError": "errors", "Searcher": "searcher", "Snippet": "fragmenter",
    "Sort": "results", "Span": "highlight", "Stats": "statistics", "open": "searcher", "quoted": "query",
}  # fmt: skip


def __getattr__(name: str) -> object:
    """A public name, from the module it lives in."""
    if name not in HOMES:
        raise AttributeError(f"module 'searcher' has no attribute {name!r}")
    value = globals()[name] = getattr(import_module(f"searcher.{HOMES[name]}"), name)
    return value
