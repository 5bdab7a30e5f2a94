"""The signs that lines give one another: how they stand, what stands in a row, what is built alike."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from corpus.headline_parts import mark_features, mark_headlines, mark_left_over
from corpus.likeness import mark_likeness
from corpus.line_signs import signs
from corpus.lines import Line
from corpus.mastheads import is_bare_day
from corpus.opening_words import beginning
from corpus.picture_words import depicts
from corpus.pictures import mark_pictures
from corpus.rows import mark_rows
from corpus.signers import mark_closing_names, mark_pen_names
from corpus.signs import Sign
from corpus.speakers import mark_conversations, mark_speakers
from corpus.surnames import SURNAMES
from corpus.topics import is_apart, is_at_home, is_strange, splits, topic
from corpus.torn import mark_torn
from corpus.wording import HAN, late

#: Paragraphs are indented by four cells; what stands so far in is set to the right, as names below letters are.
FAR_IN = 12
#: What stands so much farther in than paragraphs do is set in the middle or to the right, in cells.
CENTRED = 3
#: One brief line in so many is a headline at the margin, at least, where indentation tells headlines from paragraphs.
ONE_IN = 12
#: Most names have three characters; a longer line that is one has several people's.
ONE_NAME = 3
#: A picture of the text above it is told of in fewer sentences.
TELLING = 2
_PARAGRAPH = Sign.LONG | Sign.SENTENCES
_OWN_STORY = Sign.STORY | Sign.TAKEN_BELOW
_PICTURED = _OWN_STORY | Sign.CREDIT
_OVER_STORIES = Sign.ENDED | Sign.BYLINE
_TOLD = Sign.LONG | Sign.MEDIUM
_NEWS = Sign.DATED | Sign.SITED
_ENDS_A_TEXT = Sign.SIGNED | Sign.ENDED
_IN_RUNS = Sign.TINY | Sign.SHORT
#: Rows and verse are indented as they please, whatever the paragraphs around them do.
_SET_APART = Sign.TABLE | Sign.RUN | Sign.VERSE
_MAYBE_HEADLINE = Sign.OPEN | Sign.CALLED
_NO_HEADLINE = Sign.LONG | Sign.BYLINE | Sign.TABLE | Sign.RUN
_NO_NEW_HEADLINE = _NO_HEADLINE | Sign.CREDIT | Sign.FIGURE | Sign.DASH | Sign.LABELLED
_LIKE_A_HEADING = Sign.INDENTED | Sign.OPEN
_SPREAD = Sign.SPACED | Sign.SHORT
_SIGNERS = Sign.OFFICE | Sign.BYLINE
_ALONE = Sign.AUTHOR | Sign.PEN_NAME
_NOTES_OF_EDITORS = ("编者按", "编者的话", "编者案", "开栏的话", "开栏语")
_SHAPED = Sign.BYLINE | Sign.TABLE | Sign.RUN | Sign.CREDIT
_NO_HEAD = _NO_NEW_HEADLINE & ~Sign.RUN & ~Sign.DASH | Sign.AUTHOR | Sign.PEN_NAME | Sign.ITEM | Sign.ENDED | Sign.DATED
_ENDS_ON_NAME = late(rf"^[{HAN}]+[ \u3000][{''.join(sorted(SURNAMES))}][{HAN}]{{1,2}}$")
_ORDINALS = "一二三四五六七八九"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨"
_ORDINAL = late(rf"[（(]?([{_ORDINALS}])([、．.）)是])|([{_CIRCLED}])")
_MONTH_AND_DAY = late(r"[\d一二三四五六七八九十]{1,2}月[\d一二三四五六七八九十廿]{1,3}日$")


def signs_of_page(lines: Sequence[Line], texts: Sequence[str]) -> list[int]:
    """The signs of every line, its own and those its neighbours give it. `texts` are the lines', simplified."""
    seen = list(map(signs, texts))
    brief = [n for n, sign in enumerate(seen) if sign & _IN_RUNS]
    _stand(lines, seen)
    _far_in(lines, seen, brief)
    mark_torn(texts, seen, brief)
    _editors(texts, seen)
    mark_speakers(texts, seen)
    mark_pen_names(texts, seen, brief)
    mark_rows(lines, texts, seen, brief)
    for n in brief:
        if seen[n] & Sign.FRAMED and n + 1 < len(seen) and seen[n + 1] & _TOLD and seen[n + 1] & Sign.ENDED:
            seen[n] &= ~Sign.FRAMED  # 【案情】 above a text is no name of a column
        if seen[n] & _SET_APART:
            seen[n] &= ~Sign.FLUSH
        if n and ("日" in texts[n] or "月" in texts[n]):
            _signed_day(texts, seen, n)
    mark_closing_names(texts, seen, brief)
    _at_the_margin(seen, brief)
    mark_pictures(lines, texts, seen)
    _numbered(texts, seen, brief)
    mark_headlines(texts, seen, brief)
    mark_conversations(texts, seen, brief)
    for n, sign in enumerate(seen):
        if sign & _MAYBE_HEADLINE and not sign & _NO_HEADLINE:
            _topic(texts, seen, n)
        if n and sign & _TOLD:
            _pictured(texts, seen, n)
        if sign & Sign.OPEN and not sign & _SHAPED and splits(texts, seen, n):
            seen[n] |= Sign.SPLITTING
    mark_features(texts, seen, brief)
    mark_likeness(texts, seen, brief)
    mark_left_over(texts, seen, brief)
    for n, sign in enumerate(seen):
        seen[n] |= depicts(texts[n], sign)
    return seen


