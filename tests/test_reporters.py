"""Whoever reports or takes pictures, however a paper prints it: their names and pictures are no text."""

from hypothesis import example, given
from hypothesis import strategies as st

from corpus.page import read_page, text_source
from corpus.records import Kind

HEADLINE = "安溪铁观音秋茶上市 茶农忙采制"
FIRST = "秋茶采摘时节，安溪县西坪镇的茶园里一片繁忙。茶农说，今年雨水均匀，茶青品质比往年好，每斤可以卖到八元钱。"
LAST = "据了解，西坪镇今年的茶园面积有六万多亩，从业人员三万多人，茶叶收入占农民收入的七成，镇里还办了十二家合作社。"
NEXT = "惠安石雕亮相博览会\n本报讯（记者 郑大海）昨日，中国雕刻艺术博览会在惠安县崇武镇开幕，展出石雕作品两千多件。"

OPENS = (
    "本报讯(%s)|本报讯（%s）|本报讯（%s）\u3000|本报讯（%s）：|【本报讯】（%s）|[本报讯](%s)|本报讯 %s |"
    "本报讯 %s报道：|本报安溪讯（%s）|本报安溪7月3日讯（%s）|本报7月3日讯（%s）|本报安溪电（%s）|"
    "本报综合消息（%s）|泉州晚报讯 (%s)|晚报讯（%s）|泉州网讯（%s）|泉州网7月3日讯（%s）|"
    "泉州通客户端7月3日讯（%s）|安溪讯（%s）|新华社福州7月3日电（%s）|中新网泉州7月3日电（%s）|（%s）|(%s) "
)
LINES = "%s|□%s|■%s|□ %s|◎%s|●%s|○%s|◆%s|▣%s|☉%s|⊙%s|△%s|▲%s|※%s|*%s|（%s）|(%s)|文/%s|泉州晚报%s|——%s|—— %s|作者：%s"
CLOSES = "（%s）|(%s)| （%s）|\n（%s）|\n%s|\u3000\u3000%s"
ROLES = "记者|通讯员|融媒体记者|全媒体记者|见习记者|实习记者|首席记者|特约记者|特约通讯员|实习生"
NAMED = (
    "林晓明| 林晓明|：林晓明|/林晓明| 王 芳| 王\u3000芳| 蔡燕| 欧阳文倩|林晓明、陈志强| 林晓明 陈志强|"
    " 林晓明 通讯员 陈志强|林晓明 通讯员陈志强 蔡燕燕| 林晓明 实习生 蔡燕燕 通讯员 陈志强| 林晓明 文/图|"
    " 林晓明 文 陈志强 图| 林晓明/文 陈志强/图|\u3000林晓明\u3000陈志强\u3000文/图"
)


def read(page: str) -> tuple[int, str, str, str]:
    """How many articles there are, the title of the first, what it says and who reports it."""
    articles = list(read_page(text_source(page)).drafts)
    kinds = {kind: "".join(text for one, text, _ in articles[0].paragraphs if one is kind) for kind in Kind}
    return len(articles), articles[0].title, kinds[Kind.BODY], kinds[Kind.BYLINE]


def letters(text: str) -> str:
    """Only what is read aloud."""
    return "".join(filter(str.isalnum, text))


WHO = st.builds(str.__add__, st.sampled_from(ROLES.split("|")), st.sampled_from(NAMED.split("|")))


@given(form=st.sampled_from(OPENS.split("|")), who=WHO)
@example(form="[本报讯](%s)", who="记者 林晓明")
@example(form="本报讯 %s报道：", who="见习记者林晓明、陈志强")
@example(form="本报讯 %s ", who="记者 林晓明 通讯员 陈志强 文/图")
@example(form="本报安溪电（%s）", who="首席记者 王\u3000芳")
def test_a_report_opens_with_whoever_wrote_it(form, who):
    count, title, body, names = read(f"{HEADLINE}\n{form % who}{FIRST}\n{LAST}\n{NEXT}")
    assert (count, title, body) == (2, HEADLINE, FIRST + LAST)
    assert letters(who) in letters(names)


@given(form=st.sampled_from(LINES.split("|")), who=WHO)
@example(form="▣%s", who="记者 林晓明")
@example(form="*%s", who="实习生 王 芳")
@example(form="——%s", who="记者 林晓明")
def test_a_line_names_whoever_wrote_the_text_below_it(form, who):
    count, title, body, names = read(f"{HEADLINE}\n{form % who}\n{FIRST}\n{LAST}\n{NEXT}")
    assert (count, title, body) == (2, HEADLINE, FIRST + LAST)
    assert letters(who) in letters(names)


@given(
    form=st.sampled_from(CLOSES.split("|")),
    who=WHO | st.sampled_from(ROLES.split("|")).map("{} 林晓明 摄影报道".format),
)
@example(form="（%s）", who="记者 林晓明 摄影报道")  # was a story of its own
@example(form="\u3000\u3000%s", who="记者：林晓明")
def test_a_text_closes_with_whoever_wrote_it(form, who):
    count, title, body, names = read(f"{HEADLINE}\n{FIRST}\n{LAST}{form % who}\n{NEXT}")
    assert (count, title, body) == (2, HEADLINE, FIRST + LAST)
    assert letters(who) in letters(names)


