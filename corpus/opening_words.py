"""The first paragraph below a line → the sign that it goes on with a story, and opens none.

A story opens with who did what, where and when; further down people speak, reasons are given, 他 and 这些 stand for
what is known. No list holds all of that, so the characters of the first words and their pairs are weighed and added up:
a logistic regression of first paragraphs against all others. `corpus/openingwords.txt` holds the weights;
`benchmarks/opening_words.py` fits them.
"""

from __future__ import annotations

from functools import cache, lru_cache
from operator import add

from corpus.signs import Sign
from corpus.word_weights import Weights, standing, total
from corpus.wording import late

#: How many code points of a paragraph are weighed, and the fewest.
REACH, LEAST = 45, 12
#: The sum from which on a paragraph goes on with a story. Of 3,031 paragraphs of pages whose like taught nothing that
#: reach it, 2,947 did.
GOES_ON = 2.5
#: How many code points are one step of the feature that tells how long a paragraph is, and how many there are.
STEP, STEPS = 20, 8

_DIGITS = late(r"\d+")
_BLANKS = late(r"\s+")


@lru_cache(maxsize=16)  # the lines of one headline have one text below them
def beginning(text: str) -> int:
    """What a paragraph below a line says of its story: STORY_GOES_ON or nothing. `text` is simplified."""
    if len(text) < LEAST:
        return 0
    return Sign.STORY_GOES_ON if total(_weights(), features(text)) >= GOES_ON else 0


def features(text: str) -> set[str]:
    """What is weighed of a paragraph: the characters and pairs of its first words, how they begin, how long it is."""
    steps = min(len(text) // STEP, STEPS)
    text = _BLANKS.sub("", _DIGITS.sub("0", text[: 2 * REACH]))[:REACH]
    return {*text, *map(add, text, text[1:]), *("^" + text[:n] for n in range(1, 5)), f"|{steps}|"}


@cache
def _weights() -> Weights:
    return _used[-1] if _used else standing("openingwords.txt")["opening"]


_used: list[Weights] = []


def use(weights: Weights | None) -> None:
    """Read with other weights from here on, in this process, or with those of the table again."""
    _used[:] = [weights] if weights else []
    _weights.cache_clear()
    beginning.cache_clear()