def _signed_day(texts: Sequence[str], seen: list[int], n: int) -> None:
    """A day that signs what stands above it, and whose notice that is."""
    if not is_bare_day(texts[n]) and not _signs_off(texts[n], seen[n], seen[n - 1]):
        return
    seen[n] |= Sign.SIGNED_DAY
    seen[n - 1] |= Sign.SIGNED_DAY if seen[n - 1] & Sign.OFFICE else 0
    if seen[n - 1] & _SPREAD == _SPREAD and _ENDS_ON_NAME.search(texts[n - 1]):
        seen[n - 1] = seen[n - 1] & ~Sign.SPACED | Sign.BYLINE  # 旅马乡亲　陈金声


def _topic(texts: Sequence[str], seen: list[int], n: int) -> None:
    """Whether the texts around line n speak of what it says. A name may be that of who is portrayed below it."""
    seen[n] |= topic(texts, seen, n)
    if seen[n] & Sign.RESOUNDING and seen[n] & _ALONE and len(texts[n]) == ONE_NAME and seen[n - 1] & Sign.OPEN:
        seen[n] = seen[n] & ~_ALONE | Sign.SCENE | Sign.FIGURE
        seen[n - 1] &= ~Sign.OVER_NAMES


def _pictured(texts: Sequence[str], seen: list[int], n: int) -> None:
    """Whether line n, which stands below another text, is a story of its own and no picture of that text."""
    sign, above = seen[n], seen[n - 1]
    if sign & _PICTURED and above & (_OVER_STORIES | Sign.CREDIT):
        seen[n] |= (found := _story(texts, n, sign, above))
        seen[n] &= ~Sign.CREDIT if found & Sign.STORY else ~0
    if not sign & Sign.LEAD and _is_reported_with_a_picture(texts, seen, n):
        seen[n] = seen[n] & ~_ENDS_A_TEXT | Sign.STORY | Sign.OWN_NEWS


def _story(texts: Sequence[str], n: int, sign: int, above: int) -> int:
    """What tells that line n, of which somebody took the picture, is a story of its own and not of the text above."""
    strange = not above & _PICTURED and is_strange(texts, n)
    elsewhere = strange and bool(sign & _OWN_STORY)
    # 暑假第一周，东平镇一所中学的篮球场上，…。方远 摄
    opens = (sign & _NEWS and not is_at_home(texts, n)) or (strange and sign & Sign.CREDIT)
    # of 80 pictures told of in so many words below another text, 76 were
    long = sign & Sign.LONG and texts[n].count("。") >= TELLING
    apart = bool(opens or long) and is_apart(texts, n)
    news = apart and bool(opens) and not above & _PICTURED
    story = (apart and long) or news or (elsewhere and sign & Sign.TAKEN_BELOW)
    return (Sign.STRANGE if elsewhere else 0) | (Sign.OWN_NEWS if news else 0) | (Sign.STORY if story else 0)


def _is_reported_with_a_picture(texts: Sequence[str], seen: Sequence[int], n: int) -> bool:
    """Whether line n is all of a report, below another text: 7月11日，…。本报记者 方远 摄影报道."""
    closes = texts[n].rstrip("）)").endswith("摄影报道")
    if not closes or seen[n] & Sign.REFERRING or not seen[n - 1] & (Sign.ENDED | Sign.CREDIT):
        return False
    opens = seen[n] & Sign.DATED or not is_at_home(texts, n)
    return bool(opens) and is_apart(texts, n) and not beginning(texts[n])


