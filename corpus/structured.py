"""A record that says what is what → the draft of its article. The names of fields are looked up in one table."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta, timezone
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from corpus import bylines, publication
from corpus.draft import Draft, Reading
from corpus.records import Kind
from corpus.wording import late, listed

if TYPE_CHECKING:
    from corpus.lines import Markup

#: Our name for a field → the names it goes by in the wild, as `_plain` has them; the first that is present wins.
FIELDS = {
    "id": ("id", "articleid", "编号"),
    "title": listed("title headline articletitle newstitle doctitle 标题 题名 篇名 题目 文章标题 新闻标题 biaoti 主题"),
    "kicker": ("kicker", "引题", "眉题", "肩题", "introtitle", "yinti"),
    "subtitle": listed("subtitle 副标题 副题 subheadline subhead subheading deck dek futi fubiaoti"),
    "date": listed(
        "date 日期 pubdate publishdate publisheddate publicationdate datepublished issuedate releasedate postdate"
        " newsdate articledate paperdate 发布日期 出版日期 见报日期 刊发日期 刊登日期 发表日期 报纸日期"
        " published publishedat publishtime publishedtime pubtime releasetime posttime newstime datetime"
        " 发布时间 发表时间 刊发时间 见报时间 发稿时间 出版时间 time 时间 riqi faburiqi fabushijian chubanriqi"
    ),
    "year": ("year", "年", "年份"),
    "month": ("month", "月", "月份"),
    "day": ("day", "日"),
    "address": ("url", "link", "href", "sourceurl", "articleurl", "网址", "链接", "原文链接"),
    "paragraphs": listed(
        "paragraphs content text body articlecontent articletext articlebody newscontent newstext doccontent fulltext"
        " maintext bodytext 正文 内容 全文 文章内容 文章正文 新闻内容 新闻正文 正文内容"
        " neirong zhengwen contenthtml htmlcontent pagetext"
    ),
    "bylines": listed(
        "byline bylines by author authors writer writers reporter reporters 作者 记者 署名 文章作者 zuozhe jizhe"
    ),
    "districts": ("districts", "district", "地区", "区域"),
    "page": (
        "page",
        "pageno",
        "pagenum",
        "pagenumber",
        "版面",
        "版次",
        "版号",
        "版",
        "页码",
        "banci",
        "banmian",
        "banhao",
    ),
}
_TELLING = ("title", "paragraphs")
_OURS = {name: field for field, names in FIELDS.items() for name in names}

# Every paragraph is given one: looked up in its enumeration that takes ten times as long, in Python 3.11.
_TITLE, _BODY, _BYLINE = Kind.TITLE, Kind.BODY, Kind.BYLINE

_TEXT_ENDS = frozenset("。！？…；：”")  # no byline ends so, and most paragraphs do

_BETWEEN_WORDS = late(r"[\s_-]+")
_MARKUP = late(
    r"</?(?:p|br|div|span|section|h[1-6]|li|td|img|strong|b|font)\b[^<>]*>|&(?:nbsp|emsp|ensp|[lr]dquo|mdash|middot|#\d+);"
)

# Counts of seconds, of the years from 2001 to 2033: 1783037700, and of thousandths of them.
_SECONDS = late(r"1\d{9}(?:\d{3})?$")
_CHINA = timezone(timedelta(hours=8))

_STRINGS, _DICTS = frozenset({str}), frozenset({dict})  # what a list may hold: JSON makes no subclasses


class RecordError(ValueError):
    """A record is no article. `line` counts from 1."""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(f"line {line}: {reason}")
        self.line = line


def named(field: str) -> str:
    """Our name for a field, or its own when we have none: pub_date, pubDate and PubDate are one."""
    return _OURS.get(_plain(field), field)


def is_article(record: Mapping[str, Any]) -> bool:
    """Whether a record has a field for a headline or for a text."""
    return any(ours in _TELLING for ours, _ in _names(tuple(record)))


def _plain(field: str) -> str:
    """A field's name in small letters alone."""
    return _BETWEEN_WORDS.sub("", field).lower()


def draft(record: Mapping[str, Any], line: int) -> Draft:
    """The draft a record states. Raises RecordError when a field holds what it cannot."""
    values = _values(record)
    title, kicker, below = _text(values, "title", line), _text(values, "kicker", line), _text(values, "subtitle", line)
    return Draft(
        line,
        id=_text(values, "id", line),
        page=_text(values, "page", line),
        title=title,
        subtitle=" ".join(filter(None, (kicker, below))),
        districts=tuple(_texts(values, "districts", line)),
        stated=published(_text(values, "date", line), line) or _told_apart(values),
        paragraphs=_paragraphs(values, (kicker, title, below), line),
    )


def readings(record: Mapping[str, Any], line: int) -> Iterator[Reading]:
    """What became of each field, and of each paragraph."""
    for kind, text, at in draft(record, line).paragraphs:
        yield Reading(at, text, kind.value, "a field of the record")
    for name, value in record.items():
        field = _OURS.get(_plain(name))
        used = field is not None and value is _value(record, field)
        if field in ("title", "kicker", "subtitle", "paragraphs", "bylines") and used:
            continue
        reason = f"the field {name}" if used else f"the field {name}, which no article has"
        yield Reading(line, _as_text(value), "furniture", reason)
    told = _value(record, "paragraphs")
    if isinstance(told, str):
        values = _values(record)
        if _repeats_headline(_texts(values, "paragraphs", line), title := _text(values, "title", line)):
            yield Reading(line, title, "furniture", "the headline once more")
        for mark in _unmarked(told)[1] if _is_marked_up(told) else ():
            yield Reading(line, mark.source, "furniture", f"markup, shown as {mark.shown!r}")
    for item in told if isinstance(told, list) else ():
        for name, value in item.items() if isinstance(item, dict) else ():
            if name not in ("text", "kind"):
                yield Reading(line, _as_text(value), "furniture", f"the field {name} of a paragraph")


