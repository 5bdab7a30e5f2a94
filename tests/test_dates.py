from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from corpus.dates import _TO_COME_BEFORE, events, events_in, is_to_come
from corpus.publication import PLAUSIBLE, from_name, inferred, stated
from corpus.records import Period

FRIDAY = date(2026, 7, 3)


def spoken(text: str, published: date | None) -> str:
    """The events of a text as `words=days`, parted by spaces; a range of days is `first/last`."""
    return " ".join(f"{event.text}={event.period.isoformat()}" for event in events(text, published))


# --- expressions, printed on Friday 2026-07-03 ------------------------------------------------------------------

DAYS = [
    ("2026年6月29日，泉港区召开", "2026年6月29日=2026-06-29"),
    ("６月２９日", "６月２９日=2026-06-29"),
    ("２０２６年６月１日", "２０２６年６月１日=2026-06-01"),
    ("2026-06-29 起", "2026-06-29=2026-06-29"),
    ("2026/6/29", "2026/6/29=2026-06-29"),
    ("2026.6.29", "2026.6.29=2026-06-29"),
    ("二〇二六年六月二十九日", "二〇二六年六月二十九日=2026-06-29"),
    ("一九五七年七月二十日", "一九五七年七月二十日=1957-07-20"),
    ("6月29日上午，泉港区", "6月29日上午=2026-06-29"),
    ("6月29号", "6月29号=2026-06-29"),
    ("29日上午", "29日上午=2026-06-29"),
    ("29日，记者获悉", "29日=2026-06-29"),
    ("记者2日从市政府获悉", "2日=2026-07-02"),
    ("定于6日举行", "6日=2026-07-06"),
    ("新华社北京二十九日电", "二十九日=2026-06-29"),
    ("新华社北京三日电", "三日=2026-07-03"),
    ("俄媒2号报道", "2号=2026-07-02"),
    ("2号，大会开幕", "2号=2026-07-02"),
    ("昨日上午", "昨日上午=2026-07-02"),
    ("今明两天有雨", "今明两天=2026-07-03/2026-07-04"),
    ("昨今两日到站", "昨今两日=2026-07-02/2026-07-03"),
    ("今明后三天，明后两天", "今明后三天=2026-07-03/2026-07-05 明后两天=2026-07-04/2026-07-05"),
    ("今明两年", ""),
    ("昨天、今天、明天、后天", "昨天=2026-07-02 今天=2026-07-03 明天=2026-07-04 后天=2026-07-05"),
    ("前天夜里，昨晚，今晨", "前天夜里=2026-07-01 昨晚=2026-07-02 今晨=2026-07-03"),
    ("大前天", "大前天=2026-06-30"),
    ("本月18日", "本月18日=2026-07-18"),
    ("上月底", "上月底=2026-06"),
    ("今年5月1日", "今年5月1日=2026-05-01"),
    ("去年12月31日", "去年12月31日=2025-12-31"),
    ("本周五晚，上周一，下周日", "本周五晚=2026-07-03 上周一=2026-06-22 下周日=2026-07-12"),
]
MONTHS = [
    ("今年5月", "今年5月=2026-05"),
    ("2015年3月", "2015年3月=2015-03"),
    ("6月份", "6月份=2026-06"),
    ("上月", "上月=2026-06"),
    ("下个月", "下个月=2026-08"),
    ("去年底", "去年底=2025-12"),
    ("去年年底", "去年年底=2025-12"),
    ("2025年末", "2025年末=2025-12"),
    ("今年初", "今年初=2026-01"),
    ("去年初一收了九个孩子", "去年=2025"),  # the first day of the moon's year is no month
    ("6月下旬", "6月下旬=2026-06"),
    ("2024年2月底", "2024年2月底=2024-02"),
    ("6月初", "6月初=2026-06"),
    ("七月中旬", "七月中旬=2026-07"),
    ("本周", "本周=2026-06-29/2026-07-05"),
    ("上周末", "上周末=2026-06-27/2026-06-28"),
]
YEARS = [
    ("今年", "今年=2026"),
    ("去年", "去年=2025"),
    ("前年", "前年=2024"),
    ("明年", "明年=2027"),
    ("本年度", "本年度=2026"),
    ("2025年度", "2025年度=2025"),
    ("二〇二四年", "二〇二四年=2024"),
    ("二○二四年", "二○二四年=2024"),
    ("1957年", "1957年=1957"),
    ("2026年第7期", "2026年=2026"),
    ("上世纪80年代", "上世纪80年代=1980-01-01/1989-12-31"),
    ("20世纪九十年代", "20世纪九十年代=1990-01-01/1999-12-31"),
    ("1980年代", "1980年代=1980-01-01/1989-12-31"),
    ("改革开放后的80年代", "80年代=1980-01-01/1989-12-31"),
]
PARTS = [
    ("上半年", "上半年=2026-01-01/2026-06-30"),
    ("去年下半年", "去年下半年=2025-07-01/2025-12-31"),
    ("一季度", "一季度=2026-01-01/2026-03-31"),
    ("2025年第三季度", "2025年第三季度=2025-07-01/2025-09-30"),
    ("前三季度", "前三季度=2026-01-01/2026-09-30"),
    ("前5个月", "前5个月=2026-01-01/2026-05-31"),
    ("今年前五个月", "今年前五个月=2026-01-01/2026-05-31"),
    ("前5月，全市", "前5月=2026-01-01/2026-05-31"),
    ("2024年以来", "2024年=2024"),
    ("今年以来", "今年=2026"),
    ("6月以来", "6月=2026-06"),
    ("2012年至今", "2012年=2012"),
]
RANGES = [
    ("1—5月", "1—5月=2026-01-01/2026-05-31"),
    *((f"1{dash}5月", f"1{dash}5月=2026-01-01/2026-05-31") for dash in "-－‐‑‒–―−─~～至到"),
    ("1——5月份", "1——5月份=2026-01-01/2026-05-31"),
    ("1月至5月", "1月至5月=2026-01-01/2026-05-31"),
    ("去年1至11月", "去年1至11月=2025-01-01/2025-11-30"),
    ("3、4月份", "3、4月份=2026-03-01/2026-04-30"),
    ("6月15日至7月1日", "6月15日至7月1日=2026-06-15/2026-07-01"),
    ("6月15日—20日", "6月15日—20日=2026-06-15/2026-06-20"),
    ("6月15—20日", "6月15—20日=2026-06-15/2026-06-20"),
    ("6月15、16日", "6月15、16日=2026-06-15/2026-06-16"),
    ("1日至3日", "1日至3日=2026-07-01/2026-07-03"),
    ("18日晚到19日", "18日晚到19日=2026-06-18/2026-06-19"),
    ("2025年12月28日至2026年1月3日", "2025年12月28日至2026年1月3日=2025-12-28/2026-01-03"),
    ("去年12月28日至1月3日", "去年12月28日至1月3日=2025-12-28/2026-01-03"),
    ("去年7月至今年3月", "去年7月至今年3月=2025-07-01/2026-03-31"),
    ("2026—2030年", "2026—2030年=2026-01-01/2030-12-31"),
    ("2021年至2025年", "2021年至2025年=2021-01-01/2025-12-31"),
    ("2014年至2016年9月", "2014年至2016年9月=2014-01-01/2016-09-30"),
    ("6月下旬至7月上旬", "6月下旬至7月上旬=2026-06-01/2026-07-31"),
    ("6月7日至8日", "6月7日至8日=2026-06-07/2026-06-08"),
    ("去年十月到今年四月", "去年十月到今年四月=2025-10-01/2026-04-30"),
    ("6月1日起至8月31日", "6月1日起至8月31日=2026-06-01/2026-08-31"),
    ("6月7日8时至8日20时", "6月7日8时至8日=2026-06-07/2026-06-08"),
    ("7月3日（周五）至5日", "7月3日（周五）至5日=2026-07-03/2026-07-05"),
    ("22日、21日", "22日=2026-06-22 21日=2026-06-21"),
]
NO_DATES = """
近日 日前 近年来 目前 当前 即日起 “十四五” 十五五 3·15 “7·20” 九一八 5年 10年蝉联 五年来 第2026期 105周年
20日元 100日元 1月期贷款 6月龄 3日内 为期5日 连续3日 近7日 3日游 15日均线 双11日均 每日 30日龄
如今年轻人 今年轻 过去年均 说明年份 文明年 以上年 世上年 日本年 目前日均 每周期 本周期 上周围 先后天 先老人后年轻人
十月革命 十月怀胎 五月天 二月河 三月三 农历五月初五 农历八月 五月初五 八月十五 腊月 一月一课 提前一个月
29号楼 5号线 1号文件 神舟十号 天问一号 “九日山杯” 三日后 美好的明天 明天会更好 今明天气 时至今日 《今日美国》 今日头条
公元前221年 2000年的历史 1000年前 2月30日 13月 2025年2月29日 6月31日 22万元年 1.2日 12345年 80年代表
每月九日 每月5日 每年5月1日 每年的9月 当天 春节前 立冬过后
两千年 百年 半年 二十一世纪 下世纪 一年一度 2026 202607 12:30 二〇二 年 月 日 号
"""
NONE = NO_DATES.split()


