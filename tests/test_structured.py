"""Records say what is what, whatever their fields are called."""

from corpus.records import Kind
from corpus.structured import draft, is_article, readings

RECORD = {
    "id": "a1",
    "title": "茶王赛开赛",
    "date": "2026-07-03",
    "paragraphs": ["昨日，茶王赛开赛。", "（方远）"],
    "byline": "方远",
    "page": "A5",
}


def test_a_record_becomes_a_draft_with_its_headline_and_names_among_the_paragraphs():
    found = draft(RECORD, 7)
    assert (found.id, found.title, str(found.stated), found.page, found.line) == (
        "a1",
        "茶王赛开赛",
        "2026-07-03",
        "A5",
        7,
    )
    assert [(kind.value, text) for kind, text, _ in found.paragraphs] == [
        ("title", "茶王赛开赛"), ("byline", "方远"), ("body", "昨日，茶王赛开赛。"), ("byline", "（方远）"),
    ]  # fmt: skip


def test_fields_go_by_their_chinese_names_too():
    found = draft(
        {"引题": "看变化", "标题": "茶王赛开赛", "副题": "——安溪见闻", "日期": "2026年7月3日", "正文": "一\n\n二"}, 1
    )
    assert (found.title, found.subtitle, str(found.stated)) == ("茶王赛开赛", "看变化 ——安溪见闻", "2026-07-03")
    assert [text for kind, text, _ in found.paragraphs if kind is Kind.TITLE] == ["看变化", "茶王赛开赛", "——安溪见闻"]
    assert [text for kind, text, _ in found.paragraphs if kind is Kind.BODY] == ["一", "二"]


def test_paragraphs_may_say_their_kind_as_the_articles_command_prints_them():
    told = {"title": "茶", "paragraphs": [{"kind": "title", "text": "茶"}, {"kind": "caption", "text": "图"}]}
    assert [kind for kind, _, _ in draft(told, 1).paragraphs] == [Kind.TITLE, Kind.CAPTION]


def test_every_field_is_accounted_for():
    told = {reading.reason for reading in readings(RECORD | {"clicks": 7}, 1)}
    assert {"the field date", "the field page", "the field clicks, which no article has"} <= told


def test_what_a_told_paragraph_says_besides_is_explained():
    record = {"title": "茶", "paragraphs": [{"kind": "body", "text": "好。", "id": "x#1", "districts": ["安溪县"]}]}
    told = [(line.text, line.reason) for line in readings(record, 1)]
    assert ("x#1", "the field id of a paragraph") in told
    assert ('["安溪县"]', "the field districts of a paragraph") in told


def test_fields_go_by_the_names_that_scripts_give_them():
    for title, text in (("articleTitle", "articleContent"), ("news_title", "news_content"), ("文章标题", "文章内容")):
        assert [words for _, words, _ in draft({title: "茶", text: "好。\n香。"}, 1).paragraphs] == [
            "茶",
            "好。",
            "香。",
        ]
    assert not is_article({"data": {"title": "茶"}, "count": 1})


def test_a_text_kept_with_its_markup_is_read_without_and_the_markup_is_explained():
    record = {"title": "茶", "content": "<p>好茶&nbsp;香。</p><p>3<5 而 A&B。</p><br/>又一段。"}
    assert [text for _, text, _ in draft(record, 1).paragraphs] == ["茶", "好茶 香。", "3<5 而 A&B。", "又一段。"]
    assert {reading.text for reading in readings(record, 1)} >= {"<p>", "</p>", "<br/>", "&nbsp;"}
    plain = {"title": "茶", "content": "3<5 而 A&B。"}
    assert draft(plain, 1).paragraphs[-1][1] == "3<5 而 A&B。"


def test_a_headline_that_stands_above_the_text_once_more_is_no_paragraph_of_it():
    record = {"title": "茶王赛开赛", "content": "茶王赛开赛\n昨日，茶王赛开赛。"}
    assert [text for _, text, _ in draft(record, 1).paragraphs] == ["茶王赛开赛", "昨日，茶王赛开赛。"]
    assert ("茶王赛开赛", "the headline once more") in [(line.text, line.reason) for line in readings(record, 1)]


def test_what_looks_like_markup_in_another_field_stays_as_it_is():
    record = {"title": "茶&#33590;", "byline": "方&#36828;<br>", "content": "好&#33590;。"}
    assert [text for _, text, _ in draft(record, 1).paragraphs] == ["茶&#33590;", "方&#36828;<br>", "好茶。"]
    assert "&#33590;" in [reading.text for reading in readings(record, 1)]


def test_fields_may_be_spelled_out_and_the_day_stand_in_an_object():
    record = {
        "biaoti": "茶王赛",
        "futi": "秋茶开采",
        "neirong": "开赛。",
        "fabu": {"riqi": "2026-07-03", "banci": "A05"},
        "zuozhe": "方远",
    }
    read = draft(record, 1)
    assert (read.title, read.subtitle, str(read.stated), read.page) == ("茶王赛", "秋茶开采", "2026-07-03", "A05")
    assert [text for _, text, _ in read.paragraphs][-1] == "开赛。"
