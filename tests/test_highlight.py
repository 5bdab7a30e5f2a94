"""Where a query stands in a text: spans over the source's own characters."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.folding import fold
from index.tokenizer import tokenizer_for
from index.units import units
from searcher import Span
from searcher.highlight import Placed, find_spans, merged, wanted_units
from searcher.parser import parse
from searcher.query import Leaf, Phrase, Words, leaves
from tests import oracle
from tests.strategies import queries, texts

TOKENIZER = tokenizer_for()
SPANS = st.builds(lambda start, length: Span(start, start + length), st.integers(0, 30), st.integers(1, 9))


def spans_of(text: str, *asked: Leaf) -> tuple[Span, ...]:
    return find_spans(fold(text), wanted_units(asked, TOKENIZER))


def marked(text: str, query: str) -> str:
    """The text with what is marked in brackets."""
    spans = spans_of(text, *leaves(parse(query)))
    at = 0
    pieces = []
    for span in spans:
        pieces += [text[at : span.start], f"[{text[span.start : span.end]}]"]
        at = span.end
    return "".join(pieces) + text[at:]


MARKED = {
    "a word": ("茶农说茶", "茶农", "[茶农]说茶"),
    "a word wherever it stands as written": ("热茶与茶农", "茶", "热[茶]与[茶]农"),
    "a word inside a longer one": ("马克思主义", "主义", "马克思[主义]"),
    "a word over a longer one's parts": ("马克思主义", "马克思主义", "[马克思主义]"),
    "a word across two of the segmenter's": ("发展中国家", "中国", "发展[中国]家"),
    "words cut apart": ("三区，联创", "三区联创", "[三区]，[联创]"),
    "words that touch": ("三区联创", "三区 联创", "[三区联创]"),
    "a phrase only": ("茶农说茶农会", '"茶农会"', "茶农说[茶农会]"),
    "a phrase that jieba would cut elsewhere": ("马克思主义", '"克思主"', "马[克思主]义"),
    "a phrase with soft marks inside": ("推行“三区·联创”。", '"三区联创"', "推行“[三区·联创]”。"),
    "a phrase asked for with soft marks": ("推行三区联创。", '"《三区》+联创"', "推行[三区联创]。"),
    "no phrase across hard marks": ("三区。联创", '"三区联创"', "三区。联创"),
    "a phrase that overlaps itself": ("人人人", '"人人"', "[人人人]"),
    "another script and width": ("ＡＩ＋鄉村", "ai乡村", "[ＡＩ＋鄉村]"),
    "in the source's own characters": ("臺灣茶", "台湾", "[臺灣]茶"),
    "a Latin word whole": ("AIDS与AI", "AI", "AIDS与[AI]"),
    "a number whole": ("25.2与5.2%", "5.2", "25.2与[5.2]%"),
    "a part of a compound": ("1+3+N", "3", "1+[3]+N"),
    "both alternatives": ("茶与酒", "茶 | 酒", "[茶]与[酒]"),
    "what a pattern leaves open": ("推进三区联创工作", "三?联创", "推进[三区联创]工作"),
    "as little as a pattern can mean": ("乡村全面振兴，靠振兴", "乡村*振兴", "[乡村全面振兴]，靠振兴"),
    "no pattern across hard marks": ("乡村。振兴", "乡村*振兴", "乡村。振兴"),
    "a pattern up to the last character": ("看G228", "G2*", "看[G228]"),
    "no point within a number": ("占5.2%.", '"."', "占5.2%[.]"),
    "no refusal": ("茶与酒", "茶 -酒", "[茶]与酒"),
    "no filter": ("泉港区的茶", "茶 地区:泉港区", "泉港区的[茶]"),
    "nothing for everything": ("茶", "*", "茶"),
    "outside the first plane": ("在𠮷野家", "𠮷野家", "在[𠮷野家]"),
}


@pytest.mark.parametrize(("text", "query", "wanted"), MARKED.values(), ids=MARKED)
def test_a_query_marks_this(text: str, query: str, wanted: str) -> None:
    assert marked(text, query) == wanted


@given(st.one_of(texts(), st.text()), st.lists(st.builds(Words, queries()) | st.builds(Phrase, queries()), max_size=3))
def test_spans_are_sorted_apart_and_inside_and_begin_and_end_with_what_was_asked(text: str, asked: list) -> None:
    spans = spans_of(text, *asked)
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(one.end < other.start for one, other in pairwise(spans))
    for span in spans:
        assert not oracle.is_soft(fold(text[span.start]))
        assert not oracle.is_soft(fold(text[span.end - 1]))


@given(st.one_of(texts(), st.text()), queries())
def test_a_phrase_marks_exactly_its_places_and_words_those_and_more(text: str, query: str) -> None:
    phrase, words = (spans_of(text, kind(query)) for kind in (Phrase, Words))
    assert bool(phrase) == bool(oracle.count_phrase(text, query))
    assert characters(phrase) <= characters(words)
    for span in phrase:
        assert oracle.count_phrase(text[span.start : span.end], query)


def characters(spans: tuple[Span, ...]) -> set[int]:
    return {at for span in spans for at in range(span.start, span.end)}


@given(st.lists(SPANS, max_size=8))
def test_merged_spans_hold_the_same_characters_in_as_few_spans_as_can_be(spans: list[Span]) -> None:
    whole = merged((span.start, span.end) for span in spans)
    assert characters(whole) == characters(tuple(spans))
    assert all(one.end < other.start for one, other in pairwise(whole))


@pytest.mark.parametrize(("start", "end"), [(-1, 1), (2, 2), (3, 2)])
def test_a_span_that_holds_nothing_cannot_be_made(start: int, end: int) -> None:
    with pytest.raises(ValueError, match=r"need 0 <= start < end, got \["):
        Span(start, end)


@given(texts(), st.lists(st.text("三区联创、。人 ", min_size=1, max_size=4), min_size=1, max_size=3))
def test_what_is_marked_is_the_same_however_it_is_looked_for(text: str, phrases: list[str]) -> None:
    told = wanted_units(map(Phrase, phrases), TOKENIZER)
    assert all(isinstance(one, str) for one in told), "no text is cut into units for these"
    placed = Placed(fold(text))
    sequences = [sequence for sequence in map(units, phrases) if sequence]
    assert find_spans(fold(text), told) == merged(span for one in sequences for span in placed.phrase_spans(one))
