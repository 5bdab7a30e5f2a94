"""Damage pages in every way, read what is left, and hold the reader to what it promises.

Bases: the dumps of tests/pages and corpus/samples, as they are stored. Mutant number n of a seed is always the same:
bytes flipped, cut off, left out, repeated or exchanged for noise, two dumps run together, lines shuffled, characters
exchanged, another encoding, compression or suffix. Each must give articles or one of our errors within a second of
processor time, and of what it gives, nothing may be missing: every letter and digit of the text is in a paragraph or in
what `quanwen articles --explain` names as furniture. The text of a dump is told here without the reader's rules.

It does not show that what damaged pages give is right, nor what happens to pages nobody has damaged.
"""

from __future__ import annotations

import bz2
import csv
import gzip
import io
import json
import lzma
import re
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache
from itertools import chain
from multiprocessing import get_context
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

import zstandard
from selectolax.lexbor import LexborHTMLParser

from corpus import Dump, Gazetteer, Reader, find_dumps
from corpus.encoding import decode
from corpus.errors import CorpusError
from corpus.records import Article

ROOT = Path(__file__).parent.parent
BASES = (ROOT / "tests" / "pages", ROOT / "corpus" / "samples")
NO_BASE = ("README.md", "truth")
MOST_SECONDS = 1.0
SUFFIXES = (
    ".txt",
    ".html",
    ".mht",
    ".md",
    ".jsonl",
    ".json",
    ".csv",
    ".tsv",
    ".zip",
    ".tar",
    ".txt.gz",
    ".txt.xz",
    ".txt.zst",
)
ENCODINGS = ("utf-8", "utf-8-sig", "gb18030", "utf-16", "big5")
PACKERS = {".gz": gzip.compress, ".bz2": bz2.compress, ".xz": lzma.compress, ".zst": zstandard.compress}
# What a page is not expected to hold where it then stands.
STRANGERS = (
    "<>&;\"',|\t　 \u200b\ufeff\x85\u2028{}[]:：。！？-—·()（）《》“”0123456789２〇Ⅱ①aZé䶮𠮷中a\u0301\x00\x1a\x1b\\"
)


