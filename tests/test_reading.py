"""The measurement of reading: what it reads and what it counts. No clock is tested here."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path

import pytest

from benchmarks import reading
from corpus import Gazetteer, Reader, find_dumps
from corpus import reader as reader_of_dumps

ROOT = Path(__file__).parent.parent
ABSENT = Path("no-such-file.jsonl.xz")
# What reads nothing: names for what others do.
IDLE = {"__init__", "errors"}


def test_every_module_of_the_reader_has_a_task() -> None:
    assert {path.stem for path in (ROOT / "corpus").glob("*.py")} - IDLE == set(reading.TASK_OF) - {"json"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("reading")
    reading.prepare(folder, Namespace(news=ABSENT, articles=120, count=2, seed=5))
    return folder


def test_without_news_articles_are_drawn_and_printed(folder: Path) -> None:
    read = {kind: reading.reading(kind, folder / kind) for kind in ("jsonl", "pages")}
    assert (read["jsonl"].dumps, read["jsonl"].articles) == (1, 120)
    assert read["pages"].dumps == 14
    assert read["pages"].articles >= 14


def test_what_is_counted_are_the_bytes_of_the_paragraphs(folder: Path) -> None:
    (dump,) = find_dumps(folder / "jsonl")
    texts = [p.text for article in Reader(Gazetteer.load()).read(dump) for p in article.paragraphs]
    assert reading.reading("jsonl", folder / "jsonl").text == len("".join(texts).encode())


def test_the_dump_that_a_process_begins_with_is_as_long_as_one_of_a_day(folder: Path) -> None:
    assert 25_000 < (folder / "one.jsonl").stat().st_size <= reading.DUMP_BYTES


def test_a_sample_counts_for_the_innermost_task() -> None:
    seen: list[str] = []

    class Watched(Gazetteer):
        def named(self, texts):
            seen.append(reading.task_of(sys._getframe().f_back))
            return super().named(texts)

    (dump,) = find_dumps(ROOT / "corpus" / "samples" / "2026-04.jsonl")
    assert list(reader_of_dumps.Reader(Watched(Gazetteer.load()._divisions)).read(dump))
    assert set(seen) == {"articles"}
    assert reading.task_of(None) == "counting"
