"""What a site puts around its articles is no part of them: one article of a saved page, or several, come out alone."""

import pytest
from hypothesis import given
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
OTHER = "记者昨日从市交通运输局获悉，通往山区三个乡镇的班车本月起加密，末班车推迟到晚上八点，沿线村民进城看病更方便。"
ABOVE = (
    '<ul><li><h3><a href="/x">新闻</a></h3></li><li><h3><a href="/t">体育</a></h3></li></ul>',
    "<div class=user><span>欢迎您，</span><span>游客</span></div>",
    '<div class="login-pop"><p>扫描成功！</p><p>请在手机上确认，登录后可以评论和收藏文章，也可以订阅栏目。</p></div>',
    '<div class="crumbs">您的当前位置：新闻中心 &gt; 安溪</div>', "<div>七日天气预报</div><div>空气优</div>",
    "<div><h2>海岸网</h2><p>这座城市的消息</p></div>", "<table><tr><td>股票查询：</td><td>基金查询：</td></tr></table>",
)  # fmt: skip
BETWEEN = (
    '<div class="post-share"><p>用微信扫描二维码</p><p>分享至好友和朋友圈</p></div>', "<div><span>T</span> + -</div>",
    '<div class="size"><p>大</p><p>小</p></div>', "<p>新华社</p>",
    '<div class="from">海岸日报客户端</div>', '<div class="tools"><p>加入书签</p><p>打印字体</p></div>',
)  # fmt: skip
BELOW = (
    '<div class="gc-comment"><ul>' + f"<li><h5>泉州网友</h5><p>{OTHER}</p></li>" * 9 + "</ul></div>",
    f'<div class="post_next"><h3><a href="/n">山区班车加密到晚上八点</a></h3><p>{OTHER}</p></div>',
    f'<div class="row-recommend"><h4>您可能感兴趣的文章</h4><div><a href="/a">山区班车</a><p>{OTHER}</p></div></div>',
    '<div class="rank"><h3>点击排行</h3><ol><li>11025山区班车加密</li><li>29871石桥修好了</li></ol></div>',
    "<div><p>更多好新闻，扫描左方二维码就能看到，编辑部的朋友们在那里等着您。</p></div>",
    '<div class="statement"><p>本文仅代表作者本人的看法，与本网站无关，读者请自行判断，并承担全部责任。</p></div>',
    "<div><p>海岸网广告部地址：海岸市滨江路一号大楼</p><p>热线电话</p></div>", "<h2>全局导航</h2><p>我的社区</p>",
    f"<div><h3>今日看点</h3><p>{OTHER}</p></div>",
)  # fmt: skip
TITLES = (f"{HEADLINE}_海岸网", f"{HEADLINE}-新闻频道-海岸网", HEADLINE)
HEADS = (f"<h1>{HEADLINE}</h1>", f'<div class="main-title">{HEADLINE}</div>', f"<div><span>{HEADLINE}</span></div>")
DAYS = (
    '<div class="info">2026-07-03 08:30 来源：海岸日报</div>', "<div>金刀 2026-07-03 14:42:25 0人参与评论</div>",
    "<p>2026年07月03日 海岸传媒 时政新闻 1665 0</p>", "<div>原创 海岸观察 2026-07-03 22:18:34</div>",
    "<table><tr><td>海岸网新闻频道 ( 2026-07-03 09:20:26 ) 稿件来源： 海岸日报</td></tr></table>",
    '<div class="share-box">2026-07-03 · 海岸报道</div>', "<p>更新时间 2026年7月3日, 格林尼治标准时间10:41</p>",
    '<div class="title_blow">时间：2026年7月3日 23:00 浏览： 33</div>',
)  # fmt: skip
DAY = DAYS[0]
TODAYS = ("", '<div class="header"><a href="/">首页</a> 今天是2026年11月9日</div>', "<div>2026年11月9日 星期一</div>")


def some(parts: tuple[str, ...], most: int) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(parts), unique=True, max_size=most)


def bare(title: str, *parts: str) -> str:
    return f"<!DOCTYPE html><html><head><title>{title}</title></head><body>{''.join(parts)}</body></html>"


def page(title: str, *parts: str) -> str:
    """The page of a site, which leads to others."""
    return bare(title, *parts, "<div>" + "<a href='/'>首页</a> " * 12 + "</div>")


def article(paragraphs: list[str]) -> str:
    return f'<div class="content">{"".join(f"<p>{text}</p>" for text in paragraphs)}</div>'


def said(source: str) -> list[tuple[str, str, list[str]]]:
    """The articles of a saved page: headline, sub-headline and what stands in each beside these."""
    drafts = read_page(html_source(source)).drafts
    return [
        (one.title, one.subtitle, [text for kind, text, _ in one.paragraphs if kind is not Kind.TITLE])
        for one in drafts
    ]


