"""Units of many texts at once are those of each text alone, be they told from packed codes or cut."""

from __future__ import annotations

import tempfile
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from index import standing
from index.folding import fold
from index.standing import ASKED, MOST_ASKED, TERM, Standing
from index.texts import TextPacker, Texts, joined
from index.tokenizer import is_term
from index.units import units
from searcher import proximity, wildcards
from searcher.parser import parse
from searcher.scopes import Sentences
from tests.conftest import build
from tests.hay import story
from tests.strategies import dumps, texts, write_dump

ASKING = {"的": ASKED, "茶": ASKED << 1, "。": ASKED << 2}


def bits(unit: str) -> int:
    return ASKING.get(unit, 0)


def told(found: list[Standing]) -> list[list[int]]:
    """The bits of each text's units."""
    rows = []
    for some in found:
        rows += [one.tolist() for one in np.split(some.bits, some.ends)[:-1]]
    return rows


def packed(content: list[str]) -> Texts:
    """Texts as a segment has them; 大 and what is met later has no code when there are many characters."""
    packer = TextPacker()
    packer.add(*joined(content))
    arrays = packer.arrays()
    return Texts(arrays["texts.data"].astype(np.uint8), arrays["texts.at"], arrays["texts.chars"])  # type: ignore[arg-type]


MANY = "".join(map(chr, range(0x4E00, 0x5E00)))


@settings(max_examples=200)
@given(st.lists(texts() | st.text(st.characters(exclude_categories=["Cs"]), max_size=12), min_size=1, max_size=6))
@example(["5", ".", "2的", "a5.2b.3", "", "x 茶", "5.", "2"])
@example(["25", ".5", "的"])
@example([MANY, "éa的aé.5é", "茶龘5", "6é"])
@pytest.mark.parametrize("way", ["codes", "units"])
def test_units_of_many_texts_are_those_of_each(way: str, content: list[str]) -> None:
    held, rows = packed(content), np.arange(len(content), dtype=np.int32)
    if way == "codes":
        found = list(standing.by_codes(held, rows, [*ASKING], bits))
    else:
        found = list(standing.by_units(held, rows, bits))
    assert told(found) == [[TERM * is_term(unit) | bits(unit) for unit in units(fold(text))] for text in content]


@settings(max_examples=200)
@given(
    st.lists(st.text("ab5.2的茶。 ", max_size=6), min_size=1, max_size=6),
    st.lists(st.sampled_from(["a", "5", ".", "ab", "5.2", "的", "。"]), min_size=1, max_size=2, unique=True),
    st.integers(0, 6),
)
@example(["ab", "a的"], ["a"], 0)
@example(["52", "5的"], ["的", "5"], 1)
def test_whatever_is_asked_units_have_the_bits_of_just_that_and_texts_of_two_segments_follow_one_another(
    content: list[str], asked: list[str], cut: int
) -> None:
    numbers = {unit: ASKED << number for number, unit in enumerate(asked)}
    parts, rows, base = [], [], 0
    for some in (content[:cut], content[cut:]):
        if some:
            parts.append(SimpleNamespace(base=base, end=base + len(some), segment=SimpleNamespace(texts=packed(some))))
            rows += list(range(base, base + len(some), 2))
            base += len(some)
    found = standing.standing(
        SimpleNamespace(parts=parts),  # type: ignore[arg-type]
        np.array(rows, np.int32),
        asked,
        lambda unit: numbers.get(unit, 0),
    )
    wanted = [[TERM * is_term(unit) | numbers.get(unit, 0) for unit in units(fold(content[row]))] for row in rows]
    assert told(list(found)) == wanted


UNITS = st.sampled_from(["甲", "乙", "丙", "文", "。", "ai"])
ROWS = st.lists(st.lists(UNITS, max_size=14), min_size=1, max_size=5)
NUMBERS = {unit: ASKED << number for number, unit in enumerate(["甲", "乙", "丙", "。"])}


