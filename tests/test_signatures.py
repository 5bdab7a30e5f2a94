"""Readers and poets sign in shapes that neither a role nor a task tells."""

from collections.abc import Sequence

import pytest

from corpus.bylines import is_byline
from corpus.draft import Draft
from corpus.gazetteer import Gazetteer, NamedText
from corpus.records import Kind

SIGNATURES = """\
——方志远
晋江·方志远
诗/方志远 画/许知秋
洪老太口述 方志远整理
■讲述人：方志远
丰泽一市民
一名外来工
网友“山里的风”
网名：山里的风
读者方先生
方志远，82岁
方 志 远
你们的女儿 小雅
[唐]韩偓
（宋）李邴
李邴（宋）
原载《海国志》
本报编辑部
菲律宾 方志远
中共泉港区委宣传部供稿
（晋江新闻网 方志远）
市实验小学 三年（2）班 方志远 指导老师 许知秋
晋江二小四年（5）班小记者 方志远
""".splitlines()
TEXT = """\
——石狮见闻
——陈埭
晋江·石狮
记录：一座桥
采访：百岁老人
你的名字
编辑部的故事
唐诗里的海
游客如织
原载体的更新
""".splitlines()


@pytest.mark.parametrize("line", SIGNATURES)
def test_a_signature_is_known_by_its_shape(line):
    assert is_byline(line)


@pytest.mark.parametrize("line", TEXT)
def test_what_only_looks_like_a_signature_is_none(line):
    assert not is_byline(line)


def signed(gazetteer: Gazetteer, *paragraphs: str) -> tuple[str, ...]:
    draft = Draft(1, "停水通知", paragraphs=[(Kind.BODY, text, n) for n, text in enumerate(paragraphs)])
    return gazetteer.about_named(*draft.sides(gazetteer.named(paragraphs), named(gazetteer, paragraphs)))


def named(gazetteer: Gazetteer, texts: Sequence[str]) -> list[NamedText]:
    return [one or NamedText(text) for one, text in zip(gazetteer.named(texts), texts, strict=True)]


def test_a_notice_that_only_its_signature_places_was_of_no_place(gazetteer):
    assert signed(gazetteer, "明日停水。", "石狮市自来水公司") == ("石狮市",)
    assert signed(gazetteer, "明日停水。", "石狮市自来水公司", "2014年3月11日") == ("石狮市",)
    assert signed(gazetteer, "请予更正。", "陕西省三原县陵前农业社") == ("三原县",)
    assert signed(gazetteer, "龙浔镇停水。", "德化县供水公司", "3月11日") == ("龙浔镇",)
    assert signed(gazetteer, "走到田头变黄米。", "（孙有根搜集于江西万载）") == ()
    assert signed(gazetteer, "停水的是", "石狮市自来水公司", "明日停水。") == ()


def test_whom_a_letter_addresses_led_it_instead_of_what_it_tells_first(gazetteer):
    assert signed(gazetteer, "编辑同志：", "我是泉港区的一名学生。", "请修一修。") == ("泉港区",)
    assert signed(gazetteer, "编辑同志", "我是泉港区的一名学生。", "请修一修。") == ()
    assert signed(gazetteer, "因线路检修，以下区域将于20日停电：", "泉港区的三条街", "请做好准备。") == ()
    assert signed(gazetteer, "泉港区供电局：", "请修一修。") == ("泉港区",)
