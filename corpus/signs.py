"""What a line shows of itself, one bit a sign. A sign says what is seen; what it means is weighed in `corpus/weights.py`.

The patterns are tried on every line of every page, so each is written to fail at its first character, and what
cannot matter is not looked for: a paragraph of 200 characters is no headline, however it begins.
"""

from __future__ import annotations

import re

from corpus.bylines import CREDIT, LEAD, SURNAMES, cut_closing, is_byline


class Sign:
    """The signs, one bit each: a line's signs are one int, quick to combine and to look up."""

    # how it begins
    LEAD = 1 << 0
    DATED = 1 << 1
    SITED = 1 << 2
    FIGURE = 1 << 3
    DASH = 1 << 4
    ITEM = 1 << 5
    ORGANISERS = 1 << 6
    TAKES_UP = 1 << 7
    # what it is as a whole
    BYLINE = 1 << 8
    ENCLOSED = 1 << 9
    AUTHOR = 1 << 10
    TABLE = 1 << 11
    PLACED = 1 << 12
    SPACED = 1 << 13
    SCENE = 1 << 14
    EVENTFUL = 1 << 51
    GENRE = 1 << 52
    LISTED = 1 << 53
    LABELLED = 1 << 54
    OFFICE = 1 << 55
    # how it ends
    ENDED = 1 << 15
    CALLED = 1 << 16
    CRIED = 1 << 17
    PAUSED = 1 << 18
    OPEN = 1 << 19
    UNBALANCED = 1 << 20
    CUT_OFF = 1 << 21
    SIGNED = 1 << 22
    CREDIT = 1 << 23
    STORY = 1 << 24
    # how long it is
    TINY = 1 << 25
    SMALL = 1 << 26
    SHORT = 1 << 27
    MEDIUM = 1 << 28
    LONG = 1 << 29
    SENTENCES = 1 << 30
    # what its neighbours make of it: `corpus/neighbours.py`
    WIDE = 1 << 31
    INDENTED = 1 << 32
    FLUSH = 1 << 33
    AFTER_PHOTOS = 1 << 34
    RUN = 1 << 35
    PARALLEL = 1 << 36
    ECHOED = 1 << 37
    RESOUNDING = 1 << 38
    NOVEL = 1 << 39
    ELSEWHERE = 1 << 40
    LONELY = 1 << 41
    POSTER = 1 << 49
    WIDEST = 1 << 50
    # what the page's fields and its markup say of it: `corpus/page.py`
    NAMED = 1 << 42
    FIELDED = 1 << 43
    TAGGED_TITLE = 1 << 44
    TAGGED_HEAD = 1 << 45
    TAGGED_STRONG = 1 << 46
    TAGGED_CAPTION = 1 << 47
    TAGGED_BYLINE = 1 << 48


