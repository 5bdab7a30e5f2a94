"""`quanwen search`: what is printed in every form, and how it ends."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from searcher import Searcher
from tests.commands import Run, Runner, finished
from tests.goldens import check_golden

pytestmark = pytest.mark.usefixtures("bare_environment")


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
