"""Of the lines of a headline one is the headline, the others are its subtitle."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.headlines import split

CASES = [
    ([], "", ("", "")),
    (["茶王赛开赛"], "", ("茶王赛开赛", "")),
    (
        ["人人讲安全 个个会应急", "泉港区举办“安全宣传咨询日”活动"],
        "",
        ("泉港区举办“安全宣传咨询日”活动", "人人讲安全 个个会应急"),
    ),
    (["铸魂领航 固本强基", "——以党建引领高质量发展"], "", ("铸魂领航 固本强基", "——以党建引领高质量发展")),
    (["看变化", "风车下的渔村", "——小岞镇见闻"], "", ("风车下的渔村", "看变化 ——小岞镇见闻")),
    (
        ["泉州马拉松开跑", "男子组冠军成绩2小时12分08秒 创赛事纪录"],
        "",
        ("泉州马拉松开跑", "男子组冠军成绩2小时12分08秒 创赛事纪录"),
    ),
    (["市区三条断头路全部打通", "新增车位1200个"], "", ("市区三条断头路全部打通", "新增车位1200个")),
    (
        ["夜半有人敲窗", "全楼的人都跑了出来，原来是一只寻窝的猫头鹰"],
        "",
        ("夜半有人敲窗", "全楼的人都跑了出来，原来是一只寻窝的猫头鹰"),
    ),
    (["海丝旅游交易会在泉州开幕", "方远出席并致辞"], "", ("海丝旅游交易会在泉州开幕", "方远出席并致辞")),
    (["东美小区9号楼：", "40户人家一本“借物账”"], "", ("40户人家一本“借物账”", "东美小区9号楼：")),
    (["老桥新桥", "“洛水杯”摄影大赛来稿选登"], "", ("老桥新桥", "“洛水杯”摄影大赛来稿选登")),
    (["凤凰木下", "（散文）"], "", ("凤凰木下", "（散文）")),
    (["茶王赛开赛", "明年扩大规模"], "茶王赛开赛", ("茶王赛开赛", "明年扩大规模")),
    (
        ["瓷土变“土” 瓷渣变“宝”", "德化废料进了育苗盘"],
        "瓷土变“土”瓷渣变“宝”",
        ("瓷土变“土” 瓷渣变“宝”", "德化废料进了育苗盘"),
    ),
]


@pytest.mark.parametrize(("lines", "named", "wanted"), CASES)
def test_the_headline_is_found_among_its_lines(lines, named, wanted):
    assert split(lines, named) == wanted


@given(st.lists(st.text(min_size=1), min_size=1, max_size=5))
def test_every_line_is_the_headline_or_in_the_subtitle(lines):
    title, subtitle = split(lines)
    assert title in lines
    assert all(line == title or line in subtitle for line in lines)
