"""What a line shows of itself: the table of signs that the layout weighs. One row a sign, each with its words.

A sign says what is seen, never what it means; the meaning is weighed in `corpus/weights.py`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import IntFlag, auto

from corpus.bylines import CREDIT, LEAD, PHOTOS, SURNAMES, cut_closing, is_byline
from corpus.lines import Hint, Line
from corpus.variants import simplified


class Sign(IntFlag):
    """The signs, one bit each, so that a line's signs are one small number."""

    # how it begins
    LEAD = auto()
    DATED = auto()
    SITED = auto()
    FIGURE = auto()
    DASH = auto()
    ITEM = auto()
    ORGANISERS = auto()
    # what it is in whole
    BYLINE = auto()
    ENCLOSED = auto()
    AUTHOR = auto()
    TABLE = auto()
    PLACED = auto()
    SPACED = auto()
    SCENE = auto()
    NAMED = auto()
    # how it ends
    ENDED = auto()
    CALLED = auto()
    PAUSED = auto()
    OPEN = auto()
    SIGNED = auto()
    CREDIT = auto()
    STORY = auto()
    CRIED = auto()
    SENTENCES = auto()
    # how long it is
    TINY = auto()
    SHORT = auto()
    MEDIUM = auto()
    LONG = auto()
    # where it stands
    WIDE = auto()
    INDENTED = auto()
    FLUSH = auto()
    AFTER_PHOTOS = auto()
    RUN = auto()
    ECHOED = auto()
    RESOUNDING = auto()
    ELSEWHERE = auto()
    NOVEL = auto()
    FIELDED = auto()
    LONELY = auto()
    # what the markup says of it
    TAGGED_TITLE = auto()
    TAGGED_HEAD = auto()
    TAGGED_STRONG = auto()
    TAGGED_CAPTION = auto()
    TAGGED_BYLINE = auto()
    TAGGED_BODY = auto()


#: How a sign is named to people.
WORDS: dict[Sign, str] = {
    Sign.LEAD: "opens as a report does",
    Sign.DATED: "opens with the day of the news",
    Sign.SITED: "opens with the place of the news",
    Sign.FIGURE: "points to a picture",
    Sign.DASH: "begins with a dash",
    Sign.ITEM: "begins with a number or a bullet",
    Sign.ORGANISERS: "names the organisers of what a poster announces",
    Sign.BYLINE: "nothing but names, roles and tasks",
    Sign.ENCLOSED: "in brackets",
    Sign.AUTHOR: "a name alone",
    Sign.TABLE: "a row of numbers",
    Sign.PLACED: "a place or a speaker, then a colon",
    Sign.SPACED: "balanced halves",
    Sign.SCENE: "says what a picture shows",
    Sign.NAMED: "the title that the e-paper records for this article",
    Sign.ENDED: "ends as a sentence does",
    Sign.CALLED: "ends on ！？ or 》",
    Sign.PAUSED: "ends on a comma",
    Sign.OPEN: "ends without a mark",
    Sign.SIGNED: "closes with names in brackets",
    Sign.CREDIT: "closes with who took the picture",
    Sign.CRIED: "cries or asks without quotes",
    Sign.STORY: "several sentences, then who took the picture",
    Sign.SENTENCES: "several sentences",
    Sign.TINY: "very short",
    Sign.SHORT: "short",
    Sign.MEDIUM: "of middling length",
    Sign.LONG: "long",
    Sign.WIDE: "set apart by more blank lines than usual",
    Sign.INDENTED: "indented as paragraphs are here",
    Sign.FLUSH: "not indented as paragraphs are here",
    Sign.AFTER_PHOTOS: "follows names that signed for pictures",
    Sign.RUN: "one of many short lines in a row",
    Sign.ECHOED: "its words come back in the text below",
    Sign.RESOUNDING: "nearly all its words come back in the text below",
    Sign.ELSEWHERE: "a place the text above never names",
    Sign.NOVEL: "the text below shares little with the text above",
    Sign.LONELY: "the only heading its article would have",
    Sign.TAGGED_TITLE: "marked up as the headline",
    Sign.TAGGED_HEAD: "marked up as a heading",
    Sign.TAGGED_STRONG: "all in bold",
    Sign.TAGGED_CAPTION: "marked up as a caption",
    Sign.TAGGED_BYLINE: "a field for names",
    Sign.TAGGED_BODY: "marked up as text",
    Sign.FIELDED: "the page's own fields stand right above",
}