#: How a sign is named to people.
WORDS = {
    Sign.LEAD: "opens as a report does",
    Sign.DATED: "opens with the day of the news",
    Sign.SITED: "opens with the place of the news",
    Sign.FIGURE: "points to a picture",
    Sign.DASH: "begins with a dash",
    Sign.ITEM: "begins with a number or a bullet",
    Sign.ORGANISERS: "names the organisers of what a poster announces",
    Sign.TAKES_UP: "begins as no paragraph does",
    Sign.BYLINE: "nothing but names, roles and tasks",
    Sign.ENCLOSED: "in brackets",
    Sign.AUTHOR: "a name alone",
    Sign.TABLE: "a row of a table",
    Sign.PLACED: "a place or a speaker, then a colon",
    Sign.SPACED: "balanced halves",
    Sign.LISTED: "an item beside another",
    Sign.LABELLED: "begins with a speaker or a field",
    Sign.OFFICE: "the name of an office alone",
    Sign.GENRE: "names a kind of piece",
    Sign.EVENTFUL: "says what was done, as news does",
    Sign.SCENE: "says what a picture shows",
    Sign.ENDED: "ends as a sentence does",
    Sign.CALLED: "ends on ！？ or 》",
    Sign.CRIED: "cries or asks without quotes",
    Sign.PAUSED: "ends on a comma",
    Sign.OPEN: "ends without a mark",
    Sign.UNBALANCED: "leaves a bracket or a quote open",
    Sign.CUT_OFF: "ends as no headline does",
    Sign.SIGNED: "closes with names in brackets",
    Sign.CREDIT: "closes with who took the picture",
    Sign.STORY: "tells the news, then who took the picture",
    Sign.TINY: "tiny",
    Sign.SMALL: "very short",
    Sign.SHORT: "short",
    Sign.MEDIUM: "of middling length",
    Sign.LONG: "long",
    Sign.SENTENCES: "several clauses",
    Sign.WIDE: "set apart by more blank lines than usual",
    Sign.WIDEST: "set apart by as many blank lines as anything here",
    Sign.INDENTED: "indented as paragraphs are here",
    Sign.FLUSH: "not indented as paragraphs are here",
    Sign.AFTER_PHOTOS: "follows names that signed for pictures",
    Sign.RUN: "one of many short lines in a row",
    Sign.PARALLEL: "built like another line of this page",
    Sign.ECHOED: "its words come back in the text below",
    Sign.RESOUNDING: "nearly all its words come back in the text below",
    Sign.NOVEL: "the text below shares little with the text above",
    Sign.ELSEWHERE: "a place the text above never names",
    Sign.LONELY: "the only heading its article would have",
    Sign.POSTER: "the organisers stand right below",
    Sign.NAMED: "the title that the page's fields record",
    Sign.FIELDED: "the page's fields stand right above",
    Sign.TAGGED_TITLE: "marked up as the headline",
    Sign.TAGGED_HEAD: "marked up as a heading",
    Sign.TAGGED_STRONG: "all in bold",
    Sign.TAGGED_CAPTION: "marked up as a caption",
    Sign.TAGGED_BYLINE: "a field for names",
}

# Lengths in code points. A column of a Chinese city newspaper holds 15 to 25 characters and a headline at most two
# columns' width; of 74,514 news titles 16 % pass 29 and 2 % pass 48.
TINY, SMALL, SHORT, MEDIUM = 4, 12, 29, 48
# A caption or a byline is never longer.
BRIEF = 120
# A picture that is a story of its own is no shorter, and tells when or what happened before it says what is seen.
STORY = 35

#: How a line begins, the first that matches; named after its sign.
BEGINNINGS = re.compile(
    rf"(?P<LEAD>{LEAD.pattern})"
    r"|(?P<DATED>(?:近日|日前|昨[日天]|今天|连日来|记者(?:[昨近]日|日前|从)"
    r"|(?:\d{4}年)?(?:\d{1,2}月)?\d{1,2}日(?:上午|下午|晚上?|凌晨|清晨)?[，,]))"
    r"|(?P<FIGURE>[（(]?(?:图[①-⑨❶-❾为：:]|图[一二三四五\d]{1,2}[：:、\s]|[上下左右本][左右]?图[为是：:，]|[▲△▼▽↑←→])"
    r"|[①-⑨](?![条款项]))"
    r"|(?P<LABELLED>(?:问|答|主持人|网友|读者|听众|记者|专家|时间|日期|地点|地址|电话|联系人|联系方式|对象|内容|方式|费用|名额|主题|嘉宾|报名|邮箱"
    r"|网址|票价|路线|热线|年龄|性别|提示|温馨提示|来信|回复|回音|谜面|谜底|原料|做法|配料|主料|评委|奖项|第[一二三四]名)[：:])"
    r"|(?P<DASH>[—―─－–-]{2}|[—―─])"
    r"|(?P<ITEM>[一二三四五六七八九十]{1,3}[、．.]|第[一二三四五六七八九十]{1,3}[章节条]|[（(][一二三四五六七八九十\d]{1,3}[）)]"
    r"|\d{1,2}[.．、](?!\d)|[■●◆▶★◎]|(?:关键词|亮点|镜头|故事|问题)[一二三四五\d])"
    r"|(?P<ORGANISERS>(?:主办|协办|承办|指导|支持|出品|冠名)(?:单位)?[:：])"
)
#: The characters one of them begins with; 讯 further on is a paper's own lead (海丝商报讯).
_BEGINNERS = frozenset("时日地电对内方费名嘉邮网票路热年性提温来回谜原做配评奖问答网读听专（(【本据新中央东人融□近日昨今连记图上下左右▲△▼▽↑←→—―─－–-第一二三四五六七八九十关亮镜故问主协承指支出冠"
                       "0123456789①②③④⑤⑥⑦⑧⑨■●◆▶★◎")  # fmt: skip
