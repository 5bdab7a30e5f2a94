"""The pages of tests/pages agree with their truth files: same characters, sound dates, known kinds.

Nothing here reads with `corpus`: page and truth are compared by plain means, so a fault of the reader
cannot hide one of theirs.
"""

from __future__ import annotations

import bz2
import csv
import gzip
import io
import json
import lzma
import re
import tarfile
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from corpus.records import DateSource, Kind

PAGES = Path(__file__).parent / "pages"
TRUTHS = sorted((PAGES / "truth").rglob("*.json"))
HALVES = sorted(path.name for path in (PAGES / "truth").iterdir())
ENCODINGS = ("utf-8-sig", "utf-16", "gb18030", "big5")
EVENT = re.compile(r"\d{4}(-\d\d){0,2}|\d{4}-\d\d-\d\d/\d{4}-\d\d-\d\d")


class Visible(HTMLParser):
    """The text a browser would show: no tags, no comments, no script, entities resolved."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []
        self.hidden = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.hidden += tag in ("script", "style")

    def handle_endtag(self, tag: str) -> None:
        self.hidden -= tag in ("script", "style")

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.shown.append(data)


def unmarked(text: str) -> str:
    parser = Visible()
    parser.feed(text)
    parser.close()
    return "".join(parser.shown)


def unpacked(name: str, data: bytes) -> bytes:
    opener = {".gz": gzip.decompress, ".bz2": bz2.decompress, ".xz": lzma.decompress}.get(Path(name).suffix)
    if name.endswith(".zst"):
        zstandard = pytest.importorskip("zstandard", reason="zstandard opens this page")
        return zstandard.ZstdDecompressor().decompressobj().decompress(data)
    return opener(data) if opener else data


def stored(half: str, name: str) -> bytes:
    """The bytes of a dump, out of its archive or compression."""
    archive, _, member = name.partition("!")
    path = PAGES / half / archive
    if not member:
        return unpacked(name, path.read_bytes())
    if archive.endswith(".zip"):
        return zipfile.ZipFile(path).read(member)
    with tarfile.open(path) as tar:
        found = tar.extractfile(member)
        assert found is not None
        return found.read()


def decoded(data: bytes, wanted: str) -> str:
    """The text in the first encoding that shows the wanted words."""
    for encoding in ENCODINGS:
        try:
            text = data.decode(encoding)
        except UnicodeError:
            continue
        if wanted in squeezed(unmarked(text.replace("\\n", "\n"))):
            return text.replace("\r\n", "\n")
    raise AssertionError(f"no encoding of {ENCODINGS} shows {wanted!r}")


def values(record: Any) -> Iterator[str]:
    if isinstance(record, dict):
        record = list(record.values())
    if isinstance(record, list):
        for item in record:
            yield from values(item)
    else:
        yield str(record)


def shown(name: str, text: str) -> str:
    """What the page says to its reader, markup and field names gone."""
    if ".json" in name:
        texts = text.splitlines() if ".jsonl" in name else [text]
        text = "\n".join(values([json.loads(one) for one in texts]))
    elif name.endswith((".csv", ".tsv")):
        rows = csv.reader(io.StringIO(text), delimiter="\t" if name.endswith(".tsv") else ",")
        text = "\n".join(values(list(rows)[1:]))
    elif name.endswith(".md"):
        text = re.sub(r"^(?:[a-z]+: |[-#]+ |---$)", "", text.replace("**", ""), flags=re.MULTILINE)
    return unmarked(text)


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


def letters(texts: Iterable[str]) -> Counter[str]:
    return Counter(char for text in texts for char in text if char.isalnum())


@cache
def page_and_truth(path: Path) -> tuple[str, dict[str, Any]]:
    half, _, name = told(path).partition("/")
    truth = json.loads(path.read_text(encoding="utf-8"))
    first = squeezed(paragraphs(truth)[0]["text"])
    return shown(name, decoded(stored(half, name), first)), truth


def told(path: Path) -> str:
    """The dump a truth file tells of, its half in front."""
    return path.relative_to(PAGES / "truth").as_posix().removesuffix(".json")


def paragraphs(truth: dict[str, Any]) -> list[dict[str, Any]]:
    return [paragraph for article in truth["articles"] for paragraph in article["paragraphs"]]


def uninterrupted(page: str, truth: dict[str, Any]) -> str:
    """The page without captions and furniture, and without the hyphens at its line ends."""
    between = {squeezed(p["text"]) for p in paragraphs(truth) if p["kind"] == "caption"}
    between |= {squeezed(line) for line in truth["furniture"]}
    lines = [line for line in page.split("\n") if squeezed(line) and squeezed(line) not in between]
    return squeezed(re.sub(r"(?<=[a-z])-\n(?=[a-z])", "", "\n".join(lines)))


@pytest.fixture(params=TRUTHS, ids=told)
def case(request: pytest.FixtureRequest) -> tuple[str, dict[str, Any]]:
    return page_and_truth(request.param)


def test_there_are_pages_enough_to_fit_to_and_to_judge_by():
    halves = Counter(told(path).partition("/")[0] for path in TRUTHS)
    assert halves["tuned"] >= 90
    assert halves["fresh"] >= 80
    assert halves["judged"] >= 40


def test_every_dump_has_a_truth():
    named = {told(path).partition("!")[0] for path in TRUTHS}
    dumps = [path for half in HALVES for path in (PAGES / half).rglob("*") if path.is_file()]
    assert {path.relative_to(PAGES).as_posix() for path in dumps} == named


def test_every_paragraph_of_the_truth_stands_on_the_page(case):
    page, truth = case
    readings = squeezed(page), uninterrupted(page, truth)
    texts = [squeezed(paragraph["text"]) for paragraph in paragraphs(truth)]
    assert [text for text in texts if not any(text in reading for reading in readings)] == []


def test_every_letter_and_digit_of_the_page_is_in_the_truth(case):
    page, truth = case
    assert letters([page]) == letters(p["text"] for p in paragraphs(truth)) + letters(truth["furniture"])


def test_an_article_knows_its_headlines_and_its_bylines(case):
    _, truth = case
    for article in truth["articles"]:
        titles = [p["text"] for p in article["paragraphs"] if p["kind"] == "title"]
        assert article["title"] in titles or (not titles and not article["title"])
        assert article["subtitle"] == " ".join(t for t in titles if t != article["title"])
        everything = "\n".join(p["text"] for p in article["paragraphs"])
        assert all(byline in everything for byline in article["bylines"])
        alone = [p["text"] for p in article["paragraphs"] if p["kind"] == "byline"]
        assert set(alone) <= set(article["bylines"])


def test_dates_and_kinds_are_sound(case):
    _, truth = case
    for article in truth["articles"]:
        assert (article["date"] is None) == (article["date_source"] is None)
        if article["date"]:
            date.fromisoformat(article["date"])
            DateSource(article["date_source"])
        for paragraph in article["paragraphs"]:
            Kind(paragraph["kind"])
            assert paragraph["text"] == paragraph["text"].strip() != ""
            assert all(event["text"] in paragraph["text"] for event in paragraph["events"])
            assert all(EVENT.fullmatch(event["date"]) for event in paragraph["events"])
            assert len(set(paragraph["districts"])) == len(paragraph["districts"])
