"""Names are told from words."""

import re
from unittest import mock

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import bylines
from corpus.bylines import is_byline

BYLINES = """\
□本报记者 方远 通讯员 许知秋
融媒体记者 方远 通讯员 许知秋 林一舟
南安市融媒体中心记者 方远
（方远 许知秋）
(方远 文/图)
（方远 许知秋/文 林一舟/图）
（本报记者 方远 通讯员 许知秋）
记者方远
方远 摄
方远 供图
文/方远 图/许知秋
作者：方远
文：林一舟
方远/文 许知秋/图
口述：林一舟 整理：方远
(视频编辑：方远 文字编辑：许知秋)
本报评论员
新华社记者 方远 许知秋
本报驻晋江记者 方远
本报讯 (记者方远)
社员　林土生
安海公社　一社员
读者　钟雨生　孟秀兰
（便民热线办公室整理）
六名女工
南安县英都公社　一军属
失主　洪玉珠
惠安一中　何　况
泉州师院中文系　林小雨
洛江 / 黄先生
侄　清波 敬上
文/阿　豆　图/老　许
早报记者 方远 N文/图
南安市洪梅镇　黄清泉
一名学生家长
丰泽区 陈女士
机械厂工人 赖阿水
（作者系石狮市第三中学教师）
□ 赖若水
文/甄小禾
□本报记者 阚向东 通讯员 佘美玉 文/图
(市委宣传部供稿)
方远 摄影报道
□ 方远
（蒲晓岚 文/图）
县融媒体中心 供稿
本报讯（林一舟）
（永春县融媒体中心 方远）
（方远整理）
编译/方远
市图书馆　供图
本刊辑
家庭妇女 吴静珍
⊙本报记者 谷雨
丰泽区疾控中心 江医生
秦阿敏 著
口述：蔡天恩（98岁）　整理：方砚
德化县革委会报道组
（本报记者集体采写）
读者 佚名
N本报记者 方远 许知秋
N闽海帮帮 林一舟
N闽海全媒体记者 林一舟/文
本报记者 方远 实 习 生 许知秋
(记者_方远)
全媒体记者
方家新闻·泉州晚报记者
部门供图
市人民法院 陈晓 林一舟
本报记者 凡舟摄
方 远摄（新华社发）
闽海农报 李淑仪
闽海新闻记者 方远
溪美小学教育集团闽海报校园小记者 方可
惠安县辋川镇后坑村 方望海
本版文/图 本报记者 方远（除署名外）
图文/新华社发
特约记者林一舟 通讯员方远志 摄
新华社发（方 远摄）
晋江县渔民协会主席　许永坤
中共石狮市委副书记、市长　蔡伯谦
最高瓷业学会副会长  喻石
本报记者　萧一山
新华社驻福州记者
新华社通讯员 新华社记者
南安县官桥糖厂　吕坤水　黄再福
福建省永春县　陈阿土　练水
〔古巴〕马里奥·罗萨
（原载《闽海文艺》一九六三年第十一期）
（新华社供本报专稿）
（一九九○年第九期《茶苑》）
（陈）
■本报记者 方远 ■实习生 许知秋
（方知秋搜集于江西万载）
本刊记者　裘　川
文/方　远　图/市骨科医院
洛河小学全体师生
中共德化县委通讯组 闽海日报记者
（本报通联科）
泉州市热线服务中心业务科科长 方知远
闽海晚报 记者 许知秋
（记者方远志通讯员许知秋）
记者昂立文/图
□据新华社电
新华社发
□本报综合
本组图片由通讯员 许知秋 拍摄
（闽海日报/闽海网通讯员方远志许知秋摄影）
（通讯员许知秋见习记者方远 闽海日报）
HMD全媒体记者 方远志 摄影报道
晨报记者 代知秋
□阿宽
（惠安　何田土搜集）
（工会来稿）
石　鼎诗　阿　洛画
闽海晚报融媒体记者/许知秋 （图/文）
□闽海日报总编辑 方远志
""".splitlines()
WORDS = """\
□编者按
书画同源 诗中有画
家属：请放心
泉州市党员文旅志愿服务活动
组织建在链上 赋能产业发展
链式招商 补齐拼图
记者节
一个工人
一读再读
读者 你好
编辑同志：
快乐读者 一路同行
（作者有话说）
小记者 大梦想
文图并茂
融媒体中心供稿暖人心
学会整理
本报编辑部旧址
一图读懂
文明 和谐
（完）
（笑声）
（掌声）
全民征文
描绘新图 谱写新篇
记者 之家
青年文明号
图片
人人讲安全 个个会应急
N年来 的变化
实习生 就业
致敬本报记者
打造全媒体记者
●简讯
多部门联合供图书馆
（上）
致敬奋战一线全体教师
德化县 陶瓷之乡
记者走进通讯员的家
闽海晚报 记者节特刊
惠安县崇武镇 古城夜色
古厝新貌 林晓明 摄
会议现场 许拾青 供图
全市各级部门 高质量发展
""".splitlines()


