"""Tell whether a query that finds something may hold a slip all the same."""

from __future__ import annotations

from index import Snapshot
from index.folding import fold
from index.tokenizer import is_han
from index.units import units
from searcher.query import Node, Words, leaves

# Longer texts are sentences, of which nobody expects that they stand somewhere.
LONGEST_HAN = 12


def is_unwritten(node: Node, snapshot: Snapshot) -> bool:
    """Whether some free words are in no paragraph as written, and single characters were cut off them: 泉岗."""
    for leaf in leaves(node):
        folded = fold(leaf.text)
        if isinstance(leaf, Words) and 1 < len(folded) <= LONGEST_HAN and all(map(is_han, folded)):
            loose = any(len(word.term) == 1 for word in snapshot.tokenizer.words(folded))
            if loose and not len(snapshot.phrase(units(folded)).ordinals):
                return True
    return False
