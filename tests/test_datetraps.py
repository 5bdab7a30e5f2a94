import pytest

from corpus.datetraps import found


def words(text: str) -> str:
    return " ".join(text[start:end] for start, end, _ in found(text))


@pytest.mark.parametrize(
    ("trap", "real", "date"),
    [
        ("如今年产值过亿", "今年产值过亿", "今年"),
        ("过去年均", "去年平均", "去年"),
        ("文明年画", "明年", "明年"),
        ("目前日均", "前日", "前日"),
        ("日本月球", "本月", "本月"),
        ("《今日美国》报", "今日开幕", "今日"),
        ("祖国的明天", "明天出发", "明天"),
        ("连续4月回升", "4月回升", "4月"),
        ("提前3个月", "前3个月", "前3个月"),
        ("农历八月", "八月", "八月"),
        ("三月三歌圩", "三月", "三月"),
        ("3月龄婴儿", "3月", "3月"),
        ("为期3日", "记者3日获悉", "3日"),
        ("3日内办结", "3日办结", "3日"),
        ("29号楼", "29号，开幕", "29号"),
        ("第19号台风", "俄方19号宣布", "19号"),
        ("“九日山杯”", "北京九日电", "九日"),
        ("2000年的历史", "2000年", "2000年"),
        ("（2003年第3号）", "2003年第15号台风", "2003年"),
        ("80年代表", "80年代", "80年代"),
        ("说明起因", "明起搬新址", "明起"),
        ("昨起义的", "昨起供应", "昨起"),
        ("王明春说", "准备在明春组建队伍", "明春"),
        ("明春风起", "明春开工", "明春"),
        ("月底分红", "路面月底恢复", "月底"),
        ("空门前天黑", "部门前天查获", "前天"),
        ("连续8月", "手续8月起办理", "8月"),
        ("三个8月", "整个8月", "8月"),
        ("期满前5个月", "前5个月", "前5个月"),
    ],
)
def test_the_same_words_are_a_date_here_and_none_there(trap, real, date):
    assert words(trap) == ""
    assert words(real) == date


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("实现今年经济目标", "今年"),
        ("6月18日到24日这周，这周三", "6月18日到24日 这周三"),
        ("如今，今年的", "今年"),
        ("前3个月，3日至5日", "前3个月 3日至5日"),
        ("此前5月16日", "5月16日"),
        ("第2026期2026年第1期", "2026年"),
        ("1999年12月31日23时", "1999年12月31日"),
        ("3·15晚会于3月15日举行", "3月15日"),
    ],
)
def test_only_the_dates_of_a_text_are_found(text, dates):
    assert words(text) == dates


@pytest.mark.parametrize("text", ["民国五六十年五月七日", "民国廿一二年", "八十十年代", "十十年代"])
def test_figures_that_are_no_number_are_no_date_and_raise_nothing(text):
    assert [words.words for _, _, words in found(text) if "十年代" in words.words or "民" in words.words] == []
