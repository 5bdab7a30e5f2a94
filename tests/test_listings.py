"""Tables, lists and verse, with a headline of their own or within a report: whole, and nothing else's."""

from hypothesis import example, given
from hypothesis import strategies as st

from corpus.page import read_page, text_source
from corpus.records import Kind

REPORTS = (
    (
        "安溪茶农冒雨抢采秋茶",
        "安溪县西坪镇的茶农昨日冒雨抢采秋茶，镇里组织了三十多名志愿者上山帮忙。",
        "今年秋茶的价格比去年高了两成，茶农林阿水说，雨再下就要误了。",
    ),
    (
        "石狮渔港添了一座冷库",
        "石狮市祥芝渔港的新冷库昨日投入使用，可存鱼货三千吨。",
        "渔民蔡建国说，以前鱼多了只能贱卖，如今可以等个好价钱。",
    ),
    (
        "永春东关桥重新开放通行",
        "修缮了八个月的永春县东关镇东关桥昨日重新开放，行人又可以从桥上走过。",
        "这座廊桥长八十五米，去年夏天被洪水冲坏了两个桥墩。",
    ),
)
LISTINGS = {
    "各县市蔬菜批发价格": "品名 单位 今日价 昨日价|白菜 公斤 2.40 2.50|萝卜 公斤 1.80 1.80|黄瓜 公斤 4.10 4.30",
    "明日潮汐表": "崇武 高潮 3:12 6.2米 低潮 9:30 0.8米|祥芝 高潮 3:05 6.0米 低潮 9:21 0.9米|肖厝 高潮 3:20 6.4米",
    "期中考试各班成绩": "班级\t平均分\t及格率|一班\t82.5\t96%|二班\t79.1\t93%",
    "影院今日排片": "《山海之间》 10:20 13:40 19:30|《渔歌》 11:00 15:10 20:15|《大桥》 09:50 14:30 21:00",
    "县城影院本周上映": "国泰影院　《山海之间》　14:30　20:00|鲤城影都　《渔歌》　19:30|丰泽露天影场　《大桥》　20:10",
    "外汇牌价": "币种 买入价 卖出价|美元 715.20 718.21|港币 91.44 91.81|日元 4.8810 4.9170",
    "市篮球联赛昨日赛果": "晋江队 88:76 石狮队|南安队 79:81 惠安队|鲤城队 92:90 丰泽队",
    "公交K801路时刻表": "首班 06:00 末班 22:00|6:30 6:45 7:00 7:15 7:30|8:00 8:20 8:40 9:00 9:20",
    "水产批发行情": "带鱼：每公斤28元|黄花鱼：每公斤46元|花蛤：每公斤9元|海蛎：每公斤24元",
    "昨日空气质量": "鲤城区：优|丰泽区：良|石狮市：良|安溪县：优",
    "便民电话": "供水抢修：22282228|供电抢修：95598|燃气抢修：22572257|有线电视：96066",
    "市图书馆七月讲座": "时间：7月8日15:00|地点：市图书馆二楼报告厅|主讲：陈泗东|主题：刺桐城里的宋元码头",
    "市少儿书法赛获奖名单": "一等奖：林小雨 陈思远|二等奖：王一诺 蔡子轩 黄雨桐|三等奖：吴佳怡 张浩然 许诺",
    "停电通知": "1.鲤城区中山路：7月4日8:00至17:00；|2.丰泽区东海街道：7月5日7:30至12:00。",
    "夏季防蚊五招": "①倒掉盆里的积水；|②纱窗破了及时补；|③傍晚少去草丛边；|④穿浅色的长袖；|⑤被咬后用肥皂水清洗。",
    "春联选登": "上联：茶香千里客|下联：春满万家门|横批：国泰民安",
    "洛阳桥夜泊": "潮来石上听，月落桥边宿。|渔火两三星，照我归舟熟。",
    "春日登清源山": "石磴盘空上，松风满袖来。|老君岩下坐，不觉暮云开。|忽闻钟一响，回首见城台。",
    "小暑养生歌": "小暑时节热气蒸，|早睡早起莫贪凉。|绿豆冬瓜常入口，|一碗姜茶胃不伤。",
}
BROUGHT = "具体如下："


