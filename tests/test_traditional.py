"""A page in traditional print is read as the same page in simplified print: the rules know both."""

from pathlib import Path

import pytest

from corpus import Article, Gazetteer, Reader, find_dumps
from corpus.articles import articles_of
from corpus.encoding import decode
from corpus.fields import FIELDS, named
from corpus.page import read_page, text_source
from corpus.variants import VARIANTS, simplified

PAGES = Path(__file__).parent / "pages"
#: Every so manieth page of those the rules were written by: all of them take a minute.
EVERY = 12
TRADITIONAL, PLAIN = VARIANTS.read_text(encoding="utf-8").splitlines()
#: 发 may be 發 or 髮: one of them is enough here.
PRINTED = str.maketrans({plain: old for old, plain in zip(TRADITIONAL, PLAIN, strict=True)})
READER = Reader(Gazetteer.load())
DUMPS = {dump.name: dump for dump in find_dumps(PAGES / "fresh") if dump.name.endswith(".txt")}


def articles(text: str, name: str) -> list[Article]:
    """The articles of a page of this name."""
    return articles_of(read_page(text_source(text)).drafts, name, None, Gazetteer.load(), None)


def seen(article: Article) -> tuple[object, ...]:
    """What was read of an article, in simplified characters where it is the source's."""
    paragraphs = [
        (one.kind, simplified(one.text), one.line, one.districts, [event.period for event in one.events])
        for one in article.paragraphs
    ]
    names = [simplified(name) for name in article.bylines]
    return (
        simplified(article.title),
        article.date,
        article.date_source,
        article.districts,
        article.page,
        names,
        paragraphs,
    )


@pytest.mark.parametrize("name", sorted(DUMPS)[::EVERY])
def test_a_page_in_traditional_print_is_read_as_in_simplified_print(name):
    text = simplified(decode(b"".join(DUMPS[name].chunks())))
    printed = articles(text.translate(PRINTED), name)
    assert [seen(article) for article in printed] == [seen(article) for article in articles(text, name)]


def test_what_is_shown_of_a_traditional_page_is_its_own_characters():
    text = "本報訊（記者 林曉明）安溪縣的茶農今明兩天搶採秋茶。（許知秋 攝）"
    page = f"清溪晚報 2026年7月5日\n安溪茶農冒雨搶採秋茶\n{text}\n"
    (article,) = articles(page, "page.txt")
    assert article.title == "安溪茶農冒雨搶採秋茶"
    assert article.bylines == ("本報訊（記者 林曉明）", "（許知秋 攝）")
    assert [event.text for paragraph in article.paragraphs for event in paragraph.events] == ["今明兩天"]


def test_a_users_place_in_traditional_characters_is_found_in_both_scripts(tmp_path):
    extra = tmp_path / "mine.csv"
    extra.write_text("name,parent,aliases\n觀音亭村,泉港区,\n", encoding="utf-8")
    places = Gazetteer.load(extra=extra)
    assert places.districts("觀音亭村的茶農") == places.districts("观音亭村的茶农") == ("觀音亭村",)


def test_a_text_in_traditional_characters_among_others_says_the_same_as_alone():
    places = Gazetteer.load()
    texts = ["安溪县的茶农"] * 300 + ["黟縣出售古民居舊磚", "攸縣的棉農"]
    assert [one.labels if one else () for one in places.named(texts)][-2:] == [["黟县"], ["攸县"]]
    assert [one.labels if one else () for one in places.named(texts[::-1] * 2)][:2] == [["攸县"], ["黟县"]]


@pytest.mark.parametrize("ours", sorted(FIELDS))
def test_the_fields_of_a_record_are_known_by_their_names_in_either_script(ours):
    for name in FIELDS[ours]:
        assert named(name.translate(PRINTED)) == named(name)


def test_a_record_with_fields_in_traditional_characters_is_read_as_any(tmp_path):
    (tmp_path / "a.csv").write_text(
        "標題,發佈日期,版次,記者,內容\n茶農搶採秋茶,2026-07-03,第02版,林曉明,安溪縣的茶農昨日冒雨搶採秋茶。\n", "utf-8"
    )
    ((article,),) = [list(READER.read(dump)) for dump in find_dumps(tmp_path)]
    assert (article.title, str(article.date), article.page) == ("茶農搶採秋茶", "2026-07-03", "02")
    assert (article.bylines, article.districts) == (("林曉明",), ("安溪县",))
