"""The rules for layout, all of them: what a line may be after what came before, and how its signs weigh.

A weight is a cost; the reading of a page is the one whose costs add up to the least. Units are arbitrary: 1 is a
preference, 3 strong evidence, 9 all but impossible. To change how pages are read, change a row here.
"""

from __future__ import annotations

from dataclasses import dataclass
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
    (O, TITLE, T): (0.0, "an article begins with its headline"),
    (O, BODY, I): (3.0, "a story without headline"),
    (O, BODY, B): (3.0, "a story without headline, broken by the column"),
    (O, BODY, O): (12.0, "a story without headline, signed"),
    (O, CAPTION, O): (1.0, "a picture beside the article above"),
    (O, BYLINE, O): (9.5, "names after the article's end"),
    (O, HEADING, H): (6.0, "a heading outside any article"),
    (O, STORY, O): (6.0, "a picture that is a story of its own"),
    (I, STORY, O): (7.0, "a picture that is a story of its own"),
    (T, TITLE, T): (1.0, "a headline of several lines"),
    (T, BODY, I): (0.0, "text under its headline"),
    (T, BODY, B): (0.0, "text under its headline, broken by the column"),
    (T, BODY, O): (9.0, "all the text under its headline, signed"),
    (T, CAPTION, R): (1.0, "a picture between headline and text"),
    (T, BYLINE, R): (9.0, "names under the headline"),
    (T, HEADING, H): (1.7, "a section heading right under the headline"),
    (R, BODY, I): (0.0, "text under its headline"),
    (R, BODY, B): (0.0, "text under its headline, broken by the column"),
    (R, BODY, O): (9.0, "all the text under its headline, signed"),
    (R, CAPTION, R): (1.0, "a picture between headline and text"),
    (R, BYLINE, R): (9.0, "names under the headline"),
    (R, TITLE, T): (3.0, "the next article's headline: the last one had no text"),
    (R, HEADING, H): (1.7, "a section heading before the text"),
    (I, BODY, I): (0.0, "the next paragraph"),
    (I, BODY, B): (0.0, "the next paragraph, broken by the column"),
    (I, BODY, O): (9.0, "the last paragraph, signed"),
    (I, TITLE, T): (3.0, "the next article's headline"),
    (I, HEADING, H): (1.0, "a section heading between paragraphs"),
    (I, CAPTION, I): (1.0, "a picture between paragraphs"),
    (I, BYLINE, I): (9.0, "names between paragraphs"),
    (I, BYLINE, O): (11.0, "names that close the article"),
    (H, BODY, I): (0.0, "text under its heading"),
    (H, BODY, B): (0.0, "text under its heading, broken by the column"),
    (H, BODY, O): (9.0, "the last paragraph, signed"),
    (H, HEADING, H): (2.5, "a heading of two lines"),
    (H, CAPTION, H): (1.0, "a picture under the heading"),
    (H, BYLINE, H): (10.5, "names under the heading"),
    (H, TITLE, T): (5.0, "a headline right after a heading"),
    (B, REST, I): (0.0, "goes on with the sentence the column broke"),
    (B, REST, B): (0.3, "goes on with the sentence the column broke, and breaks off again"),
    (B, REST, O): (9.0, "goes on with the sentence the column broke, and is signed"),
    (B, CAPTION, B): (1.0, "a picture in the middle of a paragraph"),
    (B, BODY, I): (3.5, "a new paragraph though the last one never ended"),
    (B, BODY, B): (3.5, "a new paragraph though the last one never ended"),
    (B, BODY, O): (12.5, "a new paragraph though the last one never ended, signed"),
    (B, HEADING, H): (4.5, "a heading though the last paragraph never ended"),
    (B, TITLE, T): (5.0, "a headline though the last paragraph never ended"),
    (B, BYLINE, I): (12.0, "names though the last paragraph never ended"),
    (B, BYLINE, O): (12.0, "names though the last paragraph never ended"),
}  # fmt: skip

#: What it costs to stop there: at the end of the page, or where the furniture says that an article is over.
ENDS = {O: 0.0, T: 2.0, R: 1.0, I: 0.0, H: 3.0, B: 1.0}


@dataclass(frozen=True, slots=True)
class Weight:
    """What a sign adds to the cost of a role, where the line is met in `before` and leaves things in `after`."""

    role: Role
    cost: float
    before: Context = ANYWHERE
    after: Context = ANYWHERE


W = Weight

