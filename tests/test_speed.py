"""The measurement of speed: what it asks, what answers are held against, what it prints. No clock is tested here."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date
from itertools import islice
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.speed import asking, runs, table
from benchmarks.speed.corpus import Corpus, Row, perturbed_text, prepare, read_rows, records, taken
from benchmarks.speed.cutting import Cutter
from benchmarks.speed.engines.quanwen import Quanwen
from benchmarks.speed.engines.sqlite import Sqlite
from benchmarks.speed.queries import SHAPES, Query, draw, query_of
from benchmarks.speed.scan import Count, scan
from benchmarks.speed.timing import percentile, settled
from index.folding import fold
from tests.oracle import count_phrase
from tests.strategies import texts

ABSENT = Path("no-such-file.jsonl.xz")
TEA = Row(date(2026, 6, 1).toordinal(), ("福建省", "泉州市", "安溪县"), "茶农夜校开课", "茶农晚上来“夜校”学做茶。")
PORT = Row(
    date(2026, 7, 1).toordinal(), ("福建省", "泉州市", "泉港区"), "三区联创引人才", "园区、社区一起建，引来人才。"
)
LAMPS = Row(0, (), "老街灯会", "老街的灯会每年都办，茶农也来。")
ROWS = (TEA, PORT, LAMPS)
CUTTER = Cutter()


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    return prepare(records(ABSENT, 7), 300, tmp_path_factory.mktemp("speed"))


@pytest.fixture(scope="module")
def questions(corpus: Corpus) -> list[Query]:
    return draw(list(read_rows(corpus.rows)), 20, 5, lambda name: name == "泉州市")


@given(texts())
def test_peers_are_fed_what_jieba_cuts_of_every_han_run_and_compounds_whole(text: str) -> None:
    words = []
    for run in CUTTER.tokenizer.scanner.finditer(fold(text)):
        han = run.lastgroup == "han"
        words += CUTTER.jieba.cut_for_search(run.group(), False) if han else CUTTER.compound(run.group())
    assert CUTTER.search_words(text) == words


@given(texts())
def test_peers_are_fed_every_word_that_is_asked_for(text: str) -> None:
    assert set(CUTTER.words(text)) <= set(CUTTER.search_words(text))


def test_the_same_seed_draws_the_same_corpus() -> None:
    first, second = (list(islice(records(ABSENT, 7), 5)) for _ in range(2))
    assert first == second
    assert first != list(islice(records(ABSENT, 8), 5))


def test_a_corpus_has_the_paragraphs_asked_for_and_no_article_more() -> None:
    sizes = [len(record["paragraphs"]) for record in taken(records(ABSENT, 7), 100)]
    assert sum(sizes) >= 100 > sum(sizes[:-1])


def test_rows_are_what_the_reader_read(corpus: Corpus) -> None:
    rows = list(read_rows(corpus.rows))
    assert len(rows) == corpus.paragraphs
    assert sum(len(row.text.encode()) for row in rows) == corpus.text_bytes
    assert all(row.month for row in rows)
    assert {"泉州市", "福建省"} <= {label for row in rows for label in row.labels}


@given(st.text(alphabet="茶农来了，。；12", max_size=30))
def test_perturbed_text_has_the_same_characters_but_for_its_digits(text: str) -> None:
    def without_digits(one: str) -> Counter[str]:
        return Counter(char for char in one if not char.isdigit())

    found = perturbed_text(text, Random(1))
    assert without_digits(found) == without_digits(text)
    assert len(found) == len(text)


def test_as_many_questions_of_every_shape_are_drawn_as_wanted(questions: list[Query]) -> None:
    assert Counter(query.shape for query in questions) == dict.fromkeys(SHAPES, 20)


def test_the_same_seed_draws_the_same_questions(corpus: Corpus, questions: list[Query]) -> None:
    rows = list(read_rows(corpus.rows))
    assert draw(rows, 20, 5, lambda name: name == "泉州市") == questions
    assert draw(rows, 20, 6, lambda name: name == "泉州市") != questions


def test_free_words_are_two_to_four_and_a_single_one_is_alone(questions: list[Query]) -> None:
    assert {len(query.words) for query in questions if query.shape == "word"} == {1}
    assert {len(query.words) for query in questions if query.shape in ("or", "and")} <= {2, 3, 4}


def test_phrases_are_two_to_eight_characters_that_stand_in_a_text(corpus: Corpus, questions: list[Query]) -> None:
    rows = list(read_rows(corpus.rows))
    for phrase in (query.text.strip('"') for query in questions if query.shape == "phrase"):
        assert 2 <= len(phrase) <= 8
        assert any(count_phrase(row.text, phrase) for row in rows)


def test_the_first_words_asked_rise_in_frequency_up_to_the_most_frequent(
    corpus: Corpus, questions: list[Query]
) -> None:
    holding = Counter(word for row in read_rows(corpus.rows) for word in set(CUTTER.search_words(row.text)))
    rising = [holding[query.words[0]] for query in questions if query.shape == "word"][:4]
    assert rising == sorted(rising)
    assert rising[-1] == max(holding.values())


def test_filters_name_only_places_that_mean_one(questions: list[Query]) -> None:
    assert {query.district for query in questions if query.shape == "filter"} == {"泉州市"}
    assert {query.district for query in questions if query.shape != "filter"} == {""}


def test_a_question_survives_the_way_through_a_pipe(questions: list[Query]) -> None:
    assert [query_of(json.loads(json.dumps(query.json()))) for query in questions] == questions


def test_rows_without_anything_to_ask_are_refused() -> None:
    with pytest.raises(ValueError, match="hold nothing to ask for"):
        draw([Row(0, (), "", "123")], 5, 1, lambda _: True)


def count(query: Query) -> tuple[Count, Count]:
    (truth,) = scan(ROWS, [query])
    return truth.by_words, truth.by_promise


def test_a_scan_finds_a_phrase_across_soft_marks() -> None:
    by_words, by_promise = count(Query("phrase", '"来夜校学"', ("来", "夜校", "学")))
    assert (by_words.total, by_promise.total) == (1, 1)


def test_a_headline_helps_by_promise_and_not_by_words() -> None:
    by_words, by_promise = count(Query("and", "茶农 开课", ("茶农", "开课")))
    assert by_words.total == 0
    assert by_promise.total == 1


def test_a_headline_alone_is_no_answer() -> None:
    assert [one.total for one in count(Query("word", "联创", ("联创",)))] == [0, 0]


def test_words_that_never_meet_are_looked_for_one_by_one_by_promise() -> None:
    by_words, by_promise = count(Query("and", "夜校 社区", ("夜校", "社区")))
    assert (by_words.total, by_promise.total) == (0, 2)


def test_a_scan_counts_districts_and_months_and_leaves_out_the_undated() -> None:
    by_words, _ = count(Query("facets", "茶农 | 人才", ("茶农", "人才")))
    assert by_words.total == 3
    assert by_words.districts == {"福建省": 2, "泉州市": 2, "安溪县": 1, "泉港区": 1}
    assert by_words.months == {"2026-06": 1, "2026-07": 1}


def test_filters_hold_in_a_scan_with_both_bounds_included() -> None:
    query = Query("filter", "茶农 | 人才", ("茶农", "人才"), "泉州市", PORT.day, PORT.day)
    assert [one.total for one in count(query)] == [1, 1]


def test_quanwen_counts_what_the_scan_counts(corpus: Corpus, questions: list[Query], tmp_path: Path) -> None:
    engine = Quanwen()
    engine.build(corpus.directory, tmp_path)
    engine.open(tmp_path)
    truths = scan(read_rows(corpus.rows), questions)
    for query, truth, answer in zip(questions, truths, engine.answers(questions), strict=True):
        assert (query, answer.total) == (query, truth.by_promise.total)
        if query.facets:
            assert (answer.districts, answer.months) == (truth.by_promise.districts, truth.by_promise.months)
    engine.searcher.close()


def test_a_peer_counts_what_the_scan_counts_by_words(corpus: Corpus, questions: list[Query], tmp_path: Path) -> None:
    engine = Sqlite()
    engine.build(corpus.directory, tmp_path)
    engine.open(tmp_path)
    asked = [query for query in questions if query.shape in ("or", "and", "word")]
    truths = scan(read_rows(corpus.rows), asked)
    assert [answer.total for answer in engine.answers(asked)] == [truth.by_words.total for truth in truths]
    engine.database.close()


def test_questions_are_asked_in_small_batches_of_one_shape(questions: list[Query]) -> None:
    found = asking.batches(questions)
    assert [query for batch in found for query in batch] == questions
    assert all(len(batch) <= asking.BATCH and len({query.shape for query in batch}) == 1 for batch in found)


def test_a_sample_holds_rare_and_frequent_words_of_every_shape(questions: list[Query]) -> None:
    found = asking.sample(questions, 5)
    assert Counter(query.shape for query in found) == dict.fromkeys(SHAPES, 5)
    assert all(query in questions for query in found)


@given(st.lists(st.floats(0, 1e6), min_size=1), st.floats(0.01, 1))
def test_a_percentile_is_a_value_that_enough_do_not_exceed(values: list[float], share: float) -> None:
    found = percentile(values, share)
    assert found in values
    assert sum(value <= found for value in values) >= share * len(values) - 1e-9


def test_no_values_have_no_percentile() -> None:
    with pytest.raises(ValueError, match="no values"):
        percentile([], 0.5)


def test_one_disturbed_round_does_not_count() -> None:
    assert settled([[1, 2], [1, 900], [1, 3]]) == [1, 3]


def built(seconds: float, size: int) -> dict[str, object]:
    return {"seconds": seconds, "processor_seconds": 1.0, "peak_bytes": 50e6, "index_bytes": size, "version": "9"}


def asked(ms: float, wrong: int) -> dict[str, object]:
    tally = {"checked": 10, "wrong": wrong, "found": 7, "there": 1000}
    return {
        "version": "9",
        "asked": "ten",
        "peak_bytes": 50e6,
        "own_bytes": 40e6,
        "ms": {"or": [ms]},
        "wrong": {"or": tally},
    }


RUN = {
    "date": "2026-07-01",
    "command": "python -m benchmarks.speed",
    "corpus": "drawn",
    "machine": {
        "processor": "P", "cores": 2, "memory_gb": 8, "system": "S", "load_before": "0.1", "load_after": "0.2"
    },
    "versions": {"Python": "3"},
    "notes": ["a note"],
    "absent": {"xapian": "not here"},
    "parts": [
        {
            "paragraphs": 1000,
            "text_bytes": 10_000_000,
            "built": {"quanwen": built(5, 10_000_000), "tantivy": built(2, 20_000_000), "reading": built(1, 0)},
            "asked": {"quanwen": asked(1, 0), "tantivy": asked(2, 3)},
        }
    ],
    "commands": [{"what": "cold", "ms": [100, 200, 300]}],
}  # fmt: skip


def test_ratios_are_ours_over_the_peers() -> None:
    text = table.render(RUN)
    assert "| quanwen | 2.00 | – | 1.0 | 1.00 | – | 50 |" in text
    assert "| tantivy-py | 5.00 | ×0.40 | 1.0 | 2.00 | ×0.50 | 50 |" in text
    assert "| reading alone | 10.00 | – | 1.0 | – | – | 50 |" in text
    assert "| OR | 1 / 1 / 1 | 2 / 2 / 2 |\n|  | – | ×0.50 / ×0.50 / ×0.50 |" in text


def test_mistakes_absences_and_whole_processes_are_shown() -> None:
    text = table.render(RUN)
    assert "| OR | 0 of 10 | 3 of 10 (7 found, 1,000 there) |" in text
    assert "| Xapian | absent | – |" in text
    assert "- Xapian is absent: not here." in text
    assert "| cold | 200 | 100 | 300 |" in text


def test_every_row_of_a_table_is_as_wide_as_its_head() -> None:
    for block in table.render(RUN).split("\n\n"):
        lines = [line for line in block.splitlines() if line.startswith("|")]
        assert len({line.count("|") for line in lines}) <= 1


def test_a_run_that_measured_nothing_can_be_printed() -> None:
    assert table.render({**RUN, "parts": [], "commands": []}).startswith("# Speed, 2026-07-01")


def test_a_second_run_of_a_day_does_not_overwrite_the_first(tmp_path: Path) -> None:
    names = [runs.keep(RUN, "text", tmp_path).name for _ in range(2)]
    assert names == ["2026-07-01.md", "2026-07-01-2.md"]
    assert json.loads((tmp_path / "2026-07-01.json").read_text("utf-8")) == RUN
