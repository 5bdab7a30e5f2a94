"""Units that follow one another are found in packed texts where a scan of each text finds them."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from index import places
from index.folding import fold
from index.places import Codes, places_of_units, proved
from index.texts import ELEVEN, TextPacker, Texts, joined
from index.units import units

# So many different characters that those met later have no code of their own.
MANY = "".join(map(chr, range(0x4E00, 0x5E00)))
# 大 has a code; 龘 and 龖 have none then, and what is written of 龘 behind the escape are the codes of 专 and 喘.
SMALL = st.text("大大龘龖专喘「。 a5.", max_size=9)
ASKED = st.text("大龘龖专喘a5。", min_size=1, max_size=3)


def packed(content: list[str]) -> Texts:
    """Texts as a segment has them."""
    packer = TextPacker()
    packer.add(*joined(content))
    arrays = packer.arrays()
    return Texts(arrays["texts.data"].astype(np.uint8), arrays["texts.at"], arrays["texts.chars"])  # type: ignore[arg-type]


def scanned(text: str, sequence: list[str]) -> list[int]:
    """At which units of a text a sequence begins."""
    there = units(fold(text))
    return [at for at in range(len(there)) if there[at : at + len(sequence)] == sequence]


def test_the_codes_behind_an_escape_are_those_of_other_characters() -> None:
    assert (MANY[ord("龘") >> ELEVEN], MANY[ord("龘") & ((1 << ELEVEN) - 1)]) == ("专", "喘")


@settings(max_examples=300)
@given(
    st.lists(SMALL, max_size=6), st.text("大龘龖专喘a5。", min_size=1, max_size=3), st.integers(0, 6), st.integers(1, 3)
)
@example(["「大「", "大龘「龘大", "龘大大"], "大", 0, 2)
@example(["「大", "龘「「龖"], "龘龖", 0, 2)
@example(["大龘大", "龘专喘"], "喘", 0, 2)
@example(["大龘大", "龘专喘"], "专", 0, 2)
@example(["大", "大"], "大大", 0, 2)
@example(["专大", "大专"], "大大", 0, 2)
@example(["a", "a5"], "a", 1, 2)
@example(["大「「「「「「「龘", "大「「「「「「「"], "大龘", 0, 2)
@pytest.mark.parametrize("first", ["", MANY])
def test_units_are_found_where_a_scan_of_each_text_finds_them(
    first: str, content: list[str], asked: str, skipped: int, many: int
) -> None:
    held, sequence = packed([first, *content]), units(fold(asked))
    rows = np.array([row for row in range(len(content) + 1) if row != skipped], np.int32)
    wanted = [(number, at) for number, row in enumerate(rows) for at in scanned([first, *content][row], sequence)]
    owners, at = places_of_units(held, rows, sequence)
    assert list(zip(owners.tolist(), at.tolist(), strict=True)) == wanted
    counts = [sum(number == owner for owner, _ in wanted) for number in range(len(rows))]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(places, "MANY", many)
        for has_letters in {True, any(unit[0] in "a5." for unit in sequence)}:
            found = proved(Codes(held), rows, sequence, has_letters=has_letters)
            assert found.ordinals.tolist() == [int(row) for row, count in zip(rows, counts, strict=True) if count]
            assert found.frequencies.tolist() == [count for count in counts if count]
