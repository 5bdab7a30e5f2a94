"""What the tags and the classes of a web page's blocks say of what stands in them."""

from __future__ import annotations

import re

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
            r"(?:title|ti|bt|biaoti|headline)|kicker|eyebrow|(?:^|\s)(?:deck|dek|standfirst|strapline|subhead(?:ing)?)(?:$|\s)",
            re.I,
        ),
        Hint.HEAD,
    ),
    (
        late(r"(?:^|[\s_-])(?:main|art(?:icle)?|news|doc|zhu)?[_-]?(?:title|headline|biaoti|bt)(?:$|[\s_-])", re.I),
        Hint.TITLE,
    ),
    (
        late(r"caption|(?:^|[\s_-])(?:tu|pic|photo|img|image)[_-]?(?:shuo|zhu|desc|text|info|note|explain|memo)", re.I),
        Hint.CAPTION,
    ),
    (late(r"(?:^|[\s_-])(?:author|byline|writer|reporter|zuozhe|zz)(?:$|\s)", re.I), Hint.BYLINE),
)
_PARTS = frozenset({"div", "section", "ul", "ol", "dl"})
_MORE = late(
    r"(?:^|[\s_-])(?:more|related|relevant|recommend\w*|tuijian|xiangguan|sidebar|breadcrumbs?|hotnews|ranking)(?:$|[\s_-])"
    r"|(?:^|\s)(?:nav\w*|menu|tabs|top-?bar|tool-?bar|share|share-?bar|foot(?:er)?|copyright|crumbs?|place|comments?|pinglun"
    r"|comment-?list|rank\w*|login|qr-?code|feedback|(?:new)?digg\w*)(?:$|\s)",
    re.I,
)
_HEADS = late(r"(?:^|\s)(?:(?:site|page)[_-]?)?(?:header|banner|masthead|top)(?:$|\s)", re.I)
# What builds of today add to a class: headline__2xKq. Of article__title the second part is a word.
_HASH = late(r"__(?=\w*[A-Z\d])\w{1,8}(?=\s|$)")
# What a field for authors holds besides names: 作者：方远 来源：晚报 2026-07-03.
_MORE_THAN_NAMES = late(r"\d|来源|编辑|责编|浏览|點擊|点击")
#: Names are no longer, in code points.
NAMES = 40


def hint(tag: str, called: str) -> Hint:
    """What a block is by its tag, or by its class and its id."""
    if tag in _HINTS:
        return _HINTS[tag]
    called = _unhashed(called)
    return next((hint for shape, hint in _CLASSES if shape.search(called)), Hint.NONE) if called.strip() else Hint.NONE


def holds(hint: Hint, text: str) -> bool:
    """Whether a text may be what its block is called: where more than names stands in a field for these, it is not."""
    return hint is not Hint.BYLINE or (len(text) <= NAMES and not _MORE_THAN_NAMES.search(text))


def may_lead_elsewhere(tag: str, called: str) -> bool:
    """Whether a part of the page is called what lists of other articles are called."""
    return tag in _PARTS and bool(_MORE.search(_unhashed(called)))


def may_head_a_site(tag: str, called: str) -> bool:
    """Whether a part of the page is what a site has on top of every page: its name, the day, links to others."""
    return tag == "header" or (tag in _PARTS and bool(_HEADS.search(_unhashed(called))))


def _unhashed(called: str) -> str:
    return _HASH.sub("", called) if "__" in called else called
