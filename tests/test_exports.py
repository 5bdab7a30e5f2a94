"""Files of records are read whatever is around the records, and refused where they hold none."""

import json

import pytest

from corpus import exports, tables
from corpus.exports import lines_of, records_of_json, records_of_lines
from corpus.structured import draft
from corpus.tables import records_of_table
from corpus.values import RecordError

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
    monkeypatch.setattr(exports, "LONGEST", 1000)
    given = iter(["x" * 100] * 100)
    with pytest.raises(RecordError, match="longer than 1,000"):
        list(records_of_lines(lines_of(given)))
    assert len(list(given)) > 80


def test_a_cell_that_never_ends_is_refused(monkeypatch):
    monkeypatch.setattr(tables, "LONGEST", 1000)
    with pytest.raises(RecordError, match="table"):
        list(records_of_table(['title,text\na,"', *["x\n" * 50] * 100], ","))


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


WRAPPED = [
    {"data": RECORD},
    {"code": 0, "data": {"article": RECORD, "tags": ["茶"]}},
    {"took": 3, "hits": {"total": {"value": 1}, "hits": [{"_id": "x", "_source": RECORD}]}},
    {"articles": [RECORD], "related": []},
    [{"_index": "news", "_source": RECORD}],
]


@pytest.mark.parametrize("wrapped", WRAPPED, ids=json.dumps)
def test_a_record_is_found_within_what_a_site_or_an_engine_puts_around_it(wrapped):
    assert [record["id"] for _, record in records_of_json(json.dumps(wrapped))] == ["a1"]


def test_a_line_may_hold_its_record_within_another_object():
    assert [record["id"] for _, record in records_of_lines([json.dumps({"_source": RECORD, "_score": 1})])] == ["a1"]


@pytest.mark.parametrize(
    "found", [{"count": 3}, {}, {"data": {"title": "茶"}, "other": {"title": "瓷"}}, {"data": {"tags": ["茶"]}}]
)
def test_an_object_without_an_article_is_refused_not_taken_for_an_empty_one(found):
    with pytest.raises(RecordError, match="line 1: no field title or content"):
        list(records_of_lines([json.dumps(found)]))
    with pytest.raises(RecordError, match="line 1: no field title or content"):
        list(records_of_json(json.dumps(found)))


def test_an_empty_list_of_articles_is_no_error():
    assert list(records_of_json(json.dumps({"articles": [], "total": 0}))) == []


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("given", [",", "\t"])
def test_cells_may_be_parted_by_what_the_header_shows(delimiter, given):
    table = delimiter.join(("日期", "标题", "正文")) + "\n" + delimiter.join(("2026-07-03", "茶", '"好，\n香"')) + "\n"
    assert [record for _, record in records_of_table([table], given)] == [
        {"日期": "2026-07-03", "标题": "茶", "正文": "好，\n香"}
    ]


@pytest.mark.parametrize("table", ["标题,正文\r茶,好\r", '"标题,正文\n茶,好\n', "标题\0正文\n"])
def test_a_table_whose_first_line_is_none_is_refused_clearly(table):
    with pytest.raises(RecordError, match="line 1"):
        list(records_of_table([table], ","))


def test_what_stands_around_records_is_told():
    text = json.dumps(
        {"code": 200, "msg": "ok", "data": {"total": 1, "list": [{"title": "茶王赛", "content": "开赛。"}]}}
    )
    around: list = []
    assert [record["title"] for _, record in records_of_json(text, around)] == ["茶王赛"]
    assert around == [(1, "code", 200), (1, "msg", "ok"), (1, "total", 1)]
    around.clear()
    assert len(list(records_of_lines([text], 7, around))) == 1
    assert around == [(7, "code", 200), (7, "msg", "ok"), (7, "total", 1)]


def test_what_stands_around_records_is_told_however_deep_it_is_nested():
    deep: object = 1
    for _ in range(5_000):
        deep = [deep]
    record = {"title": "茶王赛"}
    assert list(exports._around({"data": record, "deep": deep}, [record], 3)) == [(3, "deep", 1)]


def test_the_title_of_a_feed_is_not_taken_for_its_only_article():
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "刺桐快讯",
        "items": [RECORD, RECORD | {"id": "a2"}],
    }
    around: list = []
    assert [record["id"] for _, record in records_of_json(json.dumps(feed), around)] == ["a1", "a2"]
    assert [name for _, name, _ in around] == ["version", "title"]
    [(_, album)] = records_of_json(json.dumps({"title": "斗茶", "images": [{"src": "1.jpg", "text": "茶农"}]}))
    assert album["title"] == "斗茶"
    [(_, debated)] = records_of_json(json.dumps({"title": "斗茶", "comments": [{"content": "好"}]}))
    assert debated["title"] == "斗茶"


