"""The signs that lines give one another: how they stand, what stands in a row, which words come back below."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from corpus.bylines import PHOTOS
from corpus.lines import Line
from corpus.signs import Sign, signs

#: Lines that stand in a row before they are taken for verse, a list or a table: captions and a headline make four.
RUN = 5
#: As many are enough when all of them have the same number of columns.
RUN_OF_COLUMNS = 3
#: How many lines below its closing names an article's pictures may still stand.
PHOTO_REACH = 4
#: The share of a headline's pairs of characters that come back in the text below: half of 74,514 news titles pass
#: 0.67, section headings hardly ever pass 0.45.
ECHO, STRONG_ECHO = 0.45, 0.7
#: How far the echo is looked for, in code points: the first sentences tell what a headline says.
ECHO_REACH = 400
#: A story says where it happens within its first words, in code points, and names the place again within so many lines.
OPENING, STORY_REACH = 40, 20
#: The share of its pairs a paragraph has from the text above: half of the first paragraphs of other articles stay
#: below 0.05, nine in ten of those under a section heading pass 0.03.
NOVEL, NOVELTY_REACH = 0.05, 100

_PROSE = Sign.LONG | Sign.MEDIUM | Sign.SENTENCES
_PARAGRAPH = Sign.LONG | Sign.SENTENCES
_IN_RUNS = Sign.TINY | Sign.SHORT
_NOT_IN_RUNS = Sign.BYLINE | Sign.CREDIT | Sign.LEAD | Sign.SIGNED | Sign.AUTHOR | Sign.GENRE
_OPEN = Sign.SHORT | Sign.OPEN
_MAYBE_HEADLINE = Sign.OPEN | Sign.CALLED
_NO_HEADLINE = Sign.LONG | Sign.BYLINE | Sign.TABLE
_POINTS = Sign.ORGANISERS | Sign.SIGNED | Sign.BYLINE
_SIGNED = Sign.BYLINE | Sign.ENCLOSED
_UNLIKE = Sign.BYLINE | Sign.CREDIT | Sign.RUN | Sign.TABLE
# Every pair of neighbouring characters, marks left out; and pairs enough to tell with, in a third of the time.
_PAIRS = re.compile(r"(?=(\w\w))")
_APART = re.compile(r"(\w\w)\w")
# Two characters of a name are enough to know it again. Townships do not count: a report on a county visits several.
_A_PLACE = re.compile(
    r"([\u4e00-\u9fff]{2})(?<![城全超我股夜楼集上门都该各本小园社山地景厂校片辖库矿灾湖海老新市郊街])[市县区](?![委里民内外])"
)
_COLON = re.compile("[：:]")


def signs_of_page(lines: Sequence[Line], texts: Sequence[str]) -> list[int]:
    """The signs of every line, its own and those its neighbours give it. `texts` are the lines', simplified."""
    seen = list(map(signs, texts))
    brief = [n for n, sign in enumerate(seen) if sign & _IN_RUNS]
    _stand(lines, seen)
    _runs(lines, texts, seen, brief)
    _photos(texts, seen)
    _parallels(texts, seen, brief)
    for n, sign in enumerate(seen):
        if sign & _MAYBE_HEADLINE and not sign & _NO_HEADLINE:
            seen[n] |= _echo(texts, seen, n)
    return seen


def _stand(lines: Sequence[Line], seen: list[int]) -> None:
    """How far apart and how far in the lines stand, against what is usual on this page."""
    gaps = [line.gap for line in lines[1:]]
    usual = max(set(gaps), key=gaps.count) if gaps else 0
    prose = [line.indent for line, sign in zip(lines, seen, strict=True) if sign & _PARAGRAPH]
    if sum(indent >= 2 for indent in prose) * 2 > len(prose):
        for n, line in enumerate(lines):
            seen[n] |= Sign.INDENTED if line.indent else Sign.FLUSH
    widest = max(gaps, default=0)
    for n, gap in enumerate(gaps, 1):
        if gap > usual:
            seen[n] |= Sign.WIDE | (Sign.WIDEST if gap == widest else 0)


def _runs(lines: Sequence[Line], texts: Sequence[str], seen: list[int], brief: Sequence[int]) -> None:
    """Verse, lists and tables: short lines in a row, which are whole however they end.

    The first of a row may be its headline unless the author stands above it, the last that of the text below; not so
    when they end as a sentence or a verse does.
    """
    for begin, end, columns in _rows(texts, seen, brief):
        first = begin if begin and seen[begin - 1] & Sign.AUTHOR else begin + 1
        last = end - 1 if end < len(seen) and seen[end] & _PROSE else end
        close = any(line.gap == 0 for line in lines[begin + 1 : end])
        for n in range(begin, end):
            if columns > 1:
                seen[n] |= Sign.RUN | Sign.TABLE
            elif close and lines[n].gap and n + 1 < len(lines) and lines[n + 1].gap:
                continue  # alone between two stanzas: a heading
            elif first <= n < last or seen[n] & (Sign.ENDED | Sign.PAUSED | Sign.TABLE):
                seen[n] |= Sign.RUN
    items = [n for n, sign in enumerate(seen) if sign & Sign.ITEM]
    for n, m in pairwise(items):
        if m == n + 1:
            seen[n] |= Sign.LISTED
            seen[m] |= Sign.LISTED


