"""The walk through the tables is the cheapest one, and every step of it can be told."""

from itertools import pairwise, product

from hypothesis import given
from hypothesis import strategies as st

from corpus.layout import reason, roles
from corpus.signs import WORDS, Sign
from corpus.weights import ENDS, MOVES, Context, Role, added

SIGNS = [
    Sign.SHORT | Sign.OPEN,
    Sign.LONG | Sign.ENDED | Sign.SENTENCES,
    Sign.LONG | Sign.OPEN | Sign.SENTENCES,
    Sign.SHORT | Sign.BYLINE | Sign.ENCLOSED,
    Sign.SHORT | Sign.CREDIT,
    Sign.LONG | Sign.SIGNED | Sign.ENDED,
    Sign.SHORT | Sign.SPACED | Sign.OPEN,
    Sign.LONG | Sign.LEAD | Sign.ENDED,
]


def cost(signs: list[int], walk: tuple[tuple[Context, Role, Context], ...]) -> float:
    """What a walk costs, by the tables alone; infinite when its steps do not meet."""
    at, total = Context.OUTSIDE, 0.0
    for seen, move in zip(signs, walk, strict=True):
        if move[0] is not at:
            return float("inf")
        total += MOVES[move][0] + sum(added(sign, *move) for sign in WORDS if sign & seen)
        at = move[2]
    return total + ENDS[at]


@given(st.lists(st.sampled_from(SIGNS), min_size=1, max_size=2))
def test_no_walk_is_cheaper_than_the_one_taken(signs):
    taken = tuple((took.before, took.role, took.after) for took in roles(signs, {}))
    assert cost(signs, taken) <= min(cost(signs, walk) for walk in product(MOVES, repeat=len(signs))) + 1e-9


@given(st.lists(st.integers(0, max(WORDS) * 2 - 1), max_size=12))
def test_any_signs_have_a_reading_whose_steps_meet_and_can_be_told(signs):
    taken = roles(signs, {})
    assert len(taken) == len(signs)
    assert all(one.after is other.before for one, other in pairwise(taken))
    assert all(reason(seen, took) for seen, took in zip(signs, taken, strict=True))


def test_where_an_article_is_over_the_next_line_stands_outside():
    short, long = SIGNS[:2]
    assert roles([short, long, short, long], {2: True})[2].before is Context.OUTSIDE


def test_a_headline_above_the_fields_keeps_waiting_for_its_text():
    short, long = SIGNS[:2]
    assert [took.role for took in roles([short, long], {1: False})] == [Role.TITLE, Role.BODY]
