"""A line in which nothing but its indent parts a paragraph from the one before → the paragraphs."""

from __future__ import annotations

from corpus.wording import late

#: Two paragraphs are no shorter, in code points; the lines of a column are.
SHORTEST = 50
# What names a picture's photographer stands behind its text so, too: what follows has to hold a mark, as a text does.
_INDENT = late(
    r"(?<=[。！？…”’」』）)])[\u3000 \xa0\u2003]*(?:\u3000{2}|\u2003{2}|[ \xa0]{4})[\u3000 \xa0\u2003]*"
    r"(?=[^，。！？\s]{1,12}[^，。！？]{0,70}(?<!摄)[，。！？])"
)
_SENTENCE_ENDS = ("。", "！", "？", "…")
_CLOSING = "”’」』）)"


def paragraphs(line: str) -> list[str]:
    """The paragraphs of a line without blanks around it: one, unless others begin in it behind the end of a sentence.

    Of 403,046 paragraphs of news 60 hold several, each parted where a paragraph begins.
    """
    if len(line) < SHORTEST or not ("\u3000\u3000" in line or "\xa0\xa0" in line or "    " in line or "\u2003" in line):
        return [line]
    found, begin = [], 0
    for blanks in _INDENT.finditer(line):
        if line[begin : blanks.start()].rstrip(_CLOSING).endswith(_SENTENCE_ENDS):
            found.append(line[begin : blanks.start()])
            begin = blanks.end()
    return [*found, line[begin:]]
