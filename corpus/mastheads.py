"""What mastheads and folios are made of, and what such a line says: the day, the weekday, the page.

The parts are sources of patterns. `corpus/furniture_rows.py` makes rows of its table of them, for the lines that are nothing
else; a line that holds a little more is known here.
"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from corpus.surnames import SURNAMES
from corpus.variants import simplified
from corpus.wording import HAN_NAME as _HAN
from corpus.wording import any_of, late

DAILY = any_of(
    "日报 晚报 早报 晨报 时报 商报 都市报 导报 侨乡?报 青年报 经济报 工人报 农民报 法[制治]报 老年报 广播电视报"
)
KIND = any_of("周报 电视报 党报 法治报 教育报 报 [侨家]?乡讯 通讯 侨刊 画刊 导刊")
PAPER = rf"(?:{_HAN}{{2,8}}(?:{DAILY}|{KIND})|{_HAN}{{2,5}}(?:新闻网|在线|客户端|网))(?:海外版)?"
# Alone, a name must say that it is a paper's: 渔网 and 捷报 end as some papers do. 市民祝福晚报 is a headline.
PAPER_ALONE = rf"(?!.*(?:致|祝|贺|给|送|读|看|订|我|你|爱|办|与|和)){_HAN}{{2,6}}{DAILY}(?:海外版)?"
WEEK = r"(?:(?:星期|周|礼拜)\s?[一二三四五六日天]|(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?)"
FIGURE = "[0-9０-９一二三四五六七八九十廿卅]"
YEAR = r"[0-9０-９〇○零一二三四五六七八九]{4}"
_MONTH_IN_ENGLISH = r"(?i:" + any_of("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec") + r"[a-z]*)\.?"
DAY = (
    rf"(?:(?:公元|公历)?{YEAR}\s*[年./．／-]\s*{FIGURE}{{1,3}}\s*[月./．／-]\s*{FIGURE}{{1,3}}\s*日?"
    rf"|(?:中华)?民国(?:元|{FIGURE}{{1,3}})年{FIGURE}{{1,2}}月{FIGURE}{{1,3}}日"
    rf"|{_MONTH_IN_ENGLISH} \d{{1,2}},? \d{{4}}|\d{{1,2}} {_MONTH_IN_ENGLISH} \d{{4}})"
)
# Without its century, a day is a masthead's only beside a weekday or the number of the page.
SHORT_DAY = rf"(?:(?<![0-9０-９])\d{{2}}|[〇○零一二三四五六七八九]{{2}})年{FIGURE}{{1,2}}月{FIGURE}{{1,3}}日"
#: What every line holds that has a day of either form, and few others do: to look for days takes 5 ms to compile.
SIGN_OF_DAY = rf"[\d〇○零一二三四五六七八九]\s*[年./．／-]\s*{FIGURE}|民国|\s\d{{4}}"
COMPACT_DAY = r"(?:1[89]|20)\d{2}[01]\d[0-3]\d"
# The end of the days that a weekly is for: 2025年11月3日—9日.
UNTIL = rf"\s?[—–~～至-]{{1,2}}\s?(?:{YEAR}[年./])?(?:\d{{1,2}}[月./])?\d{{1,2}}日?"
MONTH_DAY = r"\d{1,2}月\d{1,2}日"
LUNAR = (
    r"(?:农历|夏历)?(?:[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年?)?"
    r"[正一二三四五六七八九十冬腊]{1,2}月[初十廿二三]?[一二三四五六七八九十]日?"
)
FOLIO = (
    r"(?:第\s*[A-Z]?\d{1,3}\s*版|第\s*[一二三四五六七八九十]{1,3}\s*版|(?<![日共\d])[A-Z]?\d{1,2}\s*版|(?<![A-Z])[A-Z]\d{2}(?!\d)"
    rf"|(?<=\s)[A-D]\d(?=\s|$)|\d{{2}}(?=\s*[|｜·]\s*{_HAN}))"
)
#: The same for a folio.
SIGN_OF_FOLIO = r"版|[A-Z]\d|\d\d\s*[|｜·]"
#: What papers call their pages, and sites their parts.
SECTIONS = (
    "要闻 综合 民生 经济 社会 文化 体育 副刊 广告 国际 国内 时政 专题 特刊 乡村 教育 健康 生活 评论 理论 海丝 县域"
    " 新闻 文艺 读者 影像 视觉 图片 摄影 双语 侨乡 快讯 人物 民俗 法治 科技 财经 旅游 生态 三农"
)
SECTION = any_of(SECTIONS)
# 今日天气：多云转晴 18℃~26℃ 东北风3级
_SKY = (
    r"(?:(?:今[日天晚]|明[日天])?(?:天气|气温)\s*[:：]?|[多云晴阴小中大雷阵暴雨转到间有雾]{1,9}(?=[\s，,\d|｜-]|$)"
    r"|-?\d{1,2}\s*(?:℃|度)?\s*[~～—–至-]+\s*-?\d{1,2}\s*(?:℃|度)|[东西南北偏]{1,3}风\s*\d{0,2}(?:[~～—–至-]\d{1,2})?级?)"
)
ISSUE = r"(?:总?第\s*(?:[\d,]{1,7}|[一二三四五六七八九十百〇○零]{1,7})\s*[期号]|今日\s*\d{1,3}\s*[版页]|\d{1,2}:\d{2}(?::\d{2})?|[上中下]午)"
# 台商投资区专刊, and whatever stands behind the name of the paper: 泉州晚报·德化
_SUPPLEMENT = rf"(?:(?:{_HAN}{{2,7}}(?:专刊|特刊|周刊|副刊|专版)|{_HAN}{{2,5}}新闻)(?=[\s|｜·]|$)|(?<=报·){_HAN}{{2,8}}(?=[\s|｜·]))"
PART = (
    rf"(?:{_SUPPLEMENT}|{DAY}(?:出版|出刊)?|{SHORT_DAY}|{WEEK}|{LUNAR}|{PAPER}(?=[\s|｜·,，、/／\d第》（(>＞]|$)|{ISSUE}|{SECTION}{{1,2}}版?|(?<=\s)\d{{1,2}}$"
    rf"|{FOLIO}(?:\s*[:：·]\s*[\u4e00-\u9fff·／/]{{2,12}}|\s+[\u4e00-\u9fff·／/]{{2,6}}$)?)"
)
BETWEEN = r"[\s|｜·,，、:：/／（）()【】\[\]《》>＞]*"
# What fields of a page call the day it was printed; 活动时间 and 截稿日期 are of the story.
PRINTED = (
    r"(?:(?:新闻|文章|信息|稿件|当前|本期)?(?:发布|发表|发稿|发文|刊发|刊登|见报|出版|出刊|出报|本期|报纸|更新|修改|上线|推送|签发|原载|首发|上传)?"
    r"(?:的)?(?:日\s?期|时\s?间)|本期|当前期|期次|刊期|[Dd]ate|DATE|[Pp]ub(?:lish(?:ed)?)?[_-]?(?:[Dd]ate|[Tt]ime))"
)
DUTY = any_of(
    "值班总编辑? 值班编委 值班主任 值班编辑 首席编辑 图编 执行总编辑? 执行主编 总编辑 责任编辑 版面编辑 美术编辑 图片编辑 见习编辑 主任编辑 版面责编 版面设计 责编 版式 美编 校对 审校 编审 主编 编委 组版 监制 终审 排版 检校 一读 二读"
)
# What is a day beside other parts of a masthead only: 20260703, 7月3日 星期五 2026年, 2026年第27期 7月3日出版.
_DAY_BESIDE = (
    rf"(?:{DAY}|{COMPACT_DAY}(?!\d)|{MONTH_DAY}(?:[\s,，|｜]+{WEEK})?[\s,，|｜]+(?:19|20)\d\d年?"
    rf"|(?:19|20)\d\d年?\s?总?第\s?\d{{1,5}}\s?[期号]\D{{0,3}}{MONTH_DAY}(?:出[版刊])?)"
)
# A masthead may carry a few characters that no table foresees: a motto, the weather, a supplement's name.
RESIDUE = 6
# Beside day and weekday stand the names of a paper and of a page that no table knows: 海门晚讯 … 读者来信.
RESIDUE_BY_WEEKDAY = 10
_DAY_APART = late(
    rf"(?:^|[\s|｜·■●◆□▲★、,，/／报刊网：:]){_DAY_BESIDE}(?=[\s|｜·■●◆□★、,，/／（(星周农礼第]|\d{{1,2}}:|$)"
)
# A field for a day that is the story's: 截稿日期：2026年9月30日.
_OTHER_DAY = late(rf"(?:^|[\s|｜·])(?!{PRINTED}\s*[:：]){_HAN}{{2,8}}(?<![报网刊版])\s*[:：]\s*{DAY}")
_FIELD = any_of(
    "来源 稿源 作者 记者 编辑 责编 美编 版式 校对 主编 浏览 点击 阅读 字号 栏目 频道 版次 版面 设计 值班主任 值班总编"
)
_NAVIGATION = any_of(
    "[上下前后]一[篇版页] 往期(?:回顾|报纸|查询)? 返回(?:目录|首页|列表) (?:标题|版面)(?:导航|目录|概览) 放大 缩小 默认 打印"
    " [电数][子字]报 当前位置 首页"
)
_MASTHEAD_PARTS = late(
    rf"{_DAY_BESIDE}|{WEEK}|{PRINTED}(?=\s*[:：])|关闭窗口?|{_FIELD}\s*[:：/／]\s*[^\s|｜]{{1,12}}|[\d\u4e00-\u9fff]{{2,24}}(?:特刊|特别报道|特别策划|专版|专题)|[A-Z][A-Z .&'·-]{{4,}}(?![a-z])|[\w.-]+@[\w.]+|{_SKY}"
    rf"|{LUNAR}|{PAPER}(?=[\s|｜·,，、\d第]|$)|{ISSUE}|{FOLIO}|{SECTION}|(?:{DUTY}|编辑)\s*[:：/]?\s*(?:{_HAN}{{2,3}}|{_HAN}[ \u3000]{_HAN}(?=\s|$))"
    rf"|{_HAN}{{2,14}}(?:主办|主管|出版|[会社部室局]编印?)|-?\d{{1,2}}\s*[~～—-]\s*-?\d{{1,2}}\s*℃|农历|(?:电话|热线|邮箱|传真|QQ|网址)\s*[:：]?\s*[-\w@.]{{5,30}}|(?:本版|值班|执行)(?=责|编|主)"
    rf"|{_NAVIGATION}|地址\s*[:：]\s*[^\s]{{2,20}}"
)
_MAY_HOLD_DAY = late(rf"{SIGN_OF_DAY}|\d{{8}}|年?\s?总?第\s?\d{{1,5}}\s?[期号]")
_EDGE = late(r"[\s|｜·■●◆□▲★/／,，、:：（）()—–~～-]+")
# 一九六四年一月三日于泉州 signs a letter.
_DAY_ALONE = late(
    rf"(?:{DAY}|{YEAR}年{FIGURE}{{1,3}}月(?=[\s\u3000]*[于於]))(?:[\s\u3000]*[于於][\s\u3000]*{_HAN}{{2,6}})?$"
)
# 晋江市公路局 2026年6月30日, 洪国梁 1988年3月1日
_DAY_SIGNED = late(
    rf"[{''.join(sorted(SURNAMES))}]{_HAN}{{1,2}}(?<![报讯刊网])\s+{DAY}$|{_HAN}{{3,24}}(?<=[局会委院校所站处部厅馆社队司厂店办府室团行心园区县市镇乡村道组])\s+{DAY}$"
)
_FOLIO_IN = late(FOLIO)
_FOLIO_IN_FULL = late(r"第\s*[A-Z]?\d{1,3}\s*版|(?<![A-Za-z\d])[A-D]\d{1,2}(?![A-Za-z\d])")
_NO_FOLIO = late(
    rf"{DAY}|{MONTH_DAY}|{ISSUE}|[本今全共](?:[期日])?\s?[\d一二三四五六七八]{{1,2}}\s?版|\d{{5,}}|\d[\d-]{{6,}}|\d+\s?[℃元]"
)
_FOLIO_FIELD = late(r"版\s?[面次号]?\s*[:：】\]>〉=]+\s*([A-Z]?\d{1,3})(?!\d)")
_MONTH_AND_DAY = late(r"(?<!\d)(\d{1,2})[-./月](\d{1,2})(?!\d)")
_WEEK_IN = late(r"(?:星期|周|礼拜)([一二三四五六日天])")
_YEAR_APART = late(r"(?<![-\d])(?:19|20)\d{2}(?![-\d期号])")
_FOLIO_SELDOM = late(r"^[一二三四五六七八九十]{1,3}版$|(?<=[\u4e00-\u9fff]{2})\d{1,2}$")  # 要闻2
_NUMBER_APART = late(r"(?<![^\s|｜·/／,，])[A-D]?\d{1,2}(?![^\s|｜·/／,，:：])")
_NARROW = str.maketrans("０１２３４５６７８９ＡＢＣＤ", "0123456789ABCD")
_YEAR_AND_MONTH = late(rf"({YEAR})\s*[年./-]\s*({FIGURE}{{1,3}})月?$")
_YEAR_ALONE = late(rf"({YEAR})年?$")
_DAY_OF_MONTH = late(r"([0-3]?\d)日?$")
_MONTH_AND_DAY_ALONE = late(rf"(\d{{1,2}})[-./／月](\d{{1,2}})日?(?:\s*{WEEK})?$")

#: The longest of the lines that a date is scattered over, in code points.
SCATTERED_MAX = 11


def is_masthead(text: str) -> bool:
    """Whether a line with a date apart holds little else that a masthead does not."""
    return (
        bool(_MAY_HOLD_DAY.search(text) and _DAY_APART.search(text))
        and not _OTHER_DAY.search(text)
        and len(_EDGE.sub("", _MASTHEAD_PARTS.sub("", text)))
        <= (RESIDUE_BY_WEEKDAY if _WEEK_IN.search(text) else RESIDUE)
    )


def is_bare_day(text: str) -> bool:
    """Whether a line is a date, with an office beside it or nothing.

    Above an article it is the page's, below one it signs a notice.
    """
    return bool(_MAY_HOLD_DAY.search(text) and (_DAY_ALONE.match(text) or is_signed_day(text)))


def is_signed_day(text: str) -> bool:
    """Whether a line is who signs, an office or a person, and the day.

    >>> is_signed_day("洪国梁 1988年3月1日"), is_signed_day("石狮报 1988年3月1日")
    (True, False)
    """
    return _DAY_SIGNED.match(text) is not None


@lru_cache(maxsize=1 << 10)
def folio(text: str) -> str:
    """The page as a masthead or a folio names it: A02, 3, or what it says after a colon; empty when it names none.

    >>> folio("泉州晚报 2026年7月3日 星期五 第A05版：乡村"), folio("版面:第02版:要闻"), folio("【版次】03")
    ('A05', '02', '03')
    >>> folio("清溪时报　2026.07.03　０７　副刊"), folio("第318期　本期四版　综合新闻　3")
    ('07', '3')
    """
    text = simplified(text).translate(_NARROW)
    if field := _FOLIO_FIELD.search(text):
        return str(field[1])
    text = _NO_FOLIO.sub(" ", text)  # of 2026.07.03 | 星期五 the last figures are no page
    found = _FOLIO_IN.search(text) or _NUMBER_APART.search(text) or _FOLIO_SELDOM.search(text)
    return re.sub(r"[第版\s]", "", found.group()) if found else ""


def folio_in_full(text: str) -> str:
    """The page where one is named and no other, as 第02版 or A02 is: of the way to a page; empty otherwise."""
    named = {folio(found.group()) for found in _FOLIO_IN_FULL.finditer(simplified(text))}
    return named.pop() if len(named) == 1 else ""


def scattered_day(above: str, below: str) -> str:
    """The day that two lines say together, one below the other; empty when they say none.

    E-papers set the figures of a date in sizes of their own, each in its own line, in either order.

    >>> scattered_day("28", "2023年02月"), scattered_day("2025", "01/10")
    ('2023年02月28日', '2025年01月10日')
    """
    for one, other in ((above, below), (below, above)):
        if (month := _YEAR_AND_MONTH.match(one)) and (day := _DAY_OF_MONTH.match(other)):
            return f"{month[1]}年{month[2]}月{day[1]}日"
        if (year := _YEAR_ALONE.match(one)) and (found := _MONTH_AND_DAY_ALONE.match(other)):
            return f"{year[1]}年{found[1]}月{found[2]}日"
    return ""


def month_day(text: str) -> tuple[int, int] | None:
    """The month and the day of a field that leaves out the year, when there are such.

    >>> month_day("日期:10-01")
    (10, 1)
    """
    found = _MONTH_AND_DAY.search(text)
    month, day = (int(found[1]), int(found[2])) if found else (0, 0)
    return (month, day) if 1 <= month <= 12 and 1 <= day <= 31 else None


def year_apart(text: str) -> date | None:
    """The day of a field that has the year apart from the month and the day, when there is such.

    >>> year_apart("8月5日 星期六 2023").isoformat()
    '2023-08-05'
    """
    year, found = _YEAR_APART.search(text), month_day(text)
    if not year or not found:
        return None
    try:
        return date(int(year[0]), *found)
    except ValueError:
        return None


def weekday(text: str) -> int | None:
    """The weekday a line names, 0 for Monday as `date.weekday` counts; None when it names none."""
    found = _WEEK_IN.search(simplified(text))
    return min("一二三四五六日天".index(found[1]), 6) if found else None
