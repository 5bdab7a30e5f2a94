"""Dumps read in other processes as well: what comes of them is what one process reads, in the same order."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import numpy as np
import pytest

import index
from corpus import DumpError, Gazetteer, Reader, UserPlaces, find_dumps, reader
from index import Progress, ahead, attempt, process
from index.ahead import Ahead, Job, ReadingProcess, heard, tell
from index.prepared import Prepared, Task
from tests.hay import story
from tests.strategies import write_dump

NO_PLACES = UserPlaces("", "")
PAGE = "2026年07月03日\n\n安溪{}号茶园开课\n\n\u3000\u3000本报讯（记者方远）昨日，{}号茶农夜校在虎邱镇开课。\n"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A folder of dumps of every kind: lines, pages, records, an archive, compressed ones, and ones that fail."""
    folder = tmp_path / "dumps"
    for number in range(4):
        lines = [story(f"夜校{number}-{each}", f"第{each}号茶农夜校昨日在南安讲课。" * 20) for each in range(30)]
        write_dump(folder / f"{number}.jsonl", [*lines, story("合刊", "AI+乡村的课。", id="shared")])
        (folder / f"page{number}.txt").write_text(PAGE.format(number, number), "utf-8")
        (folder / f"gbk{number}.txt").write_text(PAGE.format(number, number) * 2, "gb18030")
    (folder / "0.csv").write_text("title,text\n茶,茶农夜校开课。\n", "utf-8")
    with zipfile.ZipFile(folder / "old.zip", "w") as packed:
        packed.writestr("1.txt", PAGE.format("一", "一"))
        packed.writestr("2.jsonl", '{"title": "1", "paragraphs": ["2"]}\n' * 3)
    (folder / "late.jsonl").write_text('{"title": "1", "paragraphs": ["2"]}\n' * 200 + "{", "utf-8")
    (folder / "early.jsonl").write_text("{\n" + '{"title": "1", "paragraphs": ["2"]}\n' * 200, "utf-8")
    (folder / "noise.txt").write_bytes(b"\xff\xff\x00" * 100)
    (folder / "blank.jsonl").write_text("\n\n", "utf-8")
    (folder / "rules.txt").write_text("------\n\n", "utf-8")
    return tmp_path


@pytest.fixture
def processes(monkeypatch: pytest.MonkeyPatch) -> list[ReadingProcess]:
    """Every sync is large enough for two processes that read, stretches are short and bundles small."""
    found: list[ReadingProcess] = []

    class Noted(ReadingProcess):
        def __init__(self, *given: str) -> None:
            super().__init__(*given)  # type: ignore[arg-type]
            found.append(self)

    monkeypatch.setattr(ahead, "ReadingProcess", Noted)
    monkeypatch.setattr(reader, "BATCH", 1000)
    monkeypatch.setattr(ahead, "BUNDLE", 1500)
    monkeypatch.setattr(attempt, "MUCH", 0)
    monkeypatch.setattr(attempt, "VERY_MUCH", 0)
    monkeypatch.setattr(attempt, "processors", lambda: 3)
    monkeypatch.setattr(attempt, "process_for", lambda *_: None)
    return found


def tasks(folder: Path, **given: object) -> list[Task]:
    with_all = Reader(Gazetteer.load(), **given)  # type: ignore[arg-type]
    return [Task(f"in/{dump.name}", with_all, dump) for dump in find_dumps(folder)]


def outcome(prepared: Iterator[Prepared]) -> list[object]:
    """What is read of a dump, article by article, and how that ends."""
    told: list[object] = []
    try:
        for some in prepared:
            told += zip(some.ids, some.dumps, some.pages, some.days.tolist(), some.records, strict=True)
            told.append([part.tolist() for part in (*some.batch, some.lines, some.sets)])
            told.append((some.districts, some.events, some.event_rows))
    except DumpError as error:
        told.append(error.reason)
    return told


def test_what_is_read_elsewhere_is_what_is_read_here(home: Path, processes: list[ReadingProcess]) -> None:
    alone = [outcome(task.read()) for task in tasks(home / "dumps")]
    together = Ahead.started(Gazetteer.load(), NO_PLACES, 2)
    assert [outcome(prepared) for prepared in together.read(tasks(home / "dumps"))] == alone
    assert len(processes) == 2
    assert all(one.given for one in processes), "a process was given nothing"
    together.close()
    assert all(one.process.returncode is not None for one in processes)
    assert sum(isinstance(part, str) for told in alone for part in told) == 4


def test_so_it_is_with_an_encoding_a_date_and_places_that_are_given(
    home: Path, processes: list[ReadingProcess]
) -> None:
    places = UserPlaces("mine.csv", "name,parent,aliases\n茶农夜校,南安市,\n")
    gazetteer = Gazetteer.load("福州市", places)
    for name in ("0.csv", "noise.txt"):
        (home / "dumps" / name).unlink()
    given = [
        Task(dump.name, Reader(gazetteer, encoding=encoding, date=date(2020, 1, 2)), dump)
        for dump in find_dumps(home / "dumps")
        for encoding in (None, "gb18030")
    ]
    together = Ahead.started(gazetteer, places, 1)
    assert [outcome(prepared) for prepared in together.read(given)] == [outcome(task.read()) for task in given]
    together.close()
    assert processes


