"""Archives list their members, all of them or none, and open them one by one."""

import gzip
import io
import pickle
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from corpus import archive
from corpus.archive import Archive

TEXT = "茶山上的老屋\n茶农清晨上山。\n".encode()


def names(path):
    return [member.name for member in Archive(path).members()]


def read(opened, name):
    with opened.open(name) as stream:
        return stream.read()


def tarred(**members):
    held = io.BytesIO()
    with tarfile.open(fileobj=held, mode="w") as tar:
        for name, data in members.items():
            info = tarfile.TarInfo(f"{name}.txt")
            info.size = len(data)
            tar.addfile(info, io.BytesIO(data))
    return held.getvalue()


def zipped(**members):
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as opened:
        for name, data in members.items():
            opened.writestr(f"{name}.txt", data)
    return held.getvalue()


def test_only_the_suffix_decides_what_an_archive_is():
    assert archive.is_archive("A.ZIP")
    assert archive.is_archive("x.tar.gz")
    assert not archive.is_archive("x.txt.gz")


def test_directories_and_links_are_no_members(tmp_path):
    with tarfile.open(tmp_path / "x.tar", "w") as tar:
        for kind, name in ((tarfile.DIRTYPE, "a"), (tarfile.SYMTYPE, "a/link.txt"), (tarfile.REGTYPE, "a/b.txt")):
            info = tarfile.TarInfo(name)
            info.type = kind
            tar.addfile(info, io.BytesIO())
    assert names(tmp_path / "x.tar") == ["a/b.txt"]


def test_a_member_that_is_not_there_is_one_of_the_errors(tmp_path):
    with zipfile.ZipFile(tmp_path / "x.zip", "w") as opened:
        opened.writestr("a.txt", "茶")
    with pytest.raises(archive.ERRORS), Archive(tmp_path / "x.zip").open("b.txt"):
        pass


@pytest.mark.parametrize("name", ["x.zip", "x.tar", "x.tgz"])
def test_what_is_no_archive_is_one_of_the_errors(tmp_path, name):
    (tmp_path / name).write_bytes(b"PK no")
    with pytest.raises(archive.ERRORS):
        names(tmp_path / name)


def test_a_tar_damaged_in_its_middle_is_not_taken_for_a_shorter_one(tmp_path):
    data = bytearray(tarred(a=TEXT, b=TEXT, c=TEXT))
    data[1024] ^= 1  # the name of b, and with it the checksum of its header
    (tmp_path / "x.tar").write_bytes(data)
    with pytest.raises(tarfile.TarError, match="damaged, or followed by other data, at byte 1024"):
        names(tmp_path / "x.tar")


@pytest.mark.parametrize("size", [1024, 1024 + 300, 1024 + 512, 1024 + 800])
def test_a_tar_that_breaks_off_is_not_taken_for_a_shorter_one(tmp_path, size):
    (tmp_path / "x.tar").write_bytes(tarred(a=TEXT, b=TEXT)[:size])
    with pytest.raises(tarfile.TarError):
        names(tmp_path / "x.tar")


def test_what_stands_behind_or_before_an_archive_is_not_passed_over(tmp_path):
    cases = {
        "a.tar": tarred(a=TEXT) + tarred(b=TEXT),
        "b.zip": zipped(a=TEXT) + TEXT,
        "c.zip": zipped(a=TEXT) + zipped(b=TEXT),
        "d.zip": TEXT + zipped(a=TEXT),
    }
    for name, data in cases.items():
        (tmp_path / name).write_bytes(data)
        with pytest.raises(archive.ERRORS, match="other data"):
            names(tmp_path / name)


def test_a_comment_belongs_to_its_zip(tmp_path):
    (tmp_path / "x.zip").write_bytes(zipped(a=TEXT))
    with zipfile.ZipFile(tmp_path / "x.zip", "a") as opened:
        opened.comment = "泉州晚报".encode()
    assert names(tmp_path / "x.zip") == ["a.txt"]


def test_of_members_of_one_name_the_last_counts_as_when_unpacked(tmp_path):
    with tarfile.open(tmp_path / "x.tar", "w") as tar:
        for data in (b"old", TEXT):
            info = tarfile.TarInfo("a.txt")
            info.size = len(data)
            tar.addfile(info, io.BytesIO(data))
    opened = Archive(tmp_path / "x.tar")
    assert [(member.name, member.size) for member in opened.members()] == [("a.txt", len(TEXT))]
    assert read(opened, "a.txt") == TEXT


def test_two_archives_may_be_read_side_by_side(tmp_path):
    (tmp_path / "a.zip").write_bytes(zipped(a=TEXT * 9999))
    (tmp_path / "b.tar").write_bytes(tarred(b=TEXT * 9999))
    one, two = Archive(tmp_path / "a.zip"), Archive(tmp_path / "b.tar")
    with one.open("a.txt") as first, two.open("b.txt") as second:
        pieces = [(first.read(1000), second.read(1000)) for _ in range(9)]
    assert all(a == b for a, b in pieces)
    assert read(one, "a.txt") == read(two, "b.txt") == TEXT * 9999


def test_an_archive_goes_to_another_process_unopened(tmp_path):
    (tmp_path / "a.zip").write_bytes(zipped(a=TEXT))
    opened = Archive(tmp_path / "a.zip")
    opened.members()
    assert read(pickle.loads(pickle.dumps(opened)), "a.txt") == TEXT


@pytest.mark.skipif(sys.platform != "linux", reason="/proc tells which files are open")
def test_archives_looked_into_one_after_the_other_are_not_all_kept_open(tmp_path):
    before = len(list(Path("/proc/self/fd").iterdir()))
    opened = []
    for number in range(50):
        (tmp_path / f"{number}.zip").write_bytes(zipped(a=TEXT))
        opened.append(Archive(tmp_path / f"{number}.zip"))
        opened[-1].members()
    assert len(list(Path("/proc/self/fd").iterdir())) <= before + 1


@pytest.mark.skipif(sys.platform == "win32", reason="a file in use stays where it is")
@pytest.mark.parametrize("suffix", ["zip", "tar", "tar.gz"])
def test_opening_a_member_does_not_read_the_whole_table_again(tmp_path, suffix):
    path = tmp_path / f"x.{suffix}"
    data = (zipped if suffix == "zip" else tarred)(a=TEXT, b=TEXT)
    path.write_bytes(gzip.compress(data) if suffix == "tar.gz" else data)
    opened = Archive(path)
    members = opened.members()
    path.unlink()
    assert [read(opened, member.name) for member in members] == [TEXT, TEXT]
