"""A snapshot answers as a plain scan of the articles would, however many segments and deletions lie behind it."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from itertools import product
from pathlib import Path

import pytest
import whoosh.fields
import whoosh.index
from hypothesis import example, given, settings
from hypothesis import strategies as st

import index
from corpus import Article, Gazetteer
from index import IndexNotFoundError, LibraryError, Snapshot
from index.folding import fold
from index.inversion import MOST_CONTEXT, OWN_BITS
from index.tokenizer import tokenizer_for
from tests import oracle
from tests.conftest import distinct, read_all
from tests.hay import ALL, PORT, TEA, Content, story, write_hay
from tests.oracle import Row
from tests.strategies import dumps, texts, write_dump

GAZETTEER = Gazetteer.load()
TOKENIZER = tokenizer_for()
# Each example writes an index two or three times.
FEW = settings(max_examples=20)
ROUNDS = st.lists(st.dictionaries(st.sampled_from(["a.jsonl", "b.jsonl"]), dumps()), min_size=1, max_size=3)


def write(directory: Path, *rounds: dict[str, Content]) -> list[Article]:
    """Sync after every round of dumps, each round replacing some; the articles as a scan sees them in the end."""
    root = directory / "dumps"
    root.mkdir(exist_ok=True)
    with index.open(directory / "idx", create=True) as library:
        for content in rounds:
            for name, articles in content.items():
                write_dump(root / name, articles)
            library.sync([root], prune=True)
    return distinct(read_all([root], GAZETTEER))


@contextmanager
def written(*rounds: dict[str, Content]) -> Iterator[tuple[Snapshot, list[Row]]]:
    """A snapshot after these rounds, and its paragraphs as a scan sees them."""
    with tempfile.TemporaryDirectory() as name:
        articles = write(Path(name), *rounds)
        with Snapshot(Path(name) / "idx") as snapshot:
            yield snapshot, oracle.rows(articles)


def identify(snapshot: Snapshot) -> dict[int, str]:
    """The paragraph's id of every live row."""
    return {int(row): snapshot.entry(int(row)).paragraph.id for row in snapshot.live}


def by_id(snapshot: Snapshot, found: index.Postings) -> dict[str, int]:
    """Postings as frequencies by the paragraph's id; ordinals are checked to ascend."""
    ordinals = found.ordinals.tolist()
    assert ordinals == sorted(set(ordinals))
    names = identify(snapshot)
    return {names[row]: times for row, times in zip(ordinals, found.frequencies.tolist(), strict=True)}


# What each field holds of a paragraph, by a plain scan; only words are counted.
FIELDS: dict[str, Callable[[Row], list[str]]] = {
    "text": lambda row: oracle.terms(row.paragraph.text, TOKENIZER),
    "title": lambda row: oracle.terms(row.article.title, TOKENIZER),
    "district": lambda row: sorted(oracle.labels(row, GAZETTEER)),
    "date": lambda row: [row.article.date.isoformat()] if row.article.date else [],
    "event": lambda row: sorted({event.period.isoformat() for event in row.paragraph.events}),
    "article": lambda row: [row.article.id],
    "dump": lambda row: [row.article.dump],
    "kind": lambda row: [row.paragraph.kind.value],
    "page": lambda row: [row.article.page] if row.article.page else [],
}
PAGED = story("茶会", "茶，茶，好茶。", "6月29日在泉港区。", page="A03", date="2026-07-01", id="paged")


@FEW
@given(ROUNDS)
@example([{"a.jsonl": [PAGED]}, {"b.jsonl": [story("别的", "别的。")]}, {"b.jsonl": [story("又一", "又。")]}])
def test_postings_are_those_of_a_scan_for_every_term_of_every_field(rounds: list[dict[str, Content]]) -> None:
    with written(*rounds) as (snapshot, rows):
        for field, scan in FIELDS.items():
            wanted: dict[str, dict[str, int]] = {}
            for row in rows:
                for term, times in Counter(scan(row)).items():
                    wanted.setdefault(term, {})[row.paragraph.id] = times
            assert {term: by_id(snapshot, snapshot.postings(field, term)) for term in wanted} == wanted
            assert set(wanted) <= set(snapshot.terms(field))
            assert not [term for term in snapshot.terms(field) if term not in wanted and has(snapshot, field, term)]


