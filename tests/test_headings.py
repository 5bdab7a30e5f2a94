"""Headings of the highest rank are headlines, unless they name the page or the headline is known already."""

from corpus.lines import Hint
from corpus.markdown import markdown_source
from corpus.markup import html_source
from corpus.page import read_page, text_source

BODY = "四点半，镇里的鞋厂二楼热闹起来，三十多个孩子背着书包跑上楼梯，刷脸进门，各找各的座位。"


def headlines(source):
    return [draft.title for draft in read_page(source).drafts]


def test_the_name_of_the_paper_in_h1_is_no_headline_and_each_h2_begins_an_article():
    items = "".join(f"<div><h2>{title}</h2><p>{BODY}</p></div>" for title in ("茶王赛开赛", "渔村的早晨", "桥修好了"))
    for h1 in ("湄湾晨报", "C4 僑鄉", "泉州晚报 2026年7月3日 星期五 第04版"):
        assert headlines(html_source(f"<header><h1>{h1}</h1></header>{items}")) == [
            "茶王赛开赛",
            "渔村的早晨",
            "桥修好了",
        ]
    assert headlines(markdown_source(f"# 湄湾晨报\n\n## 茶王赛开赛\n\n{BODY}\n\n## 渔村的早晨\n\n{BODY}\n")) == [
        "茶王赛开赛",
        "渔村的早晨",
    ]


def test_h3_in_a_text_marks_headlines():
    text = f"<h3>茶王赛开赛</h3>\n<p>{BODY}</p>\n<hr>\n<h3>渔村的早晨</h3>\n<p>{BODY}</p>\n"
    assert headlines(text_source(text)) == ["茶王赛开赛", "渔村的早晨"]


def test_below_the_headline_or_the_text_headings_stay_headings():
    for page in (f"<h1>茶王赛</h1><p>{BODY}</p>", f"<p>{BODY}</p>"):
        source = html_source(f"{page}<h2>午前</h2><p>{BODY}</p><h2>午后</h2><p>{BODY}</p>")
        assert [line.hint for line in source.lines if line.rank == 2] == [Hint.HEAD, Hint.HEAD]


def test_where_the_page_records_its_headline_the_other_headings_are_none():
    page = f"<title>茶王赛 - 湄湾晨报</title><h2>茶王赛</h2><p>{BODY}</p><h2>午后</h2><p>{BODY}</p>"
    assert headlines(html_source(page)) == ["茶王赛"]


def test_a_heading_that_looks_like_the_name_of_a_page_is_kept_where_there_is_no_other():
    assert [line.hint for line in html_source(f"<h1>图片新闻</h1><p>{BODY}</p>").lines] == [Hint.TITLE, Hint.NONE]


def test_a_sentence_above_a_headline_that_is_marked_up_is_not_between_it_and_its_names():
    last = "上周日，村里的老人会把电视借去办展览，展签上写着：此物仍在播出。"
    picture = "<center><img src=1.jpg><br><i>郭大爷和他的老电视</i></center>"
    first = f"<h3>一台旧电视</h3>\n<p>文/图 马小西</p>\n<p>{BODY}</p>\n{picture}\n<p>{last}</p>"
    drafts = read_page(text_source(f"{first}\n<hr>\n<h3>夜班车停开</h3>\n<p>文/唐小桥</p>\n<p>{BODY}</p>")).drafts
    assert [kind.value for kind, _, _ in drafts[0].paragraphs] == ["title", "byline", "body", "caption", "body"]
