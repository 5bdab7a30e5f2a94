"""What a tree matches: the sets that a scan makes of it, headlines counted as context."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import searcher
from corpus import Article, Gazetteer, Kind
from index.folding import fold
from index.record import headline
from index.tokenizer import tokenizer_for
from searcher import Searcher
from searcher.matching import Matcher, Matches
from searcher.parser import parse
from searcher.parts import Parts, size_of
from searcher.query import (
    And,
    District,
    Everything,
    Field,
    Gist,
    Leaf,
    Near,
    Node,
    Not,
    OfKind,
    Or,
    Pattern,
    Phrase,
    Published,
    Scope,
    Speaking,
    Within,
    Words,
    leaves,
)
from searcher.selection import best
from tests import oracle
from tests.conftest import build, read_all
from tests.hay import ALL, story, write_hay
from tests.strategies import write_dump

GAZETTEER = Gazetteer.load()
TOKENIZER = tokenizer_for()
UNION, LAMPS, SCHOOL, STONE = (
    {name for name in ALL if name.startswith(article)} for article in ("union", "lamps", "school", "stone")
)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_hay(tmp_path_factory.mktemp("hay") / "dumps")


@pytest.fixture(scope="module")
def opened(root: Path) -> Iterator[Searcher]:
    with build(root.parent / "idx", root) as searcher:
        yield searcher


@pytest.fixture(scope="module")
def articles(root: Path) -> list[Article]:
    return read_all([root], GAZETTEER)


def matched(opened: Searcher, query: Node, *filters: Node) -> tuple[set[str], Node]:
    """The ids of what matches, and what it is that they match."""
    found = opened.matcher().match(query, filters)
    assert found.ordinals.tolist() == sorted(set(found.ordinals.tolist()))
    assert len(found.scores) == len(found.ordinals)
    return {opened.snapshot.entry(int(row)).paragraph.id for row in found.ordinals}, found.query


MATCHED = {
    "everything": ("*", set(ALL)),
    "a word": ("灯会", LAMPS),
    "a character inside longer words": ("茶", {*SCHOOL, "lamps#2"}),
    "a word in another script and width": ("ＡＩ＋鄉村", {"union#2"}),
    "a word of which only the headline has a part": ("夜校 采茶", {"school#2"}),
    "a word that only headlines have": ("开课", {"school#0"}),
    "words that stand together as one": ("招聘会南安市", {"stone#2"}),
    "a phrase": ('"三区联创"', UNION - {"union#2"}),
    "a phrase across a sentence's end": ('"同时举行举行"', set()),
    "a phrase right after a sentence's end": ('"举行招聘会"', {"stone#2"}),
    "a single character": ('"区"', UNION),
    "a phrase needs no context": ('"夜校" 采茶', set()),
    "all": ("人才 招聘会", {"stone#2"}),
    "any": ("采茶 | 南音", {"school#2", "lamps#2"}),
    "any of all": ("采茶 卖茶 | 灯会 南音", {"school#2", "lamps#2"}),
    "without": ("灯会 -南音", {"lamps#0", "lamps#1"}),
    "without a headline's word": ("-夜校", set(ALL) - SCHOOL),
    "without a phrase": ('人才 -"招聘会"', {"union#0", "union#2"}),
    "without several": ("灯会 -(南音 | 每年)", {"lamps#0"}),
    "not both": ("灯会 -(南音 每年)", LAMPS),
    "nothing but a refusal of everything": ("-*", set()),
    "in the headline": ("标题:灯会", LAMPS),
    "a phrase in the headline": ('标题:"街灯"', LAMPS),
    "a headline's word that only bodies have": ("标题:采茶", set()),
    "in the headline and in the text": ("标题:人才 校区", {"union#1", "union#2"}),
    "a district": ("地区:南安", STONE),
    "a district in it": ("地区:水头镇", {"stone#1"}),
    "a city and all in it": ("地区:泉州", UNION | SCHOOL | STONE),
    "a word in a district": ("人才 地区:泉港区", {"union#0", "union#2"}),
    "a month": ("日期:2026-06", SCHOOL | STONE),
    "days": ("日期:2026-06-29..2026-07-01", STONE | UNION),
    "what has a date": ("日期:..", set(ALL) - LAMPS),
    "what has none": ("-(日期:..)", LAMPS),
    "what is nowhere": ("-(地区:福建省)", LAMPS),
    "nothing": ("无此词语", set()),
    "parts near one another": ('"课 区"~4', {"union#2"}),
    "parts in either order": ('"区 课"~4', {"union#2"}),
    "parts further apart": ('"课 区"~1', set()),
    "parts with a mark between": ('"校区 人才"~4', {"union#2"}),
    "parts near one another in the headline": ('标题:"三区 人才"~3', UNION),
    "a character not known": ("三?联创", UNION - {"union#2"}),
    "a character not known is no mark": ("园区?社区", set()),
    "characters not known": ("水*海外", {"stone#1"}),
    "characters not known up to a mark": ("展销会*人才", set()),
    "the beginning of a word": ("铁观*", {"school#3"}),
    "the beginning of a number": ("2*人", {"union#2"}),
    "a pattern in the headline": ("标题:三?联创", UNION),
    "a word that goes on": ("热茶?", {"lamps#2"}),
    "in one sentence": ("同句(招聘会 石材)", set()),
    "in one sentence of several": ("同句(招聘会 南安市)", {"stone#2"}),
    "not in one sentence": ("招聘会 -同句(展销会 南安市)", {"stone#2"}),
    "in one sentence without": ("同句(招聘会 -展销会)", {"stone#2"}),
    "in one sentence and a district": ("同句(茶 地区:安溪县)", {"school#1", "school#2", "school#3", "school#0"}),
    "in one article": ("同篇(采茶 铁观音)", {"school#2", "school#3"}),
    "in one article and this": ("同篇(采茶 铁观音) 夜校", {"school#0", "school#1", "school#2", "school#3"}),
    "not in one article": ("人才 -同篇(水头 展销会)", {"union#0", "union#2"}),
    "a kind of paragraph": ("人才 类型:标题", {"union#0"}),
    "a word or a filter": ("南音 | 地区:南安", {"lamps#2", *STONE}),
    "a filter, or a word that headlines lend": ("夜校 | 类型:署名", {"school#0", "school#1"}),
    "a word or everything": ("南音 | *", set(ALL)),
    "a word or a refusal": ("夜校 | -茶", {"school#0", "school#1", *(set(ALL) - SCHOOL - {"lamps#2"})}),
    "a headline's word and a filter or a word": ("夜校 (铁观音 | 地区:安溪)", {"school#0", "school#1", "school#3"}),
    "in one sentence a word or a filter": ("同句(南音 | 地区:南安)", {"lamps#2", *STONE}),
    "in one article a word or a filter": ("同篇(南音 | 地区:水头镇)", {"lamps#2", *STONE}),
    "days spoken of": ("事件:2026-06", set()),
    "what sounds like nothing": ("拼音:zzz", set()),
}


@pytest.mark.parametrize(("query", "wanted"), MATCHED.values(), ids=MATCHED)
def test_a_query_matches_these_paragraphs(opened: Searcher, query: str, wanted: set[str]) -> None:
    tree = parse(query)
    assert matched(opened, tree) == (wanted, tree)


@pytest.mark.parametrize("mark", ["。", "！", "？", "!", "?", "，", "；", "：", "…", " ", "”"])
def test_a_sentence_ends_at_a_full_stop_an_exclamation_or_a_question(tmp_path: Path, mark: str) -> None:
    write_dump(tmp_path / "dumps" / "a.jsonl", [story("题", f"南音好听{mark}灯会好看{mark}", id="a")])
    with build(tmp_path / "idx", tmp_path / "dumps") as one:
        assert bool(one.search("同句(南音 灯会)")) is (mark not in "。！？!?")


LOOSENED = {
    "any part": ("人才 南音", {"union#0", "union#2", "stone#2", "lamps#2"}, "人才 | 南音"),
    "any part that has all its words": ("三区人才 南音", {*UNION, "lamps#2"}, "三区人才 | 南音"),
    "any word of a part": ("灯会采茶", {*LAMPS, "school#2"}, "灯会 | 采茶"),
    "any word of any part": ("南音采茶 海外灯会", {*LAMPS, "school#2", "stone#1"}, "南音 | 采茶 | 海外 | 灯会"),
    "but phrases stay": ('"灯会" 人才 采茶', set(), '"灯会" 人才 采茶'),
    "but filters stay": ("人才 采茶 地区:安溪县", {"school#2"}, "地区:安溪县 (人才 | 采茶)"),
    "but refusals stay": ("人才 采茶 -招聘会", {"union#0", "union#2", "school#2"}, "-招聘会 (人才 | 采茶)"),
}  # fmt: skip


@pytest.mark.parametrize(("query", "wanted", "instead"), LOOSENED.values(), ids=LOOSENED)
def test_when_no_paragraph_has_all_those_that_have_any_match(
    opened: Searcher, query: str, wanted: set[str], instead: str
) -> None:
    assert matched(opened, parse(query)) == (wanted, parse(instead))


@pytest.mark.parametrize("mark", ["·", "+", "《》", "、"])
def test_a_soft_mark_between_two_words_asks_nothing(opened: Searcher, mark: str) -> None:
    assert matched(opened, parse(f"人才 {mark} 招聘会"))[0] == {"stone#2"}


def test_filters_hold_when_a_query_asks_for_less(opened: Searcher) -> None:
    tree, june = parse("人才 南音"), parse("日期:2026-06")
    assert matched(opened, tree, june) == ({"stone#2"}, parse("人才 | 南音"))
    assert matched(opened, parse("灯会"), june) == (set(), parse("灯会"))


# Any tree, against sets made by a scan.

Ids = set[str]


class Scan:
    """What each node finds, said again over sets."""

    def __init__(self, articles: list[Article]) -> None:
        self.articles, self.rows = articles, oracle.rows(articles)
        self.every = {row.paragraph.id for row in self.rows}

    def match(self, tree: Node) -> Ids:
        own = [self.own(leaf) for leaf in leaves(tree)]
        return self.find(tree) & set().union(*own, self.find(wordless(tree))) if own else self.find(tree)

    def find(self, node: Node) -> Ids:
        if isinstance(node, And):
            return set.intersection(*map(self.find, node.parts))
        if isinstance(node, Or):
            return set.union(*map(self.find, node.parts))
        if isinstance(node, Not):
            return self.every - self.find(node.part)
        if isinstance(node, District):
            wanted = set(GAZETTEER.resolve(node.name))
            return {row.paragraph.id for row in self.rows if wanted & oracle.labels(row, GAZETTEER)}
        if isinstance(node, Published):
            return oracle.published(self.articles, node.period.first, node.period.last)
        if isinstance(node, OfKind):
            return {row.paragraph.id for row in self.rows if row.paragraph.kind is node.kind}
        if isinstance(node, Speaking):
            first, last = node.period.first, node.period.last
            return {row.paragraph.id for row in self.rows if oracle.speaks_of(row, first, last)}
        if isinstance(node, Near):
            near = {row.paragraph.id for row in self.rows if oracle.is_near(own_text(row), node.parts, node.distance)}
            return self.with_headline(near) if node.field is Field.TITLE else near
        if isinstance(node, Within):
            return self.within(node)
        return self.leaf(node) if isinstance(node, LEAF_KINDS) else self.every

    def within(self, node: Within) -> Ids:
        if node.scope is Scope.SENTENCE:
            return {
                row.paragraph.id
                for row in self.rows
                if any(self.in_sentence(node.part, row, sentence) for sentence in oracle.sentences(own_text(row)))
            }
        articles = {article.id for article in self.articles if self.in_article(node.part, article.id)}
        return {row.paragraph.id for row in self.rows if row.article.id in articles}

    def in_sentence(self, node: Node, row: oracle.Row, text: str) -> bool:
        if isinstance(node, And):
            return all(self.in_sentence(part, row, text) for part in node.parts)
        if isinstance(node, Or):
            return any(self.in_sentence(part, row, text) for part in node.parts)
        if isinstance(node, Not):
            return not self.in_sentence(node.part, row, text)
        if isinstance(node, Near) and node.field is Field.TEXT:
            return oracle.is_near(text, node.parts, node.distance)
        if isinstance(node, LEAF_KINDS) and node.field is Field.TEXT:
            if isinstance(node, Pattern):
                return oracle.is_like(text, node.text)
            return all(oracle.count_phrase(text, word) for word in self.words(node) or {node.text})
        return row.paragraph.id in self.find(node)

    def in_article(self, node: Node, name: str) -> bool:
        if isinstance(node, And):
            return all(self.in_article(part, name) for part in node.parts)
        if isinstance(node, Or):
            return any(self.in_article(part, name) for part in node.parts)
        if isinstance(node, Not):
            return not self.in_article(node.part, name)
        words = self.words(node) if isinstance(node, Words) and node.field is Field.TEXT else set()
        parts: list[Node] = [Words(word) for word in words] or [node]
        return all(name in {found.partition("#")[0] for found in self.find(part)} for part in parts)

    def with_headline(self, ids: Ids) -> Ids:
        headlines = {
            row.article.id for row in self.rows if row.paragraph.kind is Kind.TITLE and row.paragraph.id in ids
        }
        return {row.paragraph.id for row in self.rows if row.article.id in headlines}

    def leaf(self, leaf: Leaf) -> Ids:
        written = self.written(leaf)
        if leaf.field is Field.TITLE:
            written = self.with_headline(written)
        return self.with_all_words(leaf) if isinstance(leaf, Words) and self.words(leaf) else written

    def written(self, leaf: Leaf) -> Ids:
        if isinstance(leaf, Pattern):
            return {row.paragraph.id for row in self.rows if oracle.is_like(own_text(row), leaf.text)}
        return oracle.holding(self.articles, leaf.text)

    def with_all_words(self, leaf: Words) -> Ids:
        wanted = self.words(leaf)
        texts = (head,) if leaf.field is Field.TITLE else (own_text, head)
        return {row.paragraph.id for row in self.rows if wanted <= held(row, wanted, *texts)}

    def own(self, leaf: Leaf) -> Ids:
        if leaf.field is Field.TITLE:
            return self.leaf(leaf)
        wanted = self.words(leaf)
        return self.written(leaf) | {row.paragraph.id for row in self.rows if held(row, wanted, own_text)}

    def words(self, leaf: Words) -> set[str]:
        return {word.term for word in TOKENIZER.words(fold(leaf.text))} if isinstance(leaf, Words) else set()


LEAF_KINDS = (Words, Phrase, Pattern)


def wordless(node: Node) -> Node:
    """A query as if none of the words it wants stood anywhere."""
    if isinstance(node, (*LEAF_KINDS, Near, Gist)):
        return Not(Everything())
    if isinstance(node, (And, Or)):
        return replace(node, parts=tuple(map(wordless, node.parts)))
    return replace(node, part=wordless(node.part)) if isinstance(node, Within) else node


def own_text(row: oracle.Row) -> str:
    return row.paragraph.text


def head(row: oracle.Row) -> str:
    return headline(row.article)


def held(row: oracle.Row, words: Ids, *texts: Callable[[oracle.Row], str]) -> Ids:
    return {word for word in words for text in texts if oracle.count_phrase(text(row), word)}


FREE = ["灯会", "人才", "茶", "夜校", "AI", "三区联创", "采茶卖茶", "的", "无此词语", "老街"]
EXACT = ["区", "茶", "三区联创", "人才", "举行招聘会", "街灯", "，", "无"]
LEAVES = st.one_of(
    st.builds(Words, st.sampled_from(FREE), st.sampled_from(Field)),
    st.builds(Phrase, st.sampled_from(EXACT), st.sampled_from(Field)),
    st.builds(
        Pattern, st.sampled_from(["三?联创", "茶*", "课*茶", "2*", "?区*校区", "街?会", "*的"]), st.sampled_from(Field)
    ),
    st.builds(
        Near,
        st.sampled_from([("茶", "课"), ("区", "区"), ("人才", "招聘会", "举行"), ("社区", "AI"), ("灯会", "办")]),
        st.sampled_from([0, 1, 3, 20]),
        st.sampled_from(Field),
    ),
    st.builds(OfKind, st.sampled_from([Kind.TITLE, Kind.BODY])),
    st.builds(District, st.sampled_from(["南安市", "水头镇", "泉州", "泉港"])),
    st.sampled_from([parse("日期:2026-06"), parse("日期:2026-07-01.."), Everything()]),
)


def larger(nodes: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    several = st.lists(nodes, min_size=2, max_size=3).map(tuple)
    within = st.builds(Within, st.sampled_from(Scope), nodes)
    return st.one_of(st.builds(And, several), st.builds(Or, several), st.builds(Not, nodes), within)


NO_TEA, NO_LAMPS = Not(Words("茶")), Not(Words("灯会"))


@settings(max_examples=500)
@given(tree=st.recursive(LEAVES, larger, max_leaves=6))
@example(tree=Within(Scope.SENTENCE, NO_TEA))
@example(tree=Within(Scope.SENTENCE, And((NO_TEA, NO_LAMPS))))
@example(tree=Within(Scope.SENTENCE, Or((NO_TEA, Words("夜校")))))
@example(tree=Within(Scope.ARTICLE, And((NO_TEA, Words("人才")))))
def test_any_tree_matches_what_sets_say(opened: Searcher, articles: list[Article], tree: Node) -> None:
    wanted = Scan(articles).match(tree)
    found, query = matched(opened, tree)
    if wanted or query == tree:
        assert (found, query) == (wanted, tree), str(tree)
    else:
        assert found == Scan(articles).match(query), str(query)


SINGLE = [*(Words(word) for word in FREE if len(list(TOKENIZER.words(word))) == 1), *map(Phrase, EXACT)]
ANY = st.lists(st.sampled_from(SINGLE), min_size=1, max_size=4)


# Sizes at which lists are kept, looked up in tables, counted by marks, and completed without bounds; and of zones.
SIZES = {
    "searcher.parts.FREQUENT": [0, 1, 4096],
    "searcher.parts.FEW": [1, 10**9],
    "searcher.maxscore.DENSE": [0, 10**9],
    "searcher.maxscore.FEW": [0, 3, 10**9],
    "searcher.maxscore.AT_ONCE": [0, 3],
    "searcher.earning.SPARSE": [0, 3, 10**9],
    "searcher.scoring.FEW": [0, 3, 10**9],
    "index.zones.ZONE": [1, 2, 4096],
    "index.zones.MOST": [1, 8],
}
FILTERS: list[Node] = [
    *map(parse, ["地区:泉州", "地区:水头镇", "日期:2026-06", "日期:2026-07-01..", "日期:1999", "类型:标题", "*"]),
    Or((District("南安市"), District("泉港"))),
]


@settings(max_examples=300)
@given(
    parts=ANY.map(tuple),
    filters=st.lists(st.sampled_from(FILTERS), max_size=3).map(tuple),
    count=st.integers(0, 5),
    sizes=st.fixed_dictionaries({name: st.sampled_from(values) for name, values in SIZES.items()}),
)
def test_the_best_of_any_are_the_best_of_all_that_match_and_filters_take_nothing_else_away(
    root: Path, opened: Searcher, parts: tuple[Leaf, ...], filters: tuple[Node, ...], count: int, sizes: dict[str, int]
) -> None:
    query = Or(parts) if len(parts) > 1 else parts[0]
    with pytest.MonkeyPatch.context() as patch, searcher.open(root.parent / "idx") as new:
        for name, size in sizes.items():
            patch.setattr(name, size)
        matcher = Matcher(Parts(new.snapshot), new.places.labels)
        some, every = matcher.best(query, count, filters), matcher.match(query, filters)
        if len(every.ordinals):
            through = set.intersection(*(set(matcher.find(one).tolist()) for one in [Everything(), *filters]))
            whole = Matcher(Parts(new.snapshot), new.places.labels).match(every.query)
            scores = dict(zip(whole.ordinals.tolist(), whole.scores.tolist(), strict=True))
            assert every.ordinals.tolist() == sorted(through & set(scores))
            assert every.query != query or every.scores.tolist() == [scores[row] for row in every.ordinals.tolist()]
        assert some.query == every.query
        assert some.members.rows.tolist() == every.ordinals.tolist()
        assert some.members.total == len(every.ordinals)
        assert shown(opened, some, count) == shown(opened, every, count)


# Sizes at which lists are added up and joined by marking all rows, and as above.
TOGETHER = {
    "searcher.gist.DENSE": [0, 8],
    "index.postings.SPARSE": [0, 10**9],
    "searcher.maxscore.FEW": [0, 3, 10**9],
    "searcher.maxscore.AT_ONCE": [0, 3, 1024],
    "searcher.earning.SPARSE": [0, 3, 10**9],
}


@settings(max_examples=300)
@given(
    words=st.lists(st.sampled_from([*FREE, "鹦鹉"]), min_size=2, max_size=6),
    apart=st.booleans(),
    gist=st.booleans(),
    count=st.integers(0, 5),
    sizes=st.fixed_dictionaries({name: st.sampled_from(values) for name, values in TOGETHER.items()}),
)
def test_the_best_of_what_has_any_of_many_words_are_the_best_of_all_that_match(
    opened: Searcher, words: list[str], apart: bool, gist: bool, count: int, sizes: dict[str, int]
) -> None:
    parts = tuple(map(Words, dict.fromkeys(words))) if apart else (Words("".join(words)),)
    query = Gist(parts) if gist else And(parts) if len(parts) > 1 else parts[0]
    with pytest.MonkeyPatch.context() as patch:
        for name, size in sizes.items():
            patch.setattr(name, size)
        matcher = Matcher(Parts(opened.snapshot), opened.places.labels)
        some, every = matcher.best(query, count), matcher.match(query)
        assert some.query == every.query
        assert some.members.rows.tolist() == every.ordinals.tolist()
        assert shown(opened, some, count) == shown(opened, every, count)


def test_lists_that_were_kept_are_let_go_when_there_is_no_room(opened: Searcher) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("searcher.parts.FREQUENT", 0)
        patch.setattr("searcher.parts.ROOM", 40)
        kept = Parts(opened.snapshot)
        for word in FREE:
            kept.phrase(word)
            kept.phrase(word)
        assert kept.kept_bytes == sum(map(size_of, kept.kept.values()))
        assert kept.kept_bytes <= 40 or len(kept.kept) == 1


def shown(opened: Searcher, found: Matches, count: int) -> list[tuple[int, float]]:
    places = opened.snapshot.reading_order[found.ordinals]
    return [(int(found.ordinals[at]), float(found.scores[at])) for at in best(found.scores, places, count)]
