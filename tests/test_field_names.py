"""Whatever a script calls its fields and however it writes them down, the article is the same."""

import json

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from corpus.exports import records_in, records_of_json
from corpus.fields import is_article
from corpus.records import Kind
from corpus.structured import draft, readings
from corpus.tables import records_of_table

HEADLINE = "安溪铁观音秋茶上市 茶农忙采制"
TEXT = [
    "秋茶采摘时节，安溪县西坪镇的茶园里一片繁忙。茶农说，今年雨水均匀，茶青品质比往年好，每斤可以卖到八元钱。",
    "西坪镇的茶园面积有六万多亩，从业人员三万多人，茶叶收入占农民收入的七成以上。",
]
TITLES = (
    "title|标题|headline|newsTitle|news_title|题名|文章标题|TITLE|article_title|name|caption_title|docTitle|篇名|bt"
)
TEXTS = (
    "content|正文|text|body|内容|newsContent|doc_text|全文|Content|txt|zw|原文内容|article|html|文本|raw_text|full_desc"
)
DAYS = (
    "date|日期|publish_time|pubDate|发布日期|发布时间|出版日期|报纸日期|datetime|published_at|刊发日期|Date|rq|"
    "newspaper_date"
)
AUTHORS = "author|作者|记者|byline|authors|reporter|通讯员|writer|by"
SPELLED = (
    "2026-07-03|2026/07/03|20260703|2026年7月3日|2026-07-03 08:30:00|2026-07-03T08:30:00+08:00|2026.07.03|"
    "2026年07月03日 08:30|2026-07-03 星期五|1783038600|Fri, 03 Jul 2026 08:30:00 +0800"
)
PARTED = (
    "\n".join,
    "\n\n".join,
    "\r\n".join,
    "<br/>".join,
    lambda texts: "".join(f"<p>{text}</p>" for text in texts),
    lambda texts: "<div><p>\u3000\u3000" + "</p><p>\u3000\u3000".join(texts) + "</p></div>",
    lambda texts: "\u3000\u3000" + "\n\u3000\u3000".join(texts),
    list,
)


def one_of(names: str) -> st.SearchStrategy[str]:
    return st.sampled_from(names.split("|"))


RECORDS = st.builds(
    lambda title, text, day, author, value, parted: {title: HEADLINE, text: parted(TEXT), day: value, author: "林晓明"},
    one_of(TITLES), one_of(TEXTS), one_of(DAYS), one_of(AUTHORS), one_of(SPELLED), st.sampled_from(PARTED),
).filter(is_article)  # fmt: skip


def told(record: dict[str, object]) -> tuple[str, list[str], str, list[str]]:
    """The headline, the text, the day and the names."""
    found = draft(record, 1)
    names = [text for kind, text, _ in found.paragraphs if kind is Kind.BYLINE]
    return found.title, [text for kind, text, _ in found.paragraphs if kind is Kind.BODY], str(found.stated), names


EXPECTED = (HEADLINE, TEXT, "2026-07-03", ["林晓明"])


@given(record=RECORDS, before=st.booleans())
@example(record={"name": HEADLINE, "文本": TEXT, "rq": "20260703", "通讯员": "林晓明"}, before=False)
@example(record={"caption_title": HEADLINE, "raw_text": TEXT, "date": "2026-07-03", "by": "林晓明"}, before=True)
def test_an_article_is_the_same_in_whatever_fields(record, before):
    around = {"code": 0, "data": {"total": 1, "list": [record]}}
    assert told(record) == EXPECTED
    assert [told(one) for _, one in records_in([record])] == [EXPECTED]
    assert [told(one) for _, one in records_of_json(json.dumps(around if before else [record]))] == [EXPECTED]


@given(record=RECORDS, tab=st.booleans())
def test_so_it_is_in_a_table(record, tab):
    cells = {name: "\n".join(value) if isinstance(value, list) else value for name, value in record.items()}
    comma = "\t" if tab else ","
    quoted = (f'"{value.replace(chr(34), chr(34) * 2)}"' for value in cells.values())
    table = f"{comma.join(cells)}\n{comma.join(quoted)}\n"
    assert [told(one) for _, one in records_of_table([table], comma)] == [EXPECTED]


@pytest.mark.parametrize("name", ["page_title", "sub_title", "seo_title", "频道标题", "栏目标题"])
def test_a_field_for_another_headline_is_not_taken_for_the_one_that_lacks(name):
    assert draft({name: HEADLINE, "content": TEXT}, 1).title == ""


@pytest.mark.parametrize("name", ["林晓明", "泉州晚报"])
def test_a_person_or_a_paper_is_no_headline(name):
    assert draft({"name": name, "content": TEXT}, 1).title == ""


def test_a_headline_found_in_another_field_is_told_as_one():
    told = [(one.role, one.text) for one in readings({"name": HEADLINE, "content": TEXT[0]}, 1)]
    assert told == [("title", HEADLINE), ("body", TEXT[0])]
