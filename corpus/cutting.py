"""A paragraph → the names it opens or closes with, and what it says between them.

Cutting keeps every character: lead + rest, or rest + closing, is the line again but for the blanks between.
"""

from __future__ import annotations

import re

from corpus.bylines import HOUSE, LEAD_BYLINE, LEAD_REACH, NAMED, OUTLET, REPORTERS, is_byline
from corpus.credits import CREDIT_REACH, PERSONS, credit
from corpus.surnames import PERSON
from corpus.variants import simplified
from corpus.wording import HAN_NAME, late

_ROLE = rf"(?:{HOUSE}){{0,3}}(?:记者|通讯员|实习生|特派员)[\s\u3000：:/／]*"
_DONE = r"(?:[/／ \u3000]*(?:文[/／]?图|图[/／]?文|摄影|文|图)(?=报道|[^\u4e00-\u9fff]|$))?"
_REPORTED = r"(?:摄影)?报道(?:[：:]|[ \u3000]+)"
_NAMED = rf"(?:{PERSON}|{HAN_NAME}{{2,4}}){_DONE}"
# Without brackets, reporters close their names with what they did: 本报讯 记者方远、通讯员许知秋报道：.
_OPEN_LEAD = late(
    rf"(?:本报|{OUTLET})(?:讯|消息)[\s\u3000]*(?:{_ROLE}{_NAMED}"
    rf"(?:[\s\u3000、]+{_NAMED}(?=[\s\u3000、]|{_REPORTED}))*[\s\u3000、]*){{1,4}}{_REPORTED}"
)
# Or blanks part them from the text: 本报讯 记者 方远志 通讯员 许知秋 一个脚印，…, 晚报讯 记者方远志 一个脚印，….
_SPACED_LEAD = late(
    rf"(?:(?:本报|{OUTLET})讯[\s\u3000]+)?(?:{_ROLE}{PERSON}{_DONE}"
    rf"(?:[\s\u3000、]+{PERSON}{_DONE}(?=[\s\u3000、]))*[\s\u3000]+){{1,4}}(?=[\u4e00-\u9fff“《\d])"
)
_ROLES_FIRST = 14
_AFTER_REPORTERS = frozenset("：: \u3000")
_BRACKET = late(r"[（(﹙]")
# What no lead without brackets lacks, in either script.
_MAY_LEAD = late("报道|報道|[记記]者|通[讯訊][员員]|[实實][习習]生")
_LAST_BRACKET = late(r"([（(](?![上下左右]{1,2}图)[^（）()]{1,100}[）)])$")
_SENTENCE_END = late(r"[。！？!?…”’」』；）)》](?:[①-⑩]\d?)?(?:\s*)$")

# Without brackets, only a task tells that the article closes: …谁都稳。方远 文/图
_OPEN_CLOSING = late(rf"[。！？…”]\s*({PERSONS}\s*[/／]?\s*(?:文[/／]?图|图文|文图|文))$")
# So does a task before the names: …稳稳当当。文/图 方远
_TASKS_CLOSING = late(rf"(?<=[。！？…”])\s*((?:文[/／]?图|图[/／]?文)(?:[：:]|[\s\u3000])\s*{PERSONS})$")
# Or a name set far behind the last sentence: …是办得到的。　　　　方远
_NAME_FAR = late(rf"(?<=[。！？…”!?])[ \u3000]{{3,}}({PERSON})$")
_GLUED = late(rf"(?<=[。！？”])[ \u3000]?({NAMED}(?:[ \u3000、]?{NAMED})?)$")
# Or reporters, which stand there for nothing else: …请尽快治理。本报记者 方远 整理
_REPORTERS_LAST = late(
    r"(?<=[。！？…”!?])\s*((?:本报|融媒体?|全媒体|见习|实习|首席|特约|[\u4e00-\u9fff]{2,6}[报网]){0,3}"
    r"(?:记者|通讯员|实习生)\s*[：:/／]?\s*[\u4e00-\u9fff][^。，！？,!?“]{1,40})$"
)
_NAMES_LAST = late(r"[文图][/／]?[文图][\s：:]|[记通实特图摄](?:者|讯员|习生|约摄影|[/／:：]|影[:：]|片?来源[:：])")
# In code points. Names in brackets are as long as their pattern lets them, with the brackets. Without brackets they are
# no longer than this; where nothing but a full stop parts them from the text they are two.
_BRACKET_REACH = 102
_CLOSING_REACH = 48
_OPEN_LEAD_REACH = 60
_GLUED_REACH = 9


