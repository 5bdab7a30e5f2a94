"""Files of synonyms → what each word finds besides itself."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from index.folding import fold
from searcher import QueryError
from searcher.parser import parse
from searcher.synonyms import MOST_BYTES, MOST_WORDS, NAME, SHIPPED, SynonymsError, read, synonyms
from tests.commands import POSIX


def test_the_file_that_comes_with_quanwen_is_read() -> None:
    shipped = read(SHIPPED, 0)
    assert shipped["发改委"] == ("发展和改革委员会", "发展改革委")
    assert shipped["发展和改革委员会"] == ("发改委", "发展改革委")
    assert shipped["市委"] == ("中共*市委员会",)
    assert "中共*市委员会" not in shipped


@pytest.mark.parametrize(("word", "others"), read(SHIPPED, 0).items())
def test_every_word_of_it_can_be_asked_for_and_never_finds_itself(word: str, others: tuple[str, ...]) -> None:
    assert word == fold(word)
    assert word not in map(fold, others)
    assert len(set(others)) == len(others)
    for text in (word, *others):
        try:
            parse(text)
        except QueryError:
            pytest.fail(f"{text} cannot be asked for")


def test_an_index_may_have_a_file_of_its_own_whose_word_counts(tmp_path: Path) -> None:
    assert synonyms(tmp_path) == read(SHIPPED, 0)
    (tmp_path / NAME).write_text("\ufeff# ours\n水暖城＝中国水暖城 # a market\n\n发改委 ＞ 发改局\n", "utf-8")
    found = synonyms(tmp_path)
    assert found["水暖城"] == ("中国水暖城",)
    assert found["发改委"] == ("发改局",)
    assert found["非遗"] == ("非物质文化遗产",)


def test_a_file_that_changes_is_read_again(tmp_path: Path) -> None:
    file = tmp_path / NAME
    for number, other in enumerate("乙丙"):
        file.write_text(f"甲 = {other}", "utf-8")
        os.utime(file, ns=(number, number))
        assert synonyms(tmp_path)["甲"] == (other,)


@pytest.mark.parametrize("line", ["甲", "甲 =", "= 甲", "> 甲", "甲 >", "甲 = = 乙"])
def test_a_line_that_says_nothing_is_an_error_that_names_it(tmp_path: Path, line: str) -> None:
    (tmp_path / NAME).write_text(f"乙 = 丙\n{line}\n", "utf-8")
    with pytest.raises(SynonymsError, match=rf"{NAME}:2: .* names no word and another one") as caught:
        synonyms(tmp_path)
    assert (caught.value.path, caught.value.line) == (tmp_path / NAME, 2)


def test_a_file_in_another_encoding_is_an_error(tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes("甲 = 乙".encode("gb18030"))
    with pytest.raises(SynonymsError, match="not in UTF-8"):
        synonyms(tmp_path)


def test_what_is_no_file_of_words_is_an_error_and_neither_waited_for_nor_read_whole(tmp_path: Path) -> None:
    file = tmp_path / NAME
    file.mkdir()
    with pytest.raises(SynonymsError, match="is no plain file"):
        synonyms(tmp_path)
    file.rmdir()
    file.write_bytes(b"#" * (MOST_BYTES + 1))
    with pytest.raises(SynonymsError, match="has more than"):
        synonyms(tmp_path)
    file.write_bytes(b"#" * MOST_BYTES)
    assert synonyms(tmp_path) == read(SHIPPED, 0)


@POSIX
def test_a_pipe_in_the_place_of_synonyms_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / NAME)
    with pytest.raises(SynonymsError, match="is no plain file"):
        synonyms(tmp_path)


def test_words_of_a_line_are_so_few_that_each_can_find_all_others(tmp_path: Path) -> None:
    words = [f"词{number}" for number in range(MOST_WORDS + 1)]
    (tmp_path / NAME).write_text("甲 = 乙\n" + " = ".join(words), "utf-8")
    with pytest.raises(SynonymsError, match=rf"{NAME}:2: 33 words"):
        synonyms(tmp_path)
    (tmp_path / NAME).write_text(" = ".join(words[1:]), "utf-8")
    assert synonyms(tmp_path)["词1"] == tuple(words[2:])
