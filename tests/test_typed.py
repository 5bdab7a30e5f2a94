"""However a page was typed, it has the same articles: line ends, blanks, widths and marks around headlines."""

import unicodedata
from pathlib import Path

import pytest

from corpus import find_dumps
from corpus.encoding import decode
from corpus.page import read_page, text_source
from corpus.records import Kind

HEADLINES = ["安溪西坪茶农忙采制", "惠安石雕亮相博览会"]
TEXTS = [
    [
        "秋茶采摘时节，安溪县西坪镇的茶园里一片繁忙。茶农说，今年雨水均匀，茶青品质比往年好，每斤可以卖到八元钱。",
        "西坪镇的茶园面积有六万多亩，从业人员三万多人，茶叶收入占农民收入的七成以上，镇里还办起了十二家合作社。",
    ],
    [
        "昨日，中国雕刻艺术博览会在惠安县崇武镇开幕，来自全国各地的三百多家企业参展，展出石雕作品两千多件。",
        "主办方介绍，展会为期三天，期间还将举办二十多场讲座，邀请八位工艺美术大师到场交流。",
    ],
]
PAGE = (
    f"泉州晚报 2026年7月3日 星期五 第A02版\n\n{HEADLINES[0]}\n本报讯（记者 林晓明）{TEXTS[0][0]}\n{TEXTS[0][1]}\n\n"
    f"{HEADLINES[1]}\n□本报记者 陈志强\n{TEXTS[1][0]}\n{TEXTS[1][1]}\n"
)


def around(page: str, before: str, after: str = "") -> str:
    """The page with something around each of its headlines."""
    for headline in HEADLINES:
        page = page.replace(headline, before + headline + after)
    return page


def set_in(page: str, blanks: str) -> str:
    """The page with its paragraphs indented by some blanks."""
    for text in (text for texts in TEXTS for text in texts):
        page = page.replace("\n" + text, "\n" + blanks + text)
    return page


TYPED = {
    "as others do": PAGE,
    "line ends of Windows": PAGE.replace("\n", "\r\n"),
    "line ends of old Macs": PAGE.replace("\n", "\r"),
    "line ends of mainframes": PAGE.replace("\n", "\x85"),
    "line separators": PAGE.replace("\n", "\u2028"),
    "paragraph separators": PAGE.replace("\n", "\u2029"),
    "a byte order mark": "\ufeff" + PAGE,
    "blanks of no width at the ends": PAGE.replace("\n", "\u200b\n"),
    "marks of direction at the ends": PAGE.replace("\n", "\u200f\n"),
    "blanks at the ends": PAGE.replace("\n", "   \n"),
    "wide blanks at the ends": PAGE.replace("\n", "\u3000\u3000\n"),
    "a blank line after each": PAGE.replace("\n", "\n\n"),
    "two blank lines after each": PAGE.replace("\n", "\n\n\n"),
    "blank lines with blanks": PAGE.replace("\n\n", "\n   \n"),
    "blank lines with wide blanks": PAGE.replace("\n\n", "\n\u3000\u3000\n"),
    "paragraphs set in by wide blanks": set_in(PAGE, "\u3000\u3000"),
    "paragraphs set in by blanks": set_in(PAGE, "    "),
    "paragraphs set in by blanks that keep": set_in(PAGE, "\xa0" * 4),
    "paragraphs set in by em spaces": set_in(PAGE, "\u2003\u2003"),
    "paragraphs set in by tabs": set_in(PAGE, "\t"),
    "the end of a page on a line": PAGE.replace("\n\n" + HEADLINES[1], "\n\f\n" + HEADLINES[1]),
    "the end of a page before a headline": PAGE.replace("\n\n" + HEADLINES[1], "\n\f" + HEADLINES[1]),
    "the end of a page and no other": PAGE.replace("\n\n" + HEADLINES[1], "\f" + HEADLINES[1]),
    "wide figures": PAGE.translate(str.maketrans("0123456789", "０１２３４５６７８９")),
    "narrow marks": PAGE.replace("，", ",").replace("（", "(").replace("）", ")"),
    "narrow marks and stops": PAGE.replace("，", ",").replace("。", "."),
    "breaks of HTML": PAGE.replace("\n", "<br>\n"),
    "paragraphs of HTML": "\n".join(f"<p>{line}</p>" for line in PAGE.split("\n")),
    "spread headlines": PAGE.replace(HEADLINES[0], "\u3000".join(HEADLINES[0])),
    "headlines in the middle": around(PAGE, "\u3000" * 6),
    "headlines behind a mark": around(PAGE, "★"),
    "headlines in bold brackets": around(PAGE, "【", "】"),
    "headlines in marks of titles": around(PAGE, "《", "》"),
    "headlines of Markdown": around(PAGE, "# "),
    "headlines in bold": around(PAGE, "**", "**"),
    "headlines with their label": around(PAGE, "标题："),
    "a rule between articles": PAGE.replace("\n\n" + HEADLINES[1], "\n---\n" + HEADLINES[1]),
    "stars between articles": PAGE.replace("\n\n" + HEADLINES[1], "\n* * *\n" + HEADLINES[1]),
}


def letters(text: str) -> str:
    """Only what is read aloud, in one width."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", text)))


@pytest.mark.parametrize("way", TYPED)
def test_a_page_has_the_same_articles_however_it_was_typed(way):
    drafts = list(read_page(text_source(TYPED[way])).drafts)
    assert [letters(draft.title) for draft in drafts] == HEADLINES
    for draft, texts in zip(drafts, TEXTS, strict=True):
        assert (str(draft.stated), letters(draft.page)) == ("2026-07-03", "A02")
        assert [kind for kind, _, _ in draft.paragraphs] == [Kind.TITLE, Kind.BYLINE, Kind.BODY, Kind.BODY]
        said = [letters(text) for kind, text, _ in draft.paragraphs if kind is Kind.BODY]
        assert said == list(map(letters, texts))


DUMPS = [dump for dump in find_dumps(Path(__file__).parent / "pages" / "fresh") if dump.name.endswith(".txt")]
#: Every so manieth of the pages written for the project. Where lines are cut at a width, other marks make another one.
CUT, EVERY = "wrap", 15
PRINTED = {
    "a blank that does not break": str.maketrans(" ", "\xa0"),
    "figures as wide as characters": str.maketrans("0123456789", "０１２３４５６７８９"),
    "quotes as corners": str.maketrans("“”‘’", "「」『』"),
    "straight quotes": str.maketrans("“”", '""'),
    "another dot": str.maketrans("·", "•"),
    "a ratio for a colon": str.maketrans("：", "∶"),
    "small brackets": str.maketrans("（）", "﹙﹚"),
    "commas and brackets half as wide": str.maketrans("，：；！？（）", ",:;!?()"),
}


@pytest.mark.parametrize("marks", PRINTED)
def test_a_page_printed_with_other_marks_has_the_same_articles(marks):
    for dump in [dump for dump in DUMPS if CUT not in dump.name][::EVERY]:
        page = decode(b"".join(dump.chunks()))
        one, other = (read_page(text_source(text)) for text in (page, page.translate(PRINTED[marks])))
        assert [took.role for took in other.taken] == [took.role for took in one.taken], dump.name
        assert [draft.stated for draft in other.drafts] == [draft.stated for draft in one.drafts], dump.name
