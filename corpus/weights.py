"""The rules for layout, all of them: what a line may be after what came before, and how its signs weigh.

A weight is a cost; the reading of a page is the one whose costs add up to the least. Units are arbitrary: 1 is a
preference, 3 strong evidence, 9 all but impossible. To change how pages are read, change a row here.

The numbers began as guesses. `benchmarks/fitting.py` fits them to pages whose truth is known, taking a cost for the
minus of a log likelihood and pulling back towards the numbers that stood before; it rounds to quarters and drops what
stays below 0.3. The numbers stand part of the way between those before and those fitted, where neither real pages nor
the demo's lose. The rows POSTER, ORGANISERS, FEATURE and REPORT were set by hand: pages fitted to have few of them.
"""

from __future__ import annotations

from enum import Enum, IntFlag, auto

from corpus.signs import Sign


class Role(str, Enum):
    """What a line is on the page."""

    TITLE = "title"
    HEADING = "heading"
    BODY = "body"
    REST = "rest"  # of a paragraph broken by the column
    CAPTION = "caption"
    BYLINE = "byline"
    STORY = "photo story"  # a caption that is an article of its own


class Context(IntFlag):
    """How far the article has come when a line is met; several at once where a rule holds for several."""

    OUTSIDE = auto()  # before the first article, or after one that has closed
    TITLED = auto()  # it has a headline and nothing else
    READY = auto()  # names or a picture stood under the headline, which is therefore complete
    INSIDE = auto()  # its last paragraph is whole
    HEADED = auto()  # a section heading waits for its paragraph
    BROKEN = auto()  # its last paragraph breaks off in mid-sentence


O, T, R, I, H, B = Context  # noqa: E741  # the tables below are read by columns
ANYWHERE = O | T | R | I | H | B
TITLE, HEADING, BODY, REST, CAPTION, BYLINE, STORY = Role

#: (before, role, after): cost, and the reason a person would give.
MOVES: dict[tuple[Context, Role, Context], tuple[float, str]] = {
    (O, TITLE, T): (0.5, "an article begins with its headline"),
    (O, BODY, I): (5.5, "a story without headline"),
    (O, BODY, B): (5.75, "a story without headline, broken by the column"),
    (O, BODY, O): (12.0, "a story without headline, signed"),
    (O, CAPTION, O): (4.25, "a picture beside the article above"),
    (O, BYLINE, O): (9.0, "names after the article's end"),
    (O, HEADING, H): (8.0, "a heading outside any article"),
    (O, STORY, O): (13.5, "a picture that is a story of its own"),
    (I, STORY, O): (12.25, "a picture that is a story of its own"),
    (T, TITLE, T): (1.5, "a headline of several lines"),
    (T, BODY, I): (0.0, "text under its headline"),
    (T, BODY, B): (0.0, "text under its headline, broken by the column"),
    (T, BODY, O): (8.0, "all the text under its headline, signed"),
    (T, CAPTION, R): (1.25, "a picture between headline and text"),
    (T, BYLINE, R): (7.5, "names under the headline"),
    (T, HEADING, H): (3.0, "a section heading right under the headline"),
    (R, BODY, I): (0.0, "text under its headline"),
    (R, BODY, B): (0.0, "text under its headline, broken by the column"),
    (R, BODY, O): (8.75, "all the text under its headline, signed"),
    (R, CAPTION, R): (3.25, "a picture between headline and text"),
    (R, BYLINE, R): (7.5, "names under the headline"),
    (R, TITLE, T): (2.0, "the next article's headline: the last one had no text"),
    (R, HEADING, H): (0.75, "a section heading before the text"),
    (I, BODY, I): (0.0, "the next paragraph"),
    (I, BODY, B): (0.75, "the next paragraph, broken by the column"),
    (I, BODY, O): (9.25, "the last paragraph, signed"),
    (I, TITLE, T): (1.25, "the next article's headline"),
    (I, HEADING, H): (-0.75, "a section heading between paragraphs"),
    (I, CAPTION, I): (3.25, "a picture between paragraphs"),
    (I, BYLINE, I): (10.75, "names between paragraphs"),
    (I, BYLINE, O): (10.75, "names that close the article"),
    (H, BODY, I): (-0.75, "text under its heading"),
    (H, BODY, B): (-1.5, "text under its heading, broken by the column"),
    (H, BODY, O): (7.75, "the last paragraph, signed"),
    (H, HEADING, H): (4.0, "a heading of two lines"),
    (H, CAPTION, H): (3.75, "a picture under the heading"),
    (H, BYLINE, H): (12.5, "names under the heading"),
    (H, TITLE, T): (8.25, "a headline right after a heading"),
    (B, REST, I): (0.0, "goes on with the sentence the column broke"),
    (B, REST, B): (0.75, "goes on with the sentence the column broke, and breaks off again"),
    (B, REST, O): (8.0, "goes on with the sentence the column broke, and is signed"),
    (B, CAPTION, B): (2.25, "a picture in the middle of a paragraph"),
    (B, BODY, I): (5.25, "a new paragraph though the last one never ended"),
    (B, BODY, B): (3.0, "a new paragraph though the last one never ended"),
    (B, BODY, O): (12.5, "a new paragraph though the last one never ended, signed"),
    (B, HEADING, H): (4.75, "a heading though the last paragraph never ended"),
    (B, TITLE, T): (5.0, "a headline though the last paragraph never ended"),
    (B, BYLINE, I): (12.0, "names though the last paragraph never ended"),
    (B, BYLINE, O): (13.5, "names though the last paragraph never ended"),
}  # fmt: skip

