"""Brief lines beside headlines and texts → which are names, as only their neighbours tell: of authors, of senders."""

from __future__ import annotations

from collections.abc import Sequence

from corpus import shapes
from corpus.bylines import NAMED, NO_NAME
from corpus.cutting import cut_glued
from corpus.signs import Sign
from corpus.surnames import people
from corpus.wording import HAN, HAN_NAME, late

#: So many names below a text are no words.
SEVERAL = 3
_PROSE = Sign.LONG | Sign.MEDIUM | Sign.SENTENCES
_WHOLE = Sign.LONG | Sign.ENDED
_LONG_OPEN = Sign.LONG | Sign.OPEN
_NOT_IN_RUNS = Sign.BYLINE | Sign.CREDIT | Sign.LEAD | Sign.SIGNED | Sign.AUTHOR | Sign.GENRE | Sign.PEN_NAME
_MAYBE_HEADLINE = Sign.OPEN | Sign.CALLED
_NO_HEADLINE = Sign.LONG | Sign.BYLINE | Sign.TABLE | Sign.RUN
# How an answer to a letter begins, below who sent it; 编者按 stands above what it speaks of.
_ANSWERED = late(
    r"编者(?:附言|附记|的话|复|答|后记|点评)|记者附[记言]|编后|编辑(?:复|答|回复|附言)"
    r"|(?:[\u4e00-\u9fff]{2,10}[局委会站所部社厂司处院校队馆])?(?:答复|回复|复信|复函|回音|来信说|来函说|来信称|来函称)[：:，]"
)
#: Who sends a letter signs with no more, in code points.
SIGNED = 16
# 退休教师　官维正, 初三（4）班　陈语桐, 陈桂生等十七人, 一位水电工: who sent what stands above.
_SENDER = late(
    rf"[^\s，。]{{0,10}}(?:民|者|工|师|长|员|主|人|班|学生|同学|侨眷|归侨)[ \u3000]+{HAN_NAME}{{2,3}}$"
    rf"|(?:[^\s，。]{{2,10}}[ \u3000]+)?(?:{NAMED}|{HAN_NAME}[ \u3000]{HAN_NAME})"
    r"等[一二三四五六七八九十百\d]{1,4}[人户位名]$"
    rf"|(?:[一二三四五六七八九几两数]|[一二三四五六七八九]十)[位名]{HAN_NAME}{{2,6}}$"
)
# What editors say of a letter stands below it as well as above.
_NOTED = ("编者按：", "编者按:", "编者：")
_TASKS_ALONE = frozenset(("摄影报道", "文/图", "文／图", "图/文", "摄", "报道"))
_SHAPED = Sign.BYLINE | Sign.TABLE | Sign.RUN | Sign.CREDIT
_PEN_NAME = late(rf"[○●◎]?[{HAN}]{{2,3}}$|[{HAN}][ \u3000]{{1,2}}[{HAN}]$")
# a number in brackets is a chapter's: （二）, （三十七）
_IN_BRACKETS = late(rf"[（(](?![一二三四五六七八九十廿百]+[）)])[{HAN}]{{2,4}}[）)]$")


def mark_pen_names(texts: Sequence[str], seen: list[int], brief: Sequence[int]) -> None:
    """What is as short as a name between what may be a headline and text: a pen name has no surname to know it by."""
    for n in brief:
        if not 0 < n < len(seen) - 1:
            continue
        if seen[n] & Sign.TINY and seen[n] & Sign.OPEN and not seen[n] & _SHAPED and _PEN_NAME.match(texts[n]):
            if shapes.WORDY.search(texts[n]) or seen[n] & Sign.PREFACE:
                continue  # 她说, 编者按
            above, below = seen[n - 1], seen[n + 1]
            titled = above & _MAYBE_HEADLINE and not above & (_NO_HEADLINE | _NOT_IN_RUNS | Sign.FRAMED)
            spread = not texts[n].isalpha()  # 听　涛, above verse, too
            if titled and not seen[n] & Sign.GENRE and (spread or below & (_PROSE | Sign.ENDED | Sign.PAUSED)):
                seen[n] |= Sign.PEN_NAME


def mark_closing_names(texts: Sequence[str], seen: list[int], brief: Sequence[int]) -> None:
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
        enclosed = texts[n][0] in "（(" and _IN_BRACKETS.match(texts[n]) and not NO_NAME.match(texts[n][1:-1])
        if n and enclosed and seen[n - 1] & Sign.ENDED:
            seen[n] = seen[n] & ~(Sign.FRAMED | Sign.GENRE) | Sign.BYLINE | Sign.ENCLOSED
        elif n and _names_more(texts, seen, n):
            seen[n] |= Sign.BYLINE
        elif n and _closes(texts, seen, n):
            # verse stands above a single name as well
            seen[n] |= Sign.SIGNATURE if seen[n] & Sign.AUTHOR and len(people(texts[n])) == 1 else Sign.BYLINE


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


def _closes(texts: Sequence[str], seen: Sequence[int], n: int) -> bool:
    """Whether line n signs the text above, where no text follows that it could be the heading of."""
    if not seen[n - 1] & Sign.ENDED:
        return False
    noted = n + 1 < len(seen) and texts[n + 1].startswith(_NOTED)
    if n + 1 < len(seen) and not noted and not (seen[n + 1] & _MAYBE_HEADLINE and not seen[n + 1] & Sign.LONG):
        return False
    if seen[n] & Sign.AUTHOR:
        return _is_spread(texts[n]) or bool(seen[n] & Sign.FAR_IN)
    return len(texts[n]) <= SIGNED and bool(seen[n] & Sign.OPEN and _SENDER.match(texts[n]))


def _is_spread(text: str) -> bool:
    """Whether a name, or one of two, is set as no headline is: 张　静, 骆明辉　林小霜."""
    return any(len(name) == 1 for name in text.split()) or [len(name) for name in people(text)] == [3, 3]


def _are_several(text: str) -> bool:
    """Whether names are those of too many to be words, or parted as words are not: 方远/许知秋."""
    return len(people(text)) >= SEVERAL or "/" in text or "／" in text
