"""Records say what is what, whatever their fields are called."""

import pytest

from corpus.exports import records_in
from corpus.fields import is_article
from corpus.records import Kind
from corpus.structured import draft, drafts, readings

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


def kinds(record):
    return [(kind.value, text) for kind, text, _ in draft(record, 1).paragraphs]


def test_fields_named_by_the_initials_of_their_words_are_known():
    record = {
        "rq": "2026-07-03",
        "bc": "03",
        "bm": "安溪报",
        "yt": "看变化",
        "bt": "茶王赛",
        "ft": "",
        "zz": "记者 方远",
    }
    read = draft(record | {"zw": "　　开赛。\n　　散场。", "tpsm": "茶农斗茶。"}, 1)
    assert (read.title, read.subtitle, str(read.stated), read.page) == ("茶王赛", "看变化", "2026-07-03", "03")
    assert [(kind.value, text) for kind, text, _ in read.paragraphs] == [
        ("title", "看变化"), ("title", "茶王赛"), ("byline", "记者 方远"), ("body", "开赛。"), ("body", "散场。"),
        ("caption", "茶农斗茶。"),
    ]  # fmt: skip


def test_a_name_that_may_mean_the_page_or_the_paper_is_the_page_only_where_it_holds_one():
    assert draft({"bt": "茶", "bm": "桃城日报"}, 1).page == ""
    assert draft({"bt": "茶", "bm": "B02"}, 1).page == "B02"
    assert draft({"title": "茶", "edition": "晨刊"}, 1).page == ""


def test_what_a_blog_system_has_rendered_is_read_as_the_html_it_is():
    shown = "\n<p>鸭子进校园。</p>\n<h3>第一天</h3>\n<p>数鸭。</p><figcaption>数鸭。方远 摄</figcaption>"
    record = {
        "title": {"rendered": "一口塘&#8220;鸭司令&#8221;"},
        "content": {
            "rendered": shown,
            "protected": False,
        },
        "excerpt": {"rendered": "<p>鸭子 [&hellip;]</p>"},
        "author": 4,
        "date": "2023-08-24T06:30:00",
    }
    assert kinds(record) == [
        ("title", "一口塘“鸭司令”"), ("body", "鸭子进校园。"), ("heading", "第一天"), ("body", "数鸭。"),
        ("caption", "数鸭。方远 摄"),
    ]  # fmt: skip
    told = [(reading.text, reading.reason) for reading in readings(record, 1)]
    assert ("false", "the field protected of content") in told
    assert ("4", "the field author") in told
    assert "&#8220;" in [text for text, _ in told]
    assert any("excerpt" in reason and "[&hellip;]" in text for text, reason in told)


def test_a_text_within_an_object_of_another_system_is_found():
    for value in ({"value": "<p>开赛。</p>", "format": "basic_html"}, [{"value": "开赛。"}], {"#text": "开赛。"}):
        assert kinds({"title": [{"value": "茶王赛"}], "body": value}) == [("title", "茶王赛"), ("body", "开赛。")]


def test_authors_may_be_objects_with_their_names():
    for value in (
        [{"name": "方远"}, {"name": "许知秋", "url": "x"}],
        {"name": "方远\n许知秋"},
        ["方远", {"姓名": "许知秋"}],
    ):
        assert kinds({"title": "茶", "authors": value})[1:] == [("byline", "方远"), ("byline", "许知秋")]


def test_what_a_database_prints_for_nothing_is_nothing():
    for nothing in ("NULL", r"\N", "(null)", "nan", " ", ""):
        record = {
            "肩题": nothing,
            "标题": "更正启事",
            "副题": nothing,
            "作者": nothing,
            "正文": "特此更正。",
            "日期": nothing,
        }
        assert kinds(record) == [("title", "更正启事"), ("body", "特此更正。")]
    assert draft({"title": "茶", "date": "0000-00-00 00:00:00", "pubtime": "2026-07-03"}, 1).stated is not None
    assert "NULL" in [reading.text for reading in readings({"title": "茶", "作者": "NULL"}, 1)]


