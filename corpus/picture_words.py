"""The words of a brief line → the sign that a picture may stand above it, or that none does.

No rule knows all that pictures show: 老师傅给石狮开眼, 断成两截的路灯杆. So the characters of a line, how it begins and
how it ends are weighed and added up: a logistic regression, one for lines that end openly, as headlines do, and one for
whole sentences, as text is. `corpus/picturewords.txt` holds the weights; `benchmarks/picture_words.py` fits them.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from corpus.signs import Sign
from corpus.word_weights import Weights, standing, total
from corpus.wording import late

#: The fewest code points that are weighed, and the most of a line that ends openly and of sentences. Captions without
#: a credit are hardly ever longer.
LEAST, MOST_OPEN, MOST_ENDED = 5, 30, 48
#: Sums from which on a line may show a picture, or does, and below which it shows none. Of lines of pages whose like
#: taught nothing 88 in a hundred of those that do are captions, of open lines and of sentences alike, 48 and 34 of
#: those that may, and fewer than one in a hundred of those that do not.
MAYBE, SURELY, NONE = -0.75, 0.5, -2.5

_KNOWN = Sign.CREDIT | Sign.STORY | Sign.FIGURE | Sign.BYLINE | Sign.TABLE | Sign.LEAD
_DIGITS = late(r"\d+")
#: How many code points are one step of the feature that tells how long a line is.
STEP = 8


class Words(NamedTuple):
    """The weight of each feature in lines that end openly and in sentences; that of nothing stands under ""."""

    open: Weights
    ended: Weights


def depicts(text: str, seen: int) -> int:
    """What the words of a line say of it: DEPICTING, SHOWING, UNSEEN or nothing. `text` is simplified."""
    weights = weighed_by(text, seen)
    if weights is None:
        return 0
    said = total(weights, features(text))
    if said < NONE:
        return Sign.UNSEEN
    return 0 if said < MAYBE else Sign.SHOWING if said < SURELY else Sign.DEPICTING


def weighed_by(text: str, seen: int) -> Weights | None:
    """The weights that a line with these signs is weighed by, if it is."""
    if seen & _KNOWN or len(text) < LEAST:
        return None
    if seen & Sign.ENDED:
        return _words().ended if len(text) <= MOST_ENDED and text[-1] == "。" and text[-2] != "”" else None
    return _words().open if seen & Sign.OPEN and len(text) <= MOST_OPEN else None


def features(text: str) -> set[str]:
    """What is weighed of a line: each character once, how it begins and ends, how long it is, commas and stops."""
    if not text.isalpha():
        text = _DIGITS.sub("0", text).replace(",", "，")
    commas, stops = min(text.count("，"), 3), min(text.count("。"), 3)
    ends = "^" + text[:1], "^" + text[:2], text[-1:] + "$", text[-2:] + "$", text[-3:] + "$"
    return {*text, *ends, f"{len(text) // STEP}字", f"{commas}逗", f"{stops}句"}


@cache
def _words() -> Words:
    return _used[-1] if _used else Words(**standing("picturewords.txt"))


_used: list[Words] = []


def use(words: Words | None) -> None:
    """Read with other weights from here on, in this process, or with those of the table again."""
    _used[:] = [words] if words else []
    _words.cache_clear()
