"""Law 6: at whatever instant the writing process dies, the index opens, holds one committed state, and goes on."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path

import pytest

import index
from benchmarks import readers
from index import IndexNotFoundError, Snapshot
from tests.hay import Content, story
from tests.strategies import write_dump

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has neither SIGKILL nor fork")

ROOT = Path(__file__).parent.parent
KILLS = 15
VERSIONS = 4
INTERRUPTS = 8

# Both scripts sync once somewhere else first: what that loads, their children need not load one after another.

# For each version it reads, forks a child that goes on from there: puts the dumps of the next version in place, syncs,
# and says what it has begun and what it has done, until it is killed.
WRITER = """
import os, shutil, sys
from pathlib import Path
import index

home, versions = Path(sys.argv[1]), int(sys.argv[2])

def say(word, number):
    os.write(1, f"{word} {number}\\n".encode())  # a print may be killed in the middle of its line

with index.open(home / "warm", create=True) as library:
    library.sync([home / "dumps"])

def write(number):
    while True:
        number += 1
        version = home / str(number % versions)
        shutil.copytree(version, home / "dumps", copy_function=shutil.copy, dirs_exist_ok=True)
        say("begun", number)
        with index.open(home / "idx", create=True) as library:
            library.sync([home / "dumps"])
        say("done", number)

for line in sys.stdin:
    child = os.fork()
    if not child:
        write(int(line))
    say("writer", child)
    os.waitpid(child, 0)
    say("dead", child)
"""

# For each number it reads, forks a child that syncs and comes to harm right before the call of that number that may
# change a file: is killed, interrupted, or told that the disk is full. Says whether it was done before that many calls.
HARMED = """
import errno, os, signal, sys
from pathlib import Path
import index

home = Path(sys.argv[1])
with index.open(home / "warm", create=True) as library:
    library.sync([home / "dumps"])
changing = {"os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.truncate", "os.link"}

def changes(event, arguments):
    return event in changing or (event == "open" and arguments[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT))

def harm():
    if sys.argv[2] == "killed":
        os.kill(os.getpid(), signal.SIGKILL)
    raise KeyboardInterrupt if sys.argv[2] == "interrupted" else OSError(errno.ENOSPC, "No space left on device")

def sync(last):
    calls = 0
    def watch(event, arguments):
        nonlocal calls
        if changes(event, arguments):
            calls += 1
            if calls == last:
                harm()
    sys.addaudithook(watch)
    with index.open(home / "idx", create=True) as library:
        library.sync([home / "dumps"])
    os._exit(calls < last)

