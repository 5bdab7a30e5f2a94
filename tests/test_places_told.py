"""What an index is told of its dumps, --home, --places and --date: it remembers, and reads again what they change."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import index
import searcher
from corpus import Article, CorpusError, DateSource, Kind
from index import Report
from searcher.cli import run
from tests.hay import story
from tests.strategies import dumps, queries, write_dump
from tests.syncing import answer

PLACES = "name,parent,aliases\n前欧村,泉港区,欧村\n"
CONTENT = [story("同安的灯会", "灯会上有南音。", id="lamps"), story("欧村修路", "路通了，昨日庆祝。", id="road")]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A folder with two dumps that state no day, and one that does."""
    write_dump(tmp_path / "dumps" / "undated.jsonl", CONTENT)
    write_dump(tmp_path / "dumps" / "later" / "undated2.jsonl", [story("渔港开海", "今天开海。", id="sea")])
    write_dump(tmp_path / "dumps" / "dated.jsonl", [story("茶园采茶", "春茶上市。", id="tea", date="2026-04-01")])
    (tmp_path / "places.csv").write_text(PLACES, "utf-8")
    return tmp_path


def sync(home: Path, /, *roots: str, **options: object) -> Report:
    """Sync the folders of these names beneath home, `dumps` when none is given."""
    with index.open(home / "idx", create=True) as library:
        return library.sync([home / name for name in roots or ("dumps",)], **options)  # type: ignore[arg-type]


def article(home: Path, name: str) -> Article:
    with searcher.open(home / "idx") as opened:
        return opened.article(name)


def found(home: Path, query: str, **filters: str) -> set[str]:
    with searcher.open(home / "idx") as opened:
        return {hit.article for hit in opened.search(query, limit=None, **filters)}  # type: ignore[arg-type]


def test_the_home_of_an_index_is_remembered_and_another_reads_every_dump_again(home: Path) -> None:
    assert len(sync(home, home="厦门").added) == 3
    assert article(home, "lamps").districts == ("同安区",)
    write_dump(home / "dumps" / "new.jsonl", [story("同安修桥", "桥通了。", id="bridge")])
    report = sync(home)
    assert (report.added, len(report.unchanged)) == (("new.jsonl",), 3)
    assert article(home, "bridge").districts == ("同安区",)
    assert len(sync(home, home="泉州市").changed) == 4
    assert article(home, "lamps").districts == article(home, "bridge").districts == ()


def test_an_empty_home_is_the_usual_one_again(home: Path) -> None:
    sync(home, home="厦门市")
    assert len(sync(home, home="").changed) == 3
    assert sync(home, home="泉州市").changed == ()


def test_places_are_kept_in_the_index_and_filter_without_their_file(home: Path) -> None:
    sync(home, places=home / "places.csv")
    (home / "places.csv").unlink()
    assert article(home, "road").districts == ("前欧村",)
    assert found(home, "*", district="欧村") == found(home, "*", district="泉港") == {"road"}
    assert sync(home).unchanged == ("dated.jsonl", "later/undated2.jsonl", "undated.jsonl")


def test_places_that_have_changed_read_every_dump_again_and_the_same_ones_none(home: Path) -> None:
    sync(home, places=home / "places.csv")
    shutil.copy(home / "places.csv", home / "copy.csv")
    assert sync(home, places=home / "copy.csv").changed == ()
    (home / "copy.csv").write_text(PLACES.replace("欧村\n", "\n"), "utf-8")
    assert len(sync(home, places=home / "copy.csv", dry_run=True).changed) == 3
    assert article(home, "road").districts == ("前欧村",)
    assert len(sync(home, places=home / "copy.csv").changed) == 3
    assert article(home, "road").districts == ()
    sync(home, places="")
    with pytest.raises(searcher.QueryError, match="前欧村"):
        found(home, "*", district="前欧村")


def test_a_bad_file_of_places_changes_nothing(home: Path) -> None:
    sync(home, places=home / "places.csv")
    (home / "places.csv").write_text(PLACES + "无名,\n", "utf-8")
    with pytest.raises(CorpusError, match="line 3"):
        sync(home, places=home / "places.csv")
    assert article(home, "road").districts == ("前欧村",)


def test_places_need_no_dumps_named_and_reach_those_from_elsewhere(home: Path) -> None:
    sync(home)
    with index.open(home / "idx") as library:
        assert len(library.sync([], places=home / "places.csv").changed) == 3
    assert article(home, "road").districts == ("前欧村",)


def test_a_given_day_holds_where_none_is_stated_and_events_count_from_it(home: Path) -> None:
    sync(home, date="2026-07-03")
    road = article(home, "road")
    assert (str(road.date), road.date_source) == ("2026-07-03", DateSource.GIVEN)
    [event] = [event for one in road.paragraphs if one.kind is Kind.BODY for event in one.events]
    assert (event.text, event.period.isoformat()) == ("昨日", "2026-07-02")
    assert (str(article(home, "tea").date), article(home, "tea").date_source) == ("2026-04-01", DateSource.STATED)


