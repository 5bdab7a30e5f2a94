"""Where pictures are to be expected: below and above names that promise them, and beside one another."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.bylines import LEAD_REACH, PHOTOS, PROMISE
from corpus.credits import CREDIT_REACH, took_pictures
from corpus.lines import Line
from corpus.signs import Sign
from corpus.wording import late

#: How many lines below its closing names an article's pictures may still stand.
PHOTO_REACH = 4
#: So many lines in a row show what a list and what pictures are.
ROW = 4
#: So many paragraphs at most has a piece that tells of nothing but its pictures.
PHOTO_STORY = 3
#: Fewer lines close above a credit may be a 副题.
BLOCK = 2
#: What a picture shows, where it tells no news of its own, is no longer, in code points.
CAPTION = 45

_TO_THE_EDITORS = ("编辑同志：", "编辑同志:", "编辑先生：", "编辑老师：", "编辑部：", "编辑部同志：", "记者同志：")
ADDRESSES = late(r"(?:编辑|记者|报社|尊敬的|亲爱的|[晚日商早晨]报)[\u4e00-\u9fff]{0,6}[：:！!]$")

_WHOLE_TEXT = Sign.LONG | Sign.ENDED
_ENDS_OPEN = Sign.OPEN | Sign.CALLED
_NO_HEADLINE = Sign.LONG | Sign.BYLINE | Sign.TABLE | Sign.RUN
_NOT_IN_ROWS = _NO_HEADLINE & ~Sign.RUN | Sign.ITEM
_POINTS = Sign.ORGANISERS | Sign.SIGNED | Sign.BYLINE
_NAMES = Sign.LEAD | Sign.BYLINE | Sign.SIGNED
_DATED = Sign.DATED | Sign.LONG
_NO_STORY = Sign.LEAD | Sign.BYLINE | Sign.SIGNED | Sign.CREDIT | Sign.STORY
_CREDITED = Sign.CREDIT | Sign.STORY
_A_PHOTO = Sign.CREDIT | Sign.FIGURE | Sign.SCENE
_SHOWN = Sign.FIGURE | Sign.SCENE | Sign.SIGHT
_PARAGRAPH = Sign.LONG | Sign.SENTENCES | Sign.BYLINE
_SIGNED = Sign.BYLINE | Sign.ENCLOSED
_OPENS_REPORT = Sign.LEAD | Sign.BYLINE
_NO_HEAD = Sign.ENDED | Sign.CREDIT | Sign.FIGURE
_TEXT = Sign.LONG | Sign.MEDIUM | Sign.SENTENCES | Sign.ENDED
_PROSE = Sign.LONG | Sign.LEAD | Sign.BYLINE | Sign.TABLE


def mark_pictures(lines: Sequence[Line], texts: Sequence[str], seen: list[int]) -> None:
    """Give every line the signs of pictures that other lines give it. `texts` are simplified."""
    _between(seen)
    _in_blocks(lines, seen)
    _in_rows(texts, seen)
    _credited_below(texts, seen)
    _beside(texts, seen)
    _under_names(texts, seen)
    _awaited(texts, seen)
    _above_reports(texts, seen)
    _above_photographers(texts, seen)
    _among_pictures(texts, seen)
    _head_stories(seen)


def _between(seen: list[int]) -> None:
    """What stands between two lines that say what pictures show says so, too."""
    for n in range(1, len(seen) - 1):
        if seen[n - 1] & seen[n + 1] & Sign.SCENE and seen[n] & Sign.OPEN and not seen[n] & _NO_HEADLINE:
            seen[n] |= Sign.SCENE


def _in_blocks(lines: Sequence[Line], seen: list[int]) -> None:
    """Lines that stand close above a picture's credit, and apart from the headline above them, are pictures, too."""
    for n, sign in enumerate(seen):
        if not sign & Sign.CREDIT:
            continue
        top = n
        while top and not lines[top].gap and seen[top - 1] & Sign.OPEN and not seen[top - 1] & _NO_HEADLINE:
            top -= 1
        if n - top >= BLOCK and lines[top].gap and top and seen[top - 1] & _ENDS_OPEN and not seen[top - 1] & _PROSE:
            for m in range(top, n):
                seen[m] = seen[m] & ~Sign.RUN | Sign.SCENE


