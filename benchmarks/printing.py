"""News articles → blocks of printed lines, each with the paragraphs it means.

Only articles whose boundaries a careful reader could find go to print: a headline of 6 to 40 characters
without a full stop, two or more paragraphs, each without spaces and ended by a full stop. Reporters and
captions are invented.
"""

from __future__ import annotations

import json
import lzma
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from random import Random
from typing import IO

from corpus.records import Article, DateSource, Kind, Paragraph

PAPERS = ("泉州晚报", "刺桐早报", "海丝商报", "泉州商报")
FAMILIES = "苏许蔡庄傅柯连郑黄曾叶裴骆卓龚"
GIVEN = ("望舟", "景澜", "若溪", "云汀", "知远", "拾青", "渡川", "听澜", "沉舟", "一宁", "小帆", "清越")
SCENES = (
    "会议现场",
    "群众在展板前驻足",
    "工作人员核对清单",
    "活动现场气氛热烈",
    "项目工地一角",
    "志愿者为市民引路",
)
LEADS = (
    "本报讯 (记者{0})",
    "本报讯 （融媒体记者 {0} 通讯员 {1} 文/图）",
    "本报讯（记者{0} 通讯员{1}）",
    "本报讯(通讯员 {0})",
)
OWN_LINES = ("□本报记者 {0}", "□本报记者 {0} 通讯员 {1}", "□融媒体记者 {0} {1} 文/图")
CLOSINGS = ("（{0} {1}）", "（{0}）", "（{0} 文/图）", "(通讯员 {0})")
CREDITS = ("（{0} 摄）", " {0} 摄", " {0} 供图", "")

SOURCE_LEAD = re.compile(r"^央视网消息[（(]新闻联播[）)][：:]")
# A line between paragraphs that ends without a mark. Under 快讯 each is a story of its own.
HEADING = re.compile(r"[^。\n（(]{4,24}(?<![。！？；：”…，、.）\s])")
HEADLINE = re.compile(r"[^。\n（(]{5,39}[^。，：；、\s]")
# 38: a line this long is no headline. 600: the longest paragraphs are whole speeches and add nothing.
BODY = re.compile(r"[^\s（(【□■][^\s]{38,600}[^：；，]。”?")
LONG_LATIN = re.compile(r"[!-~]{12}")


@dataclass(frozen=True, slots=True)
class Story:
    """One news article as it goes to print."""

    title: str
    day: date
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """Consecutive printed lines and the paragraphs they mean. `credit` is the one inside a caption."""

    text: str
    meant: tuple[tuple[Kind, str], ...]
    credit: str = ""


def opened(path: Path) -> IO[str]:
    """The lines of a file of articles, which may be compressed."""
    return lzma.open(path, "rt", encoding="utf-8") if path.suffix == ".xz" else path.open(encoding="utf-8")


def stories(path: Path) -> Iterator[Story]:
    """The articles that can be printed so that their boundaries show, in the order of the file."""
    with opened(path) as lines:
        for line in lines:
            record = json.loads(line)
            paragraphs = [SOURCE_LEAD.sub("", text) for text in record["paragraphs"]][:8]
            story = Story(record["title"].strip(), date.fromisoformat(record["date"]), tuple(paragraphs))
            if printable(story):
                yield story


def printable(story: Story) -> bool:
    """Whether a reader could tell this headline and these paragraphs from their neighbours."""
    bodies = [text for text in story.paragraphs if BODY.fullmatch(text) and not LONG_LATIN.search(text)]
    return bool(HEADLINE.fullmatch(story.title)) and len(bodies) == len(story.paragraphs) >= 2


@dataclass(frozen=True, slots=True)
class Sections:
    """One news article with section headings: (heading, paragraphs), the first without a heading."""

    title: str
    day: date
    parts: tuple[tuple[str, tuple[str, ...]], ...]


