"""When a page was printed, in all the ways that dumps of newspapers say it.

The tables were written before the reader was asked about any of their lines, with what a careful person reads there.
Then it found the right day for 62 of 91 lines above a headline, 21 of 27 below one, 1 of 8 below a story, 56 of 68
names of dumps, 6 of 31 records, 10 of 18 elements of saved pages and 8 of 8 Markdown pages.
"""

import json
from datetime import date
from pathlib import Path

import pytest

from corpus import Gazetteer, Reader, find_dumps, publication

HEADLINE = "茶农起早采秋茶"
STORY = (
    "　　本报讯 （记者 林晓）连日来，安溪县西坪镇的茶农起早贪黑采摘秋茶。茶园里歌声不断，制茶厂灯火通明。\n"
    "　　镇里的制茶师傅老陈说，今年的茶香气足，价格也比往年好，一斤能卖到两百多元，大家干劲很足。\n"
)
FRIDAY = "2026-07-03"

# A line above the headline, and the day it states; "" for none.
MASTHEADS = [
    ("1957年7月20日 星期六 第3版", "1957-07-20"),
    ("一九八五年三月一日", "1985-03-01"),
    ("一九八五年三月一日 星期五 第二版", "1985-03-01"),
    ("公元一九五二年十月一日 星期三 农历壬辰年八月十三", "1952-10-01"),
    ("公历1989年10月1日　农历己巳年九月初二", "1989-10-01"),
    ("2026.7.3", FRIDAY),
    ("2026/07/03 星期五 A04版", FRIDAY),
    ("2025年11月3日—9日 第45期", "2025-11-03"),
    ("2025年11月3日-11月9日　第45期", "2025-11-03"),
    ("2026.7.3-7.9 总第27期", FRIDAY),
    ("2026年7月3日、4日合刊", FRIDAY),
    ("民國四十六年七月二十日　星期六", "1957-07-20"),
    ("中華民國四十六年七月二十日", "1957-07-20"),
    ("民国46年7月20日 第二版", "1957-07-20"),
    ("民國八十九年七月三日", "2000-07-03"),
    ("民國三十六年五月廿七日　星期二", "1947-05-27"),
    ("民國卅六年五月七日　星期三　第三版", "1947-05-07"),
    ("中華民國三十六年五月七日（夏曆三月十七日）星期三", "1947-05-07"),
    ("民國三十六年五月七日　星期三　第二張", "1947-05-07"),
    ("第一張　中華民國三十六年五月七日", "1947-05-07"),
    ("一九五二年十月廿日　星期一", "1952-10-20"),
    ("二○二四年五月六日 星期一", "2024-05-06"),
    ("二零二六年七月三日", FRIDAY),
    ("二〇二六年七月三日（农历五月十九）", FRIDAY),
    ("2026年七月三日", FRIDAY),
    ("Friday, July 3, 2026", FRIDAY),
    ("July 3, 2026　FRIDAY　A3", FRIDAY),
    ("3 JULY 2026", FRIDAY),
    ("FRI, 3 July 2026", FRIDAY),
    ("QUANZHOU EVENING NEWS 2026.07.03 FRI", FRIDAY),
    ("泉州晚报　2026年7月3日　星期五　责任编辑：陈默　版式：许言", FRIDAY),
    ("2026年7月3日　农历丙午年五月十九　星期五", FRIDAY),
    ("丙午年五月十九　2026年7月3日　星期五", FRIDAY),
    ("星期五　2026年7月3日　农历五月十九　今日16版　总第9821期", FRIDAY),
    ("出版日期：2026年7月3日", FRIDAY),
    ("2026年7月3日出版", FRIDAY),
    ("泉州晚报社出版　2026年7月3日　第9821号", FRIDAY),
    ("本期日期：2026-07-03　总第1822期", FRIDAY),
    ("日期：20260703", FRIDAY),
    ("20260703　A03", FRIDAY),
    ("版次：A03　日期：2026-07-03", FRIDAY),
    ("报纸名称：泉州晚报　出版日期：2026-07-03　版次：A03", FRIDAY),
    ("[2026-07-03]", FRIDAY),
    ("（2026年7月3日）", FRIDAY),
    ("【2026年7月3日　星期五】", FRIDAY),
    ("——2026年7月3日——", FRIDAY),
    ("泉州晚报（2026年7月3日）第3版", FRIDAY),
    ("《泉州晚报》2026年7月3日第3版", FRIDAY),
    ("《泉州晚报》（2026年07月03日 第03版）", FRIDAY),
    ("A03　民生　2026年7月3日　星期五", FRIDAY),
    ("2026年7月3日　A03", FRIDAY),
    ("第A03版：民生　2026年07月03日　星期五　泉州晚报", FRIDAY),
    ("泉州晚报 > 2026-07-03 > A03版", FRIDAY),
    ("2026年7月3日　星期五 · 第3版 · 综合新闻", FRIDAY),
    ("2026.07.03 / 星期五 / A03", FRIDAY),
    ("2026 年 7 月 3 日　星期 五", FRIDAY),
    ("2026年  7月  3日  星期五", FRIDAY),
    ("2026年7月3日　今日天气 多云 26℃-33℃", FRIDAY),
    ("主编：林一　2026年7月3日　星期五　电话：22500123", FRIDAY),
    ("2026年07月03日 星期五 上一期 下一期", FRIDAY),
    ("往期回顾　2026年7月3日　星期五", FRIDAY),
    ("2026年第27期　7月3日出版", FRIDAY),
    ("1949年10月1日　第一號", "1949-10-01"),
    ("逢星期二、五出版　1983年4月12日　第215期", "1983-04-12"),
    ("1983年4月12日　星期二　每份二分", "1983-04-12"),
    ("1983.4.12（星期二）", "1983-04-12"),
    ("1983-4-12　第215期　第二版", "1983-04-12"),
    ("八五年三月一日　第二版", "1985-03-01"),
    ("２０２６年７月３日　星期五", FRIDAY),
    ("2026年7月3日（星期五）第3版（总第9821期）", FRIDAY),
    ("晋江经济报　JINJIANG ECONOMIC DAILY　2026年7月3日　FRIDAY", FRIDAY),
    ("星期五\n2026年7月3日", FRIDAY),
    ("7月3日　星期五\n2026年", FRIDAY),
    ("2026年\n7月3日　星期五", FRIDAY),
    ("2026\n7月3日", FRIDAY),
    ("03\n2026.07\n星期五", FRIDAY),
    ("7/3\n2026\n星期五", FRIDAY),
    ("http://szb.qzwb.example/qzwb/html/2026-07/03/content_12.htm", FRIDAY),
    ("原文链接：http://szb.qzwb.example/html/2026-07/03/content_12.htm", FRIDAY),
    ("网址：https://www.qzwb.example/2026/0703/512.shtml", FRIDAY),
    # no day of printing
    ("2026年7月", ""),
    ("2026年第27期", ""),
    ("总第9821期", ""),
    ("25/07/03", ""),
    ("03/07/2026", ""),
    ("7月3日　星期五", ""),
    ("创刊于1985年1月1日", ""),
    ("泉州晚报　1985年1月1日创刊", ""),
    ("打印时间：2026-08-09 10:11", ""),
    ("下载时间：2026年8月9日", ""),
    ("采集时间：2026-08-09 10:11:12", ""),
]

