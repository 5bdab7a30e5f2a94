"""The words of a brief line tell that a picture may stand above it."""

import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.picture_words import Example, fitted, table
from corpus import picture_words
from corpus.line_signs import signs
from corpus.picture_words import Words, depicts, features
from corpus.signs import Sign
from corpus.word_weights import parsed

SAID = Sign.DEPICTING | Sign.SHOWING | Sign.UNSEEN


def said(text: str) -> int:
    return depicts(text, signs(text)) & SAID


@pytest.mark.parametrize(
    "text", ["断成两截的路灯杆", "涨水后的便桥", "孩子们把自己捏的小泥人摆上窗台", "执法人员在夜市检查灶台。"]
)
def test_what_a_picture_shows_is_told_by_its_words(text):
    assert said(text) in (Sign.DEPICTING, Sign.SHOWING)


@pytest.mark.parametrize("text", ["晋江出台新规严查占道经营", "两地签署合作协议", "他说，这件事以后再也没有人提起。"])
def test_what_news_and_speech_say_shows_nothing(text):
    assert said(text) in (0, Sign.UNSEEN)


@pytest.mark.parametrize("text", ["方远 摄", "图为粉坊的水池", "本报讯 粉坊开磨", "石", "粉坊开磨，" * 20])
def test_what_other_signs_know_or_no_caption_is_as_long_as_is_not_weighed(text):
    assert said(text) == 0


@given(st.text(min_size=1, max_size=80), st.integers(0, 2**133))
def test_any_line_shows_one_thing_at_most(text, seen):
    assert depicts(text, seen) in (0, Sign.DEPICTING, Sign.SHOWING, Sign.UNSEEN)


def test_figures_and_half_width_commas_are_no_words():
    assert features("7月3日,涨潮前的滩涂") == features("2月13日，涨潮前的滩涂")


def test_a_regression_tells_what_its_examples_tell():
    lines = [("水缸边的木盆", True), ("井台边的石臼", True), ("全市召开会议", False), ("全县召开大会", False)] * 2
    words = fitted(Example(str(n), text, Sign.OPEN, shown) for n, (text, shown) in enumerate(lines))
    assert words.open["边"] > 0 > words.open["召"]
    assert not words.ended


def test_the_table_gives_back_what_was_written():
    words = Words({"": -1.25, "^石": 0.5, "边": 0.5, "0字": -0.3}, {"": -2.0, "着": 1.1})
    assert Words(**parsed(table(words))) == words


def test_a_blank_is_no_feature_for_blanks_part_the_features_of_a_table():
    lines = [("水缸边 木盆", True), ("井台边 石臼", True), ("全市召开会议", False), ("全县召开大会", False)] * 2
    words = fitted(Example(str(n), text, Sign.OPEN, shown) for n, (text, shown) in enumerate(lines))
    assert not any(" " in name for name in words.open)
    assert Words(**parsed(table(Words(words.open, {"": -0.7, "着": -0.1})))).ended[""] == -0.7


def test_no_line_of_the_tables_names_nothing_twice():
    for name in ("picturewords.txt", "openingwords.txt"):
        lines = Path(picture_words.__file__).with_name(name).read_text(encoding="utf-8").splitlines()
        kinds = [line.split(" ")[0] for line in lines if "" in line.split(" ")[2:]]
        assert sorted(kinds) == sorted({line.split(" ")[0] for line in lines}), name


def test_other_weights_are_used_until_those_of_the_table_are_wanted_again():
    standing = said("断成两截的路灯杆")
    picture_words.use(Words({"": -9.0}, {}))
    assert said("断成两截的路灯杆") == Sign.UNSEEN
    picture_words.use(None)
    assert said("断成两截的路灯杆") == standing


def test_the_order_of_a_set_does_not_decide_what_a_line_shows(monkeypatch):
    text, rng = "6月4日，同学们把写给三年后的信投进陶罐。", random.Random(0)
    found, shown = sorted(features(text)), set()
    for _ in range(200):
        order = rng.sample(found, len(found))
        monkeypatch.setattr(picture_words, "features", lambda _, order=order: order)
        shown.add(depicts(text, Sign.ENDED))
    assert len(shown) == 1
