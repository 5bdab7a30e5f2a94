"""Articles of city papers run together without marks: which is which is told by their lines alone."""

import pytest

from corpus.page import read_page, text_source
from corpus.signs import Sign

BODY = "虹山乡的粉坊昨日同时开磨，山路上飘着一股甜气。四十几家粉坊的主人说，今年的地瓜比去年多收了两成。"
OTHER = "崇武港的渔船今天凌晨返航，码头上的吊机一直响到中午。头一网带鱼卖到每斤十八元，比去年同期贵了三元。"


def kinds(page: str) -> list[list[str]]:
    return [[kind.value for kind, _, _ in draft.paragraphs] for draft in read_page(text_source(page)).drafts]


def test_a_paragraph_that_one_reporter_wrote_and_took_pictures_for_is_a_story_of_its_own():
    page = (
        "高铁站新增十个无障碍升降口\n"
        "本报讯 十个升降口分布在进站口、候车厅和四座站台，乘客按铃后，工作人员三分钟内到场。\n"
        "车站说，上月用过升降口的有四百一十人。\n"
        "7月11日，延平区九峰山脚下的社区戏台搭起凉棚，居民自带竹椅来听书。本报记者 谢无倦 摄影报道\n"
    )
    assert kinds(page) == [["title", "body", "body"], ["caption"]]


def test_such_a_paragraph_need_not_open_with_its_day():
    page = (
        "七家人分一口井\n"
        "七户人家轮着挑水，谁家办喜事就让谁家先挑，这个规矩守了四十年，没有写在纸上。\n"
        "秋分过后，瑞金市叶坪的晒谷坪上，村民用长耙把稻谷摊成二十八道垄。本刊通讯员 钟培生 摄影报道\n"
    )
    assert kinds(page) == [["title", "body"], ["caption"]]


def test_the_last_paragraph_of_a_report_whose_reporter_took_its_pictures_is_none():
    page = (
        "九峰山脚下的戏台开讲\n"
        "延平区九峰山脚下的社区戏台搭起凉棚，居民自带竹椅来听书，一坐就是两个钟头。\n"
        "7月11日，九峰山脚下的戏台讲到第九年，听书的居民自带竹椅，社区的凉棚坐满了人。本报记者 谢无倦 摄影报道\n"
    )
    assert kinds(page) == [["title", "body", "body", "byline"]]


@pytest.mark.parametrize(
    "told",
    [
        "昨天下午，祥芝镇的孩子们在退潮的沙滩上放风筝，最大的一只是用旧帆布做的。（何叶 摄）",
        "莆田市涵江区一家书店把三千册旧课本摆上街头，让市民找自己读过的那一本。方远 摄",
    ],
)
def test_a_picture_that_opens_as_news_below_a_text_of_something_else_is_a_story_of_its_own(told):
    page = (
        "四十分钟找回一袋工钱\n"
        "骑摩托车来回找了四趟的泥水匠老潘认出了袋子，那是他领来准备发给工友的。\n"
        "他说，工友等着这笔钱回家过年，找不回来就只好自己慢慢还，一年也还不清。\n"
        f"{told}\n"
        "寻人\n"
        "蔡乌番，男，七十四岁，身高一米六五，左眉有疤，穿蓝布中山装，能说闽南话。\n"
    )
    assert kinds(page) == [["title", "body", "body"], ["caption"], ["title", "body"]]


def test_a_picture_that_opens_as_news_below_the_text_it_belongs_to_is_none():
    page = (
        "涵江书店的旧课本摆上街头\n"
        "莆田市涵江区一家书店收了三千册旧课本，上周起摆上街头，市民可以找自己读过的那一本带走。\n"
        "莆田市涵江区一家书店把三千册旧课本摆上街头，让市民找自己读过的那一本。方远 摄\n"
    )
    assert kinds(page) == [["title", "body", "caption"]]


@pytest.mark.parametrize(
    "facts",
    [("时间：11月4日17点09分", "事件：民宅失火", "地点：鞍钢花园小区"), ("-时间：晚7时30分", "-地点：利星广场附近")],
)
def test_when_and_where_it_was_in_lines_of_their_own_are_no_headings(facts):
    page = (
        "夏夜随民警值守街头\n"
        "昨晚，记者随巡逻车从派出所出发，车速很慢，一看表时速才二十公里，窗外是乘凉的人。\n"
        "醉汉闹事\n" + "\n".join(facts) + "\n"
        "巡逻车刚到广场门口，七八个人围着一辆出租车，谁也不让谁，司机把头伏在方向盘上。\n"
    )
    assert [kind for found in kinds(page) for kind in found][3 : 3 + len(facts)] == ["body"] * len(facts)