# A line between the headline and the story.
WEB = [
    ("2026-07-03 08:15:22　来源：泉州网　作者：林晓", FRIDAY),
    ("2026-07-03 08:15　泉州网", FRIDAY),
    ("2026年07月03日08:15　来源：泉州晚报", FRIDAY),
    ("发布时间：2026-07-03 08:15 来源：泉州晚报", FRIDAY),
    ("发布时间：2026-07-03 08:15　浏览次数：123　字体：大 中 小", FRIDAY),
    ("新闻发布时间：2026-07-03", FRIDAY),
    ("发布于 2026-07-03 08:15", FRIDAY),
    ("发布于2026年7月3日 08:15　福建", FRIDAY),
    ("发表于2026年7月3日", FRIDAY),
    ("来源：泉州晚报　2026-07-03 08:15", FRIDAY),
    ("来源：泉州晚报　时间：2026-07-03", FRIDAY),
    ("来源：《泉州晚报》2026年7月3日第3版", FRIDAY),
    ("更新于 2026-07-03", FRIDAY),
    ("更新时间：2026-07-03 10:22", FRIDAY),
    ("时间：2026/7/3 8:15:00", FRIDAY),
    ("日期：2026年07月03日　【字号：大 中 小】", FRIDAY),
    ("见报日期：2026-07-03", FRIDAY),
    ("刊发时间：2026-07-03", FRIDAY),
    ("发稿时间：2026-07-03 08:15", FRIDAY),
    ("泉州网7月3日讯\n发布时间：2026-07-03", FRIDAY),
    ("作者：林晓　发布日期：2026-07-03", FRIDAY),
    ("林晓　2026-07-03 08:15", FRIDAY),
    ("2026-07-03 08:15 | 泉州晚报 | 阅读 1024", FRIDAY),
    ("泉州晚报客户端　2026-07-03", FRIDAY),
    ("Published: 2026-07-03", FRIDAY),
    ("发布时间：2026-07-03　更新时间：2026-07-05", FRIDAY),
    ("更新时间：2026-07-05　发布时间：2026-07-03", FRIDAY),
]

