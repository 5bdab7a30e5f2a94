"""Write `index/words.bin`: jieba's dictionary as a trie with frequencies, mapped and never loaded.

Run it by hand, with `jieba` installed (MIT licence; its `dict.txt` is also what rjieba carries), when jieba's
dictionary changes or the folding does. `tests/test_prefixes.py` writes a small one, and compares what is cut by the
whole with what rjieba cuts.
"""

from __future__ import annotations

from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path

import numpy as np

from index.container import write_container
from index.dictionary import HAN_WORD
from index.folding import fold
from index.lexicon import Lexicon

TARGET = Path(__file__).parent.parent / "index" / "words.bin"


def main() -> None:
    """Write the words that folded texts may hold, and how often each counts as seen."""
    spec = find_spec("jieba")
    assert spec is not None
    assert spec.origin is not None
    write(TARGET, Path(spec.origin).with_name("dict.txt").read_text("utf-8").splitlines())


def write(target: Path, lines: Iterable[str]) -> None:
    """Write the table of a dictionary in jieba's format, to the byte the same for the same lines."""
    counted = [(word, int(frequency)) for word, frequency, _ in (line.split(" ") for line in lines)]
    frequencies = dict(counted)
    # a word of Latin letters or of characters that are folded away stands in no folded Han run
    words = {word: count for word, count in frequencies.items() if HAN_WORD.fullmatch(word) and fold(word) == word}
    lexicon = Lexicon.from_words(word for word in words if len(word) > 1)
    alone = sorted(word for word in words if len(word) == 1 and not lexicon.root(word))
    counts = [0, *(words.get(text, 0) for text in lexicon.texts(np.arange(1, len(lexicon))))]
    arrays = {
        "trie.chars": lexicon.chars,
        "trie.keys": lexicon.keys,
        "trie.frequencies": np.array(counts, np.uint32),
        "alone.chars": np.array([ord(char) for char in alone], np.uint32),
        "alone.frequencies": np.array([words[char] for char in alone], np.uint32),
    }
    # of all lines, as jieba has it: some words stand in two
    write_container(target, arrays, {"total": sum(frequency for _, frequency in counted)})


if __name__ == "__main__":
    main()
