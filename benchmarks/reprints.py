"""Articles with a known truth → newspaper pages that print them anew, in many styles.

A page draws its style once: how wide its gaps are, whether paragraphs are indented, whether fields stand above each
article, whether columns break. Each article is printed as it is or with parts left out, moved or borrowed: without
subtitle or names, cut short, with another article's section headings or captions. Seeded: the same articles, count
and seed give the same pages.

It does not show what no article here holds, and its articles are put side by side by chance, not by an editor.
"""

from __future__ import annotations

import json
import lzma
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from pathlib import Path
from random import Random

from benchmarks.asides import column, head
from benchmarks.layouts import BETWEEN_HAN, headlines
from benchmarks.printing import (
    CLOSINGS,
    FAMILIES,
    GIVEN,
    LEADS,
    PAPERS,
    article,
    caption,
    reporters,
    signed,
    stories,
    weekday,
)
from corpus.records import Article, DateSource, Kind, Paragraph

#: A brief of the news set: a line without a mark, then one paragraph.
_BRIEF_HEAD = re.compile(r"[^。]{6,30}(?<![。！？；：”…，、.）])$")
_BRIEF_BODY = re.compile(r"[^\s]{40,}。$")

STORY_CREDITS = ("（{0} 摄）", "(记者 {0} 摄)", " {0} 摄", "（{0}/图）")
#: A line with its indent, the paragraph it prints, and how many blank lines stand above it.
_Line = tuple[int, str]


@dataclass(frozen=True, slots=True)
class Style:
    """How a page is printed; gaps in blank lines."""

    within: int  # between paragraphs
    between: int  # between articles
    above_heading: int
    indent: str
    headings_indented: bool
    fields: str  # above or below each article: column, trailer, day or none
    breaks: float  # the share of long paragraphs that a column breaks
    columns: float  # the share of headlines that the name of a column stands above
    leads_glued: bool
    closings_glued: bool


def reprints(articles: Sequence[Article], count: int, seed: int) -> Iterator[tuple[str, str, list[Article], list[str]]]:
    """Name, text and truth of `count` pages, and their lines that no article holds."""
    rng = Random(seed)
    headed = [one for one in articles if _headings(one)]
    for number in range(count):
        style = _style(rng)
        chosen = rng.sample(articles, rng.choice((1, 2, 2, 3, 3, 4, 5)))
        if rng.random() < 0.3:
            chosen[rng.randrange(len(chosen))] = rng.choice(headed)
        varied = [_varied(rng, one, headed) for one in chosen]
        aside: list[str] = []
        yield f"reprint-{number}.txt", _page(rng, style, varied, aside), varied, aside


def of_news(corpus: Path, count: int, rng: Random) -> list[Article]:
    """`count` articles of the news set, some with two lines of headlines, some with invented names."""
    chosen = rng.sample(list(stories(corpus)), count)
    found = []
    for story in chosen:
        main, titles = headlines(rng, story.title)
        found.append(article(story, main, [*titles, *signed(rng, story)]))
    return found


def briefs(corpus: Path, count: int, rng: Random) -> list[Article]:
    """`count` briefs of the news set, which prints several under one headline: real headlines, real short texts."""
    found: list[Article] = []
    with lzma.open(corpus, "rt", encoding="utf-8") as lines:
        for record in (json.loads(line) for line in lines if "快讯" in line):
            texts = record["paragraphs"]
            found += [
                _brief(head, text, date.fromisoformat(record["date"]))
                for head, text in pairwise(texts)
                if _BRIEF_HEAD.match(head) and _BRIEF_BODY.match(text)
            ]
    return rng.sample(found, count)


def _brief(head: str, text: str, day: date) -> Article:
    parts = (Paragraph("", Kind.TITLE, head, 0), Paragraph("", Kind.BODY, text, 0))
    return Article("", head, parts, "", 0, date=day, date_source=DateSource.STATED)


