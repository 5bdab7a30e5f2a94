"""The command line: what is asked and answered, how it ends, and what it does to pipes, terminals and full disks."""

from __future__ import annotations

import json
import os
import shlex
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import click
import pytest

import searcher.searcher
from corpus import article_json
from searcher import Searcher, Sort, cli
from searcher.commands import quanwen
from tests.conftest import ROOT, SAMPLES
from tests.goldens import STYLES, check_golden, plain

COMMANDS = sorted(quanwen.commands)
POSIX = pytest.mark.skipif(os.name == "nt", reason="Windows has other pipes and terminals")


@dataclass(frozen=True)
class Run:
    """What a command left behind."""

    code: int
    out: str
    err: str


Runner = Callable[..., Run]


@pytest.fixture(autouse=True)
def bare_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """No variable of whoever runs the tests decides what is printed."""
    for name in ("QUANWEN_INDEX", "NO_COLOR", "FORCE_COLOR", "COLUMNS", "_QUANWEN_COMPLETE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Runner:
    """Run a command line in this process, in a pipe."""

    def run_it(*args: str) -> Run:
        capsys.readouterr()
        code = cli.run(args)
        return Run(code, *capsys.readouterr())

    return run_it


@pytest.fixture
def ask(samples: Searcher, run: Runner) -> Runner:
    """Run a command line over the samples."""
    return lambda *args: run("--index", str(samples.snapshot.directory), *args)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working directory."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def python(args: Sequence[str], **options: object) -> subprocess.Popen[bytes]:
    """A Python of its own, over this source."""
    path = os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])
    environ = {**os.environ, "PYTHONPATH": path, **options.pop("env", {})}
    return subprocess.Popen([sys.executable, *args], env=environ, **options)


def process(args: Sequence[str], **options: object) -> subprocess.Popen[bytes]:
    """A command line in a process of its own."""
    return python(["-m", "searcher", *args], **options)


def finished(args: Sequence[str], **options: object) -> subprocess.CompletedProcess[bytes]:
    """A command line run to its end, both its streams kept."""
    piped = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "stdin": subprocess.DEVNULL, **options}
    given = piped.pop("input", None)
    if given is not None:
        piped["stdin"] = subprocess.PIPE
    with process(args, **piped) as running:
        out, err = running.communicate(given)
    return subprocess.CompletedProcess(args, running.returncode, out, err)


def page(name: str, text: str) -> None:
    """A dump in the working directory."""
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


ARTICLE = "茶山来了新茶农\n\n本报讯 5月6日，安溪县的茶农走进茶园，把新茶送到山外。茶农的笑声一路传到山脚。\n"
OTHER = "渔村来了新渔民\n\n本报讯 5月7日，惠安县的渔民走上渔船，把海鲜送到山里。渔民的歌声一路传到码头。\n"


# help


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


# search


def test_hits_exit_with_0_none_with_1_and_trouble_with_2(ask: Runner, here: Path) -> None:
    assert ask("search", "茶").code == 0
    assert ask("search", "“咖啡馆主”").code == 1
    assert ask("search", "茶", "--district", "泉北区").code == 2
    assert ask("search", "茶", "--index", "nowhere").code == 2


def test_a_pipe_gets_a_hit_a_line_with_tabs_between_its_fields(ask: Runner) -> None:
    ended = ask("search", "茶园", "茶农")
    check_golden("search.tsv", ended.out)
    assert all(line.count("\t") == 4 for line in ended.out.splitlines())
    assert ended.err == ""


def test_json_is_one_object(ask: Runner) -> None:
    out = ask("search", "茶园", "茶农", "--json").out
    assert out.count("\n") == 1
    check_golden("search.json", json.dumps(json.loads(out), ensure_ascii=False, indent=1) + "\n")


def test_jsonl_is_a_hit_a_line_and_the_same_hits(ask: Runner) -> None:
    lines = ask("search", "茶", "--jsonl").out.splitlines()
    assert [json.loads(line) for line in lines] == json.loads(ask("search", "茶", "--json").out)["hits"]


@pytest.mark.parametrize("form", ["--json", "--jsonl", "--color=never", "--color=always"])
def test_a_limit_of_0_gives_all_hits_in_the_same_order(ask: Runner, samples: Searcher, form: str) -> None:
    out = ask("search", "茶", "--limit", "0", "--offset", "2", "--sort", "date", form).out
    ids = [hit.id for hit in samples.search("茶", limit=None, offset=2, sort="date")]
    places = [out.index(name) for name in ids]
    assert places == sorted(places)
    assert samples.search("茶", limit=1).hits[0].id in out


