"""What is soon seen of a line is what a longer look finds."""

from hypothesis import given
from hypothesis import strategies as st

from corpus.divisions import place_names
from corpus.topics import _A_PLACE, a_place

TEXTS = st.lists(
    st.sampled_from([*"市县区泉州晋江安溪的茶王赛，", "罗山", "虹山乡", "城区", "某某县"]), max_size=12
).map("".join)


@given(TEXTS)
def test_a_place_is_the_first_name_of_two_or_three_characters_or_what_looks_like_a_county(text):
    names = place_names()
    named = [text[at : at + n] for at in range(len(text)) for n in (2, 3) if text[at : at + n] in names]
    looks = _A_PLACE.search(text)
    assert a_place(text) == (named[0] if named else looks[1] if looks else "")
