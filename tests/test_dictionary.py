"""User dictionaries in jieba's format → the words the tokenizer is to know."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import QuanwenError
from index import Dictionary, DictionaryError, UserWord

FILE = Path("words.txt")
LINES = {
    "a word": ("三区联创", UserWord("三区联创")),
    "with a frequency": ("三区联创 10", UserWord("三区联创", 10)),
    "with a tag": ("三区联创 n", UserWord("三区联创", None, "n")),
    "with both": ("三区联创 10 nz", UserWord("三区联创", 10, "nz")),
    "folded": ("三區聯創 3", UserWord("三区联创", 3)),
    "Latin": ("AI＋", UserWord("ai+")),
    "with a space inside": ("New York 5 ns", UserWord("new york", 5, "ns")),
    "a number": ("315", UserWord("315")),
    "a frequency of nought": ("市民 0", UserWord("市民", 0)),
    "spaces around": ("  茶王赛 2  ", UserWord("茶王赛", 2)),
}
WORDS = st.text("三区联创茶王赛农ai", min_size=1, max_size=4)
ENTRIES = st.builds(UserWord, WORDS, st.none() | st.integers(0, 10**6), st.sampled_from(["", "n", "nz"]))


@pytest.mark.parametrize(("line", "word"), LINES.values(), ids=LINES)
def test_a_line_is_a_word_a_frequency_and_a_tag(line: str, word: UserWord) -> None:
    assert Dictionary.parse(line, FILE).words == (word,)


def test_words_are_sorted_blank_lines_are_passed_over_and_the_last_line_about_a_word_holds() -> None:
    text = "\ufeff茶王赛 1\n\n  \n三區聯創 2\r\n茶王賽 3 n\n"
    assert Dictionary.parse(text, FILE).words == (UserWord("三区联创", 2), UserWord("茶王赛", 3, "n"))


@given(st.dictionaries(WORDS, ENTRIES, max_size=5))
def test_a_dictionary_written_as_lines_is_read_back(entries: dict[str, UserWord]) -> None:
    words = {word: UserWord(word, entry.frequency, entry.tag) for word, entry in entries.items()}
    lines = [" ".join(str(part) for part in (w.word, w.frequency, w.tag) if part or part == 0) for w in words.values()]
    assert Dictionary.parse("\n".join(lines), FILE) == Dictionary(tuple(sorted(words.values(), key=lambda w: w.word)))


def test_the_fingerprint_changes_with_every_word_frequency_and_tag() -> None:
    texts = ["", "茶王赛", "茶王赛 1", "茶王赛 2", "茶王赛 1 n", "茶王", "茶王赛\n茶王"]
    assert len({Dictionary.parse(text, FILE).fingerprint for text in texts}) == len(texts)
    assert Dictionary.parse("茶王\n茶王赛", FILE).fingerprint == Dictionary.parse("茶王賽\n茶王", FILE).fingerprint


def test_a_bad_line_is_named_with_its_file_and_number() -> None:
    with pytest.raises(DictionaryError, match=r"words\.txt: line 3: want `word \[frequency\] \[tag\]`, got '茶 9{12}'"):
        Dictionary.parse("茶王赛\n\n茶 999999999999\n", FILE)


def test_a_file_is_loaded(tmp_path: Path) -> None:
    (tmp_path / "words.txt").write_text("三区联创 5 n\n", "utf-8")
    assert Dictionary.load(tmp_path / "words.txt").words == (UserWord("三区联创", 5, "n"),)


def test_a_file_that_cannot_be_read_is_our_error_and_says_why(tmp_path: Path) -> None:
    with pytest.raises(DictionaryError, match="cannot be read: No such file") as caught:
        Dictionary.load(tmp_path / "missing.txt")
    assert isinstance(caught.value, QuanwenError)
    assert caught.value.path == tmp_path / "missing.txt"


def test_a_file_in_another_encoding_is_refused_with_the_byte_that_shows_it(tmp_path: Path) -> None:
    (tmp_path / "words.txt").write_bytes("ab茶王赛".encode("gb18030"))
    with pytest.raises(DictionaryError, match="byte 2 is not UTF-8; save the user dictionary as UTF-8"):
        Dictionary.load(tmp_path / "words.txt")


@pytest.mark.parametrize("digits", ["9" * 21, "0" * 5000, "9" * 5000, str(2**31)])
def test_a_frequency_of_more_digits_than_can_be_read_is_our_error_that_names_its_line(digits: str) -> None:
    with pytest.raises(DictionaryError, match="line 2: want") as raised:
        Dictionary.parse(f"茶王赛\n三区联创 {digits} n\n", FILE)
    assert len(str(raised.value)) < 300


def test_the_highest_frequency_is_read_and_noughts_before_it_say_nothing() -> None:
    for digits in (str(2**31 - 1), f"0000{2**31 - 1}"):
        assert Dictionary.parse(f"三区联创 {digits}", FILE).words == (UserWord("三区联创", 2**31 - 1),)
