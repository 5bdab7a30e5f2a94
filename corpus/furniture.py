"""A line → the piece of furniture it is, if any: the first row of the table that the whole line fits."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from corpus.bylines import day_beside, is_byline
from corpus.furniture_rows import TABLE, Piece, Says
from corpus.mastheads import FIGURE, YEAR, is_masthead
from corpus.running_heads import running_head
from corpus.site_words import is_around_articles
from corpus.wording import HAN_NAME as _HAN
from corpus.wording import any_of, anywhere, late


class _Rows(NamedTuple):
    """The rows that need the same of a line, one group each in one pattern, and their numbers in the table."""

    needs: re.Pattern[str]
    shapes: re.Pattern[str]
    numbers: tuple[int, ...]


def _together() -> tuple[_Rows, ...]:
    """The rows of the table as they are tried: those first whose first row stands first."""
    numbers: dict[str, list[int]] = {}
    for number, row in enumerate(TABLE):
        numbers.setdefault(row.needs, []).append(number)
    return tuple(
        _Rows(late(needs), late("|".join(f"({TABLE[n].shape.pattern})" for n in of)), tuple(of))
        for needs, of in numbers.items()
    )


_ROWS = _together()
#: Furniture is brief; a trailer with its title is the longest.
MAX = 160
# 版权所有，未经授权不得转载。 is a sentence and no text; it is brief.
SENTENCE = 48
# The table's rows are dear, and most lines are text. A brief line is tried only if it holds one of these words, a
# longer one only if it begins or ends as furniture of that length does.
BRIEF = 24
_FIELDS = "报纸 报刊 报名 报刊名 报纸名 标签 来源 稿源 浏览量? 点击量? 阅读量? 评论 字数 关键词 频道 日期 时间 专栏 栏目 编辑 责编 当前位置 您的位置"
_WORDS = anywhere(
    r"\d[./．／-]\d [0-9０-９〇○零一二三四五六七八九]\s*年 民国 [A-Z][a-z]{2}\s\d \d\s[A-Z][A-Za-z]{2} [★☆※＊*=＝＿_—－◆◇■□●○◎▲△\-]{2} 版[）)] [★☆※＊*◆◇■□●○◎▲△]\s+[★☆※＊*◆◇■□●○◎▲△]"
    r" 主管 出版 信箱 邮箱 插图 题图 执行 监制 设计 [甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年 今日 \d月\d 版(?:$|[\s：:·(（|｜权式面次名]) 第.{1,4}版 [日晚早晨时商导侨周党市]报 报$ 乡讯$ [报网端线][\s|｜] [周专特副]刊"
    r" © ℃ END End [-—]完 News Daily Post Times Herald Weekly 微[信博] 公众号 扫[码一描] 阅读[原全]文 长按 蓝字 [发]布于 [发]表于 [更]新于 [刊][发登]于 期次 刊期 日\s期 时\s间 版\s[面次名号] [Dd]ate[:：] [Tt]ime[:：] [Pp]age[:：] DATE[:：] 当前[版期] 本期[:：] IP属 审核 审签 签发 监审 [一二三初复终]审 不可点 滑动 轻触 此内容 [>＞»›] 编辑\s 广告 :// www PAGE Page 字[号体] 紧接 推荐 排行 地图 简介 全文库 数据库 报纸阅览 阅报系统 报纸检索 数字报刊 报刊库 主持人 我们 政策 反馈 \d$ 新闻$ 版编辑 第.{1,7}期 农历 夏历 专[页版]$ [报讯][·|｜/／\s] 联合(?:主办|推出|呈现) 共同(?:主办|推出|呈现) 周[一二三四五六日末] [上下][转接] [主出][管办版]\s*[:：] 供稿$ 排[版检] [一二]读 今日\d 中心(?:$|\s) "
    + " ".join(rf"{field}\s*[:：/丨｜|]" for field in _FIELDS.split())
    + r" [（(]附[图照画] 浏览器 分辨率 >> [|｜].*[|｜].*[|｜] 主持 总值班 视觉 编辑\s 广告部 发行部 [报讯]\s+\d{1,2}\s 版次 排行 --> 点赞 纠错 举报 最新 热[点门] enpprop 星期 上一 下一 前一 返回 首页 目录 放大 缩小 默认 打印 朗读 收藏 分享 关闭 字号 pdf PDF 请看 下期 来稿 投稿 下载 往期 回顾 电子报 数字报 导航 导读 相关链接"
    " 相关新闻 相关阅读 相关文章 相关报道 延伸阅读 顶一下 踩一下 发表评论 您是第 欢迎您 欢迎光 欢迎访 宣传部 编辑部 报社 记者站 工作部 委办公室 总工会 文明办 责任编辑 责编 本版 本期 本栏 值班 美编 校对 审校 编审 主编 编委 总编"
    " 组版 监制 终审 检校 刊号 CN 邮发 ICP 授权 Copyright 总第 热线 零售 社址 印刷 策划 出品 制作 统筹 窗口 要目 导览"
)
_WORDS_IN_FRONT = late(
    r"[★☆※＊*◆◇■□●○◎▲△▼▽◀▶]$|[（(].{1,30}[）)]$|\[?\d{1,2}\]?\s|要闻$|本版|\S{2,3}[·|｜/／]\S{2,3}$|[A-Z]{2}|[大中小]\s"
)
_BEGINS = late(
    r"[\[【<《（(«‹←>■□\s]*(?:[A-Z][A-Z]|[A-Z][a-z]+ [A-Z]|第\s*[A-Z\d一二三四五六七八九十]|[A-Z]?\d|"
    + any_of(
        "上一 下一 返回 首页 版面 标题 本版 本期 本栏 责任 责编 版式 美编 校对 审校 值班 执行 主编 编 策划 组版 监制 当前"
        " 您 相关 国内 阅读 点击 热 新闻排行 一周排行 社址 版权 新闻热线 广告 零售 日期 发布 出版 时间 专栏 栏目 往期 数字报 电子报 来源 稿源 浏览"
        " 关键词 标签 分享 阅读 今日导读 本报导读 导读 要目 --> 扫 更多 http www 微信 天气 投稿 来稿 地址 （明日 （下期 明日 下期 本刊 （图片 （照片 图片 照片 （以上"
    )
    + rf")|{_HAN}{{2,9}}[报讯网刊端线][\s|｜·,，、/／]|{_HAN}{{2,8}}\s?[>＞»›]"
)
_ENDS = tuple(
    "宣传部 编辑部 报社 记者站 新闻中心 融媒体中心 工作部 公室 总工会 文明办 主办 合办 联办 协办 策划 出品 推出 出版 版".split()  # noqa: SIM905  # reads as one line
)
# A date in a longer line, as mastheads have it.
_DATED = late(rf"{YEAR}\s*[年./．／-]\s*{FIGURE}{{1,3}}\s*[月./．／-]")
_HOLDS = late(
    any_of(
        r"本版(?:标题|目录|要目|内容|导读|导览)[:：\u3000] 相关阅读\s*[:：]\s*\d 版权 © 刊号 邮发 ICP --> enpproperty content_ node_ 新闻热线 主编 主持 题图 总值班 视觉 版式 责任编辑 分辨率 邮编[:：] [网新]备 未经授权 总第"
    )
)
_BULLETED = late(r"[·•●▪○-]\s*\S.{3,40}$|\d{1,2}[.、]\s*\S.{3,40}$")
LISTED = Piece("navigation", late(""), "one of a list of other articles", Says.LIST)
CONTENTS = Piece("navigation", late(""), "lists the headlines of the page")
SCATTERED = Piece("masthead", late(""), "a part of a date that stands in several lines", Says.DATE)
RECORD = Piece("trailer", late(""), "a part of the e-paper's own record of the article", Says.TRAILER)
REPEATED = Piece("masthead", late(""), "stands above the day of every article here")
_MASTHEAD = Piece("masthead", late(""), "a date apart, and what mastheads carry beside it", Says.DATE)
_LABELS = Piece("navigation", late(""), "what one clicks on, and what else the site has")
_NUMBERED = late(r"[-—－·•\s第]*[A-D]?\d")
_TEXT_ENDS = frozenset("。！？；，、”")


# A link names the headline it leads to, whatever that ends on.
_LINKS = tuple(f"{way}一{what}{colon}" for way in "上下" for what in "篇版条" for colon in "：:")


# Such a line ends as the last of the headlines it lists does.
_LISTS = ("本版标题", "本版目录", "本版要目", "本版内容", "本版导读", "本版导览")


def piece(text: str) -> Piece | None:
    """The furniture this line is, or None. `text` is simplified."""
    if len(text) <= BRIEF:
        return _brief_piece(text)
    ended = text[-1] in _TEXT_ENDS
    if len(text) > (SENTENCE if ended and not text.startswith(_LISTS) else MAX):
        return None
    return _or_by_parts(_row_of(text) if _longer(text, ended) else None, text)


@lru_cache(maxsize=1 << 12)
def _brief_piece(text: str) -> Piece | None:
    """The same for brief lines, of which the pages of a paper repeat many."""
    return _or_by_parts(_row_of(text) if _brief(text, text[-1:] in _TEXT_ENDS) else None, text)


def _or_by_parts(found: Piece | None, text: str) -> Piece | None:
    """What the table found, or what the parts of the line tell, where that says more. Reporters and a day are none."""
    if found is None or found.says is Says.NOTHING:
        head = running_head(text)
        if head and (found is None or head.says is not Says.NOTHING):
            found = head
    if found and found.says is Says.DATE and day_beside(text) and is_byline(text):
        return None
    return found or (_LABELS if is_around_articles(text) else None)


def _row_of(text: str) -> Piece | None:
    """The first row of the table that the line is of, as if they were tried one by one."""
    first = len(TABLE)
    for needs, shapes, numbers in _ROWS:
        if numbers[0] < first and needs.search(text) and (found := shapes.match(text)):
            first = min(first, numbers[(found.lastindex or 0) - 1])
    if first < len(TABLE):
        return TABLE[first]
    return _MASTHEAD if is_masthead(text) else None


def _brief(text: str, ended: bool) -> bool:
    if ended:
        return "版权" in text or text.startswith(_LINKS)
    return bool(_WORDS_IN_FRONT.match(text) or _WORDS.search(text)) or (len(text) <= 14 and bool(_NUMBERED.match(text)))


def _longer(text: str, ended: bool) -> bool:
    if text.startswith(_LINKS) or _HOLDS.search(text):
        return True
    return not ended and bool(_BEGINS.match(text) or text.endswith(_ENDS) or _DATED.search(text))


def listed(text: str) -> Piece | None:
    """The furniture that a line right below 相关阅读： is, when it is one of a list."""
    return LISTED if _BULLETED.match(text) and text[-1] not in _TEXT_ENDS else None
