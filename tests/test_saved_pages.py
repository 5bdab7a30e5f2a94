"""However a site builds its pages, a saved one is its article: headline, day, text and pictures, no more."""

import json

from hypothesis import assume, example, given
from hypothesis import strategies as st

from corpus.markup import html_source
from corpus.page import read_page
from corpus.records import Kind

HEADLINE = "安溪铁观音秋茶上市 茶农忙采制"
TEXT = [
    "秋茶采摘时节，安溪县西坪镇的茶园里一片繁忙。茶农说，今年雨水均匀，茶青品质比往年好，每斤可以卖到八元钱。",
    "西坪镇的茶园面积有六万多亩，从业人员三万多人，茶叶收入占农民收入的七成以上。",
    "镇里说，下一步要把茶园、古厝和茶史馆连成一条线，让来买茶的人住下来，预计年底前修好六公里的观光步道。",
]
RECORD = {"@type": "NewsArticle", "headline": HEADLINE, "datePublished": "2026-07-03T08:30:00+08:00"}
HEADS = (
    "", f"<title>{HEADLINE}_泉州晚报</title>", f"<title>{HEADLINE}-泉州网</title>", "<title>泉州晚报数字报</title>",
    '<meta name="pubdate" content="2026-07-03 08:30">',
    '<meta property="article:published_time" content="2026-07-03T08:30:00+08:00">',
    f'<script type="application/ld+json">{json.dumps(RECORD)}</script>',
)  # fmt: skip
HEADLINES = (
    f"<h1>{HEADLINE}</h1>", f'<h1 class="title">{HEADLINE}</h1>', f'<div class="title"><b>{HEADLINE}</b></div>',
    f"<h2>{HEADLINE}</h2>", f'<p class="SHARE_TITLE">{HEADLINE}</p><h1>{HEADLINE}</h1>',
    f'<table><tr><td align="center"><strong>{HEADLINE}</strong></td></tr></table>',
    f"<center><h1>{HEADLINE}</h1></center>",
    f'<div class="article-title">{HEADLINE}</div>', f'<div id="title"><font size="5"><b>{HEADLINE}</b></font></div>',
    f"<founder-title>{HEADLINE}</founder-title>", f"<p align=center><b><font size=+2>{HEADLINE}</font></b></p>",
)  # fmt: skip
DAYS = (
    '<div class="info">2026-07-03 08:30 来源：泉州晚报 作者：林晓明</div>',
    '<div class="date">2026年07月03日 星期五</div>',
    '<p class="source">来源：泉州晚报\u3000发布时间：2026-07-03\u3000浏览：1234次</p>',
    '<div class="time">发布时间：2026年7月3日 08:30:00</div>', "<div>泉州晚报 2026年07月03日 星期五 第A02版</div>",
    '<time datetime="2026-07-03T08:30">2026-07-03 08:30</time>',
    '<div class="meta"><span>泉州晚报</span><span>2026-07-03</span><span>A02版</span></div>',
)  # fmt: skip
ABOVE = (
    "", '<ul class="nav"><li><a href="/">首页</a></li><li><a href="/sh">社会</a></li></ul>',
    '<div>当前位置：<a href="/">首页</a> &gt; <a href="/sh">社会新闻</a> &gt; 正文</div>',
    "<nav><a href=1>泉州晚报</a><a href=2>东南早报</a></nav>",
    '<form action="/s"><input name="q"><select><option>全文</option></select><button>搜索</button></form>',
    '<table><tr><td><a href="node_1.htm">第A01版：头版</a></td></tr></table>',
)  # fmt: skip
BELOW = (
    "", '<div class="footer">版权所有 泉州晚报社 闽ICP备05000000号</div>',
    "<p>【打印】【关闭】【返回顶部】</p><p>责任编辑：陈志强</p>",
    "<div>上一篇：<a href=1>惠安石雕亮相博览会</a></div><div>下一篇：<a href=2>丰泽区给斑马线装上耳朵</a></div>",
    '<div class="related"><h3>相关阅读</h3><ul><li><a href=1>惠安石雕亮相博览会</a></li></ul></div>',
    '<script>var a=1;</script><div id="share">分享到：微信 微博</div>',
    '<form><p>我要评论：<textarea></textarea></p><p>文明上网，理性发言。</p></form>',
)  # fmt: skip
PARAGRAPHS = (
    ("<p>", "</p>"), ("<p>\u3000\u3000", "</p>"), ("<p style='text-indent:2em'>", "</p>\n"), ("\u3000\u3000", "<br>"),
    ("&nbsp;&nbsp;&nbsp;&nbsp;", "<br/><br/>"), ("<div>", "</div>"), ("<P>", ""),
)  # fmt: skip
AROUND = (
    ('<div id="content">', "</div>"), ("<div><!--enpcontent-->", "<!--/enpcontent--></div>"),
    ("<article>", "</article>"),
    ("<founder-content>", "</founder-content>"), ('<table><tr><td><div id="ozoom">', "</div></td></tr></table>"),
    ('<div class="TRS_Editor">', "</div>"), ("<section>", "</section>"), ("<div><font size=3>", "</font></div>"),
)  # fmt: skip
PICTURES = (
    "", '<p align="center"><img src="a.jpg"></p><p align="center">茶农在采摘秋茶 林晓明 摄</p>',
    '<figure><img src="a.jpg"><figcaption>茶农在采摘秋茶（林晓明 摄）</figcaption></figure>',
)  # fmt: skip
WHOLE = ("%s", "<div class=wrap>%s</div>", "<main>%s</main>", '<form id="aspnetForm" method="post">%s</form>')


@given(
    head=st.sampled_from(HEADS), headline=st.sampled_from(HEADLINES), day=st.sampled_from(DAYS),
    above=st.sampled_from(ABOVE), below=st.sampled_from(BELOW), paragraph=st.sampled_from(PARAGRAPHS),
    around=st.sampled_from(AROUND), picture=st.sampled_from(PICTURES), whole=st.sampled_from(WHOLE),
    first=st.booleans(),
)  # fmt: skip
@example(
    head="", headline=HEADLINES[0], day=DAYS[1], above="", below="", paragraph=("<p>", "</p>"),
    around=("<div>", "</div>"), picture="", whole='<form id="aspnetForm" method="post">%s</form>', first=True,
)  # fmt: skip
def test_a_saved_page_is_its_article(head, headline, day, above, below, paragraph, around, picture, whole, first):
    assume(not ("<form" in whole and "<form" in above + below))  # a form has none within it
    opens, closes = paragraph
    text = around[0] + picture + "".join(opens + one + closes for one in TEXT) + around[1]
    shown = "\n".join([above, *((headline, day) if first else (day, headline)), text, below])
    page = f"<!DOCTYPE html><html><head>{head}</head><body>{whole % shown}</body></html>"
    [article] = read_page(html_source(page)).drafts
    said = [text for kind, text, _ in article.paragraphs if kind is Kind.BODY]
    assert (article.title, article.subtitle, said, str(article.stated)) == (HEADLINE, "", TEXT, "2026-07-03")
    shows = [text for kind, text, _ in article.paragraphs if kind is Kind.CAPTION]
    assert [text[:7] for text in shows] == (["茶农在采摘秋茶"] if picture else [])
