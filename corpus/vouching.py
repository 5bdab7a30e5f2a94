"""Names of places that count only by their neighbours → the places they name.

A name counts right after a division above it (丰泽东海, 福建长汀), in a list with another township of its county
(百崎、洛阳), and before a count of townships (官桥、码头两镇). What names are besides is the matter of `placenames`.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence, Set
from typing import NamedTuple

from corpus.divisions import COUNTY, TOWNSHIP, Division, Divisions, Reach
from corpus.wording import late, listed

# A short name with one of these is part of another name: 石狮路, 泉港村, 英林街道, 福建日报, 岳阳舰. The words
# excepted go on to say something of the place itself (南安村民, 泉港路段) or name another (宁波镇海, 临汾乡宁).
OTHER_NAME = late(
    "街道|镇(?!村|街|域|区|政|党|江|定|海|安|远|赉|原|平|巴|宁|雄|沅|康|坪)|乡(?!村|镇|亲|土|音|愁|情|贤|间|宁|城)"
    "|村(?!民|里|级|落|支|两|干|镇|庄|居|集|改|财|官|务|医|貌|容|史|委|超|篮|排|[Bb]|晚(?!报)|播|咖|跑|歌|舞)"
    "|路(?!口|段|政|网|况|面|基|权|桥|灯|演|径|线|南区|北区)|[东西南北中][一二三四]?路|街(?!区|头|坊|巷|镇|舞|办)|大道|巷(?![道子])"
    "|水库|水电站|大桥|隧道"
    "|等[几两三四五六七八九十0-9]{1,2}座(?![小古]?[城镇])"
    "|等[几两三四五六七八九十0-9]{1,2}个(?:自然|行政)?村|湾(?=晚报|日报|网)"
    # 剑斗溪, a river; 南安溪美 and 福安溪潭镇 are towns, 水头溪东村 is a village
    "|溪(?![流鱼石美]|[\u4e00-\u9fff]{1,2}[村路街社镇乡])"
    "|晚报|日报|早报|晨报|商报|时报|青年报|经济报|都市报|卫视|舰(?!队|艇|员)|网(?!络|红|格|点|约|友|上|购|民|店|信|吧|贷|箱|球|易)"
    # 贺兰山东麓, 羊湖南岸: a mountain, a river or a lake, and a direction
    "|(?<=[山河湖海江][东西南北])(?:麓|岸|坡|侧|端|部(?![分门队长署级委属]))"
)
#: What the first of these characters can be: most names are followed by none of them.
OTHER_BEGINS = frozenset("溪等湾街镇乡村路大巷晚日早晨商时青经都卫舰网麓岸坡侧端部水隧东西南北中")
# What stands between the items of a list.
LISTED = late("[、和与及·]|以及")
LISTING = frozenset("、和与及·")
_LENGTHS = range(6, 1, -1)  # of the names that are vouched for; none but Mongolian banners are longer
# What words end in that are called after a place and stand for themselves, whatever is before: 泉州洛阳桥, 码头工人.
_LANDMARKS = frozenset("山江河湖湾桥寺园工")
_LANDMARK_ENDS = range(3, 6)  # how long they are
_TOWNS = ("乡镇", "镇街", "街道", "镇", "乡")
# Words that count the townships named before them: 两镇, 五个乡镇, 等3个街道; or call more of them so: 等街道.
COUNTS = [count + towns for count in (*"两二三四五六七八九十", "个", "等") for towns in _TOWNS]
# Bodies that are called by the short name of their township: 官桥派出所, 水口法庭.
OFFICES = listed(
    "派出所 法庭 司法所 税务所 税务分局 工商所 供电所 国土所 自然资源所 林业站 水利站 农技站 卫生院 中心卫生院 中心小学"
    " 中心幼儿园 中心校 支局 信用社 敬老院 粮站 供销社 交警中队 执法中队 消防救援站 边防派出所 海防派出所 边防所"
    " 市场监管所 盐场"
)
_NUMBERS = {digit: n for n, digits in enumerate(("两二2２", "三3３", "四4４", "五5５", "六6６"), 2) for digit in digits}
_COUNT = late("等?(?:[0-9０-９]{1,2}|[一二两三四五六七八九十]{1,2})?$")

# Of the characters that are a county's name by themselves those that jieba's dictionary has at the end of no word that
# a county follows: 攸县, 歙县.
_ENDS_NO_WORD = frozenset("攸澧歙黟莒郏睢珙泾隰绛莘蠡")


class Found(NamedTuple):
    """A name at [start, end) and the labels of those who bear it; `doubtful`: other places decide if, or which."""

    start: int
    end: int
    labels: tuple[str, ...]
    doubtful: bool


class _Below(NamedTuple):
    """The names that a division vouches for, with the labels of those who bear them."""

    names: dict[str, tuple[str, ...]]
    beginnings: frozenset[str]  # their first characters
    pairs: frozenset[str]  # and the first two of each
    former: frozenset[str]  # those of them that a zone took from the division
    any_title: bool  # a county vouches for its townships by whatever title: 南安县水头公社, 南安美林镇


class Vouching:
    """Which divisions vouch for which names. `common` are the words that contain a name and are no place."""

    def __init__(self, divisions: Divisions, common: Set[str]) -> None:
        self._divisions = divisions
        self._common = common
        self._below = self._all_below()
        self._towns = self._towns_of_home()
        self._labels_of_towns = frozenset(one.label for one in divisions if one.level == TOWNSHIP)

    def beginnings(self) -> dict[str, frozenset[str]]:
        """For each division that vouches for names their first characters."""
        return {label: below.beginnings for label, below in self._below.items()}

    def after(self, text: str, at: int, above: str, following: Found | None) -> Iterator[Found]:
        """The names from `at` on that the division before them vouches for, one or a list: 福建长汀、连城.

        Where the lexicon's next name stands, that counts, unless it is elsewhere: 台商投资区洛阳 is the town.
        """
        below = self._below[above]
        while name := self._name_at(text, at, below):
            if following and at >= following.start and not self._overrules(text, at, name, above, following):
                return
            labels = below.names[name]
            yield Found(at, at + len(name), labels, doubtful=len(labels) > 1)
            at += len(name)
            if listed := LISTED.match(text, at):
                at = listed.end()
            elif labels[0] in self._below:
                below = self._below[labels[0]]
            else:
                return

    def in_lists(self, text: str, found: list[Found], counts: Sequence[int]) -> list[Found]:
        """The names found, and those that stand in a list with a township or before one of the `counts` of them."""
        more: dict[Found, None] = {}
        for seed in found:
            if self._is_town(seed) and seed._replace(doubtful=False) not in more:  # else its list has been read
                more |= dict.fromkeys(self._listed_with(text, seed))
        more |= dict.fromkeys(name for at in counts for name in self._counted(text, at))
        if not more:
            return found
        found = sorted(found)
        for name in more:
            first = bisect_right(found, name.start, key=lambda one: one.end)
            last = bisect_left(found, name.end, first, key=lambda one: one.start)
            if all(self._gives_way(one, name) for one in found[first:last]):
                found[first:last] = [name]
        return found

    def of_offices(self, text: str, found: list[Found], offices: Sequence[int]) -> list[Found]:
        """The names found, and the townships whose bodies are named, each ending where one of `offices` begins."""
        more = [
            Found(at - len(name), at, self._towns[name], doubtful=True)
            for at in offices
            if (name := _name_before(text, at, self._towns))
        ]
        free = [one for one in more if not any(name.start < one.end and one.start < name.end for name in found)]
        return sorted([*found, *free]) if free else found

    def _name_at(self, text: str, at: int, below: _Below) -> str | None:
        if text[at : at + 2] not in below.pairs:  # as most often, and soon seen
            return None
        for length in _LENGTHS:
            name = text[at : at + length]
            if name in below.names and (below.any_title or not is_other_name(text, at + length)):
                if self._is_landmark(text, at, length):
                    return None
                # a commune of the county was no town of the zone yet
                return None if name in below.former and text.startswith("公社", at + length) else name
        return None

    def _is_landmark(self, text: str, at: int, length: int) -> bool:
        """Whether the name is the beginning of a longer one, which is known and no division's: 上海黄浦江."""
        longer = (text[at : at + more] for more in _LANDMARK_ENDS if more > length)
        return any(word[-1:] in _LANDMARKS and word in self._common for word in longer)

    def _overrules(self, text: str, at: int, name: str, above: str, following: Found) -> bool:
        """Whether the name counts although the lexicon knows one there.

        That is another place of the name, a shorter name, or a town by the title it had: 安溪参内乡 alone is no town.
        """
        if self._below[above].any_title and at == following.start and text.startswith("乡", following.end):
            return True
        elsewhere = not any(self._divisions.within(label, above) for label in following.labels)
        return elsewhere and at == following.start and at + len(name) >= following.end

    def _is_town(self, name: Found) -> bool:
        return name.labels[0] in self._labels_of_towns and len(name.labels) == 1

    def _gives_way(self, found: Found, to: Found) -> bool:
        """Whether a name found gives way to one of a list: a city elsewhere, or what is open and is settled now."""
        if (found.start, found.end) == (to.start, to.end):
            return found.labels != to.labels
        is_home = any(self._divisions.within(label, self._divisions.home) for label in found.labels)
        return not is_home and to.start <= found.start and found.end <= to.end

    def _listed_with(self, text: str, seed: Found) -> Iterator[Found]:
        """The townships of the seed's county that stand in a list with it, after it and before it."""
        below = self._below.get(self._divisions[seed.labels[0]].parent or "")
        if below is None:
            return
        at = seed.end
        while (listed := LISTED.match(text, at)) and (name := self._listed_name(text, listed.end(), below)):
            at = listed.end() + len(name)
            yield Found(listed.end(), at, below.names[name], doubtful=False)
        at = seed.start
        while (end := _before_mark(text, at)) and (name := _name_before(text, end, below.names)):
            at = end - len(name)
            yield Found(at, end, below.names[name], doubtful=False)

    def _listed_name(self, text: str, at: int, below: _Below) -> str | None:
        """The name of a township at this place of a list, if it is not part of another word."""
        name = self._name_at(text, at, below)
        if name is None or is_other_name(text, at + len(name)):
            return None
        longer = (text[at : at + length] for length in range(len(name) + 1, 6))
        return None if any(word in self._common for word in longer) else name

    def _counted(self, text: str, at: int) -> list[Found]:
        """The townships listed before a count of them, two or more: of one county, or just as many."""
        count = _COUNT.search(text, max(at - 5, 0), at)
        end: int | None = count.start() if count else at
        names: list[tuple[int, int, str]] = []
        while end is not None and (name := _name_before(text, end, self._towns)):
            names.append((end - len(name), end, name))
            end = _before_mark(text, end - len(name))
        parents = [{self._divisions[label].parent for label in self._towns[name]} for *_, name in names]
        shared = set.intersection(*parents) if len(parents) > 1 else set()
        said = count[0] if count else text[at]
        as_many = _NUMBERS.get(said.lstrip("等")) == len(names) or (said[:1] == "等" and len(names) > 2)
        if not shared and as_many and all(len(parent) == 1 for parent in parents):
            shared = set.union(*parents)
        elif len(shared) != 1:
            return []
        return [
            Found(start, end, tuple(one for one in self._towns[name] if self._divisions[one].parent in shared), False)
            for start, end, name in names
        ]

    def _all_below(self) -> dict[str, _Below]:
        """For each province, city and home county the names that count right after it."""
        names: dict[str, dict[str, tuple[str, ...]]] = {}
        for division in sorted(self._divisions, key=lambda division: division.level):
            below = self._names_below(division)
            for above in self._vouching_for(division) if below else ():
                for name in below:
                    known = names.setdefault(above, {})
                    known[name] = self._with(known.get(name, ()), division)
        return {
            label: _Below(
                known,
                frozenset(name[0] for name in known),
                frozenset(name[:2] for name in known),
                frozenset(name for name, (bearer, *_) in known.items() if self._divisions.former(bearer) == label),
                self._divisions[label].level == COUNTY,
            )
            for label, known in names.items()
        }

    def _vouching_for(self, division: Division) -> Sequence[str]:
        """The two divisions above it, and the county that a zone took it from: 惠安洛阳."""
        return [*self._divisions.above(division.label)[:2], *filter(None, [self._divisions.former(division.label)])]

    def _with(self, bearers: tuple[str, ...], division: Division) -> tuple[str, ...]:
        """The bearers of a name and one more, if it is as high: 辽宁朝阳 is the city, not the county in it."""
        if bearers and self._divisions[bearers[0]].level < division.level:
            return bearers
        return (*bearers, division.label)

    def _names_below(self, division: Division) -> list[str]:
        """The names of a division that count only after one above it, or not only there."""
        if division.bearers:
            return []
        names = [name for name, reach in division.names if reach is not Reach.FREE]
        return [*names, division.name] if self.is_common(division.name) else names

    def is_common(self, name: str) -> bool:
        """Whether a full name is a common word too. Names of two characters run into others: 示范县, 造成县城.

        But for those whose first character ends no word: 攸县.
        """
        return (len(name) == 2 and name[0] not in _ENDS_NO_WORD) or name in self._common

    def _towns_of_home(self) -> dict[str, tuple[str, ...]]:
        """The townships of home by their short names."""
        towns: dict[str, tuple[str, ...]] = {}
        for division in self._divisions:
            if division.level == TOWNSHIP and not division.bearers:
                for name, _ in division.names:
                    towns[name] = (*towns.get(name, ()), division.label)
        return towns


def is_other_name(text: str, at: int) -> bool:
    """Whether what stands at `at` makes the short name before it part of another name."""
    return text[at : at + 1] in OTHER_BEGINS and OTHER_NAME.match(text, at) is not None


def _before_mark(text: str, at: int) -> int | None:
    """Where the item before ends, if the mark of a list stands right before `at`."""
    if text[max(at - 2, 0) : at] == "以及":
        return at - 2
    return at - 1 if text[max(at - 1, 0) : at] in LISTING else None


def _name_before(text: str, end: int, names: dict[str, tuple[str, ...]]) -> str | None:
    """The longest of the names that ends there."""
    return next((name for n in _LENGTHS if n <= end and (name := text[end - n : end]) in names), None)