# A line below the story.
BELOW = [
    ("--> 2026-07-03 2 2 泉州晚报 content_1.html 1 茶农起早采秋茶 /enpproperty-->", FRIDAY),
    (
        "<!--enpproperty <date>2026-07-03 08:15:00.0</date><title>茶农起早采秋茶</title> /enpproperty-->",
        FRIDAY,
    ),
    ("来源：泉州晚报 2026年7月3日 第3版", FRIDAY),
    ("发布日期：2026-07-03", FRIDAY),
    ("责任编辑：陈默　2026-07-03 10:20", FRIDAY),
    ("【来源：泉州晚报　2026-07-03】", FRIDAY),
    ("泉州晚报　2026年7月3日　第3版", FRIDAY),
    ("本文网址：http://www.qzwb.example/html/2026-07/03/content_1.htm", FRIDAY),
]

NAMES = [
    ("qzwb20260703_A03.txt", FRIDAY),
    ("2026年7月3日/第2版.txt", FRIDAY),
    ("202607/03/A01.txt", FRIDAY),
    ("20260703-04.txt", FRIDAY),
    ("2026-7-3.txt", FRIDAY),
    ("2026_07_03_p3.txt", FRIDAY),
    ("2026.7.3 第3版.txt", FRIDAY),
    ("2026年07月03日-A03-民生.txt", FRIDAY),
    ("泉州晚报_20260703_A03.txt", FRIDAY),
    ("泉州晚报20260703第03版.txt", FRIDAY),
    ("泉州晚报2026-07-03(A03).txt", FRIDAY),
    ("泉州晚报（2026年7月3日）.txt", FRIDAY),
    ("2026年7月3日泉州晚报第9821期.txt", FRIDAY),
    ("第3版_2026年7月3日.txt", FRIDAY),
    ("2026/7/3/1.txt", FRIDAY),
    ("2026/07-03/page.txt", FRIDAY),
    ("2026/7月/3日/2.txt", FRIDAY),
    ("2026年/7月/3日.txt", FRIDAY),
    ("2026年/07月03日/第3版.txt", FRIDAY),
    ("2026年7月/3日.txt", FRIDAY),
    ("2026年/0703/A03.txt", FRIDAY),
    ("2026/0703/A03.txt", FRIDAY),
    ("2026/7-3.txt", FRIDAY),
    ("2026/07.03.txt", FRIDAY),
    ("2026/7月3日.txt", FRIDAY),
    ("2026-07/2026-07-03.txt", FRIDAY),
    ("html/2026-07/03/content_1234.txt", FRIDAY),
    ("2026-07/03/c_1234567.txt", FRIDAY),
    ("20260703/content_20260703_1.txt", FRIDAY),
    ("A03_20260703.txt", FRIDAY),
    ("A03-2026-07-03.txt", FRIDAY),
    ("rmrb-1957-07-20-3.txt", "1957-07-20"),
    ("1957年7月20日人民日报.txt", "1957-07-20"),
    ("一九五七年七月二十日.txt", "1957-07-20"),
    ("二〇二六年七月三日/第2版.txt", FRIDAY),
    ("民国三十六年五月七日.txt", "1947-05-07"),
    ("20260703T0815.txt", FRIDAY),
    ("20260703081500.txt", FRIDAY),
    ("2026-07-03_10-15-22.txt", FRIDAY),
    ("t20260703_4567890.txt", FRIDAY),
    ("260703A03.txt", FRIDAY),
    ("260703-A03.txt", FRIDAY),
    ("July 3, 2026.txt", FRIDAY),
    ("2026 07 03.txt", FRIDAY),
    ("2026 年 7 月 3 日.txt", FRIDAY),
    ("２０２６年７月３日.txt", FRIDAY),
    ("2026－07－03.txt", FRIDAY),
    ("25-07-2026.txt", "2026-07-25"),
    ("backup_20260810/qzwb_20260703.txt", FRIDAY),
    ("2026-07-03~09.txt", FRIDAY),
    ("2026年7月3日-9日.txt", FRIDAY),
    ("20260703-20260709.txt", FRIDAY),
    ("2026年第27期（7月3日）.txt", FRIDAY),
    ("19850301第2版.txt", "1985-03-01"),
    # no day
    ("3-7-2026.txt", ""),
    ("0703.txt", ""),
    ("7月3日.txt", ""),
    ("2026年7月.txt", ""),
    ("2026年第27期.txt", ""),
    ("2026W27.txt", ""),
    ("1751500800.txt", ""),
    ("1751500800123.txt", ""),
    ("20261332.txt", ""),
    ("20260700.txt", ""),
    ("report_2025_q3.txt", ""),
    ("c13579-20261.txt", ""),
    ("2026-03.txt", ""),
    ("CN35-0055.txt", ""),
]

