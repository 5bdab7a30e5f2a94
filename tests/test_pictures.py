"""Names promise pictures, and pictures stand beside one another."""

from corpus.page import read_page, text_source
from tests.test_neighbours import BODY, shown

GREY = "郑家的双眼灶砌了四十年，一眼煮饭，一眼煮药。郑阿婆说，灶灰不能倒，要留着种菜。"
REPORT = f"本报讯（记者 方远 文/图）{BODY}"


def test_below_names_that_signed_for_pictures_pictures_are_expected():
    page = shown(f"{BODY}（方远 文/图）\n粉坊的水池\n晒粉的棚子\n")
    assert all("AFTER_PHOTOS" in seen for seen in page[1:])


def test_a_whole_sentence_may_be_the_picture_that_the_names_promised():
    page = shown(f"窑火\n□本报记者 方远 文/图\n{BODY}\n安娜在窑边的工作室里修坯。\n{BODY}")
    assert {"SIGHT", "OWED"} <= page[3]


def test_a_sentence_between_headline_and_reporters_is_no_text():
    page = shown(f"粉坊开磨\n工人在池边洗地瓜。\n{REPORT}\n山路上又响起车声。\n茶王赛开赛\n{REPORT}")
    assert [("BEFORE_REPORT" in seen) for seen in page] == [False, True, False, False, False, False]


def test_the_line_below_a_headline_may_be_the_picture_that_reporters_promise():
    page = shown(f"粉坊开磨\n清晨的粉坊\n{REPORT}\n茶王赛开赛\n本报讯（记者 方远）{BODY}")
    assert [("PROMISED" in seen) for seen in page] == [False, True, False, False, False]
    assert [("OVER_LEAD" in seen) for seen in page] == [False, True, False, True, False]


def test_where_one_picture_is_signed_the_promise_is_kept():
    page = shown(f"粉坊开磨\n四十家粉坊一齐开工\n池边洗地瓜（方远 摄）\n{REPORT}")
    assert not any("PROMISED" in seen for seen in page)


def test_a_line_between_signed_pictures_and_the_report_is_no_headline():
    page = f"粉坊开磨\n池边洗地瓜（方远 摄）\n成品浸水后，五秒钟内不见积水\n{REPORT}\n{BODY}"
    (draft,) = read_page(text_source(page)).drafts
    assert [kind.value for kind, _, _ in draft.paragraphs] == ["title", "caption", "caption", "byline", "body", "body"]


def test_a_headline_below_a_picture_that_tells_news_of_its_own_is_among_no_pictures():
    page = shown(f"粉坊开磨\n7月1日，虹山乡的粉坊开磨，村民在池边洗地瓜。（方远 摄）\n茶王赛开赛\n{REPORT}")
    assert not any("AMONG_PHOTOS" in seen for seen in page)


def test_a_text_above_the_name_of_who_took_the_picture_tells_of_the_picture():
    page = shown(f"牡丹盛开\n{BODY}\n本报记者 方远 摄影报道\n粉坊开磨\n{BODY}\n（方远 文/图）")
    assert [("TAKEN_BELOW" in seen) for seen in page] == [False, True, False, False, False, False]


def test_a_report_that_its_photographer_wrote_tells_of_no_picture():
    page = shown(f"牡丹盛开\n{BODY}\n{BODY}\n（方远 摄影报道）\n粉坊开磨\n{REPORT}\n{BODY}")
    assert not any("TAKEN_BELOW" in seen for seen in page)


def test_who_took_the_picture_told_of_above_promises_no_other():
    page = shown(f"牡丹盛开\n{BODY}\n本报记者 方远 摄\n粉坊开磨\n{REPORT}\n{BODY}")
    assert not any("AFTER_PHOTOS" in seen for seen in page)


def test_names_that_wrote_and_took_pictures_are_no_picture_themselves():
    assert not any("CREDIT" in seen for seen in shown(f"牡丹盛开\n文/林一舟 图/方远\n{BODY}"))


def test_all_of_a_short_piece_that_a_photographer_alone_signed_tells_of_the_picture():
    page = shown(f"牡丹盛开\n{BODY}\n{BODY}\n本报记者 方远 摄\n粉坊开磨\n{REPORT}\n{BODY}\n本报记者 方远 摄")
    assert [("TAKEN_BELOW" in seen) for seen in page] == [False, True, True, False, False, False, True, False]


def test_who_took_the_picture_below_who_wrote_signs_for_no_text():
    page = shown(f"牡丹盛开\n{BODY}\n特约记者 林一舟\n通讯员 方 远 摄")
    assert not any({"TAKEN_BELOW", "CREDIT"} & seen for seen in page)


def test_brief_lines_in_a_row_below_a_text_are_pictures_where_some_show_people():
    page = shown(f"夜市开张\n{BODY}\n顾客在点单\n刚出锅的炸串\n现做的煎饼\n摊主正在调汁\n粉坊开磨\n{BODY}")
    assert ["SCENE" in seen for seen in page] == [False, False, True, True, True, True, False, False]
    assert not any("RUN" in seen for seen in page)


