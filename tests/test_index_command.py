"""`quanwen index` and `words`: what is told of what changed, of failures, and of damage."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

import index
from tests.commands import ARTICLE, OTHER, Run, Runner, page
from tests.goldens import plain

pytestmark = pytest.mark.usefixtures("bare_environment")


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


def test_a_long_list_of_failures_says_where_all_of_it_is(run: Runner, here: Path) -> None:
    for number in range(23):
        page(f"dumps/{number}.jsonl", "no json\n")
    said = run("index", "dumps", "--quiet").err.splitlines()
    assert (len(said), said[-1]) == (21, "quanwen: ! ... and 3 more: quanwen stats --failed")
    assert run("stats", "--failed").out.count("\n") == 23


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


def test_a_folder_that_is_gone_can_be_pruned_and_makes_no_index_otherwise(run: Runner, here: Path) -> None:
    ended = run("index", "dumps")
    assert (ended.code, "dumps does not exist" in ended.err, "--prune" in ended.err) == (2, True, True)
    assert not Path(".quanwen").exists()
    page("dumps/a.txt", ARTICLE)
    run("index", "dumps")
    shutil.rmtree("dumps")
    assert run("index", "dumps").code == 2
    assert run("index", "dumps", "--prune").out.startswith("- a.txt\n")


def test_who_waits_for_another_writer_says_so(run: Runner, here: Path) -> None:
    page("dumps/a.txt", ARTICLE)
    with index.open(".quanwen", create=True):
        for args in (("index", "dumps", "--wait", "0.1"), ("index", "dumps", "--wait", "0")):
            ended = run(*args)
            assert (ended.code, ended.out) == (2, "")
            assert ("waiting at most 0.1 s for process" in ended.err) is ("0.1" in args)
            assert ended.err.endswith(f"waited {args[-1]} s. Try again when it is done.\n")
    assert run("index", "dumps", "--wait", "0").code == 0


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


def test_stats_lists_what_failed_until_it_is_mended(here: Path, run: Runner) -> None:
    page("dumps/good.txt", ARTICLE)
    assert run("index", "dumps").code == 0
    assert run("stats", "--failed") == Run(1, "", "quanwen: every dump could be read\n")
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
