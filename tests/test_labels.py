"""Pages that a database wrote out with the names of its fields: the names are furniture, what they say is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.draft import Reading
from corpus.labels import unlabelled
from corpus.lines import lines
from corpus.page import read_page, text_source
from corpus.records import Kind

TEA = "德化县上涌镇后坂村的茶园里，茶农方远正在采摘秋茶。今年他家种了二十亩茶，收入比往年多了三成，村里人都来向他请教。"
FISH = "泉港区南埔镇的海边，渔民许知秋正在收网。今年他家的紫菜长得好，收入比往年多了三成，邻居们都来看他怎样下苗。"
WAYS = {
    "colons": (
        f"标题：秋茶熟了\n副标题：——后坂见闻\n引题：产业振兴\n作者：方远\n日期：2026-07-03\n版次：03\n正文：{TEA}",
        ["秋茶熟了", "——后坂见闻 产业振兴", "作者：方远"],
    ),
    "brackets": (
        f"【标题】秋茶熟了\n【作者】方远\n【日期】2026-07-03\n【版次】03\n【正文】\n{TEA}",
        ["秋茶熟了", "", "方远"],
    ),
    "other brackets": (
        f"〈题名〉秋茶熟了\n〈作者〉方远\n〈日期〉2026年7月3日\n〈版号〉03\n〈正文〉\n{TEA}",
        ["秋茶熟了", "", "方远"],
    ),
    "below their names": (
        f"标题：\n秋茶熟了\n日期：2026-07-03\n版次：03\n作者：\n方远\n正文：\n{TEA}",
        ["秋茶熟了", "", "方远"],
    ),
    "English": (
        f"Title: 秋茶熟了\nAuthor: 方远\n日期：2026-07-03\n版次：03\nContent:\n{TEA}",
        ["秋茶熟了", "", "Author: 方远"],
    ),
}


@pytest.mark.parametrize("way", WAYS)
def test_fields_are_read_whatever_stands_around_their_names(way):
    page, (title, subtitle, byline) = WAYS[way]
    (draft,) = read_page(text_source(page)).drafts
    assert (draft.title, draft.subtitle, draft.page, str(draft.stated)) == (title, subtitle, "03", "2026-07-03")
    assert [text for kind, text, _ in draft.paragraphs if kind is Kind.BYLINE] == [byline]
    assert [text for kind, text, _ in draft.paragraphs if kind is Kind.BODY] == [TEA]


def test_each_headline_begins_an_article_with_its_own_day_and_page():
    page = "".join(
        f"【标题】{title}\n【日期】2026-07-0{day}\n【版次】0{day}\n【正文】\n{text}\n\n"
        for title, day, text in (("秋茶熟了", 3, TEA), ("紫菜丰收", 4, FISH))
    )
    drafts = read_page(text_source(page)).drafts
    assert [(draft.title, draft.stated.day, draft.page) for draft in drafts] == [
        ("秋茶熟了", 3, "03"),
        ("紫菜丰收", 4, "04"),
    ]


def test_the_name_of_a_field_is_furniture():
    readings = read_page(text_source(WAYS["brackets"][0])).readings()
    assert [reading.text for reading in readings if reading.reason == "the name of a field"] == [
        "【标题】",
        "【作者】",
        "【正文】",
    ]


def test_fields_that_discs_print_besides_are_no_text_and_no_headlines():
    page = "".join(
        f"【篇名】{title}\n【副篇名】后坂见闻\n【作者】方远\n【报纸名称】柳城时报\n【报纸日期】2010.05.26\n【版号】B01\n"
        f"【分类号】F3\n【主题词】\n茶叶\n【正文】\n{text}\n{text}\n【图片说明】茶农在采茶\n【光盘号】LCSB10S2\n\n"
        for title, text in (("秋茶熟了", TEA), ("紫菜丰收", FISH))
    )
    found = read_page(text_source(page))
    assert [(one.title, one.subtitle, one.page, str(one.stated)) for one in found.drafts] == [
        (title, "后坂见闻", "B01", "2010-05-26") for title in ("秋茶熟了", "紫菜丰收")
    ]
    assert [kind.value for kind, _, _ in found.drafts[1].paragraphs] == [
        "title", "title", "byline", "body", "body", "caption",
    ]  # fmt: skip
    told = [one.text for one in found.readings() if one.reason == "a field that no article has"]
    assert told == ["【报纸名称】柳城时报", "【分类号】F3", "【主题词】", "茶叶", "【光盘号】LCSB10S2"] * 2


def test_fields_that_a_database_gives_values_by_a_sign_of_equality_are_read_and_empty_ones_wait_for_nothing():
    page = "".join(
        f"<REC>\n<日期>=2009.07.23\n<报名>=柳南快报\n<版次>=7\n<引题>=\n<标题>={title}\n<副题>=\n<作者>=方远\n"
        f"<正文>=　　{text}\n　　{text}\n<图片说明>=\n<字数>=146\n"
        for title, text in (("秋茶熟了", TEA), ("紫菜丰收", FISH))
    )
    found = read_page(text_source(page))
    assert [(one.title, one.subtitle, one.page, str(one.stated)) for one in found.drafts] == [
        (title, "", "7", "2009-07-23") for title in ("秋茶熟了", "紫菜丰收")
    ]
    assert [(kind.value, text) for kind, text, _ in found.drafts[1].paragraphs] == [
        ("title", "紫菜丰收"), ("byline", "方远"), ("body", FISH), ("body", FISH),
    ]  # fmt: skip
    assert "<REC>" in [one.text for one in found.readings()]


@pytest.mark.parametrize(
    "page",
    [
        f"秋茶熟了\n{TEA}\n标题：怎样写好一篇报道\n{FISH}",  # one alone may be a heading
        f"秋茶熟了\n作者：方远\n{TEA}",
        f"标题党：别让流量牵着走\n正文：{TEA}",
    ],
)
def test_a_page_without_labelled_headlines_stays_as_it_is(page):
    found = lines(page)
    readings: list[Reading] = []
    assert unlabelled(found, page, readings) == found
    assert readings == []


LABELS = [
    "标题：",
    "【标题】",
    "【分类号】",
    "来源：",
    "【图片说明】",
    "正文：",
    "【正文】",
    "作者：",
    "副题：",
    "日期：",
]
PIECES = st.sampled_from([*LABELS, "秋茶熟了", "方远", TEA, "\n", "\n\n", "：", "】"])


@given(st.lists(PIECES, max_size=20).map("".join))
def test_labels_and_lines_together_hold_what_the_page_held(page):
    readings: list[Reading] = []
    kept = unlabelled(lines(page), page, readings)
    said = sorted("".join(one.text for one in [*kept, *readings]))
    assert [char for char in said if not char.isspace()] == sorted(char for char in page if not char.isspace())


def test_a_library_s_fields_with_two_names_were_text_and_their_days_the_next_article_s():
    texts = [
        f"SrcDatabase-来源库: 报纸\nTitle-题名: {title}\nAuthor-作者: 方远\nSource-报纸名称: 桃源晚报\n"
        f"Summary-摘要: {text}\nPubTime-发表时间: {day}\nPage-版号: {page}\n"
        for title, text, day, page in (
            ("荔枝林租给蜜蜂", "永春县岵山镇的古荔枝本月中旬进入盛花期，老树下摆满了蜂箱。", "2025-04-18", "03"),
            ("夜航改为预约", "夜航渡船下月起改为预约制，乘客在岸上按铃，船工三十分钟内必到。", "2025-04-21", "04"),
        )
    ]
    drafts = read_page(text_source("\n".join(texts))).drafts
    assert [(one.title, str(one.stated), one.page.lstrip("0")) for one in drafts] == [
        ("荔枝林租给蜜蜂", "2025-04-18", "3"),
        ("夜航改为预约", "2025-04-21", "4"),
    ]
    assert [kind.value for kind, _, _ in drafts[1].paragraphs] == ["title", "byline", "body"]


def test_a_headline_named_by_a_field_and_printed_below_is_one_headline():
    page = "\n".join(
        f"主标题：{title}\n作者：方远\n\n{above}\n{title}\n本报讯（记者 方远）{text}\n{text}"
        for title, above, text in (("秋茶熟了", "管井盖 管路灯 管茶山", TEA), ("紫菜丰收", "北风一起 四万斤上岸", FISH))
    )
    found = read_page(text_source(page))
    assert [(one.title, one.subtitle) for one in found.drafts] == [
        ("秋茶熟了", "管井盖 管路灯 管茶山"),
        ("紫菜丰收", "北风一起 四万斤上岸"),
    ]
