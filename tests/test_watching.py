"""A watched directory: what comes, changes and goes is found, what is being written waits, nothing ends the watch."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

import index
from index import IndexNotFoundError, Snapshot
from tests.conftest import ROOT
from tests.hay import story
from tests.strategies import write_dump

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the watch is stopped as POSIX stops processes")

PATIENCE = 60.0
EVENTS = "from searcher.cli import main; import sys; main(sys.argv[1:])"
# As on a system that watchfiles was not made for.
POLLING = "import sys; sys.modules['watchfiles'] = None; " + EVENTS


@contextmanager
def watching(home: Path, script: str = EVENTS) -> Iterator[subprocess.Popen[str]]:
    """A watch over `dumps` in a process of its own, which is stopped in the end and must end well."""
    arguments = ["--index", str(home / "idx"), "index", str(home / "dumps"), "--watch", "--json"]
    command = [sys.executable, "-c", script, *arguments]
    with (home / "out").open("w") as out, (home / "err").open("w") as err:
        process = subprocess.Popen(command, cwd=ROOT, stdout=out, stderr=err, text=True)
        try:
            yield process
            process.send_signal(signal.SIGTERM)
            assert process.wait(PATIENCE) == 0, (home / "err").read_text("utf-8")
        finally:
            process.kill()
            process.wait()
    note = home / "idx" / "writer.note"
    assert not note.exists() or f"process {process.pid} " not in note.read_text("utf-8")


def held(home: Path) -> set[str]:
    """The articles that the index holds."""
    try:
        with Snapshot(home / "idx") as snapshot:
            return {snapshot.entry(int(row)).article.id for row in snapshot.live}
    except IndexNotFoundError:
        return set()


def until(test: Callable[[], bool]) -> None:
    """Wait until something holds."""
    end = time.monotonic() + PATIENCE
    while not test():
        assert time.monotonic() < end, "it never came to hold"
        time.sleep(0.05)


def reports(home: Path) -> list[dict[str, int]]:
    """What each commit did with the dumps."""
    return [json.loads(line)["dumps"] for line in (home / "out").read_text("utf-8").splitlines()]


def put(home: Path, name: str, text: str = "新来。") -> None:
    write_dump(home / "dumps" / f"{name}.jsonl", [story("茶会", text, id=name)])


@pytest.mark.parametrize("script", [EVENTS, POLLING], ids=["events", "polling"])
def test_what_comes_changes_and_goes_is_found(tmp_path: Path, script: str) -> None:
    put(tmp_path, "a")
    with watching(tmp_path, script):
        until(lambda: held(tmp_path) == {"a"})
        for name in "bcdef":
            put(tmp_path, f"below/{name}")
        until(lambda: held(tmp_path) == {"a", *(f"below/{name}" for name in "bcdef")})
        write_dump(tmp_path / "dumps" / "a.jsonl", [story("茶会", "改了。", id="changed")])
        shutil.rmtree(tmp_path / "dumps" / "below")
        until(lambda: held(tmp_path) == {"changed"})
    done = reports(tmp_path)
    assert sum(report["added"] for report in done) == 6
    assert len(done) <= 6, "what came in one go was committed one by one"
    assert index.check(tmp_path / "idx").damages == ()


def test_a_dump_that_is_still_being_written_is_left_alone_until_it_is_quiet(tmp_path: Path) -> None:
    put(tmp_path, "a")
    with watching(tmp_path):
        until(lambda: held(tmp_path) == {"a"})
        with (tmp_path / "dumps" / "long.jsonl").open("w", encoding="utf-8") as stream:
            for number in range(20):
                stream.write(json.dumps({"id": f"l{number}", "title": "长", "paragraphs": [f"第{number}行。"]}) + "\n")
                stream.flush()
                if number == 5:
                    put(tmp_path, "b")
                time.sleep(0.1)
            half = {name for name in held(tmp_path) if name.startswith("l")}
        assert not half
        until(lambda: held(tmp_path) == {"a", "b", *(f"l{number}" for number in range(20))})
    assert [report for report in reports(tmp_path) if report["changed"]] == []


def test_errors_end_no_watch(tmp_path: Path) -> None:
    put(tmp_path, "a")
    with watching(tmp_path) as process:
        until(lambda: held(tmp_path) == {"a"})
        (tmp_path / "dumps" / "bad.jsonl").write_text("{", "utf-8")
        until(lambda: "! bad.jsonl" in (tmp_path / "err").read_text("utf-8"))
        (tmp_path / "dumps").rename(tmp_path / "away")
        until(lambda: "no such file or directory" in (tmp_path / "err").read_text("utf-8"))
        (tmp_path / "dumps").mkdir()
        until(lambda: "add --prune" in (tmp_path / "err").read_text("utf-8"))
        assert held(tmp_path) == {"a"}
        put(tmp_path, "b")
        until(lambda: "b" in held(tmp_path))
        assert process.poll() is None
    assert "Traceback" not in (tmp_path / "err").read_text("utf-8")


def test_a_watch_waits_for_another_writer_and_says_who_it_is(tmp_path: Path) -> None:
    put(tmp_path, "a")
    index.open(tmp_path / "idx", create=True).close()
    with index.open(tmp_path / "idx"), watching(tmp_path):
        until(lambda: f"process {os.getpid()} on " in (tmp_path / "err").read_text("utf-8"))
    with watching(tmp_path):
        until(lambda: held(tmp_path) == {"a"})


def test_a_watch_over_a_directory_with_its_index_in_it_rests_when_all_is_done(tmp_path: Path) -> None:
    put(tmp_path, "a")
    (tmp_path / "dumps" / ".idx").mkdir()
    (tmp_path / "idx").symlink_to(tmp_path / "dumps" / ".idx")
    with watching(tmp_path) as process:
        until(lambda: held(tmp_path) == {"a"})
        put(tmp_path, "b")
        until(lambda: held(tmp_path) == {"a", "b"})
        assert process.poll() is None
    assert len(reports(tmp_path)) == 2
