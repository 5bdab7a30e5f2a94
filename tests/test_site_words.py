"""What sites and papers print around an article is none of it, wherever on the page it stands."""

import pytest

from corpus.furniture import piece
from corpus.page import read_page, text_source
from corpus.site_words import is_around_articles

HEADLINE = "安溪西坪茶农忙采制"
TEXT = (
    "秋茶采摘时节，安溪县西坪镇的茶园里一片繁忙。茶农说，今年雨水均匀，茶青品质比往年好，每斤可以卖到八元钱。\n"
    "西坪镇的茶园面积有六万多亩，从业人员三万多人，茶叶收入占农民收入的七成以上。"
)
AROUND = """\
国内 国际 社会 体育 财经 娱乐
泉州晚报数字报 | 手机版 | 收藏
我的位置：首页>>数字报>>正文
复制链接
放大+ 缩小- 默认o
字号 T|T
大中小
打印 字体： 放大 正常 缩小 分享
用微信扫码二维码
我要跟帖
（原题为《新年伊始的一篇文章》）
(本文来自海岸新闻，更多原创资讯请下载“海岸新闻”APP)
【大 中 小】
[大] [中] [小]
正文字号：大 中 小
下一篇4
3上一篇
上一版3   下一版5
◀上一版 下一版▶
上篇：无 下篇：惠安石雕亮相博览会
当前版：A02
当前版: A02版 上一版 下一版
第1/3页
A01 头版 A02 要闻 A03 综合
打开APP阅读全文
点击图片看大图
PDF版
语音播报
评论(0)
已有12人评论
有0人参与 0条评论
赞(3)
1234阅读
人气：123
浏览次数: 123 次
分享到：新浪微博 腾讯微博 QQ空间 人人网
关于我们 | 联系我们 | 广告服务 | 招聘信息
登录 注册
[图片]
00:00/03:21
稿件来源：泉州晚报
转自：泉州晚报
关键字：茶叶、安溪
文章编号：1234
发布者：管理员
技术支持：北京方正电子
法律顾问：福建某律师事务所
广告经营许可证：350500400001
闽公网安备 35050302000000号
本网站所刊登的各种新闻、信息和专题资料，未经协议授权，禁止下载使用。
本报地址：泉州市丰泽区 邮编：362000 电话：0595-22500000
主管：中共泉州市委 主办：泉州晚报社
社长：方远 总编辑：许知秋
版式设计：方远
网络编辑：方远
※ 责任编辑 方远
[ 责编：方远 ]
【责任编辑】方远
本期主持：方远
零售每份1元
全年订价：360元
本报印务中心承印
▶▶▶上接A1版
>>详见A04版
今天是：2026年7月3日
日 一 二 三 四 五 六
今日天气 多云 25-32℃
更多新闻请关注泉州通客户端
以下文章来源于泉州晚报 ，作者方远
微信号 qzwb
转载请注明来源：泉州晚报
点“在看”传递温暖
往期精彩回顾
免责声明：本文仅代表作者观点
来源 | 泉州晚报
综合：泉州晚报、泉州网
（原标题：安溪茶农忙采茶）
举报 / 反馈
+关注
评论 12 条
展开剩余50%
www.qzwb.com 2026-07-03 08:30 来源：泉州晚报
#安溪# #茶叶#
""".splitlines()
NOT_AROUND = """\
收藏家的收藏
一条评论引来二十个志愿者
教育 健康 一个都不能少
教育 健康 养老
分享会上话茶香
打印店里的夜晚
图片背后的故事
上一版族谱找到了
下载量破万的方言课
目录学家来泉州
A5纸上的家书
阅读百万字的老农
社会实践点亮暑假
登录月球的茶种回家了
本报印务中心的三十年
客户端里的老街坊
更多人爱上了南音
今天是个好日子
版权意识进课堂
关注孤独症儿童
声明：一封迟到的道歉信
综合：让老街活起来
""".splitlines()


@pytest.mark.parametrize("line", AROUND)
@pytest.mark.parametrize("page", ["%s\n{}\n{}", "{}\n%s\n{}", "{}\n{}\n%s"])
def test_what_stands_around_an_article_is_none_of_it(line, page):
    page = page.format(HEADLINE, TEXT) % line
    taken = [(reading.text, reading.role) for reading in read_page(text_source(page)).readings()]
    assert [role for text, role in taken if text == line] == ["furniture"]
    [article] = read_page(text_source(page)).drafts
    assert (article.title, article.subtitle) == (HEADLINE, "")


@pytest.mark.parametrize("line", NOT_AROUND)
def test_a_headline_with_such_words_is_one(line):
    assert piece(line) is None


DATED = """\
本期出版日期：2026-07-03
出报日期：2026-07-03
当前期：2026年07月03日
期次：2026-07-03
本期：2026-07-03
发表于2026-07-03
更新于 2026-07-03 08:30
""".splitlines()


@pytest.mark.parametrize("line", DATED)
def test_the_day_of_an_issue_is_stated_in_whatever_field(line):
    [article] = read_page(text_source(f"{line}\n{HEADLINE}\n{TEXT}")).drafts
    assert (article.title, str(article.stated)) == (HEADLINE, "2026-07-03")


def test_a_few_names_of_sections_may_be_words():
    assert is_around_articles("教育 健康 体育 文化")
    assert not is_around_articles("教育 健康 体育")
    assert not is_around_articles("大")