SHOWN = (
    "茶农正在晾晒茶青|图为茶农采摘秋茶|茶农王福来（左）把茶青过秤|"
    "图为西坪镇的茶农把刚采下的茶青送到合作社。|▲茶农在茶园里采摘秋茶"
)
TAKEN = (
    "（林晓明 摄）|(林晓明 摄)| 林晓明 摄|\u3000林晓明摄|\u3000\u3000林晓明/摄|（记者 林晓明 摄）| 本报记者 林晓明 摄|"
    "（王 芳 陈志强 摄）| 王芳、陈志强 摄| 林晓明 供图|（受访者供图）| 受访者供图|（资料图片）|"
    "（本报资料图片）|（网络图片）| 新华社发|（图片由西坪镇政府提供）|（西坪镇政府供图）| 图/林晓明| 摄影：林晓明|"
    " 林晓明 翻拍| 林晓明 制图|"
    "（无人机照片）林晓明 摄|（图源：西坪镇融媒体中心）"
)
MORE = "镇里说，下一步要把茶园、古厝和茶史馆连成一条线，让来买茶的人住下来，预计年底前修好六公里的观光步道。"


@given(shown=st.sampled_from(SHOWN.split("|")), taken=st.sampled_from(TAKEN.split("|")), at=st.integers(1, 4))
@example(shown="茶农正在晾晒茶青", taken=" 林晓明 制图", at=2)  # was a headline
@example(
    shown="图为西坪镇的茶农把刚采下的茶青送到合作社。", taken="\n（林晓明 摄）", at=3
)  # made captions of what follows
@example(shown="茶农正在晾晒茶青", taken="\n（受访者供图）", at=3)  # so did this
def test_a_picture_is_no_text_whoever_took_it(shown, taken, at):
    lines = [HEADLINE, f"本报讯（记者 林晓明）{FIRST}", LAST, MORE, NEXT]
    lines.insert(at, shown + taken)
    count, title, body, _ = read("\n".join(lines))
    assert (count, title, body) == (2, HEADLINE, FIRST + LAST + MORE)


REPORTS = (
    (
        "永春东关桥重新开放通行",
        "修缮了八个月的永春县东关镇东关桥昨日重新开放，行人又可以从桥上走过。这座廊桥长八十五米。",
    ),
    ("石狮渔港添了一座冷库", "石狮市祥芝渔港的新冷库昨日投入使用，可存鱼货三千吨。渔民蔡建国说，如今可以等个好价钱。"),
    ("德化窑工办起夜校", "德化县龙浔镇的窑工夜校昨晚开课，第一堂课讲的是釉料。来听课的有四十多人，最年长的六十八岁。"),
)
REPORTERS = ("林晓明", "许知秋", "方远志")
SIGNED = (
    "本报记者 %s|□本报记者 %s 通讯员 蔡燕燕|记者：%s|作者：%s|融媒体记者 %s 文/图|"
    "本报记者 %s\n通讯员 蔡燕燕|本报记者 %s {day}|{day} 本报记者 %s|泉州晚报记者 %s {day} 10:20|"
    "{day} 10:20:30 记者 %s|本报记者 %s 通讯员 蔡燕燕 {day}"
)
PLACES = {"above": "{who}\n{title}\n{text}", "below": "{title}\n{who}\n{text}", "closing": "{title}\n{text}\n{who}"}


@given(
    form=st.sampled_from(SIGNED.split("|")),
    place=st.sampled_from(list(PLACES)),
    day=st.sampled_from(("2026-07-0%d", "2026年7月%d日")),
    deck=st.sampled_from(("", "\n——记者昨日在现场看到")),
    head=st.sampled_from(("", "清溪晚报 第3版\n")),
    between=st.sampled_from(("\n", "\n\n")),
)
@example(
    form="本报记者 %s", place="above", day="2026-07-0%d", deck="", head="", between="\n"
)  # named the article above
@example(form="本报记者 %s {day}", place="above", day="2026-07-0%d", deck="", head="", between="\n")  # were headlines
@example(form="本报记者 %s {day}", place="closing", day="2026-07-0%d", deck="", head="", between="\n")  # made captions
@example(form="{day} 本报记者 %s", place="below", day="2026年7月%d日", deck="", head="", between="\n\n")  # named nobody
def test_names_and_the_day_beside_them_are_of_their_article_wherever_they_stand(form, place, day, deck, head, between):
    signed = [form.replace("{day}", day % n) % name for n, name in enumerate(REPORTERS, 1)]
    page = between.join(
        PLACES[place].format(who=who, title=title + deck, text=text)
        for who, (title, text) in zip(signed, REPORTS, strict=True)
    )
    drafts = read_page(text_source(head + page)).drafts
    assert [draft.title for draft in drafts] == [title for title, _ in REPORTS]
    for draft, who in zip(drafts, signed, strict=True):
        assert "\n".join(text for kind, text, _ in draft.paragraphs if kind is Kind.BYLINE) == who
    stated = [f"2026-07-0{n}" if "{day}" in form else "None" for n in (1, 2, 3)]
    assert [str(draft.stated) for draft in drafts] == stated


def test_names_below_the_last_text_are_of_it_though_the_page_opens_with_names():
    names = [f"本报记者 {name}" for name in REPORTERS]
    page = "\n".join(
        [names[0], *("\n".join([*report, name]) for report, name in zip(REPORTS[:2], names[1:], strict=True))]
    )
    drafts = read_page(text_source(page)).drafts
    assert [[text for kind, text, _ in draft.paragraphs if kind is Kind.BYLINE] for draft in drafts] == [
        [names[0], names[1]],
        [names[2]],
    ]


def test_names_as_wide_as_the_column_do_not_go_on_below():
    names = "□本报记者 黄少芬 通讯员 王海涛", "□本报记者 苏文彬 通讯员 黄少芬"
    title = "晋江一鞋厂学徒夺得全国技能金奖"  # as wide
    text = "晋江市陈埭镇一家鞋厂的学徒吴小满昨日在全国技能大赛上夺得金奖，他今年只有二十一岁。"
    page = "\n".join([names[0], *REPORTS[0], names[1], title, text])
    assert [draft.title for draft in read_page(text_source(page)).drafts] == [REPORTS[0][0], title]