def test_brief_lines_below_names_that_promise_pictures_under_a_headline_are_pictures():
    page = shown(f"渔港开捕\n图/文 本报记者 方远\n第一网鱼上岸\n鱼价比去年高\n小船换大船\n渔嫂撑起半边天\n{BODY}")
    assert ["SCENE" in seen for seen in page] == [False, False, True, True, True, True, False]


def test_sights_between_a_headline_and_the_day_of_its_news_are_no_text():
    news = f"8月22日，采风团走进洛江。{BODY}"
    page = shown(f"采风团看洛江\n采风队员们来到虹山乡的粉坊。\n采风队员们参观晒粉场。\n{news}")
    assert ["BEFORE_REPORT" in seen for seen in page] == [False, True, True, False]


def test_a_long_picture_between_headline_and_reporters_hides_no_other():
    long = (
        "在洛阳古街，夜市开业一个月就聚集了一百三十多个摊位，夜幕降临，这里灯火通明、人头攒动，一派热闹景象。 林一舟 摄"
    )
    page = shown(f"夜市里的灯\n{long}\n炉子上的烤鱿鱼滋滋作响。\n记者 方远 许知秋\n{BODY}")
    assert "BEFORE_REPORT" in page[2]


def test_what_stands_right_above_a_picture_that_tells_its_story_is_the_storys_headline():
    story = "5月3日，中雨。实验小学门口，交警身穿雨衣指挥交通，让孩子们平安进校门。本报记者 方远志 摄"
    page = shown(f"{BODY}\n雨中护学路\n{story}")
    assert "STORY" in page[2]
    assert ["OVER_LEAD" in seen for seen in page] == [False, True, False]


def test_whose_reporter_took_the_picture_may_stand_above_the_name():
    page = shown(f"牡丹盛开\n{BODY}\n本报记者\n方一志 摄")
    assert ["TAKEN_BELOW" in seen for seen in page] == [False, True, False, False]


def test_what_stands_between_two_pictures_is_one():
    page = shown(f"渔港开捕\n码头上忙碌的身影\n出港的头一网鱼\n归航时的灯火一角\n{BODY}")
    assert ["SCENE" in seen for seen in page] == [False, True, True, True, False]


def test_what_stands_right_below_names_that_promise_pictures_is_no_headline():
    caption, other = "“招工车”从泉州客运中心站发车", "务工人员在车上填写登记表"
    text = "正月还没过完，一辆贴着“泉州喊你来上班”的大巴驶出泉州客运中心站。"
    page = f"春天里的“招工车”\n□融媒体记者 吴志明 通讯员 郑雅清 文/图\n{caption}\n{other}\n{text}"
    (draft,) = read_page(text_source(page)).drafts
    assert [kind.value for kind, _, _ in draft.paragraphs] == ["title", "byline", "caption", "caption", "body"]


def test_pictures_of_an_article_stand_above_the_text_of_the_next():
    text = "近日，雷峰镇的油茶基地迎来修枝。基地面积三百二十亩，预计亩产油茶籽四百斤。"
    page = shown(f"{BODY}（方远 文/图）\n粉坊的水池\n雷峰镇种下摇钱树\n{text}\n爱心车队集结")
    assert ["AFTER_PHOTOS" in seen for seen in page] == [False, True, True, True, False]


def test_who_took_the_picture_stands_behind_what_it_shows_below_a_text():
    page = shown(f"粉坊开磨\n{BODY}\n会议现场 方远 摄\n{BODY}")
    assert "CREDIT" in page[2]
    assert "TAKEN_BELOW" not in page[1]


def test_what_a_picture_shows_is_one_among_sentences_between_headline_and_reporters():
    page = shown(f"山海牵手 古城新生\n五店市夜景\n村里的夜市人来人往。\n●全媒体记者 方远 文/图\n{BODY}")
    assert [("BEFORE_REPORT" in seen) for seen in page] == [False, True, True, False, False]


def test_lines_close_above_a_credit_and_apart_from_the_headline_are_pictures_too():
    block = "清晨，阿姨们在粉坊洗地瓜\n村里的水池\n粉坊开磨 （方远 供图）"
    page = shown(f"地瓜粉香了\n\n{block}\n\n□本报记者 林溪\n\n{BODY}")
    assert [("SCENE" in seen) for seen in page][:3] == [False, True, True]


def test_a_single_line_close_above_a_credit_may_be_a_part_of_the_headline():
    page = shown(f"地瓜粉香了\n\n四十家粉坊同时开磨\n粉坊一景 （方远 供图）\n\n□本报记者 林溪\n\n{BODY}")
    assert "SCENE" not in page[1]


def test_a_sentence_that_says_who_of_a_picture_stands_where_tells_of_the_picture():
    page = shown(f"修鞋摊上的名册\n万安街道的修鞋匠陈四海（左一）把钥匙交还失主。\n{BODY}")
    assert {"SIGHT", "SCENE"} <= page[1]


