"""News articles → newspaper pages in six layouts, each with its exact truth.

Corpus: a `.jsonl.xz` of dated articles, one a line; pages take one to five articles of one day. Seeded: the same
articles, seed and count give the same pages. Reporters, captions and page furniture are invented here. Only articles
whose boundaries a careful reader could find are printed: headlines of 6 to 40 characters without a full stop, at
least two paragraphs, every paragraph free of spaces and ended by a full stop.

It does not show what these articles never hold: districts and events have no truth here, there are no tables,
poems or section headings, and the printing is tidier than a real page's.
"""

from __future__ import annotations

import json
import lzma
import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from random import Random

from corpus.records import Article, DateSource, Kind, Paragraph

Parts = list[tuple[Kind, str]]

PAPERS = ("泉州晚报", "刺桐早报", "海丝商报", "泉州商报")
WEEKDAYS = "一二三四五六日"
FAMILIES = "苏许蔡庄傅柯连郑黄曾叶裴骆卓龚"
GIVEN = ("望舟", "景澜", "若溪", "云汀", "知远", "拾青", "渡川", "听澜", "沉舟", "一宁", "小帆", "清越", "千帆")
SCENES = ("会议现场", "群众在展板前驻足", "工作人员核对清单", "活动现场气氛热烈", "项目工地一角", "志愿者为市民引路")
DATELINE = re.compile(r"^央视网消息[（(]新闻联播[）)][：:]")
HEADLINE = re.compile(r"[^。\n]{5,39}[^。，：；、\s]")
BODY = re.compile(r"[^\s（(【□■][^\s]{38,600}[^：；，]。”?")
LONGEST_LATIN = re.compile(r"[!-~]{17}")
BREAKABLE = re.compile(r"(?<=[\u4e00-\u9fff])(?=[\u4e00-\u9fff])")


@dataclass(frozen=True, slots=True)
class Story:
    """One news article as it goes to print."""

    title: str
    day: date
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A printed page; its articles are the truth about it, without ids, districts and events."""

    name: str
    text: str
    articles: tuple[Article, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """The lines printed so far and what they mean."""

    lines: list[str]
    articles: list[Article]

    def add(self, story: Story, parts: Parts, source: DateSource = DateSource.STATED, page: str = "") -> None:
        """Note an article made of these parts; the headline among its titles is the story's last resort."""
        titles = [text for kind, text in parts if kind is Kind.TITLE]
        title = next((text for text in titles if text in story.title.split() or text == story.title), story.title)
        bylines = [byline_of(kind, text) for kind, text in parts]
        self.articles.append(
            Article(
                id="",
                title=title,
                paragraphs=tuple(Paragraph("", kind, text, 0) for kind, text in parts),
                dump="",
                line=0,
                subtitle=" ".join(text for text in titles if text != title),
                bylines=tuple(byline for byline in bylines if byline),
                date=story.day,
                date_source=source,
                page=page,
            )
        )


Layout = Callable[[Random, list[Story]], Sheet]