def reading_beside(line: int, name: str, value: object) -> Reading:
    """What became of a field that stands around the records."""
    return Reading(line, _as_text(value), "furniture", f"the field {name}, which is no article's")


def _as_text(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def published(text: str, line: int) -> date | None:
    """The day a date field states, None when it is empty. Raises RecordError when it states none."""
    if not text:
        return None
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        pass
    found = publication.stated(text) or publication.from_name(text) or _counted(text)
    if found is None:
        raise RecordError(line, f"date {text[:40]!r} is none; YYYY-MM-DD is wanted")
    return found


def _counted(text: str) -> date | None:
    """The day in China that a count of seconds, or of thousandths, since 1970 means; None for another number."""
    if not _SECONDS.match(text):
        return None
    return datetime.fromtimestamp(int(text[:10]), _CHINA).date()


def _told_apart(values: Mapping[str, Any]) -> date | None:
    """The day that three fields say, or else the address of the article: …/html/2026-07/03/content_1.htm."""
    try:
        return date(*(int(values[part]) for part in ("year", "month", "day")))
    except (KeyError, ValueError, TypeError):
        address = values.get("address")
        return publication.from_name(address) if isinstance(address, str) else None


def _paragraphs(values: Mapping[str, Any], titles: tuple[str, ...], line: int) -> list[tuple[Kind, str, int]]:
    value = values.get("paragraphs")
    if isinstance(value, list) and value and _DICTS.issuperset(map(type, value)):
        return list(_told(value, line))
    texts = _texts(values, "paragraphs", line)
    if _repeats_headline(texts, titles[1]):
        del texts[0]
    return [
        *[(_TITLE, title, line) for title in titles if title],
        *[(_BYLINE, byline, line) for byline in _texts(values, "bylines", line)],
        *[(_BYLINE if text[-1] not in _TEXT_ENDS and bylines.is_byline(text) else _BODY, text, line) for text in texts],
    ]


def _repeats_headline(texts: list[str], title: str) -> bool:
    """Whether the headline stands above the text once more."""
    return bool(texts) and texts[0] == title


def _told(items: list[dict[str, Any]], line: int) -> Iterator[tuple[Kind, str, int]]:
    """Paragraphs that say their kind, as `quanwen articles` prints them."""
    for item in items:
        text, kind = item.get("text"), item.get("kind", "body")
        if not isinstance(text, str):
            raise RecordError(line, "a paragraph without text")
        try:
            yield Kind(kind), text.strip(), line
        except ValueError as error:
            raise RecordError(line, f"a paragraph's kind is {kind!r}; one of {', '.join(Kind)} is wanted") from error


def _value(record: Mapping[str, Any], field: str) -> Any:  # JSON is anything until looked at
    return _values(record).get(field)


def _values(record: Mapping[str, Any]) -> dict[str, Any]:
    """The values of a record by our names for its fields, those that hold nothing left out."""
    values = {}
    for field, names in _names(tuple(record)):
        for name in names:
            if (value := record[name]) is not None:
                values[field] = value
                break
    if "date" not in values or "page" not in values:
        for value in record.values():
            if type(value) is dict and value and not next(iter(value)).startswith("$"):
                values = {**_printed(value), **values}
    return values


def _printed(inner: Mapping[str, Any]) -> dict[str, Any]:
    """The day and the page that an object within a record states: {"fabu": {"riqi": …, "banci": …}}."""
    found = {field: next((inner[name] for name in names if inner[name]), None) for field, names in _names(tuple(inner))}
    return {field: value for field, value in found.items() if field in ("date", "page") and value}


@lru_cache(maxsize=64)
def _names(fields: tuple[str, ...]) -> tuple[tuple[str, list[str]], ...]:
    """Which of a record's fields each of ours may stand in; the records of a dump are nearly all alike."""
    called: dict[str, list[str]] = {}
    for field in fields:
        called.setdefault(_plain(field), []).append(field)
    present = ((ours, [field for name in names for field in called.get(name, ())]) for ours, names in FIELDS.items())
    return tuple((ours, names) for ours, names in present if names)


def _text(values: Mapping[str, Any], field: str, line: int) -> str:
    value = values.get(field)
    if isinstance(value, dict) and len(value) == 1 and next(iter(value)).startswith("$"):
        (value,) = value.values()  # {"$date": …}: so a database exports what JSON has no type for
    if isinstance(value, str):
        return value.strip()
    if value is None:
        return ""
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    raise RecordError(line, f"{field} is a {type(value).__name__}, text is wanted")


def _texts(values: Mapping[str, Any], field: str, line: int) -> list[str]:
    value = values.get(field)
    if value is None:
        return []
    if isinstance(value, str):
        is_marked_up = field == "paragraphs" and _is_marked_up(value)
        items = _unmarked(value)[0] if is_marked_up else value.split("\n")
    else:
        items = value
    if not isinstance(items, list) or not _STRINGS.issuperset(map(type, items)):
        raise RecordError(line, f"{field} is a {type(value).__name__}, a list of texts is wanted")
    return [stripped for item in items if (stripped := item.strip())]


def _is_marked_up(text: str) -> bool:
    """Whether a text was kept with the markup of the page it stood in."""
    return ("<" in text or "&" in text) and _MARKUP.search(text) is not None


def _unmarked(text: str) -> tuple[list[str], list[Markup]]:
    """The lines of such a text, and what was taken off them."""
    from corpus.lines import lines  # few records are kept so

    removed: list[Markup] = []
    return [line.text for line in lines(text, removed)], removed
