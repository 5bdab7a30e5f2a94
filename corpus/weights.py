"""The rules for layout, all of them: what a line may be after what came before, and how its signs weigh.

A weight is a cost; the reading of a page is the one whose costs add up to the least. Units are arbitrary: 1 is a
preference, 3 strong evidence, 9 all but impossible. To change how pages are read, change a row here.

The numbers began as guesses. `benchmarks/fitting.py` fits them to pages whose truth is known, taking a cost for the
minus of a log likelihood and pulling back towards the numbers that stood before; it rounds to quarters and drops what
stays below 0.3. The readings of the demo's pages were held as they had been. On pages held out, what was fitted in
full reads better than what is half fitted. The rows POSTER, ORGANISERS, FEATURE, REPORT, SIGHT, GALLERY, CHAPTER,
NUMBERED and INTRODUCING were set by hand: pages fitted to have few of them. So were the costs of 40 for furniture: a
line dropped is lost, and only what is as brief as the name of a column may be. OVER_NAMES, TIMELY, CONVERSING, ALONE
and PLACED_IN_FULL were fitted while the others stood still: fitted with all of them, headings of features became
headlines. Later rows were fitted so, too, those of pictures with them: BEFORE_REPORT, PROMISED, OVER_LEAD. On pages
written after it, such a fit read better than one of the whole table (titles .932 and .923). TAIL, KICKER,
ASKING, PREFACE, TAKEN_BELOW, SUBTITLED, TWIN, SAID, and what NOVEL adds to a heading inside an article, ODD to a
headline there and WIDEST to one below another were set by hand. So were OVER_REPORT, BELOW_NOTE, SIGNED_DAY, UNFIELDED,
UNPICTURED and what FIELDED adds to a picture and OWED to a headline below names: few of the pages fitted to are kept as
old papers are. The rows of PLACED for TAKEN_BELOW and ENCLOSED under a headline, for GALLERY and for LISTED that
closes, and all of RUNS_ON and INTRODUCTION were set by hand, too, and SPACED, SCENE and (H, BODY, O) moved by a step
or two: pages of city papers of this century,
run together and no part of the project, are read better so, and none of these worse. Fitted to them in full,
the rounded table read these worse. So were AKIN, MARGIN, AWAITED and NAMELESS, what TAKEN_BELOW adds to a photo story,
and what FIGURE adds to headlines, for the same reasons; a full fit read others of them no better then.

With some seven hundred pages of the project, real ones beside them and the words of pictures weighed, the whole table
was fitted again: the mean of a fit that holds the demo's pages, two real dumps and the pages of tests, and of one that
does not. Of two lots written and measured meanwhile, 20 pages, it read boundaries .875 (.861), captions .895 (.860) and
bodies .988 (.986); real pages held out, captions .74 (.69), bodies .941 (.928), titles .81 (.80), but headings .41
(.48). What CREDIT and STORY add to a photo story and what one costs, AUTHOR to text, OTHER to a headline and SIGNED_DAY
to names was set by hand after it. So were IN_PARTS, which keeps the 引题 at the top of a page from being dropped as a
column (on 9 pages it was), AMONG_PHOTOS (of 14 such lines 13 are pictures) and what DEPICTING adds to the rest of a
paragraph: of 10 brief sentences in the middle of one that have its words, 9 were pictures. STORY_GOES_ON was fitted
while all else stood still: of three lots written blind, 33 pages that taught it nothing, it read boundaries .825 (.805)
and titles .944 (.934), of real pages .804 (.796) and .916 (.911). Rows for two signs together,
found by the slope of the likelihood, read nothing better that was held out.
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
    ASIDE = "furniture"  # the name of a column, or what else no article holds and no table of furniture knows


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
TITLE, HEADING, BODY, REST, CAPTION, BYLINE, STORY, ASIDE = Role

#: (before, role, after): cost, and the reason a person would give.
MOVES: dict[tuple[Context, Role, Context], tuple[float, str]] = {
    (O, TITLE, T): (-1.0, "an article begins with its headline"),
    (O, BODY, I): (8.25, "a story without headline"),
    (O, BODY, B): (8.0, "a story without headline, broken by the column"),
    (O, BODY, O): (11.5, "a story without headline, signed"),
    (O, CAPTION, O): (2.5, "a picture beside the article above"),
    (O, BYLINE, O): (8.75, "names between two articles"),
    (O, HEADING, H): (9.0, "a heading outside any article"),
    (O, STORY, O): (20.0, "a picture that is a story of its own"),
    (I, STORY, O): (18.75, "a picture that is a story of its own"),
    (T, TITLE, T): (1.75, "a headline of several lines"),
    (T, BODY, I): (0.0, "text under its headline"),
    (T, BODY, B): (0.0, "text under its headline, broken by the column"),
    (T, BODY, O): (6.5, "all the text under its headline, signed"),
    (T, CAPTION, R): (1.5, "a picture between headline and text"),
    (T, BYLINE, R): (6.5, "names under the headline"),
    (T, HEADING, H): (1.75, "a section heading right under the headline"),
    (R, BODY, I): (0.75, "text under its headline"),
    (R, BODY, B): (-0.5, "text under its headline, broken by the column"),
    (R, BODY, O): (8.0, "all the text under its headline, signed"),
    (R, CAPTION, R): (3.0, "a picture between headline and text"),
    (R, BYLINE, R): (8.5, "names under the headline"),
    (R, TITLE, T): (0.0, "the next article's headline: the last one had no text"),
    (R, HEADING, H): (1.5, "a section heading before the text"),
    (I, BODY, I): (1.5, "the next paragraph"),
    (I, BODY, B): (1.0, "the next paragraph, broken by the column"),
    (I, BODY, O): (5.0, "the last paragraph, signed"),
    (I, TITLE, T): (2.25, "the next article's headline"),
    (I, HEADING, H): (0.0, "a section heading between paragraphs"),
    (I, CAPTION, I): (3.5, "a picture between paragraphs"),
    (I, BYLINE, I): (11.5, "names between paragraphs"),
    (I, BYLINE, O): (12.0, "names that close the article"),
    (H, BODY, I): (0.0, "text under its heading"),
    (H, BODY, B): (-1.75, "text under its heading, broken by the column"),
    (H, BODY, O): (6.25, "the last paragraph, signed"),
    (H, HEADING, H): (3.5, "a heading of two lines"),
    (H, CAPTION, H): (3.75, "a picture under the heading"),
    (H, BYLINE, H): (13.0, "names under the heading"),
    (H, TITLE, T): (8.75, "a headline right after a heading"),
    (B, REST, I): (0.5, "goes on with the sentence the column broke"),
    (B, REST, B): (1.5, "goes on with the sentence the column broke, and breaks off again"),
    (B, REST, O): (7.5, "goes on with the sentence the column broke, and is signed"),
    (B, CAPTION, B): (4.0, "a picture in the middle of a paragraph"),
    (B, BODY, I): (4.25, "a new paragraph though the last one never ended"),
    (B, BODY, B): (2.75, "a new paragraph though the last one never ended"),
    (B, BODY, O): (12.5, "a new paragraph though the last one never ended, signed"),
    (B, HEADING, H): (5.0, "a heading though the last paragraph never ended"),
    (B, TITLE, T): (5.75, "a headline though the last paragraph never ended"),
    (B, BYLINE, I): (12.25, "names though the last paragraph never ended"),
    (B, BYLINE, O): (13.5, "names though the last paragraph never ended"),
    (O, ASIDE, O): (-4.75, "what stands between articles and belongs to none"),
    (I, ASIDE, O): (1.0, "the name of the column that the next article stands in"),
    (I, ASIDE, I): (10.25, "what stands between paragraphs and is no part of the article"),
    (T, ASIDE, T): (10.5, "what stands under a headline and is no part of its article"),
    (R, ASIDE, R): (4.75, "what stands under a headline and is no part of its article"),
}  # fmt: skip

#: What it costs to stop there: at the end of the page, or where the furniture says that an article is over.
ENDS = {O: -0.75, T: 3.25, R: -0.75, I: -1.25, H: 4.75, B: 2.0}


#: Sign → what it adds to the cost of each role, wherever the line is met.
WEIGHTS: dict[int, tuple[float, ...]] = {
    #                   title heading    body    rest caption  byline   story   aside
    Sign.LEAD:          (  4.25,      5,      1,      4,      4,   -0.5,      0,     40),
    Sign.DATED:         (  3.25,      3,   1.25,   2.25,      0,      0,      0,     40),
    Sign.SITED:         (     0,      0,      0,      0,    0.5,      0,      0,   -3.5),
    Sign.FIGURE:        (     8,   9.25,   6.25,    5.5,     -3,      0,      0,     40),
    Sign.DASH:          (  -2.5,    2.5,    1.5,      1,      3,      0,      0,     40),
    Sign.ITEM:          (     0,  -0.75,   2.75,      3,   2.75,    5.5,      0,   2.25),
    Sign.ORGANISERS:    (    10,      8,      1,      1,     -5,      0,      0,     40),
    Sign.TAKES_UP:      (  2.75,   2.25,   1.75,   0.75,      0,   1.25,      0,   2.25),
    Sign.BYLINE:        (  2.25,    5.5,   3.75,      3,      0,    -12,      0,   29.5),
    Sign.AUTHOR:        (  2.25,    3.5,      5,      0,    0.5,  -7.25,      0,     16),
    Sign.SIGNATURE:     (     2,      2,      2,      0,   1.75,   -9.5,      0,   3.25),
    Sign.TABLE:         (  10.5,      5,     -1,      2,   2.25,   -0.5,      0,     40),
    Sign.PLACED:        (     0,   -1.5,  -0.75,      0,   0.75,     -1,      0,      3),
    Sign.SPACED:        (  0.75,   0.75,   2.25,      0,   2.75,  -1.25,      0,  -4.25),
    Sign.IN_PARTS:      (     0,      0,      0,      0,      0,      0,      0,     40),
    Sign.SCENE:         (     3,   3.25,      0,      0,   -4.5,      0,      0,     40),
    Sign.EVENTFUL:      (  -1.5,    0.5,      0,      0,    0.5,      0,      0,      2),
    Sign.GENRE:         ( -4.75,   2.75,      0,      0,      1,      0,      0,      0),
    Sign.LISTED:        (     8,      4,     -2,      2,      3,      2,      8,     40),
    Sign.LABELLED:      (  6.25,      1,     -2,      2,      2,      0,      0,     40),
    Sign.OFFICE:        (  1.25,   2.75,   -5.5,      0,      0,      0,      0,    3.5),
    Sign.UPROOTED:      ( -0.75,   0.75,      1,      0,      0,   0.75,      0,  -1.75),
    Sign.ENDED:         (   8.5,   9.25,   1.25,  -2.75,   4.25,   2.25,      0,     40),
    Sign.CALLED:        ( -5.25,     -2,  -2.25,      0,      0,      0,      0,      3),
    Sign.CRIED:         (    -4,   2.25,   1.25,      0,    2.5,      0,      0,      3),
    Sign.PAUSED:        (  3.25,   4.75,  -1.75,      0,      4,      0,      0,     40),
    Sign.OPEN:          (     0,    0.5,   0.75,   4.25,      4,   -0.5,      0,   -7.5),
    Sign.UNBALANCED:    (  2.75,   3.25,      0,      0,      3,      0,      0,     40),
    Sign.CUT_OFF:       (     1,      0,   -0.5,      0,   3.25,  -1.25,      0,    2.5),
    Sign.SIGNED:        (     4,      5,      0,      0,      0,      0,      0,     40),
    Sign.CREDIT:        (    10,     10,    8.5,   3.75,    -11,   3.25,  -3.25,     40),
    Sign.STORY:         (     5,      5,      8,      3,     -7,      0,  -18.5,     40),
    Sign.TINY:          (   0.5,    1.5,      0,      0,   2.75,      0,      0,     -3),
    Sign.SMALL:         (  -0.5,     -1,      0,   2.75,      0,  -1.25,      0,   2.25),
    Sign.SHORT:         (  -0.5,   3.25,      0,   -0.5,      0,    0.5,      0,    3.5),
    Sign.MEDIUM:        (     3,    4.5,     -2,    0.5,      3,   0.75,      0,     40),
    Sign.LONG:          (     4,      7,   0.75,    4.5,    4.5,      0,      0,     40),
    Sign.SENTENCES:     (     5,   4.25,   -0.5,      0,    1.5,   2.25,      0,     40),
    Sign.WIDE:          (   0.5,   -1.5,   3.25,    2.5,   3.25,    1.5,      0,     -3),
    Sign.INDENTED:      (  6.75,  -4.25,   -5.5,      4,     -2,     -1,      0,   3.75),
    Sign.FLUSH:         (   1.5,   2.25,    6.5,   2.25,    1.5,   1.75,      0,  -0.75),
    Sign.AFTER_PHOTOS:  (     3,      0,    1.5,      0,      0,    0.5,      0,      3),
    Sign.RUN:           (  5.25,    3.5,   3.25,  -2.25,    2.5,   3.75,      8,     40),
    Sign.PARALLEL:      (  1.25,  -3.75,      0,      0,      2,      0,      0,  -0.75),
    Sign.ECHOED:        (    -3,     -2,   1.75,      0,      0,   0.75,      0,    1.5),
    Sign.RESOUNDING:    (    -2,  -1.25,      0,      0,    0.5,      5,      0,   -2.5),
    Sign.NOVEL:         (  -1.5,     -1,    0.5,      0,      0,      0,      0,      0),
    Sign.ALIEN:         (  -0.5,   1.25,      0,      0,   0.75,      0,      0,      0),
    Sign.KINDRED:       (     0,  -1.25,    0.5,      0,      0,     -1,      0,      0),
    Sign.AKIN:          (     3,  -1.75,      0,      0,    0.5,      0,      0,      0),
    Sign.MARGIN:        (     0,      6,      0,      0,      0,      0,      0,      0),
    Sign.NAMELESS:      (   0.5,    0.5,   1.25,      0,      0,   1.75,      0,  -3.75),
    Sign.LEFT_OVER:     (  2.75,      4,      8,      6,  -4.25,   2.75,      0,      8),
    Sign.HEADS_STORY:   ( -2.75,      3,   3.75,      0,      0,      0,      0,      0),
    Sign.STRANGE:       (     0,      0,      0,      0,    4.5,      0,   -3.5,      0),
    Sign.OWN_NEWS:      (     0,      0,      0,      0,    4.5,      0,   -3.5,      0),
    Sign.DEPICTING:     (  0.75,      0,      1,      0,  -2.25,      0,      0,      0),
    Sign.SHOWING:       (     1,   0.75,    0.5,    0.5,  -1.25,      0,      0,      0),
    Sign.UNSEEN:        (  0.75,      1,      0,    0.5,   3.75,  -0.75,      0,   -0.5),
    Sign.GATHERING:     (    -4,      3,      3,      3,      6,      6,      0,     40),
    Sign.GATHERED:      (     9,     -5,      2,      0,      5,      3,      0,     40),
    Sign.OWED:          (  2.75,      1,      1,      0,  -1.75,      0,      0,    2.5),
    Sign.FEATURE:       (   0.5,      0,      0,      0,     -1,      0,      0,      0),
    Sign.REPORT:        ( -0.75,      1,      0,      0,      0,      0,      0,     -1),
    Sign.BESIDE_PHOTO:  (  0.75,      0,    2.5,   -1.5,  -0.75,  -0.75,      0,      2),
    Sign.ABOVE_PHOTO:   (   1.5,   2.25,   0.75,   -0.5,  -1.25,    1.5,      0,      3),
    Sign.SPLITTING:     (     1,      1,   -0.5,   -0.5,      1,      0,      0,      0),
    Sign.RECALLING:     (     2,    0.5,  -0.75,      0,  -4.75,  -0.75,      0,     -1),
    Sign.LOCATED:       (  0.75,   1.25,   0.75,      0,    1.5,  -2.75,      0,   -5.5),
    Sign.QUOTING:       ( -2.25,     -2,   1.25,      0,  -0.75,    1.5,      0,      8),
    Sign.COUNTING:      (   4.5,   2.25,   1.25,      1,   4.25,    1.5,      0,  -6.25),
    Sign.SLIGHT:        (   0.5,  -1.25,     -2,      0,   2.25,     -1,      0,   -3.5),
    Sign.AMPLE:         (  1.75,   2.25,  -1.75,   0.75,   0.75,   -0.5,      0,     40),
    Sign.REFERRING:     ( -0.75,  -0.75,     -1,   0.75,   -1.5,      0,      0,   3.25),
    Sign.ELSEWHERE:     (     0,      0,     -1,      0,      0,  -2.25,      0,   3.25),
    Sign.LONELY:        ( -0.75,    2.5,      1,      0,      0,      0,      0,   -2.5),
    Sign.TWIN:          (  -0.5,      0,      0,      0,   -4.5,      0,      0,      0),
    Sign.POSTER:        (    10,      4,      5,      0,     -8,      0,      0,     40),
    Sign.WIDEST:        ( -1.25,   4.25,      0,    1.5,    3.5,    1.5,      0,     -3),
    Sign.OTHER:         (     0,  -2.75,  -0.75,   1.25,      0,      0,      0,    0.5),
    Sign.TOP:           (  0.75,    0.5,  -0.75,      0,   0.75,   1.25,      0,     -3),
    Sign.OVER:          ( -5.25,  -6.25,  -5.75,      0,   -5.5,      0,      0,  17.25),
    Sign.OVER_TEXT:     (  3.75,   1.75,    4.5,      0,    2.5,   3.25,      0,     40),
    Sign.SCANT:         (  1.25,    0.5,      0,      0,   1.25,  -1.25,      0,     -9),
    Sign.WORDY:         (     0,      0,      0,      0,      0,      0,      0,     40),
    Sign.OVER_NAMES:    (     0,    2.5,   0.75,      0,      0,      1,      0,     40),
    Sign.TIMELY:        (  -0.5,   2.25,   2.25,      0,  -1.25,   0.75,      0,  -2.25),
    Sign.CONVERSING:    (  1.25,   0.75,      0,      0,      0,      0,      0,     40),
    Sign.ALONE:         (     1,   0.75,     -1,    1.5,  -4.25,      0,      0,      0),
    Sign.SIGHT:         (     0,      0,   1.75,      0,  -1.75,      0,      0,      0),
    Sign.GALLERY:       (     0,   1.75,    2.5,      0,   -2.5,      0,     -2,      0),
    Sign.STORY_GOES_ON: (     1,   -1.5,      0,      0,      0,      0,      0,      0),
    Sign.PLACED_IN_FULL:(     0,      2,   0.75,      0,    0.5,  -0.75,      0,    0.5),
    Sign.NUMBERED:      (     9,   -4.5,      0,      0,      0,      0,      0,     40),
    Sign.INTRODUCING:   (    -4,      3,      2,      0,      4,      0,      0,     40),
    Sign.BEFORE_REPORT: (     0,      3,   5.25,   5.75,     -4,      0,      0,     40),
    Sign.PROMISED:      (     0,      2,      2,      0,  -0.75,      3,      0,    0.5),
    Sign.OVER_LEAD:     ( -0.75,      2,      1,      0,      0,      0,      0,      0),
    Sign.ODD:           (     0,   1.25,      0,      0,      0,      0,      0,      0),
    Sign.ASKING:        (     4,  -4.25,   1.25,      5,      0,      0,      0,     40),
    Sign.KICKER:        ( -2.25,      0,      0,      0,      0,      0,      0,     40),
    Sign.TAIL:          (  5.25,      5,   2.75,      0,  -5.75,   4.25,      0,     40),
    Sign.LAST:          (  0.75,      0,      0,      0,      1,    0.5,      0,     40),
    Sign.SAID:          (   1.5,   -3.5,      0,      0,      0,      0,      0,      0),
    Sign.TAKEN_BELOW:   (     0,      0,   1.75,   1.75,  -4.25,      0,     -5,     40),
    Sign.OVER_REPORT:   (  -2.5,      3,   3.75,      0,      3,      0,      0,     40),
    Sign.BELOW_NOTE:    (     8,      8,      9,      0,     -7,      0,      0,     40),
    Sign.UNPICTURED:    (     0,    0.5,      0,      0,   3.75,      0,      0,      0),
    Sign.SIGNED_DAY:    (    14,     12,      0,      0,      6,      4,      0,     40),
    Sign.SUBTITLED:     (   2.5,  -1.75,    0.5,      0,      0,      0,      0,      0),
    Sign.CHAPTER:       (   1.5,     -1,      0,      0,      0,      0,      0,      0),
    Sign.CLOSING:       (    10,     10,      8,     -2,      6,     10,     10,     40),
    Sign.OVER_HEADING:  (     6,      6,      5,      0,     -8,      0,      0,     40),
    Sign.RUNS_ON:       (     8,   7.75,      0,      0,      5,      5,      0,     40),
    Sign.INTRODUCED:    (    -3,      4,      1,      0,      3,      0,      0,     40),
    Sign.AMID:          (     6,      6,      4,      3,     -5,      0,      0,     40),
    Sign.FAR_IN:        (     4,      3,      1,      3,      3,  -4.25,      0,     40),
    Sign.CUED:          ( -3.25,   3.75,      0,      0,   4.25,      2,      0,     -3),
    Sign.VERSE:         (  4.25,    0.5,   -0.5,      0,    4.5,      3,      0,     40),
    Sign.PEN_NAME:      ( -0.75,   1.75,      0,      0,      0,  -5.75,      0,      0),
    Sign.FRAMED:        (  9.25,    3.5,   2.75,      0,      0,      0,      0,    -21),
    Sign.NAMED:         ( -7.75,      0,      0,      0,      0,      0,      0,     40),
    Sign.TAGGED_TITLE:  (   -12,      0,      0,      0,      0,      0,      0,     40),
    Sign.TAGGED_HEAD:   ( -7.25,  -8.75,      0,      0,      0,      0,      0,     40),
    Sign.TAGGED_STRONG: ( -1.25,  -2.75,      0,      0,      0,      0,      0,      0),
    Sign.TAGGED_CAPTION:(    12,      6,      0,      0,    -18,      0,     -8,     40),
    Sign.TAGGED_BYLINE: (     0,      0,      0,      0,      0,    -24,      0,     40),
}  # fmt: skip

#: What a sign adds to the cost of one role only where it is met in `before` and leaves things in `after`.
PLACED: tuple[tuple[int, Role, Context, Context, float], ...] = (
    (Sign.DEPICTING, CAPTION, T | R, ANYWHERE, -1.0),
    (Sign.DEPICTING, CAPTION, I | B, ANYWHERE, -0.75),
    (Sign.DEPICTING, BODY, T | R, ANYWHERE, 1.0),
    (Sign.SHOWING, CAPTION, T | R, ANYWHERE, -0.75),
    (Sign.SHOWING, BODY, T | R, ANYWHERE, 0.0),
    (Sign.LEAD, BODY, H, ANYWHERE, 4.25),
    (Sign.LEAD, BODY, I, ANYWHERE, 3.25),
    (Sign.LEAD, BODY, O | T | R, ANYWHERE, -2.5),
    (Sign.DATED, CAPTION, O, ANYWHERE, 2.75),
    (Sign.DATED, BODY, H, ANYWHERE, -1.0),
    (Sign.DATED, BODY, O | T | R, ANYWHERE, 0.0),
    (Sign.SITED, BODY, O | T | R, ANYWHERE, -1.75),
    (Sign.REFERRING, BODY, O | T | R, ANYWHERE, 1.0),
    (Sign.REFERRING, BODY, H, ANYWHERE, -1.0),
    (Sign.REFERRING, BODY, I | B, ANYWHERE, -1.0),
    (Sign.DASH, TITLE, O | R | I | H, ANYWHERE, 3.25),
    (Sign.DASH, TITLE, T, ANYWHERE, -5.25),
    (Sign.ENCLOSED, BYLINE, I | B, O, -6.5),
    (Sign.ENCLOSED, BYLINE, R, R, -1.75),
    (Sign.GALLERY, TITLE, I, ANYWHERE, 1.5),
    (Sign.AUTHOR, BYLINE, T, ANYWHERE, -8.75),
    (Sign.AUTHOR, TITLE, T | I, ANYWHERE, 2.0),
    (Sign.TABLE, BODY, ANYWHERE, B, 3.0),
    (Sign.TABLE, BODY, ANYWHERE, I, -1.5),
    (Sign.LISTED, BODY, ANYWHERE, I, -4.5),
    (Sign.LISTED, BODY, ANYWHERE, O, 9.0),
    (Sign.LABELLED, BODY, ANYWHERE, I, -5.75),
    (Sign.ENDED, BODY, ANYWHERE, B, 10.0),
    (Sign.ENDED, REST, ANYWHERE, B, 9.0),
    (Sign.PAUSED, BODY, ANYWHERE, I, 2.0),
    (Sign.PAUSED, REST, ANYWHERE, I, 5.0),
    (Sign.OPEN, BODY, ANYWHERE, I, 2.75),
    (Sign.OPEN, REST, ANYWHERE, I, 4.75),
    (Sign.UNBALANCED, BODY, ANYWHERE, B, -2.0),
    (Sign.UNBALANCED, REST, ANYWHERE, B, -1.0),
    (Sign.CUT_OFF, BODY, ANYWHERE, B, -1.25),
    (Sign.CUT_OFF, REST, ANYWHERE, B, -0.5),
    (Sign.SIGNED, BODY, ANYWHERE, I, 4.75),
    (Sign.SIGNED, BODY, ANYWHERE, O, -9.0),
    (Sign.SIGNED, REST, ANYWHERE, I, 3.0),
    (Sign.SIGNED, REST, ANYWHERE, O, -10.75),
    (Sign.CREDIT, BODY, ANYWHERE, B, 6.0),
    (Sign.STORY, BODY, ANYWHERE, B, 6.0),
    (Sign.STORY, CAPTION, O, ANYWHERE, -3.75),
    (Sign.STORY, CAPTION, T | R | B, ANYWHERE, -4.0),
    (Sign.STORY, CAPTION, I, ANYWHERE, -4.25),
    (Sign.OTHER, TITLE, O | R | I | H | B, ANYWHERE, 12.0),
    (Sign.SPLITTING, BODY, ANYWHERE, B, -1.25),
    (Sign.SPLITTING, REST, ANYWHERE, B, -1.0),
    (Sign.TINY, BODY, ANYWHERE, B, 6.25),
    (Sign.TINY, REST, ANYWHERE, B, 2.5),
    (Sign.SMALL, BODY, ANYWHERE, B, 8.0),
    (Sign.PLACED, BODY, ANYWHERE, B, 3.25),
    (Sign.OVER_LEAD, BODY, ANYWHERE, B, 4.75),
    (Sign.PROMISED, CAPTION, T | R, ANYWHERE, -1.75),
    (Sign.SCENE, BODY, ANYWHERE, B, 2.75),
    (Sign.SHORT, BODY, ANYWHERE, B, 1.5),
    (Sign.RUNS_ON, BODY, ANYWHERE, B, -8.75),
    (Sign.INTRODUCTION, BODY, O, O, -12.0),
    (Sign.INTRODUCTION, BODY, I, O, -7.0),
    (Sign.SMALL, TITLE, I, ANYWHERE, 1.75),
    (Sign.ODD, TITLE, I, ANYWHERE, -1.0),
    (Sign.OWED, TITLE, R, ANYWHERE, 2.75),
    (Sign.AWAITED, TITLE, R, ANYWHERE, 4.5),
    (Sign.WIDEST, TITLE, T, ANYWHERE, 3.25),
    (Sign.NOVEL, HEADING, I, ANYWHERE, 1.25),
    (Sign.SHORT, REST, ANYWHERE, B, 3.0),
    (Sign.RUN, BODY, ANYWHERE, B, 3.0),
    (Sign.BYLINE, BODY, ANYWHERE, B, 6.0),
    (Sign.RUN, BODY, ANYWHERE, I, -2.5),
    (Sign.RUN, HEADING, I | H, ANYWHERE, 2.5),
    (Sign.CUED, TITLE, I | B, ANYWHERE, -4.5),
    (Sign.PEN_NAME, BYLINE, T, ANYWHERE, -4.75),
    (Sign.DEPICTING, REST, B, ANYWHERE, 2.5),
    (Sign.AMONG_PHOTOS, TITLE, R, ANYWHERE, 7.0),
    (Sign.AMONG_PHOTOS, CAPTION, R, ANYWHERE, -3.0),
    (Sign.VERSE, BODY, ANYWHERE, I, -1.5),
    (Sign.VERSE, BODY, ANYWHERE, B, 4.0),
    (Sign.ASKING, HEADING, T | R, ANYWHERE, -3.0),
    (Sign.PREFACE, TITLE, T | R, ANYWHERE, 6.0),
    (Sign.PREFACE, HEADING, T | R, ANYWHERE, -6.0),
    (Sign.PREFACE, CAPTION, T | R, ANYWHERE, 6.0),
    (Sign.TAKEN_BELOW, CAPTION, T, ANYWHERE, -4.5),
    (Sign.TAKEN_BELOW, CAPTION, R, ANYWHERE, -3.25),
    (Sign.TAKEN_BELOW, BODY, T | R, ANYWHERE, 2.5),
    (Sign.SIGNED_DAY, BODY, T | R | I | H | B, ANYWHERE, -5.75),
    (Sign.SPACED, BODY, ANYWHERE, B, 3.25),
    (Sign.UNFIELDED, TITLE, O | R | I | H | B, ANYWHERE, 4.0),
    (Sign.FIELDED, TITLE, I | B, ANYWHERE, -3.0),
    (Sign.FIELDED, TITLE, O, ANYWHERE, -1.75),
    (Sign.FIELDED, ASIDE, O, ANYWHERE, 13.25),
    (Sign.FIELDED, CAPTION, O, ANYWHERE, 10.0),
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
