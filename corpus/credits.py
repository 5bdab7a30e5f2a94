"""Who took the picture, as printed behind what it shows or on a line of its own."""

from __future__ import annotations

from corpus.surnames import BESIDE_ROLES, PERSON
from corpus.variants import simplified
from corpus.wording import HAN, HAN_NAME, any_of, late

# 方 远摄（新华社发）: who distributes the picture stands behind its credit.
_DISTRIBUTOR = any_of("人民视觉 人民图片 视觉中国 影像中国")
_DISTRIBUTED = rf"(?:[（(](?:新华社发|中新社发|{_DISTRIBUTOR})[）)]|[/／](?:{HAN_NAME}{{2}}图片|{_DISTRIBUTOR}))"
# Beside 记者 and 摄 a name is told from words without its surname: 新华社记者 凡 舟摄.
_REPORTER = rf"(?:(?:本[报刊网]|新华社|中新社)?(?:{HAN_NAME}{{0,4}}(?:记者|通讯员)|特约摄影)|(?:新华社|中新社)发)"
PERSONS = rf"(?:(?:{_REPORTER})?\s*{PERSON}(?:[\s、]{{1,3}}(?:(?:{_REPORTER})\s*)?{PERSON}){{0,4}})"
_HOW_TAKEN = r"\s*[/／]?\s*(?:摄影?|供图|翻拍|航拍|制图|绘图)"
_NAME_SPREAD = rf"{HAN_NAME}[ \u3000]?{HAN_NAME}{{1,2}}"
_TAKEN = any_of("摄影报道 摄影? 供图 提供 制图 绘 翻拍 截图")
_BY = r"\s*[/／:：]\s*"
# Whose pictures they are who are no photographers.
_SENDER = any_of(
    "受访者 采访对象 当事人 网友 读者 家属 通讯员 视觉中国 资料 警方 校方 院方 景区 企业 主办方 承办方 相关部门"
    f" 有关部门 {HAN_NAME}{{0,12}}[院校局馆社会站村镇司部队办室] {HAN_NAME}{{0,10}}中心"
)
# How a caption closes: （县文化馆供图）, （图/方远）, 方远 摄, 图/方远. （方远 文/图） closes an article.
_SENT_PICTURE = rf"(?:新华社|中新社|{HAN_NAME}{{2,6}}(?:通讯社|日报))(?:[发稿]|传真照片)"
# Or in front of it: 新华社发（方 远摄）.
_PHOTOGRAPHER = late(
    rf"{_REPORTER}\s*{_NAME_SPREAD}\s?摄(?:影报道)?(?:{_DISTRIBUTED})?$|{_NAME_SPREAD}\s?摄{_DISTRIBUTED}$"
    rf"|{_SENT_PICTURE}[ \u3000]{{0,2}}[（(]{_NAME_SPREAD}\s?摄[）)]$"
)
# Whose picture it is stands behind who took it: 许宜夏摄（闽海日报稿）.
_SENT_BY = late(rf"[\s\u3000]*[（(]{HAN_NAME}{{2,10}}(?:[发稿]|照片)[）)]+$|[\s\u3000]*（传真照片）$")
_CREDIT_ENCLOSED = late(
    rf"[（(](?:{_SENT_PICTURE}|(?:新华社|中新社|本报)发|{_DISTRIBUTOR}|图[源据][:：\s]?{HAN_NAME}{{2,12}}"
    rf"|(?![上下左右如见附]{{1,2}}图)[^（）()]{{1,40}}{_TAKEN}"
    rf"|\s*(?:(?P<told>图{_BY})|){PERSONS}(?(told)|\s*[/／ ]\s*图)"
    rf"|\s*(?:摄影|拍摄|航拍|制图|摄)(?:{_BY}|[ \u3000]){HAN_NAME}{{2,4}}(?:[\s、]{HAN_NAME}{{2,4}}){{0,3}})\s*[）)]$"
)
# Reporters whom no blank parts: 晨报记者方远志通讯员许知秋摄.
_REPORTERS_GLUED = late(
    rf"(?:[\s。！]|^)(?:{HAN_NAME}{{0,4}}(?:记者|通讯员){HAN_NAME}{{2,4}}?){{1,3}}\s?摄$"
    rf"|记者[{''.join(sorted(BESIDE_ROLES))}]{HAN_NAME}{{1,2}}\s?摄$"
)
# Who took the picture beside who wrote: 方远/文 许知秋/摄.
_WROTE = late(r"[/／]\s?文(?![\u4e00-\u9fff/／])")
_CREDIT = late(
    rf"(?:[\s。！）)][◎■●□]?|^|(?=本报记者|新华社记者|新华社发$|中新社发$))"
    # names stand once here, for they take 4 ms to compile: what was done is told in front or behind, and 图 not by 文
    rf"(?:{_SENT_PICTURE}|(?:(?P<told>(?:图|摄影|摄|供图|漫画|制图|航拍){_BY}|(?<=[\s。])摄影[ \u3000]{{1,2}})"
    rf"|(?P<wrote_not>(?<!文[ \u3000]))|){PERSONS}(?(told)|(?:{_HOW_TAKEN}|(?(wrote_not)[ \u3000]图|(?!))))"
    rf"|图[源据][:：]?{HAN_NAME}{{2,12}}"
    rf"|(?:图{_BY}|图片?由){HAN_NAME}{{2,16}}(?:提供|供图)"
    rf"|(?:{_REPORTER}\s*{_NAME_SPREAD}[\s、]{{1,3}}){{0,3}}{_REPORTER}\s*{_NAME_SPREAD}(?:{_HOW_TAKEN}|(?<=特约摄影..)|(?<=特约摄影...)|(?<=特约摄影....))"
    rf"|(?<=[\s。！？”])[{''.join(sorted(BESIDE_ROLES))}][ \u3000]?{HAN_NAME}{{1,2}}(?<![拍合])[ \u3000]?[/／]?摄"
    rf"|(?<=[。！？”][ \u3000])[{''.join(sorted(BESIDE_ROLES))}]{HAN_NAME}{{1,2}}[ \u3000]?摄影报道"
    r"|(?:本报|新华社|中新社)记者\s?摄"
    r"|图片?来源[:：][^\s。，]{2,16}"
    rf"|本组(?:图片|照片)[均皆]?由[{HAN}、\s]{{2,24}}(?:拍摄|摄影?|提供|供图)"
    rf"|(?:本组|以上|组图)(?:图片|照片)?[均皆]?(?:拍?摄于){HAN_NAME}{{2,16}}"
    rf"|{_SENDER}\s*供图)(?:{_DISTRIBUTED})?$"
)
#: A credit without brackets is no longer.
CREDIT_REACH = 28
_AGENCY = late(r"(?:新华社|中新社)(?:记者|发)?[ \u3000]?$")
# Whose reporter it was: 闽海日报记者　方 远 摄.
_WHOSE_REPORTER = late(r"^[（(]?[\u4e00-\u9fff·]{2,14}(?:记者|通讯员|摄影)\s*$")
# Names of those who took pictures and wrote nothing.
_TOOK = late(r"[□■●]?\s*摄影(?:[：:/／\s]|记者)|(?<![/／图])(?:摄|摄影|摄影报道)(?:[（(][^（）()]{2,6}[）)])?[）)]?$")


