"""A line between two texts shows whether they tell one story."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.divisions import place_names
from corpus.lines import lines
from corpus.neighbours import signs_of_page
from corpus.signs import Sign
from corpus.topics import _A_PLACE, _of_letters, _pairs, a_place

POWDER = "洛江区虹山乡地处高山，雾多、风硬，地瓜却格外粉糯。每年入秋，乡里四十几家粉坊同时开磨，山路上飘着一股甜气。"
MORE = "粉坊的水要试三遍。虹山乡的老人说，雾多的年份地瓜更甜，开磨之前先尝一口山泉，再把地瓜粉倒进木桶里沉上一夜。"
HARBOUR = "石狮市祥芝镇的码头还黑着，养殖户已经把网箱里的投饵机检查了一遍，一天就这样开始了，海面上起了薄雾。"


def shown(page: str, n: int) -> set[str]:
    found = lines(page)
    seen = signs_of_page(found, [line.text for line in found])
    return {name for name, bit in vars(Sign).items() if name.isupper() and bit & seen[n]}


def test_a_heading_stands_between_texts_that_speak_of_the_same():
    assert "KINDRED" in shown(f"{POWDER}\n先试水\n{MORE}", 1)


def test_a_new_story_opens_in_a_place_never_named_before():
    assert {"UPROOTED", "ALIEN"} <= shown(f"{POWDER}\n海上的早晨\n{HARBOUR}", 1)


def test_a_part_of_the_county_named_above_is_no_new_place():
    above = POWDER.replace("洛江区虹山乡", "晋江")
    assert "UPROOTED" not in shown(f"{above}\n吵了九年的一堵墙\n罗山街道的两户邻居为一堵墙吵了九年，谁也不肯让谁。", 1)


def test_a_line_that_takes_up_words_of_the_text_above_recalls_it():
    assert "RECALLING" in shown(f"{POWDER}\n粉坊开磨之后\n{HARBOUR}", 1)


def test_the_last_line_of_a_headline_takes_up_nothing_from_its_first():
    page = f"{POWDER}\n“菜地占了消防通道”追踪\n菜地已清走 通道今日划线\n本报记者 方远\n{HARBOUR}"
    assert "RECALLING" not in shown(page, 2)


def test_a_word_cut_in_two_by_the_column_is_known_by_its_halves():
    assert "SPLITTING" in shown(f"出席论坛的多国政要和企业代表，高度评价中\n国在非洲的作用。\n{POWDER}", 0)


def test_a_number_or_a_clause_cut_in_two_by_the_column_is_known_by_its_halves():
    assert "SPLITTING" in shown(f"负责修桥的陈师傅今年七\n十一岁，他说，换下的朽木全部编号。\n{POWDER}", 0)
    assert "SPLITTING" in shown(f"负责修桥的陈师傅今年七十一\n岁，他说，换下的朽木全部编号。\n{POWDER}", 0)
    assert "SPLITTING" not in shown(f"换下的朽木去哪了\n不，他说，朽木一根也没有扔，全部编号存放。\n{POWDER}", 0)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("泉港渔村的账", "泉港"),
        ("走进虹山乡", "虹山"),
        ("惠安县的石头", "惠安"),
        ("消费市场升温", ""),
        ("一把椅子", ""),
    ],
)
def test_a_place_is_found_by_the_beginning_of_its_name(text, place):
    assert a_place(text) == place


def test_a_town_knows_the_county_it_lies_in():
    assert "晋江" in place_names()["罗山"]
    assert all(2 <= len(name) <= 3 for name in place_names())


TEXTS = st.lists(
    st.sampled_from([*"市县区泉州晋江安溪的茶王赛，", "罗山", "虹山乡", "城区", "某某县"]), max_size=12
).map("".join)


@given(TEXTS)
def test_a_place_is_the_first_name_of_two_or_three_characters_or_what_looks_like_a_county(text):
    names = place_names()
    named = [text[at : at + n] for at in range(len(text)) for n in (2, 3) if text[at : at + n] in names]
    looks = _A_PLACE.search(text)
    assert a_place(text) == (named[0] if named else looks[1] if looks else "")


@given(st.text("三区联创_a1、 。²", max_size=30))
def test_pairs_are_neighbours_that_are_no_marks(text: str) -> None:
    assert _of_letters(_pairs(text), text) == re.findall(r"(?=(\w\w))", text)


def test_long_texts_that_share_much_tell_one_story_more_surely_than_short_ones():
    long, more = POWDER + MORE + POWDER, MORE + POWDER + MORE
    assert {"KINDRED", "AKIN"} <= shown(f"{long}\n先试水\n{more}", 1)
    assert "AKIN" not in shown(f"{POWDER}\n先试水\n{MORE}", 1)


def test_a_market_is_no_city():
    assert a_place("老城菜市关门改造") == ""
