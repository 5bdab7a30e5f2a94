"""Who wrote, photographed and sent it in: whether a line is nothing but a byline."""

from __future__ import annotations

import re

from corpus.credits import is_photographer
from corpus.divisions import place_names
from corpus.mastheads import DAY, MONTH_DAY
from corpus.signatures import is_signature
from corpus.surnames import BESIDE_ROLES, RARE_SURNAMES, SURNAMES, are_surnamed, is_surnamed
from corpus.variants import simplified
from corpus.wording import HAN, HAN_NAME, any_of, anywhere, late

_NAME = rf"{HAN_NAME}{{1,4}}(?:·{HAN_NAME}{{1,6}}){{0,3}}"
_ROLES_NAMED = (
    "记者站 记者 责任者 通讯员 特派员 评论员 实习生 特约撰稿人? 撰稿人? 撰文 作者 采写 供稿 摄影 摄像 摄制 编导 编辑"
    " 视频 文字 图片 图文 文图 漫画 制图 策划 编撰 文 图 摄"
)
_ROLE = any_of(_ROLES_NAMED)
# What is printed before the role: a paper's own name, a medium, a rank, a place of posting.
HOUSE = any_of(
    f"{HAN_NAME}{{2,4}}(?=全媒体|融媒体)"
    f" 本报 本版 本网 本台 本刊 融媒体? 全媒体 新媒体 新华社 人民网 东南网 央视 实习 见习 特约 首席 资深"
    f" 驻{HAN_NAME}{{2,4}} {HAN_NAME}{{1,6}}(?:报|网|新闻|电视台|融媒(?:体中心)?)"
    f" {HAN_NAME}{{2,6}}(?:讯|[周晚晨早]刊|周末|客户端|在线|视频|传媒)(?=全媒体|融媒|首席|见习|记者|通讯员)"
    f" {HAN_NAME}{{2,4}}·(?={HAN_NAME}{{2,8}}[报网讯端]记者)"
)
_TASKS_NAMED = (
    "摄影报道 综合报道 整理报道 联合报道 文图 图文 摄影 供图 供稿 提供 整理 撰文 编撰 编写 报道 通讯员 采写 摄 文 图"
)
_TASK = any_of(_TASKS_NAMED)
_TOKEN = late(rf"(?:(?:{HOUSE}){{0,3}}{_ROLE})?[:：]?(?:{_NAME})?(?:{_TASK})?$")
_ROLES = late(rf"^(?:{HOUSE}){{0,3}}{_ROLE}|{_TASK}$")
# A role or a task by itself (文/图), or one that is no part of a word: 拼图 and 征文 are no tasks.
_SPOKEN_ALONE = late(rf"(?:(?:{HOUSE}){{0,3}}{_ROLE}|{_TASK})$")
_OPENLY_NAMED = "记者 责任者 通讯员 特派员 评论员 实习生 编辑 作者 摄影 供图 供稿 采写 撰稿"
_SPOKEN_OPENLY = late(any_of(f"{_OPENLY_NAMED} {HAN_NAME}摄$"))
# Letters alone, as most headlines are, make one token: names only if a role or a task stands in it, or if it begins as
# 一读者 and 本刊编辑部整理 do. Without one of these nothing else is tried, which would take ten times as long.
_SPOKEN = anywhere(f"{_ROLES_NAMED} {_TASKS_NAMED} {_OPENLY_NAMED} 全体")
_SIGNS_AS_ONE = frozenset("一二两三四五六七八九十几数本")
_BETWEEN = late(r"[\s、，,/／&：:_]+")
_MARKS = "□■▣●◎○◇◆☆★◤▲△▼▽◢⊙☉※*＊"
# Where a paper's own type has the square, its dumps have a letter N.
_SHAPE = late(rf"(?:[{_MARKS}]|N(?![个种次年多倍件型级]))?\s*[（(【]?[{HAN}·\s、，,/／&：:_]{{1,100}}[）)】]?$")
# A role spread over the column: 实 习 生.
_SPREAD_ROLE = late(r"(?<![^\s（(])(?:记[ \u3000]{1,3}者|实 ?习 ?生|通 ?讯 ?员)(?=[ \u3000])")
_SENDER = any_of("供稿 供图 提供 记者站 融媒体中心 新闻中心 报道组 通讯组 [部室局委会处站社组]整理")
_OFFICE = late(rf"[{HAN}（）()、\s]{{2,24}}{_SENDER}$")
# Other ways to name who did it: 文：甲, 甲 整理.
_DEED = any_of("文 图 文图 图文 文字 摄影 作者 撰文 整理 口述 执笔 供稿 采访 编译 翻译 绘画? 插图 指导老师 策划")
_CREDITED = late(
    rf"{_DEED}\s*[：:／/]\s*[{HAN}·\s、]{{2,16}}$|{HAN_NAME}{{2,4}}\s+(?:整理|口述|执笔|撰文|采写|编译|绘)$"
)
# Without brackets, a blank parts the sender from what was sent: 县融媒体中心 供稿. 本刊辑 is said of no text.
_SENT_IN = late(
    rf"{HAN_NAME}{{2,16}}(?:中心|[部馆会社局办站院校]|公司|学院)[\s\u3000]+(?:供稿|供图|提供|整理|报道)$"
    r"|本[报刊版网](?:编辑部?)?(?:整理|[选摘综]?辑|综合|编辑)$|[（(](?:综合|[选摘综]?辑|据网络|综合整理|本报综合|本报记者集体采写)[）)]$"
    rf"|(?:{HAN_NAME}{{3,20}}(?:报道组|通讯组|通讯站|宣传组|调查组|写作组)[\s\u3000、]*(?:{HAN_NAME}{{2,8}}[报社](?:通讯员|记者)[\s\u3000、]*)?){{1,3}}$"
    rf"|[（(]?本[报刊]{HAN_NAME}{{1,4}}[科股][）)]?$"
    r"|(?:图文|文图|图片?|文)[/／：:]\s?新华社(?:发|记者)?$"
    r"|据?(?:新华社|中新社|中新网|人民网|新华网)(?:发|电|讯|报道|供图|稿)?$"
    r"|本[组版](?:图片|照片)[均皆都]?由[\u4e00-\u9fff、\s]{2,24}(?:拍摄|摄影?|提供|供图)$"
    r"|(?:[相有]关)?(?:部门|警方|受访者|主办方|校方|院方|企业|单位)[\s\u3000]?(?:供图|提供)$"
)
# Names spread as wide as others: 惠安一中 何　况. And 方远 N文/图, a square among the names.
_SPREAD_NAME = late(rf"(?<=[\s\u3000/／：:])(?![文图摄]){HAN_NAME}[ \u3000](?![文图摄]){HAN_NAME}(?=[\s\u3000）)]|$)")
_STROKE_AMID = late(rf"(?<={HAN_NAME})\s+/\s+(?={HAN_NAME})")
_ENDS_A_LETTER = late(r"[\u4e00-\u9fff\s\u3000]{2,16}(?:敬上|谨上|谨启|敬启|叩上|拜上|顿首|手书|鞠躬)$")
_PEN_NAMES_TOLD = late(rf"(?:(?:文|图|撰文|摄影|绘图|图文|文图)[/／：:]\s?{HAN_NAME}{{2,4}}[\s\u3000]*){{2,3}}$")
# Whose reporters they are, on a line of its own above their names: 全媒体记者.
_ROLE_ALONE = late(
    r"(?:(?:本[报网台刊]|融媒体?|全媒体|新媒体|新华社|见习|实习|特约|首席){1,3}"
    r"|[\u4e00-\u9fff·]{2,14}(?:(?<!本)[报网台]|新闻))记者$"
)
# 闽海日报 记者 许知秋: whose reporter it is, parted by a blank.
_OUTLET_ALONE = late(rf"{HAN_NAME}{{2,8}}(?:[日晚早晨商时]报|都市报|网|电视台|传媒|融媒(?:体(?:中心)?)?|新闻中心)$")
# Reporters whom no blank parts: 记者方远志通讯员许知秋. Beside what they did, a rare surname is one: 记者昂立文/图.
_GLUED_ROLES = late(
    rf"[（(]?(?:{HOUSE}){{0,3}}(?:(?:(?:见习|实习)?(?:记者|通讯员|实习生)[{''.join(sorted(BESIDE_ROLES))}]{HAN_NAME}{{1,2}}){{2,}}"
    rf"(?:{_TASK})?|(?:记者|通讯员){HAN_NAME}{{2,3}}\s?(?:文[/／][图摄]|图[/／]文|摄影报道))[）)]?$"
)
# （闽海日报/闽海网通讯员方远志许知秋摄影）: of papers that share their reporters, and names that no blank parts.
_SENT_WITH = late(
    rf"[（(](?:{HAN_NAME}{{2,8}}[报网][/／]?){{1,3}}(?:记者|通讯员)[{''.join(sorted(BESIDE_ROLES))}][{HAN}\s、]{{1,15}}"
    r"(?:摄影?|供图)[）)]$"
)
# 闽海晚报记者/方远 （图/文）: what was done stands in brackets behind who did it.
_DONE = late(rf"(?<={HAN_NAME})\s*[（(](?:图[/／]文|文[/／]图|摄影报道|文图)[）)]$")
# What follows the square is a name, be it no person's: □阿宽.
_PEN_NAME = late(
    rf"□\s*(?!编|链接|短评|连线|新闻|资料|背景|声音|点评|评论|相关|延伸|提示|对话|现场|观点|人物|附|本报|记者){HAN_NAME}{{2,3}}$"
)
_DONE_ENDS = frozenset("文图道")
# 本报记者 方远 2026-07-01, 2026年7月1日 10:20 记者 方远: the day of the report beside who wrote it.
_SOME_DAY = rf"((?:{DAY}|{MONTH_DAY})(?:\s*\d{{1,2}}:\d\d(?::\d\d)?)?)"
_DAY_BESIDE = late(rf"(?:(?<=^)|(?<=^[（(【])){_SOME_DAY}[\s\u3000]+|[\s\u3000]+{_SOME_DAY}(?=[）)】]?$)")
_DAY_EDGES = frozenset("0123456789日")
# 文丨方远 图｜许知秋: what was done, a bar, and who did it. 视频丨老桥修好了 is a headline.
_BAR = late(
    r"(?:^|(?<=[\s\u3000/／（(]))(文[/／]图|图[/／]文|文图|图文|[文图]|撰文|文字|整理|采写|口述|执笔|摄影|供图|供稿|编译|绘图|制图"
    r"|(?:本报|见习|实习|全媒体|融媒体?){0,2}(?:记者|通讯员)|作者)[ \u3000]?[丨｜|│∣][ \u3000]?"
)
_IN_LATIN = late(r"[A-Za-z]{2,6}(?=全媒体|融媒体?|记者)")
# A reader's letter is signed with what the reader is.
_READER = any_of(
    "社员 读者 市民 村民 学生 教师 战士 工人 干部 农民 居民 教授 作家 诗人 老师"
    " 妇女 医生 护士 家长 同学 班主任 .?主任 .?[校院馆站社会厂科队]长 职工 店员 司机 侨胞 归侨 侨眷 业主 网友 旅客 顾客"
    " 乘客 渔民 学员 经理 会计 民警 律师 工程师 队员 青年 老人 失主 女工 军属 烈属 退伍军人 个体户 专业户"
    " 侨属 台胞 游客 球迷 考生 外来工 农民工 务工者 退休教师"
)
# Who the author is: （作者系市第三中学教师）.
_ABOUT = late(r"[（(]\s*(?:本文)?(?:作者|文章作者)(?:系|为|是|单位|简介|现为|[:：]).{2,60}[）)]$")
# 本版文/图 本报记者 方远（除署名外）: of a whole page.
_EXCEPT = late(r"(?<=.)[（(](?:除|均?为)?署名(?:者?除?外|照?片?除外)[）)]$")
_SQUARES = frozenset(_MARKS) - frozenset("◤◢")
_OPENS, _CLOSES, _BULLETS = "（(【", "）)】", f"{_MARKS}N"

