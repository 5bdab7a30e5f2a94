"""When each article of a page was printed, where a page has several days, other people's days, or none.

The tables were written before the reader was asked about any of their lines, with what a careful person reads there.
Then it was right about 22 of the first 31 pages, and 45 of the second 54.
"""

import pytest

from corpus.page import read_page, text_source
from tests.test_publication_dates import FRIDAY, HEADLINE, STORY, days

NOTICE = (
    "关于五里桥施工的公告\n　　因五里桥需要加固，桥面封闭施工，过往车辆请绕行安海镇海八路，行人不受影响。特此公告。\n"
)
BRIDGE = "纪念建桥百年\n　　1926年7月2日，安平桥东头的石亭落成，本地华侨捐资最多，碑记至今尚在。\n"
DISPATCH = (
    "茶王赛在安溪开赛\n　　新华社北京7月2日电 （记者 林晓）茶王赛昨日在安溪县开赛，各乡镇的茶农带着自家的茶来比高下。\n"
)
TALK = (
    "讲座预告\n　　活动时间：2026年8月1日15:00\n　　活动地点：泉州市图书馆报告厅\n"
    "　　欢迎市民前来听讲，座位有限，先到先得，额满为止。\n"
)
CALL = "　　来稿请寄本报副刊部，体裁不限，字数以两千字为宜，文责自负。\n"
SEA = "渔港开海第一天"
PORT = "　　本报讯 凌晨四点，石狮市祥芝镇的渔港灯火通明，几百艘渔船依次出港，岸上的人挥手送行。\n"
# Name of the dump, what it holds, and the days its articles were printed on, in order.
PAGES = [
    # a notice is signed on another day than it is printed
    ("20260703.txt", NOTICE + "　　晋江市公路局\n　　2026年6月30日\n", [FRIDAY]),
    ("a.txt", "泉州晚报 2026年7月3日 星期五 第3版\n" + NOTICE + "　　晋江市公路局\n　　2026年6月30日\n", [FRIDAY]),
    ("a.txt", "泉州晚报 2026年7月3日 星期五 第3版\n" + NOTICE + "　　晋江市公路局　2026年6月30日\n", [FRIDAY]),
    ("a.txt", "泉州晚报 2026年7月3日 第3版\n" + NOTICE + "　　晋江市公路局\n　　二〇二六年六月三十日\n", [FRIDAY]),
    ("a.txt", NOTICE + "　　晋江市公路局\n　　2026年6月30日\n", ["2026-06-30"]),
    ("20260703.txt", NOTICE + "　　晋江市公路局　2026年6月30日\n", [FRIDAY]),
    # a story tells of days of its own
    ("20260703.txt", BRIDGE, [FRIDAY]),
    ("a.txt", "2026年7月3日 星期五\n" + BRIDGE, [FRIDAY]),
    ("a.txt", "纪念建桥百年\n　　1926年7月2日，石亭落成，华侨捐资最多。2026年，碑记仍在，来看的人很多。\n", [""]),
    ("a.txt", DISPATCH, [""]),
    ("2026/a.txt", DISPATCH, [""]),
    ("20260703.txt", DISPATCH, [FRIDAY]),
    ("a.txt", TALK, [""]),
    ("20260703.txt", TALK, [FRIDAY]),
    ("20260703.txt", "征文启事\n　　截稿日期：2026年9月30日\n" + CALL, [FRIDAY]),
    ("a.txt", "泉州晚报 2026年7月3日 第3版\n征文启事\n" + CALL + "　　截稿日期：2026年9月30日\n", [FRIDAY]),
    ("20260703.txt", f"{HEADLINE}\n{STORY}　　（据《人民日报》2026年7月1日）\n", [FRIDAY]),
    # month and day, the year elsewhere
    ("2023/02.txt", f"日期:10-01\n版面:第02版:要闻\n{HEADLINE}\n{STORY}", ["2023-10-01"]),
    ("泉州晚报2026合订本/第2版.txt", f"7月3日　星期五\n{HEADLINE}\n{STORY}", [FRIDAY]),
    ("2026年/a.txt", f"泉州晚报　7月3日　星期五　第3版\n{HEADLINE}\n{STORY}", [FRIDAY]),
    ("qzwb_2026/p3.txt", f"7月3日　第3版\n{HEADLINE}\n{STORY}", [FRIDAY]),
    ("a.txt", f"7月3日　星期五\n{HEADLINE}\n{STORY}　　到2026年底，镇里还要再建一座茶厂。\n", [FRIDAY]),
    ("a.txt", f"日期:10-01\n{HEADLINE}\n{STORY}", [""]),
    (
        "a.txt",
        f"刺桐早班车　7月3日　星期五　第三版　城区\n{HEADLINE}\n{STORY}　　2026年上半年建了茶厂。\n{SEA}\n{PORT}",
        [FRIDAY, FRIDAY],
    ),
    ("a.txt", f"{HEADLINE}\n{STORY}[晋江新报 2026-07-03 A5版 {HEADLINE}]\n{SEA}\n{PORT}", [FRIDAY, ""]),
    # issues one after another
    (
        "a.txt",
        f"泉州晚报　2026年7月3日　星期五　第3版\n{HEADLINE}\n{STORY}\n"
        f"泉州晚报　2026年7月4日　星期六　第1版\n{SEA}\n{PORT}",
        [FRIDAY, "2026-07-04"],
    ),
    (
        "20260710.txt",
        f"2026年7月3日　星期五\n\n{HEADLINE}\n{STORY}\n\n2026年7月10日　星期五\n\n{SEA}\n{PORT}",
        [FRIDAY, "2026-07-10"],
    ),
    (
        "a.txt",
        f"{HEADLINE}\n发布时间：2026-07-03\n{STORY}\n{SEA}\n发布时间：2026-07-04\n{PORT}",
        [FRIDAY, "2026-07-04"],
    ),
    (
        "a.txt",
        f"{HEADLINE}\n{STORY}--> 2026-07-03 2 2 泉州晚报 content_1.html 1 茶农起早采秋茶 /enpproperty-->\n"
        f"{SEA}\n{PORT}"
        "--> 2026-07-04 1 1 泉州晚报 content_2.html 1 渔港开海第一天 /enpproperty-->\n",
        [FRIDAY, "2026-07-04"],
    ),
    # the page says better than its name
    ("20260810.txt", f"泉州晚报 2026年7月3日 星期五\n{HEADLINE}\n{STORY}", [FRIDAY]),
    ("a.txt", f"{HEADLINE}\n{STORY}", [""]),
    # a date at the foot of the page
    ("a.txt", f"{HEADLINE}\n{STORY}\n2026年7月3日　星期五　责编：陈默\n", [FRIDAY]),
    ("a.txt", f"{HEADLINE}\n{STORY}\n第3版　2026年7月3日\n", [FRIDAY]),
]

