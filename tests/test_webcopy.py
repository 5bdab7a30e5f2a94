"""A page copied out of a browser as text is its article: menus above it and what else one may read are furniture."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.page import read_page, text_source
from corpus.records import Kind

HEADLINE = "安溪铁观音秋茶上市 茶农忙采制"
TEXT = [
    "秋茶采摘时节，安溪县西坪镇的茶园里一片繁忙。茶农说，今年雨水均匀，茶青品质比往年好，每斤可以卖到八元钱。",
    "西坪镇的茶园面积有六万多亩，从业人员三万多人，茶叶收入占农民收入的七成以上。",
    "镇里说，下一步要把茶园、古厝和茶史馆连成一条线，让来买茶的人住下来，预计年底前修好六公里的观光步道。",
]
MENUS = (
    "登录\n注册\n首页\n新闻\n体育\n财经\n视频\n更多", "海岸网\n要闻\n社会\n县市\n深度\n评论\n海岸网 > 县市 > 正文",
    "移动客户端\n海岸微博\n我的收藏\n天气通\n邮箱\n导航\n搜索\n新闻中心",
    "首页|新闻|图片|评论|财经|体育\n频道\n下一篇\n正文\n专题\n数字报\n论坛",
)  # fmt: skip
FIELDS = (
    "2026-07-03 08:30 来源：海岸日报", "2026年07月03日 04:04 海岸日报", "海岸网 2026-07-03 10:37:31",
    "2026-07-03 08:30:11　来源: 海岸网 举报",
    "发布时间：2026年7月3日 23:00  浏览： 33", "来源：海岸日报 | 发布时间：2026-07-03 | 浏览次数：2168",
    "原创 海岸观察 2026-07-03 22:18:34", "发布日期: 2026-07-03", "时间：2026-07-03 作者：网络整理",
)  # fmt: skip
TOOLS = ("", "微信\n微博\nQzone\n评论\n图集", "分享到：", "字号\n大\n小\n用微信扫码二维码")
CLOSES = (
    "责任编辑：陈志强",
    "【纠错】 责任编辑： 陈志强",
    "分享到：",
    "相关阅读",
    "上一篇：惠安石雕亮相博览会",
    "关键词：茶叶 安溪",
    "新闻评论",
)
BELOW = (
    "加载更多\n热帖\n石桥修好了\n2026-07-02 08:58:39\n山区班车加密\n2026-07-02 08:58:39\n热词\n关于我们\n联系我们",
    "热门文章\n1山区班车加密到晚上八点\n2老石桥修旧如旧\n3海边的书屋开门\n最新文章\n1县里的公园亮了灯\n广告\n关注我们\n举报",
    "51条评论\n登录|注册\n最热评论\n海边人福建泉州\n说得好，多年没有看到这样为茶农说话的报道了，希望年年都有好收成。\n今天08:23举报\n回复\n赞",
)  # fmt: skip
PAPER = ("泉州晚报 东南早报 泉州商报", "2026年07月03日", "要闻", "A03", "责任编辑 陈志强")


def said(text: str) -> list[tuple[str, str, list[str], str]]:
    """The articles of a page: headline, sub-headline, what stands in each beside these, and its day."""
    return [
        (one.title, one.subtitle, [text for kind, text, _ in one.paragraphs if kind is not Kind.TITLE], str(one.stated))
        for one in read_page(text_source(text)).drafts
    ]


@given(
    menu=st.sampled_from(MENUS), fields=st.sampled_from(FIELDS), tools=st.sampled_from(TOOLS),
    closes=st.sampled_from(CLOSES), below=st.sampled_from(BELOW), apart=st.sampled_from(["\n", "\n\n", "\n\n　　"]),
    length=st.integers(2, 3),
)  # fmt: skip
def test_a_page_copied_with_its_site_is_its_article(menu, fields, tools, closes, below, apart, length):
    text = apart.join(TEXT[:length])
    copied = "\n".join([menu, HEADLINE, fields, *([tools] if tools else []), "", text, "", closes, below])
    assert said(copied) == [(HEADLINE, "", TEXT[:length], "2026-07-03")]


@given(menu=st.sampled_from(MENUS), fields=st.sampled_from(FIELDS), below=st.sampled_from(BELOW))
def test_what_is_left_out_is_named(menu, fields, below):
    copied = "\n".join([menu, HEADLINE, fields, *TEXT, CLOSES[0], below])
    told = [reading.text for reading in read_page(text_source(copied)).readings()]
    assert [line for line in copied.split("\n") if line.strip() not in told] == []


@pytest.mark.parametrize("fields", FIELDS)
@pytest.mark.parametrize(
    ("over", "below"),
    [("西坪镇茶园一片繁忙", ""), ("", "——西坪镇的六万亩茶园"), ("秋茶采摘时节到", "——西坪镇的六万亩茶园")],
)
def test_what_stands_over_a_headline_and_below_it_is_kept(fields, over, below):
    lines = [MENUS[0], over, HEADLINE, below, fields, *TEXT, CLOSES[0], BELOW[0]]
    found = said("\n".join(line for line in lines if line))
    assert found == [(HEADLINE, " ".join(filter(None, (over, below))), TEXT, "2026-07-03")]


def test_two_pages_copied_one_below_the_other_are_two_articles():
    other = ["山区班车加密到晚上八点", *TEXT[::-1]]
    first = "\n".join([MENUS[0], HEADLINE, FIELDS[0], *TEXT, CLOSES[0], BELOW[0]])
    second = "\n".join([MENUS[1], other[0], FIELDS[1], *other[1:], CLOSES[1], BELOW[1]])
    assert [(title, text) for title, _, text, _ in said(f"{first}\n{second}")] == [
        (HEADLINE, TEXT),
        (other[0], other[1:]),
    ]


@pytest.mark.parametrize("fields", ["", "2026年07月03日", *FIELDS])
def test_a_page_without_menus_loses_nothing(fields):
    """However it says its day."""
    verse = [
        "秋山一夜雨",
        "茶树满坡青",
        "采罢不知倦",
        "归来月到庭",
        "灯下听新曲",
        "炉边话旧形",
        "明朝还早起",
        "露重踏星行",
    ]
    page = "\n".join(
        [*PAPER[:1], HEADLINE, *([fields] if fields else []), *TEXT, *verse, PAPER[4], "石桥修好了", *TEXT[::-1]]
    )
    told = [line for title, _, text, _ in said(page) for line in (title, *text)]
    assert [line for line in (*TEXT, *verse) if line not in told] == []
