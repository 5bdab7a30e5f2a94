"""Lists and tables are told from headlines and from names that signed."""

from tests.test_neighbours import BODY, shown

LIST = "岵山镇 陈福清\n湖洋镇 刘玉花\n桂洋镇 林建木"


def test_several_one_below_the_other_with_where_they_live_are_on_a_list():
    page = shown(f"评选结果揭晓\n{BODY}\n一等奖（3名）\n{LIST}\n以上家庭公示七天。")
    assert [("BYLINE" in seen, "TABLE" in seen) for seen in page[3:6]] == [(False, True)] * 3


def test_two_who_signed_a_letter_with_where_they_live_are_on_no_list():
    page = shown(f"粉坊前的路\n{BODY}\n岵山镇 陈福清\n湖洋镇 刘玉花")
    assert ["BYLINE" in seen for seen in page] == [False, False, True, True]


def test_triangles_that_point_up_and_down_mean_pictures_and_those_of_one_kind_are_bullets():
    page = shown(f"平凡人的勇气\n▲老教师来到发布会现场。\n▲捧着奖牌的方远志。\n▼老鲍是交通协管员。\n{BODY}")
    assert ["FIGURE" in seen for seen in page] == [False, True, True, True, False]
    page = shown(f"县城见闻\n▲县里新增合作社二十一家。\n▲县小学师生祭扫陵园。\n▲虎邱镇改造自来水管。\n{BODY}")
    assert not any("FIGURE" in seen for seen in page)


def test_lines_below_a_photographer_or_a_reporter_are_no_verse():
    for names in ("记者 方远志 通讯员 许知秋 摄", "本报记者 方远志"):
        page = shown(f"清理石块\n{BODY}\n{names}\n水管一个月断了五回\n负责人这样说\n还有下次\n{BODY}")
        assert not any("VERSE" in seen for seen in page)


def test_triangles_before_what_pictures_show_are_no_bullets():
    page = shown(f"商城又热闹了\n▲神农城的人气又旺了。\n▲市民在农贸市场选购蔬菜。\n▲忙碌的芦淞市场。\n{BODY}")
    assert ["FIGURE" in seen for seen in page] == [False, True, True, True, False]