def _in_rows(texts: Sequence[str], seen: list[int]) -> None:
    """Brief lines in a row below a text are pictures, where enough of them say what one shows: no list, no verse.

    The last, when text stands below it, is the next headline; but not below names that promised them under a headline.
    """
    begin = 0
    for n, sign in enumerate([*seen, Sign.LONG]):
        if sign & Sign.OPEN and not sign & _NOT_IN_ROWS:
            continue
        if n - begin >= ROW:  # which is seldom
            promised = begin > 1 and _promises(texts[begin - 1], seen[begin - 1], seen[begin - 2])
            row = range(begin, n if promised or n == len(seen) or seen[n] & Sign.BYLINE else n - 1)
            scenes = sum(bool(seen[m] & Sign.SCENE) for m in row)
            shown = begin and seen[begin - 1] & Sign.ENDED and scenes >= max(2, len(row) / 5)
            if len(row) >= ROW and (promised or shown):
                for m in row:
                    seen[m] = seen[m] & ~Sign.RUN | Sign.SCENE
        begin = n + 1


def _credited_below(texts: Sequence[str], seen: list[int]) -> None:
    """Names in brackets right below what a picture shows are those of who took it: they close no article."""
    for n in range(1, len(seen)):
        below = seen[n - 1] & _SHOWN and not seen[n - 1] & _PARAGRAPH
        if not below or seen[n] & _SIGNED != _SIGNED or _reported(texts[n]):
            continue
        if seen[n] & Sign.CREDIT or took_pictures(texts[n]):
            seen[n] &= ~Sign.ENCLOSED


def _promises(text: str, sign: int, above: int) -> bool:
    """Whether a line right below what may be a headline names who wrote and took pictures."""
    named = sign & Sign.BYLINE and not sign & Sign.ENCLOSED and PROMISE.search(text)
    return bool(named and above & _ENDS_OPEN and not above & _NO_HEADLINE)


def _beside(texts: Sequence[str], seen: list[int]) -> None:
    """Where pictures are to be expected: below names that signed for them, above the organisers on a poster."""
    reach = 0
    for n, sign in enumerate(seen):
        if sign & _POINTS:
            if sign & Sign.ORGANISERS and n and not _is_paragraph(seen[n - 1]):
                seen[n - 1] |= Sign.POSTER
            if sign & Sign.SIGNED or sign & _SIGNED == _SIGNED:
                reach = PHOTO_REACH if PHOTOS.search(texts[n][-8:]) and not _closes_story(texts[n], sign) else 0
                continue
        if reach:
            seen[n] |= Sign.AFTER_PHOTOS | (Sign.OWED if sign & _WHOLE_TEXT == Sign.ENDED else 0)
            # below the text of the next article are none of its pictures
            reach = 0 if sign & Sign.ENDED and texts[n].count("。") > 1 and not sign & _A_PHOTO else reach - 1
        if n and seen[n - 1] & _A_PHOTO and not sign & Sign.LONG:
            seen[n] |= Sign.BESIDE_PHOTO
        if n and sign & _A_PHOTO:
            seen[n - 1] |= Sign.ABOVE_PHOTO


def _under_names(texts: Sequence[str], seen: list[int]) -> None:
    """What the last names above say of a line: whether they promised pictures, and of what kind their piece was.

    The first line after the promise may be the picture, and each that has another brief line right below.
    """
    promised = first = False
    kind = 0
    for n, sign in enumerate(seen):
        if sign & _NAMES:
            # what closes a piece has its pictures right below: `_beside`
            closes = n and seen[n - 1] & Sign.ENDED and sign & Sign.BYLINE and took_pictures(texts[n])
            promised = first = (
                not sign & Sign.SIGNED
                and not closes
                and bool(PROMISE.search(texts[n][:LEAD_REACH] if sign & Sign.LEAD else texts[n][-CREDIT_REACH:]))
            )
            alone = Sign.FEATURE if sign & Sign.BYLINE and not sign & Sign.ENCLOSED else 0
            kind = Sign.REPORT if sign & Sign.LEAD and not sign & (Sign.SIGNED | Sign.BYLINE) else alone
        elif sign & _A_PHOTO:
            seen[n] |= Sign.OWED if promised and sign & Sign.SCENE else 0
            promised = False
        elif promised and sign & Sign.SIGHT:
            seen[n] |= Sign.OWED
        elif sign & _ENDS_OPEN and not sign & _NO_HEADLINE:
            seen[n] |= kind
            if promised and sign & Sign.OPEN:
                followed = n + 1 < len(seen) and seen[n + 1] & Sign.OPEN and not seen[n + 1] & _NO_HEADLINE
                seen[n] |= Sign.OWED if first or followed else 0
                first = False


