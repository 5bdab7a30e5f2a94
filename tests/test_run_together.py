"""Articles of city papers run together without marks: which is which is told by their lines alone."""

import pytest

from corpus.page import read_page, text_source

BODY = "虹山乡的粉坊昨日同时开磨，山路上飘着一股甜气。四十几家粉坊的主人说，今年的地瓜比去年多收了两成。"
OTHER = "崇武港的渔船今天凌晨返航，码头上的吊机一直响到中午。头一网带鱼卖到每斤十八元，比去年同期贵了三元。"


def kinds(page: str) -> list[list[str]]:
    return [[kind.value for kind, _, _ in draft.paragraphs] for draft in read_page(text_source(page)).drafts]


def test_items_that_each_close_with_names_are_one_article():
    items = (
        "☆溪美中学举行歌会。（通讯员 方远）\n☆后坑小学募捐义卖。（通讯员 许知秋）\n☆南岩小学演练疏散。（通讯员 林一舟）"
    )
    assert kinds(f"粉坊开磨\n{BODY}\n中小学短波\n{items}") == [["title", "body"], ["title", *["body", "byline"] * 3]]


def test_a_piece_that_a_photographer_alone_signed_in_brackets_is_all_captions():
    story = f"8月21日，虹山乡的林秀云（右）在晒粉。\n{BODY}\n（方远 摄）"
    assert kinds(f"古村里的粉坊\n{story}\n渔船返航\n{OTHER}") == [
        ["title", "caption", "caption", "byline"],
        ["title", "body"],
    ]


def test_a_sentence_between_two_headlines_and_reporters_is_a_picture():
    sentence = "8月20日凌晨1点，北门街口，摊位已经摆到了机动车道上。"
    page = f"凌晨一点的北门街\n“不夜摊”摆上机动车道\n{sentence}\n闽海晨报记者 方 远 林一舟\n{OTHER}"
    assert kinds(page) == [["title", "title", "caption", "byline", "body"]]


@pytest.mark.parametrize("line", ["小记者走进闽海日报社", "老读者参观闽海晚报社"])
def test_who_visited_a_paper_made_no_page_of_it(line):
    (draft,) = read_page(text_source(f"{line}\n{BODY}")).drafts
    assert draft.title == line


def test_a_name_right_behind_the_last_sentence_closes_the_text_above_a_headline():
    page = f"粉坊开磨\n{BODY}周一麟\n渔船返航\n{OTHER}林望海方远"
    (first, second) = read_page(text_source(page)).drafts
    assert [text for kind, text, _ in first.paragraphs if kind.value == "byline"] == ["周一麟"]
    assert [text for kind, text, _ in second.paragraphs if kind.value == "byline"] == ["林望海方远"]


def test_a_name_where_a_column_broke_the_paragraph_goes_on_below():
    page = f"粉坊开磨\n{BODY}周一麟\n的粉坊最大，一天出粉八百斤，光是挑水就要四个人轮着来，从早挑到晚。\n{OTHER}"
    assert kinds(page) == [["title", "body", "body"]]


WARM = "水缸边的木盆里泡着白米，她捞起一把，说今年的新米香，磨出来的浆也白，客人吃得出来。"


def test_what_one_name_gathers_is_one_article_with_headings():
    pieces = "新郎跑完全程\n一位新郎穿着礼服跑完全程，用时四小时。\n最大的选手\n最大的选手今年八十一岁，跑了五公里。"
    assert kinds(f"粉坊开磨\n{BODY}\n赛场花絮\n{pieces}\n渔船返航\n本报讯 {OTHER}") == [
        ["title", "body"],
        ["title", "heading", "body", "heading", "body"],
        ["title", "body"],
    ]


def test_a_column_of_books_above_one_long_review_gathers_nothing():
    page = kinds(f"书讯\n盐与船\n{BODY}{OTHER}{WARM}{BODY}{OTHER}\n")
    assert not any("heading" in article for article in page)


def test_below_names_that_close_a_feature_the_next_headline_stands():
    feature = f"四个人的粉坊\n——虹山见闻\n{BODY}\n{WARM}\n本报记者 方远 许知秋"
    drafts = read_page(text_source(f"{feature}\n渔船夜里返航\n{OTHER}\n本报记者 林望海")).drafts
    assert [draft.title for draft in drafts] == ["四个人的粉坊", "渔船夜里返航"]


def test_a_headline_explained_behind_a_dash_is_no_heading_of_the_article_above():
    page = f"粉坊开磨\n——虹山见闻\n{BODY}\n{WARM}\n一座廊桥的三次搬家\n——丰溪桥始末\n本报记者 方远\n{OTHER}"
    assert [draft.title for draft in read_page(text_source(page)).drafts] == ["粉坊开磨", "一座廊桥的三次搬家"]


