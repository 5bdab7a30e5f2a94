"""Query → matches → facets, snippets → people.

with searcher.open("news.idx") as s:
    results = s.search('"三区联创" 人才', district="南安市", since="2026-01-01", limit=20, facets=True)
"""

from searcher.errors import ParagraphNotFoundError, QueryError, SearchError
from searcher.facets import FacetCount
from searcher.fragmenter import Snippet
from searcher.highlight import Span
from searcher.query import quoted
from searcher.results import Hit, Results, Sort
from searcher.searcher import Searcher, Stats, open

__all__ = [
    "FacetCount",
    "Hit",
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
