"""The lines of a saved page and the parts they stand in → which of them the site puts around its articles.

Above the headline and below the end of the text are what every page of the site has, and leads to other pages.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from corpus import mainpart
from corpus.lines import BLANKS, Hint, Line
from corpus.mainpart import Tree
from corpus.mastheads import DAY
from corpus.wording import late

# With less text, in code points, a page may be a table, a list of results or a picture; below a headline that the page
# is called by, with less than that.
_LEAST, _LEAST_BELOW = 100, 30
# Beside the article, a part with so much of its text may be another.
_OTHER = 0.5
# A page without a sentence, on which so many headings are links, has no article.
_LIST = 5
# A headline of fewer characters says too little to be known by the page's title.
_HEADLINE = 5
# One with more, or with such an end, is none.
_LONGEST, _NO_END = 45, frozenset("。，；：、")
_BLANKS = late(rf"[{BLANKS}\s]+")
# What stands in a page's title behind the headline: nothing, or the name of the site.
_ENDS = late(r"$|[-_|—–－＿｜(（]|\.\.\.|…")
# What parts the name of the site from a headline behind it, and how such names end.
_BETWEEN, _SITES = frozenset("-_|—–－＿｜:："), ("网", "报", "频道", "在线", "客户端", "新闻", "社区")
# What stands between the names of sections that one came through: 首页 > 社会 > 正文.
_LEADS = late(r"[>＞»›|｜]|位置\s*[:：]|首页|正文|来源\s*[:：]")
# The line of fields between headline and text, whatever else a site tells there.
_PUBLISHED = late(rf"[^。！？]{{0,60}}?(?<!\d){DAY}\s*(?:\d{{1,2}}[:：]\d\d|[\s|｜·)）,，]|$)(?![^。！？]*[。！？])")
_FIELDS = 120  # code points
# When, counted from the day the page was saved on.
_AGO = late(
    r"(?:刚刚|[今昨前]天|\d{1,3}\s?(?:分钟|小时|天|周|个?月|年)前|(?:星期|周)[一二三四五六日天])(?:\s?\d{1,2}:\d\d)?$"
)
# Who told the story, on a line of its own there: 新华社, 海岸日报客户端, 原创 方远 刺桐观察.
_TELLER = late(
    r"原创\s\S[^。]{1,40}$|(?:来源\s*[:：]?\s*)?(?:[新中][华新国]社|[\u4e00-\u9fff]{2,6}(?:[日晚早晨时商]报|新闻网|新华网|人民网))(?:客户端)?$"
)


class Around(NamedTuple):
    """What stands around the articles of a page: numbers of lines, and why; and whether the articles are several.

    Of these lines `published` says when the article was.
    """

    lines: dict[int, str]
    several: bool
    published: int | None = None


class Tells(NamedTuple):
    """What a line tells, wherever it stands: when the page was printed, who wrote it, what a picture shows."""

    dates: Callable[[Line], bool]
    names: Callable[[Line], bool]
    shows: Callable[[Line], bool]


@dataclass(frozen=True, slots=True)
class _Article:
    """Where the article of a page stands, or the several of it.

    Its headline, the first line of this with what stands over it, and the first and the last of its text.
    """

    headline: int | None
    begins: int
    first: int
    last: int
    several: bool


def of_the_site(lines: Sequence[Line], tree: Tree, title: str, tells: Tells) -> Around:
    """The lines that the site put around its articles; `title` is what the page is called.

    Lines that say when the page was printed stay where no nearer line says so, lines that name who wrote it stay, and
    what pictures show stays below the text. A headline that the page is called by is hinted to be one, whatever its
    element is.
    """
    prose = mainpart.prose(lines, tree)
    title = _unspaced(title)
    called = _called(lines, title, _names_page, tells) or _called(lines, title, _ends_title, tells)
    beside = mainpart.beside(lines, tree, called, prose)
    text = [n for n in prose if not beside[tree.places[n]]]
    held, own = mainpart.weights(lines, tree, text)
    if not text:
        leads = sum(linked and line.rank > 0 for line, linked in zip(lines, tree.linked, strict=True))
        listed = range(len(lines)) if leads >= _LIST else ()
        return Around(dict.fromkeys(listed, "a list that leads to articles"), False)
    main = mainpart.main(tree, held, own, mainpart.below(tree, own, text, called))
    size, within = sum(held[part] for part in main), tree.within(main)
    parts = [within[place] for place in tree.places]
    headline = _headline(lines, [n for n in text if parts[n]], called, title)
    article = _article(lines, tree, parts, headline, headline in called)
    alone = article.headline in called and not article.several
    if size < (_LEAST_BELOW if alone else _LEAST):
        return Around({}, False)
    branches = tree.within(mainpart.branches(tree, main))
    # beside the only article of a page nothing else is another, however large
    others = {n for n, place in enumerate(tree.places) if not alone and held[branches[place]] >= _OTHER * size}
    return _around(lines, tree, article, [beside[place] for place in tree.places], others, tells)


def _around(
    lines: Sequence[Line],
    tree: Tree,
    article: _Article,
    beside: Sequence[bool],
    others: Collection[int],
    tells: Tells,
) -> Around:
    """What stands around the article; `beside` says it of each line, `others` are those that may be of another one."""
    found: dict[int, str] = {}
    for n, line in enumerate(lines):
        if why := _why(n, line, article, beside[n], n in others):
            found[n] = why
    stays = {n for n in found if tells.names(lines[n])}
    stays |= _pictures(tree, article, [n for n in found if not beside[n] and tells.shows(lines[n])])
    near = [n for n in range(article.begins, article.first) if n != article.headline]
    published = next((n for n in near if _says_when(lines[n]) and not tells.dates(lines[n])), None)
    dated = [n for n in {*found, *near} if n == published or tells.dates(lines[n])]
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
    if n < article.first and line.hint is Hint.NONE and (_TELLER.match(line.text) or _AGO.match(line.text)):
        return "between headline and text: who told it, or how long ago"
    return "the site's, below the article" if n > article.last and not another else ""


def _pictures(tree: Tree, article: _Article, showing: Sequence[int]) -> set[int]:
    """Of the lines that say what a picture shows those below the text, in the part that has it and the headline."""
    around_text = {0, *tree.path(tree.places[article.first])}
    head = tree.places[article.first if article.headline is None else article.headline]
    common = next((part for part in tree.path(head) if part in around_text), 0)
    within = tree.within({common})
    return {n for n in showing if n > article.last and within[tree.places[n]] and not tree.linked[n]}


def _called(lines: Sequence[Line], title: str, names: Callable[[Line, str], bool], tells: Tells) -> set[int]:
    """The lines that are what the page is called, and no masthead."""
    return {n for n, line in enumerate(lines) if names(line, title) and not tells.dates(line)}


def _names_page(line: Line, title: str) -> bool:
    """Whether a line is what the page is called, but for the name of the site behind it."""
    told = _unspaced(line.text)
    return len(told) >= _HEADLINE and title.startswith(told) and _ENDS.match(title, len(told)) is not None


def _ends_title(line: Line, title: str) -> bool:
    """Whether a line is what the page is called behind the name of the site: 海岸晚报数字报-老石桥修旧如旧."""
    told = _unspaced(line.text)
    stands_last = len(told) >= _HEADLINE and title.endswith(told) and title[-len(told) - 1 :][:1] in _BETWEEN
    return stands_last and len(told) < len(title) and not told.endswith(_SITES)


def _unspaced(text: str) -> str:
    return _BLANKS.sub("", text)


def _article(lines: Sequence[Line], tree: Tree, parts: Sequence[int], headline: int | None, named: bool) -> _Article:
    """The article that stands in some parts; `parts` has for each line the one it stands in, 0 for none.

    `named` says that the page is called by the headline, which is hinted to be one then.
    """
    inside = [n for n, part in enumerate(parts) if part]
    if headline is not None and named and lines[headline].hint is Hint.NONE:
        lines[headline].hint = Hint.TITLE
    several = headline in (None, inside[0]) and _head_articles(lines, parts)
    if several or headline is None:
        return _Article(inside[0] if several else None, inside[0], inside[0], inside[-1], several)
    if parts[headline] and not named:
        return _Article(headline, inside[0], inside[0], inside[-1], several)
    below = next((n for n in inside if n > headline), inside[-1])
    return _Article(headline, _with_kickers(lines, tree, headline, below), below, inside[-1], several)


def _with_kickers(lines: Sequence[Line], tree: Tree, headline: int, text: int) -> int:
    """The first line of a headline with what stands over it.

    That is all in the largest part around it without the text; the headings above that part; else the line above if it
    may be one, stands in a part built alike or in a paragraph, and leads nowhere.
    """
    around_text = {0, *tree.path(tree.places[text])}
    box = 0
    for part in tree.path(tree.places[headline]):
        if part in around_text:
            break
        box = part
    inside, beside = tree.within({box}), tree.within(tree.beside_of(box))
    alone = {part for part, lines_in in Counter(beside[place] for place in tree.places).items() if lines_in == 1}
    first = headline
    while first and not tree.linked[first - 1]:
        line, part = lines[first - 1], beside[tree.places[first - 1]]
        like = tree.called[part] == tree.called[box] or tree.called[part].startswith("p ")
        right = first == headline and like and part in alone and _may_stand_over(line)
        over = inside[tree.places[first - 1]] or (box and part and (line.hint in (Hint.HEAD, Hint.DECK) or right))
        if not over or sum(map(str.isalpha, line.text)) < _HEADLINE:
            break
        first -= 1
    return first


def _may_stand_over(line: Line) -> bool:
    return _may_head(line) and len(line.text) >= _HEADLINE and _LEADS.search(line.text) is None


def _headline(lines: Sequence[Line], text: Sequence[int], called: Collection[int], title: str) -> int | None:
    """The line that is the headline of some lines of text: what the page is called, else what is marked up as one."""
    marked = next((n for n in range(text[0], -1, -1) if lines[n].hint is Hint.TITLE), None)
    # most of the text stands below it, a notice of the site may stand above
    named = max((n for n in called if n < text[len(text) // 2]), default=None)
    if named is None or marked is None:
        return named if marked is None else marked
    # all of a page's title may be the name of the site
    whole = lines[named].hint is Hint.NONE and _unspaced(lines[named].text) == title
    return marked if whole else named


def _head_articles(lines: Sequence[Line], parts: Sequence[int]) -> bool:
    """Whether each of several parts opens with what may be a headline; headings of one rank are hinted to be such."""
    first: dict[int, Line] = {}
    for line, part in zip(lines, parts, strict=True):
        if part:
            first.setdefault(part, line)
    heads = list(first.values())
    ranks = {line.rank for line in heads}
    if len(ranks) == 1 and 0 not in ranks and len(heads) > 1:
        for line in heads:
            line.hint = Hint.TITLE
    return len(heads) > 1 and all(map(_may_head, heads))


def _may_head(line: Line) -> bool:
    """Whether a line may be a headline, by its length and its end."""
    return len(line.text) <= _LONGEST and line.text[-1] not in _NO_END and not _says_when(line)


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
