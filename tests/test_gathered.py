"""Articles that a script gathered from a site, one below the other, have each its own day, headline and text."""

from hypothesis import given
from hypothesis import strategies as st

from corpus.page import read_page, text_source
from corpus.records import Kind

ARTICLES = (
    (
        "安溪西坪茶农忙采制",
        "秋茶采摘时节，安溪县西坪镇的茶园里一片繁忙。茶农说，今年雨水均匀，茶青品质比往年好，每斤可以卖到八元钱。",
    ),
    (
        "永春东关桥重新开放通行",
        "昨日，修缮了八个月的永春县东关镇东关桥重新开放。这座廊桥长八十五米，去年夏天被洪水冲坏了两个桥墩。",
    ),
    (
        "丰泽区给斑马线装上“耳朵”",
        "从本月起，丰泽区的十三个路口装上了盲人过街提示音装置。记者在田安路口看到，红灯时提示音缓慢，绿灯时急促。",
    ),
)
FIELDS = (
    "2026-07-0%d 08:30 来源：泉州晚报 作者：林晓明", "2026年07月0%d日 08:30　来源：泉州晚报",
    "来源：泉州晚报 2026-07-0%d",
    "2026-07-0%d 08:30:00 泉州晚报 林晓明", "泉州晚报 2026-07-0%d", "发布时间：2026-07-0%d 浏览：123",
    "（2026-07-0%d）", "泉州晚报记者 林晓明 2026-07-0%d", "2026-07-0%d 08:30 记者 林晓明",
    "[2026-07-0%d]", "2026年7月%d日　泉州晚报　第A02版", "作者：林晓明 日期：2026-07-0%d",
    "来源:泉州晚报 | 时间:2026-07-0%d | 作者:林晓明", "2026/7/%d 8:30:00",
    "时间：2026-07-0%d\n来源：泉州晚报\n作者：林晓明",
    "2026-07-0%d 08:30 | 泉州晚报 | 阅读 123", "2026年7月%d日 星期五 08:30 编辑：陈志强",
)  # fmt: skip
ENDS = ("", "（责任编辑：陈志强）", "责任编辑：陈志强", "（来源：泉州晚报）")
BETWEEN = ("\n", "\n\n", "\n----------\n", "\n==========\n", "\n* * *\n")


@given(
    fields=st.sampled_from(FIELDS),
    above=st.booleans(),
    indent=st.sampled_from(("", "\u3000\u3000")),
    end=st.sampled_from(ENDS),
    between=st.sampled_from(BETWEEN),
    newest_first=st.booleans(),
)
def test_each_article_has_the_day_that_its_own_fields_state(fields, above, indent, end, between, newest_first):
    days = (3, 2, 1) if newest_first else (1, 2, 3)
    pages = []
    for day, (headline, text) in zip(days, ARTICLES, strict=True):
        head = [fields % day, headline] if above else [headline, fields % day]
        pages.append("\n".join(filter(None, [*head, indent + text, end])))
    drafts = read_page(text_source(between.join(pages))).drafts
    assert [(one.title, one.subtitle, str(one.stated)) for one in drafts] == [
        (headline, "", f"2026-07-0{day}") for day, (headline, _) in zip(days, ARTICLES, strict=True)
    ]
    said = [[text for kind, text, _ in one.paragraphs if kind is Kind.BODY] for one in drafts]
    assert said == [[text] for _, text in ARTICLES]