def _awaited(texts: Sequence[str], seen: list[int]) -> None:
    """What stands right below a headline and the names of who wrote its text: no headline follows before that text."""
    for n in range(2, len(seen)):
        named = seen[n - 1] & Sign.BYLINE and not seen[n - 1] & Sign.ENCLOSED and not took_pictures(texts[n - 1])
        head = seen[n - 2]
        if named and head & _ENDS_OPEN and not head & (_NO_HEADLINE | _A_PHOTO | Sign.LEAD):
            seen[n] |= Sign.AWAITED


def _above_reports(texts: Sequence[str], seen: list[int]) -> None:
    """What stands between a headline and the names that open its text: sentences there are no text, but pictures'.

    What ends openly may be a part of the headline, or the picture that the names below promise.
    """
    for n, sign in enumerate(seen):
        if n and sign & _DATED == _DATED and not sign & _OPENS_REPORT:
            _before_news(seen, n)
        if n and (
            (sign & Sign.SLIGHT and sign & Sign.ENDED and ADDRESSES.match(texts[n]))
            or (sign & _TEXT and texts[n].startswith(_TO_THE_EDITORS))
        ):
            seen[n - 1] |= Sign.OVER_LEAD if seen[n - 1] & Sign.OPEN else 0  # a letter opens below
        if not n or not sign & _OPENS_REPORT or sign & (Sign.ENCLOSED | Sign.CREDIT):
            continue
        if sign & Sign.BYLINE and not (n + 1 < len(seen) and seen[n + 1] & _TEXT):
            continue  # names that close the text above
        if sign & Sign.LEAD and seen[n - 1] & Sign.OPEN:
            seen[n - 1] |= Sign.OVER_LEAD
        top, sentences = n, True
        while top and _stands_between(seen[top - 1], sentences):
            top -= 1
            sentences = sentences and bool(seen[top] & (_NO_HEAD | Sign.SCENE))
        if n - top < 2:
            continue  # as mostly: a headline and nothing else
        heads = [m for m in range(top, n) if seen[m] & _ENDS_OPEN and not seen[m] & _NO_HEAD]
        between = range(heads[0] + 1 if heads else n, n)
        shown = any(seen[m] & _NO_HEAD for m in between)
        promised = not shown and PROMISE.search(texts[n][: LEAD_REACH if sign & Sign.LEAD else None])
        for m in between:
            if seen[m] & Sign.ENDED or (shown and seen[m] & Sign.SCENE):
                seen[m] |= Sign.BEFORE_REPORT
            elif promised:
                seen[m] = seen[m] & ~Sign.RUN | Sign.PROMISED


def _among_pictures(texts: Sequence[str], seen: list[int]) -> None:
    """What ends openly between pictures under a headline and the names that open its text is a picture, too.

    A headline there would leave the one above with pictures alone, and these tell no news of their own.
    """
    for n in range(2, len(seen) - 1):
        if not seen[n + 1] & _OPENS_REPORT or not seen[n] & Sign.OPEN or seen[n] & (_PROSE | Sign.CREDIT | Sign.MEDIUM):
            continue
        top = n
        while top and seen[top - 1] & _A_PHOTO and not seen[top - 1] & Sign.DATED and len(texts[top - 1]) <= CAPTION:
            top -= 1
        if 0 < top < n and seen[top - 1] & _ENDS_OPEN and not seen[top - 1] & (_PROSE | Sign.MEDIUM):
            seen[n] |= Sign.AMONG_PHOTOS