def _style(rng: Random) -> Style:
    within = rng.choice((0, 0, 0, 1, 1, 2))
    between = within + rng.choice((0, 0, 0, 1, 1, 2))
    indent = rng.choice(("", "", "　　", "　　", "    "))
    return Style(
        within=within,
        between=between,
        above_heading=rng.choice((within, within, min(within + 1, between))),
        indent=indent,
        headings_indented=bool(indent) and rng.random() < 0.3,
        fields=rng.choice(("", "", "", "", "", "column", "trailer", "day")),
        breaks=rng.choice((0.0, 0.0, 0.2, 0.5)) if within else 0.0,
        columns=rng.choice((0.0, 0.0, 0.0, 0.3, 0.7)),
        leads_glued=rng.random() < 0.9,
        closings_glued=rng.random() < 0.7,
    )


def _headings(article: Article) -> list[Paragraph]:
    return [paragraph for paragraph in article.paragraphs if paragraph.kind is Kind.HEADING]


def _varied(rng: Random, article: Article, headed: Sequence[Article]) -> Article:
    """The article, perhaps with parts left out or borrowed."""
    parts = list(article.paragraphs)
    if rng.random() < 0.04 and (story := _as_picture(rng, article)):
        return story
    photos = [part for part in parts if part.kind is Kind.CAPTION]
    if photos and article.title and rng.random() < 0.1:
        return replace(article, paragraphs=(*(part for part in parts if part.kind is Kind.TITLE), *photos))
    if rng.random() < 0.35:
        parts = _shortened(rng, parts)
    if rng.random() < 0.3:
        parts = [part for part in parts if part.kind is not Kind.BYLINE]
    if article.title and rng.random() < 0.3:
        parts = [part for part in parts if part.kind is not Kind.TITLE or part.text == article.title]
    if not _headings(article) and rng.random() < 0.12:
        parts = _with_headings(rng, parts, _headings(rng.choice(headed)))
    elif rng.random() < 0.15:
        parts = [part for part in parts if part.kind is not Kind.HEADING]
    if article.title and rng.random() < 0.2:
        parts = _signed(rng, parts)
    if article.title and rng.random() < 0.2:
        parts = _with_captions(rng, parts)
    return replace(article, paragraphs=tuple(parts))


def _as_picture(rng: Random, article: Article) -> Article | None:
    """The first sentences as the text of a picture, under the headline or without one."""
    body = next((part.text for part in article.paragraphs if part.kind is Kind.BODY), "")
    sentences = re.findall(r"[^。]+。", body)[:2]
    if not sentences or len("".join(sentences)) < 40 or "”" in body:
        return None
    photo = Paragraph("", Kind.CAPTION, "".join(sentences) + rng.choice(STORY_CREDITS).format(_name(rng)), 0)
    if rng.random() < 0.5:
        return replace(article, title="", subtitle="", paragraphs=(photo,))
    return replace(article, paragraphs=(*(part for part in article.paragraphs if part.text == article.title), photo))


def _name(rng: Random) -> str:
    return rng.choice(FAMILIES) + rng.choice(GIVEN)


def _shortened(rng: Random, parts: list[Paragraph]) -> list[Paragraph]:
    """The first few paragraphs; a heading keeps one below it."""
    bodies = sum(part.kind is Kind.BODY for part in parts)
    left = rng.randint(1, max(1, bodies))
    kept: list[Paragraph] = []
    for part in parts:
        if part.kind is Kind.BODY:
            left -= 1
        if left < 0:
            break
        kept.append(part)
    while kept and kept[-1].kind is Kind.HEADING:
        kept.pop()
    headings = sum(part.kind is Kind.HEADING for part in kept)
    return kept if headings > 1 else [part for part in kept if part.kind is not Kind.HEADING]


def _with_headings(rng: Random, parts: list[Paragraph], headings: Sequence[Paragraph]) -> list[Paragraph]:
    """Two or more of another article's headings between the paragraphs, each with text below it."""
    bodies = [n for n, part in enumerate(parts) if part.kind is Kind.BODY]
    places = sorted(rng.sample(bodies[1:], min(len(headings), len(bodies) - 1))) if len(bodies) > 3 else []
    if len(places) < 2:
        return parts
    for n, heading in reversed(list(zip(places, headings, strict=False))):
        parts = [*parts[:n], heading, *parts[n:]]
    return parts


