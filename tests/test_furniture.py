"""Furniture is told from text."""

import re
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus import furniture
from corpus.furniture import piece
from corpus.page import read_page, text_source
from corpus.records import Kind
from corpus.variants import simplified

PAGES = Path(__file__).with_name("pages")

FURNITURE = {
    "masthead": (
        "2026年07月03日",
        "泉州晚报\u30002026年7月3日\u3000星期五\u3000第A05版：民生",
        "1957年7月20日人民日报 第3版",
        "1969-06-24第1版面所有文章内容",
        "2026-07-03 10:20",
        "星期五 2026年7月3日",
        "2026年7月3日 农历五月十九 星期五 第18234期 今日8版",
        "日期：2026年7月3日",
        "海丝商报 2026年3月18日 第5版",
        "二〇二六年七月三日 星期五",
        "泉州晚报\u3000QUANZHOU EVENING NEWS\u30002024.11.08\u3000星期五\u3000A03 民生",
        "2025年4月19日 星期六 今日天气：多云转晴 18℃~26℃ 东北风3级 A02",
        "2  综合\u30002025年6月12日\u3000责编：陈笑\u3000电话：86380000\u3000E-mail:nash@163.com",
        "公元一九五一年八月一日\u3000星期三\u3000第三版",
        "中华民国三十六年五月七日\u3000星期三",
        "86年5月4日\u3000星期日\u3000第3版\u3000泉州晚报",
        "海门晚讯\u3000\u30002012年11月19日\u3000\u3000星期一\u3000\u30006\u3000\u3000读者来信",
        "1978．4．22\u3000第三版",
        "Tuesday, March 4, 2025",
        "时间：2023-10-18 来源：泉州晚报 编辑：小柯",
        "纪念抗战胜利70周年特别报道\u3000T03\u30002015年8月15日 星期六",
        "泉州晚报·台商投资区专刊 2025-12-19 第08版",
        "第八十八期　　一九九六年三月五日（农历丙子年正月十六）　　罗溪镇归国华侨联合会编",
        "泉州晚报·德化\u30002025年12月19日\u3000第08版",
        "德化县融媒体中心 瓷都德化 2025年5月30日 第四版",
    ),
    "source": (
        "报纸：清紫晚报",
        "报刊名称: 晋江新报",
        "日期:03-12 版面:第04版 民生·服务",
    ),
    "date field": (
        "日期:10-01",
        "武荣晚读\u3000\u300003 市镇\u3000\u30006月2日\u3000星期四",
        "日期：10月1日",
        "癸卯年六月十九 8月5日 星期六 2023",
        "刺桐早班车\u30007月19日\u3000星期二\u3000第三版\u3000城区",
    ),
    "folio": (
        "版面:第02版:要闻·综合新闻",
        "第3版()",
        "第5版(文件·报告·回忆录)",
        "第8版 图片新闻",
        "A05 民生",
        "A3\u3000民生观察",
        "2\u3000本市要闻",
        "鲤中新讯\u3000要闻\u300002",
        "海丝商报 周末版",
        "六胜塔快报\u3000城事\u3000A06",
        "B02 建溪晚报 关注",
        "第07版：县域新闻 上一版 下一版",
    ),
    "column": (
        "专栏:",
        "专栏:读者来信",
        "专栏：改革开放中的侨乡  乡镇企业越办越红火",
    ),
    "picture": ("（附图片）", "(附图片)"),
    "weekday": ("星期五",),
    "papers": (
        "泉州晚报 刺桐早报 海丝商报 泉州手机报",
        "泉州晚报 | 东南早报",
        "泉州晚报",
        "QUANZHOU EVENING NEWS",
        "侨乡报",
        "罗溪乡讯",
        "海江通讯\u3000海江晚刊\u3000海江客户端\u3000海江视频",
        "嘉应晨刊 客都周末 嘉应法治 数字报首页",
        "桃溪商报\u3000桃溪生活\u3000电子版\u3000往期回顾",
    ),
    "navigation": (
        "上一版\u3000下一版\u3000返回头版",
        "您现在的位置：首页 > 乡村 > 正文",
        "加入收藏\u3000打印本文",
        "共6条\u3000第1页\u3000回首页",
        "阅读排行\u3000横峰县葛根种植户的新算盘\u3000铅山县连四纸作坊收徒",
        "【打印】\u3000【关闭】\u3000责任编辑：游采薇",
        "上一版\u3000下一版\u3000版面导航\u3000按日期检索",
        "本版标题：北溪引水二期隧洞全线贯通／三百张病床为何空着？／十六处渡口撤并以后路怎么走？",
        "本版标题\u3000泉港石化园区“消气味”／一台手术接回四根手指／上百辆拖拉机开进文化广场比犁地",
        "点击阅读原文",
        "长按识别二维码，关注我们",
        "上一篇\u3000下一篇",
        "上一版  下一版",
        "返回目录 放大 缩小 默认",
        "放大+ 默认 缩小-",
        "首页 版面导航 标题导航",
        "首页 > 新闻中心 > 社会新闻",
        "分享到： 微信 微博 QQ空间",
        "夏收粮食颗粒归仓▶2版",
        "跨年夜，八万人在古城看烟花（03版）",
        "相关阅读：",
    ),
    "page number": (
        "4",
        "第 5 页",
        "— 7 —",
        "3/12",
    ),
    "jump": (
        "（下转第三版）",
        "▲上接第1版",
        "（未完待续）",
        "-END-",
        "（办法全文见第3版）",
        "相关报道见A02、A03版",
    ),
    "imprint": (
        "南安市委宣传部 泉州晚报编辑部",
        "晋水晚报社 主办\u3000地址：晋江市青阳\u3000邮编：362200",
        "刺桐新报\u3000\u3000责任编辑：苏若兰\u3000\u3000版式：小\u3000郑",
        "热线 8568××××",
        "武荣商报 A5 广告垂询 8638××××",
        "热线 8886×××× 报料有奖",
        "沙溪晨讯\u3000县市\u3000第06版\u3000电话：822××××",
        "木兰溪晚报\u3000\u3000热线\u30000594-23×××××",
        "都市报热线 96××××",
        "皖南农民\u3000责任编辑\u3000周\u3000林",
        "潇湘农友\u3000本版编辑\u3000成\u3000章",
        "版面统筹 程南枝 组版 夏竹",
        "编辑 高若谷 / 视觉 阿树 / 校检 廖青",
        "湄海晨讯\u3000\u3000责编/吴青青\u3000美编/小曼\u3000\u3000电话：0594-26×××××",
        "狮城晨讯\u3000社会新闻部编\u3000本版责编\u3000吴恩",
        "盐埕导报\u3000责任编辑\u3000卞长青\u3000组版\u3000阿松",
        "编辑 向晚 投稿请寄本报副刊部",
        "投稿电话：6350000\u3000\u3000电子邮箱：wrxb@nanan.exam",
        "广告刊登热线\u30000595-00008888\u3000地址\u3000县城中山街",
        "本版内容仅供参考，身体不适请及时就医",
        "南安市委宣传部 泉州晚报编辑部 联办",
        "责任编辑：方远\u3000版式：许知秋\u3000校对：林一舟",
        "本版责编 方远",
        "版面编辑：王小草",
        "中共南安市委主管\u3000南安市融媒体中心主办",
        "投稿信箱：cth@qzwb.com",
        "刊登热线 0595-22501234",
        "热线电话：96339 记者 方远 值守",
        "（本期编辑 方远）",
        "策划／本报编辑部\u3000执行／林晚",
        "地址：南安市柳城街道江北大道\u3000邮编：362300",
        "（图片均由本报记者 周行 摄）",
        "本版插图：丁一",
        "版权所有 未经许可不得转载",
    ),
    "ornament": ("★\u3000★\u3000★", "---"),
    "trailer": (
        "--> 2026-07-03 2 5 泉州晚报 content_1.html 1 茶王赛开赛 /enpproperty-->",
        "[晋江新报 2013-09-26 A5版 渔港来了“女船长”]",
    ),
}
HEAD, WHOLE = "安溪西坪茶农忙采制", "秋茶采摘时节，安溪县西坪镇的茶园里一片繁忙，茶农说今年的茶价不错。"
TEXT = """\
一批好书分批重印出版
父亲的渔网
加入合作社以后
热线 千个电话的背后
晚报 热线 不打烊
排行第一的小村
A4 纸为何涨价
瓷都快讯 山村来了新教师 A06
报纸：一张纸的旅行
一份特殊的捷报
市民致电祝福早报
茶山上的老屋
2026年7月3日，茶王赛开赛。
第3版画展开幕
星期五的集市
5.2%
上一篇作文
A股收涨
泉州：晚报里的老街
编辑部的故事
图书馆今日开放
版画里的海丝
12个项目
返乡创业的年轻人
网上年货节
""".splitlines()


