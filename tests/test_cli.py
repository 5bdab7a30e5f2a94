"""The command line: its help, what it loads, where its index is, and how it ends in trouble."""

from __future__ import annotations

import shlex
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

import searcher.searcher
from searcher import Searcher, Sort
from searcher.commands import quanwen
from tests.commands import ARTICLE, POSIX, Run, Runner, page, python
from tests.conftest import SAMPLES

pytestmark = pytest.mark.usefixtures("bare_environment")


COMMANDS = sorted(quanwen.commands)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_a_real_example(command: str, run: Runner) -> None:
    shown = run(command, "--help")
    assert shown.code == 0
    assert f"\n    quanwen {command} " in shown.out or f" {command} --json\n" in shown.out
    assert any("\u4e00" <= char <= "\u9fff" for char in shown.out.partition("Examples:")[2])
    assert run(command, "-h") == shown


def examples() -> Iterator[str]:
    for command in quanwen.commands.values():
        inner = command.commands.values() if isinstance(command, click.Group) else ()
        for line in "\n".join(one.epilog or "" for one in (command, *inner)).splitlines():
            if line.startswith("  quanwen "):
                yield line.strip()


def test_every_example_in_help_does_what_it_shows(here: Path, run: Runner) -> None:
    shutil.copytree(SAMPLES, here / "dumps")
    shutil.copytree(SAMPLES, here / "泉州晚报")
    Path("地名.txt").write_text("松岩片区 100 ns\n", "utf-8")
    Path("我的词.txt").write_text("生态银行\n三园共建 3 n\n", "utf-8")
    Path("村名.csv").write_text("name,parent,aliases\n松岩村,泉港区,松岩\n", "utf-8")
    Path("旧报.txt").write_text(ARTICLE, "gb18030")
    page("合集/剪报.txt", ARTICLE)
    assert run("index", "dumps", "--index", "泉州晚报.idx").code == 0
    shown = [(line, run(*shlex.split(line)[1:])) for line in examples()]
    assert len(shown) >= 2 * len(COMMANDS)
    assert [line for line, ended in shown if ended.code != 0 or not ended.out] == []


def test_help_lists_the_commands_in_the_order_they_are_needed(run: Runner) -> None:
    places = [run("--help").out.index(f"\n  {command} ") for command in quanwen.commands]
    assert places == sorted(places)
    wanted = {"index", "search", "show", "similar", "explain", "facets", "articles", "stats", "words", "check"}
    assert set(COMMANDS) == wanted


def test_version_names_the_program(run: Runner) -> None:
    for flag in ("-V", "--version"):
        assert (run(flag).code, run(flag).out[:7]) == (0, "quanwen")


def test_the_sorts_on_offer_are_those_of_the_library() -> None:
    [option] = [param for param in quanwen.commands["search"].params if param.name == "sort"]
    assert isinstance(option.type, click.Choice)
    assert list(option.type.choices) == [sort.value for sort in Sort]


