"""Texts inverted in another process: the same index, and when that process ends too soon, the old one and no trace."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import index
from corpus import Kind, reader
from index import ProcessEndedError, Progress, Report, apart, attempt, merging, process, segment_writer
from index.analyser import Batch
from index.apart import Apart
from index.dictionary import NO_WORDS
from tests.hay import story
from tests.strategies import write_dump

DUMPS = 6
LISTENER = Callable[[Progress], None]


class Processes(list[apart.Apart]):
    """The processes that were started."""

    @property
    def are_gone(self) -> bool:
        """Whether none of them is left."""
        return all(one.process.returncode is not None for one in self)


@pytest.fixture
def processes(monkeypatch: pytest.MonkeyPatch) -> Processes:
    """Every sync is large enough for another process, and every few texts are a batch."""
    found, start = Processes(), Apart.started

    def started(directory: Path, dictionary: index.Dictionary) -> Apart | None:
        one = start(directory, dictionary)
        found.extend([one] if one else [])
        return one

    monkeypatch.setattr(attempt, "MUCH", 0)
    monkeypatch.setattr(attempt, "VERY_MUCH", 0)
    monkeypatch.setattr(Apart, "started", started)
    monkeypatch.setattr(attempt, "READERS", 0)
    monkeypatch.setattr(attempt, "processors", lambda: 2)
    monkeypatch.setattr(segment_writer, "BATCH", 100)
    return found


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A folder with some dumps; two share an article, one cannot be read."""
    for number in range(DUMPS):
        texts = [f"第{number}号茶农夜校讲{each}课。" * 3 for each in "采制卖泡"]
        own = [story(f"夜校{number}-{each}", *texts, id=f"{number}-{each}") for each in range(4)]
        write_dump(tmp_path / "dumps" / f"{number}.jsonl", [*own, story("合刊", "AI+乡村的课。", id="shared")])
    (tmp_path / "dumps" / "3-broken.jsonl").write_bytes(b'{"title": "1", "paragraphs": ["2"]}\n{')
    return tmp_path


def synced(where: Path, name: str = "idx", **options: object) -> Report:
    with index.open(where / name, create=True) as library:
        return library.sync([where / "dumps"], **options)  # type: ignore[arg-type]


def segments(directory: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in directory.iterdir() if path.suffix == ".segment"}


def names(directory: Path) -> set[str]:
    return {path.name for path in directory.iterdir()}


def told(report: Report) -> dict[str, object]:
    return {name: getattr(report, name) for name in report.__slots__ if name != "seconds"}


def compare(where: Path, monkeypatch: pytest.MonkeyPatch, processes: Processes, **options: object) -> None:
    """Sync in two processes and in one, and hold the one against the other."""
    heard: dict[str, list[Progress]] = {"two": [], "one": []}
    two = synced(where, "two", progress=heard["two"].append, **options)
    assert processes
    assert processes.are_gone
    monkeypatch.setattr(attempt, "process_for", lambda *_: None)
    one = synced(where, "one", progress=heard["one"].append, **options)
    assert told(two) == told(one)
    assert heard["two"] == heard["one"]
    assert segments(where / "two") == segments(where / "one")
    assert names(where / "two") == names(where / "one")


def test_two_processes_make_the_same_bytes_as_one(
    home: Path, monkeypatch: pytest.MonkeyPatch, processes: Processes
) -> None:
    compare(home, monkeypatch, processes)


def test_so_they_do_with_words_a_home_and_more_segments_than_one(
    home: Path, monkeypatch: pytest.MonkeyPatch, processes: Processes
) -> None:
    for module in (segment_writer, merging):
        monkeypatch.setattr(module, "MOST_UNITS", 1000)
    (home / "words.txt").write_text("茶农夜校\n号茶 7 n\n夜校 0\n", "utf-8")
    compare(home, monkeypatch, processes, dictionary=home / "words.txt", home="福州市", date="2026-07-01")
    assert len(segments(home / "two")) > 1