@pytest.mark.parametrize(("name", "line"), [(name, line) for name, lines in FURNITURE.items() for line in lines])
def test_furniture_is_named(name, line):
    found = piece(line)
    assert found is not None
    assert found.name == name
    assert found.reason


def test_a_mark_alone_amid_a_sentence_was_a_heading():
    text = f"{HEAD}\n{WHOLE}\n今年雨水均匀，茶青品质比往年好，\n■\n每斤可以卖到八元钱，比去年多了两元。\n"
    [article] = read_page(text_source(text)).drafts
    said = [text for kind, text, _ in article.paragraphs if kind is Kind.BODY]
    assert said == [WHOLE, "今年雨水均匀，茶青品质比往年好，每斤可以卖到八元钱，比去年多了两元。"]


@pytest.mark.parametrize("line", TEXT)
def test_text_is_none(line):
    assert piece(line) is None


def test_who_made_a_column_is_named_as_who_made_the_page_is():
    assert piece("本栏责编：洪雪莹 投稿邮箱：0000@0000.com") == piece("本版责编：洪雪莹 投稿邮箱：0000@0000.com")


def test_a_headline_announced_with_its_page_is_none():
    assert all(piece(line) for line in ("晋江：鞋业夜市亮相 3版", "高招咨询会周末举行……详见A06版"))
    assert not any(map(piece, ("茶农起早采秋茶", "本报今起扩至16版", "见报第3版")))