def test_hits_left_out_are_told_of(ask: Runner) -> None:
    total = json.loads(ask("search", "茶", "--json").out)["total"]
    assert f"1–10 of {total} hits" in ask("search", "茶").err
    assert ask("search", "茶", "-n", "0").err == ""


def test_no_hit_leaves_standard_output_empty_and_says_so(ask: Runner) -> None:
    ended = ask("search", "“咖啡馆主”", "--since", "2026-05")
    said = [
        'no paragraph matches "咖啡馆主" within these filters',
        "without 日期:2026-05-01..: 0",
        "did you mean 咖啡馆 (1), 咖啡馆营 (1)",
        "try:  quanwen search '\"咖啡馆\" 日期:2026-05-01..'",
    ]
    assert ended == Run(1, "", "".join(f"quanwen: {line}\n" for line in said))


def test_no_hit_is_an_object_all_the_same(ask: Runner) -> None:
    ended = ask("search", "“咖啡馆主”", "--json")
    assert ended.code == 1
    assert json.loads(ended.out)["hits"] == []
    assert json.loads(ended.out)["facets"] == {"district": [], "date": []}


def test_what_was_done_differently_is_told(ask: Runner) -> None:
    ended = ask("search", "茶园", "石化")
    assert ended.code == 0
    assert ended.err.startswith("quanwen: no paragraph has all")


def test_words_of_a_query_join_and_filters_filter(ask: Runner) -> None:
    assert ask("search", "茶园", "茶农").out == ask("search", "茶园 茶农").out
    filters = ["--district", "德化", "--district", "永春", "--since", "2026-05", "--until", "2026-06"]
    hits = [json.loads(line) for line in ask("search", "*", *filters, "-n", "0", "--jsonl").out.splitlines()]
    assert {"德化县", "永春县"} <= {district for hit in hits for district in hit["districts"]}
    assert all("2026-05-01" <= hit["date"] <= "2026-06-30" for hit in hits)


def test_a_word_to_leave_out_needs_no_dashes_before_it(ask: Runner) -> None:
    left = ask("search", "茶", "-茶园", "-n", "0", "--jsonl")
    assert left.code == 0
    assert left == ask("search", "-n", "0", "--jsonl", "--", "茶", "-茶园")
    assert not any("茶园" in json.loads(line)["text"] for line in left.out.splitlines())
    assert json.loads(ask("search", '-"茶园"', "--json").out)["query"] == '-"茶园"'


def test_a_latin_word_to_leave_out_is_told_where_to_go(ask: Runner) -> None:
    assert "goes behind two: -- -AI" in ask("search", "茶", "-AI").err
    assert "--limit" in ask("search", "茶", "--limt", "3").err


def test_a_query_can_come_from_standard_input(samples: Searcher) -> None:
    args = ["search", "-", "--json", "--index", str(samples.snapshot.directory)]
    ended = finished(args, input="\ufeff“茶园”\n 茶农\n".encode())
    assert json.loads(ended.stdout)["query"] == "“茶园” 茶农"


def test_the_width_of_snippets_is_kept_in_every_form(ask: Runner) -> None:
    hits = json.loads(ask("search", "茶", "--width", "20", "--json").out)["hits"]
    assert all(len(hit["snippet"]) <= 22 for hit in hits)
    assert [hit["snippet"] for hit in hits] == [
        line.split("\t")[4] for line in ask("search", "茶", "--width", "20").out.splitlines()
    ]


def test_facets_can_be_left_out(ask: Runner) -> None:
    assert json.loads(ask("search", "茶", "--no-facets", "--json").out)["facets"] == {}
    assert "districts" not in ask("search", "茶", "--no-facets", "--color", "always").out


# show, facets, stats, articles


def test_show_gives_the_article_of_a_paragraph(ask: Runner, samples: Searcher) -> None:
    article = samples.article("sample-2026-04-11")
    assert json.loads(ask("show", "sample-2026-04-11#2", "--json").out) == {**article_json(article), "near": []}
    lines = ask("show", "sample-2026-04-11").out.splitlines()
    assert [line.split("\t")[0] for line in lines] == [paragraph.id for paragraph in article.paragraphs]


def test_show_knows_no_paragraph_that_is_not_there(ask: Runner) -> None:
    for name in ("sample-2026-04-11#99", "nothing", "nothing#1"):
        ended = ask("show", name)
        assert (ended.code, ended.out) == (2, "")
        assert repr(name) in ended.err