def test_the_day_and_the_page_of_an_issue_are_those_of_its_articles():
    bare = {"title": "茶王赛", "content": "开赛。"}
    pages = [{"版次": "A01", "文章": [bare, {**bare, "版次": "A02"}]}, {"版次": "A03", "文章": []}]
    text = json.dumps({"date": "2026-07-03", "版面": pages})
    assert [(draft(one, 1).page, str(draft(one, 1).stated)) for _, one in records_of_json(text)] == [
        ("A01", "2026-07-03"), ("A02", "2026-07-03"),
    ]  # fmt: skip
    assert [draft(one, 4).page for _, one in records_of_lines([text])] == ["A01", "A02"]


def test_the_number_and_the_moment_of_an_answer_are_no_page_and_no_day_of_printing():
    text = json.dumps({"page": "1", "time": "2026-07-03 08:00:00", "list": [{"title": "茶王赛", "content": "开赛。"}]})
    [(_, record)] = records_of_json(text)
    assert (draft(record, 1).page, draft(record, 1).stated) == ("", None)


PROSE = "永春县岵山镇的古荔枝本月中旬进入盛花期，老树下摆满了蜂箱，每箱向村里交租二十元。"


def test_what_stands_above_the_header_of_a_table_was_taken_for_it():
    rows = f"1,茶王赛,{PROSE},03\n"
    around = []
    table = f"\ufeff桃源晚报2025年4月18日见报稿件,,,\n序号,标题,正文,版次\n{rows}"
    [(line, record)] = records_of_table([table], ",", around)
    assert (line, record["正文"], str(draft(record, 3).stated)) == (3, PROSE, "2025-04-18")
    assert [cell for _, _, cell in around] == ["桃源晚报2025年4月18日见报稿件", "序号", "标题", "正文", "版次"]
    [(line, record)] = records_of_table([f"稿件,,,见报\n编号,标题,正文,版次\n{rows}"], ",")
    assert (line, draft(record, 3).page) == (3, "03")
    written_out = f"导出时间：2026-01-02,,,\n序号,标题,正文,版次\n{rows}"
    assert draft(next(records_of_table([written_out], ","))[1], 3).stated is None


def test_what_stands_above_a_header_was_told_in_small_letters():
    around = []
    list(records_of_table([f"RC-2012-13,Nº 7,,\n编号,标题,正文,版次\n1,茶王赛,{PROSE},03\n"], ",", around))
    assert [cell for _, _, cell in around][:2] == ["RC-2012-13", "Nº 7"]


def test_the_names_of_the_columns_in_another_language_or_once_more_were_an_article():
    around = []
    table = f"title,date,content\n标题,日期,正文\n茶王赛,2026-07-03,{PROSE}\ntitle,date,content\n"
    assert [line for line, _ in records_of_table([table], ",", around)] == [3]
    assert [cell for _, _, cell in around] == ["标题", "日期", "正文", "title", "date", "content"]


def test_lines_that_tell_a_search_engine_what_to_do_were_refused():
    around = []
    texts = [json.dumps({"index": {"_index": "news"}}), json.dumps(RECORD)]
    assert [line for line, _ in records_of_lines(texts, 1, around)] == [2]
    assert around == [(1, "_index", "news")]


def test_an_answer_that_says_it_is_well_in_a_field_called_text_was_the_only_article():
    article = {"title": "茶王赛", "content": PROSE}
    for answer in ({"code": 0, "text": "OK", "data": [article]}, {"head": {"code": 0}, "body": {"list": [article]}}):
        assert [record for _, record in records_of_json(json.dumps(answer))] == [article]


def test_the_number_of_a_page_in_a_list_of_pages_was_not_known_by_a_name_as_short_as_no():
    pages = {
        "date": "2025-04-18",
        "pages": [{"no": "03", "name": "乡镇", "items": [{"title": "茶", "content": PROSE}]}],
    }
    [(_, record)] = records_of_json(json.dumps(pages))
    assert draft(record, 1).page == "03"


