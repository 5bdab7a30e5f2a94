"""Who speaks again and again is a speaker, and a brief line between two turns is no headline."""

from tests.test_neighbours import BODY, shown
from tests.test_page import articles

TALK = "闽海晚报：这么多洞，烦不烦？\n方远：第一个月我天天想走。\n闽海晚报：有人来学吗？\n方远：来过十一个。"


def test_two_who_speak_in_turn_are_speakers_though_no_word_tells():
    page = shown(f"修书人\n{BODY}\n{TALK}")
    assert [("LABELLED" in seen) for seen in page] == [False, False, True, True, True, True]


def test_what_several_places_did_is_no_conversation():
    page = shown(f"晋江：夜市开张\n{BODY}\n石狮：渔港开海\n{BODY}\n晋江：鞋城迎新\n{BODY}")
    assert not any("LABELLED" in seen for seen in page)


def test_a_picture_between_two_turns_of_a_talk_is_no_headline():
    page = f"慢下来\n□本报记者 林溪\n{BODY}\n{TALK}\n修复前后的《海国志》\n闽海晚报：退休以后呢？\n方远：修书。\n"
    assert articles(page) == ["慢下来: t y b b b b b c b b"]


def test_two_letters_that_ask_and_answer_are_speakers():
    talk = "Q：为什么回来？\nA：家里的店要人看。\nQ：现在能卖多少？\nA：一个月三千双。"
    assert all("LABELLED" in seen for seen in shown(f"修鞋铺来了个博士\n{talk}")[1:])
