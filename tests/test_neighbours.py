"""Lines give one another signs: by the way they stand, and by the words they share."""

from corpus.lines import lines
from corpus.neighbours import signs_of_page
from corpus.page import read_page, text_source
from corpus.signs import Sign

BODY = "洛江区虹山乡地处高山，雾多、风硬，地瓜却格外粉糯。每年入秋，乡里四十几家粉坊同时开磨，山路上飘着一股甜气。"


def shown(page: str) -> list[set[str]]:
    found = lines(page)
    seen = signs_of_page(found, [line.text for line in found])
    return [{name for name, bit in vars(Sign).items() if name.isupper() and bit & sign} for sign in seen]


def test_a_gap_wider_than_usual_sets_a_line_apart():
    page = shown(f"{BODY}\n\n{BODY}\n\n{BODY}\n\n\n虹山粉坊开磨\n\n{BODY}")
    assert ["WIDE" in seen for seen in page] == [False, False, False, True, False]


def test_where_paragraphs_are_indented_the_others_are_flush():
    assert [{"INDENTED", "FLUSH"} & seen for seen in shown(f"虹山粉坊\n　　{BODY}\n　　{BODY}")] == [
        {"FLUSH"},
        {"INDENTED"},
        {"INDENTED"},
    ]


def test_verse_is_a_run_of_short_lines_and_a_headline_below_it_is_none():
    page = shown(f"{BODY}\n苏一苇\n把窗子开得很小\n放进一粒盐\n和一声桨\n把风系在门前\n认得我的名字\n虹山粉坊\n{BODY}")
    assert ["RUN" in seen for seen in page] == [False, False, True, True, True, True, True, False, False]


def test_a_pen_name_has_no_surname_and_stands_between_headline_and_text():
    page = shown(f"守塔人\n阿宁\n{BODY}")
    assert "PEN_NAME" in page[1]
    assert "PEN_NAME" not in shown(f"{BODY}\n阿宁\n{BODY}")[1]


def test_what_is_said_above_a_headline_is_its_first_line_and_no_heading():
    assert "SAID" not in shown(f"{BODY}\n“她比女儿还亲”\n一名村医的四十年\n{BODY}")[1]
    assert "SAID" in shown(f"{BODY}\n“她比女儿还亲”\n{BODY}")[1]


def test_the_only_line_between_a_text_and_reporters_shows_no_picture():
    assert "SCENE" in shown(f"{BODY}\n老人在巷口等车\n{BODY}")[1]
    assert "SCENE" not in shown(f"{BODY}\n老人在巷口等车\n闽海新闻记者 方远\n{BODY}")[1]


def test_several_names_below_a_whole_paragraph_signed_it():
    page = shown(f"虹山粉坊\n{BODY}\n冯晓华 张 静 杨乐\n粉坊开磨\n{BODY}\n张 静 杨乐\n{BODY}")
    assert ["BYLINE" in seen for seen in page] == [False, False, True, False, False, False, False]


def test_names_and_posts_one_a_line_are_rows():
    page = shown(f"陈志强　公共交通公司驾驶员\n{BODY}\n林秀华　环境卫生管理处班长\n{BODY}\n王建国　机械公司车间主任")
    assert all("TABLE" in seen for seen in page[::2])


def test_rows_with_the_same_columns_are_a_table():
    page = shown(f"{BODY}\n排名 地区 指数\n一 永春县 优\n二 德化县 优\n{BODY}")
    assert ["TABLE" in seen for seen in page] == [False, True, True, True, False]


def test_items_beside_each_other_are_a_list():
    assert all("LISTED" in seen for seen in shown("一、不私自下水\n二、不结伴下水"))


def test_a_headline_is_echoed_by_the_text_below_and_strange_to_the_text_above():
    above = "石狮市祥芝镇的码头还黑着，养殖户已经把网箱里的投饵机检查了一遍，一天就这样开始了，海面上起了薄雾。"
    page = shown(f"{above}\n虹山乡粉坊开磨\n{BODY}")
    assert {"ECHOED", "NOVEL"} <= page[1]


def test_headings_built_alike_are_parallel():
    page = shown(f"水要试三遍\n{BODY}\n粉要晒七天\n{BODY}")
    assert ["PARALLEL" in seen for seen in page] == [True, False, True, False]


