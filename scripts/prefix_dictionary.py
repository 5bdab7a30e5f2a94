"""Write `index/words.bin`: jieba's dictionary as sorted words and frequencies, and as a trie, mapped and never loaded.

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
from index.inversion import term_arrays
from index.lexicon import Lexicon
from index.segment import utf8


def main() -> None:
    """Write the words, sorted by UTF-8, how often each counts as seen, and the trie of those that texts may hold."""
    spec = find_spec("jieba")
    assert spec is not None
    assert spec.origin is not None
    frequencies: dict[str, int] = {}
    for line in Path(spec.origin).with_name("dict.txt").read_text("utf-8").splitlines():
        word, frequency, _ = line.split(" ")
        frequencies[word] = int(frequency)
    words = sorted(frequencies, key=utf8)
    counts = np.array([frequencies[word] for word in words], np.uint32)
    # a word of Latin letters or of characters that are folded away stands in no folded Han run
    lexicon = Lexicon.from_words(
        word for word in words if HAN_WORD.fullmatch(word) and fold(word) == word and frequencies[word]
    )
    trie = {
        "trie.chars": lexicon.chars,
        "trie.keys": lexicon.keys,
        "trie.is_word": np.packbits(lexicon.is_word),
    }
    target = Path(__file__).parent.parent / "index" / "words.bin"
    write_container(target, {**term_arrays("words", words), "frequencies": counts} | trie, {"total": int(counts.sum())})


if __name__ == "__main__":
    main()
