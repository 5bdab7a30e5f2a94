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