#: What it costs to stop there: at the end of the page, or where the furniture says that an article is over.
ENDS = {O: 0.0, T: 2.75, R: -1.75, I: 0.75, H: 4.25, B: 1.75}


#: Sign → what it adds to the cost of each role, wherever the line is met.
WEIGHTS: dict[int, tuple[float, ...]] = {
    #                   title heading    body    rest caption  byline   story
    Sign.LEAD:          (     4,      5,   1.25,      4,   3.75,      0,      0),
    Sign.DATED:         (  1.75,      3,   0.75,      2,   1.25,      0,      0),
    Sign.SITED:         ( -1.25,      0,      0,      0,   1.25,      0,      0),
    Sign.FIGURE:        (     3,      3,   5.25,      5,  -7.75,      0,      0),
    Sign.DASH:          (  -2.5,   2.25,   1.25,      1,   3.25,      0,      0),
    Sign.ITEM:          (     2,  -3.75,      0,      3,      2,      0,      0),
    Sign.ORGANISERS:    (    10,      8,      1,      1,     -5,      0,      0),
    Sign.TAKES_UP:      (  1.25,   1.75,      1,   -0.5,  -1.25,      0,      0),
    Sign.BYLINE:        (  4.25,   3.75,   4.75,      3,      0,  -10.5,      0),
    Sign.AUTHOR:        (   1.5,    3.5,   1.25,      0,    0.5,  -7.25,      0),
    Sign.SIGNATURE:     (     2,      2,      2,      0,      2,    -10,      0),
    Sign.TABLE:         (    10,   4.75,      0,      2,    2.5,  -0.75,      0),
    Sign.PLACED:        (  -0.5,  -2.25,      2,      0,      1,      0,      0),
    Sign.SPACED:        (   0.5,  -0.75,    0.5,      0,      2,      0,      0),
    Sign.SCENE:         (     4,   1.75,      0,      0,  -5.25,      0,      0),
    Sign.EVENTFUL:      (    -1,      0,      0,      0,      1,      0,      0),
    Sign.GENRE:         (    -4,      3,      0,      0,      1,      0,      0),
    Sign.LISTED:        (     3,   3.75,  -1.25,      2,      3,      0,      0),
    Sign.LABELLED:      (   3.5,      3,   -1.5,      2,      2,      0,      0),
    Sign.OFFICE:        (  0.75,   2.75,   -3.5,      0,      0,      0,      0),
    Sign.UPROOTED:      (     0,      1,   0.75,      0,   -0.5,      0,      0),
    Sign.ENDED:         (   7.5,   8.25,      0,  -2.75,    3.5,      0,      0),
    Sign.CALLED:        (  -5.5,  -3.25,  -1.25,      0,      0,      0,      0),
    Sign.CRIED:         ( -3.25,      1,      2,      0,   2.75,      0,      0),
    Sign.PAUSED:        (     3,    4.5,  -1.25,      0,      4,      0,      0),
    Sign.OPEN:          (     0,      0,    0.5,    2.5,      4,      0,      0),
    Sign.UNBALANCED:    (     3,   3.25,      0,      0,      3,      0,      0),
    Sign.CUT_OFF:       (     1,      0,     -1,      0,    3.5,      0,      0),
    Sign.SIGNED:        (     4,      5,      0,      0,      0,      0,      0),
    Sign.CREDIT:        (    10,     10,      7,   3.75,    -10,   3.25,  -5.75),
    Sign.STORY:         (     5,      5,   6.75,      3,     -5,      0,    -12),
    Sign.TINY:          (  2.75,      0,   -1.5,      0,   3.25,   -0.5,      0),
    Sign.SMALL:         (  -0.5,     -2,    1.5,      0,   -0.5,      0,      0),
    Sign.SHORT:         ( -1.25,   3.25,      0,   -0.5,  -1.75,      0,      0),
    Sign.MEDIUM:        (     1,      3,   -1.5,     -1,   1.75,      0,      0),
    Sign.LONG:          (     4,      7,    0.5,   2.75,   6.25,      0,      0),
    Sign.SENTENCES:     (   4.5,   4.25,   -0.5,      0,      2,      1,      0),
    Sign.WIDE:          (     0,     -2,   2.75,   2.25,   1.75,      0,      0),
    Sign.INDENTED:      (  4.25,  -2.25,  -3.25,      4,      2,      0,      0),
    Sign.FLUSH:         (     0,    0.5,   7.25,      0,      0,      0,      0),
    Sign.AFTER_PHOTOS:  (   1.5,      0,      1,      0,   -3.5,      0,      0),
    Sign.RUN:           (     2,      3,  -1.25,  -2.75,    2.5,      0,      0),
    Sign.PARALLEL:      (   1.5,  -3.75,      0,      0,      1,      0,      0),
    Sign.ECHOED:        (  -2.5,     -1,   1.75,      0,   1.25,      0,      0),
    Sign.RESOUNDING:    (    -2,  -1.25,      0,      0,      0,      0,      0),
    Sign.NOVEL:         ( -1.25,      0,      1,      0,      0,      0,      0),
    Sign.ALIEN:         (  -0.5,   2.25,      0,      0,      0,      0,      0),
    Sign.KINDRED:       (     0,  -0.75,      0,      0,   1.25,      0,      0),
    Sign.OWED:          (   1.5,      1,      0,      0,  -2.25,      0,      0),
    Sign.FEATURE:       (   0.5,   -0.5,      0,      0,      0,      0,      0),
    Sign.REPORT:        (  -0.5,    0.5,      0,      0,      0,      0,      0),
    Sign.BESIDE_PHOTO:  (   1.5,      1,      0,      0,     -1,      0,      0),
    Sign.ABOVE_PHOTO:   (   0.5,    1.5,      0,      0,     -1,      0,      0),
    Sign.SPLITTING:     (     1,      1,   -0.5,   -0.5,      1,      0,      0),
    Sign.RECALLING:     (     1,      0,      0,      0,   -4.5,      0,      0),
    Sign.LOCATED:       (    -2,    0.5,  -1.75,      0,      3,      0,      0),
    Sign.QUOTING:       ( -0.75,  -1.75,   0.75,      0,      0,      0,      0),
    Sign.COUNTING:      (   2.5,   2.75,    1.5,      0,      2,   -0.5,      0),
    Sign.SLIGHT:        (     1,   -1.5,     -4,      0,   3.75,  -0.75,      0),
    Sign.AMPLE:         (     0,      0,     -1,  -1.25,      2,      0,      0),
    Sign.REFERRING:     (  1.25,      0,      0,      0,     -2,      0,      0),
    Sign.ELSEWHERE:     (    -1,      1,      0,      0,      0,      0,      0),
    Sign.LONELY:        ( -1.25,      2,      0,      0,      0,      0,      0),
    Sign.POSTER:        (    10,      4,      5,      0,     -8,      0,      0),
    Sign.WIDEST:        (    -1,      3,  -0.75,   1.25,      2,      0,      0),
    Sign.OTHER:         (     0,   -2.5,   -1.5,      1,      0,      0,      0),
    Sign.NAMED:         ( -7.75,      0,      0,      0,      0,      0,      0),
    Sign.TAGGED_TITLE:  (   -12,      0,      0,      0,      0,      0,      0),
    Sign.TAGGED_HEAD:   ( -7.25,  -8.75,      0,      0,      0,      0,      0),
    Sign.TAGGED_STRONG: (    -1,     -3,      0,      0,      0,      0,      0),
    Sign.TAGGED_CAPTION:(     0,      0,      0,      0,    -12,      0,     -8),
    Sign.TAGGED_BYLINE: (     0,      0,      0,      0,      0,    -24,      0),
}  # fmt: skip

