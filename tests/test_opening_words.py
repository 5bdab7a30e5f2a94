"""The first words of a paragraph tell that it goes on with a story and opens none."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks import opening_words as weighing
from benchmarks.regression import fold, table
from corpus import opening_words
from corpus.opening_words import LEAST, beginning, features
from corpus.page import read_page, text_source
from corpus.signs import Sign
from corpus.word_weights import parsed
from tests.test_run_together import kinds

GOES_ON = (
    "“以前一到雨天，水就漫到门口。”她说，现在管网通了，家里再也不用垫沙袋。",
    "他告诉记者，合作社把茶青价保了底，这几年没有一户再把地丢下。",
    "这套办法试行三个月，镇里又添了两条：一是谁收钱谁记账，二是账每月上墙。",
)
OPENS = (
    "本报讯 昨日上午，安溪县大坪乡举行春茶开采仪式，全乡一万二千亩茶园进入采摘期。",
    "7月3日，永春县气象台发布高温橙色预警，当地环卫部门调整了作业时间。",
    "近日，南安市公安局破获一起盗窃电缆案，抓获三名嫌疑人。",
)


@pytest.mark.parametrize("text", GOES_ON)
def test_what_people_say_and_what_takes_up_goes_on_with_a_story(text):
    assert beginning(text) == Sign.STORY_GOES_ON


@pytest.mark.parametrize("text", OPENS)
def test_who_did_what_where_and_when_opens_one(text):
    assert beginning(text) == 0


def test_headings_above_what_people_say_of_something_new_are_no_headlines():
    page = (
        "小镇纽扣走出去\n"
        "□本报记者 方远\n"
        "灵秀镇的纽扣作坊最多时有一百四十家，如今剩下三十八家，产量却是从前的两倍半。\n"
        "董清波的厂不大不小，去年卖出去四亿颗，够给全省的人一人缝一件衬衫。\n"
        "请来两位裁缝当考官\n"
        "“花样多了反而卖不动。”他说，父亲那辈认为越多越赚钱，可裁缝只要四眼的和工字的，别的都压在仓库里。\n"
        "父亲看着那堆废铁，捡回来一副梅花的，放在床头。\n"
        "夜里也有人接电话\n"
        "“客户在外国，我们睡觉时他们正上班。”她说，三个人轮着值，谁接的单谁跟到底，奖金也归谁。\n"
        "这样一来，交货期由十五天压到三天。\n"
    )
    assert [found.count("heading") for found in kinds(page)] == [2]


def test_the_rest_of_a_paragraph_that_a_picture_parts_goes_on_with_no_story():
    page = (
        "一间不打烊的书店\n"
        "□本报记者 方远\n"
        "开元街道的一间书店通宵开门，三个月里接待了四千多人，最晚的一位是凌晨四点来的。\n"
        "常客有三类：代驾、护士和考研的学生。代驾洪师傅等单时来翻菜谱，他说自己不做饭，只是看图能静下来。护士小陈下\n"
        "书店的灯一直亮到天亮\n"
        "夜班后来读一小时小说，再回家睡觉，她说，书里的人也睡得很晚。\n"
        "电费怎么算\n"
        "深夜的电费和保洁费每月约一千一百元，由街道文化站和三家单位各补一部分，补到今年底。\n"
    )
    assert not read_page(text_source(page)).signs[4] & Sign.STORY_GOES_ON
    whole = page.replace("护士小陈下", "护士小陈也来。")
    assert read_page(text_source(whole)).signs[4] & Sign.STORY_GOES_ON


@given(st.text(max_size=LEAST - 1))
def test_too_few_words_say_nothing(text):
    assert beginning(text) == 0


@given(st.text(max_size=200))
def test_any_text_goes_on_or_says_nothing(text):
    assert beginning(text) in (0, Sign.STORY_GOES_ON)


@given(st.text(max_size=200), st.text(max_size=50))
def test_only_the_first_words_and_the_length_are_weighed(text, more):
    long = text + "　" * 200
    assert features(long) == features(long + more)


def test_figures_are_alike():
    assert features("7月3日上午，渔船回港。") == features("12月28日上午，渔船回港。")


def test_a_regression_tells_what_its_examples_tell():
    stories = [["昨日上午，渔港开了市，船都靠了岸。", "他说，这一网比去年多，价钱也好。"]] * 9
    given = [one for n, story in enumerate(stories) for one in weighing.of_story(story, str(n))]
    weights = weighing.fitted(given)
    assert weights["他"] > 0 > weights["昨"]
    assert parsed(table({"opening": weights})) == {"opening": weights}
    assert weighing.judged(given)[0] == len(stories)


def test_pages_of_one_folder_teach_nothing_of_one_another():
    assert len({fold(f"a1/{n}.txt") for n in range(20)}) == 1
    assert len({fold(f"{n}.txt") for n in range(20)}) > 1


def test_other_weights_are_used_until_those_of_the_table_are_wanted_again():
    opening_words.use({"": -9.0})
    assert beginning(GOES_ON[0]) == 0
    opening_words.use(None)
    assert beginning(GOES_ON[0]) == Sign.STORY_GOES_ON


def test_the_order_of_a_set_does_not_decide_how_a_text_begins(monkeypatch):
    rng, found = random.Random(0), sorted(features(GOES_ON[0]))
    totals = set()
    for _ in range(200):
        order = rng.sample(found, len(found))
        monkeypatch.setattr(opening_words, "features", lambda _, order=order: order)
        opening_words.beginning.cache_clear()
        totals.add(beginning(GOES_ON[0]))
    opening_words.beginning.cache_clear()
    assert len(totals) == 1
