"""The tree of a saved page and the lines that stand in it → which of them the site puts around its articles.

The part of a page whose own paragraphs hold most text is its article, or one of several that stand side by side in
parts built alike. Above its headline and below its end are what every page of the site has, and leads to other pages.
Nothing here knows HTML: what is an element, and what its classes call it, is told.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from corpus.lines import BLANKS, Hint, Line
from corpus.mastheads import DAY
from corpus.wording import late

# A line of so many code points with a mark in it is a sentence: names of columns and lists have none.
_SENTENCE, _MARKS = 25, frozenset("。！？；，")
# With less text, in code points, a page may be a table, a list of results or a picture; below a headline that the page
# is called by, with less than that.
_LEAST, _LEAST_BELOW = 100, 30
# Beside the article, a part with so much of its text may be another; beside its like, so much.
_OTHER, _ALIKE = 0.5, 0.05
# Of parts within one another that hold nearly the same text the inner one is the article.
_NEARLY = 0.9
# A headline of fewer characters says too little to be known by the page's title.
_HEADLINE = 5
_BLANKS = late(rf"[{BLANKS}\s]+")
# What stands in a page's title behind the headline: nothing, or the name of the site.
_ENDS = late(r"$|[-_|—–－＿｜(（]|\.\.\.|…")
# The line of fields between headline and text, whatever else a site tells there.
_PUBLISHED = late(rf"[^。！？]{{0,60}}?(?<!\d){DAY}\s*(?:\d{{1,2}}[:：]\d\d|[\s|｜·)）]|$)(?![^。！？]*[。！？])")
_FIELDS = 120  # code points
# Who told the story, on a line of its own there: 新华社, 海岸日报客户端.
_TELLER = late(
    r"(?:来源\s*[:：]?\s*)?(?:[新中][华新国]社|[\u4e00-\u9fff]{2,6}(?:[日晚早晨时商]报|新闻网|新华网|人民网))(?:客户端)?$"
)


class Around(NamedTuple):
    """What stands around the articles of a page: numbers of lines, and why; and whether the articles are several.

    Of these lines `published` says when the article was.
    """

    lines: dict[int, str]
    several: bool
    published: int | None = None


@dataclass(slots=True)
class Tree:
    """The parts of a page within one another, in the order they open, and in which of them each line stands."""

    around: list[int] = field(default_factory=lambda: [0])
    called: list[str] = field(default_factory=lambda: [""])
    beside: list[bool] = field(default_factory=lambda: [False])
    here: int = 0
    places: list[int] = field(default_factory=list)
    linked: list[bool] = field(default_factory=list)

    def enter(self, called: str, beside: bool) -> None:
        """A part opens: what it is called, alike for parts built alike, and whether that is what no article is."""
        self.around.append(self.here)
        self.called.append(called)
        self.beside.append(beside)
        self.here = len(self.around) - 1

    def leave(self) -> None:
        """The part that opened last is over."""
        self.here = self.around[self.here]

    def stand(self, lines: int, linked: bool) -> None:
        """So many lines have been met; those since the last time stand here, most of their text links if `linked`."""
        new = lines - len(self.places)
        self.places += [self.here] * new
        self.linked += [linked] * new

    def path(self, part: int) -> Iterator[int]:
        """A part and those around it, the nearest first; not the page as a whole."""
        while part:
            yield part
            part = self.around[part]

    def within(self, marked: Collection[int]) -> list[int]:
        """For each part the one of those marked that it is or stands in, the outermost; 0 for none."""
        found = [0]
        for part, around in enumerate(self.around[1:], 1):
            found.append(found[around] or (part if part in marked else 0))
        return found


@dataclass(frozen=True, slots=True)
class _Article:
    """Where the article of a page stands, or the several of it: its headline and its first and last line."""

    headline: int | None
    first: int
    last: int
    several: bool

    @property
    def begins(self) -> int:
        """The first line that is not above it."""
        return self.first if self.headline is None else min(self.headline, self.first)


def of_the_site(
    lines: Sequence[Line], tree: Tree, title: str, dates: Callable[[Line], bool], names: Callable[[Line], bool]
) -> Around:
    """The lines that the site put around its articles; `title` is what the page is called.

    Lines that say when the page was printed, which is what `dates` tells, stay where no nearer line says so, and lines
    that name who wrote it stay. A headline that the page is called by is hinted to be one, whatever its element is.
    """
    prose = _prose(lines, tree)
    called = {n for n, line in enumerate(lines) if _names_page(line, title)}
    beside = _beside(lines, tree, called, prose)
    held, own = _weights(lines, tree, [n for n in prose if not beside[tree.places[n]]])
    if not any(own):
        return Around({}, False)
    main = _main(tree, held, own)
    size, within = sum(held[part] for part in main), tree.within(main)
    article = _article(lines, [within[place] for place in tree.places], called, title)
    alone = article.headline in called and not article.several
    if size < (_LEAST_BELOW if alone else _LEAST):
        return Around({}, False)
    branches = tree.within(_branches(tree, main))
    # beside the only article of a page nothing else is another, however large
    others = {n for n, place in enumerate(tree.places) if not alone and held[branches[place]] >= _OTHER * size}
    found: dict[int, str] = {}
    for n, line in enumerate(lines):
        if why := _why(n, line, article, beside[tree.places[n]], n in others):
            found[n] = why
    stays = {n for n in found if names(lines[n])}
    near = [n for n in range(article.begins, article.first) if n != article.headline]
    published = next((n for n in near if _says_when(lines[n]) and not dates(lines[n])), None)
    dated = [n for n in {*found, *near} if n == published or dates(lines[n])]
    stays |= _saying_when(dated, article)
    found = {n: why for n, why in found.items() if n not in stays}
    if published is not None:
        found[published] = "between headline and text: when it was published"
    return Around(found, article.several, published)


def _why(n: int, line: Line, article: _Article, beside: bool, another: bool) -> str:
    """Why a line is the site's, where it is."""
    if n == article.headline:
        return ""
    if beside:
        return "beside the article: comments, tools, leads to others"
    if n < article.begins:
        return "" if article.headline is None else "the site's, above the headline"
    if n < article.first and sum(map(str.isalnum, line.text)) <= 1:
        return "a tool: a single character"
    if n < article.first and line.hint is Hint.NONE and _TELLER.match(line.text):
        return "between headline and text: who told it"
    return "the site's, below the article" if n > article.last and not another else ""


