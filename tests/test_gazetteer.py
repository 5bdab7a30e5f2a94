import pickle

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from corpus.gazetteer import Gazetteer, Mention


@pytest.fixture(scope="module")
def places() -> Gazetteer:
    return Gazetteer.load()


@pytest.mark.parametrize(
    ("label", "ancestors"),
    [
        ("水头镇", ("南安市", "泉州市", "福建省")),
        ("南安市官桥镇", ("南安市", "泉州市", "福建省")),
        ("安溪县官桥镇", ("安溪县", "泉州市", "福建省")),
        ("官桥镇", ("泉州市", "福建省")),
        ("洛阳镇", ("泉州台商投资区", "泉州市", "福建省")),
        ("百崎回族乡", ("泉州台商投资区", "泉州市", "福建省")),
        ("泉州台商投资区", ("泉州市", "福建省")),
        ("清濛经济开发区", ("泉州开发区", "泉州市", "福建省")),
        ("北京市朝阳区", ("北京市",)),
        ("长春市朝阳区", ("长春市", "吉林省")),
        ("济源市", ("河南省",)),
        ("福建省", ()),
        ("不存在", ()),
        ("", ()),
    ],
)
def test_a_label_knows_its_ancestors_nearest_first(places, label, ancestors):
    assert places.ancestors(label) == ancestors
    assert places.parent(label) == (ancestors[0] if ancestors else None)


@pytest.mark.parametrize(
    ("name", "labels"),
    [
        ("泉港", ("泉港区",)),
        ("泉港区", ("泉港区",)),
        ("水头", ("水头镇",)),
        ("东海", ("东海街道",)),
        ("官桥镇", ("官桥镇", "安溪县官桥镇", "南安市官桥镇")),
        ("官桥", ("官桥镇", "安溪县官桥镇", "南安市官桥镇")),
        ("安溪县官桥镇", ("安溪县官桥镇",)),
        ("朝阳区", ("北京市朝阳区", "长春市朝阳区")),
        ("泉州开发区", ("泉州开发区",)),
        ("泉州经济技术开发区", ("泉州开发区",)),
        ("台商投资区", ("泉州台商投资区",)),
        ("晋江县", ("晋江市",)),
        ("晉江", ("晋江市",)),
        ("恩施州", ("恩施土家族苗族自治州",)),
        ("浦东", ("浦东新区",)),
        ("吉林", ("吉林省", "吉林市")),
        ("不存在", ()),
        ("", ()),
    ],
)
def test_a_name_resolves_to_all_who_bear_it(places, name, labels):
    assert places.resolve(name) == labels


# --- what a text names ------------------------------------------------------------------------------------------

