"""`quanwen search`: what is printed in every form, and how it ends."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from searcher import Searcher
from tests.commands import Run, Runner, finished, page
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
    assert all(line.count("\t") == 5 for line in ended.out.splitlines())
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


def test_no_hit_leaves_standard_output_empty_and_says_so(
    run: Runner, samples: Searcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QUANWEN_INDEX", str(samples.snapshot.directory))
    ended = run("search", "“咖啡馆主”", "--since", "2026-05")
    said = [
        'no paragraph matches "咖啡馆主" within these filters',
        "without 日期:2026-05-01..: 0",
        "did you mean 咖啡馆 (1), 咖啡馆营 (1)",
        "try:  quanwen search '\"咖啡馆\" 日期:2026-05-01..'",
    ]
    assert ended == Run(1, "", "".join(f"quanwen: {line}\n" for line in said))


def test_what_to_try_asks_the_index_that_was_asked(ask: Runner, samples: Searcher) -> None:
    said = ask("search", "泉岗").err.splitlines()[-2]
    assert said == f"quanwen: try:  quanwen --index {samples.snapshot.directory} search '泉港'"


def test_a_page_behind_the_last_hit_is_no_success(ask: Runner) -> None:
    total = json.loads(ask("search", "茶", "--json").out)["total"]
    for form in ([], ["--jsonl"], ["--color", "always"], ["-n", "0"]):
        ended = ask("search", "茶", "--offset", "500", *form)
        assert ended.code == 1
        assert ended.err.startswith(f"quanwen: none of {total} hits in ")
        assert ended.err.endswith(" articles behind --offset 500\n")
    last = ask("search", "茶", "--offset", str(total - 1))
    assert (last.code, last.out.count("\n"), last.err) == (0, 1, "")


def test_an_empty_index_is_told_from_one_that_has_no_hit(run: Runner, here: Path) -> None:
    Path("empty.txt").write_text("\n", "utf-8")
    assert run("index", "empty.txt").code == 0
    assert run("search", "茶") == Run(1, "", "quanwen: this index is empty: none of its dumps holds a paragraph\n")


def test_a_district_can_be_spelled_in_the_option_as_in_a_query(ask: Runner) -> None:
    assert ask("facets", "*", "--district", "ax") == ask("facets", "*", "--district", "安溪县")
    assert ask("facets", "*", "--district", "ax").out == ask("facets", "* 地区:ax").out


def test_a_district_can_be_named_behind_those_it_lies_in(ask: Runner) -> None:
    wanted = ask("facets", "*", "--district", "泉港区")
    for name in ("泉州市泉港区", "福建省泉州市泉港区", "福建泉港", " 泉港区 "):
        assert ask("facets", "*", "--district", name) == wanted
    assert ask("search", "茶", "--district", "厦门市泉港区").code == 2
    assert (
        ask("search", "茶", "--district", "泉州安溪", "--count").out
        == ask("search", "茶", "--district", "安溪", "--count").out
    )


def test_a_name_of_several_places_says_which(run: Runner, here: Path) -> None:
    for number, place in enumerate(("安溪县官桥镇", "南安市官桥镇")):
        page(f"dumps/{number}.txt", f"{place}种茶\n\n本报讯 5月6日，{place}的茶农走进茶园，把新茶送到山外。\n")
    run("index", "dumps")
    said = "quanwen: 官桥 is 安溪县官桥镇, 南安市官桥镇: all of them count\n"
    assert run("search", "茶农", "--district", "官桥").err == said
    assert run("search", "茶农", "--district", "安溪").err == ""
    assert run("search", "茶农", "--district", "安溪县官桥镇").err == ""


def test_a_district_that_is_none_is_answered_with_those_of_like_names(ask: Runner) -> None:
    assert (
        ask("search", "茶", "--district", "泉北").err
        == "quanwen: no district is called '泉北'. Did you mean 泉港区 or 泉州市?\n"
    )


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


def test_a_line_in_a_pipe_ends_with_the_place_of_the_paragraph(ask: Runner, samples: Searcher) -> None:
    places = [line.split("\t")[5] for line in ask("search", "茶园", "-n", "0").out.splitlines()]
    assert places == [f"{hit.dump}:{hit.line}" for hit in samples.search("茶园", limit=None)]


def test_a_count_is_a_number_alone(ask: Runner) -> None:
    found = json.loads(ask("search", "茶园", "--json").out)
    assert ask("search", "茶园", "--count") == Run(0, f"{found['total']}\n", "")
    assert ask("search", "茶园", "--count", "--by", "article", "--color", "always").out == f"{found['articles']}\n"
    none = ask("search", "“咖啡馆主”", "--count")
    assert (none.code, none.out) == (1, "0\n")
    assert ask("search", "茶园", "--count", "--json").code == 2


def test_facets_can_be_left_out(ask: Runner) -> None:
    assert json.loads(ask("search", "茶", "--no-facets", "--json").out)["facets"] == {}
    assert "districts" not in ask("search", "茶", "--no-facets", "--color", "always").out
