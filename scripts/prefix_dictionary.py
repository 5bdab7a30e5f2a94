"""Write `index/words.bin`: jieba's dictionary as sorted words and frequencies, to be mapped instead of loaded.

Run it by hand, with `jieba` installed (MIT licence; its `dict.txt` is also what rjieba carries), when jieba's
dictionary changes. `tests/test_prefixes.py` compares what is cut by it with what rjieba cuts.
"""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import numpy as np

from index.container import write_container
from index.inversion import term_arrays
from index.segment import utf8


def main() -> None:
    """Write the words, sorted by UTF-8, and how often each counts as seen."""
    spec = find_spec("jieba")
    assert spec is not None
    assert spec.origin is not None
    frequencies: dict[str, int] = {}
    for line in Path(spec.origin).with_name("dict.txt").read_text("utf-8").splitlines():
        word, frequency, _ = line.split(" ")
        frequencies[word] = int(frequency)
    words = sorted(frequencies, key=utf8)
    counts = np.array([frequencies[word] for word in words], np.uint32)
    arrays = {**term_arrays("words", words), "frequencies": counts}
    target = Path(__file__).parent.parent / "index" / "words.bin"
    write_container(target, arrays, {"total": int(counts.sum())})


if __name__ == "__main__":
    main()