def _rows(texts: Sequence[str], seen: Sequence[int], brief: Sequence[int]) -> Iterator[tuple[int, int, int]]:
    """The rows of short lines that are too long or too much alike to be headlines: (begin, end, columns).

    The range is half-open; columns is 0 where the lines differ in the number of theirs.
    """
    row = [n for n in brief if not seen[n] & _NOT_IN_RUNS]
    begin = 0
    for at in range(1, len(row) + 1):
        if at < len(row) and row[at] == row[at - 1] + 1:
            continue
        if at - begin >= RUN_OF_COLUMNS:
            columns = {len(texts[n].split()) for n in row[begin:at]}
            alike = columns.pop() if len(columns) == 1 else 0
            if alike > 1 or at - begin >= RUN:
                yield row[begin], row[at - 1] + 1, alike
        begin = at


def _photos(texts: Sequence[str], seen: list[int]) -> None:
    """Where pictures are to be expected: below names that signed for them, above the organisers on a poster."""
    reach = 0
    for n, sign in enumerate(seen):
        if sign & _POINTS:
            if sign & Sign.ORGANISERS and n:
                seen[n - 1] |= Sign.POSTER
            if sign & Sign.SIGNED or sign & _SIGNED == _SIGNED:
                reach = PHOTO_REACH if PHOTOS.search(texts[n][-8:]) else 0
                continue
        if reach:
            seen[n] |= Sign.AFTER_PHOTOS
            reach -= 1


def _parallels(texts: Sequence[str], seen: list[int], brief: Sequence[int]) -> None:
    """Section headings are built alike: 水要试三遍 and 粉要晒七天; 链上补短 … and 链上减碳 …."""
    shapes: dict[tuple[int, int], list[int]] = {}
    for n in brief:
        if seen[n] & _OPEN == _OPEN and not seen[n] & _UNLIKE:
            halves = texts[n].split()
            shapes.setdefault((len(halves), len(halves[0])), []).append(n)
    for shape, alike in shapes.items():
        for n, m in pairwise(alike):
            if m > n + 1 and _built_alike(texts[n], texts[m], shape):
                seen[n] |= Sign.PARALLEL
                seen[m] |= Sign.PARALLEL


def _built_alike(one: str, other: str, shape: tuple[int, int]) -> bool:
    """Whether two lines whose first halves are equally long are built alike."""
    halves, first = shape
    if halves > 1:
        return abs(len(one) - len(other)) <= 2
    return sum(a == b for a, b in zip(one, other, strict=True)) >= (1 if first <= 8 else 2)


def _echo(texts: Sequence[str], seen: Sequence[int], n: int) -> int:
    """What line n has in common with the text below it and above it."""
    text = texts[n]
    below = next((texts[m][:ECHO_REACH] for m in range(n + 1, min(n + 5, len(texts))) if seen[m] & _PROSE), "")
    above = "".join([texts[m] for m in range(max(0, n - 4), n) if seen[m] & _PROSE])[-ECHO_REACH:]
    found = 0
    if below:
        share = _shared(_PAIRS.findall(text), below)
        if share >= ECHO:
            found = Sign.ECHOED | (Sign.RESOUNDING if share >= STRONG_ECHO else 0)
        if above and not seen[n - 1] & Sign.SIGNED and _shared(_APART.findall(below, 0, NOVELTY_REACH), above) < NOVEL:
            found |= Sign.NOVEL
    if above and seen[n] & Sign.PLACED and _COLON.split(text, maxsplit=1)[0] not in above:
        found |= Sign.ELSEWHERE
    if above and (place := _A_PLACE.search(below, 0, OPENING)) and not _is_named(place[1], texts, n):
        found |= Sign.UPROOTED
    return found


def _is_named(place: str, texts: Sequence[str], n: int) -> bool:
    """Whether one of the lines above line n names the place."""
    return any(place in texts[m] for m in range(max(0, n - STORY_REACH), n))


def _shared(pairs: Sequence[str], text: str) -> float:
    """The share of the pairs of characters that the text holds, 0 to 1."""
    return sum(map(text.__contains__, pairs)) / len(pairs) if pairs else 0.0
