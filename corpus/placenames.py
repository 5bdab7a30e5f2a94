"""Text → the names of places in it, with the divisions that bear them. `gazetteer` decides which of these is meant.

The lexicon holds two kinds of words: names that count anywhere, and lookalikes, words that contain a name and are no
place (`places/lookalikes.csv`). Both are matched alike, so that the earlier and the longer word wins. Names that
count only by their neighbours are found by `vouching`. Texts in traditional characters are matched as if they were in
simplified ones.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache, cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from ahocorasick_rs import BytesAhoCorasick, MatchKind

from corpus.divisions import CITY, COUNTY, PLACES, TOWNSHIP, Division, Divisions, Reach
from corpus.placetraps import TRAPPED, is_none
from corpus.texts import Texts
from corpus.variants import has_variants, simplified
from corpus.vouching import COUNTS, LISTING, OFFICES, OTHER_BEGINS, Found, Vouching, is_other_name
from corpus.wording import late

if TYPE_CHECKING:
    from corpus.prefilter import Prefilter

# 王永春. Not 感谢, 也许, 分钟, 本周, 森林.
SURNAME_BEFORE = late(
    "(?<=[王李张刘陈杨黄赵吴周徐孙马朱胡郭林罗郑梁谢宋唐许韩冯邓曹彭曾肖董袁潘蒋蔡杜魏吕沈姚卢姜崔钟谭汪廖贾韦邹熊孟秦阎薛侯雷"
    "叶苏庄洪施柯戴颜傅尤龚卓邱涂蓝翁詹辜阮骆倪尹黎殷])"
    "(?<!感谢|也许|或许|允许|分钟|点钟|本周|每周|上周|下周|一周|两周|首周|森林|园林"
    "|茶叶|树叶|落叶|江苏|村庄|农庄|山庄|钱庄|抗洪|防洪|山洪|泄洪|行洪|实施|措施|设施|爱戴|容颜)"
)
# Cities whose name people bear; the news names 李长春 300 times, 李金华 24, 王安顺 5.
_GIVEN_NAMES = late("长春|安顺|金华|大庆|德阳|泰安|吉安|嘉兴|绍兴|庆阳|保定|宜春|永州|广安|德宏|延安")
# What a lookalike ends in may begin a word after the place: 南安装备, 惠安排涝, 南安全市,
# 惠安女子拔河队; not 安装, 安排, 安全, 惠安女子服饰.
_OWN_WORDS = {
    **{"装": "备修置饰配卸载", "全": "市域力民省县镇区员", "排": "水名球污涝", "口": "岸碑"},
    "女": [*"篮排足", *("子" + sport for sport in "篮排足拔手羽乒网举田龙石")],
}
# What stands behind a short name that may be a part of another one: most names are followed by none of these.
_ENDS_TOWN = frozenset("镇乡道")  # no town lies in another: 北峰街道霞美 is a village
_DOUBTING = OTHER_BEGINS | {"公"}

# Where so many characters have been looked at, as many will be, and numpy is worth its import; and how many at once its
# arrays are worth the making.
MUCH, LARGE = 3 << 20, 1 << 12
_new = tuple.__new__  # what `Found(...)` does, in half of its time
Hit = tuple[int, int, int]  # the number of a word, and the code points [start, end) of the text where it stands


class _Word(NamedTuple):
    """What a word of the lexicon may mean: several labels, a name with several bearers; none, no place."""

    labels: tuple[str, ...]
    doubtful: bool = False  # whether other places decide if, or which, it is
    short: bool = False  # whether what follows may show that it is part of another name
    given: bool = False  # whether people bear it, so that a surname may stand in front
    trapped: bool = False  # whether it may be a part of other words than those written out
    after: int = 0  # how many characters at its end belong to the next word
    is_town: bool = False  # whether a list may be of towns where it stands in one
    ends_list: bool = False  # whether it counts the townships named before it: 三班、浔中两镇
    is_office: bool = False  # whether it may be called by the short name of a township: 官桥派出所


class Lexicon:
    """The words that name divisions in the newspapers of one home region."""

    def __init__(self, divisions: Divisions) -> None:
        self._divisions = divisions
        self._vouching = Vouching(divisions, lookalikes())
        self._beginnings = self._vouching.beginnings()
        names = self._old_names() | self._short_names() | self._full_names()
        words = names | dict.fromkeys(lookalikes(), _Word(())) | _rescued(names)
        words |= dict.fromkeys(COUNTS, _Word((), ends_list=True))
        words |= dict.fromkeys(OFFICES, _Word((), is_office=True))
        if has_variants("\n".join(words)):  # a user's may be; texts are looked at in simplified characters
            words = {simplified(name): word for name, word in words.items()}
        self._words = list(words.values())
        self._texts = list(words)
        # one hit in six is such a lookalike: it has kept shorter words from being found, and that is all
        self._idle = frozenset(number for number, word in enumerate(self._words) if word == _Word(()))
        self._automaton = BytesAhoCorasick([word.encode() for word in words], matchkind=MatchKind.LeftmostLongest)
        self._looked_at = 0

    @cached_property
    def _prefilter(self) -> Prefilter:
        # Here, not above: numpy takes ten times as long to import as the automaton to be made.
        from corpus.prefilter import Prefilter

        return Prefilter(self._texts)

    def find(self, text: str) -> tuple[list[Found], bool]:
        """The names in `text`, sorted, disjoint, none of them empty; and whether any is doubtful."""
        return next((found for _, found in self.find_all([simplified(text)])), ([], False))

    def find_all(self, texts: Sequence[str]) -> Iterator[tuple[int, tuple[list[Found], bool]]]:
        """What `find` says of each text that holds a word of the lexicon, behind the text's number.

        The texts are in simplified characters, as `Texts.plain` has them: whoever asks has looked for others already.
        """
        texts = Texts.of(texts)
        for number, hits in self._hits(texts):
            yield number, self._names(texts[number], hits)

    def _hits(self, texts: Texts) -> Iterator[tuple[int, list[Hit]]]:
        """The words of the lexicon in each text that has any. One pass over all texts: a call for each costs more."""
        ends = texts.ends
        number, hits, words = 0, list[Hit](), self._texts
        begin = end = 0  # in code points: the text we are in
        for which, at in self._words_in(texts.joined):
            if which in self._idle:
                continue
            if at >= end:
                if hits:
                    yield number, hits
                number = bisect_right(ends, at, number)
                hits, end = [], ends[number]
                begin = end - len(texts[number]) - 1
            start = at - begin
            hits.append((which, start, start + len(words[which])))
        if hits:
            yield number, hits

    def _words_in(self, joined: str) -> Iterator[tuple[int, int]]:
        """The number of each word of the lexicon and where it stands."""
        self._looked_at += len(joined)
        if len(joined) > LARGE and self._looked_at > MUCH:
            return self._prefilter.find(joined)
        return self._by_automaton(joined)

    def _by_automaton(self, joined: str) -> Iterator[tuple[int, int]]:
        at, words = 0, self._texts
        # half of a surrogate pair, as \ud83d in a careless .jsonl, is no character of any name; nor is a line end
        coded = joined.encode("utf-8", "surrogatepass")
        for which, _, _ in self._automaton.find_matches_as_indexes(coded):
            # no word stands between two hits, so this one is where it is found next
            at = joined.index(words[which], at)
            yield which, at
            at += len(words[which])

    def _names(self, text: str, hits: list[Hit]) -> tuple[list[Found], bool]:
        found: list[Found] = []
        counts: list[int] = []
        offices: list[int] = []
        done, doubtful, listed, words, beginnings = -1, False, False, self._words, self._beginnings
        for number, (which, start, stop) in enumerate(hits, 1):
            labels, is_open, short, given, trapped, after, is_town, ends_list, is_office = words[which]
            if not labels:
                if ends_list:
                    counts.append(start)
                elif is_office:
                    offices.append(start)
                continue
            end = stop - after
            behind = text[end : end + 1]
            doubted = short and (given or trapped or behind in _DOUBTING)
            if start < done or (doubted and _is_other(text, start, end, given and start != done, is_town)):
                continue
            if start == done and short and is_town and text[start - 1] in _ENDS_TOWN:
                continue
            done, doubtful = end, doubtful or is_open
            found.append(_new(Found, (start, end, labels, is_open)))
            if behind in beginnings.get(labels[0], ()):
                found += self._vouching.after(text, end, labels[0], self._next(hits, number))
                done, doubtful, listed = found[-1].end, True, True
            elif behind == "、" and len(found) > 1 and (above := self._listed_under(text, found)):
                found += self._vouching.after(text, end + 1, above, self._next(hits, number))
                doubtful |= found[-1].end > end
                done = found[-1].end
            if is_town and not listed:
                listed = behind in LISTING or text[max(start - 1, 0) : start] in LISTING
        if counts or listed:
            found = self._vouching.in_lists(text, found, counts)
        if offices:
            found = self._vouching.of_offices(text, found, offices)
            doubtful = True
        return found, doubtful and any(name.doubtful for name in found)

    def _listed_under(self, text: str, found: Sequence[Found]) -> str | None:
        """The province right before a list of its cities that the last name found belongs to: 浙江杭州、义乌."""
        above = self._divisions.chain(found[-1].labels[0])[-1]
        for after, before in pairwise(reversed(found)):
            if self._divisions[after.labels[0]].level != CITY:
                return None
            if before.end == after.start:
                return above if before.labels[0] == above else None
            if text[before.end : after.start] != "、":
                return None
        return None

    def _next(self, hits: list[Hit], number: int) -> Found | None:
        """The lexicon's first name among the hits from `number` on."""
        for at in range(number, len(hits)):
            which, start, end = hits[at]
            if labels := self._words[which].labels:
                return Found(start, end, labels, self._words[which].doubtful)
        return None

    def _short_names(self) -> dict[str, _Word]:
        """The short names that count anywhere. Of a city and its county of the same short name, it is the city's."""
        words: dict[str, _Word] = {}
        for division in sorted(self._divisions, key=lambda division: division.level):
            for name, reach in () if division.bearers else division.names:
                if reach is Reach.FREE or (reach is Reach.HOME and self._is_at_home(division)):
                    words.setdefault(name, self._short_name(division, name))
        return words

    def _short_name(self, division: Division, name: str) -> _Word:
        given = bool(_GIVEN_NAMES.fullmatch(name)) or (division.level >= COUNTY and self._is_at_home(division))
        is_town = division.level == TOWNSHIP
        return _Word((division.label,), self._recurs(division, name), True, given, name in TRAPPED, is_town=is_town)

    def _full_names(self) -> dict[str, _Word]:
        """The official names, but those that count only after a division above them."""
        bearers: dict[str, list[Division]] = {}
        for division in self._divisions:
            if not division.bearers and not self._vouching.is_common(division.name):
                bearers.setdefault(division.name, []).append(division)
        return {name: self._full_name(several, name) for name, several in bearers.items()}

    def _old_names(self) -> dict[str, _Word]:
        """The townships of home by the titles they had: 诗山乡, 春美公社, 青阳镇."""
        bearers: dict[str, list[Division]] = {}
        for division in self._divisions:
            for name, reach in () if division.bearers else division.names:
                if reach is Reach.OLD:
                    bearers.setdefault(name, []).append(division)
        return {name: self._full_name(several, name) for name, several in bearers.items()}

    def _full_name(self, bearers: list[Division], name: str) -> _Word:
        doubtful = len(bearers) > 1 or self._recurs(bearers[0], name)
        return _Word(tuple(one.label for one in bearers), doubtful, is_town=bearers[0].level == TOWNSHIP)

    def _recurs(self, division: Division, name: str) -> bool:
        """Whether the name may well be borne elsewhere: a township's or a zone's of home, but for 泉州综合保税区.

        A user's own place is not doubted: only the bureau's codes are all digits.
        """
        if division.alone or (division.level != TOWNSHIP and not (division.is_zone and self._is_at_home(division))):
            return False
        above = (self._divisions[label] for label in self._divisions.above(division.label))
        return division.code.isdecimal() and not any(name.startswith(short) for up in above for short, _ in up.names)

    def _is_at_home(self, division: Division) -> bool:
        return self._divisions.within(division.label, self._divisions.home)


@cache
def lookalikes() -> frozenset[str]:
    """The words that contain a name and are no place."""
    lines = (PLACES / "lookalikes.csv").read_text(encoding="utf-8").splitlines()[1:]
    return frozenset(line.partition(",")[0] for line in lines)


def _rescued(names: dict[str, _Word]) -> dict[str, _Word]:
    """Where the end of a lookalike begins a word of its own, the name in it counts: 南安装备."""
    return {
        word + after: names[word[:-1]]._replace(short=False, after=1 + len(after))
        for word in lookalikes()
        if word[:-1] in names
        for after in _OWN_WORDS.get(word[-1], "")
    }


def _is_other(text: str, start: int, end: int, given: bool, is_town: bool) -> bool:
    """Whether its neighbours show that a short name is no place, or, where it is `given` to people, a person."""
    return (
        (not is_town and text.startswith("公社", end))  # 洛阳公社, which no city was called
        or (given and SURNAME_BEFORE.match(text, start) is not None)
        or is_other_name(text, end)
        or is_none(text, start, end)
    )
