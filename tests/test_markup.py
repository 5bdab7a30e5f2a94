"""A saved page gives the lines a browser shows, with what its tags say of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.lines import Hint
from corpus.markup import MOST_NESTED, NestingError, html_source
from corpus.page import read_page

BODY = "四点半，镇里的鞋厂二楼热闹起来，三十多个孩子背着书包跑上楼梯，刷脸进门，各找各的座位。"
PAGE = f"""<!DOCTYPE html>
<html><head><title>“候鸟妈妈”有了教室 - 海丝商报</title><style>p{{color:red}}</style>
<script>var a = "<p>no</p>";</script></head>
<body><div class="nav"><a href="/">首页</a> <a href="/zb">早报</a></div>
<h4>鞋厂旁边开课堂</h4>
<h1>“候鸟妈妈”<b>有了</b>教室</h1>
<p>　　{BODY}<br>{BODY}</p>
<p><strong>妈妈轮流当老师</strong></p>
<p>{BODY}&nbsp;&middot;&nbsp;{BODY}</p>
<figure><figcaption>孩子们拼装模型</figcaption></figure>
<!--enpproperty <founder-date>2026-01-09</founder-date><founder-pagenum>03</founder-pagenum>/enpproperty-->
<footer>版权所有</footer></body></html>"""


def test_blocks_are_lines_and_their_tags_are_hints():
    assert [(line.text[:6], line.hint) for line in html_source(PAGE).lines] == [
        ("鞋厂旁边开课", Hint.HEAD), ("“候鸟妈妈”", Hint.TITLE), (BODY[:6], Hint.NONE), (BODY[:6], Hint.NONE),
        ("妈妈轮流当老", Hint.STRONG), (BODY[:6], Hint.NONE), ("孩子们拼装模", Hint.CAPTION),
    ]  # fmt: skip


def test_a_text_whose_line_ends_are_shown_keeps_them():
    shown = f"秋茶熟了\n2026年7月3日\n\n　　{BODY}\n\n\n　　<b>{BODY}</b>见图\n"
    page = f"<html><body><pre>\n{shown}</pre><p>{BODY}</p></body></html>"
    found = [(line.text, line.gap, line.indent) for line in html_source(page).lines]
    assert found == [("秋茶熟了", 0, 0), ("2026年7月3日", 0, 0), (BODY, 1, 4), (f"{BODY}见图", 2, 4), (BODY, 0, 0)]


def test_lines_know_where_they_stand_in_the_source():
    wanted = [number for number, line in enumerate(PAGE.splitlines(), 1) if line.startswith(("<h", "<p", "<figure"))][
        1:
    ]
    assert sorted({line.number for line in html_source(PAGE).lines}) == wanted


def test_entities_are_what_a_reader_sees_and_paragraph_indents_are_kept():
    found = html_source(PAGE).lines
    assert f"{BODY} · {BODY}" in [line.text for line in found]
    assert [line.indent for line in found[2:4]] == [4, 0]


def test_scripts_and_styles_are_no_text_and_the_rest_is_a_line_or_furniture():
    source = html_source(PAGE)
    assert [reading.text for reading in source.readings] == ["“候鸟妈妈”有了教室 - 海丝商报", "首页 早报", "版权所有"]
    assert all("no" not in line.text for line in source.lines)


def test_the_record_in_a_comment_and_the_title_are_heard():
    source = html_source(PAGE)
    assert (str(source.stated), source.page, source.named) == ("2026-01-09", "03", "“候鸟妈妈”有了教室")


def test_the_headline_is_the_one_its_tag_says():
    (draft,) = read_page(html_source(PAGE)).drafts
    assert (draft.title, draft.subtitle) == ("“候鸟妈妈”有了教室", "鞋厂旁边开课堂")


def test_a_class_speaks_where_the_tag_is_silent():
    source = html_source(f'<div class="bt">茶王赛开赛</div><div class="subtitle">明年再来</div><p>{BODY}</p>')
    assert [line.hint for line in source.lines] == [Hint.TITLE, Hint.HEAD, Hint.NONE]


@given(st.text(st.sampled_from('<>/abph1 "=&;!-茶山\n'), max_size=200))
def test_any_tag_soup_is_read(soup):
    lines = html_source(soup).lines
    assert all(line.text == line.text.strip() and line.text for line in lines)
    assert [line.number for line in lines] == sorted(line.number for line in lines)


def test_depth_is_no_trouble():
    assert [line.text for line in html_source("<div>" * 9_000 + "茶" + "</div>" * 9_000).lines] == ["茶"]


@pytest.mark.parametrize("text", ["<div>" * 200_000, "</div>" * 9 + "<div>" * 20_000 + "茶" + "</div>" * 20_000])
def test_a_page_nested_deeper_than_any_is_refused(text):
    with pytest.raises(NestingError, match="10,000 elements"):
        html_source(text)


def test_a_long_page_of_unclosed_paragraphs_is_not_taken_for_a_nested_one():
    lines = html_source("<p>茶农上山。<br>" * (MOST_NESTED + 1)).lines
    assert len(lines) == MOST_NESTED + 1


def test_a_list_of_other_articles_beside_the_article_is_no_part_of_it():
    page = f"<article><h1>夜校里的“木工课”</h1><p>{BODY}</p></article>"
    more = '<section class="more"><h4>更多新闻</h4><ul><li>周末有雨 降温五度</li><li>地铁口的糖水摊</li></ul></section>'
    assert [line.text for line in html_source(page + more).lines] == ["夜校里的“木工课”", BODY]


def test_an_article_within_a_block_named_after_its_sidebar_is_kept():
    source = html_source(f'<div class="with-sidebar"><h1>夜校里的“木工课”</h1><p>{BODY}</p></div>')
    assert [line.text for line in source.lines] == ["夜校里的“木工课”", BODY]


def test_a_masthead_marked_up_as_a_heading_is_no_headline():
    page = f"<h5>泉州晚报 2025年09月18日 第04版 健康</h5><h1>睡眠时间，不是越长越好</h1><p>{BODY}</p>"
    (draft,) = read_page(html_source(page)).drafts
    assert (draft.subtitle, str(draft.stated), draft.page) == ("", "2025-09-18", "04")


def hints(page):
    return {line.text: line.hint for line in html_source(page).lines}


def test_a_small_line_right_below_a_picture_is_its_caption():
    small = (
        '<section style="text-align: center;"><img src=1.jpg></section>'
        f'<section><span style="font-size: 12px;color: rgb(136, 136, 136);">傍晚的渡口</span></section><p>{BODY}</p>'
    )
    cell = '<table><tr><td><img src=1.jpg></td></tr><tr><td style="FONT-SIZE: 12px">傍晚的渡口</td></tr></table>'
    block = '<div class="item-pic"><img src=1.jpg><i>傍晚的渡口</i></div>'
    centred = "<p align=center><img src=1.jpg></p><p align=center>傍晚的渡口</p>"
    for page in (small, cell, block, centred):
        assert hints(page)["傍晚的渡口"] is Hint.CAPTION
    assert hints(small)[BODY] is Hint.NONE


@pytest.mark.parametrize(
    "page",
    [
        "<p><img src=1.jpg></p><p>傍晚的渡口</p>",
        "<center><img src=1.jpg></center><p>开船了。</p><center>傍晚的渡口</center>",
        "<center><img src=1.jpg></center><center>傍晚的渡口 2005年10月13日</center>",
        f"<center><img src=1.jpg></center><center>傍晚的渡口{BODY}{BODY}</center>",
        "<center><img src=1.jpg></center><center><b>傍晚的渡口</b></center>",
    ],
    ids=["plain", "below text", "masthead", "long", "bold"],
)
def test_what_else_stands_below_a_picture_is_no_caption_of_it(page):
    assert Hint.CAPTION not in hints(page).values()


def test_a_bold_heading_above_a_picture_begins_no_article_where_the_head_states_the_headline():
    head = '<html><head><meta property="og:title" content="最后一班船"><title></title></head>'
    below = f"<center><img src=1.jpg></center><center>方远把灯挂上船头。方远 摄</center><p>{BODY}</p>"
    page = f"{head}<h1>最后一班船</h1><p>{BODY}</p><p><strong>停下来的，只是时刻表</strong></p>{below}"
    (draft,) = read_page(html_source(page)).drafts
    assert [(kind.value, text) for kind, text, _ in draft.paragraphs] == [
        ("title", "最后一班船"), ("body", BODY), ("heading", "停下来的，只是时刻表"),
        ("caption", "方远把灯挂上船头。方远 摄"), ("body", BODY),
    ]  # fmt: skip


def test_the_headline_above_the_main_one_is_not_taken_for_it():
    above = '<p class="lead-title">二十六家作坊</p><h2 class="title">“赤脚车间”搬家</h2>'
    page = f'{above}<p class="author">潘晨</p><p>{BODY}</p>'
    (draft,) = read_page(html_source(page)).drafts
    assert (draft.title, draft.subtitle) == ("“赤脚车间”搬家", "二十六家作坊")
    assert [kind.value for kind, _, _ in draft.paragraphs] == ["title", "title", "byline", "body"]


def test_a_field_for_authors_that_holds_more_than_names_is_not_pinned_as_names():
    assert hints('<p class="author">方远</p>')["方远"] is Hint.BYLINE
    more = "作者：方远 来源：晚报 2026-07-03 09:05"
    assert hints(f'<p class="author">{more}</p>')[more] is Hint.NONE


def test_the_name_of_the_site_is_no_part_of_an_article():
    body = f"<h1>最后一班船</h1><div>刺桐湾客户端</div><p>{BODY}</p>"
    for title in ("刺桐湾客户端", "最后一班船 - 刺桐湾客户端", "最后一班船_社会_刺桐湾客户端"):
        source = html_source(f"<title>{title}</title>{body}")
        assert [line.text for line in source.lines] == ["最后一班船", BODY]
        assert "刺桐湾客户端" in [reading.text for reading in source.readings]
    alone = html_source(f"<title>最后一班船</title><p>最后一班船</p><p>{BODY}</p>")
    assert alone.lines[0].text == "最后一班船"


def test_what_builds_add_to_a_class_does_not_hide_what_it_says():
    page = f'<div class="headline__2xKq">最后一班船</div><div class="dek__8Yt">开了又没有开</div><p>{BODY}</p>'
    assert list(hints(page).values()) == [Hint.TITLE, Hint.HEAD, Hint.NONE]
    assert hints('<div class="article__text">正文</div>')["正文"] is Hint.NONE


def test_bars_and_comments_named_so_are_no_part_of_an_article():
    for called in ("tabs", "topbar__3hU", "comments", "footer", "share"):
        page = (
            f'<h1>最后一班船</h1><p>{BODY}</p><div class="{called}"><div>推荐</div><div>长凳什么时候能坐？</div></div>'
        )
        assert [line.text for line in html_source(page).lines] == ["最后一班船", BODY]


def test_the_name_of_the_paper_beside_links_to_its_pages_was_a_headline_above_the_first():
    links = '瓷乡日报 数字版 <a href="01.html">第一版</a> <a href="02.html">第二版</a>'
    article = f'<article><h2 class="bt">为路亭建档案</h2><p>{BODY}</p></article>'
    for site in (f"<header>{links}</header>", f'<div class="header"><div>{links}</div></div>'):
        assert [line.text for line in html_source(f"{site}{article}").lines] == ["为路亭建档案", BODY]
    dated = html_source(f'<header>刺桐湾 2026年7月3日 <a href="1">首页</a></header>{article}')
    assert str(read_page(dated).drafts[0].stated) == "2026-07-03"
    own = f'<article><header>午前 <a href="1">方远</a></header><p>{BODY}</p></article>'
    assert [line.text for line in html_source(own).lines] == ["午前 方远", BODY]


def test_links_between_bars_were_a_headline_and_the_address_of_a_saved_page_was_not_its_day():
    bar = '<div>| <a href="1">下一项</a> | <a href="2">上一项</a> |</div>'
    saved = (
        "<!--\n Page saved with SingleFile \n url: http://x.cn/html/2025-04/18/content_1.htm \n saved date: 2026 -->"
    )
    source = html_source(f"{saved}<body>{bar}<h1>最后一班船</h1><p>{BODY}</p></body>")
    assert [line.text for line in source.lines] == ["最后一班船", BODY]
    assert str(source.stated) == "2025-04-18"


def test_the_fields_below_a_headline_that_stand_in_one_block_were_its_text_with_the_names_in_it():
    told = "2025-04-18 07:46", "来源：湖光新闻网", "本网记者 方远", "编辑：许知秋"
    fields = " ".join(f"<span>{one}</span>" for one in told)
    for called in ("info", "article-meta", "news_info"):
        page = f'<h1>最后一班船</h1><div class="{called}">{fields}</div><p>{BODY}</p>'
        (draft,) = read_page(html_source(page)).drafts
        assert [(kind.value, text) for kind, text, _ in draft.paragraphs] == [
            ("title", "最后一班船"),
            ("byline", "本网记者 方远"),
            ("body", BODY),
        ]
        assert str(draft.stated) == "2025-04-18"
    mixed = '<span>原创</span> <span>许知秋</span> <a href="1">湄湾晨报</a> <em>2025年04月18日 18:30</em>'
    assert html_source(f'<div class="meta">{mixed}</div>').lines[0].text == "原创 许知秋 湄湾晨报 2025年04月18日 18:30"
    halves = BODY[:20], BODY[20:]
    page = f'<h1>最后一班船</h1><p class="text"><span>{halves[0]}</span><span>{halves[1]}</span></p>'
    assert [line.text for line in html_source(page).lines] == ["最后一班船", BODY]


@pytest.mark.parametrize(
    ("heading", "item"), [("热门推荐", "三只白鹭在校园安家"), ("网友评论（2）", "山里人：明年一定回去。")]
)
def test_lists_that_only_their_heading_tells_were_part_of_the_article(heading, item):
    part = f'<div class="x1"><h3>{heading}</h3><ul><li>{item}</li></ul></div>'
    source = html_source(f"<h1>最后一班船</h1><p>{BODY}</p>{part}")
    assert [line.text for line in source.lines] == ["最后一班船", BODY]
    assert [reading.text for reading in source.readings] == [heading, item]


def test_a_box_of_text_is_part_of_the_article_whatever_it_is_headed():
    part = f"<div><h3>相关链接</h3><p>{BODY}</p></div>"
    assert html_source(f"<h1>最后一班船</h1><p>{BODY}</p>{part}").lines[-1].text == BODY


def test_the_name_of_the_paper_below_its_logo_was_a_picture_s_text():
    site = '<table><tr><td><img src="logo.gif"></td><td>湄湾晨报电子版</td></tr></table>'
    assert html_source(f"{site}<h1>最后一班船</h1><p>{BODY}</p>").lines[0].hint is Hint.NONE


def test_a_day_amid_a_sentence_broke_its_paragraph_and_was_the_day_of_the_page():
    page = f'<h1>最后一班船</h1><p>船将于<time datetime="2025-04-18">4月18日</time>停开，{BODY}</p>'
    source = html_source(page)
    assert [line.text for line in source.lines] == ["最后一班船", f"船将于4月18日停开，{BODY}"]
    assert source.stated is None


def test_the_day_beside_the_names_was_a_heading():
    names = '<div class="byline">方远 <time datetime="2025-04-18">4月18日</time></div>'
    source = html_source(f"<h1>最后一班船</h1>{names}<p>{BODY}</p>")
    assert [line.text for line in source.lines] == ["最后一班船", "方远", BODY]
    assert ("4月18日", str(source.stated)) == (source.readings[-1].text, "2025-04-18")


def test_what_word_calls_a_headline_was_none():
    page = f"<p class=MsoTitle>最后一班船</p><p class=MsoSubtitle>鸣笛三声</p><p class=MsoNormal>{BODY}</p>"
    assert [line.hint for line in html_source(page).lines] == [Hint.TITLE, Hint.HEAD, Hint.NONE]