@given(
    title=st.sampled_from(TITLES), above=some(ABOVE, 4), head=st.sampled_from(HEADS), between=some(BETWEEN, 2),
    below=some(BELOW, 4), wrapped=st.booleans(), length=st.integers(2, 3),
)  # fmt: skip
def test_an_article_comes_without_what_its_site_has_on_every_page(title, above, head, between, below, wrapped, length):
    if title == HEADLINE and head == HEADS[2]:
        head = HEADS[0]  # all of a page's title may be the name of the site
    middle = head + DAY + "".join(between) + article(TEXT[:length])
    middle = f'<div class="main"><div class="left">{middle}</div></div>' if wrapped else middle
    source = page(title, *above, middle, *below)
    assert said(source) == [(HEADLINE, "", TEXT[:length])]
    assert str(read_page(html_source(source)).drafts[0].stated) == "2026-07-03"


@given(above=some(ABOVE, 4), below=some(BELOW, 4), head=st.sampled_from(HEADS))
def test_what_is_left_out_is_named(above, below, head):
    source = html_source(page(TITLES[0], *above, head, DAY, article(TEXT), *below))
    reading = read_page(source)
    told = "".join(reading.text for reading in reading.readings())
    shown = "".join(above) + head + DAY + article(TEXT) + "".join(below)
    words = [
        text
        for text in shown.replace("&gt;", ">").replace("<", "\n<").replace(">", ">\n").split("\n")
        if "<" not in text
    ]
    assert all(text.strip("> ") in told for text in words)


@pytest.mark.parametrize(
    "around", [('<div class="art">', "</div>"), ("<article>", "</article>"), ('<div class="a%d">', "</div>")]
)
@pytest.mark.parametrize("named", [False, True])
def test_articles_that_stand_side_by_side_are_all_kept(around, named):
    headlines = ["山区班车加密到晚上八点", "老石桥修旧如旧", HEADLINE]
    texts = [[OTHER], ["石桥的桥面重新铺好了，四十七块石板都是原来的，工匠按编号放回原处。"], TEXT]
    parts = [
        (around[0] % n if "%" in around[0] else around[0])
        + f"<h2>{headline}</h2>"
        + "".join(f"<p>{text}</p>" for text in paragraphs)
        + around[1]
        for n, (headline, paragraphs) in enumerate(zip(headlines, texts, strict=True))
    ]
    source = page(
        f"{headlines[0]}_海岸网" if named else "海岸日报 A05版",
        ABOVE[0],
        "<div>海岸日报 2026年07月03日 A05版</div>",
        *parts,
    )
    assert said(source) == [(headline, "", text) for headline, text in zip(headlines, texts, strict=True)]


KICKER = "千亩茶园迎来好收成"
KICKERS = (
    "<h3>{kicker}</h3><h1>{headline}</h1><h2></h2>", '<p class="introtitle">{kicker}</p><h1>{headline}</h1>',
    "<p>{kicker}</p><h1>{headline}</h1>", '<div class="box"><p>{kicker}</p><h1>{headline}</h1></div>',
    '<div class="box"><div>{kicker}</div><div>{headline}</div></div>',
    '<div class="t"><h3><span>{kicker}</span></h3><h1>{headline}</h1></div>',
)  # fmt: skip


@given(title=st.sampled_from(TITLES[:2]), above=some(ABOVE, 3), head=st.sampled_from(KICKERS), flat=st.booleans())
def test_what_stands_over_a_headline_is_kept(title, above, head, flat):
    text = "".join(f"<p>{text}</p>" for text in TEXT)
    source = page(title, *above, head.format(kicker=KICKER, headline=HEADLINE), DAY, text if flat else article(TEXT))
    assert said(source) == [(HEADLINE, KICKER, TEXT)]


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("today", TODAYS)
def test_the_day_between_headline_and_text_is_the_page_s(day, today):
    """Not the one on which it was saved, nor another article's."""
    below = '<ul class="list"><li><span>2026-07-01</span> <b>石桥修好了</b></li></ul>'
    source = page(TITLES[0], today, HEADS[0], day, article(TEXT), below)
    assert said(source) == [(HEADLINE, "", TEXT)]
    assert str(read_page(html_source(source)).drafts[0].stated) == "2026-07-03"


def test_a_text_in_a_part_called_as_comments_are_is_kept():
    text = article(TEXT).replace('"content"', '"hot-share"')
    assert said(page(TITLES[0], HEADS[0], DAY, text, BELOW[0])) == [(HEADLINE, "", TEXT)]


def test_brief_lines_below_all_pictures_of_a_page_say_what_they_show():
    shown = ["小花家。", "村里的小学。", "孩子们的作业本"]
    told = "".join(
        f"<p><img src={n}.jpg></p><p>{caption}</p><p>{text}</p>"
        for n, (caption, text) in enumerate(zip(shown, TEXT, strict=True))
    )
    [draft] = read_page(html_source(page(TITLES[0], HEADS[0], DAY, f"<div>{told}</div>"))).drafts
    assert [text for kind, text, _ in draft.paragraphs if kind is Kind.CAPTION] == shown


