"""Hostile input: an index, a dump, a directory or a query that was made to do harm gets our errors and does none."""

from __future__ import annotations

import json
import os
import pickle
import random
import shutil
import subprocess
import sys
import tarfile
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import BytesIO
from pathlib import Path
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

import index
import searcher
from corpus import CorpusError, Gazetteer, QuanwenError, Reader, find_dumps
from index.container import Container
from searcher import QueryError, cli, objects
from searcher.wildcards import pattern_of
from tests.conftest import ROOT, SAMPLES
from tests.hay import story, write_hay
from tests.strategies import write_dump

POSIX = pytest.mark.skipif(os.name == "nt", reason="Windows has neither such links nor such pipes")
MUTATIONS = 60
QUERIES = ("茶", '"三区联创"', "茶 -夜校", "灯会 | 石材", "人*", "地区:泉港 茶", "标题:茶农", "*")


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index with a segment that has deleted rows; not to be changed."""
    return make_whole(tmp_path_factory.mktemp("whole"))


def make_whole(home: Path) -> Path:
    """Make that index."""
    write_hay(home / "dumps")
    shutil.copytree(SAMPLES, home / "dumps" / "samples")
    for number in range(3):  # the next sync merges them all
        if number:
            changed = story("茶农夜校开课", "茶农晚上来夜校学做茶。", f"第{number}次。", id="school")
            write_dump(home / "dumps" / "tea.jsonl", [changed])
        with index.open(home / "idx", create=True) as library:
            library.sync([home / "dumps"])
    return home / "idx"


@pytest.fixture
def idx(whole: Path, tmp_path: Path) -> Path:
    """A copy of it to do harm to."""
    return Path(shutil.copytree(whole, tmp_path / "idx"))


# An index that somebody has changed.


def ask_everything(directory: Path) -> int:
    """Do what our commands do; only our errors may leave. How many there were."""
    errors = 0

    @contextmanager
    def counted() -> Iterator[None]:
        nonlocal errors
        try:
            yield
        except QuanwenError:
            errors += 1

    with counted():
        errors += len(index.check(directory).damages)
    with counted(), searcher.open(directory) as s:
        for query in QUERIES:
            with counted():
                for hit in s.search(query, limit=None, facets=True):
                    s.article(hit.id)
        with counted():
            list(s.scan("*", sort="date"))
        with counted():
            s.stats()
    write_dump(directory.parent / "new" / "new.jsonl", [story("茶农夜校开课", "又来了。", id="school")])
    with counted(), index.open(directory) as library:
        library.sync([directory.parent / "new"])
    return errors


def mutated(data: bytes, chance: random.Random) -> bytes:
    """The bytes with something wrong about them."""
    place = chance.randrange(len(data)) if data else 0
    length = chance.choice([1, 1, 2, 4, 8, 64])
    way = chance.randrange(5)
    if way == 0:
        return data[:place]
    if way == 1:
        return data[:place] + chance.randbytes(length) + data[place + length :]
    if way == 2:
        return data[:place] + bytes([chance.choice([0, 0xFF, 0x7F, 0x80])]) * length + data[place + length :]
    if way == 3:
        return data[:place] + data[place + length :]
    return data[:place] + data[: chance.randrange(200)] + data[place:]


@pytest.mark.filterwarnings("ignore::index.errors.IndexDamagedWarning")
def test_a_changed_byte_anywhere_is_our_error_or_nothing(whole: Path, tmp_path: Path) -> None:
    chance = random.Random(6)
    names = sorted(path.name for path in whole.iterdir())
    for number in range(MUTATIONS):
        directory = Path(shutil.copytree(whole, tmp_path / str(number)))
        path = directory / chance.choice(names)
        path.write_bytes(mutated(path.read_bytes(), chance))
        started = perf_counter()
        ask_everything(directory)
        assert perf_counter() - started < 60, path.name
        shutil.rmtree(directory)


def forged(path: Path, chance: random.Random) -> None:
    """Change an array of a segment as somebody would who knows of checksums."""
    data = bytearray(path.read_bytes())
    start = int.from_bytes(data[8:16], "little")
    directory = json.loads(data[start:-4].decode("utf-8", "surrogatepass"))
    entry = directory["arrays"][chance.choice(sorted(directory["arrays"]))]
    size = int(entry[0][2:]) * entry[2]
    for _ in range(chance.randrange(1, 4)):
        if size:
            place = entry[1] + chance.randrange(size)
            data[place] = chance.choice([0, 1, 0x7F, 0x80, 0xFF, chance.randrange(256)])
    if chance.random() < 0.2:
        entry[chance.randrange(3)] = chance.choice(["<i4", "|u1", "<u8", "<f8", 0, 1, 16, size, size * 2, -1])
    entry[3] = zlib.crc32(data[entry[1] : entry[1] + size]) if isinstance(entry[1], int) and entry[1] >= 0 else 0
    listing = json.dumps(directory, ensure_ascii=False).encode("utf-8", "surrogatepass")
    path.write_bytes(bytes(data[:start]) + listing + zlib.crc32(listing).to_bytes(4, "little"))


@pytest.mark.filterwarnings("ignore::index.errors.IndexDamagedWarning", "ignore::RuntimeWarning")
def test_a_forged_array_is_our_error_or_nothing(whole: Path, tmp_path: Path) -> None:
    chance = random.Random(7)
    for number in range(MUTATIONS):
        directory = Path(shutil.copytree(whole, tmp_path / str(number)))
        forged(chance.choice(sorted(directory.glob("*.segment"))), chance)
        started = perf_counter()
        ask_everything(directory)
        assert perf_counter() - started < 60
        shutil.rmtree(directory)


def test_an_array_that_claims_more_than_the_file_has_takes_no_memory(idx: Path) -> None:
    (path, *_) = idx.glob("*.segment")
    data = path.read_bytes()
    start = int.from_bytes(data[8:16], "little")
    directory = json.loads(data[start:-4].decode("utf-8", "surrogatepass"))
    for entry in (["<i4", 16, 1 << 40, 0], ["<i4", start - 4, 2, 0], ["<i4", -8, 1, 0], ["|O8", 16, 1, 0], [], None):
        directory["arrays"]["texts.line"] = entry
        listing = json.dumps(directory).encode("utf-8", "surrogatepass")
        path.write_bytes(data[:start] + listing + zlib.crc32(listing).to_bytes(4, "little"))
        with pytest.raises(QuanwenError, match=r"directory makes no sense|lies outside the file"):
            Container(path)


class Payload:
    """What leaves a mark when it is unpickled."""

    def __init__(self, mark: Path) -> None:
        self.mark = mark

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.mkdir, (str(self.mark),)


def test_a_pickle_in_the_place_of_any_file_is_never_run(
    idx: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mark = tmp_path / "mark"
    write_hay(tmp_path / "new")
    for name in sorted(path.name for path in idx.iterdir()):
        prepared = Path(shutil.copytree(idx, tmp_path / "prepared"))
        (prepared / name).write_bytes(pickle.dumps(Payload(mark)))
        for command in (
            ["search", "茶"],
            ["stats"],
            ["check"],
            ["show", "school"],
            ["facets", "茶"],
            ["check", "--repair"],
        ):
            cli.run(["--index", str(prepared), *command])
        cli.run(["--index", str(prepared), "index", str(tmp_path / "new")])
        cli.run(["--index", str(prepared), "index", "--rebuild", str(tmp_path / "new")])
        with suppress(QuanwenError):
            index.open_whoosh(prepared).doc_count()
        assert not mark.exists(), name
        shutil.rmtree(prepared)
    assert "Traceback" not in capsys.readouterr().err


@POSIX
def test_links_and_pipes_in_an_index_neither_leak_nor_hang(idx: Path, tmp_path: Path) -> None:
    mine = tmp_path / "mine"
    mine.write_text("mine", "utf-8")
    (idx / "writer.note").symlink_to(mine)
    (idx / "MAIN_4x0.segment").symlink_to(mine)
    (idx / "quanwen_4.state").symlink_to(mine)
    write_dump(tmp_path / "new" / "new.jsonl", [story("茶会", "新来。")])
    with index.open(idx) as library:
        assert len(library.sync([tmp_path / "new"]).added) == 1
    assert mine.read_text("utf-8") == "mine"
    for path in [*idx.glob("*.segment"), *idx.glob("*.state")]:
        path.unlink()
        os.mkfifo(path)
    with pytest.raises(QuanwenError, match="no plain file"):
        searcher.open(idx)


# Dumps and directories of dumps.


@POSIX
def test_links_that_lead_round_in_circles_end(tmp_path: Path) -> None:
    write_hay(tmp_path / "dumps")
    (tmp_path / "dumps" / "again").symlink_to(tmp_path / "dumps")
    (tmp_path / "dumps" / "loop.txt").symlink_to(tmp_path / "dumps" / "loop.txt")
    (tmp_path / "dumps" / "nowhere.txt").symlink_to(tmp_path / "missing")
    os.mkfifo(tmp_path / "dumps" / "pipe.txt")
    assert [dump.name for dump in find_dumps(tmp_path / "dumps")] == ["port.jsonl", "tea.jsonl"]
    for name in ("loop.txt", "nowhere.txt"):
        with pytest.raises(CorpusError):
            find_dumps(tmp_path / "dumps" / name)
    for name in ("loop.txt", "nowhere.txt", "pipe.txt"):
        with index.open(tmp_path / "idx", create=True) as library, pytest.raises(CorpusError):
            library.sync([tmp_path / "dumps" / name])


EVIL = ("../../evil.txt", "/tmp/evil.txt", "..\\evil.txt", "C:\\evil.txt", "a/../../evil.txt")
PAGE = "茶山来了新茶农\n\n本报讯 5月6日，安溪县的茶农走进茶园，把新茶送到山外。茶农的笑声一路传到山脚。\n"


def archives(directory: Path) -> Iterator[Path]:
    """Archives whose members are named after places elsewhere."""
    with zipfile.ZipFile(directory / "evil.zip", "w") as pack:
        for name in EVIL:
            pack.writestr(name, PAGE)
    yield directory / "evil.zip"
    with tarfile.open(directory / "evil.tar", "w") as tar:
        for name in EVIL:
            info = tarfile.TarInfo(name)
            info.size = len(PAGE.encode())
            tar.addfile(info, BytesIO(PAGE.encode()))
        for name, kind in (("link.txt", tarfile.SYMTYPE), (EVIL[0], tarfile.SYMTYPE), ("hard.txt", tarfile.LNKTYPE)):
            info = tarfile.TarInfo(name)
            info.type, info.linkname = kind, name
            tar.addfile(info)
    yield directory / "evil.tar"


def test_members_of_archives_stay_in_their_place(tmp_path: Path) -> None:
    (tmp_path / "a" / "b").mkdir(parents=True)
    reader = Reader(Gazetteer.load())
    for path in archives(tmp_path / "a" / "b"):
        before = sorted(tmp_path.rglob("*"))
        read = 0
        for dump in find_dumps(path):
            with suppress(QuanwenError):
                read += len(list(reader.read(dump)))
        assert read >= 3
        assert sorted(tmp_path.rglob("*")) == before


# What a terminal is sent.

DRIVING = "\x1b]0;pwned\x07\x1b[2J\x9b31m\u202e\u2066\u0000\u2028\x7f"


# Bidirectional embeddings, overrides and isolates, and what some terminals take for the end of a line.
TURNING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u2028\u2029"


def is_safe(text: str) -> bool:
    """Whether a text has nothing in it that would drive a terminal, or turn its letters round."""
    return not [char for char in text if char in TURNING or (unicodedata.category(char) == "Cc" and char not in "\n\t")]


def test_nothing_from_a_dump_or_a_query_drives_the_terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    evil = f"茶{DRIVING}农"
    article = story(evil, f"茶农{DRIVING}来了。", id=f"i{DRIVING}d", byline=evil, page=evil, districts=[evil])
    write_dump(tmp_path / "dumps" / "evil.jsonl", [article])
    (tmp_path / "dumps" / "bad\u202e.jsonl").write_text("{", "utf-8")
    idx = ["--index", str(tmp_path / "idx")]
    commands = [
        ["index", str(tmp_path / "dumps")],
        *(
            ["search", *rest]
            for rest in (["茶农"], ["茶农", "--json"], ["茶农", "--jsonl"], [DRIVING], [f"日期:{DRIVING}"])
        ),
        ["search", "茶农", "--district", evil],
        ["search", "茶农", "--since", evil],
        ["show", f"i{DRIVING}d"],
        ["show", f"i{DRIVING}d", "--json"],
        ["show", DRIVING],
        ["facets", "茶农"],
        ["articles", str(tmp_path / "dumps")],
        ["articles", str(tmp_path / "dumps"), "--explain"],
        ["articles", DRIVING.replace("\0", "")],
        ["stats", "--failed"],
        ["stats", "--failed", "--json"],
        [DRIVING],
        ["search", f"--{DRIVING}"],
        ["index", str(tmp_path / "dumps"), "--encoding", DRIVING],
    ]
    for command in commands:
        cli.run([*idx, *command])
        told = capsys.readouterr()
        assert is_safe(told.out.replace("\x1b[", "") if "always" in command else told.out), command
        assert is_safe(told.err), command
        assert "Traceback" not in told.err


@given(st.text())
def test_json_gives_back_every_character_and_sends_none_that_drives(text: str) -> None:
    line = objects.line_of({"text": text})
    assert json.loads(line) == {"text": text}
    assert is_safe(line)


# Queries without measure.


def test_a_query_longer_than_any_question_is_refused_with_its_length(whole: Path) -> None:
    with searcher.open(whole) as s:
        assert s.search("茶" * 4000).total == 0
        for ask in (s.search, s.scan, lambda query: s.spans(query, "茶")):
            with pytest.raises(QueryError, match="a query of 4,001 characters; at most 4,000"):
                ask("茶" * 4001)


def test_a_window_beyond_all_reason_is_refused(whole: Path) -> None:
    with searcher.open(whole) as s:
        for window in ({"limit": 1_000_001}, {"offset": 10**30}, {"limit": 10**30}):
            with pytest.raises(QueryError, match="hits beyond 1,000,000"):
                s.search("茶", **window)
        assert s.search("茶", limit=1000, offset=999_000).total


def test_wildcards_without_measure_are_refused(whole: Path) -> None:
    with searcher.open(whole) as s, pytest.raises(QueryError, match="900 wildcards in one text; at most 20"):
        s.search("a*b?" * 450 + "c")


def test_no_pattern_takes_long_however_it_is_made() -> None:
    started = perf_counter()
    assert not pattern_of("a*" * 20 + "b")[0].fullmatch("a" * 5000)
    assert perf_counter() - started < 5


@given(st.text("ab*?", min_size=1, max_size=6), st.text("ab", max_size=8))
def test_a_pattern_matches_as_a_shell_would(pattern: str, word: str) -> None:
    from fnmatch import fnmatchcase

    assert bool(pattern_of(pattern)[0].fullmatch(word)) == fnmatchcase(word, pattern)


LONG = ["(" * 3999, "|".join("茶" * 2000), " ".join("天地玄黄" * 900), '"' + "茶" * 3990 + '"', "-茶 " * 1300]
LONG += ["同句(" + "茶 " * 1900 + ")", "日期:2026 " * 400, "茶*" * 9 + "农", " ".join(f'"茶{n}"' for n in range(500))]


@pytest.mark.parametrize("query", LONG, ids=[query[:4] for query in LONG])
def test_the_longest_queries_end(whole: Path, query: str) -> None:
    started = perf_counter()
    with searcher.open(whole) as s, suppress(QueryError):
        s.search(query, facets=True)
    assert perf_counter() - started < 60


LIMITED = """
import resource, sys
resource.setrlimit(resource.RLIMIT_AS, (1 << 31, 1 << 31))
from tests.test_hostile import ask_everything
from pathlib import Path
import warnings
warnings.simplefilter("ignore")
ask_everything(Path(sys.argv[1]))
"""


@POSIX
def test_a_segment_that_speaks_of_more_rows_than_memory_holds_ends_in_an_error(idx: Path) -> None:
    for path in idx.glob("*.segment"):
        forge_counts(path)
    ended = subprocess.run(
        [sys.executable, "-c", LIMITED, str(idx)], cwd=ROOT, capture_output=True, text=True, timeout=120, check=False
    )
    assert ended.returncode == 0, ended.stderr[-2000:]


def forge_counts(path: Path) -> None:
    """Let every array of numbers end as high as its type can."""
    data = bytearray(path.read_bytes())
    start = int.from_bytes(data[8:16], "little")
    directory = json.loads(data[start:-4].decode("utf-8", "surrogatepass"))
    for name, entry in directory["arrays"].items():
        size = int(entry[0][2:])
        if size >= 4 and entry[2] > 1:
            last = entry[1] + size * (entry[2] - 1)
            data[last : last + size] = b"\xff" * (size - 1) + b"\x7f"
            entry[3] = zlib.crc32(data[entry[1] : entry[1] + size * entry[2]])
            assert name
    listing = json.dumps(directory, ensure_ascii=False).encode("utf-8", "surrogatepass")
    path.write_bytes(bytes(data[:start]) + listing + zlib.crc32(listing).to_bytes(4, "little"))


@pytest.mark.parametrize("name", ["articles.date", "texts.set"])
def test_a_column_that_holds_what_it_cannot_is_refused_before_memory_is_given_for_it(idx: Path, name: str) -> None:
    for path in idx.glob("*.segment"):
        data = bytearray(path.read_bytes())
        start = int.from_bytes(data[8:16], "little")
        directory = json.loads(data[start:-4].decode("utf-8", "surrogatepass"))
        entry = directory["arrays"][name]
        size = int(entry[0][2:])
        data[entry[1] : entry[1] + size] = b"\xff" * (size - 1) + b"\x7f"
        entry[3] = zlib.crc32(data[entry[1] : entry[1] + size * entry[2]])
        listing = json.dumps(directory, ensure_ascii=False).encode("utf-8", "surrogatepass")
        path.write_bytes(bytes(data[:start]) + listing + zlib.crc32(listing).to_bytes(4, "little"))
    with searcher.open(idx) as s, pytest.raises(QuanwenError, match=f"its column {name} holds more than"):
        s.search("茶", facets=True, limit=0)