_BITS = {name: getattr(Sign, name) for name in BEGINNINGS.groupindex}

_SITED = re.compile(
    r"我国|[我全][国省市县区]|中国|国务院|中共|中央|"
    r"(?:在|走进|地处|位于)?(?:[\u4e00-\u9fff]{1,4}[省市县区](?![委里]|政府)|[\u4e00-\u9fff]{2,4}(?:街道|[镇乡]))"
)
_ROW = re.compile(
    r"[\d\s.,，、%％:：|｜\-—+/*×=（）()]+$|\d{4}年\d{1,2}月(?:\d{1,2}日)?$|[^\s|｜]+(?:[ \t\u3000|｜]+[（(]?[\d.,%％+-]+[^\s|｜\d.,%％+-]{0,4}){2,}$"
    r"|[^\s|｜]+(?:(?:\t+|[|｜]|[ \u3000]{2,})[^\s|｜]+){2,}[|｜]?$"
)
_ROWLIKE = re.compile(r"[ \t\u3000|｜]|^\d")
_HALVES = re.compile(r"[^\s。]{2,18}(?:[ \u3000]+[^\s。]{2,18}){1,3}$")
_PLACE = re.compile(r"[\u4e00-\u9fff·]{2,6}[：:](?=.{4})")
_SCENE = re.compile(
            r".{0,8}(?:市民|居民|村民|游客|学生|孩子|小朋友|选手|志愿者|人员|工人|师傅|民警|医护|医生|队员|演员|观众|嘉宾|企业家|店主|员工"
            r"|[茶果菜香花药林]农|渔民|渔嫂|农户|农民|传承人|老人|消防|学员|工程师|技工|匠人|工匠|骑手|党员|干部|代表|绣娘|旅客|读者)(?:们)?"
            r".{0,24}(?:在|正|向|给|进行|为|体验|展示|参观|表演|学习|观看|采摘|挑选|制作|讲解|品|查看|操作|晾晒)"
            r"|[\u4e00-\u9fff]{2,8}(?:在|正在)[\u4e00-\u9fff“”]{4,}$"
            r"|[\u4e00-\u9fff]{0,14}(?:翻晒|晾晒|采摘|采收|分拣|打包|装车|修补|巡护|巡查|检修|焊接|划桨|散步|行走|驶过|驶入|满载|排练|写生"
            r"|剪纸|理发|义诊|铺设|吊装|缝制|编织|雕刻|打磨|插秧|收割|垂钓|骑行|拍照|留念|即将|缓缓)[\u4e00-\u9fff]{0,8}$"
            r"|.{2,16}(?:现场|一角|掠影|一瞥|外景|夜景|全景|鸟瞰|航拍|近景|远眺)$|航拍.{3,}"
            r"|.{4,}(?:的?场景|的?情景|的?画面|[摆放堆挂坐铺站]满.{0,6}|效果图|资料图片?|示意图|码放|作业|忙碌|林立|盛开|合影|留影|嬉戏|劳作|座无虚席|一片[\u4e00-\u9fff]{2})$"
        )
