"""What mastheads and folios say is heard."""

from corpus.mastheads import folio, is_bare_day, is_masthead, month_day, scattered_day


def test_what_a_masthead_says_is_heard():
    assert [folio(line) for line in ("泉州晚报 2026年7月3日 第A05版：民生", "版面:第02版:要闻", "泉州晚报")] == [
        "A05",
        "02",
        "",
    ]
    assert month_day("日期:10-01") == (10, 1)
    assert month_day("日期:13-40") is None
    assert is_bare_day("2026年7月6日")
    assert not is_bare_day("2026年7月6日 星期一")
    assert is_bare_day("洪国梁 1988年3月1日")
    assert not is_bare_day("石狮报 1988年3月1日")


def test_a_date_in_several_lines_is_one_masthead():
    assert scattered_day("28", "2023年02月") == scattered_day("2023年02月", "28") == "2023年02月28日"
    assert scattered_day("2025", "01/10") == "2025年01月10日"
    assert scattered_day("2025年", "茶山") == scattered_day("12", "45") == ""


def test_a_day_among_what_leads_through_an_edition_is_a_masthead():
    assert is_masthead("2026年07月03日 第03版：要闻 上一版 下一版 往期回顾")
    assert is_masthead("本报地址：泉州市丰泽区 2026年7月3日")
    assert not is_masthead("2026年7月3日 上一版的连载到此为止，下一版起是新的故事")
