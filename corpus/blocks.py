"""What the tags and the classes of a web page's blocks say of what stands in them."""

from __future__ import annotations

import re
from functools import lru_cache

from corpus.lines import HINTS, Hint
from corpus.wording import late, listed

#: Elements that stand by themselves; within others, a text runs on.
BLOCKS = frozenset(
    listed(
        "html head body header main nav footer section article title address blockquote h1 h2 h3 h4 h5 h6 p br hr pre"
        " div center ul ol li dl dt dd table thead tbody tfoot tr th td caption figure figcaption form fieldset time"
        " founder-content founder-title founder-introtitle founder-subtitle founder-author"
    )
)
#: Parts of a page that hold no article.
ELSEWHERE = frozenset(listed("title nav footer aside button form select option label"))
_HINTS = HINTS | {
    "founder-title": Hint.TITLE,
    "founder-introtitle": Hint.HEAD,
    "founder-subtitle": Hint.HEAD,
    "founder-author": Hint.BYLINE,
}
# What the class of a block calls it, where its tag says nothing.
_CLASSES = (
    (
        late(
            r"(?:^|[\s_-])(?:sub|intro|pre|lead|over|super|shoulder|second|vice|fu|yin|jian|mei)[_-]?"
            r"(?:title|ti|bt|biaoti|headline)|kicker|eyebrow|(?:^|\s)(?:deck|dek|standfirst|strapline|subhead(?:ing)?)(?:$|\s)|(?:^|\s)mso(?:subtitle|heading)",
            re.I,
        ),
        Hint.HEAD,
    ),
    (
        late(
            r"(?:^|[\s_-])(?:mso|main|art(?:icle)?|news|doc|zhu)?[_-]?(?:title|headline|biaoti|bt)"
            r"(?:$|\s|[_-](?!(?:meta|time|date|info|source|tags?|bar|blow|below|tools?|share)(?![a-z])))",
            re.I,
        ),
        Hint.TITLE,
    ),
    (
        late(r"caption|(?:^|[\s_-])(?:tu|pic|photo|img|image)[_-]?(?:shuo|zhu|desc|text|info|note|explain|memo)", re.I),
        Hint.CAPTION,
    ),
    (late(r"(?:^|[\s_-])(?:author|byline|writer|reporter|zuozhe|zz)(?:$|\s)", re.I), Hint.BYLINE),
)
_PARTS = frozenset({"div", "section", "ul", "ol", "dl"})
_BESIDE_TAGS = _PARTS | {"li", "p"}
# What a line of fields below the headline is called, each of which stands in an element of its own.
_FIELDS = late(
    r"(?:^|[\s_-])(?:(?:art(?:icle)?|news|post|doc|page|sub|title|detail)?[_-]?(?:info|meta)|source|laiyuan|ly|xinxi)(?:$|[\s_-])",
    re.I,
)
_MORE = late(
    r"(?:^|[\s_-])(?:more|related|relevant|recommend\w*|tuijian|xiangguan|sidebar|breadcrumbs?|hotnews|ranking)(?:$|[\s_-])"
    r"|(?:^|\s)(?:nav\w*|menu|tabs|top-?bar|tool-?bar|share|share-?bar|foot(?:er)?|copyright|crumbs?|place|comments?|pinglun"
    r"|comment-?list|rank\w*|login|qr-?code|feedback|(?:new)?digg\w*)(?:$|\s)",
    re.I,
)
# What parts of a page that hold no article are called, by the words of their classes.
_BESIDE = frozenset(
    listed(
        "comment comments pinglun recommend recommended related relate relevant tuijian xiangguan next hot hotnews rank"
        " ranking copyright statement disclaimer login passport share sharebar tool tools toolbar qrcode erweima ewm"
        " popup modal dialog mask nav navbar menu breadcrumb crumb footer sidebar aside ad ads advert reward subscribe"
        " profile"
    )
)
_IN_CLASS = late(r"[A-Z]?[a-z]+|[A-Z]+")
_NUMBER = late(r"\d+")
# What stands above such a list, and above what readers say of an article. A box of text may be headed 相关链接, too.
_ABOVE_LIST = late(
    r"(?:(?:相关|热门|热点|最新|延伸|更多|精彩|推荐|本周|今日)(?:链接|新闻|阅读|报道|文章|推荐|资讯|稿件|热点|点击)"
    r"|猜你喜欢|大家都?在看|(?:点击|阅读|新闻|热门|热点)?排行榜?)\s*[:：]?$"
)
_ABOVE_COMMENTS = late(
    r"(?:(?:网友|最新|全部|热门|精彩)(?:评论|跟帖)|评论(?:区|列表)|(?:发表|我要)评论)\s*(?:[(（]\d+[)）])?\s*[:：]?$"
)
_HEADS = late(r"(?:^|\s)(?:(?:site|page)[_-]?)?(?:header|banner|masthead|top)(?:$|\s)", re.I)
# What builds of today add to a class: headline__2xKq. Of article__title the second part is a word.
_HASH = late(r"__(?=\w*[A-Z\d])\w{1,8}(?=\s|$)")
# What a field for authors holds besides names: 作者：方远 来源：晚报 2026-07-03.
_MORE_THAN_NAMES = late(r"\d|来源|编辑|责编|浏览|點擊|点击")
#: Names are no longer, in code points.
NAMES = 40
# A page has thousands of blocks and calls them by a few hundred names.
_remembered = lru_cache(maxsize=1 << 12)


@_remembered
def hint(tag: str, called: str) -> Hint:
    """What a block is by its tag, or by its class and its id."""
    if tag in _HINTS:
        return _HINTS[tag]
    called = _unhashed(called)
    return next((hint for shape, hint in _CLASSES if shape.search(called)), Hint.NONE) if called.strip() else Hint.NONE


def holds(hint: Hint, text: str) -> bool:
    """Whether a text may be what its block is called: where more than names stands in a field for these, it is not."""
    return hint is not Hint.BYLINE or (len(text) <= NAMES and not _MORE_THAN_NAMES.search(text))


@_remembered
def holds_fields(tag: str, called: str) -> bool:
    """Whether a block is called what the fields below a headline are: the day, the source, who wrote it."""
    return tag in ("div", "p") and bool(_FIELDS.search(_unhashed(called)))


@_remembered
def may_lead_elsewhere(tag: str, called: str) -> bool:
    """Whether a part of the page is called what lists of other articles are called."""
    return tag in _PARTS and bool(_MORE.search(_unhashed(called)))


def heads_elsewhere(tag: str, heading: str, below: str) -> bool:
    """Whether a part of the page that opens with such a heading lists other articles, or what readers say of this."""
    if tag not in _PARTS:
        return False
    return bool(_ABOVE_COMMENTS.match(heading) or (_ABOVE_LIST.match(heading) and "。" not in below))


@_remembered
def built(tag: str, called: str) -> tuple[str, bool]:
    """What parts of a page that are built alike have in common; and whether they are called what no article is.

    That is what readers' comments, tools and lists of other articles are called.
    """
    words = _IN_CLASS.findall(_unhashed(called)) if tag in _BESIDE_TAGS else ()
    first = _NUMBER.sub("", called.split()[0]) if called.strip() else ""
    return f"{tag} {first}", any(word.lower() in _BESIDE for word in words)


@_remembered
def may_head_a_site(tag: str, called: str) -> bool:
    """Whether a part of the page is what a site has on top of every page: its name, the day, links to others."""
    return tag == "header" or (tag in _PARTS and bool(_HEADS.search(_unhashed(called))))


def _unhashed(called: str) -> str:
    return _HASH.sub("", called) if "__" in called else called
