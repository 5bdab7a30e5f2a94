"""Dumps made to fill memory or time are refused with a reason, in little of both: small ones of benchmarks.bombs."""

from __future__ import annotations

import sys

import pytest

from benchmarks.bombs import BOMBS, MB, Bomb, explode, filled
from corpus import DumpError, Reader, find_dumps, reader

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the limits of a process are those of Linux")


@pytest.mark.parametrize("bomb", BOMBS, ids=lambda bomb: bomb.name)
def test_a_bomb_is_refused_with_a_reason_or_read_within_bounds(bomb):
    found = explode(bomb, 0.04)
    assert not found.fault
    assert 0 < found.rss < 300 * MB


def test_what_a_reader_swallows_is_noticed():
    assert explode(Bomb("a page", filled(".txt", "茶农上山采茶。\n", 1), "expands"), 0.01).fault


def test_a_page_of_more_lines_than_any_is_refused(tmp_path, gazetteer, monkeypatch):
    monkeypatch.setattr(reader, "MOST_PIECES", 100)
    (tmp_path / "a.txt").write_text("茶\n" * 101, "utf-8")
    [dump] = find_dumps(tmp_path)
    with pytest.raises(DumpError, match="more than 100 lines and tags for one page; split it"):
        list(Reader(gazetteer).read(dump))
