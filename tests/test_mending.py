"""What a column cut is joined: Han without a blank, Latin words with one."""

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from corpus.lines import lines
from corpus.mending import join, unwrapped
from searcher.terminal import wrapping

PARAGRAPHS = [
    "洛江区虹山乡地处高山，雾多、风硬，地瓜却格外粉糯。每年入秋，乡里四十几家粉坊同时开磨，山路上飘着一股生涩的甜气。",
    "八月十五日，记者走进粉坊时，第三代传人正蹲在池边看沉淀。她的祖父打下第一口水池，父亲换上电磨，到了她手里，粉坊有了检测室和网店。",
    "“机器烘的快，太阳晒的香，棚子两样都占一点。”乡农技站的人说。据统计，今年上半年，地瓜粉线上销售一百八十多万元，比往年全年还多。",
]
PAGE = [*PARAGRAPHS, *reversed(PARAGRAPHS), *PARAGRAPHS]  # six lines are too few to tell a width from chance
JOINTS = [
    ("中国化", "工园区", "中国化工园区"),
    ("到社区(小区)报到,", "并编入", "到社区(小区)报到,并编入"),
    ("the old", "harbour", "the old harbour"),
    ("and wait,", "my eyes", "and wait, my eyes"),
    ("only beauti-", "ful.", "only beautiful."),
    ("in 2025", "twelve ships", "in 2025 twelve ships"),
    ("销售额达37", "20万元", "销售额达3720万元"),
    ("写着“Fresh from", "the sea”", "写着“Fresh from the sea”"),
    ("AI+", "乡村", "AI+乡村"),
    ("2019-", "2022年", "2019-2022年"),
]


@pytest.mark.parametrize(("before", "after", "whole"), JOINTS)
def test_two_pieces_are_joined_as_their_script_wants(before, after, whole):
    assert join(before, after) == whole


def printed(width: int, indent: str) -> str:
    gap = "" if indent else "\n"
    wrapped = [[text[at : at + width] for at in range(0, len(text), width)] for text in (indent + p for p in PAGE)]
    return ("\n" + gap).join("\n".join(rows) for rows in wrapped)


@given(st.integers(17, 40), st.sampled_from(["　　", ""]))
def test_a_fixed_width_is_undone(width, indent):
    found = unwrapped(lines(printed(width, indent)))
    assert [line.text for _, line in found] == PAGE


@given(st.integers(34, 80), st.sampled_from(["　　", ""]))
def test_a_width_kept_by_the_rules_of_typesetting_is_undone(width, indent):
    """A mark begins no line and an opening quote ends none, so lines are a character or two shorter than the column."""
    gap = "" if indent else "\n"
    rows = [[text[at:to] for at, to in wrapping.lines(text, width, cell_len)] for text in (indent + p for p in PAGE)]
    page = ("\n" + gap).join("\n".join([indent + text[0].strip(), *text[1:]]) for text in rows)
    assert [line.text for _, line in unwrapped(lines(page))] == PAGE


def test_a_line_left_short_for_the_mark_that_may_not_begin_the_next_is_full():
    page = f"{printed(18, '　　')}\n　　送包来的司机姓陆。他不肯收酬\n金，只要了一张合影，说要寄给女儿。"
    assert unwrapped(lines(page))[-1][1].text == "送包来的司机姓陆。他不肯收酬金，只要了一张合影，说要寄给女儿。"


def test_a_lead_that_fills_its_line_for_the_latin_word_below_goes_on_there():
    lead = "　　本报讯（记者 潘一鸣 通讯员 柯警）\n“Thank you!”11月7日，英国籍教"
    page = f"{printed(20, '　　')}\n{lead}\n师在派出所里道谢。"
    told = "本报讯（记者 潘一鸣 通讯员 柯警）“Thank you!”11月7日，英国籍教师在派出所里道谢。"
    assert unwrapped(lines(page))[-1][1].text == told


def test_a_headline_as_wide_as_the_column_below_a_whole_paragraph_is_not_joined_to_it():
    headline = "菜种发芽率不足三成　农户获赔一万六"
    page = f"{printed(17, '　　')}\n　　村民在弯道上砍掉了竹子，还竖起两面旧镜。\n{headline}\n{printed(17, '　　')}"
    page = page.replace("还竖起两面旧镜。", "还竖\n起两面旧镜子，当作了反光镜来用的。")
    assert headline in [line.text for _, line in unwrapped(lines(page))]


def test_a_headline_with_a_comma_below_a_last_line_that_fills_the_width_is_not_joined_to_it():
    closing = "截至昨日，全乡已送水一千二百吨。"
    page = f"{printed(18, '　　')}\n　　{closing}\n打假日，假酒进池\n{printed(18, '　　')}"
    assert "打假日，假酒进池" in [line.text for _, line in unwrapped(lines(page))]


def test_a_headline_below_a_last_line_that_fills_the_width_is_not_joined_to_it():
    closing = "截至昨日，全乡已送水一千二百吨。"
    page = f"{printed(18, '　　')}\n　　{closing}\n中考录取今日开始\n{printed(18, '　　')}"
    assert "中考录取今日开始" in [line.text for _, line in unwrapped(lines(page))]


