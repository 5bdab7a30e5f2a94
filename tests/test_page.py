"""Pages of every layout come out as their articles, and nothing of a page is lost."""

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.page import read_page, text_source
from corpus.records import Kind

MARKED = sorted((Path(__file__).parent / "marked").glob("*.txt"))
ROLES = {
    "T": "title",
    "t": "title",
    "h": "heading",
    "b": "body",
    "r": "rest",
    "c": "caption",
    "y": "byline",
    "f": "furniture",
}
LETTERS = {Kind.TITLE: "t", Kind.HEADING: "h", Kind.BODY: "b", Kind.CAPTION: "c", Kind.BYLINE: "y"}


def articles(text: str) -> list[str]:
    """Each article as its headline and the kinds of its paragraphs: `headline: t b y`."""
    drafts = read_page(text_source(text)).drafts
    return [f"{draft.title}: {' '.join(LETTERS[kind] for kind, _, _ in draft.paragraphs)}" for draft in drafts]


def paragraphs(text: str) -> list[str]:
    return [text for draft in read_page(text_source(text)).drafts for _, text, _ in draft.paragraphs]


def unmarked(path: Path) -> tuple[list[str], str]:
    """The mark of every line, and the page without them."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line[:1] for line in lines], "\n".join(line[2:] for line in lines)


@pytest.mark.parametrize("path", MARKED, ids=lambda path: path.stem)
def test_every_line_of_a_marked_page_is_taken_for_what_it_is(path):
    marks, text = unmarked(path)
    readings = {reading.line: reading for reading in read_page(text_source(text)).readings()}
    taken = {line: reading.role.replace("photo story", "caption") for line, reading in readings.items()}
    wanted = {line: ROLES[mark] for line, mark in enumerate(marks, 1) if mark in ROLES}
    assert taken == wanted, {line: readings[line] for line in wanted if taken.get(line) != wanted[line]}


@pytest.mark.parametrize("path", MARKED, ids=lambda path: path.stem)
def test_an_article_begins_where_a_marked_page_says(path):
    marks, text = unmarked(path)
    drafts = read_page(text_source(text)).drafts
    first = [next(line for kind, _, line in draft.paragraphs if kind is Kind.TITLE) for draft in drafts if draft.title]
    assert first == [line for line, mark in enumerate(marks, 1) if mark == "T"]


def test_a_broken_paragraph_stands_where_it_began_and_what_interrupted_it_follows():
    text = (
        "渔村的早晨\n\n码头还黑着，渔民已经把网箱检查了一遍，这是村里最年轻的养殖\n\n渔民在鱼排上查看网箱\n\n"
        "户，也是第一个装上摄像头的人。"
    )
    assert paragraphs(text)[1:] == [
        "码头还黑着，渔民已经把网箱检查了一遍，这是村里最年轻的养殖户，也是第一个装上摄像头的人。",
        "渔民在鱼排上查看网箱",
    ]


def test_a_lead_with_names_and_a_closing_are_paragraphs_of_their_own():
    text = "茶王赛开赛\n\n本报讯 (记者方远) 昨日，茶王赛在安溪县开赛，一百二十位茶农同台比试。（方远 文/图）"
    assert paragraphs(text)[1:] == [
        "本报讯 (记者方远)",
        "昨日，茶王赛在安溪县开赛，一百二十位茶农同台比试。",
        "（方远 文/图）",
    ]


def test_a_lead_without_names_stays_in_its_paragraph():
    assert articles("茶王赛开赛\n\n本报讯 近日，茶王赛在安溪县开赛，一百二十位茶农同台比试。") == ["茶王赛开赛: t b"]


def test_a_caption_keeps_its_credit():
    text = "茶山春色\n\n茶农在山上采茶（方远 摄）\n\n安溪县的茶山进入采摘旺季，一百二十位茶农清晨上山。"
    assert paragraphs(text)[1] == "茶农在山上采茶（方远 摄）"


def test_a_trailer_names_the_headline_the_page_and_the_date_of_the_article_above():
    text = (
        "织密网格\n东海街道试行新法\n\n街道试行新法满一个月，平均办结时间缩短了五天半，居民拍手叫好。\n\n"
        "--> 2026-07-03 2 5 泉州晚报 content_1.html 1 织密网格 /enpproperty-->"
    )
    (draft,) = read_page(text_source(text)).drafts
    assert (draft.title, draft.subtitle, draft.page) == ("织密网格", "东海街道试行新法", "5")
    assert str(draft.stated) == "2026-07-03"


@pytest.mark.parametrize(
    "record",
    [
        "2026-07-03 00:00:00:0 方远 泉州晚报 content_1.html 1 织密网格 /enpproperty-->",
        "-->\n\n2026-07-03 5 5 泉州晚报 content_1.html 1\n\n织密网格\n\n/enpproperty-->",
    ],
)
def test_a_trailer_without_a_page_or_over_several_lines_is_the_record_of_the_article_above(record):
    text = f"织密网格\n东海街道试行新法\n\n街道试行新法满一个月，平均办结时间缩短了五天半，居民拍手叫好。\n\n{record}"
    reading = read_page(text_source(text))
    (draft,) = reading.drafts
    assert (draft.title, draft.subtitle, str(draft.stated)) == ("织密网格", "东海街道试行新法", "2026-07-03")
    assert [line.role for line in reading.readings()][3:] == ["furniture"] * (record.count("\n\n") + 1)


def test_the_headlines_of_a_page_listed_at_its_top_are_none_of_its_articles():
    stories = [
        "东海街道试行新法满一个月，平均办结时间缩短了五天半，居民拍手叫好。",
        "祥芝渔港的新灯昨晚亮了，船老大说回港时再也不用数岸上的窗户。",
        "安溪的茶王赛昨日开赛，十二个乡镇的茶农带着自家的茶来比高下。",
    ]
    titles = ["织密网格", "渔港装上新灯", "茶王赛开赛"]
    told = [f"{title}\n本报讯 {story}" for title, story in zip(titles, stories, strict=True)]
    page = "\n".join(["标题导航", *titles, *told])
    assert [draft.title for draft in read_page(text_source(page)).drafts] == titles


def test_fields_in_one_line_below_the_article_are_its_record_and_no_headline():
    story = "祥芝渔港的新灯昨晚亮了，船老大说回港时再也不用数岸上的窗户，码头上的人也不用举着火把等。"
    text = "\n".join(
        f"{title}\n本报讯 {story}\n{story}\n标题：{title} 版次：第04版 民生 作者：方远"
        for title in ("织密网格", "渔港装上新灯")
    )
    drafts = read_page(text_source(text)).drafts
    assert [draft.title for draft in drafts] == ["织密网格", "渔港装上新灯"]


def test_what_is_left_of_a_trailer_ends_its_article():
    text = (
        "织密网格\n街道试行新法满一个月，平均办结时间缩短了五天半，居民拍手叫好。\n"
        "content_20161102_71.html 1 织密网格\n"
        "渔港装上新灯\n祥芝渔港的新灯昨晚亮了，船老大说回港时再也不用数岸上的窗户。\n"
        "content_20161102_72.html 1 渔港装上新灯"
    )
    assert [draft.title for draft in read_page(text_source(text)).drafts] == ["织密网格", "渔港装上新灯"]


def test_a_masthead_below_the_headline_dates_what_stands_above_it():
    text = "渔村的早晨\n2026年7月3日 星期五 第A05版\n码头还黑着，渔民已经把网箱检查了一遍，一天就这样开始了。"
    (draft,) = read_page(text_source(text)).drafts
    assert str(draft.stated) == "2026-07-03"


def test_stray_tags_and_entities_are_taken_off_and_explained():
    page = "<p>茶&middot;山</p>\n<p>&nbsp;&nbsp;茶农<b>清晨</b>上山，傍晚才回到村里的老屋。</p>"
    reading = read_page(text_source(page))
    assert [text for draft in reading.drafts for _, text, _ in draft.paragraphs] == [
        "茶·山",
        "茶农清晨上山，傍晚才回到村里的老屋。",
    ]
    assert {"<b>", "&middot;"} <= {line.text for line in reading.readings() if line.role == "furniture"}


def test_a_traditional_page_is_read_by_the_same_rules():
    text = (
        "海峽晨報 2026年6月18日 星期四 第7版\n\n兩地合辦擂臺\n\n"
        "本報訊 (記者葉沉舟) 一口大灶，兩岸掌勺，四十位漁嫂同場獻藝。"
    )
    assert articles(text) == ["兩地合辦擂臺: t y b"]


REPORTS = (
    "昨日，六十岁的郑阿姆站在谷堆上唱山歌，台下坐着三百多名游客，有人举着手机，有人抱着西瓜。",
    "本报讯 前晚，晋江男篮坐镇主场，以两分险胜来访的江苏队，终结了三连败，全场球迷起立鼓掌。",
)


def test_the_name_of_a_column_that_no_list_has_is_no_part_of_the_headline_below_it():
    text = f"德化乡村夜游迎来旺季\n{REPORTS[0]}\n\n篮坛\n\n晋江男篮主场险胜 终结三连败\n{REPORTS[1]}"
    assert [draft.title for draft in read_page(text_source(text)).drafts] == [
        "德化乡村夜游迎来旺季",
        "晋江男篮主场险胜 终结三连败",
    ]
    assert all(draft.subtitle == "" for draft in read_page(text_source(text)).drafts)


def test_no_sentence_is_dropped_as_the_name_of_a_column():
    text = f"天凉了。\n{REPORTS[0]}\n\n他走了。\n晋江男篮主场险胜 终结三连败\n{REPORTS[1]}"
    assert {"天凉了。", "他走了。"} <= set(paragraphs(text))


def test_a_date_in_two_lines_is_that_of_the_page():
    page = f"28\n2023年02月\n星期二\n德化乡村夜游迎来旺季\n{REPORTS[0]}"
    (draft,) = read_page(text_source(page)).drafts
    assert (draft.title, str(draft.stated)) == ("德化乡村夜游迎来旺季", "2023-02-28")


def test_what_is_listed_under_related_articles_is_none():
    page = f"德化乡村夜游迎来旺季\n{REPORTS[0]}\n相关阅读：\n·永春老街修旧如旧\n·供销社里的咖啡馆"
    assert paragraphs(page) == ["德化乡村夜游迎来旺季", REPORTS[0]]


def test_a_stanza_of_three_lines_below_its_author_is_verse():
    stanza = ["雨打芭蕉，一声一声", "像有人在楼上", "慢慢地，数他的零钱"]
    page = f"德化乡村夜游迎来旺季\n　　{REPORTS[0]}\n雨打芭蕉\n□曾阅\n" + "\n".join(stanza)
    drafts = read_page(text_source(page)).drafts
    assert [text for kind, text, _ in drafts[-1].paragraphs if kind is Kind.BODY] == stanza


def test_a_page_of_pictures_holds_what_they_show():
    text = "立秋将至，泉州的屋顶和埕院都铺上了颜色，家家的竹匾里都是刚收的花生和黄花菜，路过的人都要停下来看一看。"
    shows = "村民把刚收的黄花菜摊在竹匾里。"
    assert articles(f"2024年08月05日 第08版：影像 泉州晚报\n\n晒秋\n\n{text}\n\n{shows}") == ["晒秋: t b c"]


def test_what_stands_below_all_text_of_a_page_is_no_headline_and_no_name_of_a_column():
    pages = (
        f"德化乡村夜游迎来旺季\n\n{REPORTS[0]}（方远 文/图）\n\n\n游客在水口镇夜市挑选特产\n\n\n水口镇溪边新添的灯带\n"
    )
    assert articles(pages) == ["德化乡村夜游迎来旺季: t b y c c"]


def test_a_report_signed_by_who_took_its_pictures_is_text():
    page = f"德化乡村夜游迎来旺季\n本报讯 {REPORTS[0]}（方远 摄影报道）"
    assert articles(page) == ["德化乡村夜游迎来旺季: t b y"]


def test_a_place_named_in_full_above_a_headline_is_a_part_of_it():
    (draft,) = read_page(text_source(f"德化县水口镇\n乡村夜游迎来旺季\n{REPORTS[0]}")).drafts
    assert (draft.title, draft.subtitle) == ("乡村夜游迎来旺季", "德化县水口镇")


def test_the_only_heading_right_below_a_picture_is_another_picture():
    text = "12月18日下午，百崎湖畔的一间老厝里，三十多个孩子跟着老师读诗。这是台商投资区第九个“湖畔书房”。"
    more = "书房由村民郭炳坤捐出祖屋，乡里出资修缮，三所小学的老师轮流值班。"
    page = f"百崎回族乡：湖畔书声起\n记者 黄宝阳\n{text}\n孩子们在书房里读书（郭艺菲 摄）\n老厝的天井成了阅读角\n{more}"
    assert articles(page) == ["百崎回族乡：湖畔书声起: t y b c c b"]


def test_a_place_and_a_colon_below_headings_built_alike_is_the_next_headline():
    texts = [
        "小宇的父母在外省做石材生意，一年回来两次。像他这样的孩子，全区有一千六百多名，大家叫他们“小候鸟”。",
        "2023年以来，全区利用闲置校舍、老年活动中心，建起儿童之家四十三所，每所配一名专职“阿姨”。",
        "“阿姨”都经过培训，持证上岗。连秀梅原来是幼儿园老师，退休三年，又被请了回来。",
        "足球、口琴、剪纸、编程，每所儿童之家都有自己的“一招鲜”。去年暑假，孩子们用废纸箱搭出一座“海上花园”。",
    ]
    headings = ["建起来，孩子有地方去", "管起来，孩子有人来陪", "活起来，孩子有梦可追"]
    feature = "".join(f"{heading}\n{text}\n" for heading, text in zip(headings, texts[1:], strict=True))
    next_one = (
        "山腰街道：盐工讲盐史\n26日，山腰盐场的三名老盐工走进山腰街道的小学课堂，用一把盐耙讲了一堂课。\n（陈思思）"
    )
    page = f"我区“小候鸟”有了“第二个家”\n本报记者 刘倩 林弘梫\n{texts[0]}\n{feature}{next_one}"
    assert articles(page) == ["我区“小候鸟”有了“第二个家”: t y b h b h b h b", "山腰街道：盐工讲盐史: t b y"]


def test_what_blank_lines_part_from_a_headline_is_no_line_of_it():
    text = "这里是港区工会办的“渔工食堂”，从去年休渔期结束那天开门，至今没有关过一天灯。"
    pictures = "蔡阿婆给船员盛粥。本报记者 颜华杰 摄\n渔工食堂的簿子"
    court = "锦尚镇东店村的旧晒场改成了灯光球场，本周六将举行首场比赛，由东店村队对卢厝村队。"
    first = f"海边有座“不打烊”的食堂\n{text}\n（本报记者 蔡丽榕）\n{pictures}"
    page = f"石狮日报\n2025年11月06日 星期四\n\n{first}\n\n锦尚镇：晒场变球场\n{court}\n（洪诗雅）"
    assert articles(page) == ["海边有座“不打烊”的食堂: t b y c c", "锦尚镇：晒场变球场: t b y"]


def test_news_in_one_paragraph_each_are_articles():
    pieces = {
        "雷峰镇李溪村种下“摇钱树”": "近日，雷峰镇李溪村的油茶基地迎来首次采摘前的修枝。预计亩产油茶籽四百斤。",
        "高考在即 爱心车队集结": "由五十六辆出租车组成的爱心车队28日集结，高考期间免费接送考生。",
        "世界无烟日，一起来“戒”掉它": "明天是第38个世界无烟日。县疾控中心将在龙津广场设点，免费测一氧化碳。",
    }
    page = "\n".join(f"{title}\n{text}" for title, text in pieces.items())
    assert articles(page) == [f"{title}: t b" for title in pieces]


def test_whose_notice_it_is_stands_above_its_day_and_is_no_headline():
    notice = "因道路施工，子芳路封闭施工，请过往车辆绕行。\n特此通告。\n石狮市公安局交警大队\n2026年3月4日"
    page = f"石狮日报 2026年3月5日\n永宁镇修缮古城墙\n本报讯 永宁镇启动城墙修缮。\n通 告\n{notice}"
    assert articles(page) == ["永宁镇修缮古城墙: t b", "通 告: t b b b b"]


def test_a_picture_below_fields_of_its_own_is_a_story_of_its_own():
    text = "市工人文化宫菊展十一月一日开幕，展出菊花一百二十个品种，十五日闭幕。"
    fields = "第2版()\n专栏:\n"
    story = f"市工人文化宫举办菊展\n{text}\n（柯文）"
    picture = "德化县的女社员在彩绘瓷盘。 新华社记者摄"
    page = f"1983年11月6日泉州日报 第2版\n\n{fields}\n{story}\n\n{fields}\n{picture}"
    assert articles(page) == ["市工人文化宫举办菊展: t b y", ": c"]


def test_the_last_line_of_a_page_is_no_name_of_a_column():
    page = (Path(__file__).parent / "pages" / "fresh" / "r2" / "e1f90b6c3d8a2457.txt").read_text(encoding="utf-8")
    assert list(read_page(text_source(page)).readings())[-1].role == "body"


def test_an_empty_page_has_no_articles():
    assert articles("") == articles(" \n\u3000\n\ufeff") == []


PIECES = [
    "",
    "泉州晚报\u30002026年7月3日\u3000星期五",
    "第3版()",
    "专栏:",
    "上一篇\u3000下一篇",
    "4",
    "（方远 许知秋）",
    "□本报记者 方远",
    "方远 摄",
    "从哪里来",
    "茶山上的老屋，谁来修？",
    "本报讯 (记者方远) 昨日，茶王赛在安溪县开赛。",
    "图为比赛现场。（方远 摄）",
    "走出主题教室，目光所及便是发展的前沿阵地，截至目前产值连续五年超千亿元，园区十年蝉联中国化",
    "工园区20强。在园区，塔罐林立、管道纵横，大批企业集聚，产业链不断延伸壮大。",
    "Stone is slow and that is why I love it, beauti-",
    "ful.",
]
LINES = st.one_of(
    st.sampled_from(PIECES),
    st.text(st.characters(codec="utf-8", exclude_characters="<&\r\n\u2028\u2029\x85"), max_size=60),
)


def letters(texts: list[str]) -> Counter[str]:
    return Counter(char for text in texts for char in text if char.isalnum())


@given(st.lists(LINES, max_size=30))
def test_every_letter_and_digit_is_in_a_paragraph_or_in_furniture(lines):
    reading = read_page(text_source("\n".join(lines)))
    kept = [text for draft in reading.drafts for _, text, _ in draft.paragraphs]
    set_aside = [line.text for line in reading.readings() if line.role == "furniture"]
    assert letters(kept + set_aside) == letters(lines)


@given(st.lists(LINES, max_size=30))
def test_an_article_begins_with_its_headlines_and_its_lines_are_those_of_the_page(lines):
    for draft in read_page(text_source("\n".join(lines))).drafts:
        assert draft.paragraphs
        assert all(0 < line <= len(lines) for _, _, line in draft.paragraphs)
        assert not draft.title or draft.title in [text for kind, text, _ in draft.paragraphs if kind is Kind.TITLE]


@given(st.lists(LINES, max_size=20))
def test_every_line_with_text_has_one_reading(lines):
    readings = read_page(text_source("\n".join(lines))).readings()
    assert [reading.line for reading in readings] == sorted(reading.line for reading in readings)
    ends = {n: 1 + line.count("\x0b") + line.count("\x0c") for n, line in enumerate(lines, 1)}  # a page's, amid a line
    assert all(count <= ends[line] for line, count in Counter(reading.line for reading in readings).items())


OPENING = "茶农方远正在采摘秋茶，他家种了二十亩。"
QUOTED = "“以前种茶全凭经验，现在有了技术员指点，心里更有底。”方远说，他打算明年再扩种十亩，还要把茶叶卖到网上去。"


@pytest.mark.parametrize("cut", [1, 2, 5, 9, 10, 12, 40])
@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_the_first_words_of_a_quotation_are_no_heading_when_a_break_left_them_alone(cut, between):
    broken = QUOTED[:cut] + between + QUOTED[cut:]
    assert paragraphs(f"后坂村的秋茶熟了\n{OPENING}\n{broken}") == ["后坂村的秋茶熟了", OPENING, QUOTED]


def test_brief_lines_that_end_as_headlines_may_are_no_beginning_of_the_text_below_them():
    for brief in ("跑步膝不是跑出来的", "“茶王”来了"):
        assert brief in paragraphs(f"后坂村的秋茶熟了\n{OPENING}\n{brief}\n{QUOTED}")


def test_an_editors_note_above_a_headline_opens_the_report_it_introduces():
    note = "编者按：秋天是收获的季节，本报记者走进田间，记录农民的喜悦，今日起推出系列报道。"
    tea, sea = f"后坂村的秋茶熟了\n{OPENING}", "南埔镇紫菜丰收\n泉港区南埔镇的滩涂上，养殖户正下海收割头水菜。"
    assert articles(f"{tea}\n{note}\n{sea}") == ["后坂村的秋茶熟了: t b", "南埔镇紫菜丰收: b t b"]
    assert articles(f"{note}\n{tea}") == ["后坂村的秋茶熟了: b t b"]
    title, text = tea.split("\n")
    assert articles(f"{title}\n{note}\n{text}") == ["后坂村的秋茶熟了: t b b"]


def test_a_part_of_a_headline_that_holds_no_name_is_no_byline():
    lines = "物业服务好与坏，大家来评说\n垃圾积雪清得慢 单元门大敞四开\n物业：十日内完成春整 8月底前换20个电子门"
    report = f"本报讯（记者 方远志 文/摄）{QUOTED}"
    assert articles(f"{lines}\n{report}")[0].endswith("t t t y b")


def test_a_headline_spread_by_blanks_is_read_as_one_without_them():
    assert articles(f"恢 复 元 宵 灯 会 筹 备\n本报讯　{OPENING}{QUOTED}\n拾 金 不 昧\n本报讯　{QUOTED}") == [
        "恢 复 元 宵 灯 会 筹 备: t b",
        "拾 金 不 昧: t b",
    ]