QUAY = "渔港来了新机手"
CRANES = (
    "　　本报讯 （记者 周行）石狮市蚶江镇的渔港里，十二台新吊机昨日开始卸货，渔民不用再肩挑背扛。\n"
    "　　机手大多是本镇的年轻人，培训了一个月，第一天就卸了八十吨，老渔民看得直点头。\n"
)
HILL = "小学生种下百棵树"
TREES = "　　本报讯 南安市诗山镇的小学生在后山种下一百棵香樟，每棵树都挂了孩子的名字，约定毕业那年回来量身高。\n"
AUCTION = (
    "拍卖公告\n　　受法院委托，定于2026年7月20日上午10时在本公司拍卖厅公开拍卖渔船一艘，有意竞买者请来电登记。\n"
    "　　报名截止时间：2026年7月18日17时\n　　泉州某某拍卖有限公司\n　　2026年7月2日\n"
)
# A second lot, written when the first had been repaired: 51 of 54 were right at once, 45 before any repair.
SECOND = [
    ("a.txt", f"泉州晚报·海丝周刊　2026年7月3日　总第512期\n{QUAY}\n{CRANES}", [FRIDAY]),
    ("a.txt", f"石狮日报 2026.07.03 星期五 责编/林一 美编/陈二 校对/张三 02\n{QUAY}\n{CRANES}", [FRIDAY]),
    ("a.txt", f"2026-07-03 第A02版：要闻\n{QUAY}\n{CRANES}", [FRIDAY]),
    ("a.txt", f"要闻 A02\n2026年7月3日\n星期五\n{QUAY}\n{CRANES}", [FRIDAY]),
    ("a.txt", f"A02 要闻\n星期五 2026-7-3\n{QUAY}\n{CRANES}", [FRIDAY]),
    ("a.txt", f"第二版\n一九六三年五月二日 星期四\n{QUAY}\n{CRANES}", ["1963-05-02"]),
    ("a.txt", f"一九六三年五月二日 农历癸卯年四月初九 第二版\n{QUAY}\n{CRANES}", ["1963-05-02"]),
    ("a.txt", f"1963年5月2日\t星期四\t第二版\n{QUAY}\n{CRANES}", ["1963-05-02"]),
    ("a.txt", f"《晋江大众报》1957年11月8日第一版\n{QUAY}\n{CRANES}", ["1957-11-08"]),
    ("a.txt", f"《福建日报》 民国三十八年九月十日 星期六\n{QUAY}\n{CRANES}", ["1949-09-10"]),
    ("a.txt", f"泉州日報　民國三十六年三月十五日　星期六　第四版\n{QUAY}\n{CRANES}", ["1947-03-15"]),
    ("a.txt", f"{QUAY}\n2026年07月03日 08:15:22 来源：石狮日报 作者：周行 编辑：林一\n{CRANES}", [FRIDAY]),
    ("a.txt", f"{QUAY}\n来源：石狮日报　发布时间：2026-07-03　浏览量：233\n{CRANES}", [FRIDAY]),
    ("a.txt", f"{QUAY}\n石狮市融媒体中心　2026-07-03 17:20\n{CRANES}", [FRIDAY]),
    ("a.txt", f"{QUAY}\n石狮日报　记者 周行　2026-07-03\n{CRANES}", [FRIDAY]),
    ("a.txt", f"{QUAY}\n时间：2026年07月03日　信息来源：市海渔局　点击：77\n{CRANES}", [FRIDAY]),
    ("a.txt", f"{QUAY}\n【发布日期：2026-07-03】【字号：大 中 小】\n{CRANES}", [FRIDAY]),
    ("a.txt", f"{QUAY}\n发布日期：2026-07-03 09:00　来源： 石狮日报　【打印】【关闭】\n{CRANES}", [FRIDAY]),
    ("a.txt", f"{QUAY}\n{CRANES}　　发布日期：2026年7月3日　责任编辑：林一\n", [FRIDAY]),
    ("a.txt", f"{QUAY}\n{CRANES}　　(责任编辑：林一)　2026-07-03\n", [FRIDAY]),
    ("a.txt", f"{QUAY}\n{CRANES}　　（《石狮日报》2026年7月3日）\n", [FRIDAY]),
    ("a.txt", f"{QUAY}\n{CRANES}【关闭窗口】　发布时间：2026-07-03\n", [FRIDAY]),
    ("20260703.txt", f"{QUAY}\n{CRANES}\n{HILL}\n{TREES}", [FRIDAY, FRIDAY]),
    ("a.txt", f"2026年7月3日 星期五\n{QUAY}\n{CRANES}\n{HILL}\n{TREES}", [FRIDAY, FRIDAY]),
    ("a.txt", f"{QUAY}\n{CRANES}\n{HILL}\n{TREES}\n2026年7月3日　第3版\n", [FRIDAY, FRIDAY]),
    (
        "a.txt",
        f"2026年7月3日 第3版\n{QUAY}\n{CRANES}\n★　★　★\n{HILL}\n{TREES}\n　　诗山镇人民政府\n　　2026年7月1日\n",
        [FRIDAY, FRIDAY],
    ),
    ("20260703.txt", f"{QUAY}\n{CRANES}\n{HILL}\n{TREES}\n　　诗山镇人民政府\n　　2026年7月1日\n", [FRIDAY, FRIDAY]),
    ("a.txt", "遗失声明\n　　王某某遗失身份证，签发日期：2019年3月8日，声明作废。\n", [""]),
    ("20260703.txt", "遗失声明\n　　王某某遗失身份证，签发日期：2019年3月8日，声明作废。\n", [FRIDAY]),
    ("20260703.txt", AUCTION, [FRIDAY]),
    ("石狮日报/2026/07/20260703/02.txt", f"{QUAY}\n{CRANES}", [FRIDAY]),
    ("石狮日报2026-07/03日/A2.txt", f"{QUAY}\n{CRANES}", [FRIDAY]),
    ("2026.07.03_石狮日报_A02.txt", f"{QUAY}\n{CRANES}", [FRIDAY]),
    ("石狮日报_2026-07-03_星期五_A02版.txt", f"{QUAY}\n{CRANES}", [FRIDAY]),
    ("SSRB-20260703-A02-01.txt", f"{QUAY}\n{CRANES}", [FRIDAY]),
    ("ssrb_2026-07-03_02_0001.txt", f"{QUAY}\n{CRANES}", [FRIDAY]),
    ("20260703_第02版_要闻.txt", f"{QUAY}\n{CRANES}", [FRIDAY]),
    ("1963/0502/2.txt", f"{QUAY}\n{CRANES}", ["1963-05-02"]),
    ("1963年/5月/2日/第二版.txt", f"{QUAY}\n{CRANES}", ["1963-05-02"]),
    ("1963年5月/19630502.txt", f"{QUAY}\n{CRANES}", ["1963-05-02"]),
    ("scan_0001_20260703.txt", f"{QUAY}\n{CRANES}", [FRIDAY]),
    ("OCR结果/2026-7-3/第2版.txt", f"{QUAY}\n{CRANES}", [FRIDAY]),
    ("2026_7_3.txt", f"{QUAY}\n{CRANES}", [FRIDAY]),
    ("qz 2026-07-03 p2.txt", f"{QUAY}\n{CRANES}", [FRIDAY]),
    ("石狮日报第2版.txt", f"7月3日 星期五\n{QUAY}\n{CRANES}", [""]),
    ("石狮日报2026/第2版.txt", f"7月3日 星期五 农历五月十九\n{QUAY}\n{CRANES}", [FRIDAY]),
    ("2026/7/p2.txt", f"3日 星期五\n{QUAY}\n{CRANES}", [""]),
    (
        "a.txt",
        f"2026年7月2日 星期四\n今日导读\n·渔港来了新机手 02版\n·小学生种下百棵树 03版\n2026年7月3日 星期五 02版\n"
        f"{QUAY}\n{CRANES}",
        [FRIDAY],
    ),
    ("a.txt", f"上一期 2026年7月2日　本期 2026年7月3日　下一期\n{QUAY}\n{CRANES}", [FRIDAY]),
    ("a.txt", f"© 2026 石狮日报社　2026年7月3日\n{QUAY}\n{CRANES}", [FRIDAY]),
    ("a.txt", f"首页 > 石狮日报 > 2026年07月03日 > 第02版：要闻\n{QUAY}\n{CRANES}", [FRIDAY]),
    ("a.txt", f"石狮日报数字报 2026年07月03日 星期五\n第02版：要闻\n{QUAY}\n{CRANES}", [FRIDAY]),
    ("a.txt", f"日期：2026-07-03\n版面：02\n标题：{QUAY}\n{CRANES}", [FRIDAY]),
    ("a.txt", f"报名：石狮日报\n日期：2026-07-03\n版次：02\n\n{QUAY}\n{CRANES}", [FRIDAY]),
]


