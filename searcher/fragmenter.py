"""Cut the part of a paragraph that is worth showing: few words around most of the hits, whole clauses where it can."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from searcher.highlight import Span

SENTENCE_ENDS = "。！？；!?;…"
CLAUSE_ENDS = SENTENCE_ENDS + "，,：:、"
# What closes after a mark belongs to the clause before it: 他说：“好。” ends behind the quotation mark.
CLOSERS = "”’」』）)》】\"'"


@dataclass(frozen=True, slots=True)
class Snippet:
    """A fragment of a paragraph: `text` is the source from `start` on; hits are sorted, disjoint, inside `text`.

    `cut_before` and `cut_after` say whether the paragraph goes on there. It holds no markup.
    """

    text: str
    hits: tuple[Span, ...]
    start: int = 0
    cut_before: bool = False
    cut_after: bool = False

    def __str__(self) -> str:
        return f"{'…' * self.cut_before}{self.text}{'…' * self.cut_after}"

    def pieces(self) -> Iterator[tuple[str, bool]]:
        """Yield the text in order as (piece, whether it is a hit); joined they are the text again."""
        at = 0
        for hit in self.hits:
            if at < hit.start:
                yield self.text[at : hit.start], False
            yield self.text[hit.start : hit.end], True
            at = hit.end
        if at < len(self.text):
            yield self.text[at:], False


def best_fragment(text: str, hits: Sequence[Span], width: int) -> Snippet:
    """The window of at most `width` code points that holds the most different hits, of equals most hits, the leftmost.

    It begins and ends at a clause mark where one is near enough. A hit longer than `width` is shown whole.
    """
    if len(text) <= max(width, 1):
        return Snippet(text, tuple(hits))
    core = best_core(text, hits, width) if hits else Span(0, 1)
    start = window_start(text, core, width)
    end = window_end(text, core, max(start + width, core.end))
    inside = (
        Span(max(hit.start, start) - start, min(hit.end, end) - start)
        for hit in hits
        if start < hit.end and hit.start < end
    )
    return Snippet(text[start:end], tuple(inside), start, start > 0, end < len(text))


def best_core(text: str, hits: Sequence[Span], width: int) -> Span:
    """The run of hits that fits into `width` with the most different words in it."""
    best, most = hits[0], (0, 0)
    for first, hit in enumerate(hits):
        last = first
        while last + 1 < len(hits) and hits[last + 1].end - hit.start <= width:
            last += 1
        words = [text[one.start : one.end] for one in hits[first : last + 1]]
        if (len(set(words)), len(words)) > most:
            best, most = Span(hit.start, hits[last].end), (len(set(words)), len(words))
    return best


def window_start(text: str, core: Span, width: int) -> int:
    """Where the window around `core` begins: a sentence's start, or a clause's, or a third of the room before it."""
    room = max(0, width - (core.end - core.start))
    earliest = max(0, core.start - room)
    if earliest == 0:
        return 0
    for marks in (SENTENCE_ENDS, CLAUSE_ENDS):
        starts = [at + 1 for at in range(earliest, core.start) if text[at] in marks and not closes(text, at + 1)]
        if starts:
            return starts[0]
    return core.start - room // 3


def window_end(text: str, core: Span, latest: int) -> int:
    """Where it ends: behind the last clause mark that fits, unless that would throw half of the rest away."""
    if latest >= len(text):
        return len(text)
    for at in range(latest - 1, (core.end + latest) // 2, -1):
        if text[at] in CLAUSE_ENDS:
            return at + 1 + (at + 1 < latest and closes(text, at + 1))
    return latest


def closes(text: str, at: int) -> bool:
    """Whether a closing mark stands there."""
    return at < len(text) and text[at] in CLOSERS
