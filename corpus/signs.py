"""The signs that lines show, one bit each, and how they are named to people.

A sign says what is seen: by a line itself in `corpus/line_signs.py`, by its neighbours in `corpus/neighbours.py`.
`corpus/weights.py` says what it means.
"""

from __future__ import annotations

# A caption or a byline is never longer, in code points.
BRIEF = 120


class Sign:
    """The signs, one bit each: a line's signs are one int, quick to combine and to look up."""

    # how it begins
    LEAD = 1 << 0
    DATED = 1 << 1
    SITED = 1 << 2
    FIGURE = 1 << 3
    DASH = 1 << 4
    ITEM = 1 << 5
    ORGANISERS = 1 << 6
    TAKES_UP = 1 << 7
    # what it is as a whole
    BYLINE = 1 << 8
    ENCLOSED = 1 << 9
    AUTHOR = 1 << 10
    TABLE = 1 << 11
    PLACED = 1 << 12
    SPACED = 1 << 13
    SCENE = 1 << 14
    EVENTFUL = 1 << 51
    GENRE = 1 << 52
    LISTED = 1 << 53
    LABELLED = 1 << 54
    OFFICE = 1 << 55
    UPROOTED = 1 << 56
    SIGNATURE = 1 << 57
    QUOTING = 1 << 61
    COUNTING = 1 << 62
    REFERRING = 1 << 63
    FRAMED = 1 << 76
    SIGHT = 1 << 87
    CHAPTER = 1 << 88
    GALLERY = 1 << 89
    PREFACE = 1 << 100
    # how it ends
    ENDED = 1 << 15
    CALLED = 1 << 16
    CRIED = 1 << 17
    PAUSED = 1 << 18
    OPEN = 1 << 19
    UNBALANCED = 1 << 20
    CUT_OFF = 1 << 21
    SIGNED = 1 << 22
    CREDIT = 1 << 23
    STORY = 1 << 24
    # how long it is
    TINY = 1 << 25
    SMALL = 1 << 26
    SHORT = 1 << 27
    MEDIUM = 1 << 28
    LONG = 1 << 29
    SENTENCES = 1 << 30
    SLIGHT = 1 << 64
    AMPLE = 1 << 65
    # what its neighbours make of it: `corpus/neighbours.py`
    WIDE = 1 << 31
    INDENTED = 1 << 32
    FLUSH = 1 << 33
    AFTER_PHOTOS = 1 << 34
    RUN = 1 << 35
    PARALLEL = 1 << 36
    ECHOED = 1 << 37
    RESOUNDING = 1 << 38
    NOVEL = 1 << 39
    ALIEN = 1 << 58
    KINDRED = 1 << 59
    LOCATED = 1 << 60
    RECALLING = 1 << 66
    BESIDE_PHOTO = 1 << 67
    ABOVE_PHOTO = 1 << 68
    SPLITTING = 1 << 69
    OTHER = 1 << 70
    ELSEWHERE = 1 << 40
    LONELY = 1 << 41
    TWIN = 1 << 105
    LAST = 1 << 106
    SAID = 1 << 107
    OWED = 1 << 71
    FEATURE = 1 << 72
    REPORT = 1 << 73
    TOP = 1 << 74
    OVER = 1 << 75
    PEN_NAME = 1 << 77
    VERSE = 1 << 78
    CUED = 1 << 79
    FAR_IN = 1 << 80
    SCANT = 1 << 81
    OVER_TEXT = 1 << 82
    OVER_NAMES = 1 << 83
    TIMELY = 1 << 84
    CONVERSING = 1 << 85
    ALONE = 1 << 86
    PLACED_IN_FULL = 1 << 90
    NUMBERED = 1 << 91
    INTRODUCING = 1 << 92
    BEFORE_REPORT = 1 << 93
    PROMISED = 1 << 94
    OVER_LEAD = 1 << 95
    ODD = 1 << 96
    ASKING = 1 << 97
    KICKER = 1 << 98
    TAKEN_BELOW = 1 << 101
    SUBTITLED = 1 << 102
    TAIL = 1 << 99
    OVER_REPORT = 1 << 110
    BELOW_NOTE = 1 << 111
    SIGNED_DAY = 1 << 112
    POSTER = 1 << 49
    WIDEST = 1 << 50
    # what the page's fields and its markup say of it: `corpus/page_signs.py`
    UNFIELDED = 1 << 113
    UNPICTURED = 1 << 114
    CLOSING = 1 << 115
    AMID = 1 << 116
    OVER_HEADING = 1 << 117
    INTRODUCED = 1 << 118
    RUNS_ON = 1 << 119
    INTRODUCTION = 1 << 120
    AKIN = 1 << 121
    MARGIN = 1 << 122
    AWAITED = 1 << 123
    NAMELESS = 1 << 124
    GATHERING = 1 << 125
    GATHERED = 1 << 126
    LEFT_OVER = 1 << 127
    HEADS_STORY = 1 << 128
    STRANGE = 1 << 129
    DEPICTING = 1 << 130
    SHOWING = 1 << 131
    UNSEEN = 1 << 132
    IN_PARTS = 1 << 133
    AMONG_PHOTOS = 1 << 134
    STORY_GOES_ON = 1 << 135
    WORDY = 1 << 136
    OWN_NEWS = 1 << 137
    NAMED = 1 << 42
    FIELDED = 1 << 43
    TAGGED_TITLE = 1 << 44
    TAGGED_HEAD = 1 << 45
    TAGGED_STRONG = 1 << 46
    TAGGED_CAPTION = 1 << 47
    TAGGED_BYLINE = 1 << 48


