"""A short line above a headline → whether it names the column of the paper, or the page, in which the article stands.

Such a line is furniture only because of the headline below it: alone above a text it is that text's own.
"""

from __future__ import annotations

from corpus.furniture_rows import Piece
from corpus.mastheads import SECTION
from corpus.variants import simplified
from corpus.wording import HAN, HAN_NAME, any_of, late

_FIELD = any_of(
    "都市 县市 县区 区县 县域 市县 社会 校园 法治 法制 民生 文化 体育 财经 经济 国际 国内 台海 侨乡 海丝"
    " 乡村 三农 社区 教育 健康 科技 生活 消费 旅游 基层 部门 企业 市场 体坛 文坛 艺坛 港口 海峡 两岸"
    " 城市 城乡 区域 八闽 全国 全省 全市 新闻 热点 本地 本埠 本市 各地 一线 市民 警方 政法 环球 天下"
    " 时政 时事 农业 金融 楼市 职场 人才 环保 生态 交通 双语 刺桐 泉州 晋江 南安 石狮 惠安 安溪 永春"
    " 德化 泉港 洛江 丰泽 鲤城 闽南 福建 海外 侨界 文艺 影视"
)
_FORM = any_of(
    "速递 速览 快递 传真 广角 看台 视窗 之窗 橱窗 短波 集纳 集锦 扫描 纵览 博览 连线 播报 快报 快讯"
    " 动态 短讯 一瞥 双语角 英语角 茶座 沙龙 天地 园地 走廊 大观 瞭望 视点 视线 视野 聚焦 观察 关注 热线"
    " 直通车 短新闻 新闻眼 万象 百态 风采 风景线 零距离 进行时 面对面"
)
# Kinds of pieces that name their column: alone above a headline they are none.
_PIECE = any_of(
    "社论 本报评论员文章 短评 快评 时评 专访 特写 通讯 读者来信 群众来信 来信照登 来信摘登 来信选登"
    " 读者论坛 读者之声 大众信箱 读者信箱"
    " 编读往来"
    " 记者手记 采访手记 采访札记 记者观察 记者调查 新闻链接 相关链接 相关新闻 延伸阅读"
    " 连载 小说 小小说 散文 诗歌 随笔 杂文 书评 影评"
    " 农谚"
    " 编者的话 头条 独家 重磅 图说 以案说法 警方提示 新年献词"
)
_RUBRIC = late(
    rf"[·•■●◆◎○★☆【\[\s]*(?:{_FIELD}{_FORM}|(?:特别|今日|本期|编辑|新闻)(?:关注|报道|聚焦|推荐|观察|调查|故事|现场)|专题报道|深度报道"
    rf"|{HAN_NAME}{{2,6}}\s*[·|｜]?\s*总?第\s*\d{{1,5}}\s*期|{HAN_NAME}{{2,8}}系列(?:报道)?之[一二三四五六七八九十]{{1,2}}|{_PIECE})[】\]\s·•■●◆◎○★☆]*$|【[{HAN}·]{{2,8}}】$|\[[{HAN}·]{{2,8}}\]$"
)
# What only the first line of a page is: the name of the page, with a theme beside it.
_PAGE_NAME = late(
    rf"(?:[A-D]?\d{{1,2}}[\s|｜·]+{HAN_NAME}{{2,10}}|周末版|{SECTION}{{1,2}}|关注|聚焦|深度|热点|焦点|人物|调查|头条|特别报道"
    rf"|[{HAN}\d·]{{2,20}}(?:[特专]刊|周末版|特辑|专版|专题|特别(?:报道|策划|节目)))(?:[\s|｜·]+{HAN_NAME}{{2,10}})?$"
)
# With the number of the page before it, it is none of the article, whatever stands below.
_NUMBERED_PAGE = late(rf"(?:0\d|[A-D]\d{{1,2}})[\s|｜·]+{HAN_NAME}{{2,8}}$")
# A page of pictures has captions right below its name.
_PICTURES = late(rf"(?:视觉|影像|图片|摄影|镜头|光影|定格|图说)(?:[\s|｜·]+{HAN_NAME}{{2,8}})?$")
# In code points: 刺桐文艺 第412期 is of the longer ones, and a headline is hardly ever longer than 40.
LONGEST, HEADLINE = 18, 40
# Who is addressed, and who asks, is none either: 编辑同志：
_NO_HEADLINE = frozenset("。，；、：:")
_ASKED = late(r"(?:读者|市民|网友|群众|编者|编辑|本报)?[问答][：:]|记者[：:]")

RUBRIC = Piece("rubric", late(""), "the name of the column that the headline below stands in")


def rubric(text: str, below: str, first: bool) -> Piece | None:
    """The furniture that a line above the line `below` is, if any; `first`: no text stands above it on its page.

    >>> [bool(rubric(text, "泉港：社区食堂推出“半份菜”", True)) for text in ("县市速递", "视觉 春到刺桐", "茶季过后")]
    [True, True, False]
    """
    if len(text) > LONGEST:
        return None
    text = simplified(text)
    if first and (_PICTURES.match(text) or _NUMBERED_PAGE.match(text)):
        return RUBRIC
    if len(below) > HEADLINE or below[-1] in _NO_HEADLINE or _ASKED.match(simplified(below)):
        return None
    return RUBRIC if _RUBRIC.match(text) or (first and _PAGE_NAME.match(text)) else None