def test_a_name_alone_between_a_text_and_a_headline_is_no_column():
    (first, second) = read_page(text_source(f"粉坊开磨\n{BODY}\n张明珠\n渔船夜里返航\n本报讯 {OTHER}")).drafts
    assert [text for kind, text, _ in first.paragraphs if kind.value == "byline"] == ["张明珠"]
    assert second.title == "渔船夜里返航"


def test_entries_of_a_list_are_no_headlines():
    winners = "一、永宁镇 李佳宁 王舒 邱小满\n二、祥芝镇 蔡子昂\n三、东石镇 黄一鸣 许安安"
    page = f"答案揭晓\n{BODY}\n抽奖结果：\n{winners}\n请获奖者于本月十日前到报社领取。"
    assert len(kinds(page)) == 1


@pytest.mark.parametrize(
    "above", ["七百亩荒滩 四年没长过一棵草", "投资3.6亿元 受益人口27万", "连续九年上榜，较去年前进三位"]
)
def test_a_headline_in_two_parts_at_the_top_of_a_page_is_not_dropped_as_a_column(above):
    (draft,) = read_page(text_source(f"{above}\n荒滩上种出了甜瓜\n本报讯（记者 方远）{BODY}\n{OTHER}")).drafts
    assert draft.subtitle == above or draft.title.startswith(above)


def test_a_reader_s_letter_opens_below_its_own_headline():
    letter = f"编辑同志：我是官桥镇的一名教师。{OTHER}"
    page = f"粉坊开磨\n{BODY}\n{WARM}\n借出去的电视机该找谁要\n{letter}"
    assert [draft.title for draft in read_page(text_source(page)).drafts] == ["粉坊开磨", "借出去的电视机该找谁要"]


def test_what_the_numbers_of_a_table_count_is_no_heading():
    table = "单位：元/500克\n品名　本期　上期　涨跌\n空心菜　4.30　3.50　+22.9%\n小白菜　3.10　3.00　+3.3%"
    assert kinds(f"一周菜价\n{BODY}\n{table}") == [["title", *["body"] * 5]]


def test_a_question_below_a_list_and_above_a_text_is_its_headline():
    prices = "93号汽油：6.24元/升\n97号汽油：6.65元/升\n0号柴油：6.08元/升\n以上为本周挂牌价。"
    page = f"本周油价\n各加油站本周挂牌如下。\n{prices}\n小区的“夜归灯”能等人到几点？\n{BODY}\n{OTHER}"
    assert [draft.title for draft in read_page(text_source(page)).drafts][-1] == "小区的“夜归灯”能等人到几点？"


@pytest.mark.parametrize("sender", ["七个妈妈　县一中南侧", "十二位果农", "官桥　廖志诚"])
@pytest.mark.parametrize("answer", ["编者附言：物业公司回应，", "县交通局答复：", "编者的话："])
def test_who_sent_a_letter_stands_between_it_and_its_answer(sender, answer):
    page = f"请给校门口留块地\n{BODY}\n{OTHER}\n{sender}\n{answer}该段已列入明年的改造计划，工程款由县里承担。"
    (draft,) = read_page(text_source(page)).drafts
    assert [kind.value for kind, _, _ in draft.paragraphs] == ["title", "body", "body", "byline", "body"]


def test_a_picture_in_mid_sentence_that_ends_as_a_sentence_does_is_no_rest_of_it():
    broken = (
        "他要求每个新船员学会三种结法，才准上船。船东们起先嫌他慢，后来都说，有店，手艺就是备件，船上的船员平均",
        "年龄只有三十四岁。",
    )
    page = f"绳结先生\n{BODY}\n{broken[0]}\n渔船列队驶出祥芝渔港。\n{broken[1]}\n{OTHER}"
    (draft,) = read_page(text_source(page)).drafts
    assert [text for kind, text, _ in draft.paragraphs if kind.value == "body"][1] == "".join(broken)


def test_names_of_groups_above_rows_and_notes_below_them_are_of_the_table():
    rows = "小学组\n蓝帆渔具　78：65　新华机修\n铁军汽配　70：68　二院后勤\n（决赛12月7日在市影剧院举行）"
    assert kinds(f"周周赛第九轮\n{BODY}\n{rows}\n渔船夜里返航\n本报讯 {OTHER}")[0] == ["title", *["body"] * 5]


def test_a_name_spread_over_three_characters_closes_the_text_above_the_next_headline():
    (first, second) = read_page(text_source(f"粉坊开磨\n{BODY}\n{WARM}\n李　苇\n渔船夜里返航\n{OTHER}")).drafts
    assert [kind.value for kind, _, _ in first.paragraphs] == ["title", "body", "body", "byline"]
    assert second.title == "渔船夜里返航"