WORDS = (
    *(
        "报",
        "网",
        "晚报",
        "日报",
        "第",
        "3",
        "版",
        "星期一",
        "2026年",
        "07月",
        "日",
        "农历",
        "初十",
        "上一",
        "下一篇",
        "返回",
        "首页",
    ),
    *("编辑部", "宣传部", "总第", "期", "A01", "-", "|", "·", "　", "：", "（", "）"),
)


@pytest.mark.parametrize(
    "line",
    [
        "刺桐红 · 副刊",
        "Quanzhou Evening News · 双语周刊",
        "总编辑 石在 值班编委 关岭 责任编辑 辛夷",
        "本版制图 苏格",
    ],
)
def test_supplements_and_those_who_made_the_page_are_furniture(line):
    assert piece(line)


@given(st.lists(st.sampled_from([*WORDS, " "]), max_size=80).map("".join))
def test_no_line_takes_long_however_it_repeats_itself(line):
    began = time.process_time()
    piece(line)
    assert time.process_time() - began < 0.1


def test_the_rows_in_one_expression_give_the_first_row_that_matches() -> None:
    assert all(re.compile(row.shape.pattern).groups == 0 for row in furniture.TABLE)
    lines = {line.strip() for path in PAGES.rglob("*.txt") for line in path.read_text("utf-8", "ignore").splitlines()}
    found = {line: furniture._row_of(simplified(line)) for line in lines if line}
    for line, row in found.items():
        first = next((one for one in furniture.TABLE if one.shape.match(simplified(line))), None)
        assert first is None or row is first, line
    assert len({row for row in found.values() if row}) > 20


@pytest.mark.parametrize("line", ["视觉 方远 视觉 许知秋", "统筹 方远 统筹 许知秋"])
def test_a_row_looked_for_by_few_characters_takes_all_duties(line: str) -> None:
    row = furniture._row_of(line)
    assert row
    assert row.name == "imprint"


@settings(deadline=None)
@given(st.data())
def test_no_row_takes_a_line_without_what_it_needs(data: st.DataObject) -> None:
    rows = [row for row in furniture.TABLE if row.needs and "(?=" not in row.shape.pattern]
    row = data.draw(st.sampled_from(rows))
    line = data.draw(st.from_regex(row.shape.pattern, fullmatch=True)).replace("\n", " ")
    assert not row.shape.match(line) or re.search(row.needs, line)