#: In brackets after a full stop, these are no names.
_NAMES = late(rf"{HAN_NAME}{{2,4}}(?:[\s、]+{HAN_NAME}{{2,4}}){{2,9}}$")  # three of them are never words
NO_NAME = late(
    any_of(
        "[全上下本]?[文完续略注] [简快短要]讯 完 笑声? 掌声 热烈鼓掌 鼓掌 待续 续完 未完 下同 见.* 图.{0,3} 节选"
        " 摘[要编] 有删节 [上下][转接].* 据.* 来源.* 本文.* 新华社 附.* 以下.* 以上.* [上中下]"
    )
    + "$"
)
NAMED = rf"[{''.join(sorted(SURNAMES))}]{HAN_NAME}{{1,2}}"
# A surname tells a name from words; 安海公社　一社员 does not want to be known.
_SIGNER = late(
    rf"(?:{HAN_NAME}{{0,8}}[\s\u3000]?{_READER}[\s\u3000]{{1,3}}[{''.join(sorted(BESIDE_ROLES))}小老阿某]{HAN_NAME}{{1,3}}(?:[\s\u3000]{{1,3}}{NAMED}){{0,3}}"
    rf"|{HAN_NAME}{{2,8}}(?:居民|村民|住户|业主|读者|家长|职工)[\s\u3000]{{1,3}}[一二三四五六七八九十百\d]{{1,4}}[户人名位]"
    rf"|(?![致向给慰感祝敬为对让]){HAN_NAME}{{2,12}}全体(?:社员|职工|同学|学生|教师|师生|战士|指战员|工人|员工|村民|居民)"
    rf"|(?:{HAN_NAME}{{2,8}}[\s\u3000]{{1,3}}|[本我][市县区镇乡校厂])?(?:一[名位群]?|[二两三四五六七八九十几数][名位])(?:{HAN_NAME}{{2}})?{_READER}"
    rf"|{HAN_NAME}{{2,8}}[\s\u3000]{{1,3}}{HAN_NAME}(?:先生|女士|小姐|大爷|阿姨|阿婆|阿伯|某某?))$"
)
# （惠安　方知秋搜集）, （工会来稿）: who collected what is printed, or sent it in.
_COLLECTED = late(
    rf"[（(](?:{HAN_NAME}{{2,8}}[\s\u3000]+)?{HAN_NAME}{{2,4}}(?:搜集|收集|采集|记录|整理|采录)(?:于{HAN_NAME}{{2,8}})?[）)]$|[（(]{HAN_NAME}{{2,8}}来稿[）)]$"
)
# 石　鼎诗　方　远画: each with what is theirs.
_VERSE_AND_PICTURE = late(rf"(?:{HAN_NAME}[ \u3000]?{HAN_NAME}{{1,2}}\s?[诗词文画图曲书][ \u3000]*){{2,3}}$")
# Where one works, then one's name, as authors are told of: 丰泽区疾控中心 江医生; or what one did: 秦阿敏 著.
_OF_AN_OFFICE = late(
    rf"{HAN_NAME}{{2,14}}(?:中心|医院|大学|学院|小学|中学|[一二三四五六七八九十]中|协会|研究[所院]|公司|法院|检察院|支队|大队|银行|事务所|幼儿园|[局馆社院系园村镇科厅所厂]|[日晚早时商农都导]报)"
    rf"[\s\u3000]{{1,3}}[{''.join(sorted(SURNAMES))}]"
    rf"(?:{HAN_NAME}{{1,2}}(?:[\s\u3000]{{1,3}}{NAMED}){{0,3}}|医生|老师|律师|主任|教授|警官|法官)$"
    rf"|(?:读者|网友|作者)[\s\u3000]{{1,3}}(?:佚名|匿名|无名)$"
    rf"|{HAN_NAME}{{2,4}}[\s\u3000]{{1,2}}(?:著|编著|编译|译|编|绘|口述|讲述|作|搜集|收集|采录|整理)$"
)
# Where one lives or goes to school, then one's name: 同安 洪文彬, 安溪县实验小学二年级 林可可; or the other way round.
_SCHOOL = rf"{HAN_NAME}{{2,14}}(?:小学|中学|大学|学院|[一二三四五六七八九十][中小]|幼儿园|学校|附小|附中)"
_SCHOOL_HAS = frozenset("学中小园")  # each of the words has one of these
_COUNT = r"[一二三四五六七八九十\d]{1,2}"
_CLASS = rf"(?:[\s\u3000]{{0,2}}[初高]?(?:{_COUNT})?(?:年级?|届)?(?:[（(]{_COUNT}[）)]|{_COUNT})?[班级]?)?"
_CLASS += r"(?:小记者|小作者|学生)?"
_PUPIL = late(
    rf"{_SCHOOL}{_CLASS}[\s\u3000]{{1,3}}{NAMED}(?:[\s\u3000]*指导(?:老师|教师)[：:\s\u3000]*{NAMED})?$|(?:(?:本报)?小记者[\s\u3000]+)?{NAMED}[\s\u3000]?[（(]{_SCHOOL}{_CLASS}(?:，?\d{{1,2}}岁)?[）)]$"
)
_FROM_A_PLACE = late(
    rf"({HAN_NAME}{{2,5}}|{HAN_NAME}{{2,4}}[县市区]{HAN_NAME}{{2,9}}[镇乡村])[\s\u3000]{{1,4}}{NAMED}$"
)
# 方远（上海）: or in brackets behind it.
_OF_A_PLACE = late(rf"{NAMED}[（(]({HAN_NAME}{{2,4}})[）)]$")
_OF_A_PLACE_MAX = 9
# 〔菲律宾〕庄垂杨, 〔古巴〕马里奥·罗萨: authors from overseas.
_FROM_ABROAD = late(
    rf"[〔（(\[【]{HAN_NAME}{{2,6}}[〕）)\]】][\s\u3000]{{0,2}}(?:{NAMED}|{HAN_NAME}{{1,6}}(?:·{HAN_NAME}{{1,6}}){{1,3}})$"
)
# 晋江县渔民协会主席　许永坤: who has a post signs with it, and letters are signed with where one works or lives.
_POST = any_of(
    "主席 总理 部长 书记 [省市县区州镇乡社局厅处科站校院所团会厂队组馆司行]长 主任 大使 委员 代表 教授 经理"
    " 小记者 司令员? 总编辑? 秘书 研究员 检察长 记者 观察员 特派员 评论员"
)
_WORKPLACE = "[局厂场站社校院所店队团部会室府委]"
_PEOPLE = rf"(?:[{''.join(sorted(SURNAMES | RARE_SURNAMES))}]{HAN_NAME}{{1,2}})"
_OF_A_POST = late(
    rf"[{HAN}〇○、·“”\s\u3000]{{2,40}}(?:{_POST}|{_WORKPLACE})[\s\u3000]{{1,4}}"
    rf"{_PEOPLE}(?:[\s\u3000、]{{1,3}}{_PEOPLE}){{0,3}}$"
)
# 本报记者　古雨田, 新华社驻福州记者: an agency's role needs no surname beside it, nor a name.
_BY_ROLE = late(
    rf"(?:本[报刊网台社]|新华社){HAN_NAME}{{0,4}}(?:记者|通讯员|评论员)"
    rf"(?:[\s\u3000、]{{1,3}}(?:{HAN_NAME}[ \u3000]{HAN_NAME}|{HAN_NAME}{{2,4}})){{1,5}}$"
    rf"|(?:(?:本报|新华社)(?:驻{HAN_NAME}{{2,6}})?(?:特[派约])?(?:记者|通讯员|观察家)[\s\u3000、]*){{1,3}}$"
)
# 福建省惠安县　陈阿土　林水: where several live who signed together.
_FROM_A_COUNTY = late(
    rf"[{HAN}〇○]{{3,16}}(?:[县市区镇乡村委]|组织部|宣传部)((?:[\s\u3000]{{1,4}}{HAN_NAME}{{2,3}}){{2,4}})$"
)
_COUNTY_HAS = frozenset("县市区镇乡村委部")
# （原载《…》第三期）, （新华社供本报专稿）: where it was printed before, or who let the paper have it.
_SOURCE = late(
    r"[（(](?:(?:原载|摘自|选自|转自|译自|据)[^（）()。]{0,4}《[^（）()。]{2,40}|[^（）()。，]{2,10}(?:供本报专稿|供稿|编译)"
    r"|[^（）()。，]{2,12}期《[^（）()。]{2,12}》|本报[^（）()。，]{2,12}日[电讯])[）)]$"
)
_IN_ENGLISH = late(r"(?:Text |Photos? |Story )?[Bb]y [A-Z][a-z]+(?:[ -][A-Z]?[a-z]+){1,3}$")
# Several who did it, each with a task: 口述：蔡天恩（98岁） 整理：方砚.
_TASKS_TOLD = late(
    rf"(?:(?:{_DEED}|讲述|解答|主持|记录)[：:/／]"
    rf"(?:[{HAN}（）()\d·]{{2,20}}|{HAN_NAME}[ \u3000]{HAN_NAME})(?:[\s\u3000]+|$)){{2,4}}$"
)
_SCENE = late(
    rf"(?!.*(?:记者|通讯员|实习生|编辑|作者))({HAN_NAME}{{4,}})[ \u3000]{HAN_NAME}{{2,3}}[ \u3000]?"
    r"(?:摄|供图|文[/／]图)$"
)
_SURNAMED = late(rf"(?:^|[\s：:／/、])[{''.join(sorted(BESIDE_ROLES))}]")