@pytest.mark.parametrize(("text", "spoken_of"), DAYS + MONTHS + YEARS + PARTS + RANGES)
def test_an_expression_means_these_days(text, spoken_of):
    assert spoken(text, FRIDAY) == spoken_of


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_date_is_left_out(text):
    assert spoken(text, FRIDAY) == ""


@pytest.mark.parametrize(
    ("text", "published", "spoken_of"),
    [
        # the past is preferred, the year of printing first of all
        ("12月28日", date(2026, 1, 5), "12月28日=2025-12-28"),
        ("11月末", date(2026, 1, 7), "11月末=2025-11"),
        ("12月", date(2026, 1, 4), "12月=2025-12"),
        ("9月1日", FRIDAY, "9月1日=2026-09-01"),
        ("1月5日", date(2026, 6, 30), "1月5日=2026-01-05"),
        ("1月1日", date(2025, 12, 31), "1月1日=2026-01-01"),
        # what is to come says so
        ("将于12月28日开工", date(2026, 3, 1), "12月28日=2026-12-28"),
        ("预计1月投产", date(2025, 12, 3), "1月=2026-01"),
        ("10月1日起施行", date(2026, 2, 20), "10月1日=2026-10-01"),
        ("12月28日开工", date(2026, 3, 1), "12月28日=2025-12-28"),
        ("截至12月31日", date(2026, 3, 15), "12月31日=2025-12-31"),
        ("预计2月20日闭幕", date(2025, 12, 3), "2月20日=2026-02-20"),
        # a day without month: the nearest, the past counting half as far
        ("29日", date(2026, 7, 3), "29日=2026-06-29"),
        ("6日", date(2026, 7, 3), "6日=2026-07-06"),
        ("31日", date(2026, 7, 1), "31日=2026-05-31"),
        ("31日", date(2026, 3, 20), "31日=2026-03-31"),
        ("30日", date(2026, 3, 1), "30日=2026-01-30"),
        ("1日", date(2026, 12, 31), "1日=2027-01-01"),
        # a month from now across the new year
        ("上月", date(2026, 1, 3), "上月=2025-12"),
        ("下月", date(2026, 12, 3), "下月=2027-01"),
        ("本月31日", date(2026, 6, 3), ""),
    ],
)
def test_a_date_without_year_is_of_the_most_sensible_year(text, published, spoken_of):
    assert spoken(text, published) == spoken_of