def _editors(texts: Sequence[str], seen: list[int]) -> None:
    """An editor's note that stands above the headline of the report it introduces."""
    for n in range(len(texts) - 2):
        below = seen[n + 1]
        if (
            seen[n] & Sign.LABELLED
            and texts[n].startswith(_NOTES_OF_EDITORS)
            and seen[n] & Sign.ENDED
            and below & (Sign.SHORT | Sign.MEDIUM)
            and below & Sign.OPEN
            and seen[n + 2] & (_PARAGRAPH | Sign.ENDED | Sign.LEAD | Sign.BYLINE | Sign.DASH)
        ):
            seen[n] |= Sign.INTRODUCTION


def _signs_off(text: str, sign: int, above: int) -> bool:
    """Whether a month and a day sign a letter: far in, below an office or names. Above a text they head a diary."""
    return bool((sign & Sign.FAR_IN or above & _SIGNERS) and _MONTH_AND_DAY.match(text))


def _stand(lines: Sequence[Line], seen: list[int]) -> None:
    """How far apart and how far in the lines stand, against what is usual on this page."""
    gaps = [line.gap for line in lines[1:]]
    usual = max(set(gaps), key=gaps.count) if gaps else 0
    prose = [line.indent for line, sign in zip(lines, seen, strict=True) if sign & _PARAGRAPH]
    if sum(indent >= 2 for indent in prose) * 2 > len(prose) and _tell_apart(lines, seen):
        centred = max(set(prose), key=prose.count) + CENTRED
        for n, line in enumerate(lines):
            # a day below a notice stands far in, too, and is text
            if line.indent < centred or is_bare_day(line.text):
                seen[n] |= Sign.INDENTED if line.indent else Sign.FLUSH
    widest = max(gaps, default=0)
    for n, gap in enumerate(gaps, 1):
        if gap > usual:
            seen[n] |= Sign.WIDE | (Sign.WIDEST if gap == widest else 0)
            if n < len(gaps) and gaps[n] > usual:
                seen[n] |= Sign.ALONE


def _tell_apart(lines: Sequence[Line], seen: Sequence[int]) -> bool:
    """Whether brief lines stand elsewhere than paragraphs do; in some dumps every line is indented alike."""
    brief = [line.indent for line, sign in zip(lines, seen, strict=True) if sign & _IN_RUNS]
    return brief.count(0) * ONE_IN >= len(brief)


def _far_in(lines: Sequence[Line], seen: list[int], brief: Sequence[int]) -> None:
    for n in brief:
        if lines[n].indent >= FAR_IN:
            seen[n] |= Sign.FAR_IN


def _at_the_margin(seen: list[int], brief: Sequence[int]) -> None:
    """Brief lines at the margin are headlines where those between paragraphs are indented as these are."""
    headings = [n for n in brief if 0 < n < len(seen) - 1 and seen[n] & _LIKE_A_HEADING == _LIKE_A_HEADING]
    headings = [n for n in headings if seen[n - 1] & Sign.INDENTED and not seen[n] & (_NO_HEAD | _SET_APART)]
    if sum(bool(seen[n + 1] & _PARAGRAPH and seen[n - 1] & _PARAGRAPH) for n in headings) < 2:
        return
    for n in brief:
        if seen[n] & Sign.FLUSH and seen[n] & _MAYBE_HEADLINE and not seen[n] & _NO_HEADLINE:
            seen[n] |= Sign.MARGIN


def _circled(texts: Sequence[str], seen: list[int], brief: Sequence[int]) -> None:
    """①…； ②…； ③…。 one below the other are items: what a picture shows does not end so."""
    circled = [n for n in brief if texts[n][0] in _CIRCLED and seen[n] & Sign.FIGURE and not seen[n] & Sign.CREDIT]
    for _, together in groupby(enumerate(circled), lambda placed: placed[1] - placed[0]):
        run = [n for _, n in together]
        if any(texts[n][-1] == "；" for n in run):
            for n in run:
                seen[n] = seen[n] & ~Sign.FIGURE | Sign.ITEM | Sign.LISTED


def _numbered(texts: Sequence[str], seen: list[int], brief: Sequence[int]) -> None:
    """Which brief lines bear numbers that follow one another: 一、… or 一是…, and further below 二、… or 二是…."""
    _circled(texts, seen, brief)
    last: dict[str, tuple[int, int]] = {}  # by what stands behind the number: it, and the line
    for n in brief:
        if not (found := _ORDINAL.match(texts[n])):
            continue
        number, style = (_CIRCLED.find(found[3]), "①") if found[3] else (_ORDINALS.find(found[1]), found[2])
        if style == "①" and seen[n] & (Sign.ENDED | Sign.CREDIT):
            continue  # points to a picture
        before, at = last.get(style, (-1, n))
        if number == before + 1 and at + 1 < n:
            for one in (at, n):
                seen[one] = seen[one] & ~(Sign.RUN | Sign.FIGURE) | Sign.NUMBERED
        last[style] = number, n
