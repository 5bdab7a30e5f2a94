"""A page that a browser saved as one file reads as the same page saved as HTML."""

from contextlib import suppress
from email.encoders import encode_base64, encode_quopri
from email.mime.image import MIMEImage
from email.mime.multipart import MIMEMultipart
from email.mime.nonmultipart import MIMENonMultipart
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import Gazetteer, Reader, find_dumps
from corpus.errors import DumpError
from corpus.records import Article

PAGES = Path(__file__).parent / "pages"
SAVED = sorted(path for half in ("fresh", "tuned") for path in (PAGES / half).rglob("*.htm*") if path.is_file())[::4]
READER = Reader(Gazetteer.load())
TEXT = "秋茶采摘时节，安溪县西坪镇的茶园里一片繁忙，茶农说今年的茶青品质比往年好，每斤可以卖到八元钱。"
PAGE = (
    f"<html><head><title>秋茶上市茶农忙_海岸网</title></head><body><h1>秋茶上市茶农忙</h1><p>{TEXT}</p></body></html>"
)
FRAME = "<html><body><p>本店大减价，欢迎各位老顾客前来选购，数量有限，先到先得。</p></body></html>"


def part(html: bytes, charset: str, encode, address: str = "", name: str = "") -> MIMENonMultipart:
    found = MIMENonMultipart("text", "html", charset=charset)
    found.set_payload(html)
    encode(found)
    if address:
        found["Content-Location"] = address
    if name:
        found["Content-ID"] = name
    return found


def saved(*parts, start: str = "") -> bytes:
    whole = MIMEMultipart("related", type="text/html", **({"start": start} if start else {}))
    for one in parts:
        whole.attach(one)
    whole.attach(MIMEImage(b"\x89PNG\r\n\x1a\n" + bytes(500), "png"))
    return whole.as_bytes()


def read(folder: Path, name: str, data: bytes) -> list[Article]:
    (folder / name).write_bytes(data)
    (dump,) = find_dumps(folder / name)
    return list(READER.read(dump))


def told(articles: list[Article]) -> list[tuple[object, ...]]:
    return [
        (
            one.title,
            one.subtitle,
            one.date,
            one.districts,
            one.bylines,
            one.page,
            [(p.kind, p.text) for p in one.paragraphs],
        )
        for one in articles
    ]


@pytest.mark.parametrize("path", SAVED, ids=lambda path: path.name)
@pytest.mark.parametrize("encode", [encode_quopri, encode_base64])
def test_a_page_in_one_file_is_the_page(tmp_path, path, encode):
    data = path.read_bytes()
    assert told(read(tmp_path, "page.mht", saved(part(data, "utf-8", encode)))) == told(
        read(tmp_path, "page.html", data)
    )


@pytest.mark.parametrize("charset", ["utf-8", "gb18030", "utf-8-sig", "utf-16"])
def test_its_encoding_is_its_own(tmp_path, charset):
    page = part(PAGE.encode(charset), charset, encode_base64, "http://x.cn/a.htm")
    [article] = read(tmp_path, "page.mhtml", saved(page))
    assert (article.title, article.paragraphs[-1].text) == ("秋茶上市茶农忙", TEXT)


def test_frames_and_pictures_are_no_part_of_it(tmp_path):
    frame, page = (
        part(text.encode(), "utf-8", encode_quopri, name=name) for text, name in ((FRAME, "<f>"), (PAGE, "<p>"))
    )
    for data in (saved(page, frame), saved(frame, page, start="<p>")):
        [article] = read(tmp_path, "page.mht", data)
        assert [paragraph.text for paragraph in article.paragraphs] == ["秋茶上市茶农忙", TEXT]


def test_its_address_tells_the_day(tmp_path):
    address = "http://paper.example.cn/html/2026-07/03/content_1.htm"
    [article] = read(tmp_path, "page.mht", saved(part(PAGE.encode(), "utf-8", encode_quopri, address)))
    assert str(article.date) == "2026-07-03"


def test_a_file_without_a_page_is_refused(tmp_path):
    for data in (
        saved(),
        b"no page at all\n" * 3,
        b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x",
    ):
        with pytest.raises(DumpError, match=r"save it as \.html"):
            read(tmp_path, "page.mht", data)


@given(data=st.binary(max_size=300), cut=st.integers(0, 2000))
def test_any_bytes_give_articles_or_a_reason(tmp_path_factory, data, cut):
    whole = saved(part(PAGE.encode(), "utf-8", encode_base64))
    for broken in (data, whole[:cut] + data, whole[:cut] + data + whole[cut:]):
        articles: list[Article] = []
        with suppress(DumpError):
            articles = read(tmp_path_factory.mktemp("mht"), "page.mht", broken)
        assert all(paragraph.text.strip() for article in articles for paragraph in article.paragraphs)