WEIGHTS: dict[Sign, tuple[Weight, ...]] = {
    Sign.LEAD: (
        W(TITLE, 4), W(HEADING, 5), W(CAPTION, 4), W(REST, 4),
        W(BODY, -1.5, T | R | O), W(BODY, 2.5, I), W(BODY, 3.5, H),
    ),
    Sign.DATED: (W(TITLE, 2), W(HEADING, 3), W(REST, 1), W(BODY, -0.5, T | R), W(BODY, 1, H)),
    Sign.FIGURE: (W(CAPTION, -2.5), W(TITLE, 3), W(HEADING, 3), W(BODY, 1)),
    Sign.DASH: (W(TITLE, -1.5, T), W(TITLE, 2.5, O | R | I), W(HEADING, 2), W(CAPTION, 2), W(REST, 1)),
    Sign.ITEM: (W(HEADING, -1.2), W(TITLE, 2), W(CAPTION, 2), W(REST, 3)),
    Sign.ORGANISERS: (W(CAPTION, -3), W(TITLE, 4), W(HEADING, 4), W(REST, 1)),
    # Names are only where names are seen: every move to a byline costs 9 too much, and this gives it back.
    Sign.BYLINE: (W(BYLINE, -12), W(TITLE, 4), W(HEADING, 5), W(CAPTION, 2), W(BODY, 4), W(REST, 3)),
    Sign.ENCLOSED: (W(BYLINE, -2, I | B, O),),  # feature writers stand open under the intro, closing names in brackets
    Sign.AUTHOR: (W(BYLINE, -10, T), W(TITLE, 1.5, T | I)),
    Sign.TABLE: (W(BODY, -2.5), W(TITLE, 3), W(HEADING, 3), W(CAPTION, 2), W(REST, 2)),
    Sign.PLACED: (W(TITLE, -0.7), W(HEADING, 0.3), W(CAPTION, 1)),
    Sign.ELSEWHERE: (W(TITLE, -1), W(HEADING, 0.7)),
    Sign.SPACED: (W(TITLE, -0.5), W(HEADING, -0.7), W(CAPTION, 1), W(BODY, 1), W(REST, 1)),
    Sign.SCENE: (W(CAPTION, -0.7),),
    Sign.NAMED: (W(TITLE, -8),),
    Sign.ENDED: (W(TITLE, 5), W(HEADING, 6), W(CAPTION, 1.5), W(BYLINE, 1), W(BODY, 9, after=B), W(REST, 9, after=B)),
    Sign.CALLED: (W(TITLE, -4.5), W(HEADING, -5), W(CAPTION, -1)),  # takes back most of ENDED: 茶香四溢！
    Sign.PAUSED: (W(TITLE, 3), W(HEADING, 4), W(CAPTION, 4), W(BODY, 5, after=I), W(REST, 5, after=I)),
    # A paragraph that ends on no mark is whole only in verse, lists and tables.
    Sign.OPEN: (W(BODY, 2.5, after=I), W(REST, 2.5, after=I)),
    Sign.SIGNED: (
        W(TITLE, 4), W(HEADING, 5),
        W(BODY, -9, after=O), W(REST, -9, after=O), W(BODY, 3, after=I), W(REST, 3, after=I),
    ),
    Sign.CREDIT: (W(CAPTION, -4), W(TITLE, 4), W(HEADING, 5), W(BODY, 1), W(REST, 1)),
    Sign.STORY: (W(STORY, -6), W(CAPTION, -1, T | R | I | B), W(CAPTION, 1, O), W(TITLE, 5), W(HEADING, 5)),
    Sign.SENTENCES: (W(TITLE, 2), W(HEADING, 4), W(BODY, -1)),
    Sign.TINY: (W(HEADING, 0.5), W(CAPTION, 1), W(BODY, 1.5, after=B), W(REST, 2.5, after=B)),
    # The column breaks long paragraphs: a short line is rarely the first half of one.
    Sign.SHORT: (W(BODY, 0.5), W(CAPTION, 0.5), W(BODY, 1.5, after=B), W(REST, 2.5, after=B)),
    Sign.MEDIUM: (W(TITLE, 1), W(HEADING, 2.5), W(CAPTION, 0.5)),
    Sign.LONG: (W(TITLE, 4), W(HEADING, 7), W(CAPTION, 2)),
    Sign.WIDE: (W(TITLE, -0.8), W(HEADING, 0.8), W(CAPTION, -0.8), W(BODY, 0.3), W(REST, 0.3)),
    Sign.INDENTED: (W(REST, 4), W(TITLE, 2), W(HEADING, 0.5), W(CAPTION, 0.5), W(BODY, -0.5)),
    Sign.FLUSH: (W(BODY, 2.5), W(REST, -1)),
    Sign.AFTER_PHOTOS: (W(CAPTION, -0.6),),
    Sign.RUN: (W(BODY, -3.5, after=I), W(TITLE, 0.7), W(HEADING, 1)),
    Sign.ECHOED: (W(TITLE, -0.8), W(HEADING, 0.7)),
    Sign.RESOUNDING: (W(TITLE, -1),),
    Sign.NOVEL: (W(TITLE, -0.7), W(HEADING, 0.3)),
    Sign.CRIED: (W(TITLE, -0.5), W(BODY, 1)),
    Sign.SITED: (W(BODY, -0.4, T | R), W(BODY, 0.4, H)),
    Sign.LONELY: (W(HEADING, 1.3),),  # a report is cut into two sections or more
    # What a saved page's markup says outweighs what its lines look like.
    Sign.TAGGED_TITLE: (W(TITLE, -12),),
    Sign.TAGGED_HEAD: (W(TITLE, -8), W(HEADING, -8)),
    Sign.TAGGED_STRONG: (W(HEADING, -3), W(TITLE, -1)),
    Sign.TAGGED_CAPTION: (W(CAPTION, -12), W(STORY, -2)),
    Sign.TAGGED_BYLINE: (W(BYLINE, -24),),
    Sign.TAGGED_BODY: (W(BODY, -12), W(REST, -8)),
    Sign.FIELDED: (W(TITLE, -1, O), W(TITLE, -3, I | B)),
}  # fmt: skip