def has(snapshot: Snapshot, field: str, term: str) -> bool:
    return len(snapshot.postings(field, term).ordinals) > 0


def test_terms_are_sorted_and_may_be_asked_for_by_how_they_begin() -> None:
    with written({"a.jsonl": PORT}, {"b.jsonl": TEA}) as (snapshot, _):
        terms = snapshot.terms("text")
        assert terms == sorted(terms, key=lambda term: term.encode())
        assert snapshot.terms("text", "灯") == ["灯", "灯会"]
        assert snapshot.terms("district", "泉") == ["泉州市", "泉港区"]
        assert snapshot.terms("text", "无此") == []


@pytest.mark.parametrize("term", ["无此词", "", "茶" * 300, "\ud800", "\x00", "\U0010ffff"], ids=ascii)
def test_a_term_that_nothing_holds_has_no_postings(whole: Path, term: str) -> None:
    with Snapshot(whole) as snapshot:
        assert not [field for field in FIELDS if has(snapshot, field, term)]
        assert len(snapshot.phrase([term]).ordinals) == len(snapshot.phrase(["茶", term]).ordinals) == 0


# Phrases.

# Few units, so that they recur and overlap: every way of putting a phrase together from pairs is met.
REPEATED = st.text("人民人a1。《 ", min_size=1, max_size=40).map(lambda text: f"文{text}完")


@FEW
@given(st.lists(REPEATED, min_size=1, max_size=6), st.lists(texts(), max_size=2))
@example(["文人人人人人完", "文人民人民人民人完"], [])
def test_a_phrase_is_found_at_every_place_where_a_scan_finds_it(repeated: list[str], others: list[str]) -> None:
    paragraphs = [*repeated, *others]
    half = len(paragraphs) // 2
    rounds = [{"a.jsonl": [story("题", *paragraphs[:half])]}, {"b.jsonl": [story("目", *paragraphs[half:])]}]
    with written(*rounds) as (snapshot, rows):
        for phrase in {*phrases("人民a", 4), "文", "完", "人a1", "民。", "a1人民人a"}:
            wanted = {row.paragraph.id: oracle.count_phrase(row.paragraph.text, phrase) for row in rows}
            found = by_id(snapshot, snapshot.phrase(oracle.pieces(phrase)))
            most = 1 if len(phrase) == 1 and phrase != "a" else 100  # of one character it is known where it is only
            assert found == {name: min(times, most) for name, times in wanted.items() if times}, phrase


def phrases(units: str, most: int) -> set[str]:
    """Every phrase of up to so many units; Latin letters that touch are one unit, and are left out."""
    every = ("".join(parts) for length in range(1, most + 1) for parts in product(units, repeat=length))
    return {phrase for phrase in every if "aa" not in phrase}


def test_of_one_unit_or_two_31_places_are_counted_at_the_most_of_one_character_1_and_of_more_all() -> None:
    text = "茶农" * 40 + "。" + "ai " * 40
    with written({"a.jsonl": [story("题", text, id="x")]}) as (snapshot, _):
        counted = {"茶": 1, "茶农": 31, "ai": 31, "ai ai": 31, "茶农茶": 39, "ai ai ai": 38}
        for phrase, times in counted.items():
            assert by_id(snapshot, snapshot.phrase(oracle.pieces(phrase))) == {"x#1": times}, phrase
        assert by_id(snapshot, snapshot.postings("text", "茶农")) == {"x#1": 31}


