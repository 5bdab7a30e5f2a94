"""Turn folded text into the units that phrases are made of, and units into the terms of the exact field.

A unit is a Latin word or number taken whole (`ai`, `g20`, `5.2`), or any other single character, hard marks such as
。，： included. Soft marks (spaces, quotes, brackets, 《》 · + - 、 and invisible characters) are no units: a phrase
runs across them. So a phrase is found exactly where its units follow one another, wherever a segmenter would cut.

The exact field holds one term for every unit: the unit, a space, and the unit after it (nothing at the paragraph's
end). Bigrams keep the lists of a phrase short; one unit alone is the prefix `unit + space`, since no unit holds one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest

# Letters of the scripts that put spaces between words, their combining marks, and digits; ²³¹¼½¾ stand alone.
LETTER = r"(?:[^\W_²³¹¼½¾\u1100-\u1dff\u2000-\U0010ffff]|[\u0300-\u036f])"
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


def bigrams(sequence: list[str]) -> list[str]:
    """The exact field's term at each position: as many as there are units."""
    return [f"{unit} {after}" for unit, after in zip_longest(sequence, sequence[1:], fillvalue="")]
