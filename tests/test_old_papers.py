"""Pages of 1946 to 2003, as collections keep them: fields above each article or none, several headlines, telegrams."""

import pytest

from corpus.page import read_page, text_source
from tests.test_neighbours import shown
from tests.test_page import articles

STORY = "德化县的瓷工们把龙窑的火眼改小，一窑可省柴三百担，烧出来的碗又白又匀，废品不到百分之二。"
TOLD = "这个办法先在三座窑里试过，老窑工们看了都说好，现在已经有二十一座窑照着改。"
DISPATCH = f"新华社福州二十日电　{STORY}"
MASTHEAD = "1957年7月20日闽海日报 第3版\n"
FIELDS = "第3版()\n专栏：\n"
NEXT = f"{FIELDS}盐场修好新渠\n{DISPATCH}\n"


def dates_and_titles(text: str) -> list[tuple[str, str]]:
    return [(str(draft.stated), draft.title) for draft in read_page(text_source(text)).drafts]


def test_headlines_indented_as_paragraphs_are_were_text():
    page = f"{MASTHEAD}    瓷工改窑省柴\n    {DISPATCH}\n    {TOLD}\n    盐场修好新渠\n    {DISPATCH}\n    {TOLD}\n"
    assert articles(page) == ["瓷工改窑省柴: t b b", "盐场修好新渠: t b b"]


def test_the_first_of_two_headlines_indented_below_its_fields_was_text():
    one = f"{FIELDS}　　改小火眼\n瓷工省柴三成\n　　{DISPATCH}\n　　{TOLD}\n"
    other = f"{FIELDS}　　盐场修好新渠\n　　{DISPATCH}\n　　{TOLD}\n"
    assert articles(MASTHEAD + one + other) == ["瓷工省柴三成: t t b b", "盐场修好新渠: t b b"]


def test_the_middle_lines_of_a_long_headline_were_text():
    lines = "窑工座谈会讨论省柴办法\n各窑代表介绍改窑经验\n要求今年再改二十座龙窑\n老窑工当场表示收徒传艺"
    assert articles(f"{STORY}\n{TOLD}\n{lines}\n{DISPATCH}\n{TOLD}")[1] == "各窑代表介绍改窑经验: t t t t b b"


def test_a_headline_that_names_a_place_was_a_picture():
    page = shown(f"{STORY}\n洪天赐在瓷业座谈会上指出\n省柴首先要改窑\n我县瓷器在交易会上受欢迎\n{DISPATCH}")
    assert all("SCENE" not in seen for seen in page[1:4])
    assert "INTRODUCING" in page[1]


def test_pictures_above_reporters_who_sign_stay_pictures():
    page = shown(f"{STORY}\n窑工在检验碗坯\n瓷工改窑省柴\n本报讯（记者 方远）{STORY}")
    assert "SCENE" in page[1]
    assert all("OVER_REPORT" not in seen for seen in page)


def test_a_note_that_a_picture_was_printed_was_names_or_a_headline():
    page = f"{MASTHEAD}{FIELDS}瓷工改窑省柴\n{DISPATCH}\n（附图片）\n火眼改小的龙窑　方远摄\n{NEXT}"
    assert articles(page) == ["瓷工改窑省柴: t b c", "盐场修好新渠: t b"]


def test_what_stands_below_such_a_note_at_the_end_of_the_text_is_a_picture():
    page = f"{MASTHEAD}{FIELDS}瓷工改窑省柴\n{DISPATCH}（附图片）\n瓷工们在新窑边商量怎样添柴\n{NEXT}"
    assert articles(page) == ["瓷工改窑省柴: t b c", "盐场修好新渠: t b"]


def test_a_section_of_an_article_below_fields_was_the_next_headline():
    page = (
        f"{MASTHEAD}{FIELDS}上杉岭记事\n{STORY}\n谁来当徒弟？\n{TOLD}\n{TOLD}\n"
        f"{FIELDS}盐场修好新渠\n{DISPATCH}\n{FIELDS}渡口添新船\n{DISPATCH}\n"
    )
    assert [title for _, title in dates_and_titles(page)] == ["上杉岭记事", "盐场修好新渠", "渡口添新船"]