HOME = [
    ("泉港区召开大会", "泉港区"),
    ("泉港：树牢正确政绩观", "泉港区"),
    ("泉港区委组织部", "泉港区"),
    ("丰泽区公安分局", "丰泽区"),
    ("南安市医院", "南安市"),
    ("中国泉州", "泉州市"),
    ("泉州市市级机关", "泉州市"),
    ("盛夏的南安，生机扑面", "南安市"),
    ("南安各村集体经济", "南安市"),
    ("南安村民与南安市民", "南安市"),
    ("晋江村篮总决赛，安溪村晚", "晋江市 安溪县"),
    ("位于南安梅山镇的项目", "梅山镇"),
    ("惠安县辋川镇辋川村", "辋川镇"),
    ("泉港区前欧村", "泉港区"),
    ("福建省泉州市南安市水头镇", "水头镇"),
    ("泉港石化工业园区", "石化工业园区"),
    ("石化工业园区产值千亿", ""),
    ("清濛经济开发区的工厂", "清濛经济开发区"),
    ("泉州开发区与泉州台商投资区", "泉州开发区 泉州台商投资区"),
    ("泉州台商投资区张坂镇", "张坂镇"),
    ("惠安县洛阳镇", "洛阳镇"),
    ("水头石材，洪濑鸡爪", "水头镇 洪濑镇"),
    ("晋江陈埭、池店两镇", "陈埭镇 池店镇"),
    ("1957年，晋江县和南安县", "晋江市 南安市"),
    ("南安县水头公社", "水头镇"),
    ("晉江的僑鄉，南安縣的華僑", "晋江市 南安市"),
    ("安溪铁观音", "安溪县"),
    ("惠安石雕、德化陶瓷、永春芦柑", "惠安县 德化县 永春县"),
    ("泉州湾跨海大桥", "泉州市"),
    ("丰泽区东海街道北星社区", "东海街道"),
    ("泉州、厦门、漳州三市", "泉州市 厦门市 漳州市"),
    ("南安装备制造", "南安市"),
    ("惠安排水管网，南安全市", "惠安县 南安市"),
    ("泉州举行比赛", "泉州市"),
    ("泉州举行比赛，南安夺冠", "南安市"),
    ("石獅市永寧鎮，晉江市深滬鎮", "永宁镇 深沪镇"),
]
RISKY = [
    ("东海学堂", ""),
    ("东海之滨", ""),
    ("丰泽东海的高楼", "东海街道"),
    ("丰泽区东海、城东片区", "东海街道 城东街道"),
    ("江南水乡", ""),
    ("鲤城江南片区", "江南街道"),
    ("半山腰上", ""),
    ("泉港山腰盐场", "山腰街道"),
    ("新华社记者", ""),
    ("万安桥", ""),
    ("开元盛世", ""),
    ("洪山文化", ""),
    ("一艘船靠上码头", ""),
    ("南安码头镇", "码头镇"),
    ("英林街道的村", ""),
    ("全省新增就业", ""),
    ("沪深两市，深沪港通", ""),
    ("晋江深沪", "深沪镇"),
    ("目前黄河水情", ""),
    ("然后龙头企业", ""),
]
# Short names of cities elsewhere, which count where a list of them is counted at its end.
COUNTED = [
    ("南京、合肥两市签约", "南京市 合肥市"),
    ("会议在南京、合肥、杭州三市举行", "南京市 合肥市 杭州市"),
    ("温州和台州两地警方", "温州市 台州市"),
    ("走访芜湖、宣城等5个市", "芜湖市 宣城市"),
    ("南京、合肥签约", ""),
    ("南京、合肥两家企业签约", ""),
]
LOOKALIKES = [
    ("门前一对石狮子", ""),
    ("一对石狮守门", ""),
    ("永春拳与永春白鹤拳", ""),
    ("王永春、陈晋江、林惠安、李德化", ""),
    ("感谢晋江，10分钟到永春，森林城市德化", "晋江市 永春县 德化县"),
    ("晋江经验", ""),
    ("晋江流域与晋江两岸", ""),
    ("惠安女的花头巾", ""),
    ("一件德化白瓷", ""),
    ("道德化育，以德化人", ""),
    ("一瓶金门高粱", ""),
    ("铝合金门窗，基金门槛，五金门店", ""),
    ("旧金山金门大桥", ""),
    ("现代南安普敦，南安普顿大学", ""),
    ("越南安全部门", ""),
    ("河南安阳", "安阳市"),
    ("湖南安化黑茶", "安化县"),
    ("云南安宁", "安宁市"),
    ("以普惠安全为先，互惠安排", ""),
    ("公安溪口派出所", ""),
    ("淳安溪口", ""),
    ("仙游鲤城", ""),
    ("上海龙泉港水闸", "上海市"),
    ("丰泽园", ""),
    ("洛阳桥、洛阳江", ""),
    ("泉州晚报记者", ""),
    ("泉州网", ""),
    ("福建日报、厦门晚报、湖南卫视", ""),
    ("山东青岛泉州路，福州市晋江路", "青岛市 福州市"),
    ("泉港村的老人", ""),
    ("石狮路段拥堵", "石狮市"),
    ("岳阳舰和福建舰", ""),
    ("佛罗里达州、马里兰州、昆士兰州", ""),
    ("贺兰山东麓，太湖南岸，黄河北岸", ""),
    ("世界上海拔最高", ""),
    ("隆重庆祝大会，盛大庆典", ""),
    ("综合示范县，管理县财政", ""),
    ("沿海城市与新兴城市", ""),
    ("解放区与老城区", ""),
    ("洛阳老城区", "老城区"),
    ("李长春考察长春市", "长春市"),
    ("北京时间八时", ""),
    ("美丽江西", "江西省"),
]
ABROAD = [
    ("青浦区的工厂", "青浦区"),
    ("杭州余杭区", "余杭区"),
    ("余杭的茶", ""),
    ("浙江余杭和临安", "余杭区 临安区"),
    ("福建长汀、连城", "长汀县 连城县"),
    # a list of a province's cities goes on with its counties
    ("浙江杭州、义乌、永康的客商", "杭州市 义乌市 永康市"),
    ("江西南昌、赣州、瑞金，福建厦门、长汀", "南昌市 瑞金市 厦门市 长汀县"),
    ("他去了浙江。杭州、义乌的客商", "浙江省"),
    ("河北平乡的种粮大户", "平乡县"),
    ("宁波镇海", ""),
    ("四川成都", "成都市"),
    ("北京市朝阳区", "北京市朝阳区"),
    ("长春市民到朝阳区办事", "长春市朝阳区"),
    ("朝阳区的早晨", ""),
    ("南京鼓楼区与福州鼓楼区", "南京市鼓楼区 福州市鼓楼区"),
    ("鼓楼区", ""),
    ("恩施州与凉山州", "恩施土家族苗族自治州 凉山彝族自治州"),
    ("内蒙古呼和浩特", "呼和浩特市"),
    ("香港、澳门和台湾", "香港特别行政区 澳门特别行政区 台湾省"),
    ("江苏鼓楼", "江苏省"),
    ("南京鼓楼", ""),
    ("江苏南京鼓楼", "南京市鼓楼区"),
    ("厦门的海，厦门市的山", "厦门市"),
    ("厦门的海", ""),
    ("辽宁朝阳", "朝阳市"),
    ("与甘肃合作", "甘肃省"),
    ("河北新华书店", "河北省"),
    ("幸福安康", ""),
    ("陕西安康", "安康市"),
    ("日照充足", ""),
    ("山东日照", "日照市"),
    ("海西经济区", ""),
]
LISTS = [
    ("眼下，三班、浔中两镇", "三班镇 浔中镇"),
    ("安溪县在祥华、感德、桃舟、福田、龙涓五个乡镇", "祥华乡 感德镇 桃舟乡 福田乡 龙涓乡"),
    ("惠安县崇武、小岞两镇", "崇武镇 小岞镇"),
    ("台商投资区洛阳、东园、张坂", "洛阳镇 东园镇 张坂镇"),
    ("百崎、洛阳和东园的滩涂", "百崎回族乡 洛阳镇 东园镇"),
    ("码头、梅山等3个镇", "码头镇 梅山镇"),
    ("官桥、虎邱两镇", "安溪县官桥镇 虎邱镇"),
    ("官桥、英都、码头三镇", "南安市官桥镇 英都镇 码头镇"),
    ("百崎、洛阳江与洛阳桥", "百崎回族乡"),
    ("机场、码头两地", ""),
    ("武汉三镇", ""),
]
TOWNSHIPS = [
    ("官桥镇的豆干", "官桥镇"),
    ("南安官桥镇", "南安市官桥镇"),
    ("安溪的官桥镇", "安溪县官桥镇"),
    ("官桥镇是南安的大镇", "南安市官桥镇"),
    ("南安与安溪都有官桥镇", "南安市 安溪县官桥镇"),
    ("南安水头。安溪茶。官桥镇。", "水头镇 安溪县 官桥镇"),
    ("湖南江华水口镇", "江华瑶族自治县"),
    ("江西省某县水口镇", "江西省"),
    ("张家港市城东街道", "张家港市"),
    ("德化水口镇", "水口镇"),
    ("漳州台商投资区", ""),
    ("台商投资区洛阳镇", "洛阳镇"),
    ("赴上海推介泉州综合保税区", "上海市 泉州综合保税区"),
    # no other of China is called so, whatever else a text names
    ("台湾郭氏宗亲来到百崎回族乡祭祖", "台湾省 百崎回族乡"),
    ("浙江客商在陈埭镇考察", "浙江省 陈埭镇"),
    ("台湾游客走进崇武古城", "台湾省 崇武镇"),
    ("浙江客商在官桥镇考察", "浙江省"),
    ("台湾苗栗后龙镇的渔民", "苗栗县"),
    ("台湾高雄、台中、云林等地的宗亲，台北市民", "高雄市 台中市 云林县 台北市"),
    ("话剧登上舞台中央，台南的观众", ""),
    ("安溪县长坑乡，如今叫长卿镇", "长卿镇"),
    # what is called after a place stands for itself, whatever is before it
    ("泉州开元寺与泉州清源山", "泉州市"),
    ("上海黄浦江畔，吉林长白山下，山东微山湖里", "上海市 吉林省 山东省"),
    ("白濑水库和晋江大桥，安溪白濑水库", "安溪县"),
    ("泉州东海的新盘望着泉州东海湾", "东海街道"),
    # a name right behind another lies in it, or is none
    ("泉州临江码头", "临江街道"),
    ("福建泉州丰泽东海", "东海街道"),
    ("福建长汀、连城", "长汀县 连城县"),
    ("洛阳公社打响翻身仗", ""),
    ("磁灶公社的社员", "磁灶镇"),
]


