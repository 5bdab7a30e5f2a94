"""News articles → pages of news sites, saved as HTML or copied as text, each with its exact truth.

Around one article stands what sites have on every page: menus, logins, the way to the page, tools to share it,
comments, the most read, the headlines and first sentences of other articles. These are drawn from the corpus, too, so
that nothing but where they stand tells them from the article. Parts are called by names that sites give them, or by
names that say nothing. Seeded, as benchmarks.layouts is.

It does not show pages of several articles, nor styles and scripts, nor texts that a browser hides.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from html import escape
from pathlib import Path
from random import Random

from benchmarks.layouts import Page, headlines
from benchmarks.printing import Block, Story, article, caption, reporters, signed, stories
from corpus.records import Kind
from corpus.wording import listed

SITES = ("海岸网", "刺桐在线", "泉南新闻网", "闽海网")
MENU = listed("首页 新闻 要闻 社会 体育 财经 娱乐 视频 教育 健康 旅游 文化 评论 专题 论坛 房产 汽车 读书 公益 更多")
TOOLS = (
    "分享到：",
    "微信",
    "微博",
    "Qzone",
    "收藏",
    "打印",
    "大",
    "小",
    "T + -",
    "用微信扫描二维码",
    "分享至好友和朋友圈",
)
LOGIN = ("登录", "注册", "欢迎您，", "扫描成功！", "请在手机上确认登录", "忘记密码", "换个账号登录", "下次自动登录")
READERS = ("泉州网友", "海边的风", "老茶客1958", "手机用户", "晋江人", "看看再说")
FOOT = (
    "关于我们 | 联系我们 | 广告服务 | 招聘信息", "Copyright © 2020 版权所有", "违法和不良信息举报电话：0595-22500000",
    "本网站所刊登的各种新闻、信息和专题资料，未经协议授权，禁止下载使用。",
)  # fmt: skip
HEADED = (
    "相关新闻",
    "热门文章",
    "最新文章",
    "推荐阅读",
    "今日看点",
    "点击排行",
    "本周热门",
    "猜你喜欢",
    "图片新闻",
    "精彩视频",
)
CLOSES = ("责任编辑：{0}", "【纠错】 责任编辑： {0}", "[编辑：{0}]", "（责编：{0}）")
# By words that tell what a part is, and by words that do not.
TOLD = {
    "menu": "nav",
    "login": "login-box",
    "tools": "share-bar",
    "comments": "comment-list",
    "lists": "recommend",
    "foot": "footer",
}
UNTOLD = ("m3", "blk-12", "wrap", "box", "clearfix", "col_l", "part", "mod-a", "c1")
HEADS = (
    "<h1>{0}</h1>", '<h1 class="title">{0}</h1>', '<div class="tit1">{0}</div>', "<div><h2>{0}</h2></div>",
)  # fmt: skip
# What stands over the headline or below it.
DECKS = (
    "<h3>{0}</h3>", "<p>{0}</p>", '<p class="sub-title">{0}</p>', '<div class="subtitle">{0}</div>',
    '<h2 class="intro-title">{0}</h2>',
)  # fmt: skip
PICTURES = (
    '<p align="center"><img src="1.jpg"></p><p align="center">{0}</p>',
    '<figure><img src="1.jpg"><figcaption>{0}</figcaption></figure>',
    '<div style="text-align:center"><img src="1.jpg"><br>{0}</div>', "<p><img src='1.jpg'></p><p>{0}</p>",
)  # fmt: skip
DAYS = (
    "{0:%Y-%m-%d} {1} 来源：{2}", "{0:%Y}年{0:%m}月{0:%d}日 {1} {2}", "{2} {0:%Y-%m-%d} {1}:37",
    "发布时间：{0:%Y-%m-%d} {1} 来源：{2}",
)  # fmt: skip


class Site:
    """One site's page around one article, as parts, each of them lines of (text, whether it is a link)."""

    def __init__(self, rng: Random, others: Sequence[Story]) -> None:
        self.rng, self.others, self.name = rng, others, rng.choice(SITES)

    def menu(self) -> list[tuple[str, bool]]:
        """The names of columns."""
        return [(word, self.rng.random() < 0.9) for word in self.rng.sample(MENU, self.rng.randint(14, 18))]

    def login(self) -> list[tuple[str, bool]]:
        """What one logs in by."""
        return [(text, False) for text in self.rng.sample(LOGIN, self.rng.randint(2, 5))]

    def tools(self) -> list[tuple[str, bool]]:
        """What one does with the article."""
        return [(text, False) for text in self.rng.sample(TOOLS, self.rng.randint(2, 6))]

    def comments(self) -> list[tuple[str, bool]]:
        """What readers say."""
        found = [(f"{self.rng.randint(2, 99)}条评论", False)]
        for other in self.rng.sample(self.others, self.rng.randint(1, 4)):
            said = self.rng.choice(other.paragraphs).split("。")[0] + "。"
            found += [(self.rng.choice(READERS), False), (said, False), ("回复", False)]
        return found

    def lists(self) -> list[tuple[str, bool]]:
        """What else one may read: headlines, with numbers, days or first sentences."""
        found = [(self.rng.choice(HEADED), False)]
        way = self.rng.choice(("plain", "numbered", "dated", "told"))
        for n, other in enumerate(self.rng.sample(self.others, self.rng.randint(3, 8)), 1):
            found.append((f"{n}{other.title}" if way == "numbered" else other.title, way != "numbered"))
            found += [(f"{other.day:%Y-%m-%d}", False)] if way == "dated" else []
            found += [(other.paragraphs[0][: self.rng.randint(40, 80)] + "…", False)] if way == "told" else []
        return found

    def foot(self) -> list[tuple[str, bool]]:
        """Who makes the site."""
        return [(text, False) for text in self.rng.sample(FOOT, self.rng.randint(1, 4))]

    def way(self) -> str:
        """The way to the page through the site."""
        return f"{self.name} > {self.rng.choice(MENU[1:8])} > 正文"

    def fields(self, story: Story) -> str:
        """When and where the article was published."""
        clock = f"{self.rng.randint(0, 23):02}:{self.rng.randint(0, 59):02}"
        return self.rng.choice(DAYS).format(story.day, clock, self.name)


