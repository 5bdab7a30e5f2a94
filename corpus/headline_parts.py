"""Which brief lines are parts of headlines: what stands above names, above a report, above another part of the same."""

from __future__ import annotations

from collections.abc import Sequence

from corpus import shapes
from corpus.divisions import place_names
from corpus.signs import Sign
from corpus.wording import HAN_NAME, late

#: Lines of one headline, at most: 引题, headline and 副题, each in two.
HEADLINE_LINES = 5
#: A part of a headline that ends on a colon is no longer, in code points.
INTRODUCES = 12
#: How much text stands below each heading of a gathering, in code points: at most, and at least.
PIECE, PIECE_LEAST = 160, 12

_PARAGRAPH = Sign.LONG | Sign.SENTENCES
_WHOLE = Sign.LONG | Sign.ENDED
_IN_RUNS = Sign.TINY | Sign.SHORT
_AUTHORS = Sign.AUTHOR | Sign.BYLINE | Sign.PEN_NAME
_ENDS_OPEN = Sign.OPEN | Sign.CALLED
_MAYBE_HEADLINE = Sign.OPEN | Sign.CALLED
_NO_HEADLINE = Sign.LONG | Sign.BYLINE | Sign.TABLE | Sign.RUN
_NO_NEW_HEADLINE = _NO_HEADLINE | Sign.CREDIT | Sign.FIGURE | Sign.DASH | Sign.LABELLED
_NEW_STORY = Sign.NOVEL | Sign.ALIEN | Sign.GENRE | Sign.OVER_NAMES | Sign.OVER_LEAD
_SHAPED = Sign.BYLINE | Sign.TABLE | Sign.RUN | Sign.CREDIT
#: Pictures of the article above, and names of columns.
_ASIDE_OF_HEADLINE = Sign.SCANT | Sign.OWED | Sign.AFTER_PHOTOS | Sign.BESIDE_PHOTO
_NO_HEAD = _NO_NEW_HEADLINE & ~Sign.RUN & ~Sign.DASH | Sign.AUTHOR | Sign.PEN_NAME | Sign.ITEM | Sign.ENDED | Sign.DATED
_LEFT = Sign.OPEN | Sign.RECALLING
_NOT_LEFT = (
    _NO_HEAD
    | Sign.RUN
    | Sign.ECHOED
    | Sign.TOP
    | Sign.GENRE
    | Sign.GATHERED
    | Sign.OFFICE
    | Sign.PLACED
    | Sign.KICKER
    | Sign.SPACED
    | Sign.EVENTFUL
    | Sign.PARALLEL
)

_PLACE_IN_FULL = late(
    rf"{HAN_NAME}{{2,3}}[县市区]{HAN_NAME}{{2,4}}(?:[镇乡村]|街道|公社|大队|社区)(?:{HAN_NAME}{{2,5}}(?:村|大队|社区))?$"
)
_COUNTIES = frozenset("县市区")
# 社长在春汛会上指出, 来宾答谢时说: the words that follow are the headline.
_SAYS = late(r"(?:(?<![小传解学据])说|指出|表示|强调|重申|宣布|呼吁|号召|认为)$")
# Who reports with names may have taken pictures; agencies and correspondents sent words alone.
_SIGNED_LEAD = late(r"[（(【]?(?:本[报网刊台]|[\u4e00-\u9fff\d-]{2,20})讯[】）)]?\s*[（(]")


def mark_headlines(texts: Sequence[str], seen: list[int], brief: Sequence[int]) -> None:
    """Give the lines that may be parts of headlines their signs. `texts` are simplified."""
    _introduced(texts, seen, brief)
    _cried(seen, brief)
    _over_reports(texts, seen)
    _above_headlines(texts, seen, brief)
    _above_names(texts, seen, brief)


def mark_features(texts: Sequence[str], seen: list[int], brief: Sequence[int]) -> None:
    """The same of what is known once it is known where new stories begin."""
    _in_features(seen)
    _remarks(texts, seen, brief)
    _gatherings(texts, seen, brief)


