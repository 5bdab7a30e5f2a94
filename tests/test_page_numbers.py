"""The page that an article stands on is read wherever the page states it."""

import pytest

from corpus.markup import html_source
from corpus.mastheads import folio
from corpus.page import read_page, text_source
from corpus.structured import draft

HEADLINES = ["安溪西坪茶农忙采制", "惠安石雕亮相博览会"]
TEXTS = [
    "秋茶采摘时节，安溪县西坪镇的茶园里一片繁忙。茶农说，今年雨水均匀，茶青品质比往年好，每斤可以卖到八元钱。",
    "昨日，中国雕刻艺术博览会在惠安县崇武镇开幕，来自全国各地的三百多家企业参展，展出石雕作品两千多件。",
]
ARTICLES = f"{HEADLINES[0]}\n{TEXTS[0]}\n{HEADLINES[1]}\n{TEXTS[1]}"

STATED = {
    "between day and name": ("蓝溪时报　2014年6月6日　星期五　07　副刊·凤山\n%s", "07"),
    "first": ("05　深度·乡土　　编辑　方　远\n%s", "05"),
    "last": ("岵山新报　综合新闻　3\n%s", "3"),
    "in wide figures": ("沙溪晚报　２０１６年５月２０日　第０６版\n%s", "06"),
    "below the masthead": ("石狮商报\n2020年10月14日 星期三\n07 封面故事\n%s", "07"),
    "below it with its places": ("桐城晚刊\nA06 县域·泉港 德化 安溪\n2024.04.19 星期五\n%s", "A06"),
    "below all articles": ("%s\n沙溪晚报　2020年10月16日　星期五　第05版　民生广场", "05"),
    "on the way to it": ("当前位置：数字报 > 第04版：民生 > 正文\n2017-09-06\n%s", "04"),
    "on the way to it with its day": ("闽西早读 > 数字报 > 2024-09-05 > A3 民生新闻\n%s", "A3"),
    "behind its name": ("2021年9月15日　星期三　农历八月初九　要闻2\n%s", "2"),
    "no number of pages": ("泉州晚报 2026年11月9日 星期一 今日12版\n%s", ""),
    "no number of the issue": ("泉州晚报 2026年11月9日 第318期\n%s", ""),
    "no pages of the paper": ("要闻 A05 / 社区 A07 / 文体 A09\n%s", ""),
}


@pytest.mark.parametrize("way", STATED)
def test_a_page_states_its_number(way):
    page, number = STATED[way]
    drafts = read_page(text_source(page % ARTICLES)).drafts
    assert [(one.title, one.page) for one in drafts] == [(headline, number) for headline in HEADLINES]


def test_the_second_page_of_an_issue_is_not_that_of_what_stands_above_it():
    text = f"{HEADLINES[0]}\n{TEXTS[0]}\n第2版\n{HEADLINES[1]}\n{TEXTS[1]}\n第3版\n{HEADLINES[0]}\n{TEXTS[0]}"
    assert [one.page for one in read_page(text_source(text)).drafts] == ["", "2", "3"]


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("2026.07.03 | 星期五", ""),
        ("报料热线 22500000 A02", "A02"),
        ("三版", "三"),
        ("多云 25℃ 第3版", "3"),
        ("总第88期", ""),
    ],
)
def test_of_all_numbers_on_a_line_that_of_the_page_is_heard(line, number):
    assert folio(line) == number


@pytest.mark.parametrize(
    ("given", "number"),
    [("第02版：要闻", "02"), ("A05", "A05"), ("四版", "四"), ("3", "3"), ("副刊", "副刊"), ("2版要闻", "2")],
)
def test_a_record_gives_the_number_of_its_page(given, number):
    assert draft({"title": HEADLINES[0], "版面": given, "content": TEXTS[0]}, 1).page == number


@pytest.mark.parametrize("given", ["A06-A07", "A06、A07", "第2版、第3版", "02-03版", "A叠02版", "1版转2版"])
def test_a_record_keeps_what_it_says_of_its_page_when_that_is_not_one_number(given):
    assert draft({"title": HEADLINES[0], "page": given, "content": TEXTS[0]}, 1).page == given


def test_a_field_for_the_layout_is_the_page_where_it_holds_one():
    assert draft({"title": HEADLINES[0], "layout": "A06", "content": TEXTS[0]}, 1).page == "A06"
    assert draft({"title": HEADLINES[0], "layout": "post", "content": TEXTS[0]}, 1).page == ""


@pytest.mark.parametrize("field", ["edition", "版名", "page_name"])
def test_a_field_that_may_name_the_page_is_its_number_where_it_has_one(field):
    assert draft({"title": HEADLINES[0], field: "第2版：要闻", "content": TEXTS[0]}, 1).page == "2"
    assert draft({"title": HEADLINES[0], field: "晚间版", "content": TEXTS[0]}, 1).page == ""


def test_the_record_of_an_e_paper_names_the_page_by_its_node():
    record = "<!--enpproperty <date>2025-03-19 00:00:00.0</date><nodename>A05</nodename>/enpproperty-->"
    [article] = read_page(html_source(f"<body>{record}<h1>{HEADLINES[0]}</h1><p>{TEXTS[0]}</p>")).drafts
    assert article.page == "A05"


@pytest.mark.parametrize(
    "head",
    [
        "泉州晚报 2026年7月{day}日 第A0{n}版", "第0{n}版：要闻\n2026年07月0{day}日 星期五",
        "--- A0{n} ---\n2026年7月{day}日",
        "A0{n} | 社会 | 2026.07.0{day}", "0{n}　深度·乡土　　编辑　方　远\n2026年7月{day}日", "第{n}版 2026-07-0{day}",
    ],
)  # fmt: skip
@pytest.mark.parametrize("apart", ["\n", "\n\n"])
def test_the_pages_of_an_issue_in_one_file_have_their_own_days_and_numbers(head, apart):
    pages = [
        f"{head.format(n=n, day=n + 2)}{apart}{headline}\n{text}\n责编 陈志强"
        for n, (headline, text) in enumerate(zip(HEADLINES, TEXTS, strict=True), 1)
    ]
    drafts = read_page(text_source(apart.join(pages))).drafts
    told = [(one.title, str(one.stated), one.page.lstrip("A0")) for one in drafts]
    assert told == [(HEADLINES[0], "2026-07-03", "1"), (HEADLINES[1], "2026-07-04", "2")]


ONE = f"清溪晚报 2024年9月13日 第05版\n\n{HEADLINES[0]}\n{TEXTS[0]}\n"
TWO = f"{HEADLINES[1]}\n{TEXTS[1]}\n"


@pytest.mark.parametrize(
    ("above", "below", "page"),
    [
        ("2026年7月28日\n\n", "", ""),
        ("海江日报 2026年7月28日 星期二\n\n", "", ""),
        ("第05版：要闻\n海江日报 2026年7月28日\n\n", "", "05"),
        (
            "2026年7月28日\n\n",
            "--> 2026-07-28 2 2 海江日报 content_1.html 1 惠安石雕亮相博览会 /enpproperty-->\n",
            "2",
        ),
        ("海江日报 2026年7月28日 第2版\n\n", "", "2"),
    ],
)
def test_what_a_page_states_is_not_of_one_of_another_day_in_the_same_dump(above, below, page):
    drafts = read_page(text_source(f"{ONE}\n{above}{TWO}{below}")).drafts
    assert [(str(draft.stated), draft.page) for draft in drafts] == [("2024-09-13", "05"), ("2026-07-28", page)]