RECORDS = [
    ({"pub_time": "2026-07-03 08:15:00"}, FRIDAY),
    ({"publishTime": "2026-07-03T08:15:00+08:00"}, FRIDAY),
    ({"publishDate": "2026-07-03"}, FRIDAY),
    ({"publish_time": "2026/7/3 8:15"}, FRIDAY),
    ({"release_time": "2026-07-03"}, FRIDAY),
    ({"releaseDate": "2026-07-03"}, FRIDAY),
    ({"post_date": "20260703"}, FRIDAY),
    ({"datetime": "2026-07-03 08:15"}, FRIDAY),
    ({"published_at": "2026-07-03T00:15:00Z"}, FRIDAY),
    ({"issue_date": "2026.07.03"}, FRIDAY),
    ({"newsdate": "2026年7月3日"}, FRIDAY),
    ({"datePublished": "2026-07-03"}, FRIDAY),
    ({"pub_date": 20260703}, FRIDAY),
    ({"date": "Fri, 03 Jul 2026 08:15:00 GMT"}, FRIDAY),
    ({"date": "二〇二六年七月三日"}, FRIDAY),
    ({"date": "2026-07-03 星期五 第3版"}, FRIDAY),
    ({"date": {"$date": "2026-07-03T00:15:00Z"}}, FRIDAY),
    ({"date": 1783037700}, FRIDAY),
    ({"date": 1783037700000}, FRIDAY),
    ({"year": 2026, "month": 7, "day": 3}, FRIDAY),
    ({"年": "2026", "月": "7", "日": "3"}, FRIDAY),
    ({"报纸日期": "2026-07-03"}, FRIDAY),
    ({"见报日期": "2026-07-03"}, FRIDAY),
    ({"刊发日期": "2026-07-03"}, FRIDAY),
    ({"发表时间": "2026-07-03"}, FRIDAY),
    ({"刊登日期": "2026-07-03"}, FRIDAY),
    ({"publish_date": "2026-07-03", "crawl_time": "2026-08-09"}, FRIDAY),
    ({"crawl_time": "2026-08-09", "pubtime": "2026-07-03"}, FRIDAY),
    ({"url": "http://szb.qzwb.example/html/2026-07/03/content_1.htm"}, FRIDAY),
    ({"crawl_time": "2026-08-09"}, ""),
    ({"updated_at": "2026-08-09", "created_at": "2026-08-09"}, ""),
]

