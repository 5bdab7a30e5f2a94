"""However a library's reader prints the fields around an article, the article is the same."""

from hypothesis import given
from hypothesis import strategies as st

from corpus.page import read_page, text_source
from corpus.records import Kind

ARTICLES = (
    (
        "安溪西坪茶农忙采制",
        "秋茶采摘时节，安溪县西坪镇的茶园里一片繁忙。茶农说，今年雨水均匀，茶青品质比往年好，每斤可以卖到八元钱。",
        "西坪镇的茶园面积有六万多亩，从业人员三万多人，茶叶收入占农民收入的七成以上，镇里还办起了十二家合作社。",
    ),
    (
        "永春东关桥重新开放通行",
        "昨日，修缮了八个月的永春县东关镇东关桥重新开放。这座廊桥长八十五米，去年夏天被洪水冲坏了两个桥墩。",
        "负责修缮的陈师傅今年七十一岁，他说，换下的四十一根朽木全部编号存放在桥头的小屋里，供人参观。",
    ),
)
PAPERS = (
    "泉州晚报|《泉州晚报》|泉州晚报 星期五|报纸：泉州晚报|报名:泉州晚报|泉州晚报数字报|全文阅读|文章阅读|"
    "返回列表 打印 下载|检索结果 1/28|第1条 共28条|命中 28 条|收藏 下载PDF 引用"
)
DAYS = (
    "日期:2026-07-03|日期：2026年07月03日|出版日期:2026-07-03|日期:07-03 年份:2026|报纸日期：20260703|时间:2026/07/03|"
    "日期 2026-07-03|【日期】2026-07-03|2026-07-03|日 期：2026-07-03|日期:2026-07-03 星期五|刊期：2026-07-03"
)
PAGES = (
    "版面:第02版:要闻·综合新闻|版次：第02版|版面：02版|版号:02|版次:02|【版次】02|第02版：要闻|版面：02 要闻|版 面：02|"
    "所在版面：第02版"
)
WAYS = (
    "|上一篇 下一篇|上一篇：无 下一篇：永春|上一篇/下一篇|<上一篇 下一篇>|上一条 下一条|[上一篇][下一篇]|前一篇 后一篇|"
    "上篇 下篇"
)
WRITERS = "|作者：方远|作者:方远|【作者】方远|责任者：方远|记者：方远"


@st.composite
def printed(draw: st.DrawFn) -> tuple[str, int, bool]:
    """A page, how many articles it has, and whether their writers are named."""
    paper, day, page, way, writer = (
        draw(st.sampled_from(words.split("|"))) for words in (PAPERS, DAYS, PAGES, WAYS, WRITERS)
    )
    above, indent = draw(st.integers(0, 2)), draw(st.sampled_from(("", "\u3000\u3000")))
    lines: list[str] = []
    articles = ARTICLES[: draw(st.integers(1, 2))]
    for headline, *texts in articles:
        fields = [[paper, day, page, writer, way, headline], [paper, headline, day, page, writer]]
        fields.append([paper, day, page, headline, writer])
        lines += filter(None, fields[above])
        lines += [indent + text for text in texts]
        lines += [way] if above and way else []
        lines += [""]
    return "\n".join(lines), len(articles), bool(writer)


@given(page=printed())
def test_the_fields_around_an_article_are_its_day_its_page_and_its_writer(page):
    text, count, signed = page
    drafts = read_page(text_source(text)).drafts
    assert [draft.title for draft in drafts] == [headline for headline, *_ in ARTICLES[:count]]
    for draft, (_, *texts) in zip(drafts, ARTICLES[:count], strict=True):
        assert str(draft.stated) == "2026-07-03"
        assert (draft.subtitle, draft.page.lstrip("0")) == ("", "2")
        assert [text for kind, text, _ in draft.paragraphs if kind is Kind.BODY] == texts
        assert sum(kind is Kind.BYLINE for kind, _, _ in draft.paragraphs) == signed
