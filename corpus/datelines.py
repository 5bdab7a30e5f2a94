"""Where a report says it was sent from: 新华社泉州11日电, 据中新社福州电, 本报石狮讯."""

from __future__ import annotations

from corpus.datewords import DAY, MONTH, YEAR
from corpus.wording import late

_PLACE = "(?:(?![讯电訊電记記通报報消])[\u4e00-\u9fff、·]){2,8}?"
_DATELINE = late(
    rf"[（(【]?[据據]?(?:新华社|新華社|中新社|本[报報社]){_PLACE}(?:{YEAR}年)?(?:{MONTH}月)?(?:{DAY}日)?(?:专?[电電]|[讯訊])"
)
_OPENS = (*"（(【据據", "新华社", "新華社", "中新社", "本报", "本報", "本社")
_BEGINS = frozenset(opening[0] for opening in _OPENS)


def dateline_end(text: str) -> int:
    """Where the dateline ends that a text opens with; 0 without one.

    >>> dateline_end("新华社泉州11日电　南安县的侨眷"), dateline_end("本报讯 泉州昨日开讲")
    (9, 0)
    """
    if text[:1] not in _BEGINS or not text.startswith(_OPENS):
        return 0
    found = _DATELINE.match(text)
    return found.end() if found else 0