def test_headings_behind_words_in_brackets_are_parallel_unless_these_are_places():
    page = shown(f"{BODY}\n【校内】“四点半”变成“五点半”\n{BODY}\n【校外】少年宫一座难求\n{BODY}")
    assert ["PARALLEL" in seen for seen in page] == [False, True, False, True, False]
    page = shown(f"{BODY}\n【安溪】春茶开采第一天\n{BODY}\n【德化】瓷都迎来新客人了\n{BODY}")
    assert not any("PARALLEL" in seen for seen in page)


def test_a_heading_that_names_a_place_is_parallel_only_to_others_that_name_none():
    head, other, placed = "雾里开磨 山路飘香", "粉里藏甜 地瓜下山", "泉州来客 粉坊迎新"
    three = shown(f"{head}\n{BODY}\n{other}\n{BODY}\n{placed}\n{BODY}")
    assert ["PARALLEL" in seen for seen in three] == [True, False, True, False, True, False]
    two = shown(f"泉州开磨 山路飘香\n{BODY}\n{placed}\n{BODY}")
    assert not any("PARALLEL" in seen for seen in two)


def test_a_headline_at_the_margin_is_no_row_of_the_list_above_it():
    items = "\n".join(f"　　▲北峰蔬菜站日上市蔬菜{n}万斤。" for n in "三四五六")
    page = shown(f"{items}\n山路通车\n　　粉坊的粉当天就能下山。")
    assert ["RUN" in seen for seen in page[1:6]] == [True, True, True, False, True]


def test_verse_ends_where_the_next_poem_and_its_author_begin():
    one = "插秧谣\n颜水清\n　　天未光，鸡未啼，\n　　阿嫂挑秧下田来；"
    page = shown(f"{one}\n工地即景\n陈笔耕\n　　一声雷，山让路，\n　　石头排队下山坡。")
    assert ["VERSE" in seen for seen in page[2:6]] == [True, True, False, False]


def test_a_headline_above_its_author_is_known_by_the_name_below_it():
    page = shown(f"工地即景\n（二首）\n陈笔耕\n{BODY}")
    assert ["OVER_NAMES" in seen for seen in page] == [True, True, False, False]


def test_the_name_of_a_column_has_no_author():
    assert "PEN_NAME" not in shown(f"●开心一刻\n找零\n{BODY}")[1]


def test_rows_of_different_lengths_behind_a_wide_blank_are_a_table():
    page = shown(f"{BODY}\n总导演　苏木\n主持人　江晓燕　李振南\n音　响　洪阿狗\n{BODY}")
    assert ["TABLE" in seen for seen in page] == [False, True, True, True, False]


def test_who_speaks_below_a_heading_has_spoken_above_it():
    talk = "记者：靠什么生活？\n傅景初：族谱。泉州人重谱牒，六十年一修。"
    page = shown(f"{talk}\n字会自己说话\n{talk}")
    assert "CONVERSING" in page[2]
    assert "CONVERSING" not in shown(f"{BODY}\n字会自己说话\n{talk}")[1]


def test_a_line_with_blanks_above_and_below_stands_alone_on_a_page_with_few():
    page = shown(f"{BODY}\n{BODY}\n{BODY}\n\n船上的晒网人\n\n{BODY}\n{BODY}")
    assert ["ALONE" in seen for seen in page] == [False, False, False, True, False, False]


def test_questions_numbered_one_after_another_are_no_headlines():
    page = shown(f"一、额度提高了多少？\n{BODY}\n二、外地缴存的怎么办\n{BODY}")
    assert ["NUMBERED" in seen for seen in page] == [True, False, True, False]
    assert "NUMBERED" not in shown(f"一、额度提高了多少？\n{BODY}\n三、外地缴存的怎么办\n{BODY}")[0]


def test_a_line_that_ends_on_a_colon_above_a_headline_is_a_part_of_it():
    page = shown(f"月记窑：\n火还没有熄\n{BODY}")
    assert {"INTRODUCING", "OPEN"} <= page[0]
    assert "INTRODUCING" not in shown(f"编辑同志：\n{BODY}")[0]


def test_news_tells_below_its_headline_when_and_where_it_happened():
    when = shown("虹山粉坊开磨\n昨日，虹山乡四十几家粉坊同时开磨，吸引了八百多名市民上山体验，订单排到月底。")[0]
    where = shown("虹山粉坊开磨\n洛江区虹山乡四十几家粉坊同时开磨，吸引了八百多名市民上山体验，订单排到月底。")[0]
    assert {"TIMELY", "PLACED_IN_FULL"} & when == {"TIMELY"}
    assert {"TIMELY", "PLACED_IN_FULL"} & where == {"PLACED_IN_FULL"}


