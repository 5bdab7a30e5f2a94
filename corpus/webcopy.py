"""The lines of a page that was copied out of a browser as text → which of them the site puts around its article.

Such a page has its headline above a line of fields with the time of day, which no printed page has, the names of
columns above that, each on a line of its own, and what else one may read below its text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from corpus.lines import Line
from corpus.mainpart import is_sentence
from corpus.mastheads import DAY
from corpus.site_words import is_around_articles, is_menu_word
from corpus.variants import simplified
from corpus.wording import any_of, late

# A line of so few code points is a word of a menu or of a tool.
_WORD = 8
_COLONS = frozenset("：:")
_ENDS, _NO_END = frozenset("。！？；，：、"), frozenset("。；，：、")
# A headline has so many.
_HEADLINE = range(5, 46)
# Fields are no longer, in code points; from them to the text there are at most so many lines, with tools to share it.
_FIELDS, _REACH = 120, 14
# Above fields the headline is among so many lines. Between paragraphs are at most so many captions and headings.
_ABOVE, _GAP = 4, 8
# So many words on lines of their own around an article, so many of them of menus, show that it was copied with its
# site; each counts once, for archives repeat theirs for each of their articles, and fields are none.
_EVIDENCE, _MENU = 8, 3
_TELLS = late(
    rf"(?:[^。！？]{{0,60}}?(?<!\d){DAY}(?:.{{0,3}}?\d{{1,2}}[:：]\d\d|(?=.*(?:来源|稿源|出处|作者|浏览|点击|阅读)))"
    rf"|(?:发布|发稿)(?:时间|日期)\s*[:：]\s*{DAY}).*(?<![。！？])$"
)
# Without these no line of a page is such fields.
_MAY_TELL = late(
    r"\d[:：]\d\d|[来來]源|稿源|出[处處]|作者|[发發][布佈稿][时時日]|[浏瀏][览覽]|[点點][击擊]|[阅閱][读讀]"
)
_OVER = any_of(
    "【?纠错 [【\\[（(]?责?任?编辑?[:：] (?:新闻|网友|热门|最新|全部)?(?:评论|跟[贴帖])"
    " (?:相关|热门|最新|推荐|延伸|更多|精彩)(?:新闻|阅读|推荐|报道|文章|专题|资讯|精彩|内容) 猜你喜欢 为[你您]推荐"
    " 大家都在看 [上下]一[篇条] 分享(?:到|至|让) 版权声明 免责声明 特别声明 声明[:：] 本文来源 关键[词字] 标签[:：]"
    " 打印 举报 阅读原文 点击(?:加载|排行|量) 查看(?:更多|评论) 返回 登录 文明上网 排行榜 热点 本周热门"
)
_CLOSES = late(rf"\s*(?:{_OVER})")
_CLOSES_IN_SENTENCES = late(r"\s*(?:[【\[（(]?责?任?编辑?[:：]|(?:版权|免责|特别)?声明[:：]|本文来源)")
# The way to a page through its site, and fields.
_NO_HEADLINE = late(r".*[>＞»]|(?:来源|稿源|作者|编辑|责编|记者|文|图)\s*[:：/／|｜]|No\.")
# Who wrote the text or took its pictures stands behind it.
_NAMES = late(r"[（(【\[□■].{2,30}[）)】\]]?$|.{0,20}(?:记者|通讯员|供图|摄)\s?.{0,12}$")
# Below the article others are told of in fewer than three paragraphs.
_TEASER = 5
_DASHES = ("—", "―", "--")


@dataclass(frozen=True, slots=True)
class _Copied:
    """An article in its page: its first line, its headline, its fields, the first line of its text, and that behind."""

    opens: int
    headline: int
    fields: int
    text: int
    end: int


class Around(NamedTuple):
    """What stands around the articles of a page: numbers of lines, and why; and which lines are their headlines."""

    lines: dict[int, str]
    headlines: list[int]


def of_the_site(lines: Sequence[Line], page: str, traditional: bool) -> Around:
    """The lines that the site put around its articles; none where the page was not copied so.

    `page` is all of it, and `traditional` says whether it needs a translation.
    """
    if _MAY_TELL.search(page) is None:  # as in most pages
        return Around({}, [])
    texts = [simplified(line.text) if traditional else line.text for line in lines]
    copied = list(_articles(texts))
    if not copied:
        return Around({}, [])
    around, begins = dict[int, str](), 0
    for one in copied:
        around |= dict.fromkeys(range(begins, one.opens), "the site's, above the headline")
        tools = (n for n in range(one.fields + 1, one.text) if _is_tool(texts[n]))
        around |= dict.fromkeys(tools, "the site's, between headline and text")
        begins = one.end
    around |= dict.fromkeys(range(begins, len(lines)), "the site's, below the article")
    words = {texts[n] for n in around if _is_tool(texts[n]) and _COLONS.isdisjoint(texts[n])}
    told = sum(is_sentence(texts[n]) for n in around)
    if len(words) < _EVIDENCE or sum(map(is_menu_word, words)) < _MENU or 2 * told > len(around):
        return Around({}, [])
    return Around(around, [one.headline for one in copied])


def _articles(texts: Sequence[str]) -> Iterator[_Copied]:
    """The articles that have fields with a time of day and a text."""
    prose = [is_sentence(text) for text in texts]
    begins = 0
    for n in _fields(texts, prose):
        headline = next((m for m in range(n - 1, max(n - 1 - _ABOVE, begins - 1), -1) if _may_head(texts[m])), None)
        if n < begins or headline is None:
            continue
        first = prose.index(True, n)
        end, paragraphs = _end(texts, prose, first)
        if texts[headline].startswith(_DASHES) and headline > begins and _may_head(texts[headline - 1]):
            headline -= 1  # a 副题 stands between
        if not begins or 2 * paragraphs > max(end - first, _TEASER):
            over = headline - 1
            stands = over >= begins and _stands_over(texts[over], "".join(texts[first:end]))
            yield _Copied(over if stands else headline, headline, n, first, end)
            begins = end


def _fields(texts: Sequence[str], prose: Sequence[bool]) -> Iterator[int]:
    """The lines of fields that have text soon below them, and no other such line before it."""
    told: int | None = None
    for n, text in enumerate(texts):
        if prose[n] and told is not None:
            yield from (told,) if n - told < _REACH else ()
            told = None
        if _may_tell(text) and _TELLS.match(text):
            told = n


def _end(texts: Sequence[str], prose: Sequence[bool], first: int) -> tuple[int, int]:
    """The first line behind a text, and how many paragraphs it has."""
    last, paragraphs = first, 1
    for n in range(first + 1, len(texts)):
        closes = _CLOSES_IN_SENTENCES if prose[n] else _CLOSES
        if n - last > _GAP or closes.match(texts[n]) or (_may_tell(texts[n]) and _TELLS.match(texts[n])):
            break
        if prose[n]:
            last, paragraphs = n, paragraphs + 1
    closing = last + 1
    while closing < len(texts) and _NAMES.match(texts[closing]):
        closing += 1
    return closing, paragraphs


def _may_tell(text: str) -> bool:
    """Whether a line may be fields, before it is looked at closely."""
    return len(text) <= _FIELDS and _MAY_TELL.search(text) is not None


def _is_tool(text: str) -> bool:
    """Whether a line is a word of a menu, or labels of a site."""
    return (len(text) <= _WORD and text[-1] not in _ENDS) or is_around_articles(text)


def _stands_over(text: str, told: str) -> bool:
    """Whether a line over a headline may be of it: some of its words come back in the text."""
    shared = sum(text[n : n + 2] in told for n in range(len(text) - 1))
    return _may_head(text) and shared >= max(2, len(text) / 5)


def _may_head(text: str) -> bool:
    return (
        len(text) in _HEADLINE
        and text[-1] not in _NO_END
        and sum(map(str.isalpha, text)) >= _HEADLINE.start
        and not _NO_HEADLINE.match(text)
        and not _TELLS.match(text)
        and not is_around_articles(text)
    )
