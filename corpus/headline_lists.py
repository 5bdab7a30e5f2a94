"""The lines of a page → those that list its headlines, which are no articles, and the headlines that they list."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, takewhile

from corpus.bylines import is_byline
from corpus.lines import Line
from corpus.variants import simplified
from corpus.wording import late

#: No headline is longer, in code points.
LONGEST = 48
#: Headlines listed at the top of a page stand among so many lines, and are no shorter than this.
TOP, LEAST = 20, 4
#: Or one line lists them, with marks or blanks between, no shorter and no longer than this, in code points, and theirs
#: to such a part.
SHORTEST, LISTING, TOLD = 24, 400, 0.75
# 01 一都镇护农队赶野猪不放枪, △金淘小学生喝上自来水
_NUMBER = late(r"\d{1,2}[\s.．、:：]+|[△▲▷▶●○◎■□◆◇★☆·•▪>＞]\s*")
# What such a line is called: 本期要目.
_CALLED = late(
    r"[【\[]?(?:本[版期报刊]|今[日天])?(?:内容)?(?:要目|导读|导览|目录|标题|内容|看点|提示|要闻|推荐)[】\]]?[\s|｜/／:：]+"
)
_BETWEEN = frozenset("、；／/|｜◆■●★ \u3000")


def at_the_top(lines: Sequence[Line]) -> set[int]:
    """The headlines listed at the top of a page: two and more side by side, each of which stands again below."""
    top = list(takewhile(lambda line: len(line.text) <= LONGEST and line.text[-1] != "。", lines[:TOP]))
    last = {line.text: n for n, line in enumerate(lines)}
    told = [line.text if last[line.text] > n else _NUMBER.sub("", line.text) for n, line in enumerate(top)]
    found: set[int] = set()
    for n, pair in enumerate(pairwise(told)):
        again = all(len(text) >= LEAST and last.get(text, 0) > n + 1 for text in pair) and pair[0] != pair[1]
        # whoever wrote several articles stands above each, and so may what they are a series of
        if again and not any(text[0] in "—―" or is_byline(text) for text in pair):
            found |= {n, n + 1}
    return found


def in_one_line(lines: Sequence[Line]) -> tuple[int, ...]:
    """The line of a page that lists its headlines and says little else: 本期要目：…、….

    The lines it lists follow it in what is returned; nothing is when there is none.
    """
    for n, line in enumerate(lines):
        text = line.text
        if not SHORTEST <= len(text) <= LISTING or "。" in text or _BETWEEN.isdisjoint(text):
            continue
        told = [m for m, other in enumerate(lines) if LEAST < len(other.text) < len(text) and other.text in text]
        said = _letters(_CALLED.sub("", simplified(text), count=1))
        headlines = {lines[m].text: _letters(lines[m].text) for m in told}
        if len(headlines) > 1 and sum(headlines.values()) >= TOLD * said:
            return n, *told
    return ()


def _letters(text: str) -> int:
    """How many characters of a text are read aloud."""
    return sum(map(str.isalnum, text))
