"""Date words that are none where they stand: 20日元, 如今年轻, 5号楼, 二月河, 提前一个月, 农历五月初五."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from corpus.datewords import CHINESE_DIGITS, Calendar, Days, Decade, Reading, expression_spans, read
from corpus.eras import ERAS
from corpus.texts import Texts
from corpus.wording import late

# The end of this year or month, where something is due by then: 年底前, 月底通车. 年底分红 may be any year's.
_DUE = (
    "底(?:[以之]前|前(?!后)|(?:可以?|将|就|即|能|有望|可望|全线|全部|全面|正式){0,2}(?:通车|建成|完工|投产|竣工|开通|投用|交付|打通"
    "|启用|完成|修好|开园|开业|开馆|验收|投入使用|通水|通电|通气|停用|停运|停办|办结|截止|到期|接通|恢复|复航|上线))"
    "|(?<=(?<![每一])到.)底(?![的却了时人])|(?<=预计.)底|(?<=计划.)底|(?<=力争.)底|(?<=争取.)底|(?<=有望.)底|(?<=可望.)底"
)
# By the first two characters of an expression: where it stands as another word. Tried at its start.
_TRAPS = {
    "今年": "(?<=[如现当])今年[产收均销薪轻利吞营接游出]|今年[轻龄富迈]",
    "去年": "(?<=[过逝失离除])(?<![超胜越赛不]过)去年|去年龄",
    "明年": "(?<=[文发证声黎光清不注])明年|(?<=[说写标])明年(?=[份代龄度均报检轮轻货味内岁审费级利息月、])",
    "前年": "(?<=[从此目之以几多百千生空])前年|前年[均产龄]",
    "后年": "(?<=[以之其最今先大])后年|后年(?:[轻龄均]|产[值量])",
    "上年": "(?<=[以世身网线路])上年|上年[纪龄轻]",
    "本年": "(?<=[日基资成样文原版])本年",
    "本月": "(?<=[日基])本月|(?<=[一那几这每两])本月[饼季刊]|本月饼",
    "上月": "(?<=以)上月|上月[球台亮]",
    "上个": "(?<=以)上个",
    "这周": "(?<=日)这周|(?<=日的)这周",
    "本周": "(?<=[日基样])本周|本周[期边转年围密全报长岁]",
    "上周": "(?<=以)上周|上周[围边期年全密恩口岁庄]",
    "下周": "(?<=[天以])下周|下周[围边期年全密恩口]",
    "前日": "(?<=[目之以战生产此])前日|前日[本均益趋常渐内]",
    "前天": "(?<=[目之以空屋])前天|(?<=门)(?<!部门)前天|前天井",
    "今日": "(?<=《)今日|(?<=时至)今日|今日[头之说]|今日(?:美国|俄罗斯|中国|印度)",
    "今天": "(?<=《)今天|(?<=[走活传延续]到)今天|(?<=[走活传]到了)今天",
    "今起": "(?<=[如从自打迄至])今起|今起(?=[一二两三四五六七八九十0-9]{1,2}[天日])",
    "今春": "(?<=[冬如古当])今春|今春(?=节|运|晚|游|首|第一|最)",
    "今夏": "(?<=[如古当])今夏|今夏(?=威|令|商|朝|至|首|第一|最)",
    "今秋": "(?<=[如古当])今秋|今秋(?=千|裤|游|首|第一|最)",
    "今冬": "(?<=[如古当])今冬|今冬(?=明春|首|第一|最|奥)",
    "明晚": "(?<=[文发证声黎光清透说鲜])明晚",
    # a name besides: 王明春, 明春风
    "明春": "(?<=[^在到于待至，,。；、等定计划拟])明春|明春(?=[风光色晓])",
    "明起": "(?<=[文发证声黎光清透说表标注鲜分不])明起|明起[来义伏身]",
    "昨起": "昨起[义伏身]",
    "明早": "(?<=[文发证声黎光清透说])明早",
    "明晨": "(?<=[文发证声黎光清透说])明晨",
    "昨日": "昨日之|昨日重现(?![\u4e00-\u9fff])",
    "明日": "(?<=[文发证声黎光清透说])明日|明日[之黄]",
    "明天": "(?<=[的好丽向抱新造迎])明天|明天会更|(?<=今)明天气",
    "前晚": "(?<=[之以])前晚",
    "后天": "(?<=先)后天|后天[性努习培形环的]",
    "年底": f"(?<=[年个每去今明前后当本上下同次翌临近岁{CHINESE_DIGITS}十0-9])年|年(?!{_DUE})",
    "月底": f"(?<=[月个每前后当本上下同次翌临近{CHINESE_DIGITS}十0-9])月|月(?!{_DUE})",
    "次年": "(?<=[一二三四五六七八九十首多每])次年",
    "当年": "(?<=想)当年",
    "同年": "(?<=[不相])同年",
    "二月": "二月河",
    "三月": "三月(?:三(?![十日])|街)",
    "五月": "五月[天花]",
    "十月": "十月[革怀围体]",
}

_EVERY = late("(?:[每逢历那某]年|每(?:个|逢)?月|每逢)的?$")
_EVERY_ENDS = frozenset("年月逢的")
_YEAR_BY_YEAR = late("(?:[每历]年|逢)[^，。；！？]{1,3}月[^，。；！？0-9]{0,5}[，、]$")
_MONTH_IS_AGE = late("[期龄租供薪卡票嫂球台亮饼息](?!间)")
_MONTHS_BEFORE = late("(?:(?<!手)续|(?<!整)个|[需满每近隔后糕用这整])$")  # 连续4月: so many months
_EARLIER = late("(?<=[提之产此以目空满于])前")  # 提前3个月, 期满前3个月, 相当于前3个月
_NUMERALS = frozenset("一二三四五六七八九十")
_OF_THE_MOON = _NUMERALS | {"初", "廿"}
_OF_AN_ERA = late(f"(?:{'|'.join(ERAS)})[^，。]{{1,4}}年$")
_MOON = ("农历", "阴历", "旧历", "夏历")

# A day without month is a number of days after and before these: 连续3日, 为期5日, 3日内, 20日元, 15日均线.
_DAYS_BEFORE = frozenset("近续每满共达超逾余约双期时前后仅这用整农历月份过第数")
_DAYS_AFTER = late(
    "元|均|内|游|间|龄|后|前(?!后)|以内|之内|左右|长|之|本|语|军|照|程|益|渐|化|薪|子|志|里|以上|圆|剂|刊(?![登载出])|线|年|连|无休"
    "|报(?!道|名|到|告|送|考|请|价|案|警)"
)
# 宜在23日前完成: a day not to be passed; 在3日前 is three days ago.
_UNTIL_THEN = late("(?:[宜须应要将请必需赶]|务必|力争|争取|确保|计划|预计|尽量|可以?)[在于]$")
_DISPATCH = late("电|讯|(?=[上中下午晚晨夜])")
_WIRED = late("[电讯](?![话影视脑])")
# 晚报九日报道, 首相十日在议会说: what is reported of a day; 有一日 is any.
_REPORTED = late(
    "宣布|表示|说|报道|报导|发布|发表|举行|举办|召开|开幕|闭幕|抵达|到达|离开|前往|会见|接见|公布|出版|刊登|通过|全文"
    "|在|对(?!于)|向|由|乘|到|致电|开始|签订|签署|拒绝|谴责|指责|要求|声明|夜|晨|清早|零时"
)
_SOME_DAY = frozenset("有朝某同终那这此一整几数多每")
# 16号 is a day before what people do on a day; else it counts lines, buildings, typhoons, rockets.
_NUMBERED = frozenset("第舟星征船箭机楼型线栋座室厅馆井桥站门区库村组台路街国文圆宫娥神嫦")
_ON_THE_DAY = late(
    "宣布|表示|说|称|报道|报导|发布|发表|发生|举行|举办|召开|开幕|闭幕|开始|抵达|到达|证实|对|向|在|从|起|将|召|继续|当天|就|也|为|离开|前往|会见|公布"
)
_CLAUSE_BEGINS = frozenset("，。：；、（“(,:;至到截于在今日从起天 \u3000")
_NUMBER = late(r"第\d{1,4}号(?!超?强?台风|热带)")
_AGES = late("历史|的历史|前|之久|间|古|来|以上|文明|的文明|沧桑|岁月|时光")

_AGED = late("(?:[树年寿]龄|最[大老古久长高]的?|距今|已有|长达|历经|绵延|延续|沉睡)(?:已|约|近|超|逾|达|有|了|超过)?$")
# What is written in words of its own day: 日记写着“今日无话，明日再来”. A notice says from when: “今日起停水”.
_WRITTEN = late(
    "(?:[写标刻题印贴][着道下了上有过]?|[写刻标]的是|[两几数一二三四五六七八九十]个[大小]?字)[:：]?"
    '[“「『"][^”」』"。]{0,12}$'
)


class Needs(Enum):
    """What of the day of printing the days of an expression hang on."""

    NOTHING = 0  # 2026年6月
    YEAR = 1  # 今年6月
    DAY = 2


class Words(NamedTuple):
    """What is known of an expression wherever it stands: its reading, and what may show that it is none."""

    words: str
    reading: Reading
    trap: re.Pattern[str] | None
    is_none: Callable[[str, int, int], bool] | None
    stands_alone: bool  # whether nothing around can change its meaning
    names_year: bool
    needs: Needs


Expression = tuple[int, int, Words]  # [start, end) in its text, and what is known of the words


def found(text: str) -> list[Expression]:
    """Every date expression of `text`: leftmost first, disjoint, none empty."""
    return found_in([text]).get(0, [])


def found_in(texts: Sequence[str]) -> dict[int, list[Expression]]:
    """What `found` says of each text that holds any, by its number, in ascending order.

    One pass over all texts: to begin anew with each takes as long as to search it. No expression runs over a line end.
    """
    expressions: dict[int, list[Expression]] = {}
    texts = Texts.of(texts)
    ends = texts.ends
    number = begin = end = 0
    text, here, joined = "", list[Expression](), texts.joined
    for start, stop in expression_spans(joined):
        if (words := _known(joined[start:stop])) is None:
            continue
        if start >= end:
            while start >= ends[number]:  # of every two texts one has a date: nothing is gained by leaping
                number += 1
            text, end, here = texts[number], ends[number], []
            begin = end - len(text) - 1
        start -= begin
        stop -= begin
        if _is_date(text, start, stop, words):
            here.append((start, stop, words))
            expressions[number] = here
    return expressions


def _is_date(text: str, start: int, end: int, words: Words) -> bool:
    """Whether the words mean a date where they stand."""
    trap, is_none = words.trap, words.is_none
    if trap is not None and trap.match(text, start):
        return False
    if text[start - 1 : start] in _EVERY_ENDS and _EVERY.search(text, max(start - 4, 0), start):
        return False
    return is_none is None or not is_none(text, start, end)


@lru_cache(maxsize=1 << 14)
def _known(words: str) -> Words | None:
    reading = read(words)
    if reading is None:
        return None
    trap = _TRAPS.get(words[:2])
    calendar = reading.first if isinstance(reading, Calendar) else None
    return Words(
        words,
        reading,
        trap=re.compile(trap) if trap else None,
        is_none=_doubt(words, reading),
        stands_alone=calendar is None or calendar.stands_alone,
        names_year=isinstance(reading, Decade) if calendar is None else calendar.year is not None,
        needs=_needs(reading),
    )


def _needs(reading: Reading) -> Needs:
    if isinstance(reading, Decade):
        return Needs.NOTHING if reading.says_century and reading.centuries_back is None else Needs.YEAR
    if not isinstance(reading, Calendar):
        return Needs.DAY
    if reading.last or reading.first.is_bare_day:
        return Needs.DAY
    if reading.first.year is not None:
        return Needs.NOTHING
    return Needs.DAY if reading.first.years_from_now is None else Needs.YEAR


def _doubt(words: str, reading: Reading) -> Callable[[str, int, int], bool] | None:
    """The test that an expression has to pass where it stands."""
    if isinstance(reading, Decade):
        return _is_people
    if isinstance(reading, Days):
        return _is_written
    if not isinstance(reading, Calendar) or reading.first.months_from_now is not None:
        return None
    if reading.first.is_bare_day:
        return _is_no_day
    if reading.first.year is not None or reading.first.years_from_now is not None:
        return (_is_age if "00" in words[-3:] else _is_of_a_number) if words[-1] == "年" else None
    return _is_no_month if words[-1] in "月份" else _is_of_the_moon


def _is_people(text: str, start: int, end: int) -> bool:
    """80年代表, and who did for others what they cannot: 摆了四十年代写书信摊."""
    after = text[end : end + 1]
    return after == "表" or (after in ("写", "购", "课") and text[max(start - 1, 0) : start] == "了")


def _is_age(text: str, start: int, end: int) -> bool:
    """2000年的历史, 树龄最大的1100年."""
    return _AGES.match(text, end) is not None or _AGED.search(text, max(start - 6, 0), start) is not None


def _is_written(text: str, start: int, end: int) -> bool:
    """Whether a day counted from that of writing stands in words that are quoted from a paper or a wall."""
    before = text[max(start - 22, 0) : start]
    if ("“" in before or '"' in before or "「" in before) and text[end : end + 1] != "起":
        return _WRITTEN.search(before) is not None
    return False


def _is_of_a_number(text: str, _start: int, end: int) -> bool:
    """2003年第3号: what a notice is called; 2014年第15号台风 was one of that year."""
    return text[end : end + 1] == "第" and _NUMBER.match(text, end) is not None


def _is_of_the_moon(text: str, start: int, _end: int) -> bool:
    """农历八月, 光绪三年八月."""
    before = text[max(start - 2, 0) : start]
    return before in _MOON or (before[-1:] == "年" and _OF_AN_ERA.search(text, max(start - 7, 0), start) is not None)


def _is_of_every_year(text: str, start: int) -> bool:
    """每年三月来，五月走."""
    listed = text[start - 1 : start] in ("，", "、")
    return listed and _YEAR_BY_YEAR.search(text, max(start - 12, 0), start) is not None


def _is_no_month(text: str, start: int, end: int) -> bool:
    """An age, so many months, or a day of the moon's calendar: 1月期, 连续4月, 三月三, 农历八月."""
    word = text[start:end]
    if word[0] == "前":
        return word in ("前一个月", "前1个月") or _EARLIER.match(text, start) is not None
    if word == "一月" or _is_of_the_moon(text, start, end) or _is_of_every_year(text, start):
        return True
    if len(word) > 3 or word[-1] != "月":
        return False
    in_numerals = word[0] in _NUMERALS and text[end : end + 1] in _OF_THE_MOON
    return (
        in_numerals
        or _MONTHS_BEFORE.search(text, max(start - 2, 0), start) is not None
        or _MONTH_IS_AGE.match(text, end) is not None
    )


def _is_no_day(text: str, start: int, end: int) -> bool:
    """A number of days, or of a house: 3日内, 5号楼. Of numerals, 九日 may be part of a name, 十一日 is a day."""
    word, before = text[start:end], text[max(start - 1, 0) : start]
    if _WIRED.match(text, end):
        return False  # 新华社雅加达十八日电
    if before in _DAYS_BEFORE or _is_of_the_moon(text, start, end):
        return True
    if word[-1] == "号":
        return word[0] in _NUMERALS or before in _NUMBERED or not _acts(text, before, end)
    if len(word) == 2 and word[0] in _NUMERALS:
        return _DISPATCH.match(text, end) is None and (before in _SOME_DAY or not _REPORTED.match(text, end))
    if word[-1] != "日" or _DAYS_AFTER.match(text, end) is None:
        return False
    return text[end] != "前" or _UNTIL_THEN.search(text, max(start - 4, 0), start) is None


def _acts(text: str, before: str, end: int) -> bool:
    return _ON_THE_DAY.match(text, end) is not None or (
        (not before or before in _CLAUSE_BEGINS) and text[end : end + 1] in ("，", ",", "。", "）")
    )
