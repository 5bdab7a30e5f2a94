"""What a line shows by itself, one bit a sign.

What cannot matter is not looked for: a paragraph of 200 characters is no headline, whatever it looks like.
"""

from __future__ import annotations

from corpus import shapes
from corpus.bylines import LEAD, is_byline
from corpus.credits import credit
from corpus.cutting import cut_closing, may_be_signed
from corpus.divisions import place_names
from corpus.signs import BRIEF, Sign
from corpus.surnames import BESIDE_ROLES, RARE_SURNAMES, SURNAMES, are_surnamed, people

# Lengths in code points. A column of a Chinese city newspaper holds 15 to 25 characters and a headline at most two
# columns' width; of 74,514 news titles 16 % pass 29 and 2 % pass 48.
TINY, SMALL, SHORT, MEDIUM = 4, 12, 29, 48
# Half of the section headings have no more than 8, half of the headlines no fewer than 16.
SLIGHT, AMPLE = 8, 16
# Names of columns are seldom longer, 引题 seldom shorter.
SCANT = 6
# A caption that is one whole sentence is hardly ever longer, and one that names who is at what is no shorter.
SIGHT = 45
# A picture that is a story of its own is no shorter.
STORY = 35


def signs(text: str) -> int:
    """The signs a line shows by itself. `text` is simplified."""
    length, last = len(text), text[-1]
    seen = _beginning(text) | (Sign.ENDED if last == "。" else _ending(text, last))
    if seen & _CREDITED and text[0] in "▶图":
        if seen & Sign.ITEM:
            seen = seen & ~Sign.ITEM | Sign.FIGURE
        elif seen & Sign.FIGURE:
            seen = seen & ~Sign.STORY | Sign.CREDIT  # 图为… belongs to what is told above it
    if length > MEDIUM:
        seen |= _PARAGRAPH | (Sign.STORY if "。图为" in text else 0)  # no article tells what its own picture shows
        if length > BRIEF:
            return seen
    else:
        if length > STORY and "。图为" in text:
            seen |= Sign.STORY
        seen |= _LENGTHS[length] | (Sign.SENTENCES if shapes.CLAUSES.search(text) else 0)
        seen |= Sign.SITED if shapes.SITED.match(text) else 0
        if SLIGHT < length < AMPLE and (_PARTING.isdisjoint(text) or _FIGURES.isdisjoint(text)):
            seen |= Sign.WORDY
    if last == "。" and length <= SIGHT and text.find("。") == length - 1 and is_sight(text):
        seen |= Sign.SIGHT | (Sign.SCENE if "（" in text and shapes.POSED.search(text) else 0)
    if last == "。" and text[-2:-1] in _CLOSING and "日摄" in text[-20:] and shapes.TAKEN_ON.search(text):
        return seen | Sign.CREDIT
    if not (seen & _UNENDED or last in shapes.CLOSERS):
        return seen
    whole = _whole(text)
    if last == "》" and whole & Sign.SCENE:
        seen = seen & ~(Sign.CALLED | Sign.CRIED) | Sign.OPEN  # 修复前后的《…》 calls nobody
    if whole & _HALVED_SCENE == _HALVED_SCENE and not seen & _CREDITED:
        whole &= ~Sign.SCENE  # 老人卡了喉咙 邻居救回一命: no picture is told of in halves
    # ●本报记者 方远 is no item of a list
    return seen & ~Sign.ITEM | whole if whole & Sign.BYLINE else seen | whole


_PARAGRAPH = Sign.LONG | Sign.SENTENCES
_CREDITED = Sign.CREDIT | Sign.STORY
_HALVED_SCENE = Sign.SCENE | Sign.SPACED
_CLOSING = ("）", ")")
# Names of pages and columns that are longer are in parts, a number among them: 乡里月刊　5　物与人.
_PARTING = frozenset(" \u3000·|｜/／")
_FIGURES = frozenset("0123456789０１２３４５６７８９")
_UNENDED = Sign.OPEN | Sign.CALLED | Sign.PAUSED


def _beginning(text: str) -> int:
    first = text[0]
    seen = Sign.TAKES_UP if first in shapes.NEVER_FIRST and text[:2] not in shapes.PLACES_FIRST else 0
    if first in shapes.REFERRERS and shapes.REFERRING.match(text):
        seen |= Sign.REFERRING
    if first in shapes.BEGINNERS or _may_be_sent(text):
        if LEAD.match(text):
            seen |= Sign.LEAD
        elif found := shapes.BEGINNING.match(text):
            seen |= int(getattr(Sign, found.lastgroup or ""))
    return seen


def _may_be_sent(text: str) -> bool:
    """Whether it is worth a look if a line opens with who sent it from where: 闽海网讯, 泉州7月2日电, …（记者方远）."""
    return "讯" in text[2:24] or "消息" in text[2:16] or "日电" in text[3:16] or "记者" in text[4:40]


