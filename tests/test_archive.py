"""Archives list their members and open them one by one."""

import io
import tarfile
import zipfile

import pytest

from corpus import archive


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
    assert [member.name for member in archive.members(tmp_path / "x.tar") or ()] == ["a/b.txt"]


def test_a_member_that_is_not_there_is_one_of_the_errors(tmp_path):
    with zipfile.ZipFile(tmp_path / "x.zip", "w") as opened:
        opened.writestr("a.txt", "茶")
    with pytest.raises(archive.ERRORS), archive.open_member(tmp_path / "x.zip", "b.txt"):
        pass


def test_what_is_no_archive_has_no_members(tmp_path):
    (tmp_path / "x.zip").write_bytes(b"PK no")
    assert archive.members(tmp_path / "x.zip") is None
