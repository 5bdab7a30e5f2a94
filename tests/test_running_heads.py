"""The running heads and feet of papers are known by their parts, whatever the paper and its pages are called."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from corpus.furniture import piece
from corpus.page import read_page, text_source
from corpus.running_heads import running_head

HEADLINES = ["安溪西坪茶农忙采制", "惠安石雕亮相博览会"]
TEXTS = [
    "秋茶采摘时节，安溪县西坪镇的茶园里一片繁忙。茶农说，今年雨水均匀，茶青品质比往年好，每斤可以卖到八元钱。",
    "昨日，中国雕刻艺术博览会在惠安县崇武镇开幕，来自全国各地的三百多家企业参展，展出石雕作品两千多件。",
]
PAPERS = "清溪日新|武荣乡报|环湾时读|温陵夜话|泉南早报|螺江周讯|海丝商报"
PAGES = "周末特写|城乡|人间|镇街|城事万象|县域"
DAYS = "2026年7月3日|2026.07.03|2026-07-03|二〇二六年七月三日"
NUMBERS = "A02|第2版|第二版|02版"
WEEKDAYS = "星期五|周五"
MAKERS = "编辑 柳惟|设计：阿森|终审 许望|校读/方远|版式　小丁|组稿 林晓明|本版编辑 陈志强"
REACHED = "投稿 a@b.cn|www.example.cn|报料热线：0595-22500000|电话 22500000|社址：泉州市丰泽区"
BETWEEN = (" ", "\u3000", "  ", " | ", " / ", "\u3000\u3000")


def one_of(words: str) -> st.SearchStrategy[str]:
    return st.sampled_from(words.split("|"))


@given(
    parts=st.tuples(one_of(PAPERS), one_of(PAGES), one_of(DAYS), one_of(NUMBERS), one_of(WEEKDAYS)),
    left=st.sets(st.sampled_from([0, 1, 4])), order=st.permutations(range(5)), between=st.sampled_from(BETWEEN),
    at=st.sampled_from([0, 2]),
)  # fmt: skip
@example(
    parts=("清溪日新", "周末特写", "2026年7月3日", "A02", "周五"), left=set(), order=range(5), between="\u3000", at=0
)
def test_a_running_head_states_the_day_and_the_page(parts, left, order, between, at):
    head = between.join(parts[n] for n in order if n not in left)
    lines = [HEADLINES[0], TEXTS[0], HEADLINES[1], TEXTS[1]]
    lines.insert(at, head)
    found = read_page(text_source("\n".join(lines)))
    assert [draft.title for draft in found.drafts] == HEADLINES
    assert [str(draft.stated) for draft in found.drafts] == ["2026-07-03"] * 2
    assert found.drafts[-1].page in ("A02", "2", "02", "二")


@given(
    makers=st.lists(one_of(MAKERS), min_size=2, max_size=4, unique=True), reached=st.lists(one_of(REACHED), max_size=1),
    between=st.sampled_from(BETWEEN), at=st.sampled_from([0, 2, 4]),
)  # fmt: skip
@example(makers=["编辑 柳惟", "设计：阿森"], reached=["投稿 a@b.cn"], between=" / ", at=0)
def test_a_running_foot_is_no_part_of_an_article(makers, reached, between, at):
    lines = [HEADLINES[0], TEXTS[0], HEADLINES[1], TEXTS[1]]
    lines.insert(at, foot := between.join(makers + reached))
    found = read_page(text_source("\n".join(lines)))
    assert [reading.role for reading in found.readings() if reading.text == foot] == ["furniture"]
    assert [draft.title for draft in found.drafts] == HEADLINES


FEET = """\
戴云乡讯　三版
法律顾问 甘肃某律师事务所　　陇坂日新　每周一至周六出版
广告　征订　8202××××　　　承印 鄱湖印务
爆料热线 0595-968××× | 本版图片除署名外由单位提供
上接B1版　下转B3版　　颍淮快报社出版
本报社址：永春县五里街　电话：五十二号　定价：每份三分
巴山群众报社　通信处：四川省达县市通川桥二号
第318期　二〇〇九年七月十四日出版　本期四版　编辑 余一
要闻A02 时评A04 市井A08 健康A11
导读：挑鱼女工有了“肩膀门诊” | 老渡口拆了又建 | 一张错版的地图
""".splitlines()


@pytest.mark.parametrize("line", FEET)
def test_what_papers_print_at_the_foot_of_a_page_is_furniture(line):
    assert piece(line) is not None


@pytest.mark.parametrize(
    "line",
    """\
西坪镇　王小明　12
陈志强　晋江　03
一等奖 陈志强 03
编辑 方远
第4期 茶山
6月29日 安溪
2026年6月29日 安溪县西坪镇
设计 方远 茶壶
一号楼 二号楼
通讯处：晋江县罗山　电话：罗山二十七号
小岞开　07:40　10:10　14:30　17:50
11月1日　09:00　半决赛
A4 纸为何涨价
""".splitlines(),
)
def test_a_row_a_name_and_a_dateline_are_no_running_heads(line):
    assert running_head(line) is None
