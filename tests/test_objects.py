"""Texts that editors keep as lists of objects are read whatever these call their parts."""

import json

import pytest

from corpus.objects import DEEP, beside, objects_of, paragraphs, shown
from corpus.structured import draft, drafts, readings
from corpus.values import RecordError

EDITORS = {
    "blocks with data": {
        "time": 1758556800000,
        "blocks": [
            {"type": "paragraph", "data": {"text": "开赛，<b>人多</b>。"}},
            {"type": "header", "data": {"text": "午后", "level": 3}},
            {"type": "image", "data": {"file": {"url": "https://x/1.webp"}, "caption": "斗茶"}},
            {"type": "list", "data": {"items": ["甲", "乙"]}},
            {"type": "delimiter", "data": {}},
        ],
    },
    "children": [
        {"type": "paragraph", "children": [{"type": "text", "text": "开赛，"}, {"text": "人多。", "bold": True}]},
        {"type": "heading", "level": 3, "children": [{"type": "text", "text": "午后"}]},
        {"type": "image", "image": {"name": "1.JPG", "caption": "斗茶"}, "children": [{"type": "text", "text": ""}]},
        {"type": "list", "children": [{"type": "list-item", "children": [{"text": one}]} for one in "甲乙"]},
    ],
    "a document": {
        "type": "doc",
        "content": [
            {"type": "paragraph", "content": [{"type": "text", "text": "开赛，人多。"}]},
            {"type": "heading", "attrs": {"level": 2}, "content": [{"type": "text", "text": "午后"}]},
            {"type": "image", "attrs": {"src": "1.jpg", "caption": "斗茶"}},
            {"type": "bulletList", "content": [
                {"type": "listItem", "content": [{"type": "paragraph", "content": [{"type": "text", "text": one}]}]}
                for one in "甲乙"
            ]},
        ],
    },
    "Chinese": [
        {"类型": "正文", "内容": "开赛，人多。"}, {"类型": "小标题", "内容": "午后"},
        {"类型": "图片", "文件": "1.jpg", "说明": "斗茶"},
        {"类型": "正文", "内容": "甲"}, {"类型": "正文", "内容": "乙"},
    ],
    "styles": [
        {"_type": "block", "style": "normal", "children": [{"_type": "span", "text": "开赛，人多。"}]},
        {"_type": "block", "style": "h3", "children": [{"_type": "span", "text": "午后"}]},
        {"_type": "image", "asset": {"_ref": "image-1"}, "caption": "斗茶"},
        {"_type": "block", "style": "normal", "children": [{"_type": "span", "text": "甲\n乙"}]},
    ],
    "names of plugins": [
        {"blockName": "core/paragraph", "innerHTML": "\n<p>开赛，人多。</p>\n", "innerBlocks": []},
        {"blockName": "core/heading", "innerHTML": "<h3>午后</h3>"},
        {"blockName": "core/image", "attrs": {"id": 5, "caption": "斗茶"}, "innerHTML": "<img src=1.jpg>"},
        {"blockName": "core/list", "innerHTML": "<ul><li>甲</li><li>乙</li></ul>"},
    ],
    "by their kind": [
        {"type": "paragraph", "paragraph": {"rich_text": [{"plain_text": "开赛，"}, {"plain_text": "人多。"}]}},
        {"type": "heading_3", "heading_3": {"rich_text": [{"plain_text": "午后"}]}},
        {"type": "image", "image": {"caption": [{"plain_text": "斗茶", "text": "斗茶"}]}},
        {"type": "bulleted_list_item", "bulleted_list_item": {"rich_text": [{"plain_text": "甲"}]}},
        {"type": "bulleted_list_item", "bulleted_list_item": {"rich_text": [{"plain_text": "乙"}]}},
    ],
}  # fmt: skip


@pytest.mark.parametrize("editor", EDITORS)
def test_what_an_editor_saves_is_paragraphs_headings_and_captions(editor):
    assert [(kind.value, text) for kind, text in paragraphs(objects_of(EDITORS[editor]), 1)] == [
        ("body", "开赛，人多。"), ("heading", "午后"), ("caption", "斗茶"), ("body", "甲"), ("body", "乙"),
    ]  # fmt: skip