def sectioned(path: Path) -> Iterator[Sections]:
    """The articles with two or more section headings, each with text below it, in the order of the file."""
    with opened(path) as lines:
        for line in lines:
            record = json.loads(line)
            title = record["title"].strip()
            parts: list[tuple[str, list[str]]] = [("", [])]
            for text in [SOURCE_LEAD.sub("", text) for text in record["paragraphs"]]:
                if HEADING.fullmatch(text):
                    parts.append((text, []))
                else:
                    parts[-1][1].append(text)
            texts = [text for _, bodies in parts for text in bodies]
            whole = all(bodies for _, bodies in parts) and all(BODY.fullmatch(text) for text in texts)
            if len(parts) > 2 and whole and HEADLINE.fullmatch(title) and "快讯" not in title and len(texts) < 20:
                day = date.fromisoformat(record["date"])
                yield Sections(title, day, tuple((heading, tuple(bodies)) for heading, bodies in parts))


def article(
    story: Story | Sections, title: str, blocks: Sequence[Block], source: DateSource = DateSource.STATED
) -> Article:
    """What these blocks mean under that main headline."""
    meant = [part for block in blocks for part in block.meant]
    return Article(
        id="",
        title=title,
        paragraphs=tuple(Paragraph("", kind, text, 0) for kind, text in meant),
        dump="",
        line=0,
        subtitle=" ".join(text for kind, text in meant if kind is Kind.TITLE and text != title),
        bylines=tuple(byline for block in blocks for byline in bylines(block)),
        date=story.day,
        date_source=source,
    )


def bylines(block: Block) -> list[str]:
    """The bylines of a block in printed order, a caption's credit included."""
    return [text for kind, text in block.meant if kind is Kind.BYLINE] + ([block.credit] if block.credit else [])


def reporters(rng: Random, templates: Sequence[str]) -> str:
    """One of the templates with invented names."""
    names = [rng.choice(FAMILIES) + rng.choice(GIVEN) for _ in range(2)]
    return rng.choice(templates).format(*names)


def headline(text: str) -> Block:
    """A line of the headlines: 引题, headline or 副题."""
    return Block(text, ((Kind.TITLE, text),))


def section(text: str) -> Block:
    """A heading between paragraphs."""
    return Block(text, ((Kind.HEADING, text),))


def body(text: str) -> Block:
    """A paragraph of the story."""
    return Block(text, ((Kind.BODY, text),))


def byline(text: str) -> Block:
    """A byline on a line of its own."""
    return Block(text, ((Kind.BYLINE, text),))


def caption(rng: Random) -> Block:
    """A photograph's text. Without a credit it says 图为, or nobody could tell it from a 副题."""
    credit, scene = reporters(rng, CREDITS), rng.choice(SCENES)
    text = scene + credit if credit else f"图为{scene}。"
    return Block(text, ((Kind.CAPTION, text),), credit.strip())


def led(lead: str, block: Block) -> Block:
    """The block with a byline glued to its start."""
    return Block(lead + block.text, ((Kind.BYLINE, lead.strip()), *block.meant))


def closed(block: Block, closing: str) -> Block:
    """The block with a byline glued to its end."""
    return Block(block.text + closing, (*block.meant, (Kind.BYLINE, closing)))


def signed(rng: Random, story: Story, leads: Sequence[str] = LEADS, closings: Sequence[str] = CLOSINGS) -> list[Block]:
    """The story's bodies with a lead or a closing byline, both, or none."""
    blocks = [body(text) for text in story.paragraphs]
    if rng.random() < 0.5:
        blocks[0] = led(reporters(rng, leads) + rng.choice((" ", "")), blocks[0])
    if rng.random() < 0.5:
        blocks[-1] = closed(blocks[-1], reporters(rng, closings))
    return blocks


def masthead(rng: Random, day: date) -> str:
    """Paper, date and page on one line."""
    printed = rng.choice((f"{day.year}年{day.month}月{day.day}日", day.isoformat()))
    return f"{rng.choice(PAPERS)} {printed} 星期{weekday(day)} 第{rng.randint(1, 12)}版"


def weekday(day: date) -> str:
    """The day of the week in one character."""
    return "一二三四五六日"[day.weekday()]