for line in sys.stdin:
    child = os.fork()
    if not child:
        try:
            sync(int(line))
        except BaseException:
            os._exit(9)
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
"""


def version(number: int) -> dict[str, Content]:
    """Dumps whose every paragraph names the version. They share an article, and one comes and goes."""
    shared = story("合刊", f"合刊第{number}版。", id=f"shared{number}")
    names = ["a.jsonl", "b.jsonl", "c.jsonl"][number % 2 :]
    return {name: [shared, story("茶会", f"{name}第{number}版。", id=f"{name}{number}")] for name in names}


def texts(number: int) -> set[str]:
    """The paragraphs of a version, headlines aside."""
    return {text for content in version(number).values() for article in content for text in article["paragraphs"]}


def write_version(directory: Path, number: int) -> Path:
    """Write the dumps of a version; one that it does not have is written without articles."""
    for name in ("a.jsonl", "b.jsonl", "c.jsonl"):
        write_dump(directory / name, version(number).get(name, []))
    return directory


def sync(home: Path) -> None:
    with index.open(home / "idx", create=True) as library:
        library.sync([home / "dumps"])


def held(home: Path) -> set[str]:
    """The paragraphs that the index holds, headlines aside; it is looked at as a search would."""
    with Snapshot(home / "idx") as snapshot:
        entries = [snapshot.entry(int(row)) for row in snapshot.live]
        assert len(snapshot.phrase(["第"]).ordinals) == len(
            [entry for entry in entries if "第" in entry.paragraph.text]
        )
        return {entry.paragraph.text for entry in entries if entry.paragraph.text != entry.article.title}


@contextmanager
def running(script: str, *arguments: object) -> Iterator[subprocess.Popen[str]]:
    """The script in a process of its own, killed in the end."""
    command = [sys.executable, "-c", script, *map(str, arguments)]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen(command, cwd=ROOT, text=True, encoding="utf-8", **pipes) as process:
        try:
            yield process
        finally:
            process.kill()


def tell(process: subprocess.Popen[str], number: int) -> None:
    assert process.stdin
    process.stdin.write(f"{number}\n")
    process.stdin.flush()


def listen(process: subprocess.Popen[str], said: dict[str, int], last: str) -> None:
    """Note what the process says of each word, up to the last."""
    assert process.stdout
    for line in process.stdout:
        word, number = line.split()
        said[word] = int(number)
        if word == last:
            return


def killed(process: subprocess.Popen[str], done: int, seconds: float) -> tuple[int, int]:
    """Let a writer go on from a version and kill it: the version last done, and the one last begun."""
    said = {"begun": done, "done": done}
    tell(process, done)
    listen(process, said, "writer")
    time.sleep(seconds)
    os.kill(said["writer"], signal.SIGKILL)
    listen(process, said, "dead")
    return said["done"], said["begun"]


def test_a_writer_killed_at_random_instants_leaves_one_committed_state_and_the_next_goes_on(tmp_path: Path) -> None:
    chance = random.Random(6)
    for number in range(VERSIONS):
        write_version(tmp_path / str(number), number)
    write_version(tmp_path / "dumps", 0)
    sync(tmp_path)
    done = 0
    with running(WRITER, tmp_path, VERSIONS) as process:
        for _ in range(KILLS):
            done, begun = killed(process, done, chance.uniform(0, 0.25))
            assert held(tmp_path) in (texts(done % VERSIONS), texts(begun % VERSIONS))
            done = begun
            write_version(tmp_path / "dumps", done % VERSIONS)
            sync(tmp_path)
            assert held(tmp_path) == texts(done % VERSIONS)
    assert done, "the writer never got to work"


def harmed(home: Path, how: str, step: int = 1) -> Iterator[None]:
    """Yield after each sync that came to harm, the first before it changed any file, until one comes through."""
    with running(HARMED, home, how) as process:
        assert process.stdout
        for number in count(1, step):
            tell(process, number)
            if process.stdout.readline() == "1\n":
                assert number > 3, "so few changes were seen that the script must have missed them"
                return
            yield


@pytest.mark.parametrize("how", ["killed", "interrupted", "out of space"])
def test_a_sync_that_comes_to_harm_leaves_the_state_before_or_after_it(tmp_path: Path, how: str) -> None:
    write_version(tmp_path / "dumps", 0)
    sync(tmp_path)
    shutil.copytree(tmp_path / "idx", tmp_path / "before")
    write_version(tmp_path / "dumps", 1)
    for _ in harmed(tmp_path, how):
        assert held(tmp_path) in (texts(0), texts(1))
        sync(tmp_path)
        assert held(tmp_path) == texts(1)
        shutil.rmtree(tmp_path / "idx")
        shutil.copytree(tmp_path / "before", tmp_path / "idx")


def test_an_index_that_dies_while_it_is_made_is_none_or_empty_or_whole(tmp_path: Path) -> None:
    write_version(tmp_path / "dumps", 0)
    for _ in harmed(tmp_path, "killed", step=2):
        with suppress(IndexNotFoundError):
            assert held(tmp_path) in (set(), texts(0))
        sync(tmp_path)
        assert held(tmp_path) == texts(0)
        shutil.rmtree(tmp_path / "idx")


def test_readers_beside_a_writer_see_committed_states_alone() -> None:
    lines, well = readers.run(2.0)
    assert well, lines


def test_what_dead_writers_left_does_not_pile_up(tmp_path: Path) -> None:
    disturbed, undisturbed = tmp_path / "disturbed", tmp_path / "undisturbed"
    for number in range(3):
        for home in (disturbed, undisturbed):
            write_version(home / "dumps", number)
            for _ in harmed(home, "killed", step=4) if home is disturbed and number == 1 else ():
                pass
            sync(home)
    assert kinds(disturbed / "idx") == kinds(undisturbed / "idx")


def kinds(directory: Path) -> Counter[str]:
    """How many files there are of each suffix."""
    return Counter(path.suffix for path in directory.iterdir())


def test_ctrl_c_at_any_moment_commits_nothing_half_and_leaves_no_lock(tmp_path: Path) -> None:
    chance = random.Random(9)
    write_version(tmp_path / "dumps", 0)
    sync(tmp_path)
    codes = Counter[int]()
    for number in range(1, INTERRUPTS + 1):
        write_version(tmp_path / "dumps", number)
        command = [sys.executable, "-m", "searcher", "--index", str(tmp_path / "idx"), "index", str(tmp_path / "dumps")]
        with subprocess.Popen(
            command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
        ) as process:
            time.sleep(chance.uniform(0.1, 0.5))
            process.send_signal(signal.SIGINT)
            _, told = process.communicate(timeout=60)
        codes[process.returncode] += 1
        assert not (tmp_path / "idx" / "writer.note").exists()
        assert held(tmp_path) in (texts(number - 1), texts(number)), told
        if process.returncode == 130:
            assert told == "quanwen: interrupted\n"
        sync(tmp_path)
        assert held(tmp_path) == texts(number)