def _names_page(line: Line, title: str) -> bool:
    """Whether a line is what the page is called, but for the name of the site behind it."""
    told, wanted = _unspaced(line.text), _unspaced(title)
    return len(told) >= _HEADLINE and wanted.startswith(told) and _ENDS.match(wanted, len(told)) is not None


def _unspaced(text: str) -> str:
    return _BLANKS.sub("", text)


def _prose(lines: Sequence[Line], tree: Tree) -> list[int]:
    """The lines that are sentences of text, and no links."""
    return [
        n
        for n, line in enumerate(lines)
        if len(line.text) >= _SENTENCE
        and line.hint is Hint.NONE
        and not tree.linked[n]
        and not _MARKS.isdisjoint(line.text)
    ]


def _beside(lines: Sequence[Line], tree: Tree, called: Collection[int], prose: Sequence[int]) -> list[bool]:
    """Which parts are called what no article is, or stand in such; one with a headline or its text is miscalled."""
    known = sorted({*called, *(n for n, line in enumerate(lines) if line.rank == 1)})
    text = next((n for n in prose if known and n > known[0]), None)
    miscalled: set[int] = set()
    for n in (*known, *(() if text is None else (text,))):
        for part in tree.path(tree.places[n]):
            if part in miscalled:
                break
            miscalled.add(part)
    found = [False]
    for part, around in enumerate(tree.around[1:], 1):
        found.append(found[around] or (tree.beside[part] and part not in miscalled))
    return found