def credit(caption: str) -> str:
    """Who took the picture, as printed at the caption's end; empty when nobody is named.

    >>> credit("志愿者陪客商看样（苏望野 摄）"), credit("店主为游客盘头簪花")
    ('（苏望野 摄）', '')
    """
    text = simplified(caption)
    if text[-1:] in "）)" and ("摄（" in text or not _CREDIT_ENCLOSED.search(text, max(0, len(text) - CREDIT_REACH))):
        text = _SENT_BY.sub("", text)
    if text[-1:] in "）)":
        at = max(text.rfind("（"), text.rfind("("))
        if at >= 0 and _WROTE.search(text, at):
            return ""
        if at < 0 or _CREDIT_ENCLOSED.match(text, at):
            return caption[_begins_with_agency(text, at) :] if at >= 0 else ""
    reach = max(0, len(text) - CREDIT_REACH)
    found = _CREDIT.search(text, reach) or (_REPORTERS_GLUED.search(text, reach) if text[-1:] == "摄" else None)
    return caption[found.start() :].lstrip("。！ \u3000") if found else ""


def _begins_with_agency(text: str, at: int) -> int:
    """Where a credit in brackets begins; the agency that sent the picture stands before them: 新华社发（方远 摄）."""
    found = _AGENCY.search(text, max(0, at - 8), at)
    return found.start() if found else at


def took_pictures(text: str) -> bool:
    """Whether a byline is that of photographers and nothing else.

    >>> [took_pictures(line) for line in ("方远 摄", "方 远摄（新华社发）", "会议现场 方远 摄", "方远 文/图")]
    [True, True, False, False]
    """
    if not _TOOK.search(text):
        return False
    named = credit(text)
    if named in ("", text) or " 文 " in text or is_photographer(text):
        return True
    return bool(_WHOSE_REPORTER.search(text[: -len(named)]))


def is_photographer(text: str) -> bool:
    """Whether a line is nothing but the name of who took a picture, surname or not."""
    return "摄" in text and _PHOTOGRAPHER.match(text) is not None