def test_show_highlights_a_query(ask: Runner) -> None:
    assert "\x1b[1;31m茶山\x1b" in ask("show", "sample-2026-04-11", "“茶山”", "-银行", "--color", "always").out


def test_facets_are_counts_with_tabs_or_an_object(ask: Runner) -> None:
    check_golden("facets.tsv", ask("facets", "茶园").out)
    counted = json.loads(ask("facets", "茶园", "--json").out)
    assert counted["facets"] == json.loads(ask("search", "茶园", "--json").out)["facets"]
    assert ask("facets", "“咖啡馆主”").code == 1


def test_stats_are_the_same_in_every_form(ask: Runner, samples: Searcher) -> None:
    found = json.loads(ask("stats", "--json").out)
    assert found["paragraphs"] == samples.search("*").total
    assert f"paragraphs\t{found['paragraphs']}\n" in ask("stats").out
    assert "dates.first\t2026-04-03\n" in ask("stats").out
    assert f"{found['articles']}" in plain(ask("stats", "--color", "always").out)


def test_articles_is_an_article_a_line(run: Runner) -> None:
    lines = [json.loads(line) for line in run("articles", str(SAMPLES), "--jsonl").out.splitlines()]
    keys = [
        "id",
        "title",
        "subtitle",
        "date",
        "date_source",
        "districts",
        "bylines",
        "page",
        "dump",
        "line",
        "paragraphs",
    ]
    assert all(list(line) == keys for line in lines)
    assert run("articles", str(SAMPLES), "--json").out == run("articles", str(SAMPLES), "--jsonl").out
    rows = [line.split("\t") for line in run("articles", str(SAMPLES)).out.splitlines()]
    assert [row[0] for row in rows] == [line["id"] for line in lines]


def test_articles_explains_every_line_that_holds_text(run: Runner, here: Path) -> None:
    page("2026-05-08_A01.txt", ARTICLE)
    ended = run("articles", "2026-05-08_A01.txt", "--explain", "--jsonl")
    read = [json.loads(line) for line in ended.out.splitlines()]
    assert [list(line) for line in read] == [["dump", "line", "role", "reason", "text"]] * 2
    assert [line["line"] for line in read] == [1, 3]
    assert len(run("articles", "2026-05-08_A01.txt", "--explain").out.splitlines()) == 2


def test_articles_tells_the_others_when_one_dump_fails(run: Runner, here: Path) -> None:
    page("dumps/a.jsonl", "no json\n")
    page("dumps/b.txt", ARTICLE)
    ended = run("articles", "dumps")
    assert ended.code == 2
    assert ended.err.startswith("quanwen: a.jsonl: ")
    assert "b.txt" in ended.out


def test_articles_exits_with_1_for_dumps_without_any(run: Runner, here: Path) -> None:
    page("empty.txt", "\n\n")
    assert run("articles", "empty.txt") == Run(1, "", "quanwen: empty.txt: no article in it\n")
    Path("nothing").mkdir()
    assert run("articles", "nothing").code == 2


def test_an_encoding_is_obeyed_and_an_unknown_one_refused(run: Runner, here: Path) -> None:
    Path("a.txt").write_text(ARTICLE, "gb18030")
    assert "茶山来了新茶农" in run("articles", "a.txt", "--encoding", "GB18030").out
    for name in ("klingon", "hex"):
        assert run("articles", "a.txt", "--encoding", name).code == 2
        assert "no encoding of text" in run("articles", "a.txt", "--encoding", name).err


# index


def test_index_names_what_changed_and_how(run: Runner, here: Path) -> None:
    page("dumps/same.txt", ARTICLE)
    page("dumps/edited.txt", OTHER)
    page("dumps/old.txt", ARTICLE.replace("茶", "花"))
    page("dumps/gone.txt", OTHER.replace("渔", "盐"))
    first = run("index", "dumps")
    assert first.out.splitlines()[:-1] == ["+ edited.txt", "+ gone.txt", "+ old.txt", "+ same.txt"]
    page("dumps/edited.txt", OTHER + "\n" + OTHER.replace("渔", "瓷"))
    Path("dumps/old.txt").rename("dumps/new.txt")
    Path("dumps/gone.txt").unlink()
    page("dumps/bad.jsonl", "no json\n")
    second = run("index", "dumps")
    assert second.code == 2
    assert second.out.splitlines()[:-1] == ["~ edited.txt", "> old.txt → new.txt", "- gone.txt"]
    assert "1 changed, 1 moved, 1 removed, 1 unchanged, 1 failed" in second.out.splitlines()[-1]
    assert second.err.startswith("quanwen: ! bad.jsonl: ")


