"""A hit and a report with something of everything, for the tests of what is printed."""

from __future__ import annotations

from corpus import Kind
from index import Failure, Report
from searcher import Hit, Span

REPORT = Report(
    added=tuple(f"2026-05-{day:02}.txt" for day in range(1, 24)),
    changed=("2026-04.jsonl",),
    moved=(("old.txt", "新/old.txt"),),
    removed=("gone.txt",),
    unchanged=("same.txt", "same2.txt"),
    failed=(Failure("bad.txt", "no text"),),
    articles=1234,
    paragraphs=5678,
    bytes=9_876_543,
    seconds=1.23456,
)

HIT = Hit(
    rank=1,
    score=1.23456789,
    id="a1#2",
    article="a1",
    title="茶\t山",
    date=None,
    districts=("安溪县", "西坪镇"),
    kind=Kind.BODY,
    text="茶山\n上\x1b[31m云雾",
    spans=(Span(0, 1),),
    dump="x.txt",
    line=7,
)