# Of 16,500 headlines of news one in two has such a word, of section headings one in forty.
_EVENTFUL = re.compile(
    r"【[^】]{2,12}】.|举行|召开|开幕|闭幕|启动|会见|会谈|会晤|发布|出席|抵达|通过|实施|增长|突破|成立|举办|宣布|呼吁|致电|访问|签署|投产|通车|竣工"
    r"|亮相|揭晓|出台|印发|上线|开工|建成|完成|贺信|慰问|考察|调研|回应|谴责|当选|就任|逝世|遇难|袭击|发射|首[飞个次批]|上涨|下降|超过|公布|发表|部署"
    r"|强调|指示|命名|获|达|开通|运行|开馆|启用|试行|设立|推出|走红|换新|亮灯|办起|开起|迎来|入选|夺冠|来华|同意|批准|决定|动工|征集|招聘|落户|挂牌"
    r"|揭牌|奠基|祝贺|座谈会|论坛|大会|仪式"
)
_OFFICE = re.compile(
    r"[\u4e00-\u9fff（）()]{2,20}(?:公司|[局委院处队站社]|委员会|办公室|中心|政府|学校|协会|指挥部|工作组|编辑部|理事会)$"
)
_GENRE = re.compile(
    r".{0,12}(?:小贴士|小知识|[一二两三四五六七八九十][则首题章]|启事|公告|公示|通知|声明|简讯|快讯|一览表?|名单|预告|回音|来信)$"
    r"|(?:相关链接|新闻链接|新闻背景|记者手记|采访手记|短评|快评|编后|编者按|编者的话|外一[则首篇]|背景|链接|声音|点评|微评)(?:[：:].*)?$"
)
_AUTHOR = re.compile(r"[\u4e00-\u9fff]{2,3}(?:[\s、]{1,3}[\u4e00-\u9fff]{2,3}){0,3}$|[\u4e00-\u9fff] {1,2}[\u4e00-\u9fff]$")
_NAMELIKE = re.compile(r"[记通员摄图文稿编者社市读村学教战工干农居作诗□■●○◎◇◆☆（(【]")

_STOPS = frozenset("。！？!?…；;：:.")
_CLOSERS = frozenset("”’』」》）)\"'—")
_CLOSED = re.compile(r"(?:[。！？!?…；;：:.][”’』」》）)\"']{0,3}(?:[（(][^（）()]{1,20}[）)])?|[—]{2})$")
_CALLED = re.compile(r"[！？!?》][”’』」）)]{0,3}$")
_QUOTED = re.compile(r"[“‘「『\"]")
_CLAUSES = re.compile(r"。.|[，,；].{2,}[，,；、]|、.{2,}[，,]")
_STORY = re.compile(r"。.*。|图为|^\d{1,2}月\d{1,2}日|^(?:近日|日前|昨日|昨天|连日来)")
_PICTURED = re.compile(r"[图摄][/／:：]|摄影[:：]")
_PAIRS = ("（）", "“”", "《》", "「」", "()")

# Counted over 134,000 paragraphs of news: three characters in ten of running text are among these, but only one
# paragraph in eighty begins with one of them.
NEVER_FIRST = frozenset(
    "，。、；：！？）」』”’》】…％%"
    "的和年了展方业行家动合是平部政化视力等个网消区播息月持表闻体务员机设议理系将制定能好治领增示战度于入"
    "统次心场济道导资组续量际题点席们期指问运书后情项活举造决间院性已里局义协达界式流革程者起计技域护色防"
    "团名门例及取确步放队并众府互品至号尔织亿省育线车标都级管求质办源升列境球态供略案病州策收责口愿子击势"
    "断见积效件贸果核命准处族权术史想称型认思话友划告形控善备致感兴切条速融助障选显验难始益础营识影观模类"
)  # fmt: skip
# Over 25,000 headlines of news: two characters in ten of running text, the last of one headline in a hundred and forty.
NEVER_LAST = frozenset(
    "（「『“‘《【"
    "的中在和了方央同主合有联视以共等个近不消经总月今到推将公保各两领这提委文社于与自交深十外导第调内们创"
    "指更西最科项从已得农企协他达支计技也防比小及取东之确并互江精着服还其可完常巴参教把供说届罗双此打医专"
    "积引伊族由反欧称促李"
)  # fmt: skip