HEADS = [
    ('<meta name="PubDate" content="2026-07-03 08:15">', FRIDAY),
    ('<meta name="publishdate" content="2026-07-03">', FRIDAY),
    ('<meta property="article:published_time" content="2026-07-03T08:15:00+08:00">', FRIDAY),
    ('<meta property="og:release_date" content="2026-07-03">', FRIDAY),
    ('<meta itemprop="datePublished" content="2026-07-03T08:15:00">', FRIDAY),
    ('<meta name="firstpublishedtime" content="2026-07-03">', FRIDAY),
    ('<meta name="DC.date.issued" content="2026-07-03">', FRIDAY),
    ('<link rel="canonical" href="http://szb.qzwb.example/html/2026-07/03/content_1.htm">', FRIDAY),
    ('<meta property="og:url" content="http://www.qzwb.example/2026/0703/512.shtml">', FRIDAY),
    (
        '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2026-07-03"}</script>',
        FRIDAY,
    ),
    ("<!-- saved from url=(0050)http://szb.qzwb.example/html/2026-07/03/node_3.htm -->", FRIDAY),
    ('<meta name="author" content="林晓">', ""),
    # a second lot, with the first half of the blocks below: of 15, 12 were right before any repair, 13 after the first
    ("<title>茶农起早采秋茶-泉州晚报2026年07月03日</title>", FRIDAY),
    ("<title>茶农起早采秋茶</title>", ""),
    ("<title>2026年7月3日起茶农起早采秋茶</title>", ""),
    ('<meta name="apub:time" content="2026/7/3 8:15:00">', FRIDAY),
    ('<meta http-equiv="Last-Modified" content="2026-08-09">', ""),
    ("<script>var pubtime='2026-08-09 08:15';</script>", ""),
    ('<script type="application/ld+json">[{"@type":"NewsArticle","datePublished" : "2026-07-03"}]</script>', FRIDAY),
    ("<!--<founder-date>2026-07-03</founder-date>-->", FRIDAY),
]

# Inside the body of a saved page, in front of the story.
BLOCKS = [
    ('<div class="info">2026年07月03日 08:15　来源：泉州晚报</div>', FRIDAY),
    ('<span class="time">2026-07-03 08:15</span>', FRIDAY),
    ('<time datetime="2026-07-03">7月3日</time>', FRIDAY),
    ('<p class="date">泉州晚报 2026年7月3日 星期五 第3版</p>', FRIDAY),
    ("<div>发布时间：<span>2026-07-03</span> 来源：<a href='#'>泉州晚报</a></div>", FRIDAY),
    ("<table><tr><td class='riqi'>2026年07月03日 星期五</td><td>第A02版：要闻</td></tr></table>", FRIDAY),
    ("<div><span>2026-07-03 08:15</span><span>来源:泉州晚报</span></div>", FRIDAY),
    ("<h5>2026年7月3日 星期五</h5>", FRIDAY),
    ("<div class='riqi'>2026年<br>07月03日</div>", FRIDAY),
    ("<div>2026-07-03　阅读：12</div>", FRIDAY),
    ("<a href='../../2026-07/02/node_1.htm'>上一期</a>", ""),
    ("<select><option>2026-07-01</option><option selected>2026-07-03</option></select>", ""),
    ("<div><b>2026</b>年<b>07</b>月<b>03</b>日</div>", FRIDAY),
]