def test_breaks_that_an_export_has_written_out_part_paragraphs():
    record = {"title": "茶", "content": r"　　开赛。\n　　散场。\r\n完。"}
    assert kinds(record)[1:] == [("body", "开赛。"), ("body", "散场。"), ("body", "完。")]
    assert [reading.text for reading in readings(record, 1)].count(r"\n") == 1
    for kept in ("路径是D:\\news。", "写\\n即换行。\n第二段。"):
        assert "".join(text for _, text in kinds({"title": "茶", "content": kept})[1:]) == kept.replace("\n", "")


def test_what_is_said_of_pictures_stands_in_fields_of_many_names():
    for field in ("pic_desc", "photo_desc", "img_caption", "图片说明", "caption"):
        assert kinds({"title": "茶", "content": "开赛。", field: "茶农斗茶。"})[2:] == [("caption", "茶农斗茶。")]
    for field in ("images", "图片"):
        value = [{"src": "1.jpg", "caption": "茶农斗茶。"}, {"src": "2.jpg"}, {"url": "3.jpg", "desc": "茶园"}]
        assert kinds({"title": "茶", field: value})[1:] == [("caption", "茶农斗茶。"), ("caption", "茶园")]
    assert kinds({"title": "茶", "images": ["1.jpg"], "picture": "2.jpg"}) == [("title", "茶")]
    shown = ["渔民在窗口办理补贴申领。 方远 摄", "渔港全景.jpg", "https://a.example/渔港开渔的照片"]
    assert kinds({"title": "茶", "tupian": shown}) == [("title", "茶"), ("caption", shown[0])]


def test_a_caption_that_the_text_holds_already_is_not_read_twice():
    record = {"title": "茶", "content": "<p>开赛。</p><figcaption>斗茶</figcaption>", "pic_desc": "斗茶"}
    assert kinds(record)[1:] == [("body", "开赛。"), ("caption", "斗茶")]


def test_paragraphs_that_are_objects_of_another_system_have_its_kinds_and_the_headline():
    told = [
        {"type": "p", "text": "开赛。"},
        {"type": "h3", "content": "午后"},
        {"type": "image", "src": "1.jpg", "desc": "斗茶"},
    ]
    record = {"title": "茶王赛", "author": "方远", "content": told}
    assert kinds(record) == [
        ("title", "茶王赛"), ("byline", "方远"), ("body", "开赛。"), ("heading", "午后"), ("caption", "斗茶"),
    ]  # fmt: skip
    assert "1.jpg" in [reading.text for reading in readings(record, 1)]


REPORT = "　　本报讯 昨日，安溪县的茶农把秋茶送到镇上，评委从一百多个茶样里选出三个，冲泡、打分，忙到天黑。"
PRINTED = f"茶王赛开赛\n——安溪见闻\n{REPORT}\n（方远）\n渔村办起夜校\n{REPORT.replace('茶', '渔')}"
PAGE = {"id": "p7", "image": "07.tif", "date": "1987-11-14", "page": 2, "text": PRINTED}


def test_a_whole_page_in_one_field_is_not_one_article_without_a_headline():
    found = drafts(PAGE, 5)
    assert [(one.title, one.subtitle) for one in found] == [("茶王赛开赛", "——安溪见闻"), ("渔村办起夜校", "")]
    assert {(one.id, str(one.stated), one.page, one.line) for one in found} == {("", "1987-11-14", "2", 5)}
    assert {line for one in found for _, _, line in one.paragraphs} == {5}
    told = [(reading.text, reading.role, reading.line) for reading in readings(PAGE, 5)]
    assert {("茶王赛开赛", "title", 5), ("p7", "furniture", 5), ("07.tif", "furniture", 5)} <= set(told)


