"""Lines around the break of a column → which of them are halves of a sentence or a quotation, and what stands amid."""

from __future__ import annotations

from collections.abc import Sequence

from corpus import shapes
from corpus.signs import Sign

#: How many lines may stand between the halves of a quotation that the column broke.
QUOTE_REACH = 4
#: What is left of a sentence by itself has no more code points, its full stop included.
LAST_WORDS = 6
_PROSE = Sign.LONG | Sign.MEDIUM | Sign.SENTENCES
_PARAGRAPH = Sign.LONG | Sign.SENTENCES
_TORN = Sign.LONG | Sign.PAUSED
_AMPLE_OPEN = Sign.OPEN | Sign.SHORT
_BEGUN = Sign.TINY | Sign.SMALL
#: Marks that no line begins with, and what no headline, no heading and no row ends in.
_NEVER_BEGINS = frozenset("，。、；：！？）》")
_PROMISES = frozenset("，、和与及把被将对向从于")
# 最后一把: a handful promises nothing.
_COUNTED = frozenset(("一把", "两把", "几把", "那把", "这把"))
_SHAPED = Sign.BYLINE | Sign.TABLE | Sign.RUN | Sign.CREDIT


def mark_torn(texts: Sequence[str], seen: list[int], brief: Sequence[int]) -> None:
    """Mark, by their signs in `seen`, the lines that a column broke, and what stands between halves of a text."""
    _torn_quotes(texts, seen)
    _amid_sentences(seen, brief)
    _run_on(texts, seen, brief)
    _last_words(texts, seen, brief)


def _last_words(texts: Sequence[str], seen: list[int], brief: Sequence[int]) -> None:
    """The last words of a paragraph that pictures part from the rest: 补鞋胶。 below a line that ended nowhere."""
    for n in brief:
        if len(texts[n]) > LAST_WORDS or texts[n][-1] != "。" or seen[n] & Sign.INDENTED:
            continue
        for above in range(n - 2, max(-1, n - 2 - QUOTE_REACH), -1):
            if (seen[above] | seen[above + 1]) & Sign.BYLINE:
                break  # text under a headline and its names
            if seen[above] & _PROSE or seen[above] & Sign.ENDED:
                if seen[above] & Sign.OPEN and not seen[above] & Sign.CREDIT:
                    seen[above] = seen[above] & ~Sign.SCENE | Sign.CUT_OFF
                    seen[n] |= Sign.CLOSING
                break


def _run_on(texts: Sequence[str], seen: list[int], brief: Sequence[int]) -> None:
    """The first words of a paragraph that a break has left alone: ’凭经验，‘ above a long line that goes on."""
    for n in brief:
        if not seen[n] & _BEGUN or n + 1 >= len(texts):
            continue
        if (seen[n + 1] & _PROSE and _goes_on(texts[n], texts[n + 1])) or _is_torn(seen, n):
            seen[n] |= Sign.RUNS_ON


def _is_torn(seen: Sequence[int], n: int) -> bool:
    """Whether the column broke below line n: a picture stands there, apart from it and from the text that goes on."""
    if not (
        n and seen[n] & Sign.OPEN and seen[n - 1] & Sign.ENDED and not seen[n] & Sign.WIDE and seen[n + 1] & Sign.WIDE
    ):
        return False
    for below in range(n + 1, min(n + 2 + QUOTE_REACH, len(seen))):
        if seen[below] & _PARAGRAPH and not seen[below] & Sign.CREDIT:
            pictured = any(seen[between] & Sign.CREDIT for between in range(n + 1, below))
            return pictured and bool(seen[below] & Sign.WIDE) and not seen[below] & Sign.INDENTED
    return False


def _goes_on(text: str, below: str) -> bool:
    """Whether the line below can only be the rest of the sentence that a brief one begins."""
    if below[0] in _NEVER_BEGINS or (text[-1] in _PROMISES and text[-2:] not in _COUNTED):
        return True
    for opens, closes in shapes.PAIRS:
        if text.count(opens) > text.count(closes):
            ends = below.find(closes)
            return ends >= 0 and opens not in below[:ends]
    return False


def _torn_quotes(texts: Sequence[str], seen: list[int]) -> None:
    """A line that begins with ” closes a quotation: the last line above that left one open breaks off there."""
    for n, text in enumerate(texts):
        if text[0] not in "”’」』":
            continue
        for above in range(n - 1, max(-1, n - 1 - QUOTE_REACH), -1):
            if texts[above].count("“") > texts[above].count("”"):
                seen[above] = seen[above] & ~Sign.ENDED | Sign.OPEN | Sign.UNBALANCED
                seen[n] |= Sign.CLOSING
                for between in range(above + 1, n):
                    seen[between] |= Sign.AMID if seen[between] & Sign.OPEN and not seen[between] & _PROSE else 0
                break


def _amid_sentences(seen: list[int], brief: Sequence[int]) -> None:
    """What ends without a mark below a paragraph that broke off at a comma, and above text, is no part of either."""
    for n in brief:
        if not (0 < n < len(seen) - 1 and seen[n] & _AMPLE_OPEN == _AMPLE_OPEN and not seen[n] & _SHAPED):
            continue
        below = seen[n + 1]
        if seen[n - 1] & _TORN == _TORN and below & (_PROSE | Sign.ENDED) and not below & (Sign.LEAD | Sign.INDENTED):
            seen[n] |= Sign.AMID