def test_runs_of_one_text_are_not_paragraphs_each():
    runs = {"ops": [{"insert": "开赛，"}, {"insert": "人多", "attributes": {"bold": True}}, {"insert": "。\n散场。\n"}]}
    assert [text for _, text in paragraphs(objects_of(runs), 1)] == ["开赛，人多。", "散场。"]


def test_a_text_in_a_field_of_any_name_is_found_by_how_it_is_kept():
    record = {
        "heading": "茶王赛",
        "written_by": ["方远"],
        "print": {"title": "泉南晨刊", "day": {"$date": "2025-09-23T00:00:00Z"}, "sheet": "7"},
        "editor": EDITORS["blocks with data"],
    }
    read = draft(record, 1)
    assert (read.title, str(read.stated), read.page) == ("茶王赛", "2025-09-23", "7")
    assert [kind.value for kind, _, _ in read.paragraphs][:4] == ["title", "byline", "body", "heading"]
    told = [reading.text for reading in readings(record, 1)]
    assert "https://x/1.webp" in told
    assert {"<b>", "</b>"} <= set(told)
    assert json.dumps(record["editor"], ensure_ascii=False) not in told


def test_the_name_of_an_author_may_stand_deep_in_an_object():
    record = {"headline": "茶", "reporter": {"data": {"id": 12, "attributes": {"full_name": "记者 方远"}}}}
    assert [text for _, text, _ in draft(record, 1).paragraphs] == ["茶", "记者 方远"]
    assert "12" in [reading.text for reading in readings(record, 1)]


def test_an_object_without_kind_and_without_text_is_refused_but_one_of_a_known_kind_is_passed_over():
    with pytest.raises(RecordError, match="a paragraph without text"):
        paragraphs([{"id": "x"}], 1)
    assert paragraphs([{"type": "divider"}], 1) == []


def test_objects_nested_without_end_are_no_trouble():
    deep: dict = {"type": "paragraph", "text": "底"}
    for _ in range(5 * DEEP):
        deep = {"type": "group", "children": [deep]}
    assert paragraphs([deep], 1) in ([], [("body", "底")])
    assert "底" in [held for _, held in beside(deep, [])] + [text for _, text in paragraphs([deep], 1)]
    picture: dict = {"caption": "底"}
    for _ in range(5 * DEEP):
        picture = {"image": picture}
    assert shown(picture) == []


def test_an_editor_s_text_in_an_object_that_says_its_format_was_refused():
    saved = {"type": "doc", "content": [{"type": "paragraph", "content": [{"type": "text", "text": "开赛。"}]}]}
    assert draft({"title": "茶王赛", "body": {"json": saved}}, 1).paragraphs[-1][1] == "开赛。"


@pytest.mark.parametrize(
    "heading",
    [
        {"type": "heading-two", "children": [{"text": "一分钱！"}]},
        {"nodeType": "heading-2", "content": [{"nodeType": "text", "value": "一分钱！"}]},
        {"type": "subhead", "text": "一分钱！"},
    ],
)
def test_headings_whose_type_tells_their_rank_were_paragraphs(heading):
    assert [(kind.value, text) for kind, text in paragraphs([heading], 1)] == [("heading", "一分钱！")]


def test_the_headlines_of_a_scanned_page_were_paragraphs_of_one_article():
    told = ("footer", "第三版"), ("title", "秋茶熟了"), ("text", "采茶。"), ("doc_title", "夜航"), ("text", "靠岸。")
    page = {"date": "1988-04-18", "page_no": "3", "blocks": [{"type": kind, "text": text} for kind, text in told]}
    assert [(one.title, one.page, [text for _, text, _ in one.paragraphs]) for one in drafts(page, 1)] == [
        ("", "3", ["第三版"]),
        ("秋茶熟了", "3", ["秋茶熟了", "采茶。"]),
        ("夜航", "3", ["夜航", "靠岸。"]),
    ]
    assert {text for _, text in told} <= {reading.text for reading in readings(page, 1)}
