import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.divisions import PLACES, Divisions
from corpus.placenames import Lexicon

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