MARKDOWN = [
    ("---\ntitle: 茶农起早采秋茶\ndate: 2026-07-03\n---\n", FRIDAY),
    ("---\ntitle: 茶农起早采秋茶\ndate: 2026-07-03T08:15:00+08:00\ntags: [茶, 秋]\n---\n", FRIDAY),
    ("---\n标题: 茶农起早采秋茶\n日期: 2026年7月3日\n---\n", FRIDAY),
    ("---\ntitle: 茶农起早采秋茶\npublished: 2026-07-03\nlayout: post\n---\n", FRIDAY),
    ("# 茶农起早采秋茶\n\n*2026年7月3日 泉州晚报*\n\n", FRIDAY),
    ("# 茶农起早采秋茶\n\n> 2026-07-03 · 泉州晚报\n\n", FRIDAY),
    ("# 茶农起早采秋茶\n\n**日期**：2026-07-03\n\n", FRIDAY),
    ("# 茶农起早采秋茶\n\n- 日期：2026-07-03\n- 版次：A03\n\n", FRIDAY),
]


def days(gazetteer: Gazetteer, folder: Path, name: str, text: str) -> list[str]:
    """The days of the articles that a dump of this name and text holds, in order."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    reader = Reader(gazetteer)
    return [str(article.date or "") for dump in find_dumps(folder) for article in reader.read(dump)]


@pytest.mark.parametrize(("line", "day"), MASTHEADS)
def test_a_line_above_the_headline_says_the_day(gazetteer, tmp_path, line, day):
    assert days(gazetteer, tmp_path, "a.txt", f"{line}\n\n{HEADLINE}\n{STORY}") == [day]


@pytest.mark.parametrize(("line", "day"), WEB)
def test_a_line_below_the_headline_says_the_day(gazetteer, tmp_path, line, day):
    assert days(gazetteer, tmp_path, "a.txt", f"{HEADLINE}\n{line}\n{STORY}") == [day]


@pytest.mark.parametrize(("line", "day"), BELOW)
def test_a_line_below_the_story_says_the_day(gazetteer, tmp_path, line, day):
    assert days(gazetteer, tmp_path, "a.txt", f"{HEADLINE}\n{STORY}{line}\n") == [day]


@pytest.mark.parametrize(("name", "day"), NAMES)
def test_the_name_of_a_dump_says_the_day(gazetteer, tmp_path, name, day):
    assert days(gazetteer, tmp_path, name, f"{HEADLINE}\n{STORY}") == [day]


@pytest.mark.parametrize(("fields", "day"), RECORDS)
def test_a_field_of_a_record_says_the_day(gazetteer, tmp_path, fields, day):
    record = {"title": HEADLINE, "content": STORY, **fields}
    assert days(gazetteer, tmp_path, "a.jsonl", json.dumps(record, ensure_ascii=False)) == [day]


@pytest.mark.parametrize(("element", "day"), HEADS)
def test_the_head_of_a_saved_page_says_the_day(gazetteer, tmp_path, element, day):
    paragraphs = "".join(f"<p>{line.strip()}</p>" for line in STORY.splitlines())
    page = f"<html><head>{element}</head><body><h1>{HEADLINE}</h1>{paragraphs}</body></html>"
    assert days(gazetteer, tmp_path, "a.html", page) == [day]


@pytest.mark.parametrize(("block", "day"), BLOCKS)
def test_a_block_of_a_saved_page_says_the_day(gazetteer, tmp_path, block, day):
    paragraphs = "".join(f"<p>{line.strip()}</p>" for line in STORY.splitlines())
    page = f"<html><body><h1>{HEADLINE}</h1>{block}{paragraphs}</body></html>"
    assert days(gazetteer, tmp_path, "a.html", page) == [day]


@pytest.mark.parametrize(("top", "day"), MARKDOWN)
def test_a_markdown_page_says_the_day(gazetteer, tmp_path, top, day):
    story = "\n\n".join(line.strip() for line in STORY.splitlines())
    assert days(gazetteer, tmp_path, "a.md", f"{top}\n{story}\n") == [day]


def test_a_day_whose_year_stands_last_is_known_where_only_one_number_can_be_the_month():
    assert publication.year_last("14/03/2012") == publication.year_last("03/14/2012 08:00") == date(2012, 3, 14)
    assert publication.year_last("05/05/2012") == date(2012, 5, 5)
    assert publication.year_last("05/04/2012") is None
