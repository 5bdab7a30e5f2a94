"""A line shows the signs it should."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.line_signs import signs
from corpus.signs import WORDS, Sign

SHOWN = [
    ("本报讯 近日，茶王赛开赛。", "LEAD ENDED"),
    ("6月29日，泉港区召开大会，表彰先进典型。", "DATED ENDED"),
    ("六月二十九日，泉港区召开大会，表彰先进典型。", "DATED ENDED"),
    ("本月廿九日上午，泉港区召开大会，表彰先进典型。", "DATED ENDED"),
    ("图为比赛现场。（方远 摄）", "FIGURE CREDIT"),
    ("——以党建引领高质量发展", "DASH OPEN"),
    ("一、不私自下水游泳", "ITEM OPEN"),
    ("问：门诊能报多少？", "LABELLED CALLED"),
    ("主办单位:市委宣传部", "ORGANISERS"),
    ("的农产品就能更顺畅地运出去", "TAKES_UP OPEN"),
    ("□本报记者 方远", "BYLINE"),
    ("（方远 许知秋）", "BYLINE ENCLOSED"),
    ("苏一苇", "AUTHOR TINY"),
    ("石壁溪　3120　　（71.5%）", "TABLE"),
    ("南安：项目建设奋战正酣", "PLACED SHORT"),
    ("南安攻坚提速 项目建设奋战正酣", "SPACED"),
    ("志愿者在现场为居民讲解", "SCENE"),
    ("茶山上的老屋，谁来修？", "CALLED CRIED"),
    ("“好啊！”", "CALLED"),
    ("覆盖居民群众超三万人次，", "PAUSED"),
    ("园区十年蝉联（中国化", "UNBALANCED OPEN"),
    ("茶王赛落幕。（方远 许知秋）", "SIGNED ENDED"),
    ("7月2日，渔民在港区晾晒鱼干。连日晴好，鱼干三天即可出库，一片忙碌。（方远 摄）", "STORY"),
    ("茶王赛在安溪开幕", "EVENTFUL"),
    ("谜语三则", "GENRE TINY"),
    ("编者按", "PREFACE"),
    ("◀10月20日，晚稻迎来收割。特约摄影 沈一果", "FIGURE CREDIT"),
    ("【核心提示】", "PREFACE"),
    ("市区宝山街 广告牌随风飘扬,工人正在拆除。", "SIGHT"),
    ("返校的学子们参与校园活动", "SCENE"),
    ("同学们走进茶园，跟着师傅学采茶。", "SIGHT"),
    ("码头上忙碌的身影", "SCENE"),
    ("图说：老人平安到家。警方供图", "FIGURE CREDIT"),
    ("这是崇武镇一角（8月16日摄，无人机照片）。", "CREDIT ENDED"),
    ("【本报安溪讯】秋茶开采。", "LEAD ENDED"),
    ("泉州7月2日电（记者方远）茶王赛开赛。", "LEAD ENDED"),
    ("央广网泉州7月2日消息（记者方远）茶王赛开赛。", "LEAD ENDED"),
    ("（记者方远 通讯员许知秋）后坂村的茶王赛开赛。", "LEAD ENDED"),
    ("感德镇茶市开张", "OPEN"),
    ("一等奖：方远（泉州五中）", "LABELLED OPEN"),
    ("▶巷口的老井重新淘洗，井栏换成了青石。图为工人在清淤。（方远 摄）", "FIGURE"),
    ("☆溪美中学举行歌会。（通讯员 方远）", "ITEM SIGNED"),
    ("风正好，潮正平。——方远", "ENDED"),
    ("另据悉，护学行动同日启动。（闽海网记者 方远 摄影报道）", "SIGNED"),
    ("暴雨围困的村庄（记者翻拍资料图片）", "CREDIT"),
    ("老鲍（右）和村干部走进果园。", "SIGHT"),
    ("在天香路驾驶清扫车的郭师傅", "SCENE"),
    ("郑荣棣背着邮包走过独木桥", "SCENE"),
    ("廖文举给篮球架刷漆", "SCENE"),
    ("苏振峰把书包交到孩子手中", "SCENE"),
    ("被围起来的变电站", "SCENE"),
    ("法官在村口的晒谷场上开庭审理此案。", "SIGHT"),
    ("司机余家宝为考生打开车门。", "SIGHT"),
    ("8日，虹山乡一座鸡舍里，当地村民在收鸡蛋。", "SIGHT"),
    ("那本写满了的名册。", "SIGHT"),
    ("市自来水公司", "OFFICE"),
    ("治丧小组", "OFFICE"),
    ("“活广告”李桂花（右）", "SCENE"),
    ("“不是卖茶，是卖心情”", "SAID"),
    ("联系人：刘先生", "LABELLED"),
    ("题图：老街夜景", "FIGURE"),
    ("右上图 老街夜景", "FIGURE"),
    ("图片说明：老街夜景", "FIGURE"),
    ("（上图）老街夜景", "FIGURE"),
    ("闽海观察网（记者 方远）茶王赛开赛。", "LEAD"),
]


def names(seen: int) -> set[str]:
    return {name for name, bit in vars(Sign).items() if name.isupper() and bit & seen}


#: What is told in the same words and is no picture.
TOLD = [
    "地址是一间停业两年的理发店",
    "学生给它取了个名字，叫“眨眼睛”。",
    "这是最好的时代。",
    "写村史的是一个外乡人。",
    "居民仍在“飞线充电”",
    "八旬老人背着药箱走山村",
    "老林要把茶叶卖到网上去",
]


@pytest.mark.parametrize("line", TOLD)
def test_a_line_that_tells_of_what_is_done_shows_no_picture(line):
    assert not names(signs(line)) & {"SIGHT", "SCENE"}


@pytest.mark.parametrize(("line", "wanted"), SHOWN)
def test_a_line_shows_its_signs(line, wanted):
    assert set(wanted.split()) <= names(signs(line))


@pytest.mark.parametrize(
    "line",
    ["原来是一场骗局", "车站外排起长队", "忙得没有好处", "徒弟来自海事学校", "蜂箱搬进养老院", "有了自己的图书馆"],
)
def test_words_that_end_as_offices_do_are_none(line):
    assert "OFFICE" not in names(signs(line))


def test_a_picture_that_says_so_first_tells_no_story_of_its_own():
    picture = "图为工人在清淤，巷口的老井重新淘洗，井栏换成了青石，邻居都来看热闹。方远 摄"
    assert names(signs(picture)) & {"STORY", "CREDIT"} == {"CREDIT"}


def test_who_wrote_and_took_pictures_signed_for_the_text():
    assert names(signs("(方远 许知秋/文 林一舟/摄)")) & {"BYLINE", "CREDIT"} == {"BYLINE"}


def test_names_in_brackets_alone_close_a_report_though_they_took_its_pictures():
    assert "CREDIT" not in names(signs("（方远 摄影报道）"))


def test_no_picture_is_told_of_in_two_halves():
    assert "SCENE" not in names(signs("老人卡了喉咙 邻居救回一命"))
    assert "SCENE" in names(signs("老人和邻居在茶园 方远 摄"))


def test_what_tells_what_its_picture_shows_is_no_paragraph_of_an_article():
    story = "7月2日，茶市开张。图为茶农在挑茶青，茶商在看样，市场里人来人往，热闹非凡，直到午后才散去，米粉店添了桌子。"
    assert "STORY" in names(signs(story))


def test_names_behind_a_bullet_are_no_item_of_a_list():
    assert "ITEM" not in names(signs("●全媒体记者 方远 文/图"))
    assert {"BYLINE", "AUTHOR"} <= names(signs("● 方远"))


def test_what_people_are_going_to_do_is_no_picture():
    assert "SCENE" not in names(signs("六千名学生将免交杂费"))
    assert "SCENE" in names(signs("工人将刚到的鱼装入冷链车"))


def test_a_quotation_behind_a_square_opens_no_report():
    assert "LEAD" not in names(signs("□“菜地要清 砌墙防复种”追踪"))


def test_quotes_keep_a_cry_from_being_a_headline():
    assert "CRIED" not in names(signs("“好啊！”"))


@given(st.text(min_size=1).filter(lambda text: text.strip() == text))
def test_every_line_ends_in_some_way_and_has_a_length(text):
    seen = signs(text)
    assert seen & (Sign.ENDED | Sign.CALLED | Sign.PAUSED | Sign.OPEN | Sign.CREDIT | Sign.STORY)
    assert (seen & (Sign.TINY | Sign.SHORT | Sign.MEDIUM | Sign.LONG)).bit_count() == 1
    assert not seen & ~sum(WORDS)


@pytest.mark.parametrize("line", ["安溪", "惠安", "简讯"])
def test_a_place_or_a_kind_of_piece_is_no_author(line):
    assert not signs(line) & Sign.AUTHOR


@pytest.mark.parametrize("line", ["启　事", "简　讯", "一句话新闻", "外汇牌价（100外币兑人民币）"])
def test_a_kind_of_piece_may_be_spread_or_bear_a_remark(line):
    assert signs(line) & Sign.GENRE


def test_the_first_row_of_a_table_is_no_kind_of_piece():
    assert not signs("品种　规格　价格（元/斤）") & Sign.GENRE


def test_a_picture_is_told_of_in_one_sentence():
    assert "SIGHT" in names(signs("志愿者在桥下的观景台为市民讲解。"))
    assert "SIGHT" not in names(signs("志愿者在桥下的观景台为市民讲解。人很多。"))
    assert "SCENE" not in names(signs("六处饮水点。有市民建议，应在入口处"))


def test_a_note_in_brackets_that_looks_back_on_a_list_is_a_part_of_it():
    assert "LABELLED" in names(signs("（以上为新门街菜市场零售均价）"))
    assert "LABELLED" in names(signs("（截至10月17日22时）"))
    assert "LABELLED" in names(signs("（四月四日）"))


@pytest.mark.parametrize("line", ["监督电话：0595-80000000", "订票热线：0595-80000000"])
def test_whom_to_telephone_is_no_headline(line):
    assert "LABELLED" in names(signs(line))


def test_a_kind_of_piece_may_stand_before_what_it_is_about():
    assert signs("延伸阅读　村规民约里的婚宴账") & Sign.GENRE


@pytest.mark.parametrize("line", ["特此讣告", "特此声明", "此致"])
def test_what_closes_a_notice_is_no_headline(line):
    assert names(signs(line)) & {"ENDED", "GENRE", "OPEN"} == {"ENDED"}


def test_a_corner_that_points_at_a_picture_points_as_a_triangle_does():
    assert signs("◤居民排队领取西瓜。") & Sign.FIGURE
