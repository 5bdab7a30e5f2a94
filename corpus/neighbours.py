"""The signs that lines give one another: how they stand, what stands in a row, what is built alike."""

from __future__ import annotations

from collections.abc import Sequence

from corpus import shapes
from corpus.cutting import cut_glued
from corpus.headline_parts import mark_features, mark_headlines, mark_left_over
from corpus.likeness import mark_likeness
from corpus.line_signs import signs
from corpus.lines import Line
from corpus.mastheads import is_bare_day
from corpus.picture_words import depicts
from corpus.pictures import mark_pictures
from corpus.rows import mark_rows
from corpus.signs import Sign
from corpus.speakers import mark_conversations, mark_speakers
from corpus.surnames import SURNAMES, people
from corpus.topics import is_strange, splits, topic
from corpus.wording import HAN, late

#: Paragraphs are indented by four cells; what stands so far in is set to the right, as names below letters are.
FAR_IN = 12
#: What stands so much farther in than paragraphs do is set in the middle or to the right, in cells.
CENTRED = 3
#: One brief line in so many is a headline at the margin, at least, where indentation tells headlines from paragraphs.
ONE_IN = 12
#: So many names below a text are no words.
SEVERAL = 3
#: How many lines may stand between the halves of a quotation that the column broke.
QUOTE_REACH = 4
#: Most names have three characters; a longer line that is one has several people's.
ONE_NAME = 3

_PROSE = Sign.LONG | Sign.MEDIUM | Sign.SENTENCES
_PARAGRAPH = Sign.LONG | Sign.SENTENCES
_WHOLE = Sign.LONG | Sign.ENDED
_OWN_STORY = Sign.STORY | Sign.TAKEN_BELOW
_PICTURED = _OWN_STORY | Sign.CREDIT
_OVER_STORIES = Sign.ENDED | Sign.BYLINE
_TOLD = Sign.LONG | Sign.MEDIUM
_LONG_OPEN = Sign.LONG | Sign.OPEN
_IN_RUNS = Sign.TINY | Sign.SHORT
_NOT_IN_RUNS = Sign.BYLINE | Sign.CREDIT | Sign.LEAD | Sign.SIGNED | Sign.AUTHOR | Sign.GENRE | Sign.PEN_NAME
#: Rows and verse are indented as they please, whatever the paragraphs around them do.
_SET_APART = Sign.TABLE | Sign.RUN | Sign.VERSE
_MAYBE_HEADLINE = Sign.OPEN | Sign.CALLED
_NO_HEADLINE = Sign.LONG | Sign.BYLINE | Sign.TABLE | Sign.RUN
_NO_NEW_HEADLINE = _NO_HEADLINE | Sign.CREDIT | Sign.FIGURE | Sign.DASH | Sign.LABELLED
_LIKE_A_HEADING = Sign.INDENTED | Sign.OPEN
_BEGUN = Sign.TINY | Sign.SMALL
_SPREAD = Sign.SPACED | Sign.SHORT
_SIGNERS = Sign.OFFICE | Sign.BYLINE
_ALONE = Sign.AUTHOR | Sign.PEN_NAME
_NOTES_OF_EDITORS = ("编者按", "编者的话", "编者案", "开栏的话", "开栏语")
# How an answer to a letter begins, below who sent it; 编者按 stands above what it speaks of.
_ANSWERED = late(
    r"编者(?:附言|附记|的话|复|答|后记|点评)|编后|编辑(?:复|答|回复|附言)"
    r"|(?:[\u4e00-\u9fff]{2,10}[局委会站所部社厂司处院校队馆])?(?:答复|回复|复信|复函|回音)[：:]"
)
#: Who sends a letter signs with no more, in code points.
SIGNED = 12
_TASKS_ALONE = frozenset(("摄影报道", "文/图", "文／图", "图/文", "摄", "报道"))
#: Marks that no line begins with, and what no headline, no heading and no row ends in.
_NEVER_BEGINS = frozenset("，。、；：！？）》")
_PROMISES = frozenset("，、和与及把被将对向从于")
_SHAPED = Sign.BYLINE | Sign.TABLE | Sign.RUN | Sign.CREDIT
_NO_HEAD = _NO_NEW_HEADLINE & ~Sign.RUN & ~Sign.DASH | Sign.AUTHOR | Sign.PEN_NAME | Sign.ITEM | Sign.ENDED | Sign.DATED