def _signed(rng: Random, parts: list[Paragraph]) -> list[Paragraph]:
    """With invented names before the first paragraph or after the last, where there are none."""
    if any(part.kind is Kind.BYLINE for part in parts) or not any(part.kind is Kind.BODY for part in parts):
        return parts
    if rng.random() < 0.5:
        first = next(n for n, part in enumerate(parts) if part.kind is Kind.BODY)
        lead = Paragraph("", Kind.BYLINE, reporters(rng, LEADS).strip(), 0)
        return [*parts[:first], lead, *parts[first:]]
    return [*parts, Paragraph("", Kind.BYLINE, reporters(rng, CLOSINGS), 0)]


def _with_captions(rng: Random, parts: list[Paragraph]) -> list[Paragraph]:
    first = next((n for n, part in enumerate(parts) if part.kind is not Kind.TITLE), len(parts))
    at = rng.choice((first, len(parts), rng.randint(first, len(parts))))
    photos = [Paragraph("", *caption(rng).meant[0], 0) for _ in range(rng.randint(1, 3))]
    return [*parts[:at], *photos, *parts[at:]]


def _page(rng: Random, style: Style, articles: Sequence[Article], aside: list[str]) -> str:
    day = rng.choice(articles).date
    paper, leaf = rng.choice(PAPERS), rng.randint(1, 16)
    lines: list[_Line] = []
    if day:
        lines.append((0, f"{paper} {day.year}年{day.month}月{day.day}日 星期{weekday(day)} 第{leaf}版"))
    if rng.random() < style.columns / 2:
        aside.append(head(rng))
        lines.append((rng.choice((0, style.within)), aside[-1]))
    for one in articles:
        above = style.between
        if one.title and rng.random() < style.columns:
            aside.append(column(rng))
            lines.append((above, aside[-1]))
            above = rng.choice((0, style.within, style.within))
        if style.fields == "column":
            lines.append((above, f"专栏:{rng.choice(('', '', '社会'))}"))
            above = 0
        elif style.fields == "day" and day:
            lines.append((above, f"{day.year}年{day.month:02}月{day.day:02}日"))
        for n, line in enumerate(_printed(rng, style, one)):
            lines.append((above, line[1]) if n == 0 else line)
        if style.fields == "trailer" and day:
            number = rng.randint(10000, 99999)
            lines.append((1, f"--> {day} 2 {leaf} {paper} content_{number}.html 1 {one.title} /enpproperty-->"))
    return "\n".join("\n" * gap + text for gap, text in lines) + "\n"


def _printed(rng: Random, style: Style, article: Article) -> Iterator[_Line]:
    """The lines of an article, names glued to their paragraphs where the style has it so."""
    parts = list(article.paragraphs)
    lead, interrupted = "", False
    for n, part in enumerate(parts):
        following = parts[n + 1] if n + 1 < len(parts) else None
        if interrupted:  # the picture that broke the paragraph above stands there already
            interrupted = False
            continue
        if part.kind is Kind.BYLINE:
            if n and parts[n - 1].kind is Kind.BODY and _is_glued(style, part):
                continue
            if following and following.kind is Kind.BODY and style.leads_glued and "讯" in part.text[:9]:
                lead = part.text + rng.choice((" ", ""))
                continue
        closing = ""
        if part.kind is Kind.BODY and following and following.kind is Kind.BYLINE and _is_glued(style, following):
            closing = following.text
        lines = list(_lines(rng, style, part, lead, closing))
        lead = ""
        if len(lines) > 1 and following and following.kind is Kind.CAPTION:
            yield lines[0]
            yield from _lines(rng, style, following, "", "")
            yield lines[1]
            interrupted = True
        else:
            yield from lines


def _is_glued(style: Style, part: Paragraph) -> bool:
    return style.closings_glued and part.text[0] in "（("


def _lines(rng: Random, style: Style, part: Paragraph, lead: str, closing: str) -> Iterator[_Line]:
    indented = part.kind is Kind.BODY or (part.kind is Kind.HEADING and style.headings_indented)
    gap = style.above_heading if part.kind is Kind.HEADING else style.within
    text = (style.indent if indented else "") + lead + part.text + closing
    places = [m.start() for m in BETWEEN_HAN.finditer(part.text) if 20 <= m.start() <= len(part.text) - 10]
    if part.kind is Kind.BODY and places and rng.random() < style.breaks:
        at = rng.choice(places) + len(text) - len(closing) - len(part.text)
        yield gap, text[:at]
        yield style.within, text[at:]
    else:
        yield gap, text
