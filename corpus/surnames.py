"""The surnames of China: what tells a name from words. Only where people are named is it worth asking."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.wording import HAN_NAME

# The hundred surnames that nine Chinese in ten bear, and those frequent in southern Fujian; with the double ones.
SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪"
    "范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤庄辛连洪温纪柯涂颜骆施翁尤傅池童阮"
    "欧司上诸东皇令司端康俞倪樊葛兰殷单包祝申左游饶易齐伍季凌尚柳路邢裴祁牛焦应章鲁詹关梅盛乔郁华宁甘安常尉解宗丘巫卓简冷"
    "萧赖庞霍佘辜阙甄邝阚邬佟蔺滕匡卞翟芮嵇郜竺濮仝亓粘缪靳窦褚瞿聂臧鄢冉苑栾冼晁"
)
# Those of one in a thousand: believed where three characters stand alone, as under a headline, or in brackets.
RARE_SURNAMES = frozenset(
    "舒喻阎冉闵项滕乐鄢芦岑屈臧娄耿仇桑荆阳隋楚蓝敖闻晏桂虞符苗瞿褚艾查聂戚宓柴车佟麦麻游原仲景束蒲饶樊谷桓"
    "沃谌容郦宿乌丛费班古寇敬"
)
# Beside a role or a task: words begin with these as often as names do.
BESIDE_ROLES = (
    SURNAMES
    | RARE_SURNAMES
    | frozenset(
        "管荣茅谈储屠边巩粟练占鹿鞠冀燕揭时路景房温平和穆米明计伏成费廉花水云昌苗凤鲍任郎蒙阴"
        "谷车密蓬印怀通步满弘国文广禄阙利蔚隆师巢竺权逯盖益桓公弓牧隗山井富乌巴仰秋仲厉戎祖符刁幸韶蓟薄索咸籍双党贡劳逄姬扶堵宰"
        "代宣邸帅苟沙岳寿卜卫蒯缑甯钮湛禹楼漆郗庾糜佀呙仉郏笪谯仵腾"
    )
)
#: A person's name in full, one of two characters set as wide as others: 方远志, 方　远. For use inside a pattern.
PERSON = rf"[{''.join(sorted(SURNAMES))}](?:{HAN_NAME}{{1,3}}|[ \u3000]{{1,2}}{HAN_NAME})"
_PARTED = str.maketrans("、/／", "   ")


def people(text: str) -> list[str]:
    """The words of a line that blanks part, one of two characters set as wide as others being one.

    >>> people("冯晓华 张 静、杨乐")
    ['冯晓华', '张静', '杨乐']
    """
    found: list[str] = []
    for word in text.translate(_PARTED).split():
        if found and len(word) == len(found[-1]) == 1:
            found[-1] += word
        else:
            found.append(word)
    return found


def are_surnamed(names: Sequence[str]) -> bool:
    """Whether the words, one or two or three characters each, are the names of several people.

    Of several, one in full tells that they are names: rare ones stand beside common ones.

    >>> are_surnamed(["房浩", "左妍", "李诗曼"]), are_surnamed(["费伟伟", "姜仕礼"]), are_surnamed(["房价", "稳了"])
    (True, True, False)
    """
    told = sum(name[0] in SURNAMES for name in names)
    if told == len(names):
        return True
    sure = told * 2 >= len(names) if max(map(len, names)) == 3 else len(names) > 2 and told * 2 > len(names)
    return sure and all(name[0] in BESIDE_ROLES for name in names)


def is_surnamed(name: str) -> bool:
    """Whether a word alone may be a name by what it begins with."""
    return name[0] in SURNAMES or (len(name) == 3 and name[0] in RARE_SURNAMES)
