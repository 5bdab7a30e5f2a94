"""Turn folded text into the units that phrases are made of, and units into the terms of the exact field.

A unit is a Latin word or number taken whole (`ai`, `g20`, `5.2`), or any other single character, hard marks such as
。，： included. Soft marks (spaces, quotes, brackets, 《》 · + - 、 and invisible characters) are no units: a phrase
runs across them. So a phrase is found exactly where its units follow one another, wherever a segmenter would cut.

The exact field holds every unit, and every two units that follow one another and are no marks: the unit, a space, and
the unit after it. Bigrams keep the lists of a phrase short.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

# Letters of the scripts that put spaces between words, their combining marks, and digits; ²³¹¼½¾ stand alone. What the
# letters are among is said by what is in it, which is compiled ten times sooner than what is not.
LETTER = r"(?:(?=[\0-\u10ff\u1e00-\u1fff])[^\W_²³¹¼½¾]|[\u0300-\u036f])"
# The point of 5.2 belongs to the number; the one that ends a sentence does not.
WHOLE = rf"{LETTER}+(?:(?<=[0-9])\.(?=[0-9]){LETTER}+)*"
# Control and format characters and lone surrogates show nothing, so a reader's phrase cannot contain them.
INVISIBLE = (
    r"\x00-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e"
    r"\u2060-\u206f\ufe00-\ufe0f\ufeff\ud800-\udfff\U000e0100-\U000e01ef"
)
SOFT = rf"[\s{INVISIBLE}\"'()\[\]{{}}<>《》〈〉〔〕【】〖〗〘〙〚〛·+\-、]"
UNIT = re.compile(rf"{WHOLE}|(?!{SOFT}).", re.DOTALL)


def unit_spans(folded: str) -> Iterator[tuple[int, int, str]]:
    """Yield (start, end, unit) in text order, offsets in code points; soft marks lie between."""
    for match in UNIT.finditer(folded):
        yield match.start(), match.end(), match.group()


def units(folded: str) -> list[str]:
    """The units of `folded`, in text order."""
    return UNIT.findall(folded)
