"""A table of questions, by kind: what each must find among its first hits, and what none of its hits may hold.

`questions.tsv` has kind, corpus, query, finds, never. Texts to be found are parted by ¦; a lone - says that nothing is
found. Today is 2026-07-20. The real pages are not part of the repository; without them their questions are skipped.
"""

from __future__ import annotations

import os
import random
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date
from functools import cache

import pytest

import index
import searcher
from corpus import QuanwenError
from tests.conftest import ROOT, SAMPLES, SHARED
from tests.strategies import PIECES

TODAY = date(2026, 7, 20)
TABLE = ROOT / "tests" / "questions.tsv"
QUESTIONS = [line.split("\t") for line in TABLE.read_text("utf-8").splitlines()[1:]]
# What is to be found stands among so many first hits.
FIRST = 10
# `QUANWEN_QUERIES=100000 pytest tests/test_questions.py` is the long form.
QUERIES = int(os.environ.get("QUANWEN_QUERIES", "10000"))

Open = Callable[[str], searcher.Searcher]


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Open]:
    directory = tmp_path_factory.mktemp("questions")
    places = {"samples": (SAMPLES, None), "seeds": (SHARED / "seeds", date(2026, 7, 3))}
    made: dict[str, searcher.Searcher] = {}

    @cache
    def open_corpus(name: str) -> searcher.Searcher:
        root, published = places[name]
        if not root.is_dir():
            pytest.skip("the real pages are not beside this repository")
        with index.open(directory / name, create=True) as library:
            library.sync([root], date=published)
        return made.setdefault(name, searcher.open(directory / name, today=TODAY))

    yield open_corpus
    for one in made.values():
        one.close()


@pytest.mark.parametrize(
    ("corpus", "query", "finds", "never"),
    [row[1:] for row in QUESTIONS],
    ids=[f"{row[0]}: {row[2]}" for row in QUESTIONS],
)
def test_a_question_finds_what_it_must_and_nothing_that_it_must_not(
    opened: Open, corpus: str, query: str, finds: str, never: str
) -> None:
    results = opened(corpus).search(query, limit=None)
    if finds == "-":
        assert results.total == 0
        return
    assert not results.remark
    texts = [hit.text for hit in results]
    assert [wanted for wanted in finds.split(" ¦ ") if not any(wanted in text for text in texts[:FIRST])] == []
    assert [text for text in texts if never and never in text] == []


def test_there_are_enough_questions_of_every_kind_and_no_two_the_same() -> None:
    assert len(QUESTIONS) >= 150
    assert all(len(row) == 5 and row[3] and (row[4] or row[3] == "-") for row in QUESTIONS)
    assert len({(row[1], row[2]) for row in QUESTIONS}) == len(QUESTIONS)
    assert min(Counter(row[0] for row in QUESTIONS).values()) >= 4


# Things people type, and marks that mean something, among any characters at all.
TYPED = [
    *PIECES, "地区:", "日期:", "事件：", "标题:", "作者:", "版:", "类型:", "拼音:", "py:", "同句(", "同篇（", "～3",
    '"~', ")", "*", "?", "|", "-", " ", "OR", "非", "今年", "近30天", "6月18日..", "qg", "nan'an", "2024年",
    "12.5%", "发改委",
]  # fmt: skip


def generated(randomly: random.Random) -> str:
    """A query of a few pieces, or of any characters: every plane of Unicode, surrogates and controls too."""
    pieces = []
    for _ in range(randomly.randint(1, 6)):
        kind = randomly.random()
        if kind < 0.5:
            pieces.append(randomly.choice(TYPED))
        elif kind < 0.75:
            pieces.append(chr(randomly.choice([randomly.randrange(0x80), randomly.randrange(0x3000, 0xA000)])))
        else:
            pieces.append(chr(randomly.randrange(0x110000)))
    return "".join(pieces)


def test_any_query_of_any_characters_gets_an_answer_or_one_of_our_errors(samples: searcher.Searcher) -> None:
    randomly = random.Random(5)
    answered = 0
    for number in range(QUERIES):
        query = generated(randomly)
        with suppress(QuanwenError):
            results = samples.search(query, limit=3)
            assert results.total >= len(results.hits), query
            answered += 1
            if number % 20 == 0:
                samples.advise(query)
    assert answered > QUERIES // 2