# Lengths in code points. A column of a Chinese city newspaper holds 15 to 25 characters and a headline at most two
# columns' width; of 74,514 news titles 16 % pass 29 and 2 % pass 48.
TINY, SHORT, MEDIUM = 4, 29, 48
# A caption or a headline never has more; only how a longer line begins and ends is looked at.
BRIEF = 120

_HINTS = {
    Hint.TITLE: Sign.TAGGED_TITLE,
    Hint.HEAD: Sign.TAGGED_HEAD,
    Hint.STRONG: Sign.TAGGED_STRONG,
    Hint.CAPTION: Sign.TAGGED_CAPTION,
    Hint.BYLINE: Sign.TAGGED_BYLINE,
    Hint.BODY: Sign.TAGGED_BODY,
}

_MATCHES = tuple[tuple[Sign, re.Pattern[str]], ...]

#: Looked for at the start of every line. Written so that most lines fail at the first character.
BEGINNINGS: _MATCHES = (
    (Sign.LEAD, LEAD),
    (
        Sign.DATED,
        re.compile(
            r"(?:近日|日前|昨日|昨天|今天|连日来|记者(?:昨日|近日|日前|从)|\d{1,2}月\d{1,2}日(?:上午|下午|晚上?|凌晨|清晨)?[，,]"
            r"|\d{1,2}日[，,]|\d{4}年\d{1,2}月\d{1,2}日[，,])"
        ),
    ),
    (
        Sign.SITED,
        re.compile(r"(?:(?:在|走进|地处|位于)?[\u4e00-\u9fff]{1,4}[省市县区](?!委|政府|里)|[\u4e00-\u9fff]{2,4}(?:街道|[镇乡]))"),
    ),
    (
        Sign.FIGURE,
        re.compile(r"[（(]?(?:图[①-⑨❶-❾为：:]|图[一二三四五\d]{1,2}[：:、\s]|[上下左右本][左右]?图[为是：:，]|[上下左右]图|[▲△▼▽↑←→])|[①-⑨](?!条|款|项)"),
    ),
    (Sign.DASH, re.compile(r"[—―─－–-]{2}|[—―─]")),
    (
        Sign.ITEM,
        re.compile(
            r"[一二三四五六七八九十]{1,3}[、．.]|第[一二三四五六七八九十]{1,3}[章节条]|[（(][一二三四五六七八九十\d]{1,3}[）)]"
            r"|\d{1,2}[.．、](?!\d)|[■●◆▶★◎]|(?:关键词|亮点|镜头|故事|问题)[一二三四五\d]"
        ),
    ),
    (Sign.ORGANISERS, re.compile(r"(?:主办|协办|承办|指导|支持|出品|冠名)(?:单位)?[:：]")),
)  # fmt: skip

#: Looked for in the whole of a brief line.
SHAPES: _MATCHES = (
    (
        Sign.TABLE,
        re.compile(r"[\d\s.,，、%％:：|｜\-—+/*×=（）()]+$|\S+(?:[ \t\u3000|｜]+[（(]?[\d.,%％+-]+\S{0,4}){2,}$|\S+(?:(?:\t+|[|｜]|[ \u3000]{2,})[^\s|｜]+){2,}[|｜]?$"),
    ),
    (Sign.PLACED, re.compile(r"[\u4e00-\u9fff]{2,6}[：:](?=.{4})")),
    (Sign.SPACED, re.compile(r"[^\s。]{2,18}(?:[ \u3000]+[^\s。]{2,18}){1,3}$")),
    (
        Sign.SCENE,
        re.compile(
            r".{0,8}(?:市民|居民|村民|游客|学生|孩子|小朋友|参赛|选手|志愿者|工作人员|工人|师傅|民警|医护|医生|队员|演员|观众|嘉宾|企业家"
            r"|茶农|果农|渔民|农户|农民|传承人|老人|技术人员|消防|学员|员工|工程师|技工|匠人|骑手).{0,24}(?:在|正|向|进行|为|体验|展示|参观|表演|学习|观看|采摘|挑选|制作|讲解|品)"
            r"|.{2,16}(?:现场|一角|掠影|一瞥|外景|夜景|全景|鸟瞰|航拍)$"
            r"|.{4,}(?:的?场景|的?情景|的?画面|效果图|资料图片?|示意图)$"
        ),
    ),
)  # fmt: skip