@pytest.mark.parametrize(
    ("text", "published", "spoken_of"),
    [
        ("2008年5月12日地震，13日到达", FRIDAY, "2008年5月12日=2008-05-12 13日=2008-05-13"),
        ("2024年5月动工，6月1日完工", FRIDAY, "2024年5月=2024-05 6月1日=2024-06-01"),
        ("2021年12月启动，1月完成", FRIDAY, "2021年12月=2021-12 1月=2022-01"),
        ("6月28日布展，29日开幕", FRIDAY, "6月28日=2026-06-28 29日=2026-06-29"),
        ("去年3月立项，5月动工", FRIDAY, "去年3月=2025-03 5月=2025-05"),
        ("2025年收入增长。6月29日，大会召开", FRIDAY, "2025年=2025 6月29日=2026-06-29"),
        ("1937年7月7日开战。7月29日沦陷", FRIDAY, "1937年7月7日=1937-07-07 7月29日=1937-07-29"),
        ("1937年7月7日开战。6月29日，开展纪念", FRIDAY, "1937年7月7日=1937-07-07 6月29日=2026-06-29"),
        ("2024年5月动工。6月29日完工", FRIDAY, "2024年5月=2024-05 6月29日=2026-06-29"),
        ("1937年7月7日开战。11月20日迁都", FRIDAY, "1937年7月7日=1937-07-07 11月20日=1937-11-20"),
        ("1949年10月1日建国。同年12月访苏", FRIDAY, "1949年10月1日=1949-10-01 同年12月=1949-12"),
        ("1949年入伍，次年3月入党", FRIDAY, "1949年=1949 次年3月=1950-03"),
        ("1921年建校，9月1日起招生", FRIDAY, "1921年=1921 9月1日=2026-09-01"),
        ("同年12月", FRIDAY, ""),
        # without a day of printing
        ("2026年6月29日", None, "2026年6月29日=2026-06-29"),
        ("2024年以来", None, "2024年=2024"),
        ("上世纪80年代", None, "上世纪80年代=1980-01-01/1989-12-31"),
        ("6月29日", None, ""),
        ("29日", None, ""),
        ("昨天、今年、上周、本月", None, ""),
        ("2026年6月28日开幕。6月29日闭幕", None, "2026年6月28日=2026-06-28"),
        ("2026年6月28日开幕，29日闭幕", None, "2026年6月28日=2026-06-28"),
        ("2026年举行，29日闭幕", None, "2026年=2026"),
    ],
)
def test_a_date_takes_what_it_does_not_say_from_the_words_before(text, published, spoken_of):
    assert spoken(text, published) == spoken_of


