"""Plain lines, with TABs between their fields."""

from __future__ import annotations

from datetime import date

from corpus import Article, DateSource, Kind, Paragraph, article_json
from searcher import output
from tests.results import HIT


def test_a_plain_hit_is_one_line_of_six_fields() -> None:
    assert output.hit_line(HIT) == "a1#2\t\t安溪县,西坪镇\t茶 山\t茶山 上␛[31m云雾\tx.txt:7"


def test_an_article_is_one_line() -> None:
    body = Paragraph("a1#0", Kind.BODY, "云雾\n未散", 3)
    article = Article("a1", "茶山", (body,), "x.txt", 3, date=date(2026, 5, 8), date_source=DateSource.STATED)
    assert output.article_line(article) == "a1\t2026-05-08\t\t茶山\tx.txt:3\t1"
    assert list(output.paragraph_lines(article)) == ["a1#0\tbody\t云雾 未散"]
    assert list(article_json(article))[:5] == ["id", "title", "subtitle", "date", "date_source"]