_PEN_NAME = late(rf"[{HAN}]{{2,3}}$|[{HAN}][ \u3000]{{1,2}}[{HAN}]$")
# a number in brackets is a chapter's: （二）, （三十七）
_IN_BRACKETS = late(rf"[（(](?![一二三四五六七八九十廿百]+[）)])[{HAN}]{{2,4}}[）)]$")
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
    _torn_quotes(texts, seen)
    _run_on(texts, seen, brief)
    _editors(texts, seen)
    mark_speakers(texts, seen)
    _pen_names(texts, seen, brief)
    mark_rows(lines, texts, seen, brief)
    for n in brief:
        if seen[n] & _SET_APART:
            seen[n] &= ~Sign.FLUSH
        if (
            n
            and ("日" in texts[n] or "月" in texts[n])
            and (is_bare_day(texts[n]) or _signs_off(texts[n], seen[n], seen[n - 1]))
        ):
            seen[n] |= Sign.SIGNED_DAY
            seen[n - 1] |= Sign.SIGNED_DAY if seen[n - 1] & Sign.OFFICE else 0  # whose notice it is
            if seen[n - 1] & _SPREAD == _SPREAD and _ENDS_ON_NAME.search(texts[n - 1]):
                seen[n - 1] = seen[n - 1] & ~Sign.SPACED | Sign.BYLINE  # 旅马乡亲　陈金声
    _closing_names(texts, seen, brief)
    _at_the_margin(seen, brief)
    mark_pictures(lines, texts, seen)
    _numbered(texts, seen, brief)
    mark_headlines(texts, seen, brief)
    mark_conversations(texts, seen, brief)
    for n, sign in enumerate(seen):
        if sign & _MAYBE_HEADLINE and not sign & _NO_HEADLINE:
            seen[n] |= topic(texts, seen, n)
            if seen[n] & Sign.RESOUNDING and seen[n] & _ALONE and len(texts[n]) == ONE_NAME and seen[n - 1] & Sign.OPEN:
                seen[n] = (
                    seen[n] & ~_ALONE | Sign.SCENE | Sign.FIGURE
                )  # whose portrait it is: the text below speaks of him
                seen[n - 1] &= ~Sign.OVER_NAMES
        if (
            n
            and sign & _OWN_STORY
            and sign & _TOLD
            and seen[n - 1] & _OVER_STORIES
            and not seen[n - 1] & _PICTURED
            and is_strange(texts, n)
        ):
            seen[n] |= Sign.STRANGE | (Sign.STORY if sign & Sign.TAKEN_BELOW else 0)
        if sign & Sign.OPEN and not sign & _SHAPED and splits(texts, seen, n):
            seen[n] |= Sign.SPLITTING
    mark_features(texts, seen, brief)
    mark_likeness(texts, seen, brief)
    mark_left_over(texts, seen, brief)
    for n, sign in enumerate(seen):
        seen[n] |= depicts(texts[n], sign)
    return seen


def _run_on(texts: Sequence[str], seen: list[int], brief: Sequence[int]) -> None:
    """The first words of a paragraph that a break has left alone: ’凭经验，‘ above a long line that goes on."""
    for n in brief:
        if seen[n] & _BEGUN and n + 1 < len(texts) and seen[n + 1] & _PROSE and _goes_on(texts[n], texts[n + 1]):
            seen[n] |= Sign.RUNS_ON


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


def _goes_on(text: str, below: str) -> bool:
    """Whether the line below can only be the rest of the sentence that a brief one begins."""
    if below[0] in _NEVER_BEGINS or text[-1] in _PROMISES:
        return True
    for opens, closes in shapes.PAIRS:
        if text.count(opens) > text.count(closes):
            ends = below.find(closes)
            return ends >= 0 and opens not in below[:ends]
    return False


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


def _torn_quotes(texts: Sequence[str], seen: list[int]) -> None:
    """A line that begins with ” closes a quotation: the last line above that left one open breaks off there."""
    for n, text in enumerate(texts):
        if text[0] not in "”’」』":
            continue
        for above in range(n - 1, max(-1, n - 1 - QUOTE_REACH), -1):
            if texts[above].count("“") > texts[above].count("”"):
                seen[above] = seen[above] & ~Sign.ENDED | Sign.OPEN | Sign.UNBALANCED
                seen[n] |= Sign.CLOSING
                for between in range(above + 1, n):
                    seen[between] |= Sign.AMID if seen[between] & Sign.OPEN and not seen[between] & _PROSE else 0
                break