@pytest.mark.parametrize(("text", "labels"), HOME + RISKY + COUNTED + LOOKALIKES + ABROAD + LISTS + TOWNSHIPS)
def test_a_text_names_these_places(places, text, labels):
    assert " ".join(places.districts(text)) == labels


@pytest.mark.parametrize(
    ("text", "context", "labels"),
    [
        ("官桥镇的豆干", ("南安市",), ("南安市官桥镇",)),
        ("官桥镇的茶", ("安溪县",), ("安溪县官桥镇",)),
        ("官桥镇", ("水头镇",), ("南安市官桥镇",)),
        ("官桥镇", ("南安市", "安溪县"), ("官桥镇",)),
        ("官桥镇", ("泉州市",), ("官桥镇",)),
        ("南安官桥镇", ("安溪县",), ("南安市官桥镇",)),
        ("朝阳区", ("北京市",), ("北京市朝阳区",)),
        ("朝阳区", ("长春市",), ("长春市朝阳区",)),
        ("他从北京来到水头镇", ("南安市",), ("北京市", "水头镇")),
        ("他从北京来到水头镇", (), ("北京市",)),
        ("龙门镇", ("四川省",), ()),
        ("龙门镇", ("福建省",), ("龙门镇",)),
        ("龙门镇", ("不存在",), ("龙门镇",)),
        ("后龙渔港与永宁老街", ("后龙镇",), ("后龙镇",)),
        ("后龙渔港", (), ()),
        ("后龙渔港", ("泉港区",), ("后龙镇",)),
        ("后龙渔港", ("南埔镇",), ("后龙镇",)),
        ("后龙渔港", ("安溪县",), ()),
        ("官桥到水头的公交", ("南安市",), ("南安市官桥镇", "水头镇")),
        ("来自柳城、美林的车主", ("东田镇",), ("柳城街道", "美林街道")),
        ("宝盖山下拆出城砖", ("宝盖镇",), ()),
        ("灵源山步道夜跑须结伴", ("灵源街道",), ()),
        ("深沪港避风", ("金井镇",), ("深沪镇",)),
        ("收款人叫洪美林", ("南安市",), ()),
        ("洪梅林还了钱", ("南安市",), ()),
        ("“心灵源泉”热线", ("灵源街道",), ()),
        ("龙门吊的司机", ("龙门镇",), ()),
        ("柳城第三幼儿园", ("南安市",), ("柳城街道",)),
        ("三班瓷厂的工人", ("德化县",), ("三班镇",)),
        ("三班倒的工人", ("德化县",), ()),
        ("上涌中学的寄宿生", ("德化县",), ("上涌镇",)),
        ("九都至码头的公交", ("南安市",), ("九都镇", "码头镇")),
        ("车停在码头", ("南安市",), ()),
        ("浮桥、江南、金龙、常泰各有两处", ("鲤城区",), ("浮桥街道", "江南街道", "金龙街道", "常泰街道")),
        ("国宝：机耕路停工", ("国宝乡",), ("国宝乡",)),
        ("国宝级匠人聊国宝", ("国宝乡",), ()),
        ("他说国宝回家了。", ("国宝乡",), ()),
        ("冰挂封路 汤头送出十七车菜", ("汤头乡",), ("汤头乡",)),
        ("眉山、向阳的乡道", ("南安市",), ("眉山乡", "向阳乡")),
        ("四川眉山的客人", ("南安市",), ("眉山市",)),
        ("两个官桥", ("南安市官桥镇", "安溪县官桥镇"), ()),
        ("永寧老衛城", ("永宁镇",), ("永宁镇",)),
    ],
)
def test_the_article_settles_what_a_text_leaves_open(places, text, context, labels):
    assert places.districts(text, context) == labels