#: How a sign is named to people.
WORDS = {
    Sign.LEAD: "opens as a report does",
    Sign.DATED: "opens with the day of the news",
    Sign.SITED: "opens with the place of the news",
    Sign.FIGURE: "points to a picture",
    Sign.DASH: "begins with a dash",
    Sign.ITEM: "begins with a number or a bullet",
    Sign.ORGANISERS: "names the organisers of what a poster announces",
    Sign.TAKES_UP: "begins as no paragraph does",
    Sign.BYLINE: "nothing but names, roles and tasks",
    Sign.ENCLOSED: "in brackets",
    Sign.AUTHOR: "a name alone",
    Sign.SIGNATURE: "a name alone where the article ends",
    Sign.TABLE: "a row of a table",
    Sign.PLACED: "a place or a speaker, then a colon",
    Sign.SPACED: "balanced halves",
    Sign.IN_PARTS: "in two parts or three, none of one word",
    Sign.LISTED: "an item beside another",
    Sign.LABELLED: "begins with a speaker or a field",
    Sign.OFFICE: "the name of an office alone",
    Sign.GENRE: "names a kind of piece",
    Sign.SIGHT: "says what a picture shows, in one sentence",
    Sign.GALLERY: "on a page of pictures",
    Sign.CHAPTER: "numbers a part of a longer piece",
    Sign.EVENTFUL: "says what was done, as news does",
    Sign.QUOTING: "quotes a word",
    Sign.COUNTING: "gives a number",
    Sign.REFERRING: "begins by referring back",
    Sign.SCENE: "says what a picture shows",
    Sign.ENDED: "ends as a sentence does",
    Sign.CALLED: "ends on ！？ or 》",
    Sign.CRIED: "cries or asks without quotes",
    Sign.PAUSED: "ends on a comma",
    Sign.OPEN: "ends without a mark",
    Sign.UNBALANCED: "leaves a bracket or a quote open",
    Sign.CUT_OFF: "ends as no headline does",
    Sign.SIGNED: "closes with names in brackets",
    Sign.CREDIT: "closes with who took the picture",
    Sign.STORY: "tells the news, then who took the picture",
    Sign.TINY: "tiny",
    Sign.SMALL: "very short",
    Sign.SLIGHT: "a few characters",
    Sign.AMPLE: "as long as a headline may be",
    Sign.SHORT: "short",
    Sign.MEDIUM: "of middling length",
    Sign.LONG: "long",
    Sign.SENTENCES: "several clauses",
    Sign.WIDE: "set apart by more blank lines than usual",
    Sign.WIDEST: "set apart by as many blank lines as anything here",
    Sign.INDENTED: "indented as paragraphs are here",
    Sign.FLUSH: "not indented as paragraphs are here",
    Sign.AFTER_PHOTOS: "follows names that signed for pictures",
    Sign.OWED: "may be the picture that the names above promised",
    Sign.FEATURE: "the last names above stood under a headline",
    Sign.REPORT: "the last names above opened a report",
    Sign.AMONG_PHOTOS: "between pictures under a headline and the names that open its text",
    Sign.BESIDE_PHOTO: "follows what may be a picture",
    Sign.ABOVE_PHOTO: "stands above what may be a picture",
    Sign.SPLITTING: "its last character and the first of the next line make a word",
    Sign.RUN: "one of many short lines in a row",
    Sign.PARALLEL: "built like another line of this page",
    Sign.ODD: "unlike the lines built alike above it",
    Sign.ASKING: "one of several short questions",
    Sign.SUBTITLED: "the headline above explains itself behind a dash, as those of features do",
    Sign.TAKEN_BELOW: "who took the picture stands right below",
    Sign.PREFACE: "names what introduces a text",
    Sign.KICKER: "names in full where the headline below happened",
    Sign.TAIL: "no text stands below it on its page",
    Sign.LAST: "the last line of its page",
    Sign.SAID: "what somebody said, and nothing else",
    Sign.ECHOED: "its words come back in the text below",
    Sign.RESOUNDING: "nearly all its words come back in the text below",
    Sign.NOVEL: "the text below shares little with the text above",
    Sign.ALIEN: "the text below shares next to nothing with the text above",
    Sign.KINDRED: "the text below speaks of what the text above speaks of",
    Sign.AKIN: "the text below speaks of little else than the text above speaks of",
    Sign.MARGIN: "at the margin, where headings are indented",
    Sign.AWAITED: "right below a headline and its names, whose text is due",
    Sign.NAMELESS: "nothing that may be a name alone",
    Sign.GATHERING: "names the brief pieces below, each under a heading of its own",
    Sign.GATHERED: "above a brief piece among others, below the name of them all",
    Sign.DEPICTING: "its words are those of pictures",
    Sign.SHOWING: "its words may be those of a picture",
    Sign.UNSEEN: "its words are those of no picture",
    Sign.STRANGE: "shows a place that nothing above speaks of",
    Sign.OWN_NEWS: "opens as news does, and takes up nothing of the text above",
    Sign.HEADS_STORY: "a story of its own stands right below: a picture, verse",
    Sign.LEFT_OVER: "takes up words of the text right above, and of none below",
    Sign.LOCATED: "names a place",
    Sign.RECALLING: "takes up words of the text above",
    Sign.UPROOTED: "the text below opens in a place the text above never names",
    Sign.ELSEWHERE: "a place the text above never names",
    Sign.LONELY: "the only heading its article would have",
    Sign.TWIN: "right below a picture, and the only heading its article would have",
    Sign.TOP: "no text stands above it on its page",
    Sign.OVER: "what may be a headline stands right below",
    Sign.OVER_TEXT: "what can be no headline stands right below",
    Sign.OVER_NAMES: "names stand right below",
    Sign.TIMELY: "the text below says when it happened, as news does",
    Sign.CONVERSING: "speakers of the text above go on below",
    Sign.STORY_GOES_ON: "the text below goes on with a story",
    Sign.PLACED_IN_FULL: "the text below names a place in full, as news does",
    Sign.INTRODUCING: "ends on a colon above what may be a headline",
    Sign.BEFORE_REPORT: "a sentence between a headline and the names of those who report",
    Sign.PROMISED: "stands above names that promise a picture, and may be it",
    Sign.OVER_LEAD: "a report opens right below",
    Sign.NUMBERED: "bears the number before or after another line's",
    Sign.ALONE: "set apart above and below, as few lines are",
    Sign.SCANT: "hardly longer than a name",
    Sign.WORDY: "longer than the name of a column",
    Sign.FAR_IN: "set far to the right",
    Sign.CUED: "the name of a column, a masthead or a row of marks stands right above",
    Sign.VERSE: "a line of verse",
    Sign.PEN_NAME: "as short as a name, between what may be a headline and text",
    Sign.FRAMED: "stands in brackets or between marks",
    Sign.POSTER: "the organisers stand right below",
    Sign.OVER_REPORT: "one of the lines that stand between a text's end and the opening of a report",
    Sign.BELOW_NOTE: "right below a note that a picture was printed",
    Sign.SIGNED_DAY: "the day below a letter or a notice, or whose it is",
    Sign.CLOSING: "closes a sentence or a quotation that was opened above",
    Sign.OVER_HEADING: "between a text and a heading built like one above",
    Sign.INTRODUCED: "below a part of the headline that ends on a colon",
    Sign.INTRODUCTION: "an editor's note above what may be a headline",
    Sign.RUNS_ON: "what stands below goes on in mid-sentence",
    Sign.AMID: "within a sentence or a quotation that the column broke",
    Sign.UNFIELDED: "not below the fields that stand above each article here",
    Sign.UNPICTURED: "in an article that no picture is noted in, where fields stand above each",
    Sign.NAMED: "a title that the page's fields record, or its list of headlines",
    Sign.OTHER: "below the title that the page's fields record",
    Sign.FIELDED: "the page's fields stand right above",
    Sign.TAGGED_TITLE: "marked up as the headline",
    Sign.TAGGED_HEAD: "marked up as a heading",
    Sign.TAGGED_STRONG: "all in bold",
    Sign.TAGGED_CAPTION: "marked up as a caption",
    Sign.TAGGED_BYLINE: "a field for names",
}