# 本报讯, 新华社北京7月1日电, 海丝商报讯: who sent the report, from where, on which day.
_DAY = r"(?:\d{1,2}月)?(?:\d{1,2}日)?"
_AGENCY = any_of("新华社 中新社 新华网 人民网 中新网")
# A paper or a site: 闽海都市报, 闽海新闻网, 闽海网-闽海都市报泉州版.
OUTLET = rf"{HAN_NAME}{{1,10}}[报网台](?:[-—－]{HAN_NAME}{{2,12}})?"
_NAMED_DAY = r"(?:\d{1,2}月)?\d{1,2}日"
_SENT = any_of(
    rf"据?{HAN_NAME}{{2,8}}消息[：:] 本报(?:\d{{3,8}}热线|综合)?(?:讯|消息) 本报{HAN_NAME}{{2,4}}讯(?=[】\s（(])"
    rf" 本报{HAN_NAME}{{2,6}}{_NAMED_DAY}[讯电]"
    rf" 据?{_AGENCY}{HAN_NAME}{{0,8}}{_DAY}[电讯] 据新华社 央视网 中国网络电视台 本台消息 本[网刊]讯"
    rf" {OUTLET}(?:讯|{HAN_NAME}{{0,6}}{_NAMED_DAY}(?:[讯电]|消息))"
    rf" (?:{HAN_NAME}{{2,8}})?{_NAMED_DAY}(?:[讯电]|消息)(?=[\s\u3000]?[（(][^（）()]{{0,8}}(?:记者|通讯员))"
    rf" {HAN_NAME}{{1,3}}(?:讯\s?[（(]{HAN_NAME}{{0,8}}(?:记者|通讯员)|[刊都]讯\s)"
)
# Whoever sent it: reporters in brackets behind 讯, 电, a paper or a site open a report. 记者注 explains a word.
_BEFORE_REPORTERS = (
    rf"{HAN_NAME}[\u4e00-\u9fffA-Za-z0-9·—－-]{{0,20}}(?:[讯电报网台]|消息)[】]?[\s\u3000]?"
    rf"(?:[（(]{HAN_NAME}{{2,10}}[）)][\s\u3000]?)?"
    rf"(?=[（(][^（）()。，]{{0,30}}(?:记者|通讯员|实习生)[\s\u3000：:/／]?"
    rf"[{''.join(sorted(BESIDE_ROLES))}][ \u3000]?{HAN_NAME})"
)
#: How a report opens.
LEAD = late(
    rf"[（(【\[［]?(?:{_BEFORE_REPORTERS}|{_SENT}|□(?![“《])|本报记者|融媒体记者|N{HAN_NAME}{{0,6}}(?:记者|报)"
    r"|(?:本报|本网)?记者[^（）()。，]{2,50}[）)](?=[^。]{8}))"
)
LEAD_BYLINE = late(
    rf"[（(【\[［]?(?:{_BEFORE_REPORTERS}|本[报网刊台]?(?:\d{{3,8}}热线|综合)?(?:[讯电]|消息)|本报{HAN_NAME}{{0,6}}{_DAY}[讯电]"
    rf"|{OUTLET}(?:讯|{HAN_NAME}{{0,6}}{_NAMED_DAY}(?:[讯电]|消息))|(?:{HAN_NAME}{{2,8}})?{_NAMED_DAY}(?:[讯电]|消息)"
    rf"|{HAN_NAME}{{2,4}}讯|据?{HAN_NAME}{{2,4}}[社网]{HAN_NAME}{{0,8}}{_DAY}[电讯])?[）)】\]］]?"
    r"[\s　]*([（(][^（）()。，]{2,110}[）)])[\s　]*[:：]?[\s　]*"
)
REPORTERS = late(r"记者|通讯员|实习生|特派员")
#: Names that close an article whose pictures follow.
PHOTOS = late(r"[图摄圖攝]")
#: Names that wrote and took pictures: of these, at least one stands on the page.
PROMISE = late(r"文\s*[/／、]?\s*图|图\s*[/／]?\s*文|摄影报道|[/／]\s*图|图\s*[/／:：]")
_LEAD_ENDS = frozenset("）):： \u3000")
#: No lead with its reporters is longer.
LEAD_REACH = 160


