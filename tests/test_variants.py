"""Traditional characters are simplified one for one."""

from hypothesis import given
from hypothesis import strategies as st

from corpus.variants import has_variants, simplified


@given(st.text())
def test_the_length_never_changes(text):
    assert len(simplified(text)) == len(text)


@given(st.text())
def test_simplified_text_is_left_alone(text):
    assert simplified(simplified(text)) == simplified(text)
    assert has_variants(text) or simplified(text) == text


def test_a_lead_is_recognised_in_either_script():
    assert simplified("本報訊 (記者葉沉舟)") == "本报讯 （记者叶沉舟）"


def test_figures_blanks_and_marks_become_those_of_papers():
    assert simplified('２０２６年7月3日,"茶王赛"(决赛)∶１０:２０ GMT') == "2026年7月3日，“茶王赛”（决赛）：10:20 GMT"
    assert simplified("1,234元\xa08:30") == "1,234元 8:30"
