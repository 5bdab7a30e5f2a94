"""Short lines below the name of who wrote them, or of one metre → verse."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from corpus.lines import Line
from corpus.signs import Sign
from corpus.wording import HAN_NAME, late

#: As many lines of the same length are verse, the last of them among them.
STANZA = 4
PROSE = Sign.LONG | Sign.MEDIUM | Sign.SENTENCES
BRIEF = Sign.TINY | Sign.SHORT
#: What is no line of verse, and no row either.
NO_ROW = Sign.BYLINE | Sign.CREDIT | Sign.LEAD | Sign.SIGNED | Sign.AUTHOR | Sign.GENRE | Sign.PEN_NAME
AUTHORS = Sign.AUTHOR | Sign.BYLINE | Sign.PEN_NAME

# 潮来石上听，月落桥边宿。: clauses of the same length, as poems in the old manner have them, two or one a line.
_WHOLE_VERSE, _HALF_VERSE = (
    late("|".join(rf"{HAN_NAME}{{{n}}}[，。？！；、]" * m + "$" for n in (4, 5, 7))) for m in (2, 1)
)
# Who reports or takes pictures has written no verse.
_NO_POET = late("记者|通讯员|摄$")


def mark_verses(lines: Sequence[Line], texts: Sequence[str], seen: list[int], brief: Sequence[int]) -> None:
    """The lines of verse, by who wrote them and by their metre."""
    _below_authors(lines, texts, seen, brief)
    _metrical(texts, seen, brief)


def _below_authors(lines: Sequence[Line], texts: Sequence[str], seen: list[int], brief: Sequence[int]) -> None:
    """Short lines close below the name of their author are verse, however few: stanzas of two and more lines."""

    def is_short(n: int) -> bool:
        return bool(seen[n] & BRIEF) and not seen[n] & NO_ROW

    for n in brief:
        if not seen[n] & AUTHORS or seen[n] & Sign.ENCLOSED or _NO_POET.search(texts[n]):
            continue
        begin = n + 1
        while begin < len(seen) and is_short(begin):
            end = begin + 1
            while end < len(seen) and not lines[end].gap and is_short(end) and not _is_titled(lines, seen, end, n):
                end += 1
            alone = end - begin == 1
            if (alone and begin == n + 1) or (end < len(seen) and not lines[end].gap and seen[end] & PROSE):
                break  # a section's heading, or short paragraphs
            for at in range(begin, end if not alone else begin):
                seen[at] |= Sign.VERSE
            begin = end


def _metrical(texts: Sequence[str], seen: list[int], brief: Sequence[int]) -> None:
    """Lines of one metre below one another are verse, whoever wrote it: two whole ones, or four halves."""
    for shape, least in ((_WHOLE_VERSE, 2), (_HALF_VERSE, STANZA)):
        verses = [n for n in brief if shape.match(texts[n])]
        for _, together in groupby(enumerate(verses), lambda placed: (placed[1] - placed[0], len(texts[placed[1]]))):
            stanza = [n for _, n in together]
            for n in stanza if len(stanza) >= least else ():
                seen[n] |= Sign.VERSE


def _is_titled(lines: Sequence[Line], seen: Sequence[int], n: int, author: int) -> bool:
    """Whether line n is the next headline: names or a 副题 stand below it, or verse is indented and it is not."""
    if lines[author + 1].indent > lines[n].indent == 0:
        return True
    return n + 1 < len(seen) and bool(seen[n + 1] & (AUTHORS | Sign.DASH)) and not seen[n] & Sign.ENDED
