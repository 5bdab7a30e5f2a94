"""Words that the dictionary lacks are found in the texts: measured as a plain count measures, and words come first."""

from __future__ import annotations

from collections import Counter
from math import log
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import index
import searcher
from index.folding import fold
from index.tokenizer import is_han
from searcher import Searcher, discovery
from searcher.discovery import LEAST, LONGEST, Text
from tests.conftest import build
from tests.hay import story
from tests.oracle import is_letter
from tests.strategies import PIECES, write_dump

TEXTS = st.lists(
    st.lists(st.sampled_from([*PIECES[:14], "AI", "20", "。", "“", "”", "𠮷"]), min_size=1, max_size=12).map("".join),
    min_size=1,
    max_size=8,
)


def counted(texts: list[str]) -> dict[str, tuple[float, float, int]]:
    """For every string of Han seen often enough its cohesion, freedom and paragraphs, by counting."""
    folded = [fold(text) for text in texts]
    characters = sum(is_han(char) for text in folded for char in text)
    places = [
        (text, start, start + size)
        for text in folded
        for size in range(1, LONGEST + 1)
        for start in range(len(text) - size + 1)
        if all(map(is_han, text[start : start + size]))
    ]
    times = Counter(text[start:end] for text, start, end in places)
    found = {}
    for string, count in times.items():
        if count >= LEAST and len(string) > 1:
            mine = [(text, start, end) for text, start, end in places if text[start:end] == string]
            splits = range(1, len(string))
            cohesion = min(log(count * characters / (times[string[:at]] * times[string[at:]])) for at in splits)
            before = entropy([text[:start][-1:] for text, start, _ in mine])
            behind = entropy([text[end:][:1] for text, _, end in mine])
            found[string] = (cohesion, min(before, behind), sum(string in text for text in folded))
    return found


def entropy(neighbours: list[str]) -> float:
    """The entropy of characters; letters and figures are one, a mark is another one each time."""
    kinds = [
        char if is_han(char) else "a" if char and is_letter(char) else str(at) for at, char in enumerate(neighbours)
    ]
    shares = [count / len(kinds) for count in Counter(kinds).values()]
    return -sum(share * log(share) for share in shares)


@given(TEXTS)
@example(["三区联创", "三区联创", "三区联创"])
@example([""])
def test_every_string_is_measured_as_counting_measures_it(texts: list[str]) -> None:
    text = Text.joined(texts)
    measured = {
        text.string(int(first), int(length)): (cohesion, freedom, paragraphs)
        for columns in discovery.measures(text)
        for length, first, cohesion, freedom, paragraphs in zip(*columns, strict=True)
    }
    wanted = counted(texts)
    assert measured.keys() == wanted.keys()
    for string, values in wanted.items():
        assert measured[string] == pytest.approx(values, abs=1e-9), string


def test_words_of_the_samples_come_before_pieces_of_phrases(samples: Searcher) -> None:
    words = [new.word for new in samples.new_words(20)]
    assert words[:3] == ["海丝", "非遗", "工坊"]
    assert {"三园共建", "生态银行", "红砖书屋"} <= set(words)
    assert not {"三园", "园共建", "负责人说", "就能", "骆小帆"} & set(words)


def test_the_count_is_of_all_paragraphs_that_hold_the_word(samples: Searcher) -> None:
    for new in samples.new_words(10):
        assert new.paragraphs == samples.search(searcher.quoted(new.word)).total


def test_a_word_of_the_real_pages_is_the_first_suggested(seeds: Path, tmp_path: Path) -> None:
    with build(tmp_path / "idx", seeds) as opened:
        assert opened.new_words(1)[0].word == "三区联创"


def test_words_that_are_known_or_were_taken_away_are_not_suggested(tmp_path: Path) -> None:
    ends = "甲乙丙丁戊己庚辛"
    paragraphs = [f"{one}三区联创{two}。{two}市民{one}。" for one, two in zip(ends, reversed(ends), strict=True)]
    other = "".join(map(chr, range(0x4E00, 0x4F00)))  # against which to stand out
    write_dump(tmp_path / "dumps" / "a.jsonl", [story("题", other, *paragraphs)])
    with build(tmp_path / "idx", tmp_path / "dumps") as opened:
        assert [new.word for new in opened.new_words()] == ["三区联创"]
    with index.open(tmp_path / "idx") as library:
        library.add_words(["三区联创", "市民 0"])
    with searcher.open(tmp_path / "idx") as opened:
        assert opened.new_words() == []


def test_what_one_paragraph_alone_says_often_is_no_word(tmp_path: Path) -> None:
    ends = "甲乙丙丁戊己庚辛"
    often = "".join(f"{one}三区联创{two}。" for one, two in zip(ends, reversed(ends), strict=True))
    other = "".join(map(chr, range(0x4E00, 0x4F00)))
    write_dump(tmp_path / "dumps" / "a.jsonl", [story("题", other, often)])
    with build(tmp_path / "idx", tmp_path / "dumps") as opened:
        assert opened.new_words() == []


@pytest.mark.parametrize("limit", [0, 1, 3])
def test_no_more_words_are_suggested_than_asked_for(samples: Searcher, limit: int) -> None:
    assert samples.new_words(limit) == samples.new_words(20)[:limit]


def test_of_a_large_index_a_part_is_read_spread_evenly(samples: Searcher, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = Text.of(samples.snapshot)
    monkeypatch.setattr(discovery, "MOST_CHARACTERS", 1000)
    part = Text.of(samples.snapshot)
    assert 500 < len(part.codes) < 2000 < len(whole.codes)
    texts = part.codes.tobytes().decode("utf-32-le").rstrip("\0").split("\0")
    everything = [fold(hit.text) for hit in samples.scan("*")]
    assert set(texts) <= set(everything)
    assert len({hit.article for hit in samples.scan("*") if fold(hit.text) in texts}) > 5


def test_an_empty_index_suggests_nothing(tmp_path: Path) -> None:
    index.open(tmp_path / "idx", create=True).close()
    with searcher.open(tmp_path / "idx") as opened:
        assert opened.new_words() == []
