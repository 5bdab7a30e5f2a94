"""Write `index/words.bin`: jieba's dictionary as a trie with frequencies, mapped and never loaded.

Run it by hand, with `jieba` installed (MIT licence; its `dict.txt` is also what rjieba carries), when jieba's
dictionary changes or the folding does. `tests/test_prefixes.py` compares what is cut by it with what rjieba cuts.
"""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import numpy as np

from index.container import write_container
from index.dictionary import HAN_WORD
from index.folding import fold
from index.lexicon import Lexicon


def main() -> None:
    """Write the words that folded texts may hold, and how often each counts as seen."""
    spec = find_spec("jieba")
    assert spec is not None
    assert spec.origin is not None
    frequencies: dict[str, int] = {}
    total = 0  # of all lines, as jieba has it: some words stand in two
    for line in Path(spec.origin).with_name("dict.txt").read_text("utf-8").splitlines():
        word, frequency, _ = line.split(" ")
        frequencies[word] = int(frequency)
        total += int(frequency)
    # a word of Latin letters or of characters that are folded away stands in no folded Han run
    words = {word: count for word, count in frequencies.items() if HAN_WORD.fullmatch(word) and fold(word) == word}
    lexicon = Lexicon.from_words(word for word in words if len(word) > 1)
    alone = sorted(word for word in words if len(word) == 1 and not lexicon.root(word))
    counts = [words.get(lexicon.text(node), 0) if node else 0 for node in range(len(lexicon))]
    arrays = {
        "trie.chars": lexicon.chars,
        "trie.keys": lexicon.keys,
        "trie.frequencies": np.array(counts, np.uint32),
        "alone.chars": np.array([ord(char) for char in alone], np.uint32),
        "alone.frequencies": np.array([words[char] for char in alone], np.uint32),
    }
    target = Path(__file__).parent.parent / "index" / "words.bin"
    write_container(target, arrays, {"total": total})


if __name__ == "__main__":
    main()
