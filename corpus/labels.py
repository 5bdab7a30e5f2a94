"""Articles written out with the names of their fields (标题：… 作者：… 正文：…), as databases do → lines without these.

The headline begins each article. The day and the page stay as they stand: furniture that says so is known anyway.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from corpus.draft import Reading
from corpus.lines import Hint, Line
from corpus.variants import simplified
from corpus.wording import any_of, late

_HEADLINE = any_of("(?:文章|新闻|文献)?标题 (?:文献)?题名 篇名 [主正]标题 题目 [Tt]itle TITLE [Hh]eadline")
_ABOVE, _BELOW = any_of("[引眉肩上]标?题"), any_of("副标题 副题名? 副篇名 [次下]标题")
_TEXT = any_of("正文(?:内容|全文|快照)? (?<=Summary-)摘要 全文 (?:文章)?内容 [Cc]ontent CONTENT [Bb]ody [Tt]ext")
_WRITER = any_of("作者(?:姓名|名称)? 记者 署名 撰稿人? 责任者 通讯员 [Aa]uthor AUTHOR [Rr]eporter [Bb]yline")
_DAY_OR_PAGE = any_of(
    "(?:发布|出版|报纸|见报|刊登|刊发|发表)?日期 (?:发布|见报|发表)?时间 版[次号面名]? [Dd]ate DATE"
    " [Pp]ub(?:lish(?:ed)?)?[_-]?(?:[Dd]ate|[Tt]ime) [Pp]age(?:[_-]?[Nn]o)?"
)
# What discs and databases print besides, and no article has.
_BESIDE = any_of(
    "(?:文献|文章|稿件)?来源 报纸名?称? 报刊名称 报名 媒体名称 版面名称 栏目名?称? 专栏 专版 专题 专辑"
    " [光磁]盘号 盘号 文件[名号] 记录号 来源库 单位 [序编]号 顺序号 索取号 (?:中图)?分类号? 主题词 (?:机标)?关键[词字]"
    " 人名 地名 机构名? 作者单位 体裁 文体 文种 语种 字数 期号 年份? 期 卷期? 页码? 摘要 (?:国内统一)?刊号"
    " ISSN CN号? 邮发代号 数据库 (?:入库|下载)(?:日期|时间) 网址 URL DOI 备注 附注"
    " 媒体 链接 url Url ID id 频道 分类 标签 编辑 责任编辑 [Ss]ource SOURCE [Mm]edia [Ll]ink [Cc]ategory"
    " [Kk]eywords? [Tt]ags? [Cc]hannel [Nn]ewspaper [Pp]aper [Ee]ditor"
)
_PICTURE = any_of("图片说明 照片说明 图注 图说")
_LABEL = late(
    rf"(?:(?P<open>[【\[<〈《]\s?)(?=[^】\]>〉》]{{1,10}}[】\]>〉》])|(?=(?:[A-Za-z]{{2,14}}-)?[^:：]{{1,14}}[:：]))"
    # a library of journals gives its fields two names: Title-题名: …
    rf"(?P<latin>[A-Z][A-Za-z]{{1,13}}-(?=[\u4e00-\u9fff]))?"
    rf"(?:(?P<title>{_HEADLINE})|(?P<deck>{_ABOVE}|{_BELOW})|(?P<text>{_TEXT})|(?P<writer>{_WRITER})"
    rf"|(?P<picture>{_PICTURE})|(?P<told>{_DAY_OR_PAGE})|(?P<beside>{_BESIDE}))\s*(?:[】\]>〉》]\s*(?:(?P<given>=)|[:：])?|[:：])\s*"
    r"|(?P<record><REC>$)"
)
#: What one of these is not in has no such label: asked for one by one, they take next to nothing.
_CUES = ("标题", "题名", "篇名", "题目", "itle", "TITLE", "eadline")
#: Another label stands so near a headline's, in lines.
NEAR = 6
#: What a field says on a line of its own is no longer, in code points.
BRIEF = 60
#: Where a field stands among those of its article: the day and the page hold for what is below them.
_RANKS = {"told": 0, "beside": 0, "record": 0, "title": 1, "deck": 1, "writer": 2, "picture": 3, "text": 3}
_LAST = frozenset({"picture", "text", "record"})
_HINTS = {"title": Hint.TITLE, "deck": Hint.DECK, "text": Hint.NONE, "writer": Hint.BYLINE, "picture": Hint.CAPTION}


# A record of the article above it, as sites leave one: 标题：茶王赛开赛 版次：第04版 作者：方远.
_RECORD = late(r"\S{2,4}[:：]\s*(.{2,60}?)\s+(?:版次|版面|版名|作者|记者|日期|时间|来源|栏目)\s*[:：].{0,40}$")


def unlabelled(lines: Sequence[Line], text: str, readings: list[Reading]) -> list[Line]:
    """The lines without the labels before what they say, which are added to `readings`.

    `text` is the page's. The lines are the same where no headline is labelled, or only one, without another label near.
    """
    text = simplified(text)
    if not any(cue in text for cue in _CUES):
        return list(lines)
    found = {n: label for n, line in enumerate(lines) if (label := _LABEL.match(simplified(line.text)))}
    titles = [n for n, label in found.items() if label["title"]]
    if not titles or (len(titles) < 2 and not any(n - m <= NEAR for m, n in pairwise(found))):
        return list(lines)
    told = {lines[n].number for n, label in found.items() if label["latin"] and label["told"]}
    lines, found = _headline_first(lines, found)
    kept = list(_without(list(_with_one_name(lines, found, readings)), found, readings))
    return _days_above(kept, told) if told else kept


def _headline_first(
    lines: Sequence[Line], found: dict[int, re.Match[str]]
) -> tuple[Sequence[Line], dict[int, re.Match[str]]]:
    """The lines with the headline of each run of labels in front of what else is the article's, in whatever order.

    The day and the page stand above it: they hold for what is below.
    """
    order = list(range(len(lines)))
    for together in _of_each(lines, found):
        if any(found[n]["title"] for n in together) and not any(found[n]["latin"] for n in together):
            order[together[0] : together[-1] + 1] = sorted(together, key=lambda n: _RANKS[_kind(found[n])])
    if order == sorted(order):
        return lines, found
    return [lines[n] for n in order], {now: found[was] for now, was in enumerate(order) if was in found}


def _of_each(lines: Sequence[Line], found: Mapping[int, re.Match[str]]) -> Iterator[list[int]]:
    """The labels of each article that stand together; its text, its pictures and a blank line end them.

    What is said below its label stays below it.
    """
    together: list[int] = []
    for n in sorted(found):
        alone = _stands_alone(found[n])
        if together and (alone or n > together[-1] + 1 or lines[n].gap or _kind(found[together[-1]]) in _LAST):
            yield together
            together = []
        together += [] if alone else [n]
    if together:
        yield together


def _kind(label: re.Match[str]) -> str:
    return next(name for name in _RANKS if label[name])


def _with_one_name(lines: Sequence[Line], found: dict[int, re.Match[str]], readings: list[Reading]) -> Iterator[Line]:
    """The lines without the first of two names of a field, where it stays as it stands: PubTime-发表时间: …"""
    for n, line in enumerate(lines):
        label = found.get(n)
        if label and label["latin"] and (label["told"] or label["writer"]):
            readings.append(Reading(line.number, label["latin"], "furniture", "the name of a field"))
            line = replace(line, text=line.text[label.end("latin") :])
            found[n] = _LABEL.match(simplified(line.text)) or label
        yield line


def _days_above(lines: Sequence[Line], told: Collection[int]) -> list[Line]:
    """The lines, those that tell the day and the page of an article above its headline: a library has them last."""
    found: list[Line] = []
    headline = 0
    for line in lines:
        if line.number in told:
            found.insert(headline, line)
            headline += 1
            continue
        if line.hint is Hint.TITLE:
            headline = len(found)
        found.append(line)
    return found


def _without(lines: Sequence[Line], found: Mapping[int, re.Match[str]], readings: list[Reading]) -> Iterator[Line]:
    waits = Hint.NONE  # what the line below a label that stands alone is
    told_again = False  # whether the article whose fields these are has its own headline and names
    headline = ""  # which it is
    unsaid = False  # whether the line above is a label that stands alone, of a field that no article has
    for n, line in enumerate(lines):
        label = found.get(n)
        if (unsaid and _may_be_said(line, label)) or _is_beside(label, n, found):
            readings.append(Reading(line.number, line.text, "furniture", "a field that no article has"))
            waits, unsaid = Hint.NONE, label is not None and _stands_alone(label)
            continue
        unsaid = False
        told_again = told_again and label is not None
        if label is None and line.text == headline:
            yield replace(line, hint=Hint.TITLE)
            waits, headline = Hint.NONE, ""
            continue
        if label is None or label["told"] or label["beside"]:
            yield replace(line, hint=Hint.NONE if label else waits)
            waits = Hint.NONE
            continue
        if label["title"] and (named := _named_by(line.text)) and any(one.text == named for one in lines[:n]):
            yield replace(line, hint=Hint.NONE)
            continue
        hint, said = _HINTS[_named(label)], line.text[label.end() :]
        if said and (_stands_again(label, said, lines[n + 1 : n + 1 + NEAR]) or (told_again and label["writer"])):
            told_again, headline = True, said if label["title"] else headline
            readings.append(Reading(line.number, line.text, "furniture", "a field of the article that stands below"))
            continue
        if said and label["writer"] and not label["open"]:
            yield replace(line, hint=hint)  # 作者：方远 is a byline as it stands
        else:
            readings.append(Reading(line.number, line.text[: label.end()].strip(), "furniture", "the name of a field"))
            if said:
                yield replace(line, text=said, hint=hint)
        waits = hint if _stands_alone(label) else Hint.NONE


def _named_by(text: str) -> str:
    """The headline that a record of the article above it names, empty where a line is none."""
    found = _RECORD.match(simplified(text))
    return text[found.start(1) : found.end(1)] if found else ""


def _stands_again(label: re.Match[str], said: str, below: Sequence[Line]) -> bool:
    """Whether the headline that a field names stands below as the article has it."""
    return bool(label["title"]) and any(line.text == said for line in below)


def _stands_alone(label: re.Match[str]) -> bool:
    """Whether what a field says stands below its name; behind <副题>= it would stand, were there any."""
    return label.end() == len(label.string) and not label["given"] and not label["record"]


def _is_beside(label: re.Match[str] | None, n: int, found: Mapping[int, re.Match[str]]) -> bool:
    """Whether a label is one of a field that no article has. With a colon alone it is where others stand beside it."""
    if label and label["record"]:
        return True
    return bool(label and label["beside"] and (label["open"] or n - 1 in found or n + 1 in found))


def _may_be_said(line: Line, label: re.Match[str] | None) -> bool:
    """Whether a line is what the field says whose name stands alone above it: it is brief, and right below."""
    return label is None and not line.gap and len(line.text) <= BRIEF


def _named(label: re.Match[str]) -> str:
    return next(name for name in _HINTS if label[name])