def _pen_names(texts: Sequence[str], seen: list[int], brief: Sequence[int]) -> None:
    """What is as short as a name between what may be a headline and text: a pen name has no surname to know it by."""
    for n in brief:
        if not 0 < n < len(seen) - 1:
            continue
        if seen[n] & Sign.TINY and seen[n] & Sign.OPEN and not seen[n] & _SHAPED and _PEN_NAME.match(texts[n]):
            if shapes.WORDY.search(texts[n]):
                continue  # 她说
            above, below = seen[n - 1], seen[n + 1]
            titled = above & _MAYBE_HEADLINE and not above & (_NO_HEADLINE | _NOT_IN_RUNS | Sign.FRAMED)
            spread = not texts[n].isalpha()  # 听　涛, above verse, too
            if titled and not seen[n] & Sign.GENRE and (spread or below & (_PROSE | Sign.ENDED | Sign.PAUSED)):
                seen[n] |= Sign.PEN_NAME


def _closing_names(texts: Sequence[str], seen: list[int], brief: Sequence[int]) -> None:
    """What stands in brackets below a whole paragraph are names, though no surname tells: （小雅）, （大坪宣）.

    So are the names of several people: 冯晓华 张 静 杨乐.
    """
    for n in [*brief, len(seen)]:
        if (
            n
            and seen[n - 1] & _LONG_OPEN == _LONG_OPEN
            and not seen[n - 1] & Sign.UNBALANCED
            and cut_glued(texts[n - 1])[1]
        ):
            seen[n - 1] = seen[n - 1] & ~(Sign.OPEN | Sign.CUT_OFF) | Sign.ENDED | Sign.SIGNED
        if n == len(seen):
            continue
        if n and texts[n][0] in "（(" and seen[n - 1] & Sign.ENDED and _IN_BRACKETS.match(texts[n]):
            seen[n] = seen[n] & ~(Sign.FRAMED | Sign.GENRE) | Sign.BYLINE | Sign.ENCLOSED
        elif n and _names_more(texts, seen, n):
            seen[n] |= Sign.BYLINE
        elif n and _is_spread_name(texts, seen, n):
            seen[n] |= Sign.SIGNATURE


def _names_more(texts: Sequence[str], seen: Sequence[int], n: int) -> bool:
    """Whether line n names several below a text, or goes on with names above: 闽海日报记者, 方远 许知秋, 摄影报道."""
    above = seen[n - 1]
    if seen[n] & Sign.AUTHOR and above & _WHOLE == _WHOLE and _are_several(texts[n]):
        return True
    if _signs_a_letter(texts, seen, n):
        return True
    if not above & Sign.BYLINE:
        return False
    return texts[n] in _TASKS_ALONE or bool(seen[n] & Sign.AUTHOR and texts[n - 1].endswith(("记者", "通讯员")))


def _signs_a_letter(texts: Sequence[str], seen: Sequence[int], n: int) -> bool:
    """Whether line n stands between a letter and what it was answered: 洪濑　侨眷戴碰, 十二位果农."""
    return bool(
        n + 1 < len(texts)
        and len(texts[n]) <= SIGNED
        and seen[n] & Sign.OPEN
        and not seen[n] & (Sign.GENRE | Sign.QUOTING | Sign.EVENTFUL)
        and seen[n - 1] & Sign.ENDED
        and _ANSWERED.match(texts[n + 1])
    )


def _is_spread_name(texts: Sequence[str], seen: Sequence[int], n: int) -> bool:
    """Whether line n, two characters as wide as three, closes the text above: no headline of two is set so below it."""
    return bool(
        seen[n] & Sign.AUTHOR
        and len(texts[n]) == 3
        and texts[n][1] in " \u3000"
        and seen[n - 1] & Sign.ENDED
        and n + 1 < len(texts)
        and seen[n + 1] & _MAYBE_HEADLINE
        and not seen[n + 1] & _PARAGRAPH
    )


def _are_several(text: str) -> bool:
    """Whether names are those of too many to be words, or parted as words are not: 方远/许知秋."""
    return len(people(text)) >= SEVERAL or "/" in text or "／" in text


def _numbered(texts: Sequence[str], seen: list[int], brief: Sequence[int]) -> None:
    """Which brief lines bear numbers that follow one another: 一、… or 一是…, and further below 二、… or 二是…."""
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