def _before_news(seen: list[int], n: int) -> None:
    """Lines between a headline and the day of its news that say what pictures show tell nothing else."""
    top = n
    while top and seen[top - 1] & Sign.SIGHT and not seen[top - 1] & Sign.TAKES_UP:
        top -= 1
    if top and seen[top - 1] & _ENDS_OPEN and not seen[top - 1] & (_NO_HEADLINE | _CREDITED):
        for m in range(top, n):
            seen[m] |= Sign.BEFORE_REPORT


def _above_photographers(texts: Sequence[str], seen: list[int]) -> None:
    """What stands right above the name of who took a picture and wrote nothing tells of the picture."""
    for n, sign in enumerate(seen):
        if n and sign & Sign.BYLINE and took_pictures(texts[n]) and not _reported(texts[n]):
            if seen[n - 1] & Sign.ENDED:
                seen[n] &= ~Sign.CREDIT
                top = _begins_story(seen, n)
                if top and seen[top - 1] & _ENDS_OPEN and not seen[top - 1] & (_NO_HEADLINE | Sign.CREDIT):
                    seen[top - 1] |= Sign.OVER_LEAD
                last = top + 1 if _has_its_own(seen, top, n) else n
                if n - top > 1 and texts[n].endswith("报道") and last == n:
                    continue  # who took pictures of it wrote it, too
                for m in range(top, last):
                    seen[m] |= Sign.TAKEN_BELOW | (Sign.SCENE if n - top > 1 else 0)
            elif n > 1 and seen[n - 1] & Sign.BYLINE and seen[n - 2] & Sign.ENDED:
                seen[n] &= ~Sign.CREDIT
                if texts[n - 1].endswith("记者"):  # whose reporter; otherwise somebody else wrote the text
                    seen[n - 2] |= Sign.TAKEN_BELOW


def _has_its_own(seen: Sequence[int], top: int, end: int) -> bool:
    """Whether the first of some lines says what the picture shows, in one sentence, and those below it are text."""
    return bool(seen[top] & Sign.SIGHT and seen[top] & Sign.SHORT and top + 1 < end and seen[top + 1] & Sign.LONG)


def _reported(names: str) -> bool:
    """Whether names in brackets closed a report of which they wrote the text, too: （方远 摄影报道）."""
    return names[0] in "（(" and "报道" in names


def _begins_story(seen: Sequence[int], n: int) -> int:
    """The first of the lines that tell of the picture above the name of who took it, in line n.

    All the text of a piece is, where it is short: below its headline nothing else stands.
    """
    top = n - 1
    while top and n - top < PHOTO_STORY and seen[top - 1] & Sign.ENDED and not seen[top - 1] & _NO_STORY:
        top -= 1
    headed = bool(top) and seen[top - 1] & _ENDS_OPEN and not seen[top - 1] & (_NO_HEADLINE | Sign.CREDIT)
    return top if headed and not seen[top] & _NO_STORY else n - 1


def _head_stories(seen: list[int]) -> None:
    """What may be a headline right above a picture that tells its own story is that story's."""
    for n, sign in enumerate(seen):
        if n and sign & Sign.STORY and seen[n - 1] & _ENDS_OPEN and not seen[n - 1] & (_NO_HEADLINE | _A_PHOTO):
            seen[n - 1] = seen[n - 1] & ~(Sign.OWED | Sign.AFTER_PHOTOS) | Sign.OVER_LEAD
            if n > 1 and seen[n - 2] & Sign.ENDED and not seen[n - 2] & _A_PHOTO and seen[n - 1] & Sign.SMALL:
                seen[n - 1] |= Sign.HEADS_STORY


def _stands_between(sign: int, sentences: bool) -> bool:
    """Whether a line may stand between a headline and the names below it; `sentences`: none but such stand below."""
    if sign & _PROSE and (sign & _PROSE != Sign.LONG or not sign & _CREDITED):
        return False
    return bool(sign & (_ENDS_OPEN | _A_PHOTO | Sign.SIGHT)) or sentences


def _closes_story(text: str, sign: int) -> bool:
    """Whether a line names who took the picture told of above it: no other follows."""
    return bool(sign & Sign.BYLINE) and took_pictures(text) and not _reported(text)


def _is_paragraph(sign: int) -> bool:
    """Whether a line is text for certain: long, and it ends as a sentence does."""
    return sign & _WHOLE_TEXT == _WHOLE_TEXT