def standing_of(rows: list[list[str]]) -> Standing:
    """Units given one by one."""
    row = [TERM * is_term(unit) | NUMBERS.get(unit, 0) for units in rows for unit in units]
    return Standing(np.array(row, np.uint16), np.cumsum([len(units) for units in rows]))


@settings(max_examples=300)
@given(ROWS, st.lists(st.sampled_from(["甲", "乙", "丙", "甲乙", "乙甲"]), min_size=2, max_size=4), st.integers(0, 4))
def test_many_texts_hold_what_is_near_where_each_text_does(rows: list[list[str]], parts: list[str], far: int) -> None:
    asked = [[NUMBERS[unit] for unit in part] for part in parts]
    found = proximity.all_near(asked, far, standing_of(rows)).tolist()
    assert found == [proximity.is_near([list(part) for part in parts], far, row) for row in rows]


@settings(max_examples=300)
@given(ROWS, st.sampled_from(["甲*乙", "甲?", "?甲", "甲?乙*丙", "甲*甲", "甲乙*?丙", "甲*。", "。*甲", "甲*乙*丙"]))
def test_many_texts_hold_a_pattern_as_often_as_each_text_does(rows: list[list[str]], pattern: str) -> None:
    blocks = [[NUMBERS.get(element.text, TERM) for element in block] for block in wildcards.blocks(pattern)]
    found = wildcards.how_often(blocks, standing_of(rows)).tolist()
    assert found == [len(list(wildcards.stretches(pattern, row))) for row in rows]


def test_more_different_units_than_have_a_bit_are_looked_for_all_the_same(tmp_path: Path) -> None:
    text = "一二三四五六七八九十百千万。"
    write_dump(tmp_path / "dumps" / "a.jsonl", [story("题", text, id="a"), story("题二", "一二三四。", id="b")])
    with build(tmp_path / "idx", tmp_path / "dumps") as opened:
        assert [hit.id for hit in opened.search("同句(一 二 三 四 五 六 七 八 九 十 百 千 万)")] == ["a#1"]
        assert not opened.search("同句(一 二 三 四 五 六 七 八 九 十 百 千 茶)")
        assert not opened.search('"一二三四五六七 七八九十百千万"~0'), "one reaches into the other"
        for asked in ("一二三?五六七八九十百千万", '"一二三四五六 九十百千万 七八"~0'):
            assert [hit.id for hit in opened.search(asked)] == ["a#1"], asked


LOOKED_FOR = st.sampled_from(
    ["三区联创", '"人才"', "农", "三?联", "乡村*兴", '"三 创"~2', '"。"', "ai", "2*", "地区:泉港区", "标题:茶", "泉港"]
)
JOINED = st.recursive(
    LOOKED_FOR | LOOKED_FOR.map("-".__add__),
    lambda some: (
        st.lists(some, min_size=2, max_size=3).map(lambda parts: f"({' '.join(parts)})")
        | st.lists(some, min_size=2, max_size=2).map(lambda parts: f"({' | '.join(parts)})")
    ),
    max_leaves=5,
)


@settings(max_examples=60)
@given(dumps(), st.lists(JOINED, min_size=1, max_size=6))
def test_sentences_of_many_texts_match_where_those_of_each_text_do(
    content: list[dict[str, object]], asked: list[str]
) -> None:
    with tempfile.TemporaryDirectory() as name:
        write_dump(Path(name) / "dumps" / "a.jsonl", content)
        with build(Path(name) / "idx", Path(name) / "dumps") as opened:
            for query in asked:
                scopes = opened.matcher().scopes
                sentences, live = Sentences(scopes, parse(query)), opened.snapshot.live
                numbers = {one: ASKED << number for number, one in enumerate(sentences.elements(), 1)}
                if len(numbers) < MOST_ASKED:
                    slowly = [row for some in sentences.one_by_one(live) for row in some.tolist()]
                    assert sentences.among(live, numbers).tolist() == slowly, query