@pytest.mark.parametrize(
    "line",
    [
        "□海江通讯记者 白一鸣 通讯员 吕珊珊 文/图",
        "海头周末记者 聂平川 通讯员 骆雨花",
        "刺桐早讯记者 傅海棠",
        "新甘肃·甘肃法治报记者马志国",
        "掌中沈阳客户端记者 夏铭阳",
        "章江晚刊记者 卢欣 文/图",
        "章江晚刊记者 曾若愚 实习生 赖思远",
    ],
)
def test_reporters_of_papers_whose_names_end_as_few_do_are_named(line):
    assert is_byline(line)


@pytest.mark.parametrize("line", ["他当记者 四十年", "周末通讯 一个村的四十年", "新甘肃·新生活 记者走基层"])
def test_what_only_speaks_of_reporters_is_no_byline(line):
    assert not is_byline(line)


@pytest.mark.parametrize("line", BYLINES)
def test_names_with_their_roles_and_tasks_are_a_byline(line):
    assert is_byline(line)


@pytest.mark.parametrize("line", WORDS)
def test_words_are_none(line):
    assert not is_byline(line)


@pytest.mark.parametrize(
    "line",
    [
        "惠安　庄守拙",
        "武平县十方　何　勤",
        "安溪县实验小学二年级 林可可",
        "晋江市第二实验小学 五（1）班 许多",
        "郑小苔（泉州五中初一年）",
        "桂坛巷居民 二十三户",
        "By Lin Qiao",
        "〔菲律賓〕莊垂楊",
        "方远（晋江）",
    ],
)
def test_where_one_lives_or_goes_to_school_stands_beside_a_name(line):
    assert is_byline(line)


@pytest.mark.parametrize(
    "line", ["林默娘（妈祖）", "泉州 晋江", "安溪 茶王赛开赛", "Bay of Plenty", "泉州五中（新校区）"]
)
def test_a_place_beside_no_name_is_no_byline(line):
    assert not is_byline(line)


@given(st.text("记者站员通讯读本刊一名摄影图文供稿整理王李方远报　、（）：", max_size=9))
def test_what_is_soon_seen_to_be_no_names_is_none_when_looked_at_longer(text):
    soon = is_byline(text)
    with mock.patch.object(bylines, "_SPOKEN", re.compile("")):
        assert is_byline(text) == soon


@pytest.mark.parametrize(
    "line",
    ["文丨谭小宇  图丨季蓝", "整理丨谭小宇", "文/图丨马小西", "文 | 方远", "记者｜方远 图｜许知秋", "文丨记者 方远"],
)
def test_names_behind_a_bar_are_bylines(line):
    assert is_byline(line)


@pytest.mark.parametrize("line", ["视频丨老桥修好了", "文化丨老桥", "今日刺桐｜屋顶上的蜂场", "图丨老桥修好以后的样子"])
def test_headlines_with_a_bar_are_no_bylines(line):
    assert not is_byline(line)
