"""What a command does to pipes, terminals, full disks and interrupts."""

from __future__ import annotations

import os
import signal
import subprocess
from pathlib import Path

import pytest

from searcher import Searcher
from tests.commands import POSIX, Runner, finished, on_terminal, process, python
from tests.conftest import SAMPLES
from tests.goldens import STYLES, plain

pytestmark = pytest.mark.usefixtures("bare_environment")


# Whatever a shell starts in the background ignores interrupts, and so would this.
STUCK = """
import signal, time, searcher.searcher
signal.signal(signal.SIGINT, signal.default_int_handler)
def wait(_):
    print("ready", flush=True)
    time.sleep(60)
searcher.searcher.open = wait
from searcher.cli import main
main(["stats"])
"""


@POSIX
def test_an_interrupted_process_leaves_no_traceback() -> None:
    with python(["-c", STUCK], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout
        assert running.stdout.readline() == b"ready\n"
        running.send_signal(signal.SIGINT)
        _, err = running.communicate()
    assert (running.returncode, err) == (130, b"quanwen: interrupted\n")


@POSIX
@pytest.mark.parametrize(
    "args",
    [
        ("--help",),
        ("search", "茶"),
        ("search", "*", "--limit", "0", "--jsonl"),
        ("search", "*", "--limit", "0", "--color", "always"),
        ("articles", str(SAMPLES), "--json"),
        ("stats",),
    ],
)
def test_a_closed_pipe_is_no_error(samples: Searcher, args: tuple[str, ...]) -> None:
    read, write = os.pipe()
    os.close(read)
    with process(["--index", str(samples.snapshot.directory), *args], stdout=write, stderr=subprocess.PIPE) as running:
        os.close(write)
        _, err = running.communicate()
    assert (running.returncode, err) == (0, b"")


@POSIX
def test_streams_closed_from_the_start_are_no_error(samples: Searcher) -> None:
    closing = [
        "-c",
        "import os, sys; os.close(0); os.close(1); os.execv(sys.executable, [sys.executable, *sys.argv[1:]])",
    ]
    args = [*closing, "-m", "searcher", "--index", str(samples.snapshot.directory), "search", "茶", "-n0"]
    with python(args, stderr=subprocess.PIPE) as running:
        _, err = running.communicate()
    assert (running.returncode, err) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
@pytest.mark.parametrize(
    "args", [("--help",), ("search", "茶", "-n0"), ("search", "茶", "--color", "always"), ("stats",)]
)
def test_a_full_disk_is_trouble_in_one_line(samples: Searcher, args: tuple[str, ...]) -> None:
    with Path("/dev/full").open("wb") as full:
        ended = finished(["--index", str(samples.snapshot.directory), *args], stdout=full)
    assert ended.returncode == 2
    assert ended.stderr.decode() == "quanwen: cannot write: No space left on device\n"


def test_output_is_utf_8_whatever_the_locale(samples: Searcher) -> None:
    args = ["--index", str(samples.snapshot.directory), "search", "*", "-n", "0"]
    ended = finished(args, env={"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0", "LC_ALL": "C"})
    assert ended.returncode == 0
    assert "茶园" in ended.stdout.decode("utf-8")


@POSIX
def test_a_terminal_gets_cards_of_its_own_width_in_colour(samples: Searcher) -> None:
    directory = str(samples.snapshot.directory)
    for columns in (60, 120):
        written = on_terminal(["--index", directory, "search", '"茶园"'], columns=columns)
        assert "\x1b[1;31m茶园\x1b" in written
        assert "districts 地区" in written
    narrow, wide = (on_terminal(["--index", directory, "search", "茶园"], columns=n).count("\n") for n in (40, 120))
    assert narrow > wide


@POSIX
@pytest.mark.parametrize(
    ("environ", "styles"),
    [
        ({"NO_COLOR": "1"}, {"\x1b[0m", "\x1b[1m", "\x1b[2m"}),
        ({"TERM": "dumb"}, set()),
    ],
)
def test_no_color_and_dumb_terminals_are_obeyed(samples: Searcher, environ: dict[str, str], styles: set[str]) -> None:
    written = on_terminal(["--index", str(samples.snapshot.directory), "search", "茶园"], **environ)
    assert "districts 地区" in written
    assert set(STYLES.findall(written)) == styles
    assert "\x1b" not in plain(written)


@POSIX
def test_progress_is_seen_on_a_terminal_and_leaves_no_trace_in_a_pipe(tmp_path: Path) -> None:
    written = on_terminal(["--index", str(tmp_path / "a"), "index", str(SAMPLES)])
    assert "段" in written
    assert "段" not in on_terminal(["--index", str(tmp_path / "b"), "index", str(SAMPLES)], TERM="dumb")
    assert finished(["--index", str(tmp_path / "c"), "index", str(SAMPLES)]).stderr == b""


def test_force_color_gives_a_pipe_what_a_terminal_gets(ask: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = ask("search", "茶园", "--color", "always").out
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert plain(ask("search", "茶园").out).splitlines()[1:] == plain(asked).splitlines()[1:]
    assert "\x1b" not in ask("search", "茶园", "--color", "never").out
