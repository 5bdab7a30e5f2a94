"""What stands in a record's text is told apart: names, headings, captions; and nothing of it is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.prose import kinds
from corpus.records import Kind
from corpus.structured import draft

FIRST = "剥完的蚝壳去了哪里？在晋江市东石镇，从前的答案是海堤。堤脚下的壳堆最高时有四米，人要捂着鼻子走。"
LAST = "收壳的办法是一斤一分钱，当天结清，四百多户剥蚝人家头一季领走三十八万元。今年秋天，对岸也要照样设点。"


def told(*texts: str) -> list[tuple[str, str]]:
    return [(kind.value, text) for kind, text, _ in kinds([(Kind.BODY, text, 1) for text in texts])]


def test_names_that_a_record_has_in_its_text_were_no_bylines():
    lead, closing = "本报讯（记者 方远）", "（许知秋）"
    assert told(lead + FIRST, LAST + closing) == [
        ("byline", lead),
        ("body", FIRST),
        ("body", LAST),
        ("byline", closing),
    ]
    assert told(f"{FIRST}{LAST}　　本报记者　方远　摄")[-1] == ("byline", "本报记者　方远　摄")
    objects = [{"type": "text", "text": FIRST}, {"type": "text", "text": LAST + closing}]
    assert draft({"title": "蚝壳", "content": objects}, 1).paragraphs[-1] == (Kind.BYLINE, closing, 1)


def test_what_the_articles_command_prints_is_read_back_as_it_was():
    printed = [{"kind": "body", "text": FIRST + "（许知秋）"}]
    assert [text for _, text, _ in draft({"title": "蚝壳", "paragraphs": printed}, 1).paragraphs] == [
        "蚝壳",
        FIRST + "（许知秋）",
    ]


def test_a_heading_between_the_paragraphs_of_a_record_was_one_of_them():
    for heading in ("磨成粉，撒进田", "最长的一篇：老黄走了", "“酉”里少一横"):
        assert told(FIRST, heading, LAST)[1] == ("heading", heading)
    assert told(FIRST, "一斤壳一分钱", LAST, "还要磨三年", FIRST)[3] == ("heading", "还要磨三年")


@pytest.mark.parametrize("text", ["报名电话0595-22345678", "他们说：", "三吨、两吨、一吨；", "没有人知道。"])
def test_a_brief_paragraph_that_names_nothing_is_no_heading(text):
    assert told(FIRST, text, LAST)[1] == ("body", text)


def test_verse_and_lists_between_paragraphs_are_no_headings():
    assert [kind for kind, _ in told(FIRST, "海风吹过海堤", "蚝壳白如初雪", LAST)] == ["body"] * 4


def test_what_a_picture_shows_was_a_paragraph_of_the_text():
    for text in ("工人把蚝壳送上传送带。（方远 摄）", "图为工人把蚝壳送上传送带。", "▲工人把蚝壳送上传送带"):
        assert told(FIRST, text, LAST)[1] == ("caption", text)
        assert told(FIRST, LAST, text)[2] == ("caption", text)


@given(
    texts=st.lists(st.text("本报讯（记者方远）摄图为文/。！？，：“” 　一二三", min_size=1).map(str.strip).filter(bool))
)
def test_nothing_of_a_text_is_lost(texts):
    assert "".join("".join(text for _, text in told(*texts)).split()) == "".join("".join(texts).split())
