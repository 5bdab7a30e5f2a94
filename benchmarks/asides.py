"""A random source → lines that pages carry and no article holds: names of columns, of pages and of papers.

What `corpus.furniture` knows by its words need not be learned; these are so many that their words tell little, and
where they stand tells more. A third are made of two halves, so that no two runs print the same names.
"""

from __future__ import annotations

from random import Random


def _words(text: str) -> list[str]:
    """The words of a text that blanks part."""
    return text.split()


_FIELDS = _words(
    "两岸 侨乡 乡村 社区 校园 法治 民生 文化 健康 消费 科技 企业 基层 县域 古城 港湾 茶乡 石都 瓷都 海丝 闽南"
    " 家园 职场 银发 青春 亲子 车市 楼市 市井 百姓 街坊 警方 医者 教育 乡贤 党员 劳动者 非遗 山海 文旅 外贸"
    " 民企 生态 年味 开学 高考 防汛"
)
_FORMS = _words(
    "故事 观察 在线 广角 速递 之声 一线 新事 风采 论坛 茶话 视窗 手记 聚焦 热线 人物 时评 记忆 影像 笔记 现场"
    " 调查 直击 问答 课堂 说法 行动 新篇 路上 进行时 那些事 大家谈 面对面 直通车 风景线 新观察 会客厅 帮忙团"
    " 朋友圈 瞭望台"
)
_NAMES = _words(
    "今日关注 身边事 社会广角 读者来信 来信照登 来信摘登 读者论坛 读者之声 社论 短评 时评 专访 特写 速写 通讯"
    " 记者手记 记者观察 采访札记 新闻链接 相关新闻 延伸阅读 都市快报 都市报道 法治在线 平安泉州 百姓茶座"
    " 市井百态 温暖瞬间 家长里短 闽南风 乡音 侨批故事 刺桐花开 海丝论坛 大家谈 街谈巷议 微评 夜读 书香"
    " 读书札记 书里书外 人间烟火 往事钩沉 老照片 心香一瓣 诗歌 散文 随笔 小小说 连载 健康问诊 名医在线"
    " 体坛风云 财经观察 理财有道 消费提醒 图说新闻 一线调查 一线传真 热线追踪 追踪报道 系列报道 连续报道 深度"
    " 重磅 聚焦 头条 暖闻 泉城故事 咱厝人 古早味 讲古 茶余饭后 生活百科 便民信息 文史天地 灯下漫笔 芳草地 新芽"
    " 童言 学习园地 理论前沿 先锋榜 红榜 曝光台 区县要闻 部门动态 经济短波 国内新闻 国际新闻 简讯 各地传真"
    " 本报讯息 名家走笔 往日新闻 劳动者之歌 抗疫一线 新春走基层 奋斗者 追梦人 学习进行时 两会声音 代表风采"
    " 委员建言 开局之年 攻坚一线 我们的节日 记忆 人物 副刊 文艺 原创 首发"
)
_PLACES = _words("鲤城 丰泽 洛江 泉港 石狮 晋江 南安 惠安 安溪 永春 德化 台商区 开发区 全省 国内 国际 本市 各地")
_PAPERS = _words("海丝南安 今日安溪 新石狮 晋江之声 惠风 瓷都 桃源乡讯 侨乡 泉港新闻 洛阳江 刺桐红 清源 温陵 东湖 桐城")
_FRAMES = ("{}", "{}", "{}", "{}", "{}", "【{}】", "·{}·", "●{}", "■{}", "◆{}◆", "{}▶", "[{}]", "┃{}", "★{}")


def column(rng: Random) -> str:
    """The name of a column, framed or not, to stand above a headline."""
    draw = rng.random()
    if draw < 0.3:
        name = rng.choice(_FIELDS) + rng.choice(_FORMS)
    elif draw < 0.4:
        name = rng.choice(_PLACES)
    elif draw < 0.5:
        name = rng.choice(_FIELDS) + rng.choice(("·", "｜", " ")) + rng.choice(_FORMS)
    else:
        name = rng.choice(_NAMES)
    return rng.choice(_FRAMES).format(name)


def head(rng: Random) -> str:
    """What stands above all else on a page, beside the masthead: the paper, the page."""
    return rng.choice(_PAPERS) if rng.random() < 0.5 else column(rng)