@dataclass(frozen=True, slots=True)
class Mutant:
    """A damaged dump: what was done to which base."""

    number: int
    how: str
    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one dump of a mutant gave: `articles`, `refused` with a reason, or `blank`; without `fault` all is well."""

    mutant: int
    how: str
    dump: str
    gave: str
    seconds: float
    reason: str = ""
    fault: str = ""


# Making mutants.


@cache
def bases(roots: tuple[Path, ...] = BASES) -> tuple[tuple[str, bytes], ...]:
    """The stored bytes of every dump beneath the roots, with its relative name, in a fixed order."""
    found = [(path.relative_to(root).as_posix(), path) for root in roots for path in root.rglob("*") if path.is_file()]
    chosen = sorted((name, path) for name, path in found if not name.startswith(NO_BASE) and "/." not in f"/{name}")
    return tuple((name, path.read_bytes()) for name, path in chosen)


def mutant(known: Sequence[tuple[str, bytes]], seed: int, number: int) -> Mutant:
    """The mutant of this number."""
    rng = Random(f"{seed}:{number}")
    name, data = rng.choice(known)
    _, other = rng.choice(known)
    how = rng.choice(list(DAMAGES))
    if rng.random() < 0.5 and (unpacked := unpack(name, data)) is not None:
        suffix = "." + name.rpartition(".")[2]
        harmed = PACKERS[suffix](DAMAGES[how](rng, unpacked, other))
    else:
        harmed = DAMAGES[how](rng, data, other)
    if rng.random() < 0.1:
        name, how = f"{name.partition('.')[0]}{rng.choice(SUFFIXES)}", f"{how}, another suffix"
    return Mutant(number, how, name, harmed)


def unpack(name: str, data: bytes) -> bytes | None:
    """What a compressed base holds; None for one that is not, or is an archive."""
    if not name.endswith(tuple(PACKERS)) or ".tar" in name:
        return None
    openers = {".gz": gzip.decompress, ".bz2": bz2.decompress, ".xz": lzma.decompress}
    suffix = "." + name.rpartition(".")[2]
    return openers[suffix](data) if suffix in openers else zstandard.ZstdDecompressor().decompressobj().decompress(data)


def span(rng: Random, data: bytes | str) -> tuple[int, int]:
    """Two places within, the first one first."""
    one, two = sorted((rng.randrange(len(data) + 1), rng.randrange(len(data) + 1)))
    return one, two


def flipped(rng: Random, data: bytes, _: bytes) -> bytes:
    """Some bytes exchanged."""
    held = bytearray(data)
    for _ in range(rng.choice([1, 1, 3, 50]) if held else 0):
        held[rng.randrange(len(held))] = rng.randrange(256)
    return bytes(held)


def cut_off(rng: Random, data: bytes, _: bytes) -> bytes:
    """The beginning alone."""
    return data[: span(rng, data)[1]]


def holed(rng: Random, data: bytes, _: bytes) -> bytes:
    """A part left out."""
    at, to = span(rng, data)
    return data[:at] + data[to:]


def repeated(rng: Random, data: bytes, _: bytes) -> bytes:
    """A part a hundred times."""
    at, to = span(rng, data)
    return data[:at] + data[at:to][:200] * 100 + data[to:]


def joined(_: Random, data: bytes, other: bytes) -> bytes:
    """Another dump behind it."""
    return data + other


def crossed(rng: Random, data: bytes, other: bytes) -> bytes:
    """The beginning of one and the end of another."""
    return data[: span(rng, data)[0]] + other[span(rng, other)[1] :]


def noise(rng: Random, data: bytes, _: bytes) -> bytes:
    """Random bytes."""
    return rng.randbytes(rng.randrange(1, len(data) + 2))


def noisy(rng: Random, data: bytes, _: bytes) -> bytes:
    """Random bytes behind a beginning that promises text."""
    return data[: span(rng, data)[0]][:300] + rng.randbytes(rng.randrange(2000))


def as_text(data: bytes) -> tuple[str, str]:
    """The text of a base, for damages that leave its encoding whole, and that encoding; latin-1 for what is no text."""
    for encoding in ("utf-8", "gb18030", "utf-16"):
        try:
            return data.decode(encoding), encoding
        except UnicodeDecodeError:
            continue
    return data.decode("latin-1"), "latin-1"


def shuffled(rng: Random, data: bytes, _: bytes) -> bytes:
    """Some lines in another order."""
    text, encoding = as_text(data)
    lines = text.split("\n")
    at, to = span(rng, text)
    part = lines[at % len(lines) : to % len(lines) + 1]
    rng.shuffle(part)
    lines[at % len(lines) : to % len(lines) + 1] = part
    return "\n".join(lines).encode(encoding, "replace")


def estranged(rng: Random, data: bytes, _: bytes) -> bytes:
    """Characters exchanged for strangers, or strangers put between."""
    text, encoding = as_text(data)
    held = list(text)
    for _ in range(rng.choice([1, 5, 100]) if held else 0):
        at = rng.randrange(len(held))
        held[at : at + rng.randrange(2)] = rng.choice(STRANGERS) * rng.choice([1, 1, 1, 40])
    return "".join(held).encode(encoding, "replace")


def run_together(rng: Random, data: bytes, _: bytes) -> bytes:
    """Line ends left out, doubled, or of another kind."""
    text, encoding = as_text(data)
    return text.replace("\n", rng.choice(["", "\n\n", "\r\n", "\r", "\n　　", " "])).encode(encoding, "replace")


def rewrapped(rng: Random, data: bytes, _: bytes) -> bytes:
    """Every line broken at a fixed width."""
    text, encoding = as_text(data)
    width = rng.randrange(1, 41)
    lines = (line[at : at + width] for line in text.split("\n") for at in range(0, max(len(line), 1), width))
    return "\n".join(lines).encode(encoding, "replace")


def reencoded(rng: Random, data: bytes, _: bytes) -> bytes:
    """Another encoding."""
    return as_text(data)[0].encode(rng.choice(ENCODINGS), rng.choice(["replace", "ignore", "xmlcharrefreplace"]))


DAMAGES = {
    damage.__name__.replace("_", " "): damage
    for damage in (
        *(flipped, cut_off, holed, repeated, joined, crossed, noise, noisy),
        *(shuffled, estranged, run_together, rewrapped, reencoded),
    )
}


# What a dump says, told without the reader's rules.


def spoken(dump: Dump) -> Iterator[str]:
    """The texts that a dump which can be read says to its reader."""
    text = decode(b"".join(dump.chunks()))
    if dump.format == "jsonl":
        return values([json.loads(line) for line in text.split("\n") if line.strip()])
    if dump.format == "json":
        return values(json_texts(text))
    if dump.format == "csv":
        csv.field_size_limit(1 << 24)
        delimiter = "\t" if ".tsv" in dump.name.lower() else ","
        return chain.from_iterable(list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))[1:])
    if dump.format == "html":
        return shown_of_html(text)
    return iter([without_fields(text) if dump.format == "markdown" else text])


def json_texts(text: str) -> list[Any]:
    """The values of the JSON texts that stand one after another."""
    found: list[Any] = []
    left = text.lstrip()
    while left:
        value, end = json.JSONDecoder().raw_decode(left)
        found.append(value)
        left = left[end:].lstrip(" \t\r\n,")
    return found


def values(found: Any) -> Iterator[str]:
    """The texts and numbers in parsed JSON."""
    if isinstance(found, dict):
        # of a paragraph that tells its kind, the kind is no text
        yield from (said for name, value in found.items() if name != "kind" for said in values(value))
    elif isinstance(found, list):
        yield from (said for value in found for said in values(value))
    elif found is not None:
        yield json.dumps(found) if not isinstance(found, str) else found


def shown_of_html(text: str) -> Iterator[str]:
    """What a browser shows of a page."""
    parser = LexborHTMLParser(text)
    parser.strip_tags(["script", "style", "noscript", "template", "svg", "iframe", "object"])
    if parser.root is not None:
        yield parser.root.text(separator=" ")


def without_fields(text: str) -> str:
    """A Markdown page without the names of the fields of its front matter."""
    text = text.replace("\r", "\n")
    front = re.match(r"\s*(-{3}|\+{3})[-+]*[^\S\n]*\n(.*?)\n\s*\1", text, re.DOTALL)
    if front is None:
        return text
    return re.sub(r"(?m)^\s*(?:-\s+)*[\w-]{1,30}\s*[:：=]", "", text[: front.end()]) + text[front.end() :]


def letters(texts: Iterable[str]) -> Counter[str]:
    """Every letter and digit, counted."""
    return Counter(char for text in texts for char in text if char.isalnum())


def given(articles: Sequence[Article], reader: Reader, dump: Dump) -> Iterator[str]:
    """What reading a dump gave, and what it says it set aside."""
    for article in articles:
        texts = [paragraph.text for paragraph in article.paragraphs]
        yield from texts
        if article.title not in texts:
            yield article.title
    yield from (line.text for line in reader.explain(dump) if line.role == "furniture")


# Judging.


def judge(reader: Reader, folder: Path, made: Mutant) -> Iterator[Outcome]:
    """What every dump of a mutant gave. An error that is none of ours goes through."""
    path = folder / str(made.number) / made.name.replace("!", "_")
    path.parent.mkdir(parents=True)
    path.write_bytes(made.data)
    for dump in find_dumps(folder / str(made.number)):
        yield judged(reader, dump, made)
    path.unlink()


def judged(reader: Reader, dump: Dump, made: Mutant) -> Outcome:
    """What one dump gave. What took too long is read once more: patterns are compiled, and tables read, only once."""
    gave, seconds = timed(reader, dump)
    if too_slow(seconds):
        seconds = min(seconds, timed(reader, dump)[1])
    if isinstance(gave, CorpusError):
        return Outcome(made.number, made.how, dump.name, "refused", seconds, str(gave), too_slow(seconds))
    lost = letters(spoken(dump)) - letters(given(gave, reader, dump))
    fault = too_slow(seconds) or (f"lost {''.join(lost.elements())[:60]!r}" if lost else "")
    return Outcome(made.number, made.how, dump.name, "articles" if gave else "blank", seconds, fault=fault)


def timed(reader: Reader, dump: Dump) -> tuple[list[Article] | CorpusError, float]:
    """The articles of a dump or why it was refused, and how long that took."""
    began = time.process_time()
    try:
        gave: list[Article] | CorpusError = list(reader.read(dump))
    except CorpusError as error:
        gave = error
    return gave, time.process_time() - began


def too_slow(seconds: float) -> str:
    """The fault of taking so long, if it is one."""
    return f"took {seconds:.1f} s" if seconds > MOST_SECONDS else ""


def judge_all(seed: int, numbers: Sequence[int]) -> list[Outcome]:
    """What the mutants of these numbers gave."""
    reader, known = Reader(Gazetteer.load()), bases()
    found: list[Outcome] = []
    with TemporaryDirectory() as name:
        for number in numbers:
            made = mutant(known, seed, number)
            try:
                found += judge(reader, Path(name), made)
            except Exception as error:  # noqa: BLE001  # any of these is what is looked for
                found.append(Outcome(number, made.how, made.name, "broke", 0.0, fault=repr(error)[:200]))
    return found


def run(seed: int, count: int, seconds: float, workers: int = 2) -> tuple[list[str], bool]:
    """Judge `count` mutants, or as many as `seconds` allow. The report's lines, and whether all was well."""
    began, done, found = time.monotonic(), 0, list[Outcome]()
    batches = [range(start, min(start + 50, count)) for start in range(0, count, 50)]
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        for group in (batches[at : at + 2 * workers] for at in range(0, len(batches), 2 * workers)):
            if time.monotonic() - began > seconds:
                break
            for outcomes in pool.map(judge_all, [seed] * len(group), group):
                found += outcomes
            done += sum(map(len, group))
    return report(found, done, count), done == count and not any(one.fault for one in found)


def report(found: Sequence[Outcome], done: int, count: int) -> list[str]:
    """What came of it, in a few lines, and every fault."""
    gave = Counter(one.gave for one in found)
    slowest = max(found, key=lambda one: one.seconds)
    lines = [
        f"{done:,} of {count:,} mutants, {len(found):,} dumps in them: "
        + ", ".join(f"{number:,} {name}" for name, number in sorted(gave.items())),
        f"slowest {slowest.seconds:.2f} s ({slowest.how}: {slowest.dump}, number {slowest.mutant})",
    ]
    lines += [f"FAULT {one.fault} ({one.how}: {one.dump}, number {one.mutant})" for one in found if one.fault]
    return lines


def main() -> None:
    """Judge 10,000 mutants of seed 1."""
    print(*run(1, 10_000, 3600)[0], sep="\n")


if __name__ == "__main__":
    main()
