"""The words and shapes a line is known by: patterns and sets of characters, each with where it was learned.

They are tried on every line of every page, so each is written to fail at its first character.
"""

from __future__ import annotations

from corpus.surnames import BESIDE_ROLES
from corpus.wording import HAN_NAME, any_of, late, listed

#: How a line begins that is no `bylines.LEAD`, the first that matches; each group is named after its sign.
BEGINNING = late(
    r"(?P<DATED>(?:近日|日前|昨[日天晚]|今[天晚]|当[日天晚]|连日来|[在据]"
    r"[\u4e00-\u9fff“”]{2,12}(?:[的，]|[东西南北中][部侧])|\d{1,2}日在|记者(?:[昨近]日|日前|从)"
    r"|(?:\d{4}年)?(?:\d{1,2}月)?\d{1,2}日(?:上午|下午|晚上?|凌晨|清晨)?[，,]"
    r"|(?:[〇○零一二三四五六七八九]{4}年)?(?:[一二三四五六七八九十]{1,2}月)?[一二三四五六七八九十廿卅]{1,3}日(?:上午|下午|晚上?|凌晨|清晨)?[，,]"
    r"|(?:[本上]月|今年\d{1,2}月|今年[一二三四五六七八九十]{1,2}月)(?:\d{1,2}|[一二三四五六七八九十廿卅]{1,3})日(?:上午|下午|晚上?|凌晨|清晨)?[，,]))"
    r"|(?P<FIGURE>[（(]?(?:图[①-⑨❶-❾为：:]|图说[：:]|图[一二三四五\d]{1,2}[：:、\s]|(?:本|题|大|小|配|主|资料|[左右]?[上下中]|[左右])图片?(?:[为是：:，]|[ \u3000](?!书))|图片说明[：:]|[（(](?:[左右]?[上下中]|[左右题])图[）)]|[▲△▼▽◀◄◤◥◢◣↑←→])"
    r"|[①-⑨](?![条款项]))|(?P<LABELLED>[问答][ \u3000](?=\S{4})|[（(](?:[\d一二三四五六七八九十]{1,2}月[\d一二三四五六七八九十廿]{1,3}日[^（）()]{0,6}[）)]$|(?:文中|应受访者|应当事人)[^（）()]{2,20}[）)]$|(?:热烈)?(?:掌声|鼓掌|笑声)[）)]$|以上|截[至止]|统计|注[：:]|说明[：:]|备注[：:]|(?:数据|资料)来源)|"
    + any_of(
        "编者按 核心提示 阅读提示 问 答 主持人 网友 读者 听众 记者 专家 时间 日期 地点 地址 电话 联系人 联系方式 对象 内容 方式 费用 名额 主题"
        " 嘉宾 报名 邮箱 网址 票价 路线 热线 年龄 性别 提示 温馨提示 来信 回复 回音 谜面 谜底 原料 做法 配料 主料"
        " 评委 奖项 上联 下联 横[批额] 第[一二三四]名 [特一二三]等奖 优秀奖 优胜奖 鼓励奖 入围奖 纪念奖 [金银铜]奖 [冠亚季]军 招标人 招标单位 采购人 采购单位"
    )
    + rf"[：:]|(?:患者|失主)?[家亲]属[：:]|[〔\[]注(?:释|解)?[〕\]]|(?:收件|邮寄|寄送|来稿|领取|认领|讲座|报名|活动|演出|开放|培训|比赛|考试|展览|咨询|举办|集合|投稿|联系)(?:时间|地点|电话|方式|热线|对象|费用|邮箱|地址)[：:]|(?:专家|医生|律师|教师|民警|交警|消防|部门)?(?:建议|提醒|提示)[：:]|{HAN_NAME}{{2,6}}(?:时间|地点|主题|电话|热线|方式)[：:]|(?:读者|市民|网友|听众|家长)(?!来信|来电|来函|来稿){HAN_NAME}{{1,6}}问?[：:])|(?P<DASH>[—―─－–-]{{2}}|[—―─])"
    r"|(?P<ITEM>[一二三四五六七八九十]{1,3}[、．.]|第[一二三四五六七八九十]{1,3}[章节条]"
    r"|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、](?!\d)|[■●◆▶★☆◎]|(?:关键词|亮点|镜头|故事|问题|误区|建议|步骤|方法|技巧|案例)[一二三四五六七八九\d]|第[一二三四五六七八九十][次步站个篇幕回部][^。]{2,8}[：:]|第[一二三四五六七八九十]{1,2}[讲场期课][ \u3000：:])"
    r"|(?P<ORGANISERS>(?:主办|协办|承办|指导|支持|出品|冠名)(?:单位)?[:：])"
)
#: The characters one of them begins with.
BEGINNERS = frozenset(
    "采招收寄领认患失亲题大小配主资特优入纪银铜冠亚季监诉服订预值救受查N市家联编核阅讲活演开培比考展咨举集投时日地电对建提律教民交消部医内方费名嘉邮网票路热年性提温来回谜原做配评奖问答读听专（(【本据新中央东人融□近昨今连当在据记图上下左右▲△▼▽◀◄◤◥◢◣↑←→"
    "〔[误建步方技案—―─－–-第一二三四五六七八九十关亮镜故主协承指支出冠0123456789①②③④⑤⑥⑦⑧⑨■●◆▶★☆◎"
)

