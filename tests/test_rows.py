"""Lists and tables are told from headlines and from names that signed."""

from tests.test_neighbours import BODY, shown

LIST = "岵山镇 陈福清\n湖洋镇 刘玉花\n桂洋镇 林建木"


def test_several_one_below_the_other_with_where_they_live_are_on_a_list():
    page = shown(f"评选结果揭晓\n{BODY}\n一等奖（3名）\n{LIST}\n以上家庭公示七天。")
    assert [("BYLINE" in seen, "TABLE" in seen) for seen in page[3:6]] == [(False, True)] * 3


def test_two_who_signed_a_letter_with_where_they_live_are_on_no_list():
    page = shown(f"粉坊前的路\n{BODY}\n岵山镇 陈福清\n湖洋镇 刘玉花")
    assert ["BYLINE" in seen for seen in page] == [False, False, True, True]
