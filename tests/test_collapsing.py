"""Near duplicates are named, left out on request and counted with hits; totals and facets stay those of all."""

from __future__ import annotations

import json
import random
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import index
import searcher
from searcher.cli import run
from tests.hay import story
from tests.strategies import write_dump

WIRE = (
    "新华社泉州6月29日电 记者从泉州市农业农村局获悉，春茶季全市茶叶总产量预计达到十二万吨，比去年同期增长百分之六。",
    "在安溪县感德镇的一处生态茶园，茶农陈秋菊正忙着采摘。她说，园里套种了大豆和油菜，土壤比往年松软，虫害也少了许多。",
    "据介绍，当地建起了十八个茶叶初制加工点，茶青从采摘到进厂不超过两个小时，成茶的香气和色泽都更加稳定。",
    "下一步，当地还将组织茶企赴上海、广州等地参加展销会，把山里的好茶卖到更远的地方去，让更多茶农得到实惠。",
)
PORT = (
    "肖厝港区二期工程日前通过竣工验收，新增两个五万吨级泊位，港口年吞吐能力提高到三千二百万吨，集装箱航线增加到十四条。",
    "港口调度员王海东介绍，今年前五个月，经这里出口的石材、鞋服和日用陶瓷分别增长了一成以上，货轮平均在港时间缩短半天。",
    "为了减少排放，码头上的门式起重机全部改用岸电，装卸车辆也换成了电动的，夜里作业的噪声明显小了。",
)


