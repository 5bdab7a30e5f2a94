"""The names of columns of a paper are told from headlines, and only above one."""

from __future__ import annotations

import pytest

from corpus.page import read_page, text_source
from corpus.rubrics import rubric

HEADLINE = "泉港：社区食堂推出“半份菜”"
RUBRICS = ("县市速递", "【社会广角】", "刺桐双语角", "特别关注", "刺桐文艺 第412期", "周末讲堂·第5期", "法治傳真")
HEADLINES = ("茶季过后", "灯下", "谁来照顾照顾者", "高考第一天", "小贴士", "快递柜进村", "第三期")


@pytest.mark.parametrize("line", RUBRICS)
def test_the_name_of_a_column_above_a_headline_is_furniture(line):
    assert rubric(line, HEADLINE, first=False)


@pytest.mark.parametrize("line", HEADLINES)
def test_a_short_headline_is_none(line):
    assert rubric(line, HEADLINE, first=True) is None


@pytest.mark.parametrize("line", ["要闻", "民生", "视觉 春到刺桐", "聚焦"])
def test_the_name_of_a_page_is_furniture_only_where_the_page_begins(line):
    assert rubric(line, HEADLINE, first=True)
    assert rubric(line, HEADLINE, first=False) is None


@pytest.mark.parametrize("line", ["社论", "■记者调查", "【身边事】", "·新闻链接·", "来信摘登"])
def test_a_kind_of_piece_or_a_name_in_brackets_above_a_headline_is_no_part_of_it(line):
    assert rubric(line, HEADLINE, first=False)
    assert rubric(line, "泉港区的二十二家社区食堂统一推出“半份菜”，价格也减半。", first=False) is None


def test_a_column_name_above_text_is_the_headline_of_that_text():
    assert rubric("县市速递", "泉港区的二十二家社区食堂统一推出“半份菜”，价格也减半。", first=True) is None


def test_a_column_name_is_no_part_of_the_headline_below_it():
    text = "本报讯 10月13日起，泉港区的二十二家社区食堂统一推出“半份菜”，价格也减半。"
    (draft,) = read_page(text_source(f"县市速递\n\n{HEADLINE}\n\n{text}")).drafts
    assert (draft.title, draft.subtitle) == (HEADLINE, "")


def test_the_name_of_a_page_behind_its_number_is_none_of_the_article_below():
    assert rubric("07 封面故事", "服装城走了三百多个档口，也走不掉凌晨四点的布。", True)
    assert not rubric("封面故事的封面", "服装城走了三百多个档口，也走不掉凌晨四点的布。", True)


@pytest.mark.parametrize(
    ("column", "below"),
    [
        ("读者来信", ("编辑同志：", "我家住在新华北路，门口的路灯坏了半个月没人修，希望有关部门早日派人来看看。")),
        ("编读往来", ("读者问：旧报纸能不能在网上查到？", "编者答：二〇〇〇年以后的可以，更早的正在扫描。")),
        (
            "以案说法",
            ("问：房东突然换了门锁，我的东西还在里面，该怎么办？", "答：房东不得擅自换锁，您可先报警固定证据。"),
        ),
    ],
)
def test_a_column_name_above_a_letter_or_a_question_is_their_headline(column, below):
    report = ("石狮渔港添了一座冷库", "石狮市祥芝渔港的新冷库昨日投入使用，可存鱼货三千吨。")
    drafts = read_page(text_source("\n".join([*report, column, *below]))).drafts
    assert [draft.title for draft in drafts] == [report[0], column]
