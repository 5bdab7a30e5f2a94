"""Front matter gives its fields, whatever of YAML and TOML it is written in; other lines stay text."""

import pytest

from corpus.frontmatter import fields_of
from corpus.lines import lines
from corpus.markdown import markdown_source
from corpus.page import read_page, text_source

BODY = "退潮之后，滩涂露出大片青灰，老人卷起裤脚往泥里走，他的新身份是“白鹭管家”，任期三年。"


def told(front):
    fields, below = fields_of(lines(front + "\n\n正文。"))
    assert [line.text for line in below] == ["正文。"]
    return [(field.name, field.value, field.nested) for field in fields]


def test_toml_may_hold_tables_comments_and_lists_of_several_lines():
    listed = 'authors = ["田禾, 见习", \'蔡沅\']\ntags = [\n  "夜市",\n  "石狮",\n]'
    front = f'+++\n# 旧稿\ntitle = "零钱罐"\n{listed}\n[params]\n  edition = "B3"\n+++'
    assert told(front) == [
        ("", "# 旧稿", False), ("title", "零钱罐", False), ("authors", "田禾, 见习", False), ("authors", "蔡沅", False),
        ("tags", "夜市", False), ("tags", "石狮", False), ("", "[params]", False), ("edition", "B3", True),
    ]  # fmt: skip


def test_yaml_may_hold_objects_texts_of_several_lines_and_objects_in_lists():
    nested = "cover:\n  title: 封面\n  page: A5\nsummary: >-\n  木屑\n  木条\nauthors:\n- name: 方远\n  url: x"
    front = f'---\ntitle: "他说\\"好\\""\n{nested}\n...'
    assert told(front) == [
        ("title", '他说"好"', False), ("title", "封面", True), ("page", "A5", True), ("summary", "木屑", False),
        ("summary", "木条", False), ("authors", "方远", False), ("url", "x", True),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text", ["---\n茶山\n---\n好", "---\ntitle: 茶", "---\ntitle: 茶\n茶山\n---\n好", "茶\n---\na: b\n---"]
)
def test_what_is_no_front_matter_stays_text(text):
    found = lines(text)
    assert fields_of(found) == ([], found)


def test_a_table_in_front_matter_does_not_make_text_of_it():
    front = (
        'title = "零钱罐"\ndate = "2022-10-20"\nauthors = ["田禾 蔡沅"]\n[params]\n  title = "夜市"\n  edition = "B3"'
    )
    source = markdown_source(f"+++\n{front}\n+++\n\n{BODY}\n")
    (draft,) = read_page(source).drafts
    assert [(kind.value, text) for kind, text, _ in draft.paragraphs] == [
        ("title", "零钱罐"), ("byline", "田禾 蔡沅"), ("body", BODY),
    ]  # fmt: skip
    assert (draft.page, str(draft.stated)) == ("B3", "2022-10-20")
    assert {"夜市", "[params]"} <= {reading.text for reading in source.readings}


def test_a_headline_whose_parts_are_named_apart_is_one():
    for front in ("headline:\n  main: 补字先生\n  sub: 骑车来补", "headline.main: 补字先生\nheadline.sub: 骑车来补"):
        (draft,) = read_page(
            markdown_source(f"---\n{front}\npaper:\n  issued: 2019-03-22\n  sheet: B02\n---\n\n{BODY}\n")
        ).drafts
        assert (draft.title, draft.subtitle, draft.page, str(draft.stated)) == (
            "补字先生",
            "骑车来补",
            "B02",
            "2019-03-22",
        )


@pytest.mark.parametrize(
    "front", ["---\nnewspaper: 鲤珠日报\ndate: 2025-03-05\npage: 3\n---", '+++\ndate = 2025-03-05\npage = "3"\n+++']
)
def test_front_matter_above_plain_text_is_no_headline_and_says_day_and_page(front):
    (draft,) = read_page(text_source(f"{front}\n滩涂上的白鹭管家\n{BODY}\n")).drafts
    assert (draft.title, str(draft.stated), draft.page) == ("滩涂上的白鹭管家", "2025-03-05", "3")


def test_nothing_of_the_front_matter_above_plain_text_is_lost():
    front = "---\n报纸：清紫晚报\n标题：滩涂上的白鹭管家\n作者：方远\n日期：2017-09-21\n版名：近闻\n---"
    reading = read_page(text_source(f"{front}\n{BODY}\n"))
    shown = "".join(one.text for one in reading.readings())
    assert sorted(filter(str.isalnum, shown)) == sorted(filter(str.isalnum, front + BODY))
    (draft,) = reading.drafts
    assert (draft.title, str(draft.stated)) == ("滩涂上的白鹭管家", "2017-09-21")


def test_front_matter_above_plain_text_whose_day_is_none_stays_text():
    page = f"---\ndate: 2025-13-45\n---\n滩涂上的白鹭管家\n{BODY}\n"
    reading = read_page(text_source(page))
    assert sorted(one.line for one in reading.readings()) == [1, 2, 3, 4, 5]
