"""Which lines of a page are what somebody says, and which of its brief lines stand in the middle of a conversation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from corpus.signs import Sign
from corpus.wording import HAN, late

#: Who speaks in so many lines is a speaker whatever the name, where another does, too.
SPEAKS = 2
#: The colon stands no farther behind, in code points.
REACH = 17

_TALKS = late(rf"([{HAN}QA]{{1,6}}(?:（[^）]{{1,8}}）)?)[：:]")
_ASKS, _ANSWERS = ("问：", "问:"), ("答", "问")
_MAYBE_HEADLINE = Sign.OPEN | Sign.CALLED


def mark_speakers(texts: Sequence[str], seen: list[int]) -> None:
    """Two who speak in turn are speakers, though no word tells: 闽海晚报：烦不烦？ and below it 方远：第一个月烦。

    问：学费多少？ above text after text that nobody is said to say is a heading each time.
    """
    asked = [n for n, text in enumerate(texts[:-1]) if text.startswith(_ASKS)]
    if len(asked) >= SPEAKS and not any(texts[n + 1].startswith(_ANSWERS) for n in asked):
        for n in asked:
            seen[n] &= ~Sign.LABELLED
    near = [(n, text[:REACH]) for n, text in enumerate(texts)]
    talks = [(n, found[1]) for n, text in near if ("：" in text or ":" in text) and (found := _TALKS.match(text))]
    if len(talks) < SPEAKS * 2:
        return
    times = Counter(name for _, name in talks)
    if sum(count >= SPEAKS for count in times.values()) > 1:
        for n, name in talks:
            if times[name] >= SPEAKS:
                seen[n] = seen[n] & ~Sign.PLACED | Sign.LABELLED


def mark_conversations(texts: Sequence[str], seen: list[int], brief: Sequence[int]) -> None:
    """Which brief lines stand in the middle of a conversation: who speaks below them has spoken above them."""
    speakers: set[str] = set()
    told = 0
    for n in brief:
        if n + 1 < len(texts) and seen[n] & _MAYBE_HEADLINE and (speaks := _TALKS.match(texts[n + 1])):
            speakers.update(found[1] for text in texts[told:n] if (found := _TALKS.match(text)))
            told = n
            if speaks[1] in speakers:
                seen[n] |= Sign.CONVERSING