def _weights(lines: Sequence[Line], tree: Tree, prose: Sequence[int]) -> tuple[list[int], list[int]]:
    """How much text stands in each part, and how much of it right there or in the paragraphs right inside it."""
    held, own = [0] * len(tree.around), [0] * len(tree.around)
    for n in prose:
        place, size = tree.places[n], len(lines[n].text)
        held[place] += size
        own[place] += size
        own[tree.around[place]] += size if place else 0
    for part in range(len(held) - 1, 0, -1):
        held[tree.around[part]] += held[part]
    return held, own


def _main(tree: Tree, held: Sequence[int], own: Sequence[int]) -> set[int]:
    """The part whose own paragraphs hold most text, or the outermost around it that stands beside its like, with these.

    Articles stand side by side, or one is in several parts.
    """
    most = max(own)
    inner = max(part for part, size in enumerate(own) if size >= _NEARLY * most)
    alike: dict[tuple[int, str], list[int]] = {}
    for part, around in enumerate(tree.around):
        if held[part]:
            alike.setdefault((around, tree.called[part]), []).append(part)
    main = {inner}
    for part in tree.path(inner):
        its_like = [
            other for other in alike[tree.around[part], tree.called[part]] if held[other] >= _ALIKE * held[part]
        ]
        main = set(its_like) if len(its_like) > 1 else main
    return main


def _branches(tree: Tree, main: Collection[int]) -> set[int]:
    """The largest parts with none of the main ones in them."""
    around_main = {0}.union(*(tree.path(part) for part in main))
    return {part for part, around in enumerate(tree.around) if around in around_main and part not in around_main}


def _article(lines: Sequence[Line], parts: Sequence[int], called: Collection[int], title: str) -> _Article:
    """The article that stands in some parts; `parts` has for each line the one it stands in, 0 for none."""
    inside = [n for n, part in enumerate(parts) if part]
    headline = _headline(lines, inside, called, title)
    if headline is not None and headline in called and lines[headline].hint is Hint.NONE:
        lines[headline].hint = Hint.TITLE
    several = headline in (None, inside[0]) and _head_articles(lines, parts)
    return _Article(inside[0] if several else headline, inside[0], inside[-1], several)


def _headline(lines: Sequence[Line], inside: Sequence[int], called: Collection[int], title: str) -> int | None:
    """The line that is the headline of the article inside: what the page is called, else what is marked up as one."""
    first = next((n for n in inside if len(lines[n].text) >= _SENTENCE), inside[0])
    marked = next((n for n in range(first, -1, -1) if lines[n].hint is Hint.TITLE), None)
    named = max((n for n in called if n <= first), default=None)
    if named is None or marked is None:
        return named if marked is None else marked
    # all of a page's title may be the name of the site
    whole = lines[named].hint is Hint.NONE and _unspaced(lines[named].text) == _unspaced(title)
    return marked if whole else named


def _head_articles(lines: Sequence[Line], parts: Sequence[int]) -> bool:
    """Whether each of several parts opens with a heading of one rank: then these are headlines, and are hinted so."""
    first: dict[int, Line] = {}
    for line, part in zip(lines, parts, strict=True):
        if part:
            first.setdefault(part, line)
    ranks = {line.rank for line in first.values()}
    if len(first) < 2 or len(ranks) > 1 or 0 in ranks:
        return False
    for line in first.values():
        line.hint = Hint.TITLE
    return True


def _says_when(line: Line) -> bool:
    return len(line.text) <= _FIELDS and _PUBLISHED.match(line.text) is not None


def _saying_when(dated: Sequence[int], article: _Article) -> set[int]:
    """Which of the lines with a day say when the article was printed.

    They stand between headline and text, else above; below are the days of other articles, unless there is but one.
    """
    near = {n for n in dated if article.begins <= n < article.first}
    above = {n for n in dated if n < article.begins}
    below = {n for n in dated if n >= article.first}
    return near or above or (below if len(below) == 1 else set())