def test_a_phrase_never_runs_from_one_paragraph_into_the_next() -> None:
    with written({"a.jsonl": [story("人", "民人", "民", id="x")]}) as (snapshot, _):
        assert by_id(snapshot, snapshot.phrase(["人", "民"])) == {}
        assert by_id(snapshot, snapshot.phrase(["民", "人"])) == {"x#1": 1}


# Columns and records.


@FEW
@given(ROUNDS)
def test_columns_and_records_are_those_of_a_scan(rounds: list[dict[str, Content]]) -> None:
    with written(*rounds) as (snapshot, rows):
        known = {row.paragraph.id: row for row in rows}
        names = identify(snapshot)
        assert sorted(names.values()) == sorted(known)
        assert snapshot.paragraphs == len(known) <= snapshot.rows
        for number, name in names.items():
            check_row(snapshot, number, known[name])
        lengths = [len(oracle.terms(row.paragraph.text, TOKENIZER)) for row in rows]
        assert snapshot.average_lengths["text"] == pytest.approx(sum(lengths) / max(len(lengths), 1))
        check_articles(snapshot, names, known)


def check_row(snapshot: Snapshot, number: int, row: Row) -> None:
    entry = snapshot.entry(number)
    assert entry.paragraph == row.paragraph
    assert (entry.article.id, entry.article.title, entry.article.dump) == (
        row.article.id,
        row.article.title,
        row.article.dump,
    )
    assert snapshot.lengths["text"][number] == len(oracle.terms(row.paragraph.text, TOKENIZER))
    assert snapshot.lengths["title"][number] == len(oracle.terms(row.article.title, TOKENIZER))
    assert snapshot.dates[number] == (row.article.date.toordinal() if row.article.date else 0)
    districts = snapshot.districts
    assert set(districts.sets[districts.numbers[number]]) == oracle.labels(row, GAZETTEER)


def check_articles(snapshot: Snapshot, names: dict[int, str], known: dict[str, Row]) -> None:
    """Equal numbers mean the same article, and articles are whole."""
    numbers = {(int(snapshot.articles[row]), known[name].article.id) for row, name in names.items()}
    ids = {row.article.id for row in known.values()}
    assert len({number for number, _ in numbers}) == len(numbers) == len(ids)
    for row in known.values():
        assert snapshot.article(row.article.id) == row.article
    assert snapshot.article("none") is None


def test_reading_order_is_by_dump_then_line_then_place_in_the_article() -> None:
    rounds = [{"b.jsonl": TEA, "a/z.jsonl": [story("甲", "乙", id="z")]}, {"a.jsonl": PORT}]
    with written(*rounds) as (snapshot, _):
        order = sorted(identify(snapshot).items(), key=lambda item: snapshot.reading_order[item[0]])
        assert [name for _, name in order] == [*ALL[:6], "z#0", "z#1", *ALL[6:]]


def test_an_empty_index_has_nothing_of_anything() -> None:
    with written({}) as (snapshot, _):
        assert (snapshot.rows, snapshot.paragraphs, len(snapshot.live)) == (0, 0, 0)
        assert len(snapshot.phrase(["茶"]).ordinals) == len(snapshot.postings("text", "茶").ordinals) == 0
        assert snapshot.average_lengths == {"text": 0.0, "title": 0.0}
        assert len(snapshot.reading_order) == len(snapshot.dates) == len(snapshot.articles) == 0


def own_text(row: Row) -> str:
    return row.paragraph.text


def head(row: Row) -> str:
    return row.article.title


DELETED = [{"a.jsonl": [story("长", "很长很长的一段话。" * 9, id="long")], "b.jsonl": TEA}, {"a.jsonl": []}]


def test_lengths_are_averages_over_what_is_left_when_rows_are_deleted() -> None:
    with written(*DELETED) as (snapshot, rows):
        assert snapshot.rows > snapshot.paragraphs == len(rows), "nothing is deleted, and nothing proved"
        for name, text_of in (("text", own_text), ("title", head)):
            lengths = [len(oracle.terms(text_of(row), TOKENIZER)) for row in rows]
            assert snapshot.average_lengths[name] == pytest.approx(sum(lengths) / len(lengths))


