"""The tokenizer: jieba's words for Han runs, whole compounds for the rest, and the user's own words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

import jieba
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from index.dictionary import Dictionary
from index.folding import fold
from index.tokenizer import HAN, Tokenizer, is_han, tokenizer_for
from searcher import Searcher
from tests.strategies import PIECES, texts

TOKENIZER = tokenizer_for()
RUN = re.compile(f"{HAN}+")
USER_WORDS = "三区联创\n化工园\n校区共 50\n农学院 3 n\n"


def dictionary(*lines: str) -> Dictionary:
    return Dictionary.parse("\n".join(lines), Path("words.txt"))


def whole(text: str, tokenizer: Tokenizer = TOKENIZER) -> list[str]:
    return [word.term for word in tokenizer.words(fold(text))]


def held(text: str, tokenizer: Tokenizer = TOKENIZER) -> set[str]:
    return {word.term for word in tokenizer.terms(fold(text)) if len(word.term) > 1}


# The reference: the jieba package, HMM off.

Placed = list[tuple[str, int, int]]


@pytest.fixture(scope="module")
def reference() -> jieba.Tokenizer:
    jieba.setLogLevel(60)
    return jieba.dt


@pytest.fixture(scope="module")
def reference_with_words(tmp_path_factory: pytest.TempPathFactory) -> jieba.Tokenizer:
    """A tokenizer of its own: the words of one must not reach the other."""
    path = tmp_path_factory.mktemp("words") / "words.txt"
    path.write_text(USER_WORDS, "utf-8")
    tokenizer = jieba.Tokenizer()
    with path.open("rb") as lines:
        tokenizer.load_userdict(lines)
    return tokenizer


def ours(run: str, tokenizer: Tokenizer = TOKENIZER) -> Placed:
    return sorted((word.term, word.start, word.end) for word in tokenizer.words(run))


def theirs(run: str, reference: jieba.Tokenizer) -> Placed:
    return sorted(reference.tokenize(run, HMM=False))


def differing(texts: Iterable[str], reference: jieba.Tokenizer, tokenizer: Tokenizer = TOKENIZER) -> list[str]:
    runs = {run for text in texts for run in RUN.findall(fold(text))}
    return [run for run in sorted(runs) if ours(run, tokenizer) != theirs(run, reference)]


def test_the_han_runs_of_the_samples_are_cut_as_the_reference_cuts_them(
    samples: Searcher, reference: jieba.Tokenizer
) -> None:
    read = [hit.text for hit in samples.scan("*")]
    assert len(read) > 50
    assert differing(read, reference) == []


@given(texts())
@example("二〇二四年𠮷野家々㐀㐁鿕鿖")
def test_any_han_run_is_cut_as_the_reference_cuts_it(reference: jieba.Tokenizer, text: str) -> None:
    assert differing([text], reference) == []


@given(st.text("中国人民共和大学生活动物园区长工业务必要害中心理想法律师傅", min_size=1, max_size=20))
def test_characters_that_make_many_words_are_cut_as_the_reference_cuts_them(
    reference: jieba.Tokenizer, text: str
) -> None:
    assert differing([text], reference) == []


# Each piece once: of two cuts equally likely, such as 区区|区 and 区|区区, rounding decides.
@given(
    st.lists(
        st.sampled_from(["三区联创", "化工", "园区", "校区", "共建", "农学院", "院", "区", "化", "创"]), unique=True
    ).map("".join)
)
def test_user_words_change_the_cut_as_they_change_the_references(
    reference_with_words: jieba.Tokenizer, text: str
) -> None:
    assert differing([text], reference_with_words, tokenizer_for(dictionary(USER_WORDS))) == []


def test_a_han_character_is_one_that_the_pattern_says() -> None:
    every = "".join(map(chr, range(0x110000)))
    assert "".join(filter(is_han, every)) == "".join(re.findall(HAN, every))
    assert not any(map(is_han, ("", "茶叶", "茶a")))


# What never reaches jieba.

COMPOUNDS = {
    "a percentage": ("增长5.2%", ["增长", "5.2%"], ["5.2"]),
    "a formula": ("1+3+N模式", ["1+3+n", "模式"], ["1", "3", "n"]),
    "a date with a dot": ("3·15晚会", ["3·15", "晚会"], ["3", "15"]),
    "letters with Han": ("AI+乡村", ["ai", "乡村"], []),
    "a date": ("2026-07-03", ["2026-07-03"], ["2026", "07", "03"]),
    "a dash that joins nothing": ("a--b", ["a", "b"], []),
    "an address": ("www.a.cn/x", ["www.a.cn/x"], ["www", "a", "cn", "x"]),
    "per mille": ("5‰", ["5‰"], ["5"]),
    "a trailing mark": ("C++语言", ["c", "语言"], []),
    "full width": ("ＡＩ５．２％", ["ai5.2%"], ["ai5.2"]),
    "numerals of other kinds": ("Ⅱ①²", ["ⅱ", "①", "²"], []),
    "characters jieba does not know": ("䶮𠮷〇", ["䶮", "𠮷", "〇"], []),
    "other scripts": ("한か", ["한", "か"], []),
    "marks alone": ("《》——。", [], []),
}


@pytest.mark.parametrize(("text", "words", "parts"), COMPOUNDS.values(), ids=COMPOUNDS)
def test_latin_words_numbers_and_compounds_are_words_with_their_parts_inside(
    text: str, words: list[str], parts: list[str]
) -> None:
    assert whole(text) == words
    assert [part for word in words for part in TOKENIZER.parts(word) if part != word] == parts


def test_an_index_holds_the_words_of_the_dictionary_wherever_they_stand() -> None:
    assert held("茶马克思主义") == {"马克", "马克思", "马克思主义", "主义"}
    assert held("研究生命起源") == {"研究", "研究生", "生命", "起源"}


# User words.


@pytest.mark.parametrize("word", ["三区联创", "三區聯創 5 n", "AI茶园", "茶园AI", "C++", "1+N", "Ⅱ期"])
def test_a_user_word_is_cut_whole(word: str) -> None:
    term = fold(word.split(" ")[0])
    tokenizer = Tokenizer(dictionary(word))
    assert whole(f"看，{term}。", tokenizer) == ["看", term]


def test_a_user_word_of_han_and_latin_is_found_in_the_middle_of_a_han_run() -> None:
    assert whole("推广茶园AI管理", Tokenizer(dictionary("茶园AI"))) == ["推广", "茶园ai", "管理"]


def test_the_longest_of_two_user_words_wins() -> None:
    assert whole("AI茶园", Tokenizer(dictionary("AI茶", "AI茶园"))) == ["ai茶园"]


def test_a_user_word_of_nought_is_a_word_no_more() -> None:
    assert whole("泉州市", TOKENIZER) == ["泉州市"]
    assert whole("泉州市", Tokenizer(dictionary("泉州市 0"))) == ["泉州", "市"]


def test_a_user_word_of_nought_is_not_held_either() -> None:
    assert held("市民化") == {"市民", "市民化"}
    assert held("市民化", Tokenizer(dictionary("市民 0"))) == {"市民化"}


@pytest.mark.parametrize(
    ("word", "text", "words"),
    [("AI", "AIDS", ["aids"]), ("5", "5.2%", ["5.2%"]), ("茶A", "茶ABC", ["茶", "abc"]), ("C++", "ABC++", ["abc"])],
)
def test_a_user_word_never_cuts_a_longer_latin_word_or_number(word: str, text: str, words: list[str]) -> None:
    assert whole(text, Tokenizer(dictionary(word))) == words


def test_an_index_holds_a_users_word_where_the_text_would_be_cut_otherwise() -> None:
    assert held("三区联创新") == {"三区", "联创", "创新"}
    assert held("三区联创新", Tokenizer(dictionary("三区联创"))) == {"三区", "联创", "创新", "三区联创"}


@pytest.mark.parametrize(
    ("word", "parts"), [("AI乡村振兴", ["ai", "乡", "村", "振", "兴"]), ("1+N茶园", ["1", "n", "茶", "园"])]
)
def test_of_a_mixed_user_word_an_index_holds_the_parts(word: str, parts: list[str]) -> None:
    assert Tokenizer(dictionary(word)).parts(fold(word)) == parts


@pytest.mark.parametrize("word", ["〇〇七", "二〇二六届", "𠮷野家", "䶮王", "佐々木"])
def test_a_user_word_of_rare_characters_is_cut_whole(word: str) -> None:
    assert whole(f"看{word}。", Tokenizer(dictionary(word))) == ["看", word]


@settings(max_examples=25)  # a tokenizer with words of its own takes a tenth of a second to make
@given(st.lists(st.sampled_from([piece for piece in PIECES if piece.strip()]), max_size=4), texts())
def test_with_any_user_words_the_words_tile_the_text(words: list[str], text: str) -> None:
    folded = fold(text)
    cut = list(Tokenizer(dictionary(*words)).words(folded))
    assert all(folded[word.start : word.end] == word.term for word in cut)
    assert [word.position for word in cut] == list(range(len(cut)))
    covered = [at for word in cut for at in range(word.start, word.end)]
    assert covered == sorted(set(covered))
    assert {at for at, char in enumerate(folded) if char.isalnum()} <= set(covered)


def test_the_fingerprint_tells_tokenizers_with_other_words_apart() -> None:
    names = {tokenizer_for(dictionary(*lines)).fingerprint for lines in ([], ["茶王赛"], ["茶王赛 3"])}
    assert len(names) == 3


def test_all_who_ask_for_the_tokenizer_of_a_dictionary_get_the_same_one() -> None:
    assert tokenizer_for(dictionary("茶王赛")) is tokenizer_for(dictionary("茶王賽"))
    assert tokenizer_for() is tokenizer_for(dictionary())