def test_brief_lines_below_pictures_among_as_brief_ones_are_text():
    brief = ["汪师傅迟疑了。", "他决定去。", "妻子哭了，父母沉默了。", "天亮了。", "街上没有人。"]
    told = "".join(f"<p><img src={n}.jpg></p><p>{one}</p>" if n < 2 else f"<p>{one}</p>" for n, one in enumerate(brief))
    [draft] = read_page(
        html_source(page(TITLES[0], HEADS[0], DAY, f"<div><p>{OTHER}</p>{told}<p>{OTHER}</p></div>"))
    ).drafts
    assert not [text for kind, text, _ in draft.paragraphs if kind is Kind.CAPTION]


def test_an_article_of_a_wechat_account_says_in_a_script_when_it_was_published():
    """In seconds since 1970, of which the last of a day are the next day's in Beijing."""
    meta = '<div class="meta"><span>原创</span> <a href="/a">刺桐观察</a></div><p id="publish_time">昨天</p>'
    told = f'{meta}<script>var ct = "1783094400";</script>'
    [draft] = read_page(html_source(page(TITLES[0], HEADS[0], told, article(TEXT)))).drafts
    assert str(draft.stated) == "2026-07-04"
    assert [text for kind, text, _ in draft.paragraphs if kind is not Kind.TITLE] == TEXT


@pytest.mark.parametrize("called", ['style="display: none"', 'class="profile_container"'])
def test_what_is_shown_on_demand_alone_is_no_part_of_an_article(called):
    hidden = f"<div {called}><strong>刺桐观察</strong><p>{OTHER}</p></div>"
    assert said(page(TITLES[0], HEADS[0], hidden, DAY, article([*TEXT, *TEXT]))) == [(HEADLINE, "", [*TEXT, *TEXT])]


AFTER = (
    "<table><tr><td>一等奖</td><td>林晓明</td></tr><tr><td>二等奖</td><td>许知秋</td></tr></table>",
    "<div class=note><p>编后：茶事连着农事，愿年年有好收成。</p></div>",
    "<div class=box><h3>新闻链接</h3><p>安溪铁观音是乌龙茶的一种，产于安溪县，有两百多年的历史。</p></div>",
)  # fmt: skip


@pytest.mark.parametrize("after", AFTER)
def test_what_follows_the_text_of_a_page_that_leads_nowhere_is_kept(after):
    """It may have been taken out of its site already."""
    source = html_source(bare(TITLES[0], HEADS[0], DAY, article(TEXT), after))
    assert [line.text for line in source.lines][-1] in after
    assert not [reading for reading in source.readings if reading.reason.startswith("the site's")]


LISTED = ["山区班车加密到晚上八点", "老石桥修旧如旧", HEADLINE, "海边的书屋开门", "渔港换了新码头", "县里的公园亮了灯"]


def test_a_page_that_lists_articles_has_none():
    listed = "".join(f'<div><h3><a href="/{n}">{one}</a></h3><p>{n}小时前</p></div>' for n, one in enumerate(LISTED))
    assert said(page("海岸网", *ABOVE, listed)) == []
    source = html_source(page("海岸网", *ABOVE, listed))
    told = "".join(reading.text for reading in read_page(source).readings())
    assert [one for one in LISTED if one not in told] == []


def test_articles_whose_headlines_lead_to_pages_of_their_own_are_kept():
    posts = "".join(
        f'<div class="post"><h3><a href="/{n}">{one}</a></h3><p>{OTHER}</p></div>' for n, one in enumerate(LISTED)
    )
    assert [title for title, _, _ in said(page("海岸网", posts))] == LISTED


EPAPER = (
    '<table><tr><td class="t0">{kicker}</td></tr><tr><td class="t1"><b>{headline}</b></td></tr></table>'
    "<div id=ozoom>{text}</div><table><tr><td><img src=1.jpg></td></tr><tr><td>{caption}</td></tr></table>",
    '<h3>{kicker}</h3><h1>{headline}</h1><div id="ozoom">{text}</div><div><img src=1.jpg><p>{caption}</p></div>',
    "<h3>{kicker}</h3><h1>{headline}</h1><div>{text}</div>"
    "<figure><img src=1.jpg><figcaption>{caption}</figcaption></figure>",
)


@pytest.mark.parametrize("layout", EPAPER)
@pytest.mark.parametrize("title", [f"海岸晚报数字报-{HEADLINE}", f"{HEADLINE}-海岸晚报", f"海岸晚报：{HEADLINE}"])
@pytest.mark.parametrize("caption", ["茶农在采摘秋茶。", "茶农在采摘秋茶 林晓明 摄"])
def test_a_picture_below_the_text_of_an_electronic_paper_is_of_its_article(layout, title, caption):
    text = "".join(f"<p>{text}</p>" for text in TEXT)
    column = layout.format(kicker=KICKER, headline=HEADLINE, text=text, caption=caption)
    pages = "".join(f"<tr><td><a href=n{n}>A0{n}版 要闻</a></td></tr>" for n in range(1, 9))
    source = page(
        title, f"<table><tr><td><table>{pages}</table></td><td>{column}</td></tr></table>", "<p>海岸晚报社</p>"
    )
    assert said(source) == [(HEADLINE, KICKER, [*TEXT, caption])]
