"""A page that lists its headlines in one line says which of its lines they are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.page import read_page, text_source

STORIES = (
    (
        "泉港侨亲三次换地，只为修一所看得见海的小学",
        "第一次选的地在公路边，太吵；第二次选的地在祠堂后，太窄；这一次在海边。",
    ),
    ("“番客婶”的针线盒上了拍卖台", "针线盒是“番客婶”的，丈夫下南洋，一走几十年，家里剩下的就是一只盒子。"),
    ("南安侨亲组团回乡问医", "三十二名旅居马来西亚的南安乡亲昨日抵达，在市中医院住了下来。"),
)


def page(listing: str) -> str:
    return "\n".join([listing, *(line for story in STORIES for line in story)]) + "\n"


@pytest.mark.parametrize(
    "listing",
    [
        "本期要目：" + "、".join(title for title, _ in STORIES),
        "今日看点\u3000" + "\u3000".join(title for title, _ in STORIES),
        "看这里 " + "／".join(title for title, _ in STORIES),
        "今日看点：" + " | ".join(title for title, _ in STORIES[1:]),
    ],
)
def test_a_line_that_lists_the_headlines_of_its_page_is_no_headline(listing):
    reading = read_page(text_source(page(listing)))
    assert [draft.title for draft in reading.drafts] == [title for title, _ in STORIES]
    assert [line.text for line, _ in reading.furniture] == [listing]


def test_headlines_listed_with_their_numbers_at_the_top_are_no_articles():
    listed = [f"{n:02} {title}" for n, (title, _) in enumerate(STORIES, 1)]
    reading = read_page(text_source(page("\n".join(listed))))
    assert [draft.title for draft in reading.drafts] == [title for title, _ in STORIES]
    assert [line.text for line, _ in reading.furniture] == listed


def test_a_list_of_headlines_may_stand_between_two_articles():
    listing = "今日提要：" + "\u3000◆".join(title for title, _ in STORIES[1:])
    (first, text), *rest = STORIES
    text = "\n".join([first, text, listing, *(line for story in rest for line in story)])
    reading = read_page(text_source(text))
    assert [draft.title for draft in reading.drafts] == [title for title, _ in STORIES]
    assert [line.text for line, _ in reading.furniture] == [listing]


def test_the_listed_line_of_a_headline_is_the_headline_and_the_one_above_it_leads_to_it():
    kicker = "市区集中式饮用水源地“一源一策”完成"
    title = "十八处水源地装上了“电子哨兵”"
    listing = "今日看点\u3000" + "\u3000".join((title, *(title for title, _ in STORIES)))
    story = f"{kicker}\n{title}\n早讯记者 傅海棠\n八月的水库涨到了警戒线以下半米。"
    text = page(listing).replace(listing, f"{listing}\n{story}")
    first = read_page(text_source(text)).drafts[0]
    assert (first.title, first.subtitle) == (title, kicker)


def test_a_headline_that_holds_another_of_its_page_lists_nothing():
    title = "泉港侨亲三次换地修一所看得见海的小学，小学的围墙上写着四百二十个捐款人的名字，名字下面还留着空白"
    text = f"{title}\n第一次选的地在公路边，太吵；第二次太窄。\n看得见海的小学\n孩子们画的海挂在走廊里。\n"
    assert not read_page(text_source(text)).furniture


def test_one_line_that_stands_twice_is_no_list():
    marks = "、　　　、"
    text = "\n".join(["、".join([marks] * 5), marks, marks])
    assert not read_page(text_source(text)).content.listed


@given(st.lists(st.text("甲乙丙丁海船、：　", min_size=5, max_size=20), max_size=6), st.data())
def test_what_is_listed_stands_in_the_line_that_lists_it(lines, data):
    listing = "、".join(data.draw(st.lists(st.sampled_from(lines or ["甲乙丙丁海"]), max_size=8)))
    reading = read_page(text_source("\n".join([listing, *lines])))
    assert len(reading.content.listed) != 1
    aside = [line.text for line, _ in reading.furniture]
    assert all(any(text in line for line in aside) for text in reading.content.listed)


def test_headlines_listed_behind_marks_and_behind_the_name_of_the_list_are_none():
    titles = [title for title, _ in STORIES]
    listed = "导读\n" + "\n".join(f"△{title}" for title in titles)
    for top in (listed, "本期要目\u3000\u3000" + " / ".join(titles), "本版导读 | " + " | ".join(titles)):
        assert [draft.title for draft in read_page(text_source(page(top))).drafts] == titles


def test_names_and_a_subtitle_that_stand_above_several_articles_were_headlines_listed_at_the_top():
    stories = {
        "安溪西坪茶农忙采制": "秋茶采摘时节，安溪县西坪镇的茶园里一片繁忙。茶农说，每斤茶青可以卖到八元钱。",
        "惠安石雕亮相博览会": "昨日，中国雕刻艺术博览会在惠安县崇武镇开幕，三百多家企业参展，展出石雕作品两千多件。",
    }
    text = "\n".join(f"{title}\n——侨乡见闻之一\n本报记者 方远\n{story}" for title, story in stories.items())
    drafts = read_page(text_source(text)).drafts
    assert [(draft.title, draft.subtitle) for draft in drafts] == [(title, "——侨乡见闻之一") for title in stories]
