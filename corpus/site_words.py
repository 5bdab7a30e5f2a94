"""A line → whether it is nothing but what sites print around an article: what one clicks on, and what else they have.

Such lines are made of some hundred labels in any order and number, parted by blanks and marks, with counts among them:
复制链接, 评论(0), 首页 | 手机版 | 登录. So they are taken apart and looked up; a pattern has to foresee all orders.
Or they are fields of the site and the paper, each known by what it is called: 技术支持：…, ※责任编辑 方远.
"""

from __future__ import annotations

from corpus.mastheads import DAY, DUTY, SECTIONS, WEEK
from corpus.wording import HAN_NAME, any_of, late, listed

#: No such line is longer, in code points.
LONGEST = 80
#: A row of so many names of sections leads to these: 国内 国际 社会 体育. Fewer may be a headline's.
ROW = 4

_LABELS = frozenset(
    listed(
        "复制链接 复制 手机版 电脑版 触屏版 移动版 无障碍 无障碍浏览 长者模式 老年版 关怀版 客户端 打开APP"
        " 打开客户端 APP内打开 打开APP阅读全文 下载APP 下载客户端 客户端下载 立即下载 立即打开 点击查看原文"
        " 查看原文 阅读原文 查看全文 展开全文 展开 收起 展开阅读全文 加载更多 点击加载更多 更多 我要评论 发表评论"
        " 写评论 网友评论 评论 条评论 人评论 已有 人评论 最新评论 全部评论 暂无评论 点赞 赞 踩 顶 喜欢 不喜欢 在看"
        " 收藏 已收藏 转发 分享 分享到 分享至 微信扫一扫分享 扫一扫分享 微信 分享到微信 朋友圈 微博 新浪微博"
        " 腾讯微博 网易微博 搜狐微博 QQ QQ空间 QQ好友 人人网 开心网 豆瓣 百度贴吧 好友 TOP Top 回到顶部 返回顶部"
        " 顶部 返回上一级 返回上页 返回 返回列表 返回目录 返回首页 返回版面 本版其他新闻 本版文章 本版新闻"
        " 本版其他文章 全部版面 所有版面 其他版面 PDF版 PDF 版面PDF PDF下载 点击下载PDF 下载PDF 版面PDF下载"
        " JPG下载 JPG 高清大图 查看大图 点击查看大图 点击看大图 点击图片看大图 缩略图 原图 原版 文字版 文本版"
        " 图文版 图片版 语音播报 语音朗读 听新闻 听全文 听报 朗读 朗读全文 倍速 播放 暂停 新闻排行 热文 小时热文"
        " 猜你喜欢 大家都在看 友情链接 登录 注册 退出 搜索 站内搜索 高级检索 高级搜索 检索 全文检索 请输入关键字"
        " 请输入关键词 往期查询 历史查询 期次查询 按日期检索 日期检索 往期回顾 往期 我要纠错 纠错 举报 报错 打印"
        " 打印本页 打印此页 关闭 关闭窗口 关闭本页 联系我们 关于我们 联系方式 广告服务 招聘信息 诚聘英才 版权声明"
        " 免责声明 网站地图 网站导航 设为首页 加入收藏 收藏本站 收藏本页 订阅 RSS RSS订阅 上一篇 下一篇 上一版"
        " 下一版 上一期 下一期 上一页 下一页 上一条 下一条 前一天 后一天 前一期 后一期 首页 主页 数字报 电子报"
        " 数字报首页 数字报刊 版面导航 标题导航 版面目录 目录 导航 放大 缩小 默认 默认o 字号 字体 字体大小 大 中"
        " 小 标准 超大 A T 用户名 密码"
        " 设置字号 显示 正文 正文字号 文字大小 打印本稿 Prev Next PREV NEXT 尾页 末页 上页 下页 上翻 下翻 提交 提交评论"
        " 匿名发表 匿名 欢迎关注 关注我们 新闻爆料 我要投稿 我要订报 广告刊例 广告投放 分类广告 数字报刊平台"
        " 数字报系统 报系导航 报网互动 正在加载 加载中 Loading 图片加载中 点击播放视频 视频加载中 播放视频 选择日期"
        " 日期查询 选择版面 请选择 全部 more MORE 详细 有 人参与 请登录后发表评论 验证码 日期 引用格式"
        " 点个在看 往期精彩回顾 往期推荐 精彩推荐 相关推荐 热门评论 查看更多评论 写下您的评论 已关注 关注 作者最新文章"
        " 平台声明 正在阅读 反馈 展开剩余 条 阅读 END End"
        " 检索结果 命中 下载 引用 导出 题录 全文阅读 正文阅读 文章阅读 原版阅读 查看原版 上篇 下篇"
        " 前一篇 后一篇 第 共 页 篇 大中小 小中大 Qzone 跟贴 跟帖 我要跟帖 我要跟贴 用微信扫描二维码 用微信扫码二维码"
        " 分享至好友和朋友圈 关注新华网 关注人民网 关注央视网 调整字体 人参与评论 人跟贴 条评论"
        " 正常 点击进入专题 分享让更多人看到"
    )
)
_SECTIONS = frozenset(
    listed(f"{SECTIONS} 娱乐 视频 汽车 房产 军事 论坛 博客 社区 专栏 直播 地方 公益 读书 美食 观点 深度 时评 专版")
)
_SIZES = frozenset("大中小AT")
# Fields that no article has, whatever they hold.
_FIELD = any_of(
    "我的位置 [你您]?(?:所在|当前|现在)的?位置 关键字 Tags? tags? (?:稿件|文章|信息|新闻|原文)来源 订报热线"
    " 发行热线 发行投诉 报料热线 爆料热线 官方(?:微博|微信|网站|抖音) 编辑邮箱 投稿邮箱"
    " (?:违法和?)?不良信息举报(?:电话|邮箱|热线)? 技术支持 法律顾问 常年法律顾问 开印时间 付印时间 印完时间"
    r" 全年[订定]价 每月[订定]价 每季[订定]价 (?:广告|互联网|信息网络|增值电信|出版|网络)\S{0,12}许可证(?:编?号)?"
    " 出处 转自 作者单位 类别 所属(?:栏目|分类|频道) (?:文章|稿件|新闻)编号 索引号 (?:文章)?ID 条形码 录入[者人]?"
    " 录入(?:时间|日期) 发布[者人] 发布单位 中图分类号 (?:抖音|快手|视频)号 期号"
)
_MAKER = any_of(
    f"版式设计 {DUTY} 责任?编辑 编辑 视觉(?:设计|总监)? 美术设计 网络编辑 新媒体编辑 实习编辑 文字编辑 执行编辑 审核"
    " [一二三初复]审"
)
_NAMES = rf"{HAN_NAME}(?:{HAN_NAME}{{1,3}}|[ \u3000]{HAN_NAME})(?:[\s、]+{HAN_NAME}{{2,3}}){{0,2}}"
_PUBLISHES = r"(?:主管|主办|承办|协办|编印|出版|编辑出版)(?:单位)?"
_HEAD = r"(?:社长|(?:副|常务副|执行)?总编辑?|总经理|台长|出版人|发行人)"
_TOLD = late(
    rf"(?:{_FIELD}\s*[:：]\s*.{{0,60}}"
    rf"|(?=.*(?:报社|报业|传媒|[日晚早晨]报|通讯社|新闻中心|融媒体))(?:{_PUBLISHES}\s*[:：]\s*[^\s，。]{{2,24}}[\s|｜]*){{1,4}}"
    rf"|(?:{_HEAD}\s*[:：]?\s*{_NAMES}[\s|｜]*){{2,5}}"
    rf"|[\[【]{_MAKER}[\]】]\s*{_NAMES}|(?:本期|栏目|本栏)主持人?\s*[:：/／]\s*{_NAMES}"
    rf"|[上下前后]一?[篇版条期]\s*[:：].{{0,60}}|[\[【（(](?:图片?|视频|音频)[\]】）)]|(?:摘要|导语|作者|责编|责任编辑|来源|副题|引题)\s*[:：]"
    r"|以下文章来源于.{2,40}|微信号\s?[:：]?\s?\w{3,24}|功能介绍\s.{2,40}|▲?点击图片[^。]{0,12}|(?:欢迎转载[，,]\s?)?转载请?注明[^。]{2,24}"
    r"|点“?在看”?[^。]{0,12}|喜欢就点个?赞[^。]{0,6}|戳“?阅读原文”?|(?:免责)?声明\s?[:：]\s?本(?:文|站|平台|网)[^。]{2,60}。?"
    r"|(?:文字|图片|视频)?来源\s*[|丨｜/／]\s*.{2,30}|(?:文字|图片|视频)来源[:：].{2,30}|综合(?:自|[:：])[^。]{2,40}[报网社台]"
    r"|[（(]?原(?:标题|题)(?:[:：]|为)[^。]{2,50}|[（(]?本文来自[^。]{2,50}|返回搜狐[^。]{0,10}|DOI[:：]\s?\S{4,50}|(?:收稿|修回|录用)日期[:：].{4,20}|分类号[:：]\s?[A-Z].{0,16}"
    r"|(?:#[^#\s]{1,16}#\s*)+"
    rf"|[□■※◎●★◆▲\[【（(\s]+{_MAKER}\s*[:：/／\s]\s*{_NAMES}[\s\]】）)]*"
    rf"|(?:{_MAKER}\s*[:：/／]\s*{_NAMES}[\s|｜│]*){{1,6}}|(?:网络|新媒体|见习|实习|图片|文字)编辑[\s\u3000]+{_NAMES}"
    r"|本网站?(?:所)?(?:刊登|刊载|发布|载)[^。]{2,60}(?:转载|下载|复制|使用|授权)[^。]{0,24}。?"
    r"|\S{0,3}公网安备.{4,24}|本广告由[^。]{2,24}发布|[（(]广告[）)]|(?:本报)?\S{0,8}(?:印务中心|印刷厂|印务公司|印务有限公司)承?印刷?"
    r"|零售\s?每?份?\s?[:：]?\s?[\d.]{1,5}\s?元|(?:邮发)?代号\s?\d{1,2}-\d{1,4}"
    r"|[▶▷►◀◁◄>＞》→\s]{1,6}(?:上接|下转|紧接|详见|见)\s?第?\s?[A-Z]?[\d一二三四五六七八九十]{1,3}\s?版.{0,8}"
    rf"|(?:欢迎您?[！!，,]?\s*)?今天是\s*[:：]?\s*{DAY}(?:\s*{WEEK})?"
    r"|日\s一\s二\s三\s四\s五\s六|一\s二\s三\s四\s五\s六\s日|\d+(?:\.\d)?万?(?:次)?(?:阅读|浏览|点击)"
    r"|(?:人气|热度|已阅|(?:阅读|浏览|点击|访问|下载)(?:量|次数|人数|数)?)\s*[:：]?\s*\d[\d.,]*万?\+?\s?次?"
    r"|(?:全文|本文)?[共约]?\s?\d+\s?字(?:\s.{0,12}分钟)?|(?:第\s?\d+/\d+\s?页|共\s?\d+\s?页)|第\d{3,5}号|\d\d:\d\d\s?/\s?\d\d:\d\d"
    r"|网友评论仅[^。]{4,40}。?|文明上网[^。]{0,16}。?|(?:下载|打开)?[\u4e00-\u9fff]{2,6}(?:APP|App)"
    r"|[\u4e00-\u9fff]{2,8}(?:报业集团|报业传媒集团|数字报刊平台)"
    rf"|(?:[A-D]\d{{1,2}}版?[\s:：]+{HAN_NAME}{{2,6}}[\s|｜]*){{2,24}}"
    rf"|更多(?:新闻|内容|资讯|报道|精彩)[^。]{{0,6}}(?:关注|登录|下载|点击)[^。]{{2,20}}|{HAN_NAME}{{2,6}}客户端"
    r"|本报地址\s*[:：].{4,60}|(?:今[日天]|明[日天])天气\s.{0,12}\d{1,2}\s*[-~～—–至]+\s*-?\d{1,2}\s*(?:℃|度).{0,10})$"
)
# A paper beside labels: 泉州晚报数字报 | 手机版.
_PAPER = late(r"[\u4e00-\u9fff]{2,8}(?:[报网]|数字报|电子报|电子版|客户端)$")
_APART = late(r"[\s\d.万%|｜·•>＞»›<＜«‹/／\[\]【】()（）:：,，、◀▶▲▼←→+＋\-—_]+")


def is_around_articles(text: str) -> bool:
    """Whether a line is of labels alone, or a field of the site or the paper. `text` is simplified.

    >>> [is_around_articles(line) for line in ("评论(0) | 收藏", "国内 国际 社会 体育", "教育 健康", "收藏家的收藏")]
    [True, True, False, False]
    """
    if len(text) > LONGEST:
        return False
    if _TOLD.match(text):
        return True
    parts = [part for part in _APART.split(text) if part]
    labels = sum(part in _LABELS for part in parts)
    if parts and set(parts) <= _SIZES:
        return len(parts) > 1
    if labels and (any(len(part) > 1 for part in parts) or any(map(str.isdigit, text))):
        others = [part for part in parts if part not in _LABELS and part not in _SECTIONS]
        return not others or (labels >= len(others) and all(map(_PAPER.match, others)))
    return len(parts) >= ROW and all(part in _SECTIONS for part in parts)


def is_menu_word(text: str) -> bool:
    """Whether a line is one word of a menu, 首页 or 体育, or a line of what sites print around an article."""
    return text in _LABELS or text in _SECTIONS or is_around_articles(text)
