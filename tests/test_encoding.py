"""Bytes become text strictly and by evidence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.encoding import UnknownEncodingError, decode, decode_stream, detect

SIMPLIFIED = (
    "本报讯 近日，泉港区的安全宣传活动在文化公园举行。活动现场，展板整齐排列，线上答题、隐患排查等板块人头攒动。"
    "市民说，这样的学习方式记得特别牢，大家都有收获。"
)
TRADITIONAL = (
    "本報訊 近日，泉港區的安全宣傳活動在文化公園舉行。活動現場，展板整齊排列，市民說，這樣的學習方式記得特別牢，"
    "大家都有收穫。"
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030", "gbk"])
def test_every_encoding_of_a_simplified_page_is_recognised(encoding):
    assert decode(SIMPLIFIED.encode(encoding)) == SIMPLIFIED


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "big5", "gb18030"])
def test_every_encoding_of_a_traditional_page_is_recognised(encoding):
    text = TRADITIONAL.replace("穫", "獲")
    assert decode(text.encode(encoding)) == text


def test_what_spoke_for_an_encoding_can_be_told():
    assert "common" in detect(SIMPLIFIED.encode("gb18030"), whole=True).evidence


def test_utf8_with_a_damaged_byte_is_refused_with_its_offset_and_not_read_as_something_else():
    data = bytearray(SIMPLIFIED.encode())
    data[31] = 0xFF
    with pytest.raises(UnknownEncodingError, match="damaged") as caught:
        decode(bytes(data))
    assert 28 <= caught.value.offset <= 31


def test_binary_is_refused():
    with pytest.raises(UnknownEncodingError):
        decode(bytes(range(256)) * 4)
    with pytest.raises(UnknownEncodingError, match="byte 3"):
        decode(b"abc\0def")


def test_a_forced_encoding_is_used_even_against_the_evidence():
    assert decode("中國".encode("big5"), "big5") == "中國"
    with pytest.raises(UnknownEncodingError, match="not ascii"):
        decode("中国".encode(), "ascii")


def test_a_mark_is_no_part_of_the_text():
    assert decode(b"\xef\xbb\xbfabc") == decode(b"\xff\xfea\0b\0c\0") == "abc"
    assert decode(b"\xef\xbb\xbfabc", "utf-8") == "abc"


@given(st.integers(1, 7), st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "gb18030"]))
def test_a_stream_gives_the_same_text_however_it_is_cut(size, encoding):
    data = SIMPLIFIED.encode(encoding)
    chunks = [data[at : at + size] for at in range(0, len(data), size)]
    assert "".join(decode_stream(chunks)) == SIMPLIFIED


def test_a_stream_that_breaks_late_tells_the_offset_in_the_whole():
    data = SIMPLIFIED.encode() * 1000
    with pytest.raises(UnknownEncodingError) as caught:
        list(decode_stream([data, data, b"\xff", data]))
    assert caught.value.offset == 2 * len(data)


@given(st.binary(max_size=400))
def test_any_bytes_give_text_or_a_refusal(data):
    try:
        text = decode(data)
    except UnknownEncodingError as error:
        text = "" if 0 <= error.offset <= len(data) else "\0"
    assert "\0" not in text


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cn"])).filter(lambda text: text[:1] != "\ufeff"))
def test_utf8_is_always_read_as_utf8(text):
    assert decode(text.encode()) == text


@pytest.mark.parametrize("padding", [b"\x1a", b"\0" * 10, b"\x1a" + b"\0" * 100])
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_what_systems_of_old_put_behind_a_text_is_no_part_of_it(padding, encoding):
    assert (
        decode("德化县上涌镇的秋茶熟了，茶农都在采茶。\n".encode(encoding) + padding)
        == "德化县上涌镇的秋茶熟了，茶农都在采茶。\n"
    )


def test_half_of_a_character_is_no_padding():
    text = f"{SIMPLIFIED}\n"
    for encoding in ("utf-16-le", "utf-16-be", "utf-16"):
        assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize(
    ("head", "kind", "advice"),
    [
        (b"%PDF-1.7\n", "a PDF", "save it as plain text"),
        (b"{\\rtf1\\ansi", "an RTF document", "save it as plain text"),
        (b"PK\x03\x04\x14\0", "an office document", "save it as plain text"),
        (b"Rar!\x1a\x07", "an archive", "unpack it first"),
        (b"\x1f\x8b\x08", "a .gz", "give it a name that ends in .gz"),
    ],
)
def test_a_document_is_refused_by_what_it_is_and_told_what_to_do(head, kind, advice):
    for read in (decode, lambda data: list(decode_stream([data]))):
        with pytest.raises(UnknownEncodingError, match=kind) as caught:
            read(head + b"x" * 40)
        assert caught.value.advice == advice