def test_a_line_above_the_headline_in_three_parts_is_no_name_of_a_column():
    page = (
        "三代人 一条路 四百六十级台阶\n"
        "挑着邮包上“天梯”\n"
        "——南安市诗山镇乡邮员戴火星的二十六年\n"
        "诗山镇的山顶上住着六户人家，报纸和信要走四百六十级台阶才送得到，戴火星走了二十六年。\n"
    )
    assert kinds(page) == [["title", "title", "title", "body"]]


def test_a_headline_of_one_part_is_dropped_as_no_name_of_a_column():
    page = (
        "涂岭镇小坝村七年治水纪实\n"
        "一条溪的“身份证”\n"
        "小坝村的溪有一张身份证，长三点四公里，住着十一种鱼，是村里的孩子数出来的。\n"
        "七年前，溪水黑得照不见人，村民绕着走，养猪场的水管就插在桥下。\n"
    )
    assert kinds(page) == [["title", "title", "body", "body"]]


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


@pytest.mark.parametrize("sender", ["七个妈妈　县一中南侧", "十二位果农", "官桥　廖志诚", "紫山公社社员　杜　庆等六户"])
@pytest.mark.parametrize("answer", ["编者附言：物业公司回应，", "县交通局答复：", "编者的话：", "县农械厂来信说："])
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


@pytest.mark.parametrize(
    "sender", ["陈桂生等十七人", "退休教师　官维正", "初三（4）班　陈语桐", "一位水电工", "骆明辉　林小霜"]
)
def test_who_sent_a_letter_stands_between_it_and_the_next_headline(sender):
    (first, second) = read_page(
        text_source(f"谢谢捡到钱包的人\n{BODY}\n{WARM}\n{sender}\n渔船夜里返航\n{OTHER}")
    ).drafts
    assert [text for kind, text, _ in first.paragraphs if kind.value == "byline"] == [sender]
    assert second.title == "渔船夜里返航"


def test_the_first_words_of_a_paragraph_that_a_picture_parts_from_the_rest_are_no_heading():
    page = (
        f"粉坊开磨\n{BODY}\n磨到一半\n\n磨盘边的林秀云。　黎　槐　摄\n\n停了电，几个人摸黑把浆抬出来。{WARM}\n{OTHER}"
    )
    (draft,) = read_page(text_source(page)).drafts
    assert [text for kind, text, _ in draft.paragraphs if kind.value == "body"][1].startswith("磨到一半停了电")


def test_a_picture_below_a_comma_at_which_the_column_broke_is_no_part_of_the_sentence():
    first, rest = WARM[:-20], WARM[-20:]
    page = f"粉坊开磨\n{BODY}{first[:-1]}，\n林秀云的六十格木架，旧课桌改的\n{rest}\n{OTHER}"
    (draft,) = read_page(text_source(page)).drafts
    assert [kind.value for kind, _, _ in draft.paragraphs] == ["title", "body", "caption", "body"]


def test_names_in_brackets_above_texts_head_parts_of_one_article():
    parts = f"【案情】\n{OTHER}\n【判决】\n{WARM}\n【说法】\n{BODY}"
    (draft,) = read_page(text_source(f"一张借条写了两次\n本报记者 方远\n{parts}")).drafts
    assert [text for kind, text, _ in draft.paragraphs if kind.value == "heading"] == [
        "【案情】",
        "【判决】",
        "【说法】",
    ]


def test_numbers_in_circles_before_what_goes_on_behind_a_semicolon_point_to_no_pictures():
    items = "①写清楚谁向谁借；\n②双方写身份证上的名字；\n③金额大写小写都写，一个字也不能空格；\n④还款日写到年月日。"
    assert kinds(f"借条怎么写\n{BODY}\n{items}\n{WARM}") == [["title", *["body"] * 6]]


