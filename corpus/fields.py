"""The names of a record's fields, as systems and scripts write them → our names for them. One table."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from corpus.variants import simplified
from corpus.wording import late, listed

#: Our name for a field → the names it goes by in the wild, as `_plain` has them; the first that holds something wins.
#: Where a system has no room for words it takes the initials of their sounds: bt is 标题, zw is 正文. Names in
#: traditional characters, Japanese ones among them, stand here in simplified ones.
FIELDS = {
    "id": ("id", "articleid", "编号"),
    "title": listed(
        "title headline articletitle newstitle doctitle maintitle 标题 题名 篇名 题目 主标题 正标题 主题名"
        " 文章标题 新闻标题 biaoti zhubiaoti timu 主题 bt zbt wzbt xwbt 报导标题 见出し titulo"
        " título manchete titre 제목 heading posttitle subject"
    ),
    "kicker": listed(
        "kicker shoulder shouldertitle 引题 眉题 肩题 引标题 眉标题 肩标题 上标题 introtitle leadtitle pretitle"
        " overline eyebrow yinti meiti jianti yt jt antetitulo antetítulo docleadtitle uptitle"
    ),
    "subtitle": listed(
        "subtitle 小标题 副标题 副题 副篇名 副题名 次标题 下标题 subheadline subhead subheading deck dek futi"
        " fubiaoti ft fbt 副见出し standfirst strapline subtitulo subtítulo"
        " subdoctitle ftitle vicetitle downtitle"
    ),
    "date": listed(
        "date 日期 pubdate publishdate publisheddate publicationdate datepublished issuedate releasedate"
        " postdate newsdate articledate paperdate 发布日期 出版日期 见报日期 见报日 刊发日期 刊登日期"
        " 发表日期 报纸日期 刊出日期 published publishedat publishtime publishedtime pubtime releasetime"
        " posttime newstime datetime 发布时间 发表时间 刊发时间 见报时间 发稿时间 出版时间 time 时间 riqi"
        " faburiqi fabushijian chubanriqi jianbaoriqi rq cbrq jbrq bzrq fbrq kdrq fbsj dcdate 出版日"
        " 掲载日 날짜 fecha data printdate issued"
        " docreltime docpubtime inputtime dateline newspaperdate publicationday"
    ),
    "year": ("year", "年", "年份"),
    "month": ("month", "月", "月份"),
    "day": ("day", "日"),
    "address": listed("url link href sourceurl articleurl permalink 网址 链接 原文链接"),
    "paragraphs": listed(
        "paragraphs content text body articlecontent articletext articlebody newscontent newstext doccontent"
        " fulltext maintext bodytext 正文 内容 全文 文章内容 文章正文 新闻内容 新闻正文 正文内容 正文文本"
        " 稿件内容 版面内容 版面文字 neirong zhengwen contenthtml htmlcontent pagetext contenttext"
        " contentencoded bodyhtml articlehtml ocrtext paras para paralist paragraphlist bodyparagraphs"
        " contentparagraphs texts 段落 zw nr qw wznr wzzw xwnr xwzw 内文 报导内容 本文"
        " 文本 doctext rawtext txt texto cuerpo 본문 story blocks postcontent dochtmlcon html rawhtml texthtml htmltext"
    ),
    "sections": listed("sections section subsections chapters parts 章节 小节"),
    "bylines": listed(
        "byline bylines by author authors writer writers reporter reporters creator dccreator journalist"
        " 作者 记者 署名 文章作者 作者姓名 撰稿 撰稿人 zuozhe jizhe zz zzxm jz writtenby autor autores 执笔者 docauthor"
        " 기자 通讯员 供稿 供稿人 reportername authorname writername"
    ),
    "captions": listed(
        "caption captions cutline cutlines figcaption picdesc photodesc imgdesc imagedesc picturedesc"
        " piccaption photocaption imgcaption imagecaption picturecaption imagecaptions photocaptions pictext"
        " phototext picnote 图片说明 照片说明 配图说明 插图说明 图片描述 图片文字 图说 图注 tupianshuoming"
        " tushuo tuzhu tpsm zpsm tpms legenda 写真说明"
    ),
    "images": listed(
        "images pictures photos pics imgs image picture photo pic img figures piclist imglist imagelist photolist"
        " tupian 图片 照片 配图 插图 附图 图片列表"
    ),
    "districts": ("districts", "district", "地区", "区域"),
    "page": listed(
        "page pageno pagenum pagenumber paperpage 版面 版次 版号 版 页码 页号 banci banmian banhao bc bm"
        " edition printpage pagina página 面 sheet layout pagename 版名 版面名称"
    ),
}
#: What an object for the headline calls its parts → our names for these: {"headline": {"main": …, "sub": …}}.
HEADLINE = {
    "main": "title",
    "sub": "subtitle",
    "deck": "subtitle",
    "kicker": "kicker",
    "over": "kicker",
    "pre": "kicker",
}
_TELLING = frozenset({"title", "paragraphs"})
_OURS = {name: field for field, names in FIELDS.items() for name in names}

# Names that mean a page only where they hold the number of one: bm is 版面 and 报名, an edition may be the morning's.
_DOUBTFUL = frozenset(listed("bm BM edition Edition sheet 面 layout Layout page_name pageName pagename 版名 版面名称"))
_SECTIONS = frozenset(listed("sections section subsections chapters parts Sections Section 章节 小节"))
# What an article has and a section of one has not.
_OF_ARTICLES = ("bylines", "date", "page", "id", "address", "kicker")
_NUMBERS = frozenset(listed("no num number name code 序号 名称"))
_MOMENTS = frozenset(listed("time datetime 时间 時間"))
_FOLIO = late(
    r"第?\s*[A-Za-z]?\d{1,3}(?:\s*(?:版|版?[:：·\s]+)[^\s\d]{0,10})?$|第?[一二三四五六七八九十]{1,3}版$|头版$"
)

_HEADLINE = late(r"(?:title|headline|标题)$|^(?:name|名称)$")
_OTHER_HEADLINE = late(r"sub|seo|meta|site|page|paper|channel|column|section|category|book|图|版|栏|频道|报|刊|网站")

_BETWEEN_WORDS = late(r"[\s_:@-]+")
# What search engines add to a name for the type of what it holds: title_s, content_txt, pubdate_dt.
_TYPED = late(r"_(?:s|ss|t|txt|dt|tdt|txt_cjk|text)$")


def named(field: str) -> str:
    """Our name for a field, or its own when we have none: pub_date, pubDate and PubDate are one."""
    return _OURS.get(_plain(field), field)


def is_meant(field: str, value: object) -> bool:
    """Whether a field, where its name means several things, holds what we take it for."""
    if field.lower() == "data":  # a day, in Portuguese
        return isinstance(value, str) and value[:1].isdigit()
    if field in _SECTIONS:
        return _are_sections(value)
    return field not in _DOUBTFUL or (isinstance(value, (str, int)) and is_one_page(str(value)))


def is_one_page(value: str) -> bool:
    """Whether a value is the number of one page and at most its name: 第2版：要闻 is, A06-A07 is not."""
    return _FOLIO.match(value) is not None


def _are_sections(value: object) -> bool:
    """Whether a list holds the sections of one article: texts with headings, and no articles."""
    return (
        isinstance(value, list)
        and bool(value)
        and all(isinstance(one, dict) and holds(one, "paragraphs") for one in value)
        and not any(holds(one, field) for one in value for field in _OF_ARTICLES)
    )


def is_folio(field: str, value: object) -> bool:
    """Whether a field of an object that is a page has its number: {"no": "03", "name": "乡镇"}."""
    return _plain(field) in _NUMBERS and isinstance(value, str) and is_one_page(value)


def is_headline(field: str) -> bool:
    """Whether a field of a name we have not says that it holds a headline: caption_title, 版面标题 does not."""
    plain = _plain(field)
    return plain not in _OURS and _HEADLINE.search(plain) is not None and not _OTHER_HEADLINE.search(plain)


def is_moment(field: str) -> bool:
    """Whether a field around an article may say when an answer was given, or a text edited: no day of printing."""
    return field.lower() in _MOMENTS


def is_article(record: Mapping[str, Any]) -> bool:
    """Whether a record has a field for a headline or for a text."""
    return _tells(tuple(record))


@lru_cache(maxsize=64)
def _tells(fields: tuple[str, ...]) -> bool:
    return any(ours in _TELLING for ours, _ in places(fields))


def holds(record: Mapping[str, Any], ours: str) -> bool:
    """Whether a field of a record that is one of ours holds something."""
    return any(map(record.get, _called(tuple(record), ours)))


def fields_in(record: Mapping[str, Any], ours: str) -> list[str]:
    """The fields of a record that are one of ours and hold something, the likeliest first."""
    return [name for name in _called(tuple(record), ours) if record[name]]


@lru_cache(maxsize=64)
def _called(fields: tuple[str, ...], ours: str) -> list[str]:
    return next((names for field, names in places(fields) if field == ours), [])


@lru_cache(maxsize=64)
def places(fields: tuple[str, ...]) -> tuple[tuple[str, list[str]], ...]:
    """Which of a record's fields each of ours may stand in; the records of a dump are nearly all alike."""
    called: dict[str, list[str]] = {}
    for field in fields:
        called.setdefault(_plain(field), []).append(field)
    present = ((ours, [field for name in names for field in called.get(name, ())]) for ours, names in FIELDS.items())
    return tuple((ours, names) for ours, names in present if names)


def _plain(field: str) -> str:
    """A field's name in small letters alone."""
    plain = _BETWEEN_WORDS.sub("", field).lower()
    if not plain.isascii():
        plain = simplified(plain)
    if "_" not in field or plain in _OURS:
        return plain
    return typed if (typed := _BETWEEN_WORDS.sub("", _TYPED.sub("", field)).lower()) in _OURS else plain
