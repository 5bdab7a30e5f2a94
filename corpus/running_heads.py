"""A line of parts → the running head or foot of a page that it is, where every part is one that such lines have.

Papers print the day, the number and the name of the page, who made it and how to reach them in one line, in an
order and with names of their own: 清溪日新　2021年6月17日　05　周末特写, 编辑 柳惟 / 组版 阿方, 滨海日报 第4版 投稿
a@b.cn. No table has all of these, but each part is one of few kinds; what is of none may name a paper or a page.
"""

from __future__ import annotations

from corpus.furniture_rows import Piece, Says
from corpus.mastheads import DAILY, DAY, DUTY, KIND, LUNAR, MONTH_DAY, SECTION, SHORT_DAY, WEEK
from corpus.surnames import SURNAMES
from corpus.wording import HAN_NAME, any_of, late

#: No such line is longer, in code points, nor of more parts.
LONGEST, PARTS = 90, 12
#: So many parts may be names that nothing tells.
NAMES = 2

_DUTIES = any_of(
    f"{DUTY} 本[版期]编辑 (?:本版|栏目)主持人? 编辑 设计 美术 视觉 制图 初审 复审 审读 审稿 校读 校检 组稿 统筹 策划"
    " 值班 主持人? 执行 录入 见习"
)
_PERSON = rf"(?:[{''.join(sorted(SURNAMES))}阿老小][ \u3000]?{HAN_NAME}{{1,2}}|{HAN_NAME}{{2,3}})"
_OURS = any_of(
    "新闻热线 报料热线 爆料热线 读者热线 投稿信箱 投稿邮箱 投稿 来稿 社址 本报[社地]址 广告 发行 订阅 征订 定价 零售"
)
_REACHED = any_of("热线 电话 传真 信箱 邮箱 地址 网址 邮编 QQ群? 微信 E-?mail e-?mail 通[信讯]处")
_NUMBER = r"(?:(?:https?://|www\.)[!-~]+|[\w.-]+@[\w.-]+|0\d{2,3}-?[\d×]{6,8}|[\d×*]{7,11})"
_END = r"(?=[\s|｜·•/／│,，、;；>＞»›]|$)"
_PART = late(
    rf"(?P<day>(?:{DAY}|{SHORT_DAY})(?:\s?(?:出版|出刊))?{_END})"
    rf"|(?P<folio>(?:第\s?[A-D]?\d{{1,3}}\s?版|第[一二三四五六七八九十]{{1,3}}版|[A-D]?\d{{1,2}}版|[一二三四五六七八九十]{{1,3}}版|[A-D]\d{{1,2}}"
    rf"|{HAN_NAME}{{2,4}}[A-D]\d{{1,2}}|头版){_END})|(?P<number>0\d{_END})"
    rf"|(?P<issue>(?:总?第\s?[\d,]{{1,7}}\s?[期号]|[今本][日期]\s?[\d一二三四五六七八]{{1,2}}\s?版|[共全]\s?\d{{1,2}}\s?[版页篇]){_END})"
    rf"|(?P<duty>{_DUTIES}\s?[:：/／]?\s?{_PERSON}(?:[、\s](?!{_DUTIES}){_PERSON})?{_END})"
    rf"|(?P<ours>{_OURS}\s?(?:[:：]\s?[^\s|｜]{{2,24}}|{_NUMBER}){_END}|(?:法律顾问|承印)\s?[:：]?\s?{HAN_NAME}{{4,16}}{_END})"
    rf"|(?P<reached>(?:{_REACHED}\s?[:：]?\s?)?{_NUMBER}{_END}|{_REACHED}\s?[:：]\s?[^\s|｜]{{2,24}}{_END})"
    rf"|(?P<around>(?:{WEEK}|{LUNAR}|{MONTH_DAY}|{SECTION}{{1,2}}版?|返回目录|返回首页|[上下]一[版期篇]"
    rf"|(?:来源|稿源|浏览|点击)\s?[:：]\s?[^\s|｜]{{1,16}}"
    rf"|(?:上接|下转|紧接)第?[A-D]?\d{{1,2}}版|本版(?:图片|照片|稿件)[^\s|｜。]{{2,20}}|每(?:周|旬|月|逢)[^\s|｜。]{{0,10}}出[版刊]|广告|征订|发行){_END})"
    rf"|(?P<hour>\d{{1,2}}:\d\d(?::\d\d)?{_END})"
    rf"|(?P<paper>{HAN_NAME}{{2,8}}(?:{DAILY}|{KIND}|[晚早周日]刊|周末|乡讯|社|数字报|编辑部)(?:编印|主办|出版)?{_END})"
    rf"|(?P<name>{HAN_NAME}{{2,6}}(?:·{HAN_NAME}{{2,6}})?(?=[\s|｜•/／│,，、;；>＞»›]|$))"
)
_BETWEEN = late(r"[\s|｜·•/／│,，、;；>＞»›—–-]*")
# What sets parts apart as no words are: A4 纸为何涨价 is a headline.
_APART = late(r"\u3000|  |[|｜/／]")
_STRONG = frozenset({"day", "folio", "issue", "duty", "reached", "ours"})
_OF_PAPERS = frozenset({"paper", "duty", "issue", "ours"})

