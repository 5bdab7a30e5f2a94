"""Articles written out with the names of their fields are the same in whatever order and by whatever names."""

from hypothesis import example, given
from hypothesis import strategies as st

from corpus.page import read_page, text_source
from corpus.records import Kind

HEADLINES = ("安溪西坪茶农忙采制", "永春岵山荔枝上市")
TEXT = [
    "秋茶采摘时节，安溪县西坪镇的茶园里一片繁忙。茶农说，今年雨水均匀，茶青品质比往年好，每斤可以卖到八元钱。",
    "西坪镇的茶园面积有六万多亩，从业人员三万多人，茶叶收入占农民收入的七成以上，镇里还办起了十二家合作社。",
]
NAMES = {
    "headline": "标题|题目|title|Title|TITLE|题名|新闻标题|文章标题|【标题】|headline",
    "day": "日期|时间|date|Date|发布时间|发布日期|出版日期|pubdate|【日期】|见报日期|publish_time",
    "author": "作者|author|记者|Author|【作者】|撰稿",
    "page": "版面|版次|page|版|【版面】|版号",
    "paper": "来源|source|报纸|【来源】|媒体|Newspaper",
    "other": "URL|链接|网址|url|编号|ID|栏目|频道|关键词|字数|分类",
    "text": "正文|内容|content|body|【正文】|全文|文章内容",
}
DAYS = "2026-07-03|2026年7月3日|2026/07/03|2026-07-03 08:30|2026年07月03日 星期五|20260703"
BETWEEN = ("\n", "\n\n", "\n--------\n", "\n==========\n")


@st.composite
def written_out(draw: st.DrawFn) -> tuple[str, set[str]]:
    """A page of one article or two, and which fields it has."""
    names = {field: draw(st.sampled_from(names.split("|"))) for field, names in NAMES.items()}
    told = {field for field in ("author", "page", "paper", "other") if draw(st.booleans())}
    colon = draw(st.sampled_from(("：", ":", ": ")))
    values = {"author": "林晓明", "page": "A02", "paper": "泉州晚报", "other": "社会"}
    values["day"] = draw(st.sampled_from(DAYS.split("|")))
    below = draw(st.sampled_from(("", "\n"))) if (labelled := draw(st.booleans())) else ""
    indent, apart = draw(st.sampled_from(("", "\u3000\u3000"))), draw(st.sampled_from(("\n", "\n\n")))

    def field(name: str, value: str) -> str:
        label = names[name]
        return f"{label}{value}" if label[0] == "【" else f"{label}{colon}{value}"

    pages = []
    for headline in HEADLINES[: draw(st.integers(1, 2))]:
        fields = [("headline", headline), *((name, values[name]) for name in ("day", *sorted(told)))]
        lines = [field(*one) for one in draw(st.permutations(fields))]
        text = apart.join(indent + one for one in TEXT)
        pages.append("\n".join([*lines, field("text", below) + text if labelled else text]))
    return draw(st.sampled_from(BETWEEN)).join(pages), told


@given(page=written_out())
@example(
    page=(
        "source: 泉州晚报\nAuthor: 林晓明\npage: A02\npubdate: 20260703\nheadline: 安溪西坪茶农忙采制\nbody:\n"
        + "\n".join(TEXT),
        {"author", "page"},
    )
)
def test_fields_in_whatever_order_are_the_article_s_above_whose_text_they_stand(page):
    text, told = page
    drafts = list(read_page(text_source(text)).drafts)
    assert [draft.title for draft in drafts] == list(HEADLINES[: len(drafts)])
    assert len(drafts) == sum(headline in text for headline in HEADLINES)
    for draft in drafts:
        said = [text for kind, text, _ in draft.paragraphs if kind is Kind.BODY]
        names = [text for kind, text, _ in draft.paragraphs if kind is Kind.BYLINE]
        assert (draft.subtitle, said, str(draft.stated)) == ("", TEXT, "2026-07-03")
        assert draft.page == ("A02" if "page" in told else "")
        assert len(names) == ("author" in told)
        assert all("林晓明" in name for name in names)