def printed(
    name: str, paragraphs: tuple[str, ...], day: str | None = "2026-06-30", title: str = "春茶上市"
) -> dict[str, object]:
    return story(title, *paragraphs, id=name, date=day)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Two papers print a wire story, one shortened and under another headline; a third prints it a year later."""
    morning = [printed("first", WIRE), printed("port", PORT, title="新泊位投用，茶叶出海")]
    evening = [printed("second", WIRE[:3], "2026-07-01", "全市茶叶增产")]
    write_dump(tmp_path / "dumps" / "a.jsonl", morning)
    write_dump(tmp_path / "dumps" / "b.jsonl", evening)
    write_dump(tmp_path / "dumps" / "c.jsonl", [printed("later", WIRE, "2027-06-30")])
    with index.open(tmp_path / "idx", create=True) as library:
        library.sync([tmp_path / "dumps"])
    return tmp_path


def test_of_a_story_printed_twice_the_hits_of_the_better_one_are_shown(home: Path) -> None:
    with searcher.open(home / "idx") as opened:
        every = opened.search("茶叶", limit=None, facets=True)
        some = opened.search("茶叶", limit=None, facets=True, collapse=True)
    assert {hit.article for hit in every} == {"first", "second", "later", "port"}
    kept = {hit.article: hit.others for hit in some}
    assert set(kept) in ({"first", "later", "port"}, {"second", "later", "port"})
    assert kept.pop("first", None) == 1 or kept.pop("second") == 1
    assert set(kept.values()) == {0}
    assert {hit.others for hit in every} == {None}
    assert (some.total, some.articles, some.facets) == (every.total, every.articles, every.facets)


def test_a_page_of_collapsed_hits_is_a_stretch_of_all_of_them(home: Path) -> None:
    with searcher.open(home / "idx") as opened:
        whole = opened.search("茶农 | 茶叶", limit=None, collapse=True).hits
        pages = [opened.search("茶农 | 茶叶", limit=2, offset=offset, collapse=True).hits for offset in range(0, 20, 2)]
        assert tuple(hit for page in pages for hit in page) == whole == tuple(opened.scan("茶农 | 茶叶", collapse=True))
    assert [hit.rank for hit in whole] == list(range(1, len(whole) + 1))


def test_show_names_the_near_duplicates(
    home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QUANWEN_INDEX", str(home / "idx"))
    assert run(["show", "first#2"]) == 0
    assert capsys.readouterr().err == "quanwen: nearly the same: second (b.jsonl:1)\n"
    assert run(["show", "second", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["near"] == ["first"]
    assert run(["show", "port"]) == 0
    assert capsys.readouterr().err == ""


def test_near_duplicates_are_told_in_reading_order_whichever_was_indexed_first(tmp_path: Path) -> None:
    for name, article in (("b", "second"), ("c", "third"), ("a", "first"), ("d", "fourth")):
        write_dump(tmp_path / "dumps" / f"{name}.jsonl", [printed(article, WIRE[: 4 - (name == "a")], title=name)])
        with index.open(tmp_path / "idx", create=True) as library:
            library.sync([tmp_path / "dumps"])
    with searcher.open(tmp_path / "idx") as opened:
        assert [one.id for one in opened.near_duplicates("fourth")] == ["first", "second", "third"]
        assert [one.id for one in opened.near_duplicates("second#1")] == ["first", "third", "fourth"]


def test_search_collapses_on_request_and_says_so(
    home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QUANWEN_INDEX", str(home / "idx"))
    assert run(["search", "陈秋菊", "--collapse", "--jsonl"]) == 0
    captured = capsys.readouterr()
    assert [json.loads(line)["others"] for line in captured.out.splitlines()] == [1, 0]
    assert "near duplicates are left out; in all 3 hits in 3 articles" in captured.err
    assert run(["search", "陈秋菊", "--collapse", "--limit", "0"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 2
    assert run(["search", "陈秋菊", "--collapse", "--color", "always"]) == 0
    assert "+1 篇 nearly the same" in capsys.readouterr().out
    assert run(["search", "陈秋菊", "--jsonl"]) == 0
    assert '"others"' not in capsys.readouterr().out


EDITIONS = st.lists(
    st.tuples(
        st.sampled_from(["a.jsonl", "b.jsonl", "c.jsonl"]),
        st.sampled_from([WIRE, PORT, WIRE + PORT]),
        st.integers(0, 10**6),
        st.sampled_from([None, "2026-06-30", "2026-07-02", "2026-09-01"]),
    ),
    min_size=1,
    max_size=7,
)


def edited(paragraphs: tuple[str, ...], seed: int) -> tuple[str, ...]:
    """The story with a few characters changed, or a paragraph left out."""
    rng = random.Random(seed)
    kept = [text for text in paragraphs if rng.random() > 0.1] or list(paragraphs)
    return tuple("".join(rng.choice("茶港山海") if rng.random() < 0.02 else char for char in text) for text in kept)


@settings(max_examples=40)
@given(EDITIONS, st.sampled_from(["茶叶", "*", "港口 | 茶农", "的"]), st.sampled_from(["relevance", "date", "oldest"]))
def test_collapsing_leaves_out_what_is_near_above_and_syncing_equals_rebuilding(
    editions: list[tuple[str, tuple[str, ...], int, str | None]], query: str, sort: str
) -> None:
    with tempfile.TemporaryDirectory() as name:
        root, content = Path(name), dict[str, list[dict[str, object]]]()
        for dump, paragraphs, seed, day in editions:
            content.setdefault(dump, []).append(printed(f"n{seed}", edited(paragraphs, seed), day))
            write_dump(root / "dumps" / dump, content[dump])
            with index.open(root / "synced", create=True) as library:
                library.sync([root / "dumps"])
        with index.open(root / "fresh", create=True) as library:
            library.sync([root / "dumps"])
        with searcher.open(root / "synced") as synced, searcher.open(root / "fresh") as fresh:
            found = synced.search(query, limit=None, sort=sort, collapse=True, facets=True)
            again = fresh.search(query, limit=None, sort=sort, collapse=True, facets=True)
            assert (found.hits, found.total, found.facets) == (again.hits, again.total, again.facets)
            every = synced.search(query, limit=None, sort=sort)
            near = {hit.article: {one.id for one in synced.near_duplicates(hit.article)} for hit in every}
            assert near == {hit.article: {one.id for one in fresh.near_duplicates(hit.article)} for hit in every}
        kept: list[str] = []
        for hit in every:
            if hit.article not in kept and near[hit.article].isdisjoint(kept):
                kept.append(hit.article)
        assert [hit.id for hit in found] == [hit.id for hit in every if hit.article in kept]
        matching = {hit.article for hit in every}
        assert all(hit.others == len(near[hit.article] & matching) for hit in found)