def test_a_mention_says_where_its_name_stands(places):
    assert places.mentions("在南安水头镇") == [Mention(1, 3, "南安市"), Mention(3, 6, "水头镇")]
    assert places.mentions("") == []


def test_another_home_knows_its_own_counties_by_their_short_names():
    places = Gazetteer.load(home="杭州市")
    assert places.districts("余杭的茶，南安的石头") == ("余杭区",)
    assert places.districts("水头镇；南安市水头镇") == ("水头镇",)


# --- the gazetteer itself ---------------------------------------------------------------------------------------


def test_it_is_loaded_once_and_its_fingerprint_tells_home_and_extra_names_apart(tmp_path, places):
    extra = tmp_path / "mine.csv"
    extra.write_text("name,parent,aliases\n前欧村,泉港区,\n", encoding="utf-8")
    assert Gazetteer.load() is Gazetteer.load("泉州市") is places
    assert Gazetteer.load(extra=extra) is Gazetteer.load(extra=extra)
    prints = [Gazetteer.load(), Gazetteer.load(home="厦门市"), Gazetteer.load(extra=extra)]
    assert places.fingerprint == prints[0].fingerprint
    assert len({one.fingerprint for one in prints}) == 3


def test_an_extra_file_that_has_changed_is_read_again(tmp_path):
    extra = tmp_path / "mine.csv"
    extra.write_text("name,parent,aliases\n前欧村,泉港区,\n", encoding="utf-8")
    before = Gazetteer.load(extra=extra)
    extra.write_text("name,parent,aliases\n前欧村,泉港区,欧村\n", encoding="utf-8")
    assert Gazetteer.load(extra=extra).fingerprint != before.fingerprint


