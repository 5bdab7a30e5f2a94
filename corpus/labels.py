"""Articles written out with the names of their fields (标题：… 作者：… 正文：…), as databases do → lines without these.

The headline begins each article. The day and the page stay as they stand: furniture that says so is known anyway.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from corpus.draft import Reading
from corpus.lines import Hint, Line
from corpus.wording import any_of, late

_HEADLINE = any_of("标题 题名 篇名 主标题 正标题 [Tt]itle TITLE")
_ABOVE, _BELOW = any_of("引题 眉题 肩题"), any_of("副标题 副题 次标题")
_TEXT = any_of("正文 全文 内容 [Cc]ontent CONTENT")
_WRITER = any_of("作者 记者 署名 [Aa]uthor AUTHOR")
_OTHERS = any_of("日期 发布日期 出版日期 报纸日期 时间 来源 报纸名?称? 版次 版号 版面 版名 栏目 专栏 [Dd]ate DATE")
_LABEL = late(
    rf"(?:[【\[<〈](?=[^】\]>〉]{{2,8}}[】\]>〉])|(?=[^:：]{{2,8}}[:：]))"
    rf"(?:(?P<title>{_HEADLINE})|(?P<deck>{_ABOVE}|{_BELOW})|(?P<text>{_TEXT})|(?P<writer>{_WRITER})|(?P<other>{_OTHERS}))"
    r"\s*(?:[】\]>〉]\s*[:：]?|[:：])\s*"
)
#: What one of these is not in has no such label: asked for one by one, they take next to nothing.
_CUES = ("标题", "题名", "篇名", "itle", "TITLE")
#: Another label stands so near a headline's, in lines.
NEAR = 6
_HINTS = {"title": Hint.TITLE, "deck": Hint.DECK, "text": Hint.NONE, "writer": Hint.BYLINE}


def unlabelled(lines: Sequence[Line], text: str, readings: list[Reading]) -> list[Line]:
    """The lines without the labels before what they say, which are added to `readings`.

    `text` is the page's. The lines are the same where no headline is labelled, or only one, without another label near.
    """
    if not any(cue in text for cue in _CUES):
        return list(lines)
    found = {n: label for n, line in enumerate(lines) if (label := _LABEL.match(line.text))}
    titles = [n for n, label in found.items() if label["title"]]
    if not titles or (len(titles) < 2 and not any(n - m <= NEAR for m, n in pairwise(found))):
        return list(lines)
    return list(_without(lines, found, readings))


def _without(lines: Sequence[Line], found: Mapping[int, re.Match[str]], readings: list[Reading]) -> Iterator[Line]:
    waits = Hint.NONE  # what the line below a label that stands alone is
    for n, line in enumerate(lines):
        label = found.get(n)
        if label is None or label["other"]:
            yield replace(line, hint=Hint.NONE if label else waits)
            waits = Hint.NONE
            continue
        hint, said = _HINTS[label.lastgroup or ""], line.text[label.end() :]
        if said and label["writer"]:
            yield replace(line, hint=hint)  # 作者：方远 is a byline as it stands
        else:
            readings.append(Reading(line.number, label.group().strip(), "furniture", "the name of a field"))
            if said:
                yield replace(line, text=said, hint=hint)
        waits = Hint.NONE if said else hint