def test_the_bytes_of_texts_are_those_of_all_paragraphs_however_many_are_read_at_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with written({"a.jsonl": PORT}, {"b.jsonl": TEA}) as (snapshot, rows):
        for stretch in (1, 2, 3, 4096):
            monkeypatch.setattr("index.snapshot.STRETCH", stretch)
            assert sum(snapshot.text_bytes()) == sum(len(row.paragraph.text.encode()) for row in rows)


EVENTS = [
    story("会", "6月12日和6月14日有会。", "今年6月有会。", "6月30日散会。", id="first", date="2026-06-01"),
    story("会", "6月10日至20日有会。", "没有。", id="second", date="2026-06-01"),
]


@pytest.mark.parametrize("days", [(1, 30), (12, 14), (12, 12), (14, 30), (20, 29), (21, 29)])
def test_paragraphs_that_speak_of_some_days_are_those_of_a_scan_each_once(days: tuple[int, int]) -> None:
    first, last = (date(2026, 6, day) for day in days)
    with written({"a.jsonl": EVENTS[:1]}, {"b.jsonl": EVENTS[1:]}) as (snapshot, rows):
        names = identify(snapshot)
        found = snapshot.speaking_of(first, last).tolist()
        assert found == sorted(set(found))
        assert {names[row] for row in found} == {row.paragraph.id for row in rows if oracle.speaks_of(row, first, last)}