@pytest.mark.parametrize(
    "rows",
    [
        "男子单打（老年组）\n第一名　吴荣泰（鲤城区）\n第二名　苏福林（安溪县）\n混合双打\n第一名　庄天赐（泉港区）",
        "二级校　五百四十分\n三级校　五百二十四分\n一般普通高中　四百八十一分\n职业高中　三百五十分",
        "宝盖联队　88：79　凤里青年\n积分榜（前三名）\n1　永宁卫城　　11分\n2　宝盖联队　　11分\n3　灵秀布商　　10分",
        "明日　阴有小雨　12℃—18℃　东北风四级\n后天　小雨转多云　10℃—17℃　沿海阵风七级",
        "家政：照护老人、月嫂、钟点工，证件齐全。00002200\n搬家：全城满八百元免拆装，钢琴另议。00002233",
        "12月23日8：00—12：00　10千伏涂寨二线　涂寨镇圩内\n12月25日6：30—18：30　10千伏辋川线全线",
        "问 网购的螃蟹死了三只，合理吗？\n答 不合理，开箱时拍下来。\n问 在群里汇报算加班吗？\n答 要看占用的时间。",
    ],
)
def test_rows_of_results_prices_weather_and_offers_are_no_headlines(rows):
    lines = rows.count("\n") + 1
    assert kinds(f"一周消息\n{BODY}\n{rows}\n{WARM}") == [["title", *["body"] * (lines + 2)]]


def test_brief_letters_that_each_close_with_a_name_are_one_article():
    letters = "路牌用瓷，铝的生锈。（林先生）\n别再种香樟了，风大会响。（王师傅）\n请在跑道外侧安长凳。（郑老师）"
    assert len(kinds(f"我给县城出主意\n{letters}\n渔船夜里返航\n本报讯 {OTHER}")) == 2


def test_a_headline_above_its_own_dash_is_no_line_of_the_poem_above():
    poem = "老井\n林　朵\n井绳磨出的沟\n比皱纹还深\n一桶月光提上来\n洒了半桶"
    drafts = read_page(text_source(f"{poem}\n巷口补锅的黄先生\n——崇安街道旧人记之四\n□ 孟秋白\n{WARM}\n{OTHER}")).drafts
    assert [draft.title for draft in drafts] == ["老井", "巷口补锅的黄先生"]


def test_a_headline_may_end_in_dots():
    page = f"粉坊开磨\n{BODY}\n{WARM}\n电梯装好了，一楼的李阿婆却哭了……\n本报讯（记者方远）{OTHER}"
    assert [draft.title for draft in read_page(text_source(page)).drafts][-1] == "电梯装好了，一楼的李阿婆却哭了……"


def test_a_correspondent_of_a_paper_that_no_table_knows_signs_below_the_headline():
    (draft,) = read_page(text_source(f"遛狗绳绊倒了老人\n闽都晚讯记者 林则仁\n{WARM}\n{OTHER}")).drafts
    assert [kind.value for kind, _, _ in draft.paragraphs] == ["title", "byline", "body", "body"]


@pytest.mark.parametrize("above", ["村民把烘好的稻谷装袋（本报记者 方远 摄）", "□蔡炜铃"])
def test_a_picture_told_of_in_sentences_below_another_text_is_a_story_of_its_own(above):
    story = "涂寨镇的花生地里，农户用自制的机器脱果。这台机器由旧摩托车改装，一小时可脱果四百斤，省去五个人工。"
    page = f"粉坊开磨\n{BODY}\n{WARM}\n{above}\n{story}\n本报通讯员 方远 摄\n渔船夜里返航\n本报讯 {OTHER}"
    assert len(read_page(text_source(page)).drafts) == 3


def test_the_last_words_of_a_sentence_below_pictures_go_on_with_it():
    broken = f"{WARM}摊主交代，石膏是装修剩下的，牙胶用的是"
    page = f"粉坊开磨\n{BODY}\n{broken}\n街坊们在桥头合影　傅国强 摄\n被没收的牙模\n补鞋胶。\n{OTHER}"
    (draft,) = read_page(text_source(page)).drafts
    assert [text for kind, text, _ in draft.paragraphs if kind.value == "body"][1] == f"{broken}补鞋胶。"


def test_questions_that_nobody_is_said_to_answer_are_headings():
    parts = f"问：为什么是会计？\n{WARM}\n{OTHER}\n问：学费多少？\n{BODY}\n问：学成了做什么？\n{WARM}"
    (draft,) = read_page(text_source(f"海边的算盘夜校\n{OTHER}\n{parts}")).drafts
    headings = [text for kind, text, _ in draft.paragraphs if kind.value == "heading"]
    assert headings == ["问：为什么是会计？", "问：学费多少？", "问：学成了做什么？"]