def test_latin_text_of_a_fixed_width_is_undone():
    text = " ".join(["Stone is slow, and that is why I love it: it teaches my hands to wait and my eyes to see."] * 6)
    found = unwrapped(lines(textwrap.fill(text, 60)))
    assert [line.text for _, line in found] == [text]


def test_paragraphs_of_one_line_each_are_left_alone():
    page = "\n\n".join(PARAGRAPHS)
    assert [line.text for _, line in unwrapped(lines(page))] == PARAGRAPHS


def test_words_and_what_they_mean_are_no_sentence_that_goes_on():
    words = ["Words & Phrases", "fried dough 油条", "oyster 海蛎"]
    assert [line.text for _, line in unwrapped(lines("\n".join(words)))] == words


def test_verse_is_left_alone():
    verse = ["潮来千骑白，", "潮去一桥青。", "石上蛎房老，", "犹闻种蛎声。"] * 3
    assert [line.text for _, line in unwrapped(lines("\n".join(verse)))] == verse


@given(st.lists(st.text(st.sampled_from("茶山ab，。 "), max_size=45), max_size=20))
def test_unwrapping_loses_nothing_but_blanks_and_knows_where_a_line_began(texts):
    found = lines("\n".join(texts))
    whole = unwrapped(found)
    assert "".join("".join(line.text.split()) for _, line in whole) == "".join("".join(text.split()) for text in texts)
    assert all(found[n].number == line.number for n, line in whole)


def test_where_paragraphs_are_indented_lines_of_several_widths_are_cut_too():
    rows = [
        "　　德化县的瓷工们把龙窑的火眼改小，一窑可",
        "省柴三百担，烧出来的碗又白又匀，废品不",
        "到百分之二。",
    ]
    found = unwrapped(lines("\n".join(rows * 3)))
    assert [line.text for _, line in found] == ["".join(rows).strip()] * 3


def test_headlines_below_whole_paragraphs_of_several_widths_are_left_alone():
    rows = ["　　德化县的瓷工们把龙窑的火眼改小了。", "盐场修好新渠", "　　山腰盐场的盐工们修好一条新渠。"]
    assert [line.text for _, line in unwrapped(lines("\n".join(rows * 3)))] == [row.strip() for row in rows * 3]


def test_what_cannot_end_a_paragraph_of_a_fixed_width_is_no_part_of_it():
    paragraph = "洛江区虹山乡地处高山，雾多、风硬，地瓜却格外粉糯，每年入秋四十几家粉坊同时开磨。八月里风干"
    rows = [paragraph[at : at + 15] for at in range(0, 45, 15)]
    page = [*rows, "晒粉的棚子", *rows, "了，好晒粉。"] * 2
    found = [line.text for _, line in unwrapped(lines("\n".join(page)))]
    assert found[1] == "晒粉的棚子"


def test_a_paragraph_that_leaves_room_for_one_character_ends_there():
    rows = [
        "洛江区虹山乡地处高山，雾多又风",
        "硬，地瓜却格外粉糯，每年入秋时",
        "四十几家粉坊同时开磨了又磨。",
        "粉坊开磨",
    ] * 3
    assert "粉坊开磨" in [line.text for _, line in unwrapped(lines("\n".join(rows)))]


@pytest.mark.parametrize(
    "odd",
    [
        "上班骑着“公家车”，下班停到家门口，公共自行车来了 [2023-03-09 第5版]",
        "更多内容请扫码关注闽海日报的公众号，也可以拨打热线电话",
    ],
)
def test_a_line_wider_than_the_column_does_not_undo_the_width_of_the_others(odd):
    page = printed(24, "　　").split("\n")
    found = [line.text for _, line in unwrapped(lines("\n".join([*page, odd])))]
    assert found == [*(line.text for _, line in unwrapped(lines("\n".join(page)))), odd]


@given(st.integers(17, 40), st.sampled_from(["　　", ""]), st.booleans())
def test_a_width_over_which_marks_hang_is_undone_beside_a_wider_line(width, indent, wider):
    rows = []
    for text in (indent + paragraph for paragraph in PAGE):
        while text:
            end = next((n for n in range(width, len(text)) if text[n] not in "，。、；：！？”"), len(text))
            rows.append(text[:end])
            text = text[end:]
        rows += [] if indent else [""]
    odd = ["山霞镇的渔村妇女在晾晒小管鱿鱼，每百斤鲜品可以晒得十八斤干品，卖到城里的海味铺。何秋萍　摄"] * wider
    page = "\n".join(rows + [indent + text for text in odd])
    assert [line.text for _, line in unwrapped(lines(page))] == PAGE + odd


def test_a_width_in_cells_is_undone_where_marks_are_half_as_wide():
    text = "父亲的存折,儿子取不出,法官上门促成一家五口立下字据,7月12日,法庭的桌子摆进刘家老屋,五个人才坐到一起."
    rows, row = [], "    "
    for character in text * 2:
        if sum(2 if one > "~" else 1 for one in row + character) > 36:
            rows.append(row)
            row = ""
        row += character
    rows.append(row)
    assert [line.text for _, line in unwrapped(lines("\n".join(rows)))] == [text * 2]