CARRIED = {
    "navigation": (
        "版次导航",
        "第A01版：要闻 第A02版：时政 第A03版：县域",
        "本版标题：装修公司“失联” / 千盆菊花摆成“海浪”",
        "分享到： 微信 新浪微博 QQ空间 复制链接",
        "阅读 2417 点赞 86 收藏 15",
        "[三人被公诉] 相关阅读:0 评论:12",
        "☆收藏　☆纠错　☆举报",
        "湄洲湾新闻 首页 新闻 数字报 图片 视频",
        "热点排行",
        "热点内容",
        "洛阳湾在线 欢迎您",
        "您是第 位读者",
        "相关文章",
        "顶一下",
    ),
    "source": ("标签：双翰 龙窑 守窑人",),
    "trailer": (
        "-->2020-09-24 湄洲湾新闻 第4版 二十年前的水费，这回算清了",
        "退休教师自办“算盘博物屋” 2019-12-18 07 闽海晨报 -->",
        "上班骑着“公家车”，下班停到家门口 [2023-03-09 第5版]",
    ),
}


@pytest.mark.parametrize(("name", "line"), [(name, line) for name, lines in CARRIED.items() for line in lines])
def test_what_sites_carry_beside_an_article_is_furniture(name, line):
    assert piece(line).name == name


@pytest.mark.parametrize("line", ["分享一杯茶", "标签上的秘密", "首页见报 邻里见真情", "阅读点亮乡村", "收藏家的一天"])
def test_headlines_of_the_same_words_are_none(line):
    assert piece(line) is None


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("imprint", "本版言论不代表本报立场 来稿请寄 pinglun@example.com"),
        ("imprint", "来稿请寄本报视觉工作室,邮箱见报头"),
        ("jump", "（明日请看系列报道之四：《把船开进博物馆的人》）"),
        ("page number", "B2"),
    ],
)
def test_what_a_page_says_of_itself_is_furniture(name, line):
    assert piece(line).name == name


def test_what_may_not_be_printed_again_is_furniture():
    assert piece("版权声明：本报数字版内容未经书面授权不得转载")


@pytest.mark.parametrize("line", ["来稿三千封 一个编辑看了一年", "明天请你看海", "下期彩票的秘密"])
def test_headlines_of_what_is_sent_and_what_comes_tomorrow_are_none(line):
    assert piece(line) is None


def test_where_readers_write_to_is_furniture():
    assert piece("本版信箱：第6版“读者园地”收，来信请写明真实姓名与电话").name == "imprint"


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("navigation", "石狮湾网 > 新闻中心 > 社会万象"),
        ("navigation", "新闻中心＞社会＞正文"),
        ("masthead", "2008-11-19 09:05　来源：石狮湾网　【字体：大 中 小】　【打印】【关闭】"),
        ("masthead", "发布时间：2008-11-19 09:05:11 来源: 石狮湾网 作者：方远 [打印] [关闭]"),
        ("masthead", "原创 苏半夏 石狮湾晚报 2024年11月08日 18:30 福建"),
        ("masthead", "石狮湾晚报 2024-11-08 18:30 发表于 福建"),
        ("navigation", "预览时标签不可点"),
        ("navigation", "继续滑动看下一个"),
    ],
)
def test_the_way_to_a_page_and_what_it_says_of_itself_are_furniture(name, line):
    assert piece(line).name == name


@pytest.mark.parametrize(
    "line",
    ["从东坪 > 西坪", "记者 苏半夏 2024年11月08日 18:30 石狮", "方远 许知秋 2024年11月08日", "滑动的木船 会说话的桥"],
)
def test_lines_that_only_look_like_the_way_to_a_page_are_none(line):
    found = piece(line)
    assert found is None or found.reason not in (
        "the way to this page from the first",
        "whose account it is, and when it was sent",
    )


def test_a_footer_in_traditional_print_is_known_for_what_it_is():
    assert piece(simplified("版權所有　不得轉載")).name == "imprint"
    assert piece(simplified("責任編輯：方遠　審校：許知秋")).name == "imprint"


def test_who_made_the_page_is_told_behind_a_bar_too():
    assert [piece(line).name for line in ("责任编辑丨方远 校对丨许知秋", "编辑｜方远")] == ["imprint", "imprint"]


@pytest.mark.parametrize(
    "line",
    ["一审：方远 二审：许知秋 三审：林一舟", "审核 马驰", "编辑：伍小满　审核：高远", "发布于福建", "IP属地：福建"],
)
def test_what_a_site_says_of_its_making_is_furniture(line):
    assert piece(line)