def cut_lead(text: str) -> tuple[str, str]:
    """The reporters a paragraph opens with, 本报讯 included, and what it says; the first is empty when none are named.

    >>> cut_lead("本报讯 (记者方远 通讯员许知秋) 昨日，茶王赛开赛。")
    ('本报讯 (记者方远 通讯员许知秋)', '昨日，茶王赛开赛。')
    """
    bracket = _BRACKET.search(text, 0, LEAD_REACH)
    if not bracket and not _MAY_LEAD.search(text, 0, LEAD_REACH):
        return "", text
    head = simplified(text[:LEAD_REACH])
    if (told := head.find("报道", 0, _OPEN_LEAD_REACH) + 2) > 2 and text[told : told + 1] in _AFTER_REPORTERS:
        found = _OPEN_LEAD.match(head[: told + 1])
        if found and found.end() < len(text):
            return text[: found.end()], text[found.end() :]
    if _has_a_role(head[:_ROLES_FIRST]) and (found := _SPACED_LEAD.match(head)):
        return text[: found.end()].rstrip(), text[found.end() :]
    found = LEAD_BYLINE.match(head) if bracket else None
    if not found or found.end() == len(text) or not (REPORTERS.search(found[1]) or is_byline(found[1])):
        return "", text
    return text[: found.end()].rstrip(), text[found.end() :]


def _has_a_role(text: str) -> bool:
    return "记者" in text or "通讯员" in text or "实习生" in text


def cut_closing(text: str) -> tuple[str, str]:
    """What a paragraph says and the names it closes with, which are empty when there are none.

    >>> cut_closing("茶王赛圆满落幕。（方远 许知秋/文 方远/图）")
    ('茶王赛圆满落幕。', '（方远 许知秋/文 方远/图）')
    """
    plain = simplified(text)
    found = _closing_in_brackets(plain) if plain[-1:] in "）)" else _open_closing(plain)
    return (text[: found.start(1)].rstrip(), text[found.start(1) : found.end(1)]) if found else (text, "")


def _closing_in_brackets(text: str) -> re.Match[str] | None:
    found = _LAST_BRACKET.search(text, max(0, len(text) - _BRACKET_REACH))
    ended = found and _SENTENCE_END.search(text[: found.start()].rstrip()[-4:])
    return found if found and ended and is_byline(found[1]) else None


def _open_closing(text: str) -> re.Match[str] | None:
    if text[-1:] in "文图" and (found := _OPEN_CLOSING.search(text, max(0, len(text) - CREDIT_REACH))):
        return found
    reach = max(0, len(text) - _CLOSING_REACH)
    if _has_blanks_at_its_end(text) and (found := _NAME_FAR.search(text, reach)):
        return found
    found = _REPORTERS_LAST.search(text, reach) or _TASKS_CLOSING.search(text, reach)
    return found if found and is_byline(found[1]) else None


def _has_blanks_at_its_end(text: str) -> bool:
    """Whether blanks part the last characters, as they do a name set far behind the text."""
    return text[-8:-2].count(" ") + text[-8:-2].count("\u3000") > 1


def cut_glued(text: str) -> tuple[str, str]:
    """The same for a name or two right behind the last sentence, which only what stands below tells from a word.

    >>> cut_glued("秋茶下周开采。方远志"), cut_glued("秋茶下周开采。任务不轻")
    (('秋茶下周开采。', '方远志'), ('秋茶下周开采。任务不轻', ''))
    """
    found = _GLUED.search(simplified(text), max(0, len(text) - _GLUED_REACH))
    return (text[: found.start()].rstrip(), text[found.start(1) : found.end(1)]) if found else (text, "")


def may_be_signed(text: str) -> bool:
    """Whether it is worth a look if a line closes with names."""
    if (
        text[-1] in "）)影摄图文发稿"
        or text.endswith("摄影报道")
        or _NAMES_LAST.search(text, max(0, len(text) - _CLOSING_REACH))
    ):
        return True
    return _has_blanks_at_its_end(text)


def is_signed(text: str) -> bool:
    """Whether a line closes with names, an article's or a picture's: nothing goes on after it."""
    return bool(cut_closing(text)[1] or credit(text) or is_byline(text))
