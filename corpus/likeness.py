"""Lines of a page that are built alike, as the headings of one article are: a line unlike them begins the next."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from operator import eq

from corpus.divisions import place_names
from corpus.signs import Sign
from corpus.wording import HAN_NAME, late

#: How many lines one question of an interview stands below the last.
QUESTIONS_APART = 4
#: How many lines one heading that ends on a quotation stands below the last.
QUOTED_APART = 8
#: How much longer one may be than another that has the same word before its quotation, in code points.
QUOTED_LONGER = 6
#: How many lines below the last of some that are built alike another is compared with them.
ODD_REACH = 8

_ENDS_OPEN = Sign.OPEN | Sign.CALLED
_UNLIKE = Sign.BYLINE | Sign.CREDIT | Sign.RUN | Sign.TABLE | Sign.PEN_NAME
_FEW = Sign.SLIGHT | Sign.TINY
_UNLIKE_ENDS = _UNLIKE | Sign.LOCATED | Sign.PLACED | Sign.EVENTFUL | Sign.OFFICE | Sign.GENRE
_LABEL = late(rf"【{HAN_NAME}{{2,4}}】.{{3}}")
# A colon parts a line as a blank does; a comma does not, headlines have them too.
_HALVES = late(r"\s+|[：:]")


def mark_likeness(texts: Sequence[str], seen: list[int], brief: Sequence[int]) -> None:
    """Give brief lines the signs that others built alike give them. `texts` are simplified."""
    _parallels(texts, seen, brief)
    _odd(texts, seen, brief)
    _above_headings(texts, seen, brief)


def _parallels(texts: Sequence[str], seen: list[int], brief: Sequence[int]) -> None:
    """Section headings are built alike: 水要试三遍 and 粉要晒七天; 认砖：一块砖一个生日 and 修锁：钥匙丢了门还在."""
    shapes: dict[tuple[int, int], list[int]] = {}
    for n in brief:
        if seen[n] & _ENDS_OPEN and not seen[n] & (_UNLIKE | Sign.OVER_NAMES):
            shapes.setdefault(_shape(texts[n]), []).append(n)
    # one question soon below another: an interview's, not two headlines
    asked = [n for n in brief if texts[n][-1] in "？?" and not seen[n] & _UNLIKE]
    for n, m in pairwise(asked):
        if n + 1 < m <= n + QUESTIONS_APART:
            told = (seen[n] | seen[m]) & (Sign.LABELLED | Sign.PLACED)
            asking = Sign.ASKING if seen[n] & seen[m] & Sign.SMALL and not told else 0
            seen[n] |= Sign.PARALLEL | asking
            seen[m] |= Sign.PARALLEL | asking
    _quoted_alike(texts, seen, brief)
    _ending_alike(texts, seen, brief)
    _labelled_alike(texts, seen, brief)
    for shape, alike in shapes.items():
        # news of several places have headlines built alike: a line that names one only follows what others show
        plain = [n for n in alike if not seen[n] & Sign.LOCATED]
        alike = alike if _mark_parallels(plain, texts, shape, seen) else plain
        _mark_parallels(alike, texts, shape, seen)


def _quoted_alike(texts: Sequence[str], seen: list[int], brief: Sequence[int]) -> None:
    """家门口的“长者学堂” and 孩子们的“四点半课堂” are built alike, as are lines that are quoted as a whole."""
    ends = [n for n in brief if texts[n][-1] == "”" and seen[n] & Sign.OPEN and not seen[n] & _UNLIKE]
    plain = [n for n in ends if not seen[n] & (Sign.LOCATED | Sign.PLACED)]
    for n, m in pairwise(plain):
        before = _before_quote(texts[n])
        apart = abs(len(texts[n]) - len(texts[m]))
        near = n + 1 < m <= n + QUOTED_APART and apart <= (2 if before in ("", "的") else QUOTED_LONGER)
        if near and before == _before_quote(texts[m]):
            seen[n] |= Sign.PARALLEL
            seen[m] |= Sign.PARALLEL


def _ending_alike(texts: Sequence[str], seen: list[int], brief: Sequence[int]) -> None:
    """裁缝的手 and 接线员的手: a few characters each, of which the last two are the same."""
    ends: dict[str, int] = {}
    for n in brief:
        if seen[n] & _FEW and seen[n] & Sign.OPEN and not seen[n] & _UNLIKE_ENDS:
            ending = texts[n][-2:]
            m = ends.get(ending, n)
            if m + 1 < n <= m + QUOTED_APART and len(texts[n]) > 3 < len(texts[m]):
                seen[n] |= Sign.PARALLEL
                seen[m] |= Sign.PARALLEL
            ends[ending] = n


def _before_quote(text: str) -> str:
    """What stands right before the last quotation of a line; nothing when all of it is one."""
    return text[: text.rfind("“")][-1:]


def _labelled_alike(texts: Sequence[str], seen: list[int], brief: Sequence[int]) -> None:
    """【校内】四点半变成五点半 and 【校外】少年宫一座难求: the parts of one piece, where the brackets hold no place."""
    labelled = [n for n in brief if _LABEL.match(texts[n]) and seen[n] & _ENDS_OPEN and not seen[n] & _UNLIKE]
    for n, m in pairwise(labelled):
        labels = [texts[one][1 : texts[one].index("】")] for one in (n, m)]
        if n + 1 < m <= n + QUOTED_APART and len(labels[0]) == len(labels[1]) and not place_names().keys() & labels:
            seen[n] |= Sign.PARALLEL
            seen[m] |= Sign.PARALLEL


def _odd(texts: Sequence[str], seen: list[int], brief: Sequence[int]) -> None:
    """Which brief lines stand below the last of some that are built alike, and are not: the next article's headline."""
    last, waiting = -ODD_REACH - 1, list[int]()
    for n in brief:
        if seen[n] & Sign.PARALLEL:
            if n <= last + ODD_REACH:
                waiting.clear()  # what stands between two that are alike is one of them
            last = n
        elif last + 1 < n <= last + ODD_REACH and seen[n] & _ENDS_OPEN and not seen[n] & _UNLIKE:
            is_placed = seen[n] & Sign.PLACED and seen[n] & (Sign.SITED | Sign.LOCATED) and not seen[last] & Sign.PLACED
            if is_placed or abs(len(texts[n]) - len(texts[last])) > 2:
                waiting.append(n)
        elif n > last + ODD_REACH:
            for one in waiting:
                seen[one] |= Sign.ODD
            waiting.clear()
    for one in waiting:
        seen[one] |= Sign.ODD


