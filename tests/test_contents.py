"""The table of contents as Whoosh reads it."""

from __future__ import annotations

import pickle
import subprocess
import sys
from pathlib import Path

import pytest
from whoosh.fields import Schema
from whoosh.filedb.filestore import RamStorage
from whoosh.index import TOC

from index.codec import toc
from index.contents import toc_bytes
from index.dictionary import NO_WORDS, Dictionary, UserWord
from index.pickled import strange_names
from index.schema import ReadOnlySchema
from index.state import SegmentState

SEGMENTS = (SegmentState("MAIN_7x0.segment", 300), SegmentState("MAIN_9x1.segment", 40, 3, "MAIN_9x1.dead12"))
# More words than a varint of one byte counts, and a name beyond the plane that most characters are of.
WORDS = Dictionary((*(UserWord(f"茶园{number}", number, "n") for number in range(40)), UserWord("𠮷野", 3, "")))


def written(generation: int, segments: tuple[SegmentState, ...], dictionary: Dictionary) -> TOC:
    memory = RamStorage()
    with memory.create_file(f"_MAIN_{generation}.toc") as stream:
        stream.write(toc_bytes(generation, segments, dictionary))
    return TOC.read(memory, "MAIN")


@pytest.mark.parametrize("dictionary", [NO_WORDS, WORDS])
@pytest.mark.parametrize("segments", [(), SEGMENTS])
def test_whoosh_reads_what_it_would_have_written(segments: tuple[SegmentState, ...], dictionary: Dictionary) -> None:
    found, own = written(12, segments, dictionary), toc(12, segments, dictionary)
    assert (found.generation, found.version, found.release) == (12, own.version, own.release[:3])
    # what its fields are made of knows no equality
    assert pickle.dumps(found.schema) == pickle.dumps(own.schema)
    assert [vars(one) for one in found.segments] == [vars(one) for one in own.segments]
    assert [type(one) for one in found.segments] == [type(one) for one in own.segments]


def test_the_bytes_are_laid_out_as_whoosh_lays_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ReadOnlySchema, "clean", Schema.clean)  # Whoosh does not write over an index of ours
    memory = RamStorage()
    toc(12, SEGMENTS, WORDS).write(memory, "MAIN")
    own, ours = bytes(memory.files["_MAIN_12.toc"]), toc_bytes(12, SEGMENTS, WORDS)
    assert ours[:14] == own[:14]


def test_nothing_strange_is_fetched() -> None:
    assert strange_names(toc_bytes(12, SEGMENTS, WORDS)) == []


def test_a_sync_does_not_wait_for_what_whoosh_imports(tmp_path: Path) -> None:
    dump = tmp_path / "2026-05-08_A01.txt"
    dump.write_text("茶农增收\n今年春茶价格上涨。\n", encoding="utf-8")
    script = (
        "import sys, index\n"
        "with index.open(sys.argv[1], create=True) as library: assert library.sync(sys.argv[2]).added\n"
        "print(*sorted({'whoosh.fields', 'whoosh.index', 'concurrent.futures', 'numpy.ma'} & set(sys.modules)))"
    )
    command = [sys.executable, "-c", script, str(tmp_path / "index"), str(dump)]
    done = subprocess.run(command, capture_output=True, check=True, encoding="utf-8", timeout=60)
    assert done.stdout.split() == []