def test_what_stands_in_the_middle_is_not_indented_as_paragraphs_are():
    page = shown(f"　　{BODY}\n　　{BODY}\n　　　　（二首）\n　　　　　　　　2024年9月28日\n工地即景")
    kept = {"INDENTED", "FLUSH"}
    assert [seen & kept for seen in page] == [{"INDENTED"}, {"INDENTED"}, set(), {"INDENTED"}, {"FLUSH"}]


def test_what_stands_in_brackets_below_a_paragraph_is_a_name_without_a_surname_too():
    page = shown(f"粉坊开磨\n{BODY}\n（小雅）\n凤凰木下\n（散文）\n{BODY}\n（三十七）\n{BODY}")
    assert [("BYLINE" in page[n]) for n in (2, 4, 6)] == [True, False, False]


def test_circled_numbers_before_headings_count_them_and_point_to_no_picture():
    page = shown(f"磁灶陶企的路\n{BODY}\n①转：从工厂到客厅\n{BODY}\n②减：两条线\n{BODY}\n③粉坊的水池。\n")
    assert [("NUMBERED" in page[n], "FIGURE" in page[n]) for n in (2, 4, 6)] == [
        (True, False),
        (True, False),
        (False, True),
    ]


def test_a_line_that_ends_on_a_dash_above_a_headline_is_a_part_of_it():
    page = shown(f"座谈会上，十位创业者说出心里话——\n家门口能干事\n{BODY}")
    assert "INTRODUCING" in page[0]
    assert "ENDED" not in page[0]


def test_short_headings_between_paragraphs_of_one_sentence_are_no_rows():
    page = shown("谁能缴\n人人可以申请。\n怎么缴\n按月或按季都可以。\n能贷多少\n最高八十万元。\n热线\n12329\n")
    assert "RUN" not in page[2] | page[4]


def test_what_is_unlike_the_headings_above_it_is_odd_unless_another_follows():
    headings = f"她的孩子\n{BODY}\n她的规矩\n{BODY}\n"
    assert "ODD" in shown(f"{headings}这样的公平多多益善\n{BODY}")[4]
    assert "ODD" not in shown(f"{headings}这样的公平多多益善\n{BODY}\n她的账本\n{BODY}")[4]


def test_headings_that_end_on_a_quotation_are_parallel_when_the_same_stands_before_it():
    page = shown(f"家门口的“长者学堂”\n{BODY}\n孩子们的“四点半课堂”\n{BODY}\n暑天洗菜“三不要”\n{BODY}")
    assert [("PARALLEL" in page[n]) for n in (0, 2, 4)] == [True, True, False]


def test_short_questions_one_soon_below_another_ask():
    page = shown(f"场地不够？\n{BODY}\n师资不足？\n{BODY}\n本报记者问：这么多的学生怎样才能天天有地方锻炼？\n{BODY}")
    assert [("ASKING" in page[n]) for n in (0, 2, 4)] == [True, True, False]


def test_a_row_whose_lines_say_first_what_they_tell_has_no_headline():
    names = "清香型：陈水源\n浓香型：王加福\n陈香型：李成辉\n佛手：林宝玉\n本山：詹春木\n"
    assert all("RUN" in seen for seen in shown(f"{BODY}\n{names}")[1:])


def test_a_long_line_that_ends_on_a_dash_above_a_headline_is_a_part_of_it():
    above = "昨日，市福利院三十多名老人走进虹山乡的地瓜粉坊，八十岁的林阿婆感叹——"
    assert "INTRODUCING" in shown(f"{above}\n这么香的粉头一回见\n{BODY}")[0]


def test_a_heading_below_a_subtitle_behind_a_dash_stands_in_a_feature():
    page = f"爱洒山城 文明好风尚\n——虹山乡护林二三事\n{BODY}\n牵手小小志愿者\n虹山乡的粉坊里，孩子们学着洗地瓜。{BODY}"
    assert [("SUBTITLED" in seen) for seen in shown(page)] == [False, False, False, True, False]
    assert "SUBTITLED" not in shown(page.replace("——", ""))[3]


def test_a_cry_between_a_headline_and_its_text_is_the_rest_of_the_headline():
    page = shown(f"钥匙丢在出租车上\n谁的？\n{BODY}")
    assert "INTRODUCING" in page[0]
    assert "ENDED" not in page[1]
    assert "INTRODUCING" not in shown(f"钥匙丢在出租车上\n谁能帮忙找一找它的主人？\n{BODY}")[0]


