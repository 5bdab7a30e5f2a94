"""Texts packed character by character: they come back as they were, folded as `fold` folds them."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from index.folding import fold
from index.texts import TextPacker, Texts, joined
from tests.strategies import texts

# Whatever code points there are, lone surrogates too, and more of them than have codes.
ANY = st.text(st.characters(), max_size=8) | texts()
MANY = "".join(map(chr, range(0x4E00, 0x4E00 + 4200)))


@given(before=st.sampled_from(["", MANY]), found=st.lists(ANY, max_size=6), data=st.data())
def test_texts_come_back_in_any_order_and_what_they_fold_to_with_them(
    before: str, found: list[str], data: st.DataObject
) -> None:
    packer = TextPacker()
    packer.add(*joined([before, *found]))
    arrays = packer.arrays()
    packed = Texts(*(arrays[f"texts.{name}"] for name in ("data", "at", "chars")))
    rows = data.draw(st.lists(st.integers(0, len(found)), max_size=8))
    wanted = [[before, *found][row] for row in rows]
    there = np.array(rows, np.int32)
    assert packed.strings(there) == wanted
    assert packed.folded_strings(there) == (wanted, list(map(fold, wanted)))
