"""Dumps are found, named, digested and decompressed; what cannot be read says so."""

import bz2
import errno
import gzip
import io
import lzma
import os
import sys
import tarfile
import zipfile
from hashlib import blake2b
from pathlib import Path

import pytest
import zstandard

from corpus import compression
from corpus.dump import Dump, find_dumps
from corpus.errors import CorpusError, DumpError

TEXT = "茶山上的老屋\n茶农清晨上山。\n".encode()


def write(root: Path, **files: bytes) -> None:
    for name, data in files.items():
        path = root / name.replace("__", "/").replace("_DOT_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def zipped(**members: bytes) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name.replace("__", "/").replace("_DOT_", "."), data)
    return held.getvalue()


def only(path: Path) -> Dump:
    (dump,) = find_dumps(path)
    return dump


def content(dump: Dump) -> bytes:
    return b"".join(dump.chunks())


def test_a_directory_is_searched_recursively_and_names_are_relative_and_sorted(tmp_path):
    write(tmp_path, b_DOT_txt=TEXT, a__z_DOT_jsonl=TEXT, a__b__c_DOT_txt_DOT_gz=TEXT)
    found = find_dumps(tmp_path)
    assert [dump.name for dump in found] == ["a/b/c.txt.gz", "a/z.jsonl", "b.txt"]
    assert all(dump.path.is_absolute() and dump.size == len(TEXT) for dump in found)


def test_hidden_files_and_unknown_suffixes_are_skipped(tmp_path):
    write(tmp_path, _DOT_hidden_DOT_txt=TEXT, _DOT_git__x_DOT_txt=TEXT, picture_DOT_jpg=TEXT, notes=TEXT, x_DOT_gz=TEXT)
    assert find_dumps(tmp_path) == []


def test_the_folder_that_a_browser_saves_beside_a_page_holds_no_dumps(tmp_path):
    write(
        tmp_path,
        a_DOT_html=TEXT,
        a_files__ad_DOT_htm=TEXT,
        b_DOT_files__x_DOT_htm=TEXT,
        b_DOT_htm=TEXT,
        c_files__y_DOT_txt=TEXT,
    )
    assert [dump.name for dump in find_dumps(tmp_path)] == ["a.html", "b.htm", "c_files/y.txt"]
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as packed:
        for name in ("p/a.html", "p/a_files/ad.htm", "p/a_files/in/ad.htm", "a_files/y.txt"):
            packed.writestr(name, TEXT)
    assert [dump.name for dump in find_dumps(tmp_path / "all.zip")] == ["all.zip!a_files/y.txt", "all.zip!p/a.html"]


def test_a_file_given_itself_is_a_dump_named_by_its_base_name_whatever_its_suffix(tmp_path):
    write(tmp_path, a__page_DOT_dat=TEXT)
    dump = only(tmp_path / "a" / "page.dat")
    assert (dump.name, dump.format) == ("page.dat", "page")


def test_a_missing_root_is_an_error_that_names_it(tmp_path):
    with pytest.raises(CorpusError, match="nowhere"):
        find_dumps(tmp_path / "nowhere")


@pytest.mark.parametrize(
    ("suffix", "format"),
    [
        ("txt", "page"),
        ("jsonl.xz", "jsonl"),
        ("JSON", "json"),
        ("tsv.gz", "csv"),
        ("HTM", "html"),
        ("md", "markdown"),
        ("shtml", "html"),
        ("MHT", "mhtml"),
    ],
)
def test_the_suffix_tells_the_format_below_the_compression(tmp_path, suffix, format):
    (tmp_path / f"x.{suffix}").write_bytes(TEXT)
    assert only(tmp_path).format == format


PACKED = {
    "": TEXT,
    ".gz": gzip.compress(TEXT),
    ".bz2": bz2.compress(TEXT),
    ".xz": lzma.compress(TEXT),
    ".zst": zstandard.compress(TEXT),
}


@pytest.mark.parametrize("suffix", PACKED)
def test_every_compression_gives_the_same_bytes(tmp_path, suffix):
    (tmp_path / f"x.txt{suffix}").write_bytes(PACKED[suffix])
    assert content(only(tmp_path)) == TEXT


def test_a_file_of_several_zstandard_frames_is_read_to_its_end(tmp_path):
    write(tmp_path, x_DOT_txt_DOT_zst=zstandard.compress(TEXT) + zstandard.compress(TEXT * 2))
    assert content(only(tmp_path)) == TEXT * 3


@pytest.mark.parametrize("suffix", [suffix for suffix in PACKED if suffix])
@pytest.mark.parametrize("damage", [lambda data: data[: len(data) // 2], lambda data: b"no" + data])
def test_a_broken_compression_is_an_error_with_a_reason(tmp_path, suffix, damage):
    (tmp_path / f"x.txt{suffix}").write_bytes(damage(PACKED[suffix]))
    with pytest.raises(DumpError) as caught:
        content(only(tmp_path))
    assert caught.value.dump == f"x.txt{suffix}"
    assert caught.value.reason


def test_the_digest_is_that_of_the_stored_bytes(tmp_path):
    write(tmp_path, x_DOT_txt_DOT_gz=PACKED[".gz"])
    assert only(tmp_path).digest() == blake2b(PACKED[".gz"], digest_size=16).hexdigest()


def test_an_archive_counts_as_its_members(tmp_path):
    write(tmp_path, a__b_DOT_zip=zipped(x__1_DOT_txt=TEXT, picture_DOT_jpg=TEXT, _DOT_hidden_DOT_txt=TEXT))
    dump = only(tmp_path)
    assert dump.name == "a/b.zip!x/1.txt"
    assert content(dump) == TEXT
    assert dump.digest() == blake2b(TEXT, digest_size=16).hexdigest()


def test_a_member_may_itself_be_compressed(tmp_path):
    write(tmp_path, b_DOT_zip=zipped(x_DOT_txt_DOT_xz=PACKED[".xz"]))
    assert content(only(tmp_path)) == TEXT


@pytest.mark.parametrize(("suffix", "mode"), [(".tar", "w"), (".tgz", "w:gz"), (".tar.xz", "w:xz")])
def test_tar_members_are_dumps_too(tmp_path, suffix, mode):
    with tarfile.open(tmp_path / f"b{suffix}", mode) as tar:
        info = tarfile.TarInfo("202607/03/A1.txt")
        info.size = len(TEXT)
        tar.addfile(info, io.BytesIO(TEXT))
    dump = only(tmp_path)
    assert dump.name == f"b{suffix}!202607/03/A1.txt"
    assert content(dump) == TEXT


def test_member_names_that_are_gb18030_are_read_as_such(tmp_path):
    held = zipfile.ZipInfo()
    held.filename = "泉州.txt".encode("gb18030").decode("cp437")
    with zipfile.ZipFile(tmp_path / "b.zip", "w") as archive:
        archive.writestr(held, TEXT)
    data = (tmp_path / "b.zip").read_bytes()
    # The standard library marks every name beyond ASCII as UTF-8; old Windows tools do neither.
    (tmp_path / "b.zip").write_bytes(data.replace(held.filename.encode(), "泉州.txt".encode("gb18030")))
    broken = find_dumps(tmp_path)
    assert len(broken) == 1


def test_names_that_are_gb18030_in_a_tar_or_on_a_disk_had_lost_their_characters(tmp_path):
    name = "泉州晚报/2026年7月3日.txt"
    held = tarfile.TarInfo(name)
    held.size = len(TEXT)
    with tarfile.open(tmp_path / "b.tar", "w", encoding="gb18030", format=tarfile.GNU_FORMAT) as archive:
        archive.addfile(held, io.BytesIO(TEXT))
    (tmp_path / "c").mkdir()
    (tmp_path / "c" / os.fsdecode("7月3日.txt".encode("gb18030"))).write_bytes(TEXT)
    assert [dump.name for dump in find_dumps(tmp_path)] == [f"b.tar!{name}", "c/7月3日.txt"]
    assert [content(dump) for dump in find_dumps(tmp_path)] == [TEXT, TEXT]


def test_an_archive_that_cannot_be_opened_is_one_dump_whose_reading_says_why(tmp_path):
    write(tmp_path, b_DOT_zip=b"no archive at all", c_DOT_tar=b"neither")
    for dump in find_dumps(tmp_path):
        with pytest.raises(DumpError, match="archive"):
            content(dump)


def test_a_bomb_is_refused_after_a_bounded_part_of_it(tmp_path, monkeypatch):
    monkeypatch.setattr(compression, "BOMB_FLOOR", 1 << 20)
    write(
        tmp_path, x_DOT_txt_DOT_xz=lzma.compress(bytes(16 << 20)), y_DOT_txt_DOT_zst=zstandard.compress(bytes(16 << 20))
    )
    for dump in find_dumps(tmp_path):
        seen: list[int] = []
        with pytest.raises(DumpError, match="expands"):
            seen.extend(map(len, dump.chunks()))
        assert sum(seen) <= 4 << 20


@pytest.mark.parametrize("suffix", [suffix for suffix in PACKED if suffix])
def test_what_stands_behind_a_compressed_stream_is_not_passed_over(tmp_path, suffix):
    (tmp_path / f"x.txt{suffix}").write_bytes(PACKED[suffix] + TEXT)
    with pytest.raises(DumpError, match="cannot be read as the file its name promises"):
        content(only(tmp_path))
    (tmp_path / f"x.txt{suffix}").write_bytes(PACKED[suffix] + bytes(512) + PACKED[suffix] + bytes(8))
    assert content(only(tmp_path)) == TEXT * 2


def test_a_dump_that_is_gone_or_locked_away_is_not_called_damaged(tmp_path, monkeypatch):
    write(tmp_path, x_DOT_txt=TEXT)
    dump = only(tmp_path)
    dump.path.unlink()
    with pytest.raises(DumpError, match=r"x\.txt: gone since it was found"):
        content(dump)

    def refused(*_):
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(Path, "open", refused)
    with pytest.raises(DumpError, match=r"x\.txt: cannot be read \(Permission denied\); check its permissions"):
        content(dump)


def test_an_archive_within_an_archive_is_refused_not_passed_over(tmp_path):
    write(tmp_path, b_DOT_zip=zipped(x_DOT_txt=TEXT, inner_DOT_zip=zipped(y_DOT_txt=TEXT)))
    inner, outer = find_dumps(tmp_path)
    assert content(outer) == TEXT
    with pytest.raises(DumpError, match=r"b\.zip!inner\.zip: an archive inside an archive; unpack the outer one"):
        content(inner)


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such devices")
def test_a_device_is_refused_since_it_may_never_end():
    with pytest.raises(CorpusError, match="device"):
        find_dumps(Path("/dev/zero"))


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there")
def test_a_linked_directory_is_not_entered(tmp_path):
    write(tmp_path, a__x_DOT_txt=TEXT)
    (tmp_path / "a" / "again").symlink_to(tmp_path, target_is_directory=True)
    assert [dump.name for dump in find_dumps(tmp_path)] == ["a/x.txt"]


@pytest.mark.skipif(sys.platform != "linux", reason="other systems keep names in Unicode")
def test_a_name_that_is_no_unicode_can_still_be_printed(tmp_path):
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xc8\xaa\xd6\xdd.txt")).write_bytes(TEXT)
    dump = only(tmp_path)
    assert dump.name.encode().decode() == dump.name
    assert content(dump) == TEXT