_ENDED = re.compile(r"(?:[。！？!?…；;：:.][”’』」》）)\"']{0,3}(?:[（(][^（）()]{1,20}[）)])?|[—]{2})$")
_CALLED = re.compile(r"[！？!?》][”’』」）)]{0,3}$")
_QUOTED = re.compile(r"[“‘「『\"]")
_PAUSED = re.compile(r"[，,、]$")
_SENTENCES = re.compile(r"。.|[，,；].{2,}[，,；]")
# A picture that is a story of its own tells when or what happened before it says what is seen.
_STORY = re.compile(r"。.*。|图为|^\d{1,2}月\d{1,2}日|^(?:近日|日前|昨日|昨天|连日来)")
STORY = 35
_AUTHOR = re.compile(r"[\u4e00-\u9fff]{2,3}(?:[\s、]{1,3}[\u4e00-\u9fff]{2,3}){0,3}$|[\u4e00-\u9fff] {1,2}[\u4e00-\u9fff]$")
_MARK_ENDS = frozenset("。！？!?…；;：:.”’』」》）)\"'—")

_HAN_RUN = re.compile(r"[\u3400-\u9fffA-Za-z0-9]{2,}")
#: Share of a headline's pairs of characters that come back in the text below: half of 74,514 news titles pass 0.67,
#: section headings hardly ever pass 0.45.
ECHO, STRONG_ECHO = 0.45, 0.7
#: Of the pairs a paragraph shares with the text above: half of the first paragraphs of other articles stay below
#: 0.05, nine in ten of those under a section heading pass 0.03.
NOVEL, NOVELTY_REACH = 0.05, 200
PROSE = Sign.LONG | Sign.MEDIUM | Sign.SENTENCES
#: How far the echo is looked for, in code points: the first sentences tell what a headline says.
ECHO_REACH = 400
#: Lines that stand in a row before they are taken for verse, a list or a table.
RUN = 4
#: How many lines below its closing names an article's pictures may still stand.
PHOTO_REACH = 4


def signs(line: Line) -> Sign:
    """The signs a line shows by itself."""
    text = simplified(line.text)
    length = len(text)
    seen = Sign.TINY if length <= TINY else Sign.SHORT if length <= SHORT else Sign.MEDIUM if length <= MEDIUM else Sign.LONG
    for sign, pattern in BEGINNINGS:
        if pattern.match(text):
            seen |= sign
    seen |= _ending(text)
    if length <= BRIEF:
        seen |= _shape(text)
    if line.hint is not Hint.NONE:
        seen |= _HINTS[line.hint]
    return seen


def _ending(text: str) -> Sign:
    last = text[-1]
    seen = Sign(0)
    if last in "）)" and cut_closing(text)[1]:
        seen |= Sign.SIGNED | Sign.ENDED
    if last in "）)影摄图" and CREDIT.search(text, max(0, len(text) - BRIEF)):
        seen |= Sign.CREDIT
    if last in _MARK_ENDS and _ENDED.search(text):
        seen |= Sign.ENDED
    if last in _MARK_ENDS and _CALLED.search(text):
        seen |= Sign.CALLED
        if not _QUOTED.search(text):
            seen |= Sign.CRIED
    if last in "，,、":
        seen |= Sign.PAUSED
    if not seen & (Sign.ENDED | Sign.CALLED | Sign.PAUSED):
        seen |= Sign.OPEN
    if _SENTENCES.search(text):
        seen |= Sign.SENTENCES
    if seen & Sign.CREDIT and len(text) > STORY and _STORY.search(text):
        seen = seen & ~Sign.CREDIT | Sign.STORY
    return seen


