"""Tell whether a query that finds something may hold a slip all the same."""

from __future__ import annotations

from index import Snapshot
from index.folding import fold
from index.tokenizer import HAN_CHARACTER
from index.units import units
from searcher.query import And, Gist, Leaf, Node, Or, Pattern, Variants, Within, Words, leaves

# Longer texts are sentences, of which nobody expects that they stand somewhere.
LONGEST_HAN = 12


def is_unwritten(node: Node, snapshot: Snapshot) -> bool:
    """Whether some free words are in no paragraph as written, though they were cut into few characters each: 泉岗."""
    for leaf in plain_leaves(node):
        folded = fold(leaf.text)
        if isinstance(leaf, Words) and 1 < len(folded) <= LONGEST_HAN and all(map(HAN_CHARACTER.match, folded)):
            words = list(snapshot.tokenizer.words(folded))
            loose = len(words) > 1 and any(len(word.term) == 1 for word in words)
            if loose and not len(snapshot.phrase(units(folded)).ordinals):
                return True
    return False


def plain_leaves(node: Node) -> list[Leaf]:
    """What is looked for as it was typed: no pattern, and no other way to say what was typed."""
    if isinstance(node, Variants):
        return plain_leaves(node.parts[0])
    if isinstance(node, (And, Or, Gist)):
        return [leaf for part in node.parts for leaf in plain_leaves(part)]
    if isinstance(node, Within):
        return plain_leaves(node.part)
    return [leaf for leaf in leaves(node) if not isinstance(leaf, Pattern)]