@pytest.mark.parametrize(
    "rows",
    [
        "14户：同意加装的户数，占总户数的七成\n46.8万元：电梯总造价\n40厘米：井道北移的距离",
        "县二建工会　800元\n林秀云　200元\n方远志　100元\n无名氏（桥头鸡蛋摊）　66元",
    ],
)
def test_figures_and_who_gave_how_much_are_rows(rows):
    lines = rows.count("\n") + 1
    assert kinds(f"一周消息\n{BODY}\n{rows}\n{WARM}") == [["title", *["body"] * (lines + 2)]]


def test_a_picture_closes_with_a_bare_name_that_reports_with_it():
    story = "昨天傍晚，在省新镇的晒谷场上，几个孩子把花生堆成小山。今年该镇种花生4200亩。　陈劲松 摄影报道"
    drafts = read_page(
        text_source(f"粉坊开磨\n{BODY}\n{WARM}\n（许知秋）\n{story}\n渔船夜里返航\n本报讯 {OTHER}")
    ).drafts
    assert [[kind.value for kind, _, _ in draft.paragraphs] for draft in drafts][1] == ["caption"]


def test_one_thing_that_does_something_is_no_sender_of_a_letter():
    page = f"粉坊开磨\n{BODY}\n{WARM}\n一个横浪掀翻舢板\n——两名讨海人抱着泡沫箱漂了五个钟头\n本报讯 {OTHER}"
    assert [draft.title for draft in read_page(text_source(page)).drafts] == ["粉坊开磨", "一个横浪掀翻舢板"]


def test_an_editor_s_note_below_a_letter_stands_below_who_sent_it():
    page = f"渡船等到几时\n{OTHER}{BODY}\n{OTHER}\n小学教员　赖可风\n编者按：区公所来函称，已规定每船限载二十五人。"
    (draft,) = read_page(text_source(page)).drafts
    assert [kind.value for kind, _, _ in draft.paragraphs] == ["title", "body", "body", "byline", "body"]


def test_names_under_a_headline_do_not_break_off_in_mid_sentence():
    names = "　　本报记者 辜晓棠 文 庄乐 图\n初三的毕业照，“门卫”蹲在最右边。"
    page = f"毕业照里有一只狗\n{names}\n　　{BODY}\n　　{OTHER}"
    (draft,) = read_page(text_source(page)).drafts
    assert [kind.value for kind, _, _ in draft.paragraphs][:2] == ["title", "byline"]


def test_who_collected_songs_stands_between_their_headline_and_the_first_of_them():
    songs = "月光光\n照窑场\n阿爹担泥过山岗\n阿妈灯下搓草绳\n一担瓷换一担粮"
    page = f"粉坊开磨\n{BODY}\n{OTHER}\n山歌三首\n陈宝山　搜集\n{songs}"
    assert kinds(page)[1] == ["title", "byline", *["body"] * 5]


def test_the_last_handful_promises_no_more_of_a_sentence():
    page = f"拣茶的人\n{BODY}\n{OTHER}\n机器拣不出的那一把\n{OTHER}\n{BODY}\n灯下的二百只竹匾\n{BODY}\n{OTHER}"
    headings = [text for draft in read_page(text_source(page)).drafts for kind, text, _ in draft.paragraphs]
    assert "机器拣不出的那一把" in headings


@pytest.mark.parametrize("prize", ["一等奖　李书瑶（市实验小学）　洪子昂（柳城小学）", "三等奖　略，见校园网公告栏"])
def test_who_won_a_prize_is_a_row(prize):
    assert kinds(f"获奖名单\n{BODY}\n{prize}\n{OTHER}") == [["title", "body", "body", "body"]]


def test_a_brief_sentence_under_a_headline_and_names_is_no_end_of_the_headline():
    title = "一座桥修了三年，走了三任镇长，桥头的人家还在等"
    page = read_page(text_source(f"{title}\n本报记者 方远\n还在等。\n{BODY}\n{OTHER}"))
    assert [took.role.value for took in page.taken] == ["title", "byline", "body", "body", "body"]
    assert not any(sign & Sign.CLOSING for sign in page.signs)