SITED = late(
    r"我国|[我全][国省市县区]|中国|国务院|中共|中央|(?:在|走进|地处|位于)?"
    rf"(?:{HAN_NAME}{{1,4}}[省市县区](?![委里]|政府)|{HAN_NAME}{{2,4}}(?:街道|镇|(?<![返回还离思他故])乡))"
)
#: What the numbers of the table below count.
UNIT = late(r"[（(]?[计货]?[价数币]?单位[：:]\s?[^\s，。：:]{1,12}[）)]?$")
ROW = late(
    r"[\d\s.,，、%％:：|｜\-—+/*×=（）()]+$|\d{4}年\d{1,2}月(?:\d{1,2}日)?$"
    r"|[^\s|｜]+(?:[ \t\u3000|｜]+[（(]?[\d.,%％+:：~～—–-]+[^\s|｜\d.,%％+-]{0,4}){2,}$"
    r"|[^\s|｜]+(?:(?:\t+|[|｜]|[ \u3000]{2,})[^\s|｜]+){2,}[|｜]?$"
    r"|\d{1,2}月\d{1,2}日[（(](?:星期|周)[一二三四五六日天][）)]$"
    # 蓝帆渔具　78：65　新华机修, 一等奖　12注　每注奖金414元: who played whom, who won what
    r"|[^\s。]{2,10}[ \t\u3000]+\d{1,3}\s?[：:比-]\s?\d{1,3}[ \t\u3000]+[^\s。]{2,12}$"
    r"|(?:[特一二三四五六七八九十]等|[优金银铜][秀胜]?|入围|鼓励|纪念|组织)奖(?:[：:]|[ \t\u3000])\s*[^。]+$|(?:第[一二三四五六七八九十\d]{1,3}名|[冠亚季]军)[ \t\u3000]+[^。]+$"
    # 1　永宁卫城　　11分; 12月25日6：30—18：30　辋川线全线; 明日　阴有小雨　12℃—18℃
    r"|\d{1,2}[ \t\u3000]+[^\s。，]{2,10}[ \t\u3000]+\d[^。，]{0,12}$"
    r"|\d{1,2}月\d{1,2}日\s?\d{1,2}[：:]\d{2}[^。]*[ \u3000][^。]*$|[^\s。]{1,8}[ \u3000]+[^。]*[ \u3000][^。]*\d℃[^。]*$"
    # what is on at an hour: 19:35 足球友谊赛
    r"|\d{1,2}[:：]\d{2}(?:[—–~～-]+\d{1,2}[:：]\d{2})?[\s\u3000]+[^\s。][^。]{2,}$"
    # 惠自然告〔2026〕12号: the number of a notice, below its headline
    r"|[\u4e00-\u9fff]{2,12}\s?[〔\[（(【]\d{4}[〕\]）)】]\s?第?\d{1,4}号$"
    # 鲤城影都　《阳光灿烂的日子》　19：30
    r"|[^\s。]{2,10}[ \t\u3000]+《[^》]+》(?:[ \t\u3000]+\d{1,2}[:：]\d{2})+$"
    # 崇武 高潮 03:12 6.2米 低潮 09:30 0.8米: four cells and more, figures among them
    r"|(?=[^\d]*\d\S*[ \t\u3000].*\d)[^\s。，；！？]{1,12}(?:[ \t\u3000]+[^\s。，；！？]{1,12}){3,}$"
)
ROWLIKE = late(r"[ \t\u3000|｜]|^\d|\d号$")
#: No column has such a name; 市民突击 工人支援 and 上榜九年，前进三位 stand above headlines.
PARTS = late(r"[^\s。，：:]{4,18}(?:(?:[ \u3000]+|，)[^\s。，：:]{3,18}){1,2}$")
HALVES = late(r"[^\s。]{2,18}(?:[ \u3000]+[^\s。]{2,18}){1,3}$")
#: 【身边事】, ·新闻链接·, ●来信: how the names of columns are set apart. Where brackets close on names, bylines do too.
FRAMED = late(
    r"【[^】]+】$|\[[^\]]+\]$|《[^》]+》$|([·•●■◆★☆○◇▲▌┃|])\s*[^\s。，]{2,12}(?:\s*\1)?$|[^\s。，《]{2,12}\s*[·•●■◆★☆▶►>＞》]+$"
)
PLACE = late(r"[\u4e00-\u9fff·]{2,6}[：:](?=.{4})")