def test_a_given_day_is_remembered_with_its_dumps_and_no_others(home: Path) -> None:
    sync(home, "dumps/later", date="2026年7月3日")
    sync(home)
    assert str(article(home, "sea").date) == "2026-07-03"
    assert article(home, "road").date is None
    write_dump(home / "dumps" / "later" / "undated2.jsonl", [story("渔港休渔", "今天休渔。", id="sea")])
    assert len(sync(home).changed) == 1
    assert (article(home, "sea").title, str(article(home, "sea").date)) == ("渔港休渔", "2026-07-03")
    (home / "dumps" / "later" / "undated2.jsonl").rename(home / "dumps" / "moved.jsonl")
    assert len(sync(home).moved) == 1
    assert str(article(home, "sea").date) == "2026-07-03"


def test_another_day_reads_again_the_dumps_it_is_given_for(home: Path) -> None:
    sync(home, date="2026-07-03")
    assert sync(home, date="2026-07-03").changed == ()
    assert len(sync(home, "dumps/later", date="2026-07-04").changed) == 1
    assert [str(article(home, name).date) for name in ("sea", "road")] == ["2026-07-04", "2026-07-03"]
    assert len(sync(home, "dumps/later", date="").changed) == 1
    assert article(home, "sea").date is None


def test_a_rebuild_remembers_the_days_and_gives_one_only_to_the_dumps_named(home: Path) -> None:
    sync(home, "dumps/later", date="2026-07-03")
    sync(home)
    sync(home, "dumps/undated.jsonl", date="2026-07-05", rebuild=True)
    assert [str(article(home, name).date) for name in ("sea", "road")] == ["2026-07-03", "2026-07-05"]


TOLD = {
    "home": st.sampled_from(["", "泉州市", "南安", "厦门市"]),
    "places": st.sampled_from(["", PLACES, "name,parent,aliases\n振兴,泉港区,联创\n"]),
    "date": st.sampled_from(["", "2026-07-03", "2026-06-30"]),
}
ROUNDS = st.lists(
    st.tuples(st.sampled_from(["a.jsonl", "b.jsonl", "c/d.jsonl"]), dumps(), st.fixed_dictionaries({}, optional=TOLD)),
    min_size=1,
    max_size=4,
)


@settings(max_examples=30)
@given(ROUNDS, queries())
def test_syncing_equals_rebuilding_whatever_was_told_meanwhile(
    rounds: list[tuple[str, list[dict[str, object]], dict[str, str]]], query: str
) -> None:
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        days: dict[str, str] = {}
        last: dict[str, str] = {}
        for target, content, told in rounds:
            write_dump(root / "dumps" / target, content)
            days = {one: told.get("date", day) for one, day in (days | {target: days.get(target, "")}).items()}
            last |= told
            tell(root / "synced", [root / "dumps"], told)
        tell(root / "fresh", [root / "dumps"], {name: said for name, said in last.items() if name != "date"})
        for target, day in days.items():
            tell(root / "fresh", [root / "dumps" / target], {"date": day})
        with searcher.open(root / "synced") as synced, searcher.open(root / "fresh") as fresh:
            for asked in (query, "*", "三区联创 人才", "地区:泉港"):
                assert answer(synced, asked) == answer(fresh, asked)
            assert synced.snapshot.state.copies == fresh.snapshot.state.copies
            assert synced.places.gazetteer is fresh.places.gazetteer


def tell(directory: Path, roots: list[Path], told: dict[str, str]) -> None:
    """Sync, the text of a file of places written to one first."""
    if told.get("places"):
        file = directory.with_name("places.csv")
        file.write_text(told["places"], "utf-8")
        told = told | {"places": str(file)}
    with index.open(directory, create=True) as library:
        library.sync(roots, **told)  # type: ignore[arg-type]


# The command line.


def test_index_takes_home_places_and_date_and_the_next_one_knows_them(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(home)
    assert run(["index", "dumps", "--date", "2026-07-03", "--home", "厦门", "--places", "places.csv"]) == 0
    assert run(["index", "dumps"]) == 0
    assert "3 unchanged" in capsys.readouterr().out
    assert run(["index", "--places", ""]) == 0
    assert "3 changed" in capsys.readouterr().out
    assert run(["search", "灯会", "--district", "同安", "--until", "2026-07-03", "--jsonl"]) == 0
    assert '"article": "lamps"' in capsys.readouterr().out


@pytest.mark.parametrize(
    ("told", "complaint"),
    [
        (["--date", "2026-07"], "quanwen: date '2026-07' is no day; write 2026-07-03\n"),
        (["--home", "火星"], "quanwen: home '火星' is no one place of the gazetteer"),
        (["--places", "nowhere.csv"], "quanwen: nowhere.csv: No such file or directory; wanted a CSV file of places"),
    ],
)
@pytest.mark.parametrize("command", ["index", "articles"])
def test_what_cannot_be_told_is_said_without_a_traceback(
    home: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    command: str,
    told: list[str],
    complaint: str,
) -> None:
    monkeypatch.chdir(home)
    assert run([command, "dumps", *told]) == 2
    assert capsys.readouterr().err.startswith(complaint)


def test_articles_takes_home_places_and_date(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(home)
    told = ["--date", "2026-07-03", "--home", "厦门", "--places", "places.csv"]
    assert run(["articles", "dumps/undated.jsonl", *told]) == 0
    rows = [line.split("\t")[:3] for line in capsys.readouterr().out.splitlines()]
    assert rows == [["lamps", "2026-07-03", "同安区"], ["road", "2026-07-03", "前欧村"]]
