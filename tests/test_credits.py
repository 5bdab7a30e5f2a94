"""Who took a picture is told from what it shows."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.credits import credit

CREDITS = [
    ("志愿者陪客商看样（方远 摄）", "（方远 摄）"),
    ("中心医院后湖院区病区记者方知秋摄", "记者方知秋摄"),
    ("旅客在候车室等待检票新华社发", "新华社发"),
    ("刚建成时的新村。图/临江街道提供", "图/临江街道提供"),
    ("店主为游客盘头 方远 摄", "方远 摄"),
    ("山坡 梯田 方远 摄", "方远 摄"),
    ("老街夜景。　方远、许知秋 供图", "方远、许知秋 供图"),
    ("启动仪式(市委宣传部供图)", "(市委宣传部供图)"),
    ("老街夜景 图/方远", "图/方远"),
    ("学生在记工账。　林瑞生摄（新华社稿）", "林瑞生摄（新华社稿）"),
    ("柯振邦（左）为患者检查膝关节。医院供图", "医院供图"),
    ("老街夜景 受访者供图", "受访者供图"),
    ("老街夜景 本组图片由方远、许知秋拍摄", "本组图片由方远、许知秋拍摄"),
    ("老街夜景。本报记者 方远 摄", "本报记者 方远 摄"),
    ("送餐员准时送到本报记者 方远 摄", "本报记者 方远 摄"),
    ("老街夜景。 新华社记者 凡舟摄", "新华社记者 凡舟摄"),
    ("老街夜景。特约摄影 方远", "特约摄影 方远"),
    ("大榕树是村里的名片。图片来源:《闽海日报》", "图片来源:《闽海日报》"),
    ("老街夜景。 许 昆 摄", "许 昆 摄"),
    ("老街夜景。新华社发 方远志 摄", "新华社发 方远志 摄"),
    ("老街夜景。新华社发（方远志 摄）", "新华社发（方远志 摄）"),
    ("老街夜景。记者 方远志 通讯员 理明 摄", "记者 方远志 通讯员 理明 摄"),
    ("老街夜景。特约记者林一舟 通讯员方远志 摄", "特约记者林一舟 通讯员方远志 摄"),
    ("许知秋 方远志 林一舟 郑小苔 庄守拙摄", "许知秋 方远志 林一舟 郑小苔 庄守拙摄"),
    ("老人回到家里。警方供图", "警方供图"),
    ("老街夜景。（新华社发）", "（新华社发）"),
    ("老街夜景（图源：闽海发布）", "（图源：闽海发布）"),
    ("老街夜景（摄影：方远）", "（摄影：方远）"),
    ("老街夜景。方远志摄/闽海图片", "方远志摄/闽海图片"),
    ("老街夜景。图据闽海日报", "图据闽海日报"),
    ("老街夜景。图片由村委会提供", "图片由村委会提供"),
    ("老街夜景。 摄影 方远志", "摄影 方远志"),
    ("老街夜景。方远志 图", "方远志 图"),
    ("老街夜景。网友供图", "网友供图"),
    ("老街夜景。闽海记者方远志通讯员许知秋摄", "闽海记者方远志通讯员许知秋摄"),
    ("老街夜景。荣子渝/摄", "荣子渝/摄"),
    ("放排工人把木料运往下游　麻志勇摄", "麻志勇摄"),
    ("客商在市场里挑选纽扣样品。古　川摄", "古　川摄"),
    ("他们在桥头合影 大家拍摄", ""),
    ("店主为游客盘头簪花", ""),
    ("图书馆里的夏天", ""),
]


@pytest.mark.parametrize(("caption", "wanted"), CREDITS)
def test_a_credit_is_what_the_caption_ends_on(caption, wanted):
    assert credit(caption) == wanted


@pytest.mark.parametrize("wanted", ["供图/方远", "漫画/方远", "视觉中国供图", "◎方远 摄"])
def test_who_took_the_picture_is_told_in_several_ways(wanted):
    assert credit(f"老街夜景 {wanted}") == wanted


@pytest.mark.parametrize(
    "names", ["（方远/文 许知秋/摄）", "茶王赛落幕。（方远/文 许知秋/摄）", "本报记者 方远志 文 许知秋 图"]
)
def test_who_is_named_beside_who_wrote_closes_no_picture(names):
    assert credit(names) == ""


def test_where_several_pictures_were_taken_is_a_credit():
    assert credit("本组图片摄于永春县达埔镇") == "本组图片摄于永春县达埔镇"


def test_a_bracket_that_points_at_a_picture_is_no_credit():
    assert credit("水漫过了小巷。（左图，为网友提供）") == ""


@given(st.text(st.sampled_from("本报讯记者方远通讯员（）()。/摄图文 、，：完据新华社电□"), max_size=60))
def test_a_credit_stands_in_its_caption(text):
    assert credit(text) in text