def day_beside(text: str) -> re.Match[str] | None:
    """The day, with the blanks that part it, first or last in a line that names reporters."""
    if _DAY_EDGES.isdisjoint((text[0], text[-1], text[1:2], text[-2:-1])) or not REPORTERS.search(text):
        return None
    return _DAY_BESIDE.search(text)


def is_byline(text: str) -> bool:
    """Whether a line is nothing but names, with their roles and tasks.

    >>> [is_byline(line) for line in ("□本报记者 林一舟 通讯员 许知秋", "（方远 文/图）", "方远 供图", "记者节快乐")]
    [True, True, True, False]
    """
    text = simplified(text)
    if "署名" in text:
        text = _EXCEPT.sub("", text)
    if text[-1:] in "：:":
        return False  # 编辑同志： opens a letter
    if text[0] in "—―" and _ROLES.match(bare := text.lstrip("—― \u3000")):
        text = bare  # ——本报记者 方远
    if text[0] in _SQUARES and text.count(text[0]) > 1:
        text = text[0] + text.replace(text[0], "")  # ■本报记者 方远 ■实习生 许知秋
    # a look for each of them takes a third of what one at every character does
    if "丨" in text or "｜" in text or "|" in text or "│" in text or "∣" in text:
        text = _BAR.sub(r"\1：", text)
    if text[:1].isascii() and (latin := _IN_LATIN.match(text)):
        text = text[latin.end() :]  # HMD全媒体记者 方远
    if text[-2:-1] in _DONE_ENDS and text[-1] in "）)" and (done := _DONE.search(text)):
        text = text[: done.start()]
    if day := day_beside(text):
        text = day.string[: day.start()] + day.string[day.end() :]
    if is_signature(text) or (text[0] == "□" and _PEN_NAME.match(text)):
        return True
    lettered = text.isalpha()
    if lettered and text[0] not in _SIGNS_AS_ONE and text[-1] not in "组站发" and not _SPOKEN.search(text):
        return False
    if not lettered and ("记 " in text or "记\u3000" in text or "习 生" in text or "讯 员" in text):
        text = _SPREAD_ROLE.sub(_squeezed, text)
    if (text[0] in "本新" and _BY_ROLE.match(text)) or (text[0] in "（(" and _SOURCE.match(text)):
        return True
    blank = " " in text or "\u3000" in text
    text = _closed_up(text) if blank else text
    if (blank and _has_a_post(text.lstrip(_BULLETS))) or (not lettered and _is_told(text)):
        return True
    if text[-1] in "摄道）)" and is_photographer(text):
        return True
    if text[-1] in "）)":
        if len(text) <= _OF_A_PLACE_MAX and (found := _OF_A_PLACE.match(text)):
            return found[1] in place_names()
        if text[0] in "（(" and text[-2:-1] in "摄影图" and _SENT_WITH.match(text):
            return True
    return _are_people(text) if _SHAPE.match(text) else _is_lead(text)