def test_so_they_do_a_part_at_a_time_and_where_a_dump_fails_in_mid_stream(
    home: Path, monkeypatch: pytest.MonkeyPatch, processes: Processes
) -> None:
    monkeypatch.setattr(reader, "BATCH", 1)  # its first articles have gone on when the broken line comes
    compare(home, monkeypatch, processes, stop_after=DUMPS)
    assert len(processes) == 2


def test_a_small_sync_starts_no_process(home: Path, monkeypatch: pytest.MonkeyPatch, processes: Processes) -> None:
    monkeypatch.setattr(attempt, "MUCH", 1 << 20)
    synced(home)
    assert not processes


@pytest.fixture
def before(home: Path, processes: Processes) -> dict[str, bytes]:
    """An index of all but one dump, as files and their bytes."""
    last = home / "dumps" / "5.jsonl"
    kept = last.read_bytes()
    last.unlink()
    synced(home)
    last.write_bytes(kept)
    processes.clear()
    return contents(home)


def contents(home: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (home / "idx").iterdir()}


def killing(processes: Processes, after: int) -> LISTENER:
    """Kills the other process once so many dumps have been read."""

    def listen(progress: Progress) -> None:
        if progress.dumps == after:
            assert processes[-1].gets_ready()
            processes[-1].process.kill()
            processes[-1].process.process.wait()

    return listen


@pytest.mark.parametrize("after", [2, DUMPS])
def test_a_process_that_is_killed_leaves_the_index_as_it_was(
    home: Path, processes: Processes, before: dict[str, bytes], after: int
) -> None:
    with pytest.raises(ProcessEndedError, match=r"idx: the process .* do it again"):
        synced(home, rebuild=True, progress=killing(processes, after))
    assert processes.are_gone
    assert contents(home) == before
    assert synced(home).added == ("5.jsonl",)


def test_what_goes_wrong_in_the_process_is_told(
    home: Path, monkeypatch: pytest.MonkeyPatch, processes: Processes, before: dict[str, bytes]
) -> None:
    send = apart.send
    monkeypatch.setattr(apart, "send", lambda to, said, arrays=None: send(to, said))
    with pytest.raises(ProcessEndedError, match="KeyError: 'records'"):
        synced(home, rebuild=True)
    assert processes.are_gone
    assert contents(home) == before


def test_ctrl_c_ends_the_process_too(home: Path, processes: Processes, before: dict[str, bytes]) -> None:
    def interrupt(progress: Progress) -> None:
        if progress.dumps == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        synced(home, rebuild=True, progress=interrupt)
    assert processes
    assert processes.are_gone
    assert contents(home) == before


@pytest.mark.parametrize("ready", [False, True])
def test_the_process_ends_when_its_input_does(tmp_path: Path, processes: Processes, ready: bool) -> None:
    one = Apart.started(tmp_path, NO_WORDS)
    assert one
    if ready:
        assert one.gets_ready()
        one.begin(Batch.of(["茶农夜校"] * 1000, [Kind.BODY] * 1000, [1] * 1000), [], last=False)
    one.process.jobs.close()
    assert one.process.process.wait(timeout=30) in (0, 1)
    one.close()


@pytest.mark.parametrize("executable", ["", "/nowhere/python3", "/bin/true", "/bin/python-that-is-none"])
def test_where_no_process_can_be_started_a_thread_does_the_same(
    home: Path, monkeypatch: pytest.MonkeyPatch, processes: Processes, executable: str
) -> None:
    monkeypatch.setattr(sys, "executable", executable)
    synced(home, "without")
    assert not processes
    assert segments(home / "without")


def test_one_processor_starts_no_process(home: Path, monkeypatch: pytest.MonkeyPatch, processes: Processes) -> None:
    monkeypatch.setattr(attempt, "processors", lambda: 1)
    synced(home)
    assert not processes


def test_a_process_that_does_not_come_up_is_done_without(
    home: Path, monkeypatch: pytest.MonkeyPatch, processes: Processes
) -> None:
    monkeypatch.setattr(process, "START", "raise ImportError")
    compare(home, monkeypatch, processes)
    assert not any(one.gets_ready() for one in processes)