def _mark_parallels(alike: Sequence[int], texts: Sequence[str], shape: tuple[int, int], seen: list[int]) -> bool:
    """Mark those of some lines of one shape that are built like the next of them; whether any are."""
    found = False
    for n, m in pairwise(alike):
        if m > n + 1 and _built_alike(texts[n], texts[m], shape):
            seen[n] |= Sign.PARALLEL
            seen[m] |= Sign.PARALLEL
            found = True
    return found


def _built_alike(one: str, other: str, shape: tuple[int, int]) -> bool:
    """Whether two lines whose first halves are equally long are built alike."""
    halves, first = shape
    if halves > 1:  # 黑皮：… and 蓝皮：… are, however much follows
        return abs(len(one) - len(other)) <= 2 or any(map(eq, one[:first], other[:first]))
    if len(one) == len(other) == 1:
        return True  # 聚 and 散: the parts of one piece
    return len(one) == len(other) and sum(map(eq, one, other)) >= (1 if first <= 8 else 2)


def _above_headings(texts: Sequence[str], seen: list[int], brief: Sequence[int]) -> None:
    """What stands between a text and a heading built like one above it is a picture: the article goes on below it."""
    shapes: set[tuple[int, int]] = set()
    for n in brief:
        if not seen[n] & Sign.PARALLEL or seen[n] & Sign.LABELLED or texts[n][-1] in "？?":
            continue
        shape = _shape(texts[n])
        if n > 1 and (shape in shapes or seen[n - 1] & Sign.SCENE) and _stands_in_text(seen, n - 1):
            seen[n - 1] = seen[n - 1] & ~Sign.OVER | Sign.OVER_HEADING
        shapes.add(shape)


def _stands_in_text(seen: Sequence[int], n: int) -> bool:
    """Whether brief line n, which ends openly and is no heading, stands right below a whole paragraph."""
    apart = seen[n] & Sign.OPEN and seen[n] & (Sign.SHORT | Sign.TINY) and not seen[n] & (_UNLIKE | Sign.PARALLEL)
    return bool(apart and seen[n - 1] & Sign.ENDED and seen[n - 1] & (Sign.LONG | Sign.MEDIUM | Sign.SENTENCES))


def _shape(text: str) -> tuple[int, int]:
    """How many halves a line has, and how long the first is."""
    halves = _HALVES.split(text)
    return len(halves), len(halves[0])
