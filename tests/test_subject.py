import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.divisions import Divisions
from corpus.gazetteer import Gazetteer
from corpus.subject import subject


@pytest.fixture(scope="module")
def places() -> Gazetteer:
    return Gazetteer.load()


@pytest.fixture(scope="module")
def divisions() -> Divisions:
    return Divisions("泉州市")


@pytest.mark.parametrize(
    ("headlines", "bodies", "labels"),
    [
        (["泉港：树牢正确政绩观"], ["前黄镇的茶", "后龙镇的小区", "昆山红茶"], "泉港区"),
        (["泉州南安：项目攻坚"], ["梅山镇"], "南安市"),
        (["南安水头：石材"], [], "水头镇"),
        (["鲤城丰泽携手"], ["泉州市"], "鲤城区 丰泽区"),
        (["晋江企业赴四川设厂"], ["四川成都", "四川"], "晋江市"),
        (["铸魂领航", "——赋能泉州高质量发展"], ["惠安县辋川镇", "石狮市"], "泉州市"),
        (["官桥镇建设忙"], ["近日，南安的工地"], "南安市官桥镇"),
        (["应急中心加快建设"], ["位于南安梅山镇的项目", "南安紧扣工期", "南安市重点办"], "南安市"),
        ([], ["水头镇石材，南安水头镇企业", "水头镇"], "水头镇"),
        ([], ["石狮市灵秀镇的孩子在放风筝"], "灵秀镇"),
        (["后龙渔港装上“红绿灯”"], ["泉港区后龙镇的渔港"], "后龙镇"),
        ([], ["南安有个官桥镇，安溪也有个官桥镇", "南安市官桥镇的店", "安溪县官桥镇的人"], "南安市官桥镇 安溪县官桥镇"),
        ([], ["泉港区统筹", "前黄镇三朱村", "后龙镇", "前黄镇", "后龙镇"], "泉港区"),
        ([], ["南安市体育馆里，作为今年南安规格最高的赛事，吸引广东、广西、贵州代表队"], "南安市"),
        ([], ["鲤城区与丰泽区共建", "鲤城区", "丰泽区"], "鲤城区 丰泽区"),
        ([], ["没有地名", "也没有", "只有一处提到泉州"], ""),
        ([], ["没有地名", "也没有", "只有一处提到辋川镇"], "辋川镇"),
        ([], ["石狮市人民法院近日消息，灵秀镇一家服装厂还清货款"], "灵秀镇"),
        ([], ["南安美林街道一名男子剪电缆，被南安市公安局抓获", "南安警方提醒"], "南安市"),
        ([], ["惠安县的高考考点开考", "螺城镇的市民送水", "螺城镇的司机义务接送"], "惠安县"),
        ([], ["泉州市图书馆的书车开到虹山乡"], "泉州市"),
        ([], ["惠安县和泉港区南埔镇、泉港区石化园区种下红树", "惠安县出苗", "惠安县护林"], "惠安县 泉港区"),
        (["没有地名"], [], ""),
        ([], [], ""),
    ],
)
def test_an_article_is_about_its_headlines_places_else_about_what_its_body_names_most(
    places, headlines, bodies, labels
):
    assert " ".join(places.about(headlines, bodies)) == labels


LABELS = ["泉州市", "南安市", "水头镇", "石井镇", "晋江市", "福建省", "厦门市", "北京市", "北京市朝阳区", "官桥镇"]
named = st.lists(st.lists(st.sampled_from(LABELS), max_size=4), max_size=4)


@given(named, named)
def test_the_subject_is_of_known_places_none_inside_another(divisions, headlines, bodies):
    about = subject(headlines, bodies, divisions)
    assert len(set(about)) == len(about)
    assert all(other not in divisions.above(label) for label in about for other in about)
    named = {label for line in (*headlines, *bodies) for label in line}
    assert set(about) <= {up for label in named for up in divisions.chain(label)}


@given(named)
def test_without_a_place_in_the_headline_a_place_named_alone_is_the_subject(divisions, bodies):
    only = {label for line in bodies for label in line}
    if len(only) == 1 and (bodies[0] or sum(map(len, bodies)) > 1):
        assert set(subject([], bodies, divisions)) == only


def test_a_town_was_lost_beside_the_province_somebody_comes_from(places):
    assert places.about(["女工会听水"], ["女工们", "四川省人，到南安市仑苍镇做水暖十四年"]) == ("仑苍镇",)
    assert places.about([], ["没有地名", "山上的茶摊是紫帽镇的", "茶叶从哈尔滨市寄来"]) == ("紫帽镇",)
    assert places.about([], ["没有地名", "安海镇的茶", "东石镇的茶", "茶叶从哈尔滨市寄来"]) == ()


def test_a_town_that_opens_the_text_was_lost_to_its_county_where_a_sister_is_named_later(places):
    told = ["湖洋镇的菜园开园", "邻近的东平镇也想入伙", "给永春乡亲寄菜"]
    assert places.about(["两小时菜园"], told) == ("湖洋镇",)
    assert places.about(["两小时菜园"], ["湖洋镇、东平镇、桃城镇的菜园开园", *told[1:]]) == ("永春县",)


def test_a_bridge_between_two_counties_was_the_citys(places):
    told = ["横跨鲤城、晋江两地的大桥合龙", "大桥全长两公里，起自江南街道，止于池店镇", "泉州古城的客流增加"]
    assert places.about(["大桥合龙剩最后一节"], told) == ("鲤城区", "晋江市")
    assert places.about(["大桥合龙剩最后一节"], ["泉州市消息：鲤城、晋江两地的大桥合龙"]) == ("泉州市",)


def test_a_county_in_the_headline_hid_the_town_that_the_line_below_names(places):
    heads = ["德化：守窑人把柴添给徒弟", "——雷峰镇双翰村龙窑复烧侧记"]
    assert places.about(heads, ["德化县雷峰镇的山坡上，龙窑点火。"]) == ("雷峰镇",)
    assert places.about(heads, ["德化县的山坡上，龙窑点火。", "雷峰镇的人来了。"]) == ("德化县",)
    two = ["泉港渔村算清一笔账", "——峰尾、后龙两镇走访"]
    assert places.about(two, ["峰尾镇和后龙镇的渔村。"]) == ("泉港区",)
    assert places.about(["泉州新线开工", "从晋江池店始发"], ["盾构机从池店镇下井。"]) == ("泉州市",)


def test_a_county_elsewhere_that_opens_the_text_was_lost_to_a_place_at_home_named_in_passing(places):
    told = ["背篓里的书在贵州省大方县的山里走了六年。", "有一本从泉州市寄来。"]
    assert places.about(["背篓图书馆"], told) == ("大方县",)
    assert places.about(["背篓图书馆"], ["书在贵州省的山里走了六年。", told[1]]) == ()
    assert places.about(["背篓图书馆"], [told[0], "一本从泉州市寄来。", "泉州市还寄来三本。"]) == ("泉州市",)


def test_where_goods_go_was_what_an_article_is_about(places):
    assert places.about([], ["德化县盖德镇的菜农抢收芥菜，一半销往晋江、石狮等地。"]) == ("盖德镇",)
    assert places.about(["漳州水仙花运往北京"], []) == ("漳州市",)
    assert places.about([], ["永春县锦斗镇晒地瓜签，将运往安海镇的酒厂。"]) == ("锦斗镇",)
    assert places.about(["运往安海镇的地瓜签"], []) == ("安海镇",)
    assert places.about(["开往晋江的船停在石狮"], []) == ("晋江市", "石狮市")
