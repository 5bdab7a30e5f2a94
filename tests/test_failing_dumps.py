"""Dumps that cannot be read, wholly or in part: the rest goes on, and nothing is lost."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest

from tests.hay import ALL, TEA, Content, story
from tests.strategies import write_dump
from tests.syncing import changes, held, sync

NO_TEXT = bytes(range(256)) * 8
BROKEN = {
    "no text": ("x.txt", NO_TEXT),
    "no archive": ("x.txt.gz", b"no gzip at all"),
    "an archive cut short": ("x.zip", b"PK\x03\x04"),
    "no JSON": ("x.jsonl", b"{"),
    "no article": ("x.jsonl", b"[1, 2]"),
    "a title that is none": ("x.jsonl", b'{"title": {}}'),
}


@pytest.mark.parametrize(("name", "data"), BROKEN.values(), ids=BROKEN)
def test_a_dump_that_is_none_fails_and_the_rest_go_on(home: Path, name: str, data: bytes) -> None:
    (home / "dumps" / name).write_bytes(data)
    report = sync(home)
    assert changes(report) == {"added": ("port.jsonl", "tea.jsonl"), "failed": (name,)}
    assert report.failed[0].reason
    assert set(held(home)) == set(ALL)
    again = sync(home)
    assert again.failed == report.failed
    assert changes(again) == {"unchanged": ("port.jsonl", "tea.jsonl"), "failed": (name,)}


def test_a_dump_that_failed_is_read_once_it_is_mended(home: Path) -> None:
    path = home / "dumps" / "x.jsonl"
    path.write_text("{", "utf-8")
    sync(home)
    write_dump(path, [story("茶会", "好了。", id="x")])
    assert changes(sync(home)) == {"changed": ("x.jsonl",), "unchanged": ("port.jsonl", "tea.jsonl")}
    assert {"x#0", "x#1"} <= set(held(home))


def broken_at(path: Path, content: Content, line: int) -> None:
    """Write a dump whose line of this number is no article."""
    write_dump(path, content)
    lines = path.read_text("utf-8").splitlines()
    lines[line - 1] = '{"title": '
    path.write_text("\n".join(lines), "utf-8")


def test_a_dump_that_fails_in_the_middle_leaves_nothing(home: Path) -> None:
    many = [story(f"茶会{number}", "又一次。", id=f"x{number}") for number in range(60)]
    broken_at(home / "dumps" / "a.jsonl", many, 50)
    broken_at(home / "dumps" / "z.jsonl", many, 60)
    report = sync(home)
    assert [failure.dump for failure in report.failed] == ["a.jsonl", "z.jsonl"]
    assert [failure.reason[:8] for failure in report.failed] == ["line 50:", "line 60:"]
    assert (report.articles, report.paragraphs) == (4, len(ALL))
    assert set(held(home)) == set(ALL)


def test_a_dump_that_turns_bad_loses_what_it_held_but_not_what_another_holds(home: Path) -> None:
    write_dump(home / "dumps" / "a.jsonl", [*TEA, story("茶会", "只在此。", id="only")])
    sync(home)
    assert {dump for name, dump in held(home).items() if name.startswith("school")} == {"a.jsonl"}
    broken_at(home / "dumps" / "a.jsonl", [*TEA, story("茶会", "只在此。", id="only")], 3)
    assert changes(sync(home))["failed"] == ("a.jsonl",)
    assert set(held(home)) == set(ALL)
    assert {dump for name, dump in held(home).items() if name.startswith("school")} == {"tea.jsonl"}


ODD: dict[str, Content] = {
    "a paragraph of marks alone": [story("茶会", "《》", "到了。")],
    "a title of marks alone": [story("+++", "到了。")],
    "no title": [story("", "到了。")],
    "no paragraphs": [story("茶会")],
    "a lone surrogate in the text": [story("茶\ud83d会", "到\udc00了。", "\ud800")],
    "a lone surrogate in the id": [story("茶会", "到了。", id="\ud83d")],
    "a lone surrogate in a district": [story("茶会", "到了。", districts=["\ud83d区"])],
    "a district with a comma": [story("茶会", "到了。", districts=["东区,西区"])],
    "an id with a number sign": [story("茶会", "到了。", id="a#1#0")],
    "the first and the last year": [story("茶会", "到了。", date=f"{y}-01-01", id=y) for y in ("0001", "9999")],
    "a very long word": [story("茶" * 40_000, "a" * 70_000)],
}


@pytest.mark.parametrize("content", ODD.values(), ids=ODD)
def test_an_odd_article_is_indexed_beside_the_others(home: Path, content: Content) -> None:
    (home / "dumps" / "odd.jsonl").write_text("".join(map(to_ascii, content)), "ascii")
    report = sync(home)
    assert changes(report) == {"added": ("odd.jsonl", "port.jsonl", "tea.jsonl")}
    assert set(ALL) <= set(held(home))
    odd = sum(len(article["paragraphs"]) + bool(article["title"]) for article in content)
    assert len(held(home)) == len(ALL) + odd


def to_ascii(article: dict[str, object]) -> str:
    """The article as a line of JSON in which a lone surrogate may stand as an escape."""
    return json.dumps(article) + "\n"


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the file system takes no such name")
def test_a_file_whose_name_is_no_unicode_is_a_dump_too(home: Path) -> None:
    os.rename(home / "dumps" / "tea.jsonl", os.fsencode(home / "dumps") + b"/\xff.jsonl")  # noqa: PTH104
    assert len(sync(home).added) == 2
    assert set(held(home)) == set(ALL)
    assert len(sync(home).unchanged) == 2