def test_a_day_that_stands_close_behind_another_still_takes_its_year():
    assert spoken("2008年3月5日4月6日", FRIDAY) == "2008年3月5日=2008-03-05 4月6日=2008-04-06"
    assert spoken("去年9月5日6日", FRIDAY) == "去年9月5日=2025-09-05 6日=2025-09-06"


def test_traditional_characters_say_the_same():
    assert spoken("本週五、29號，開幕", FRIDAY) == "本週五=2026-07-03 29號=2026-06-29"


def test_the_page_speaks_of_these_dates():
    text = "1—5月，南安市513个在建重点项目年度计划投资893.85亿元；截至去年年底，实施项目1700多个。2025年度，6月15日召开"
    assert spoken(text, FRIDAY) == ("1—5月=2026-01-01/2026-05-31 去年年底=2025-12 2025年度=2025 6月15日=2025-06-15")


# --- when a dump was published ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("2026年07月03日", date(2026, 7, 3)),
        ("2026-07-03", date(2026, 7, 3)),
        ("1957年7月20日人民日报 第3版", date(1957, 7, 20)),
        ("二〇二六年七月三日 星期五", date(2026, 7, 3)),
        ("--> 2026-07-03 2 2 泉州晚报 content_1.html 1 标题 /enpproperty-->", date(2026, 7, 3)),
        ("泉州晚报 2026/7/3", date(2026, 7, 3)),
        ("2026.07.03", date(2026, 7, 3)),
        ("2026年 7月 3日", date(2026, 7, 3)),
        ("2026年02月30日 2026年03月01日", date(2026, 3, 1)),
        ("2026年07月", None),
        ("日期:10-01", None),
        ("版面:第02版", None),
        ("1026年7月3日", None),
        ("12026-07-03", None),
        ("2026-07-031", None),
        ("1978．4．22　第三版", date(1978, 4, 22)),
        ("中華民國三十六年五月七日　星期三", date(1947, 5, 7)),
        ("民国元年10月10日", date(1912, 10, 10)),
        ("86年5月4日　星期日　第3版", date(1986, 5, 4)),
        ("八六年五月四日", date(1986, 5, 4)),
        ("Tuesday, March 4, 2025", date(2025, 3, 4)),
        ("4 March 2025", date(2025, 3, 4)),
        ("", None),
    ],
)
def test_a_masthead_states_a_full_date(line, day):
    assert stated(line) == day


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("20260703.txt", date(2026, 7, 3)),
        ("dumps/2026-07-03/page1.txt", date(2026, 7, 3)),
        ("202607/03/01.txt", date(2026, 7, 3)),
        ("2026-07/03/node_1.htm", date(2026, 7, 3)),
        ("2026/07/03.jsonl.gz", date(2026, 7, 3)),
        ("2026/0703.txt", date(2026, 7, 3)),
        ("2026\\07\\03.txt", date(2026, 7, 3)),
        ("rmrb19570720.txt", date(1957, 7, 20)),
        ("人民日报1957-07-20.txt", date(1957, 7, 20)),
        ("泉州晚报2026年7月3日.txt", date(2026, 7, 3)),
        ("20260703A01.txt", date(2026, 7, 3)),
        ("page_20260703_02.txt", date(2026, 7, 3)),
        ("2025-01-01/2026-07-03.txt", date(2026, 7, 3)),
        ("archive.zip!20260703.txt", date(2026, 7, 3)),
        ("240305_A3.txt", date(2024, 3, 5)),
        ("zjb_2023_0228/content_7.txt", date(2023, 2, 28)),
        ("20210915xw.txt", date(2021, 9, 15)),
        ("20240305_103000.txt", date(2024, 3, 5)),
        ("node_150233_20260306.txt", date(2026, 3, 6)),
        ("240305_3.txt", None),
        ("1984/xxny_840621_3.txt", date(1984, 6, 21)),
        ("1984/xxny_850621.txt", None),
        ("1998/199806.txt", None),
        ("1984/841332.txt", None),
        ("000_8d32732ce14b641c.txt", None),
        ("002_284ba6cd1e20b1f6.txt", None),
        ("a20260703b1c2d3e4.txt", None),
        ("2026070301.txt", None),
        ("120260703.txt", None),
        ("20261303.txt", None),
        ("20260230.txt", None),
        ("18491231.txt", None),
        ("21010101.txt", None),
        ("202607.txt", None),
        ("2026-07.txt", None),
        ("", None),
    ],
)
def test_a_name_gives_a_date_unless_it_is_part_of_something_else(name, day):
    assert from_name(name) == day


