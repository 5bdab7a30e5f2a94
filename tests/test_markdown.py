"""A Markdown page gives its lines without the marks; front matter gives its fields."""

import pytest

from corpus.lines import Hint
from corpus.markdown import markdown_source
from corpus.page import read_page
from corpus.values import RecordError

BODY = "退潮之后，滩涂露出大片青灰，老人卷起裤脚往泥里走，他的新身份是“白鹭管家”，任期三年。"
PAGE = f"""---
title: “白鹭管家”上岗记
date: 2025-10-16
byline: 记者 方远
page: A5
weather: 晴
---

# “白鹭管家”上岗记

{BODY}

## 从捕鸟网到数鸟表

{BODY.replace("泥", "**泥**")}见[旧闻](http://example.org/1)。

![观鸟屋](a.jpg)

---

- 早潮
"""


def test_front_matter_is_headline_names_date_and_page():
    source = markdown_source(PAGE)
    assert (str(source.stated), source.page) == ("2025-10-16", "A5")
    (draft,) = read_page(source).drafts
    assert draft.title == "“白鹭管家”上岗记"
    assert [kind.value for kind, _, _ in draft.paragraphs][:5] == ["title", "byline", "body", "heading", "body"]


def test_marks_are_taken_off_and_what_they_hid_is_furniture():
    source = markdown_source(PAGE)
    assert [(line.text[-6:], line.hint) for line in source.lines][-4:] == [
        ("捕鸟网到数鸟表"[-6:], Hint.HEAD), ("年。见旧闻。", Hint.NONE), ("观鸟屋", Hint.CAPTION), ("早潮", Hint.NONE),
    ]  # fmt: skip
    told = {reading.text for reading in source.readings}
    assert {"2025-10-16", "A5", "晴", "“白鹭管家”上岗记", "[旧闻](http://example.org/1)"} <= told


def test_without_front_matter_every_first_heading_begins_an_article():
    page = read_page(markdown_source(f"# 茶王赛开赛\n\n{BODY}\n\n# 渔村的早晨\n\n{BODY}\n"))
    assert [draft.title for draft in page.drafts] == ["茶王赛开赛", "渔村的早晨"]


def test_a_date_that_is_none_is_an_error():
    with pytest.raises(RecordError, match="someday"):
        markdown_source("---\ntitle: 茶\ndate: someday\n---\n")


def test_a_rule_is_no_front_matter():
    assert [line.text for line in markdown_source("---\n茶山\n---\n").lines] == ["茶山"]


def test_a_star_or_an_arrow_in_the_middle_of_a_line_is_no_bullet():
    source = markdown_source("村里人说：**“往上加。”** 他往下减。\n\n从东坪 > 西坪\n")
    assert [line.text for line in source.lines] == ["村里人说：“往上加。” 他往下减。", "从东坪 > 西坪"]


@pytest.mark.parametrize(
    "front",
    [
        "---\ntitle: 秋茶熟了\ndate: 2026-07-03\ntags:\n  - 茶\n  - 乡村\nauthors:\n  - 方远\n---",
        '+++\ntitle = "秋茶熟了"\ndate = 2026-07-03\ntags = ["茶"]\nauthors = \'方远\'\n+++',
    ],
    ids=["lists", "TOML"],
)
def test_front_matter_may_hold_lists_and_be_toml(front):
    source = markdown_source(f"{front}\n\n{BODY}\n")
    (draft,) = read_page(source).drafts
    assert (draft.title, str(draft.stated)) == ("秋茶熟了", "2026-07-03")
    assert [(kind.value, text) for kind, text, _ in draft.paragraphs][1:] == [("byline", "方远"), ("body", BODY)]


def test_an_item_of_front_matter_without_a_value_is_told_all_the_same():
    from corpus.frontmatter import fields_of
    from corpus.lines import Line

    lines = [Line(1, "---"), Line(2, "people:"), Line(3, "- role:"), Line(4, "---")]
    assert [field.value for field in fields_of(lines)[0]] == ["- role:"]