@pytest.mark.parametrize(
    "line", ["一审 死刑", "二审：维持原判", "签发第一张执照", "审核：三道关口", "发布于福建的预警"]
)
def test_headlines_of_courts_and_offices_are_none(line):
    assert not piece(line) or piece(line).reason not in (
        "who looked the page over",
        "from where it was sent to the site",
    )


@pytest.mark.parametrize(
    "line",
    [
        "05 社会·民生  责任编辑 方远 视觉 许知秋",
        "晋水晨刊 A03 县市 编辑 方远",
        "B3 惠安·台商 值班编辑 方远",
        "世界读书日特刊　主持人：方远",
    ],
)
def test_the_name_of_the_page_beside_who_made_it_is_furniture(line):
    assert piece(line).name == "imprint"


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("folio", "南安新闻 第05版 民生"),
        ("masthead", "武荣侨讯 2026年10月14日 星期三 B3 乡音"),
        ("navigation", "泉州市图书馆数字报纸阅览"),
        ("navigation", "县市级报纸全文库（试用）"),
        ("navigation", "网站简介 联系我们 设为首页"),
        ("navigation", "今日导读　3版　谁来管小区的猫　　5版　清源山下的石头"),
        ("navigation", "上一篇：洪梅果农给龙眼树“打吊针”"),
        ("navigation", "下一篇：美林夜市还搬吗？"),
        ("navigation", "■相关报道"),
        ("navigation", "泉南在线 >> 县市新闻 >> 惠安"),
        ("navigation", "【推荐】【打印】【关闭】"),
        ("navigation", "网上阅读请使用1024×768以上分辨率"),
        ("imprint", "泉南在线新闻中心　电话：0595-22500000　闽新网备2001009号"),
        ("imprint", "B02 县市新闻 ■责任编辑 方远 ■美编 许知秋 ■校对 林一舟"),
        ("masthead", "2026年4月16日　星期四　03　产业·人文　　　　责任编辑　方　远"),
        ("masthead", "温陵早报 B04 · 乡情 上一版 下一版"),
        ("folio", "闽南周报　4　人间百味"),
        ("imprint", "总值班：郭　荔　　视觉：一　橙"),
        ("imprint", "本版主持：方远　　热线：0595-00005678　　邮箱不收附件"),
        ("imprint", "05　深度·乡土　　编辑　邱　枫"),
        ("imprint", "投稿信箱：本报编辑部　　责任编辑：方远"),
        ("imprint", "广告部　0595-00002468"),
        ("imprint", "编辑 沈碧涛"),
        ("imprint", "南州商报社 地址：柳城新华街 新闻热线：0595-88000000"),
        ("navigation", "海丝导报 | 海丝财经 | 名城地理 | 少年海丝 | 视频海丝"),
        ("page number", "- B3 -"),
        ("jump", "（上接第四栏）"),
    ],
)
def test_what_stands_at_the_edges_of_a_page_is_furniture(name, line):
    assert piece(line).name == name


@pytest.mark.parametrize("line", ["本版组稿：林道铭", "编辑 苏打 组版 阿棠 电话 0595-00000000"])
def test_who_gathered_the_page_and_how_to_reach_them_is_furniture(line):
    assert piece(line).name == "imprint"


@pytest.mark.parametrize(
    "line",
    [
        "石湾新报　石湾早讯　侨乡论坛　石湾手机报",
        "瓷城日报 瓷都周刊 龙浔商讯 数字报首页",
        "鹭潮早报 | 鹭潮周末 | 海峡鹭讯 | 鹭潮网",
    ],
)
def test_sister_papers_of_any_name_are_furniture(line):
    assert piece(line).name == "papers"


@pytest.mark.parametrize(
    "line", ["小报 大情怀 一个村的四十年", "登晚报 找亲人 七旬老人圆梦", "看晨报 学本领 电商夜校来了新学员"]
)
def test_headlines_in_three_parts_that_speak_of_papers_are_none(line):
    assert piece(line) is None


@pytest.mark.parametrize("line", ["编辑 部里的年轻人", "主持人 方远 和她的四十年", "热线 邮箱 信箱都满了"])
def test_headlines_of_editors_and_hosts_are_none(line):
    assert piece(line) is None