def _has_a_post(text: str) -> bool:
    """Whether a line with a blank in it is how letters end, or who signed with a post or with where they live."""
    if (text[-1] in "上启首书躬" and _ENDS_A_LETTER.match(text)) or (
        text[0] in "文图撰摄绘" and _PEN_NAMES_TOLD.match(text)
    ):
        return True
    if _OF_A_POST.match(text):
        return True
    found = None if _COUNTY_HAS.isdisjoint(text) else _FROM_A_COUNTY.match(text)
    return bool(found and are_surnamed(found[1].split()))


def _is_told(text: str) -> bool:
    """Whether a line with marks or blanks tells who the author is, what each did, or where one goes to school."""
    return bool(
        (text[0] in "（(" and _ABOUT.match(text))
        or (("：" in text or "/" in text) and _TASKS_TOLD.match(text))
        or (not _SCHOOL_HAS.isdisjoint(text) and _PUPIL.match(text))
        or (text[0] in "〔（([【" and (_COLLECTED if text[-1] in "）)" else _FROM_ABROAD).match(text))
        or (text[-1] in "诗词文画图曲书" and text[0] in SURNAMES and _VERSE_AND_PICTURE.match(text))
        or (text[0].isascii() and _IN_ENGLISH.match(text))
    )


def _is_lead(text: str) -> bool:
    """Whether a line is what a report opens with: 本报讯（记者方远）, 本报讯（方远）."""
    found = LEAD_BYLINE.fullmatch(text) if ("讯" in text or "电" in text) and text[-1] in _LEAD_ENDS else None
    return bool(found and (REPORTERS.search(found[1]) or (found.start(1) and is_byline(found[1]))))


