"""The record of an article: what is shown comes out as it went in."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from corpus import Article, DateSource, Event, Gazetteer, Kind, Paragraph, Period
from index.record import Origin, decode_article, effective_districts, encode_article

# Lone surrogates too: a dump of JSON may hold them.
TEXT = st.text(st.characters(), max_size=12)
NAMES = st.lists(TEXT, max_size=3).map(tuple)
PERIODS = st.lists(st.dates(), min_size=2, max_size=2).map(lambda days: Period(min(days), max(days)))
DATED = st.tuples(st.dates(), st.sampled_from(DateSource)) | st.just((None, None))
PARAGRAPHS = st.lists(
    st.builds(
        Paragraph,
        id=st.just(""),
        kind=st.sampled_from(Kind),
        text=TEXT,
        line=st.integers(0, 10**6),
        districts=NAMES,
        events=st.lists(st.builds(Event, TEXT, PERIODS), max_size=2).map(tuple),
    ),
    max_size=3,
)


@st.composite
def articles(draw: st.DrawFn) -> Article:
    name, (day, source) = draw(TEXT), draw(DATED)
    paragraphs = [paragraph._replace(id=f"{name}#{n}") for n, paragraph in enumerate(draw(PARAGRAPHS))]
    return Article(
        id=name,
        title=draw(TEXT),
        paragraphs=tuple(paragraphs),
        dump=draw(TEXT),
        line=draw(st.integers(0, 10**6)),
        subtitle=draw(TEXT),
        bylines=draw(NAMES),
        date=day,
        date_source=source,
        districts=draw(NAMES),
        page=draw(TEXT),
    )


@given(articles())
def test_an_article_comes_out_as_it_went_in(article: Article) -> None:
    record = encode_article(article)
    assert b"\n" not in record
    texts = [paragraph.text for paragraph in article.paragraphs]
    kinds = [paragraph.kind for paragraph in article.paragraphs]
    lines = [paragraph.line for paragraph in article.paragraphs]
    origin = Origin(article.id, article.dump, article.date)
    assert decode_article(record, origin, texts, kinds, lines) == article


def test_a_paragraph_is_found_under_its_articles_districts_its_own_and_all_above_each_once(
    gazetteer: Gazetteer,
) -> None:
    found = effective_districts(("泉港区",), ("水头镇", "泉港区"), gazetteer.ancestors)
    assert found == ["泉港区", "水头镇", "泉州市", "福建省", "南安市"]


def test_a_district_that_no_gazetteer_has_stands_alone(gazetteer: Gazetteer) -> None:
    assert effective_districts(("月球",), (), gazetteer.ancestors) == ["月球"]
    assert effective_districts((), (), gazetteer.ancestors) == []
