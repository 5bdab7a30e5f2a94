"""A line that may be a headline, with the text below it and above it → the signs that a new story begins there.

A headline says what the text below tells; a story names places, people and things that the story above it never
named. Only pairs of characters are compared, so it costs little and needs no dictionary.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import compress, filterfalse, islice
from operator import add, itemgetter
from pathlib import Path

from corpus import shapes
from corpus.divisions import place_names
from corpus.opening_words import beginning
from corpus.signs import Sign
from corpus.wording import HAN_NAME, late

#: The share of a headline's pairs of characters that come back in the text below: half of 74,514 news titles pass
#: 0.67, section headings hardly ever pass 0.45.
ECHO, STRONG_ECHO = 0.45, 0.7
#: The share of its telling pairs that a text has from the text above. Of 3,155 lines between two texts, those with
#: less than 0.03 were headlines nine times in ten, those with more than 0.075 section headings four times in five.
ALIEN, NOVEL, KINDRED, AKIN = 0.01, 0.03, 0.075, 0.12
#: From texts of so many code points below and above more follows: of 650 such lines of real papers, 87 of 91 that
#: share AKIN were section headings.
LONG_BELOW, LONG_ABOVE = 120, 150
#: How much of the text below and above is compared, in code points, and the least from which anything is concluded.
BELOW, ABOVE, LEAST = 400, 400, 40
#: The share of a line's telling pairs that the lines above hold when it takes up their words, and how far back, in
#: code points.
RECALL, MEMORY = 0.2, 800
#: How many lines are looked at for it, and within how many the text below begins.
LINES, NEAR = 8, 4
#: A story says where it happens within its first words, in code points, and names the place again within so many lines.
OPENING, STORY_REACH = 40, 20

_PROSE = Sign.LONG | Sign.MEDIUM | Sign.SENTENCES
#: No sentence and yet text: rows, items, verse.
_IN_TEXT = Sign.TABLE | Sign.LISTED | Sign.ITEM | Sign.RUN
_NO_TEXT = Sign.BYLINE | Sign.CREDIT
_CLOSED = Sign.SIGNED | Sign.ENCLOSED
_BREAKS_OFF = Sign.OPEN | Sign.PAUSED
_HEADLINE = Sign.SHORT | Sign.OPEN
# Every other pair of neighbouring characters, marks left out: enough to tell with in half the time.
_APART = late(r"\w\w")
# Two characters of a name are enough to know it again.
_A_PLACE = late(
    rf"({HAN_NAME}{{2}})(?<![城全超我股夜楼集上门都该各本小园社山地景厂校片辖库矿灾湖海老新市郊街菜鱼花房闹墟])[市县区](?![委里民内外场])"
)
_COLON = late("[：:]")
# 今年七|十一岁, 六|百亩; 岁，他说 begins no paragraph, but 不，他说 does.
_FIGURES = frozenset("一二三四五六七八九十百千万两零〇0123456789")
_AFTER_FIGURES = _FIGURES | frozenset("年月日岁个人名亩元斤米吨里层条座间户")
_ALONE = frozenset("不是对嗯哦唉哎啊喂看瞧听来好行别快嘿嗨呵哈但而若如即")
_SECOND = itemgetter(1)


def topic(texts: Sequence[str], seen: Sequence[int], n: int) -> int:
    """What line n has in common with the text below it and above it."""
    text = texts[n]
    below, above = _below(texts, seen, n), _above(texts, seen, n)
    pairs = _pairs(text)
    found = Sign.LOCATED if _place(text, pairs) else 0
    pairs = _of_letters(pairs, text)
    if below:
        share = _shared(pairs, below)
        if share >= ECHO:
            found |= Sign.ECHOED | (Sign.RESOUNDING if share >= STRONG_ECHO else 0)
        opening = below[:OPENING].partition("\n")[0]
        found |= Sign.TIMELY if shapes.TIMELY.search(opening) else 0
        found |= Sign.PLACED_IN_FULL if shapes.IN_FULL.search(opening) else 0
    if not above:
        return found
    if below and not _is_broken(seen, n):
        found |= beginning(below.partition("\n")[0])
    if len(below) >= LEAST and not seen[n - 1] & _CLOSED:
        found |= _cohesion(below, above)
    if seen[n] & Sign.PLACED and _COLON.split(text, maxsplit=1)[0] not in above:
        found |= Sign.ELSEWHERE
    told = "\n".join(texts[max(0, n - STORY_REACH) : n])
    if not _goes_on_to_names(seen, n) and _recalls(pairs, told[-MEMORY:]):
        found |= Sign.RECALLING
    if below and _is_uprooted(below[:OPENING], told):
        found |= Sign.UPROOTED
    return found


def _is_broken(seen: Sequence[int], n: int) -> bool:
    """Whether the last paragraph above line n breaks off: what stands below may be the rest of it."""
    above = next((seen[m] for m in range(n - 1, max(-1, n - 1 - NEAR), -1) if seen[m] & _PROSE), Sign.ENDED)
    return bool(above & _BREAKS_OFF)


def _goes_on_to_names(seen: Sequence[int], n: int) -> bool:
    """Whether the line is the last of a headline: names stand below, and what is above shares its words with it."""
    return bool(seen[n] & Sign.OVER_NAMES and not seen[n] & Sign.PROMISED and seen[n - 1] & Sign.OVER)


def splits(texts: Sequence[str], seen: Sequence[int], n: int) -> bool:
    """Whether a column may have cut line n inside a word: 出席论坛的组织负|责人. What stands between is passed over."""
    m = n + 1
    while m < len(texts) and seen[m] & Sign.CREDIT:
        m += 1
    if m == len(texts):
        return False
    rest = texts[m]
    return texts[n][-1] + rest[0] in _common() or _goes_on(texts[n][-1], rest)


def _goes_on(last: str, rest: str) -> bool:
    """Whether a text goes on with a number that a line ends on, or with the one character that a clause lacks."""
    if last in _FIGURES and rest[0] in _AFTER_FIGURES:
        return True
    return rest[1:2] in ("，", ",") and rest[0] not in _ALONE and rest[0].isalpha()


@lru_cache(maxsize=1 << 6)  # the lines of one headline have one text below them
def a_place(text: str) -> str:
    """The first place named, as much of its name as tells it; empty when none is."""
    return _place(text, _pairs(text))


def _place(text: str, pairs: Sequence[str]) -> str:
    """The same of a text with these pairs."""
    names, begins = place_names(), _place_beginnings()
    if not begins.isdisjoint(pairs):
        for at, name in enumerate(pairs):
            if name in begins and (name in names or (name := text[at : at + 3]) in names):
                return name
    found = _A_PLACE.search(text) if "市" in text or "县" in text or "区" in text else None
    return str(found[1]) if found else ""


@cache
def _place_beginnings() -> frozenset[str]:
    """The first two characters of each name: most lines have none of them, which is soon seen."""
    return frozenset(name[:2] for name in place_names())


def is_strange(texts: Sequence[str], n: int) -> bool:
    """Whether line n opens in a place of which, and of whose county, no line near above it speaks."""
    return _is_uprooted(texts[n][:OPENING], "\n".join(texts[max(0, n - STORY_REACH) : n]))


def is_at_home(texts: Sequence[str], n: int) -> bool:
    """Whether line n opens in a place of which, or of whose county, a line near above it speaks."""
    return bool(a_place(texts[n][:OPENING])) and not is_strange(texts, n)


def is_apart(texts: Sequence[str], n: int) -> bool:
    """Whether line n takes up next to none of the words of the lines above it."""
    return not _recalls(_pairs(texts[n]), "\n".join(texts[max(0, n - LINES) : n]))


def _is_uprooted(opening: str, above: str) -> bool:
    """Whether a story opens in a place of which, and of whose county, the lines above do not speak."""
    place = a_place(opening)
    return bool(place) and not any(name in above for name in (place, *place_names().get(place, ())))


def _recalls(pairs: Sequence[str], above: str) -> bool:
    """Whether a line of these pairs takes up words of the lines above it, captions and headlines among them."""
    pairs = list(filterfalse(_common().__contains__, pairs))
    return bool(pairs) and _held(pairs, above, int(RECALL * len(pairs)) + 1) / len(pairs) >= RECALL


def _below(texts: Sequence[str], seen: Sequence[int], n: int) -> str:
    """The text below, to the next line that may be a headline."""
    found: list[str] = []
    length = 0
    for m in range(n + 1, min(n + 1 + LINES, len(texts))):
        if not found and m > n + NEAR:
            break
        if not seen[m] & _NO_TEXT:
            if found and seen[m] & _HEADLINE == _HEADLINE and not seen[m] & _IN_TEXT:
                break
            if found or not seen[m] & Sign.OPEN or seen[m] & (_PROSE | _IN_TEXT):
                found.append(texts[m])
                length += len(texts[m])
        if length >= BELOW:
            break
    return "\n".join(found)[:BELOW]


def _above(texts: Sequence[str], seen: Sequence[int], n: int) -> str:
    """The end of the text above."""
    found: list[str] = []
    length = 0
    for m in range(n - 1, max(-1, n - 1 - LINES), -1):
        if not seen[m] & _NO_TEXT:
            found.append(texts[m])
            length += len(texts[m])
            if length >= ABOVE:
                break
    return "\n".join(reversed(found))[-ABOVE:]


def _cohesion(below: str, above: str) -> int:
    """How much of what the text below speaks of the text above has spoken of."""
    pairs = _telling(below)
    # a text of the same story is known for one by the first few of its pairs: no more are looked for
    enough = int(AKIN * len(pairs)) + 1
    share = _held(pairs, above, enough) / len(pairs) if pairs else 0.0
    long = len(below) >= LONG_BELOW and len(above) >= LONG_ABOVE
    if share >= KINDRED:
        return Sign.KINDRED | (Sign.AKIN if long and share >= AKIN else 0)
    return (Sign.NOVEL if share < NOVEL else 0) | (Sign.ALIEN if share < ALIEN else 0)


@lru_cache(maxsize=16)
def _telling(text: str) -> list[str]:
    """Every other pair of the text that not all news has. The lines of one headline have one text below them."""
    return list(filterfalse(_common().__contains__, _APART.findall(text)))


def _pairs(text: str) -> list[str]:
    """Every pair of neighbouring characters."""
    return list(map(add, text, text[1:]))


def _of_letters(pairs: list[str], text: str) -> list[str]:
    r"""The pairs of a text that hold no mark: what `(?=(\w\w))` finds, in a third of the time."""
    if "_" in text:  # which is one of the characters of words, and no letter
        return [pair for pair in pairs if pair.replace("_", "a").isalnum()]
    return pairs if text.isalnum() else list(filter(str.isalnum, pairs))


def _held(pairs: Sequence[str], text: str, enough: int) -> int:
    """How many of the pairs of characters a long text holds; `enough` where it may be more.

    A character alone is found in a quarter of the time, and of pairs that a text does not hold most end in one that it
    does not hold either.
    """
    likely = compress(pairs, map(text.__contains__, map(_SECOND, pairs)))
    return len(list(islice(filter(text.__contains__, likely), enough)))


def _shared(pairs: Sequence[str], text: str) -> float:
    """The share of the pairs of characters that the text holds, 0 to 1."""
    return sum(map(text.__contains__, pairs)) / len(pairs) if pairs else 0.0


@cache
def _common() -> frozenset[str]:
    """The thousand pairs of characters that news has most often: that two texts share one says nothing."""
    text = (Path(__file__).parent / "commonpairs.txt").read_text(encoding="utf-8")
    return frozenset(pair for line in text.splitlines() for pair in re.findall("..", line))