@pytest.mark.parametrize("day", ["（一九五七年七月十八日）", "一九五七年七月十八日"])
def test_the_day_of_a_speech_was_taken_for_that_of_the_page(day):
    page = f"{MASTHEAD}{FIELDS}在窑工大会上的讲话\n{day}\n{STORY}\n{FIELDS}盐场修好新渠\n{DISPATCH}\n"
    assert {day for day, _ in dates_and_titles(page)} == {"1957-07-20"}


def test_those_who_sign_a_telegram_and_its_day_were_headlines():
    page = (
        f"{MASTHEAD}{FIELDS}窑工电贺瓷业大会\n新华社二十日讯　{STORY}\n瓷业大会主席团：\n预祝大会圆满成功。\n"
        f"德化县窑工协会主席　许永坤\n一九五七年七月十九日于德化\n{FIELDS}盐场修好新渠\n{DISPATCH}\n"
    )
    assert articles(page) == ["窑工电贺瓷业大会: t b b b y b", "盐场修好新渠: t b"]


def test_bullets_parted_by_the_names_that_sent_them_were_pictures():
    page = shown(f"▲{STORY}\n（林溪）\n▲{TOLD}\n（小雅）")
    assert [bool({"FIGURE"} & seen) for seen in page] == [False] * 4
    assert {"ITEM"} <= page[0] & page[2]


def test_a_salutation_within_a_speech_was_a_headline():
    assert "CALLED" not in shown(f"{STORY}\n各位来宾，各位同志！\n{TOLD}")[1]


def test_who_signs_a_letter_of_thanks_was_a_picture():
    page = f"{MASTHEAD}{FIELDS}谢谢渡口的老船工\n{STORY}\n{TOLD}\n山腰盐场第二工区\n{NEXT}{NEXT}"
    assert articles(page)[0] == "谢谢渡口的老船工: t b b y"


def test_a_heading_in_balanced_halves_was_a_broken_paragraph():
    page = f"瓷工改窑省柴\n{DISPATCH}\n{TOLD}\n学老窑工的好手艺 走自己的新路子\n{STORY}\n{TOLD}"
    assert "r" not in articles(page)[0]


def test_a_name_far_behind_the_last_sentence_was_a_part_of_it():
    page = f"瓷工改窑省柴\n{STORY}\n只要肯试，没有改不好的窑。　　　　洪天赐\n"
    assert articles(page) == ["瓷工改窑省柴: t b b y"]


def test_brief_news_under_one_field_were_headings_of_the_first():
    news = (
        "永春修好公路\n永春县民工修好五里街至德化的公路十七公里。\n崇武渔民组织起来\n崇武渔民组成互助舵组三十一个。\n"
    )
    first = "第3版()\n专栏：各地简讯\n安溪设收购站\n安溪县设茶叶收购站五处，按质论价。\n"
    page = f"{MASTHEAD}{FIELDS}瓷工改窑省柴\n{DISPATCH}\n{first}{news}{NEXT}"
    assert [article.partition(":")[0] for article in articles(page)] == [
        *("瓷工改窑省柴", "安溪设收购站", "永春修好公路", "崇武渔民组织起来", "盐场修好新渠")
    ]


def test_a_picture_below_fields_of_its_own_went_to_the_article_whose_words_it_takes_up():
    picture = "德化县的瓷工们在龙窑前看火眼。　　新华社记者　方远摄"
    page = f"{MASTHEAD}{FIELDS}瓷工改窑省柴\n{DISPATCH}\n{FIELDS}{picture}\n"
    assert articles(page) == ["瓷工改窑省柴: t b", ": c"]


def test_the_day_below_who_signs_a_letter_was_a_byline():
    signed = "        晋江县五金生产合作社\n            七月十一日"
    page = f"{MASTHEAD}{FIELDS}我们的检查\n编辑同志：\n{STORY}\n{signed}\n{NEXT}"
    assert articles(page)[0] == "我们的检查: t b b b b"


def test_what_is_said_in_brackets_between_a_poem_and_its_author_was_a_headline():
    verse = "一百年前\n有人在这条街上\n点亮第一盏电灯"
    page = f"瓷工改窑省柴\n{STORY}\n窑工看火 方远摄\n世纪之问\n（组诗）\n吴　再\n{verse}"
    assert articles(page)[1] == "世纪之问: t t y b b b"
