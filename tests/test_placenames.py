import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.divisions import PLACES, Divisions
from corpus.placenames import Lexicon
from corpus.vouching import OTHER_NAME, is_other_name

ROWS = [line.split(",") for line in (PLACES / "lookalikes.csv").read_text(encoding="utf-8").splitlines()[1:]]


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return Lexicon(Divisions("泉州市"))


def named(lexicon: Lexicon, text: str) -> str:
    return " ".join(text[start:end] for start, end, _, _ in lexicon.find(text)[0])


@pytest.mark.parametrize("word", [row[0] for row in ROWS])
def test_a_lookalike_names_no_place(lexicon, word):
    assert named(lexicon, word) == ""


def test_a_name_with_several_bearers_is_doubtful(lexicon):
    found, doubtful = lexicon.find("朝阳区")
    assert doubtful
    assert found[0].labels == ("北京市朝阳区", "长春市朝阳区")
    assert lexicon.find("泉港区") == ([(0, 3, ("泉港区",), False)], False)


@given(st.lists(st.sampled_from(list("福建省泉州市南安官桥、水头镇和石狮子晋江惠东王永春")), max_size=40).map("".join))
def test_names_are_sorted_disjoint_and_not_empty(lexicon, text):
    at = 0
    for start, end, labels, _ in lexicon.find(text)[0]:
        assert at <= start < end <= len(text)
        assert labels
        at = end


NEAR_NAMES = [*"福建省泉州市南安官桥、水头镇和石狮子晋江惠东王永春両灣\n\0😀\ud83d", "两镇", "以及"]


@given(st.lists(st.lists(st.sampled_from(NEAR_NAMES), max_size=20).map("".join), max_size=6))
def test_many_texts_at_once_have_the_names_each_has_alone(lexicon, texts):
    found = dict(lexicon.find_all(texts))
    assert [found.get(n, ([], False)) for n in range(len(texts))] == [lexicon.find(text) for text in texts]
    assert all(start < end <= len(texts[n]) for n, (names, _) in found.items() for start, end, _, _ in names)


AROUND = list("山河溪座等三东南街道镇乡村路大巷晚日早晨商时青经都卫舰网麓岸坡侧端部报视年济市民茶")


@given(st.lists(st.sampled_from(AROUND), max_size=6).map("".join), st.integers(0, 6))
def test_what_makes_a_name_part_of_another_is_told_by_its_first_character_already(text, at):
    assert is_other_name(text, at) == (OTHER_NAME.match(text, at) is not None)
