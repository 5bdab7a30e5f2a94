"""What a page carries that is no article: mastheads, folios, navigation, imprints. One table, a reason beside each."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from corpus.mastheads import (
    BETWEEN,
    COMPACT_DAY,
    DAILY,
    DAY,
    DUTY,
    FIGURE,
    FOLIO,
    ISSUE,
    KIND,
    LUNAR,
    MONTH_DAY,
    PAPER,
    PAPER_ALONE,
    PART,
    PRINTED,
    SECTION,
    SHORT_DAY,
    SIGN_OF_DAY,
    SIGN_OF_FOLIO,
    UNTIL,
    WEEK,
    YEAR,
)
from corpus.surnames import SURNAMES
from corpus.wording import HAN_NAME as _HAN
from corpus.wording import any_of, late

_SISTER = rf"(?:{PAPER}|{any_of('数字报 电子报 首页 客户端 微博 微信')})"
_PAGES_NAMED = r"[A-Z]?\d{1,2}(?:\s*[、,，—~～至-]\s*第?[A-Z]?\d{1,2})*"
# No word is made of others: a line of them can be cut in one way only, or the pattern would try them all.
_CLICK = any_of(
    "[上下前后]一?[篇版页期条] 上一 下一 返回 目录 回?首页 头版 加入 本文 顶部 列表 版面(?:概览|图)? 标题 导航 本版 新闻 往期 回顾"
    " 数字报 电子报 报纸 按日期(?:检索|查询) 分享到? 微信 微博 QQ 人人网 朋友圈 空间 放大 缩小 默认 打印 朗读 收藏 关闭 字号 字体 [大中小]"
    " pdf PDF 下载 查看 原图 本页 窗口 版次 (?:新浪)?微博 好友 复制(?:链接)? 纠错 举报 点赞 在看 转发 推荐"
)
_SITE = any_of(
    "推荐阅读 热门推荐 热点推荐 热[点门](?:排行|文章|新闻|内容|推荐) 顶一下 踩一下 发表评论 最新(?:文章|新闻) 点击排行 版权声明 网站地图 网站简介 设为首页 加入收藏 关于我们 联系我们 隐私政策 意见反馈"
)
_EDGES = r"[\[\]【】《》<>()（）«»‹›←→▲▼☆★＜＞\s|｜·:：+＋-]*"
_WEB_FIELDS = (
    rf"(?:(?:{PRINTED}|版[次面名]|报纸名称?|来源|稿源|作者|编辑|责任编辑|浏览(?:次数|量)?|点击(?:次数|量|率)?|阅读(?:次数|量)?|评论|字号|字体|分享|打印)"
    r"\s*[:：]\s*(?:第?[A-Z]?\d{1,3}版\s[^\s，。:：]{2,10}(?=\s|$)|[^\s，。]{1,16})(?:\s\d{1,2}:\d\d(?::\d\d)?|(?:\s[大中小])+)?[\s|｜]*){2,8}"
)
# What a site prints in one line below the headline: when, from where, and what to click on.
_WEB_FIELD = r"(?:来源|稿源|作者|责?任?编辑|责编|浏览[次数量]*|点击[次数量率]*|阅读[次数量]*|评论[数量]?|字数)\s*[:：]\s*[^\s|｜【\[：:]{1,16}"
_WEB_LINE = rf"(?:{PRINTED}\s*[:：]\s*)?{DAY}(?:\s*\d{{1,2}}:\d\d(?::\d\d)?)?(?:{_EDGES}(?:{_CLICK}|{_WEB_FIELD})(?=[\W\s]|$)){{1,16}}{_EDGES}"
_OFFICE = rf"{_HAN}{{2,16}}{any_of('宣传部 编辑部 报社 记者站 新闻中心 融媒体中心 工作部 委办公室 总工会 文明办')}"
_DUTY_HERE = r"(?:本[版期栏]|值班|责任|执行)\s*(?:责任)?" + any_of(
    "编辑 责编 编审 校对 版式 美编 组稿 组版 策划 主编 编委 总编辑? 主任 制图 绘图 插图 统筹 设计 排版 摄影"
)
_PARTICULARS = any_of(
    r"© 国内统一(?:连续出版物|刊)号 CN\s*\d{2}-\d{4} 邮发代号 ICP备 [网新]备\d{4} 版权所有 版权声明[:：] 未经.{0,4}[授许][权可] Copyright 总第\s*\d+\s*期"
    r" 今日\d+版 新闻热线"
    r" 广告热线 零售价\s*[:：每\d] 社址 印刷厂"
)


class Says(Enum):
    """What a piece of furniture tells about the articles beside it."""

    NOTHING = "nothing"
    DATE = "the date"
    MONTH_DAY = "the month and the day"
    PAGE = "the page"
    WEEKDAY = "the weekday"
    TRAILER = "date, page and title of the article above"
    COLUMN = "that an article begins"
    FIELDS = "the date and the page, where these are among fields"
    ADDRESS = "the date, where the address of the page has it"
    PICTURE = "that the text of a picture stands below"
    LIST = "that other articles are listed below"


@dataclass(frozen=True, slots=True)
class Piece:
    """A shape of furniture: its name, the whole line it is, why it is none of the text, and what it tells.

    No line is of it that does not hold what it `needs`, a pattern to be searched for.
    """

    name: str
    shape: re.Pattern[str]
    reason: str
    says: Says = Says.NOTHING
    needs: str = ""


def _row(name: str, reason: str, shape: str, says: Says = Says.NOTHING, needs: str = "") -> Piece:
    return Piece(name, late(rf"(?:{shape})$"), reason, says, needs)


# What a line must hold to be of some of the rows. The shapes take 150 ms to compile, most of it for dates: they wait for
# lines that hold what they need. A new row may need nothing, but then every page waits for it; a row whose shape is made
# wider may need less.
_FOLIO = rf"{SIGN_OF_FOLIO}|PAGE|[Pp]age|要闻"
_TRAILER = rf"enpproperty|<founder-|-->|标题[:：]|(?:content|node)_|(?:{SIGN_OF_DAY}).*[\]】）]$"
_DAY_AND_FOLIO = rf"(?=.*(?:{SIGN_OF_FOLIO}))(?=.*(?:{SIGN_OF_DAY}))"
_DAY_AND_COLON = rf"(?=.*[:：])(?=.*(?:{SIGN_OF_DAY}))"
_DAY_FIRST = rf"^(?:.*(?:日期|时间)\s*[:：]\s*)?(?:公元|公历|中华|民国|{YEAR}\s*[年./．／-]|(?=.*\s\d{{4}})[A-Za-zſ\d])"
_FIELD_OF_DAY = "日\\s?期|时\\s?间|刊期|本期|当前期|期次|[Dd]ate|DATE|[Tt]ime"
# Days that lead to others, days without marks, numbers of issues.
_DAYS = rf"(?:[月./．／]|[年./．／-]\s*{FIGURE}{{1,3}}\s*-)\s*{FIGURE}{{1,3}}\s*日?\s?[—–~～至-]|\s\d{{4}}\s?[—–~～至-]"
_COMPACT = r"\d{8}"
_ISSUE = r"第\s?\d{1,5}\s?[期号]\s*[（(]?\d"
_MONTH_DAY = r"(?=.*[版期周拜报A-Z|｜·]).*\d月\d"
_PAPER = "[报讯刊网]|在线|客户端|首页|微[博信]"
_COLON = r"[:：/／】\]>〉]"
_WAY = "[>＞»›]|首页|位置"
_DUTY = "[编审校版监读签班任行本持觉统]"
_DUTIES = any_of(
    f"{DUTY} 总值班 值班编辑 首席编辑 编辑 主持人? 视觉 题图 插图 版式 制图 组稿 统筹 策划 审读 美术 图编 组版"
)
_CONTACT = any_of("热线 邮箱 信箱 投稿信箱 投稿邮箱 投稿 电话 传真 QQ")
_NAME = rf"(?:{_HAN}{{2,4}}|{_HAN}[ \u3000]{_HAN})(?=[\s|｜、]|$)"
_ELSEWHERE = "[转接见刊]"
_PARTED = "[·|｜/／]"
_NUMBERED_FIRST = r"[\d版][:：]?\s"
_MADE = "[主办管版印划出呈制]"
_REACHED = "箱|稿|热线|电话|垂询|QQ|址"
_OFFICES = "部|报社|站|中心|公室|工会|文明办"
_ISSUE_OR_MOON = "期|历|[子丑寅卯辰巳午未申酉戌亥]年"


#: Tried in this order; the first that matches the whole line names it.
TABLE = (
    _row(
        "trailer", "the e-paper's own record of the article",
        rf".*(?:/?enpproperty|<founder-).*|-->\s*{DAY}.{{4,120}}|.{{4,80}}{DAY}.{{0,40}}-->|[^。]{{4,60}}\s[\[【]{DAY}[\s|｜·]*{FOLIO}[\]】]"
        rf"|[\[【（]{_HAN}{{2,8}}\s+{DAY}\s+{FOLIO}\s+.{{4,60}}[\]】）]|标题[:：]\s*.{{2,60}}\s(?:版[次面名]|作者|日期)\s*[:：].{{1,60}}|(?:.{{0,60}}\s)?(?:content|node)_[\w-]+\.s?html?\s+\d+(?:\s+.{{1,60}})?",
        Says.TRAILER,
        needs=_TRAILER,
    ),
    _row(
        "masthead", "a date with nothing but paper, weekday or page beside it",
        rf"(?=.*(?:{DAY}|{SHORT_DAY}.*{FOLIO}|{SHORT_DAY}\s*{WEEK})){BETWEEN}(?:{PART}{BETWEEN}){{1,8}}", Says.DATE,
        needs=SIGN_OF_DAY,
    ),
    _row(
        "masthead", "a date and the number of the page, and names beside them",
        rf"(?=.*{DAY})(?=.*{FOLIO})(?:(?:{DAY}|{WEEK}|{FOLIO}|{_HAN}{{2,12}}(?=[\s|｜·]|$))[\s|｜·]*){{2,8}}", Says.DATE,
        needs=_DAY_AND_FOLIO,
    ),
    _row("masthead", "a date, a name and the number of the page", rf"{DAY}\s*{_HAN}{{2,8}}[\s·|｜]*{FOLIO}", Says.DATE, needs=_DAY_AND_FOLIO),
    _row("masthead", "the field for the date", rf"(?:{PRINTED}\s*[:：]|[【\[<〈]{PRINTED}[】\]>〉][:：=]?)\s*(?:{DAY}|{COMPACT_DAY}).{{0,9}}", Says.DATE, needs=_FIELD_OF_DAY),
    _row("date field", "month and day, and the hour", rf"{MONTH_DAY}\s+\d{{1,2}}:\d\d(?::\d\d)?", Says.MONTH_DAY, needs=r"日\s+\d"),
    _row("masthead", "when it was put out", rf"(?:发表|发布|刊发|更新|刊登)于\s?[:：]?\s?{DAY}(?:\s+\d{{1,2}}:\d\d(?::\d\d)?)?", Says.DATE, needs="[表布发新登]于"),
    _row("date field", "the field for month and day", r"(?:年份?\s*[:：]\s*\d{4}年?\s+)?日\s?期\s*[:：]\s*\d{1,2}[-./月]\d{1,2}日?(?:\s+年份?\s*[:：]\s*\d{4}年?)?", Says.MONTH_DAY, needs=_FIELD_OF_DAY),
    _row("masthead", "the days that a weekly is for, and beside them its name or number", rf"(?=.*(?:{ISSUE}|{FOLIO}|{WEEK}|{DAILY}|周[报刊]))(?:{PART}{BETWEEN}){{0,4}}{DAY}{UNTIL}{BETWEEN}(?:{PART}{BETWEEN}){{0,5}}", Says.DATE, needs=_DAYS),
    _row("masthead", "a date without marks, and the page", rf"(?:{PAPER}\s*)?{COMPACT_DAY}(?:[\s|｜·_-]*(?:{FOLIO}|{WEEK}))*", Says.DATE, needs=_COMPACT),
    _row("masthead", "the number of the issue, and when it came out", rf"(?:{PAPER}\s*)?{YEAR}年?\s?总?第\s?\d{{1,5}}\s?[期号]\s*[（(]?{MONTH_DAY}(?:出版|出刊)?[)）]?(?:{BETWEEN}{PART}){{0,4}}", Says.DATE, needs=_ISSUE),
    _row("masthead", "a date, the number of the page and what follows of it", rf"{DAY}\s*{FOLIO}面?[的\s]*(?:所有|全部)[文内][章容](?:内容)?", Says.DATE, needs=_DAY_AND_FOLIO),
    _row(
        "masthead", "day and hour, and whose site it is",
        rf"{DAY}\s+\d{{1,2}}:\d\d(?::\d\d)?\s+{_HAN}{{2,10}}[网报社台](?:\s+(?:阅读|浏览|点击)[次数量]{{0,2}}\s*[:：]\s*\d+)?", Says.DATE,
        needs=_DAY_AND_COLON,
    ),
    _row("source", "what was done with the page later", r"(?:打印|下载|采集|抓取|入库)(?:日期|时间)\s*[:：].{1,30}", needs=_FIELD_OF_DAY),
    _row("folio", "the field for the page", r"(?:(?:(?:当前|所在|所属)?版\s?[面次名号]?|[Pp]age(?:[_-]?[Nn]o)?)\s*[:：]|[【\[<〈]版[面次名号][】\]>〉][:：=]?)\s*.{1,24}", Says.PAGE, needs=_FOLIO),
    _row("page number", "a page number between dashes", rf"[-—－=·\s]+{FOLIO}\s*[-—－=·]+", Says.PAGE, needs=_FOLIO),
    _row(
        "folio", "a page number",
        rf"(?:{PAPER}\s*)?{FOLIO}\s*(?:[（(][^）)]{{0,16}}[）)])?"
        rf"(?:(?:\s*[:：·|｜]\s*|\s+)[\u4e00-\u9fff·／/]{{2,10}}|{SECTION}+)?",
        Says.PAGE,
        needs=_FOLIO,
    ),
    _row(
        "folio", "the name of the page and its number",
        rf"(?:{PAPER}\s*[·|｜/／\s]\s*)?{_HAN}{{2,8}}\s*[·|｜/／]\s*{FOLIO}", Says.PAGE,
        needs=_FOLIO,
    ),
    _row("folio", "the name of the paper or of the page beside its number", rf"{_HAN}{{2,8}}\s+{FOLIO}(?:\s+{_HAN}{{2,6}})?", Says.PAGE, needs=_FOLIO),
    _row("folio", "the names of the supplement and of the page", rf"{_HAN}{{2,8}}\s*[·|｜/／]\s*{_HAN}{{2,4}}[\s|｜·]+{FOLIO}", Says.PAGE, needs=_FOLIO),
    _row(
        "folio", "the names of the paper and of the page",
        rf"{_HAN}{{2,6}}(?:{DAILY}|{KIND}|讯)\s*[·|｜/／\s]\s*(?:{_HAN}{{2,3}})?(?:{SECTION}{{1,2}}|周[一二三四五六日末]?刊|专[页版刊]|[副特]刊)(?:\s+\d{{1,2}})?",
        Says.PAGE,
        needs=_PAPER,
    ),
    _row("folio", "the name of the paper, in Chinese and in Latin capitals", rf"{PAPER}\s+[A-Z][A-Z .&'·-]{{5,}}", needs=_PAPER),
    _row("folio", "a page number", rf"(?:{FOLIO}\s*)?(?:PAGE|Page)\s*\d{{1,3}}|[头一二三四五六七八]版|要闻", Says.PAGE, needs=_FOLIO),
    _row(
        "folio", "the page's number beside its name",
        rf"(?:\d{{1,2}}|[A-D]\d{{1,2}})[\s|｜·:：]+(?:本[省市县区地港埠])?{SECTION}{{1,2}}版?|[A-D]\d{{1,2}}[\s|｜·]+(?:{_HAN}{{2}}|{_HAN}{{4}})|{SECTION}{{1,2}}版?\s*[·|｜\s]\s*[A-Z]?\d{{1,2}}", Says.PAGE,
    ),
    _row("folio", "a name made of names of pages", rf"{SECTION}新闻|图片新闻"),
    _row("folio", "the number of the issue, or the day by the moon", rf"总?第\s*[\d,]{{2,7}}\s*期|(?=农历|夏历|[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年){LUNAR}", needs=_ISSUE_OR_MOON),
    _row("folio", "the names of the paper and of the page", rf"{_HAN}{{2,6}}{DAILY}\s*[·|｜/／]\s*{_HAN}{{2,6}}(?<!报)", needs=_PAPER),
    _row("folio", "the two halves of the name of a page", rf"{SECTION}\s*[·|｜/／]\s*(?:{SECTION}|{_HAN}{{2}})版?", needs=_PARTED),
    _row("folio", "the names of the paper and of the supplement", rf"{_HAN}{{2,6}}\s*[·|｜/／]\s*(?:副刊|周刊|专刊|特刊|专版|文艺|文学)", needs=_PARTED),
    _row(
        "folio", "the name of the paper in Latin letters, and that of the page",
        rf"[A-Z][A-Za-z ]{{2,24}}{any_of('News Daily Post Times Herald Weekly')}(?:\s*[·|｜/／]?\s*{_HAN}{{2,8}})?",
    ),
    _row("folio", "the name of the supplement alone", rf"{_HAN}{{2,6}}(?:副刊|周刊|专刊|特刊)"),
    _row("folio", "the name of the paper and of the page", rf"{PAPER}\s*{_HAN}{{2,4}}(?:[版刊]|专刊|特刊|周刊)", needs=_PAPER),
    _row(
        "folio", "the name of the paper, that of the page and its number, in whatever order",
        rf"(?=(?:.*\s)?{FOLIO}(?:\s|$))(?=(?:.*\s)?{_HAN}{{1,7}}[报讯刊](?:\s|$))(?:(?:{FOLIO}|{_HAN}{{2,6}}|{_HAN}{{2,7}}[报讯刊])(?:[\s|｜·]+|$)){{3}}", Says.PAGE,
        needs=_FOLIO,
    ),
    _row("folio", "the number of the page and its name, and what one clicks on", rf"{FOLIO}\s*[:：·|｜\s]\s*{_HAN}{{2,8}}(?:{_EDGES}{_CLICK}){{1,6}}{_EDGES}", Says.PAGE, needs=_FOLIO),
    _row("column", "the field for the column, above each article", r"(?:专栏|栏目)\s*[:：].{0,40}", Says.COLUMN, needs=_COLON),
    _row("picture", "notes that a picture was printed", r"[（(]附(?:图片?|照片|图表|画)[^（）()。]{0,6}[)）]", Says.PICTURE),
    _row(
        "date field", "month and day, with nothing but paper and weekday beside them",
        rf"(?=.*{MONTH_DAY})(?=.*(?:{WEEK}|{DAILY}|{FOLIO}))(?:(?:{PAPER_ALONE}|{WEEK}|{FOLIO}|{MONTH_DAY}|{LUNAR}|{YEAR}(?!\d))[\s|｜·,，、]*){{2,5}}", Says.MONTH_DAY,
        needs=_MONTH_DAY,
    ),
    _row(
        "date field", "month and day, weekday, the number of the page and names",
        rf"(?=.*{MONTH_DAY})(?=.*{WEEK})(?:(?:{MONTH_DAY}|{WEEK}|\d{{2}}|{_HAN}{{2,8}})(?=[\s|｜·]|$)[\s|｜·,，]*){{4,6}}", Says.MONTH_DAY,
        needs=_MONTH_DAY,
    ),
    _row(
        "date field", "month and day, weekday and page, and names beside them",
        rf"(?=.*{MONTH_DAY})(?=.*{WEEK})(?=.*{FOLIO})(?:(?:{MONTH_DAY}|{WEEK}|{FOLIO}|{LUNAR}|{_HAN}{{2,8}}(?=[\s|｜·]|$))[\s|｜·,，]*){{3,7}}", Says.MONTH_DAY,
        needs=_MONTH_DAY,
    ),
    _row("weekday", "a weekday alone", WEEK, Says.WEEKDAY),
    _row("papers", "the name of a paper alone", rf"《{PAPER_ALONE}》|(?:{PAPER_ALONE}|侨乡报|{_HAN}{{2,4}}乡讯)(?:数字报|电子报|电子版|多媒体数字报)?", needs=_PAPER),
    _row("papers", "names of papers and nothing else", rf"{_SISTER}(?:[\s|｜·、>＞/]+{_SISTER}){{1,12}}", needs=_PAPER),
    _row(
        "papers", "names of papers, and where else one may go",
        rf"(?=(?:.*{DAILY}(?=[\s|｜·]|$)){{2}}){_HAN}{{2,8}}(?:[\s|｜·、>＞/]+{_HAN}{{2,8}}){{1,12}}"
        rf"|(?={_HAN}{{2,6}}报[\s|｜·])(?=.*\s{_HAN}{{0,6}}(?:[讯网报刊]|周末|客户端|首页)(?=[\s|｜·]|$)){_HAN}{{3,7}}(?:[\s|｜·、>＞/]+{_HAN}{{2,8}}){{2,12}}",
        needs=_PAPER,
    ),
    _row(
        "papers", "names of what a paper makes, and where else one may go",
        rf"(?={_HAN}{{2,6}}[报讯刊][\s|｜·])(?=.*[\s|｜·]{_HAN}{{0,6}}(?:客户端|电子版|数字报|首页|往期回顾|视频号?|手机报|论坛)(?=[\s|｜·]|$)){_HAN}{{3,7}}(?:[\s|｜·、>＞/]+{_HAN}{{2,8}}){{2,12}}",
        needs=_PAPER,
    ),
    _row("papers", "the name of the paper in Latin capitals", r"[A-Z][A-Z .&'·-]{5,}"),
    _row(
        "source", "a field of the web page",
        r"[【\[（(]?(?:本文)?" + any_of("来源 稿源 浏览[量次]?数? 点击[量次]?数? 阅读[量次]?数? 评论 字数 关键词 频道 标签") + r"\s*[:：】\]>〉].{1,30}",
        Says.FIELDS,
        needs=_COLON,
    ),
    _row("masthead", "fields of the web page in one line, the date among them", rf"(?=[^:：]*[:：])(?=.*{DAY}){_WEB_FIELDS}", Says.DATE, needs=_DAY_AND_COLON),
    _row("source", "fields of the web page in one line", _WEB_FIELDS, Says.MONTH_DAY, needs=_COLON),
    _row("masthead", "day and hour, and what the web page has beside them", _WEB_LINE, Says.DATE, needs=_DAY_FIRST),
    _row(
        "masthead", "whose account it is, and when it was sent",
        rf"(?!.*(?:记者|通讯员|作者))(?:(?:原创|转载|首发)\s+)?(?:{_HAN}{{2,12}}\s+){{1,3}}{DAY}\s+\d{{1,2}}:\d\d(?::\d\d)?(?:\s+(?:发表于\s*)?{_HAN}{{2,6}})?",
        Says.DATE,
        needs=_DAY_AND_COLON,
    ),
    _row("navigation", "other articles are listed below", r"[■●◆·\s]?(?:相关(?:链接|新闻|阅读|报道|文章)|推荐阅读|热门推荐|延伸阅读|更多新闻)\s*[:：]?", Says.LIST),
    _row(
        "navigation", "how often the page was read and liked",
        r"(?:[\[【][^\[\]【】]{2,50}[\]】]\s*)?(?:(?:相关阅读|阅读|浏览|点击|点赞|赞|收藏|评论|转发|分享|在看)[量数次]?\s*[:：]?\s*\d+万?次?[\s|｜·,，]*){1,6}",
    ),
    _row("navigation", "whose library of newspapers it is", rf"{_HAN}{{2,16}}(?:全文库|数据库|报纸阅览|阅报系统|报纸检索|数字报刊|报刊库)(?:[（(]{_HAN}{{2,6}}[)）])?"),
    _row("navigation", "what the site wants of a browser", r"建议使用.{0,12}(?:浏览器|IE|分辨率).{0,30}|[^。]{0,8}请使用[^。]{2,24}(?:浏览器|分辨率)[^。]{0,12}|(?:最佳)?(?:浏览|分辨率)[^。]{0,12}\d{3,4}\s?[×xX*]\s?\d{3,4}.{0,12}"),
    _row("navigation", "the pages of the paper", rf"(?:第?[A-Z]?\d{{1,3}}版?\s*[:：]\s*{_HAN}{{2,8}}[\s|｜、·]*){{2,24}}", needs=_COLON),
    _row("navigation", "the headlines of the page", r"本版(?:标题|目录|要目|内容|导读|导览)\s*[:：].{2,150}", needs=_COLON),
    _row("navigation", "the headlines of the page", r"[【\[]?(?:本[版期]|今日|本报)?(?:导读|要目|导览)[】\]]?\s*[:：|｜]\s*[^。|｜/／]{4,60}[|｜/／][^。]{2,150}", needs="导读|要目|导览"),
    _row("navigation", "the headlines of the page", r"本版(?:标题|目录|要目|内容|导读|导览)\s+[^／/|｜]{4,40}[／/|｜].{2,110}", needs="本版"),
    _row("navigation", "where else on the site one may go", rf"(?:{_HAN}{{2,10}}[\s|｜·]+)?首页(?:[\s|｜·>＞/]+{_HAN}{{2,4}}(?=[\s|｜·>＞/]|$)){{2,16}}", needs=_WAY),
    _row("navigation", "a headline and the page it stands on", r"[^。！？]{4,30}[\s…·]+(?:[见详]{1,2}第?)?[A-D]?\d{1,2}版"),
    _row("navigation", "what the page announces of itself", any_of("[今本]日?[日版]?(?:要目|导读|导览) 要目 导读 目录") + r"(?:[\s|｜:：·]+(?:[A-D]?\d{1,2}版?[\s|｜:：·]*\S[^。]{2,30}?)){0,8}"),
    _row("navigation", "the way to this page from the first", rf"{_HAN}{{2,8}}(?:网|在线|首页|报|频道|主页)(?:\s*[>＞»›]{{1,2}}\s*{_HAN}{{2,8}}){{1,6}}|{_HAN}{{2,8}}(?:\s*[>＞»›]{{1,2}}\s*{_HAN}{{2,8}}){{2,6}}", Says.FIELDS, needs=_WAY),
    _row("navigation", "what else the site's readers read", r"(?:阅读|点击|热[点门]|新闻|一周)排行(?:榜)?[\s:：|｜]+[^。]{4,120}", needs="排行"),
    _row("navigation", "the way to this page from the first", rf"首页(?:\s*[>＞»|｜·/／→-]+\s*{_HAN}{{2,8}}){{1,6}}|(?:当前位置|您(?:现在|所在|当前)?的位置)\s*[:：]?.{{2,50}}", Says.FIELDS, needs=_WAY),
    _row("navigation", "what one clicks on to go elsewhere", rf"{_EDGES}(?:{_CLICK}{_EDGES}){{1,16}}"),
    _row(
        "navigation", "a link to another page",
        r"(?:[上下]一[篇版条]|当前位置|您的位置|相关(?:链接|新闻|阅读)|本版(?:导读|导航))\s*[:：].{0,60}",
        needs=_COLON,
    ),
    _row("folio", "how many pages there are today", r"(?:今日|本期|本报)?共?\s*\d{1,3}\s*版", needs=_FOLIO),
    _row("page number", "a number alone", r"[-—－·•\s第]*[A-D]?\d{1,4}\s*页?[-—－·•\s]*(?:共\s*\d+\s*页|/\s*\d+)?|[A-D]\d{1,2}"),
    _row(
        "jump", "says where the article goes on",
        r"[（(>》]*\s*[▲▼]?(?:[上下][转接]|紧接)\s*"
        rf"(?:第?\s*[A-Z]?[\d一二三四五六七八九十]{{1,3}}\s*[版页栏]|{_HAN}{{0,4}}版).{{0,8}}[）)]?",
        needs=_ELSEWHERE,
    ),
    _row(
        "jump", "says where more of it stands",
        rf"(?=.*[见刊])[（(]?(?:相关|详细|更多|全文|{_HAN}{{2,6}}全文)?{_HAN}{{0,6}}(?:详见|见|刊于?)(?:今日|本报)?\s*第?{_PAGES_NAMED}\s*版?[）)]?(?<=[版）)\d])",
        needs=_ELSEWHERE,
    ),
    _row("jump", "says where an earlier part of it stands", rf"{_HAN}{{0,8}}(?:见|刊于?)本报{MONTH_DAY}{_HAN}{{0,4}}", needs=_ELSEWHERE),
    _row("navigation", "announces what stands on another page", rf"(?=.*\d\s*版)[^。]{{4,30}}(?:(?:[▶►▷→➤>》…·]+|——)\s*(?:详?见)?第?{_PAGES_NAMED}\s*版|[（(](?:详?见|转|刊)?第?{_PAGES_NAMED}\s*版[）)])", needs=_FOLIO),
    _row("jump", "says what follows another day", r"[（(]?(?:明日|明天|下期|次日)(?:请看|将刊出|请关注|继续刊登)[^。]{2,40}[）)]?"),
    _row("jump", "says that more follows another day", r"[（(](?:未完|待续|未完待续|连载完|本文完|全文完|完)[）)]"),
    _row("jump", "says that the article ends", r"[-—－·\s]{1,4}(?:END|End|end|完)[-—－·\s]{0,4}"),
    _row("mark", "a mark alone", r"[★☆※＊*◆◇■□●○◎▲△▼▽◀▶]"),
    _row("ornament", "a row of marks between two articles", r"(?:[★☆※＊*◆◇■□●○◎▲△=＝＿_]\s*){2,}|[—－-]{4,}|-{3}"),
    _row("imprint", "offices that made the page", rf"(?!.*(?:走进|走访|参观|探访|做客|来到))(?:{_OFFICE}(?:[\s、·]+{_OFFICE}){{0,6}}(?:\s*(?:[主合联协]办|供稿))?)", needs=_OFFICES),
    _row(
        "imprint", "who publishes the paper",
        rf"(?:主管|主办|承办|出版|[联合]办)\s*[:：]\s*{_HAN}{{2,16}}" + any_of("报社 报业集团 传媒集团 报业 传媒 通讯社 编辑部"),
        needs=_COLON,
    ),
    _row("imprint", "who publishes the paper", rf"(?=.*(?:主管|主办|出版|承印|协办|合办))(?:{_HAN}{{2,20}}(?:主管主办|主管|主办|出版|承印|协办|合办)(?:[\s、，]+|$)){{2,4}}|{_HAN}{{2,15}}[社局部委会司团室心府](?:主管主办|主管|出版)", needs=_MADE),
    _row("imprint", "who made the page", r"(?:总?(?:策划|统筹|执行|监制|出品|设计)\s*[:：/／]\s*[^\s。，]{2,12}(?:[\s、|｜]+|$)){2,}", needs=_COLON),
    _row(
        "imprint", "how to reach the paper",
        r"(?:本版|本栏|本刊)信箱[:：][^。]{4,50}|(?:本版|本栏|本刊)?(?:言论不代表[^。]{2,20}\s)?(?:来稿|投稿)(?:请|敬请)?[寄发投][^。]{2,50}"
        r"|(?:本版|本栏|本刊)?(?:投稿|来稿|刊登|广告|订阅|发行|报料|爆料|新闻|读者)(?:信箱|邮箱|热线|电话|QQ群?)\s*[:：]?\s*[-\w@.—()（）/、，,：\s]{5,60}"
        rf"|(?:{_HAN}{{2,10}}\s*(?:主办|编印|出版)\s+)?(?:社址|地址|报社地址)\s*[:：].{{4,40}}(?:邮编|邮政编码)\s*[:：].*",
        needs=_REACHED,
    ),
    _row("navigation", "buttons of the site, and who made the page", r"(?:[【\[](?:打印|关闭|收藏|分享|纠错|返回|放大|缩小|评论|推荐)(?:本页|窗口|本文|此页|顶部)?[】\]]\s*){1,8}(?:(?:责任)?编辑\s*[:：]\s*\S{2,4})?", needs=r"[】\]]"),
    _row("imprint", "what the page answers for", r"本[版栏刊](?:所刊)?(?:内容|信息|建议|观点)(?:由客户提供)?[，,]?(?:仅供|只供)参考[^。]{0,20}", needs="供参考"),
    _row("imprint", "whom to telephone", rf"(?:{_HAN}{{0,6}}(?:热线|电话)){{1,2}}\s*[:：]?\s*[\d-]{{5,13}}[\s，,、|｜]*(?:今日|本期|值班|值守|接听)*记者\s*{_HAN}[^。]{{1,20}}", needs="记者"),
    _row("imprint", "who made the page", rf"(?:策划|出品|制作|统筹|监制)\s*[:：].{{0,16}}(?:中心|{_HAN}[部社]|工作室)", needs=_COLON),
    _row("imprint", "who made the page", rf"[（(【]?(?:{_DUTY_HERE}|{DUTY})\s*[:：/／\s丨｜|].{{1,80}}|编辑\s*[:：/／丨｜|].{{1,80}}", needs=_DUTY),
    _row("imprint", "the name of the page, and who made it", rf"{_HAN}{{2,12}}(?:特刊|专版|专刊)?\s+(?:主持人?|策划|本版(?:编辑|责编))\s*[:：]\s?{_HAN}{{2,4}}", needs=_COLON),
    _row("imprint", "the name of the paper or of the page, and who made it", rf"{_HAN}{{2,8}}[ \u3000]+(?:本版(?:编辑|责编)|责任编辑)[ \u3000]+{_NAME}", needs="本版|责任编辑"),
    _row(
        "imprint", "the number or the name of the page, and who made it",
        rf"(?=.*(?:^|\s)(?:[A-D]?\d{{1,2}}版?|第\S{{1,3}}版)[:：]?\s)(?:[^\s。，！？：“”]{{1,10}}[\s|｜·]+){{1,4}}(?:[■□●◆]?(?:{DUTY}|编辑|视觉|制图|统筹)[\s:：/]+{_HAN}{{2,3}}(?:[\s|｜·]+|$)){{1,5}}",
        needs=_NUMBERED_FIRST,
    ),
    _row(
        "imprint", "who made the page, and how to reach them",
        rf"(?=(?:.*(?:{_DUTIES}|{_CONTACT})\s*[:：/\s]){{2}})(?=.*(?:{_DUTIES})\s*[:：/\s])"
        rf"(?:(?:本[版期栏刊])?(?:{_DUTIES})\s*[:：/\s]\s*{_NAME}[\s|｜、]*|(?:{_CONTACT})\s*[:：/\s]?\s*[^\s。]{{1,24}}[\s|｜]*|邮箱不收附件\s*|投稿请[^\s。]{{2,12}}\s*){{2,8}}",
        needs=_DUTY,
    ),
    _row(
        "imprint", "the number and the name of the page, and who made it",
        rf"(?:[A-D]?\d{{1,2}}版?|第\S{{1,3}}版)[\s|｜·]+{_HAN}{{2,8}}(?:[·|｜/／\s]+{_HAN}{{2,6}})?[\s|｜·]+(?:{_DUTIES})[\s:：/]+{_NAME}",
        needs=_DUTY,
    ),
    _row("folio", "the names of the paper and of the page, its number between", rf"{_HAN}{{2,6}}(?:{DAILY}|{KIND}|讯)\s+\d{{1,2}}\s+{_HAN}{{2,6}}", needs=_PAPER),
    _row("masthead", "the name of the paper and of the page, and what one clicks on", rf"{_HAN}{{2,6}}(?:{DAILY}|{KIND}|讯)\s*{FOLIO}(?:\s*[·|｜]?\s*{_HAN}{{2,6}})?(?:{_EDGES}{_CLICK}){{1,6}}{_EDGES}", Says.PAGE, needs=_FOLIO),
    _row("navigation", "where else on the site one may go", rf"{_HAN}{{2,8}}(?:\s*[|｜]\s*{_HAN}{{2,8}}){{3,12}}"),
    _row("imprint", "who made the page", rf"(?:编辑|责编|责任编辑)[ \u3000]+[{''.join(sorted(SURNAMES))}](?:{_HAN}{{1,2}}|[ \u3000]{_HAN})", needs=_DUTY),
    _row("imprint", "the number of a department of the paper", r"(?:广告|发行|新闻|编辑|总编|记者|印刷|印务)(?:[部室]|刊登|投放)?(?:热线|电话)?[\s:：]+0\d{2,3}-\d{7,8}(?:\s+地址[\s:：]+[^\s。]{2,16})?"),
    _row(
        "imprint", "who planned the page together",
        rf"{_HAN}{{2,16}}(?:[\s、]+{_HAN}{{2,16}}){{0,5}}[社校部委局会院所办室团司心][\s、]*(?:联合|共同)?(?:策划|主办|出品|推出|呈现|制作|主管)",
        needs=_MADE,
    ),
    _row("imprint", "the paper and who made the page", rf"{_HAN}{{2,6}}[报讯刊]\s+(?:{_HAN}{{2,6}}编\s+)?(?:(?:本版)?(?:{DUTY}|编辑)[\s:：/／]+{_HAN}(?:{_HAN}{{1,3}}|[ \u3000]{_HAN})(?:[\s、·|｜]+|$)){{1,6}}"
        r"(?:(?:电话|热线|邮箱)[\s:：]*[-\w@.×*]{5,30})?", needs=_DUTY),
    _row("imprint", "who made the page, and where to write to", rf"编辑\s+{_HAN}{{2,3}}\s+(?:投稿|来稿)(?:请|敬请)?[寄发投][^。]{{2,20}}", needs=_REACHED),
    _row("imprint", "how to telephone the paper", rf"(?:{_HAN}{{2,6}}[报讯刊][\s|｜·]*)?(?:(?:{_HAN}{{2,6}}[\s|｜·]+)?{FOLIO}\s+)?(?:新闻|报料|本报|读者|广告)?(?:热线|垂询|电话)[\s:：]*(?:0\d{{2,3}}-)?[\d×*]{{5,9}}(?:\s+报料有奖)?", needs=_REACHED),
    _row("imprint", "who made the page", rf"(?:(?:(?:版面)?(?:{DUTY}|编辑|视觉|校检|统筹))\s+{_HAN}{{2,4}}[\s、·|｜/／]*){{2,6}}(?:(?:电话|热线|邮箱)[\s:：]*[-\w@.]{{5,30}})?", needs=_DUTY),
    _row(
        "imprint", "who made the page",
        rf"(?:[■□●◆]?\s*(?:{DUTY}|编辑)\s?{_HAN}{{2,3}}(?:[\s、·|｜]+|$)){{2,6}}|[【\[（(](?:{DUTY}|编辑)\s*[:：]\s*{_HAN}[^。]{{1,30}}[】\]）)]"
        rf"|[头一二三四五六七八]版编辑\s*[:：/／\s]?\s*{_HAN}{{2,4}}",
        needs=_DUTY,
    ),
    _row("imprint", "whose pictures these are", r"[（(]?(?:本版|以上)(?:图片|照片|稿件|文图|图文|文字|插图|题图)[^。]{2,30}[）)]?|[（(]?(?:图片|照片|图)[均皆]?由[^。]{2,24}(?:摄影?|提供|供图)[）)]?"),
    _row("navigation", "what one looks at with a telephone", r"(?:更多.{0,10}请?)?(?:扫一扫|扫码|扫描.{0,4}二维码)[^。，]{0,16}|(?:点击.{0,6})?阅读[原全]文|长按.{0,8}(?:二维码|识别).{0,8}|点击.{0,4}蓝字.{0,10}"),
    _row(
        "imprint", "who looked the page over",
        rf"(?:审核|审签|签发|监审)\s*[:：/／丨｜|\s]\s*[{''.join(sorted(SURNAMES))}]{_HAN}{{1,2}}"
        rf"|(?:(?:[一二三初复终]审|审核|审签|签发|监审|编辑|责编|校对)\s*[:：/／丨｜|\s]\s*{_HAN}{{2,4}}(?:[\s、|｜]+|$)){{2,6}}",
        needs=_DUTY,
    ),
    _row(
        "navigation", "how a site welcomes and counts its readers",
        r"(?:\S{2,6}信箱\s*[:：]\s*[-\w.@]{5,40}\s+)?您是第\s*\d*\s*位(?:读者|访客|访问者|浏览者)|欢迎您?(?:光临|访问|来到)[^。，]{2,14}|\S{2,10}\s欢迎您",
    ),
    _row("source", "the field for the paper", rf"(?:报纸|报刊|报名)(?:名称?)?\s*[:：]\s*{_HAN}{{1,10}}[报讯刊]", needs=_COLON),
    _row("source", "from where it was sent to the site", rf"(?:发布|发表)于\s?{_HAN}{{2,4}}|IP属地\s?[:：]?\s?{_HAN}{{2,4}}", needs="于|IP"),
    _row(
        "navigation", "what one does with a telephone",
        r"预览时标签不可点|(?:继续|向上|左右)滑动(?:看|查看)下一个|轻触阅读原文|喜欢此内容的人还喜欢|\d+个?人喜欢此内容|微信扫一扫\s?(?:关注|使用|打开|赞赏).{0,10}",
    ),
    _row("navigation", "where else the paper is", rf"(?:{_HAN}{{0,8}}\s*[:：]?\s*)?(?:https?://|www\.)[!-~]+|(?:微信)?公众号\s*[:：\s][^。，]{{1,20}}", Says.ADDRESS),
    _row(
        "navigation", "what else the site has",
        rf"(?:{_SITE})(?:[\s|｜·>]+{_SITE})*|(?:\[?\d{{1,2}}\]?\s+){{1,12}}(?:[上下]一页)|共\s*\d+\s*[页条][\s，,]*第\s*\d+\s*页(?:[\s，,]*回?首页)?",
    ),
    _row("advertising", "says that advertising stands here", r"[·•\s]*(?:公益)?广告[·•\s]*|[【\[（(]广告[】\]）)].{2,60}"),
    _row(
        "weather", "the weather of the day",
        r"(?:天气|今[天日晚夜]|明天)?[\s：:]*[多云晴阴小中大雷阵暴雨转到间有雾\s，,]{1,12}\s*-?\d{1,2}\s*℃?\s*[~～—–至-]+\s*-?\d{1,2}\s*℃.{0,8}",
        needs="℃",
    ),
    _row("imprint", "the paper's own particulars", rf".*{_PARTICULARS}.*"),
)  # fmt: skip
