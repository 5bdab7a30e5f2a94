"""News articles → newspaper pages in eight layouts, each with its exact truth.

Corpus: a `.jsonl.xz` of dated articles, one a line; a page takes one to five articles of one day.
Seeded: the same corpus, seed and count give the same pages.

It does not show what these articles never hold: districts and events have no truth here, there are no
tables or poems, few section headings that are not headlines as well, and the printing is tidier than a real page's.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from random import Random

from benchmarks.printing import (
    CLOSINGS,
    OWN_LINES,
    PAPERS,
    Block,
    Sections,
    Story,
    article,
    body,
    byline,
    caption,
    headline,
    masthead,
    reporters,
    section,
    sectioned,
    signed,
    stories,
    weekday,
)
from corpus.records import Article, DateSource

BETWEEN_HAN = re.compile(r"(?<=[\u4e00-\u9fff])(?=[\u4e00-\u9fff])")


@dataclass(frozen=True, slots=True)
class Page:
    """A printed page. Its articles are the truth about it, without ids, districts and events."""

    name: str
    text: str
    articles: tuple[Article, ...]


def pages(corpus: Path, count: int, seed: int) -> Iterator[Page]:
    """`count` pages of every layout, each from the articles of one day."""
    days: dict[date, list[Story]] = defaultdict(list)
    for story in stories(corpus):
        days[story.day].append(story)
    rng, calendar = Random(seed), sorted(days)
    with_headings = list(sectioned(corpus))
    for number in range(count):
        for layout in LAYOUTS:
            of_day = days[rng.choice(calendar)]
            chosen = rng.sample(of_day, min(len(of_day), rng.randint(1, 5)))
            yield layout(rng, number, chosen)
        if with_headings:  # drawn articles have none
            yield feature(rng, number, rng.choice(with_headings))


def headlines(rng: Random, title: str) -> tuple[str, list[Block]]:
    """The main headline, and the title printed whole or as 引题 and headline, or headline and 副题."""
    parts = title.split(" ")
    if len(parts) != 2 or min(map(len, parts)) < 6:
        return title, [headline(title)]
    first, second = parts
    ways = (
        (title, [title]),
        (second, [first, second]),
        (first, [first, f"——{second}"]),
    )
    main, lines = rng.choice(ways)
    return main, [headline(line) for line in lines]


def epaper(rng: Random, number: int, chosen: list[Story]) -> Page:
    """E-paper pages saved as text: sister papers, date, headlines, captions, body, trailer for each story."""
    lines, articles = [], []
    for story in chosen:
        main, titles = headlines(rng, story.title)
        blocks = [*titles, *(caption(rng) for _ in range(rng.randint(0, 3))), *signed(rng, story)]
        day = story.day
        lines += [" ".join(rng.sample(PAPERS, 3)), "", f"{day.year}年{day.month:02}月{day.day:02}日", ""]
        lines += [line for block in blocks for line in (block.text, "")]
        trailer = f"{day} 2 {rng.randint(1, 12)} {rng.choice(PAPERS)} content_{rng.randint(10000, 99999)}.html 1"
        lines += [f"--> {trailer} {main} /enpproperty-->", "", ""]
        articles.append(article(story, main, blocks))
    return Page(f"epaper-{number}.txt", "\n".join(lines), tuple(articles))


def bylined(rng: Random, number: int, chosen: list[Story]) -> Page:
    """Stories apart by blank lines, with bylines glued or on lines of their own, photographs at the end."""
    lines, articles = [masthead(rng, chosen[0].day), ""], []
    for story in chosen:
        blocks = [headline(story.title), *signed(rng, story)]
        if len(blocks[1].meant) == 1 and rng.random() < 0.5:
            blocks.insert(1, byline(reporters(rng, OWN_LINES)))
        if len(blocks[-1].meant) == 1 and rng.random() < 0.5:
            blocks.append(byline(reporters(rng, CLOSINGS)))
        blocks += [caption(rng) for _ in range(rng.randint(0, 2))]
        lines += [line for block in blocks for line in (block.text, "")] + [""]
        articles.append(article(story, story.title, blocks))
    return Page(f"bylined-{number}.txt", "\n".join(lines), tuple(articles))


def feature(rng: Random, number: int, story: Sections) -> Page:
    """One long story on an e-paper page, with captions, section headings and what the trailer records."""
    blocks = [headline(story.title), *(caption(rng) for _ in range(rng.randint(0, 3)))]
    for heading, texts in story.parts:
        blocks += [section(heading)] if heading else []
        blocks += [body(text) for text in texts]
    day, paper = story.day, rng.choice(PAPERS)
    lines = [f"{paper} {day.year}年{day.month:02}月{day.day:02}日 第{rng.randint(1, 12)}版", ""]
    lines += [line for block in blocks for line in (block.text, "")]
    lines += [f"--> {day} 2 {rng.randint(1, 12)} {paper} content_{number}.html 1 {story.title} /enpproperty-->", ""]
    return Page(f"feature-{number}.txt", "\n".join(lines), (article(story, story.title, blocks),))


def library(rng: Random, number: int, chosen: list[Story]) -> Page:
    """A library reader's page: one story, month and day in the head, the year in the file's name."""
    story, day = chosen[0], chosen[0].day
    head = [rng.choice(PAPERS), f"星期{weekday(day)}", f"日期:{day.month:02}-{day.day:02}"]
    head += [f"版面:第{rng.randint(1, 12):02}版:要闻·综合新闻", "上一篇 下一篇", ""]
    blocks = [headline(story.title), *signed(rng, story)]
    lines = [*head, *(line for block in blocks for line in (block.text, "")), "上一篇 下一篇", ""]
    found = article(story, story.title, blocks, DateSource.FILENAME)
    return Page(f"library-{number}-{day:%Y%m%d}.txt", "\n".join(lines), (found,))


def old_page(rng: Random, number: int, chosen: list[Story]) -> Page:
    """A whole old page: 版 and 专栏 before each story, single newlines, paragraphs indented full width."""
    day, leaf = chosen[0].day, rng.randint(1, 8)
    lines, articles = [f"{day.year}年{day.month}月{day.day}日人民日报 第{leaf}版"], []
    for story in chosen:
        blocks = [body(text) for text in story.paragraphs]
        lines += [
            f"第{leaf}版({rng.choice(('', '', '经济'))})",
            f"专栏:{rng.choice(('', '', '国内新闻'))}",
            story.title,
        ]
        lines += [f"　　{block.text}" for block in blocks]
        articles.append(article(story, story.title, [headline(story.title), *blocks]))
    return Page(f"old-{number}.txt", "\n".join([*lines, ""]), tuple(articles))


def run_together(rng: Random, number: int, chosen: list[Story]) -> Page:
    """Stories without a blank line between them, indented or not."""
    indent = rng.choice(("", "　　"))
    lines, articles = [masthead(rng, chosen[0].day)], []
    for story in chosen:
        blocks = [*signed(rng, story)]
        lines += [story.title, *(indent + block.text for block in blocks)]
        articles.append(article(story, story.title, [headline(story.title), *blocks]))
    return Page(f"together-{number}.txt", "\n".join([*lines, ""]), tuple(articles))


def broken(rng: Random, block: Block) -> Block:
    """The paragraph cut in mid-sentence by a column: blank lines, a page number or a caption in between."""
    text = block.text
    places = [m.start() for m in BETWEEN_HAN.finditer(text) if 20 <= m.start() <= len(text) - 10]
    if not places or rng.random() < 0.5:
        return block
    at, between = rng.choice(places), rng.choice(("", "number", "caption"))
    if not between:
        return Block(f"{text[:at]}\n\n{text[at:]}", block.meant)
    if between == "number":
        return Block(f"{text[:at]}\n\n{rng.randint(1, 16)}\n\n{text[at:]}", block.meant)
    photo = caption(rng)
    return Block(f"{text[:at]}\n\n{photo.text}\n\n{text[at:]}", (*block.meant, *photo.meant), photo.credit)


def columns(rng: Random, number: int, chosen: list[Story]) -> Page:
    """Stories whose paragraphs were broken by the columns of the page."""
    lines, articles = [masthead(rng, chosen[0].day), ""], []
    for story in chosen:
        blocks = [headline(story.title), *(broken(rng, body(text)) for text in story.paragraphs)]
        lines += [line for block in blocks for line in (block.text, "")]
        articles.append(article(story, story.title, blocks))
    return Page(f"columns-{number}.txt", "\n".join(lines), tuple(articles))


def wrapped(text: str, width: int) -> str:
    """The text in lines of `width` characters; a Latin or numeric run is never cut."""
    lines = [""]
    for unit in re.findall(r"[!-~]+|.", text):
        if len(lines[-1]) + len(unit) > width:
            lines.append("")
        lines[-1] += unit
    return "\n".join(lines)


def hard_wrap(rng: Random, number: int, chosen: list[Story]) -> Page:
    """Every line broken at one width of 17 to 40; paragraphs show by indent or by blank line."""
    width = rng.randint(max(17, *(len(story.title) for story in chosen)), 40)
    indent, gap = rng.choice((("　　", []), ("", [""])))
    lines, articles = [masthead(rng, chosen[0].day), ""], []
    for story in chosen:
        blocks = signed(rng, story, leads=("本报讯（记者{0}）", "本报讯(通讯员{0})"), closings=("（{0}）",))
        lines += [story.title, *gap]
        lines += [line for block in blocks for line in (wrapped(indent + block.text, width), *gap)]
        lines += [""]
        articles.append(article(story, story.title, [headline(story.title), *blocks]))
    return Page(f"wrap-{number}.txt", "\n".join(lines), tuple(articles))


LAYOUTS: tuple[Callable[[Random, int, list[Story]], Page], ...] = (
    epaper,
    bylined,
    library,
    old_page,
    run_together,
    columns,
    hard_wrap,
)
