"""Snippets: the part of a paragraph worth showing, cut at clauses where it can be."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from searcher import Snippet, Span
from searcher.fragmenter import best_fragment

LONG = "第一句讲茶。第二句不讲。" + "第三句很长，" * 6 + "第四句又讲茶和酒，到此。" + "第五句什么也没有。" * 5
ONE_WORD = "甲" * 50 + "，" + "乙" * 20 + "丙" * 30


def hits(text: str, *words: str) -> tuple[Span, ...]:
    """Every place of the words."""
    found = (Span(at, at + len(word)) for word in words for at in range(len(text)) if text.startswith(word, at))
    return tuple(sorted(found))


CUT = {
    "a short text whole": (("茶农说茶。", 80, "茶"), "茶农说茶。"),
    "a text of just the width whole": (("茶农说茶。", 5, "茶"), "茶农说茶。"),
    "where most different words are": ((LONG, 12, "茶", "酒"), "…第四句又讲茶和酒，到此。…"),
    "the leftmost of equals": ((LONG, 12, "讲茶"), "第一句讲茶。第二句不讲。…"),
    "the beginning when there are no hits": ((LONG, 12), "第一句讲茶。第二句不讲。…"),
    "up to the last clause that fits": (("又讲茶又讲酒了，" + "到此为止" * 9, 9, "又讲茶"), "又讲茶又讲酒了，…"),
    "from the beginning of a sentence": (
        ("前一句。没有逗号的一句讲茶。" + "后" * 9, 10, "茶"),
        "…没有逗号的一句讲茶。…",
    ),
    "from the beginning of a clause": ((LONG, 8, "第三句很长，第三"), "…第三句很长，第三…"),
    "a hit longer than the width whole": ((ONE_WORD, 10, "乙" * 20), "…" + "乙" * 20 + "…"),
    "with room on both sides where no mark is near": ((ONE_WORD, 26, "乙" * 20), "…" + "乙" * 20 + "丙" * 6 + "…"),
    "from the beginning of a sentence though a clause before it fits": (
        ("甲" * 9 + "，一二。三四茶" + "乙" * 20, 12, "茶"),
        "…三四茶" + "乙" * 9 + "…",
    ),
    "from the first beginning that fits": (
        ("甲" * 9 + "，一二，三四茶" + "乙" * 20, 12, "茶"),
        "…一二，三四茶" + "乙" * 6 + "…",
    ),
    "never from a mark that closes": (
        ("甲" * 20 + "“好好。”然后喝茶" + "乙" * 20, 12, "茶"),
        "…然后喝茶" + "乙" * 8 + "…",
    ),
    "with a third of the room before the hit": (("甲" * 50 + "茶" + "丙" * 50, 10, "茶"), "…甲甲甲茶丙丙丙丙丙丙…"),
    "past a clause that would leave half of the room": (("茶一，" + "乙" * 20, 12, "茶"), "茶一，" + "乙" * 9 + "…"),
    "no wider for a closing mark": (("茶二三四五六七八九好。”" + "乙" * 20, 11, "茶"), "茶二三四五六七八九好。…"),
    "where of as many words most hits are": (
        ("茶酒" + "乙" * 20 + "酒茶茶" + "乙" * 20, 8, "茶", "酒"),
        "…乙酒茶茶乙乙乙乙…",
    ),
    "a closing mark with its clause": (("他说：“好的呀。”" + "她说不好" * 9, 10, "他说"), "他说：“好的呀。”…"),
}


@pytest.mark.parametrize(("asked", "wanted"), CUT.values(), ids=CUT)
def test_a_text_is_cut_to_this(asked: tuple, wanted: str) -> None:
    text, width, *words = asked
    assert str(best_fragment(text, hits(text, *words), width)) == wanted


TEXT = st.lists(st.sampled_from("茶酒农天地人，。”、 A"), min_size=1, max_size=60).map("".join)
WORDS = st.lists(st.sampled_from(["茶", "酒", "农天", "A", "地人地"]), max_size=4, unique=True)
WIDTHS = st.integers(1, 40)


def cut(text: str, words: list[str], width: int) -> tuple[tuple[Span, ...], Snippet]:
    """Hits that neither touch nor overlap, as highlighting makes them, and the snippet."""
    apart: list[Span] = []
    for span in hits(text, *words):
        if not apart or apart[-1].end < span.start:
            apart.append(span)
    return tuple(apart), best_fragment(text, apart, width)


@given(TEXT, WORDS, WIDTHS)
def test_a_snippet_is_a_slice_of_the_text_no_wider_than_asked_or_than_one_hit(
    text: str, words: list[str], width: int
) -> None:
    found, snippet = cut(text, words, width)
    assert text[snippet.start : snippet.start + len(snippet.text)] == snippet.text
    assert 0 < len(snippet.text) <= max(width, *(span.end - span.start for span in found), 1)
    assert snippet.cut_before == (snippet.start > 0)
    assert snippet.cut_after == (snippet.start + len(snippet.text) < len(text))
    assert str(snippet).strip("…") == snippet.text


@given(TEXT, WORDS, WIDTHS)
def test_the_hits_of_a_snippet_are_those_of_the_text_that_lie_in_it(text: str, words: list[str], width: int) -> None:
    found, snippet = cut(text, words, width)
    start, end = snippet.start, snippet.start + len(snippet.text)
    inside = {at for span in found for at in range(span.start, span.end) if start <= at < end}
    assert {at + start for hit in snippet.hits for at in range(hit.start, hit.end)} == inside
    assert all(one.end < other.start for one, other in pairwise(snippet.hits))
    assert all(hit.start < hit.end for hit in snippet.hits)


def test_a_hit_that_ends_where_the_window_begins_is_none_of_its_hits() -> None:
    snippet = best_fragment("零零零一二三四。茶酒" + "乙" * 20, (Span(3, 8), Span(8, 9), Span(9, 10)), 4)
    assert (str(snippet), snippet.hits) == ("…茶酒乙乙…", (Span(0, 1), Span(1, 2)))


@given(TEXT, WORDS, WIDTHS)
def test_no_other_place_of_the_width_holds_more_different_words(text: str, words: list[str], width: int) -> None:
    found, snippet = cut(text, words, width)

    def different(start: int, end: int) -> int:
        return len({text[span.start : span.end] for span in found if start <= span.start and span.end <= end})

    here = different(snippet.start, snippet.start + len(snippet.text))
    assert here >= max(different(start, start + width) for start in range(len(text)))
    assert here or not found


@given(TEXT, WORDS, WIDTHS)
def test_pieces_joined_are_the_text_and_hits_are_told_from_the_rest(text: str, words: list[str], width: int) -> None:
    _, snippet = cut(text, words, width)
    pieces = list(snippet.pieces())
    assert "".join(piece for piece, _ in pieces) == snippet.text
    assert [piece for piece, is_hit in pieces if is_hit] == [snippet.text[hit.start : hit.end] for hit in snippet.hits]
    assert all(piece for piece, _ in pieces)
    assert all(one != other for (_, one), (_, other) in pairwise(pieces))


@given(st.text("天地人，。", min_size=1, max_size=50), st.integers(8, 30))
def test_a_snippet_without_hits_begins_where_the_text_does(text: str, width: int) -> None:
    snippet = best_fragment(text, (), width)
    assert (snippet.start, snippet.hits) == (0, ())
    assert len(snippet.text) >= min(len(text), width // 2)


@pytest.mark.parametrize("width", [0, -1, 1])
def test_a_width_of_nothing_still_shows_a_hit(width: int) -> None:
    assert best_fragment("天地茶人", (Span(2, 3),), width).text == "茶"


def test_an_empty_text_has_an_empty_snippet() -> None:
    assert str(best_fragment("", (), 80)) == ""
    assert list(best_fragment("", (), 80).pieces()) == []
