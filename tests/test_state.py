"""The state of an index: written and read back, and told apart from anything else that may stand in its place."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import Dictionary, IndexCorruptError, IndexVersionError, UserWord
from index.state import DEAD_NAME, FORMAT, SEGMENT_NAME, DumpState, SegmentState, State, sealed, state_file, unsealed

TEXT, COUNT = st.text(), st.integers(0)
DUMPS = st.builds(DumpState, TEXT, TEXT, COUNT, COUNT, COUNT, failure=TEXT, encoding=TEXT)
FILES, BITS = st.from_regex(SEGMENT_NAME, fullmatch=True), st.from_regex(DEAD_NAME, fullmatch=True)
SEGMENTS = st.builds(SegmentState, FILES, COUNT, COUNT, BITS, st.lists(TEXT, max_size=2).map(tuple))
WORDS = st.builds(UserWord, st.text(min_size=1), st.none() | st.integers(0, 2**31 - 1), st.sampled_from(["", "n"]))
STATES = st.builds(
    State,
    dumps=st.dictionaries(st.text(), DUMPS, max_size=3),
    copies=st.dictionaries(st.text(), st.lists(st.text(), max_size=2), max_size=3),
    dictionary=st.lists(WORDS, max_size=3, unique_by=lambda word: word.word).map(
        lambda words: Dictionary(tuple(sorted(words, key=lambda word: word.word)))
    ),
    reader=st.text(),
    segments=st.lists(SEGMENTS, max_size=2).map(tuple),
)
PLAIN = State({"a.txt": DumpState("/pages/a.txt", "d1", 12, 5, 9)}, {"school": ["b.txt"]}, reader="rules=1")


def rewrite(directory: Path, change: Callable[[dict[str, Any]], Any]) -> None:
    """Save the plain state and put in its place what `change` makes of its JSON, sealed anew."""
    PLAIN.save(directory, 1)
    path = state_file(directory, 1)
    path.write_bytes(sealed(change(unsealed(directory, path.read_bytes()))))


@given(STATES)
def test_a_state_is_read_back_as_it_was_saved(state: State) -> None:
    with TemporaryDirectory() as name:
        state.save(Path(name), 7)
        assert State.load(Path(name), 7, check=False) == state


def test_a_path_that_is_no_unicode_is_read_back(tmp_path: Path) -> None:
    state = State({"�.txt": DumpState("/pages/\udcff.txt", "d1", 12, 5, 9)})
    state.save(tmp_path, 1)
    assert State.load(tmp_path, 1) == state


def test_every_generation_has_a_state_of_its_own(tmp_path: Path) -> None:
    State(reader="first").save(tmp_path, 1)
    State(reader="second").save(tmp_path, 2)
    assert [State.load(tmp_path, generation).reader for generation in (1, 2)] == ["first", "second"]


def test_a_state_that_is_not_there_is_no_damage_for_another_commit_may_have_come(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        State.load(tmp_path, 1)


DAMAGES = {
    "nothing": b"",
    "half": b'{"format": 1, "tok',
    "no JSON": b"not a state",
    "no UTF-8": b'{"format": "\xff"}',
    "a list": b"[]",
    "a number": b"1",
    "null": b"null",
    "an empty object": b"{}",
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
@pytest.mark.parametrize("check", [True, False])
def test_damage_is_our_error(tmp_path: Path, damage: bytes, *, check: bool) -> None:
    state_file(tmp_path, 1).write_bytes(damage)
    with pytest.raises(IndexCorruptError, match="state of generation 1 is damaged"):
        State.load(tmp_path, 1, check=check)


@pytest.mark.parametrize("missing", ["dumps", "copies", "dictionary", "reader", "segments"])
def test_a_state_that_lacks_something_is_damaged(tmp_path: Path, missing: str) -> None:
    rewrite(tmp_path, lambda value: {name: part for name, part in value.items() if name != missing})
    with pytest.raises(IndexCorruptError, match="damaged"):
        State.load(tmp_path, 1)


@pytest.mark.parametrize("value", [["a.txt"], {"a.txt": []}, {"a.txt": {"path": "/pages/a.txt"}}, None])
def test_a_state_whose_dumps_are_no_dumps_is_damaged(tmp_path: Path, value: object) -> None:
    rewrite(tmp_path, lambda state: {**state, "dumps": value})
    with pytest.raises(IndexCorruptError, match="damaged"):
        State.load(tmp_path, 1)


def test_an_index_cut_by_another_tokenizer_is_refused_and_the_message_says_what_to_do(tmp_path: Path) -> None:
    rewrite(tmp_path, lambda value: {**value, "tokenizer": "0/jieba"})
    with pytest.raises(IndexVersionError, match=r"built with tokenizer 0/jieba.*\n?.*--rebuild"):
        State.load(tmp_path, 1)
    assert State.load(tmp_path, 1, check=False) == PLAIN


def test_an_index_of_an_earlier_format_asks_to_be_rebuilt(tmp_path: Path) -> None:
    rewrite(tmp_path, lambda value: {**value, "format": 1})
    with pytest.raises(IndexVersionError, match=r"built with index format 1.*--rebuild"):
        State.load(tmp_path, 1)


def test_a_state_without_a_seal_is_one_of_the_first_format(tmp_path: Path) -> None:
    PLAIN.save(tmp_path, 1)
    path = state_file(tmp_path, 1)
    path.write_text(json.dumps({**unsealed(tmp_path, path.read_bytes()), "format": 1}), "utf-8")
    assert State.load(tmp_path, 1, check=False) == PLAIN


@pytest.mark.parametrize("check", [True, False])
@pytest.mark.parametrize("later", [FORMAT + 1, 999])
def test_an_index_of_a_later_format_asks_for_a_newer_program_whatever_else_it_holds(
    tmp_path: Path, *, check: bool, later: int
) -> None:
    rewrite(tmp_path, lambda value: {"format": later, "news": value["dumps"]})
    with pytest.raises(IndexVersionError, match=rf"index format {later}.*Install a newer quanwen"):
        State.load(tmp_path, 1, check=check)


def test_a_state_of_which_any_byte_is_another_is_damaged(tmp_path: Path) -> None:
    PLAIN.save(tmp_path, 1)
    path = state_file(tmp_path, 1)
    whole = path.read_bytes()
    for place in range(len(whole)):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        with pytest.raises((IndexCorruptError, IndexVersionError)):
            State.load(tmp_path, 1)


@pytest.mark.parametrize("file", ["../MAIN_1x0.segment", "/etc/passwd", "MAIN_1x0.segment\n", ""])
def test_a_state_names_no_file_outside_its_directory(tmp_path: Path, file: str) -> None:
    rewrite(tmp_path, lambda value: {**value, "segments": [{"file": file, "rows": 1}]})
    with pytest.raises(IndexCorruptError, match="names a segment as none is called"):
        State.load(tmp_path, 1)


@pytest.mark.parametrize(
    "change",
    [
        {"copies": {"a": "b"}},
        {"copies": {"a": [1]}},
        {"reader": None},
        {"dictionary": [[1, 2, "n"]]},
        {"segments": [{"file": "MAIN_1x0.segment", "rows": "9"}]},
        {"segments": [{"file": "MAIN_1x0.segment", "rows": 9, "dumps": {}}]},
        {"dumps": {"a.txt": {"path": [], "digest": "", "size": 1, "modified_ns": 1, "seen_ns": 1}}},
    ],
)
def test_a_state_that_holds_what_is_of_another_kind_is_damaged(tmp_path: Path, change: dict[str, Any]) -> None:
    rewrite(tmp_path, lambda value: {**value, **change})
    with pytest.raises(IndexCorruptError, match="damaged"):
        State.load(tmp_path, 1)


def test_a_pipe_in_the_place_of_a_state_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    if not hasattr(os, "mkfifo"):
        pytest.skip("no pipes with names here")
    os.mkfifo(state_file(tmp_path, 1))
    with pytest.raises(IndexCorruptError, match="no plain file"):
        State.load(tmp_path, 1)
