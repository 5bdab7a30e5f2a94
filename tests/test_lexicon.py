"""Many look-ups at once find what few find, one by one."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import lexicon
from index.lexicon import KeyTable, Lexicon

WORDS = st.lists(st.text("茶农夜校课"), min_size=1)
ROWS = st.text("茶农夜校课晚")
KEYS = st.sets(st.integers(1, 2**32 - 1), max_size=50)


@given(WORDS, ROWS)
def test_words_are_found_by_tables_as_by_search(words: list[str], text: str) -> None:
    known = Lexicon.from_words(words)
    row = np.array([ord(char) for char in text], np.uint32)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(lexicon, "MANY", -1)
        many = [(length, starts.tolist(), nodes.tolist()) for length, starts, nodes in known.find(row)]
    few = [(length, starts.tolist(), nodes.tolist()) for length, starts, nodes in known.find(row)]
    assert many == few
    told = [(starts, known.texts(np.array(nodes, np.int32))) for _, starts, nodes in few]
    assert {one for starts, texts in told for one in zip(starts, texts, strict=True)} == {
        (start, text[start:end])
        for start in range(len(text))
        for end in range(start + 2, len(text) + 1)
        if text[start:end] in words
    }


@given(KEYS, KEYS, st.integers(0, 9))
def test_a_table_tells_the_place_of_every_key_and_of_no_other(keys: set[int], others: set[int], first: int) -> None:
    ordered = sorted(keys)
    asked = [*ordered, *sorted(others)]
    expected = [(number, ordered.index(key) + first) for number, key in enumerate(asked) if key in keys]
    table = KeyTable(np.array(ordered, np.uint32), first)
    there, places = table.found(np.array(asked, np.uint32))
    assert [*zip(there.tolist(), places.tolist(), strict=True)] == expected