def test_a_title_that_names_the_page_was_the_headline_of_all_that_stands_on_it():
    front = "---\ntitle: 南安观察报 第4版\ndate: 2021-12-09\n---"
    text = f"{front}\n\n## 夜航改为预约\n\n{BODY}\n\n## 守着全镇的时间\n\n——父亲修钟 儿子修表\n\n{BODY}\n"
    drafts = read_page(markdown_source(text)).drafts
    assert [(one.title, one.subtitle, one.page, str(one.stated)) for one in drafts] == [
        ("夜航改为预约", "", "4", "2021-12-09"),
        ("守着全镇的时间", "——父亲修钟 儿子修表", "4", "2021-12-09"),
    ]


def read(text):
    return read_page(markdown_source(text)).drafts


def told(draft):
    return [(kind.value, text) for kind, text, _ in draft.paragraphs]


@pytest.mark.parametrize(
    "above",
    [
        "# 秋茶熟了\n\n报纸: 桃源晚报\n日期: 2026年7月3日\n版面: 03\n作者: 方远\n标签: 茶, 乡村\n",
        "Title: 秋茶熟了\nAuthor: 方远\nDate: 2026-07-03\nPage: 03\n",
        '---\nauthor:\n  - "[[方远]]"\ndate: 2026-07-03\npage: 03\n---\n# 秋茶熟了\n',
    ],
    ids=["below the heading", "without a fence", "names above the heading"],
)
def test_the_properties_of_a_note_were_its_text(above):
    (draft,) = read(f"{above}\n{BODY}\n")
    assert (draft.title, str(draft.stated), draft.page) == ("秋茶熟了", "2026-07-03", "03")
    assert told(draft)[1:] == [("byline", "方远"), ("body", BODY)]


def test_lines_with_colons_are_no_properties_where_no_article_has_such():
    texts = [text for one in read(f"# 秋茶熟了\n\n一号：茶农\n二号：茶商\n\n{BODY}\n") for _, text in told(one)]
    assert {"一号：茶农", "二号：茶商", BODY} <= set(texts)


def test_the_marks_of_notes_were_shown():
    picture = "![[a.jpg|400]]\n*滩涂上的老人*"
    text = f"# 秋茶熟了\n\n{BODY}[^1] #茶 #乡村 ^abc123\n\n{picture}\n\n见[[旧闻|去年]]和[[茶山]]。\n\n#茶 #乡村\n"
    source = markdown_source(f"{text}\n[TOC]\n\n[1]: http://example.org\n\n[^1]: 见县志。\n")
    (draft,) = read_page(source).drafts
    assert told(draft)[1:] == [
        ("body", BODY), ("caption", "滩涂上的老人"), ("body", "见去年和茶山。"), ("body", "见县志。"),
    ]  # fmt: skip
    assert {"![[a.jpg|400]]", "#茶 #乡村", "[TOC]", "[^1]"} <= {reading.text.strip() for reading in source.readings}


def test_what_a_site_s_builder_puts_in_was_a_picture_s_text_with_its_marks():
    for code in ('{{< figure src="a.jpg" caption="滩涂上的老人" >}}', "{% asset_img a.jpg 滩涂上的老人 %}"):
        (draft,) = read(f"# 秋茶熟了\n\n{BODY}\n\n{code}\n\n{BODY}\n")
        assert told(draft)[2] == ("caption", "滩涂上的老人")


def test_the_name_of_a_picture_s_file_was_its_text():
    (draft,) = read(f"# 秋茶熟了\n\n{BODY}\n\n![image.png](http://example.org/a.png)\n\n{BODY}\n")
    assert told(draft)[1:] == [("body", BODY), ("body", BODY)]


def test_headings_that_a_row_below_marks_were_headlines_of_the_same_rank():
    (draft,) = read(f"秋茶熟了\n========\n\n{BODY}\n\n数鸟表\n------\n\n{BODY}\n")
    assert told(draft) == [("title", "秋茶熟了"), ("body", BODY), ("heading", "数鸟表"), ("body", BODY)]


