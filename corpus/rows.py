"""Short lines in a row, which are lists or tables, or verse (`verses`): whole however they end, and no headlines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from corpus.bylines import is_from_a_place
from corpus.line_signs import is_sight
from corpus.lines import Line
from corpus.signs import Sign
from corpus.surnames import SURNAMES
from corpus.verses import AUTHORS, NO_ROW, PROSE, STANZA, mark_verses
from corpus.wording import HAN, HAN_NAME, late

_TRIANGLES = frozenset("▲△▼▽")
#: Lines that stand in a row before they are taken for verse, a list or a table: captions and a headline make four.
RUN = 5
#: As many are enough when all of them have the same number of columns.
RUN_OF_COLUMNS = 3
#: Rows below a text have a headline of their own if it is as long, in code points: 积分榜 and 时间轴 are of that text.
HEAD = 4
#: What stands before the colon of such a row is no longer, in code points.
LABEL = 6

_NO_FIELD = NO_ROW | Sign.FIGURE
_ROWS = Sign.TABLE | Sign.LISTED | Sign.VERSE
_CLOSES = Sign.ENDED | Sign.SIGNED | Sign.BYLINE
_NO_HEAD = _ROWS | NO_ROW & ~Sign.GENRE | Sign.LABELLED | Sign.ITEM | Sign.AMPLE

_GROUP = late(
    r"[^\s，。：:]{1,5}(?:[组区级队]|(?<![排影照图名])片)$|[^\s，。：:]{2,12}(?:组[）)]|[单双]打|团体)$"
    r"|[^\s，。：:]{2,8}[轮榜场][（(][^（）()]{1,8}[）)]$|[（(][^（）()]*单位[：:][^（）()]{1,12}[）)]$"
)
# 一般普通高中　四百八十一分
_COUNTED = late(r"[^\s，。：:]{2,12}[ \t\u3000]+(?:[〇零一二三四五六七八九十百千万点]{2,}|\d[\d.,]*)[^\s，。：:]{1,3}$")
# 46.8万元：电梯总造价
_FIGURE_FIRST = late(r"\d[\d.]*[^\s，。：:\d]{1,3}[：:](?!\d)")
# 搬家：钢琴另议。00002233
_CALLABLE = late(r"[\u4e00-\u9fff]{2,6}[：:].*\d[\d-]{6,}[^\d。]{0,6}$")
# -时间：晚7时30分
_FACT = late(r"[-—－·●◆■▲\s]*(?:时间|地点|地址|事件|人物|店名|门票|费用|联系人|电话)[：:]")
_NOTE = late(r"[（(][^（）()]{4,}[）)]$|注[：:]")
_PERSON_AND_POST = late(rf"[{''.join(sorted(SURNAMES))}]{HAN_NAME}{{1,2}}[\s\u3000]+{HAN_NAME}{{4,26}}$")
# 总导演　苏木: a short cell, then a blank that typesetters leave between columns.
_CELLS = late(r"(?:[^\s]{2,5}|\S[ \u3000]+\S{1,3})(?:[ \t]*\u3000|\t|  )\s*\S")
_OF_A_TABLE = late(r"附?表[一二三四\d]?[：:\s]")
_FIELD = late(r"[^\s，。：:]{1,8}[：:]\s?[^\s。，][^。，]{0,19}$")
# fried dough 油条: a word and what it means.
_GLOSS = late(rf"[a-z][A-Za-z .'’-]*\s+[{HAN}；、，]+$")


def mark_rows(lines: Sequence[Line], texts: Sequence[str], seen: list[int], brief: Sequence[int]) -> None:
    """Verse, lists and tables: short lines in a row, which are whole however they end."""
    for begin, end, columns in _rows(texts, seen, brief):
        if columns > 1:
            for n in range(begin, end):
                seen[n] |= Sign.RUN | Sign.TABLE
        else:
            _mark_row(lines, texts, seen, range(begin, end))
    mark_verses(lines, texts, seen, brief)
    _fields(texts, seen, brief)
    _people(texts, seen, brief)
    _honoured(texts, seen, brief)
    _bullets(texts, seen)
    _beside_tables(texts, seen, brief)
    _list(seen, [n for n, sign in enumerate(seen) if sign & Sign.ITEM])
    _list(seen, [n for n in brief if seen[n] & Sign.PLACED and _CALLABLE.match(texts[n])])
    _list(seen, [n for n in brief if _FACT.match(texts[n])])
    _list(seen, [n for n in brief if seen[n] & Sign.SIGNED])
    _list(seen, [n for n in brief if seen[n] & Sign.COUNTING and _FIGURE_FIRST.match(texts[n])])
    _heads(texts, seen, brief)


def _list(seen: list[int], items: Sequence[int]) -> None:
    """What is one of a list where another stands right above or below it."""
    for n, m in pairwise(items):
        if m == n + 1:
            seen[n] |= Sign.LISTED
            seen[m] |= Sign.LISTED


def _beside_tables(texts: Sequence[str], seen: list[int], brief: Sequence[int]) -> None:
    """Whose rows follow, above a row of a table, and what is noted below one: 小学组, （决赛十二月七日举行）, 注：…."""
    for n in brief:
        heads = n + 1 < len(seen) and seen[n + 1] & Sign.TABLE and _heads_columns(texts[n], texts[n + 1])
        if heads or (n and seen[n - 1] & Sign.TABLE and (_NOTE.match(texts[n]) or _COUNTED.match(texts[n]))):
            seen[n] |= Sign.RUN | Sign.TABLE


def _heads_columns(text: str, below: str) -> bool:
    """Whether a line says whose rows follow, or what stands in each of their columns: 币种 买入价 卖出价."""
    return bool(_GROUP.match(text)) or RUN_OF_COLUMNS <= _columns(text) == _columns(below)


def _mark_row(lines: Sequence[Line], texts: Sequence[str], seen: list[int], row: range) -> None:
    """The lines of a row, its headings left out.

    The first may be its headline unless the author stands above it, the last that of the text or the author below; not
    so when they end as a sentence or a verse does.
    """
    begin, end = row.start, row.stop
    headed = not (begin and seen[begin - 1] & (Sign.AUTHOR | Sign.PEN_NAME)) and not _labelled(texts, begin)
    first = begin + 1 if headed else begin
    last = end - 1 if end < len(seen) and seen[end] & (PROSE | AUTHORS) and not _is_last(lines, row) else end
    close = any(line.gap == 0 for line in lines[begin + 1 : end])
    for n in row:
        # 老鼠爱吃大米吗？ above a text asks what it answers
        asks = n == last and seen[n] & Sign.CALLED
        among = first <= n < last or (seen[n] & (Sign.ENDED | Sign.PAUSED | Sign.TABLE) and not asks)
        alone = (
            _stands_out(lines, n, row)
            or (close and _is_between_stanzas(lines, n))
            or _parts(seen, n)
            or _explained(seen, n)
        )
        if among and not alone:
            seen[n] |= Sign.RUN


def _is_last(lines: Sequence[Line], row: range) -> bool:
    """Whether the last line of a row is of it as the others are: as far in, where what follows is not, or as long."""
    end = row.stop
    if lines[end - 2].indent == lines[end - 1].indent > lines[end].indent:
        return True
    return len({len(lines[n].text) for n in range(end - STANZA, end)}) == 1


def _labelled(texts: Sequence[str], begin: int) -> bool:
    """Whether a row begins with lines that all say first of whom or what they tell: 清香型：…, 浓香型：…."""
    return all(text.find("：", 0, LABEL + 1) > 0 for text in texts[begin : begin + RUN_OF_COLUMNS])


def _parts(seen: Sequence[int], n: int) -> bool:
    """Whether line n ends openly between two that end as sentences do: a heading between paragraphs of one sentence."""
    return 0 < n < len(seen) - 1 and bool(seen[n] & Sign.OPEN and seen[n - 1] & seen[n + 1] & Sign.ENDED)


def _explained(seen: Sequence[int], n: int) -> bool:
    """Whether line n ends openly above a 副题: 巷口补锅的黄先生 above ——崇安街道旧人记之四."""
    return n + 1 < len(seen) and bool(seen[n] & Sign.OPEN and seen[n + 1] & Sign.DASH)


def _stands_out(lines: Sequence[Line], n: int, row: range) -> bool:
    """Whether line n begins at the margin and those around it in its row do not, as a headline between rows does."""
    around = [lines[m].indent for m in (n - 1, n + 1) if m in row]
    return not lines[n].indent and all(around)


def _is_between_stanzas(lines: Sequence[Line], n: int) -> bool:
    """Whether line n stands alone, as a heading between two stanzas does."""
    return bool(lines[n].gap) and n + 1 < len(lines) and bool(lines[n + 1].gap)


def _fields(texts: Sequence[str], seen: list[int], brief: Sequence[int]) -> None:
    """Three brief lines and more that all say first what they tell are a list: 带鱼：每公斤28元, 花蛤：每公斤9元."""
    told = [n for n in brief if seen[n] & Sign.OPEN and not seen[n] & _NO_FIELD and _FIELD.match(texts[n])]
    for _, together in groupby(enumerate(told), lambda placed: placed[1] - placed[0]):
        fields = [n for _, n in together]
        for n in fields if len(fields) >= RUN_OF_COLUMNS else ():
            seen[n] |= Sign.RUN | Sign.LISTED


def _heads(texts: Sequence[str], seen: list[int], brief: Sequence[int]) -> None:
    """What stands between a whole text, or other rows, and rows or verse is their headline; 表：门店分布 is none."""
    for n in brief:
        if not 0 < n < len(seen) - 2 or not seen[n] & Sign.OPEN or seen[n] & _NO_HEAD or len(texts[n]) < HEAD:
            continue
        above, below = seen[n - 1], seen[n + 1] & seen[n + 2]
        apart = above & _CLOSES or (above & _ROWS and above & _ROWS != below & _ROWS)
        if not apart or _OF_A_TABLE.match(texts[n]):
            continue
        if below & _ROWS or (below & Sign.RUN and not seen[n] & Sign.RUN):
            # no column's name either
            seen[n] = seen[n] & ~Sign.RUN | Sign.HEADS_STORY | Sign.IN_PARTS


def _people(texts: Sequence[str], seen: list[int], brief: Sequence[int]) -> None:
    """Names and what they are, one a line, are rows of a list: 陈志强　泉州市公共交通公司驾驶员."""
    parted = (n for n in brief if not seen[n] & Sign.BYLINE and not texts[n].isalnum())
    named = [n for n in parted if _PERSON_AND_POST.match(texts[n])]
    if len(named) >= RUN_OF_COLUMNS:
        for n in named:
            seen[n] |= Sign.TABLE


def _honoured(texts: Sequence[str], seen: list[int], brief: Sequence[int]) -> None:
    """Several one below the other, each with where they live, wrote nothing: they are on a list."""
    named = [n for n in brief if seen[n] & Sign.BYLINE and is_from_a_place(texts[n])]
    for first, last in zip(named, named[RUN_OF_COLUMNS - 1 :], strict=False):
        if last - first == RUN_OF_COLUMNS - 1:
            for n in range(first, last + 1):
                seen[n] = seen[n] & ~(Sign.BYLINE | Sign.AUTHOR) | Sign.TABLE | Sign.RUN


def _bullets(texts: Sequence[str], seen: list[int]) -> None:
    """Triangles point to pictures, but one below the other before whole sentences they are bullets: ▲惠安县…。"""
    pointed = [n for n in range(len(texts)) if texts[n][0] in _TRIANGLES]
    for chain in _chains(pointed, seen):
        marks = {texts[n][0] for n in chain}
        shown = sum(is_sight(texts[n][1:]) for n in chain)
        # up and down they mean pictures, and where half of them say what one shows
        if len(chain) < 2 or len(marks) > 1 or 2 * shown >= len(chain):
            continue
        for n in chain:
            if not seen[n] & Sign.CREDIT and texts[n][1:2] != "图":
                seen[n] = seen[n] & ~Sign.FIGURE | Sign.ITEM


def _chains(pointed: Sequence[int], seen: Sequence[int]) -> Iterator[list[int]]:
    """Lines that end as sentences do and stand one below the other, but for the names that sent each of them."""
    chain: list[int] = []
    for n in pointed:
        near = chain and (n == chain[-1] + 1 or (n == chain[-1] + 2 and seen[n - 1] & Sign.BYLINE))
        if not near:
            yield chain
            chain = []
        if seen[n] & Sign.ENDED:
            chain.append(n)
    yield chain


def _rows(texts: Sequence[str], seen: Sequence[int], brief: Sequence[int]) -> Iterator[tuple[int, int, int]]:
    """The rows of short lines that are too long or too much alike to be headlines: (begin, end, columns).

    The range is half-open; columns is 0 where the lines differ in the number of theirs.
    """
    row = [n for n in brief if not seen[n] & NO_ROW]
    begin = 0
    for at in range(1, len(row) + 1):
        if at < len(row) and row[at] == row[at - 1] + 1:
            continue
        if at - begin >= RUN_OF_COLUMNS:
            yield from _rows_of(texts, row[begin], row[at - 1] + 1)
        begin = at


def _rows_of(texts: Sequence[str], begin: int, end: int) -> Iterator[tuple[int, int, int]]:
    """The parts of one row of short lines that have the same number of columns; the row itself when it is long."""
    tables: set[int] = set()
    for columns_of in (_has_cells, _columns):
        counted = [(n, columns_of(texts[n])) for n in range(begin, end) if n not in tables]
        for (_, columns), alike in groupby(enumerate(counted), lambda placed: (placed[1][0] - placed[0], placed[1][1])):
            rows = [n for _, (n, _) in alike]
            if columns > 1 and len(rows) >= RUN_OF_COLUMNS:
                yield rows[0], rows[-1] + 1, columns
                tables.update(rows)
    if end - begin >= RUN and not tables:
        yield begin, end, 0


def _has_cells(text: str) -> int:
    """Two columns where a blank that typesetters leave parts a short cell from another, else none."""
    return 2 if _CELLS.match(text) else 0


def _columns(text: str) -> int:
    """How many columns a row has; Latin words before what they mean are one."""
    return 2 if "a" <= text[0] <= "z" and _GLOSS.match(text) else len(text.split())
