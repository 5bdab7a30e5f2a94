"""The lines of a headline → which of them is the headline proper; 引题 before it and 副题 after it are its subtitle."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.wording import late

_DASH = late(r"[—―─－-]{2}")
_BLANKS = late(r"\s+")
# （散文）, （三十七）, （外一首）: what kind of piece it is, and which of a series.
_ENCLOSED = late(r"[（(【][^（()）】]{1,12}[）)】]$")
_DETAIL = late(r"\d|[，,、]")


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
    dashed = next((n for n, title in enumerate(titles) if n and _DASH.match(title)), 0)
    if 0 < dashed <= 2:
        return dashed - 1
    return 1 if not _elaborates(titles[0], titles[1]) else 0


def _elaborates(first: str, second: str) -> bool:
    """Whether the second line tells the details of the first, as a 副题 does and a headline under its 引题 does not."""
    return len(second) > 1.4 * len(first) and len(_DETAIL.findall(second)) >= 2