def loaded_after(*args: str) -> set[str]:
    """The top-level modules in memory after a command line."""
    code = f"import sys; from searcher.cli import run; run({args!r}); print('loaded', *sys.modules, file=sys.stderr)"
    with python(["-c", code], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as running:
        _, err = running.communicate()
    return {name.partition(".")[0] for name in err.decode().rpartition("loaded")[2].split()}


@pytest.mark.parametrize("args", [("--help",), ("--version",), ("search", "--help"), ("index",)])
def test_help_and_mistakes_load_no_engine_no_arrays_and_no_colours(args: tuple[str, ...]) -> None:
    assert not {"whoosh", "numpy", "rich", "rjieba"} & loaded_after(*args)


def test_a_search_in_a_pipe_loads_no_colours(samples: Searcher) -> None:
    assert "rich" not in loaded_after("search", "茶", "--index", str(samples.snapshot.directory))


def test_articles_loads_no_engine() -> None:
    assert not {"whoosh", "rjieba", "rich"} & loaded_after("articles", str(SAMPLES))


def test_the_index_is_where_the_command_says_then_the_group_then_the_environment(
    run: Runner, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page("dumps/a.txt", ARTICLE)
    monkeypatch.setenv("QUANWEN_INDEX", "variable")
    run("index", "dumps")
    run("--index", "group", "index", "dumps")
    run("--index", "group2", "index", "dumps", "--index", "command")
    monkeypatch.delenv("QUANWEN_INDEX")
    run("index", "dumps")
    assert {path.name for path in here.iterdir()} == {"dumps", "variable", "group", "command", ".quanwen"}


@pytest.mark.parametrize(
    "args",
    [
        ("search", "茶", "--index", "nowhere"),
        ("search", ""),
        ("search", "("),
        ("search", "日期:从前"),
        ("search", "茶", "--district", "泉北区"),
        ("search", "茶", "--since", "从前"),
        ("search", "茶", "--since", "2026-07", "--until", "2026-06"),
        ("search", "(" * 99),
        ("show", "nothing"),
        ("stats", "--index", "nowhere"),
        ("index", "--rebuild", "--index", "nowhere"),
        ("search", "\udce8\udc8c"),
    ],
)
def test_trouble_is_one_line_on_standard_error(ask: Runner, here: Path, args: tuple[str, ...]) -> None:
    ended = ask(*args)
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith("quanwen: ")
    assert ended.err.count("\n") == 1


@pytest.mark.parametrize(
    "args", [("serach",), ("search",), ("search", "茶", "--limit", "-1"), ("search", "茶", "--json", "--jsonl")]
)
def test_wrong_usage_exits_with_2_and_points_to_help(ask: Runner, args: tuple[str, ...]) -> None:
    ended = ask(*args)
    assert (ended.code, ended.out) == (2, "")
    assert "Usage: quanwen" in ended.err
    assert "for help." in ended.err


def completed(words: str, begun: str, index: Path | None = None) -> list[str]:
    """What a shell is told that may stand after these words."""
    environ = {"_QUANWEN_COMPLETE": "bash_complete", "COMP_WORDS": f"quanwen {words} {begun}".rstrip(" ") + " "}
    environ |= {"COMP_CWORD": str(len(words.split()) + 1), "QUANWEN_INDEX": str(index or "nowhere")}
    program = "from searcher.cli import main; main()"
    with python(["-c", program], env=environ, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        out, err = running.communicate()
    assert err == b""
    return out.decode().split()


def test_a_shell_completes_commands_files_and_districts(samples: Searcher) -> None:
    index = samples.snapshot.directory
    assert completed("", "se") == ["plain,search"]
    assert completed("search --index", "") == ["dir,"]
    assert completed("index --places", "") == ["file,"]
    assert completed("index", "") == ["file,"]
    assert completed("search 茶 --district", "永春", index) == ["plain,永春县"]
    assert completed("search 茶 --district", "永春") == []


def test_no_command_at_all_shows_the_help(run: Runner) -> None:
    ended = run()
    assert "Commands:" in ended.out + ended.err


def broken(*_: object) -> None:
    raise ZeroDivisionError("a fault of ours")


def test_a_fault_of_ours_is_one_line_and_a_traceback_only_when_asked_for(
    ask: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(searcher.searcher, "open", broken)
    ended = ask("stats")
    assert (ended.code, ended.err.count("\n")) == (2, 1)
    assert "internal error, ZeroDivisionError" in ended.err
    for args in (("--debug", "stats"), ("stats", "--debug")):
        assert "Traceback" in ask(*args).err
        assert ask(*args).code == 2


def test_an_index_named_by_nothing_is_not_the_usual_one(run: Runner, here: Path) -> None:
    page("dumps/a.txt", ARTICLE)
    run("index", "dumps")
    for args in (("--index", "", "search", "茶农"), ("search", "茶农", "--index", "")):
        ended = run(*args)
        assert (ended.code, ended.out) == (2, "")
        assert "--index" in ended.err


def test_a_path_with_blanks_is_quoted_in_what_is_to_be_typed(run: Runner, here: Path) -> None:
    page("dumps/a.txt", ARTICLE)
    said = run("search", "茶", "--index", "索 引").err
    typed = shlex.split(said.partition("Build one with:  ")[2])
    assert typed == ["quanwen", "index", "--index", str(here / "索 引"), "DUMPS"]
    assert run(*typed[1:-1], "dumps").code == 0
    tried = run("search", "茶农", "--since", "2030", "--index", "索 引").err.rpartition("try:  ")[2]
    assert run(*shlex.split(tried)[1:]).code == 0


def ended_by(code: str) -> Run:
    """How a process ends that runs this, and what it says; whoever runs the tests may have signals ignored."""
    heeding = "import signal\nsignal.signal(signal.SIGINT, signal.default_int_handler)\n"
    if sys.platform != "win32":
        heeding += "for number in (signal.SIGTERM, signal.SIGHUP): signal.signal(number, signal.SIG_DFL)\n"
    with python(["-c", heeding + code], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        out, err = running.communicate()
    return Run(running.returncode, out.decode(), err.decode())


@POSIX
def test_ctrl_c_while_modules_are_loaded_leaves_no_traceback() -> None:
    code = """
import os, signal, sys
class Finder:
    def find_spec(self, name, *_):
        if name == "click":
            os.kill(os.getpid(), signal.SIGINT)
sys.meta_path.insert(0, Finder())
import searcher.__main__
"""
    assert ended_by(code) == Run(-signal.SIGINT, "", "")


@POSIX
@pytest.mark.parametrize(
    ("name", "code", "said"),
    [("SIGINT", 130, "interrupted"), ("SIGTERM", 143, "terminated"), ("SIGHUP", 129, "terminated")],
)
def test_a_signal_leaves_no_index_that_was_only_begun(here: Path, run: Runner, name: str, code: int, said: str) -> None:
    page("dumps/a.txt", ARTICLE)
    program = f"""
import os, signal, searcher.__main__ as program
from index.library import Library
Library.sync = lambda *_, **__: os.kill(os.getpid(), signal.{name})
program.main(["index", "dumps"])
"""
    assert ended_by(program) == Run(code, "", f"quanwen: {said}\n")
    assert "no index here" in run("search", "茶").err


@POSIX
def test_a_signal_that_is_to_be_ignored_is() -> None:
    program = """
import os, signal
NUMBERS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
for number in NUMBERS:
    signal.signal(number, signal.SIG_IGN)
import searcher.__main__ as program
from searcher import cli
run = cli.run
def hit(args):
    for number in NUMBERS:
        os.kill(os.getpid(), number)
    return run(args)
cli.run = hit
program.main(["--version"])
"""
    assert ended_by(program).code == 0


@POSIX
def test_a_working_directory_that_is_gone_is_named(here: Path) -> None:
    (here / "gone").mkdir()
    program = (
        "import os, searcher.cli as program; os.chdir('gone'); os.rmdir('../gone'); program.main(['search', '茶'])"
    )
    assert ended_by(program) == Run(2, "", "quanwen: the working directory is gone\n")


def test_a_lack_of_memory_is_no_fault_of_ours(ask: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    def starved(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr(searcher.searcher, "open", starved)
    assert ask("stats") == Run(2, "", "quanwen: there is not enough memory for this\n")


def test_an_interrupt_exits_with_130(ask: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(searcher.searcher, "open", interrupted)
    assert ask("stats") == Run(130, "", "quanwen: interrupted\n")