def _introduced(texts: Sequence[str], seen: list[int], brief: Sequence[int]) -> None:
    """月记窑： above a headline ends on a colon and is a part of it, as are …说出心里话—— and …在大会上指出."""
    for n in sorted([*brief, *(n for n, sign in enumerate(seen) if sign & Sign.MEDIUM and texts[n][-1] == "—")]):
        if texts[n][-1] not in "：:—说出示调申布吁召为" or n + 1 == len(seen):
            continue
        if not texts[n].endswith("——") and len(texts[n]) > INTRODUCES and not _SAYS.search(texts[n]):
            continue
        below = seen[n + 1]
        if below & Sign.OPEN and below & _IN_RUNS and not below & (_NO_NEW_HEADLINE | _AUTHORS):
            seen[n] = seen[n] & ~(Sign.ENDED | Sign.PAUSED | Sign.SCENE) | Sign.OPEN | Sign.INTRODUCING
            seen[n + 1] |= Sign.INTRODUCED


def _over_reports(texts: Sequence[str], seen: list[int]) -> None:
    """Lines that end openly between whole text and the opening of a report are one headline, however many they are.

    Old papers gave the news of a story in three to five lines of equal length. None of them is verse, and the last is
    no picture. Where the reporters sign, pictures may stand above their names.
    """
    for n, sign in enumerate(seen):
        if not sign & Sign.LEAD or sign & Sign.BYLINE or _SIGNED_LEAD.match(texts[n]):
            continue
        top = n
        while top and n - top < HEADLINE_LINES and seen[top - 1] & _ENDS_OPEN and not seen[top - 1] & _NO_HEAD:
            top -= 1
        while top < n and _is_aside(texts[top], seen[top]):
            top += 1
        if n - top < 2:
            continue
        for m in range(top, n):
            seen[m] = seen[m] & ~(Sign.RUN | Sign.VERSE | Sign.SCENE) | Sign.OVER_REPORT


def _is_aside(text: str, sign: int) -> bool:
    """Whether a line above a headline is none of it: the article before has pictures, columns names and numbers."""
    shown = sign & Sign.SCENE and (shapes.PEOPLE.match(text) or text.endswith(shapes.VIEWS))
    return bool(text[-1].isdigit() or ((shown or sign & _ASIDE_OF_HEADLINE) and not _SAYS.search(text)))


def _cried(seen: list[int], brief: Sequence[int]) -> None:
    """谁的？ right below what may be a headline and above text is the rest of that headline: 钥匙丢在车上 谁的？."""
    for n in brief:
        if 0 < n < len(seen) - 1 and seen[n] & Sign.CRIED and seen[n] & Sign.SCANT:
            above, below = seen[n - 1], seen[n + 1]
            if (
                above & Sign.OPEN
                and above & _IN_RUNS
                and below & _PARAGRAPH
                and not above & (_NO_NEW_HEADLINE | _AUTHORS)
            ):
                seen[n - 1] |= Sign.INTRODUCING
                seen[n] &= ~Sign.ENDED


def _above_headlines(texts: Sequence[str], seen: list[int], brief: Sequence[int]) -> None:
    """Which brief lines stand above what may be a headline, and which have nothing but such lines above them.

    What stands in brackets or begins with a dash goes on with a headline, and is none: （散文）, ——石狮见闻.
    """
    top = True
    for above, n in enumerate(brief):
        top = top and n == above  # every line above is brief, too
        if seen[n] & _MAYBE_HEADLINE and not seen[n] & _NO_HEADLINE:
            seen[n] |= Sign.TOP if top else 0
            if n + 1 < len(seen):
                below = seen[n + 1]
                headed = below & _MAYBE_HEADLINE and below & _IN_RUNS and not below & _NO_NEW_HEADLINE
                if headed and texts[n + 1][0] not in "（(":
                    seen[n] = seen[n] & ~Sign.SAID | Sign.OVER  # what is said above a headline is its 引题
                else:
                    seen[n] |= Sign.OVER_TEXT
                if headed and (_is_place_in_full(texts[n]) or _is_town_of_county(texts[n])):
                    seen[n] |= Sign.KICKER
        else:
            top = False


def _is_place_in_full(text: str) -> bool:
    """Whether a line is a county's or a district's village or town: 南安县石井公社."""
    return not _COUNTIES.isdisjoint(text[2:4]) and _PLACE_IN_FULL.match(text) is not None


def _is_town_of_county(text: str) -> bool:
    """Whether a line is nothing but two names of places, one behind the other: 晋江龙湖."""
    names = place_names()
    return 4 <= len(text) <= 5 and text[:2] in names and text[2:] in names