def test_where_the_picture_has_a_sentence_of_its_own_the_text_above_its_photographer_is_text():
    page = shown(f"蛋鸡进山\n8日，理畈村的农户在鸡舍里收鸡蛋。\n{BODY}\n记者 方远志 摄")
    assert [("TAKEN_BELOW" in seen) for seen in page] == [False, True, False, False]


def test_several_paragraphs_that_their_photographer_reported_are_text():
    page = shown(f"运河边的垃圾\n{BODY}\n{BODY}\n方远志 摄影报道")
    assert not any("TAKEN_BELOW" in seen for seen in page)


def test_names_that_close_a_photo_story_promise_no_other_picture():
    page = shown(f"海螺唱歌\n{BODY}\n本报记者 方远志 摄影报道\n十七名石雕工领回工钱\n{BODY}")
    assert "OWED" not in page[3]


def test_a_headline_above_a_picture_that_tells_its_own_story_is_not_the_picture_that_the_names_above_promised():
    story = "5月3日，中雨。实验小学门口，交警身穿雨衣指挥交通，让孩子们平安进校门。本报记者 方远志 摄"
    page = shown(f"{BODY}\n（记者 许知秋 文/图）\n雨中护学路\n{story}")
    assert "OWED" not in page[2]


def test_right_below_a_headline_and_who_wrote_its_text_no_headline_stands():
    page = shown(f"老码头边\n记者 尹若兰 通讯员 温静仪\n改造后的菜场入口\n水产摊前装了玻璃。\n{BODY}")
    assert ["AWAITED" in seen for seen in page] == [False, False, True, False, False]
    drafts = read_page(
        text_source(f"老码头边\n记者 尹若兰 通讯员 温静仪\n改造后的菜场入口\n水产摊前装了玻璃。\n{BODY}")
    ).drafts
    assert [draft.title for draft in drafts] == ["老码头边"]


def test_a_line_that_takes_up_the_text_above_and_nothing_below_is_a_picture():
    page = f"郑家的双眼灶\n{GREY}\n郑家的双眼灶和灶边的竹椅\n石狮面料扫码可查每一米\n本报讯 {BODY}"
    assert ["LEFT_OVER" in seen for seen in shown(page)] == [False, False, True, False, False]


def test_an_office_that_signs_below_its_letter_is_no_picture():
    page = f"路灯亮了\n泉州市路灯管理所的来信说：{GREY}\n泉州市路灯管理所\n石狮面料扫码可查每一米\n本报讯 {BODY}"
    assert not any("LEFT_OVER" in seen for seen in shown(page))


def test_a_name_under_a_headline_whose_text_speaks_of_it_is_a_portrait():
    page = f"卖茶姑娘考上了潜水员\n颜若琳\n颜若琳在茶山上长大，颜若琳十八岁以前没有见过海。{BODY}"
    assert {"SCENE", "FIGURE"} <= shown(page)[1]
    assert "AUTHOR" in shown(page.replace("颜若琳在", "她在").replace("，颜若琳", "，她"))[1]


def test_what_came_of_a_road_is_no_picture():
    assert "SCENE" not in shown(f"骑行道上的坑补好了\n{BODY}")[0]
    assert "SCENE" in shown(f"市民在骑行道上骑行\n{BODY}")[0]


def test_above_a_letter_to_the_editor_stands_its_headline():
    page = f"路灯亮了\n{BODY}\n公交站牌上少了两个字\n编辑同志：\n{GREY}\n"
    assert "OVER_LEAD" in shown(page)[2]
    assert [draft.title for draft in read_page(text_source(page)).drafts] == ["路灯亮了", "公交站牌上少了两个字"]


def test_a_picture_shows_nobodys_words():
    assert "SIGHT" in shown(f"{BODY}\n交警在路口教骑手扣紧头盔。")[1]
    assert "SIGHT" not in shown(f"{BODY}\n交警介绍，骑手在路口要扣紧头盔。")[1]


def test_the_name_of_what_pictures_show_below_is_none_of_them():
    assert "SCENE" not in shown(f"乡村剪影\n▲茅洋乡的盐工在装路灯。 陈斌 摄\n{BODY}")[0]
    assert "SCENE" in shown(f"{BODY}\n盐工忙碌的身影\n{BODY}")[1]


def test_a_picture_of_another_place_below_an_article_is_a_story_of_its_own():
    story = "7月13日，崇武镇的渔民在码头卸下开渔后的头一网鱼，岸上等着三十多辆冷链车。（方远 摄）"
    page = f"粉坊开磨\n{BODY}\n{story}"
    assert "STRANGE" in shown(page)[2]
    assert [draft.title for draft in read_page(text_source(page)).drafts] == ["粉坊开磨", ""]
    assert "STRANGE" not in shown(page.replace("粉坊开磨", "崇武粉坊开磨"))[2]


def test_pictures_of_several_places_under_one_headline_are_its_own():
    one, other = (f"7月13日，{place}镇的渔民在码头卸下开渔后的头一网鱼。（方远 摄）" for place in ("崇武", "祥芝"))
    assert not any("STRANGE" in seen for seen in shown(f"渔港开渔\n{one}\n{other}\n{GREY}"))