DATED = Piece("masthead", late(""), "the day of the page, and what running heads have beside it", Says.DATE)
NUMBERED = Piece("folio", late(""), "the number of the page, and what running heads have beside it", Says.PAGE)
NAMED = Piece("papers", late(""), "the name of the paper, and the weekday or the name of the page", Says.WEEKDAY)
MADE = Piece("imprint", late(""), "the number of the page, and who made it or how to reach them", Says.PAGE)
CONTENTS = Piece("navigation", late(""), "the pages of the paper")
OTHER = Piece("imprint", late(""), "who made the page and how to reach them, as a running foot has it")


# Amid a page such a line may be a headline: 07 特别报道. Within so many lines from its top it is none.
TOP = 3
_TOP = late(
    rf"(?:0\d|[A-D]\d{{2}}|[A-D]\d(?=\u3000|  ))[\s\u3000]+{HAN_NAME}{{2,8}}(?:[·\s\u3000]{HAN_NAME}{{2,6}}){{0,3}}$"
)


def numbers_the_page(text: str) -> bool:
    """Whether a line at the top of a page is the number and the name of the page.

    >>> [numbers_the_page(line) for line in ("07 特别报道", "A06 县域·泉港", "18 岁的村官", "A4 纸为何涨价")]
    [True, True, False, False]
    """
    return _TOP.match(text) is not None


def running_head(text: str) -> Piece | None:
    """The running head or foot that a line is, or None. `text` is simplified.

    >>> running_head("清溪日新　2021年6月17日　05　周末特写") is DATED, running_head("西坪镇　王小明　12")
    (True, None)
    """
    if len(text) > LONGEST:
        return None
    kinds = _kinds(text)
    strong = [kind for kind in kinds if kind in _STRONG]
    names = kinds.count("name")
    certain = len(kinds) - names - kinds.count("number") - kinds.count("hour")
    if not names and {*kinds} == {"paper", "around"}:
        return NAMED
    if len(kinds) < 2 or not certain or names > NAMES or kinds.count("day") > 1 or kinds.count("hour") > 1:
        return None
    if kinds.count("folio") > 1:
        return CONTENTS
    # a day beside names may sign a text, a number beside them count winners, a task beside them be anybody's
    if "day" in strong:
        return DATED if len(kinds) - names > 1 else None
    if "folio" in strong or "number" in kinds:
        told = certain > 1 or "paper" in kinds or _APART.search(text)
        return (MADE if {"duty", "reached", "ours"} & {*strong} else NUMBERED) if told else None
    return OTHER if strong and certain > max(names, 1) and not _OF_PAPERS.isdisjoint(kinds) else None


def _kinds(text: str) -> list[str]:
    """The kinds of the parts of a line, one by one; none where something else stands in it."""
    at = 0
    kinds: list[str] = []
    while at < len(text):
        found = _PART.match(text, at)
        if found is None or len(kinds) == PARTS:
            return []
        kinds.append(found.lastgroup or "")
        between = _BETWEEN.match(text, found.end())
        at = between.end() if between else found.end()
    return kinds
