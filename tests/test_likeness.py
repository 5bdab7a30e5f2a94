"""Lines that are built alike are headings of one article, and say what stands above them."""

from tests.test_neighbours import BODY, shown

FEATURE = f"小粉撑起大市场\n□本报记者 方远\n{BODY}\n一缸水：从浑到清\n{BODY}"


def test_a_line_between_a_text_and_a_heading_built_like_one_above_is_a_picture():
    page = shown(f"{FEATURE}\n缸里的“星空”\n一把粉：从湿到干\n{BODY}")
    assert [("OVER_HEADING" in seen) for seen in page] == [False, False, False, False, False, True, False, False]


def test_above_the_first_of_headings_built_alike_only_a_scene_is_a_picture():
    page = shown(f"小粉撑起大市场\n{BODY}\n女工在检查粉丝\n一缸水：从浑到清\n{BODY}\n一把粉：从湿到干\n{BODY}")
    assert "OVER_HEADING" in page[2]
    other = shown(f"{BODY}\n小粉撑起大市场\n一缸水：从浑到清\n{BODY}\n一把粉：从湿到干\n{BODY}")
    assert "OVER_HEADING" not in other[1]


def test_what_stands_before_a_quotation_tells_that_headings_are_built_alike():
    page = shown(f"{BODY}\n屋顶变“电厂”\n{BODY}\n“第一书记”变“第一网红”\n{BODY}")
    assert [("PARALLEL" in seen) for seen in page] == [False, True, False, True, False]


def test_a_line_above_names_is_built_like_no_heading():
    page = shown(f"山货进城 不用赶早\n{BODY}\n八百只钟 一个时间\n记者 方远志 通讯员 许知秋\n{BODY}")
    assert not any("PARALLEL" in seen for seen in page)


def test_a_few_characters_with_the_same_end_are_built_alike():
    page = shown(f"五个人和他们的活\n{BODY}\n裁缝的手\n{BODY}\n接线员的手\n{BODY}")
    assert ["PARALLEL" in seen for seen in page] == [False, False, True, False, True, False]


def test_what_stands_before_a_colon_tells_that_headings_are_built_alike_however_much_follows():
    page = shown(f"三本日记\n{BODY}\n黑皮：不可多写\n{BODY}\n蓝皮：什么味道都要先记下来再说\n{BODY}")
    assert ["PARALLEL" in seen for seen in page] == [False, False, True, False, True, False]