def _are_people(text: str) -> bool:
    """Whether a line of letters, blanks and brackets names people, by roles, tasks, places or surnames."""
    bare = _bare(text)
    enclosed = bare != text
    if (enclosed and (_NAMES.match(bare) or _OFFICE.match(bare) or _is_sender(bare))) or (
        bare.endswith("记者") and _ROLE_ALONE.match(bare)
    ):
        return True
    if (
        _SIGNER.match(text)
        or _SENT_IN.match(text.lstrip(_BULLETS))
        or _OF_AN_OFFICE.match(bare)
        or is_from_a_place(text)
        or (_CREDITED.match(text) and _SURNAMED.search(text))
    ):
        return True
    tokens = [token for token in _BETWEEN.split(bare) if token]
    if enclosed and len(tokens) > 1 and _OUTLET_ALONE.match(tokens[-1]):
        bare = bare[: -len(tokens.pop())].rstrip()  # （通讯员许知秋见习记者方远 闽海日报）
    if "记者" in bare[:12] and _GLUED_ROLES.match(bare):
        return True
    if len(tokens) > 1 and tokens[1].startswith(("记者", "通讯员")) and _OUTLET_ALONE.match(tokens[0]):
        tokens = tokens[1:]
    if not tokens or not all(map(_TOKEN.match, tokens)):
        return False
    if any(map(_SPOKEN_ALONE.match, tokens)) or any(map(_SPOKEN_OPENLY.search, tokens)):
        people = [name for token in tokens if (name := _ROLES.sub("", token))]
        if (scene := _SCENE.match(bare)) and not is_surnamed(scene[1]):
            return False  # 古厝新貌 林晓明 摄: what a picture shows, and who took it
        return bare.endswith("评论员") or sum(name[0] in BESIDE_ROLES for name in people) * 2 >= len(people) > 0
    return enclosed and _are_names(tokens)