#: Who and what a picture shows: somebody at something, a place, a state.
PEOPLE = late(
    any_of(
        "市民 居民 村民 游客 学生 学子 孩子 小朋友 选手 志愿者 人员 工人 师傅 民警 医护 医生 队员 演员 观众 嘉宾 企业家 店主 员工 茶农 果农 菜农 香农 花农 药农 林农 渔民"
        " 顾客 食客 店员 摊主 商户 妈妈们 女工 工友 阿姨 家长 教师 渔嫂 农户 农民 传承人 老人 消防 学员 工程师 技工 匠人 工匠 骑手 党员 干部 代表 绣娘 旅客 读者"
    )
)
DOING = late(
    any_of(
        "(?<![仍还尚就所旨意])在(?!哪) 正 向 给 用 把 将(?![免于在可有获举迎赴参面会达成开启入再]) 进行 为 体验 展示 参观 表演 学习 观看 采摘 挑选 制作 讲解 品 查看 操作 晾晒"
    )
)
#: 工人正在拆除, 学子们参与: somebody seen at it, wherever the line names where.
SEEN_AT_IT = late(
    rf"{PEOPLE.pattern}们?(?:正在|正忙|忙着)|{PEOPLE.pattern}们(?![的都也]){HAN_NAME}{{2}}|们(?:来到|走进|走访|参观|实地|体验|欣赏)"
)
AT_WORK = late(
    any_of(
        "翻晒 晾晒 采摘 采收 分拣 打包 装车 修补 巡护 巡查 检修 焊接 划桨 散步 行走 驶过 驶入 满载 排练 写生 剪纸 理发(?![店馆师员厅]) 义诊(?!信息|活动|通知|预告) 铺设 吊装 缝制 编织"
        " 雕刻(?![家师展艺]) 打磨 插秧 收割 垂钓 骑行 拍照 留念 即将 缓缓"
    )
)
# 名单可在网上查询 says what may be done, and is no picture.
IN_PLACE = late(rf"{HAN_NAME}{{2,8}}(?<![是可将须需应会不存现能仍还尚])在[\u4e00-\u9fff“”]{{4,}}$|航拍.{{3}}")
VIEWS = tuple(
    "现场 一角 掠影 一瞥 外景 夜景 全景 鸟瞰 航拍 近景 远眺 场景 情景 画面 效果图 资料图 资料图片 示意图 码放 作业 忙碌 林立 盛开 合影 留影 嬉戏"
    " 劳作 座无虚席 身影 剪影 花海 内景 一隅 全貌 盛况 瞬间".split()
)
#: 乡村剪影: what pictures of several things stand below.
NAMES_OF_PAGES = late(rf"{HAN_NAME}{{2}}(?:剪影|掠影|瞬间|身影)$")
#: A picture shows nobody's words.
SAYS = late(r"(?:介绍|表示|说|认为|提醒|透露|告诉记者)[，,：:]|问(?!候|路|诊)[^，。]{0,12}[吗要不谁哪]")
#: Who else is seen in a sentence; headlines name these as often, and end openly.
SEEN_TOO = late(
    any_of(
        "法官 检察官 司机 交警 辅警 城管 护士 护林员 网格员 快递员 社工 义工 老师 师生 同学 阿婆 大爷 大妈 爱好者 群众 乡亲 乘客 球迷"
        " 运动员 教练 幼儿 儿童 少年 青年 夫妇 [鞋木石竹铁花]匠 厨师 牧民"
    )
)
NAMED_AT_IT = late(
    rf"[{''.join(sorted(BESIDE_ROLES))}]{HAN_NAME}{{1,2}}(?:正|把|在|给|为|向|与|和|[背抱提举牵扶捧挑推扛拿端骑站坐]着)"
)
#: 郑荣棣背着邮包走过…, 苏振峰把书包交到…: what a headline tells of somebody else.
IN_HAND = late(
    rf"[{''.join(sorted(BESIDE_ROLES))}]{HAN_NAME}{{1,2}}"
    r"(?:[背抱提举牵扶捧挑推扛拿端骑]着|把.+[交递送放][到给进还在]|给.{2,8}[刷喂戴穿洗理量剪缝讲修浇])"
)
#: 那本写满了的名册: a thing, and nothing said of it.
A_THING = late("(?!.*[是有像叫会能要也都就不没])[\u4e00-\u9fff“”《》\\d]{2,18}的[\u4e00-\u9fff“”《》]{1,6}。$")
# 修缮后的彩窗, 建设中的大桥: the thing at one time, as a picture shows it.
AT_A_TIME = late(
    rf"(?:{HAN_NAME}{{2,4}}[后前中]|[被刚]{HAN_NAME}{{2,5}}|正在{HAN_NAME}{{2,6}}|忙碌|繁忙|热闹|盛开)的(?:“?{HAN_NAME}{{1,5}}”?|《[^《》]{{2,12}}》)$"
)
# 在天香路驾驶清扫车的郭师傅, 生产线上忙碌的女工: somebody, and where.
AT_A_PLACE = late(
    rf"(?=.{{0,10}}(?:在|[上里中旁下]|[工现]地|车间|忙碌)).{{4,18}}的{HAN_NAME}{{0,3}}"
    rf"(?:工人|女工|{HAN_NAME}师傅|市民|居民|村民|游客|学生|孩子|老人|志愿者|民警|医护|乘客|顾客|摊主|选手|[筋焊瓦漆电]工)$"
)
# Who of those on a picture is who: 李桂花（右）, 陈伯（前排左二）.
POSED = late(r"（(?:[前后]排)?[左右中前后](?:起?[一二三四五])?）")
#: When it happened, as the first sentence of a story says: 昨日, 前晚, 本月二十日.
TIMELY = late(
    any_of(
        r"昨[日天晚晨夜起] 前[天晚] 今[天日][，上下早晚起清凌] 今[晨晚] 近日 (?<![\d十])日前 连日来 本[周月][一二三四五六日][，上下晚十]"
        r" [\d十廿][日号](?:[，,]|[上下]午|晚|凌晨|清晨|起) (?<![月\d])\d{1,2}日(?![至到—、间]) 明[天日][，上下早晚起是将] 记者从"
    )
)
#: 德化县水口镇, 鲤城区开元街道: where it happened, when it is told for the first time.
IN_FULL = late(rf"{HAN_NAME}{{2}}[县市区]{HAN_NAME}{{2,4}}(?:镇|乡|街道|村|社区|公社)")
STATE = late(rf"[摆放堆挂坐铺站]满.{{0,6}}$|一片{HAN_NAME}{{2}}$")
#: Of 16,500 headlines of news one in two has such a word, of section headings one in forty.
EVENTFUL = late(
    any_of(
        "【[^】]{2,12}】. 举行 召开 开幕 闭幕 启动 会见 会谈 会晤 发布 出席 抵达 通过 实施 增长 突破 成立 举办 宣布 呼吁 致电 访问"
        " 签署 投产 通车 竣工 亮相 揭晓 出台 印发 上线 开工 建成 完成 贺信 慰问 考察 调研 回应 谴责 当选 就任 逝世"
        " 遇难 袭击 发射 首[飞个次批] 上涨 下降 超过 公布 发表 部署 强调 指示 命名 获 达 开通 运行 开馆 启用 试行"
        " 设立 推出 走红 换新 亮灯 办起 开起 迎来 入选 夺冠 来华 同意 批准 决定 动工 征集 招聘 落户 挂牌 揭牌 奠基"
        " 祝贺 座谈会 论坛 大会 仪式"
    )
)
OFFICES = tuple(
    "个体股 信访股 人秘股 宣传股 组织科 宣传科 保卫科 业务科 信访科 人事科 小组 公司 局 委 院 处 队 站 社 委员会 办公室 中心 政府 学校 协会 联合会 商会 工会 筹备组 筹备会 研究会 基金会 同乡会 编委会 理事会 董事会 校董会 业委会 执委会 校友会 宗亲会 促进会 侨联 妇联 总会 分会 指挥部 工作组 理事会 部 部门 组委会 筹委会 村委会 居委会 厂 学院 集团 管理所 派出所 事务所 研究所 卫生所 供电所 服务所 保育所 推广所 文化馆 资料馆 图书馆 博物馆 纪念馆 档案馆 展览馆 体育馆".split()
)
#: 骗局, 到处, 排长队: words that end as names of offices do.
NO_OFFICE = late(
    r"^[把让将给与]|[骗结布格战僵大全时开赛败残棋饭]局$|[好到之深何随用益坏害暗高远]处$|[排长]队$|[机聚]会$|[一大全]部$"
    r"|.[来搬走送住开办建进].{0,2}[自进入到给在出].|.[为让把被给了]."
)
SMALL_PIECES = late(
    any_of(
        "致歉信? 道歉信? 感谢信 表扬信 倡议书 公开信 鸣谢 小贴士 小知识 [一二两三四五六七八九十][则首题章] 启事 公告 公示 通知 声明 简讯 快讯 短讯 短波 侨讯 一览表? 名单 预告 预报 回音 来信"
        " 花絮 来鸿 芳名录 大事记 年表 动态 看点 观点 笑话 幽默 [成绩献血红黑光荣]{2}榜"
        " 讣告 更正 招领 寻人 寻物 答复 复函 照登 通告 布告 须知 节目单? 时刻表 日程表? 牌价 价格表? 零售价 行情 天气"
        " [潮汐汛]表 排片表? 赛程表? 开奖(?:结果|号码)? 菜价 汇率 收视指南"
    )
    + "$"
)
#: 茶事三题 is the headline of three, and names no column.
SOME_PIECES = late(r"[二两三四五六七八九十][则首题章]$")
# （每市斤） behind what a piece is, and 启　事 spread over the column.
REMARK = late(r"[（(][^（）()]{1,16}[）)]$")
SPREAD = late(r"(?<=^.)[ \u3000]+(?=.$)")
#: 第六章　侨批, （三）, 之二: the parts of a novel or of a series.
CHAPTER = late(
    r"第[一二三四五六七八九十百\d]{1,4}[章节回][ \u3000：:]|[（(]?[一二三四五六七八九十]{1,3}[）)]?$|之[一二三四五六七八九十]$"
)
PICTURE_PIECES = ("（图片新闻）", "(图片新闻)", "（组图）", "(组图)", "（附图）", "(附图)", "（图）", "(图)")
SIDE_PIECES = late(
    any_of(
        "相关链接 新闻链接 新闻背景 记者手记 采访手记 短评 快评 编后 编者按 编者的话 外一[则首篇章] 编后语 编余(?:小语)? 卷首语 采编手记 记者感言 知识窗 背景 链接 声音 点评 微评"
        " 数读 数说 小贴士 一句话新闻 名词解释 新闻延伸 延伸阅读 知识链接 小链接 采访札记"
    )
    + "(?:[：:\u3000]|$)"
)
#: What is gathered from one event or one week under one headline, each piece with a heading of its own.
GATHERINGS = late(rf"{HAN_NAME}{{0,2}}(?<!一周)(?:花絮|书讯|书单|来电)$")
#: What introduces a text below its headline has such a name.
PREFACES = frozenset(
    "编者按 编者的话 核心提示 阅读提示 内容提要 提要 导语 引子 人物名片 人物简介 人物档案 人物小传 名片 嘉宾名片 嘉宾简介 开栏的话 开栏语".split()
)
AROUND_PREFACES = "【】[]■●◆▲□○〔〕·"
# 谢了幕 and 马上到 are no names.
AUTHOR = late(
    rf"(?!.*[了的着过是不在我你他她们这那有也就都到上下去来])(?:{HAN_NAME}{{2,3}}$|{HAN_NAME}[ \u3000]{{1,2}}{HAN_NAME}$)"
    rf"|(?:{HAN_NAME}{{2,3}}|{HAN_NAME}\s{HAN_NAME})(?:[\s、/／]{{1,3}}(?:{HAN_NAME}{{2,3}}|{HAN_NAME}\s{HAN_NAME})){{1,3}}$"
)
WORDY = late("[了的着过是不在我你他她们这那有也就都到上下去来]")
PEN = late(rf"[□■●◎○◇◆☆⊙]\s*{HAN_NAME} ?{HAN_NAME}{{1,2}}$")
#: How a notice or a letter closes, mostly without a mark: 特此讣告, 此致.
FORMULAS = ("特此", "谨此", "此致", "敬礼")
#: How a speech begins, and goes on: 各位来宾，各位同志！
ADDRESS = late(r"(?:各位|同志们|朋友们|女士们|先生们|亲爱的|尊敬的)[^。]{0,20}$")
STOPS = frozenset("。！？!?…；;：:.")
CLOSERS = frozenset("”’』」》）)\"'—")
CLOSED = late(r"(?:[。！？!?…；;：:.][”’』」》）)\"']{0,3}(?:[（(][^（）()]{1,20}[）)])?|[—]{2})$")
CALLED = late(r"[！？!?》][”’』」）)]{0,3}$")
QUOTED_WORD = late(r"[“「『][^”」』！？!?。，]{1,8}[”」』]")
NUMBER = late(r"\d")
#: How a paragraph begins that goes on with what was told; a story hardly ever opens so.
REFERRING = late(
    any_of(
        "此外 同时 另?据悉 另?据了解 随后 对此 为此 其中 其间 与此同时 [他她它]们? 该 这 那 而 但 也 还 后来 不过 于是 除了 “ 接着 当时 目前 如今 另外 最后 然而"
    )
)
REFERRERS = frozenset("此同另据随对为其与他她它该这那而但也还后不于除“接当目如另最然")
QUOTED = late(r"[“‘「『\"]")
CLAUSES = late(r"。.|[，,；].{2,}[，,；、]|、.{2,}[，,]")
#: A picture that is a story of its own tells when or what happened before it says what is seen.
STORY = late(r"。.*。|图为|^\d{1,2}月\d{1,2}日|^(?:近日|日前|昨日|昨天|连日来)")
#: 资料图片 names nobody, and yet it is a picture's.
TAKEN_ON = late(r"[（(][^（）()]{0,12}\d日摄(?:[，,][^（）()]{2,12})?[）)]。?$")
#: A word of somebody's, and whose it is: …风景这边独好。——方远.
WHOSE = late(r"[。！？…”][ \u3000]*[—－-]{2}[ \u3000]*[\u4e00-\u9fff·《》]{2,12}$")
NOTED = late(r"[（(](?:[^（）()]{1,8}翻拍)?(?:本[报刊])?(?:资料|效果|示意|网络|视频)(?:图片?|照片|截图)[）)]$")
TAKEN = late(r"[摄图绘供截翻]|社发")
PAIRS = (("（", "）"), ("“", "”"), ("《", "》"), ("「", "」"), ("(", ")"))

