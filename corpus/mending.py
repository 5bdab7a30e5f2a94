"""Lines cut by the column or by a fixed width → the sentence they were: Latin words get a blank between, Han none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterator, Sequence
from functools import reduce
from itertools import pairwise

from corpus.bylines import LEAD, REPORTERS, is_byline
from corpus.cutting import is_signed
from corpus.lines import Line
from corpus.shapes import ROW, ROWLIKE
from corpus.variants import simplified
from corpus.wording import late

_LETTER_END = late(r"[A-Za-zÀ-ɏ][,.;:!?)\]'’”\"%]*$")
_LETTER_START = late(r"[(\[‘“\"'$]*[A-Za-zÀ-ɏ]")
_FIGURE_END = late(r"[0-9][,.;:%)\]]*$")
_FIGURE_START = late(r"[(\[$]*[0-9]")
_HAN = late(r"[\u3400-\u9fff]")
_HAN_MOSTLY = late(r"[\u3400-\u9fff，。、：；！？“”]{8}")
_GLOSSED = late(r"[a-z.]\s+[\u3400-\u9fff；、，]+$")
_HYPHENED = late(r"[a-z]{2}[-‐\u00ad]$")

# A fixed width is believed when this share of the lines fill it and end in mid-sentence: paragraphs of three lines
# leave two thirds of them so, but headlines, pictures and short paragraphs are lines too.
WRAPPED_SHARE = 0.2
WRAPPED_LINES = 3
# So many lines do not break off at the same width by chance, whatever the others do.
WRAPPED_SURELY = 5
#: Columns hold 17 to 40 Han characters, Latin text to 100 letters; what is narrower or wider is no hard wrap.
IN_CHARACTERS = range(15, 46)
IN_CELLS = range(30, 101)
#: What a full line falls short by, where a mark hangs over the edge or a full-width character did not fit.
SLACK = 3
EXACT_SHARE = 0.6
#: How far a mark hangs over the edge, in characters or in cells.
HANGING = 2
#: So many lines may be wider than the column, or one in so many.
ODD_LINES, ONE_ODD_IN = 2, 20
#: Cut by hand, full lines differ by so many characters.
RAGGED = 6

_WORD = late(r"([“‘（《]?)([!-~]+)")
# No line begins with these: what stands before them goes down with them.
_NO_BEGINNING = frozenset("，。、；：！？”’）》」』…")
# What is left over of a paragraph holds a mark, or closes a bracket.
_UNMARKED = late(r"[^，。；！？：、…]+(?<![）)》”’」』,.;:—])$")
_MARKS = late(r"[，。；！？]")
# 本报讯（记者 方远） fills a line, too, and goes on
_LEAD_CLOSES = "）):："
#: What stands in the middle of a paragraph is no shorter.
SHORTEST_PICTURE = 5
_SENTENCE_END = late(r"[。！？!?…；;：:][”’』」》）)]{0,3}$")


def joint(before: str, after: str) -> str:
    """What stands between two pieces of one sentence: a blank between Latin words, else nothing.

    >>> joint("中国化", "工园区"), joint("售出37", "20万元"), joint("the old", "harbour")
    ('', '', ' ')
    """
    if not after[:1].isascii() or not (before[-1:].isascii() or before[-1:] in "’”"):
        return ""
    ends, starts = before[-6:], after[:6]
    if _LETTER_END.search(ends) and _LETTER_START.match(starts):
        return " "
    latin = (_LETTER_END.search(ends) or _FIGURE_END.search(ends)) and (
        _LETTER_START.match(starts) or _FIGURE_START.match(starts)
    )
    # A figure cut in two by a Chinese column, 3|720万元, is one figure; in a Latin sentence figures are words.
    return " " if latin and not _HAN.search(before[-40:]) and not _HAN.search(after[:40]) else ""


def join(before: str, after: str) -> str:
    """The two pieces as one. A hyphen that only the column put there goes; it is no character of the sentence."""
    if before[-1:] in "-‐\u00ad" and _HYPHENED.search(before) and after[:1].isascii() and after[:1].islower():
        return before[:-1] + after
    return before + joint(before, after) + after


def unwrapped(lines: Sequence[Line], starts: Container[int] = ()) -> list[tuple[int, Line]]:
    """The lines with a fixed width undone, each with the index it began at; what fills the width goes on below.

    A line in `starts`, one after a blank line and an indented one where paragraphs are indented begin anew.
    """
    full = _full(lines)
    if not any(full):
        full = _ragged(lines)
    if not any(full) and not any("a" <= line.text[0] <= "z" for line in lines):
        return list(enumerate(lines))  # as on most pages: nothing goes on
    indented = sum(1 for line in lines if line.indent) * 20 > len(lines)
    done: list[tuple[int, list[str]]] = []
    before = ""  # the line above, when it may go on
    for n, line in enumerate(lines):
        anew = line.gap or n in starts or (indented and line.indent) or _is_apart(done, lines, n, full)
        if before and not anew and (full[n - 1] or _is_one_sentence(before, line.text)) and not _opens(line):
            done[-1][1].append(line.text)
        else:
            done.append((n, [line.text]))
        signed = line.text[-1] in "）)摄图攝圖" and is_signed(line.text)
        before = "" if signed and not (full[n] and _opens(line)) else line.text
    return [(n, _joined(lines[n], texts)) for n, texts in done]


def _opens(line: Line) -> bool:
    """Whether a report opens with the line."""
    return LEAD.match(simplified(line.text)) is not None


def _is_apart(done: Sequence[tuple[int, list[str]]], lines: Sequence[Line], n: int, full: Sequence[bool]) -> bool:
    """Whether line n does not go on with the full line above: a paragraph that ended with it would end with a mark.

    It is a headline below a paragraph that fills its last line, or a picture in the middle of one.
    """
    text = lines[n].text
    if n + 1 == len(lines) or not n or not full[n - 1]:
        return False
    above, below = done[-1][1], lines[n + 1]
    ended = bool(_SENTENCE_END.search(above[-1]))
    if ended and (_opens(below) or (below.indent > lines[n].indent and not _SENTENCE_END.search(text))):
        return True
    if not _UNMARKED.match(text):
        return False
    if ended:
        return not full[n]
    if full[n]:
        return False
    return len(text) >= SHORTEST_PICTURE and not lines[n + 1].gap and bool(_MARKS.search("".join(above)))


def _is_one_sentence(above: str, below: str) -> bool:
    """Whether Latin text goes on from one line to the next, whatever their width."""
    # vermicelli 面线 below a line in English is what a list of words has
    if not "a" <= below[0] <= "z" or _GLOSSED.search(below):
        return False
    return bool(_LETTER_END.search(above[-3:]) or _HYPHENED.search(above))


def _joined(line: Line, texts: list[str]) -> Line:
    return Line(line.number, reduce(join, texts), line.gap, line.indent, line.hint) if len(texts) > 1 else line


def _full(lines: Sequence[Line]) -> list[bool]:
    """Which lines fill the width of the page, in characters or in cells, by which more are cut; none without one."""
    found, most = [False] * len(lines), 0
    for measure, believed in ((_characters, IN_CHARACTERS), (_cells, IN_CELLS)):
        measured = measure(lines)
        if sum(size > IN_CELLS.stop for size in measured) > _odd_lines(lines):
            break
        for widest in _widths(lines, measured):
            if widest in believed:
                wide = 1 if measure is _characters else 2
                rooms = [_room(line.text, wide) for line in lines[1:]] + [1]
                full = _filled(measured, rooms, widest, 0 if measure is _characters else 1)
                cut = _cut(lines, full)
                if cut:  # as on few pages: names and rows may be as wide, and end without a mark, but never go on
                    full = [fills and not _is_whole(line.text) for fills, line in zip(full, lines, strict=True)]
                    cut = _cut(lines, full)
                if cut and cut >= most:
                    found, most = full, cut
    return found


def _is_whole(text: str) -> bool:
    """Whether a line is a row of a table, or names who wrote what stands below."""
    if ROWLIKE.search(text) and ROW.match(text):
        return True
    return text[-1] not in _LEAD_CLOSES and bool(REPORTERS.search(simplified(text))) and is_byline(text)


def _odd_lines(lines: Sequence[Line]) -> int:
    """How many lines of a page may be wider than its column: what a site or an archive has added."""
    return max(ODD_LINES, len(lines) // ONE_ODD_IN)


def _widths(lines: Sequence[Line], measured: Sequence[int]) -> Iterator[int]:
    """The width of the widest line, and that which most lines have where few are wider, marks that hang over apart."""
    widest = _widest(lines, measured)
    yield widest
    usual = next((size for size, _ in Counter(measured).most_common(1)), 0)
    wider = sum(
        size > usual and not (size <= usual + HANGING and line.text[-1] in _NO_BEGINNING)
        for size, line in zip(measured, lines, strict=True)
    )
    if usual != widest and wider <= _odd_lines(lines):
        yield usual


def _ragged(lines: Sequence[Line]) -> list[bool]:
    """Which lines are full where widths vary: open ones, nearly as wide as any, above a line that is not indented.

    Only where paragraphs are indented; the lines above may then be none of their last.
    """
    full = [False] * len(lines)
    if any(len(line.text) >= IN_CHARACTERS.stop for line in lines):
        return full
    measured = _characters(lines)
    widest = max(measured, default=0)
    for n, (line, below) in enumerate(pairwise(lines)):
        goes_on = not below.gap and not below.indent and measured[n] >= max(IN_CHARACTERS.start, widest - RAGGED)
        full[n] = goes_on and not _SENTENCE_END.search(line.text)
    begun = sum(fills and line.indent > 0 for fills, line in zip(full, lines, strict=True))
    return full if begun >= WRAPPED_LINES else [False] * len(lines)


def _widest(lines: Sequence[Line], measured: Sequence[int]) -> int:
    """The width of the widest line that is no Latin text: that may be set in a width of its own."""
    widest = max(measured, default=0)
    if widest not in IN_CHARACTERS:
        sized = list(zip(lines, measured, strict=True))
        # one too wide for any column is enough to know
        too_wide = (size for line, size in sized if size > IN_CELLS.stop and _HAN_MOSTLY.search(line.text))
        widest = next(too_wide, 0) or max(
            (size for line, size in sized if _HAN_MOSTLY.search(line.text)), default=widest
        )
    return widest


def _filled(measured: Sequence[int], rooms: Sequence[int], widest: int, least: int) -> list[bool]:
    """Which lines have no room left for what the next one begins with; `least` is always left."""
    # Cut by counting, nearly every full line is exactly full; set by a typesetter, a mark may hang over.
    exact, near = (sum(size >= widest - slack for size in measured) for slack in (0, SLACK))
    slack = least if exact >= EXACT_SHARE * near else SLACK
    return [widest + SLACK >= size > widest - slack - room for size, room in zip(measured, rooms, strict=True)]


def _room(text: str, wide: int) -> int:
    """What the first word of a line takes, with its blank: a Latin word is never cut, Chinese anywhere but at marks.

    A full-width character is `wide`.
    """
    if word := _WORD.match(text):
        return len(word[1]) * wide + len(word[2]) + 1
    return 2 * wide if text[1:2] in _NO_BEGINNING else wide


def _cut(lines: Sequence[Line], full: Sequence[bool]) -> int:
    """How many of the lines that fill the width end in mid-sentence; 0 when that may be chance."""
    ended = [bool(_SENTENCE_END.search(line.text)) for line, fills in zip(lines, full, strict=True) if fills]
    cut = len(ended) - sum(ended)
    enough = cut >= max(WRAPPED_LINES, WRAPPED_SHARE * len(lines))
    return cut if enough and (cut >= sum(ended) or cut > WRAPPED_SURELY) else 0


def _characters(lines: Sequence[Line]) -> list[int]:
    return [len(line.text) + line.indent // 2 for line in lines]


def _cells(lines: Sequence[Line]) -> list[int]:
    # GB18030 spends two bytes on what is two cells wide and one on what is one; the rare four count little here.
    return [len(line.text.encode("gb18030", "replace")) + line.indent for line in lines]