def test_articles_that_stand_in_several_places_were_left_out_but_those_of_one():
    first, second = {"title": "茶王赛", "content": PROSE}, {"title": "夜航", "content": PROSE}
    days = {"2025-04-18": {"03": [first], "04": [second]}, "2025-04-19": {"01": [first]}}
    read = [draft(record, 1) for _, record in records_of_json(json.dumps(days))]
    assert [(one.title, str(one.stated), one.page) for one in read] == [
        ("茶王赛", "2025-04-18", "03"),
        ("夜航", "2025-04-18", "04"),
        ("茶王赛", "2025-04-19", "01"),
    ]
    for value in (
        {"a1": first, "a2": second},
        {"feed": {"title": "晚报"}, "entries": [first, second], "more": [{"title": "旧闻"}]},
    ):
        assert [record for _, record in records_of_json(json.dumps(value))] == [first, second]


@pytest.mark.parametrize(
    "value",
    [
        [["title", "date", "content"], ["茶王赛", "2025-04-18", PROSE]],
        {"columns": ["title", "date", "content"], "index": [0], "data": [["茶王赛", "2025-04-18", PROSE]]},
        {"title": {"0": "茶王赛"}, "date": {"0": "2025-04-18"}, "content": {"0": PROSE}},
    ],
    ids=["rows", "split", "columns"],
)
def test_rows_kept_as_arrays_were_refused(value):
    expected = {"title": "茶王赛", "date": "2025-04-18", "content": PROSE}
    assert [record for _, record in records_of_json(json.dumps(value))] == [expected]


def test_what_a_database_client_writes_above_its_rows_was_no_reason_to_refuse_them():
    rows = [{"title": "茶王赛", "content": PROSE}]
    value = [
        {"type": "header", "version": "5.1"},
        {"type": "database", "name": "news"},
        {"type": "table", "data": rows},
    ]
    assert [record for _, record in records_of_json(json.dumps(value))] == rows


def test_two_columns_of_one_name_that_no_article_has_were_refused():
    [(_, record)] = records_of_table([f"标题,备注,备注,正文\n茶王赛,一,二,{PROSE}\n"], ",")
    assert [*record.values()] == ["茶王赛", "一", "二", PROSE]
    [(_, record)] = records_of_table([f"Name,日期,正文\n茶王赛,2026-07-03,{PROSE}\n"], ",")
    assert draft(record, 2).title == "茶王赛"


def test_a_quotation_that_opens_a_cell_lost_its_marks():
    for parted in ("\t", ","):
        row = parted.join(['"阿娘"的小店', '"走吧"，他说。', '"""好""吧"', '"一\n""二""三"'])
        [(_, record)] = records_of_table([parted.join(["标题", "正文", "引题", "副题"]) + f"\n{row}\n"], parted)
        assert [*record.values()] == ['"阿娘"的小店', '"走吧"，他说。', '"好"吧', '一\n"二"三']


def test_the_line_that_tells_a_spreadsheet_what_parts_cells_was_the_header():
    [(line, record)] = records_of_table([f"sep=;\n标题;正文\n茶王赛;{PROSE}\n"], ",")
    assert (line, record["标题"]) == (3, "茶王赛")


def test_a_paper_that_has_a_title_and_pages_with_titles_was_one_article():
    article = {"title": "茶王赛", "content": PROSE}
    paper = {"title": "桃源晚报", "date": "2025-04-18", "pages": [{"title": "第3版 乡镇", "articles": [article]}]}
    [(_, record)] = records_of_json(json.dumps(paper))
    assert (record["title"], record["date"]) == ("茶王赛", "2025-04-18")


def test_the_number_that_counts_an_article_was_its_page():
    articles = {"101": {"title": "秋茶", "body": "秋茶熟了。"}, "102": {"title": "夜航", "body": "船靠岸了。"}}
    found = list(exports.records_in({"date": "2025-04-18", "articles": articles}))
    assert ["page" in record for _, record in found] == [False, False]
    paged = {"2025-04-18": {"03": [articles["101"]], "04": articles["102"]}}
    assert [record["page"] for _, record in exports.records_in(paged)] == ["03", "04"]


@pytest.mark.parametrize(("between", "line"), [("\n", 2), (",\n", 2), ("", 1), ("\n\n", 3)])
def test_records_that_a_script_appended_one_after_another_were_refused(between, line):
    text = between.join(json.dumps({**RECORD, "id": name}) for name in ("a1", "b2")) + between
    assert [(n, record["id"]) for n, record in records_of_json(text)] == [(1, "a1"), (line, "b2")]
    with pytest.raises(RecordError, match="no JSON"):
        list(records_of_json(text + "}"))