def test_a_gazetteer_travels_to_another_process(places):
    there = pickle.loads(pickle.dumps(places))
    assert there.fingerprint == places.fingerprint
    assert there.districts("南安水头") == ("水头镇",)


# --- laws -------------------------------------------------------------------------------------------------------

WORDS = [text for text, _ in HOME + RISKY + COUNTED + LOOKALIKES + ABROAD + LISTS + TOWNSHIPS]
MARKS = ["。", "，", "、", "镇", "路", "\n", "𠀀", ""]
CHARACTERS = list("泉州南安溪官桥镇水头石狮子晋江北京朝阳区福建省市县村永春王河山东海、。")
texts = st.one_of(
    st.text(max_size=60),
    st.lists(st.sampled_from(WORDS + MARKS), max_size=6).map("".join),
    st.lists(st.sampled_from(CHARACTERS), max_size=30).map("".join),
)
LABELS = ["南安市", "安溪县", "泉州市", "北京市", "四川省", "水头镇", "不存在"]
contexts = st.lists(st.sampled_from(LABELS), max_size=3)


@given(texts, contexts)
def test_mentions_are_sorted_disjoint_slices_with_known_labels(places, text, context):
    mentions = places.mentions(text, context)
    ends = [0, *(mention.end for mention in mentions)]
    for mention, before in zip(mentions, ends, strict=False):
        assert before <= mention.start < mention.end <= len(text)
        name = text[mention.start : mention.end]
        # Who asks for 洛阳 wants the town at home, who reads of it alone thinks of the city.
        assert mention.label in places.resolve(name) or name in mention.label
    assert places.mentions(text, context) == mentions


@given(texts, contexts)
@example("厦门江西福建厦门", [])
@example("泉港0清濛经济开发区", ["北京市"])  # a place at home named for certain counted for districts alone
def test_districts_are_labels_of_mentions_in_order_none_inside_another(places, text, context):
    labels = [mention.label for mention in places.mentions(text, context)]
    districts = places.districts(text, context)
    # 厦门江西福建厦门: abroad, only the second 厦门 counts
    left = iter(labels)
    assert all(label in left for label in districts)
    assert all(other not in places.ancestors(label) for label in districts for other in districts)
    at_home = [label for label in labels if "泉州市" in (label, *places.ancestors(label))]
    told = {up for label in districts for up in (label, *places.ancestors(label))}
    told |= {label for label in at_home if any(one.endswith(label) for one in districts)}  # 官桥镇 is 安溪县官桥镇
    # 惠安县 only says where 洛阳镇 lies, which a zone took from it
    assert told >= set(at_home) - ({"惠安县"} if "泉州台商投资区" in told else set())


def test_every_place_finds_itself_in_its_own_name_after_its_parents(places):
    open_labels = {"官桥镇"}
    for label in set(places.labels()) - open_labels:
        address = "".join(reversed([label, *places.ancestors(label)]))
        assert label in places.districts(address), address


@pytest.mark.parametrize("piece", ["官桥镇、水头镇、", "三班、浔中两镇", "南安官桥镇和安溪官桥镇", "后龙，"])
def test_names_in_a_list_of_thousands_mean_what_they_mean_in_one_of_dozens(places, piece):
    few, many = (places.mentions(piece * times, ("南安市", "泉港区")) for times in (60, 3000))
    size = len(piece)
    assert {(one.start % size, one.label) for one in few} == {(one.start % size, one.label) for one in many}


def test_a_town_of_home_is_the_subject_though_a_place_abroad_is_named_at_the_end(places):
    bodies = ["东石镇的渔民老曾六十一岁，去年春天第一次摸键盘。", "他的店有四千个粉丝，最远的在哈尔滨。"]
    assert places.about(["六旬渔民学会开网店"], bodies) == ("东石镇",)
