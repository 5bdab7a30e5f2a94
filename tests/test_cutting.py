"""Names are cut from paragraphs without losing a character."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.cutting import cut_closing, cut_lead

LEADS = [
    ("本报讯 (融媒体记者方远 许知秋 通讯员林一舟 文/图)6月1日，", "本报讯 (融媒体记者方远 许知秋 通讯员林一舟 文/图)"),
    ("本报讯（记者 方远）昨日，", "本报讯（记者 方远）"),
    ("本报讯（方远 许知秋）昨日，", "本报讯（方远 许知秋）"),
    ("新华社北京7月1日电（记者方远、许知秋）国务院", "新华社北京7月1日电（记者方远、许知秋）"),
    ("（记者方远）近日", "（记者方远）"),
    ("泉州7月2日电（记者方远）近日", "泉州7月2日电（记者方远）"),
    ("央广网泉州7月2日消息（记者方远）近日", "央广网泉州7月2日消息（记者方远）"),
    ("本報訊 (記者葉沉舟) 一口大灶", "本報訊 (記者葉沉舟)"),
    ("闽海网9月16日讯(海早记者 方远 通讯员 许知秋 文/图)昨日，", "闽海网9月16日讯(海早记者 方远 通讯员 许知秋 文/图)"),
    ("闽海网-海峡早报闽南版3月2日讯(记者 方远)看到", "闽海网-海峡早报闽南版3月2日讯(记者 方远)"),
    ("海早讯(记者 方远)今天", "海早讯(记者 方远)"),
    ("本报讯通讯员方远报道:秋茶开采", "本报讯通讯员方远报道:"),
    (
        "闽海网讯 记者 方远 特约记者 许知秋 通讯员 林一舟 报道：昨日",
        "闽海网讯 记者 方远 特约记者 许知秋 通讯员 林一舟 报道：",
    ),
    ("本报讯 记者方远 报道 昨日，", "本报讯 记者方远 报道 "),
    ("闽海网泉州7月2日讯（记者 方远）近日", "闽海网泉州7月2日讯（记者 方远）"),
    ("闽海网-山海新闻网（南安）（记者 方远）近日", "闽海网-山海新闻网（南安）（记者 方远）"),
    ("本报讯 记者 方远志 通讯员 许知秋 一个脚印，", "本报讯 记者 方远志 通讯员 许知秋"),
    ("本报讯 记者 许知秋 11月3日，", "本报讯 记者 许知秋"),
    ("本报记者 方远志 许知秋 昨日，", "本报记者 方远志 许知秋"),
    ("记者 之家今天开张", ""),
    ("本地人常说的茶电（记者注）是电茶炉", ""),
    ("一位读者给本报（记者注）来信", ""),
    ("本报讯 记者从市农业局获悉，据报道：今年", ""),
    ("本报96312热线消息(记者 方远) 一只猫", "本报96312热线消息(记者 方远)"),
    ("闽海网1月3日讯 近日，", ""),
    ("本报讯 近日，", ""),
    ("本报讯（见图）近日，", ""),
    ("央视网消息（新闻联播）：今天", ""),
]


@pytest.mark.parametrize(("text", "lead"), LEADS)
def test_a_lead_is_cut_when_it_names_somebody(text, lead):
    cut, rest = cut_lead(text)
    assert cut == lead
    assert (cut + rest).replace(" ", "") == text.replace(" ", "")


CLOSINGS = [
    ("服务群众超4000人。（方远 许知秋 林一舟）", "（方远 许知秋 林一舟）"),
    ("筑牢安全基石。（方远 许知秋/文 林一舟/图）", "（方远 许知秋/文 林一舟/图）"),
    ("“好啊！”(方远)", "(方远)"),
    ("希望尽快治理。本报记者 方远 整理", "本报记者 方远 整理"),
    ("还有消防隐患等。记者 方远 通讯员 许知秋 文/图", "记者 方远 通讯员 许知秋 文/图"),
    ("秋茶陆续开采。文/图 方远", "文/图 方远"),
    ("秋茶陆续开采。⑧（方远志）", "（方远志）"),
    ("大家鼓起掌来。记者看见他笑了", ""),
    ("水漫过了小巷。（左图，为网友提供）", ""),
    ("他笑了。文 图并茂", ""),
    ("大会结束。（完）", ""),
    ("他说。（笑声）", ""),
    ("共同发展。（下转第二版）", ""),
    ("这样很好。（据新华社）", ""),
    ("按规定（试行）", ""),
]


@pytest.mark.parametrize(("text", "closing"), CLOSINGS)
def test_a_closing_is_cut_after_a_full_stop_only(text, closing):
    said, cut = cut_closing(text)
    assert cut == closing
    assert said + cut == text


@pytest.mark.parametrize("closing", ["（方远整理）", "（一读者）", "（市民方女士）"])
def test_who_sent_a_text_in_stands_in_brackets_behind_it(closing):
    assert cut_closing(f"昨日，茶王赛圆满落幕。{closing}")[1] == closing


@given(st.text(st.sampled_from("本报讯记者方远通讯员（）()。/摄图文 、，：完据新华社电□"), max_size=60))
def test_nothing_but_blanks_is_lost_in_the_cutting(text):
    lead, rest = cut_lead(text)
    said, closing = cut_closing(rest)
    assert "".join((lead + said + closing).split()) == "".join(text.split())