def _is_sender(bare: str) -> bool:
    """Whether what stood in brackets is who sent it in, or arranged it: 一读者, 方远整理."""
    arranged = bare[:-2] if bare.endswith(("整理", "编译", "口述", "讲述", "采写", "报道")) else ""
    return bool(_SIGNER.match(bare)) or is_signature(bare) or (1 < len(arranged) < 4 and is_surnamed(arranged))


def _closed_up(text: str) -> str:
    """The line with names of two characters unspread, and without a square or a stroke between its parts."""
    if 1 in map(len, text.split()):
        text = _SPREAD_NAME.sub(_squeezed, text)
        text = _STROKE_AMID.sub(" ", text) if "/" in text else text
    return text.replace(" N", " ") if " N文" in text or " N图" in text else text


def is_from_a_place(text: str) -> bool:
    """Whether a line is where one lives and one's name: 南安市洪梅镇 方远. `text` is simplified."""
    found = _FROM_A_PLACE.match(text)
    if not found:
        return False
    place = found[1]  # 武平县十方: a village is known by its county
    return place in place_names() or place[-1] in "县市镇乡村" or (place[2:3] == "县" and place[:3] in place_names())


def _squeezed(found: re.Match[str]) -> str:
    return "".join(found.group().split())


def _are_names(tokens: list[str]) -> bool:
    if len(tokens) == 1:
        name = tokens[0]
        return len(name) <= 4 and is_surnamed(name) and not NO_NAME.match(name)
    return not any(map(NO_NAME.match, tokens))


def _bare(byline: str) -> str:
    """The names without the square before them or the brackets around them."""
    bare = byline.strip(_BULLETS + " \u3000")
    if bare[:1] in _OPENS and bare[-1:] in _CLOSES and len(bare) > 2:
        bare = bare[1:-1].strip()
    return bare
