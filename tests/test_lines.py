"""Lines are those an editor shows, trimmed, with the blank lines before them counted."""

from hypothesis import given
from hypothesis import strategies as st

from corpus.lines import BLANKS, Hint, Markup, lines


def shown(text: str) -> list[tuple[int, str, int, int]]:
    return [(line.number, line.text, line.gap, line.indent) for line in lines(text)]


def test_lines_know_their_number_their_gap_and_their_indent():
    assert shown("\n甲\n\n\n　　乙 \r\n  丙\r丁") == [
        (2, "甲", 1, 0),
        (5, "乙", 2, 4),
        (6, "丙", 0, 2),
        (7, "丁", 0, 0),
    ]


def test_markup_is_taken_off_and_block_tags_end_a_line():
    removed: list[Markup] = []
    found = lines("<p>甲<br/>乙&nbsp;丙</p>", removed)
    assert [(line.number, line.text) for line in found] == [(1, "甲"), (1, "乙 丙")]
    assert [mark.source for mark in removed] == ["<p>", "<br/>", "&nbsp;", "</p>"]


def test_what_only_looks_like_markup_stays():
    assert [line.text for line in lines("1 < 2 > 0 & <论语> AT&T;")] == ["1 < 2 > 0 & <论语> AT&T;"]


@given(st.text(st.characters(codec="utf-8", exclude_characters="<&")))
def test_no_character_but_blanks_is_lost(text):
    joined = "".join(line.text for line in lines(text))
    blanks = str.maketrans("", "", BLANKS + "\r\n")
    assert joined.translate(blanks) == text.translate(blanks)


def test_every_character_that_ends_a_line_ends_one():
    for end in ("\n", "\r", "\r\n", "\u2028", "\u2029", "\x85"):
        assert [(line.number, line.text) for line in lines(f"茶{end}{end}石{end}")] == [(1, "茶"), (3, "石")]


def test_headings_and_captions_in_a_text_say_what_they_are():
    figure = "<figure><img src=1.jpg><figcaption>斗茶\n的人</figcaption></figure>"
    text = f"<h3>茶王<br>赛</h3>\n<p>开赛。</p>\n{figure}\n<h2>渔村\n晨"
    assert [(line.text, line.hint, line.rank) for line in lines(text)] == [
        ("茶王", Hint.HEAD, 3), ("赛", Hint.HEAD, 3), ("开赛。", Hint.NONE, 0), ("斗茶", Hint.CAPTION, 0),
        ("的人", Hint.NONE, 0), ("渔村", Hint.HEAD, 2), ("晨", Hint.NONE, 0),
    ]  # fmt: skip


def test_a_brief_line_set_apart_below_a_picture_is_its_caption_and_no_other_is():
    def hints(text):
        return [line.hint for line in lines(text)]

    assert hints('<p align="center"><img src=1.jpg></p>\n<p align="center">茶农在斗茶</p><p>开赛。</p>') == [
        Hint.CAPTION,
        Hint.NONE,
    ]
    assert hints("<table><td><img src=1.jpg></td></tr><tr><td>茶农在斗茶</td></tr></table>") == [Hint.CAPTION]
    assert hints("<p><img src=1.jpg></p><p>开赛。</p>") == [Hint.NONE]
    assert hints("<center><img src=1.jpg></center><center><b>午后</b></center>") == [Hint.STRONG]
    assert hints("<center><img src=1.jpg></center><center>记者 方远</center>") == [Hint.NONE]


def test_a_rule_parts_as_a_blank_line_does():
    assert [line.gap for line in lines("<p>甲</p>\n<hr width=90%>\n<p>乙</p><p>丙</p>")] == [0, 1, 0]


def test_a_paragraph_that_only_its_indent_parts_from_the_one_before_is_a_line_of_its_own():
    first, second = (
        "晋江市深沪镇的渔民去年合资买下一条旧货轮，改装成加油船。",
        "每吨只比岸上高出十五元，先还本，后分红。",
    )
    for text in (f"　　{first}　　{second}", f"<p>　　{first}　　{second}</p>"):
        assert [(line.number, line.text, line.indent) for line in lines(text)] == [(1, first, 4), (1, second, 4)]