def site_pages(corpus: Path, count: int, seed: int) -> Iterator[Page]:
    """`count` pages of either kind."""
    rng, told = Random(seed), list(stories(corpus))
    for number in range(count):
        for layout in SITE_LAYOUTS:
            story, *others = rng.sample(told, 30)
            yield layout(rng, number, story, Site(rng, others))


def printed(rng: Random, story: Story) -> list[Block]:
    """The text of the article, with pictures above it now and then."""
    return [*(caption(rng) for _ in range(rng.choice((0, 0, 0, 1, 2)))), *signed(rng, story)]


def copied(rng: Random, number: int, story: Story, site: Site) -> Page:
    """The page as text: each part's words on lines of their own."""
    main, titles = headlines(rng, story.title)
    blocks = printed(rng, story)
    above = [site.menu(), *rng.sample([site.login(), site.menu(), [(site.way(), False)]], rng.randint(0, 3))]
    below = [*rng.sample([site.comments(), site.lists(), site.lists(), site.menu()], rng.randint(2, 4)), site.foot()]
    lines = [text for words in above for text, _ in words]
    lines += [*(block.text for block in titles), site.fields(story), *(text for text, _ in site.tools()), ""]
    lines += [line for block in blocks for line in (block.text, "")]
    lines += [reporters(rng, CLOSES), *(text for words in below for text, _ in words), ""]
    return Page(f"copied-{number}.txt", "\n".join(lines), (article(story, main, [*titles, *blocks]),))


def saved(rng: Random, number: int, story: Story, site: Site) -> Page:
    """The page as HTML: the article and some of its site in one column, the rest in another."""
    main, titles = headlines(rng, story.title)
    blocks, telling = printed(rng, story), rng.random() < 0.5

    def shown(name: str, words: Sequence[tuple[str, bool]]) -> str:
        return part(rng, TOLD[name] if telling else rng.choice(UNTOLD), words)

    above = [shown("menu", site.menu()), f"<div>{escape(site.way())}</div>", shown("login", site.login())]
    below = [
        shown("comments", site.comments()), shown("lists", site.lists()), shown("lists", site.lists()),
        shown("foot", site.foot()),
    ]  # fmt: skip
    text = "".join(told(rng, block) for block in blocks)
    middle = [
        *(rng.choice(HEADS if block.text == main else DECKS).format(escape(block.text)) for block in titles),
        f'<div class="{rng.choice(("info", "x2", "time"))}">{escape(site.fields(story))}</div>',
        shown("tools", site.tools()),
        f'<div class="{rng.choice(("content", "TRS_Editor", "c9"))}">{text}</div>',
        f"<p>{escape(reporters(rng, CLOSES))}</p>",
    ]  # fmt: skip
    first, *others = rng.sample(below, rng.randint(2, 4))
    over = above[0] + "".join(above[n] for n in sorted(rng.sample((1, 2), rng.randint(0, 2))))
    columns = f'<div class="left">{"".join(middle)}{first}</div><div class="right">{"".join(others)}</div>'
    title = f"<title>{escape(main)}{rng.choice(('_', '-', ' - '))}{site.name}</title>"
    page = f'<html><head>{title}</head><body>{over}<div class="main">{columns}</div></body></html>'
    found = article(story, main, [*titles, *blocks])
    return Page(f"saved-{number}.html", f"<!DOCTYPE html>{page}", (found,))


def told(rng: Random, block: Block) -> str:
    """A paragraph; what a picture shows stands below it."""
    text = escape(block.text)
    return rng.choice(PICTURES).format(text) if block.meant[0][0] is Kind.CAPTION else f"<p>{text}</p>"


def part(rng: Random, called: str, lines: Sequence[tuple[str, bool]]) -> str:
    """A part of a page, its lines in elements of one kind or another."""
    tag = rng.choice(("li", "p", "div", "span"))
    shown = [f'<a href="#">{escape(text)}</a>' if link else escape(text) for text, link in lines]
    told = "".join(f"<{tag}>{text}</{tag}>{' ' if tag == 'span' else ''}" for text in shown)
    return f'<div class="{called}">{f"<ul>{told}</ul>" if tag == "li" else told}</div>'


SITE_LAYOUTS: tuple[Callable[[Random, int, Story, Site], Page], ...] = (saved, copied)
