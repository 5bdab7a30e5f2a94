"""Records say what is what, whatever their fields are called."""

import json

import pytest

from corpus import structured
from corpus.records import Kind
from corpus.structured import (
    RecordError,
    draft,
    lines_of,
    readings,
    records_of_json,
    records_of_lines,
    records_of_table,
)

RECORD = {
    "id": "a1",
    "title": "茶王赛开赛",
    "date": "2026-07-03",
    "paragraphs": ["昨日，茶王赛开赛。", "（方远）"],
    "byline": "方远",
    "page": "A5",
}


def test_one_article_a_line_with_its_line_number():
    texts = ["\n" + json.dumps(RECORD)[:20], json.dumps(RECORD)[20:] + "\n\n", json.dumps(RECORD)]
    assert [line for line, _ in records_of_lines(lines_of(texts))] == [2, 4]


def test_a_record_becomes_a_draft_with_its_headline_and_names_among_the_paragraphs():
    found = draft(RECORD, 7)
    assert (found.id, found.title, str(found.stated), found.page, found.line) == (
        "a1",
        "茶王赛开赛",
        "2026-07-03",
        "A5",
        7,
    )
    assert [(kind.value, text) for kind, text, _ in found.paragraphs] == [
        ("title", "茶王赛开赛"), ("byline", "方远"), ("body", "昨日，茶王赛开赛。"), ("byline", "（方远）"),
    ]  # fmt: skip


def test_fields_go_by_their_chinese_names_too():
    found = draft(
        {"引题": "看变化", "标题": "茶王赛开赛", "副题": "——安溪见闻", "日期": "2026年7月3日", "正文": "一\n\n二"}, 1
    )
    assert (found.title, found.subtitle, str(found.stated)) == ("茶王赛开赛", "看变化 ——安溪见闻", "2026-07-03")
    assert [text for kind, text, _ in found.paragraphs if kind is Kind.TITLE] == ["看变化", "茶王赛开赛", "——安溪见闻"]
    assert [text for kind, text, _ in found.paragraphs if kind is Kind.BODY] == ["一", "二"]


def test_paragraphs_may_say_their_kind_as_the_articles_command_prints_them():
    told = {"title": "茶", "paragraphs": [{"kind": "title", "text": "茶"}, {"kind": "caption", "text": "图"}]}
    assert [kind for kind, _, _ in draft(told, 1).paragraphs] == [Kind.TITLE, Kind.CAPTION]


def test_json_may_be_one_record_a_list_or_a_list_in_a_field():
    for text in (RECORD, [RECORD], {"articles": [RECORD], "total": 1}):
        assert [record["id"] for _, record in records_of_json(json.dumps(text))] == ["a1"]


def test_a_table_has_a_header_and_rows_that_know_their_line():
    table = '\ufeff标题,日期,正文\n茶王赛开赛,2026-07-03,"一\n二"\n\n渔村的早晨,,三\n'
    rows = list(records_of_table([table[:11], table[11:]], ","))
    assert [line for line, _ in rows] == [2, 5]
    assert draft(rows[0][1], 2).paragraphs[-1][1] == "二"


BROKEN = [
    ("{", "no JSON"),
    ("[1]", "list"),
    ('{"title": 1.5}', "title is a float"),
    ('{"title": "a", "paragraphs": [1]}', "list of texts"),
    ('{"title": "a", "date": "someday"}', "someday"),
    ('{"title": "a", "paragraphs": [{"kind": "poem", "text": "x"}]}', "poem"),
    ("[" * 100_000, "JSON"),
]


@pytest.mark.parametrize(("line", "said"), BROKEN)
def test_a_broken_record_names_its_line_and_what_is_wrong(line, said):
    with pytest.raises(RecordError, match=said) as caught:
        [draft(record, number) for number, record in records_of_lines(lines_of(["\n\n", line]))]
    assert caught.value.line == 3


def test_a_table_without_a_header_is_refused():
    with pytest.raises(RecordError, match="header"):
        list(records_of_table(["1,2\n3,4\n"], ","))


def test_a_line_that_never_ends_is_refused_before_it_is_held(monkeypatch):
    monkeypatch.setattr(structured, "LONGEST", 1000)
    given = iter(["x" * 100] * 100)
    with pytest.raises(RecordError, match="longer than 1,000"):
        list(records_of_lines(lines_of(given)))
    assert len(list(given)) > 80


def test_a_cell_that_never_ends_is_refused(monkeypatch):
    monkeypatch.setattr(structured, "LONGEST", 1000)
    with pytest.raises(RecordError, match="table"):
        list(records_of_table(['title,text\na,"', *["x\n" * 50] * 100], ","))


def test_every_field_is_accounted_for():
    told = {reading.reason for reading in readings(RECORD | {"clicks": 7}, 1)}
    assert {"the field date", "the field page", "the field clicks, which no article has"} <= told


def test_cells_beyond_the_header_are_refused_not_dropped():
    with pytest.raises(RecordError, match="line 3: 3 cells under a header of 2"):
        list(records_of_table(["title,text\n茶,好\n茶,好,香\n"], ","))
    assert len(list(records_of_table(["title,text\n茶,好,, \n"], ","))) == 1


def test_a_name_that_stands_twice_is_refused_since_one_of_the_two_would_be_lost():
    with pytest.raises(RecordError, match=r"line 1: no JSON .*'title' stands twice"):
        list(records_of_lines(['{"title": "茶", "title": "石"}']))
    with pytest.raises(RecordError, match="two columns are called 'title'"):
        list(records_of_table(["title,text,Title\n"], ","))


def test_columns_without_a_name_are_told_apart():
    [(_, record)] = records_of_table(["title,text,,\n茶,好,香,浓\n"], ",")
    assert [record["column 3"], record["column 4"]] == ["香", "浓"]


def test_what_a_told_paragraph_says_besides_is_explained():
    record = {"title": "茶", "paragraphs": [{"kind": "body", "text": "好。", "id": "x#1", "districts": ["安溪县"]}]}
    told = [(line.text, line.reason) for line in readings(record, 1)]
    assert ("x#1", "the field id of a paragraph") in told
    assert ('["安溪县"]', "the field districts of a paragraph") in told