def test_a_page_cut_at_a_fixed_width_in_a_field_is_mended():
    cut = "\n".join("　　" * (n == 0) + REPORT.strip()[at : at + 22] for n, at in enumerate(range(0, len(REPORT), 22)))
    found = drafts({"text": f"茶王赛开赛\n{cut}\n渔村办起夜校\n{cut.replace('茶', '渔')}"}, 1)
    assert [text for one in found for _, text, _ in one.paragraphs] == [
        "茶王赛开赛", REPORT.strip(), "渔村办起夜校", REPORT.strip().replace("茶", "渔"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "record",
    [
        {"text": "斗茶的茶农。（方远 摄）"},
        {"text": f"{REPORT}\n{REPORT}"},
        {"text": "今天去看茶王赛。\n真热闹！"},
        {"text": f"央视网消息（新闻联播）：\n{REPORT}"},
        {"title": "茶市一日", "text": PRINTED},
        {"byline": "方远", "text": PRINTED},
        {"paragraphs": PRINTED.split("\n")},
    ],
    ids=["caption", "texts", "message", "lead", "title", "byline", "list"],
)
def test_what_is_no_page_stays_one_article(record):
    assert drafts(record, 1) == [draft(record, 1)]


@pytest.mark.parametrize(
    "names",
    [
        "標題 副標題 作者 內容 圖片說明 見報日期 頁碼",
        "見出し 副見出し 執筆者 本文 写真説明 掲載日 面",
        "titulo subtitulo autor texto legenda data pagina",
    ],
)
def test_fields_are_known_in_the_other_languages_that_keep_chinese_papers(names):
    held = ("茶王赛", "安溪见闻", "方远", "开赛。", "斗茶", "2026-07-03", "5")
    read = draft(dict(zip(names.split(), held, strict=True)), 1)
    assert (read.title, read.subtitle, str(read.stated), read.page) == ("茶王赛", "安溪见闻", "2026-07-03", "5")
    assert [text for _, text, _ in read.paragraphs][2:] == ["方远", "开赛。", "斗茶"]


def test_data_that_holds_a_record_is_no_day():
    assert draft({"title": "茶", "data": {"x": 1}}, 1).stated is None


def test_the_headline_above_the_headline_was_lost_where_a_system_calls_it_a_shoulder():
    assert draft({"shoulder": "一场官司", "title": "秋茶熟了", "text": "正文。"}, 1).subtitle == "一场官司"


def test_a_headline_may_be_an_object_of_its_parts():
    record = {"headline": {"main": "补字先生", "kicker": None, "sub": "骑车来补"}, "byline": {"original": "方远"}}
    assert kinds(record) == [("title", "补字先生"), ("title", "骑车来补"), ("byline", "方远")]


@pytest.mark.parametrize("title", ["第A12版 民生", "泉州晚报 2013年12月6日 第12版", "A12版：民生"])
def test_the_name_of_a_page_is_not_taken_for_the_headline_of_all_that_stands_on_it(title):
    record = {"title": title, "date": "2013-12-06", "content": PRINTED}
    found = drafts(record, 1)
    assert [one.title for one in found] == ["茶王赛开赛", "渔村办起夜校"]
    assert {one.page.lstrip("A") for one in found} == {"12"}
    assert (title, "furniture") in [(reading.text, reading.role) for reading in readings(record, 1)]


def test_a_headline_about_an_edition_is_one():
    record = {"title": "县志再版 三版各有来历", "content": PRINTED}
    assert drafts(record, 1) == [draft(record, 1)]


def test_a_field_called_html_was_not_taken_for_the_text():
    html = (
        '<p>　　茶王赛开赛。</p><p class="img"><img src="1.jpg"/></p><p class="imgdesc">茶农在斗茶。</p>'
        "<p><strong>徒弟是个“码农”</strong></p><p>一共三天。</p>"
    )
    record = {"introTitle": "安溪见闻", "mainTitle": "茶王赛", "subTitle": "", "authors": "方远", "html": html}
    assert kinds(record) == [
        ("title", "安溪见闻"), ("title", "茶王赛"), ("byline", "方远"), ("body", "茶王赛开赛。"),
        ("caption", "茶农在斗茶。"), ("heading", "徒弟是个“码农”"), ("body", "一共三天。"),
    ]  # fmt: skip
    assert kinds({"title": "茶王赛", "html": "<html>", "content": "开赛。"})[1:] == [("body", "开赛。")]


def test_what_is_said_in_bold_is_no_heading():
    for said in ("“往上加！”", "方远：谁来加？", "“不走。”", "茶农说：“走”"):
        assert kinds({"text": f"<p><b>{said}</b></p><p>开赛。</p>"})[0] == ("body", said)
    assert kinds({"text": "<p><b>谁来加？</b></p><p>开赛。</p>"})[0] == ("heading", "谁来加？")


def test_paragraphs_in_one_line_that_only_their_indents_part_were_one():
    first, second = (
        "晋江市深沪镇的渔民去年合资买下一条旧货轮，改装成加油船。",
        "每吨只比岸上高出十五元，先还本，后分红。",
    )
    for blanks in ("　　", "　　　", "\xa0\xa0\xa0\xa0", "    "):
        for text in (f"　　{first}{blanks}{second}", [f"{first}{blanks}{second}"]):
            assert kinds({"title": "加油船", "text": text})[1:] == [("body", first), ("body", second)]
    signed = f"{first}{second}　　本报记者　侯石松　摄"
    assert kinds({"title": "加油船", "text": signed})[1:] == [
        ("body", f"{first}{second}"),
        ("byline", "本报记者　侯石松　摄"),
    ]


PROSE = "永春县岵山镇的古荔枝本月中旬进入盛花期，老树下摆满了蜂箱，每箱向村里交租二十元。"


def test_the_text_in_a_field_of_an_unknown_name_was_left_out():
    record = {
        "title": "茶王赛",
        "excerpt": "盛花期。",
        "raw_text": f"{PROSE}\n开赛。",
        "copyright": f"版权所有。{PROSE}" * 2,
    }
    assert kinds(record) == [("title", "茶王赛"), ("body", PROSE), ("body", "开赛。")]
    assert [reading.text for reading in readings(record, 1) if reading.role == "furniture"] == [
        "盛花期。", record["copyright"],
    ]  # fmt: skip


def test_lists_of_one_as_crawlers_keep_them_were_refused():
    record = {
        "title": ["茶王赛"],
        "pub_date": ["2025-04-18"],
        "author": ["方远"],
        "content": ["\r\n　　开赛。", "\r\n"],
    }
    assert kinds(record) == [("title", "茶王赛"), ("byline", "方远"), ("body", "开赛。")]
    assert str(draft(record, 1).stated) == "2025-04-18"


def test_the_fields_of_an_xml_turned_into_objects_were_refused():
    record = {
        "@id": "c1",
        "title": "茶王赛",
        "content": {"p": ["开赛。", "散场。"]},
        "picture": [{"memo": "斗茶的茶农"}],
    }
    assert kinds(record)[1:] == [("body", "开赛。"), ("body", "散场。"), ("caption", "斗茶的茶农")]
    assert "开赛。" not in [reading.text for reading in readings(record, 1) if reading.role == "furniture"]


def test_names_with_the_type_of_what_they_hold_and_those_of_common_systems_are_known():
    typed = {"title_s": "茶王赛", "content_txt": "开赛。", "pubdate_dt": "2025-04-18T00:00:00Z"}
    trs = {
        "DOCTITLE": "茶王赛",
        "SUBDOCTITLE": "三天",
        "DOCAUTHOR": "方远",
        "DOCRELTIME": "2025-04-18",
        "DOCHTMLCON": "开赛。",
    }
    blog = {"post_title": "茶王赛", "post_content": "开赛。", "post_date": "2025-04-18 08:00:00"}
    for record in (typed, trs, blog):
        read = draft(record, 1)
        assert (read.title, str(read.stated), read.paragraphs[-1][1]) == ("茶王赛", "2025-04-18", "开赛。")
    assert draft(trs, 1).subtitle == "三天"


def test_a_day_that_a_spreadsheet_counts_was_refused():
    for told in ("45765", "45765.0", 45765):
        assert str(draft({"title": "茶", "date": told}, 1).stated) == "2025-04-18"


def test_the_marks_of_forums_and_tags_in_capitals_were_shown():
    forum = f"[align=center][b]茶事[/b][/align]\n[font=宋体]　　{PROSE}[/font]\n[img]http://x/a.jpg[/img]"
    assert kinds({"subject": "茶王赛", "message": forum})[1:] == [("heading", "茶事"), ("body", PROSE)]
    assert kinds({"title": "茶王赛", "content": f"<P>　　{PROSE}</P>\n<P>开赛。</P>"})[1:] == [
        ("body", PROSE), ("body", "开赛。"),
    ]  # fmt: skip
    assert kinds({"title": "茶", "body": f"<p>{PROSE}</p>#p#副标题#e#<p>开赛。</p>"})[1:] == [
        ("body", PROSE), ("body", "开赛。"),
    ]  # fmt: skip
    assert kinds({"title": "茶", "content": "见[旧闻]开赛。"})[1:] == [("body", "见[旧闻]开赛。")]


def test_articles_that_several_dumps_count_from_one_were_taken_for_the_same():
    for number in (1, "12", "90217", "content_3"):
        assert draft({"id": number, "title": "茶王赛", "content": "开赛。"}, 1).id == ""
    for name in ("94-1177", "20250418_03_01", "1609220301", "sample-2026-04-03"):
        assert draft({"id": name, "title": "茶王赛", "content": "开赛。"}, 1).id == name


@pytest.mark.parametrize(
    "section", [("heading", "text"), ("title", "content"), ("小标题", "正文"), ("heading", "paragraphs")]
)
def test_the_sections_of_an_article_were_articles_of_their_own(section):
    heading, text = section
    sections = [{heading: "磨成粉", text: "蚝壳洗净磨粉。"}, {heading: "一分钱", text: "收壳当天结清。"}]
    told = [("heading", "磨成粉"), ("body", "蚝壳洗净磨粉。"), ("heading", "一分钱"), ("body", "收壳当天结清。")]
    record = {"title": "蚝壳", "date": "2025-04-18", "sections": sections}
    (found,) = [one for _, one in records_in([record])]
    assert kinds(found)[1:] == told
    assert kinds({**record, "text": "从前的答案是海堤。"})[1:] == [("body", "从前的答案是海堤。"), *told]
    shown = [reading.role for reading in readings(record, 1) if reading.text in sections[0].values()]
    assert shown == ["heading", "body"]


def test_sections_of_an_issue_hold_articles():
    articles = [{"title": "蚝壳", "text": "从前的答案是海堤。"}]
    issue = {"title": "湄湾晨报", "date": "2025-04-18", "sections": [{"name": "要闻", "articles": articles}]}
    assert [one["title"] for _, one in records_in(issue)] == ["蚝壳"]
    signed = {"title": "湄湾晨报", "sections": [{"title": "蚝壳", "author": "方远", "text": "从前的答案是海堤。"}]}
    assert [one["title"] for _, one in records_in(signed)] == ["蚝壳"]


def test_the_marks_of_markdown_in_a_field_were_shown_and_are_told():
    record = {"title": "蚝壳", "content": "从前的答案是海堤。\n\n## 一分钱\n\n![海堤](a.jpg)\n\n收壳[当天](b)结清。"}
    assert kinds(record)[1:] == [
        ("body", "从前的答案是海堤。"),
        ("heading", "一分钱"),
        ("caption", "海堤"),
        ("body", "收壳当天结清。"),
    ]
    shown = [reading.text for reading in readings(record, 1) if reading.role == "furniture"]
    assert {"![海堤](a.jpg)", "[当天](b)"} <= set(shown)


@pytest.mark.parametrize("names", [("p1", "p2", "p3"), ("段落1", "段落2", "段落3"), ("para_1", "para_2", "para_3")])
def test_of_paragraphs_in_a_field_each_the_longest_was_the_text(names):
    texts = "圩场昨天早上重新开张，六百多人赶来，饭店中午卖光了所有的米粉。", "老人免收摊位费。", ""
    record = {"title": "圩场", "intro": "停办三年。", **dict(zip(names, texts, strict=True))}
    assert kinds(record)[1:] == [("body", texts[0]), ("body", texts[1])]
    assert [reading.role for reading in readings(record, 1) if reading.text in texts[:2]] == ["body", "body"]