DAYS_OF_NAMES = (
    "%Y%m%d",
    "%Y-%m-%d",
    "%Y_%m_%d",
    "%Y.%m.%d",
    "%Y %m %d",
    "%Y_%m%d",
    "%Y%m/%d",
    "%Y/%m/%d",
    "%Y/%m%d",
    "%Y%m%d1530",
    "qzwb%Y%m%dA03",
    "%Y年%m月%d日",
    "%y%m%d_A03",
)
FOLDERS = ("", "%Y/", "fw/%Y/", "%Y年/", "%Y%m/", "%Y-%m/", "%Y/%m/", "%Y/%Y%m/", "%y/", "1-5/", "qzwb_%Y/", "第3版/")
ENDINGS = (".txt", "_04.txt", "-04.txt", "/04.txt", "_A03.txt", "/A03.txt", "/content_1.html", "第3版.txt", "(1).txt")


@given(
    day=st.dates(date(1936, 1, 1), date(2035, 12, 31)),
    folder=st.sampled_from(FOLDERS),
    form=st.sampled_from(DAYS_OF_NAMES),
    ending=st.sampled_from(ENDINGS),
)
@example(day=date(1999, 3, 30), folder="%Y/", form="%Y%m%d", ending="_04.txt")  # was no day at all
@example(day=date(2022, 7, 3), folder="%Y%m/", form="%Y%m%d", ending=".txt")  # was July 20, at 22:07:03
@example(day=date(1999, 3, 30), folder="", form="%y%m%d_A03", ending=".txt")  # was of 2099
def test_the_day_in_a_name_is_found_below_whatever_folder_and_before_whatever_follows(day, folder, form, ending):
    assert from_name(day.strftime(folder + form) + ending) == day


@pytest.mark.parametrize(
    ("texts", "day"),
    [
        (["2026年6月29日，泉港区召开大会", "2026年6月15日，启动"], date(2026, 6, 29)),
        (["二〇二六年六月二十九日"], date(2026, 6, 29)),
        (["2026年6月29日召开，力争2027年1月1日前完成"], date(2026, 6, 29)),
        (["2026年6月29日印发，自2026年8月1日起施行"], date(2026, 6, 29)),
        (["将于2026年12月1日开幕"], None),
        (["2021年7月1日，大会", "2025年，收入增长"], None),
        (["2026年6月29日，目标到2035年实现"], date(2026, 6, 29)),
        (["6月29日"], None),
        (["2026年6月"], None),
        ([], None),
    ],
)
def test_a_day_is_inferred_when_its_year_is_named_and_none_later(texts, day):
    assert inferred(texts) == day