#: Counted over 134,000 paragraphs of news: three characters in ten of running text are among these, but only one
#: paragraph in eighty begins with one of them.
NEVER_FIRST = frozenset(
    "，。、；：！？）」』”’》】…％%"
    "的和年了展方业行家动合是平部政化视力等个网消区播息月持表闻体务员机设议理系将制定能好治领增示战度于入"
    "统次心场济道导资组续量际题点席们期指问运书后情项活举造决间院性已里局义协达界式流革程者起计技域护色防"
    "团名门例及取确步放队并众府互品至号尔织亿省育线车标都级管求质办源升列境球态供略案病州策收责口愿子击势"
    "断见积效件贸果核命准处族权术史想称型认思话友划告形控善备致感兴切条速融助障选显验难始益础营识影观模类"
)  # fmt: skip
#: But for the places called so: the towns of 泉州 and the cities of China whose names begin with one of them.
PLACES_FIRST = frozenset(
    listed("感德 达埔 界山 后龙 省新 济南 济宁 合肥 运城 营口 益阳 达州 资阳 平凉 和田 兴安 定西 防城 果洛")
)
#: Over 25,000 headlines of news: two characters in ten of running text, the last of one headline in 140.
NEVER_LAST = frozenset(
    "（「『“‘《【"
    "的中在和了方央同主合有联视以共等个近不消经总月今到推将公保各两领这提委文社于与自交深十外导第调内们创"
    "指更西最科项从已得农企协他达支计技也防比小及取东之确并互江精着服还其可完常巴参教把供说届罗双此打医专"
    "积引伊族由反欧称促李"
)  # fmt: skip