def test_indexing_again_changes_nothing_and_says_so(run: Runner, here: Path) -> None:
    page("dumps/a.txt", ARTICLE)
    run("index", "dumps")
    before = sorted(path.name for path in Path(".quanwen").iterdir())
    ended = run("index", "dumps", "--json")
    assert json.loads(ended.out)["dumps"] == {
        "added": 0, "changed": 0, "moved": 0, "removed": 0, "unchanged": 1, "postponed": 0, "failed": 0,
    }  # fmt: skip
    assert sorted(path.name for path in Path(".quanwen").iterdir()) == before


def test_a_dry_run_tells_and_writes_nothing(run: Runner, here: Path) -> None:
    page("dumps/a.txt", ARTICLE)
    ended = run("index", "dumps", "--dry-run")
    assert ended.out.splitlines() == ["+ a.txt", "dumps: 1 added; a dry run, nothing written"]
    assert not Path(".quanwen").exists()
    run("index", "dumps")
    page("dumps/b.txt", OTHER)
    assert run("index", "dumps", "--dry-run").out.startswith("+ b.txt\n")
    assert run("search", "渔民").code == 1


def test_quiet_leaves_failures_only(run: Runner, here: Path) -> None:
    page("dumps/a.txt", ARTICLE)
    assert run("index", "dumps", "--quiet") == Run(0, "", "")
    page("dumps/bad.jsonl", "no json\n")
    ended = run("index", "dumps", "--quiet")
    assert (ended.code, ended.out) == (2, "")
    assert "bad.jsonl" in ended.err


def test_index_wants_a_path_unless_it_rebuilds(run: Runner, here: Path) -> None:
    assert run("index").code == 2
    assert "only --rebuild, --home and --places go without" in run("index").err
    assert "no index here" in run("index", "--rebuild").err
    page("dumps/a.txt", ARTICLE)
    run("index", "dumps")
    assert run("index", "--rebuild").out.splitlines()[0] == "~ a.txt"
    assert not run("index", "nowhere").out


def test_a_user_dictionary_is_taken(run: Runner, here: Path) -> None:
    page("dumps/a.txt", ARTICLE)
    Path("words.txt").write_text("新茶农 100 n\n", "utf-8")
    assert run("index", "dumps", "--dict", "words.txt").code == 0
    assert json.loads(run("stats", "--json").out)["dictionary"].startswith("jieba+")


def test_words_are_added_listed_and_taken_back(run: Runner, here: Path) -> None:
    page("dumps/a.txt", ARTICLE)
    page("dumps/b.txt", OTHER)
    run("index", "dumps")
    added = run("words", "add", "新茶農", "市民 0")
    assert added.out.splitlines()[:2] == ["+ 市民", "+ 新茶农"]
    assert added.out.splitlines()[2].startswith("2 words added; 1 article, 2 paragraphs cut again, ")
    assert run("words", "list").out == "市民 0\n新茶农 1\n"
    assert json.loads(run("words", "list", "--json").out) == {
        "words": [{"word": "市民", "frequency": 0, "tag": None}, {"word": "新茶农", "frequency": 1, "tag": None}]
    }
    Path("words.txt").write_text(run("words", "list").out, "utf-8")
    assert run("words", "add", "--file", "words.txt").out == "words: nothing changed\n"
    removed = run("words", "remove", "新茶农", "茶农", "--json")
    assert (removed.code, json.loads(removed.out)["articles"]) == (0, 1)
    assert "茶农 is none of your words" in removed.err
    assert "quanwen words add '茶农 0'" in removed.err
    assert run("words", "list").out == "市民 0\n"


def test_words_that_are_missing_are_suggested_with_counts(ask: Runner) -> None:
    lines = [line.split("\t") for line in ask("words", "suggest").out.splitlines()]
    assert len(lines) == 20
    assert ["海丝", "11"] in [line[:2] for line in lines]
    assert "三园共建" in [line[0] for line in lines]
    [first] = json.loads(ask("words", "suggest", "--limit", "1", "--json").out)["suggestions"]
    assert [str(value) for value in first.values()] == lines[0]
    assert f"{lines[0][0]}  {lines[0][1]} 段 paragraphs" in plain(ask("words", "suggest", "--color", "always").out)