def test_a_notice_closes_with_the_day_it_was_given():
    told = ["本期债券自2002年4月18日起发行，2012年4月18日偿还。", "市财政局"]
    assert inferred([*told, "2002年4月17日"]) == date(2002, 4, 17)
    assert inferred([*told, "2002年4月17日印发"]) != date(2002, 4, 17)


def test_inferred_takes_any_iterable_once():
    assert inferred(text for text in ["2026年6月29日", "2025年"]) == date(2026, 6, 29)


# --- laws -------------------------------------------------------------------------------------------------------

WORDS = [text for text, _ in DAYS + MONTHS + YEARS + PARTS + RANGES] + NONE
PIECES = [*"0123456789０９〇一二三四五六七八九十年月日号、，。-—至到今去昨明本上下周季度初底世纪代\n𠀀"]
texts = st.one_of(
    st.text(max_size=60),
    st.lists(st.sampled_from([*WORDS, "，", "。", "、", "至", ""]), max_size=6).map("".join),
    st.lists(st.sampled_from(PIECES), max_size=30).map("".join),
)
printed = st.none() | st.dates(date(1, 1, 1), date(9999, 12, 31)) | st.dates(date(1850, 1, 1), date(2100, 12, 31))


@given(texts, printed)
def test_events_are_slices_in_order_and_their_periods_are_whole_days(text, published):
    at = 0
    for event in events(text, published):
        assert event.text
        at = text.index(event.text, at) + len(event.text)
        assert isinstance(event.period, Period)
        assert event.period.first <= event.period.last


@given(texts, printed)
def test_asking_twice_gives_the_same_events(text, published):
    assert events(text, published) == events(text, published)


@given(st.text(max_size=80) | texts)
def test_any_string_gives_a_plausible_date_or_none(text):
    for day in (stated(text), from_name(text), inferred([text])):
        assert day is None or day.year in PLAUSIBLE


@given(st.dates(date(1850, 1, 1), date(2100, 12, 31)))
def test_a_printed_date_is_read_back_whatever_the_day(day):
    numerals = "".join("〇一二三四五六七八九"[int(digit)] for digit in str(day.year))
    for text in (
        f"{day.year}年{day.month}月{day.day}日",
        f"{day.year}年{day.month:02}月{day.day:02}日",
        f"{day}",
        f"{numerals}年{day.month}月{day.day}日",
    ):
        assert stated(text) == day
        assert [event.period for event in events(text, None)] == [Period(day, day)]
    assert (
        from_name(f"a/{day:%Y%m%d}.txt")
        == from_name(f"{day:%Y-%m-%d}")
        == from_name(f"{day:%Y%m}/{day:%d}/1.txt")
        == day
    )


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)), st.integers(-200, 18))
def test_a_day_close_to_that_of_printing_needs_no_year(published, away):
    day = date.fromordinal(published.toordinal() + away)
    [event] = events(f"{day.month}月{day.day}日", published)
    assert event.period == Period(day, day)


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)), st.integers(-9, 3))
def test_a_day_of_this_week_needs_no_month(published, away):
    day = date.fromordinal(published.toordinal() + away)
    [event] = events(f"{day.day}日下午", published)
    assert event.period == Period(day, day)


@given(
    st.lists(
        st.tuples(
            st.lists(
                st.sampled_from(
                    [
                        *"0126年月日号至—、。\n週第初底今将前上",
                        "2026年",
                        "6月",
                        "29日",
                        "去年",
                        "昨天",
                        "同年",
                        "前5个月",
                    ]
                ),
                max_size=12,
            ).map("".join),
            st.sampled_from([None, FRIDAY, date(2020, 2, 29)]),
        ),
        max_size=8,
    )
)
def test_many_paragraphs_at_once_have_the_events_each_has_alone(paragraphs):
    texts, days = [text for text, _ in paragraphs], [day for _, day in paragraphs]
    assert events_in(texts, days) == [events(text, day) for text, day in paragraphs]


@given(
    st.lists(
        st.sampled_from([*"将拟至到截止前起止之，。", "预计", "计划", "定于", "延长", "确保", "力争", "争取", "结束"]),
        max_size=5,
    ).map("".join)
)
def test_no_word_for_whatis_to_come_is_passed_over(before):
    assert is_to_come(before, len(before), len(before)) == bool(_TO_COME_BEFORE.search(before, max(0, len(before) - 6)))