def _ending(text: str, last: str) -> int:
    if last in "！!" and shapes.ADDRESS.match(text):
        return Sign.ENDED
    if last in shapes.STOPS:
        return Sign.ENDED | (_called(text) if last in "！？!?" else _trailing(text) if last == "…" else 0)
    if last in "，,、":
        return Sign.PAUSED
    if len(text) <= SLIGHT and text.startswith(shapes.FORMULAS):
        return Sign.ENDED
    seen = _signature(text) if may_be_signed(text) else 0
    if last in shapes.CLOSERS:
        if shapes.CLOSED.search(text, max(0, len(text) - 28)):
            seen |= Sign.ENDED
        if shapes.CALLED.search(text, max(0, len(text) - 5)):
            seen |= _called(text)
    if not seen & (Sign.ENDED | Sign.CALLED):
        whose = "——" in text and shapes.WHOSE.search(text, max(0, len(text) - 18))
        seen |= Sign.ENDED if whose else Sign.OPEN | _torn(text)
    return seen


def _trailing(text: str) -> int:
    """What is told of a line that ends in ……, which a headline may, and no summary cut short."""
    return Sign.CALLED if len(text) <= SHORT and not shapes.CLAUSES.search(text) else 0


def _called(text: str) -> int:
    quotes = shapes.QUOTED.search(text) and shapes.QUOTED.search(shapes.QUOTED_WORD.sub("", text))
    return Sign.CALLED if quotes else Sign.CALLED | Sign.CRIED


def _torn(text: str) -> int:
    """Whether a line without a mark at its end was torn off there."""
    seen = Sign.CUT_OFF if text[-1] in shapes.NEVER_LAST else 0
    if text.isalpha():
        return seen
    for opens, closes in shapes.PAIRS:
        if opens in text and text.count(opens) > text.count(closes):
            return seen | Sign.UNBALANCED
    return seen


def _signature(text: str) -> int:
    """Whether a picture's credit or an article's names close the line."""
    if text[-1] in "）)" and LEAD.match(text) and cut_closing(text)[1]:
        return Sign.SIGNED | Sign.ENDED  # 本报讯 …（吴文婷 摄影报道）
    if "文" in text and text[0] in "（(文" and is_byline(text):
        return 0  # （方远/文 许知秋/摄） and 文/方远 图/许知秋 name who wrote, too
    if text[0] in "（(" and "报道" in text[-3:] and is_byline(text):
        return 0  # （方远 摄影报道） alone closes a report, whose pictures stand elsewhere
    if "摄影报道" in text[-6:] and shapes.REFERRING.match(text) and cut_closing(text)[1]:
        return Sign.SIGNED | Sign.ENDED  # 另据悉，…（方远 摄影报道）
    if (text[-1] not in "）)" or shapes.TAKEN.search(text, max(0, len(text) - 12))) and credit(text):
        return Sign.STORY if len(text) > STORY and shapes.STORY.search(text) else Sign.CREDIT
    if text[-1] in "）)" and "日摄" in text[-20:] and shapes.TAKEN_ON.search(text, max(0, len(text) - 28)):
        return Sign.CREDIT
    if text[-1] in "）)" and shapes.NOTED.search(text, max(0, len(text) - 10)):
        return Sign.CREDIT
    return Sign.SIGNED | Sign.ENDED if cut_closing(text)[1] else 0


_LENGTHS = tuple(
    Sign.TINY | Sign.SCANT
    if length <= TINY
    else Sign.SHORT | Sign.SMALL | Sign.SLIGHT | Sign.SCANT
    if length <= SCANT
    else Sign.SHORT | Sign.SMALL | Sign.SLIGHT
    if length <= SLIGHT
    else Sign.SHORT | Sign.SMALL
    if length <= SMALL
    else Sign.SHORT
    if length < AMPLE
    else Sign.SHORT | Sign.AMPLE
    if length <= SHORT
    else Sign.MEDIUM
    for length in range(MEDIUM + 1)
)


def _whole(text: str) -> int:
    """What a brief line is as a whole."""
    if is_byline(text):
        seen = Sign.ENCLOSED if text[0] in "（(【" else 0
        # ● 方远 is an author, as 方远 is, and who collected songs stands above them
        author = shapes.PEN.match(text) or text.endswith(("搜集", "收集", "采录"))
        return seen | Sign.BYLINE | (Sign.AUTHOR if author else 0)
    seen = Sign.PLACED if shapes.PLACE.match(text) else 0
    surnamed = text[0] in BESIDE_ROLES or text.count(" ") > 1
    if len(text) <= 15 and surnamed and shapes.AUTHOR.match(text) and _are_names(text):
        seen |= Sign.AUTHOR
    if len(text) <= AMPLE and not text.isalnum() and shapes.FRAMED.match(text):
        seen |= Sign.FRAMED
    if len(text) <= MEDIUM:
        lettered = text.isalpha()  # then there are no blanks, figures or quotes in it
        if not lettered and shapes.ROWLIKE.search(text):
            seen |= Sign.TABLE if shapes.ROW.match(text) else 0
            seen |= Sign.SPACED if shapes.HALVES.match(text) else 0
        if not lettered and shapes.PARTS.match(text):
            seen |= Sign.IN_PARTS
        if not lettered and "单位" in text and shapes.UNIT.match(text):
            seen |= Sign.TABLE
        seen |= _wording(text, lettered)
    return seen