def test_words_end_as_commands_do(run: Runner, here: Path) -> None:
    assert "no index here" in run("words", "add", "茶农").err
    page("dumps/a.txt", ARTICLE)
    run("index", "dumps")
    assert (run("words", "list").code, run("words", "list").out) == (1, "")
    assert (run("words", "suggest").code, run("words", "suggest").out) == (1, "")
    assert run("words", "remove", "茶农").code == 1
    assert (run("words", "add").code, run("words").code) == (2, 2)
    refused = run("words", "add", "。")
    assert (refused.code, refused.out) == (2, "")
    assert "words: line 1: want a word, got '。'" in refused.err


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


# trouble


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


def test_an_interrupt_exits_with_130(ask: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(searcher.searcher, "open", interrupted)
    assert ask("stats") == Run(130, "", "quanwen: interrupted\n")


STUCK = """
import sys, time, searcher.searcher
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


# terminals


def on_terminal(args: Sequence[str], *, columns: int = 80, **environ: str) -> str:
    """What a command line writes to a terminal, on both streams."""
    import fcntl
    import pty
    import struct
    import termios

    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
    with process(args, stdin=slave, stdout=slave, stderr=slave, env=environ) as running:
        os.close(slave)
        written = b""
        try:
            while chunk := os.read(master, 65536):
                written += chunk
        except OSError:  # Linux says so when the other end is closed
            pass
        finally:
            os.close(master)
    assert running.returncode == 0
    return written.decode("utf-8").replace("\r\n", "\n")


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


# what failed, and what is left for later


def test_stats_lists_what_failed_until_it_is_mended(here: Path, run: Runner) -> None:
    page("dumps/good.txt", ARTICLE)
    assert run("index", "dumps").code == 0
    assert run("stats", "--failed") == Run(1, "", "")
    assert run("stats", "--failed", "--json") == Run(1, '{"failures": []}\n', "")
    page("dumps/bad.jsonl", "{")
    assert run("index", "dumps").code == 2
    listed = run("stats", "--failed")
    assert (listed.code, listed.out.partition("\t")[0]) == (0, "bad.jsonl")
    (failure,) = json.loads(run("stats", "--failed", "--json").out)["failures"]
    assert listed.out == f"{failure['dump']}\t{failure['reason']}\n"
    assert "! bad.jsonl: " in run("stats", "--failed", "--color", "always").out
    page("dumps/bad.jsonl", json.dumps({"title": "好了", "paragraphs": ["茶农来了。"]}))
    assert run("index", "dumps").code == 0
    assert run("stats", "--failed").code == 1


def test_index_stops_after_so_many_dumps_and_says_how_many_are_left(here: Path, run: Runner) -> None:
    for number in range(5):
        page(f"dumps/{number}.txt", ARTICLE)
    ended = run("index", "dumps", "--stop-after", "2")
    assert (ended.code, ended.out.splitlines()[:2]) == (0, ["+ 0.txt", "+ 1.txt"])
    assert "2 added, 3 postponed" in ended.out
    assert json.loads(run("index", "dumps", "--json").out)["dumps"]["added"] == 3
    assert run("index", "--rebuild", "--stop-after", "2").code == 2


def test_a_damaged_index_is_searched_as_far_as_it_is_whole_and_repaired_when_asked(here: Path, run: Runner) -> None:
    page("dumps/a.txt", ARTICLE)
    run("index", "dumps")
    page("dumps/b.txt", OTHER)
    run("index", "dumps")
    assert run("check") == Run(0, run("check").out, "")
    broken = min(Path(".quanwen").glob("*.segment"))
    broken.write_bytes(b"")
    found = run("search", "渔民")
    assert found.code == 0
    assert f"{broken.name} is damaged" in found.err
    checked = run("check")
    assert (checked.code, checked.out.partition(":")[0]) == (2, f"! {broken.name}")
    assert run("index", "dumps").code == 0, "nothing to do is no trouble"
    page("dumps/c.txt", OTHER)
    assert "check --repair" in run("index", "dumps").err
    repaired = run("check", "--repair")
    assert (repaired.code, repaired.out.splitlines()[1:3]) == (0, [f"- {broken.name}", "? a.txt"])
    assert json.loads(run("check", "--json").out)["whole"]
    assert run("index", "dumps").out.splitlines()[:2] == ["+ c.txt", "~ a.txt"]
    assert run("search", "茶农").code == 0
