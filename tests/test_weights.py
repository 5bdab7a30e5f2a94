"""The tables of the layout are complete: every sign has words, every context a way on."""

from corpus.signs import WORDS, Sign
from corpus.weights import ENDS, MOVES, PLACED, WEIGHTS, Context, Role


def test_every_sign_is_one_bit_of_its_own_and_has_words():
    signs = {name: bit for name, bit in vars(Sign).items() if name.isupper()}
    assert len(set(signs.values())) == len(signs)
    assert all(bit.bit_count() == 1 for bit in signs.values())
    assert set(signs.values()) == set(WORDS)


def test_only_signs_are_weighed_and_each_row_has_every_role():
    assert set(WEIGHTS) <= set(WORDS)
    assert {sign for sign, *_ in PLACED} <= set(WORDS)
    assert all(len(row) == len(Role) for row in WEIGHTS.values())


def test_from_every_context_a_paragraph_and_a_headline_are_possible():
    for context in Context:
        assert {Role.BODY, Role.TITLE} <= {role for before, role, _ in MOVES if before is context}
    assert set(ENDS) == set(Context)