def signs(text: str) -> int:
    """The signs a line shows by itself. `text` is simplified."""
    length = len(text)
    seen = _beginning(text) | (Sign.ENDED if text[-1] == "。" else _ending(text))
    if length > BRIEF:
        return seen | Sign.LONG | Sign.SENTENCES
    if length > MEDIUM:
        seen |= Sign.LONG | Sign.SENTENCES
    else:
        seen |= _length(length) | (Sign.SENTENCES if _CLAUSES.search(text) else 0)
        seen |= Sign.SITED if _SITED.match(text) else 0
    return seen | _whole(text) if seen & (Sign.OPEN | Sign.CALLED | Sign.PAUSED) or text[-1] in _CLOSERS else seen


def _beginning(text: str) -> int:
    first = text[0]
    seen = Sign.TAKES_UP if first in NEVER_FIRST else 0
    if first in _BEGINNERS or "讯" in text[2:9]:
        found = BEGINNINGS.match(text)
        if found:
            seen |= _BITS[found.lastgroup or ""]
    return seen


def _ending(text: str) -> int:
    last = text[-1]
    if last in _STOPS:
        return Sign.ENDED | (_called(text) if last in "！？!?" else 0)
    if last in "，,、":
        return Sign.PAUSED
    seen = _signature(text) if last in "）)影摄图" or _PICTURED.search(text, max(0, len(text) - 14)) else 0
    if last in _CLOSERS:
        if _CLOSED.search(text, max(0, len(text) - 28)):
            seen |= Sign.ENDED
        if _CALLED.search(text, max(0, len(text) - 5)):
            seen |= _called(text)
    if not seen & (Sign.ENDED | Sign.CALLED):
        seen |= Sign.OPEN | _torn(text)
    return seen


def _called(text: str) -> int:
    return Sign.CALLED if _QUOTED.search(text) else Sign.CALLED | Sign.CRIED


def _torn(text: str) -> int:
    """Whether a line without a mark at its end was torn off there."""
    seen = Sign.CUT_OFF if text[-1] in NEVER_LAST else 0
    if any(text.count(opens) > text.count(closes) for opens, closes in _PAIRS):
        seen |= Sign.UNBALANCED
    return seen


def _signature(text: str) -> int:
    """Whether a picture's credit or an article's names close the line."""
    if CREDIT.search(text, max(0, len(text) - BRIEF)):
        return Sign.STORY if len(text) > STORY and _STORY.search(text) else Sign.CREDIT
    return Sign.SIGNED | Sign.ENDED if cut_closing(text)[1] else 0


def _length(length: int) -> int:
    if length <= SHORT:
        return Sign.TINY if length <= TINY else Sign.SHORT | Sign.SMALL if length <= SMALL else Sign.SHORT
    return Sign.MEDIUM


def _whole(text: str) -> int:
    """What a brief line is as a whole."""
    if _NAMELIKE.search(text) and is_byline(text):
        return Sign.BYLINE | (Sign.ENCLOSED if text[0] in "（(【" else 0)
    seen = 0
    if len(text) <= 15 and text[0] in SURNAMES and _AUTHOR.match(text) and all(p[0] in SURNAMES for p in text.split()):
        seen |= Sign.AUTHOR
    if _ROWLIKE.search(text):
        seen |= Sign.TABLE if _ROW.match(text) else 0
        seen |= Sign.SPACED if _HALVES.match(text) else 0
    if _PLACE.match(text):
        seen |= Sign.PLACED
    if len(text) <= MEDIUM:
        seen |= Sign.SCENE if _SCENE.match(text) else 0
        seen |= Sign.OFFICE if _OFFICE.match(text) else 0
        seen |= Sign.GENRE if _GENRE.match(text) else 0
        seen |= Sign.EVENTFUL if _EVENTFUL.search(text) else 0
    return seen
