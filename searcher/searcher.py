"""Answer questions from one snapshot of an index: the one object that scripts and commands talk to."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from functools import cached_property, partial, wraps
from itertools import islice
from pathlib import Path
from time import perf_counter
from types import TracebackType
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar, cast

import numpy as np
from numpy.typing import NDArray

from corpus import Article
from index import IndexDamagedWarning, Snapshot, UserWord
from index.folding import fold
from index.generations import latest_generation
from searcher import facets as counting
from searcher import ranking
from searcher.arguments import (
    When,
    Where,
    read_by,
    read_facets,
    read_filters,
    read_name,
    read_reach,
    read_sort,
    read_today,
)
from searcher.errors import ParagraphNotFoundError
from searcher.facets import NO_FACETS, FacetCount, Facets
from searcher.highlight import Span, find_spans, wanted_units
from searcher.matching import Matcher, Matches
from searcher.parser import parse
from searcher.parts import Parts
from searcher.places import Places
from searcher.query import Node, gists_of, leaves
from searcher.results import By, Hit, Results, Sort, count_articles
from searcher.showing import Showing

if TYPE_CHECKING:
    from index import Failure
    from searcher.discovery import NewWord
    from searcher.expansion import Expansion
    from searcher.explanation import Explanation
    from searcher.statistics import Stats
    from searcher.suggestions import Advice

# As many best hits are looked for without scoring all that matches.
MOST_BEST = 1000

Given = ParamSpec("Given")
Got = TypeVar("Got")
Method = Callable[Concatenate["Searcher", Given], Got]


def soundly(method: Method[Given, Got]) -> Method[Given, Got]:
    """A method of a searcher, with damage of the index as our error."""

    @wraps(method)
    def run(searcher: Searcher, *args: Given.args, **named: Given.kwargs) -> Got:
        with searcher.snapshot.soundly():
            return method(searcher, *args, **named)

    return cast("Method[Given, Got]", run)


class Searcher:
    """A read-only view of an index as it was when opened. Threads may share it."""

    def __init__(self, snapshot: Snapshot, today: date | None = None) -> None:
        self.snapshot = snapshot
        self.today = today

    def __enter__(self) -> Searcher:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the index. Results stay valid."""
        self.snapshot.close()

    def refresh(self) -> Searcher:
        """A searcher of the latest commit: this one when there has been none since, else another.

        This one goes on giving what it gave until it is closed, whatever is committed: others may be using it.
        """
        directory = self.snapshot.directory
        return self if latest_generation(directory) == self.snapshot.generation else open(directory, today=self.today)

    @property
    def failures(self) -> tuple[Failure, ...]:
        """The dumps that could not be read, by name: they hold nothing until they change."""
        from index import Failure  # few ask

        dumps = sorted(self.snapshot.state.dumps.items())
        return tuple(Failure(name, dump.failure) for name, dump in dumps if dump.failure)

    @property
    def words(self) -> tuple[UserWord, ...]:
        """The words that the user added, sorted."""
        return self.snapshot.state.dictionary.words

    @soundly
    def new_words(self, limit: int = 20) -> list[NewWord]:
        """Words that may be missing in the dictionary, likeliest first; of a large index a part is read.

        Raises QueryError for a limit below 0.
        """
        from searcher.discovery import new_words

        read_reach("", limit)
        return new_words(self.snapshot, limit)

    @soundly
    def search(
        self,
        query: str,
        /,
        *,
        district: Where = (),
        since: When = None,
        until: When = None,
        limit: int | None = 10,
        offset: int = 0,
        sort: Sort | str = Sort.RELEVANCE,
        facets: bool | str | Iterable[str] = False,
        collapse: bool = False,
        by: By | str = By.PARAGRAPH,
    ) -> Results:
        """The paragraphs that answer `query`, best first, with exact counts over all of them.

        `district` names one or several places, any of which will do, with all that lies in them. `since` and `until`
        bound the publication date, both included; strings may be a year, month or day, in words too. `limit`
        None means all. With `collapse` hits of articles that are near duplicates of one above are left out, and those
        shown tell how many `others` there are. With `by` "article" only the best hit of each article is shown, which
        tells how many `more` there are, and limit and offset count articles. Totals and facets count all matches none
        the less. The order "recent" is by relevance with recency mixed in.
        Raises QueryError for a query or filter that means nothing, SearchError for a `synonyms.txt` that says nothing.
        """
        started = perf_counter()
        node, wanted = self.read(query), read_reach(query, limit, offset)
        order, unit, counted = read_sort(query, sort), read_by(query, by), read_facets(facets)
        narrowing = read_filters(query, district, since, until, self.today)
        groups = collapse or unit is By.ARTICLE
        if wanted is None or wanted > MOST_BEST or groups or order is not Sort.RELEVANCE:
            matches = self.match(node, narrowing, order)
        else:
            matches = self.matcher().best(node, wanted, narrowing)
        showing = Showing(self.snapshot, matches)
        shown = showing.shown(order, wanted, unit, collapse=collapse)
        hits = tuple(showing.hits(islice(shown, offset, wanted), offset + 1))
        return Results(
            query=query,
            parsed=str(node),
            total=matches.members.total,
            hits=hits,
            facets=self.count_facets(matches, counted),
            took_ms=(perf_counter() - started) * 1000,
            count_articles=partial(count_articles, matches, self.snapshot.articles),
            remark=remark(node, matches),
        )

    @soundly
    def scan(
        self,
        query: str,
        /,
        *,
        district: Where = (),
        since: When = None,
        until: When = None,
        sort: Sort | str = Sort.RELEVANCE,
        collapse: bool = False,
        by: By | str = By.PARAGRAPH,
    ) -> Iterator[Hit]:
        """Yield every hit in order, some hundreds made at a time. Raises as `search` does, before the first."""
        order, unit = read_sort(query, sort), read_by(query, by)
        matches = self.match(self.read(query), read_filters(query, district, since, until, self.today), order)
        showing = Showing(self.snapshot, matches)
        shown = showing.shown(order, None, unit, collapse=collapse)
        return self.sound(showing.hits(shown, 1))

    def sound(self, hits: Iterator[Hit]) -> Iterator[Hit]:
        """Yield the hits; damage met on the way is our error, and what is thrown in from outside is not."""
        while True:
            with self.snapshot.soundly():
                hit = next(hits, None)
            if hit is None:
                return
            yield hit

    @soundly
    def article(self, name: str) -> Article:
        """The article of this id, or of this paragraph id, whole. Raises ParagraphNotFoundError."""
        if found := self.snapshot.article(read_name(name)):
            return found
        found = self.snapshot.article(name.rpartition("#")[0])
        if found is None or name not in (paragraph.id for paragraph in found.paragraphs):
            raise ParagraphNotFoundError(name)
        return found

    @soundly
    def near_duplicates(self, name: str) -> tuple[Article, ...]:
        """The articles that are nearly the same as this one, in reading order. Raises ParagraphNotFoundError."""
        return tuple(self.snapshot.near_articles(self.article(name).id))

    @soundly
    def similar(self, name: str, /, *, limit: int | None = 10) -> Results:
        """The paragraphs of other articles that are most like the one of this id, or like the article of this id.

        They have some of its most telling words, which `parsed` shows; `total` is how many have any. What is the same,
        or of an article that is nearly the same, is left out, and of hits that are so all but the best. Raises
        ParagraphNotFoundError, and QueryError for a limit below 0.
        """
        from searcher import similarity  # few ask

        started, wanted = perf_counter(), read_reach(name, limit)
        rows = self.rows_of(read_name(name))
        if (query := similarity.query_of(self.snapshot.texts(rows), self.parts)) is None:
            return Results(name, "", 0, (), NO_FACETS, 0.0, int)
        matches = similarity.others(self.match(query, ()), rows, self.snapshot)
        showing = Showing(self.snapshot, matches)
        shown = showing.shown(Sort.RELEVANCE, None, By.PARAGRAPH, collapse=True)
        kept = similarity.distinct(shown, matches, rows, self.snapshot)
        hits = tuple(showing.hits(islice(kept, wanted), 1))
        counted = partial(count_articles, matches, self.snapshot.articles)
        took = (perf_counter() - started) * 1000
        return Results(name, str(query), matches.members.total, hits, NO_FACETS, took, counted)

    def rows_of(self, name: str) -> NDArray[np.int32]:
        """The row of the paragraph of this id, or all rows of the article of it. Raises ParagraphNotFoundError."""
        rows = self.snapshot.postings("article", name).ordinals
        return rows if len(rows) else np.array([self.row_of(name)], np.int32)

    @soundly
    def spans(self, query: str, text: str) -> tuple[Span, ...]:
        """Where the words and phrases of `query` stand in `text`: sorted, disjoint, touching ones merged."""
        return find_spans(fold(text), wanted_units(leaves(self.read(query)), self.snapshot.tokenizer))

    @soundly
    def stats(self) -> Stats:
        """What is in the index."""
        from searcher.statistics import stats_of  # few ask

        return stats_of(self.snapshot)

    def read(self, query: str) -> Node:
        """The tree that a query means, widened by what means the same. Raises QueryError."""
        return self.expansion.read(parse(query, self.today))

    @cached_property
    def expansion(self) -> Expansion:
        """What widens queries."""
        from searcher.expansion import Expansion

        return Expansion(self.snapshot)

    @soundly
    def advise(self, query: str, /, *, district: Where = (), since: When = None, until: When = None) -> Advice:
        """Why a query finds nothing, or less than was asked, and what to ask instead. Raises as `search` does."""
        from searcher.suggestions import advise  # what finds something needs no advice

        typed, filters = parse(query, self.today), read_filters(query, district, since, until, self.today)
        node = self.expansion.read(typed)
        return advise(node, typed, filters, self.snapshot, lambda one: len(self.matcher().resting(one)))

    @soundly
    def explain(
        self,
        query: str,
        id: str | None = None,
        /,
        *,
        district: Where = (),
        since: When = None,
        until: When = None,
    ) -> Explanation:
        """How a query is read, which lists it asks, and what it makes of the paragraph with this id, if one is given.

        Raises as `search` does, and ParagraphNotFoundError.
        """
        from searcher.explanation import explain  # few ask

        filters = read_filters(query, district, since, until, self.today)
        row = None if id is None else self.row_of(id)
        return explain(query, parse(query, self.today), self.expansion, self.matcher(), filters, row)

    def row_of(self, name: str) -> int:
        """The row of the paragraph of this id. Raises ParagraphNotFoundError."""
        rows = self.snapshot.postings("article", read_name(name).rpartition("#")[0]).ordinals.tolist()
        for row, entry in zip(rows, self.snapshot.entries(rows), strict=True) if rows else ():
            if entry.id == name:
                return int(row)
        raise ParagraphNotFoundError(name)

    @soundly
    def needs_advice(self, results: Results) -> bool:
        """Whether a query found nothing, less than was asked, or words that stand nowhere as they were typed."""
        if not results or results.remark:
            return True
        from searcher.doubts import is_unwritten

        return is_unwritten(self.read(results.query), self.snapshot)

    def matcher(self) -> Matcher:
        """What evaluates one query."""
        return Matcher(self.parts, self.places.labels)

    def match(self, node: Node, filters: tuple[Node, ...], sort: Sort = Sort.RELEVANCE) -> Matches:
        """All that matches, unordered, its scores as the order wants them."""
        matches = self.matcher().match(node, filters)
        if sort is not Sort.RECENT:
            return matches
        dates = self.snapshot.dates
        newest = int(dates[self.snapshot.live].max(initial=0))
        return replace(matches, scores=matches.scores * ranking.recency(dates[matches.ordinals], newest))

    @cached_property
    def places(self) -> Places:
        """What the names of districts mean."""
        return Places(self.snapshot)

    @cached_property
    def parts(self) -> Parts:
        """What the index holds of words and phrases; the frequent ones are kept between queries."""
        return Parts(self.snapshot)

    def count_facets(self, matches: Matches, names: Iterable[str]) -> Facets:
        """The facets of these names, over all matches."""
        counts: dict[str, tuple[FacetCount, ...]] = {}
        for name in names:
            rows = matches.members.rows  # worked out by those alone who count them
            if name == "district":
                counts[name] = counting.by_district(self.snapshot, rows, self.places.parent)
            else:
                counts[name] = counting.by_month(self.snapshot, rows)
        return Facets(counts)


def open(path: str | Path, *, today: date | None = None) -> Searcher:  # `searcher.open` reads as `gzip.open`
    """The index at `path`, open for searching; 今年 and 近30天 are counted from `today`, by default the real one.

    Of an index with damaged segments the others are searched; an IndexDamagedWarning names each.
    Raises IndexNotFoundError, IndexVersionError, IndexCorruptError, and QueryError for a `today` that is no date.
    """
    day = read_today(today)
    snapshot = Snapshot(path)
    for damage in snapshot.damaged:
        warnings.warn(f"{damage} What it holds is not found.", IndexDamagedWarning, stacklevel=2)
    return Searcher(snapshot, day)


def remark(asked: Node, matches: Matches) -> str:
    """What was done differently from what was asked."""
    if matches.query is asked or matches.query == asked:
        return ""
    wanted = "enough" if gists_of(asked) else "all"
    return f"no paragraph has {wanted} of: {asked}. These have any: {matches.query}"
