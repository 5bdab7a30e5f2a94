"""How readers, poets and correspondents sign: shapes of names that neither a role nor a task tells."""

from __future__ import annotations

from corpus.divisions import place_names
from corpus.surnames import is_surnamed
from corpus.wording import HAN_NAME, any_of, late

#: None is longer, in code points.
LONGEST = 26

_NAME = rf"{HAN_NAME}{{2,3}}"
_BLANK = r"[ \u3000]{1,3}"
_AGE = r"(?:\d{1,3}|[一二三四五六七八九十百]{1,4})岁"
_TOLD = any_of("口述 讲述 整理 执笔 记录 采访 诗 词 画 书 文 图 摄")
_KIN = any_of("学生 女儿 儿子 妈妈 爸爸 父亲 母亲 朋友 孩子 妻子 丈夫 孙女 孙子 奶奶 爷爷 老师 姐姐 哥哥 妹妹 弟弟")
_WHO = any_of("读者 市民 村民 居民 网友 业主 家长 乘客 顾客 游客 患者 用户")
_TITLE = any_of("先生 女士 小姐 老师 阿姨 师傅 同学 大爷 大妈 阿婆 阿伯")
_ABROAD = any_of(
    "菲律宾 新加坡 马来西亚 印尼 印度尼西亚 泰国 缅甸 越南 美国 加拿大 澳大利亚 日本 旅[菲新马印港澳台美泰日]"
    rf" (?:福建|广东|浙江|江西|台湾){HAN_NAME}{{2}}"
)
_SIGNATURE = late(
    # 诗/方远 画/许知秋, 方老太口述 许知秋整理
    rf"(?:(?:诗|词|画|书法?|采访整理|采访|整理|口述|讲述人?|记录|撰稿|拍摄|视频|剪辑)[/／：:]\s?{HAN_NAME}{{2,4}}(?:[（(]{_AGE}[）)])?[\s\u3000]*){{2,3}}$"
    rf"|(?:诗|词|画|采访整理|采访|整理|口述|讲述人?|记录|撰稿|拍摄|视频|剪辑)[/／：:]\s?(?P<deed>{HAN_NAME}{{2,4}})(?:[（(]{_AGE}[）)])?$"
    rf"|{HAN_NAME}{{2,5}}[\s\u3000]?{_TOLD}[\s\u3000/／]+{HAN_NAME}{{2,4}}[\s\u3000]?{_TOLD}$"
    # 方远，82岁; 方 志 远
    rf"|{_NAME}[\s\u3000，,（(]{{1,2}}{_AGE}[）)]?$"
    rf"|(?P<name>{HAN_NAME}(?P<blank>[ \u3000]){HAN_NAME}(?P=blank){HAN_NAME})$"
    rf"|[■●□◎]\s?(?:讲述人?|记录人?|口述人?|整理人?|采访人?|撰稿人?)[：:][\u4e00-\u9fff \u3000]{{2,22}}$"
    # 读者方先生, 网友“山里的风”, 网名：山里的风, 你们的女儿 小雅
    rf"|{_WHO}[ \u3000]?(?P<surname>{HAN_NAME}){_TITLE}$"
    r"|(?:网友|微友|博友|读者)[\s：:]?[“\"@][^”\"。，]{1,10}[”\"]?$|网名[：:]\S{1,10}$"
    rf"|(?:爱?[你您]们?的){_KIN}(?:{_BLANK}{HAN_NAME}{{1,3}})?$|[儿侄孙]{_BLANK}{HAN_NAME}{{2}}$"
    # ［唐］韩偓, 李邴（宋）
    rf"|[（(\[〔【［](?:唐|五代|宋|元|明|清|近代)[）)\]〕】］]\s?{HAN_NAME}{{2,4}}$|{HAN_NAME}{{2,4}}[（(](?:唐|五代|宋|元|明|清|近代)[）)]$"
    # 原载《…》
    r"|(?:原载|摘自|选自|转自)《[^》]{2,20}》$|本报编辑部$|编[ \u3000]?者$"
    # 菲律宾 方远, 中共泉港区委宣传部供稿, （晋江新闻网 方远）
    rf"|{_ABROAD}{_BLANK}(?P<abroad>{_NAME})$|{HAN_NAME}{{2,16}}(?:宣传部|编辑部|报道组|新闻中心|融媒体中心)(?:供稿|供图)$"
    rf"|[（(]{HAN_NAME}{{2,8}}[报网台]{_BLANK}{_NAME}(?:[\s\u3000、]{_NAME}){{0,3}}[）)]$"
)
# What a signature of letters alone ends on.
_LAST = frozenset("者民友主长客户生士姐师姨学爷妈婆伯稿图部子亲孩夫女奶哥妹弟爸述理笔录访诗词画书文摄")
# What the names of bodies end on.
_BODY = late(rf"{HAN_NAME}{{3,25}}[局委院司队社厅府会所站处团心室厂校学馆部行店区村组]$")
_BEHIND_A_DASH = late(r"(?:[—－─]{1,2}|/)\s?(.{2,14})$")
_ONE_OF_A_PLACE = late(rf"({HAN_NAME}{{2,3}})[一某]{_WHO}$")
_PLACE_AND_NAME = late(rf"({HAN_NAME}{{2,4}})[·/／]({_NAME})$")


def is_signature(text: str) -> bool:
    """Whether a brief line is the name of who sent it, as readers and poets sign. `text` is simplified.

    >>> [is_signature(line) for line in ("——方志远", "网友“山里的风”", "[唐]韩偓", "丰泽一市民", "唐诗里的海")]
    [True, True, True, True, False]
    """
    if not 0 < len(text) <= LONGEST:
        return False
    if text.isalpha() and text[-1] not in _LAST:
        return False
    if text[0] in "—－─/" and (found := _BEHIND_A_DASH.match(text)):
        name = found[1]
        return len(name) <= 3 and is_surnamed(name) and name not in place_names()
    if found := _SIGNATURE.match(text):
        name = found["name"] or found["surname"] or found["abroad"] or found["deed"]
        return name is None or is_surnamed(name)
    if ("·" in text or "/" in text) and (found := _PLACE_AND_NAME.match(text)):
        return found[1] in place_names() and found[2] not in place_names() and is_surnamed(found[2])
    found = _ONE_OF_A_PLACE.match(text) if "一" in text or "某" in text else None
    return found is not None and found[1] in place_names()


def is_body(text: str) -> bool:
    """Whether a brief line is a body, as those that sign notices are called.

    >>> [is_body(line) for line in ("德化县供电公司", "石狮市公安局交警大队", "2026年3月4日", "欢迎来到德化县。")]
    [True, True, False, False]
    """
    return len(text) <= LONGEST and _BODY.match(text) is not None
