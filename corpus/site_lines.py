"""The lines of a saved page → those of its articles: what the site puts around them set aside, pictures' texts known.

What markup says of a line is heard before, in `corpus/markup.py`; which article it belongs to is decided later.
"""

from __future__ import annotations

from collections.abc import Sequence

from corpus import boilerplate, bylines, furniture, publication
from corpus.draft import Reading, Source
from corpus.furniture_rows import Says
from corpus.lines import BLANKS, Hint, Line, may_caption
from corpus.mainpart import Tree
from corpus.wording import late

#: So many pictures show how a page sets what they show.
PICTURES = 2
#: What a picture shows, told in a sentence that its credit does not close, takes no more code points.
WORDS = 25
#: Below a text fewer code points are a reader's name, or a tool's.
SHOWS = 8
# With a sentence or a credit; the headline of another article has neither.
_CAPTIONS_END = frozenset("。）)摄图影")
_OF_HEADLINES = frozenset({Hint.TITLE, Hint.HEAD})
_BETWEEN_NAMES = late(r"[-_|—–－＿｜]+")


def set_aside_site(source: Source, tree: Tree, title: str, pictured: Sequence[Line]) -> bool:
    """Leave out what the site puts around its articles. Whether these are several, each with a headline of its own.

    `pictured` are the lines right below pictures.
    """
    right_below = set(map(id, pictured))

    def shows(line: Line) -> bool:
        told = len(line.text) >= SHOWS and line.text[-1] in _CAPTIONS_END and may_caption(line.text)
        return line.hint is Hint.CAPTION or (id(line) in right_below and told)

    tells = boilerplate.Tells(_dates, _names, shows)
    around = boilerplate.of_the_site(source.lines, tree, title, tells)
    for n, why in around.lines.items():
        source.readings.append(Reading(source.lines[n].number, source.lines[n].text, "furniture", why))
    if around.published is not None:
        source.stated = source.stated or publication.stated(source.lines[around.published].text)
    source.lines = [line for n, line in enumerate(source.lines) if n not in around.lines]
    return around.several


def states(text: str) -> bool:
    """Whether a line states the day or the page, as a masthead does."""
    piece = furniture.piece(text[: furniture.MAX])
    return piece is not None and piece.says is not Says.NOTHING


def _dates(line: Line) -> bool:
    return line.hint is Hint.NONE and states(line.text)


def _names(line: Line) -> bool:
    return line.hint is Hint.BYLINE or (line.hint is Hint.NONE and bylines.is_byline(line.text))


def caption_pictures(source: Source, pictured: Sequence[Line]) -> None:
    """Where brief lines stand right below all of a page's pictures and seldom elsewhere, they say what these show.

    `pictured` are the lines right below pictures.
    """
    plain = [
        line for line in source.lines if line.hint is Hint.NONE and not furniture.piece(line.text[: furniture.MAX])
    ]
    right_below = set(map(id, pictured))
    below = [line for line in plain if id(line) in right_below]
    brief = sum(len(line.text) <= WORDS for line in plain) - sum(len(line.text) <= WORDS for line in below)
    if len(below) >= PICTURES and all(map(_may_show, below)) and 4 * brief <= len(plain):
        for line in below:
            line.hint = Hint.CAPTION


def _may_show(line: Line) -> bool:
    return may_caption(line.text) and (len(line.text) <= WORDS or line.text[-1] not in "。！？”")


def set_aside_repeated(source: Source) -> None:
    """A headline that stands once more right below itself, as for what shares the page, is one."""
    kept: list[Line] = []
    for line in source.lines:
        if kept and line.text == kept[-1].text and {line.hint, kept[-1].hint} <= _OF_HEADLINES:
            again = kept.pop()
            source.readings.append(Reading(again.number, again.text, "furniture", "the headline once more"))
        kept.append(line)
    source.lines = kept


def set_aside_name(source: Source, title: str) -> None:
    """A line that is the name of the site, as it stands last in <title>, is no part of an article."""
    if not any(line.hint is Hint.TITLE for line in source.lines):
        return
    name = _BETWEEN_NAMES.split(title)[-1].strip(BLANKS)
    kept = []
    for line in source.lines:
        if line.hint is Hint.NONE and line.text == name:
            source.readings.append(Reading(line.number, line.text, "furniture", "the name of the site, as in <title>"))
        else:
            kept.append(line)
    source.lines = kept