def _remarks(texts: Sequence[str], seen: list[int], brief: Sequence[int]) -> None:
    """（组诗） between a headline and its author goes on with the headline, as what stands behind a dash does."""
    for n in brief:
        if texts[n][0] in "（(" and n and seen[n] & seen[n - 1] & Sign.OVER_NAMES and seen[n] & Sign.TINY:
            seen[n] |= Sign.DASH


def mark_left_over(texts: Sequence[str], seen: list[int], brief: Sequence[int]) -> None:
    """Which brief lines close a text with its own words, above the next headline or the end: pictures, as a rule."""
    for n in brief:
        if (
            n
            and seen[n - 1] & Sign.ENDED
            and seen[n] & _LEFT == _LEFT
            and not seen[n] & _NOT_LEFT
            and texts[n][-1] not in "：:"
            and "，" not in texts[n]
            and (seen[n] & Sign.OVER or n + 1 == len(seen))
        ):
            seen[n] |= Sign.LEFT_OVER


def _gatherings(texts: Sequence[str], seen: list[int], brief: Sequence[int]) -> None:
    """花絮 above several brief pieces, each below a heading of its own, is the headline of them all."""
    for n in brief:
        if seen[n] & Sign.SCANT and shapes.GATHERINGS.match(texts[n]):
            pieces = _pieces_below(texts, seen, n)
            if len(pieces) > 1:
                seen[n] = seen[n] & ~Sign.OVER | Sign.GATHERING
                for m in pieces:
                    seen[m] |= Sign.GATHERED


def _pieces_below(texts: Sequence[str], seen: Sequence[int], n: int) -> list[int]:
    """The brief lines below line n with no more than a little text below each, up to what is told at length."""
    found: list[int] = []
    told = PIECE
    for m in range(n + 1, len(seen)):
        if seen[m] & _ENDS_OPEN and seen[m] & _IN_RUNS and not seen[m] & (_NO_NEW_HEADLINE | _AUTHORS):
            if told < PIECE_LEAST or (found and seen[found[0]] & ~seen[m] & Sign.CALLED):
                break  # a headline of several lines, or no 《book》 where books are told of
            found.append(m)
            told = 0
            continue
        told += len(texts[m])
        if not found or told > PIECE or seen[m] & (Sign.LEAD | _AUTHORS):
            del found[-1:]
            break
    return found


def _in_features(seen: list[int]) -> None:
    """Which brief lines stand below a 副题 behind a dash and its text, before anything tells of a new story."""
    inside = told = False
    for n, sign in enumerate(seen):
        if sign & Sign.DASH and sign & Sign.OPEN and n and seen[n - 1] & _IN_RUNS and seen[n - 1] & Sign.OPEN:
            inside, told = True, False
        elif inside and sign & _PARAGRAPH:
            told = True
            inside = not sign & (Sign.SIGNED | Sign.LEAD)
        elif inside and told and sign & Sign.BYLINE and seen[n - 1] & _WHOLE == _WHOLE:
            inside = False  # names that close it
        elif inside and told and (sign & _NEW_STORY or _is_explained(seen, n)):
            inside = False
        elif inside and told and sign & _IN_RUNS and sign & _MAYBE_HEADLINE and not sign & _NO_HEADLINE:
            seen[n] |= Sign.SUBTITLED


def _is_explained(seen: Sequence[int], n: int) -> bool:
    """Whether a 副题 stands right below, behind its dash."""
    return bool(seen[n] & _IN_RUNS and n + 1 < len(seen) and seen[n + 1] & Sign.DASH and seen[n + 1] & Sign.OPEN)


def _above_names(texts: Sequence[str], seen: list[int], brief: Sequence[int]) -> None:
    """Which brief lines stand right above names, or above what stands in brackets right above them: 海边 （外一首）."""
    for n in brief:
        at = n + 1
        if at < len(seen) and texts[at][0] in "（(" and not seen[at] & Sign.BYLINE:
            at += 1
            seen[n] &= ~Sign.AUTHOR  # 夏至 （外一首）
        named = at < len(seen) and seen[at] & _AUTHORS and not seen[at] & Sign.ENCLOSED
        if named and seen[n] & _MAYBE_HEADLINE and not seen[n] & (_SHAPED | Sign.FRAMED):
            seen[n] |= Sign.OVER_NAMES
            if n and seen[n - 1] & _WHOLE == _WHOLE and seen[at] & Sign.BYLINE and at + 1 < len(seen):
                seen[n] &= ~Sign.SCENE  # there is nothing else that could be the headline