def test_a_word_that_a_headline_has_more_often_than_can_be_kept_still_stands_there() -> None:
    titles = ["茶农" * times for times in (1, 7, 8, 9, 16, 300)]
    with written({"a.jsonl": [story(title, "文", id=f"{len(title)}") for title in titles]}) as (snapshot, _):
        held = snapshot.title_word("茶农")
        assert len(held.ordinals) == 2 * len(titles)
        assert held.times is not None
        assert (held.times >> OWN_BITS).tolist() == [
            min(len(title) // 2, MOST_CONTEXT) for title in titles for _ in "题文"
        ]


# What a snapshot is of.


def test_later_commits_do_not_change_a_snapshot(tmp_path: Path) -> None:
    write(tmp_path, {"port.jsonl": PORT, "tea.jsonl": TEA})
    with Snapshot(tmp_path / "idx") as before, Snapshot(tmp_path / "idx") as fresh:
        seen = view(before)
        for number in range(4):
            write(tmp_path, {"tea.jsonl": [story("茶会", f"第{number}次。")], f"{number}.jsonl": [story("甲", "乙")]})
        assert view(before) == seen
        assert view(fresh) == seen, "nothing had been asked of it before the commits"
    with Snapshot(tmp_path / "idx") as after:
        assert view(after) != seen


def view(snapshot: Snapshot) -> object:
    """Most of what a snapshot can tell."""
    names = identify(snapshot)
    places = {term: by_id(snapshot, snapshot.phrase([term])) for term in "茶三的"}
    words = {term: by_id(snapshot, snapshot.postings("text", term)) for term in ("茶", "三区", "夜校")}
    columns = {names[row]: (int(snapshot.dates[row]), int(snapshot.lengths["text"][row])) for row in names}
    return sorted(names.values()), places, words, columns, snapshot.average_lengths


def test_what_a_snapshot_returned_stays_valid_when_it_is_closed(tmp_path: Path) -> None:
    write(tmp_path, {"port.jsonl": PORT, "tea.jsonl": TEA})
    with Snapshot(tmp_path / "idx") as snapshot:
        postings, phrase, live = snapshot.postings("text", "人才"), snapshot.phrase(["茶"]), snapshot.live
        dates, entry = snapshot.dates, snapshot.entry(int(live[0]))
        seen = (postings.ordinals.tolist(), phrase.frequencies.tolist(), live.tolist(), dates.tolist(), entry)
    del snapshot
    write(tmp_path, {"port.jsonl": [story("甲", "乙")], "tea.jsonl": [story("茶会", "新来。")]})
    again = (postings.ordinals.tolist(), phrase.frequencies.tolist(), live.tolist(), dates.tolist(), entry)
    assert again == seen
    assert date(2026, 7, 1).toordinal() in dates.tolist()


def test_the_state_of_the_commit_is_at_hand(tmp_path: Path) -> None:
    write(tmp_path, {"port.jsonl": PORT})
    write(tmp_path, {"tea.jsonl": TEA})
    with Snapshot(tmp_path / "idx") as snapshot:
        assert set(snapshot.state.dumps) == {"port.jsonl", "tea.jsonl"}
        assert [word.term for word in snapshot.tokenizer.words(fold("茶農夜校"))] == ["茶农", "夜校"]


@pytest.mark.parametrize(
    "word", ["三区联创", "人才 0", "的 99999", "AI乡村", "二〇二六届", "佐々木", "\U00030000王"], ids=ascii
)
def test_a_query_is_cut_as_the_texts_were_whatever_the_users_words(tmp_path: Path, word: str) -> None:
    (tmp_path / "words.txt").write_text(word, "utf-8")
    write_dump(tmp_path / "dumps" / "a.jsonl", [story("题", f"看{word}与三区联创的人才在AI乡村。")])
    with index.open(tmp_path / "idx", create=True) as library:
        library.sync([tmp_path / "dumps"], dictionary=tmp_path / "words.txt")
    with Snapshot(tmp_path / "idx") as snapshot:
        text = fold(snapshot.entry(1).paragraph.text)
        asked = {part for word in snapshot.tokenizer.words(text) for part in snapshot.tokenizer.parts(word.term)}
        assert [term for term in sorted(asked) if not has(snapshot, "text", term)] == []


# Damage.


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index of two segments, in one of which paragraphs are deleted."""
    directory = tmp_path_factory.mktemp("whole")
    write(directory, {"port.jsonl": PORT, "tea.jsonl": TEA})
    write(directory, {"tea.jsonl": TEA[:1]})
    return directory / "idx"


DAMAGES: dict[str, Callable[[bytes], bytes | None]] = {
    "gone": lambda data: None,
    "empty": lambda data: b"",
    "cut in half": lambda data: data[: len(data) // 2],
    "without its last byte": lambda data: data[:-1],
    "noughts": lambda data: bytes(len(data)),
    "all bits set": lambda data: b"\xff" * len(data),
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_a_damaged_file_is_our_error_or_does_not_matter(whole: Path, damage: Callable[[bytes], bytes | None]) -> None:
    raw: dict[str, str] = {}
    for path in sorted(whole.iterdir()):
        data = path.read_bytes()
        replace(path, damage(data))
        raw[path.name] = foreign_error(whole)
        replace(path, data)
    assert {name: error for name, error in raw.items() if error} == {}


def foreign_error(directory: Path) -> str:
    """What comes, when an index is looked at, instead of a view of it or an error of ours; empty for nothing."""
    try:
        with Snapshot(directory) as snapshot:
            view(snapshot)
    except LibraryError:
        return ""
    except Exception as error:  # noqa: BLE001  # whatever else comes is the finding
        return repr(error)[:80]
    return ""


def replace(path: Path, data: bytes | None) -> None:
    path.unlink(missing_ok=True)
    if data is not None:
        path.write_bytes(data)


def test_an_index_of_somebody_elses_is_our_error(tmp_path: Path) -> None:
    whoosh.index.create_in(str(tmp_path), whoosh.fields.Schema(text=whoosh.fields.TEXT), indexname="MAIN")
    with pytest.raises(LibraryError):
        Snapshot(tmp_path)
    with pytest.raises(LibraryError), index.open(tmp_path) as library:
        library.sync([write_hay(tmp_path / "dumps")])


def test_where_there_is_no_index_there_is_no_snapshot(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "missing"):
        with pytest.raises(IndexNotFoundError):
            Snapshot(path)