#: What a sign adds to the cost of one role only where it is met in `before` and leaves things in `after`.
PLACED: tuple[tuple[int, Role, Context, Context, float], ...] = (
    (Sign.LEAD, BODY, H, ANYWHERE, 4.5),
    (Sign.LEAD, BODY, I, ANYWHERE, 3.0),
    (Sign.LEAD, BODY, O | T | R, ANYWHERE, -2.5),
    (Sign.DATED, BODY, H, ANYWHERE, -1.0),
    (Sign.DATED, BODY, O | T | R, ANYWHERE, -1.25),
    (Sign.SITED, BODY, O | T | R, ANYWHERE, -3.0),
    (Sign.REFERRING, BODY, O | T | R, ANYWHERE, 2.0),
    (Sign.REFERRING, BODY, H, ANYWHERE, 0.0),
    (Sign.REFERRING, BODY, I | B, ANYWHERE, -2.0),
    (Sign.DASH, TITLE, O | R | I, ANYWHERE, 2.5),
    (Sign.DASH, TITLE, T, ANYWHERE, -4.0),
    (Sign.ENCLOSED, BYLINE, I | B, O, -5.25),
    (Sign.AUTHOR, BYLINE, T, ANYWHERE, -7.5),
    (Sign.AUTHOR, TITLE, T | I, ANYWHERE, 2.0),
    (Sign.TABLE, BODY, ANYWHERE, B, 3.0),
    (Sign.TABLE, BODY, ANYWHERE, I, -3.25),
    (Sign.LISTED, BODY, ANYWHERE, I, -3.0),
    (Sign.LABELLED, BODY, ANYWHERE, I, -3.0),
    (Sign.ENDED, BODY, ANYWHERE, B, 10.5),
    (Sign.ENDED, REST, ANYWHERE, B, 9.0),
    (Sign.PAUSED, BODY, ANYWHERE, I, 3.25),
    (Sign.PAUSED, REST, ANYWHERE, I, 5.0),
    (Sign.OPEN, BODY, ANYWHERE, I, 4.0),
    (Sign.OPEN, REST, ANYWHERE, I, 3.75),
    (Sign.UNBALANCED, BODY, ANYWHERE, B, -2.0),
    (Sign.UNBALANCED, REST, ANYWHERE, B, -1.0),
    (Sign.CUT_OFF, BODY, ANYWHERE, B, 0.0),
    (Sign.CUT_OFF, REST, ANYWHERE, B, -0.5),
    (Sign.SIGNED, BODY, ANYWHERE, I, 5.0),
    (Sign.SIGNED, BODY, ANYWHERE, O, -10.25),
    (Sign.SIGNED, REST, ANYWHERE, I, 3.0),
    (Sign.SIGNED, REST, ANYWHERE, O, -10.0),
    (Sign.STORY, CAPTION, O, ANYWHERE, -0.75),
    (Sign.STORY, CAPTION, T | R | I | B, ANYWHERE, -5.25),
    (Sign.OTHER, TITLE, O | R | I | H | B, ANYWHERE, 9.25),
    (Sign.SPLITTING, BODY, ANYWHERE, B, -1.25),
    (Sign.SPLITTING, REST, ANYWHERE, B, -1.0),
    (Sign.TINY, BODY, ANYWHERE, B, 5.75),
    (Sign.TINY, REST, ANYWHERE, B, 2.5),
    (Sign.SMALL, BODY, ANYWHERE, B, 7.0),
    (Sign.SMALL, TITLE, I, ANYWHERE, 2.0),
    (Sign.SHORT, REST, ANYWHERE, B, 2.75),
    (Sign.RUN, BODY, ANYWHERE, B, 2.5),
    (Sign.RUN, BODY, ANYWHERE, I, -2.75),
    (Sign.FIELDED, TITLE, I | B, ANYWHERE, -3.0),
    (Sign.FIELDED, TITLE, O, ANYWHERE, -3.0),
)  # fmt: skip


def added(sign: int, before: Context, role: Role, after: Context) -> float:
    """What a sign adds to the cost of a move."""
    everywhere = WEIGHTS[sign][_COLUMN[role]] if sign in WEIGHTS else 0.0
    return everywhere + sum(
        cost
        for r, befores, afters, cost in _PLACED_BY_SIGN.get(sign, ())
        if r is role and before in befores and after in afters
    )


_COLUMN = {role: n for n, role in enumerate(Role)}
_PLACED_BY_SIGN: dict[int, list[tuple[Role, Context, Context, float]]] = {}
for _sign, _role, _befores, _afters, _cost in PLACED:
    _PLACED_BY_SIGN.setdefault(_sign, []).append((_role, _befores, _afters, _cost))
