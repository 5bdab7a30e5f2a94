"""The lines of a headline → which of them is the headline proper; 引题 before it and 副题 after it are its subtitle."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.wording import late

_DASH = late(r"[—―─－-]{2}")
_BLANKS = late(r"\s+")
# （散文）, （三十七）, （外一首）: what kind of piece it is, and which of a series.
_ENCLOSED = late(r"[（(【][^（()）】]{1,12}[）)】]$")
_PAUSE = late(r"[，,]")
_NUMBER = late(r"\d")
_DETAIL = late(r"\d|[，,、]")
# 王启明出席并致辞: who was there, below what it was.
_ATTENDED = late(
    r"[\u4e00-\u9fff\s]{2,14}(?:出席|参加|主持|讲话|致辞|宣布|批示|会见|陪同)"
    r"(?:开幕式?|会议|活动|仪式|并讲话|并致辞|开幕)?$"
)
# …大赛来稿选登: where the pieces come from.
_SELECTED = late(r"(?:选登|选载|选刊|作品选)$")


def split(titles: Sequence[str], named: str = "") -> tuple[str, str]:
    """The main headline and the other lines joined by a blank. `named` is the headline as the page
    records it elsewhere, without blanks.

    >>> split(["人人讲安全 个个会应急", "泉港区举办“安全宣传咨询日”活动"])
    ('泉港区举办“安全宣传咨询日”活动', '人人讲安全 个个会应急')
    >>> split(["铸魂领航 固本强基", "——以党建引领赋能高质量发展"])
    ('铸魂领航 固本强基', '——以党建引领赋能高质量发展')
    """
    if not titles:
        return "", ""
    main = _main(titles, named)
    return titles[main], " ".join(title for n, title in enumerate(titles) if n != main)


def _main(titles: Sequence[str], named: str) -> int:
    if len(titles) == 1:
        return 0
    squeezed = [_BLANKS.sub("", title) for title in titles]
    if named in squeezed:
        return squeezed.index(named)
    if len(titles) == 2 and _ENCLOSED.match(titles[1]):
        return 0
    if len(titles) == 2 and (_SELECTED.search(titles[1]) or _adds(titles[0], titles[1])):
        return 0
    dashed = next((n for n, title in enumerate(titles) if n and _DASH.match(title)), 0)
    if 0 < dashed <= 2:
        return dashed - 1
    return 1 if not _elaborates(titles[0], titles[1]) else 0


def _adds(first: str, second: str) -> bool:
    """Whether the second line, shorter than the first, says who was there."""
    return len(second) < len(first) and bool(_ATTENDED.match(second))


def _elaborates(first: str, second: str) -> bool:
    """Whether the second line tells the details of the first, as a 副题 does and a headline under its 引题 does not."""
    if first[-1:] in "：:—":
        return False
    if len(second) < len(first) and _NUMBER.search(second):
        return True
    details = len(_DETAIL.findall(second))
    return (len(second) > 1.4 * len(first) and details >= 2) or (
        len(second) >= 2 * len(first) and bool(_PAUSE.search(second))
    )