def test_headings_with_a_day_each_were_those_of_one_article():
    days = "桃源晚报　2025年4月18日　第03版", "南安观察报　2025年4月19日　第04版"
    for top in ("# 剪报 2025-04\n", "---\ntitle: 剪报 2025-04\n---\n"):
        first, second = read(f"{top}\n## 秋茶熟了\n\n{days[0]}\n\n{BODY}\n\n## 夜航\n\n{days[1]}\n\n{BODY}\n")
        assert [(one.title, str(one.stated), one.page) for one in (first, second)] == [
            ("秋茶熟了", "2025-04-18", "03"),
            ("夜航", "2025-04-19", "04"),
        ]


def test_what_tags_say_in_a_note_was_lost_and_the_headline_in_bold_stood_twice():
    picture = "<img src=a.jpg>\n<center>滩涂上的老人</center>"
    top = "---\ntitle: 秋茶熟了\n---\n\n<center><b>秋茶熟了</b></center>"
    (draft,) = read(f"{top}\n\n{BODY}\n\n{picture}\n\n{BODY}\n")
    assert told(draft) == [("title", "秋茶熟了"), ("body", BODY), ("caption", "滩涂上的老人"), ("body", BODY)]


def test_headlines_below_the_names_of_their_pages_were_headings_of_one_article():
    for top in ("# 桃源晚报 剪报\n", "---\ntitle: 桃源晚报 剪报\n---\n"):
        page = f"## 第03版 县域\n\n### 秋茶熟了\n\n{BODY}\n\n## 第04版 人间\n\n### 夜航\n\n{BODY}\n"
        page += f"\n### 补字先生\n\n{BODY}\n"
        assert [(one.title, one.page) for one in read(f"{top}\n{page}")] == [
            ("秋茶熟了", "03"),
            ("夜航", "04"),
            ("补字先生", "04"),
        ]
    (one,) = read(f"# 秋茶熟了\n\n## 第03版 县域\n\n{BODY}\n\n### 数鸟表\n\n{BODY}\n")
    assert one.title == "秋茶熟了"


def test_the_marks_of_outlines_and_of_builders_were_shown():
    page = f"title:: 秋茶熟了\ndate:: 2025-04-18\nauthor:: 方远\n\n- {BODY}\n{{: .lead}}\n- ## 数鸟表\n- {BODY}\n"
    (draft,) = read(page)
    assert told(draft) == [
        ("title", "秋茶熟了"),
        ("byline", "方远"),
        ("body", BODY),
        ("heading", "数鸟表"),
        ("body", BODY),
    ]


def test_reporters_in_a_field_of_an_unknown_name_were_lost():
    (draft,) = read(f"---\ntitle: 秋茶熟了\npeople:\n  - role: 文\n    name: 记者 方远\n---\n\n{BODY}\n")
    assert told(draft) == [("title", "秋茶熟了"), ("byline", "记者 方远"), ("body", BODY)]


@pytest.mark.parametrize("heading", ["# 秋茶熟了\n\n", ""])
@pytest.mark.parametrize("deck", ["——后坂见闻", "**——后坂见闻**", "## ——后坂见闻"])
def test_names_in_front_matter_stood_between_a_headline_and_what_stands_below_it(heading, deck):
    page = f"---\ntitle: 秋茶熟了\nauthor: 方远\n---\n\n{heading}{deck}\n\n{BODY}\n"
    [article] = read_page(markdown_source(page)).drafts
    assert [(kind.value, text) for kind, text, _ in article.paragraphs] == [
        ("title", "秋茶熟了"), ("title", "——后坂见闻"), ("byline", "方远"), ("body", BODY),
    ]  # fmt: skip


def test_names_in_front_matter_stand_above_the_first_section():
    page = f"---\ntitle: 秋茶熟了\nauthor: 方远\n---\n\n## 收购不压价\n\n{BODY}\n\n## 加工有标准\n\n{BODY}\n"
    [article] = read_page(markdown_source(page)).drafts
    assert [kind.value for kind, _, _ in article.paragraphs] == [
        "title",
        "byline",
        "heading",
        "body",
        "heading",
        "body",
    ]
