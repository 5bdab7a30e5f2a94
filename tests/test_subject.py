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
