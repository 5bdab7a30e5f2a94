"""The analyzers as Whoosh uses them: in a schema of ours, pickled, and in a plain Whoosh index of anybody's."""

from __future__ import annotations

import pickle
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from whoosh.analysis import Analyzer, StopFilter
from whoosh.fields import ID, TEXT, Schema
from whoosh.filedb.filestore import RamStorage
from whoosh.index import Index
from whoosh.qparser import QueryParser
from whoosh.query import Phrase

from index import Dictionary
from index.analysis import ExactAnalyzer, WordAnalyzer
from index.folding import fold
from index.units import unit_spans
from tests.strategies import texts

DICTIONARY = Dictionary.parse("三区联创", Path("words.txt"))
PARAGRAPHS = {"union": "泉港區推行“三區聯創”。", "union2": "三区，联创", "tea": "马克思主义与AI＋茶"}


def tokens(analyzer: Analyzer, text: str, mode: str = "index", **more: Any) -> list[tuple[str, int, int, int]]:
    """Term, position, and offsets of each token; Whoosh's token is one object used again."""
    found = analyzer(text, positions=True, chars=True, mode=mode, **more)
    return [(token.text, token.pos, token.startchar, token.endchar) for token in found]


def test_all_words_of_the_dictionary_come_wherever_they_stand() -> None:
    longer = [("人民", 0, 0, 2), ("人民日报", 0, 0, 4), ("日报", 2, 2, 4)]
    characters = [(char, at, at, at + 1) for at, char in enumerate("人民日报")]
    assert sorted(tokens(WordAnalyzer(), "人民日報")) == sorted([*longer, *characters])


def test_a_word_runs_across_soft_marks_and_a_character_comes_once() -> None:
    assert tokens(WordAnalyzer(), "茶“农”，茶") == [("茶", 0, 0, 1), ("茶农", 0, 0, 3), ("农", 1, 2, 3)]


def test_a_compound_in_a_query_asks_for_its_parts() -> None:
    assert [term for term, *_ in tokens(WordAnalyzer(), "1+3+N、5.2%", mode="query")] == ["1", "3", "n", "5.2"]


def test_a_query_is_cut_into_whole_words_only() -> None:
    assert tokens(WordAnalyzer(), "人民日報", mode="query") == [("人民日报", 0, 0, 4)]


def test_user_words_are_kept_whole() -> None:
    assert tokens(WordAnalyzer(DICTIONARY), "三區聯創", mode="query") == [("三区联创", 0, 0, 4)]


def test_the_exact_field_holds_units_and_bigrams_without_marks_and_positions_count_units() -> None:
    found = [
        ("看", 0, 0, 1), ("看 三", 0, 0, 1), ("三", 1, 2, 3), ("三 ai", 1, 2, 3), ("ai", 2, 4, 6), ("。", 3, 6, 7),
        ("好", 4, 7, 8),
    ]  # fmt: skip
    assert tokens(ExactAnalyzer(), "看《三》AI。好") == found


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("三", [("三", 0)]),
        ("三区", [("三 区", 0)]),
        ("三区联", [("三 区", 0), ("区 联", 1)]),
        ("三区，联", [("三 区", 0), ("区", 1), (",", 2), ("联", 3)]),
    ],
)
def test_a_phrase_asks_for_one_term_at_every_position_but_a_last_one_that_a_bigram_has(
    text: str, terms: list[tuple[str, int]]
) -> None:
    assert [(term, at) for term, at, *_ in tokens(ExactAnalyzer(), text, mode="query")] == terms


@pytest.mark.parametrize("analyzer", [WordAnalyzer(), ExactAnalyzer()], ids=["words", "exact"])
def test_text_without_words_or_units_has_no_tokens(analyzer: Analyzer) -> None:
    assert tokens(analyzer, "《》") == tokens(analyzer, "", mode="query") == []


@given(texts())
def test_offsets_are_those_of_the_source(text: str) -> None:
    for term, _, start, end in tokens(WordAnalyzer(), text):
        assert "".join(unit for _, _, unit in unit_spans(fold(text[start:end]))) == term
    spans = [(unit, start, end) for start, end, unit in unit_spans(fold(text))]
    assert [(term, *at) for term, _, *at in tokens(ExactAnalyzer(), text) if " " not in term] == spans


def test_positions_and_offsets_begin_where_whoosh_says() -> None:
    for analyzer in (WordAnalyzer(), ExactAnalyzer()):
        plain = tokens(analyzer, "茶农夜校")
        later = tokens(analyzer, "茶农夜校", start_pos=7, start_char=100)
        assert later == [(term, at + 7, start + 100, end + 100) for term, at, start, end in plain]


@pytest.mark.parametrize("analyzer", [WordAnalyzer(), WordAnalyzer(DICTIONARY), ExactAnalyzer()])
def test_an_analyzer_comes_back_from_a_pickle_as_it_was(analyzer: Analyzer) -> None:
    again = pickle.loads(pickle.dumps(analyzer))
    assert again == analyzer
    for mode in ("index", "query"):
        assert tokens(again, "三区联创", mode) == tokens(analyzer, "三区联创", mode)


def test_analyzers_are_equal_when_they_cut_alike() -> None:
    assert WordAnalyzer() == WordAnalyzer(Dictionary())
    assert WordAnalyzer() != WordAnalyzer(DICTIONARY)
    assert ExactAnalyzer() == ExactAnalyzer()
    assert WordAnalyzer() != ExactAnalyzer()


@pytest.fixture(scope="module")
def plain() -> Index:
    """An index of Whoosh's own, with our analyzers on its fields and nothing else of ours."""
    exact = TEXT(analyzer=ExactAnalyzer(), phrase=True, multitoken_query="phrase")
    schema = Schema(id=ID(stored=True), text=TEXT(analyzer=WordAnalyzer()), exact=exact)
    index = RamStorage().create_index(schema)
    writer = index.writer()
    for name, text in PARAGRAPHS.items():
        writer.add_document(id=name, text=text, exact=text)
    writer.commit()
    return index


ASKED = {
    "a word in another script and width": ("text:ａｉ", {"tea"}),
    "a word inside a longer one": ("text:主义", {"tea"}),
    "words that stand apart": ("text:三区联创", {"union", "union2"}),
    "a phrase across a soft mark": ("exact:ai茶", {"tea"}),
    "a phrase not across a hard mark": ("exact:三区联创", {"union"}),
    "a phrase jieba would cut elsewhere": ("exact:克思主", {"tea"}),
    "characters that nobody wrote in a row": ("exact:联三", set()),
}


@pytest.mark.parametrize(("query", "wanted"), ASKED.values(), ids=ASKED)
def test_a_plain_whoosh_index_answers_through_our_analyzers(plain: Index, query: str, wanted: set[str]) -> None:
    with plain.searcher() as searcher:
        found = searcher.search(QueryParser("text", plain.schema).parse(query), limit=None)
        assert {hit["id"] for hit in found} == wanted


def test_whooshs_own_phrase_query_runs_on_the_exact_field(plain: Index) -> None:
    with plain.searcher() as searcher:
        found = searcher.search(Phrase("exact", ["三 区", "区 联", "联 创"]), limit=None)
        assert [hit["id"] for hit in found] == ["union"]


def test_an_analyzer_takes_whooshs_filters_behind_it() -> None:
    chained = WordAnalyzer() | StopFilter(stoplist=["的"], minsize=1)
    assert [term for term, *_ in tokens(chained, "茶农的茶")] == ["茶", "茶农", "农"]