def _are_names(text: str) -> bool:
    if text in place_names() or shapes.SMALL_PIECES.search(shapes.SPREAD.sub("", text)):
        return False  # 安溪 above a story says where it happened, and 简讯 what it is
    if len(text) == 3:
        return text[0] in SURNAMES or text[0] in RARE_SURNAMES
    names = people(text)
    return are_surnamed(names) and (max(map(len, names)) == 3 or not shapes.WORDY.search(text))


def _wording(text: str, lettered: bool) -> int:
    """What the words of a line as short as a headline say of it; `lettered` when it holds nothing but letters."""
    seen = Sign.SCENE if _is_scene(text) else 0
    if not lettered:
        seen |= Sign.QUOTING if shapes.QUOTED_WORD.search(text) else 0
        seen |= Sign.COUNTING if shapes.NUMBER.search(text) else 0
        seen |= Sign.SAID if text[0] == "“" and text.find("”") == len(text) - 1 else 0
    if shapes.EVENTFUL.search(text):
        seen |= Sign.EVENTFUL
    if (
        (len(text) > TINY or text.endswith("小组"))
        and text.endswith(shapes.OFFICES)
        and text.isalnum()
        and not shapes.NO_OFFICE.search(text)
    ):
        seen |= Sign.OFFICE
    if text.endswith(shapes.PICTURE_PIECES):
        return seen | Sign.GENRE
    if len(text) <= SLIGHT and text.strip(shapes.AROUND_PREFACES) in shapes.PREFACES:
        return seen | Sign.PREFACE
    seen |= Sign.CHAPTER if shapes.CHAPTER.match(text) else 0
    if not lettered:
        text = shapes.SPREAD.sub("", shapes.REMARK.sub("", text) if len(text.split()) == 1 else text)
    if shapes.SMALL_PIECES.search(text, max(0, len(text) - 4)) or shapes.SIDE_PIECES.match(text):
        seen |= Sign.GENRE | (Sign.IN_PARTS if shapes.SOME_PIECES.search(text) else 0)
    return seen


def _shows_people(text: str) -> bool:
    people = shapes.PEOPLE.search(text, 0, 12)
    if people and shapes.DOING.search(text, people.end(), people.end() + 26):
        return True
    return ("们" in text or "正" in text or "忙着" in text) and bool(shapes.SEEN_AT_IT.search(text))


def is_sight(text: str) -> bool:
    """Whether one sentence, its full stop included, says what a picture shows: somebody at something, a thing."""
    if "（" in text and shapes.POSED.search(text):
        return True
    if "叫“" in text or shapes.SAYS.search(text):
        return False  # 学生给它取了个名字，叫“…”
    if _shows_people(text) or shapes.NAMED_AT_IT.match(text) or shapes.A_THING.match(text):
        return True
    clause = text[text.rfind("，") + 1 :]  # 20日，燕厦乡一鸡场，当地村民在饲养蛋鸡。
    told = shapes.SEEN_TOO.search(clause, 0, 12) or (text[0].isdigit() and shapes.PEOPLE.search(clause, 0, 12))
    if told:
        return bool(shapes.DOING.search(clause))
    return text[0] not in shapes.REFERRERS and bool(shapes.IN_PLACE.match(clause[:-1]))


def _is_scene(text: str) -> bool:
    if "。" in text[:-1]:
        return False  # a picture is told of in one sentence
    if _shows_people(text):
        return True
    if text.endswith(shapes.VIEWS) and not shapes.NAMES_OF_PAGES.match(text):
        return True
    if shapes.IN_PLACE.match(text) or shapes.STATE.search(text, max(0, len(text) - 8)):
        return True
    if (
        shapes.AT_A_TIME.match(text)
        or ("的" in text[3:] and shapes.AT_A_PLACE.match(text))
        or ("（" in text and shapes.POSED.search(text))
    ):
        return True
    if len(text) > 24 or not text.isalnum() or text[-1] == "了":
        return False  # 骑行道上的坑补好了 tells what came of it
    return bool(shapes.AT_WORK.search(text) or shapes.IN_HAND.match(text))
