"""Places that a text names only for where goods go: 柿饼销往晋江、石狮. It is about the others it names."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.vouching import Found
from corpus.wording import late

# Where people go and come from tells less: 新娘嫁到马甲镇, 开往厦门市的列车 are about these, too.
_SENT = late("[运销寄送发卖售][往到至给]$")
_SENT_ENDS = frozenset("往到至给")
_LISTED = frozenset("、和与")


def but_destinations(text: str, names: Sequence[Found]) -> Sequence[Found]:
    """The names found in a text but those of where goods go; all of them where there are no others."""
    told: list[Found] = []
    end = -1  # of the last destination
    for name in names:
        if name.start == end or (name.start == end + 1 and text[end] in _LISTED) or _is_sent_to(text, name.start):
            end = name.end
        else:
            told.append(name)
    return told if end >= 0 and told else names


def _is_sent_to(text: str, start: int) -> bool:
    return text[start - 1 : start] in _SENT_ENDS and _SENT.search(text, max(start - 2, 0), start) is not None