def test_a_line_that_closes_a_quotation_goes_on_with_the_line_that_opened_it():
    page = shown(f"粉坊开磨\n“过去靠胆子，现在靠脑子。\n夜校的课堂\n”粉坊的主人说，{BODY}")
    assert {"OPEN", "UNBALANCED"} <= page[1]
    assert "ENDED" not in page[1]
    assert "AMID" in page[2]
    assert "CLOSING" in page[3]


def test_a_line_at_the_top_that_quotes_a_word_is_no_name_of_a_page():
    (draft,) = read_page(text_source(f"粉坊向“新”\n一座山乡的“磨”与“不磨”\n——虹山见闻\n{BODY}\n{BODY}")).drafts
    assert draft.subtitle == "粉坊向“新” ——虹山见闻"


def test_what_stands_right_below_the_name_of_linked_pieces_is_a_headline():
    page = (
        f"粉坊开磨\n□本报记者 方远\n{BODY}\n{BODY}\n相关链接\n粉的三个“之最”\n最细的粉：一根只有半毫米，比头发略粗。\n"
    )
    assert [draft.title for draft in read_page(text_source(page)).drafts] == ["粉坊开磨", "粉的三个“之最”"]


def test_a_pen_name_spread_as_wide_as_others_stands_above_verse_too():
    page = shown(f"{BODY}\n渡口\n听　涛\n船把自己\n系在岸上\n像一个人\n拉住自己的袖口")
    assert "PEN_NAME" in page[2]


def test_she_said_is_no_pen_name():
    assert "PEN_NAME" not in shown(f"晒粉的棚子\n她说\n{BODY}")[1]


def test_what_stands_below_a_part_of_the_headline_is_a_part_of_it():
    page = shown(f"虹山粉坊：\n长了“脚”的地瓜\n核心提示：{BODY}\n本报记者 方远\n{BODY}")
    assert "INTRODUCED" in page[1]


def test_the_month_and_the_place_below_a_letter_sign_it():
    assert "SIGNED_DAY" in shown(f"海外来鸿\n{BODY}\n一九九六年一月于吉隆坡")[2]


def test_names_go_on_below_those_who_report_and_below_them_what_they_did():
    page = shown(f"抢排积水\n{BODY}\n闽海日报记者\n郭立亮 田超\n摄影报道\n粉坊开磨\n{BODY}")
    assert ["BYLINE" in seen for seen in page] == [False, False, True, True, True, False, False]


def test_a_brief_line_at_the_margin_is_a_headline_where_headings_are_indented():
    pages = f"老板的债\n　　{BODY}\n　　十张借条\n　　{BODY}\n　　九张还清\n　　{BODY}\n菊展下周开幕\n　　{BODY}"
    page = shown(pages)
    assert ["MARGIN" in seen for seen in page] == [True, False, False, False, False, False, True, False]
    drafts = read_page(text_source(pages)).drafts
    assert [draft.title for draft in drafts] == ["老板的债", "菊展下周开幕"]


def test_a_town_behind_its_county_above_a_headline_is_where_it_happened():
    page = shown(f"{BODY}\n晋江龙湖\n一场没有鞭炮的婚礼\n{BODY}")
    assert ["KICKER" in seen for seen in page] == [False, True, False, False]


def test_who_signs_above_the_day_of_a_letter_is_a_byline():
    page = f"给家乡的一封信\n{BODY}\n旅马乡亲　陈金声\n2008年10月26日于麻坡\n渔船夜里返航\n{BODY}"
    assert "BYLINE" in shown(page)[2]
    assert "BYLINE" not in shown(page.replace("旅马乡亲　", "家属：张明　"))[2]


def test_a_day_below_who_wrote_a_letter_signs_it():
    assert "SIGNED_DAY" in shown(f"绿口袋太高\n{BODY}\n读者 蔡素娥\n8月15日\n{BODY}")[3]


def test_a_headline_that_a_dash_explains_ends_the_feature_above():
    page = shown(f"粉坊开磨\n——虹山见闻\n{BODY}\n一缸清水\n{BODY}\n一座廊桥的三次搬家\n——丰溪桥始末\n{BODY}")
    assert ["SUBTITLED" in seen for seen in page] == [False, False, False, True, False, False, False, False]
