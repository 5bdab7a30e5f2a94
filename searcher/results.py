"""What a search gives: frozen values that own all they show, valid after the index is closed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from functools import cached_property, partial
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from corpus import Kind
from index import Entry
from searcher.facets import FacetCount
from searcher.fragmenter import Snippet, best_fragment
from searcher.highlight import Span, Wanted, find_spans

if TYPE_CHECKING:
    from searcher.matching import Matches


class Sort(str, Enum):
    """The order of hits. Equals stand in reading order: by dump, line, and place in the article."""

    RELEVANCE = "relevance"
    DATE = "date"  # newest first, undated last
    OLDEST = "oldest"  # oldest first, undated last
    RECENT = "recent"  # best first, but what is recent counts a little more

    def __str__(self) -> str:
        return self.value


class By(str, Enum):
    """What a hit stands for: itself, or its article, of which it is the best paragraph."""

    PARAGRAPH = "paragraph"
    ARTICLE = "article"

    def __str__(self) -> str:
        return self.value


# A match to be shown, by its place among the matches; how many articles are near duplicates of its own, and how many
# other paragraphs of its article match, as far as that is asked for.
Shown = tuple[int, int | None, int | None]


@dataclass(frozen=True, slots=True)
class Hit:
    """A matching paragraph. `rank` counts from 1; `text` is the source's characters; `spans` are its hits in it.

    `districts` are the article's and the paragraph's own, without ancestors. `others` is how many matching articles
    are near duplicates of its own; None unless the search was to collapse them. `more` is how many other paragraphs of
    its article match; None unless the search was by articles.
    """

    rank: int
    score: float
    id: str
    article: str
    title: str
    date: date | None
    districts: tuple[str, ...]
    kind: Kind
    text: str
    spans: tuple[Span, ...]
    dump: str
    line: int
    others: int | None = None
    more: int | None = None

    def snippet(self, width: int = 80) -> Snippet:
        """The part of the text worth showing, at most `width` code points unless one hit is longer."""
        return best_fragment(self.text, self.spans, width)


@dataclass(frozen=True)
class Results:
    """One page of hits, and what is true of all matches: `total` paragraphs in `articles` articles.

    `parsed` is the reading of `query`. `remark` says what was done differently from what was asked, if anything.
    `facets` has `district` and `date` when they were asked for. Results are equal whatever time they took; they copy
    and pickle, with all articles counted.
    """

    query: str
    parsed: str
    total: int
    hits: tuple[Hit, ...]
    facets: Mapping[str, tuple[FacetCount, ...]]
    took_ms: float = field(compare=False)
    count_articles: Callable[[], int] = field(repr=False, compare=False)
    remark: str = ""

    @cached_property
    def articles(self) -> int:
        """How many articles the matching paragraphs stand in; counted when first asked, also after closing."""
        return self.count_articles()

    def __getstate__(self) -> dict[str, object]:
        """What they are without the index: to count articles takes columns of all its rows."""
        return {**vars(self), "count_articles": partial(int, self.articles)}

    def __iter__(self) -> Iterator[Hit]:
        return iter(self.hits)

    def __len__(self) -> int:
        return len(self.hits)

    def __bool__(self) -> bool:
        return self.total > 0


def hit_of(
    entry: Entry, score: float, rank: int, wanted: Sequence[Wanted], others: int | None, more: int | None
) -> Hit:
    """What is shown of a paragraph that matches."""
    origin = entry.origin
    return Hit(
        rank=rank,
        score=score,
        id=entry.id,
        article=origin.id,
        title=entry.title,
        date=origin.day,
        districts=entry.districts,
        kind=entry.kind,
        text=entry.text,
        spans=find_spans(entry.folded, wanted),
        dump=origin.dump,
        line=entry.line,
        others=others,
        more=more,
    )


def count_articles(matches: Matches, articles: NDArray[np.int32]) -> int:
    """How many articles the matching paragraphs stand in; `articles` has the article of every row."""
    found = articles.take(matches.members.rows)
    # ascending, as the rows are: an article's paragraphs stand together
    return int(np.count_nonzero(np.diff(found))) + 1 if len(found) else 0
