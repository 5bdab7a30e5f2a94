"""Short names that are no place where they stand: 桥头的石狮, 沿晋江而下, 村东石板路, 顺德化肥厂.

One table, by the name: what before it, and what behind it, makes it part of other words. Words that can be written out
are in `places/lookalikes.csv`; here are those that are made of too many.
"""

from __future__ import annotations

import re

from corpus.wording import late

# A stone lion, where it stands, what made it and what it does; 海边的石狮 is the city.
_LION = (
    r"石狮子|(?<=[凿刻雕尊对只双块门桥庙祠殿墓阶栏墩坊])石狮|(?<=[凿刻雕打做]成)石狮|(?<=[凿刻雕]出)石狮"
    r"|(?<=[门庙祠殿墓宫院桥堂厝塔]前的)石狮|(?<=[门村路巷桥街]口的)石狮|(?<=[门路桥两]旁的)石狮|(?<=[两左右]侧的)石狮"
    r"|(?<=[桥杆板柱墩台阶坊]上的)石狮|(?<=[桥庙祠殿墓刻凿雕]的)石狮|(?<=桥头的)石狮"
    r"|(?<=[蹲立坐卧摆放守]着)石狮|(?<=[蹲立坐卧摆放守]着的)石狮|(?<=[把将])石狮(?=[抬搬移请推运])"
    r"|石狮(?=[蹲踞岩]|重达|掉了|缺了|断了|(?:当年|曾|后来|一度)?被[推抬搬砸盗偷埋冲]|昂首|威武|威严|憨|怒目|张[口嘴着]|瞪|龇|镇宅|守门|镇守|雕|脚下"
    r"|嘴[里中]|口[中含]|背上|头上|身上|的(?:脾气|眉|眼|嘴|头|爪|鬃|毛|耳|鼻|表情|神态|造型|样子|脚))"
)
# The river; 沿晋江、石狮海岸 is the city.
_RIVER = (
    r"(?<=[沿溯])晋江(?![、和与到至市])|晋江(?=、(?!洛江)[\u4e00-\u9fff]{1,2}[江溪河](?:流域|水[系源质]|干流|[两沿]岸))|(?<=[江溪河]、)晋江(?=的?(?:重要)?[源流水])"
    r"|(?<=沿着|汇入|流入|注入|排入|流进|流向|横跨|跨越|跨过|横渡|渡过|飞跨|飞架)晋江(?![、和与市])"
    r"|晋江(?=在(?:这里|此)分|分[成为]|穿城|穿过|奔流|奔腾|流[经过淌]|入海|之[畔滨]|[两南北东西]岸|畔|边(?![防境检远])|涨|潮|汛|水[位质面]"
    r"|源头|岸|防洪|断面|蜿蜒|绕城|[上中下]游|放水|泄洪|补水)"
)

_TRAPS = {
    "石狮": _LION,
    "晋江": _RIVER,
    "南安": r"(?<=[城路站村镇街桥门校园西东江湖溪岭])南安(?=置|检[口门员通站仪处]|居[房工小]|装(?!备)|排(?!水|名|球))",
    "惠安": "(?<=[实普优互受泽施恩特厚])惠安(?=[心全康居排置装民定稳宁老])",
    # 郑维德化验: whoever tests; 德化验收 is the county
    "德化": "德化(?=验(?!收|证|明|资|货))|(?<=[顺建英承常旌立同明仁尚武厚贤品道功])德化(?=[工肥纤妆验疗石人育民俗])",
    "泉港": "(?<=[清甘酒温])泉港",
    "丰泽": "(?<=[谷年])丰泽",
    # a wall, a field and a slab in the east of a village; 江 and 溪 stand before 东石 in 晋江东石
    "东石": "(?<=[村城路桥街门校园屯墙院侧])东石",
    "东田": "(?<=[村屯庄寨])东田",
    "五里街": "(?<=[十数走跑行了长])五里街",
    "石井": "(?<=[口古青座眼老])石井|石井(?=[栏台圈沿盖壁旁底])",
    "水头": "(?<=[低高潮浪洪春饮用])水头|(?<=水库|电站)水头|(?<=金门)水头|水头(?=不足|压力|[足损差]|高度|落差)",
    "崇武": "(?<=[尊推])崇武|崇武(?=尚|扬威)",
    "翔云": "(?<=[翱飞])翔云",
    "溪美": "(?<=[小清山绿])溪美|溪美(?=景|如画|丽)",
    "感德": "(?<=[恩情美流])感德|感德(?=[国育恩])",
    "参内": "(?<=[人党海沙玄苦丹])参内|参内(?=[含容阁政])",
    "峰尾": "(?<=[高洪山晚早])峰尾",
    "池店": "(?<=[电鱼浴])池店",
    "辋川": "(?<=蓝田|王维)辋川|(?<=蓝田县)辋川|辋川(?=[图集诗]|别业)",
    "芦田": "芦田(?=爱菜)",
    "蓬壶": "(?<=海上)蓬壶|蓬壶(?=[仙阁]|胜境)",
    "金淘": "(?<=[千现资奖黄基佣薪])金淘",
    "金井": "(?<=[五黄资淘合基])金井|金井(?=喷)",
    "内坑": "(?<=[矿洞路店境村井])内坑|内坑(?=[洼道洞塘底])",
    "安海": "(?<=[平治保天长同福淮雅])安海",
    "乐峰": "(?<=[音娱欢快可])乐峰|乐峰(?=会)",
    "霞美": "(?<=[晚彩朝云红])霞美",
    "虹山": "(?<=[彩])虹山",
    "泉秀": "泉秀(?=路口)",
    # the exchanges of 深圳 and 上海; 中英都是大国, 尤良英都要帮忙
    "深沪": "深沪(?=[两二]|股|交易|[ABＡＢ]|指|证券|大盘|高铁|港[通股三]|基金)",
    "英都": "(?<=[中良美德法俄小女蔡月秀淑玉])英都|英都(?=[是有要会将能可没不很在说想得让被把])",
    "山霞": "(?<=[青群高远])山霞",
    "诗山": "(?<=如)诗山",
    "剑斗": "(?<=刀)剑斗|剑斗(?=士)",
    "玉斗": "(?<=[白双])玉斗",
    "洪梅": "洪梅(?=[英花香芳兰珍玲林红])",  # women are called so
    "介福": "(?<=[以寿])介福",
    # 水上海事局, 滩涂上海蛎: what is on the water, and of the sea; a vegetable
    "上海": (
        "(?<=[以水网岸船岛滩礁桌涂面堆爬])上海(?=[事浪况风雾味货蛎鲜草藻菜胆参域岛岸堤防])|上海(?=蓬[草子]|铁联运|洋(?![山泾])|峡两岸)|上海(?=青(?![浦年少睐旅岛海]))"
    ),
    "天津": "天津(?=四(?:[，。、；（和与]|在|是|位于|组成))",  # a star
}  # fmt: skip
# Things of one kind: what one of them is in a text, the others are, unless the text names the place in full.
_THINGS = {"石狮": "石狮市", "石井": "石井镇", "水头": "水头镇"}
_COMPILED: dict[str, re.Pattern[str]] = {name: late(pattern) for name, pattern in _TRAPS.items()}
#: The names that may be none: of all others it need not be asked.
TRAPPED = frozenset(_TRAPS)


def is_none(text: str, start: int, end: int) -> bool:
    """Whether the short name at [start, end) is no place."""
    name = text[start:end]
    trap = _COMPILED.get(name)
    if trap is None:
        return False
    if name in _THINGS and _THINGS[name] not in text:
        return trap.search(text) is not None
    return trap.match(text, start) is not None