def read(lines: list[str], between: str) -> list[tuple[str, str]]:
    """The headline of each article on the page, and its text without blanks."""
    drafts = read_page(text_source(between.join(lines))).drafts
    texts = ["".join(text for kind, text, _ in draft.paragraphs if kind is Kind.BODY) for draft in drafts]
    return [(draft.title, "".join(text.split())) for draft, text in zip(drafts, texts, strict=True)]


STYLE = {
    "title": st.sampled_from(list(LISTINGS)),
    "at": st.integers(0, 2),
    "between": st.sampled_from(("\n", "\n\n")),
    "indent": st.sampled_from(("", "　　")),
    "further": st.booleans(),
    "head": st.booleans(),
}


def printed(title: str, indent: str, further: bool) -> list[str]:
    """The rows of a listing, as far in as paragraphs are or twice as far."""
    return [("　　　　" if further else indent) + row for row in LISTINGS[title].split("|")]


@given(**STYLE)
@example(title="影院今日排片", at=1, between="\n", indent="", further=False, head=False)  # was of the text above
@example(title="明日潮汐表", at=1, between="\n", indent="", further=False, head=False)  # went on with the next headline
@example(
    title="市少儿书法赛获奖名单", at=2, between="\n", indent="", further=False, head=False
)  # second prize a headline
@example(title="春日登清源山", at=1, between="\n", indent="", further=False, head=False)  # a section of the text above
@example(title="昨日空气质量", at=1, between="\n", indent="", further=False, head=False)  # was of the text above
def test_a_listing_with_a_headline_is_an_article(title, at, between, indent, further, head):
    articles = [(headline, [indent + text for text in texts]) for headline, *texts in REPORTS]
    articles.insert(at, (title, printed(title, indent, further)))
    lines = ["清溪晚报 2026年7月5日 第3版"] if head else []
    lines += [line for headline, texts in articles for line in (headline, *texts)]
    wanted = [(headline, "".join("".join(texts).split())) for headline, texts in articles]
    assert read(lines, between) == wanted


@given(**STYLE, last=st.booleans())
@example(title="明日潮汐表", at=1, between="\n", indent="　　", further=False, head=False, last=False)  # a headline
@example(title="洛阳桥夜泊", at=0, between="\n", indent="　　", further=False, head=False, last=False)  # pictures
@example(title="便民电话", at=0, between="\n", indent="", further=False, head=False, last=False)  # its end a picture
@example(title="春联选登", at=0, between="\n", indent="", further=False, head=False, last=False)  # a story
def test_a_listing_that_a_report_brings_is_of_its_text(title, at, between, indent, further, head, last):
    lines, wanted = ["清溪晚报 2026年7月5日 第3版"] if head else [], []
    for n, (headline, *texts) in enumerate(REPORTS):
        said = [indent + text for text in texts]
        if n == at:
            place = 2 if last else 1
            said[place:place] = [indent + BROUGHT, *printed(title, indent, further)]
        lines += [headline, *said]
        wanted.append((headline, "".join("".join(said).split())))
    assert read(lines, between) == wanted


def test_a_headline_of_three_pieces_is_no_column_and_what_heads_the_first_no_headline():
    pieces = ["采茶", "清明前后，山上的雾还没散，采茶的人已经上了山。", "制茶", "做青的夜里没有人睡觉，都守着叶子。"]
    lines = [*REPORTS[1], "茶事三题", *pieces, "喝茶", "水要现烧，杯要先烫，话可以慢慢说。", *REPORTS[2]]
    assert [headline for headline, _ in read(lines, "\n")] == [REPORTS[1][0], "茶事三题", REPORTS[2][0]]


def test_the_number_of_a_notice_is_no_headline():
    told = [
        "惠自然告〔2026〕12号",
        "经县政府批准，现挂牌出让位于螺阳镇的一宗国有土地使用权，面积二十三亩。",
        "特此公告。",
    ]
    lines = [*REPORTS[1], "惠安县自然资源局公告", *told, "惠安县自然资源局", "2026年7月3日", *REPORTS[2]]
    assert [headline for headline, _ in read(lines, "\n")] == [REPORTS[1][0], "惠安县自然资源局公告", REPORTS[2][0]]
