"""A paragraph of a few characters amid a report is of its text: no headline, no name, no picture."""

from hypothesis import example, given
from hypothesis import strategies as st

from corpus.page import read_page, text_source
from corpus.records import Kind

REPORTS = (
    (
        "安溪茶农冒雨抢采秋茶",
        "安溪县西坪镇的茶农昨日冒雨抢采秋茶，镇里组织了三十多名志愿者上山帮忙。",
        "今年秋茶的价格比去年高了两成，茶农林阿水说，雨再下就要误了。",
        "他家有十二亩茶园，往年这时候早就采完了，今年因为缺人手，一直拖到昨天才开采。",
    ),
    (
        "石狮渔港添了一座冷库",
        "石狮市祥芝渔港的新冷库昨日投入使用，可存鱼货三千吨。",
        "渔民蔡建国说，以前鱼多了只能贱卖，如今可以等个好价钱。",
        "冷库由镇里和三家渔业公司合建，花了一千八百万元，工期比计划提前了两个月。",
    ),
    (
        "永春东关桥重新开放通行",
        "修缮了八个月的永春县东关镇东关桥昨日重新开放，行人又可以从桥上走过。这座廊桥长八十五米。",
        "县里请来六位老匠人，按照原来的样子把桥墩一块石头一块石头地砌了回去。",
        "桥头的老榕树也做了支撑，树下新添了八张石凳。",
    ),
)
BRIEF = (
    "“走！”|“那就这么定了！”他说。|他笑了。|一天、两天、三天……|1985年，春。|凌晨三点。|老人叫陈阿土。|"
    "答案只有两个字：坚持。|“妈，我回来了。”|（掌声）|（笑声）|（热烈鼓掌）|又是一年茶季。|——这是他的第三本账。|"
    "第一天，她卖了八碗。|没有人说话。|“OK！”他用刚学会的英文说。|三元五角。|“做人要像秤，”父亲说，“两头要平。”|"
    "“值！”|最难的，是第一年。|下午三时，雨停了。|一等就是三十年。|“再见，老伙计。”|他不信。|"
    "据统计，今年以来，全镇共……|（文中人物为化名）|（应受访者要求隐去姓名）|注：以上数据由市统计局提供。|谁也没有想到。"
)


@given(
    brief=st.sampled_from(BRIEF.split("|")),
    of=st.integers(0, 2),
    at=st.integers(1, 2),
    between=st.sampled_from(("\n", "\n\n")),
    indent=st.sampled_from(("", "　　")),
    head=st.sampled_from(("", "清溪晚报 2026年7月5日 第3版\n")),
)
@example(brief="（掌声）", of=1, at=2, between="\n\n", indent="　　", head="")  # closed the report as names do
@example(brief="（文中人物为化名）", of=2, at=1, between="\n\n", indent="", head="")  # was a headline
def test_a_brief_paragraph_is_of_the_text_around_it(brief, of, at, between, indent, head):
    reports = [list(report) for report in REPORTS]
    reports[of].insert(at + 1, brief)
    lines = [line for title, *texts in reports for line in (title, *[indent + text for text in texts])]
    drafts = read_page(text_source(head + between.join(lines))).drafts
    assert [draft.title for draft in drafts] == [title for title, *_ in reports]
    for draft, (_, *texts) in zip(drafts, reports, strict=True):
        assert [text for kind, text, _ in draft.paragraphs if kind is not Kind.TITLE] == texts
