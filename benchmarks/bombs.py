"""Dumps made to fill memory, disk or time, read by a process that may not: each is refused with a reason, or read.

Every bomb is read in a process of its own whose address space is limited (1 GiB), first as an index hashes it, then as
the reader reads it. Reported are the outcome, the processor's seconds and the most memory held. Bombs are made anew,
the largest of 2 GB, and taken away again. `scale` makes them smaller; what is refused for its ratio is then still
refused for it.

It does not show what a bomb does to a system with less memory, nor to one whose disk is nearly full.
"""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import os
import struct
import subprocess
import sys
import tarfile
import time
import zipfile
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import zstandard

ROOT = Path(__file__).parent.parent
GB, MB = 1 << 30, 1 << 20
LIMIT = 1 * GB
MOST_RSS = 700 * MB
MOST_SECONDS = 60.0

ARTICLE = json.dumps({"title": "茶农夜校开课", "text": "茶农晚上来夜校学做茶。"}, ensure_ascii=False).encode() + b"\n"
# The reader, in a process that limits itself before it reads.
CHILD = """
import resource, sys
resource.setrlimit(resource.RLIMIT_AS, (int(sys.argv[2]),) * 2)
from pathlib import Path
from corpus import CorpusError, Gazetteer, Reader, find_dumps
reader, articles, refused, reason = Reader(Gazetteer.load()), 0, 0, ""
for dump in find_dumps(Path(sys.argv[1])):
    try:
        dump.digest()
    except CorpusError:
        pass
    try:
        for _ in reader.read(dump):
            articles += 1
    except CorpusError as error:
        refused, reason = refused + 1, str(error)
with open("/proc/self/status") as status:
    held = next(line.split()[1] for line in status if line.startswith("VmHWM"))
print(articles, refused, held, reason, sep="\\t")
"""


@dataclass(frozen=True, slots=True)
class Bomb:
    """A dump to be made beneath a folder, at a scale (1.0: as large as it is to be); what must be refused of it."""

    name: str
    make: Callable[[Path, float], None]
    refused: str  # what the reason must hold; empty for what must be read


@dataclass(frozen=True, slots=True)
class Result:
    """What came of one: counts of articles and of dumps refused, the last reason, what it cost; a fault or none."""

    bomb: str
    articles: int
    refused: int
    reason: str
    seconds: float
    rss: int
    fault: str


def times(scale: float, whole: int) -> int:
    """So many at this scale, one at least."""
    return max(1, int(whole * scale))


def repeated(piece: bytes, suffix: str) -> Callable[[Path, float], None]:
    """A file of one piece again and again, 64 MB of zeros each, 10 GB in all."""

    def make(folder: Path, scale: float) -> None:
        with (folder / f"x{suffix}").open("wb") as stream:
            for _ in range(times(scale, 160)):
                stream.write(piece)

    return make


def zeros() -> bytes:
    """What every compression is given 160 times."""
    return bytes(64 * MB)


def packed(suffix: str, pack: Callable[[bytes], bytes]) -> Bomb:
    """10 GB of zeros under one compression."""

    def make(folder: Path, scale: float) -> None:
        repeated(pack(zeros()), suffix)(folder, scale)

    return Bomb(f"10 GB of zeros{suffix}", make, f"x{suffix}")