def synced(home: Path, name: str, **options: object) -> tuple[index.Report, list[Progress]]:
    heard: list[Progress] = []
    with index.open(home / name, create=True) as library:
        return library.sync([home / "dumps"], progress=heard.append, **options), heard  # type: ignore[arg-type]


def segments(directory: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in directory.iterdir() if path.suffix == ".segment"}


def test_an_index_of_it_has_the_same_bytes(
    home: Path, processes: list[ReadingProcess], monkeypatch: pytest.MonkeyPatch
) -> None:
    report, progress = synced(home, "two")
    assert processes
    assert all(one.process.returncode is not None for one in processes)
    monkeypatch.setattr(attempt, "READERS", 0)
    other, heard = synced(home, "one")
    assert report.failed == other.failed
    assert len(report.failed) == 4
    assert progress == heard
    assert segments(home / "two") == segments(home / "one")


@pytest.mark.parametrize("after", [0, 5])
def test_what_a_killed_process_was_reading_is_read_here(
    home: Path, processes: list[ReadingProcess], monkeypatch: pytest.MonkeyPatch, after: int
) -> None:
    asked, count = ReadingProcess.asked, iter(range(1000))

    def killed(self: ReadingProcess, jobs: list[Job]) -> bytes:
        if next(count) == after:
            self.process.kill()
        return asked(self, jobs)

    monkeypatch.setattr(ReadingProcess, "asked", killed)
    synced(home, "killed")
    assert next(count) > after, "nothing was ever asked for"
    monkeypatch.setattr(attempt, "READERS", 0)
    synced(home, "one")
    assert segments(home / "killed") == segments(home / "one")


@pytest.mark.parametrize("start", ["raise ImportError", "print()"])
def test_a_process_that_does_not_come_up_is_done_without(
    home: Path, processes: list[ReadingProcess], monkeypatch: pytest.MonkeyPatch, start: str
) -> None:
    monkeypatch.setattr(process, "START", start)
    synced(home, "without")
    assert processes
    monkeypatch.setattr(attempt, "READERS", 0)
    synced(home, "one")
    assert segments(home / "without") == segments(home / "one")


def test_no_processes_where_there_is_one_processor(
    home: Path, processes: list[ReadingProcess], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(attempt, "processors", lambda: 1)
    synced(home, "alone")
    assert not processes


def test_ctrl_c_ends_the_processes(home: Path, processes: list[ReadingProcess]) -> None:
    def interrupt(_: Progress) -> None:
        raise KeyboardInterrupt

    with index.open(home / "idx", create=True) as library, pytest.raises(KeyboardInterrupt):
        library.sync([home / "dumps"], progress=interrupt)
    assert processes
    assert all(one.process.returncode is not None for one in processes)


def test_the_rest_of_a_dump_that_failed_is_not_read(
    home: Path, processes: list[ReadingProcess], monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = ["{", *['{"title": "1", "paragraphs": ["%s"]}' % ("茶" * 200)] * 2000]
    (home / "dumps" / "early.jsonl").write_text("\n".join(lines), "utf-8")
    seen: list[Job] = []
    monkeypatch.setattr(Job, "size", property(lambda job: seen.append(job) or 600))
    synced(home, "idx")
    assert 0 < sum(job.dump.name == "early.jsonl" for job in seen) < 100


def test_large_compressed_and_packed_dumps_are_not_read_ahead(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (home / "dumps" / "page.txt.gz").write_bytes(b"")
    jobs = [*Ahead(Gazetteer.load(), []).jobs(tasks(home / "dumps"))]
    sizes = {job.name.removeprefix("in/"): job.size for job in jobs if job.stretch.lines is None and not job.failure}
    assert {name for name, size in sizes.items() if size is None} == {"old.zip!1.txt", "page.txt.gz"}
    monkeypatch.setattr(ahead, "LARGEST", 1)
    assert all(job.size is None for job in jobs if job.stretch.lines is None and not job.failure)


@pytest.mark.parametrize("cut", [0, 1, 9, -1])
def test_an_answer_that_breaks_off_is_none(cut: int) -> None:
    stream = io.BytesIO()
    tell(stream, ["茶"])
    assert heard(io.BytesIO(stream.getvalue()))
    with pytest.raises(EOFError):
        heard(io.BytesIO(stream.getvalue()[:cut]))


def test_some_of_the_articles_are_as_if_there_had_been_no_others(home: Path) -> None:
    for task in tasks(home / "dumps")[:3]:
        articles = [*task.reader.read(task.dump)]
        kept = [number % 3 != 1 for number in range(len(articles))]
        some = Prepared.of(articles).only(kept)
        only = Prepared.of([article for article, is_kept in zip(articles, kept, strict=True) if is_kept])
        assert [some.districts[number] for number in some.sets] == [only.districts[number] for number in only.sets]
        for name, mine, other in zip(Prepared._fields, some, only, strict=True):
            if name == "batch":
                assert all(np.array_equal(a, b) for a, b in zip(mine, other, strict=True))
            elif name not in ("districts", "sets", "done"):
                assert list(mine) == list(other), name