# fields below each headline, with a day that is that of printing each time
FIELDED = [
    (
        "a.txt",
        "".join(
            f"{title}\n　　1959-10-28\n　　第2版\n　　作者：方远\n　　{text}\n"
            for title, text in (
                (
                    "大埔大队抢收晚稻",
                    "磁灶公社大埔大队的社员们，正在抢收八百亩晚稻，预计亩产可达六百斤。",
                ),
                ("新码头投入使用", "泉州港务局修建的新码头，长一百二十公尺，可以停靠三千吨级的货轮，装有两台起重机。"),
            )
        ),
        ["1959-10-28", "1959-10-28"],
    ),
]


@pytest.mark.parametrize(("name", "text", "printed"), PAGES + SECOND + FIELDED)
def test_each_article_of_a_page_has_the_day_it_was_printed_on(gazetteer, tmp_path, name, text, printed):
    assert days(gazetteer, tmp_path, name, text) == printed


def test_the_line_that_stands_above_the_day_of_every_article_is_none_of_them():
    page = "".join(f"闽海晚报 数字报首页\n\n2026年7月{day}日\n\n{HEADLINE}{day}\n\n{STORY}\n\n" for day in (3, 4, 5))
    drafts = read_page(text_source(page)).drafts
    assert [draft.title for draft in drafts] == [f"{HEADLINE}{day}" for day in (3, 4, 5)]
    assert [draft.subtitle for draft in drafts] == ["", "", ""]


def test_an_office_that_signs_several_notices_above_their_day_stays_in_them():
    page = "".join(f"{NOTICE}　　晋江市公路局\n　　2026年6月{day}日\n" for day in (3, 4, 5))
    bodies = [text for draft in read_page(text_source(page)).drafts for kind, text, _ in draft.paragraphs]
    assert bodies.count("晋江市公路局") == 3


@pytest.mark.parametrize("signed", ["　　晋江市公路大队\n　　二〇二六年六月三日", "　　洪国梁 2026年6月3日"])
def test_the_day_that_signs_a_notice_above_a_long_paragraph_dates_no_page(signed):
    page = f"{HEADLINE}\n　　{STORY}\n道路施工通告\n　　{STORY}\n{signed}\n"
    below = "3月22日，雷峰镇潘祠村的老人给沉了十年的石桥拴上绳子，四十几个人从早拉到晚，桥面露出水来。（方远 摄）"
    assert {draft.stated for draft in read_page(text_source(page + below)).drafts} == {None}