def _shape(text: str) -> Sign:
    seen = Sign(0)
    if is_byline(text):
        seen |= Sign.BYLINE | (Sign.ENCLOSED if text[0] in "（(【" else Sign(0))
    elif len(text) <= 15 and _AUTHOR.match(text) and all(part[0] in SURNAMES for part in text.split()):
        seen |= Sign.AUTHOR
    for sign, pattern in SHAPES:
        if pattern.match(text):
            seen |= sign
    return seen


def signs_of_page(lines: Sequence[Line]) -> list[Sign]:
    """The signs of every line, those included that only its neighbours give it."""
    seen = [signs(line) for line in lines]
    _stand(lines, seen)
    _runs(seen)
    _photos(lines, seen)
    for n, sign in enumerate(seen):
        if not sign & (Sign.LONG | Sign.PAUSED | Sign.BYLINE) and (not sign & Sign.ENDED or sign & Sign.CALLED):
            seen[n] |= _echo(lines, seen, n)
    return seen


def _stand(lines: Sequence[Line], seen: list[Sign]) -> None:
    """How far apart and how far in the lines stand, against what is usual on this page."""
    gaps = [line.gap for line in lines[1:]]
    usual = max(set(gaps), key=gaps.count) if gaps else 0
    prose = [line.indent for line, sign in zip(lines, seen, strict=True) if sign & (Sign.LONG | Sign.SENTENCES)]
    indented = bool(prose) and sum(indent >= 2 for indent in prose) * 2 > len(prose)
    for n, line in enumerate(lines):
        if n and line.gap > usual:
            seen[n] |= Sign.WIDE
        if indented:
            seen[n] |= Sign.INDENTED if line.indent else Sign.FLUSH


def _runs(seen: list[Sign]) -> None:
    brief = Sign.TINY | Sign.SHORT
    begin = 0
    for n in range(len(seen) + 1):
        if n < len(seen) and seen[n] & brief and not seen[n] & (Sign.BYLINE | Sign.CREDIT | Sign.LEAD):
            continue
        if n - begin >= RUN:
            for m in range(begin + 1, n - 1):
                seen[m] |= Sign.RUN
        begin = n + 1


def _photos(lines: Sequence[Line], seen: list[Sign]) -> None:
    reach = 0
    for n, sign in enumerate(seen):
        if sign & Sign.SIGNED or (sign & Sign.BYLINE and sign & Sign.ENCLOSED):
            reach = PHOTO_REACH if PHOTOS.search(lines[n].text[-8:]) else 0
        elif reach:
            seen[n] |= Sign.AFTER_PHOTOS
            reach -= 1


def _echo(lines: Sequence[Line], seen: Sequence[Sign], n: int) -> Sign:
    """What line n has in common with the text below it and above it."""
    text = lines[n].text
    below = next((lines[m].text[:ECHO_REACH] for m in range(n + 1, min(n + 5, len(lines))) if seen[m] & PROSE), "")
    above = "".join(lines[m].text for m in range(max(0, n - 4), n) if seen[m] & PROSE)[-2 * ECHO_REACH :]
    found = Sign(0)
    share = _shared(text, below)
    if share >= ECHO:
        found |= Sign.ECHOED | (Sign.RESOUNDING if share >= STRONG_ECHO else Sign(0))
    if above and below and _shared(below[:NOVELTY_REACH], above) < NOVEL:
        found |= Sign.NOVEL
    if above and seen[n] & Sign.PLACED and re.split("[：:]", text, maxsplit=1)[0] not in above:
        found |= Sign.ELSEWHERE
    return found


def _shared(text: str, other: str) -> float:
    """The share of the text's pairs of characters that the other text holds, 0 to 1."""
    pairs = [run[i : i + 2] for run in _HAN_RUN.findall(text) for i in range(len(run) - 1)]
    return sum(pair in other for pair in pairs) / len(pairs) if pairs and other else 0.0