def deflated(count: int) -> bytes:
    """`count` times 64 MB of zeros as one deflate stream."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    piece = packer.compress(zeros()) + packer.flush(zlib.Z_FULL_FLUSH)
    return piece * count + b"\x03\x00"


def raw_zip(path: Path, data: bytes, told: Sequence[int], *, copies: int = 1) -> None:
    """A zip whose table tells sizes of its own, of one deflated member that it lists `copies` times."""
    name, (compressed, size) = b"x.txt", told
    local = struct.pack("<4s5H3L2H", b"PK\3\4", 20, 0, 8, 0, 0, 0, min(compressed, 2**32 - 2), 0, len(name), 0) + name
    table = b""
    for number in range(copies):
        called = name if copies == 1 else f"{number:06}.txt".encode()
        sizes = (min(compressed, 2**32 - 2), min(size, 2**32 - 2))
        fields = (b"PK\1\2", 20, 20, 0, 8, 0, 0, 0, *sizes, len(called), 0, 0, 0, 0, 0, 0)
        table += struct.pack("<4s6H3L5H2L", *fields) + called
    head = local + data
    end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, copies & 0xFFFF, copies & 0xFFFF, len(table), len(head), 0)
    path.write_bytes(head + table + end)


def zip_of_zeros(folder: Path, scale: float) -> None:
    """A member of 10 GB, told as 4 GB, the most that a plain table tells."""
    data = deflated(times(scale, 160))
    raw_zip(folder / "x.zip", data, (len(data), times(scale, 160) * 64 * MB))


def lying_zip(folder: Path, scale: float) -> None:
    """A member of 10 GB that is told to have 100 bytes."""
    data = deflated(times(scale, 160))
    raw_zip(folder / "x.zip", data, (len(data), 100))


def lying_twice(folder: Path, scale: float) -> None:
    """A member that is told to be stored in 4 GB, so that no ratio would be met, and to have as many."""
    raw_zip(folder / "x.zip", deflated(times(scale, 160)), (4 * GB, 4 * GB))


def overlapping(folder: Path, scale: float) -> None:
    """20,000 members that are all the same 64 MB."""
    data = deflated(1)
    raw_zip(folder / "x.zip", data, (len(data), 64 * MB), copies=times(scale, 20_000))


def nested(folder: Path, scale: float) -> None:
    """A zip of zips of zips."""
    held = ARTICLE * 1000
    for depth in range(max(2, times(scale, 12))):
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as opened:
            for number in range(4):
                opened.writestr(f"{number}.zip" if depth else f"{number}.jsonl", held)
        held = stream.getvalue()
    (folder / "x.zip").write_bytes(held)


def many_members(folder: Path, scale: float) -> None:
    """20,000 members of an article each."""
    with zipfile.ZipFile(folder / "x.zip", "w") as opened:
        for number in range(times(scale, 20_000)):
            opened.writestr(f"{number:06}.jsonl", ARTICLE)


def many_in_tar(folder: Path, scale: float) -> None:
    """10,000 members of an article each, in a compressed tar."""
    with tarfile.open(folder / "x.tar.gz", "w:gz") as tar:
        for number in range(times(scale, 10_000)):
            info = tarfile.TarInfo(f"{number:06}.jsonl")
            info.size = len(ARTICLE)
            tar.addfile(info, io.BytesIO(ARTICLE))


def tar_of_zeros(folder: Path, scale: float) -> None:
    """A compressed tar with a member of 10 GB."""
    info = tarfile.TarInfo("x.txt")
    info.size = times(scale, 160) * 64 * MB
    piece = gzip.compress(zeros())
    with (folder / "x.tar.gz").open("wb") as stream:
        stream.write(gzip.compress(info.tobuf()))
        for _ in range(times(scale, 160)):
            stream.write(piece)
        stream.write(gzip.compress(bytes(10240)))


def sparse_tar(folder: Path, scale: float) -> None:
    """A tar with a hole of 1 TB, which takes no room in it."""
    size = times(scale, 1 << 40)
    info = tarfile.TarInfo("x.txt")
    info.type = tarfile.GNUTYPE_SPARSE
    header = bytearray(info.tobuf(tarfile.GNU_FORMAT))
    header[386:410] = b"%011o\0%011o\0" % (0, 0)
    header[483:495] = b"\x80" + size.to_bytes(11, "big")
    header[148:156] = b" " * 8
    header[148:156] = b"%06o\0 " % sum(header)
    (folder / "x.tar").write_bytes(bytes(header) + bytes(10240))


def one_line(suffix: str, before: bytes = b"", piece: bytes = "茶".encode()) -> Bomb:
    """2 GB without a line end."""

    def make(folder: Path, scale: float) -> None:
        with (folder / f"x{suffix}").open("wb") as stream:
            stream.write(before)
            for _ in range(times(scale, 2048)):
                stream.write(piece * (MB // len(piece)))

    return Bomb(f"one line of 2 GB{suffix}", make, "")


def filled(suffix: str, piece: str, megabytes: float) -> Callable[[Path, float], None]:
    """A file of one piece again and again."""

    def make(folder: Path, scale: float) -> None:
        data = piece.encode()
        (folder / f"x{suffix}").write_bytes(data * (times(scale * megabytes, MB) // len(data)))

    return make


def greedy_xz(folder: Path, _: float) -> None:
    """A little text that asks for a dictionary of 1.5 GB."""
    filters = [{"id": lzma.FILTER_LZMA2, "dict_size": 1 << 20}]
    data = bytearray(lzma.compress(ARTICLE, check=lzma.CHECK_NONE, filters=filters))
    at = data.index(b"\x21\x01", 12)  # the filter and the length of what is told of it: one byte, the dictionary's size
    data[at + 2] = 40  # 4 GiB
    size = (data[12] + 1) * 4
    data[12 + size - 4 : 12 + size] = zlib.crc32(data[12 : 12 + size - 4]).to_bytes(4, "little")
    (folder / "x.jsonl.xz").write_bytes(data)


def greedy_zst(folder: Path, _: float) -> None:
    """A byte that asks for a window of 2 GB."""
    (folder / "x.txt.zst").write_bytes(b"\x28\xb5\x2f\xfd\x00\xa8\x09\x00\x00x")


BOMBS = (
    packed(".txt.gz", gzip.compress),
    packed(".jsonl.bz2", bz2.compress),
    packed(".txt.xz", lzma.compress),
    packed(".csv.zst", zstandard.compress),
    Bomb("zip of 10 GB of zeros", zip_of_zeros, "expands"),
    Bomb("zip that tells 100 bytes for 10 GB", lying_zip, "x.txt"),
    Bomb("zip that tells 4 GB as stored", lying_twice, "x.zip"),
    Bomb("zip of one member 20,000 times", overlapping, "x.zip"),
    Bomb("zips within zips", nested, "an archive inside an archive"),
    Bomb("zip of 20,000 members", many_members, ""),
    Bomb("tar.gz of 10,000 members", many_in_tar, ""),
    Bomb("tar.gz of 10 GB of zeros", tar_of_zeros, "expands"),
    Bomb("tar with a hole of 1 TB", sparse_tar, "expands"),
    Bomb("xz that asks for 4 GB", greedy_xz, "emory usage limit"),
    Bomb("zst that asks for 2 GB", greedy_zst, "zst"),
    one_line(".txt"),
    one_line(".jsonl", b'{"title": "'),
    one_line(".csv", b'title,text\n"'),
    one_line(".json", b'{"title": "'),
    one_line(".html"),
    one_line(".md"),
    Bomb("30 MB of lines of one character", filled(".txt", "茶\n", 30), "lines and tags"),
    Bomb("280,000 open elements", filled(".html", "<div>", 1.4), "nests more than"),
    Bomb("30 MB of open brackets", filled(".json", "[", 30), "nested too deep"),
    Bomb("5 MB of quotation marks", filled(".csv", '"', 5), "no header"),
)


def explode(bomb: Bomb, scale: float = 1.0) -> Result:
    """Make a bomb, read it, take it away."""
    with TemporaryDirectory() as name:
        bomb.make(Path(name), scale)
        command = [sys.executable, "-c", CHILD, name, str(LIMIT)]
        with (Path(name) / ".out").open("w+b") as out:
            child = subprocess.Popen(command, stdout=out, stderr=subprocess.STDOUT, cwd=ROOT)
            _, status, used = os.wait4(child.pid, 0)
            child.returncode = os.waitstatus_to_exitcode(status)
            out.seek(0)
            said = out.read().decode("utf-8", "replace").splitlines()
        return told(bomb, child.returncode, said, used.ru_utime + used.ru_stime)


def told(bomb: Bomb, code: int, said: Sequence[str], seconds: float) -> Result:
    """What came of a bomb, by what its process said last and how long it took."""
    if code:
        return Result(bomb.name, 0, 0, "", seconds, 0, f"exit code {code}: {said[-1] if said else 'nothing said'}")
    articles, refused, held, reason = said[-1].split("\t", 3)
    rss = int(held) * 1024
    wanted = bomb.refused in reason and (bool(reason) if bomb.refused else int(articles) or bool(reason))
    fault = "" if wanted else f"wanted a reason with {bomb.refused!r}"
    fault = f"took {seconds:.0f} s" if seconds > MOST_SECONDS else fault
    fault = f"held {rss / MB:,.0f} MB" if rss > MOST_RSS else fault
    return Result(bomb.name, int(articles), int(refused), reason, seconds, rss, fault)


def run(seconds: float, scale: float = 1.0) -> tuple[list[str], bool]:
    """Explode all bombs, as far as `seconds` allow. The report's lines, and whether all was well."""
    began = time.monotonic()
    lines, well = [], True
    for bomb in BOMBS:
        if time.monotonic() - began > seconds:
            return [*lines, f"FAULT no time left for {bomb.name}"], False
        found = explode(bomb, scale)
        lines.append(line(found))
        well &= not found.fault
    return lines, well


def line(found: Result) -> str:
    """One line of the report."""
    gave = f"{found.articles:,} articles" if found.articles else ""
    said = f"refused {found.refused:,}: {found.reason[:90]}" if found.refused else ""
    cost = f"{found.seconds:6.1f} s {found.rss / MB:5.0f} MB"
    fault = f"FAULT {found.fault}: " if found.fault else ""
    return f"{fault}{found.bomb:36} {cost}  {', '.join(filter(None, (gave, said)))}"


def main() -> None:
    """Explode all bombs."""
    print(*run(3600)[0], sep="\n")


if __name__ == "__main__":
    main()
