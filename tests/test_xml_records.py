"""XML is read as the records it holds, be it a feed, a paper's own export or a page after all."""

import pytest

from corpus import DumpError, Gazetteer, Reader, find_dumps
from corpus.exports import records_in
from corpus.structured import draft
from corpus.xml_records import objects_of_xml

FIRST = "永春县岵山镇的古荔枝本月中旬进入盛花期，老树下摆满了蜂箱，每箱向村里交租二十元。"
SECOND = "夜航渡船十二月六日起改为预约制，乘客在岸上按铃，船工三十分钟内必到。"
FEED = f"""<?xml version="1.0" encoding="GB2312"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>桃源晚报</title><description>{FIRST}</description><image><title>桃源晚报</title></image>
<item><title>荔枝林&nbsp;租给蜜蜂</title><dc:creator>方远</dc:creator><pubDate>Fri, 18 Apr 2025 06:00:00 +0800</pubDate>
<description>盛花期。</description><content:encoded><![CDATA[<p>{FIRST}</p><p>散场。</p>]]></content:encoded></item>
<item><title>夜航</title><description><![CDATA[<p>{SECOND}</p>]]></description></item></channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>桃源晚报</title>
<entry><title type="html">荔枝林</title><author><name>方远</name></author><published>2025-04-18T06:00:00Z</published>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{FIRST}</p><p>散场。</p></div></content></entry></feed>"""
PAPER = f"""<paper><name>桃源晚报</name><date>2025-04-18</date><page no="03"><article><introtitle>林下</introtitle>
<title>荔枝林</title><author>方远</author><content><para>{FIRST}</para><pictext>蜂箱排成行</pictext><para>散场。</para></content>
</article><article><title>夜航</title><content>{SECOND}</content></article></page></paper>"""


@pytest.fixture(scope="module")
def reader():
    return Reader(Gazetteer.load())


def articles(reader, folder, name, text, encoding="utf-8"):
    (folder / name).write_text(text, encoding=encoding)
    return list(reader.read(find_dumps(folder / name)[0]))


@pytest.mark.parametrize("name", ["a.xml", "a.rss", "a.html", "a.txt"])
def test_a_feed_was_read_as_the_lines_of_a_page(reader, tmp_path, name):
    first, second = articles(reader, tmp_path, name, FEED, "gb18030")
    assert (first.title, first.bylines, str(first.date)) == ("荔枝林\xa0租给蜜蜂", ("方远",), "2025-04-18")
    assert [one.text for one in first.paragraphs][2:] == [FIRST, "散场。"]
    assert [one.text for one in second.paragraphs] == ["夜航", SECOND]
    told = [one.text for one in reader.explain(find_dumps(tmp_path / name)[0])]
    assert {"桃源晚报", "盛花期。"} <= set(told)


def test_an_atom_feed_gives_its_entries(reader, tmp_path):
    [one] = articles(reader, tmp_path, "a.atom", ATOM)
    assert (one.title, one.bylines, str(one.date)) == ("荔枝林", ("方远",), "2025-04-18")
    assert [part.text for part in one.paragraphs][2:] == [FIRST, "散场。"]


def test_an_atom_feed_that_states_the_last_change_alone_had_no_day(reader, tmp_path):
    (tmp_path / "feed.xml").write_text(ATOM.replace("published>", "updated>"), encoding="utf-8")
    [article] = reader.read(next(iter(find_dumps(tmp_path / "feed.xml"))))
    assert str(article.date) == "2025-04-18"


def test_an_export_states_day_and_page_around_its_articles_and_keeps_the_order_of_a_text(reader, tmp_path):
    first, second = articles(reader, tmp_path, "a.xml", PAPER)
    assert (first.title, first.subtitle, str(first.date), first.page) == ("荔枝林", "林下", "2025-04-18", "03")
    assert [(part.kind.value, part.text) for part in first.paragraphs][3:] == [
        ("body", FIRST), ("caption", "蜂箱排成行"), ("body", "散场。"),
    ]  # fmt: skip
    assert [part.text for part in second.paragraphs] == ["夜航", SECOND]


def test_a_page_that_is_xml_is_a_page(reader, tmp_path):
    page = f'<?xml version="1.0"?><!DOCTYPE html><html><body><h1>夜航</h1><p>{SECOND}</p></body></html>'
    assert [one.title for one in articles(reader, tmp_path, "a.xml", page)] == ["夜航"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("<a><b></a>", "line 1: no XML"),
        ("<map><url>x</url></map>", "no field title or content"),
        (f"{'<a>' * 5000}{'</a>' * 5000}", "nested too deep"),
        ('<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;">]><a>&c;</a>', "entities of its own"),
    ],
    ids=["broken", "no article", "deep", "entities"],
)
def test_what_is_no_export_is_refused_with_a_reason(reader, tmp_path, text, said):
    with pytest.raises(DumpError, match=said):
        articles(reader, tmp_path, "a.xml", text)


def test_fields_that_an_attribute_names_were_unknown():
    engine = '<doc><str name="title">秋茶</str><arr name="content"><str>采茶。</str><str>制茶。</str></arr></doc>'
    table = '<row><field name="title">秋茶</field><field name="content">采茶。\n制茶。</field></row>'
    for text in (
        f'<response><result name="response">{engine}</result></response>',
        f'<dump><database name="paper"><table_data name="t">{table}</table_data></database></dump>',
    ):
        ((_, record),) = records_in(objects_of_xml(text))
        assert [text for _, text, _ in draft(record, 1).paragraphs] == ["秋茶", "采茶。", "制茶。"]


def test_a_picture_among_the_articles_of_a_blog_was_an_article():
    items = (
        "<item><title>秋茶</title><description>采茶。</description><post_type>post</post_type></item>"
        "<item><title>a.jpg</title><description/><post_type>attachment</post_type></item>"
    )
    found = objects_of_xml(f"<rss><channel>{items}</channel></rss>")
    assert [item["title"] for item in found["items"]] == ["秋茶"]
    assert "a.jpg" in found["feed"]
